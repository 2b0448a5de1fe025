"""The shipped weights fit the code, and say why."""

from __future__ import annotations

from headwater.link.features import feature_names
from headwater.link.scorer import load_scorer, trees_from
from headwater.link.surroundings import SURROUNDINGS


def test_the_shipped_weights_are_of_the_features_measured_in_their_order() -> None:
    assert load_scorer().features == (*feature_names(), *SURROUNDINGS)


def test_no_contradiction_speaks_for_the_same() -> None:
    weights = dict(zip(load_scorer().features, load_scorer().weights, strict=True))
    assert all(weights[f] <= 0 for f in ("figures_clash", "dates_clash", "negation_differs", "names_apart"))


def test_the_strongest_features_are_named_strongest_first() -> None:
    row = [0.0] * len(load_scorer().features)
    moved = [abs(x) for _, x in load_scorer().strongest(row)]
    assert moved == sorted(moved, reverse=True)


def test_trees_take_the_left_branch_up_to_the_cut() -> None:
    tree = [[0, 0.5, 1, 2], [-2.0], [2.0]]
    trees = trees_from({"model": "t@1", "features": ["x"], "start": 0.0, "trees": [tree]})
    low, high = trees.probability([[0.5], [0.6]])
    assert low < 0.2
    assert high > 0.8
