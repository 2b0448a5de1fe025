"""Chains across articles: when a chain ends in an outlet whose own article is in the corpus, that article goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.model import Evidence
from headwater.trace.groups import Merging
from headwater.trace.roots import Root, is_publisher


def citations(roots: Sequence[Root], evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """For each statement that ends in an outlet, the same claim's statements in that outlet's own articles."""
    by_outlet: dict[str, list[Root]] = {}
    for root in roots:
        if root.outlet:
            by_outlet.setdefault(root.outlet, []).append(root)
    found = {}
    for root in roots:
        if root.end and is_publisher(root.end, evidence):
            donors = tuple(d.statement for d in by_outlet.get(root.end, []) if d.article != root.article)
            if donors:
                found[root.statement] = donors
    return found


def find_circles(cites: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Statements from which every citation leads round in a circle and none to a source or to an own report."""
    grounded: set[str] = {d for donors in cites.values() for d in donors if d not in cites}
    grew = True
    while grew:
        more = {s for s, donors in cites.items() if s not in grounded and any(d in grounded for d in donors)}
        grounded |= more
        grew = bool(more)
    return frozenset(s for s in cites if s not in grounded)


def join_cited(
    merging: Merging, roots: Mapping[str, Root], cites: Mapping[str, tuple[str, ...]], circles: frozenset[str],
    evidence: Evidence,
) -> None:  # fmt: skip
    """Join each statement with the report it cites: with the cited article's sourced statement where it has one."""
    for statement, donors in cites.items():
        end = roots[statement].end
        name = evidence.sources[end].name if end else ""
        best = min(donors, key=lambda d: (roots[d].end is None, d in cites))
        if statement in circles:
            text = f"The article names {name} as its source, and {name}'s article leads back to it: a circle."
            merging.join(statement, best, "trace/circle@1", text, end or "")
            continue
        text = f"The article names {name}, whose own article is here and goes on upstream."
        merging.join(statement, best, "trace/continues@1", text, end or "")
