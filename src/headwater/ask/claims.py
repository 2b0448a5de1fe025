"""Claims as answers: the list that fits a filter, and one claim with its origins, statements and relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from headwater.ask.rows import claims_document
from headwater.corpus import ClaimEntry, ClaimFilter, Corpus
from headwater.model import RelationType, Status
from headwater.present.document import ClaimRow, LedgerDocument, OriginRow, StatementRow
from headwater.present.lookup import Lookup, look_up
from headwater.store.records import ClaimOrder

AT_ONCE = 200


class ClaimAnswer(TypedDict):
    """A claim in a list. `origins` names its origins, `origins_low` and `origins_high` bound how many are independent;
    `carried_by` names its outlets (or paths of articles of unknown outlets); `denied` where all of it denies it."""

    id: str
    text: str
    status: Status
    denied: bool
    origins_low: int
    origins_high: int
    origins: list[str]
    articles: int
    outlets: int
    statements: int
    carried_by: list[str]
    first_reported: str | None
    first_reported_by: str | None
    event: str | None
    story: str


class SaidAnswer(TypedDict):
    """One statement: its passage and place, where and when; `chain` names who says it, nearest first."""

    id: str
    claim: str | None
    text: str
    chain: list[str]
    voice: str
    act: str
    certainty: str
    outlet: str | None
    article: str
    path: str
    title: str | None
    published: str | None
    start: int
    end: int


class OriginAnswer(TypedDict):
    """One origin: its name, its source (None for reports that name none), who carries it, and why it counts once."""

    name: str
    source: str | None
    carried_by: list[str]
    statements: list[str]
    because: list[str]


class RelatedAnswer(TypedDict):
    """Another claim that this one conflicts with, denies, supersedes or supports (`direction` "to"), or that does so to
    this one ("from"). `by` names its origins; `denied` where all of it denies what its text says."""

    id: str
    type: RelationType
    direction: str
    claim: str
    text: str
    denied: bool
    by: list[str]
    status: Status
    about: str
    values: list[str]
    because: list[str]
    confidence: float


class ClaimDetail(ClaimAnswer):
    """A claim with everything that hangs on it. Its statements are in order of their reports."""

    because: list[str]
    groups: list[OriginAnswer]
    said: list[SaidAnswer]
    comments: list[SaidAnswer]
    related: list[RelatedAnswer]


def find_claims(
    corpus: Corpus, wanted: ClaimFilter | None = None, *, order: ClaimOrder = "weight", offset: int = 0,
    limit: int | None = 50,
) -> tuple[list[ClaimAnswer], int]:  # fmt: skip
    """The claims that fit the filter, in order, at most `limit` (None: all), and how many there are in all."""
    found: list[ClaimAnswer] = []
    total = 0
    for entries, number in _pages(corpus, wanted or ClaimFilter(), order, offset, limit):
        total = number
        lookup = look_up(claims_document(corpus, [e.claim for e in entries]))
        found += [claim_answer(lookup.claims[e.claim.id], e, lookup) for e in entries]
    return found, total


def _pages(
    corpus: Corpus, wanted: ClaimFilter, order: ClaimOrder, offset: int, limit: int | None
) -> Iterator[tuple[Sequence[ClaimEntry], int]]:
    """Pages of the list until its end or `limit`, with the total."""
    while limit is None or limit > 0:
        most = AT_ONCE if limit is None else min(limit, AT_ONCE)
        page = corpus.claims(wanted, order=order, offset=offset, limit=most)
        yield page.items, page.total
        offset += len(page.items)
        limit = None if limit is None else limit - len(page.items)
        if not page.items or offset >= page.total:
            return


def find_claim(corpus: Corpus, claim: str) -> ClaimDetail:
    """The claim of this id with its origins, statements, comments and relations. An unknown id raises `UsageError`."""
    entry = corpus.claim(claim)
    return claim_detail(entry, corpus.document(story=entry.story))


def claim_detail(entry: ClaimEntry, document: LedgerDocument) -> ClaimDetail:
    """As `find_claim`, from the document of the claim's story."""
    lookup = look_up(document)
    row = lookup.claims[entry.claim.id]
    told = sorted(lookup.statements_of(row), key=lambda s: _reported(s, lookup))
    return {
        **claim_answer(row, entry, lookup),
        "because": row["because"],
        "groups": [_origin(g, lookup) for g in row["origins"]["groups"]],
        "said": [said(s, lookup) for s in told],
        "comments": [said(lookup.statements[s], lookup) for s in row["comments"] if s in lookup.statements],
        "related": related_claims(row["id"], lookup),
    }


def _reported(statement: StatementRow, lookup: Lookup) -> tuple[bool, str, str, int]:
    article = lookup.articles.get(statement["article"])
    published = article["published"] if article else None
    return published is None, published or "", statement["article"], statement["start"]


def claim_answer(row: ClaimRow, entry: ClaimEntry, lookup: Lookup) -> ClaimAnswer:
    """The claim with the names of its origins and of those who carry it."""
    carried = dict.fromkeys(lookup.outlet_name(a) for a in lookup.articles_of(row))
    return {
        "id": row["id"],
        "text": row["text"],
        "status": row["status"],
        "denied": bool(lookup.denied_by_all(row)),
        "origins_low": row["origins"]["low"],
        "origins_high": row["origins"]["high"],
        "origins": origin_names(row, lookup),
        "articles": entry.articles,
        "outlets": entry.outlets,
        "statements": len(row["statements"]),
        "carried_by": list(carried),
        "first_reported": row["first_reported"],
        "first_reported_by": lookup.outlet_name(row["first_reported_by"]) if row["first_reported_by"] else None,
        "event": row["event"],
        "story": entry.story,
    }


def origin_names(row: ClaimRow, lookup: Lookup) -> list[str]:
    """The claim's origins in words, each once."""
    return list(dict.fromkeys(lookup.origin_name(g) for g in row["origins"]["groups"]))


def _origin(group: OriginRow, lookup: Lookup) -> OriginAnswer:
    own = [lookup.statements[s] for s in group["statements"] if s in lookup.statements]
    return {
        "name": lookup.origin_name(group),
        "source": group["source"],
        "carried_by": list(dict.fromkeys(lookup.outlet_name(s["article"]) for s in own)),
        "statements": group["statements"],
        "because": group["because"],
    }


def said(statement: StatementRow, lookup: Lookup) -> SaidAnswer:
    """The statement with the names of those who say it and of the article that reports it."""
    article = lookup.articles.get(statement["article"])
    return {
        "id": statement["id"],
        "claim": next(iter(lookup.claims_of.get(statement["id"], ())), None),
        "text": statement["text"],
        "chain": [lookup.source_name(h["source"]) for h in statement["chain"]],
        "voice": statement["voice"],
        "act": statement["act"],
        "certainty": statement["certainty"],
        "outlet": lookup.source_name(article["outlet"]) if article and article["outlet"] else None,
        "article": statement["article"],
        "path": article["path"] if article else statement["article"],
        "title": article["title"] if article else None,
        "published": article["published"] if article else None,
        "start": statement["start"],
        "end": statement["end"],
    }


def related_claims(claim: str, lookup: Lookup) -> list[RelatedAnswer]:
    """The claims that this one is related to: denials first, then conflicts, updates and support."""
    order = ("denies", "conflicts", "supersedes", "supports")
    rows = sorted(lookup.relations_of.get(claim, ()), key=lambda r: (order.index(r["type"]), -r["confidence"], r["id"]))
    found: list[RelatedAnswer] = []
    for row in rows:
        other = row["to"] if row["from"] == claim else row["from"]
        if other in lookup.claims:
            found.append(
                {
                    "id": row["id"],
                    "type": row["type"],
                    "direction": "to" if row["from"] == claim else "from",
                    "claim": other,
                    "text": lookup.claims[other]["text"],
                    "denied": bool(lookup.denied_by_all(lookup.claims[other])),
                    "by": origin_names(lookup.claims[other], lookup),
                    "status": lookup.claims[other]["status"],
                    "about": row["about"],
                    "values": row["values"],
                    "because": row["because"],
                    "confidence": row["confidence"],
                }
            )
    return found
