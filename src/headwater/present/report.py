"""The report: one self-contained page that opens anywhere, asks nothing of any network, and can be handed on."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater.present.agreement import SIGNS, agreement
from headwater.present.brief import difference, evidence_for, problem_line, said_by
from headwater.present.dates import short_date
from headwater.present.document import ArticleRow, ClaimRow, LedgerDocument, RelationRow, SourceRow, StatementRow
from headwater.present.headline import headline, overview, standfirst
from headwater.present.lookup import Lookup, bounds, is_noise, listed, look_up, plural, ranked_claims
from headwater.present.passages import Piece, in_context, only_sentences, whole_article
from headwater.present.path_graph import LOOK_NAMES, Drawing, Listed, claim_path, draw, list_path
from headwater.present.safe import safe_text, shorten
from headwater.present.timeline import Chart, timeline, versions_chart
from headwater.present.why import ACTS, RELATED
from headwater.present.writing import write_bytes

MOST_CLAIMS = 200
MOST_BARE_CLAIMS = 2000
MOST_QUOTATIONS = 30
MOST_ARTICLES = 400
MOST_CHARS = 600_000
MOST_RELATIONS = 100
MOST_SOURCES = 300
MOST_PROBLEMS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One statement of a claim as the page shows it."""

    statement: StatementRow
    pieces: tuple[Piece, ...]
    article: str
    published: str
    said_by: str


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
    comments: tuple[Quotation, ...]
    chart: Chart | None
    relations: tuple[tuple[str, ClaimRow], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a difference: the claim and the statement that shows it."""

    claim: ClaimRow
    quotation: Quotation
    outlets: tuple[str, ...]
    bounds: str


def write_report(document: LedgerDocument, path: Path) -> None:
    """The report of a ledger is at `path`, whole or not at all. Raises `EnvironmentFault` if it cannot be."""
    write_bytes(path, render(document).encode("utf-8"))


def render(document: LedgerDocument) -> str:
    """The report as one HTML page: styles and script inside, a policy that forbids every request."""
    lookup = look_up(document)
    ranked = ranked_claims(lookup)
    numbers = {c["id"]: n for n, c in enumerate(ranked, 1)}
    figures = overview(lookup, ranked)
    style, script = _asset("report.css"), _asset("report.js")
    detailed = [_claim_view(n, c, lookup) for n, c in enumerate(ranked[:MOST_CLAIMS], 1)]
    dated, undated, lines_left_out = timeline(ranked, lookup)
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
        standfirst=standfirst(figures),
        leads=[v for v in detailed if not v.noise][:5],
        claims=detailed,
        bare_claims=[(n, c) for c, n in ((c, numbers[c["id"]]) for c in ranked[MOST_CLAIMS:])][:MOST_BARE_CLAIMS],
        differences=_differences(lookup),
        agreement=agreement(ranked, lookup),
        signs=SIGNS,
        dated=dated,
        undated=undated,
        lines_left_out=lines_left_out,
        articles=_articles(lookup),
        sources=_sources(lookup),
        problems=[problem_line(p, lookup) for p in document["problems"][:MOST_PROBLEMS]],
    )


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
    """Templates that escape everything and show no acting character, whatever a text holds."""
    made = Environment(
        loader=PackageLoader("headwater.present"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shorten=shorten, day=short_date, listed=listed)
    made.globals.update(
        plural=plural, bounds=bounds, difference=difference, LOOKS=LOOK_NAMES, ACTS=ACTS, RELATED=RELATED
    )
    return made


def _finalize(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return safe_text(value)
    return "" if value is None else value


def _claim_view(number: int, claim: ClaimRow, lookup: Lookup) -> ClaimView:
    path = claim_path(claim, lookup)
    articles = lookup.articles_of(claim)
    own = lookup.statements_of(claim)
    others = [_seen_from(claim["id"], r) for r in lookup.relations_of.get(claim["id"], [])]
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
        quotations=tuple(_quotation(s, lookup) for s in own[:MOST_QUOTATIONS]),
        comments=tuple(_quotation(lookup.statements[s], lookup) for s in claim["comments"] if s in lookup.statements),
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
    )


def _differences(lookup: Lookup) -> list[tuple[RelationRow, list[Side]]]:
    """Every relation but support with both its sides; denials first, then conflicts, then corrections."""
    order = ("denies", "conflicts", "supersedes")
    found = [r for r in lookup.document["relations"] if r["type"] in order]
    found.sort(key=lambda r: (order.index(r["type"]), -r["confidence"], r["id"]))
    pairs = [(r, [_side(c, r, lookup) for c in (r["from"], r["to"])]) for r in found[:MOST_RELATIONS]]
    return [(r, [s for s in sides if s is not None]) for r, sides in pairs]


def _side(claim_id: str, relation: RelationRow, lookup: Lookup) -> Side | None:
    statement = evidence_for(claim_id, relation, lookup)
    if statement is None:
        return None
    claim = lookup.claims[claim_id]
    outlets = dict.fromkeys(lookup.outlet_name(a) for a in lookup.articles_of(claim))
    return Side(claim=claim, quotation=_quotation(statement, lookup), outlets=tuple(outlets), bounds=bounds(claim))


def _articles(lookup: Lookup) -> list[tuple[ArticleRow, int, tuple[Piece, ...]]]:
    """The articles in order of publication, with their marked text: whole, or sentences alone in a big run."""
    own: dict[str, list[StatementRow]] = {a: [] for a in lookup.articles}
    for statement in lookup.document["statements"]:
        own.setdefault(statement["article"], []).append(statement)
    rows = sorted(lookup.document["articles"], key=lambda a: (a["published"] or "9999", a["path"], a["id"]))[
        :MOST_ARTICLES
    ]
    cut = only_sentences if sum(len(a["text"]) for a in rows) > MOST_CHARS else whole_article
    return [(a, len(own[a["id"]]), cut(a, own[a["id"]])) for a in rows]


def _sources(lookup: Lookup) -> list[tuple[SourceRow, int, int, int]]:
    """The sources with: claims they are an origin of, statements that name them, articles they publish."""
    origins = Counter(s for c in lookup.claims.values() for s in {g["source"] for g in c["origins"]["groups"]} if s)
    named = Counter(k for s in lookup.statements.values() for k in {h["source"] for h in s["chain"]})
    published = Counter(a["outlet"] for a in lookup.articles.values() if a["outlet"])
    rows = [(s, origins[s["id"]], named[s["id"]], published[s["id"]]) for s in lookup.sources.values()]
    return sorted(rows, key=lambda r: (-r[1], -r[2], -r[3], r[0]["name"], r[0]["id"]))[:MOST_SOURCES]
