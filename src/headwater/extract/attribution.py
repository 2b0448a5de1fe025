"""The attributions of a text: what rules find, joined with what the trained tagger finds."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from headwater.extract.parse import parse_texts
from headwater.extract.quotes import find_quotes
from headwater.extract.rules import Reading, find_by_rules
from headwater.extract.rules_labels import find_labelled
from headwater.extract.rules_quotes import finish_quotations
from headwater.extract.rules_syntax import trim_spans
from headwater.extract.spans import AttributionSpan, Spans
from headwater.extract.tagger import Tagger, load_tagger
from headwater.options import ExtractOptions

MIN_RULE_SCORE = 0.8
"""The least score with which a rule's attribution is added to the tagger's, where the tagger saw nothing."""


@functools.cache
def shipped_tagger() -> Tagger | None:
    """The tagger that ships with the package, loaded once; None where its files are absent."""
    return load_tagger()


def find_attributions(texts: Sequence[str], options: ExtractOptions) -> list[list[AttributionSpan]]:
    """The attributions of each text, in text order: the tagger's where present and wanted, else the rules'.

    The tagger stands alone: its threshold is set on whole attributions, which rules beside it would shift.
    """
    tagged = tag_texts(texts, options)
    found = [a for a in tagged if a is not None]
    if len(found) == len(texts):
        return found
    docs = parse_texts(texts, options.batch_size)
    return [find_by_syntax(doc, text) for doc, text in zip(docs, texts, strict=True)]


def tag_texts(texts: Sequence[str], options: ExtractOptions) -> Sequence[list[AttributionSpan] | None]:
    """What the tagger finds in each text; None for each where it is absent or not wanted."""
    tagger = shipped_tagger() if options.model else None
    return [None] * len(texts) if tagger is None else tagger.find(texts)


def find_by_syntax(doc: Doc, text: str) -> list[AttributionSpan]:
    """The attributions of one parsed text by rules alone."""
    reading = Reading(doc=doc, text=text, quotes=find_quotes(text))
    found = finish_quotations(reading, [*find_by_rules(reading), *find_labelled(text, reading.quotes)])
    found.sort(key=lambda a: (a.cue[0] if a.cue else a.content[0], a.content))
    return [a for a in (_trimmed(reading, a) for a in found) if a.content]


def _trimmed(reading: Reading, a: AttributionSpan) -> AttributionSpan:
    text = reading.text
    content = tuple(_with_marks(reading, s, e) for s, e in trim_spans(text, a.content))
    return replace(a, source=trim_spans(text, a.source), cue=trim_spans(text, a.cue) or a.cue, content=content)


def _with_marks(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation marks that open it and close it, where a quotation begins or ends just there."""
    opening = next((q for q in reading.quotes if q.inner[0] == start), None)
    closing = next((q for q in reading.quotes if q.inner[0] < end <= q.end), None)
    if closing is not None and not any(c.isalnum() for c in reading.text[end : closing.inner[1]]):
        end = closing.end
    return (opening.start if opening is not None else start), end


def join_attributions(
    tagged: Sequence[AttributionSpan], ruled: Sequence[AttributionSpan], least: float = MIN_RULE_SCORE
) -> list[AttributionSpan]:
    """The tagger's attributions and those of the rules that share neither cue nor most content with one of them."""
    out = list(tagged)
    out.extend(r for r in ruled if r.score >= least and not any(_is_same(r, t) for t in tagged))
    return sorted(out, key=lambda a: (a.cue[0] if a.cue else a.content[0], a.content[0]))


def merge_for_statements(
    tagged: Sequence[AttributionSpan],
    ruled: Sequence[AttributionSpan],
    least: float,
    whole: Callable[[AttributionSpan, AttributionSpan], Spans] | None = None,
) -> list[AttributionSpan]:
    """The attributions that statements are cut from: on one cue the rules' spans with the tagger's score.

    Rules follow the syntax, so their spans end where clauses end and their nested ones are whole; the tagger
    decides where they differ by more than half, unless its content is only a piece of what a rule has, and adds
    what they miss. What it finds without a source and the rules do not see is left out: it names no hop. `whole`
    makes of a rule's and the tagger's attribution the content where the rule's stops short.
    """
    out: list[AttributionSpan] = []
    met: set[int] = set()
    for t in tagged:
        near = [i for i, r in enumerate(ruled) if _overlap(r.cue, t.cue)]
        met.update(near)
        alike = [ruled[i] for i in near if _alike(ruled[i].content, t.content)]
        best = max(alike, key=lambda r: _shared(r.content, t.content), default=None)
        best = best or next((ruled[i] for i in near if _holds(ruled[i], t)), None)
        if best is not None:
            best = replace(best, content=whole(best, t)) if whole is not None else best
            out.append(replace(best, source=_joint_source(best, t), score=max(best.score, t.score)))
        elif t.source:
            fuller = next((ruled[i].source for i in near if _within(t.source, ruled[i].source)), t.source)
            out.append(replace(t, source=fuller))
        else:
            out.extend(ruled[i] for i in near if ruled[i].score >= least)
    out.extend(r for i, r in enumerate(ruled) if i not in met and r.score >= least)
    return sorted(out, key=lambda a: (a.cue[0] if a.cue else a.content[0], a.content[0]))


def _holds(rule: AttributionSpan, t: AttributionSpan) -> bool:
    """True where the tagger has only a piece of the rule's content, or nothing but the clause before a closing cue."""
    return _overlap(rule.content, t.content) >= 0.8 * _size(t.content) or rule.by.endswith("/trailing")


def _joint_source(rule: AttributionSpan, t: AttributionSpan) -> Spans:
    """The rule's source, else the tagger's where that is no part of what is said ("X has reportedly …")."""
    return rule.source or (() if _overlap(t.source, rule.content) else t.source)


def _within(inner: Spans, outer: Spans) -> bool:
    return bool(inner) and _overlap(inner, outer) == _size(inner)


def _alike(a: Spans, b: Spans) -> bool:
    """True where the spans share at least half of what either covers, or one lies in the other nearly whole."""
    return _shared(a, b) >= 0.5 or _overlap(a, b) >= 0.8 * _size(a) > 40


def _shared(a: Spans, b: Spans) -> float:
    """What the spans have in common, as a share of what either covers."""
    shared = _overlap(a, b)
    return shared / max(1, _size(a) + _size(b) - shared)


def _is_same(a: AttributionSpan, b: AttributionSpan) -> bool:
    if _overlap(a.cue, b.cue):
        return True
    shared = _overlap(a.content, b.content)
    return shared > 0.5 * min(_size(a.content), _size(b.content)) and bool(_overlap(a.source, b.source))


def _overlap(a: Spans, b: Spans) -> int:
    return sum(max(0, min(e, f) - max(s, r)) for s, e in a for r, f in b)


def _size(spans: Spans) -> int:
    return sum(e - s for s, e in spans)
