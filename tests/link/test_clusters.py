"""Pairs become groups without chains."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.link.clusters import group_pairs


def test_one_bad_link_does_not_chain_two_groups() -> None:
    links = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (2, 3): 0.8, (3, 4): 0.9, (3, 5): 0.9, (4, 5): 0.9}
    assert group_pairs(6, list(links), list(links.values()), 0.5) == [[0, 1, 2], [3, 4, 5]]


def test_a_contradiction_keeps_groups_apart_whatever_else_joins_them() -> None:
    links = {(0, 1): 0.99, (1, 2): 0.99, (0, 2): 0.0}
    assert [0, 1, 2] not in group_pairs(3, list(links), list(links.values()), 0.5)


def test_one_contradiction_among_many_links_only_weighs() -> None:
    links = {(i, j): 0.95 for i in range(6) for j in range(i + 1, 6)} | {(0, 5): 0.0}
    assert group_pairs(6, list(links), list(links.values()), 0.5) == [[0, 1, 2, 3, 4, 5]]


def test_what_must_never_join_does_not_however_many_links_there_are() -> None:
    links = {(i, j): 0.95 for i in range(6) for j in range(i + 1, 6)} | {(0, 5): 0.0}
    groups = group_pairs(6, list(links), list(links.values()), 0.5, never={(0, 5)})
    assert not any({0, 5} <= set(g) for g in groups)


def test_below_the_threshold_nothing_joins() -> None:
    assert group_pairs(2, [(0, 1)], [0.49], 0.5) == [[0], [1]]


@given(
    st.integers(0, 12).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.dictionaries(
                st.tuples(st.integers(0, max(0, n - 1)), st.integers(0, max(0, n - 1))).filter(lambda p: p[0] < p[1]),
                st.floats(0, 1),
            ),
        )
    )
)
def test_groups_are_a_partition(case: tuple[int, dict[tuple[int, int], float]]) -> None:
    count, links = case
    groups = group_pairs(count, list(links), list(links.values()), 0.5)
    assert sorted(i for g in groups for i in g) == list(range(count))
