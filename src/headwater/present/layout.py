"""Layered drawing of a directed graph, left to right: boxes in columns, edges as curves between them.

After Sugiyama, Tagawa and Toda (1981): cycles are broken by turning edges round, every box is put one
column right of its furthest predecessor, long edges get a place in each column they cross, columns are
sorted by the barycentre of their neighbours, and boxes are moved to the mean height of their neighbours by
isotonic regression (pool adjacent violators), which keeps order and distance. Same input, same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Key: TypeAlias = str
Edge: TypeAlias = tuple[Key, Key]

BOX_WIDTH = 188
COLUMN_GAP = 64
ROW_GAP = 14
MARGIN = 6
SWEEPS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One edge as an SVG path, its arrow head, and where a label fits (x, y), in pixels."""

    edge: Edge
    path: str
    head: str
    label: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything is: boxes by key as (x, y) of their upper left corner, routes, the drawing's size."""

    boxes: dict[Key, tuple[float, float]]
    routes: tuple[Route, ...]
    width: float
    height: float
    order: tuple[Key, ...]


@dataclass(slots=True)
class _Columns:
    """The boxes and edge places of every column in order, and their neighbours on either side."""

    rows: list[list[Key]]
    left: dict[Key, list[Key]]
    right: dict[Key, list[Key]]


def lay_out(heights: Mapping[Key, float], edges: Sequence[Edge]) -> Layout:
    """Boxes of the given heights and the edges between them are placed; every box is inside the drawing."""
    forward, turned = break_cycles(list(heights), edges)
    column_of = assign_columns(list(heights), forward)
    columns, chains = _with_places(list(heights), column_of, forward)
    _sort_columns(columns)
    sizes = defaultdict(lambda: 4.0, heights)
    middles = _place(columns, sizes)
    top = min((middles[k] - heights[k] / 2 for k in heights), default=0.0)
    middles = {k: m - top + MARGIN for k, m in middles.items()}
    boxes = {k: (_left_of(column_of[k]), round(middles[k] - heights[k] / 2, 1)) for k in heights}
    given = list(dict.fromkeys(e for e in edges if e[0] != e[1]))
    routes = _routes(given, chains, turned, columns, middles, boxes, sizes)
    width = _left_of(max(column_of.values(), default=0)) + BOX_WIDTH + MARGIN
    bottom = max((middles[k] + sizes[k] / 2 for k in middles), default=0.0) + MARGIN
    order = tuple(k for row in columns.rows for k in row if k in heights)
    return Layout(boxes=boxes, routes=routes, width=width, height=round(bottom, 1), order=order)


def _left_of(column: int) -> float:
    return MARGIN + column * (BOX_WIDTH + COLUMN_GAP)


def break_cycles(keys: Sequence[Key], edges: Sequence[Edge]) -> tuple[list[Edge], set[Edge]]:
    """The edges with those that close a cycle turned round, and which (as given) were turned.

    Walks depth first from the boxes without predecessors, in the order given; loops on one box are left out.
    """
    after: dict[Key, list[Key]] = defaultdict(list)
    entered = {b for a, b in edges if a != b}
    for a, b in edges:
        if a != b and b not in after[a]:
            after[a].append(b)
    done: set[Key] = set()
    turned: set[Edge] = set()
    for root in [k for k in keys if k not in entered] + list(keys):
        _walk(root, after, done, turned)
    known = dict.fromkeys(e for e in edges if e[0] != e[1])
    return list(dict.fromkeys((b, a) if (a, b) in turned else (a, b) for a, b in known)), turned


def _walk(root: Key, after: Mapping[Key, list[Key]], done: set[Key], turned: set[Edge]) -> None:
    """One depth-first walk without recursion; edges back to a box on the present path are turned."""
    if root in done:
        return
    path = [(root, iter(after.get(root, ())))]
    on_path = {root}
    while path:
        here, rest = path[-1]
        following = next(rest, None)
        if following is None:
            path.pop()
            on_path.discard(here)
            done.add(here)
        elif following in on_path:
            turned.add((here, following))
        elif following not in done:
            on_path.add(following)
            path.append((following, iter(after.get(following, ()))))


def assign_columns(keys: Sequence[Key], edges: Sequence[Edge]) -> dict[Key, int]:
    """A column for every box, right of all its predecessors; boxes without any stand beside their successor."""
    before: dict[Key, list[Key]] = defaultdict(list)
    after: dict[Key, list[Key]] = defaultdict(list)
    for a, b in edges:
        before[b].append(a)
        after[a].append(b)
    waiting = {k: len(before[k]) for k in keys}
    ready = [k for k in keys if not waiting[k]]
    column: dict[Key, int] = {}
    for key in ready:
        column[key] = max((column[b] + 1 for b in before[key]), default=0)
        for following in after[key]:
            waiting[following] -= 1
            if not waiting[following]:
                ready.append(following)
    for key in keys:
        if not before[key] and after[key]:
            column[key] = min(column[a] for a in after[key]) - 1
    return column


def _with_places(
    keys: Sequence[Key], column_of: Mapping[Key, int], edges: Sequence[Edge]
) -> tuple[_Columns, dict[Edge, list[Key]]]:
    """The columns with a place for every long edge in each column it crosses, and each edge's chain of places."""
    rows: list[list[Key]] = [[] for _ in range(max(column_of.values(), default=-1) + 1)]
    for key in keys:
        rows[column_of[key]].append(key)
    left: dict[Key, list[Key]] = defaultdict(list)
    right: dict[Key, list[Key]] = defaultdict(list)
    chains: dict[Edge, list[Key]] = {}
    for number, (a, b) in enumerate(edges):
        places = [f"\x00{number}.{c}" for c in range(column_of[a] + 1, column_of[b])]
        for offset, place in enumerate(places, column_of[a] + 1):
            rows[offset].append(place)
        chains[a, b] = [a, *places, b]
        for one, two in pairwise(chains[a, b]):
            right[one].append(two)
            left[two].append(one)
    return _Columns(rows, left, right), chains


def _sort_columns(columns: _Columns) -> None:
    """Columns are in the order with the fewest crossings met in a fixed number of sweeps."""
    best, fewest = [list(r) for r in columns.rows], _crossings(columns)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        to_right = sweep % 2 == 0
        neighbours = columns.left if to_right else columns.right
        span = range(1, len(columns.rows)) if to_right else range(len(columns.rows) - 2, -1, -1)
        for column in span:
            _sort_by_neighbours(columns.rows, column, column - 1 if to_right else column + 1, neighbours)
        crossings = _crossings(columns)
        if crossings < fewest:
            best, fewest = [list(r) for r in columns.rows], crossings
    columns.rows[:] = best


def _sort_by_neighbours(rows: list[list[Key]], column: int, beside: int, neighbours: Mapping[Key, list[Key]]) -> None:
    place = {k: float(i) for i, k in enumerate(rows[beside])}
    here = {k: float(i) for i, k in enumerate(rows[column])}

    def barycentre(key: Key) -> float:
        near = [place[n] for n in neighbours.get(key, ()) if n in place]
        return sum(near) / len(near) if near else here[key]

    rows[column].sort(key=lambda k: (barycentre(k), here[k]))


def _crossings(columns: _Columns) -> int:
    """How many pairs of edges cross between neighbouring columns."""
    total = 0
    for one, two in pairwise(columns.rows):
        place = {k: i for i, k in enumerate(two)}
        ends = [place[n] for k in one for n in sorted(columns.right.get(k, ()), key=place.__getitem__)]
        total += sum(1 for i, e in enumerate(ends) for f in ends[:i] if f > e)
    return total


def _place(columns: _Columns, sizes: Mapping[Key, float]) -> dict[Key, float]:
    """The middle of every box and edge place: near its neighbours, in order, nothing overlapping."""
    middles: dict[Key, float] = {}
    for row in columns.rows:
        at = 0.0
        for key in row:
            middles[key] = at + sizes[key] / 2
            at += sizes[key] + ROW_GAP
    last = len(columns.rows) - 1
    for sweep in range(SWEEPS):
        order = range(last + 1) if sweep % 2 == 0 else range(last, -1, -1)
        for column in order:
            row = columns.rows[column]
            wanted = [_wanted(k, columns, middles, sweep) for k in row]
            gaps = [(sizes[a] + sizes[b]) / 2 + ROW_GAP for a, b in pairwise(row)]
            middles.update(zip(row, spread(wanted, gaps), strict=True))
    return middles


def _wanted(key: Key, columns: _Columns, middles: Mapping[Key, float], sweep: int) -> float:
    """Where a box would like to be: at the mean of the side swept from, at last of both sides."""
    sides = (columns.left, columns.right)
    last = sweep >= SWEEPS - 2
    near = [n for side in (sides if last else (sides[sweep % 2],)) for n in side.get(key, ())]
    return sum(middles[n] for n in near) / len(near) if near else middles[key]


def spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """The positions nearest to those wanted (least squares) that keep the order and the gaps between them."""
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        mean, size = want - offset, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    level = [mean for mean, size in pools for _ in range(size)]
    return [value + offset for value, offset in zip(level, offsets, strict=False)]


def _routes(
    given: Sequence[Edge],
    chains: Mapping[Edge, list[Key]],
    turned: set[Edge],
    columns: _Columns,
    middles: Mapping[Key, float],
    boxes: Mapping[Key, tuple[float, float]],
    sizes: Mapping[Key, float],
) -> tuple[Route, ...]:
    """Every edge as drawn; one that was turned keeps its arrow at the end it had."""
    column_of = {k: i for i, row in enumerate(columns.rows) for k in row}
    drawn = [(e, chains[e[1], e[0]] if e in turned else chains[e]) for e in given]
    ports = _ports(drawn, middles, sizes)
    routes = []
    for edge, chain in drawn:
        points = []
        for key in chain:
            x = _left_of(column_of[key])
            if key not in boxes:
                points += [(x, middles[key]), (x + BOX_WIDTH, middles[key])]
        first, final = chain[0], chain[-1]
        start = (boxes[first][0] + BOX_WIDTH, ports[edge, first])
        end = (boxes[final][0], ports[edge, final])
        routes.append(_route(edge, [start, *points, end], back=edge in turned))
    return tuple(routes)


def _ports(
    drawn: Sequence[tuple[Edge, list[Key]]], middles: Mapping[Key, float], sizes: Mapping[Key, float]
) -> dict[tuple[Edge, Key], float]:
    """The height at which each edge leaves or meets its box: side by side, ordered by where it goes."""
    sides: dict[tuple[Key, str], list[tuple[float, int, Edge]]] = defaultdict(list)
    for number, (edge, chain) in enumerate(drawn):
        sides[chain[0], "right"].append((middles[chain[1]], number, edge))
        sides[chain[-1], "left"].append((middles[chain[-2]], number, edge))
    ports = {}
    for (key, _), going in sides.items():
        step = min(9.0, (sizes[key] - 14) / max(len(going) - 1, 1))
        for rank, (_, _, edge) in enumerate(sorted(going)):
            ports[edge, key] = middles[key] + (rank - (len(going) - 1) / 2) * step
    return ports


def _route(edge: Edge, points: list[tuple[float, float]], *, back: bool) -> Route:
    """The curve through the points, with horizontal tangents and an arrow head at its proper end."""
    tip = points[0] if back else points[-1]
    turn = 1 if back else -1
    if back:
        points = [(points[0][0] + 6, points[0][1]), *points[1:]]
    else:
        points = [*points[:-1], (points[-1][0] - 6, points[-1][1])]
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x1, y1), (x2, y2) in pairwise(points):
        bend = (x2 - x1) / 2
        parts.append(f"C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}")
    head = f"M{tip[0]:.1f} {tip[1]:.1f}l{turn * 8} -4v8z"
    (x1, y1), (x2, y2) = points[0], points[1]
    return Route(edge=edge, path="".join(parts), head=head, label=(round((x1 + x2) / 2, 1), round((y1 + y2) / 2, 1)))
