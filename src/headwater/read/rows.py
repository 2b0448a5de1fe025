"""JSON lines and tables -> drafts, one article a row, one row in memory at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from headwater.model import Problem
from headwater.problems import make_problem, printable
from headwater.read.dates import parse_date
from headwater.read.decode import decode
from headwater.read.draft import Draft, one_line, web_address, without_surrogates

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_text", "full_text", "maintext", "articlebody", "plain_text"),
    "id": ("id", "article_id", "uuid", "doc_id"),
    "outlet": ("outlet", "outlet_name", "source", "publisher", "publication", "source_name", "site_name",
               "source_domain", "domain"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "published": ("published", "date", "published_at", "publication_date", "date_publish", "pubdate", "datetime",
                  "date_published", "datepublished", "published_date", "publish_date", "publishedat"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "path": ("path", "file", "filename", "file_name"),
}  # fmt: skip
"""What a column or key may be called, the first found wins; case, blanks and hyphens do not matter."""

_SNIFF = 1_000_000
_MAX_BAD = 50
_CODECS = {
    "utf-8": "utf-8-sig",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "utf-32-le": "utf-32",
    "utf-32-be": "utf-32",
}


def named_fields(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row's values under our own names; blank ones and names we do not know are left off."""
    plain = {str(key).strip().lstrip("\ufeff").lower().replace("-", "_").replace(" ", "_"): key for key in row}
    named: dict[str, Any] = {}
    for field, aliases in FIELDS.items():
        for alias in aliases:
            value = row[plain[alias]] if alias in plain else None
            if value not in (None, "", [], {}):
                named[field] = value
                break
    return named


def draft_of_row(row: Mapping[Any, Any], path: str, number: int) -> Draft | Problem:
    """The article one row holds, its path "FILE#ID" ("FILE#3" for the third row without an id)."""
    fields = named_fields(row)
    row_id = one_line(fields.get("id"))
    shown = printable(f"{path}#{row_id or number}", 1000)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        return make_problem("R113", f"row {number} holds no text", path=shown)
    problems: list[Problem] = []
    whole = without_surrogates(text)
    if whole != text or "\ufffd" in text:
        problems.append(make_problem("R110", "some characters could not be decoded", path=shown))
    published = None
    if (given := one_line(fields.get("published"))) is not None and (published := parse_date(given)) is None:
        problems.append(make_problem("R121", f'the date "{given}" was not understood', path=shown))
    return Draft(
        path=shown,
        text=whole,
        names=tuple(dict.fromkeys(name for name in (shown, row_id) if name)),
        url=web_address(fields.get("url")),
        outlet=_name(fields.get("outlet")),
        title=one_line(fields.get("title")),
        byline=_name(fields.get("byline")),
        published=published,
        published_from="metadata" if published else None,
        problems=tuple(problems),
    )


def _name(value: object) -> str | None:
    """A name, or the names of a list, given as strings or as objects with a name."""
    if isinstance(value, list):
        return one_line(", ".join(name for name in map(_name, value[:10]) if name))
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return one_line(value)


def read_json_lines(stream: BinaryIO, path: str, max_bytes: int) -> Iterator[Draft | Problem]:
    """The articles of a JSON-lines stream in order, blank lines passed over; a line over `max_bytes` is left out."""
    number = rows = good = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes:
            yield make_problem("R108", f"line {number} is longer than {max_bytes:,} bytes and was left out", path=path)
            _skip_line(stream, line)
            continue
        if not line.strip():
            continue
        rows += 1
        draft = _draft_of_line(line, path, number, rows)
        good += isinstance(draft, Draft)
        yield draft
        if rows == _MAX_BAD and not good:
            yield make_problem("R114", f"none of its first {rows} rows is an article; the rest was left out", path=path)
            return
    if not rows:
        yield make_problem("R106", "it holds no row", path=path)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(65_536)


def _draft_of_line(line: bytes, path: str, number: int, row: int) -> Draft | Problem:
    try:
        value = json.loads(decode(line).text)
    except (ValueError, RecursionError) as error:
        why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return make_problem("R114", f"line {number} is not JSON ({why})", path=f"{path}#{row}")
    if not isinstance(value, dict):
        return make_problem("R114", f"line {number} is not a JSON object", path=f"{path}#{row}")
    return draft_of_row(value, path, row)


def read_table(stream: BinaryIO, path: str, max_chars: int) -> Iterator[Draft | Problem]:
    """The articles of a CSV or TSV stream in order; its first row names the columns."""
    head = stream.read(_SNIFF)
    decoded = decode(head if len(head) < _SNIFF else head[: head.rfind(b"\n") + 1] or head)
    if decoded.assumed:
        yield make_problem("R110", decoded.assumed, path=path)
    stream.seek(0)
    codec = _CODECS.get(decoded.encoding, decoded.encoding)
    with io.TextIOWrapper(stream, encoding=codec, errors="replace", newline="") as lines:
        yield from _table_rows(lines, path, max_chars)


def _table_rows(lines: io.TextIOWrapper, path: str, max_chars: int) -> Iterator[Draft | Problem]:
    cells = csv_rows(lines, max_chars)
    header = next(cells, None)
    if header is None or isinstance(header, str):
        yield make_problem("R106" if header is None else "R114", header or "it holds no row", path=path)
        return
    if "text" not in named_fields(dict.fromkeys(header, "x")):
        names = ", ".join(header[:20])
        yield make_problem("R113", f'no column is called "text" (columns: {names})', path=path)
        return
    number = 0
    for row in cells:
        number += 1
        if isinstance(row, str):
            yield make_problem("R114", f"row {number}: {row}", path=f"{path}#{number}")
        elif len(row) != len(header):
            what = f"row {number} has {len(row)} cells where the first row names {len(header)}"
            yield make_problem("R114", what, path=f"{path}#{number}")
        else:
            yield draft_of_row(dict(zip(header, row, strict=True)), path, number)
    if not number:
        yield make_problem("R106", "it holds no row", path=path)


def csv_rows(lines: io.TextIOWrapper | io.StringIO, max_chars: int) -> Iterator[list[str] | str]:
    """The rows of a table, blank ones passed over; in place of a row that cannot be read, why.

    The delimiter is the comma, semicolon or tab that the first line has most of. No line longer than four
    times `max_chars` is read; the standard library's limit on a field is raised while a row is read and put back.
    """
    limit = 4 * max_chars + 10_000
    first = lines.readline(limit)
    delimiter = max(",;\t", key=first.count)
    too_long = False

    def bounded() -> Iterator[str]:
        nonlocal too_long
        yield first
        while line := lines.readline(limit):
            if len(line) == limit and not line.endswith("\n"):
                too_long = True
                return
            yield line

    reader = csv.reader(bounded(), delimiter=delimiter)
    while (row := _next_row(reader, limit)) is not None:
        if row and not (isinstance(row, list) and not any(cell.strip() for cell in row)):
            yield row
    if too_long:
        yield f"a line is longer than {limit:,} characters; it and what follows was left out"


def _next_row(reader: Iterator[list[str]], limit: int) -> list[str] | str | None:
    before = csv.field_size_limit(limit)
    try:
        return next(reader, None)
    except csv.Error as error:
        return str(error)
    finally:
        csv.field_size_limit(before)
