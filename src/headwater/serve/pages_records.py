"""Pages of one article, one source, one outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.ask.outlets import find_outlets
from headwater.ask.sources import find_source
from headwater.corpus import Corpus
from headwater.model import SourceKind, source_id
from headwater.present.document import ClaimRow, CopyRow, StatementRow
from headwater.present.lookup import Lookup
from headwater.present.passages import whole_article
from headwater.serve.asked import ArticleId, Asked, PageNumber, SourceId
from headwater.serve.desk import OpenCorpus, Told, tell
from headwater.serve.showing import show
from headwater.store.judgements import merges_of
from headwater.store.sources_asked import story_numbers

SAID_SHOWN = 100
ARTICLES_SHOWN = 50
MOST_ALIKE = 30
MOST_STORIES = 10

pages = APIRouter(default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True, kw_only=True)
class From:
    """What an article has from one source: how many statements, in how many claims that others carry too."""

    name: str
    source: str | None
    statements: int
    shared: int


@pages.get("/articles/{article}", summary="An article")
def article(request: Request, corpus: OpenCorpus, article: ArticleId) -> HTMLResponse:
    """The text with every statement marked, its voice and chain; what came from where; copies; versions."""
    with corpus.moment():
        entry = corpus.article_entry(article)
        told = tell(request, corpus, entry.story) if entry.story else None
        versions = corpus.versions(article)
        problems = corpus.problems(article=article, limit=50)
        text = corpus.article(article)
    row = told.lookup.articles.get(article) if told else None
    own = [s for s in told.document["statements"] if s["article"] == article] if told else []
    return show(
        request, "article.html.j2", entry=entry, article=text, told=told, versions=versions, problems=problems,
        row=row, lookup=told.lookup if told else None, numbers=told.numbers if told else {}, own=own,
        pieces_of=whole_article(row, own) if row else (), came_from=_came_from(own, told.lookup) if told else [],
        copies=_copies(article, told) if told else [], claim_of=_claims(own, told) if told else {},
    )  # fmt: skip


def _claims(own: list[StatementRow], told: Told) -> dict[str, ClaimRow]:
    """Each statement's first claim."""
    found = {s["id"]: told.lookup.claims_of.get(s["id"], []) for s in own}
    return {s: told.lookup.claims[c[0]] for s, c in found.items() if c}


def _came_from(own: list[StatementRow], lookup: Lookup) -> list[From]:
    """The furthest sources of an article's statements, most first; its own voice last."""
    counts: Counter[str | None] = Counter(s["chain"][-1]["source"] if s["chain"] else None for s in own)
    shared: dict[str | None, int] = defaultdict(int)
    for statement in own:
        claims = [lookup.claims[c] for c in lookup.claims_of.get(statement["id"], []) if c in lookup.claims]
        end = statement["chain"][-1]["source"] if statement["chain"] else None
        shared[end] += any(len(lookup.articles_of(c)) > 1 for c in claims)
    ordered = sorted(counts, key=lambda s: (s is None, -counts[s], s or ""))
    return [
        From(name=lookup.source_name(s) if s else "its own voice", source=s, statements=counts[s], shared=shared[s])
        for s in ordered
    ]


def _copies(article: str, told: Told) -> list[tuple[CopyRow, str, str]]:
    """The article's copies with the other article's id and name."""
    found = [c for c in told.document["copies"] if article in (c["a"], c["b"])]
    others = [c["b"] if c["a"] == article else c["a"] for c in found]
    return [(c, o, told.lookup.article_name(o)) for c, o in zip(found, others, strict=True)]


@pages.get("/sources/{source}", summary="A source, or an outlet")
def source(request: Request, corpus: OpenCorpus, source: SourceId, page: PageNumber = 1) -> HTMLResponse:
    """What a source said, through whom and when; of an outlet also what it originates and whom it credits."""
    asked = Asked(page=page)
    with corpus.moment():
        found = find_source(corpus, source, limit=asked.page * SAID_SHOWN)
        outlets = find_outlets(corpus, text=found["name"]) if found["published"] else []
        articles = corpus.articles(outlet=source, limit=ARTICLES_SHOWN) if found["published"] else None
        alike, mentions = _alike(corpus, source, found["name"]), _mentions(corpus, source)
    said = found["said"][asked.offset(SAID_SHOWN) :]
    return show(
        request, "source.html.j2", source=found, said=said, articles=articles, asked=asked, alike=alike,
        outlet=next((o for o in outlets if o["id"] == source), None),
        mentions=mentions, limit=SAID_SHOWN,
    )  # fmt: skip


def _alike(corpus: Corpus, source: str, name: str) -> list[tuple[str, str]]:
    """Other sources whose name shares the last or the first word: those that may be the same."""
    words = [w for w in name.split() if len(w) > 2]
    found: dict[str, str] = {}
    for word in dict.fromkeys(words[-1:] + words[:1]):
        for entry in corpus.sources(text=word, limit=MOST_ALIKE).items:
            if entry.source.id != source:
                found.setdefault(entry.source.id, f"{entry.source.name} ({entry.source.kind})")
    for entry in corpus.sources(limit=MOST_ALIKE).items:
        if entry.source.id != source and len(found) < MOST_ALIKE:
            found.setdefault(entry.source.id, f"{entry.source.name} ({entry.source.kind})")
    return list(found.items())[:MOST_ALIKE]


def _mentions(corpus: Corpus, source: str) -> list[tuple[str, str]]:
    """The names that were joined into a source, by the ids of their mentions; those of no known name are left out."""
    record = corpus.source(source).source
    stories = story_numbers(corpus.db, holding=source)[-MOST_STORIES:]
    joined = {local for s in stories for local, canonical in merges_of(corpus.db, s).items() if canonical == source}
    if len(joined) < 2:
        return []
    kinds: tuple[SourceKind, ...] = ("person", "organisation", "outlet", "wire", "document", "social")
    named = {source_id(kind, name): name for name in (record.name, *record.aliases) for kind in kinds}
    return sorted(((local, named[local]) for local in joined if local in named), key=lambda m: m[1])
