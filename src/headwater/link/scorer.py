"""The probability that two statements say the same: logistic regression over `features.FEATURES`, shipped as JSON.

How it was trained, on what and how well it does: `models/linker/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.errors import EnvironmentFault


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights over named features; `mean` and `scale` standardise each feature first."""

    model: str
    features: tuple[str, ...]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float

    def probability(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """Probability of "same" for each row of features."""
        if not len(rows):
            return np.zeros(0)
        z = self.standardise(np.asarray(rows, dtype=np.float64)) @ self.weights + self.intercept
        result: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(z, -30.0, 30.0)))
        return result

    def standardise(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows as the weights expect them."""
        return (rows - self.mean) / self.scale

    def strongest(self, row: Sequence[float], count: int = 4) -> list[tuple[str, float]]:
        """The features that moved this pair's score most, with the log-odds each added, strongest first."""
        parts = self.standardise(np.asarray(row, dtype=np.float64)) * self.weights
        order = sorted(range(len(parts)), key=lambda i: (-abs(float(parts[i])), i))
        return [(self.features[i], float(parts[i])) for i in order[:count]]


@cache
def load_scorer(name: str = "statements") -> Scorer:
    """The shipped scorer of that name ("statements", "events"); a missing or unreadable file is an EnvironmentFault."""
    try:
        text = (files("headwater") / "models" / "linker" / f"{name}.json").read_text(encoding="utf-8")
        return scorer_from(json.loads(text))
    except (OSError, ValueError, KeyError) as e:
        raise EnvironmentFault(f"the linking model {name}.json is missing or damaged; reinstall headwater ({e})") from e


def scorer_from(data: dict[str, object]) -> Scorer:
    """A scorer from its JSON object."""
    columns = data["columns"]
    if not isinstance(columns, list):
        raise ValueError("columns must be a list")
    return Scorer(
        model=str(data["model"]),
        features=tuple(str(c["feature"]) for c in columns),
        mean=np.array([c["mean"] for c in columns], dtype=np.float64),
        scale=np.array([c["scale"] for c in columns], dtype=np.float64),
        weights=np.array([c["weight"] for c in columns], dtype=np.float64),
        intercept=float(str(data["intercept"])),
    )


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted regression trees: each a list of nodes `[feature, cut, left, right]` or leaves `[value]`."""

    model: str
    features: tuple[str, ...]
    start: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]

    def probability(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """Probability of "same" for each row of features: left where the feature is at most the cut."""
        x = np.asarray(rows, dtype=np.float64).reshape(len(rows), len(self.features))
        z = np.full(len(x), self.start)
        for tree in self.trees:
            z += grown(tree, x)
        result: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(z, -30.0, 30.0)))
        return result


def grown(tree: tuple[tuple[float, ...], ...], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """One tree's value for each row."""
    value = np.zeros(len(x))
    waiting = [(0, np.arange(len(x)))]
    while waiting:
        at, rows = waiting.pop()
        node = tree[at]
        if len(node) == 1:
            value[rows] = node[0]
        elif len(rows):
            left = x[rows, int(node[0])] <= node[1]
            waiting += [(int(node[2]), rows[left]), (int(node[3]), rows[~left])]
    return value


def trees_from(data: dict[str, Any]) -> Trees:
    """Boosted trees from their JSON object."""
    return Trees(
        model=str(data["model"]),
        features=tuple(data["features"]),
        start=float(data["start"]),
        trees=tuple(tuple(tuple(node) for node in tree) for tree in data["trees"]),
    )


@cache
def load_trees(name: str = "events") -> Trees:
    """The shipped boosted trees of that name; a missing or unreadable file is an EnvironmentFault."""
    try:
        return trees_from(json.loads((files("headwater") / "models" / "linker" / f"{name}.json").read_text("utf-8")))
    except (OSError, ValueError, KeyError) as e:
        raise EnvironmentFault(f"the linking model {name}.json is missing or damaged; reinstall headwater ({e})") from e
