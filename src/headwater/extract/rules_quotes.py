"""Quotations without a cue of their own: they go on with the one before, or take the speaker beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.lexicon import verbs
from headwater.extract.quotes import Quote, quoted_share
from headwater.extract.rules import Reading, trimmed_quote
from headwater.extract.rules_made import RULES
from headwater.extract.rules_syntax import noun_phrase, subject_of
from headwater.extract.spans import AttributionSpan, Spans

_MIN_WORDS = 4
_NEAR = 420
"""Characters: a quotation further from the one before takes nobody's name."""


def finish_quotations(reading: Reading, found: Sequence[AttributionSpan]) -> list[AttributionSpan]:
    """The attributions with each orphan quotation added to the one it goes on with, or made its own."""
    out = list(found)
    for index, quote in enumerate(reading.quotes):
        if _is_taken(quote, out):
            continue
        if not _stands_alone(reading, quote):
            continue
        host = _host(reading, index, out)
        if host is None:
            made = (
                _from_colon(reading, quote)
                or _from_neighbour(reading, quote)
                or _from_after(reading, index, out)
                or _from_before(reading, quote, out)
            )
            out.extend([made] if made is not None else [])
        else:
            a = out[host]
            out[host] = replace(a, content=tuple(sorted({*a.content, trimmed_quote(reading.text, quote)})))
    return out


def _is_taken(quote: Quote, found: Sequence[AttributionSpan]) -> bool:
    """True where more than half of the quotation is some attribution's content."""
    length = quote.end - quote.start
    for a in found:
        if any(quote.start < s and e < quote.end for s, e in a.cue):
            continue
        if sum(max(0, min(e, quote.end) - max(s, quote.start)) for s, e in a.content) * 2 > length:
            return True
    return False


def _stands_alone(reading: Reading, quote: Quote) -> bool:
    """True for a quotation that is a sentence or more, not a few quoted words of the reporter's sentence."""
    words = reading.text[quote.inner[0] : quote.inner[1]].split()
    if len(words) < _MIN_WORDS and not (len(words) > 1 and words[-1].endswith((".", "!", "?"))):
        return False
    sentence = reading.doc.char_span(quote.start, quote.end, alignment_mode="expand")
    if sentence is None:
        return False
    start, end = sentence[0].sent.start_char, sentence[-1].sent.end_char
    return quoted_share(reading.text, reading.quotes, start, end) > 0.75


def _host(reading: Reading, index: int, found: Sequence[AttributionSpan]) -> int | None:
    """The attribution that the quotation goes on with.

    The quotation before it in the paragraph, or left open, or alone in the paragraph before with nothing but
    quotations between; else the cue clause that ends in a colon just before.
    """
    quote = reading.quotes[index]
    colon = _before_colon(reading, quote, found)
    if colon is not None:
        return colon
    if not index:
        return None
    before = reading.quotes[index - 1]
    gap = reading.text[before.end : quote.start]
    if quote.continues or ("\n" not in gap and len(gap) < 220) or (len(gap) < 160 and _only_cue(gap)):
        return _holder(before, found)
    return None


def _from_colon(reading: Reading, quote: Quote) -> AttributionSpan | None:
    """ "She added:" with no clause of its own: the verb before the colon is the cue, its subject the source."""
    end = len(reading.text[: quote.start].rstrip())
    if end == 0 or reading.text[end - 1] != ":":
        return None
    colon = reading.doc.char_span(end - 1, end, alignment_mode="expand")
    if colon is None:
        return None
    for token in reversed(reading.doc[max(0, colon.start - 25) : colon.start]):
        cue = verbs().get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        source = subject_of(token) if cue is not None and "q" in cue.takes else None
        if source is not None and token.sent.end >= colon.start:
            return _quotation(
                reading, quote, noun_phrase(source, leave_out=token), ((token.idx, token.idx + len(token)),)
            )
    return None


def _from_neighbour(reading: Reading, quote: Quote) -> AttributionSpan | None:
    """A name and a cue right behind or before the quotation in a sentence that the parse did not join to it."""
    tail = reading.doc.char_span(quote.end, min(len(reading.text), quote.end + 80), alignment_mode="expand")
    for token in tail or ():
        if "\n" in token.text or token.text == ".":
            return None
        cue = verbs().get(token.lemma_.lower()) if token.pos_ == "VERB" and token.idx >= quote.end else None
        source = subject_of(token) if cue is not None and "q" in cue.takes else None
        if source is not None:
            return _quotation(
                reading, quote, noun_phrase(source, leave_out=token), ((token.idx, token.idx + len(token)),)
            )
    return None


def _from_after(reading: Reading, index: int, found: Sequence[AttributionSpan]) -> AttributionSpan | None:
    """The speaker of the quotation that opens the next paragraph, where nothing but quotations stands between."""
    quote = reading.quotes[index]
    end = quote.end
    for later in reading.quotes[index + 1 : index + 4]:
        gap = reading.text[end : later.start]
        if gap.strip() or "\n" not in gap:
            return None
        holder = _holder(later, found)
        if holder is not None and found[holder].source and found[holder].cue:
            made = _quotation(reading, quote, found[holder].source, ())
            return replace(made, score=0.6, by=f"{RULES}/speaker-after")
        end = later.end
    return None


def _from_before(reading: Reading, quote: Quote, found: Sequence[AttributionSpan]) -> AttributionSpan | None:
    """The speaker of the quotation before, in this paragraph or the one above, where nobody else speaks between."""
    spoken = [
        (max(e for _, e in a.content), i)
        for i, a in enumerate(found)
        if a.source
        and a.content[0][0] < quote.start
        and quote.start - max(e for _, e in (*a.content, *a.cue)) < _NEAR
        and any(q.start < e and q.end > s for s, e in a.content for q in reading.quotes)
        and not any(reading.quote_at(s) is not None for s, _ in a.cue)
    ]
    if not spoken:
        return None
    last = found[max(spoken)[1]]
    made = _quotation(reading, quote, last.source, ())
    return replace(made, score=0.5, by=f"{RULES}/speaker-before")


def _quotation(reading: Reading, quote: Quote, source: Spans, cue: Spans) -> AttributionSpan:
    content = (trimmed_quote(reading.text, quote),)
    return AttributionSpan(source=source, cue=cue, content=content, score=0.7, by=f"{RULES}/quotation-beside")


def _only_cue(gap: str) -> bool:
    """True where between two quotations stands at most one short cue clause: ", she said." and a new paragraph."""
    return (
        gap.count(".") <= 1
        and len(gap.split()) <= 14
        and gap.rstrip().endswith((".", ""))
        and len(gap.strip().split("\n")) <= 1
    )


def _before_colon(reading: Reading, quote: Quote, found: Sequence[AttributionSpan]) -> int | None:
    before = reading.text[max(0, quote.start - 200) : quote.start].rstrip()
    if not before.endswith(":"):
        return None
    end = quote.start
    near = [(a.cue[-1][1], i) for i, a in enumerate(found) if a.cue and end - 160 < a.cue[-1][1] <= end and a.source]
    return max(near)[1] if near else None


def _holder(quote: Quote, found: Sequence[AttributionSpan]) -> int | None:
    for i, a in enumerate(found):
        inside = any(quote.start < s and e < quote.end for s, e in a.cue)
        if not inside and any(s < quote.end and e > quote.start for s, e in a.content):
            return i
    return None
