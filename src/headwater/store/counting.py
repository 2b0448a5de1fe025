"""What is counted of a story when it is written, so that no view has to count it again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.model import Claim, Evidence, Ledger, Statement

PUBLISHERS = ("outlet", "wire")
CONTESTED = ("disputed", "denied", "superseded")
LABEL_CHARS = 160


@dataclass(slots=True)
class ClaimCounts:
    """Who carries a claim. An outlet that is unknown is counted by its article's id."""

    articles: int
    outlets: tuple[str, ...]
    own: frozenset[str]
    first_outlet: str | None
    first_day: int
    last_day: int
    weight: int


@dataclass(slots=True)
class Said:
    """What a source says in a story, and how many of its articles it published."""

    statements: int = 0
    claims: int = 0
    articles: int = 0
    published: int = 0


@dataclass(slots=True)
class StoryCounts:
    """All counts of one story; `ties` are (statements, articles) by taker, giver and how."""

    label: str
    first_day: int
    last_day: int
    outlets: int
    claims: dict[str, ClaimCounts]
    sources: defaultdict[str, Said]
    ties: dict[tuple[str, str, str], tuple[int, int]]
    totals: Counter[str] = field(default_factory=Counter)


def count_story(told: Ledger, days: Mapping[str, int]) -> StoryCounts:
    """The counts of a story; `days` are its articles' days of publication, -1 where unknown."""
    evidence = told.evidence
    taken = {c.b if c.direction == "a->b" else c.a for c in told.copies if c.direction in ("a->b", "b->a")}
    claims = {c.id: _count_claim(c, evidence, days, taken) for c in told.claims}
    dated = [d for d in days.values() if d >= 0]
    return StoryCounts(
        label=_label(told, claims),
        first_day=min(dated, default=-1),
        last_day=max(dated, default=-1),
        outlets=len({_publisher(a, evidence) for a in evidence.articles}),
        claims=claims,
        sources=_count_sources(told),
        ties=_count_ties(told),
        totals=_totals(told, claims),
    )


def _publisher(article: str, evidence: Evidence) -> str:
    return evidence.outlet_of.get(article, article)


def _count_claim(claim: Claim, evidence: Evidence, days: Mapping[str, int], taken: set[str]) -> ClaimCounts:
    statements = [evidence.statements[s] for s in claim.statements if s in evidence.statements]
    articles = dict.fromkeys(s.article for s in statements)
    outlets = tuple(dict.fromkeys(_publisher(a, evidence) for a in articles))
    dated = [days[a] for a in articles if days.get(a, -1) >= 0]
    first = claim.first_reported_by
    own = {_publisher(s.article, evidence) for s in statements if s.article not in taken and not _passed(s, evidence)}
    contested = claim.status in CONTESTED
    return ClaimCounts(
        articles=len(articles),
        outlets=outlets,
        own=frozenset(own),
        first_outlet=_publisher(first, evidence) if first else None,
        first_day=min(dated, default=-1),
        last_day=max(dated, default=-1),
        weight=1000 * len(outlets) + 500 * contested + min(len(articles), 99),
    )


def _passed(statement: Statement, evidence: Evidence) -> bool:
    """Whether the statement names another outlet or agency that it is from."""
    return bool(_givers(statement, evidence)) or statement.article in evidence.wire_of


def _givers(statement: Statement, evidence: Evidence) -> list[str]:
    own = evidence.outlet_of.get(statement.article)
    return [
        h.source
        for h in statement.chain
        if h.source != own and h.source in evidence.sources and evidence.sources[h.source].kind in PUBLISHERS
    ]


def _count_sources(told: Ledger) -> defaultdict[str, Said]:
    evidence = told.evidence
    claim_of = {s: c.id for c in told.claims for s in c.statements}
    statements: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in evidence.statements.values():
        for source in dict.fromkeys(h.source for h in statement.chain):
            statements[source].append(statement)
    found: defaultdict[str, Said] = defaultdict(Said)
    for source, own in statements.items():
        found[source].statements = len(own)
        found[source].claims = len({claim_of.get(s.id) for s in own})
        found[source].articles = len({s.article for s in own})
    for outlet in evidence.outlet_of.values():
        found[outlet].published += 1
    return found


def _count_ties(told: Ledger) -> dict[tuple[str, str, str], tuple[int, int]]:
    evidence = told.evidence
    statements: Counter[tuple[str, str, str]] = Counter()
    articles: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for s in evidence.statements.values():
        taker = evidence.outlet_of.get(s.article)
        wire = evidence.wire_of.get(s.article)
        found = [(giver, "credit") for giver in dict.fromkeys(_givers(s, evidence))] + (
            [(wire, "wire")] if wire else []
        )
        for giver, how in found:
            if taker and giver != taker:
                statements[taker, giver, how] += 1
                articles[taker, giver, how].add(s.article)
    for copy in told.copies:
        if copy.direction in ("a->b", "b->a"):
            giver, taker = (copy.a, copy.b) if copy.direction == "a->b" else (copy.b, copy.a)
            ends = evidence.outlet_of.get(taker), evidence.outlet_of.get(giver)
            if ends[0] and ends[1] and ends[0] != ends[1]:
                statements[ends[0], ends[1], "copy"] += len(copy.passages)
                articles[ends[0], ends[1], "copy"].add(taker)
    return {key: (n, len(articles[key])) for key, n in sorted(statements.items())}


def _totals(told: Ledger, claims: Mapping[str, ClaimCounts]) -> Counter[str]:
    totals = Counter(f"status:{c.status}" for c in told.claims)
    totals["stories"] = 1
    totals["articles"] = len(told.evidence.articles)
    totals["statements"] = len(told.evidence.statements)
    totals["claims"] = len(told.claims)
    totals["shared"] = sum(c.articles > 1 for c in claims.values())
    totals["relations"] = len(told.relations)
    totals["conflicts"] = sum(r.type != "supports" for r in told.relations)
    totals["copies"] = len(told.copies)
    totals["events"] = len(told.events)
    return totals


def _label(told: Ledger, claims: Mapping[str, ClaimCounts]) -> str:
    """What the story is called: its largest event with claims of several articles, else its weightiest claim."""
    heaviest = min(told.claims, key=lambda c: (-claims[c.id].weight, c.id), default=None)
    if told.events and len(told.events[0].claims) > 1:
        return told.events[0].label[:LABEL_CHARS]
    if heaviest is not None:
        return heaviest.text[:LABEL_CHARS]
    article = next(iter(told.evidence.articles.values()), None)
    return (article.title or article.path)[:LABEL_CHARS] if article else ""
