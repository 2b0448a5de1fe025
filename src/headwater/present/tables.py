"""The timeline and the differences as CSV and JSON: rows that a spreadsheet opens and nothing in them computes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from headwater.present.safe import safe_text

Record: TypeAlias = Mapping[str, Any]

# A cell that begins with one of these is a formula to some spreadsheet (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

TIMELINE_COLUMNS = (
    "kind", "lane", "reported", "reported_earliest", "reported_latest", "reported_precision", "happened",
    "happened_earliest", "happened_latest", "happened_precision", "said_earliest", "said_latest", "quote", "outlet",
    "source", "via", "path", "start", "end", "status", "articles", "origins_low", "origins_high", "because", "claim",
    "statement", "article", "answers", "minor",
)  # fmt: skip
DIFFERENCE_COLUMNS = (
    "difference", "about", "of", "types", "version", "value", "stance", "replaced", "outlet", "since", "changed_to",
    "changed_on", "holds_several", "quote", "source", "via", "path", "start", "end", "origins", "origins_low",
    "origins_high", "claims", "statement", "article", "because", "confidence",
)  # fmt: skip


def to_json(records: Sequence[Record]) -> bytes:
    """The records as UTF-8 JSON, the same bytes for the same records."""
    text = json.dumps(list(records), ensure_ascii=False, indent=1, allow_nan=False)
    return (text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n").encode("utf-8")


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as CSV (RFC 4180, UTF-8), with a header; no text in them is a formula to a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([guarded(row.get(c)) for c in columns] for row in rows)
    return buffer.getvalue().encode("utf-8", "replace")


def guarded(value: object) -> str | int | float:
    """A cell's value: text that a spreadsheet would compute gets an apostrophe before it; lists are joined by ";"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return value
    text = safe_text("; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value))
    return f"'{text}" if text.lstrip(" \n").startswith(FORMULA_STARTS) else text


def timeline_rows(developments: Iterable[Record]) -> list[dict[str, Any]]:
    """One row a development, as `TIMELINE_COLUMNS` names its cells."""
    return [_timeline_row(d) for d in developments]


def _timeline_row(one: Record) -> dict[str, Any]:
    happened, said = one["happened"] or {}, one["said"] or {}
    return {
        **{k: one[k] for k in TIMELINE_COLUMNS if k in one},
        "reported": one["reported"]["text"],
        **{f"reported_{k}": one["reported"][k] for k in ("earliest", "latest", "precision")},
        "happened": happened.get("text"),
        **{f"happened_{k}": happened.get(k) for k in ("earliest", "latest", "precision")},
        **{f"said_{k}": said.get(k) for k in ("earliest", "latest")},
        "source": one["chain"][-1] if one["chain"] else None,
        "via": one["chain"][:-1],
        "origins_low": one["low"],
        "origins_high": one["high"],
    }


def difference_rows(differences: Iterable[Record]) -> list[dict[str, Any]]:
    """One row for each outlet that holds a version, as `DIFFERENCE_COLUMNS` names its cells."""
    return [
        _difference_row(one, number, version, holder)
        for one in differences
        for number, version in enumerate(one["versions"])
        for holder in version["holders"]
    ]


def _difference_row(one: Record, number: int, version: Record, holder: Record) -> dict[str, Any]:
    who = holder["outlet"] or holder["path"]
    change = next((c for c in one["changed"] if c["outlet"] == who and c["before"] == number), None)
    return {
        **{k: one[k] for k in ("about", "of", "types", "because", "confidence")},
        **{k: version[k] for k in ("value", "stance", "replaced", "origins", "claims")},
        **{k: holder[k] for k in ("outlet", "quote", "path", "start", "end", "statement", "article")},
        "difference": one["id"],
        "version": number + 1,
        "since": holder["since"]["text"],
        "changed_to": one["versions"][change["after"]]["value"] if change else None,
        "changed_on": change["after_since"]["text"] if change else None,
        "holds_several": who in one["both"],
        "source": holder["chain"][-1] if holder["chain"] else None,
        "via": holder["chain"][:-1],
        "origins_low": version["low"],
        "origins_high": version["high"],
    }
