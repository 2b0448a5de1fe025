"""Contents that stop short or reach too far: a clause without its verb, a clause behind the cue, another's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from headwater.extract.quotes import Quote, covering
from headwater.extract.spans import AttributionSpan, Spans

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_REASONS = frozenset({"because", "after", "when", "while", "as", "before", "since", "although", "though", "where"})


def whole_content(doc: Doc, rule: AttributionSpan, tagged: AttributionSpan) -> Spans:
    """The rule's content, or the tagger's where the rule's stops before its verb or before the cue ends.

    "The woman accused of it | is a good person, he said"; "it sank, police said Friday, | because it leaked".
    """
    if _goes_on(doc, rule.content, tagged.content):
        return tagged.content
    if not rule.cue or len(rule.content) != 1 or rule.content[0][1] > rule.cue[0][0]:
        return rule.content
    sentence = _sentence(doc, rule.cue[0][0])
    behind = tuple(
        (s, e) for s, e in tagged.content if s > rule.cue[-1][1] and _sentence(doc, s) == sentence and _adds(doc, s, e)
    )
    return (*rule.content, *behind)


def _goes_on(doc: Doc, content: Spans, fuller: Spans) -> bool:
    """True where the fuller content goes on right behind the other with a finite verb: the other lacks its own."""
    if not content or not fuller or content[0][0] != fuller[0][0] or content[-1][1] >= fuller[-1][1]:
        return False
    rest = doc.char_span(content[-1][1], fuller[-1][1], alignment_mode="contract")
    token = next((t for t in rest or () if not t.is_space and t.text != ")"), None)
    return token is not None and token.pos_ in ("VERB", "AUX") and token.tag_ in _FINITE


def _adds(doc: Doc, start: int, end: int) -> bool:
    """True for a clause of reason or time, or one joined by "and": what a speaker goes on to say."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not any(t.tag_ in _FINITE for t in span):
        return False
    return span[0].lower_ in _REASONS


def within_sentence(doc: Doc, quotes: Sequence[Quote], found: Sequence[AttributionSpan]) -> list[AttributionSpan]:
    """The attributions without content from another sentence that somebody else there is said to say.

    Quotations may run over sentences; plain words of another sentence that has a source of its own may not.
    """
    return [_kept(doc, quotes, a, found) for a in found]


def _kept(doc: Doc, quotes: Sequence[Quote], a: AttributionSpan, found: Sequence[AttributionSpan]) -> AttributionSpan:
    if not a.cue or len(a.content) < 2:
        return a
    here = _sentence(doc, a.cue[0][0])
    kept = tuple(p for p in a.content if not _is_of_another(doc, quotes, a, p, here, found))
    return replace(a, content=kept) if kept and kept != a.content else a


def _is_of_another(
    doc: Doc,
    quotes: Sequence[Quote],
    a: AttributionSpan,
    part: tuple[int, int],
    here: int,
    found: Sequence[AttributionSpan],
) -> bool:
    start, end = part
    where = _sentence(doc, end - 1)
    if where == here or covering(quotes, end - 1) is not None:
        return False
    return any(
        b is not a
        and b.source
        and b.cue
        and _sentence(doc, b.cue[0][0]) == where
        and any(s < end and start < e for s, e in b.content)
        for b in found
    )


def _sentence(doc: Doc, at: int) -> int:
    """Where the sentence begins that holds the offset; -1 outside any."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return span[0].sent.start if span is not None and len(span) else -1
