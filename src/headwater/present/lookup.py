"""A ledger document with everything in it found by id, and words for what is shown of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.present.dates import by_time, day_span, parse
from headwater.present.document import (
    ArticleRow,
    ClaimRow,
    CopyRow,
    EventRow,
    LedgerDocument,
    OriginRow,
    RelationRow,
    SourceRow,
    StatementRow,
    UnsureRow,
)
from headwater.present.safe import one_line, shorten


@dataclass(frozen=True, slots=True)
class Lookup:
    """What one document holds, by id. Ids that lead nowhere are skipped by its readers, never an error."""

    document: LedgerDocument
    articles: dict[str, ArticleRow]
    sources: dict[str, SourceRow]
    statements: dict[str, StatementRow]
    claims: dict[str, ClaimRow]
    relations: dict[str, RelationRow]
    copies: dict[str, CopyRow]
    events: dict[str, EventRow]
    claims_of: dict[str, list[str]]
    relations_of: dict[str, list[RelationRow]]
    one_publisher: dict[str, str]
    unsure_of: dict[str, list[UnsureRow]]

    def statements_of(self, claim: ClaimRow) -> list[StatementRow]:
        """The claim's statements that the document holds, in its order."""
        return [self.statements[s] for s in claim["statements"] if s in self.statements]

    def articles_of(self, claim: ClaimRow) -> list[str]:
        """Ids of the articles that carry the claim, each once, in the claim's order."""
        return list(dict.fromkeys(s["article"] for s in self.statements_of(claim)))

    def source_name(self, source: str | None) -> str:
        """The source's name on one line; its id where the document does not know it."""
        if source is None:
            return "no source given"
        row = self.sources.get(source)
        return one_line(row["name"]) or source if row else source

    def outlet_name(self, article: str) -> str:
        """The publisher of an article, else its title, else its path."""
        row = self.articles.get(article)
        if row is None:
            return article
        if row["outlet"]:
            return self.source_name(row["outlet"])
        return shorten(row["path"], 60) or article

    def article_name(self, article: str) -> str:
        """Outlet and path of an article: what tells it from every other one."""
        row = self.articles.get(article)
        if row is None:
            return article
        path = shorten(row["path"], 80)
        return f"{self.source_name(row['outlet'])}, {path}" if row["outlet"] else path

    def outlet_key(self, article: str) -> str:
        """What stands for the publisher: the outlet's source id, or the article's id where it is unknown."""
        row = self.articles.get(article)
        return self.publisher((row["outlet"] if row else None) or article)

    def publisher(self, source: str) -> str:
        """The source's id; one id for an agency that is also known as an outlet of the same name."""
        return self.one_publisher.get(source, source)

    def denied_by_all(self, claim: ClaimRow) -> str:
        """Words to put before a claim's text where every statement of it denies what the text says; else none.

        None either where the text itself tells of the denial ("dismissing any links", "the mission denied the claims").
        """
        acts = {s["act"] for s in self.statements_of(claim)}
        return "Denied: " if acts == {"denies"} and not _TELLS_OF_DENIAL.search(claim["text"]) else ""

    def replaced_by(self, claim: ClaimRow) -> list[ClaimRow]:
        """The claims that this one replaces, unless it has been replaced itself."""
        if claim["status"] == "superseded":
            return []
        found = [r for r in self.relations_of.get(claim["id"], []) if r["type"] == "supersedes"]
        older = dict.fromkeys(r["to"] for r in found if r["from"] == claim["id"] != r["to"])
        return [self.claims[c] for c in older if c in self.claims]

    def origin_name(self, group: OriginRow) -> str:
        """The origin in words: unnamed sources with the outlet they spoke to, unsourced reports as such."""
        if group["source"] is None:
            first = next((self.statements[s] for s in group["statements"] if s in self.statements), None)
            return f"unsourced ({self.outlet_name(first['article'])})" if first else "unsourced"
        name = self.source_name(group["source"])
        row = self.sources.get(group["source"])
        via = self._via(group) if row and row["kind"] in ("anonymous", "unknown") else None
        return f"{name} (via {via})" if via else name

    def origins_line(self, claim: ClaimRow, most: int = 3) -> str:
        """The origins in words, named ones first; reports without a source are counted together."""
        groups = claim["origins"]["groups"]
        named = listed((self.origin_name(g) for g in groups if g["source"] is not None), most)
        loose = sum(1 for g in groups if g["source"] is None)
        unsourced = plural(loose, "unsourced report") if loose else ""
        return " and ".join(part for part in (named, unsourced) if part)

    def _via(self, group: OriginRow) -> str | None:
        """Who quoted the origin first-hand: the hop before it, or else the article's own outlet."""
        for statement in (self.statements[s] for s in group["statements"] if s in self.statements):
            hops = [h["source"] for h in statement["chain"]]
            if group["source"] in hops:
                at = hops.index(group["source"])
                return self.source_name(hops[at - 1]) if at else self.outlet_name(statement["article"])
        return None


def look_up(document: LedgerDocument) -> Lookup:
    """The document with its records by id."""
    claims_of: dict[str, list[str]] = defaultdict(list)
    for claim in document["claims"]:
        for statement in (*claim["statements"], *claim.get("comments", [])):
            claims_of[statement].append(claim["id"])
    relations_of: dict[str, list[RelationRow]] = defaultdict(list)
    for relation in document["relations"]:
        for end in dict.fromkeys((relation["from"], relation["to"])):
            relations_of[end].append(relation)
    unsure_of: dict[str, list[UnsureRow]] = defaultdict(list)
    for pair in document.get("unsure", []):
        for source in pair["sources"]:
            unsure_of[source].append(pair)
    return Lookup(
        document=document,
        articles={r["id"]: r for r in document["articles"]},
        sources={r["id"]: r for r in document["sources"]},
        statements={r["id"]: r for r in document["statements"]},
        claims={r["id"]: r for r in document["claims"]},
        relations={r["id"]: r for r in document["relations"]},
        copies={r["id"]: r for r in document["copies"]},
        events={r["id"]: r for r in document["events"]},
        claims_of=dict(claims_of),
        relations_of=dict(relations_of),
        one_publisher=_one_publisher(document["sources"]),
        unsure_of=dict(unsure_of),
    )


def _one_publisher(sources: Iterable[SourceRow]) -> dict[str, str]:
    """Outlets and agencies of one name under one id, the agency's before the outlet's."""
    named: dict[str, list[SourceRow]] = defaultdict(list)
    for row in sources:
        if row["kind"] in ("outlet", "wire"):
            named[" ".join(row["name"].casefold().split()).removeprefix("the ")].append(row)
    first = {name: min(rows, key=lambda r: (r["kind"] != "wire", r["id"])) for name, rows in named.items()}
    return {row["id"]: first[name]["id"] for name, rows in named.items() for row in rows if len(rows) > 1}


_TELLS_OF_DENIAL = re.compile(
    r"^\W{0,3}(?:denying|dismissing|rejecting|refuting|dispelling)\b"
    r"|\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)) (?:(?:the|these|those|such|any|all) )?"
    r"(?:claim|report|allegation|accusation|charge|rumou?r)s?\b",
    re.IGNORECASE,
)

_TIER = {"disputed": 2, "denied": 2}


def is_noise(claim: ClaimRow, lookup: Lookup) -> bool:
    """Whether it is one article's own voice and nothing speaks to it: said once, by nobody in particular."""
    statements = lookup.statements_of(claim)
    lone = len(lookup.articles_of(claim)) <= 1 and all(s["voice"] == "outlet" for s in statements)
    return lone and claim["id"] not in lookup.relations_of


def ranked_claims(lookup: Lookup) -> list[ClaimRow]:
    """The claims by what matters: disputed and denied, those that replace others, then by articles and sources.

    A claim that was replaced stands where its articles put it, and the one that replaced it before it.
    """

    def key(claim: ClaimRow) -> tuple[bool, int, int, bool, int, tuple[bool, object], str]:
        older = lookup.replaced_by(claim)
        carriers = {a for c in (claim, *older) for a in lookup.articles_of(c)}
        return (
            is_noise(claim, lookup),
            -_TIER.get(claim["status"], 1 if older else 0),
            -len(carriers),
            claim["status"] == "unsourced",
            -len(claim["statements"]),
            by_time(claim["first_reported"]),
            claim["id"],
        )

    return sorted(lookup.document["claims"], key=key)


def lead_claim(ranked: list[ClaimRow], lookup: Lookup) -> ClaimRow | None:
    """The claim that most articles carry and nothing has replaced; None where every claim stands in one article."""
    standing = [c for c in ranked if c["status"] != "superseded" and len(lookup.articles_of(c)) > 1]
    return max(standing, key=lambda c: len(lookup.articles_of(c)), default=None)


def plural(number: int, word: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {word if number == 1 else many or word + 's'}"


def bounds(claim: ClaimRow) -> str:
    """The independent origins in words: "1 origin", "1–3 origins", "no named origin"."""
    low, high = claim["origins"]["low"], claim["origins"]["high"]
    if high == 0:
        return "no named origin"
    return plural(low, "origin") if low == high else f"{low}–{high} origins"


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names in a row, each once; those beyond `most` are counted."""
    unique = list(dict.fromkeys(names))
    shown = unique[:most] if len(unique) > most + 1 else unique
    rest = len(unique) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def day_range(document: LedgerDocument) -> str:
    """First and last day of publication in words ("2–5 Mar 2031"), "" when no article is dated."""
    days = [a["published"] for a in document["articles"] if a["published"] and parse(a["published"])]
    days.sort(key=by_time)
    return day_span(days[0][:10], days[-1][:10]) if days else ""
