"""What a corpus remembers of itself: options, what last wrote it."""

from __future__ import annotations

import json
from typing import Any

from headwater.store.database import Database


def read_setting(db: Database, name: str) -> Any:
    """The value of a setting; None where it was never written."""
    found = db.row("SELECT value FROM settings WHERE name = ?", (name,))
    return json.loads(found[0]) if found else None


def write_setting(db: Database, name: str, value: object) -> None:
    """The setting has this value, anything that JSON can say."""
    text = json.dumps(value, ensure_ascii=True)
    db.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, text))


def migrations(db: Database) -> list[tuple[int, str, str]]:
    """(version, name, date-time) of each step that brought the corpus to its schema."""
    return [(v, n, at) for v, n, at in db.rows("SELECT version, name, at FROM migrations ORDER BY version")]
