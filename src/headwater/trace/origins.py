"""Claims -> claims with origins: groups of statements that flow from one source, and the bounds on their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.model import Claim, Copy, Evidence, OriginGroup, Origins, Reason
from headwater.options import TraceOptions
from headwater.trace.bounds import Grouping, count_groups
from headwater.trace.continuation import citations, find_circles, join_cited
from headwater.trace.drawn_on import Drawn, join_drawn_on, read_drawn_on
from headwater.trace.groups import Merging
from headwater.trace.roots import Root, find_root, is_named, is_publisher
from headwater.trace.same_words import join_known_alike, join_same_words, join_unnamed_alike
from headwater.trace.sameness import (
    join_copied,
    join_outlets,
    join_passing,
    join_same_source,
)

SILENT_ACTS = frozenset({"declines_comment"})


@dataclass(slots=True)
class _Traced:
    """One claim while it is being traced."""

    claim: Claim
    roots: tuple[Root, ...]
    merging: Merging
    circles: frozenset[str]


def trace_origins(
    claims: Sequence[Claim], copies: Sequence[Copy], evidence: Evidence, _options: TraceOptions
) -> list[Claim]:
    """Return the claims, in their order, with `origins` filled: groups, the fewest and the most independent ones.

    The rules are those of the ledger: chains that meet in one source, an article that repeats another, one
    statement, spokesman or document have one origin. Every merge and every count has its reason in its group's
    `because`; `headwater.trace.groups.replay` rebuilds the groups from them.
    """
    by_article = _copies_by_article(copies)
    drawn_on = read_drawn_on(evidence)
    traced = [_merge(claim, by_article, drawn_on, evidence) for claim in claims]
    alike = [p for t in traced for p in join_unnamed_alike(t.merging, t.roots, evidence)]
    known = sorted(set(alike))
    for t in traced:
        join_known_alike(t.merging, t.roots, known, evidence)
    return [_finish(t, evidence) for t in traced]


def _copies_by_article(copies: Sequence[Copy]) -> dict[str, list[Copy]]:
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[copy.a].append(copy)
        found[copy.b].append(copy)
    return found


def _merge(claim: Claim, copies: dict[str, list[Copy]], drawn_on: Drawn, evidence: Evidence) -> _Traced:
    statements = [evidence.statements[s] for s in claim.statements if s in evidence.statements]
    roots = tuple(find_root(s, evidence) for s in statements if s.act not in SILENT_ACTS)
    merging = Merging(r.statement for r in roots)
    by_id = {r.statement: r for r in roots}
    join_same_source(merging, roots, evidence)
    cites = citations(roots, evidence)
    circles = find_circles(cites)
    join_cited(merging, by_id, cites, circles, evidence)
    join_passing(merging, roots, evidence)
    join_outlets(merging, roots, evidence)
    join_same_words(merging, roots, evidence)
    join_drawn_on(merging, roots, drawn_on, evidence)
    articles = {r.article for r in roots}
    among = {c.id: c for a in sorted(articles) for c in copies.get(a, ()) if {c.a, c.b} <= articles}
    join_copied(merging, roots, list(among.values()), evidence)
    return _Traced(claim=claim, roots=roots, merging=merging, circles=circles)


def _finish(traced: _Traced, evidence: Evidence) -> Claim:
    by_id = {r.statement: r for r in traced.roots}
    groups = [
        _grouping(members, tuple(by_id[m] for m in members), why, traced.circles, evidence)
        for members, why in traced.merging.groups()
    ]
    verdicts = count_groups(groups, evidence)
    found = tuple(
        OriginGroup(source=g.source, statements=g.statements, because=(*g.because, v))
        for g, v in zip(groups, verdicts, strict=True)
    )
    low, high = bounds_of(found)
    return replace(traced.claim, origins=Origins(low=low, high=high, groups=found))


def bounds_of(groups: Sequence[OriginGroup]) -> tuple[int, int]:
    """The bounds that the groups' reasons imply: (those that count in both, those that count at all)."""
    rules = [_verdict(group).rule for group in groups]
    low = sum(rule.startswith("trace/counted@") for rule in rules)
    return low, sum(not rule.startswith("trace/not-counted@") for rule in rules)


def _verdict(group: OriginGroup) -> Reason:
    return group.because[-1]


def _grouping(
    members: tuple[str, ...], roots: tuple[Root, ...], why: tuple[Reason, ...], circles: frozenset[str],
    evidence: Evidence,
) -> Grouping:  # fmt: skip
    sourced = [r for r in roots if r.end]
    circular = bool(sourced) and all(r.statement in circles for r in sourced)
    return Grouping(
        statements=members,
        roots=roots,
        source=None if circular else _furthest(sourced, evidence),
        circular=circular,
        because=why,
    )


def _furthest(sourced: Sequence[Root], evidence: Evidence) -> str | None:
    """The source that stands for a group: named before unnamed, unnamed before an outlet, longest chain first."""
    if not sourced:
        return None
    best = min(
        sourced,
        key=lambda r: (not is_named(r.end, evidence), is_publisher(r.end, evidence), -len(r.path), r.statement),
    )
    return best.end
