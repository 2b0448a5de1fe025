"""Stories of a sentence or two, and what one claim does to another; a good third of them find nothing."""

from __future__ import annotations

import pytest

from headwater.model import Entity, Features, Frame

# --- dates -----------------------------------------------------------------------------------------------------


def test_one_strike_dated_monday_and_tuesday_is_a_conflict(desk, make_day):
    desk.says("c1", "a", "Monday's airstrike on the depot at Tarnholm failed", when=(make_day("Monday", "2031-03-03"),))
    desk.says(
        "c2", "b", "The operation at Tarnholm on Tuesday involved airstrikes", when=(make_day("Tuesday", "2031-03-04"),)
    )
    (relation,) = desk.relations()
    assert (relation.type, relation.about) == ("conflicts", "date")
    assert set(relation.values) == {"Monday", "Tuesday"}
    assert len(relation.evidence) == 2
    assert relation.because[0].text.endswith(".")


def test_bare_weekdays_conflict_without_dates(desk, make_day):
    monday, tuesday = make_day("Monday", "XXXX-WXX-1"), make_day("Tuesday", "XXXX-WXX-2")
    desk.says("c1", "a", "The airstrike on Tarnholm came on Monday", when=(monday,))
    desk.says("c2", "b", "On Tuesday the airstrike hit Tarnholm hard", when=(tuesday,))
    assert desk.found() == [("conflicts", "c1", "c2", "date")]


def test_a_more_precise_date_is_no_conflict(desk, make_day):
    week = make_day("this week", "2031-03-03", "2031-03-09")
    desk.says("c1", "a", "The airstrike on Tarnholm came this week", when=(week,))
    desk.says("c2", "b", "On Tuesday the airstrike hit Tarnholm hard", when=(make_day("Tuesday", "2031-03-04"),))
    assert desk.found() == []


def test_two_strikes_that_one_article_tells_apart_are_no_conflict(desk, make_day):
    desk.says("c1", "a", "The airstrike on Tarnholm came on Monday", when=(make_day("Monday", "2031-03-03"),))
    desk.says("c2", "b", "On Wednesday an airstrike hit Tarnholm", when=(make_day("Wednesday", "2031-03-05"),))
    desk.says(
        "c3", "c", "Tarnholm saw an airstrike on Monday and an airstrike on Wednesday",
        when=(make_day("Monday", "2031-03-03"), make_day("Wednesday", "2031-03-05")),
    )  # fmt: skip
    assert desk.found() == []


def test_strikes_a_month_apart_are_two(desk, make_day):
    desk.says("c1", "a", "The airstrike on Tarnholm came on March 3", when=(make_day("March 3", "2031-03-03"),))
    desk.says("c2", "b", "On April 4 an airstrike hit Tarnholm", when=(make_day("April 4", "2031-04-04"),))
    assert desk.found() == []


def test_another_kind_of_happening_is_no_conflict(desk, make_day):
    desk.says("c1", "a", "The airstrike on Tarnholm came on Monday", when=(make_day("Monday", "2031-03-03"),))
    desk.says("c2", "b", "The mayor of Tarnholm resigned on Tuesday", when=(make_day("Tuesday", "2031-03-04"),))
    assert desk.found() == []


# --- numbers ---------------------------------------------------------------------------------------------------


def toll(desk, make_figure, first, second, dates=(None, None), **more):
    """Two papers give the dead of the ferry fire at Lowmere."""
    for key, given, date in zip("ab", (first, second), dates, strict=True):
        text, low, high = given
        desk.article(key, f"{text} people died in the ferry fire at Lowmere", date)
        desk.says(
            f"c{key}", key, desk.articles[key].text, "organisation:Lowmere Police",
            figures=(make_figure(text, "killed", low, high, **more),),
        )  # fmt: skip
    return desk.found()


def test_two_tolls_conflict(desk, make_figure):
    assert toll(desk, make_figure, ("12", 12, 12), ("15", 15, 15)) == [("conflicts", "ca", "cb", "number")]


@pytest.mark.parametrize(
    "second",
    [("at least 12", 12, None), ("more than ten", 11, None), ("dozens", 12, 99), ("about 12", 10, 14), ("12", 12, 12)],
)
def test_a_figure_inside_the_other_is_no_conflict(desk, make_figure, second):
    assert toll(desk, make_figure, ("12", 12, 12), second) == []


def test_a_part_of_a_sum_is_no_conflict(desk, make_figure):
    assert toll(desk, make_figure, ("12", 12, 12), ("three", 3, 3), part_of=(0, 2)) == []


def test_a_toll_that_rises_replaces_the_earlier_one(desk, make_figure):
    found = toll(desk, make_figure, ("12", 12, 12), ("15", 15, 15), ("2031-03-03", "2031-03-05"))
    assert found == [("supersedes", "cb", "ca", "number")]


def test_a_toll_that_falls_is_a_conflict(desk, make_figure):
    found = toll(desk, make_figure, ("15", 15, 15), ("12", 12, 12), ("2031-03-03", "2031-03-05"))
    assert found == [("conflicts", "ca", "cb", "number")]


def test_figures_of_different_things_are_no_conflict(desk, make_figure):
    desk.says("c1", "a", "12 people died in the ferry fire at Lowmere", figures=(make_figure("12", "killed", 12),))
    desk.says(
        "c2", "b", "15 people were hurt in the ferry fire at Lowmere", figures=(make_figure("15", "wounded", 15),)
    )
    assert desk.found() == []


def test_figures_of_different_happenings_are_no_conflict(desk, make_figure):
    desk.says("c1", "a", "12 people died in the ferry fire at Lowmere", figures=(make_figure("12", "killed", 12),))
    desk.says("c2", "b", "15 miners died when a shaft near Oxgill flooded", figures=(make_figure("15", "killed", 15),))
    assert desk.found() == []


def test_two_ages_of_one_person_conflict(desk, make_figure):
    age = {"kind": "age"}
    desk.says("c1", "a", "Bruno Tarn, 41, was fishing", figures=(make_figure("41", "age", 41, **age),))
    desk.says("c2", "b", "Fisherman Bruno Tarn, 42, had parked his car", figures=(make_figure("42", "age", 42, **age),))
    assert desk.found() == [("conflicts", "c1", "c2", "number")]


def test_the_ages_of_two_people_do_not_conflict(desk, make_figure):
    age = {"kind": "age"}
    desk.says("c1", "a", "Bruno Tarn, 41, was fishing", figures=(make_figure("41", "age", 41, **age),))
    desk.says("c2", "b", "Ada Marlow, 42, was fishing", figures=(make_figure("42", "age", 42, **age),))
    assert desk.found() == []


# --- denials ---------------------------------------------------------------------------------------------------

STORY = (
    "The Harbour Board secretly sold the old lock to Tarn Shipping, the Lowmere Post reported. "
    "The fair opened on Sunday. "
    "The Harbour Board denied the claims."
)


def sale(desk):
    desk.article("a", STORY)
    desk.says("c1", "a", "The Harbour Board secretly sold the old lock to Tarn Shipping", "outlet:The Lowmere Post")
    desk.says("c2", "a", "The fair opened on Sunday")


def test_a_denial_of_the_claims_is_tied_to_them(desk):
    sale(desk)
    desk.says("c3", "a", "The Harbour Board denied the claims", "organisation:Harbour Board", act="denies")
    assert desk.found() == [("denies", "c3", "c1", "truth")]


def test_a_denial_in_another_article_and_other_words_is_tied(desk):
    sale(desk)
    desk.says("c3", "b", "the old lock was sold to Tarn Shipping in secret", "person:Ada Marlow", act="denies")
    assert desk.found() == [("denies", "c3", "c1", "truth")]


def test_a_denial_of_something_else_is_tied_to_nothing(desk):
    sale(desk)
    desk.says("c3", "b", "the bakery used old flour for its buns", "person:Ada Marlow", act="denies")
    assert desk.found() == []


def test_nobody_denies_his_own_statement(desk):
    desk.article("a", "Ada Marlow said the lock was sold. Ada Marlow denied the claims about the lock.")
    desk.says("c1", "a", "the lock was sold", "person:Ada Marlow")
    desk.says("c2", "a", "Ada Marlow denied the claims about the lock", "person:Ada Marlow", act="denies")
    assert desk.found() == []


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board declined to comment on the sale of the lock",
        "The Harbour Board neither confirmed nor denied the sale of the lock",
        "The Harbour Board could not be reached about the sale of the lock",
    ],
)
def test_no_comment_is_no_denial_but_is_shown_on_the_claim(desk, text):
    desk.article("a", "The Harbour Board sold the old lock to Tarn Shipping, the Lowmere Post reported. " + text + ".")
    desk.says("c1", "a", "The Harbour Board sold the old lock to Tarn Shipping", "outlet:The Lowmere Post")
    comment = desk.says("c2", "a", text, "organisation:Harbour Board", act="declines_comment")
    assert desk.found() == []
    assert desk.settled()["c1"].comments == (comment,)


# --- corrections and updates -----------------------------------------------------------------------------------


def test_speculation_dispelled_is_superseded(desk):
    text = (
        "On Friday the ferryman led the funeral for his son, dispelling initial speculation that "
        "the ferryman himself had drowned."
    )
    desk.article("a", text)
    desk.says("c1", "a", "the ferryman led the funeral for his son")
    desk.says("c2", "a", "the ferryman himself had drowned", modality="believed", certainty="hedged")
    assert desk.found() == [("supersedes", "c1", "c2", "outcome")]


def test_a_correction_supersedes_what_it_corrects(desk):
    desk.says("c1", "a", "The ferry Ida burned at the Lowmere pier before dawn")
    desk.article("b", "Correction: the ferry Ida burned at the Lowmere lock before dawn, not the pier.")
    desk.says("c2", "b", "the ferry Ida burned at the Lowmere lock before dawn")
    assert ("supersedes", "c2", "c1", "outcome") in desk.found()


def test_a_later_report_without_a_word_of_correction_supersedes_nothing(desk):
    desk.article("a", "The ferry Ida burned at the Lowmere pier before dawn", "2031-03-01")
    desk.article("b", "The ferry Ida burned near the Lowmere pier before dawn", "2031-03-02")
    desk.says("c1", "a", desk.articles["a"].text)
    desk.says("c2", "b", desk.articles["b"].text)
    assert desk.found() == []


# --- contraries ------------------------------------------------------------------------------------------------


def test_the_same_thing_negated_is_a_conflict_about_its_truth(desk):
    desk.says("c1", "a", "Lowmere police took part in the search for the ferry Ida", "person:Ada Marlow")
    desk.says(
        "c2", "b", "Lowmere police did not take part in the search for the ferry Ida", "person:Bruno Tarn",
        polarity="negative",
    )  # fmt: skip
    assert desk.found() == [("conflicts", "c1", "c2", "truth")]


def test_two_actors_of_one_deed_conflict(desk):
    for claim, key, who in (("c1", "a", "Marlow"), ("c2", "b", "Tarn")):
        frame = Frame(predicate="open", agent=who.lower(), patient="the sluice gate")
        text = f"{who} opened the Lowmere sluice gate before the flood"
        person = Entity(text=who, label="person", start=0, end=len(who))
        place = Entity(text="Lowmere", label="place", start=text.index("Lowmere"), end=text.index("Lowmere") + 7)
        desk.says(claim, key, text, features=Features(frames=(frame,), entities=(person, place)))
    assert desk.found() == [("conflicts", "c1", "c2", "actor")]


def test_a_possibility_does_not_conflict_with_its_contrary(desk):
    desk.says("c1", "a", "Lowmere police may take part in the search for the ferry Ida", modality="possible")
    desk.says("c2", "b", "Lowmere police did not take part in the search for the ferry Ida", polarity="negative")
    assert desk.found() == []


def test_a_confident_relation_is_stated_and_an_unsure_one_is_not(desk, make_figure):
    toll(desk, make_figure, ("12", 12, 12), ("15", 15, 15))
    assert all(r.confidence >= 0.5 for r in desk.relations())


def test_empty_input_gives_no_relations(desk):
    assert desk.found() == []


def test_a_negation_that_hangs_on_the_saying_is_no_conflict(desk):
    desk.article("a", "They did not feel that the ferry Ida posed a danger to Lowmere.")
    desk.says("c1", "a", "the ferry Ida posed a danger to Lowmere", "person:Ada Marlow")
    desk.says("c2", "b", "the ferry Ida posed no danger to Lowmere", "person:Bruno Tarn", polarity="negative")
    assert desk.found() == []


def test_a_frame_negated_on_one_side_only_is_a_conflict(desk):
    for claim, key, negated in (("c1", "a", False), ("c2", "b", True)):
        frame = Frame(predicate="search", agent="lowmere police", patient="the ferry", negated=negated)
        text = f"Lowmere police {'did not search' if negated else 'did search'} the ferry Ida"
        desk.says(claim, key, text, polarity="negative" if negated else "positive", features=Features(frames=(frame,)))
    assert desk.found() == [("conflicts", "c1", "c2", "truth")]


def test_what_reinforces_an_assessment_supports_it(desk):
    desk.article(
        "a",
        "The pilots believe the raft sank near the weir. "
        "That assessment was reinforced on Friday when divers found its mast.",
    )
    desk.says("c1", "a", "the raft sank near the weir", "organisation:the pilots")
    desk.says("c2", "a", "divers found its mast")
    assert desk.found() == [("supports", "c2", "c1", "truth")]


def test_a_headline_about_another_clash_is_no_conflict(desk, make_figure):
    """One paper gives both figures itself: they count two things."""
    desk.says("c1", "a", "The flood at Lowmere killed 25 people", figures=(make_figure("25", "killed", 25),))
    desk.article("b", "The flood at Lowmere killed at least 25 people. Earlier flood at Lowmere killed 9 people.")
    desk.says(
        "c1", "b", "The flood at Lowmere killed at least 25 people", figures=(make_figure("25", "killed", 25, None),)
    )
    desk.says("c2", "b", "Earlier flood at Lowmere killed 9 people", figures=(make_figure("9", "killed", 9),))
    assert desk.found() == []
