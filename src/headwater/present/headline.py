"""The page's first words: what was found, in figures counted from the document and in two sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from headwater.present.document import ClaimRow
from headwater.present.lookup import Lookup, bounds, day_range, lead_claim, plural
from headwater.present.safe import shorten, titled


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
    lead: ClaimRow | None


def overview(lookup: Lookup, ranked: list[ClaimRow]) -> Overview:
    """The headline figures of a document."""
    document = lookup.document
    shared = [c for c in ranked if len(lookup.articles_of(c)) > 1]
    events = sorted(document["events"], key=lambda e: (-len(e["claims"]), e["id"]))
    return Overview(
        articles=len(document["articles"]),
        outlets=len({a["outlet"] for a in document["articles"] if a["outlet"]}),
        days=day_range(document),
        claims=len(ranked),
        shared=len(shared),
        one_origin=sum(1 for c in shared if c["origins"]["high"] == 1),
        several=sum(1 for c in shared if c["origins"]["low"] > 1),
        statuses=Counter(c["status"] for c in ranked),
        copies=len(document["copies"]),
        topic=shorten(titled(events[0]["label"]), 120) if events else "",
        lead=lead_claim(ranked, lookup),
    )


def headline(figures: Overview) -> str:
    """The page's first line: where the most carried claim comes from is the question that the page answers."""
    if not figures.articles:
        return "No article could be read"
    if not figures.claims:
        return "Nothing was found to trace"
    if figures.lead is None:
        return f"{plural(figures.claims, 'claim')}, each in one article only"
    return f"Where did “{shorten(titled(figures.lead['text']), 110)}” come from?"


def answer(figures: Overview, lookup: Lookup) -> str:
    """What the lead claim rests on, in one sentence; it never says more than the bounds do. "" without one."""
    claim = figures.lead
    if claim is None:
        return ""
    articles = plural(len(lookup.articles_of(claim)), "article carries", "articles carry")
    origins = lookup.origins_line(claim)
    named = f": {shorten(origins, 200)}" if origins else ""
    return f"{articles} it, and the texts lead back to {bounds(claim)}{named}."


def standfirst(figures: Overview) -> str:
    """The whole run in one or two sentences: how much has a second origin; what is denied, disputed, corrected."""
    if not figures.claims:
        return "The problems below say what stood in the way." if not figures.articles else ""
    parts = [
        plural(figures.statuses[status], f"claim is {words}", f"claims are {words}")
        for status, words in (("denied", "denied"), ("disputed", "disputed"), ("superseded", "later corrected"))
        if figures.statuses[status]
    ]
    marked = ", ".join(parts) + "." if parts else "No claim is denied, disputed or corrected."
    if not figures.shared:
        return marked
    shown = "none is" if not figures.several else plural(figures.several, "is", "are")
    several = plural(figures.shared, "claim stands", "claims stand")
    return f"{several} in more than one article; {shown} shown to have a second origin. {marked}"
