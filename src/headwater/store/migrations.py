"""The schema by version. A corpus of an older version is brought to this one when it is opened for writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files

APPLICATION = 0x48445752  # "HDWR"
Step = Callable[[sqlite3.Connection], None]

# Each step brings a corpus from the version before it; what it is called is kept in the corpus with the day it ran.
STEPS: tuple[tuple[str, Step | None], ...] = (("first schema", None),)
VERSION = len(STEPS)


def schema_text() -> str:
    """The SQL that makes an empty corpus of this version."""
    return (files("headwater") / "store" / "schema.sql").read_text(encoding="utf-8")


def create(connection: sqlite3.Connection) -> None:
    """The empty file is a corpus, whole or not at all."""
    connection.execute("PRAGMA page_size=8192")
    script = f"BEGIN IMMEDIATE; PRAGMA application_id={APPLICATION}; {schema_text()}; PRAGMA user_version={VERSION};"
    try:
        connection.executescript(script)
        for version, (name, _) in enumerate(STEPS, 1):
            _record(connection, version, name)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """A corpus of an older version is of this one, one step and one transaction at a time."""
    for number, (name, step) in enumerate(STEPS[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if step is not None:
                step(connection)
            _record(connection, number, name)
            connection.execute(f"PRAGMA user_version={number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _record(connection: sqlite3.Connection, version: int, name: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migrations (version, name, at) VALUES (?, ?, ?)", (version, name, now))
