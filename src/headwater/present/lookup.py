"""A ledger document with everything in it found by id, and words for what is shown of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

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
        return (row["outlet"] if row else None) or article

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
    )


_TIER = {"disputed": 3, "denied": 3, "superseded": 2}


def is_noise(claim: ClaimRow, lookup: Lookup) -> bool:
    """Whether it is one article's own voice and nothing speaks to it: said once, by nobody in particular."""
    statements = lookup.statements_of(claim)
    lone = len(statements) <= 1 and all(s["voice"] == "outlet" for s in statements)
    return lone and claim["id"] not in lookup.relations_of


def ranked_claims(lookup: Lookup) -> list[ClaimRow]:
    """The claims by what matters: disputed and denied, superseded, then by articles, sourced, statements."""

    def key(claim: ClaimRow) -> tuple[bool, int, int, int, int, str, str]:
        return (
            is_noise(claim, lookup),
            -_TIER.get(claim["status"], 1),
            -len(lookup.articles_of(claim)),
            claim["status"] == "unsourced",
            -len(claim["statements"]),
            claim["first_reported"] or "9999",
            claim["id"],
        )

    return sorted(lookup.document["claims"], key=key)


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


def day_range(document: LedgerDocument) -> str | None:
    """First and last day of publication ("2031-03-02 to 2031-03-05"), None when no article is dated."""
    days = sorted(a["published"][:10] for a in document["articles"] if a["published"])
    if not days:
        return None
    return days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
