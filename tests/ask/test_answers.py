"""Answers agree with the corpus they are made of."""

from __future__ import annotations

import json

import pytest

from headwater.ask.claims import find_claim, find_claims
from headwater.ask.files import json_bytes
from headwater.ask.sources import all_items, find_article, find_articles, find_source, hit_answer
from headwater.corpus import ClaimFilter, Corpus
from headwater.errors import UsageError


def test_a_list_of_claims_says_what_the_claims_hold(demo: Corpus) -> None:
    found, total = find_claims(demo, limit=None)
    assert total == len(found) == demo.overview().claims
    entries = {e.claim.id: e for e in demo.claims(limit=total).items}
    assert [a["id"] for a in found] == list(entries)
    for answer in found:
        entry = entries[answer["id"]]
        assert (answer["text"], answer["status"]) == (entry.claim.text, entry.claim.status)
        assert (answer["origins_low"], answer["origins_high"]) == (entry.claim.origins.low, entry.claim.origins.high)
        assert len(answer["carried_by"]) == entry.outlets


def test_a_list_is_cut_where_asked_and_goes_on_there(demo: Corpus) -> None:
    whole, total = find_claims(demo, limit=None)
    first, counted = find_claims(demo, limit=5)
    rest, _ = find_claims(demo, offset=5, limit=None)
    assert counted == total
    assert first + rest == whole


def test_a_claim_in_full_has_its_origins_statements_and_what_speaks_against_it(demo: Corpus) -> None:
    claim = demo.claims(text="leaking tank").items[0].claim
    found = find_claim(demo, claim.id)
    assert {s["id"] for s in found["said"]} == set(claim.statements)
    assert [s["published"] for s in found["said"]] == sorted(s["published"] or "" for s in found["said"])
    assert {s for g in found["groups"] for s in g["statements"]} <= set(claim.statements)
    denial = next(r for r in found["related"] if r["type"] == "denies")
    assert (denial["direction"], denial["denied"], denial["by"]) == ("from", True, ["Calder Chemicals"])
    for one in found["said"]:
        assert demo.article(one["article"]).text[one["start"] : one["end"]] == one["text"]


def test_a_source_says_in_each_place_what_its_claim_comes_to(demo: Corpus) -> None:
    source = demo.sources(text="Veress").items[0]
    found = find_source(demo, source.source.id)
    assert len(found["said"]) == source.statements
    assert all("Anton Veress" in one["chain"] for one in found["said"])
    assert all(demo.claim(one["claim"] or "").claim.status == one["status"] for one in found["said"])


def test_articles_are_bounded_in_time(demo: Corpus) -> None:
    found = [a["published"] for a in find_articles(demo, since="2024-05-15", until="2024-05-15")]
    assert found
    assert all((p or "").startswith("2024-05-15") for p in found)
    assert len(list(find_articles(demo))) == 12


def test_an_article_in_full_has_its_statements_and_versions(demo: Corpus) -> None:
    entry = demo.articles(outlet="Beacon").items[0]
    found = find_article(demo, entry.id)
    assert len(found["said"]) == entry.statements
    assert [v["article"] for v in found["versions"]] == [entry.id]


def test_conflicts_and_timeline_are_narrowed_by_claims_and_days(demo: Corpus) -> None:
    every, some = demo.conflicts(), demo.conflicts(text="tank")
    assert [d for d in every if d in some] == some
    assert 0 < len(some) < len(every)
    fitting = {e.claim.id for e in demo.claims(text="tank", limit=100).items}
    assert all(any(c in fitting for v in d["versions"] for c in v["claims"]) for d in some)
    days = [d["reported"]["text"][:10] for d in demo.timeline(since="2024-05-15", until="2024-05-16")]
    assert days == sorted(days)
    assert set(days) == {"2024-05-15", "2024-05-16"}
    assert {d["claim"] for d in demo.timeline(ClaimFilter(text="tank"))} <= fitting


def test_marks_are_the_places_of_the_words_found(demo: Corpus) -> None:
    hits = list(all_items(lambda o, n: demo.search("siren", offset=o, limit=n), None))
    assert hits
    for answer in map(hit_answer, hits):
        assert [answer["passage"][a:b].lower() for a, b in answer["marks"]] == ["siren"] * len(answer["marks"])


def test_an_answer_is_json_that_loads_back_whatever_text_it_holds() -> None:
    answer = [{"text": "a \ud800 lone surrogate, “quoted” and \x1b[31m"}]
    assert json.loads(json_bytes(answer)) == answer
    json_bytes(answer).decode("utf-8")


@pytest.mark.parametrize("find", [find_claim, find_source, find_article])
def test_an_unknown_id_is_misuse(find: object, demo: Corpus) -> None:
    with pytest.raises(UsageError, match="there is no"):
        find(demo, "c-000000000000")  # type: ignore[operator]  # each takes a corpus and an id
