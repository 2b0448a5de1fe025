"""Which pairs are looked at."""

from __future__ import annotations

import numpy as np

from headwater.link import blocking
from headwater.link.blocking import cells, neighbours


def unit_rows(count: int) -> np.ndarray:
    rows = np.random.default_rng(7).normal(size=(count, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_every_statement_is_a_member_of_exactly_one_cell() -> None:
    found = np.concatenate([members for members, _ in cells(unit_rows(4000))])
    assert sorted(set(found.tolist())) == list(range(4000))


def test_the_nearest_neighbour_is_proposed_smaller_position_first() -> None:
    vectors = unit_rows(50)
    vectors[40] = vectors[3]
    everything = np.arange(50)
    assert (3, 40) in set(neighbours(vectors, everything, everything))


def test_pairs_grow_with_statements_not_with_their_square() -> None:
    vectors = unit_rows(400)
    everything = np.arange(400)
    assert len(set(neighbours(vectors, everything, everything))) <= 400 * (blocking.NEIGHBOURS + 1)
