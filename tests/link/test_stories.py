"""Stories are a function of the set of articles: whatever their order, added at once or one by one, or taken away."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link import find_stories, scope_sources
from headwater.link.stories import MOST_ARTICLES, partition
from headwater.link.story_edges import (
    REACH,
    Edge,
    KeyTable,
    cosine,
    edges_when_added,
    edges_when_removed,
    find_edges,
    pairs_around,
)
from headwater.link.story_keys import UNDATED, ArticleKeys, article_keys
from headwater.model import Article, Evidence, Extraction, Features, Hop, Source, Statement, source_id


def told(number: int, words: str, published: str | None = None) -> Extraction:
    """An article of one statement whose content words are given."""
    article = Article(id=f"a-{number}", path=f"{number}.txt", text=words, sha256="", published=published)
    statement = Statement(
        id=f"st-{number}",
        article=article.id,
        start=0,
        end=len(words),
        text=words,
        sentence=(0, len(words)),
        features=Features(lemmas=tuple(words.split())),
    )
    return Extraction(article=article, statements=(statement,), sources=())


QUAY = "kessel quay crane collapse harbour welder injure inquest osterby"
VOTE = "dunmoor council budget library closure vote petition ludlam bus"


def names(stories: list[list[Extraction]]) -> list[list[str]]:
    return [[e.article.id for e in story] for story in stories]


def test_articles_of_one_happening_are_one_story_and_another_is_another() -> None:
    articles = [told(1, QUAY), told(2, VOTE), told(3, QUAY + " firm"), told(4, VOTE + " mayor")]
    assert names(find_stories(articles)) == [["a-1", "a-3"], ["a-2", "a-4"]]


def test_time_between_articles_asks_for_more_likeness() -> None:
    first = "kessel quay " + VOTE
    later = "kessel quay " + "trawler lease smolt hatchery ferry timetable regatta pontoon dredger"
    near = [told(1, first, "2024-05-01"), told(2, later, "2024-05-02")]
    far = [told(1, first, "2024-05-01"), told(2, later, "2024-11-02")]
    a, b = (article_keys(e) for e in near)
    assert 0.1 < cosine(a, b) < 0.25
    assert len(find_stories(near)) == 1
    assert len(find_stories(far)) == 2


@pytest.mark.parametrize("seed", range(3))
def test_the_order_given_changes_nothing(seed: int) -> None:
    articles = [told(i, QUAY if i % 3 else VOTE, f"2024-05-{i % 9 + 1:02}") for i in range(30)]
    shuffled = random.Random(seed).sample(articles, len(articles))
    assert names(find_stories(shuffled)) == names(find_stories(articles))


def test_no_story_outgrows_its_bound() -> None:
    stories = find_stories([told(i, QUAY, "2024-05-01") for i in range(MOST_ARTICLES + 15)])
    assert sorted(len(s) for s in stories) == [15, MOST_ARTICLES]


def test_a_large_story_takes_in_near_articles_only() -> None:
    sizes = {f"a-{i:02}": 1 for i in range(32)}
    chain: list[Edge] = [(f"a-{i:02}", f"a-{i + 1:02}", 0.12) for i in range(31)]
    close: list[Edge] = [(a, b, 0.5) for a, b, _ in chain]
    assert max(len(s) for s in partition(sizes, chain)) < 32
    assert len(partition(sizes, close)) == 1


def test_articles_without_statements_are_stories_of_their_own() -> None:
    empty = [Extraction(article=told(i, "x").article, statements=(), sources=()) for i in range(2)]
    assert len(find_stories(empty)) == 2


some_keys = st.builds(
    lambda words, day: (tuple(sorted(words)), day),
    st.sets(st.sampled_from("abcdefgh"), min_size=2, max_size=5),
    st.sampled_from([UNDATED, 1, 2, 9, 40, 400]),
)


def keys_of(rows: list[tuple[tuple[str, ...], int]]) -> list[ArticleKeys]:
    return [
        ArticleKeys(article=f"a-{i:03}", day=day, statements=1, weights={w: round(len(ws) ** -0.5, 6) for w in ws})
        for i, (ws, day) in enumerate(rows)
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(some_keys, min_size=REACH, max_size=3 * REACH), st.randoms(use_true_random=False))
def test_edges_added_one_by_one_and_taken_away_are_the_edges_of_what_is_left(
    rows: list[tuple[tuple[str, ...], int]], chance: random.Random
) -> None:
    keys = keys_of(rows)
    chance.shuffle(keys)
    table, edges = KeyTable(), dict[tuple[str, str], float]()
    for own in keys:
        table.add(own)
        new, gone = edges_when_added(own, table, lambda pairs: [p for p in sorted(pairs) if p in edges])
        for pair in gone:
            del edges[pair]
        edges.update({(a, b): w for a, b, w in new})
    assert sorted((*p, w) for p, w in edges.items()) == sorted(find_edges(keys))
    for own in keys[:10]:
        around = pairs_around(own, table)
        table.remove(own)
        edges = {p: w for p, w in edges.items() if own.article not in p}
        edges.update({(a, b): w for a, b, w in edges_when_removed(own, table, around)})
    assert sorted((*p, w) for p, w in edges.items()) == sorted(find_edges(keys[10:]))


def test_bodies_of_common_words_get_an_id_of_their_story() -> None:
    police = Source(id=source_id("organisation", "police"), name="police", kind="organisation")
    vale = Source(id=source_id("organisation", "Vale Rescue"), name="Vale Rescue", kind="organisation")

    def scoped(number: int) -> Evidence:
        extraction = told(number, QUAY)
        (statement,) = extraction.statements
        chain = tuple(Hop(source=s.id, start=0, end=0, cue="said") for s in (police, vale))
        said = Statement(
            id=statement.id, article=statement.article, start=0, end=4, text="kess", sentence=(0, 4), chain=chain
        )
        sources = {s.id: s for s in (police, vale)}
        articles = {extraction.article.id: extraction.article}
        return scope_sources(Evidence(articles=articles, statements={said.id: said}, sources=sources))

    one, two = scoped(1), scoped(2)
    assert set(one.sources) & set(two.sources) == {vale.id}
    for evidence in (one, two):
        assert {h.source for s in evidence.statements.values() for h in s.chain} == set(evidence.sources)
