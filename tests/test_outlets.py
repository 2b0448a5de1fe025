"""The register of outlets: complete, free of collisions, declining where a name is anybody's."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from headwater.outlets import (
    family_of,
    find_outlet,
    find_outlet_mentions,
    is_ambiguous,
    looks_like_outlet,
    outlet_candidates,
    outlet_key,
    read_register,
)


def test_the_register_is_large_enough() -> None:
    outlets = read_register().outlets
    assert len(outlets) >= 600
    assert sum(o.kind == "agency" for o in outlets) >= 60


def test_every_row_is_complete() -> None:
    for outlet in read_register().outlets:
        assert outlet.kind in ("newspaper", "broadcaster", "agency", "magazine", "online"), outlet
        assert re.fullmatch(r"[A-Z]{2}", outlet.country), outlet
        assert outlet.family, outlet
        assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", d) for d in outlet.domains), outlet


def test_no_name_or_domain_is_listed_twice() -> None:
    outlets = read_register().outlets
    assert [n for n, c in Counter(o.name for o in outlets).items() if c > 1] == []
    assert [d for d, c in Counter(d for o in outlets for d in o.domains).items() if c > 1] == []


def test_a_form_of_two_outlets_is_marked_ambiguous_by_both_sides() -> None:
    register = read_register()
    unmarked = [
        key
        for key, found in register.by_key.items()
        if len(found) > 1 and not any(outlet_key(form) == key for o in found for form in o.ambiguous)
    ]
    assert unmarked == []


def test_every_outlet_is_found_by_its_own_name_unless_that_is_ambiguous() -> None:
    for outlet in read_register().outlets:
        assert find_outlet(outlet.name) == outlet or is_ambiguous(outlet.name), outlet.name


@pytest.mark.parametrize(
    "form", ["the Post", "The Times", "the Journal", "the Herald", "the Star", "the Sun", "The Tribune"]
)
def test_short_forms_of_several_are_never_resolved_by_the_list(form: str) -> None:
    assert find_outlet(form) is None
    assert is_ambiguous(form)
    assert outlet_candidates(form)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Washington Post", "The Washington Post"),
        ("the Washington Post's", "The Washington Post"),
        ("WSJ", "The Wall Street Journal"),
        ("nytimes.com", "The New York Times"),
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("AFP", "Agence France-Presse"),
        ("Tolo News", "TOLOnews"),
        ("Süddeutsche Zeitung", "Süddeutsche Zeitung"),
    ],
)
def test_names_short_forms_and_domains_are_found(form: str, name: str) -> None:
    outlet = find_outlet(form)
    assert outlet is not None
    assert outlet.name == name


def test_sister_titles_share_a_family() -> None:
    assert family_of("The Wall Street Journal") == family_of("New York Post") == family_of("The Times of London")
    assert family_of("The Wall Street Journal") != family_of("The New York Times")
    assert family_of("the Elmford Gazette") is None


@pytest.mark.parametrize(
    "name",
    ["Channel 47", "KXQZ-TV", "the Elmford Gazette", "Norrvik Daily News", "ferrywatch.com", "Elmford News Agency"],
)
def test_unlisted_outlets_are_known_by_their_shape(name: str) -> None:
    assert looks_like_outlet(name)


@pytest.mark.parametrize(
    "name", ["Edda Kvarnholm", "Harbor Ministry", "With Post", "WHO", "the Elmford Police News Office"]
)
def test_other_names_are_no_outlets(name: str) -> None:
    assert not looks_like_outlet(name)


def test_common_words_count_only_where_an_outlet_is_meant() -> None:
    assert find_outlet_mentions("Time is short and the hill is steep. People agree.") == []
    assert [m.form for m in find_outlet_mentions("Time magazine reported it. She told People magazine more.")] == [
        "Time magazine",
        "People magazine",
    ]
    assert find_outlet_mentions("The AA meeting and the PA said nothing in Times Square.") == []


def test_mentions_keep_their_spans() -> None:
    text = "The Washington Post and the Elmford Gazette's editor met BBC News."
    assert [text[m.start : m.end] for m in find_outlet_mentions(text)] == [
        "The Washington Post",
        "the Elmford Gazette",
        "BBC News",
    ]


def test_long_hostile_text_is_scanned_in_bounded_time() -> None:
    assert find_outlet_mentions("The " * 20000) == []
    assert find_outlet_mentions("Aa " * 20000) == []
    assert find_outlet_mentions("a." * 30000) == []
