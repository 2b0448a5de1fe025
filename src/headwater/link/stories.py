"""Which articles are traced together: a story is a set of articles that hang together by what they tell.

Stories are grown from the closest edge down; the larger a story, the closer its articles must be, and none grows
beyond a bound. They are a function of the set of articles, whatever the order these came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from headwater.link.story_edges import Edge, find_edges
from headwater.link.story_keys import article_keys
from headwater.model import Extraction, reading_order

RULE = "link/stories@1"
MOST_ARTICLES = 60
MOST_STATEMENTS = 2_000
# Up to so many articles any edge joins; beyond, the least cosine rises until it is `DENSE` at `MOST_ARTICLES`.
SMALL = 12
DENSE = 0.35


def find_stories(extractions: Sequence[Extraction]) -> list[list[Extraction]]:
    """The extractions by story, in a story by `reading_order`, the stories in the order of their first articles."""
    ordered = sorted(extractions, key=lambda e: reading_order(e.article))
    by_id = {e.article.id: e for e in ordered}
    keys = [article_keys(e) for e in ordered]
    found = partition({k.article: k.statements for k in keys}, find_edges(keys))
    return [[by_id[a] for a in story] for story in found]


def partition(sizes: Mapping[str, int], edges: Iterable[Edge]) -> list[list[str]]:
    """The stories of the articles in `sizes` (number of statements by id), all in the order of `sizes`.

    Edges are taken from the closest down, ties by ids. Two stories become one over an edge when it is close enough
    for their common size and neither bound is broken.
    """
    stories = _Stories(sizes)
    for a, b, weight in sorted(edges, key=lambda e: (-e[2], e[0], e[1])):
        stories.join(a, b, weight)
    return stories.all()


class _Stories:
    """A union of articles with its size in articles and statements."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self._parent = {a: a for a in sizes}
        self._articles = dict.fromkeys(sizes, 1)
        self._statements = dict(sizes)

    def find(self, article: str) -> str:
        """The article that stands for the story."""
        while self._parent[article] != article:
            self._parent[article] = self._parent[self._parent[article]]
            article = self._parent[article]
        return article

    def join(self, a: str, b: str, weight: float) -> None:
        """The stories of two articles are one where the edge allows it."""
        x, y = self.find(a), self.find(b)
        articles = self._articles[x] + self._articles[y]
        statements = self._statements[x] + self._statements[y]
        if x == y or articles > MOST_ARTICLES or statements > MOST_STATEMENTS or weight < least_inside(articles):
            return
        self._parent[y] = x
        self._articles[x], self._statements[x] = articles, statements

    def all(self) -> list[list[str]]:
        """The stories in the order of their first articles."""
        found: dict[str, list[str]] = {}
        for article in self._parent:
            found.setdefault(self.find(article), []).append(article)
        return list(found.values())


def least_inside(articles: int) -> float:
    """The least cosine of an edge that makes a story of so many articles."""
    return DENSE * max(0, articles - SMALL) / (MOST_ARTICLES - SMALL)
