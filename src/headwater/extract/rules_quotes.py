"""Quotations without a cue of their own: they go on with the one before, or take the speaker beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.quotes import Quote, quoted_share
from headwater.extract.rules import RULES, Reading, trimmed_quote
from headwater.extract.spans import AttributionSpan

_MIN_WORDS = 4


def finish_quotations(reading: Reading, found: Sequence[AttributionSpan]) -> list[AttributionSpan]:
    """The attributions with each orphan quotation added to the one it goes on with, or made its own."""
    out = list(found)
    for index, quote in enumerate(reading.quotes):
        if _is_taken(quote, out):
            continue
        if not _stands_alone(reading, quote):
            continue
        host = _host(reading, index, out)
        if host is not None:
            a = out[host]
            out[host] = replace(a, content=tuple(sorted({*a.content, trimmed_quote(reading.text, quote)})))
    return out


def _is_taken(quote: Quote, found: Sequence[AttributionSpan]) -> bool:
    """True where more than half of the quotation is some attribution's content."""
    length = quote.end - quote.start
    for a in found:
        if sum(max(0, min(e, quote.end) - max(s, quote.start)) for s, e in a.content) * 2 > length:
            return True
    return False


def _stands_alone(reading: Reading, quote: Quote) -> bool:
    """True for a quotation that is a sentence or more, not a few quoted words of the reporter's sentence."""
    words = reading.text[quote.inner[0] : quote.inner[1]].split()
    if len(words) < _MIN_WORDS:
        return False
    sentence = reading.doc.char_span(quote.start, quote.end, alignment_mode="expand")
    if sentence is None:
        return False
    start, end = sentence[0].sent.start_char, sentence[-1].sent.end_char
    return quoted_share(reading.text, reading.quotes, start, end) > 0.75


def _host(reading: Reading, index: int, found: Sequence[AttributionSpan]) -> int | None:
    """The attribution that the quotation goes on with: the quotation before it in the paragraph or left open."""
    quote = reading.quotes[index]
    if index:
        before = reading.quotes[index - 1]
        gap = reading.text[before.end : quote.start]
        if quote.continues or ("\n" not in gap and len(gap) < 220):
            return _holder(before, found)
    return None


def _holder(quote: Quote, found: Sequence[AttributionSpan]) -> int | None:
    for i, a in enumerate(found):
        if any(s < quote.end and e > quote.start for s, e in a.content):
            return i
    return None


__all__ = ["RULES", "finish_quotations"]
