"""Statements of one article: passages with their chain, act, certainty, times, figures and features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from headwater.extract.acts import find_act, is_called_false, is_taken_back
from headwater.extract.attribution import find_by_syntax, merge_for_statements
from headwater.extract.boilerplate import find_lines
from headwater.extract.carrying import carry_sources
from headwater.extract.certainty import find_certainty, find_modality, find_polarity, main_verb, turns_round
from headwater.extract.chains import Chains, Link
from headwater.extract.confidence import with_confidence
from headwater.extract.cut_short import whole_content, within_sentence
from headwater.extract.doubting import mark_doubted
from headwater.extract.figures import find_figures
from headwater.extract.frames import find_features
from headwater.extract.passages import Passage, find_passages, tells_background
from headwater.extract.quotes import Quote, find_quotes, quoted_share
from headwater.extract.rules_syntax import noun_phrase, subject_of
from headwater.extract.sayings import find_sayings
from headwater.extract.sentences import find_sentences
from headwater.extract.sources import SourceBook
from headwater.extract.spans import AttributionSpan, Spans
from headwater.extract.times import find_times
from headwater.model import (
    Article,
    Extraction,
    Figure,
    Form,
    Hop,
    Polarity,
    Reason,
    Statement,
    TimeExpression,
    make_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One article and all that was found in it before statements are made."""

    article: Article
    doc: Doc
    quotes: Sequence[Quote]
    chains: Chains
    times: Sequence[TimeExpression]
    figures: Sequence[Figure]


def extract_article(article: Article, doc: Doc, tagged: Sequence[AttributionSpan] | None = None) -> Extraction:
    """All that one parsed article yields; `tagged` is what the tagger found in it, None where it did not run.

    Rules weigh more here than in `find_attributions`: chains need the nested attributions that the tagger leaves out.
    """
    attributions = find_by_syntax(doc, article.text)
    if tagged is not None:
        attributions = merge_for_statements(tagged, attributions, 0.5, lambda rule, tag: whole_content(doc, rule, tag))
    book = SourceBook(doc, article)
    quotes = find_quotes(article.text)
    sayings = find_sayings(doc, article.text, quotes, within_sentence(doc, quotes, attributions))
    chains = Chains(doc, article.text, book, sayings)
    parsed = Parsed(
        article=article,
        doc=doc,
        quotes=quotes,
        chains=chains,
        times=find_times(doc, article.published),
        figures=find_figures(doc),
    )
    passages = [p for s in find_sentences(doc, find_lines(article.text)) for p in find_passages(doc, s, sayings)]
    own = [s for p in passages for s in _statements(parsed, p)]
    sources = {s.id: s for s in book.sources()}
    marked = mark_doubted(article.text, carry_sources(article.text, own, sources))
    statements = {s.id: with_confidence(s, article.text, sources) for s in marked}
    outlet, wire = book.outlet, book.wire
    return Extraction(
        article=article,
        statements=tuple(statements.values()),
        sources=book.sources(),
        outlet=outlet.id if outlet else None,
        wire=wire.id if wire else None,
        credited=tuple(s.id for s in book.credited),
    )


def _statements(parsed: Parsed, passage: Passage) -> Iterator[Statement]:
    """The passage's statement, and one more for each outlet joined to the one that reports it ("A and B report")."""
    first = _statement(parsed, passage)
    if first is None:
        return
    yield first
    for link in parsed.chains.over(first.start, first.end):
        for hop in link.beside if first.chain else ():
            chain = tuple(hop if h.source == link.hops[0].source else h for h in first.chain)
            ident = make_id("st", first.article, first.start, first.end, *(h.source for h in chain))
            yield replace(first, id=ident, chain=chain)


def _statement(parsed: Parsed, passage: Passage) -> Statement | None:
    text = parsed.article.text
    start, end = passage.start, passage.end
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    links = () if tells_background(parsed.doc, start, end) else parsed.chains.over(start, end)
    chain = parsed.chains.chain(links)
    named = any(link.named and not link.own for link in links)
    if not chain and not named:
        chain = _declining(parsed, span, text[start:end]) or parsed.chains.credit_hop()
    taken_back = is_taken_back(text, start, passage.sentence.start, passage.sentence.end)
    chain = () if taken_back else chain
    cues = [text[s:e] for link in links for s, e in (*link.span.cue, *_rumours(text, link))]
    nearest = links[-1] if links else None
    cue = nearest.saying.told if nearest else ""
    content = text[start:end]
    act = "retracts" if taken_back else find_act(cue, content, attributed=named)
    withheld = nearest is not None and nearest.saying.withheld and not taken_back
    if withheld:
        act = "declines_comment"
    attributed = (bool(chain) or named) and not taken_back
    return Statement(
        id=make_id("st", parsed.article.id, start, end, *(h.source for h in chain)),
        article=parsed.article.id,
        start=start,
        end=end,
        text=content,
        sentence=(passage.sentence.start, passage.sentence.end),
        voice="attributed" if attributed else "outlet",
        form=_form(parsed, start, end) if attributed else "none",
        act=act,
        certainty="hedged" if not chain and _is_unowned(links) else find_certainty(content, cues, act),
        modality="actual" if withheld else find_modality(span, cues),
        polarity=_polarity(span, cue),
        chain=chain,
        when=tuple(t for t in parsed.times if start <= t.start and t.end <= end),
        said_when=_said_when(parsed, passage, links),
        figures=tuple(f for f in parsed.figures if start <= f.start and f.end <= end),
        confidence=_confidence(links, chain),
        features=find_features(span, _hidden(span, links)),
        reasons=_reasons(parsed.article, links),
    )


def _polarity(span: Span, cue: str) -> Polarity:
    polarity = find_polarity(span)
    if not turns_round(cue):
        return polarity
    return "positive" if polarity == "negative" else "negative"


def _declining(parsed: Parsed, span: Span, content: str) -> tuple[Hop, ...]:
    """Who gives no comment, or calls a report false: the subject of a sentence that tells so in the article's voice."""
    if find_act("", content, attributed=False) != "declines_comment" and not is_called_false(content):
        return ()
    verb = main_verb(span)
    subject = subject_of(verb) if verb is not None else None
    spans = noun_phrase(subject, leave_out=verb) if subject is not None else ()
    return parsed.chains.hops_of(*spans[0], str(verb)) if spans else ()


def _is_unowned(links: Sequence[Link]) -> bool:
    """True for what is claimed and nobody is named for: "allegations that …"."""
    return any(link.saying.kind == "claim" and not link.named for link in links)


def _rumours(text: str, link: Link) -> Spans:
    """Sources that are themselves a doubt: "rumours", "unconfirmed reports"."""
    return tuple(
        (s, e) for s, e in link.span.source if re.search(r"(?i)rumou?r|unconfirmed|speculation|^word$", text[s:e])
    )


def _form(parsed: Parsed, start: int, end: int) -> Form:
    share = quoted_share(parsed.article.text, parsed.quotes, start, end)
    return "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"


def _said_when(parsed: Parsed, passage: Passage, links: Sequence[Link]) -> tuple[TimeExpression, ...]:
    """Times in the cue's own clause: in the sentence, outside every content, near the cue."""
    sentence = passage.sentence
    out = []
    for t in parsed.times:
        if not sentence.start <= t.start < sentence.end:
            continue
        if any(s <= t.start < e for link in links for s, e in link.content):
            continue
        if any(abs(t.start - e) <= 40 or abs(t.end - s) <= 40 for link in links for s, e in link.span.cue):
            out.append(t)
    return tuple(out)


def _hidden(span: Span, links: Sequence[Link]) -> frozenset[int]:
    held = [(s, e) for link in links for s, e in (*link.span.cue, *link.span.source)]
    return frozenset(t.i for t in span if any(s <= t.idx < e for s, e in held))


def _confidence(links: Sequence[Link], chain: Sequence[Hop]) -> float:
    """The least score of the attributions it rests on; a source that could not be resolved halves it."""
    if not links:
        return 0.8
    score = min(link.span.score for link in links)
    lost = any(link.named and not link.hops and not link.own for link in links)
    return round(score * (0.5 if lost else 1.0), 3) if chain or lost else round(0.9 * score, 3)


def _reasons(article: Article, links: Sequence[Link]) -> tuple[Reason, ...]:
    reasons = []
    for link in links:
        cue = " ".join(article.text[s:e] for s, e in link.span.cue)
        source = " ".join(article.text[s:e] for s, e in link.span.source)
        said = f"“{source}” is its source" if source else "nobody is named as its source"
        spans = tuple((article.id, s, e) for s, e in (*link.span.source, *link.span.cue))
        reasons.append(
            Reason(
                rule=link.span.by, text=f"The cue “{cue}” attributes it: {said}.", spans=spans, weight=link.span.score
            )
        )
    return tuple(reasons)
