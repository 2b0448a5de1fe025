"""The page's first words: what was found, in figures counted from the document and in two sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from headwater.present.dates import day_span
from headwater.present.document import ClaimRow, LedgerDocument
from headwater.present.lookup import Lookup, plural
from headwater.present.safe import shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The headline figures. `shared` claims stand in several articles; `several` of them have `low` >= 2."""

    articles: int
    outlets: int
    days: str
    claims: int
    shared: int
    one_origin: int
    several: int
    statuses: Counter[str]
    copies: int
    topic: str


def overview(lookup: Lookup, ranked: list[ClaimRow]) -> Overview:
    """The headline figures of a document."""
    document = lookup.document
    shared = [c for c in ranked if len(lookup.articles_of(c)) > 1]
    events = sorted(document["events"], key=lambda e: (-len(e["claims"]), e["id"]))
    return Overview(
        articles=len(document["articles"]),
        outlets=len({a["outlet"] for a in document["articles"] if a["outlet"]}),
        days=_days(document),
        claims=len(ranked),
        shared=len(shared),
        one_origin=sum(1 for c in shared if c["origins"]["high"] == 1),
        several=sum(1 for c in shared if c["origins"]["low"] > 1),
        statuses=Counter(c["status"] for c in ranked),
        copies=len(document["copies"]),
        topic=shorten(events[0]["label"], 120) if events else "",
    )


def _days(document: LedgerDocument) -> str:
    days = sorted(a["published"][:10] for a in document["articles"] if a["published"])
    return day_span(days[0], days[-1]) if days else ""


def headline(figures: Overview) -> str:
    """The finding in one line; it never says more than the bounds do."""
    if not figures.articles:
        return "No article could be read"
    if not figures.claims:
        return "Nothing was found to trace"
    if not figures.shared:
        return f"{plural(figures.claims, 'claim')}, each in one article only"
    shown = "none is" if not figures.several else plural(figures.several, "is", "are")
    return f"Of {plural(figures.shared, 'claim')} that several articles carry, {shown} shown to have a second origin"


def standfirst(figures: Overview) -> str:
    """One or two sentences under the headline: what is denied, disputed, corrected, and how much is one origin's."""
    if not figures.claims:
        return "The problems below say what stood in the way." if not figures.articles else ""
    parts = [
        plural(figures.statuses[status], f"claim is {words}", f"claims are {words}")
        for status, words in (("denied", "denied"), ("disputed", "disputed"), ("superseded", "later corrected"))
        if figures.statuses[status]
    ]
    sentences = [", ".join(parts) + "."] if parts else ["No claim is denied, disputed or corrected."]
    if figures.one_origin:
        verb = "goes" if figures.one_origin == 1 else "go"
        sentences.append(f"{figures.one_origin:,} of those in several articles {verb} back to one origin only.")
    return " ".join(sentences)
