"""Through whom a source spoke ("told the Courier") and whom it cites ("citing two officials")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from headwater.extract.citing import cited_between, cited_by, cited_last
from headwater.extract.parse import text_of
from headwater.extract.rules_syntax import noun_phrase, quoting_verb, subject_of
from headwater.extract.spans import AttributionSpan

_TALK = frozenset(
    {
        "tell",
        "inform",
        "say",
        "speak",
        "talk",
        "explain",
        "confirm",
        "reveal",
        "repeat",
        "reiterate",
        "add",
        "email",
        "give",
        "write",
        "describe",
        "claim",
        "admit",
        "state",
        "deny",
        "announce",
        "comment",
        "confide",
    }
)
_GIVEN = frozenset(
    {
        "see",
        "obtain",
        "view",
        "review",
        "publish",
        "release",
        "read",
        "hear",
        "report",
        "provide",
        "leak",
        "share",
        "cite",
        "quote",
        "carry",
        "air",
        "broadcast",
        "post",
        "interview",
        "contact",
    }
)
_TALKS = frozenset(
    {
        "statement",
        "interview",
        "email",
        "e-mail",
        "message",
        "call",
        "briefing",
        "letter",
        "conversation",
        "comment",
        "remark",
        "chat",
        "note",
        "response",
        "appearance",
    }
)
_WRITTEN = frozenset(
    {
        "note",
        "report",
        "letter",
        "memo",
        "email",
        "message",
        "post",
        "tweet",
        "survey",
        "study",
        "analysis",
        "filing",
        "statement",
        "article",
        "review",
        "forecast",
    }
)
_AIRED = frozenset({"broadcast", "air", "set", "publish", "schedule", "post", "release", "show", "give", "tape"})
_CITING = frozenset({"cite", "quote", "reference", "credit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """A mention that the news passed through: nearer to the reader than the source, or further from them.

    `rank` puts a paper behind who saw it, though it is named first.
    """

    start: int
    end: int
    cue: str
    side: Literal["nearer", "further"]
    rank: int = 0


def find_relays(doc: Doc, a: AttributionSpan) -> list[Relay]:
    """The relays of an attribution, in text order, outside its content."""
    found: dict[tuple[int, int], Relay] = {}
    for token in _cue_tokens(doc, a):
        for relay in (*_of_verb(token), *_cited(token), *_quoting(token)):
            found.setdefault((relay.start, relay.end), relay)
    for relay in (*_of_source(doc, a), *_cited_after(doc, a), *_cited_before(doc, a), *_citing_it(doc, a)):
        found.setdefault((relay.start, relay.end), relay)
    inside = [r for r in found.values() if not any(s <= r.start < e for s, e in a.content)]
    return sorted(inside, key=lambda r: (r.rank, r.start))


def find_talks(doc: Doc) -> Iterator[tuple[tuple[int, int], Relay]]:
    """Everywhere that somebody is said to have talked to somebody, with or without what they said: speaker, relay."""
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in _TALK:
            continue
        relays = [r for r in _of_verb(token) if r.side == "nearer"]
        subject = subject_of(token) if relays else None
        speaker = noun_phrase(subject, leave_out=token) if subject is not None else ()
        if speaker:
            yield from ((speaker[0], r) for r in relays)


def _cue_tokens(doc: Doc, a: AttributionSpan) -> list[Token]:
    tokens = [t for s, e in a.cue for t in (doc.char_span(s, e, alignment_mode="expand") or ())]
    return [t for t in tokens if t.pos_ in ("VERB", "NOUN", "AUX")]


def _of_verb(verb: Token) -> Iterator[Relay]:
    talking = verb.lemma_.lower() in _TALK
    for child in verb.children:
        if (
            child.dep_ in ("dobj", "dative")
            and verb.lemma_.lower() in ("tell", "inform")
            and child.pos_ in ("NOUN", "PROPN", "PRON")
        ):
            yield _relay(child, verb)
        elif child.dep_ in ("prep", "dative"):
            yield from _of_preposition(child, verb, talking=talking)
        elif child.dep_ == "advcl" and child.lemma_.lower() in ("speak", "talk", "write"):
            yield from _of_verb(child)


def _of_preposition(prep: Token, verb: Token, *, talking: bool) -> Iterator[Relay]:
    for noun in (c for c in prep.children if c.dep_ in ("pobj", "dobj")):
        if prep.lower_ in ("to", "with") and talking:
            yield from (_relay(noun, verb), *_seen(noun, verb))
        elif prep.lower_ in ("in", "during", "via", "through", "by") and noun.lemma_.lower() in _TALKS:
            for inner in (
                c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("to", "with", "on", "for", "by")
            ):
                yield from (_relay(p, verb) for p in inner.children if p.dep_ == "pobj")
            yield from (*_broadcast(noun, verb), *_seen(noun, verb))
        elif prep.lower_ == "in" and noun.lemma_.lower() in _WRITTEN:
            yield from _seen(noun, verb)
        elif prep.lower_ == "on" and talking and noun.pos_ == "PROPN":
            yield _relay(noun, verb)


def _broadcast(noun: Token, verb: Token) -> Iterator[Relay]:
    """Whose interview it is: "in a Harbour Radio interview", "in an interview broadcast on Harbour Radio"."""
    for child in noun.children:
        if child.dep_ in ("compound", "poss", "nmod") and child.pos_ == "PROPN":
            start = child.left_edge.idx
            yield Relay(start=start, end=child.idx + len(child), cue=verb.text, side="nearer")
        elif child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _AIRED:
            preps = [k for k in child.subtree if k.dep_ == "prep" and k.lower_ in ("on", "by", "in", "with")]
            yield from (_relay(p, verb) for k in preps for p in k.children if p.dep_ == "pobj")


def _seen(noun: Token, verb: Token) -> Iterator[Relay]:
    """The paper and who saw it: "in an email seen by the Courier, the director told staff"."""
    for child in noun.subtree:
        if child.dep_ == "acl" and child.i > noun.i and child.lemma_.lower() in _GIVEN:
            agents = [p for k in child.children if k.dep_ == "agent" for p in k.children if p.dep_ == "pobj"]
            yield from (_relay(p, verb) for p in agents)
            if agents and noun.lemma_.lower() in _WRITTEN:
                end = noun.idx + len(noun)
                yield Relay(start=noun.left_edge.idx, end=end, cue=verb.text, side="nearer", rank=1)


def _cited(verb: Token) -> Iterator[Relay]:
    for child in verb.children:
        if child.lemma_.lower() in _CITING and child.tag_ == "VBG":
            for noun in (c for c in child.children if c.dep_ == "dobj"):
                start, end = noun_phrase(noun)[0]
                yield Relay(start=start, end=end, cue=child.text, side="further")


def _quoting(verb: Token) -> Iterator[Relay]:
    """Who quotes: "the Courier quotes an aide as saying", "is quoted by the Courier as saying"."""
    above = quoting_verb(verb)
    if above is None:
        return
    for child in above.children:
        if child.dep_ == "nsubj":
            yield _relay(child, above)
        elif child.dep_ in ("agent", "prep") and child.lower_ in ("by", "in"):
            yield from (_relay(p, above) for p in child.children if p.dep_ == "pobj")


def _cited_after(doc: Doc, a: AttributionSpan) -> Iterator[Relay]:
    """ "…, according to the Courier, citing two aides": what is cited right behind source or cue."""
    end = max((e for _, e in (*a.source, *a.cue)), default=0)
    span = doc.char_span(end, min(len(text_of(doc)), end + 12), alignment_mode="expand")
    for token in span or ():
        if token.idx >= end and token.lemma_.lower() in _CITING and token.tag_ == "VBG":
            for noun in (c for c in token.children if c.dep_ == "dobj"):
                start, stop = noun_phrase(noun)[0]
                yield Relay(start=start, end=stop, cue=token.text, side="further")


def _citing_it(doc: Doc, a: AttributionSpan) -> Iterator[Relay]:
    """Who brings the source up: "the Courier cited a tweet by a passenger who said …"."""
    span = doc.char_span(*a.source[0], alignment_mode="expand") if a.source else None
    if span is None:
        return
    step = span.root
    for _ in range(5):
        step = step.head
        if step.pos_ == "VERB":
            break
    verb_known = step.lemma_.lower() in _CITING and step.i < span.start
    subject = subject_of(step) if verb_known and step.pos_ == "VERB" else None
    if subject is not None and subject.i < step.i:
        yield _relay(subject, step)


def _cited_before(doc: Doc, a: AttributionSpan) -> Iterator[Relay]:
    """Who is cited between the cue and what it says ("reported, citing two aides, that …"), who cites behind it."""
    by = cited_by(text_of(doc), a)
    if by is not None:
        yield Relay(start=by[0], end=by[1], cue=by[2], side="nearer")
    for found in filter(None, (cited_between(text_of(doc), a), cited_last(text_of(doc), a))):
        yield Relay(start=found[0], end=found[1], cue=found[2], side="further")


def _of_source(doc: Doc, a: AttributionSpan) -> Iterator[Relay]:
    """Relays named in the source's own phrase: "officials who spoke to X", "documents seen by X"."""
    for start, end in a.source[:1]:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        yield from _author(span)
        for token in span:
            if token.pos_ != "VERB":
                continue
            if token.dep_ in ("relcl", "acl") and token.lemma_.lower() in _TALK:
                yield from _of_verb(token)
            elif token.lemma_.lower() in _GIVEN:
                for agent in (c for c in token.children if c.dep_ == "agent" or c.lower_ == "in"):
                    yield from (_within(_relay(p, token), end) for p in agent.children if p.dep_ == "pobj")


def _author(span: Span) -> Iterator[Relay]:
    """Whose paper it is: "a note from the analyst", "the analyst's note": further from the reader than the paper."""
    head = span.root
    if head.lemma_.lower() not in _WRITTEN:
        return
    for child in head.children:
        if child.dep_ == "poss" and child.i >= span.start:
            start, end = noun_phrase(child)[0]
            yield Relay(start=start, end=end, cue=head.text, side="further")
        elif child.dep_ == "prep" and child.lower_ in ("from", "by"):
            for noun in (p for p in child.children if p.dep_ == "pobj"):
                start, _ = noun_phrase(noun)[0]
                yield Relay(start=start, end=noun.idx + len(noun), cue=child.text, side="further")


def _within(relay: Relay, end: int) -> Relay:
    return Relay(start=relay.start, end=min(relay.end, end), cue=relay.cue, side=relay.side)


def _relay(noun: Token, verb: Token) -> Relay:
    """The noun's phrase without what a relative clause adds to it: "told the Courier, which published it"."""
    start, end = noun_phrase(noun)[0]
    told = next((t for t in noun.subtree if t.i > noun.i and t.tag_ in ("WDT", "WP", "WP$", "WRB")), None)
    if told is not None and start < told.idx < end:
        end = max(start + 1, len(text_of(noun.doc)[: told.idx].rstrip(" ,")))
    return Relay(start=start, end=end, cue=f"{verb.text}", side="nearer")
