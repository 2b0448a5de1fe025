"""Pages of one story: the story, its timeline, its differences, a claim, and how two articles look side by side."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.corpus import Corpus
from headwater.corpus.judging import articles_under
from headwater.errors import UsageError
from headwater.model import Judgement
from headwater.present.agreement import SIGNS, agreement
from headwater.present.document import ArticleRow, ClaimRow, StatementRow
from headwater.present.headline import answer, headline, overview, standfirst
from headwater.present.passages import Piece, whole_article
from headwater.present.report import claim_view, sides_of
from headwater.present.timeline import lanes
from headwater.present.why import COPIED
from headwater.serve.asked import Asked, ClaimId, CopyId, PageNumber, StoryAsked, StoryId
from headwater.serve.desk import OpenCorpus, Told, tell
from headwater.serve.showing import show

CLAIMS_SHOWN = 40
RELATIONS_SHOWN = 50
MOST_OTHERS = 40

pages = APIRouter(default_response_class=HTMLResponse)


@pages.get("/stories/{story}", summary="A story")
def story(request: Request, corpus: OpenCorpus, story: StoryId, page: PageNumber = 1) -> HTMLResponse:
    """The story's headline, its claims by what matters, and who agrees with whom."""
    told = tell(request, corpus, story)
    figures = overview(told.lookup, told.ranked)
    asked = Asked(page=page)
    first = asked.offset(CLAIMS_SHOWN)
    views = [claim_view(n, c, told.lookup) for n, c in enumerate(told.ranked[first : first + CLAIMS_SHOWN], first + 1)]
    return show(
        request, "story.html.j2", entry=corpus.story(story), told=told, lookup=told.lookup, numbers=told.numbers,
        overview=figures, headline=headline(figures), answer=answer(figures, told.lookup),
        standfirst=standfirst(figures), claims=views, agreement=agreement(told.ranked, told.lookup), signs=SIGNS,
        asked=asked, limit=CLAIMS_SHOWN,
    )  # fmt: skip


@pages.get("/timeline", summary="What was reported when")
def timeline(request: Request, corpus: OpenCorpus, story: StoryAsked = "") -> HTMLResponse:
    """The timeline of a story; without one, of the latest."""
    stories = corpus.stories(limit=100)
    chosen = story or (stories.items[0].id if stories.items else "")
    told = tell(request, corpus, chosen) if chosen else None
    return show(
        request, "timeline.html.j2", stories=stories, chosen=chosen, told=told,
        timeline=lanes(told.developments, told.numbers) if told else None,
    )  # fmt: skip


@pages.get("/differences", summary="Where accounts differ")
def differences(
    request: Request, corpus: OpenCorpus, story: StoryAsked = "", page: PageNumber = 1
) -> HTMLResponse:  # fmt: skip
    """Where the accounts of a story differ, side by side; without one, every difference of the corpus in short."""
    stories = corpus.stories(limit=100)
    chosen = story or (stories.items[0].id if stories.total == 1 else "")
    asked = Asked(values={"story": story}, page=page)
    told = tell(request, corpus, chosen) if chosen else None
    found = [(d, sides_of(d, told.lookup)) for d in told.differences] if told else []
    relations = (
        None if told else corpus.relations(kind="differs", offset=asked.offset(RELATIONS_SHOWN), limit=RELATIONS_SHOWN)
    )
    return show(
        request, "differences.html.j2", stories=stories, chosen=chosen, told=told, differences=found,
        relations=relations, asked=asked,
    )  # fmt: skip


@pages.get("/claims/{claim}", summary="A claim")
def claim(request: Request, corpus: OpenCorpus, claim: ClaimId) -> HTMLResponse:
    """The claim's path from speaker to outlets, its versions, its statements in context, conflicts and reasons."""
    with corpus.moment():
        entry = corpus.claim(claim)
        told = tell(request, corpus, entry.story)
        if claim not in told.lookup.claims:
            raise UsageError(f"there is no {claim} in this corpus")
        row = told.lookup.claims[claim]
        judgements = judgements_on(corpus, row)
        return show(
            request, "claim.html.j2", entry=entry, story=corpus.story(entry.story), told=told, lookup=told.lookup,
            numbers=told.numbers, claim=row, view=claim_view(told.numbers[claim], row, told.lookup),
            relations=[(r, _other(r["from"], r["to"], claim, told)) for r in told.lookup.relations_of.get(claim, [])],
            others=_others(row, told), judgements=judgements, event=told.lookup.events.get(row["event"] or ""),
        )  # fmt: skip


def _other(a: str, b: str, own: str, told: Told) -> ClaimRow | None:
    return told.lookup.claims.get(b if a == own else a)


def _others(claim: ClaimRow, told: Told) -> list[ClaimRow]:
    """The claims of its story that share most words with a claim: those that may say the same."""
    own = _words(claim)
    found = [c for c in told.ranked if c["id"] != claim["id"]]
    return sorted(found, key=lambda c: -len(own & _words(c)) / max(1, len(own | _words(c))))[:MOST_OTHERS]


def _words(claim: ClaimRow) -> frozenset[str]:
    return frozenset(w.strip(".,;:“”\"'’()").casefold() for w in claim["text"].split())


def judgements_on(corpus: Corpus, claim: ClaimRow) -> list[Judgement]:
    """The judgements in force that name a statement of the claim, or a source or article of it."""
    held = corpus.judgements(holding=True)
    if not held:
        return []
    statements = set(claim["statements"])
    entries = corpus.statements(claim=claim["id"]).items
    named = {h.source for e in entries for h in e.statement.chain} | {e.article.id for e in entries}
    own = {e.article.id for e in entries}

    def touches(judgement: Judgement) -> bool:
        if not {judgement.subject, judgement.object}.isdisjoint(statements | named):
            return True
        if judgement.kind == "relation":
            return any(s in judgement.object for s in statements)
        return judgement.kind == "source" and not articles_under(corpus.db, [judgement]).isdisjoint(own)

    return [j for j in held if touches(j)]


@pages.get("/copies/{copy}", summary="Two articles that share text, side by side")
def beside(request: Request, corpus: OpenCorpus, copy: CopyId) -> HTMLResponse:
    """Both texts with what they share marked."""
    document = corpus.document(holding=copy)
    row = next((c for c in document["copies"] if c["id"] == copy), None)
    articles = {a["id"]: a for a in document["articles"]}
    if row is None or row["a"] not in articles or row["b"] not in articles:
        raise UsageError(f"there is no {copy} in this corpus")
    a, b = articles[row["a"]], articles[row["b"]]
    names = {s["id"]: s["name"] for s in document["sources"]}
    titles = {x["id"]: names.get(x["outlet"] or "", x["path"]) for x in (a, b)}
    return show(
        request, "beside.html.j2", copy=row, titles=titles,
        what=COPIED[row["direction"]].format(a=titles[a["id"]], b=titles[b["id"]]),
        sides=[(a, marked(a, [(p[0], p[1]) for p in row["passages"]])),
               (b, marked(b, [(p[2], p[3]) for p in row["passages"]]))],
    )  # fmt: skip


def marked(article: ArticleRow, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """The article's text with these spans marked."""
    rows = [{"id": str(n), "start": a, "end": b} for n, (a, b) in enumerate(spans)]
    return whole_article(article, cast(list[StatementRow], rows))
