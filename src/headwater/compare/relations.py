"""Claims -> relations: what one claim does to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.compare.contraries import find_contraries
from headwater.compare.dates import find_date_conflicts
from headwater.compare.denials import find_denials
from headwater.compare.denying import read_denial
from headwater.compare.fillers import find_other_fillers
from headwater.compare.found import Found
from headwater.compare.numbers import find_number_relations
from headwater.compare.states import find_states
from headwater.compare.supports import find_admissions, find_expert_support, find_plan_support, find_supports
from headwater.compare.updates import find_corrections, find_dispelled, find_updates
from headwater.compare.views import Embed, Views, candidate_pairs, read_views
from headwater.model import Claim, Copy, Evidence, Relation, make_id
from headwater.options import CompareOptions

MAX_REASONS = 4


def find_relations(
    claims: Sequence[Claim],
    _copies: Sequence[Copy],
    evidence: Evidence,
    options: CompareOptions,
    embed: Embed | None = None,
) -> list[Relation]:
    """Return the relations between claims, most confident first: conflicts, denials, updates, support.

    Statements are compared pair by pair where they share words or names; what is found between statements becomes
    one relation between their claims, slot by slot, with the surest pair's values. A relation under
    `options.min_confidence` is not stated.
    """
    views = read_views(claims, evidence, embed)
    found = [f for f in _find(views) if f.source.claim != f.target.claim]
    relations = [_relation(same) for same in _by_ends(found)]
    kept = [r for r in relations if r.confidence >= options.min_confidence]
    return sorted(kept, key=lambda r: (-r.confidence, r.from_claim, r.to_claim, r.about))


def _find(views: Views) -> Iterator[Found]:
    denials = {v.order: d for v in views.all if (d := read_denial(v, views)) is not None}
    for denial in denials.values():
        yield from find_denials(denial, views)
    yield from find_dispelled(views)
    yield from find_supports(views)
    yield from find_expert_support(views)
    yield from find_plan_support(views)
    yield from find_admissions(views)
    yield from find_updates(views)
    yield from find_states(views)
    corrected = list(find_corrections(views))
    yield from corrected
    replaced = {frozenset({f.source.claim, f.target.claim}) for f in corrected}
    for a, b in candidate_pairs(views):
        if a.order in denials or b.order in denials or frozenset({a.claim, b.claim}) in replaced:
            continue
        yield from find_number_relations(a, b, views)
        yield from find_date_conflicts(a, b, views)
        yield from find_contraries(a, b, views)
        yield from find_other_fillers(a, b, views)


def _by_ends(found: Sequence[Found]) -> list[list[Found]]:
    """What was found, together by kind, claims and slot; a conflict has no direction."""
    groups: dict[tuple[str, ...], list[Found]] = {}
    for f in found:
        ends = (f.source.claim, f.target.claim)
        if f.type == "conflicts":
            ends = (min(ends), max(ends))
        groups.setdefault((f.type, *ends, f.about), []).append(f)
    return list(groups.values())


def _relation(same: Sequence[Found]) -> Relation:
    ordered = sorted(same, key=lambda f: -f.confidence)
    best = ordered[0]
    evidence = dict.fromkeys(s for f in ordered for s in (f.source.statement.id, f.target.statement.id))
    return Relation(
        id=make_id("r", best.type, best.source.claim, best.target.claim, best.about),
        type=best.type,
        from_claim=best.source.claim,
        to_claim=best.target.claim,
        about=best.about,
        values=best.values,
        evidence=tuple(evidence),
        because=tuple(f.reason() for f in ordered[:MAX_REASONS]),
        confidence=best.confidence,
    )
