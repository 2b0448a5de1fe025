"""Where accounts differ: every slot's versions, who holds each, since when, who changed over."""

from __future__ import annotations

from typing import Any

from headwater.compare.differences import find_differences
from tests.compare.documents import claim, paper, relate


def hurt(text: str, number: int) -> dict[str, Any]:
    return {"figures": [{"text": text, "of": "wounded", "low": number, "best": number, "high": number}]}


def toll() -> dict[str, Any]:
    document = paper(
        a=("2031-03-04", "Post", "Two were hurt", ["Ada Fenn"], hurt("Two", 2)),
        b=("2031-03-04", "Herald", "2 people hurt", ["Ada Fenn"], hurt("2", 2)),
        c=("2031-03-05", "Post", "Three were hurt", ["Bo Lark"], hurt("Three", 3)),
        d=(None, None, "Three hurt", [], hurt("Three", 3)),
    )
    claim(document, "two", "a", "b", apart=False)
    claim(document, "three", "c", "d", low=1, high=2)
    relate(document, "supersedes", "three", "two", "number", "Three", "Two")
    return document


def test_each_version_names_its_holders_origins_and_first_report() -> None:
    (one,) = find_differences(toll())
    assert (one["about"], one["of"], one["types"]) == ("number", "wounded", ["supersedes"])
    old, new = one["versions"]
    assert (old["value"], old["replaced"], old["since_by"]) == ("Two", True, "Post")
    assert [h["outlet"] for h in old["holders"]] == ["Post", "Herald"]
    assert [h["outlet"] or h["path"] for h in new["holders"]] == ["Post", "d.txt"]
    assert (new["low"], new["high"], new["origins"], new["undated"]) == (1, 2, ["Bo Lark"], 1)


def test_an_outlet_that_went_over_is_named_with_both_times() -> None:
    (one,) = find_differences(toll())
    (change,) = one["changed"]
    assert (change["outlet"], change["before"], change["after"]) == ("Post", 0, 1)
    assert (change["before_since"]["text"], change["after_since"]["text"]) == ("2031-03-04", "2031-03-05")
    assert one["both"] == []


def test_an_outlet_that_gives_both_on_one_day_changed_nothing() -> None:
    document = toll()
    document["articles"][2]["published"] = "2031-03-04"
    (one,) = find_differences(document)
    assert one["changed"] == []
    assert one["both"] == ["Post"]


def test_two_wordings_of_one_value_are_one_version() -> None:
    document = toll()
    fourth = paper(e=("2031-03-06", None, "3 were hurt", [], hurt("3", 3)))
    for rows in ("articles", "statements"):
        document[rows] += fourth[rows]
    claim(document, "globe", "e")
    relate(document, "supersedes", "globe", "two", "number", "3", "Two")
    (one,) = find_differences(document)
    assert [v["wordings"] for v in one["versions"]] == [["Two"], ["Three", "3"]]
    assert one["versions"][1]["claims"] == ["c-three", "c-globe"]


def test_slots_that_count_different_things_stay_apart() -> None:
    document = toll()
    for s in document["statements"]:
        s["figures"].append({"text": s["text"][:3], "of": "missing", "low": len(s["text"]), "best": None, "high": None})
    relate(document, "conflicts", "three", "two", "date", "on Monday", "on Tuesday")
    assert sorted(d["about"] for d in find_differences(document)) == ["date", "number"]


def test_a_denial_stands_against_what_it_denies_and_comes_first() -> None:
    document = toll()
    extra = paper(x=("2031-03-05", "Post", "Nobody was hurt", ["Cal Dove"], {"act": "denies"}))
    document["statements"].append({**extra["statements"][0], "chain": []})
    document["articles"].append({**extra["articles"][0], "outlet": document["articles"][0]["outlet"]})
    claim(document, "none", "x")
    relate(document, "denies", "none", "two", "truth", "Nobody was hurt", "Two were hurt")
    first, second = find_differences(document)
    assert first["types"] == ["denies"]
    assert [(v["stance"], v["text"]) for v in first["versions"]] == [
        ("states", "Two were hurt"), ("denies", "Nobody was hurt"),
    ]  # fmt: skip
    assert first["changed"] == []
    assert first["both"] == ["Post"]
    assert second["about"] == "number"


def test_support_is_no_difference_and_lost_claims_are_skipped() -> None:
    document = toll()
    document["relations"].clear()
    relate(document, "supports", "three", "two", "truth")
    relate(document, "conflicts", "three", "gone", "place", "here", "there")
    assert find_differences(document) == []
