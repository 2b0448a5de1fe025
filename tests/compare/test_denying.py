"""What denies, and what only refuses, withholds or points elsewhere."""

import pytest

from headwater.compare.denying import read_denial
from headwater.compare.lexicon import pattern_of, sides, words_of_kind
from headwater.compare.views import read_views


def denial_in(desk, text: str, act: str = "says"):
    desk.article("a", text)
    desk.says("c1", "a", text, "person:Ada Marlow", act=act)
    views = read_views(list(desk.claims.values()), desk.evidence())
    return read_denial(views.all[0], views)


@pytest.mark.parametrize(
    "text",
    [
        "She called the report a hoax",
        "Marlow dismissed the allegations",
        "That was never the case",
        "The story is simply not true",
        "She is innocent",
        "The photograph was staged",
    ],
)
def test_what_gainsays_is_a_denial(desk, text):
    assert denial_in(desk, text, act="says") is not None


@pytest.mark.parametrize(
    "text",
    [
        "Marlow rejected the offer of four percent",
        "Marlow dismissed her chief negotiator",
        "The consulate was denied a second hearing",
        "The council denied the builder a permit",
        "She declined to comment on the allegations",
        "There is no sign that the story is false",
        "It is not a hoax",
        "Courts have dismissed the claims of the fishermen",
    ],
)
def test_what_refuses_withholds_or_turns_a_denial_round_is_none(desk, text):
    assert denial_in(desk, text) is None


def test_a_denial_of_the_allegations_points_and_one_of_a_deed_tells(desk):
    pointing = denial_in(desk, "Marlow dismissed the allegations")
    assert pointing.points
    assert not pointing.words


def test_words_stand_for_what_begins_with_them_and_whole_words_only():
    assert pattern_of("accusing").search("she was accused of fraud")
    assert not pattern_of("false").search("the families applied")
    assert words_of_kind("unknown kind") == ()


def test_sides_exclude_each_other_and_share_no_word():
    for kind in ("opposite", "contrary", "standing", "turn"):
        assert sides(kind)
        assert all(not set(one) & set(other) for one, other in sides(kind))
