"""The timeline of a ledger document: what was reported when, as what, and how sure the order is."""

from __future__ import annotations

from typing import Any

import pytest

from headwater.compare.timeline import find_developments, moments, published_span
from tests.compare.documents import claim, paper, relate


def kinds(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(d["kind"], d["statement"]) for d in find_developments(document)]


@pytest.mark.parametrize(
    ("published", "earliest", "latest", "precision"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04", "day"),
        ("2031-02", "2031-02-01", "2031-02-28", "month"),
        ("2031", "2031-01-01", "2031-12-31", "year"),
        ("2031-W10", "2031-03-03", "2031-03-09", "week"),
        ("2031-03-04T07:10+02:00", "2031-03-04T07:10+02:00", "2031-03-04T07:10+02:00", "instant"),
        (None, None, None, "open"),
        ("soon", None, None, "open"),
        ("2031-13", None, None, "open"),
    ],
)
def test_a_publication_date_is_an_interval(
    published: str | None, earliest: str | None, latest: str | None, precision: str
) -> None:
    span = published_span(published)
    assert (span["earliest"], span["latest"], span["precision"]) == (earliest, latest, precision)


def test_moments_compare_across_zones() -> None:
    late, early = (moments(published_span(t)) for t in ("2031-03-04T08:00-05:00", "2031-03-04T12:00+01:00"))
    assert late is not None
    assert early is not None
    assert early[1] < late[0]


def test_a_second_origin_confirms_and_a_doubtful_one_may() -> None:
    told = {
        "one": ("2031-03-04T09:00Z", "Post", "The mill burned", ["Ada Fenn"], {}),
        "two": ("2031-03-04T11:00Z", "Herald", "The mill burned down", ["Bo Lark"], {}),
        "three": ("2031-03-05", "Globe", "The mill has burned", ["wardens"], {}),
        "four": ("2031-03-06", "Echo", "A mill burned", [], {}),
    }
    document = paper(**told)
    claim(document, "mill", *told, low=2, high=4)
    assert kinds(document) == [
        ("first-report", "st-one"), ("confirmation", "st-two"), ("possible-confirmation", "st-three"),
    ]  # fmt: skip
    assert "independent of Ada Fenn" in find_developments(document)[1]["because"]


def test_the_first_source_of_an_unsourced_report_is_no_confirmation() -> None:
    document = paper(
        one=("2031-03-04", "Post", "The mill burned", [], {}),
        two=("2031-03-05", "Herald", "The mill burned", ["Bo Lark"], {}),
    )
    claim(document, "mill", "one", "two", low=1, high=2)
    assert kinds(document) == [("first-report", "st-one"), ("source-named", "st-two")]


def test_articles_that_share_an_origin_confirm_nothing() -> None:
    document = paper(
        one=("2031-03-04", "Post", "The mill burned", ["Ada Fenn"], {}),
        two=("2031-03-05", "Herald", "The mill burned", ["Ada Fenn"], {}),
    )
    claim(document, "mill", "one", "two", apart=False)
    assert kinds(document) == [("first-report", "st-one")]


@pytest.mark.parametrize(
    ("relation", "about", "kind"),
    [
        ("denies", "truth", "denial"), ("supersedes", "number", "update"), ("supersedes", "date", "correction"),
        ("conflicts", "date", "other-version"), ("supports", "truth", "support"),
    ],
)  # fmt: skip
def test_a_claim_that_answers_another_opens_as_its_answer(relation: str, about: str, kind: str) -> None:
    document = paper(
        one=("2031-03-04", "Post", "Two were hurt", ["Ada Fenn"], {}),
        two=("2031-03-05", "Herald", "Three were hurt", ["Bo Lark"], {}),
    )
    claim(document, "two", "one")
    claim(document, "three", "two")
    relate(document, relation, "three", "two", about, "Three", "Two")
    found = find_developments(document)
    assert [d["kind"] for d in found] == ["first-report", kind]
    assert found[1]["answers"] == ["c-two"]
    assert found[1]["quote"] == "Three were hurt"


def test_an_update_is_told_by_the_statement_that_gives_it() -> None:
    document = paper(
        one=("2031-03-04", "Post", "A mill burned", [], {}),
        two=("2031-03-05", "Post", "The fire killed three", ["Ada Fenn"], {}),
        old=("2031-03-04", "Herald", "It killed two", ["Ada Fenn"], {}),
    )
    claim(document, "fire", "one", "two")
    claim(document, "old", "old")
    relate(document, "supersedes", "fire", "old", "number", "three", "two")
    document["relations"][0]["evidence"] = ["st-two", "st-old"]
    assert ("first-report", "st-one") in kinds(document)
    assert ("update", "st-two") in kinds(document)


def test_undated_articles_have_their_lane_and_come_last() -> None:
    document = paper(
        loose=(None, None, "The weir broke", ["Ada Fenn"], {}),
        dated=("2031-03-04", "Post", "The mill burned", ["Bo Lark"], {}),
    )
    claim(document, "weir", "loose")
    claim(document, "mill", "dated")
    assert [(d["lane"], d["path"], d["outlet"]) for d in find_developments(document)] == [
        ("dated", "dated.txt", "Post"), ("undated", "loose.txt", None),
    ]  # fmt: skip


def test_the_time_of_the_event_is_told_from_that_of_the_report() -> None:
    days = {"text": "on Monday", "value": "2031-03-03", "earliest": "2031-03-03", "latest": "2031-03-03",
            "precision": "day"}  # fmt: skip
    hour = {"text": "an hour", "value": "PT1H", "earliest": None, "latest": None, "precision": "open"}
    document = paper(one=("2031-03-05", "Post", "It burned on Monday for an hour", [], {"when": [hour, days]}))
    claim(document, "fire", "one", low=0)
    (one,) = find_developments(document)
    assert one["happened"] == {k: days[k] for k in ("text", "earliest", "latest", "precision")}
    assert one["reported"]["earliest"] == "2031-03-05"
    assert one["minor"]


def test_a_first_report_says_when_another_may_be_earlier() -> None:
    document = paper(
        one=("2031-03-04T09:00Z", "Post", "The mill burned", ["Ada Fenn"], {}),
        two=("2031-03-04", "Herald", "The mill burned", ["Ada Fenn"], {}),
    )
    claim(document, "mill", "one", "two", apart=False)
    assert "1 other may be earlier" in find_developments(document)[0]["because"]


def test_ids_that_lead_nowhere_are_skipped() -> None:
    document = paper(one=("2031-03-04", "Post", "The mill burned", [], {}))
    claim(document, "mill", "one")
    document["claims"][0]["statements"].append("st-gone")
    relate(document, "denies", "mill", "gone", "truth")
    assert len(find_developments(document)) == 1
