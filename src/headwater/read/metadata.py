"""The `--metadata` file: outlet, published, title, byline, url for articles that do not tell themselves."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from headwater.errors import UsageError
from headwater.model import Problem
from headwater.problems import make_problem, printable
from headwater.read.dates import day_of, parse_date
from headwater.read.decode import decode
from headwater.read.draft import Draft, one_line, web_address
from headwater.read.rows import csv_rows, named_fields

_MAX_BYTES = 200_000_000


@dataclass(slots=True, kw_only=True)
class Metadata:
    """Rows by the path (or file name, or stem, or row id) they are for; remembers which were used."""

    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    place: Path | None = None
    used: set[str] = field(default_factory=set)

    def apply(self, draft: Draft) -> Draft:
        """The draft with its row's values in place of its own; a date that differs from its own is told."""
        name = next((name for name in draft.names if name in self.rows), None)
        if name is None:
            return draft
        self.used.add(name)
        row = self.rows[name]
        draft, problems = _with_date(draft, row)
        return replace(
            draft,
            outlet=one_line(row.get("outlet")) or draft.outlet,
            title=one_line(row.get("title")) or draft.title,
            byline=one_line(row.get("byline")) or draft.byline,
            url=web_address(row.get("url")) or draft.url,
            problems=(*draft.problems, *problems),
        )

    def unmatched(self) -> Iterator[Problem]:
        """One problem for each row that no article answered to, in the file's order."""
        for name in self.rows:
            if name not in self.used:
                yield make_problem("R120", f'metadata for "{name}" matches no article', path=name)


def _with_date(draft: Draft, row: Mapping[str, Any]) -> tuple[Draft, list[Problem]]:
    given = one_line(row.get("published"))
    if given is None:
        return draft, []
    published = parse_date(given)
    if published is None:
        what = f'the date "{given}" in the metadata was not understood'
        return draft, [make_problem("R121", what, path=draft.path)]
    dated = replace(draft, published=published, published_from="metadata")
    if draft.published and day_of(draft.published) != day_of(published):
        what = f"the metadata says {published}, the article itself {draft.published}; the metadata's was used"
        return dated, [make_problem("R123", what, path=draft.path)]
    return dated, []


def read_metadata(file: str | None) -> Metadata:
    """The metadata in `file` (CSV, TSV or JSON lines, with a path column); empty without one.

    Raises `UsageError` with one line when it cannot be read, is not such a table, or has no path column.
    """
    if file is None:
        return Metadata()
    place = Path(file)
    try:
        if place.stat().st_size > _MAX_BYTES:
            raise UsageError(f'the metadata file "{printable(file)}" is larger than {_MAX_BYTES:,} bytes')
        data = place.read_bytes()
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UsageError(f'the metadata file "{printable(file)}" cannot be read: {printable(why)}') from error
    return replace(parse_metadata(data, file), place=place.resolve())


def parse_metadata(data: bytes, file: str) -> Metadata:
    """As `read_metadata`, of the bytes of a file of this name."""
    text = decode(data).text
    lines = file.lower().endswith((".jsonl", ".ndjson"))
    by_path, problems = _by_path(_json_rows(text, file) if lines else _table_rows(text, file), file)
    return Metadata(rows=by_path, problems=problems)


def _by_path(rows: list[dict[str, Any]], file: str) -> tuple[dict[str, dict[str, Any]], tuple[Problem, ...]]:
    by_path: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for row in rows:
        name = one_line(row.get("path")) or one_line(row.get("id"))
        if name is None:
            problems.append(make_problem("R120", f'a row of the metadata "{file}" names no path', path=file))
            continue
        name = name.replace("\\", "/").removeprefix("./")
        if name in by_path:
            problems.append(make_problem("R122", f'the metadata names "{name}" twice', path=name))
        else:
            by_path[name] = row
    return by_path, tuple(problems)


def _json_rows(text: str, file: str) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f'the metadata file "{printable(file)}", line {number}: not JSON') from error
        if not isinstance(value, dict):
            raise UsageError(f'the metadata file "{printable(file)}", line {number}: not a JSON object')
        rows.append(named_fields(value))
    return rows


def _table_rows(text: str, file: str) -> list[dict[str, Any]]:
    cells = csv_rows(io.StringIO(text, newline=""), 1_000_000)
    header = next(cells, None)
    if not isinstance(header, list) or not {"path", "id"} & set(named_fields(dict.fromkeys(header, "x"))):
        raise UsageError(f'the metadata file "{printable(file)}" has no column called "path"')
    rows = []
    for number, row in enumerate(cells, 1):
        if isinstance(row, str) or len(row) != len(header):
            raise UsageError(f'the metadata file "{printable(file)}", row {number}: cannot be read as a table row')
        rows.append(named_fields(dict(zip(header, row, strict=True))))
    return rows
