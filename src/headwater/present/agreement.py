"""The table of claims by outlets: who reports what, who gives another version, who is silent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, TypeAlias

from headwater.present.document import ClaimRow, RelationRow
from headwater.present.lookup import Lookup

Cell: TypeAlias = Literal["reports", "disputes", "both", "corrected", "other", "silent"]

MOST_ROWS = 60
MOST_COLUMNS = 40
SIGNS: dict[Cell, tuple[str, str]] = {
    "reports": ("=", "reports"),
    "disputes": ("≠", "disputes"),
    "both": ("=≠", "reports both"),
    "corrected": ("↺", "reported, later corrected"),
    "other": ("~", "gives another figure or version"),
    "silent": ("·", "silent"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The table: outlets as (key, name), rows as a claim with one cell an outlet; what was left out is counted."""

    outlets: tuple[tuple[str, str], ...]
    rows: tuple[tuple[ClaimRow, tuple[Cell, ...]], ...]
    more_rows: int
    more_outlets: int


def agreement(ranked: list[ClaimRow], lookup: Lookup) -> Agreement:
    """The claims that more than one outlet touches, in their rank, by the outlets that carry most of them."""
    told = {c["id"]: _told_by(c, lookup) for c in ranked}
    worth = [c for c in ranked if len(told[c["id"]]) > 1 or c["id"] in lookup.relations_of]
    names: dict[str, str] = {}
    counts: dict[str, int] = defaultdict(int)
    for claim in worth:
        for article in lookup.articles_of(claim):
            names.setdefault(lookup.outlet_key(article), lookup.outlet_name(article))
        for key in told[claim["id"]]:
            counts[key] += 1
    columns = sorted(counts, key=lambda k: (-counts[k], names[k], k))
    shown = columns[:MOST_COLUMNS]
    rows = tuple((c, tuple(_cell(k, c, told, lookup) for k in shown)) for c in worth[:MOST_ROWS])
    return Agreement(
        outlets=tuple((k, names[k]) for k in shown),
        rows=rows,
        more_rows=max(len(worth) - MOST_ROWS, 0),
        more_outlets=max(len(columns) - MOST_COLUMNS, 0),
    )


def _told_by(claim: ClaimRow, lookup: Lookup) -> dict[str, list[str]]:
    """The outlets that carry a claim, with the acts by which their statements do."""
    acts: dict[str, list[str]] = defaultdict(list)
    for statement in lookup.statements_of(claim):
        acts[lookup.outlet_key(statement["article"])].append(statement["act"])
    return dict(acts)


def _cell(outlet: str, claim: ClaimRow, told: dict[str, dict[str, list[str]]], lookup: Lookup) -> Cell:
    """What the outlet does with the claim, from its own statements and from the claims related to it."""
    acts = told[claim["id"]].get(outlet)
    against = [r for r in lookup.relations_of.get(claim["id"], []) if outlet in told.get(_other(r, claim["id"]), {})]
    against = [r for r in against if r["type"] != "supports"]
    if not acts:
        if not against:
            return "silent"
        return "other" if all(_is_version(r) for r in against) else "disputes"
    if any(r["type"] == "supersedes" and r["to"] == claim["id"] for r in against):
        return "corrected"
    if any(not _is_version(r) for r in against):
        return "both"
    in_doubt = any(r["to"] == claim["id"] for r in lookup.relations_of.get(claim["id"], []))
    return "disputes" if in_doubt and all(a in ("denies", "retracts") for a in acts) else "reports"


def _other(relation: RelationRow, claim_id: str) -> str:
    return relation["to"] if relation["from"] == claim_id else relation["from"]


def _is_version(relation: RelationRow) -> bool:
    """Whether the other side only gives another figure or a later version, rather than the contrary."""
    return relation["type"] == "supersedes" or (relation["type"] == "conflicts" and relation["about"] == "number")
