"""Sentences of a parsed article, and which of them can hold statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from headwater.extract.boilerplate import Line, label_length, shouted_tail
from headwater.extract.parse import text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence that may assert something; `end` leaves out a page notice glued to it."""

    span: Span
    start: int
    end: int
    headline: bool = False


def find_sentences(doc: Doc, lines: Sequence[Line]) -> Iterator[Sentence]:
    """The sentences that can hold statements: running text, and headlines that are whole sentences."""
    at, text = 0, text_of(doc)
    for span in doc.sents:
        start, end = _stripped(text, span.start_char, span.end_char)
        while at < len(lines) and lines[at].end <= start:
            at += 1
        if end <= start or at >= len(lines):
            continue
        start += label_length(text[start:end])
        tail = shouted_tail(text[start:end])
        end = start + tail if tail is not None else end
        kind = lines[at].kind
        if kind == "text" and asserts(span):
            yield Sentence(span=span, start=start, end=end)
        elif kind == "heading" and is_full_sentence(span):
            yield Sentence(span=span, start=start, end=end, headline=True)


def asserts(span: Span) -> bool:
    """True where the sentence has a verb and is no question or order to the reader."""
    if not any(t.pos_ in ("VERB", "AUX") for t in span):
        return False
    last = [t for t in span if not t.is_space]
    if last and last[-1].text == "?" and not any(t.text == '"' for t in span):
        return False
    return sum(t.is_alpha for t in span) >= 3


def is_full_sentence(span: Span) -> bool:
    """True for a headline with a subject and a finite verb, six words or more."""
    if sum(t.is_alpha for t in span) < 6:
        return False
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.head.tag_ in ("VBD", "VBZ", "VBP", "VBN", "MD") for t in span)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
