"""A small desk on which the comparing tests write their stories as records."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

import pytest

from headwater.compare import find_events, find_relations, settle_status
from headwater.model import (
    Article,
    Claim,
    Event,
    Evidence,
    Figure,
    Hop,
    Origins,
    Relation,
    Source,
    SourceKind,
    Statement,
    TimeExpression,
    source_id,
)
from headwater.options import CompareOptions


def day(text: str, date: str, until: str | None = None, **more: Any) -> TimeExpression:
    """A time expression of one day, or of the days up to `until`; `place` fills in its span."""
    return TimeExpression(
        text=text, start=0, end=0, value=date, earliest=date, latest=until or date, precision="day", **more
    )


def figure(text: str, of: str, low: float | None, high: float | None = -1, **more: Any) -> Figure:
    """A figure; exact unless `high` is given."""
    top = low if high == -1 else high
    return Figure(text=text, start=0, end=0, low=low, best=low if top == low else None, high=top, of=of, **more)


class Desk:
    """Collects claims of one statement or more; a chain is written as "kind:name", nearest first."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.statements: dict[str, Statement] = {}
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, Claim] = {}

    def source(self, text: str, scope: str = "") -> str:
        kind, _, name = text.partition(":")
        scope = scope if kind in ("anonymous", "unknown") else ""
        key = source_id(cast(SourceKind, kind), name, scope)
        self.sources.setdefault(key, Source(id=key, name=name, kind=cast(SourceKind, kind)))
        return key

    def article(self, key: str, text: str, published: str | None = None) -> None:
        self.articles[key] = Article(id=key, path=f"{key}.txt", text=text, sha256=key, published=published)

    def says(
        self, claim: str, key: str, text: str, *chain: str, when: tuple[TimeExpression, ...] = (),
        figures: tuple[Figure, ...] = (), low: int | None = None, **more: Any,
    ) -> str:  # fmt: skip
        """Article `key` says `text`, which belongs to claim `claim`; return the statement's id."""
        if key not in self.articles:
            self.article(key, text)
        whole = self.articles[key].text
        start = whole.index(text)
        statement = Statement(
            id=f"st-{key}-{len(self.statements)}",
            article=key,
            start=start,
            end=start + len(text),
            text=text,
            sentence=_sentence(whole, start, start + len(text)),
            voice="attributed" if chain else "outlet",
            chain=tuple(Hop(source=self.source(c, key), start=0, end=0, cue="said") for c in chain),
            when=tuple(_place(t, whole, start) for t in when),
            figures=tuple(_place(f, whole, start) for f in figures),
        )
        self.statements[statement.id] = replace(statement, **more)
        least = (1 if chain else 0) if low is None else low
        before = self.claims.get(claim)
        members = (*(before.statements if before else ()), statement.id)
        self.claims[claim] = Claim(id=claim, text=text, statements=members, origins=Origins(low=least, high=least + 1))
        return statement.id

    def evidence(self) -> Evidence:
        return Evidence(articles=self.articles, statements=self.statements, sources=self.sources)

    def relations(self) -> list[Relation]:
        return find_relations(list(self.claims.values()), [], self.evidence(), CompareOptions())

    def found(self) -> list[tuple[str, str, str, str]]:
        """Relations as (type, from, to, about); the ends of a conflict in order."""
        rows = []
        for r in self.relations():
            a, b = (r.from_claim, r.to_claim) if r.type != "conflicts" else sorted((r.from_claim, r.to_claim))
            rows.append((r.type, a, b, r.about))
        return rows

    def events(self) -> list[Event]:
        return find_events(list(self.claims.values()), self.relations(), self.evidence(), CompareOptions())[1]

    def settled(self) -> dict[str, Claim]:
        claims = settle_status(list(self.claims.values()), self.relations(), self.evidence())
        return {c.id: c for c in claims}


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [m.end() for m in re.finditer(r"[.!?]\s", text[:start])]
    after = re.search(r"[.!?](?:\s|$)", text[end - 1 :])
    return (before[-1] if before else 0, end - 1 + after.end() if after else len(text))


def _place(found: Any, text: str, start: int) -> Any:
    at = text.index(found.text, start)
    return replace(found, start=at, end=at + len(found.text))


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()


@pytest.fixture
def make_day() -> Any:
    """The maker of time expressions."""
    return day


@pytest.fixture
def make_figure() -> Any:
    """The maker of figures."""
    return figure
