"""The words by which comparison knows what a statement does to another, read from `data/words.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_COMMENT = "#"


@cache
def words_of_kind(kind: str) -> tuple[str, ...]:
    """The words of one kind, as written in the file; empty for a kind it does not know."""
    return tuple(word for row in rows_of_kind(kind) for word in _split(row))


@cache
def rows_of_kind(kind: str) -> tuple[str, ...]:
    """The lines of one kind, without the kind."""
    text = (files("headwater.compare") / "data" / "words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t", 1) for line in text.splitlines() if line and not line.startswith(_COMMENT))
    return tuple(row[1] for row in rows if len(row) == 2 and row[0] == kind)


@cache
def pattern_of(kind: str) -> re.Pattern[str]:
    """A pattern that finds any word of a kind."""
    return re.compile(rf"\b(?:{alternatives(kind)})\b", re.IGNORECASE)


@cache
def alternatives(kind: str) -> str:
    """The words of a kind as alternatives of a pattern; `*` stands for the rest of a word."""
    return "|".join(expanded(w) for w in words_of_kind(kind))


@cache
def sides(kind: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The pairs of sides that exclude each other, for kinds whose lines have two."""
    pairs = (row.split("|", 1) for row in rows_of_kind(kind))
    return tuple((tuple(_split(a)), tuple(_split(b))) for a, b in pairs)


def _split(row: str) -> list[str]:
    return [word.strip() for word in row.split(",") if word.strip()]


def expanded(word: str) -> str:
    """A word of the file as a pattern."""
    return r"\s+".join(part.removesuffix("*") + (r"\w{0,12}" if part.endswith("*") else "") for part in word.split())
