"""The most useful questions to ask a person: what is uncertain and would change a count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.corpus import Corpus
from headwater.judge.records import RULE
from headwater.model import JudgementKind, Ledger
from headwater.present.lookup import listed
from headwater.present.safe import shorten, titled

MOST_STORIES = 6
SURE = 0.8
LIKELY = 0.72


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: what is to be judged, in words, what is uncertain about it, and how much hangs on the answer.

    `sides` are the two texts with the address of each; `answers` pairs of verdict and words.
    """

    kind: JudgementKind
    subject: str
    object: str
    asks: str
    because: str
    sides: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    weight: float
    story: str


def find_questions(corpus: Corpus, limit: int = 20) -> list[Question]:
    """The questions of the latest stories, those on which most hangs first; what was judged is asked no more."""
    found: list[Question] = []
    with corpus.moment():
        judged = {frozenset((j.subject, j.object)) for j in corpus.judgements(holding=True)}
        judged |= {frozenset((j.subject,)) for j in corpus.judgements(holding=True) if j.kind == "relation"}
        for story in corpus.stories(limit=MOST_STORIES).items:
            ledger = corpus.ledger(story=story.id)
            for question in _of_story(ledger, story.id):
                pair = frozenset((question.subject, question.object) if question.object else (question.subject,))
                if pair not in judged:
                    found.append(question)
    return sorted(found, key=lambda q: (-q.weight, q.subject, q.object))[:limit]


def _of_story(ledger: Ledger, story: str) -> Iterator[Question]:
    yield from _sources(ledger, story)
    yield from _relations(ledger, story)
    yield from _claims(ledger, story)
    yield from _copies(ledger, story)


def _sources(ledger: Ledger, story: str) -> Iterator[Question]:
    """Pairs that may be one source: it matters where both are origins, most where of one claim."""
    origins: dict[str, set[str]] = {}
    for claim in ledger.claims:
        for group in claim.origins.groups:
            if group.source:
                origins.setdefault(group.source, set()).add(claim.id)
    sources = ledger.evidence.sources
    for a, b, why in ledger.evidence.unsure:
        if a in sources and b in sources:
            both = len(origins.get(a, set()) & origins.get(b, set()))
            some = bool(origins.get(a)) + bool(origins.get(b))
            yield Question(
                kind="source", subject=a, object=b, asks="Are these one source?", because=why.text,
                sides=tuple((_told(x, ledger), f"/sources/{x}") for x in (a, b)),
                answers=(("same", "One source"), ("different", "Two sources")),
                weight=4.0 * both + some, story=story,
            )  # fmt: skip


def _told(source: str, ledger: Ledger) -> str:
    """A source's name with its role and the outlets that quote it: what tells two of one name apart."""
    record, evidence = ledger.evidence.sources[source], ledger.evidence
    quoting = (s.article for s in evidence.statements.values() if any(h.source == source for h in s.chain))
    outlets = {a: evidence.sources[evidence.outlet_of[a]].name for a in quoting if a in evidence.outlet_of}
    quoted = f"quoted by {listed(outlets.values(), 3)}" if outlets else ""
    return ", ".join(x for x in (record.name, record.role, quoted) if x)


def _relations(ledger: Ledger, story: str) -> Iterator[Question]:
    """Doubtful relations: a denial or a conflict decides a claim's status."""
    claims = {c.id: c for c in ledger.claims}
    for relation in ledger.relations:
        ends = [claims.get(x) for x in (relation.from_claim, relation.to_claim)]
        if relation.confidence >= SURE or relation.type == "supports" or not ends[0] or not ends[1]:
            continue
        carriers = sum(len(_articles(ledger, c.statements)) for c in ends if c)
        because = relation.because[0].text if relation.because else ""
        yield Question(
            kind="relation", subject=relation.id, object="", asks=_ASKS[relation.type],
            because=f"Confidence {relation.confidence:.2f}. {because}",
            sides=tuple((titled(c.text), f"/claims/{c.id}") for c in ends if c),
            answers=(("right", "Yes"), ("wrong", "No")), weight=(1.0 - relation.confidence) * 2.0 + carriers / 2,
            story=story,
        )  # fmt: skip


_ASKS = {
    "conflicts": "Does the first conflict with the second?",
    "denies": "Does the first deny the second?",
    "supersedes": "Does the first replace the second?",
    "supports": "Does the first support the second?",
}


def _claims(ledger: Ledger, story: str) -> Iterator[Question]:
    """Statements joined with little probability: parting them would change how many carry the claim."""
    statements = ledger.evidence.statements
    for claim in ledger.claims:
        carriers = len(_articles(ledger, claim.statements))
        for link in claim.links:
            if link.rule == RULE or link.weight is None or link.weight >= LIKELY or carriers < 2:
                continue
            a, b = (statements.get(x) for x in link.evidence[:2])
            if a is None or b is None or a.article == b.article:
                continue
            yield Question(
                kind="claim", subject=a.id, object=b.id, asks="Do these say the same?",
                because=link.text, sides=tuple((shorten(s.text, 240), f"/articles/{s.article}#{s.id}") for s in (a, b)),
                answers=(("same", "The same"), ("different", "Not the same")),
                weight=(1.0 - link.weight) * 2.0 + carriers / 2, story=story,
            )  # fmt: skip


def _copies(ledger: Ledger, story: str) -> Iterator[Question]:
    """Rewrites that share little: whether one is a copy decides whether two articles are one origin."""
    articles = ledger.evidence.articles
    for copy in ledger.copies:
        if copy.kind != "rewrite" or copy.similarity >= SURE or any(r.rule == RULE for r in copy.because):
            continue
        names = tuple((articles[x].outlet_name or articles[x].path, f"/copies/{copy.id}") for x in (copy.a, copy.b))
        yield Question(
            kind="copy", subject=copy.a, object=copy.b, asks="Did one of these take its text from the other?",
            because=copy.because[0].text if copy.because else "", sides=names,
            answers=(("copy", "A copy"), ("none", "No copy")), weight=1.5 + (1.0 - copy.similarity), story=story,
        )  # fmt: skip


def _articles(ledger: Ledger, statements: tuple[str, ...]) -> set[str]:
    found = (ledger.evidence.statements.get(s) for s in statements)
    return {s.article for s in found if s is not None}
