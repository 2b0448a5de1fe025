"""Questions about claims and statements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from headwater.model import Claim, Relation, Statement
from headwater.store.articles_asked import ENTRY, entry_of
from headwater.store.codec import decode
from headwater.store.database import Database, Row
from headwater.store.records import ClaimEntry, ClaimFilter, ClaimOrder, Page, RelationEntry, StatementEntry
from headwater.store.words import like, match_all

ORDERS = {
    "weight": "c.weight DESC, c.last_day DESC, c.number",
    "newest": "c.last_day DESC, c.weight DESC, c.number",
    "oldest": "c.first_day = -1, c.first_day, c.weight DESC, c.number",
}
COLUMNS = "c.record, s.id, c.articles, c.outlets"
NEVER = "0"


def find_claims(
    db: Database, wanted: ClaimFilter, order: ClaimOrder = "weight", offset: int = 0, limit: int = 50
) -> Page[ClaimEntry]:
    """The claims that fit every part of the filter, in order."""
    tests, values = conditions(wanted)
    where = " WHERE " + " AND ".join(tests) if tests else ""
    total = db.number(f"SELECT count(*) FROM claims c{where}", values)
    sql = (
        f"SELECT {COLUMNS} FROM (SELECT * FROM claims c{where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?) c"
        f" JOIN stories s ON s.number = c.story ORDER BY {ORDERS[order]}"
    )
    rows = db.rows(sql, (*values, limit, offset))
    return Page(items=tuple(map(_claim, rows)), total=total, offset=offset, limit=limit)


def find_claim(db: Database, claim: str) -> ClaimEntry | None:
    """The claim of this id."""
    row = db.row(f"SELECT {COLUMNS} FROM claims c JOIN stories s ON s.number = c.story WHERE c.id = ?", (claim,))
    return _claim(row) if row else None


def _claim(row: Row) -> ClaimEntry:
    record, story, articles, outlets = row
    return ClaimEntry(claim=decode(Claim, record), story=story, articles=articles, outlets=outlets)


def conditions(wanted: ClaimFilter) -> tuple[list[str], list[Any]]:
    """The filter as SQL tests on `claims c`, with their values."""
    tests: list[str] = []
    values: list[Any] = []

    def also(test: str, *given: Any) -> None:
        tests.append(test)
        values.extend(given)

    if wanted.status is not None:
        also("c.status = ?", wanted.status)
    if wanted.min_origins is not None:
        also("c.low >= ?", wanted.min_origins)
    if wanted.min_articles is not None:
        also("c.articles >= ?", wanted.min_articles)
    if wanted.event is not None:
        also("c.event = ?", wanted.event)
    if wanted.story is not None:
        also("c.story = (SELECT number FROM stories WHERE id = ?)", wanted.story)
    if wanted.since is not None:
        also("c.last_day >= ?", day_of(wanted.since))
    if wanted.until is not None:
        also("c.first_day BETWEEN 0 AND ?", day_of(wanted.until))
    for test, given in (_by_words(wanted), _by_speaker(wanted), _by_outlet(wanted), _by_article(wanted)):
        if test:
            also(test, *given)
    return tests, values


def _by_words(wanted: ClaimFilter) -> tuple[str, tuple[str, ...]]:
    if wanted.text is None or not wanted.text.strip():
        return "", ()
    query = match_all(wanted.text)
    found = "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
    test = f"c.id IN (SELECT claim FROM statements WHERE number IN ({found}))"
    return (test, (query,)) if query else (NEVER, ())


def _by_speaker(wanted: ClaimFilter) -> tuple[str, tuple[str, ...]]:
    if wanted.speaker is None or not wanted.speaker.strip():
        return "", ()
    test = (
        "c.id IN (SELECT t.claim FROM hops h JOIN statements t ON t.number = h.statement"
        " WHERE h.source IN (SELECT id FROM sources WHERE id = ? OR name LIKE ? ESCAPE '\\'))"
    )
    return test, (wanted.speaker, like(wanted.speaker))


def _by_outlet(wanted: ClaimFilter) -> tuple[str, tuple[str, ...]]:
    if wanted.outlet is None or not wanted.outlet.strip():
        return "", ()
    test = (
        "c.number IN (SELECT claim FROM claim_outlets WHERE outlet IN"
        " (SELECT id FROM sources WHERE id = ? OR (published > 0 AND name LIKE ? ESCAPE '\\')))"
    )
    return test, (wanted.outlet, like(wanted.outlet))


def _by_article(wanted: ClaimFilter) -> tuple[str, tuple[str, ...]]:
    if wanted.article is None:
        return "", ()
    return "c.id IN (SELECT claim FROM statements WHERE article = ?)", (wanted.article,)


def day_of(iso: str) -> int:
    """The proleptic ordinal of an ISO date's day. Raises ValueError for what is none."""
    return date.fromisoformat(iso[:10]).toordinal()


def find_statements(
    db: Database, *, claim: str | None = None, article: str | None = None, source: str | None = None,
    ids: Iterable[str] = (), offset: int = 0, limit: int = 1000,
) -> Page[StatementEntry]:  # fmt: skip
    """The statements of a claim (in its order), of an article (in its order), of a source, or of these ids."""
    given = list(ids)
    if claim is not None:
        where, values, order = "t.claim = ?", [claim], "t.place"
    elif article is not None:
        where, values, order = "t.article = ?", [article], "t.start, t.number"
    elif source is not None:
        where = "t.number IN (SELECT statement FROM hops WHERE source = ?)"
        values, order = [source], "a.day DESC, a.number, t.start"
    else:
        where, values, order = f"t.id IN ({','.join('?' * len(given))})", given, "t.number"
    total = db.number(f"SELECT count(*) FROM statements t WHERE {where}", values)
    rows = db.rows(
        f"SELECT t.record, t.claim, {ENTRY} FROM statements t JOIN articles a ON a.id = t.article"
        f" LEFT JOIN story_articles sa ON sa.article = a.id LEFT JOIN stories s ON s.number = sa.story"
        f" LEFT JOIN sources o ON o.id = a.outlet WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    items = tuple(
        StatementEntry(statement=decode(Statement, record), claim=own, article=entry_of(rest))
        for record, own, *rest in rows
    )
    return Page(items=items, total=total, offset=offset, limit=limit)


def find_relations(
    db: Database, *, claim: str | None = None, kind: str | None = None, story: str | None = None, offset: int = 0,
    limit: int = 200,
) -> Page[RelationEntry]:  # fmt: skip
    """Relations of a claim, of a kind, in a story; "differs" is every kind but support. Newest stories first."""
    tests, values = ["1"], list[Any]()
    if claim is not None:
        tests.append("(r.from_claim = ? OR r.to_claim = ?)")
        values += [claim, claim]
    if kind == "differs":
        tests.append("r.type <> 'supports'")
    elif kind is not None:
        tests.append("r.type = ?")
        values.append(kind)
    if story is not None:
        tests.append("s.id = ?")
        values.append(story)
    where = f"FROM relations r JOIN stories s ON s.number = r.story WHERE {' AND '.join(tests)}"
    total = db.number(f"SELECT count(*) {where}", values)
    rows = db.rows(
        "SELECT r.record, s.id, (SELECT text FROM claims WHERE id = r.from_claim), (SELECT text FROM claims WHERE id ="
        f" r.to_claim) {where} ORDER BY s.last_day DESC, s.number, r.confidence DESC, r.id LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    items = tuple(
        RelationEntry(relation=decode(Relation, record), story=of, from_text=a or "", to_text=b or "")
        for record, of, a, b in rows
    )
    return Page(items=items, total=total, offset=offset, limit=limit)
