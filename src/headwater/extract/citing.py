"""Whom a report cites between its cue and what it says: "reported, citing two officials, that …"."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.extract.spans import AttributionSpan

_CITED_FIRST = re.compile(r"(?P<cue>(?:citing|quoting) )?(?P<who>[^,;\n]{3,160}),? (?=that\b)")
_CITING_BEFORE = re.compile(r"\b(?:citing|quoting) $")
_BETWEEN = re.compile(r"[,(\s]{1,3}(?P<cue>citing|quoting|based on (?:information|accounts|interviews) (?:from|with)) "
                      r"(?P<who>[^,;()\n]{3,160}?)[,)\s]{0,3}$")  # fmt: skip
_CITED_LAST = re.compile(r", (?P<cue>citing|quoting) (?P<who>[^,;()\n\"“”]{3,120}?)(?=[.;]?(?:\n|$|[.;] ))")
_CITED_BY = re.compile(
    r",? (?:as )?(?P<cue>(?:cited|quoted|carried) by) (?P<who>(?:the )?[A-Z][^,;()\n\"“”.]{1,60}?)"
    r"(?=[,.;]?(?:\n|$|[.,;] | as saying))"
)
_LONGEST = 220


def cited_by(text: str, a: AttributionSpan) -> tuple[int, int, str] | None:
    """Who cites the source right behind its cue: "state television reported, cited by Nordpress"."""
    end = max((e for _, e in (*a.source, *a.cue)), default=0)
    match = _CITED_BY.match(text, end, min(len(text), end + _LONGEST))
    return (match.start("who"), match.end("who"), match["cue"]) if match else None


def without_cited(text: str, a: AttributionSpan) -> AttributionSpan:
    """The attribution with a content that begins behind "citing two officials, that", not with who is cited."""
    kept = [_behind(text, s, e - len(_tail(text, s, e))) for s, e in a.content]
    spans = tuple(k for k in kept if k is not None)
    return replace(a, content=spans) if spans and spans != a.content else a


def _behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of the span behind whom it cites; None where it is nothing but that."""
    after_cue = _CITING_BEFORE.search(text, max(0, start - 12), start) is not None
    match = _CITED_FIRST.match(text, start, end)
    if match and (after_cue or match["cue"]):
        return match.end(), end
    return None if after_cue else (start, end)


def _tail(text: str, start: int, end: int) -> str:
    match = _CITED_LAST.search(text, start, min(len(text), end + 1))
    ends = match is not None and match.end() >= end - 1 and match.start() - start > 20
    return text[match.start() : end] if match is not None and ends else ""


def cited_last(text: str, a: AttributionSpan) -> tuple[int, int, str] | None:
    """The same for "…, citing a federal source" that closes the sentence behind what is said."""
    end = max(e for _, e in a.content)
    match = _CITED_LAST.match(text, end, min(len(text), end + _LONGEST))
    return (match.start("who"), match.end("who"), match["cue"]) if match else None


def cited_between(text: str, a: AttributionSpan) -> tuple[int, int, str] | None:
    """Start and end of whom the words between cue (or source) and content cite, with the citing word."""
    before = [e for _, e in (*a.cue, *a.source) if e <= a.content[0][0]]
    start = max((e for e in before if not _CITING_BEFORE.search(text, max(0, e - 12), e + 1)), default=None)
    cites = [e - 7 for e in before if text[max(0, e - 7) : e] in ("citing", " citing", "quoting")]
    low = min([start if start is not None else a.content[0][0], *cites])
    if not low < a.content[0][0] <= low + _LONGEST:
        return None
    match = _BETWEEN.search(text, max(0, low - 1), a.content[0][0])
    return (match.start("who"), match.end("who"), match["cue"]) if match else None
