"""What people decided: written once, undone with a record, read back; and what of the corpus it can change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from headwater.model import Judgement, JudgementKind
from headwater.store.codec import unpack
from headwater.store.database import Database, Row
from headwater.store.results import Rest

COLUMNS = "id, kind, subject, object, verdict, author, at, note, undone_by, undone_at"
MANY = 500


def put_judgement(db: Database, judgement: Judgement) -> None:
    """The judgement is on record."""
    j = judgement
    db.run(
        f"INSERT INTO judgements ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (j.id, j.kind, j.subject, j.object, j.verdict, j.author, j.at, j.note, j.undone_by, j.undone_at),
    )


def undo_judgement(db: Database, judgement: str, *, by: str, at: str) -> None:
    """The judgement holds no more; the record of it stays."""
    db.run("UPDATE judgements SET undone_by = ?, undone_at = ? WHERE id = ? AND undone_at IS NULL", (by, at, judgement))


def find_judgement(db: Database, judgement: str) -> Judgement | None:
    """The judgement of this id, undone or not."""
    row = db.row(f"SELECT {COLUMNS} FROM judgements WHERE id = ?", (judgement,))
    return _judgement(row) if row else None


def read_judgements(
    db: Database, *, kind: JudgementKind | None = None, holding: bool = False
) -> list[Judgement]:  # fmt: skip
    """All judgements in the order they were made: of a kind, or only those not undone."""
    tests, values = ["1"], list[str]()
    if kind is not None:
        tests.append("kind = ?")
        values.append(kind)
    if holding:
        tests.append("undone_at IS NULL")
    rows = db.rows(f"SELECT {COLUMNS} FROM judgements WHERE {' AND '.join(tests)} ORDER BY number", values)
    return [_judgement(r) for r in rows]


def _judgement(row: Row) -> Judgement:
    ident, kind, subject, object_, verdict, author, at, note, by, undone = row
    return Judgement(
        id=ident, kind=kind, subject=subject, object=object_, verdict=verdict, author=author, at=at, note=note,
        undone_by=by, undone_at=undone,
    )  # fmt: skip


def story_key(db: Database, story: str) -> str | None:
    """What stands for the state of a traced story: another key, another result."""
    row = db.row("SELECT key FROM stories WHERE id = ?", (story,))
    return row[0] if row else None


def articles_of_statements(db: Database, statements: Iterable[str]) -> dict[str, str]:
    """The article of each of these statements of traced stories."""
    return dict(_for_many(db, "SELECT id, article FROM statements WHERE id IN ({})", list(statements)))


def articles_of_sources(db: Database, sources: Iterable[str]) -> set[str]:
    """The articles of all stories that know one of these sources."""
    sql = (
        "SELECT DISTINCT sa.article FROM story_sources ss JOIN story_articles sa ON sa.story = ss.story"
        " WHERE ss.id IN ({})"
    )
    return {r[0] for r in _for_many(db, sql, list(sources))}


def sources_called(db: Database, names: Iterable[str]) -> set[str]:
    """The sources of traced stories of these ids, and those that mentions of these ids were joined into."""
    wanted = set(names)
    found = {r[0] for r in _for_many(db, "SELECT DISTINCT id FROM story_sources WHERE id IN ({})", wanted)}
    for left in sorted(wanted - found):
        for (story,) in db.rows("SELECT number FROM stories ORDER BY number"):
            canonical = merges_of(db, story).get(left)
            if canonical is not None:
                found.add(canonical)
    return found


def merges_of(db: Database, story: int) -> Mapping[str, str]:
    """The source that each mention in single articles was joined into, in a traced story."""
    row = db.row("SELECT evidence FROM stories WHERE number = ?", (story,))
    return unpack(Rest, row[0]).merges if row else {}


def sources_of_stories(db: Database, stories: Iterable[int]) -> set[str]:
    """The ids of the sources of these stories, by row number."""
    found: set[str] = set()
    for story in sorted(set(stories)):
        found |= {r[0] for r in db.rows("SELECT id FROM story_sources WHERE story = ?", (story,))}
    return found


def _for_many(db: Database, sql: str, values: Collection[str]) -> list[Row]:
    ordered = sorted(set(values))
    found: list[Row] = []
    for at in range(0, len(ordered), MANY):
        piece = ordered[at : at + MANY]
        found += db.rows(sql.format(",".join("?" * len(piece))), piece)
    return found
