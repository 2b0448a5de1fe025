"""The partition into stories as it stands: keys of current articles, edges between them, and which story each is in."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from headwater.store.database import Database

Place: TypeAlias = tuple[int, str]
Keys: TypeAlias = tuple[str, int, int, dict[str, float]]
Edge: TypeAlias = tuple[str, str, float]
MANY = 500


def put_keys(db: Database, article: str, day: int, statements: int, weights: Mapping[str, float]) -> None:
    """The article stands in the lists of its keys."""
    with db.writing():
        db.run(
            "INSERT OR REPLACE INTO article_keys (article, day, statements, weights) VALUES (?, ?, ?, ?)",
            (article, day, statements, json.dumps(weights, separators=(",", ":"))),
        )
        db.run_each("INSERT INTO keys (key, day, article) VALUES (?, ?, ?)", [(k, day, article) for k in weights])


def drop_keys(db: Database, article: str, day: int, keys: Iterable[str]) -> None:
    """The article stands in no list and has no edge."""
    with db.writing():
        db.run_each("DELETE FROM keys WHERE key = ? AND day = ? AND article = ?", [(k, day, article) for k in keys])
        db.run("DELETE FROM article_keys WHERE article = ?", (article,))
        db.run("DELETE FROM edges WHERE a = ?", (article,))
        db.run("DELETE FROM edges WHERE b = ?", (article,))
        db.run("DELETE FROM parts WHERE article = ?", (article,))


def read_keys(db: Database, articles: Collection[str]) -> list[Keys]:
    """(article, day, number of statements, weights) of those articles that stand in lists, by id."""
    sql = "SELECT article, day, statements, weights FROM article_keys WHERE article IN ({})"
    return [(a, d, n, json.loads(w)) for a, d, n, w in _for_many(db, sql, articles)]


def before(db: Database, key: str, place: Place, most: int) -> list[str]:
    """At most so many holders of the key before the place, nearest first."""
    sql = "SELECT article FROM keys WHERE key = ? AND (day, article) < (?, ?) ORDER BY day DESC, article DESC LIMIT ?"
    return [r[0] for r in db.rows(sql, (key, *place, most))]


def after(db: Database, key: str, place: Place, most: int) -> list[str]:
    """At most so many holders of the key after the place, nearest first."""
    sql = "SELECT article FROM keys WHERE key = ? AND (day, article) > (?, ?) ORDER BY day, article LIMIT ?"
    return [r[0] for r in db.rows(sql, (key, *place, most))]


def edges_among(db: Database, pairs: Collection[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """Those of the pairs (smaller id first) that have an edge, sorted."""
    wanted = set(pairs)
    sql = "SELECT a, b FROM edges WHERE a IN ({})"
    return sorted((a, b) for a, b in _for_many(db, sql, {a for a, _ in wanted}) if (a, b) in wanted)


def change_edges(db: Database, new: Iterable[Edge], gone: Iterable[tuple[str, str]] = ()) -> None:
    """The new edges are there, those gone are not."""
    with db.writing():
        db.run_each("DELETE FROM edges WHERE a = ? AND b = ?", gone)
        db.run_each("INSERT OR REPLACE INTO edges (a, b, weight) VALUES (?, ?, ?)", new)


def linked_with(db: Database, articles: Iterable[str]) -> tuple[list[str], list[Edge]]:
    """All articles that edges lead to from these, themselves included, sorted, and all edges among them."""
    reached = set(articles)
    edges: dict[tuple[str, str], float] = {}
    new = set(reached)
    while new:
        found = _for_many(db, "SELECT a, b, weight FROM edges WHERE a IN ({})", new)
        found += _for_many(db, "SELECT a, b, weight FROM edges WHERE b IN ({})", new)
        edges.update({(a, b): w for a, b, w in found})
        new = {x for a, b, _ in found for x in (a, b)} - reached
        reached |= new
    return sorted(reached), [(a, b, w) for (a, b), w in sorted(edges.items())]


def mark_dirty(db: Database, articles: Iterable[str]) -> None:
    """The partition around these articles must be made again."""
    db.run_each("INSERT OR IGNORE INTO dirty (article) VALUES (?)", [(a,) for a in articles])


def read_dirty(db: Database) -> list[str]:
    """The articles around which the partition must be made again, sorted."""
    return [r[0] for r in db.rows("SELECT article FROM dirty ORDER BY article")]


def story_keys_of(db: Database, articles: Collection[str]) -> dict[str, str]:
    """What tells an article's state in a story's key: its id and what read it."""
    sql = "SELECT id, extractor FROM articles WHERE id IN ({})"
    return {a: f"{a}:{extractor}" for a, extractor in _for_many(db, sql, articles)}


def put_parts(db: Database, parts: Mapping[str, Sequence[str]]) -> None:
    """The articles are in these stories, given by key; no article is dirty any more."""
    rows = [(article, story) for story, articles in parts.items() for article in articles]
    with db.writing():
        db.run_each("INSERT OR REPLACE INTO parts (article, story) VALUES (?, ?)", rows)
        db.run("DELETE FROM dirty")


def pending_stories(db: Database) -> dict[str, list[str]]:
    """The stories that are not traced as they must be: their articles by key, in the order of their ids."""
    sql = (
        "SELECT p.story, p.article FROM parts p WHERE NOT EXISTS (SELECT 1 FROM stories s WHERE s.key = p.story)"
        " ORDER BY p.story, p.article"
    )
    found: dict[str, list[str]] = {}
    for story, article in db.rows(sql):
        found.setdefault(story, []).append(article)
    return found


def stories_of(db: Database, articles: Collection[str]) -> dict[str, int]:
    """The story, by row number, in which an article was last traced; articles that never were are left out."""
    sql = "SELECT article, story FROM story_articles WHERE article IN ({})"
    return dict(_for_many(db, sql, articles))


def stale_articles(db: Database) -> list[str]:
    """The articles of traced stories none of whose articles is in the partition any more."""
    sql = (
        "SELECT article FROM story_articles WHERE story NOT IN"
        " (SELECT sa.story FROM story_articles sa JOIN parts p ON p.article = sa.article) ORDER BY article"
    )
    return [r[0] for r in db.rows(sql)]


def all_parts(db: Database) -> dict[str, list[str]]:
    """Every story as it must be: its articles by key."""
    found: dict[str, list[str]] = {}
    for story, article in db.rows("SELECT story, article FROM parts ORDER BY story, article"):
        found.setdefault(story, []).append(article)
    return found


def all_edges(db: Database) -> list[Edge]:
    """Every edge, sorted."""
    return [(a, b, w) for a, b, w in db.rows("SELECT a, b, weight FROM edges ORDER BY a, b")]


def _for_many(db: Database, sql: str, values: Collection[str]) -> list[tuple[Any, ...]]:
    """The rows of a query with `IN ({})` for any number of values, asked in sorted pieces."""
    ordered = sorted(values)
    found: list[tuple[Any, ...]] = []
    for at in range(0, len(ordered), MANY):
        piece = ordered[at : at + MANY]
        found += db.rows(sql.format(",".join("?" * len(piece))), piece)
    return found


def direct_edges(db: Database, article: str) -> tuple[list[str], list[Edge]]:
    """The articles that have an edge with this one, sorted, and these edges."""
    rows = db.rows("SELECT a, b, weight FROM edges WHERE a = ? UNION ALL SELECT a, b, weight FROM edges WHERE b = ?",
                   (article, article))  # fmt: skip
    return sorted({x for a, b, _ in rows for x in (a, b)} - {article}), [(a, b, w) for a, b, w in rows]


def articles_of(db: Database, story: int) -> list[str]:
    """The articles of a traced story."""
    return [r[0] for r in db.rows("SELECT article FROM story_articles WHERE story = ? ORDER BY article", (story,))]


def outdate_stories(db: Database, engine: str) -> None:
    """Every story that another engine traced is pending: its result stays until it is traced again."""
    db.run("UPDATE stories SET key = 'old:' || id WHERE engine <> ?", (engine,))
