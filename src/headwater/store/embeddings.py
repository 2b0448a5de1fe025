"""Vectors of texts, kept because they cost most to compute again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from headwater.store.database import Database

MANY = 500


def read_vectors(db: Database, model: str, texts: Sequence[str]) -> dict[str, bytes]:
    """The vectors that are kept, by text, each as float32 little-endian."""
    names = {_name(model, t): t for t in texts}
    found: dict[str, bytes] = {}
    ordered = sorted(names)
    for at in range(0, len(ordered), MANY):
        piece = ordered[at : at + MANY]
        marks = ",".join("?" * len(piece))
        for name, vector in db.rows(f"SELECT text, vector FROM embeddings WHERE text IN ({marks})", piece):
            found[names[name]] = vector
    return found


def put_vectors(db: Database, model: str, vectors: Mapping[str, bytes]) -> None:
    """The vectors are kept, by text."""
    rows = [(_name(model, text), vector) for text, vector in vectors.items()]
    db.run_each("INSERT OR IGNORE INTO embeddings (text, vector) VALUES (?, ?)", rows)


def _name(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\x1f{text}".encode("utf-8", "surrogatepass")).digest()[:16]
