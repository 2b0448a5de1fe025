"""Sources and articles as answers: who said what through whom and when, and what each article holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypedDict, TypeVar

from headwater.ask.claims import SaidAnswer, said
from headwater.ask.rows import claims_document
from headwater.corpus import ArticleEntry, Corpus, Hit, Page, SourceEntry, StatementEntry, Version
from headwater.model import Claim, Problem
from headwater.present.lookup import look_up
from headwater.present.safe import one_line
from headwater.store.records import ArticleState

Item = TypeVar("Item")
AT_ONCE = 500


class SourceAnswer(TypedDict):
    """A source with how often it is quoted: statements, claims and articles; `published`: articles of its own."""

    id: str
    name: str
    kind: str
    also_called: list[str]
    role: str | None
    affiliation: str | None
    people: int | None
    statements: int
    claims: int
    articles: int
    published: int


class SourceSaid(SaidAnswer):
    """What a source says in one place. `claim_text`, `status` and the bounds are of the claim it is part of."""

    claim_text: str
    status: str
    origins_low: int
    origins_high: int


class SourceDetail(SourceAnswer):
    """A source with what it said, through whom, when; latest first."""

    said: list[SourceSaid]


class ArticleAnswer(TypedDict):
    """An article in a list, without its text."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    statements: int
    state: ArticleState
    story: str | None
    path: str
    added: str


class EditAnswer(TypedDict):
    """What a version changed: `old` became `new`."""

    kind: Literal["added", "removed", "changed"]
    old: str
    new: str


class VersionAnswer(TypedDict):
    """One version of an article, oldest first, with what it changed in the one before."""

    article: str
    state: ArticleState
    added: str
    published: str | None
    ended: str | None
    ended_by: str | None
    note: str | None
    edits: list[EditAnswer]


class ArticleDetail(ArticleAnswer):
    """An article with its statements in its order, and its versions."""

    url: str | None
    byline: str | None
    text: str
    said: list[SaidAnswer]
    versions: list[VersionAnswer]


class ProblemAnswer(TypedDict):
    """What could not be read or done, and what to do about it."""

    code: str
    path: str | None
    article: str | None
    message: str


def all_items(ask: Callable[[int, int], Page[Item]], limit: int | None) -> Iterator[Item]:
    """The items of a list page by page, at most `limit`; `ask(offset, limit)` gives a page."""
    at = 0
    while limit is None or at < limit:
        page = ask(at, AT_ONCE if limit is None else min(AT_ONCE, limit - at))
        yield from page.items
        at += len(page.items)
        if not page.items or at >= page.total:
            return


def source_answer(entry: SourceEntry) -> SourceAnswer:
    """The entry as an answer."""
    source = entry.source
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "also_called": list(source.aliases),
        "role": source.role,
        "affiliation": source.affiliation,
        "people": source.count,
        "statements": entry.statements,
        "claims": entry.claims,
        "articles": entry.articles,
        "published": entry.published,
    }


def find_source(corpus: Corpus, source: str, *, limit: int | None = None) -> SourceDetail:
    """The source of this id with what it said. An unknown id raises `UsageError`."""
    entry = corpus.source(source)
    own = list(all_items(lambda o, n: corpus.statements(source=source, offset=o, limit=n), limit))
    return {**source_answer(entry), "said": _said(corpus, own)}


def _said(corpus: Corpus, entries: list[StatementEntry]) -> list[SourceSaid]:
    claims: dict[str, Claim] = {c: corpus.claim(c).claim for c in dict.fromkeys(e.claim for e in entries)}
    lookup = look_up(claims_document(corpus, list(claims.values())))
    found: list[SourceSaid] = []
    for entry in entries:
        claim = claims[entry.claim]
        found.append(
            {
                **said(lookup.statements[entry.statement.id], lookup),
                "claim_text": claim.text,
                "status": claim.status,
                "origins_low": claim.origins.low,
                "origins_high": claim.origins.high,
            }
        )
    return found


def article_answer(entry: ArticleEntry) -> ArticleAnswer:
    """The entry as an answer."""
    return {
        "id": entry.id,
        "title": entry.title,
        "outlet": entry.outlet_name,
        "published": entry.published,
        "statements": entry.statements,
        "state": entry.state,
        "story": entry.story,
        "path": entry.path,
        "added": entry.added,
    }


def find_articles(
    corpus: Corpus, *, text: str | None = None, outlet: str | None = None, story: str | None = None,
    state: ArticleState | None = "current", since: str | None = None, until: str | None = None,
) -> Iterator[ArticleAnswer]:  # fmt: skip
    """Articles, latest first; with a bound in time only those published within (days inclusive)."""
    for entry in all_items(
        lambda o, n: corpus.articles(text=text, outlet=outlet, story=story, state=state, offset=o, limit=n), None
    ):
        day = (entry.published or "")[:10]
        if (since and not since[:10] <= day) or (until and not (day and day <= until[:10])):
            continue
        yield article_answer(entry)


def find_article(corpus: Corpus, article: str) -> ArticleDetail:
    """The article of this id with statements and versions, whatever its state. An unknown id raises `UsageError`."""
    entry, full = corpus.article_entry(article), corpus.article(article)
    own = list(all_items(lambda o, n: corpus.statements(article=article, offset=o, limit=n), None))
    claims = [corpus.claim(c).claim for c in dict.fromkeys(e.claim for e in own)]
    lookup = look_up(claims_document(corpus, claims))
    return {
        **article_answer(entry),
        "url": full.url,
        "byline": full.byline,
        "text": full.text,
        "said": [said(lookup.statements[e.statement.id], lookup) for e in own],
        "versions": [version_answer(v) for v in corpus.versions(article)],
    }


def version_answer(version: Version) -> VersionAnswer:
    """The version as an answer."""
    return {
        "article": version.article,
        "state": version.state,
        "added": version.added,
        "published": version.published,
        "ended": version.ended,
        "ended_by": version.ended_by,
        "note": version.note,
        "edits": [{"kind": e.kind, "old": e.old, "new": e.new} for e in version.edits],
    }


def problem_answer(problem: Problem) -> ProblemAnswer:
    """The problem as an answer."""
    return {"code": problem.code, "path": problem.path, "article": problem.article, "message": problem.message}


class HitAnswer(TypedDict):
    """A passage that search found; `marks` are the places of the words found in it."""

    kind: Literal["statement", "article"]
    id: str
    claim: str | None
    article: str
    passage: str
    marks: list[tuple[int, int]]


def hit_answer(hit: Hit) -> HitAnswer:
    """The hit as an answer."""
    marks, at = [], 0
    for number, piece in enumerate(hit.pieces):
        if number % 2:
            marks.append((at, at + len(piece)))
        at += len(piece)
    return {
        "kind": hit.kind,
        "id": hit.id,
        "claim": hit.claim,
        "article": hit.article,
        "passage": "".join(hit.pieces),
        "marks": marks,
    }


def article_names(corpus: Corpus, articles: list[str]) -> dict[str, str]:
    """Outlet, day and path of articles, by id."""
    found = {}
    for ident in dict.fromkeys(articles):
        entry = corpus.article_entry(ident)
        parts = (entry.outlet_name, (entry.published or "")[:10], entry.path)
        found[ident] = ", ".join(one_line(p) for p in parts if p)
    return found
