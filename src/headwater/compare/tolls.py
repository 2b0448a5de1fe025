"""An event's figures: low, best and high of each kind, each tied to who reported it.

The rule follows the Uppsala Conflict Data Program's manner: low and high are the least and the greatest that
sourced accounts give, best is the figure that most independent origins give, the latest on a tie. Figures nobody is
named for count only where no sourced account gives any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from headwater.compare.found import published
from headwater.compare.views import View
from headwater.model import Claim, EventFigure, Evidence, Figure, ReportedFigure

KINDS = frozenset({"count", "money"})


def event_figures(group: Sequence[Claim], own: Sequence[View], evidence: Evidence) -> tuple[EventFigure, ...]:
    """Each kind of figure that the event's statements give, in order of kind."""
    origin_of = {s: (c.id, i) for c in group for i, g in enumerate(c.origins.groups) for s in g.statements}
    kinds: dict[str, list[tuple[View, Figure]]] = defaultdict(list)
    for view in own:
        for figure in view.statement.figures:
            if figure.of and figure.kind in KINDS and figure.part_of is None:
                kinds[figure.of].append((view, figure))
    return tuple(_bounds(of, found, origin_of, evidence) for of, found in sorted(kinds.items()))


def _bounds(
    of: str, found: Sequence[tuple[View, Figure]], origin_of: dict[str, tuple[str, int]], evidence: Evidence
) -> EventFigure:
    sourced = [(v, f) for v, f in found if v.statement.chain]
    used = sourced or list(found)
    lows = [n for _, f in used for n in (f.best if f.best is not None else f.low,) if n is not None]
    highs = [n for _, f in used for n in (f.best if f.best is not None else f.high,) if n is not None]
    return EventFigure(
        of=of,
        low=min(lows, default=None),
        best=_best(used, origin_of, evidence),
        high=max(highs, default=None),
        reported=tuple(ReportedFigure(statement=v.statement.id, value=f.best, text=f.text) for v, f in found),
    )


def _best(
    used: Sequence[tuple[View, Figure]], origin_of: dict[str, tuple[str, int]], evidence: Evidence
) -> float | None:
    """The figure that most independent origins give; on a tie the one reported last, then the greater one."""
    origins: dict[float, set[tuple[str, int]]] = defaultdict(set)
    latest: dict[float, str] = {}
    for view, figure in used:
        if figure.best is not None:
            origins[figure.best].add(origin_of.get(view.statement.id, (view.statement.id, 0)))
            latest[figure.best] = max(latest.get(figure.best, ""), published(view, evidence) or "")
    return max(origins, key=lambda n: (len(origins[n]), latest[n], n), default=None)
