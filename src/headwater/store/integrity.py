"""What the file itself can tell of its soundness, in sentences; nothing when it is sound."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.errors import StoreFault
from headwater.store.database import Database

# (what is wrong, a query that finds it)
REFERENCES = (
    ("an article without extraction", "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM extractions)"),
    ("an extraction without article", "SELECT article FROM extractions WHERE article NOT IN (SELECT id FROM articles)"),
    (
        "two current articles at one place",
        "SELECT place FROM articles WHERE state = 'current' AND place IS NOT NULL GROUP BY place HAVING count(*) > 1",
    ),
    ("an edit without article", "SELECT article FROM edits WHERE article NOT IN (SELECT id FROM articles)"),
    ("a statement without story", "SELECT id FROM statements WHERE story NOT IN (SELECT number FROM stories)"),
    ("a statement without claim", "SELECT id FROM statements WHERE claim NOT IN (SELECT id FROM claims)"),
    ("a statement without article", "SELECT id FROM statements WHERE article NOT IN (SELECT id FROM articles)"),
    ("a hop without statement", "SELECT source FROM hops WHERE statement NOT IN (SELECT number FROM statements)"),
    ("a hop without source", "SELECT source FROM hops WHERE source NOT IN (SELECT id FROM sources)"),
    ("a claim without story", "SELECT id FROM claims WHERE story NOT IN (SELECT number FROM stories)"),
    ("an outlet of no claim", "SELECT outlet FROM claim_outlets WHERE claim NOT IN (SELECT number FROM claims)"),
    ("a source of no story", "SELECT id FROM story_sources WHERE story NOT IN (SELECT number FROM stories)"),
    ("a source that no story has", "SELECT id FROM sources WHERE id NOT IN (SELECT id FROM story_sources)"),
    ("a source that is not summed up", "SELECT id FROM story_sources WHERE id NOT IN (SELECT id FROM sources)"),
    ("a story without article", "SELECT id FROM stories WHERE number NOT IN (SELECT story FROM story_articles)"),
    (
        "an article that is current and in no story to be",
        "SELECT id FROM articles WHERE state = 'current' AND id NOT IN (SELECT article FROM parts)"
        " AND id NOT IN (SELECT article FROM dirty)",
    ),
    (
        "an article that is in a story to be and not current",
        "SELECT article FROM parts WHERE article NOT IN (SELECT id FROM articles WHERE state = 'current')",
    ),
    (
        "keys of an article that has none",
        "SELECT article FROM keys WHERE article NOT IN (SELECT article FROM article_keys)",
    ),
)
SUMS = (
    ("articles", "SELECT count(*) FROM story_articles"),
    ("statements", "SELECT count(*) FROM statements"),
    ("claims", "SELECT count(*) FROM claims"),
    ("shared", "SELECT count(*) FROM claims WHERE articles > 1"),
    ("relations", "SELECT count(*) FROM relations"),
    ("conflicts", "SELECT count(*) FROM relations WHERE type <> 'supports'"),
    ("copies", "SELECT count(*) FROM copies"),
    ("events", "SELECT count(*) FROM events"),
    ("stories", "SELECT count(*) FROM stories"),
    ("status:disputed", "SELECT count(*) FROM claims WHERE status = 'disputed'"),
    ("status:corroborated", "SELECT count(*) FROM claims WHERE status = 'corroborated'"),
)


def check_file(db: Database) -> Iterator[str]:
    """What SQLite finds wrong with the file, references that lead nowhere, full-text tables that miss their rows."""
    for (found,) in db.rows("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield f"the file is damaged: {found}"
    for what, sql in REFERENCES:
        lost = db.rows(f"{sql} LIMIT 3")
        if lost:
            yield f"{what}: {', '.join(str(row[0]) for row in lost)}"
    for table in ("statement_words", "article_words"):
        if not db.readonly and not words_are_whole(db, table):
            yield f"the full-text table {table} does not hold what its rows do"


def words_are_whole(db: Database, table: str) -> bool:
    """Whether a full-text table holds every word of its rows, and no other."""
    try:
        db.run(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    except StoreFault:
        return False
    return True


def check_sums(db: Database) -> Iterator[str]:
    """Sums that are not what counting gives."""
    kept: dict[str, int] = dict(db.rows("SELECT name, value FROM counts"))
    for name, sql in SUMS:
        if kept.get(name, 0) != db.number(sql):
            yield f"the sum of {name} is {kept.get(name, 0)}, and counting gives {db.number(sql)}"
    wrong = db.number(
        "SELECT count(*) FROM sources s WHERE statements <>"
        " (SELECT count(DISTINCT statement) FROM hops h WHERE h.source = s.id)"
    )
    if wrong:
        yield f"{wrong} sources are said to have said more or less than they did"


def story_numbers(db: Database) -> list[int]:
    """The row numbers of all traced stories."""
    return [r[0] for r in db.rows("SELECT number FROM stories ORDER BY number")]


def traced_stories(db: Database) -> list[tuple[int, str]]:
    """(row number, id) of all traced stories."""
    return [(n, k) for n, k in db.rows("SELECT number, id FROM stories ORDER BY number")]
