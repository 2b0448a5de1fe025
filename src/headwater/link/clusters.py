"""Pairs become groups, so that one bad link does not chain two groups together.

Average linkage: two groups join while the mean log-odds over *all* pairs between them, pairs nobody proposed counted
as `UNSEEN`, is positive. With `mean` below one their best link has a say too: it makes up the rest of the sum. Where
more than `MOST_BARRED` of the pairs between them lie below `MUST_NOT`, they stay apart whatever the others say; fewer
may be a mistake of the rules, and only weigh.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Sequence
from typing import NamedTuple

UNSEEN = -2.0
MUST_NOT = 0.002
MOST_BARRED = 0.34
# What a barred pair weighs at most, in log-odds, where it does not bar.
LEAST_ODDS = -4.0
# So many barred pairs part groups of any size.
ALWAYS = 1 << 40


class Link(NamedTuple):
    """What stands between two groups: summed and greatest log-odds, number of pairs seen and of those that bar."""

    total: float
    seen: int
    best: float
    barred: int

    def with_more(self, other: Link) -> Link:
        """Both together."""
        return Link(
            self.total + other.total, self.seen + other.seen, max(self.best, other.best), self.barred + other.barred
        )


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
    never: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """Groups of positions 0..count-1, each sorted, in order of their first member. Ties go to the earlier pair.

    No group holds both positions of a pair in `never`.
    """
    links: list[dict[int, Link]] = [{} for _ in range(count)]
    for (i, j), p in zip(pairs, probabilities, strict=True):
        w = max(log_odds(float(p), threshold), LEAST_ODDS)
        barred = ALWAYS if (i, j) in never else int(p < must_not)
        links[i][j] = links[j][i] = Link(w, 1, w, barred)
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    heap = [(-link.best, i, j, 1, 1) for i in range(count) for j, link in links[i].items() if i < j and link.best > 0]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if len(members.get(i, ())) != size_i or len(members.get(j, ())) != size_j:
            continue
        join(i, j, members, links)
        for k in sorted(links[i]):
            w = strength(links[i][k], len(members[i]) * len(members[k]), unseen, mean)
            if w > 0:
                a, b = min(i, k), max(i, k)
                heapq.heappush(heap, (-w, a, b, len(members[a]), len(members[b])))
    return sorted((sorted(m) for m in members.values()), key=lambda m: m[0])


def strength(link: Link, pairs: int, unseen: float, mean: float) -> float:
    """Log-odds of two groups: `mean` parts of their pairs' mean, unproposed ones included, the rest of their best's."""
    if link.barred > MOST_BARRED * pairs:
        return -math.inf
    return mean * (link.total + (pairs - link.seen) * unseen) / pairs + (1 - mean) * link.best


def join(i: int, j: int, members: dict[int, list[int]], links: Sequence[dict[int, Link]]) -> None:
    """Group `j` becomes part of group `i`, with its links."""
    members[i].extend(members.pop(j))
    links[i].pop(j)
    for k, link in links[j].items():
        if k == i:
            continue
        old = links[i].get(k)
        links[i][k] = links[k][i] = old.with_more(link) if old else link
        del links[k][j]
    links[j].clear()
