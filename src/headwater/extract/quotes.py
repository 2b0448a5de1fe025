"""Passages between double quotation marks, over paragraphs where a quotation goes on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“„«]|[”»]|\"|''|``")
_OPENING = "“„«``"
_CLOSING = "”»"
_LONGEST = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation in one paragraph. `start`/`end` take in the marks; `inner` leaves them out.

    `closed` is False where no closing mark stands before the paragraph's end; `continues` is True where the
    quotation before it was left open and this one goes on with it.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool = True
    continues: bool = False


def find_quotes(text: str) -> list[Quote]:
    """Every quotation of the text, in order. Single marks are left alone: apostrophes look the same."""
    found: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        continues = bool(found) and not found[-1].closed
        for quote in _in_paragraph(paragraph[0], paragraph.start()):
            found.append(
                _continued(quote) if continues and not text[paragraph.start() : quote.start].strip() else quote
            )
            continues = False
    return found


def _continued(quote: Quote) -> Quote:
    return Quote(start=quote.start, end=quote.end, inner=quote.inner, closed=quote.closed, continues=True)


def _in_paragraph(paragraph: str, offset: int) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(paragraph):
        if opened is None:
            if mark[0] not in _CLOSING and not _is_inch(paragraph, mark):
                opened = mark
        elif mark[0] not in "“„«``" and mark.start() - opened.end() <= _LONGEST:
            found.append(_quote(offset, opened, mark.start(), mark.end(), closed=True))
            opened = None
    if opened is not None and opened.end() < len(paragraph.rstrip()):
        end = len(paragraph.rstrip())
        found.append(_quote(offset, opened, end, end, closed=False))
    return found


def _is_inch(paragraph: str, mark: re.Match[str]) -> bool:
    """True for the mark of 12" and its like, which opens nothing."""
    before, after = paragraph[max(0, mark.start() - 1) : mark.start()], paragraph[mark.end() : mark.end() + 1]
    return mark[0] in ('"', "''") and before.isdigit() and not after.isalpha()


def _quote(offset: int, opened: re.Match[str], inner_end: int, end: int, *, closed: bool) -> Quote:
    return Quote(
        start=offset + opened.start(),
        end=offset + end,
        inner=(offset + opened.end(), offset + inner_end),
        closed=closed,
    )


def covering(quotes: Sequence[Quote], at: int) -> Quote | None:
    """The quotation that holds the offset, if one does; `quotes` are in order."""
    index = bisect_right([q.start for q in quotes], at) - 1
    return quotes[index] if index >= 0 and at < quotes[index].end else None


def quoted_share(text: str, quotes: Sequence[Quote], start: int, end: int) -> float:
    """How much of the passage stands between quotation marks: its share of letters and digits, 0 to 1."""
    letters = [i for i in range(start, end) if text[i].isalnum()]
    if not letters:
        return 0.0
    inside = sum(any(q.start <= i < q.end for q in quotes if q.start < end and q.end > start) for i in letters)
    return inside / len(letters)
