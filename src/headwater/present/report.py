"""The report: one self-contained page that opens anywhere, asks nothing of any network, and can be handed on."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater.present.agreement import SIGNS, agreement
from headwater.present.brief import problem_line, said_by
from headwater.present.dates import by_time, short_date, span_words
from headwater.present.differences import (
    WHAT,
    changes_words,
    holders_words,
    kind_of,
    origins_words,
    role,
    shown_holder,
    since_words,
    subject,
)
from headwater.present.document import ArticleRow, ClaimRow, LedgerDocument, RelationRow, SourceRow, StatementRow
from headwater.present.headline import answer, headline, overview, standfirst
from headwater.present.lookup import Lookup, bounds, is_noise, listed, look_up, plural, ranked_claims
from headwater.present.passages import Piece, in_context, only_sentences, whole_article
from headwater.present.path_graph import LOOK_NAMES, Drawing, Listed, claim_path, draw, list_path
from headwater.present.readings import readings
from headwater.present.safe import safe_text, shorten, titled
from headwater.present.timeline import KINDS, STRIP_WIDTH, lanes
from headwater.present.unsure import Doubt, doubts
from headwater.present.versions import Chart, versions_chart
from headwater.present.why import ACTS, RELATED
from headwater.present.writing import write_bytes

MOST_CLAIMS = 200
MOST_BARE_CLAIMS = 2000
MOST_MINOR = 4
MOST_QUOTATIONS = 30
MOST_ARTICLES = 400
MOST_CHARS = 600_000
MOST_DIFFERENCES = 100
MOST_SOURCES = 300
MOST_PROBLEMS = 300


SOURCE_KINDS = {"wire": "news agency", "anonymous": "unnamed", "unknown": "not told"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One statement of a claim as the page shows it."""

    statement: StatementRow
    pieces: tuple[Piece, ...]
    article: str
    published: str
    said_by: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A quotation shown once, and those of other articles that say it word for word, of the same source."""

    quote: Quotation
    also: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim as the page shows it; `number` is its rank."""

    number: int
    claim: ClaimRow
    bounds: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: str
    drops: tuple[int, ...]
    noise: bool
    drawing: Drawing | None
    path: tuple[Listed, ...]
    looks: tuple[str, ...]
    inferred: bool
    quotations: tuple[Quotation, ...]
    shown: tuple[Shown, ...]
    comments: tuple[Quotation, ...]
    replaces: tuple[ClaimRow, ...]
    chart: Chart | None
    relations: tuple[tuple[str, ClaimRow], ...]


Records: TypeAlias = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One version of a difference: the claim and the quotation that shows it; `version` is its record."""

    version: Mapping[str, Any]
    claim: ClaimRow
    quotation: Quotation


def write_report(document: LedgerDocument, path: Path, developments: Records, differences: Records) -> None:
    """The report of a ledger is at `path`, whole or not at all. Raises `EnvironmentFault` if it cannot be.

    `developments` and `differences` are the records of `headwater.compare.timeline` and `.differences`.
    """
    write_bytes(path, render(document, developments, differences).encode("utf-8"))


def render(document: LedgerDocument, developments: Records, differences: Records) -> str:
    """The report as one HTML page: styles and script inside, a policy that forbids every request."""
    lookup = look_up(document)
    ranked = ranked_claims(lookup)
    numbers = {c["id"]: n for n, c in enumerate(ranked, 1)}
    figures = overview(lookup, ranked)
    style, script = _asset("report.css"), _asset("report.js")
    detailed = [claim_view(n, c, lookup) for n, c in enumerate(ranked[:MOST_CLAIMS], 1)]
    page = _environment().get_template("report.html.j2")
    return page.render(
        document=document,
        lookup=lookup,
        numbers=numbers,
        style=Markup(style),  # our own file, its hash in the policy
        script=Markup(script),
        policy=_policy(style, script),
        overview=figures,
        headline=headline(figures),
        answer=answer(figures, lookup),
        standfirst=standfirst(figures),
        leads=_leads(detailed, figures.lead),
        claims=detailed,
        minor=_minor(detailed),
        bare_claims=[(numbers[c["id"]], c) for c in ranked[MOST_CLAIMS:]][:MOST_BARE_CLAIMS],
        differences=[(d, sides_of(d, lookup)) for d in differences[:MOST_DIFFERENCES]],
        differences_left_out=max(len(differences) - MOST_DIFFERENCES, 0),
        agreement=agreement(ranked, lookup),
        signs=SIGNS,
        timeline=lanes(developments, numbers),
        articles=_articles(lookup),
        sources=_sources(lookup),
        problems=[problem_line(p, lookup) for p in document["problems"][:MOST_PROBLEMS]],
    )


def _leads(views: Sequence[ClaimView], lead: ClaimRow | None) -> list[ClaimView]:
    """The claims under the headline: five that matter, without the headline's own and what others replaced."""
    older = {c["id"] for v in views for c in v.replaces}
    worth = [v for v in views if not v.noise and v.claim["id"] not in older]
    return [v for v in worth if lead is None or v.claim["id"] != lead["id"]][:5]


def _minor(views: Sequence[ClaimView]) -> frozenset[int]:
    """Numbers of the claims to fold away: those of one article's own voice, where there are many and others too."""
    found = frozenset(v.number for v in views if v.noise)
    return found if MOST_MINOR < len(found) < len(views) else frozenset()


@cache
def _asset(name: str) -> str:
    return (resources.files("headwater.present") / "static" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing but this page's own style and script, told by their hashes."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    parts = ("default-src 'none'", f"style-src 'sha256-{digest(style)}'", f"script-src 'sha256-{digest(script)}'")
    return "; ".join((*parts, "img-src data:", "base-uri 'none'", "form-action 'none'"))


@cache
def _environment() -> Environment:
    """The report's templates, in which places are on the page itself."""
    made = make_environment(PackageLoader("headwater.present"))
    made.globals.update(claim_at=lambda claim: f"#{claim}", statement_at=lambda _article, statement: f"#{statement}")
    return made


def make_environment(loader: BaseLoader) -> Environment:
    """Templates that escape everything and show no acting character, whatever a text holds.

    Those of this package need two more globals: `claim_at(claim id)` and `statement_at(article id, statement id)`, the
    addresses that links to them lead to.
    """
    made = Environment(
        loader=loader,
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shorten=shorten, day=short_date, listed=listed, titled=titled, span=span_words)
    made.globals.update(
        plural=plural, bounds=bounds, LOOKS=LOOK_NAMES, ACTS=ACTS, RELATED=RELATED, KINDS=KINDS, WHAT=WHAT,
        kind_of=kind_of, subject=subject, role=role, origins_words=origins_words, holders_words=holders_words,
        since_words=since_words, changes_words=changes_words, STRIP_WIDTH=STRIP_WIDTH,
        other_names=other_names, SOURCE_KINDS=SOURCE_KINDS,
    )  # fmt: skip
    return made


def _finalize(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return safe_text(value)
    return "" if value is None else value


def claim_view(number: int, claim: ClaimRow, lookup: Lookup) -> ClaimView:
    """The claim with all that its card shows."""
    path = claim_path(claim, lookup)
    articles = lookup.articles_of(claim)
    own = lookup.statements_of(claim)
    others = [_seen_from(claim["id"], r) for r in lookup.relations_of.get(claim["id"], [])]
    quotations = tuple(_quotation(s, lookup) for s in own[:MOST_QUOTATIONS])
    return ClaimView(
        number=number,
        claim=claim,
        bounds=bounds(claim),
        articles=tuple(articles),
        outlets=tuple(dict.fromkeys(lookup.outlet_name(a) for a in articles)),
        origins=lookup.origins_line(claim),
        drops=_drops(claim, lookup),
        noise=is_noise(claim, lookup),
        drawing=draw(path),
        path=list_path(path),
        looks=tuple(k for k in LOOK_NAMES if any(s.look == k for s in path.stops.values())),
        inferred=any(s.inferred for s in path.steps.values()),
        quotations=quotations,
        shown=_each_once(quotations),
        comments=tuple(_quotation(lookup.statements[s], lookup) for s in claim["comments"] if s in lookup.statements),
        replaces=tuple(lookup.replaced_by(claim)),
        chart=versions_chart(claim, lookup),
        relations=tuple((verb, lookup.claims[c]) for verb, c in others if c in lookup.claims),
    )


def _seen_from(claim_id: str, relation: RelationRow) -> tuple[str, str]:
    """The relation as this claim's side has it: a verb, and the id of the other claim."""
    if relation["from"] == claim_id:
        return RELATED[relation["type"]], relation["to"]
    passive = {"denies": "is denied by", "supersedes": "is superseded by", "supports": "is supported by"}
    return passive.get(relation["type"], RELATED[relation["type"]]), relation["from"]


def _drops(claim: ClaimRow, lookup: Lookup) -> tuple[int, ...]:
    """How many articles each origin feeds, for the row of dots; each article counts once."""
    seen: set[str] = set()
    counts = []
    for group in claim["origins"]["groups"]:
        articles = {lookup.statements[s]["article"] for s in group["statements"] if s in lookup.statements} - seen
        seen |= articles
        if articles:
            counts.append(len(articles))
    return tuple(counts[:12])


def _quotation(statement: StatementRow, lookup: Lookup) -> Quotation:
    article = lookup.articles.get(statement["article"])
    return Quotation(
        statement=statement,
        pieces=in_context(statement, article["text"]) if article else (Piece(text=statement["text"], mark="passage"),),
        article=lookup.article_name(statement["article"]),
        published=short_date(article["published"]) if article else "",
        said_by=said_by(statement, lookup),
        readings=tuple(readings(statement, lookup)),
    )


def _each_once(quotations: Sequence[Quotation]) -> tuple[Shown, ...]:
    """The quotations without those that a longer one of the same sentence and source holds; equal ones together."""
    groups: dict[tuple[object, ...], list[Quotation]] = {}
    for quote in quotations:
        if not any(_holds(other, quote) for other in quotations):
            wording = " ".join(quote.statement["text"].split())
            groups.setdefault((wording, *_manner(quote), quote.readings), []).append(quote)
    found = []
    for first, *rest in groups.values():
        elsewhere = {q.statement["article"]: q for q in rest if q.statement["article"] != first.statement["article"]}
        found.append(Shown(quote=first, also=tuple(elsewhere.values())))
    return tuple(found)


def _holds(longer: Quotation, quote: Quotation) -> bool:
    """Whether the other quotation is a longer one of the same place, said by the same and in the same manner."""
    a, b = longer.statement, quote.statement
    inside = a["start"] <= b["start"] and b["end"] <= a["end"] and a["end"] - a["start"] > b["end"] - b["start"]
    return a["article"] == b["article"] and inside and _manner(longer) == _manner(quote)


def _manner(quote: Quotation) -> tuple[object, ...]:
    """Who says it and how: what two quotations must share to be shown as one."""
    s = quote.statement
    chain = tuple(h["source"] for h in s["chain"])
    return (chain, s["act"], s["certainty"], s["modality"], s["polarity"])


def sides_of(difference: Mapping[str, Any], lookup: Lookup) -> list[Side]:
    """The versions of a difference that the document still has a claim and a quotation for."""
    found = []
    for version in difference["versions"]:
        claim = next((lookup.claims[c] for c in version["claims"] if c in lookup.claims), None)
        held = shown_holder(version)["statement"] if version["holders"] else None
        if claim is not None and held in lookup.statements:
            quotation = _quotation(lookup.statements[held], lookup)
            found.append(Side(version=version, claim=claim, quotation=quotation))
    return found


def _articles(lookup: Lookup) -> list[tuple[ArticleRow, int, tuple[Piece, ...]]]:
    """The articles in order of publication, with their marked text: whole, or sentences alone in a big run."""
    own: dict[str, list[StatementRow]] = {a: [] for a in lookup.articles}
    for statement in lookup.document["statements"]:
        own.setdefault(statement["article"], []).append(statement)
    rows = sorted(lookup.document["articles"], key=lambda a: (by_time(a["published"]), a["path"], a["id"]))[
        :MOST_ARTICLES
    ]
    cut = only_sentences if sum(len(a["text"]) for a in rows) > MOST_CHARS else whole_article
    return [(a, len(own[a["id"]]), cut(a, own[a["id"]])) for a in rows]


def _sources(lookup: Lookup) -> list[tuple[SourceRow, int, int, int, list[Doubt]]]:
    """The sources with: claims they are an origin of, statements that name them, articles, doubts who they are."""
    origins = Counter(s for c in lookup.claims.values() for s in {g["source"] for g in c["origins"]["groups"]} if s)
    named = Counter(k for s in lookup.statements.values() for k in {h["source"] for h in s["chain"]})
    published = Counter(a["outlet"] for a in lookup.articles.values() if a["outlet"])
    rows = [(s, origins[s["id"]], named[s["id"]], published[s["id"]]) for s in lookup.sources.values()]
    rows.sort(key=lambda r: (-r[1], -r[2], -r[3], r[0]["name"], r[0]["id"]))
    return [(*r, doubts(r[0]["id"], lookup)) for r in rows[:MOST_SOURCES]]


def other_names(source: SourceRow) -> list[str]:
    """The aliases that say more than the name: no part of it, and not it with another article or case."""

    def plain(name: str) -> str:
        return " ".join(name.casefold().split()).removeprefix("the ")

    name = f" {plain(source['name'])} "
    return [a for a in source["aliases"] if f" {plain(a)} " not in name]
