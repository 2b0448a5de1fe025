"""Questions about articles, their versions and problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from headwater.model import Problem
from headwater.store.database import Database, Row
from headwater.store.records import ArticleEntry, ArticleState, Edit, Page, Version
from headwater.store.words import like, match_all

ENTRY = (
    "a.id, a.path, a.title, a.outlet, coalesce(o.name, a.outlet_name), a.published, a.statements, a.state, s.id,"
    " a.added"
)
JOINED = (
    "FROM articles a LEFT JOIN story_articles sa ON sa.article = a.id LEFT JOIN stories s ON s.number = sa.story"
    " LEFT JOIN sources o ON o.id = a.outlet"
)


def entry_of(row: Sequence[Any]) -> ArticleEntry:
    """The entry that the columns of `ENTRY` make."""
    ident, path, title, outlet, name, published, statements, state, story, added = row
    return ArticleEntry(
        id=ident, path=path, title=title, outlet=outlet, outlet_name=name, published=published, statements=statements,
        state=state, story=story, added=added,
    )  # fmt: skip


def find_articles(
    db: Database, *, text: str | None = None, outlet: str | None = None, story: str | None = None,
    state: ArticleState | None = "current", offset: int = 0, limit: int = 50,
) -> Page[ArticleEntry]:  # fmt: skip
    """Articles, latest first: that hold the words, of an outlet (id or words of its name), of a story, in a state."""
    tests, values = ["1"], list[Any]()
    if state is not None:
        tests.append("a.state = ?")
        values.append(state)
    if text is not None and text.strip():
        query = match_all(text)
        tests.append("a.number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)" if query else "0")
        values += [query] if query else []
    if outlet is not None and outlet.strip():
        tests.append(
            "(a.outlet IN (SELECT id FROM sources WHERE id = ? OR (published > 0 AND name LIKE ? ESCAPE '\\'))"
            " OR (a.outlet IS NULL AND a.outlet_name LIKE ? ESCAPE '\\'))"
        )
        values += [outlet, like(outlet), like(outlet)]
    if story is not None:
        tests.append(
            "a.id IN (SELECT article FROM story_articles WHERE story = (SELECT number FROM stories WHERE id = ?))"
        )
        values.append(story)
    where = " AND ".join(tests)
    total = db.number(f"SELECT count(*) FROM articles a WHERE {where}", values)
    rows = db.rows(
        f"SELECT {ENTRY} {JOINED} WHERE {where} ORDER BY a.day DESC, a.number LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return Page(items=tuple(map(entry_of, rows)), total=total, offset=offset, limit=limit)


def find_entry(db: Database, article: str) -> ArticleEntry | None:
    """The entry of one article, whatever its state."""
    row = db.row(f"SELECT {ENTRY} {JOINED} WHERE a.id = ?", (article,))
    return entry_of(row) if row else None


def find_versions(db: Database, article: str) -> list[Version]:
    """All versions of an article, oldest first: this one and those that came before and after it at its place."""
    place = db.row("SELECT place FROM articles WHERE id = ?", (article,))
    if place is None:
        return []
    where, value = ("place = ?", place[0]) if place[0] is not None else ("id = ?", article)
    rows = db.rows(
        "SELECT id, state, added, previous, published, title, ended, ended_by, note, text FROM articles"
        f" WHERE {where} ORDER BY number",
        (value,),
    )
    texts = {row[0]: row[-1] for row in rows}
    return [_version(db, row, texts) for row in rows]


def _version(db: Database, row: Row, texts: dict[str, str]) -> Version:
    article, state, added, previous, published, title, ended, ended_by, note, text = row
    before = texts.get(previous, "")
    spans = db.rows(
        "SELECT kind, old_start, old_end, new_start, new_end FROM edits WHERE article = ? ORDER BY place", (article,)
    )
    edits = tuple(
        Edit(kind=kind, old=before[a:b], new=text[c:d], old_span=(a, b), new_span=(c, d)) for kind, a, b, c, d in spans
    )
    return Version(
        article=article, state=state, added=added, previous=previous, published=published, title=title, edits=edits,
        ended=ended, ended_by=ended_by, note=note,
    )  # fmt: skip


def find_problems(
    db: Database, *, code: str | None = None, article: str | None = None, offset: int = 0, limit: int | None = None
) -> Page[Problem]:
    """The problems of current articles and of inputs no article came of, by path."""
    tests = ["(p.article IS NULL OR EXISTS (SELECT 1 FROM articles a WHERE a.id = p.article AND a.state = 'current'))"]
    values: list[Any] = []
    for column, given in (("code", code), ("article", article)):
        if given is not None:
            tests.append(f"p.{column} = ?")
            values.append(given)
    where = f"FROM problems p WHERE {' AND '.join(tests)}"
    total = db.number(f"SELECT count(*) {where}", values)
    rows = db.rows(
        f"SELECT p.code, p.message, p.article, p.path {where} ORDER BY p.path, p.code, p.number LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )
    found = tuple(Problem(code=c, message=m, article=a, path=p) for c, m, a, p in rows)
    return Page(items=found, total=total, offset=offset, limit=len(found) if limit is None else limit)
