"""Pairs become groups, so that one bad link does not chain two groups together.

Average linkage: two groups join while the mean log-odds over *all* pairs between them, pairs nobody proposed counted
as `UNSEEN`, is positive. With `mean` below one their best link has a say too: it makes up the rest of the sum. A pair
below `MUST_NOT` keeps its two groups apart whatever the others say.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

UNSEEN = -2.0
MUST_NOT = 0.002

Link = tuple[float, int, float]


def log_odds(probability: float, threshold: float) -> float:
    """How far a probability lies above the threshold, in log-odds: positive joins, negative parts."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    t = min(max(threshold, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p)) - math.log(t / (1 - t))


def group_pairs(
    count: int,
    pairs: Sequence[tuple[int, int]],
    probabilities: Sequence[float],
    threshold: float,
    unseen: float = UNSEEN,
    must_not: float = MUST_NOT,
    mean: float = 1.0,
) -> list[list[int]]:
    """Groups of positions 0..count-1, each sorted, in order of their first member. Ties go to the earlier pair."""
    links: list[dict[int, Link]] = [{} for _ in range(count)]
    barred: list[set[int]] = [set() for _ in range(count)]
    for (i, j), p in zip(pairs, probabilities, strict=True):
        w = log_odds(float(p), threshold)
        links[i][j] = links[j][i] = (w, 1, w)
        if p < must_not:
            barred[i].add(j)
            barred[j].add(i)
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    heap = [(-w, i, j, 1, 1) for i in range(count) for j, (w, _, _) in links[i].items() if i < j and w > 0]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if len(members.get(i, ())) != size_i or len(members.get(j, ())) != size_j or j in barred[i]:
            continue
        join(i, j, members, links, barred)
        for k in sorted(links[i]):
            w = strength(links[i][k], len(members[i]) * len(members[k]), unseen, mean)
            if w > 0 and k not in barred[i]:
                a, b = min(i, k), max(i, k)
                heapq.heappush(heap, (-w, a, b, len(members[a]), len(members[b])))
    return sorted((sorted(m) for m in members.values()), key=lambda m: m[0])


def strength(link: Link, pairs: int, unseen: float, mean: float) -> float:
    """Log-odds of two groups: `mean` parts of their pairs' mean, unproposed ones included, the rest of their best's."""
    total, seen, best = link
    return mean * (total + (pairs - seen) * unseen) / pairs + (1 - mean) * best


def join(
    i: int,
    j: int,
    members: dict[int, list[int]],
    links: Sequence[dict[int, Link]],
    barred: Sequence[set[int]],
) -> None:
    """Group `j` becomes part of group `i`, with its links and bars."""
    members[i].extend(members.pop(j))
    links[i].pop(j)
    for k, (w, n, best) in links[j].items():
        if k == i:
            continue
        old = links[i].get(k, (0.0, 0, best))
        links[i][k] = links[k][i] = (old[0] + w, old[1] + n, max(old[2], best))
        del links[k][j]
    for k in barred[j]:
        barred[i].add(k)
        barred[k].discard(j)
        barred[k].add(i)
    links[j].clear()
    barred[j].clear()
