"""Templates filled: what every page has, and how a page that cannot be shown says so."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader
from jinja2.utils import url_quote

from headwater.present.dates import day_span
from headwater.present.document import ClaimRow, StatementRow
from headwater.present.lookup import Lookup, plural
from headwater.present.report import make_environment
from headwater.present.safe import titled
from headwater.serve.asked import STATUSES
from headwater.serve.guard import read_cookies, sign
from headwater.serve.settings import Settings
from headwater.version import GENERATOR

AUTHOR = "headwater_author"
PAGES = (
    ("/", "Claims"),
    ("/stories", "Stories"),
    ("/timeline", "Timeline"),
    ("/differences", "Differences"),
    ("/articles", "Articles"),
    ("/sources", "Sources"),
    ("/outlets", "Outlets"),
    ("/questions", "Judge"),
    ("/problems", "Problems"),
    ("/add", "Add"),
)


@cache
def environment() -> Environment:
    """The application's templates together with the report's parts."""
    made = make_environment(ChoiceLoader([PackageLoader("headwater.serve"), PackageLoader("headwater.present")]))
    made.filters.update(days=days)
    made.globals.update(
        claim_at=claim_at, statement_at=statement_at, article_at=article_at, source_at=source_at, PAGES=PAGES,
        STATUSES=STATUSES, GENERATOR=GENERATOR, origins_in_words=origins_in_words, lookup_names=lookup_names,
        claim_choices=claim_choices,
    )  # fmt: skip
    return made


def claim_at(claim: str) -> str:
    """The address of a claim."""
    return f"/claims/{url_quote(claim)}"


def article_at(article: str) -> str:
    """The address of an article."""
    return f"/articles/{url_quote(article)}"


def statement_at(article: str, statement: str) -> str:
    """The address of a statement in its article."""
    return f"{article_at(article)}#{url_quote(statement)}"


def source_at(source: str) -> str:
    """The address of a source."""
    return f"/sources/{url_quote(source)}"


def origins_in_words(low: int, high: int) -> str:
    """The independent origins in words, as `headwater.present.lookup.bounds` has them."""
    if high == 0:
        return "no named origin"
    return plural(low, "origin") if low == high else f"{low}–{high} origins"


def lookup_names(statement: StatementRow, lookup: Lookup) -> str:
    """Who says a statement, one name a line, nearest first: what a correction begins with."""
    return "\n".join(lookup.source_name(h["source"]) for h in statement["chain"])


def claim_choices(claims: list[ClaimRow]) -> list[tuple[str, str]]:
    """Claims to choose from: the statement that stands for each, and its words."""
    return [(c["statements"][0], titled(c["text"])) for c in claims if c["statements"]]


def days(first: str | None, last: str | None) -> str:
    """The days from first to last in words; "undated" where none is known."""
    found = sorted(d[:10] for d in (first, last) if d)
    return day_span(found[0], found[-1]) if found else "undated"


def author_of(request: Request) -> str:
    """Who judged last in this browser, for forms to begin with."""
    try:
        name = bytes.fromhex(read_cookies(request.headers.get("cookie", "")).get(AUTHOR, "")).decode("utf-8")
    except ValueError:
        return ""
    return name[:100]


def show(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page that the template makes of these values."""
    settings: Settings = request.app.state.settings
    text = (
        environment()
        .get_template(template)
        .render(
            **values,
            path=request.url.path,
            here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            corpus_name=settings.corpus.name,
            csrf=sign(settings.secret, request.state.session),
            author=author_of(request),
        )
    )
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def show_error(request: Request, status: int, what: str) -> HTMLResponse:
    """A page that says what could not be done."""
    return show(request, "error.html.j2", status, what=what, code=status)
