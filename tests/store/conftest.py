"""Corpora of small invented articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater.corpus import Corpus
from headwater.model import Article, make_id

TOLD = Path(__file__).parents[1] / "stories" / "told"
QUAY = "A crane fell on Kessel quay in Osterby on Tuesday, the harbour police said. Two welders were killed."
FERRY = "The ferry Anke ran aground off Dunmoor on Friday, the owner Ludlam Lines said. Nobody was hurt."


def make_article(
    text: str, outlet: str | None = "Vale Herald", published: str | None = "2024-05-14", **more: str
) -> Article:
    """An article as reading makes it."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=make_id("a", digest, outlet, published, more.get("url", "")),
        path=more.get("path", f"{outlet}.txt"),
        text=text,
        sha256=digest,
        url=more.get("url"),
        outlet_name=outlet,
        title=more.get("title"),
        published=published,
        published_from="metadata" if published else None,
        language="en",
    )


@pytest.fixture
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """An empty corpus."""
    with headwater.open(tmp_path_factory.mktemp("corpus") / "news.hw") as opened:
        yield opened
