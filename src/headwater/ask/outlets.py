"""Outlets as answers: what each originates, what it repeats, from whom it takes it and who takes it from there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, TypedDict

from headwater.ask.rows import read_sources
from headwater.ask.sources import all_items
from headwater.corpus import Corpus, OutletEntry, Tie
from headwater.model import Source

MOST_SOURCES = 12


class TakenAnswer(TypedDict):
    """What passes between two outlets: `statements` in `articles` that credit, are the wire of, or copy the giver.

    `outlet` is the other one's source id, None where the corpus holds no article of it under this name.
    """

    id: str
    name: str
    how: Literal["credit", "wire", "copy"]
    statements: int
    articles: int


class QuotedAnswer(TypedDict):
    """A source that an outlet heard itself: named next to the outlet, in an article that is no copy and no wire's."""

    id: str
    name: str
    kind: str
    statements: int
    claims: int


class OutletAnswer(TypedDict):
    """Who originates and who repeats.

    Of the `claims` an outlet carries it was `first` with some, and `own` are those that it does not only pass on: some
    statement of it names no outlet or agency as giver, and its article copies none. `heard` counts the sources it
    heard itself, the most quoted of which are `sources`. `takes` and `gives` are its ties, most statements first.
    """

    id: str
    name: str
    kind: str
    articles: int
    claims: int
    own: int
    first: int
    heard: int
    sources: list[QuotedAnswer]
    takes: list[TakenAnswer]
    gives: list[TakenAnswer]


def find_outlets(corpus: Corpus, *, text: str | None = None) -> list[OutletAnswer]:
    """The outlets that published articles, those of most articles first; `text`: with these words in their name."""
    with corpus.moment():
        entries = list(all_items(lambda o, n: corpus.outlets(text=text, offset=o, limit=n), None))
        ties, heard = corpus.ties(), _heard(corpus)
        named = {s for t in ties for s in (t.taker, t.giver)} | {s for own in heard.values() for s, _, _ in own}
        names = read_sources(corpus, named)
    return [_answer(e, ties, heard.get(e.source.id, []), names) for e in entries]


def _answer(
    entry: OutletEntry, ties: list[Tie], heard: list[tuple[str, int, int]], names: Mapping[str, Source]
) -> OutletAnswer:
    own = entry.source.id
    return {
        "id": own,
        "name": entry.source.name,
        "kind": entry.source.kind,
        "articles": entry.articles,
        "claims": entry.claims,
        "own": entry.own,
        "first": entry.first,
        "heard": len(heard),
        "sources": [_quoted(names[s], n, c) for s, n, c in heard[:MOST_SOURCES] if s in names],
        "takes": [_taken(t, t.giver, names) for t in ties if t.taker == own],
        "gives": [_taken(t, t.taker, names) for t in ties if t.giver == own],
    }


def _quoted(source: Source, statements: int, claims: int) -> QuotedAnswer:
    return {"id": source.id, "name": source.name, "kind": source.kind, "statements": statements, "claims": claims}


def _taken(tie: Tie, other: str, names: Mapping[str, Source]) -> TakenAnswer:
    name = names[other].name if other in names else other
    return {"id": other, "name": name, "how": tie.how, "statements": tie.statements, "articles": tie.articles}


def _heard(corpus: Corpus) -> dict[str, list[tuple[str, int, int]]]:
    """By outlet: the sources it heard itself with their statements and claims, most quoted first."""
    sql = (
        "SELECT a.outlet, h.source, count(*), count(DISTINCT t.claim) FROM hops h"
        " JOIN statements t ON t.number = h.statement JOIN articles a ON a.id = t.article"
        " JOIN story_articles sa ON sa.article = a.id JOIN sources s ON s.id = h.source"
        " WHERE h.place = 0 AND a.outlet IS NOT NULL AND sa.wire IS NULL AND s.kind NOT IN ('outlet', 'wire')"
        " AND a.id NOT IN (SELECT b FROM copies WHERE direction = 'a->b')"
        " AND a.id NOT IN (SELECT a FROM copies WHERE direction = 'b->a')"
        " GROUP BY a.outlet, h.source ORDER BY a.outlet, 3 DESC, h.source"
    )
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for outlet, source, statements, claims in corpus.db.rows(sql):
        found[outlet].append((source, statements, claims))
    return dict(found)


class NodeAnswer(TypedDict):
    """An outlet or agency in the network; `articles` 0 for one that is only credited."""

    id: str
    name: str
    kind: str
    articles: int
    claims: int
    own: int
    first: int


class LinkAnswer(TypedDict):
    """What flows from `source` (the giver) to `target` (the taker)."""

    source: str
    target: str
    key: Literal["credit", "wire", "copy"]
    statements: int
    articles: int


class Network(TypedDict):
    """Who takes from whom, as a directed multigraph in node-link form (networkx, d3)."""

    directed: bool
    multigraph: bool
    graph: dict[str, str]
    nodes: list[NodeAnswer]
    links: list[LinkAnswer]


def find_network(corpus: Corpus) -> Network:
    """The network of outlets: those that published most first, then those that are only credited, by id."""
    with corpus.moment():
        entries = list(all_items(lambda o, n: corpus.outlets(offset=o, limit=n), None))
        ties = corpus.ties()
        known = {e.source.id for e in entries}
        others = read_sources(corpus, {s for t in ties for s in (t.taker, t.giver)} - known)
    nodes = [_node(e.source, e) for e in entries] + [_node(s, None) for _, s in sorted(others.items())]
    ids = {n["id"] for n in nodes}
    return {
        "directed": True,
        "multigraph": True,
        "graph": {"edges": "from the giver to the taker"},
        "nodes": nodes,
        "links": [_link(t) for t in ties if {t.giver, t.taker} <= ids],
    }


def _node(source: Source, entry: OutletEntry | None) -> NodeAnswer:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "articles": entry.articles if entry else 0,
        "claims": entry.claims if entry else 0,
        "own": entry.own if entry else 0,
        "first": entry.first if entry else 0,
    }


def _link(tie: Tie) -> LinkAnswer:
    return {
        "source": tie.giver, "target": tie.taker, "key": tie.how, "statements": tie.statements,
        "articles": tie.articles,
    }  # fmt: skip
