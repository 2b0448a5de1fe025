"""What the pages show, as files: CSV and JSON of every list, SVG of graphs, the report, the ledger."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal, TypeAlias

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from headwater.ask import files
from headwater.ask.claims import find_claim, find_claims
from headwater.ask.network import to_gexf, to_svg
from headwater.ask.outlets import find_network, find_outlets
from headwater.ask.sources import all_items, article_answer, problem_answer, source_answer
from headwater.errors import UsageError
from headwater.model import Judgement
from headwater.present.ledger import to_bytes
from headwater.present.path_graph import claim_path, draw
from headwater.present.report import render
from headwater.present.tables import (
    DIFFERENCE_COLUMNS,
    TIMELINE_COLUMNS,
    difference_rows,
    timeline_rows,
    to_csv,
)
from headwater.serve.asked import AskedClaims, ClaimId, StoryId
from headwater.serve.desk import OpenCorpus, tell
from headwater.serve.guard import REPORT_POLICY
from headwater.serve.showing import environment

Form: TypeAlias = Annotated[Literal["csv", "json"], Path(description="The form of the file.")]
MOST_CLAIMS = 20_000
JUDGEMENT_COLUMNS = ("id", "kind", "subject", "object", "verdict", "author", "at", "note", "undone_by", "undone_at")

pages = APIRouter(prefix="/download", responses={404: {"description": "There is none of this id"}})
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "gexf": "application/xml",
}


def as_file(name: str, data: bytes, form: str, *, shown: bool = False) -> Response:
    """The bytes as a file of this name; `shown` may stand in a page as a picture."""
    kind = "inline" if shown else "attachment"
    headers = {"content-disposition": f'{kind}; filename="{name}.{form}"'}
    if form == "svg":
        headers["content-security-policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return Response(data, media_type=TYPES[form], headers=headers)


def as_table(name: str, form: str, columns: tuple[str, ...], rows: list[Any]) -> Response:
    """Rows as CSV or JSON."""
    data = to_csv(columns, rows) if form == "csv" else files.json_bytes(rows)
    return as_file(name, data, form)


@pages.get("/claims.{form}", summary="The claims that fit the filters")
def claims(corpus: OpenCorpus, asked: AskedClaims, form: Form) -> Response:
    """Every claim of the list, at most 20,000."""
    found, _ = find_claims(corpus, asked.wanted, order=asked.order, limit=MOST_CLAIMS)
    return as_table("claims", form, files.CLAIM_COLUMNS, list(found))


@pages.get("/claim/{claim}.json", summary="A claim with everything that hangs on it")
def claim(corpus: OpenCorpus, claim: ClaimId) -> Response:
    """The claim with its origins, statements, comments and relations."""
    return as_file(claim, files.json_bytes(find_claim(corpus, claim)), "json")


@pages.get("/claim/{claim}.svg", summary="The path of a claim as a picture")
def claim_graph(request: Request, corpus: OpenCorpus, claim: ClaimId) -> Response:
    """The path from speaker to outlets, with its colours inside."""
    told = tell(request, corpus, corpus.claim(claim).story)
    drawing = draw(claim_path(told.lookup.claims[claim], told.lookup)) if claim in told.lookup.claims else None
    if drawing is None:
        raise UsageError(f"there is no picture of {claim}")
    text = environment().get_template("graph.svg.j2").render(drawing=drawing)
    return as_file(claim, text.encode("utf-8", "replace"), "svg")


@pages.get("/sources.{form}", summary="All sources")
def sources(corpus: OpenCorpus, form: Form) -> Response:
    """Every source with how often it is quoted."""
    found = all_items(lambda o, n: corpus.sources(offset=o, limit=n), None)
    return as_table("sources", form, files.SOURCE_COLUMNS, [source_answer(e) for e in found])


@pages.get("/articles.{form}", summary="All articles")
def articles(corpus: OpenCorpus, form: Form) -> Response:
    """Every article without its text, also those replaced and withdrawn."""
    found = all_items(lambda o, n: corpus.articles(state=None, offset=o, limit=n), None)
    return as_table("articles", form, files.ARTICLE_COLUMNS, [article_answer(e) for e in found])


@pages.get("/outlets.{form}", summary="Who originates and who repeats")
def outlets(corpus: OpenCorpus, form: Form) -> Response:
    """Every outlet with its ties."""
    found = find_outlets(corpus)
    rows: list[Any] = files.outlet_rows(found) if form == "csv" else list(found)
    return as_table("outlets", form, files.OUTLET_COLUMNS, rows)


@pages.get("/network.{form}", summary="The network of outlets")
def network(corpus: OpenCorpus, form: Literal["json", "gexf", "svg"]) -> Response:
    """Who takes from whom, for programs and to look at."""
    found = find_network(corpus)
    data = {"json": files.json_bytes, "gexf": to_gexf, "svg": to_svg}[form](found)
    return as_file("network", data, form, shown=form == "svg")


@pages.get("/problems.{form}", summary="All problems")
def problems(corpus: OpenCorpus, form: Form) -> Response:
    """What could not be read or done."""
    return as_table("problems", form, files.PROBLEM_COLUMNS, [problem_answer(p) for p in corpus.problems().items])


@pages.get("/judgements.{form}", summary="Who judged what")
def judgements(corpus: OpenCorpus, form: Form) -> Response:
    """Every judgement, undone or not, in the order of time."""
    return as_table("judgements", form, JUDGEMENT_COLUMNS, [_plain(j) for j in corpus.judgements()])


def _plain(judgement: Judgement) -> dict[str, Any]:
    return asdict(judgement)


@pages.get("/timeline/{story}.{form}", summary="The timeline of a story")
def timeline(request: Request, corpus: OpenCorpus, story: StoryId, form: Form) -> Response:
    """What was reported when."""
    found = list(tell(request, corpus, story).developments)
    return as_table("timeline", form, TIMELINE_COLUMNS, timeline_rows(found) if form == "csv" else found)


@pages.get("/differences/{story}.{form}", summary="Where accounts of a story differ")
def differences(request: Request, corpus: OpenCorpus, story: StoryId, form: Form) -> Response:
    """The versions, who holds them, since when."""
    found = list(tell(request, corpus, story).differences)
    return as_table("differences", form, DIFFERENCE_COLUMNS, difference_rows(found) if form == "csv" else found)


@pages.get("/report/{story}.html", summary="The self-contained report of a story")
def report(request: Request, corpus: OpenCorpus, story: StoryId) -> Response:
    """One page that opens anywhere, asks nothing of any network, and can be handed on."""
    told = tell(request, corpus, story)
    page = render(told.document, told.developments, told.differences).encode("utf-8", "replace")
    headers = {"content-disposition": 'attachment; filename="report.html"', "content-security-policy": REPORT_POLICY}
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)


@pages.get("/ledger/{story}.json", summary="The ledger of a story")
def ledger(corpus: OpenCorpus, story: StoryId) -> Response:
    """Everything that is known of the story, as `docs/ledger.schema.json` describes it."""
    return as_file("ledger", to_bytes(corpus.document(story=story)), "json")
