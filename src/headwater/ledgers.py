"""The ledgers of stories as one ledger, in an order that does not depend on the order the stories came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from headwater.model import Evidence, Ledger, Problem, Reason, Relation, Source, reading_order

Value = TypeVar("Value")


def join_ledgers(parts: Iterable[Ledger]) -> Ledger:
    """One ledger of all: articles by `reading_order`, claims story by story, all else as in one story's ledger.

    A source of several stories is one record of them all; two stories never share an article, statement, claim,
    relation, copy or event. Generator, options and problems are left empty.
    """
    ordered = sorted((p for p in parts if p.evidence.articles), key=_first_place)
    return Ledger(
        generator="",
        options={},
        evidence=join_evidence([p.evidence for p in ordered]),
        claims=tuple(c for p in ordered for c in p.claims),
        relations=tuple(sorted((r for p in ordered for r in p.relations), key=_relation_place)),
        copies=tuple(sorted((c for p in ordered for c in p.copies), key=lambda c: (c.a, c.b, c.id))),
        events=tuple(sorted((e for p in ordered for e in p.events), key=lambda e: (-len(e.claims), e.id))),
        problems=(),
    )


def _first_place(part: Ledger) -> tuple[object, ...]:
    return min(reading_order(a) for a in part.evidence.articles.values())


def _relation_place(relation: Relation) -> tuple[float, str, str, str, str]:
    return -relation.confidence, relation.from_claim, relation.to_claim, relation.about, relation.id


def join_evidence(parts: Sequence[Evidence]) -> Evidence:
    """The evidence of all stories. A local source that stories give to different sources keeps the first of these."""
    articles = sorted((a for p in parts for a in p.articles.values()), key=reading_order)
    reasons: dict[str, dict[Reason, None]] = {}
    unsure: dict[tuple[str, str], Reason] = {}
    for part in parts:
        for source, why in part.merge_reasons.items():
            reasons.setdefault(source, {}).update(dict.fromkeys(why))
        for a, b, because in part.unsure:
            unsure.setdefault((a, b), because)
    return Evidence(
        articles={a.id: a for a in articles},
        statements=_first_of_each(p.statements for p in parts),
        sources=join_sources([p.sources for p in parts]),
        outlet_of=_first_of_each(p.outlet_of for p in parts),
        wire_of=_first_of_each(p.wire_of for p in parts),
        credited_by=_first_of_each(p.credited_by for p in parts),
        family_of=_first_of_each(p.family_of for p in parts),
        merges=_first_of_each(p.merges for p in parts),
        merge_reasons={source: tuple(why) for source, why in reasons.items()},
        unsure=tuple((a, b, because) for (a, b), because in unsure.items()),
    )


def _first_of_each(found: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    joined: dict[str, Value] = {}
    for mapping in found:
        for key, value in mapping.items():
            joined.setdefault(key, value)
    return joined


def join_sources(parts: Iterable[Mapping[str, Source]]) -> dict[str, Source]:
    """Each source once, by id: as its only story has it, or what its stories have together."""
    found: dict[str, list[Source]] = {}
    for sources in parts:
        for key, source in sources.items():
            found.setdefault(key, []).append(source)
    return {key: records[0] if len(records) == 1 else join_source(records) for key, records in found.items()}


def join_source(records: Sequence[Source]) -> Source:
    """One record of a source of several stories: its fullest name, all other names, the role most often given."""
    names = Counter(r.name for r in records)
    name = min(names, key=lambda n: (-len(n.split()), -names[n], -len(n), n))
    roles = Counter(r.role for r in records if r.role)
    affiliations = Counter(r.affiliation for r in records if r.affiliation)
    return Source(
        id=records[0].id,
        name=name,
        kind=min(r.kind for r in records),
        aliases=tuple(sorted({a for r in records for a in (r.name, *r.aliases)} - {name})),
        role=min(roles, key=lambda r: (-roles[r], -len(r), r), default=None),
        count=max((r.count for r in records if r.count is not None), default=None),
        affiliation=min(affiliations, key=lambda a: (-affiliations[a], a), default=None),
    )


def order_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each once, by the path they concern and by code; those of no path come first."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path or "", p.code, p.message, p.article or "")))
