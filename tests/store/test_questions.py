"""Questions to a corpus: every filter, every list, any words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import headwater
from headwater.compare.differences import find_differences
from headwater.corpus import ClaimFilter, Corpus
from headwater.demo import demo_articles, demo_metadata
from headwater.errors import UsageError
from headwater.options import ReadOptions
from headwater.store.words import match_all


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The demo story as a corpus, opened for reading."""
    path = tmp_path_factory.mktemp("demo") / "lowmere.hw"
    with headwater.open(path) as corpus:
        corpus.add([str(demo_articles())], ReadOptions(metadata=str(demo_metadata())))
    with headwater.open(path, readonly=True) as corpus:
        yield corpus


def test_the_overview_counts_what_the_ledger_holds(demo: Corpus) -> None:
    overview, ledger = demo.overview(), demo.ledger()
    assert overview.articles == len(ledger.evidence.articles) == 12
    assert overview.claims == len(ledger.claims) == sum(overview.statuses.values())
    assert overview.statements == len(ledger.evidence.statements)
    assert (overview.relations, overview.copies) == (len(ledger.relations), len(ledger.copies))
    assert (overview.first_day, overview.last_day, overview.pending) == ("2024-05-14", "2024-05-17", 0)


def test_pages_are_slices_of_one_order(demo: Corpus) -> None:
    everything = demo.claims(limit=1000)
    pages = [demo.claims(offset=at, limit=7).items for at in range(0, everything.total, 7)]
    assert tuple(entry for page in pages for entry in page) == everything.items
    outlets = [entry.outlets for entry in everything.items]
    assert outlets == sorted(outlets, reverse=True)


FILTERS: tuple[tuple[ClaimFilter, str], ...] = (
    (ClaimFilter(status="disputed"), "c.status == 'disputed'"),
    (ClaimFilter(min_origins=1), "c.origins.low >= 1"),
    (ClaimFilter(min_articles=3), "len({of[s].article for s in c.statements}) >= 3"),
    (ClaimFilter(since="2024-05-17"), "any(day(of[s]) >= '2024-05-17' for s in c.statements)"),
    (ClaimFilter(until="2024-05-14"), "any(day(of[s]) <= '2024-05-14' for s in c.statements)"),
    (ClaimFilter(text="warned"), "any('warned' in of[s].text.lower() for s in c.statements)"),
    (ClaimFilter(speaker="officials"), "any('officials' in n for s in c.statements for n in speakers(of[s]))"),
    (ClaimFilter(outlet="Beacon"), "any('Beacon' in outlet(of[s]) for s in c.statements)"),
    (ClaimFilter(status="disputed", outlet="Beacon"), "c.status == 'disputed' and any('Beacon' in outlet(of[s]) "
                                                      "for s in c.statements)"),
)  # fmt: skip


@pytest.mark.parametrize(("wanted", "test"), FILTERS, ids=lambda x: x if isinstance(x, str) else "")
def test_a_filter_finds_what_the_ledger_says(demo: Corpus, wanted: ClaimFilter, test: str) -> None:
    ledger = demo.ledger()
    of, sources = ledger.evidence.statements, ledger.evidence.sources
    names = {
        "of": of,
        "day": lambda s: (ledger.evidence.articles[s.article].published or "")[:10],
        "speakers": lambda s: [sources[h.source].name for h in s.chain],
        "outlet": lambda s: sources[ledger.evidence.outlet_of[s.article]].name,
    }
    expected = {c.id for c in ledger.claims if eval(test, names, {"c": c})}
    assert expected
    assert {e.claim.id for e in demo.claims(wanted, limit=1000).items} == expected


def test_a_claim_comes_with_its_statements_relations_and_story(demo: Corpus) -> None:
    entry = demo.claims(status="disputed").items[0]
    assert demo.claim(entry.claim.id) == entry
    statements = demo.statements(claim=entry.claim.id).items
    assert tuple(s.statement.id for s in statements) == entry.claim.statements
    assert {s.claim for s in statements} == {entry.claim.id}
    assert {s.article.story for s in statements} == {entry.story}
    (relation, *_) = demo.relations(claim=entry.claim.id, kind="differs").items
    assert entry.claim.id in (relation.relation.from_claim, relation.relation.to_claim)
    assert entry.claim.text in (relation.from_text, relation.to_text)
    assert demo.story(entry.story).articles == 12


def test_sources_and_outlets_say_what_they_gave(demo: Corpus) -> None:
    ledger = demo.ledger()
    first = demo.sources().items[0]
    said = [s for s in ledger.evidence.statements.values() if any(h.source == first.source.id for h in s.chain)]
    assert first.statements == len(said)
    assert demo.source(first.source.id) == first
    assert {s.statement.id for s in demo.statements(source=first.source.id).items} == {s.id for s in said}
    outlets = demo.outlets()
    assert outlets.total == demo.overview().outlets == 10
    assert all(0 <= o.own <= o.claims and 0 <= o.first <= o.claims for o in outlets.items)
    assert sum(o.first for o in outlets.items) == len(ledger.claims)
    assert all(t.taker != t.giver for t in demo.ties())
    taker = demo.ties()[0].taker
    assert demo.ties(taker) == [t for t in demo.ties() if taker in (t.taker, t.giver)]


def test_the_document_of_a_story_serves_the_views(demo: Corpus) -> None:
    claim = demo.claims(status="disputed").items[0].claim.id
    document = demo.document(holding=claim)
    assert document == demo.document(story=demo.claim(claim).story)
    assert find_differences(document)
    assert claim in demo.why(claim)[0]


@pytest.mark.parametrize("ask", ["claim", "source", "article", "article_entry", "story", "event", "statement", "why"])
def test_an_id_that_leads_nowhere_is_misuse(demo: Corpus, ask: str) -> None:
    for ident in ("c-000000000000", "", "'; DROP TABLE claims; --"):
        with pytest.raises(UsageError):
            getattr(demo, ask)(ident)


def test_a_date_that_is_none_is_misuse(demo: Corpus) -> None:
    with pytest.raises(UsageError):
        demo.claims(since="yesterday")


def test_search_marks_the_words_and_knows_phrases(demo: Corpus) -> None:
    hits = demo.search("leaking tank")
    assert hits.total > 1
    assert all(len(h.pieces) % 2 == 1 and h.claim for h in hits.items)
    found = {piece.lower() for h in hits.items for piece in h.pieces[1::2]}
    assert any(piece.startswith("leak") for piece in found)
    assert 0 < demo.search('"storage tank"').total < demo.search("tank").total
    assert demo.search("tank", among="articles").total > 0
    assert demo.search("lea").total > 0


AWKWARD = (
    "C++",
    "foo-bar",
    '"',
    '""',
    "'",
    "a AND",
    "NOT x",
    "NEAR(a b)",
    "text:tank",
    "*",
    "^tank",
    "tank*",
    "\x00",
    "％_",
    "🙂",
)


@pytest.mark.parametrize("text", AWKWARD)
def test_no_words_are_an_error(demo: Corpus, text: str) -> None:
    assert demo.search(text).total >= 0
    assert demo.claims(text=text, speaker=text, outlet=text).total >= 0
    assert demo.articles(text=text, outlet=text).total >= 0
    assert demo.sources(text=text).total >= 0


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_text_can_be_searched(demo: Corpus, text: str) -> None:
    assert demo.search(text).total >= 0
    assert demo.articles(text=text).total >= 0


def test_words_without_letters_find_nothing() -> None:
    assert match_all("… — !") is None
    assert match_all('fire "two men" dead') == '"fire" "two men" "dead"*'
