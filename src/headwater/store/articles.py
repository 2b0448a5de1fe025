"""Articles and what each says on its own: written once, replaced by a newer version, withdrawn with a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from headwater.model import Article, Extraction, Problem
from headwater.store.codec import decode, encode, pack, unpack
from headwater.store.database import Database, storable

State: TypeAlias = Literal["current", "replaced", "withdrawn"]
Edit: TypeAlias = tuple[str, int, int, int, int]


def state_of(db: Database, article: str) -> tuple[State, str | None] | None:
    """The article's state and place; None for one that never came."""
    found = db.row("SELECT state, place FROM articles WHERE id = ?", (article,))
    return (found[0], found[1]) if found else None


def current_at(db: Database, place: str) -> str | None:
    """The id of the article that stands at a place now."""
    found = db.row(
        "SELECT id FROM articles WHERE place = ? AND state = 'current' ORDER BY number DESC LIMIT 1", (place,)
    )
    return found[0] if found else None


def put_article(
    db: Database, extraction: Extraction, *, place: str | None, day: int, extractor: str, at: str,
    previous: str | None = None, edits: Sequence[Edit] = (),
) -> None:  # fmt: skip
    """The article and what it says are kept, as the version after `previous` where given."""
    article = extraction.article
    with db.writing():
        number = db.run(
            "INSERT INTO articles (id, state, place, previous, added, path, outlet_name, published, day, title,"
            " statements, extractor, record, text) VALUES (?, 'current', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id, place, previous, at, article.path, article.outlet_name, article.published, day,
                article.title, len(extraction.statements), extractor, _record(article), article.text,
            ),
        )  # fmt: skip
        db.run("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", (number, article.title, article.text))
        put_extraction(db, extraction)
        if previous is not None:
            end_article(db, previous, state="replaced", at=at)
        db.run_each(
            "INSERT INTO edits (article, place, kind, old_start, old_end, new_start, new_end)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(article.id, i, *edit) for i, edit in enumerate(edits)],
        )


def _record(article: Article) -> str:
    """The article as JSON, without its text unless SQLite cannot hold that whole."""
    return encode(article, without=("text",) if storable(article.text) == article.text else ())


def put_extraction(db: Database, extraction: Extraction) -> None:
    """What the article says is kept, in place of what an older extractor found."""
    db.run(
        "INSERT OR REPLACE INTO extractions (article, data) VALUES (?, ?)",
        (extraction.article.id, pack(extraction, without=("article", "problems"))),
    )


def renew_extraction(db: Database, extraction: Extraction, extractor: str, at: str) -> None:
    """What a newer extractor finds in the article takes the place of what the older one found."""
    with db.writing():
        put_extraction(db, extraction)
        db.run(
            "UPDATE articles SET extractor = ?, statements = ? WHERE id = ?",
            (extractor, len(extraction.statements), extraction.article.id),
        )
        db.run("DELETE FROM problems WHERE article = ? AND code LIKE 'X%'", (extraction.article.id,))
        put_problems(db, extraction.problems, at)


def end_article(
    db: Database, article: str, *, state: State, at: str, by: str | None = None, note: str | None = None
) -> None:
    """The article is no longer current; it stays on record with the day, and with who withdrew it and why."""
    db.run(
        "UPDATE articles SET state = ?, ended = ?, ended_by = ?, note = ? WHERE id = ?", (state, at, by, note, article)
    )


def revive_article(db: Database, article: str, *, place: str | None, previous: str | None, at: str) -> None:
    """An article that was replaced or withdrawn is current again, as the version after `previous` where given."""
    with db.writing():
        db.run(
            "UPDATE articles SET state = 'current', ended = NULL, ended_by = NULL, note = NULL,"
            " place = coalesce(?, place) WHERE id = ?",
            (place, article),
        )
        if previous is not None:
            end_article(db, previous, state="replaced", at=at)


def read_article(db: Database, article: str) -> Article | None:
    """The article with its text, whatever its state."""
    found = db.row("SELECT record, text FROM articles WHERE id = ?", (article,))
    return decode(Article, found[0], text=found[1]) if found else None


def all_articles(db: Database) -> Iterator[Article]:
    """Every article with its text, whatever its state, in the order they came."""
    for (number,) in db.rows("SELECT number FROM articles ORDER BY number"):
        found = db.row("SELECT record, text FROM articles WHERE number = ?", (number,))
        if found:
            yield decode(Article, found[0], text=found[1])


def read_extractions(db: Database, articles: Iterable[str]) -> Iterator[Extraction]:
    """What these articles say, in the order given; an article that is not there is passed over."""
    sql = "SELECT a.record, a.text, e.data FROM articles a JOIN extractions e ON e.article = a.id WHERE a.id = ?"
    for article in articles:
        found = db.row(sql, (article,))
        if found:
            yield unpack(Extraction, found[2], article={"text": found[1], **json.loads(found[0])})


def current_articles(db: Database, extractor: str | None = None) -> list[str]:
    """Ids of the current articles in the order they came; with `extractor`, of those that another one read."""
    if extractor is None:
        return [r[0] for r in db.rows("SELECT id FROM articles WHERE state = 'current' ORDER BY number")]
    return [
        r[0]
        for r in db.rows(
            "SELECT id FROM articles WHERE state = 'current' AND extractor <> ? ORDER BY number", (extractor,)
        )
    ]


def put_problems(db: Database, problems: Iterable[Problem], at: str) -> None:
    """The problems are kept, each once; those of an input without an article replace what its path had before."""
    with db.writing():
        for p in problems:
            if p.article is None:
                db.run("DELETE FROM problems WHERE article IS NULL AND path IS ? AND code = ?", (p.path, p.code))
            db.run(
                "INSERT INTO problems (code, article, path, message, at) SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS"
                " (SELECT 1 FROM problems WHERE code = ? AND article IS ? AND path IS ? AND message = ?)",
                (p.code, p.article, p.path, p.message, at, p.code, p.article, p.path, p.message),
            )


def forget_problems(db: Database, paths: Iterable[str]) -> None:
    """Inputs that could be read this time have no problem without an article any more."""
    db.run_each("DELETE FROM problems WHERE article IS NULL AND path = ?", [(p,) for p in paths])
