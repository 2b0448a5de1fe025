"""A small desk on which the tracing tests write their stories as records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from headwater.model import Article, Claim, Copy, Evidence, Hop, Source, SourceKind, Statement, source_id
from headwater.options import TraceOptions
from headwater.trace import trace_origins


class Desk:
    """Collects articles and statements; a chain is written as "kind:name", nearest first."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.statements: dict[str, Statement] = {}
        self.sources: dict[str, Source] = {}
        self.outlet_of: dict[str, str] = {}
        self.wire_of: dict[str, str] = {}
        self.credited_by: dict[str, tuple[str, ...]] = {}
        self.family_of: dict[str, str] = {}
        self.copies: list[Copy] = []

    def article(self, key: str, text: str, outlet: str | None = None, published: str | None = None) -> str:
        self.articles[key] = Article(id=key, path=f"{key}.txt", text=text, sha256=key, published=published)
        if outlet:
            self.outlet_of[key] = self.source(f"outlet:{outlet}")
        return key

    def source(self, text: str, scope: str = "", **more: Any) -> str:
        kind, _, name = text.partition(":")
        scope = scope if kind in ("anonymous", "unknown") else ""
        key = source_id(cast(SourceKind, kind), name, scope)
        if key not in self.sources or more:
            self.sources[key] = Source(id=key, name=name, kind=cast(SourceKind, kind), **more)
        return key

    def says(self, key: str, text: str, *chain: str, outlet: str | None = None, **more: Any) -> str:
        """Article `key` (made here if new) says `text`; return the statement's id."""
        if key not in self.articles:
            self.article(key, text, outlet)
        start = self.articles[key].text.index(text)
        hops = tuple(Hop(source=self.source(c, key), start=0, end=0, cue="said") for c in chain)
        statement = Statement(
            id=f"st-{key}-{len(self.statements)}",
            article=key,
            start=start,
            end=start + len(text),
            text=text,
            sentence=(start, start + len(text)),
            voice="attributed" if chain else "outlet",
            chain=hops,
        )
        self.statements[statement.id] = replace(statement, **more)
        return statement.id

    def copy(self, a: str, b: str) -> None:
        """Declare article `b` a copy of article `a`, whole."""
        ends = len(self.articles[a].text), len(self.articles[b].text)
        self.copies.append(
            Copy(
                id=f"cp-{a}-{b}",
                a=a,
                b=b,
                kind="verbatim",
                direction="unknown",
                passages=((0, ends[0], 0, ends[1]),),
                similarity=1.0,
            )
        )

    def evidence(self) -> Evidence:
        return Evidence(
            articles=self.articles,
            statements=self.statements,
            sources=self.sources,
            outlet_of=self.outlet_of,
            wire_of=self.wire_of,
            credited_by=self.credited_by,
            family_of=self.family_of,
        )

    def traced(self) -> Claim:
        """All statements as one claim, traced."""
        claim = Claim(id="c-1", text="claim", statements=tuple(self.statements))
        return trace_origins([claim], self.copies, self.evidence(), TraceOptions())[0]

    def bounds(self) -> tuple[int, int]:
        origins = self.traced().origins
        return origins.low, origins.high


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()
