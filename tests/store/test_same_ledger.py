"""A corpus built in any steps and any order holds the ledger of tracing everything at once."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headwater
from headwater.model import Article
from headwater.options import Options
from headwater.pipeline import trace_articles
from headwater.present.ledger import to_document
from tests.stories.story import read_story

TOLD = Path(__file__).parents[1] / "stories" / "told"
STORIES = ("denial", "wire-copy", "toll-rises", "circular", "place-conflict", "two-votes", "tolls-of-two-happenings")


@cache
def articles() -> tuple[Article, ...]:
    """Articles of several stories, and of happenings that share words with others."""
    found = {a.id: a for name in STORIES for a in read_story(TOLD / f"{name}.story").articles}
    return tuple(found.values())


@cache
def whole(chosen: frozenset[str]) -> str:
    """The ledger of these articles, traced at once."""
    return ledger_text(trace_articles([a for a in articles() if a.id in chosen], Options()))


def ledger_text(ledger: headwater.Ledger) -> str:
    return json.dumps(to_document(ledger), indent=0)


@settings(max_examples=3, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_split_and_order_gives_the_same_ledger(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    given_in = chance.sample(articles(), len(articles()))
    with headwater.open(tmp_path_factory.mktemp("split") / "news.hw") as corpus:
        while given_in:
            some = [given_in.pop() for _ in range(min(len(given_in), chance.randint(1, 6)))]
            report = corpus.add_articles(some)
            assert sorted(report.added) == sorted(a.id for a in some)
            assert report.pending == 0
        assert ledger_text(corpus.ledger()) == whole(frozenset(a.id for a in articles()))
        assert corpus.check(again=True) == []


@settings(max_examples=2, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_withdrawn_leaves_the_ledger_of_the_rest(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    gone = {a.id for a in chance.sample(articles(), 4)}
    with headwater.open(tmp_path_factory.mktemp("rest") / "news.hw") as corpus:
        corpus.add_articles(articles())
        for article in sorted(gone):
            corpus.withdraw(article, by="E. Hald", note="asked for by its outlet")
        rest = frozenset(a.id for a in articles() if a.id not in gone)
        assert ledger_text(corpus.ledger()) == whole(rest)
        assert corpus.check() == []
        assert corpus.overview().withdrawn == len(gone)
