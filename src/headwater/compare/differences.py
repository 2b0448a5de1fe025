"""Ledger document -> differences: for every slot on which accounts part, the versions side by side.

A slot is what a chain of conflicts, denials and corrections is about: the number of the killed, the day, whether
it is so at all. Two wordings of one value ("12", "a dozen") are one version. Works from the ledger document alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypedDict

from headwater.compare.timeline import PUBLISHERS, Index, Row, Span, index_document, moments
from headwater.model import make_id

TYPES = ("denies", "conflicts", "supersedes")


class Holder(TypedDict):
    """One outlet that holds a version, by its earliest statement of it."""

    outlet: str | None
    since: Span
    quote: str
    statement: str
    article: str
    path: str
    start: int
    end: int
    chain: list[str]


class Version(TypedDict):
    """One value of a slot and who holds it.

    `low` and `high` bound the independent origins of the claims that hold it; `since` is its earliest dated report.
    """

    value: str
    wordings: list[str]
    stance: Literal["states", "denies"]
    replaced: bool
    claims: list[str]
    text: str
    low: int
    high: int
    origins: list[str]
    since: Span | None
    since_by: str | None
    undated: int
    holders: list[Holder]


class Change(TypedDict):
    """An outlet that gave one version and later another; `before` and `after` count the versions from 0."""

    outlet: str
    before: int
    after: int
    before_since: Span
    after_since: Span
    statements: list[str]


class Difference(TypedDict):
    """One slot on which accounts part. `both` are outlets that hold several versions at one time or undated."""

    id: str
    about: str
    of: str | None
    types: list[str]
    versions: list[Version]
    changed: list[Change]
    both: list[str]
    relations: list[str]
    because: list[str]
    confidence: float


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A version while it is gathered: what it comes to, in which words, by which claims."""

    key: Hashable
    wordings: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    denies: bool = False
    replaced: bool = False
    shown: list[str] = field(default_factory=list)


def find_differences(document: Row) -> list[Difference]:
    """Every slot on which accounts part: denials first, then conflicts, then updates, each by number of outlets."""
    index = index_document(document)
    known = [r for r in document["relations"] if r["type"] in TYPES and {r["from"], r["to"]} <= index.claims.keys()]
    found = [_difference(group, index) for group in _slots(known, index)]

    def rank(one: Difference) -> tuple[int, int, float, str]:
        outlets = sum(len(v["holders"]) for v in one["versions"])
        return TYPES.index(one["types"][0]), -outlets, -one["confidence"], one["id"]

    return sorted(found, key=rank)


def _slots(relations: Sequence[Row], index: Index) -> list[list[Row]]:
    """The relations in groups that are about one slot: connected through their claims, about the same thing."""
    parent: dict[Hashable, Hashable] = {}

    def top(node: Hashable) -> Hashable:
        parent.setdefault(node, node)
        while parent[node] != node:
            node = parent[node]
        return node

    for relation in relations:
        slot = (relation["about"], _counted(relation, index))
        parent[top((slot, relation["from"]))] = top((slot, relation["to"]))
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for relation in relations:
        groups[top(((relation["about"], _counted(relation, index)), relation["from"]))].append(relation)
    return list(groups.values())


def _counted(relation: Row, index: Index) -> str | None:
    """What a difference in numbers counts ("killed"), None for other slots and where it is not known."""
    if relation["about"] != "number":
        return None
    found = (_figure(c, v, relation, index) for c, v in _sides(relation))
    return next((str(f["of"]) for f in found if f), None)


def _sides(relation: Row) -> list[tuple[str, str]]:
    """Both claims with the wording that each gives."""
    values = [*relation["values"], "", ""]
    return [(relation["from"], values[0]), (relation["to"], values[1])]


def _evidence(claim: str, relation: Row, index: Index) -> list[Row]:
    """The claim's statements, those named as evidence first."""
    own = index.statements_of(index.claims[claim])
    return sorted(own, key=lambda s: s["id"] not in relation["evidence"])


def _same_words(a: str, b: str) -> bool:
    a, b = " ".join(a.casefold().split()), " ".join(b.casefold().split())
    return bool(a and b) and (a in b or b in a)


def _figure(claim: str, value: str, relation: Row, index: Index) -> Row | None:
    """The figure that a wording names."""
    figures = [f for s in _evidence(claim, relation, index) for f in s["figures"]]
    return next((f for f in figures if _same_words(f["text"], value)), None)


def _key(claim: str, value: str, relation: Row, index: Index) -> Hashable:
    """What a side's wording comes to, so that two wordings of one value meet."""
    if relation["type"] == "denies" or relation["about"] == "truth" or not value:
        return ("claim", claim)
    if relation["about"] == "number":
        figure = _figure(claim, value, relation, index)
        if figure:
            return ("figure", figure["low"], figure["best"], figure["high"])
    if relation["about"] == "date":
        times = [t for s in _evidence(claim, relation, index) for t in s["when"]]
        found = next((t for t in times if _same_words(t["text"], value)), None)
        if found and found["earliest"]:
            return ("time", found["earliest"][:10], (found["latest"] or "")[:10])
    return ("words", " ".join(value.casefold().split()))


def _drafts(group: Sequence[Row], index: Index) -> list[_Draft]:
    drafts: dict[Hashable, _Draft] = {}
    for relation in group:
        for claim, value in _sides(relation):
            key = _key(claim, value, relation, index)
            draft = drafts.setdefault(key, _Draft(key=key))
            draft.claims += [claim] if claim not in draft.claims else []
            draft.wordings += [value] if value and value not in draft.wordings else []
            draft.shown += [s for s in relation["evidence"] if s not in draft.shown]
            draft.denies |= relation["type"] == "denies" and claim == relation["from"]
            draft.replaced |= relation["type"] == "supersedes" and claim == relation["to"]
    return list(drafts.values())


def _difference(group: Sequence[Row], index: Index) -> Difference:
    about, types = group[0]["about"], [t for t in TYPES if any(r["type"] == t for r in group)]
    versions = [_version(d, index) for d in _drafts(group, index)]
    versions.sort(key=lambda v: (v["stance"] == "denies", _since(v), v["value"]))
    changed, both = _changes(versions)
    return {
        "id": make_id("df", about, *sorted(r["id"] for r in group)),
        "about": about,
        "of": _counted(group[0], index),
        "types": types,
        "versions": versions,
        "changed": changed,
        "both": both,
        "relations": [r["id"] for r in group],
        "because": list(dict.fromkeys(t for r in group for t in r["because"])),
        "confidence": max(r["confidence"] for r in group),
    }


def _since(version: Version) -> str:
    bounds = moments(version["since"]) if version["since"] else None
    return bounds[0].isoformat() if bounds else "9999"


def _version(draft: _Draft, index: Index) -> Version:
    claims = [index.claims[c] for c in draft.claims]
    own = sorted((s for c in claims for s in _holding(draft, c, index)), key=index.order)
    holders = _holders(own, index)
    dated = next((h for h in holders if moments(h["since"])), None)
    lead = next((s for s in own if s["id"] in draft.shown), own[0] if own else None)
    return {
        "value": draft.wordings[0] if draft.wordings else claims[0]["text"],
        "wordings": draft.wordings,
        "stance": "denies" if draft.denies else "states",
        "replaced": draft.replaced,
        "claims": draft.claims,
        "text": lead["text"] if lead else claims[0]["text"],
        "low": max(c["origins"]["low"] for c in claims),
        "high": sum(c["origins"]["high"] for c in claims),
        "origins": _origin_names(claims, {s["id"] for s in own}, index),
        "since": dated["since"] if dated else None,
        "since_by": (dated["outlet"] or dated["path"]) if dated else None,
        "undated": sum(1 for h in holders if not moments(h["since"])),
        "holders": holders,
    }


def _holding(draft: _Draft, claim: Row, index: Index) -> list[Row]:
    """The claim's statements that give this value; all of them where the value is the claim itself."""
    own = index.statements_of(claim)
    kind, *rest = draft.key if isinstance(draft.key, tuple) else ("", "")
    if kind == "figure":
        held = [s for s in own if any([f["low"], f["best"], f["high"]] == rest for f in s["figures"])]
    elif kind == "time":
        held = [s for s in own if any([(t[k] or "")[:10] for k in ("earliest", "latest")] == rest for t in s["when"])]
    elif kind == "words":
        held = [s for s in own if any(_same_words(w, s["text"]) for w in draft.wordings)]
    else:
        held = own
    return held or own


def _holders(statements: Iterable[Row], index: Index) -> list[Holder]:
    """The outlets behind the statements, each by its first one; an unknown outlet stands for its article alone."""
    found: dict[str, Holder] = {}
    for s in statements:
        article = index.articles.get(s["article"], {})
        outlet = index.outlet(s)
        found.setdefault(
            outlet.casefold() if outlet else s["article"],
            {
                "outlet": outlet,
                "since": index.published(s),
                "quote": s["text"],
                "statement": s["id"],
                "article": s["article"],
                "path": article.get("path", s["article"]),
                "start": s["start"],
                "end": s["end"],
                "chain": index.chain(s),
            },
        )
    return list(found.values())


def _origin_names(claims: Iterable[Row], statements: set[str], index: Index) -> list[str]:
    """The named origins of these statements; unnamed ones with the publisher they spoke to."""
    names: dict[str, None] = {}
    for group in (g for c in claims for g in c["origins"]["groups"]):
        held = [s for s in group["statements"] if s in statements]
        if group["source"] is None or not held:
            continue
        name = index.name(group["source"]) or group["source"]
        row = index.sources.get(group["source"])
        via = _via(index.statements[held[0]], group["source"], index) if row and row["kind"] == "anonymous" else None
        names[f"{name} (via {via})" if via and via != name else name] = None
    return list(names)


def _via(statement: Row, source: str, index: Index) -> str | None:
    hops = [h["source"] for h in statement["chain"]]
    at = hops.index(source) if source in hops else 0
    before = index.sources.get(hops[at - 1]) if at else None
    return before["name"] if before and before["kind"] in PUBLISHERS else index.outlet(statement)


def _changes(versions: Sequence[Version]) -> tuple[list[Change], list[str]]:
    """Who went from one version to another, by dates that leave no doubt; and who holds several at once."""
    held: dict[str, list[tuple[int, Holder]]] = defaultdict(list)
    for number, version in enumerate(versions):
        for holder in version["holders"]:
            held[holder["outlet"] or holder["path"]].append((number, holder))
    changed: list[Change] = []
    both: list[str] = []
    for outlet, places in sorted(held.items()):
        if len(places) < 2:
            continue
        steps = [_change(outlet, a, b, versions) for a, b in pairwise(places)]
        changed += [s for s in steps if s]
        both += [outlet] if not all(steps) else []
    return changed, both


def _change(outlet: str, a: tuple[int, Holder], b: tuple[int, Holder], versions: Sequence[Version]) -> Change | None:
    first, second = moments(a[1]["since"]), moments(b[1]["since"])
    if not first or not second or versions[a[0]]["stance"] != versions[b[0]]["stance"]:
        return None
    if second[1] < first[0]:
        a, b, first, second = b, a, second, first
    if first[1] >= second[0]:
        return None
    return {
        "outlet": outlet,
        "before": a[0],
        "after": b[0],
        "before_since": a[1]["since"],
        "after_since": b[1]["since"],
        "statements": [a[1]["statement"], b[1]["statement"]],
    }
