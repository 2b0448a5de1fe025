"""Which articles are near enough to be told together: edges between articles that share rare keys.

Whether two articles have an edge depends on the two alone: the cosine of their keys and the days between them. Which
pairs are looked at is bounded: two articles meet where they share `MIN_SHARED` keys in whose lists, ordered by day,
they stand at most `REACH` places apart. So the work grows with the number of articles, also where one name is in all.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Protocol, TypeAlias

from headwater.link.story_keys import UNDATED, ArticleKeys

REACH = 24
MIN_SHARED = 2
# Days apart at most, and the least cosine of an edge; set by hand on 51 known events (`python -m eval.stories`).
LEAST = ((3, 0.10), (10, 0.15), (30, 0.20))
LEAST_FAR = 0.25
LEAST_UNDATED = 0.15

Edge: TypeAlias = tuple[str, str, float]
Place: TypeAlias = tuple[int, str]
EdgesAmong: TypeAlias = Callable[[Collection[tuple[str, str]]], Iterable[tuple[str, str]]]


class KeyLists(Protocol):
    """Every article by each of its keys, in the order of their places."""

    def before(self, key: str, place: Place) -> Sequence[str]:
        """At most `REACH` articles that hold the key and stand before the place, nearest first."""

    def after(self, key: str, place: Place) -> Sequence[str]:
        """At most `REACH` articles that hold the key and stand after the place, nearest first."""

    def keys_of(self, articles: Iterable[str]) -> Mapping[str, ArticleKeys]:
        """The keys of these articles."""


class KeyTable:
    """Key lists in memory."""

    def __init__(self, keys: Iterable[ArticleKeys] = ()) -> None:
        self._lists: dict[str, list[Place]] = {}
        self._keys: dict[str, ArticleKeys] = {}
        for own in keys:
            self._keys[own.article] = own
            for key in own.weights:
                self._lists.setdefault(key, []).append(own.place)
        for places in self._lists.values():
            places.sort()

    def add(self, own: ArticleKeys) -> None:
        """The article stands in the lists of its keys."""
        self._keys[own.article] = own
        for key in own.weights:
            insort(self._lists.setdefault(key, []), own.place)

    def remove(self, own: ArticleKeys) -> None:
        """The article stands in no list."""
        for key in own.weights:
            self._lists[key].remove(own.place)

    def before(self, key: str, place: Place) -> Sequence[str]:
        """As `KeyLists` says."""
        places = self._lists.get(key, [])
        at = bisect_left(places, place)
        return [article for _, article in places[max(0, at - REACH) : at][::-1]]

    def after(self, key: str, place: Place) -> Sequence[str]:
        """As `KeyLists` says."""
        places = self._lists.get(key, [])
        at = bisect_left(places, place)
        at += at < len(places) and places[at] == place
        return [article for _, article in places[at : at + REACH]]

    def keys_of(self, articles: Iterable[str]) -> Mapping[str, ArticleKeys]:
        """As `KeyLists` says."""
        return {a: self._keys[a] for a in articles}


def find_edges(keys: Sequence[ArticleKeys]) -> list[Edge]:
    """Every edge among the articles, each once."""
    table = KeyTable(keys)
    return [edge for own in keys for edge in edges_of(own, table, only_after=True)]


def edges_of(own: ArticleKeys, lists: KeyLists, *, only_after: bool = False) -> list[Edge]:
    """The edges of an article that stands in the lists, or only those to articles after it, by the other's id."""
    met: Counter[str] = Counter()
    for key in own.weights:
        met.update(lists.after(key, own.place))
        if not only_after:
            met.update(lists.before(key, own.place))
    others = lists.keys_of(sorted(a for a, n in met.items() if n >= MIN_SHARED))
    return [edge for other in others.values() for edge in edge_between(own, other)]


def edge_between(a: ArticleKeys, b: ArticleKeys) -> list[Edge]:
    """The edge between two articles with its cosine, smaller id first; empty where they are too far apart."""
    weight = cosine(a, b)
    if weight < least_cosine(a.day, b.day):
        return []
    return [(min(a.article, b.article), max(a.article, b.article), weight)]


def cosine(a: ArticleKeys, b: ArticleKeys) -> float:
    """The cosine of two articles' keys, the same number from either side."""
    return round(sum(w * b.weights[k] for k, w in a.weights.items() if k in b.weights), 6)


def least_cosine(a: int, b: int) -> float:
    """The least cosine that makes an edge of two articles published on these days."""
    if UNDATED in (a, b):
        return LEAST_UNDATED
    return next((least for days, least in LEAST if abs(a - b) <= days), LEAST_FAR)


def edges_when_added(
    own: ArticleKeys, lists: KeyLists, edges_among: EdgesAmong
) -> tuple[list[Edge], list[tuple[str, str]]]:
    """What an article that now stands in the lists changes: its edges, and the pairs that have lost theirs.

    `edges_among(pairs)` gives those of the pairs that had an edge.
    """
    gone = [(a, b) for a, b in edges_among(pairs_around(own, lists)) if not meet(a, b, lists)]
    return edges_of(own, lists), gone


def edges_when_removed(own: ArticleKeys, lists: KeyLists, around: Collection[tuple[str, str]]) -> list[Edge]:
    """The edges of the pairs that come into reach when an article has left the lists; these may be known already.

    `around` is what `pairs_around` gave while it stood there. Its own edges are gone with it.
    """
    known = lists.keys_of(sorted({a for pair in around for a in pair if a != own.article}))
    met = [(a, b) for a, b in sorted(around) if meet(a, b, lists)]
    return [edge for a, b in met for edge in edge_between(known[a], known[b])]


def pairs_around(own: ArticleKeys, lists: KeyLists) -> set[tuple[str, str]]:
    """Pairs that stand just within reach of each other in some list, were it not for the article between them."""
    found: set[tuple[str, str]] = set()
    for key in own.weights:
        before, after = lists.before(key, own.place), lists.after(key, own.place)
        for i, first in enumerate(before):
            j = REACH - 1 - i
            if j < len(after):
                found.add((min(first, after[j]), max(first, after[j])))
    return found


def meet(a: str, b: str, lists: KeyLists) -> bool:
    """Whether two articles are looked at as a pair."""
    first, last = sorted(lists.keys_of((a, b)).values(), key=lambda k: k.place)
    shared = (key for key in first.weights if key in last.weights)
    near = (1 for key in shared if last.article in lists.after(key, first.place))
    return sum(islice(near, MIN_SHARED)) == MIN_SHARED
