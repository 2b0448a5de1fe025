"""Figures of zero: "no one was killed", "no casualties"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from headwater.extract.figures_counted import TOLLS, what_is_counted
from headwater.model import Figure

_NONE = re.compile(
    r"\b(?:no\s{1,3}(?P<one>one|body|people|person)\b(?!\s{1,3}else\b)|(?P<nobody>nobody)\b(?!\s{1,3}else\b)"
    r"|(?:no|without(?:\s{1,3}any)?)\s{1,3}(?:confirmed\s{1,3})?"
    r"(?P<noun>casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|arrests?|loss\s{1,3}of\s{1,3}life)\b"
    r"|no\s{1,3}(?P<lives>lives)\b(?=\s{1,3}(?:was|were)\s{1,3}lost\b))"
)
_NOUN_TOLLS = {"death": "killed", "fatal": "killed", "injur": "wounded", "arres": "detained", "loss ": "killed"}
_UNREAL = re.compile(
    r"\b(?:if|unless|until|ensure|ensures|hope|hopes|hoped|so that|would|should|must|may|might|could|can)\b[^.;]{0,60}$"
)


def find_none(doc: Doc, text: str, lower: str) -> Iterator[Figure]:
    """Yield the figures of zero that the text states of people killed, wounded, missing, detained and so on.

    `lower` is the text in lower case with the same offsets. "No reports of casualties", wishes and conditions
    state no number and are left out; so is nothing said of some only ("no soldiers", "none of the crew", "no further
    deaths"), which would contradict a count of all. "No casualties" is two figures: nobody killed, nobody wounded.
    """
    for match in _NONE.finditer(lower):
        if _UNREAL.search(lower[max(0, match.start() - 90) : match.start()]):
            continue
        for of in _what(match, doc, lower):
            yield Figure(
                text=text[match.start() : match.end()],
                start=match.start(),
                end=match.end(),
                low=0.0,
                best=0.0,
                high=0.0,
                of=of,
                kind="count",
            )


def _what(match: re.Match[str], doc: Doc, lower: str) -> tuple[str, ...]:
    if match["noun"]:
        toll = _NOUN_TOLLS.get(match["noun"][:5].replace("\n", " "))
        return (toll,) if toll else ("killed", "wounded")
    if match["lives"]:
        return ("killed",)
    of, _ = what_is_counted(doc, *match.span(match.lastgroup or ""), lower)
    return (of,) if of in TOLLS else ()
