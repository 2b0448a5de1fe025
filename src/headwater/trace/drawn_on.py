"""On whom an article draws: its own words beside what it gives a source for, of whom others have this very claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.model import Evidence
from headwater.trace.groups import Merging
from headwater.trace.roots import Root, is_publisher, is_vague

# For each article the sources its chains name, each with the places where they are named.
Drawn = Mapping[str, Mapping[str, Sequence[int]]]
SPEAKING = frozenset({"says", "confirms"})
# Farther from the source's words, in characters, a report in the article's own voice is taken for its own.
NEAR = 500


def read_drawn_on(evidence: Evidence) -> Drawn:
    """For each article every source that a chain of it names, with where the statements begin; nobody vague."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for statement in evidence.statements.values():
        if statement.act not in SPEAKING:
            continue
        for hop in statement.chain:
            if hop.source in evidence.sources and not is_vague(hop.source, evidence):
                found[statement.article][hop.source].append(statement.start)
    return found


def join_drawn_on(merging: Merging, roots: Sequence[Root], drawn_on: Drawn, evidence: Evidence) -> None:
    """Join a report in an article's own voice with a source of the claim whom the article cites close by.

    Another article gives that source for this very claim, so the nearest such source is taken to stand behind both.
    A chain that ends in an outlet or in "reports" stays what it says.
    """
    ends: dict[str, Root] = {}
    for root in roots:
        if root.end is not None and not is_vague(root.end, evidence):
            ends.setdefault(root.end, root)
    for root in roots:
        source = _nearest(root, ends, drawn_on, evidence) if root.end is None else None
        if source is not None:
            text = f"The article cites {evidence.sources[source].name} close by, whom another gives for this."
            merging.join(ends[source].statement, root.statement, "trace/drawn-on@2", text, source)


def _nearest(root: Root, ends: Mapping[str, Root], drawn_on: Drawn, evidence: Evidence) -> str | None:
    """The claim's source that the root's article names nearest to the report; people and bodies before outlets."""
    start = evidence.statements[root.statement].start
    near = [
        (is_publisher(source, evidence), min(abs(at - start) for at in places), source)
        for source, places in drawn_on.get(root.article, {}).items()
        if source in ends and ends[source].article != root.article
    ]
    return min((n for n in near if n[1] <= NEAR), default=(False, 0, None))[2]
