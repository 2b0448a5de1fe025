"""Questions about sources, outlets, stories, and the corpus as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from headwater.model import Event, Source
from headwater.store.codec import decode
from headwater.store.database import Database, Row
from headwater.store.records import Hit, OutletEntry, Overview, Page, SourceEntry, StoryEntry, Tie
from headwater.store.words import MARK_END, MARK_START, cut, like, match_all

SOURCE = "record, statements, claims, articles, published"
STORY = "id, label, first_day, last_day, articles, outlets, statements, claims, conflicts, traced"
SNIPPET_WORDS = 40


def find_sources(
    db: Database, *, text: str | None = None, kind: str | None = None, offset: int = 0, limit: int = 50
) -> Page[SourceEntry]:
    """Sources that say something, most quoted first: with the words in their name, of a kind."""
    tests, values = ["statements > 0"], list[Any]()
    if text is not None and text.strip():
        tests.append("name LIKE ? ESCAPE '\\'")
        values.append(like(text))
    if kind is not None:
        tests.append("kind = ?")
        values.append(kind)
    where = " AND ".join(tests)
    total = db.number(f"SELECT count(*) FROM sources WHERE {where}", values)
    rows = db.rows(
        f"SELECT {SOURCE} FROM sources WHERE {where} ORDER BY statements DESC, name, id LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return Page(items=tuple(map(_source, rows)), total=total, offset=offset, limit=limit)


def find_source(db: Database, source: str) -> SourceEntry | None:
    """The source of this id as all stories know it."""
    row = db.row(f"SELECT {SOURCE} FROM sources WHERE id = ?", (source,))
    return _source(row) if row else None


def _source(row: Row) -> SourceEntry:
    record, statements, claims, articles, published = row
    return SourceEntry(
        source=decode(Source, record), statements=statements, claims=claims, articles=articles, published=published
    )


def find_outlets(db: Database, *, text: str | None = None, offset: int = 0, limit: int = 200) -> Page[OutletEntry]:
    """Outlets that published articles, those of most articles first."""
    test, values = ("name LIKE ? ESCAPE '\\'", [like(text)]) if text and text.strip() else ("1", [])
    total = db.number(f"SELECT count(*) FROM sources WHERE published > 0 AND {test}", values)
    rows = db.rows(
        "SELECT o.record, o.published, count(c.claim), coalesce(sum(c.first), 0), coalesce(sum(c.own), 0) FROM"
        f" (SELECT * FROM sources WHERE published > 0 AND {test} ORDER BY published DESC, name, id LIMIT ? OFFSET ?) o"
        " LEFT JOIN claim_outlets c ON c.outlet = o.id GROUP BY o.id ORDER BY o.published DESC, o.name, o.id",
        (*values, limit, offset),
    )
    items = tuple(
        OutletEntry(source=decode(Source, record), articles=articles, claims=claims, first=first, own=own)
        for record, articles, claims, first, own in rows
    )
    return Page(items=items, total=total, offset=offset, limit=limit)


def find_ties(db: Database, outlet: str | None = None) -> list[Tie]:
    """Who takes from whom over all stories, most first; with `outlet`, what it takes and what is taken from it."""
    where, values = ("WHERE taker = ? OR giver = ?", [outlet, outlet]) if outlet else ("", [])
    rows = db.rows(
        f"SELECT taker, giver, how, sum(statements), sum(articles) FROM ties {where} GROUP BY taker, giver, how"
        " ORDER BY 4 DESC, taker, giver, how",
        values,
    )
    return [Tie(taker=t, giver=g, how=how, statements=n, articles=a) for t, g, how, n, a in rows]


def find_stories(
    db: Database, *, order: Literal["newest", "largest"] = "newest", offset: int = 0, limit: int = 50
) -> Page[StoryEntry]:
    """Stories, those of the latest articles or of most articles first."""
    by = "last_day DESC, number" if order == "newest" else "articles DESC, last_day DESC, number"
    rows = db.rows(f"SELECT {STORY} FROM stories ORDER BY {by} LIMIT ? OFFSET ?", (limit, offset))
    total = db.number("SELECT count(*) FROM stories")
    return Page(items=tuple(map(_story, rows)), total=total, offset=offset, limit=limit)


def find_story(db: Database, story: str) -> StoryEntry | None:
    """The story of this id."""
    row = db.row(f"SELECT {STORY} FROM stories WHERE id = ?", (story,))
    return _story(row) if row else None


def _story(row: Row) -> StoryEntry:
    ident, label, first, last, articles, outlets, statements, claims, conflicts, traced = row
    return StoryEntry(
        id=ident, label=label, first_day=iso_of(first), last_day=iso_of(last), articles=articles, outlets=outlets,
        statements=statements, claims=claims, conflicts=conflicts, traced=traced,
    )  # fmt: skip


def iso_of(day: int | None) -> str | None:
    """The ISO date of a proleptic ordinal; None for -1."""
    return date.fromordinal(day).isoformat() if day is not None and day > 0 else None


def story_numbers(db: Database, *, story: str | None = None, holding: str | None = None) -> list[int]:
    """The stories' row numbers: all, the one of this id, or the one that holds a record of this id."""
    if story is not None:
        return [r[0] for r in db.rows("SELECT number FROM stories WHERE id = ?", (story,))]
    if holding is None:
        return [r[0] for r in db.rows("SELECT number FROM stories ORDER BY number")]
    table = {
        "a": "story_articles", "st": "statements", "c": "claims", "r": "relations", "cp": "copies", "e": "events",
        "s": "story_sources",
    }.get(holding.partition("-")[0])  # fmt: skip
    if table is None:
        return []
    column = "article" if table == "story_articles" else "id"
    return [r[0] for r in db.rows(f"SELECT story FROM {table} WHERE {column} = ? ORDER BY story", (holding,))]


def find_event(db: Database, event: str) -> Event | None:
    """The event of this id."""
    row = db.row("SELECT record FROM events WHERE id = ?", (event,))
    return decode(Event, row[0]) if row else None


def search(
    db: Database,
    text: str,
    *,
    among: Literal["statements", "articles"] = "statements",
    offset: int = 0,
    limit: int = 50,
) -> Page[Hit]:
    """The passages that hold every word of the text, best first. No input is an error; one without words finds none."""
    query = match_all(text)
    if query is None:
        return Page(items=(), total=0, offset=offset, limit=limit)
    table, marks = ("statement_words", 0) if among == "statements" else ("article_words", 1)
    shown = f"snippet({table}, {marks}, '{MARK_START}', '{MARK_END}', '…', {SNIPPET_WORDS})"
    joined, columns = _SEARCHED[among]
    total = db.number(f"SELECT count(*) FROM {table} w {joined} WHERE {table} MATCH ?", (query,))
    rows = db.rows(
        f"SELECT {columns}, {shown} FROM {table} w {joined} WHERE {table} MATCH ? ORDER BY rank, w.rowid"
        " LIMIT ? OFFSET ?",
        (query, limit, offset),
    )
    kind: Literal["statement", "article"] = "statement" if among == "statements" else "article"
    items = tuple(Hit(kind=kind, id=i, article=a, claim=c, pieces=cut(piece)) for i, a, c, piece in rows)
    return Page(items=items, total=total, offset=offset, limit=limit)


_SEARCHED = {
    "statements": ("JOIN statements t ON t.number = w.rowid", "t.id, t.article, t.claim"),
    "articles": ("JOIN articles a ON a.number = w.rowid AND a.state = 'current'", "a.id, a.id, NULL"),
}


def find_overview(db: Database, extractor: str, engine: str) -> Overview:
    """The corpus in figures; what `extractor` and `engine` did not make is outdated."""
    counts: dict[str, int] = dict(db.rows("SELECT name, value FROM counts"))
    first, last = db.row("SELECT min(nullif(first_day, -1)), max(last_day) FROM stories") or (None, None)
    pending = "SELECT count(*) FROM parts p WHERE NOT EXISTS (SELECT 1 FROM stories s WHERE s.key = p.story)"
    statuses = {
        name.removeprefix("status:"): n for name, n in sorted(counts.items()) if name.startswith("status:") and n
    }
    names = ("articles", "stories", "statements", "claims", "shared", "relations", "conflicts", "copies", "events")
    return Overview(
        **{name: counts.get(name, 0) for name in names},
        outlets=db.number("SELECT count(*) FROM sources WHERE published > 0"),
        sources=db.number("SELECT count(*) FROM sources WHERE statements > 0"),
        problems=db.number("SELECT count(*) FROM problems"),
        withdrawn=db.number("SELECT count(*) FROM articles WHERE state = 'withdrawn'"),
        pending=db.number(pending),
        outdated_articles=db.number(
            "SELECT count(*) FROM articles WHERE state = 'current' AND extractor <> ?", (extractor,)
        ),
        outdated_stories=db.number("SELECT count(*) FROM stories WHERE engine <> ?", (engine,)),
        first_day=iso_of(first),
        last_day=iso_of(last),
        statuses=statuses,
    )
