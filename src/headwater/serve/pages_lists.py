"""Pages that list: what matters in the corpus, stories, articles, sources, outlets, problems, what search finds."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from headwater.ask.claims import find_claims
from headwater.ask.outlets import find_outlets
from headwater.ask.sources import article_names
from headwater.problems import PROBLEMS
from headwater.serve.asked import Asked, AskedClaims, PageNumber, StoryAsked, Words
from headwater.serve.desk import OpenCorpus
from headwater.serve.showing import show

CLAIMS_SHOWN = 25
STORIES_SHOWN = 6
SHOWN = 50

pages = APIRouter(default_response_class=HTMLResponse)


@pages.get("/", summary="Claims that matter, with filters")
def overview(request: Request, corpus: OpenCorpus, asked: AskedClaims) -> HTMLResponse:
    """The corpus at a glance: figures, filters, the claims that fit, the newest stories."""
    with corpus.moment():
        found, total = find_claims(
            corpus, asked.wanted, order=asked.order, offset=asked.offset(CLAIMS_SHOWN), limit=CLAIMS_SHOWN
        )
        figures = corpus.overview()
        story = corpus.story(asked.wanted.story) if asked.wanted.story else None
        stories = corpus.stories(limit=STORIES_SHOWN)
    return show(
        request, "overview.html.j2", figures=figures, claims=found, total=total, asked=asked, story=story,
        stories=stories, limit=CLAIMS_SHOWN,
    )  # fmt: skip


@pages.get("/stories", summary="Stories")
def stories(
    request: Request, corpus: OpenCorpus, order: Literal["newest", "largest"] = "newest", page: PageNumber = 1
) -> HTMLResponse:
    """The stories, newest or largest first."""
    asked = Asked(values={"order": "" if order == "newest" else order}, page=page)
    found = corpus.stories(order=order, offset=asked.offset(SHOWN), limit=SHOWN)
    return show(request, "stories.html.j2", found=found, asked=asked, order=order)


@pages.get("/articles", summary="Articles")
def articles(
    request: Request, corpus: OpenCorpus, text: Words = "", outlet: Words = "", story: StoryAsked = "",
    state: Literal["current", "replaced", "withdrawn", "all"] = "current", page: PageNumber = 1,
) -> HTMLResponse:  # fmt: skip
    """The articles that fit, latest first."""
    values = {"text": text, "outlet": outlet, "story": story, "state": "" if state == "current" else state}
    asked = Asked(values=values, page=page)
    found = corpus.articles(
        text=text or None, outlet=outlet or None, story=story or None, state=None if state == "all" else state,
        offset=asked.offset(SHOWN), limit=SHOWN,
    )  # fmt: skip
    return show(request, "articles.html.j2", found=found, asked=asked, state=state)


@pages.get("/sources", summary="Sources")
def sources(
    request: Request, corpus: OpenCorpus, text: Words = "",
    kind: Literal["", "person", "organisation", "outlet", "wire", "document", "social", "anonymous", "unknown"] = "",
    page: PageNumber = 1,
) -> HTMLResponse:  # fmt: skip
    """The sources that fit, most quoted first."""
    asked = Asked(values={"text": text, "kind": kind}, page=page)
    found = corpus.sources(text=text or None, kind=kind or None, offset=asked.offset(SHOWN), limit=SHOWN)
    return show(request, "sources.html.j2", found=found, asked=asked)


@pages.get("/outlets", summary="Who originates and who repeats")
def outlets(request: Request, corpus: OpenCorpus, text: Words = "") -> HTMLResponse:
    """Every outlet with its own claims and what it takes from whom, as table and as network."""
    found = find_outlets(corpus, text=text or None)
    return show(request, "outlets.html.j2", found=found, text=text)


@pages.get("/search", summary="Search in plain words")
def search(
    request: Request, corpus: OpenCorpus, q: Words = "", among: Literal["statements", "articles"] = "statements",
    page: PageNumber = 1,
) -> HTMLResponse:  # fmt: skip
    """The passages that hold every word that was asked for."""
    asked = Asked(values={"q": q, "among": "" if among == "statements" else among}, page=page)
    found = corpus.search(q, among=among, offset=asked.offset(SHOWN), limit=SHOWN)
    names = article_names(corpus, [h.article for h in found.items])
    return show(request, "search.html.j2", found=found, asked=asked, q=q, among=among, names=names)


@pages.get("/problems", summary="What could not be read or done")
def problems(
    request: Request, corpus: OpenCorpus, code: Annotated[str, Query(pattern=r"^([A-Z][0-9]{3})?$")] = "",
    page: PageNumber = 1,
) -> HTMLResponse:  # fmt: skip
    """The problems, all or of one kind, with what to do about them."""
    asked = Asked(values={"code": code}, page=page)
    found = corpus.problems(code=code or None, offset=asked.offset(SHOWN), limit=SHOWN)
    return show(request, "problems.html.j2", found=found, asked=asked, code=code, kinds=PROBLEMS)
