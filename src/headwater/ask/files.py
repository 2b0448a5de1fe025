"""Answers as JSON and CSV: the same bytes for the same answers, and nothing in them computes in a spreadsheet."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

CLAIM_COLUMNS = (
    "id", "text", "status", "denied", "origins_low", "origins_high", "origins", "articles", "outlets", "statements",
    "carried_by", "first_reported", "first_reported_by", "event", "story",
)  # fmt: skip
SAID_COLUMNS = (
    "id", "claim", "text", "chain", "voice", "act", "certainty", "outlet", "article", "path", "title", "published",
    "start", "end",
)  # fmt: skip
SOURCE_SAID_COLUMNS = (*SAID_COLUMNS, "claim_text", "status", "origins_low", "origins_high")
SOURCE_COLUMNS = (
    "id", "name", "kind", "also_called", "role", "affiliation", "people", "statements", "claims", "articles",
    "published",
)  # fmt: skip
ARTICLE_COLUMNS = ("id", "title", "outlet", "published", "statements", "state", "story", "path", "added")
PROBLEM_COLUMNS = ("code", "path", "article", "message")
STORY_COLUMNS = (
    "id", "label", "first_day", "last_day", "articles", "outlets", "statements", "claims", "conflicts", "traced",
)  # fmt: skip
HIT_COLUMNS = ("kind", "id", "claim", "article", "passage")
OUTLET_COLUMNS = ("id", "name", "kind", "articles", "claims", "own", "first", "heard", "sources", "takes", "gives")
OF_CLAIM = ("status", "origins_low", "origins_high", "origins", "carried_by")
DRAFT_COLUMNS = (
    "statement", "text", "start", "end", "attributed_to", "findings", "claim", "claim_text", "status", "origins_low",
    "origins_high", "origins", "carried_by", "differs", "near",
)  # fmt: skip


def json_bytes(answer: Record | Sequence[Record]) -> bytes:
    """The answer as UTF-8 JSON; lone surrogates (left by broken input) as `\\udXXX` escapes, so that it loads back."""
    text = json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False)
    return (_LONE_SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n").encode("utf-8")


def outlet_rows(outlets: Sequence[Record]) -> list[dict[str, Any]]:
    """One row an outlet, its ties and sources as text."""
    return [
        {
            **one,
            "sources": [f"{s['name']} ({s['statements']})" for s in one["sources"]],
            "takes": [f"{t['name']} ({t['how']}, {t['statements']})" for t in one["takes"]],
            "gives": [f"{t['name']} ({t['how']}, {t['statements']})" for t in one["gives"]],
        }
        for one in outlets
    ]


def draft_rows(report: Record) -> list[dict[str, Any]]:
    """One row a statement of a draft: what the corpus has of it, and what to look at."""
    rows = []
    for one in report["claims"]:
        claim = one["claim"] or {}
        rows.append(
            {
                **{name: one[name] for name in ("statement", "text", "start", "end", "attributed_to")},
                **{
                    name: claim.get(name) for name in ("status", "origins_low", "origins_high", "origins", "carried_by")
                },
                "findings": [f"{f['weight']}: {f['text']}" for f in one["findings"]],
                "claim": claim.get("id"),
                "claim_text": claim.get("text"),
                "differs": [f"{d['type']}: {d['text']} [{d['claim']}]" for d in one["differs"]],
                "near": [f"{n['text']} [{n['claim']}]" for n in one["near"]],
            }
        )
    return rows
