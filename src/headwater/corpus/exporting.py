"""A ledger document as the files that others read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from headwater.present.document import LedgerDocument
from headwater.present.ledger import to_bytes
from headwater.present.lookup import Lookup, look_up
from headwater.present.tables import to_csv

CLAIM_COLUMNS = (
    "claim", "text", "status", "origins_low", "origins_high", "origins", "articles", "outlets", "first_reported",
    "event", "because", "statement", "quote", "outlet", "path", "published", "start", "end", "act", "certainty",
    "chain",
)  # fmt: skip


def claim_rows(document: LedgerDocument) -> Iterator[dict[str, Any]]:
    """One row for each statement of each claim: the claim, then the statement with its chain, nearest hop first."""
    lookup = look_up(document)
    for claim in document["claims"]:
        articles = lookup.articles_of(claim)
        head = {
            "claim": claim["id"],
            "text": claim["text"],
            "status": claim["status"],
            "origins_low": claim["origins"]["low"],
            "origins_high": claim["origins"]["high"],
            "origins": [lookup.origin_name(g) for g in claim["origins"]["groups"]],
            "articles": len(articles),
            "outlets": len({lookup.outlet_key(a) for a in articles}),
            "first_reported": claim["first_reported"],
            "event": claim["event"],
            "because": claim["because"],
        }
        for statement in lookup.statements_of(claim):
            yield head | _statement(statement, lookup)


def _statement(row: Mapping[str, Any], lookup: Lookup) -> dict[str, Any]:
    article = lookup.articles[row["article"]]
    return {
        "statement": row["id"],
        "quote": row["text"],
        "outlet": lookup.outlet_name(row["article"]),
        "path": article["path"],
        "published": article["published"],
        "start": row["start"],
        "end": row["end"],
        "act": row["act"],
        "certainty": row["certainty"],
        "chain": [lookup.source_name(h["source"]) for h in row["chain"]],
    }


def to_lines(document: LedgerDocument) -> bytes:
    """The rows of `claim_rows`, one JSON object a line."""
    text = "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in claim_rows(document))
    return text.encode("ascii")


EXPORTS: Mapping[str, Callable[[LedgerDocument], bytes]] = MappingProxyType(
    {
        "ledger": to_bytes,
        "jsonl": to_lines,
        "csv": lambda document: to_csv(CLAIM_COLUMNS, claim_rows(document)),
    }
)
