"""Sources without a verb: the speakers of a transcript ("HOLM: We left."), a label or dash beside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.extract.quotes import Quote
from headwater.extract.rules_made import RULES
from headwater.extract.spans import AttributionSpan

_TURN = re.compile(
    r"(?m)^[ \t]*(?P<who>[A-Z][A-Z.'’-]{2,24}(?: [A-Z.'’-]{1,24}){0,3})(?P<cue>:) (?P<said>\S[^\n]{3,6000})"
)
_LABEL = re.compile(
    r"(?m)^[ \t]*(?!(?:He|She|They|It|We|I|And|But|So|This|That) )(?P<who>(?:The|An?) [a-z][\w’'-]{2,24}|"
    r"[A-Z][\w.’'-]{1,24}(?: [A-Z][\w.’'-]{1,24}){0,3})(?P<cue>:) ?$"
)
_DASH = re.compile(
    r" ?(?P<cue>[―—–]|--) ?(?P<who>[A-Z][\w.’'-]{1,24}(?: [A-Z][\w.’'-]{1,24}){1,3})(?=,|[ \t]*(?:\n|$))"
)
_NO_SPEAKER = frozenset(
    {"NOTE", "UPDATE", "WATCH", "READ", "PHOTO", "PHOTOS", "RELATED", "CORRECTION", "MORE", "BREAKING"}
)
_LEAST_TURNS = 3
"""So many labelled lines make a transcript; a single capital word with a colon is a heading."""
_SCORE = 0.85


def find_labelled(text: str, quotes: Sequence[Quote]) -> Iterator[AttributionSpan]:
    """The turns of a transcript, quotations behind a label that opens the line, quotations that a dash credits."""
    turns = [m for m in _TURN.finditer(text) if m["who"].split()[0] not in _NO_SPEAKER]
    if len(turns) >= _LEAST_TURNS:
        yield from (_made(m, m.span("said"), "transcript") for m in turns)
    for quote in quotes:
        line = text.rfind("\n", 0, quote.start) + 1
        label = _LABEL.fullmatch(text[line : quote.start].rstrip(" "))
        if label is not None:
            yield _made(label, (quote.start, quote.end), "label", line)
        dash = _DASH.match(text, quote.end, min(len(text), quote.end + 90)) if quote.closed else None
        if dash is not None:
            yield _made(dash, (quote.start, quote.end), "dash")


def _made(m: re.Match[str], content: tuple[int, int], rule: str, offset: int = 0) -> AttributionSpan:
    source = (m.start("who") + offset, m.end("who") + offset)
    cue = (m.start("cue") + offset, m.end("cue") + offset)
    return AttributionSpan(source=(source,), cue=(cue,), content=(content,), score=_SCORE, by=f"{RULES}/{rule}")
