"""Which pairs of statements are looked at at all: near in meaning, or sharing rare words, names or figures.

All pairs are never formed. Vectors are searched exactly among neighbours up to `EXACT` statements; beyond
that only inside cells around sampled statements, so that time grows a little faster than the number of
statements and memory in proportion to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.link.embedding import Vectors
from headwater.link.profiles import Profile

EXACT = 12_000
CHUNK = 1024
NEIGHBOURS = 40
LEAST_COSINE = 0.20
CROWD = 12
CELL = 1500
PROBES = 3
MIN_SHARED_KEYS = 2


def propose_pairs(profiles: Sequence[Profile], vectors: Vectors) -> list[tuple[int, int]]:
    """Pairs of positions (i < j, sorted, each once) worth deciding on."""
    found = set(near_pairs(vectors))
    found.update(sharing_pairs(profiles))
    return sorted(found)


def near_pairs(vectors: Vectors) -> Iterator[tuple[int, int]]:
    """Each statement with its nearest neighbours by cosine."""
    if len(vectors) <= EXACT:
        yield from neighbours(vectors, np.arange(len(vectors)), np.arange(len(vectors)))
        return
    for members, around in cells(vectors):
        yield from neighbours(vectors, members, around)


def neighbours(vectors: Vectors, rows: NDArray[np.int64], among: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Pairs of each row with its nearest `NEIGHBOURS` among the given ones, as (smaller, larger)."""
    pool = vectors[among]
    keep = min(NEIGHBOURS + 1, len(among))
    for at in range(0, len(rows), CHUNK):
        part = rows[at : at + CHUNK]
        cosines = vectors[part] @ pool.T
        best = np.argpartition(-cosines, keep - 1, axis=1)[:, :keep]
        for r, c in zip(*np.nonzero(np.take_along_axis(cosines, best, axis=1) >= LEAST_COSINE), strict=True):
            i, j = int(part[r]), int(among[best[r, c]])
            if i != j:
                yield (i, j) if i < j else (j, i)


def cells(vectors: Vectors) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """(members, those to compare them with) around evenly sampled statements: every statement in one cell."""
    step = max(1, CELL // 2)
    centres = vectors[::step]
    nearest = np.empty((len(vectors), PROBES), dtype=np.int64)
    for at in range(0, len(vectors), CHUNK):
        cosines = vectors[at : at + CHUNK] @ centres.T
        top = np.argpartition(-cosines, PROBES - 1, axis=1)[:, :PROBES]
        order = np.argsort(-np.take_along_axis(cosines, top, axis=1), axis=1, kind="stable")
        nearest[at : at + CHUNK] = np.take_along_axis(top, order, axis=1)
    for centre in range(len(centres)):
        members = np.flatnonzero(nearest[:, 0] == centre)
        around = np.flatnonzero((nearest == centre).any(axis=1))
        for start in range(0, len(around), 4 * CELL):
            if len(members):
                yield members, around[start : start + 4 * CELL]


def sharing_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs that share two keys or more (rare word, name, figure), keys held by too many left out."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(profiles):
        for key in p.concepts:
            holders[key].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for key in sorted(holders):
        if 2 <= len(holders[key]) <= CROWD:
            shared.update(combinations(holders[key], 2))
    return (pair for pair, n in shared.items() if n >= MIN_SHARED_KEYS)
