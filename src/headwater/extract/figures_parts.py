"""How a figure hangs on one before it: parts of a whole, and what is counted when the words leave it out."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.extract.figures_counted import TOLLS
from headwater.model import Figure

_REACH = 160
_PART = re.compile(
    r"\b(?:including|among them|among whom|of whom|of which|of them)"
    r"\s{1,3}(?:at least\s{1,3}|some\s{1,3}|about\s{1,3})?$"
)
_PART_AFTER = re.compile(r"\s{1,3}of\s{1,3}(?:them|whom|which|these|those)\b")
_SENTENCE_END = re.compile(r"[.!?]\s")
_SAME_AGAIN = re.compile(r"\b(?:and|but|,)\s{1,3}(?:another\s{1,3}|at least\s{1,3})?$")
_PLACE_AFTER = re.compile(r"\s{1,3}(?:in|at|on|near|from)\s")


def related(figure: Figure, before: list[Figure], lower: str) -> Figure:
    """Return `figure` with the whole it is a part of and with what it counts, where earlier figures tell.

    "Including three children" and "three of them" are parts; "of the eight victims, three were stabbed" counts
    victims; "killed 247 people in Norland and 10 in Sudland" counts the killed twice. `before` are the figures
    that precede in the text, `lower` the text in lower case.
    """
    if figure.kind not in ("count", "ratio"):
        return figure
    lead = _PART.search(lower[max(0, figure.start - 32) : figure.start])
    after = _PART_AFTER.match(lower, figure.end)
    if lead or after:
        return _as_part(figure, before, lower, sentences=1 if after and not lead else 0)
    if figure.of in ("", "other") and figure.kind == "count":
        return replace(figure, of=_left_out(figure, before, lower) or ("people" if figure.of else ""))
    return figure


def _as_part(figure: Figure, before: list[Figure], lower: str, *, sentences: int) -> Figure:
    for whole in reversed(before):
        if whole.kind == "count" and whole.part_of is None:
            between = lower[whole.end : figure.start]
            if len(between) > _REACH or len(_SENTENCE_END.findall(between)) > sentences:
                return figure
            of = whole.of if figure.of not in TOLLS and (whole.of in TOLLS or not figure.of) else figure.of
            return replace(figure, part_of=(whole.start, whole.end), of=of)
    return figure


def _left_out(figure: Figure, before: list[Figure], lower: str) -> str:
    """What the words leave out: the noun of the figure before it in the sentence."""
    for known in reversed(before):
        between = lower[known.end : figure.start]
        if len(between) > _REACH or _SENTENCE_END.search(between) or known.kind not in ("count", "age"):
            return ""
        if known.kind == "age" or not known.of:
            continue
        again = _SAME_AGAIN.search(between) and _PLACE_AFTER.match(lower, figure.end)
        if known.of not in TOLLS or again:
            return known.of if again or re.match(r"of the\s", lower[max(0, known.start - 7) :]) else ""
        return ""
    return ""
