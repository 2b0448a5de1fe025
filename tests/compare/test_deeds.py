"""Deeds held against each other: outcome, means, place, state; and the denials and corrections that name them."""

from __future__ import annotations

import pytest

from headwater.compare.deeds import deeds_of
from headwater.compare.views import read_views
from headwater.model import Entity, Features, Frame


def deed(predicate, agent=None, patient=None, obliques=(), people=(), places=(), negated=False):
    frame = Frame(predicate=predicate, agent=agent, patient=patient, obliques=obliques, negated=negated)
    names = [Entity(text=p, label="person", start=0, end=0) for p in people]
    names += [Entity(text=p, label="place", start=0, end=0) for p in places]
    return Features(frames=(frame,), entities=tuple(names))


def test_pronouns_are_nobody_and_synonyms_one_verb(desk):
    desk.says("c1", "a", "They slew Lena Vorn", features=deed("slay", "they", "lena vorn", people=("Lena Vorn",)))
    views = read_views(list(desk.claims.values()), desk.evidence())
    (found,) = deeds_of(views.all[0])
    assert (found.verb, found.agent, found.patient) == ("kill", frozenset(), frozenset({"lena", "vorn"}))


@pytest.mark.parametrize(("other", "expected"), [("Sudmark", [("conflicts", "c1", "c2", "place")]), ("Kell", [])])
def test_two_places_of_one_arrest(desk, other, expected):
    for claim, key, place in (("c1", "a", "Kell"), ("c2", "b", other)):
        features = deed("arrest", None, "ilse brandt", (("in", place.lower()),), ("Ilse Brandt",), (place,))
        desk.says(claim, key, f"Ilse Brandt was arrested in {place}", features=features)
    assert desk.found() == expected


def test_places_that_one_statement_names_together_are_no_conflict(desk):
    for claim, key, place in (("c1", "a", "Kell"), ("c2", "b", "Sudmark")):
        features = deed("arrest", None, "ilse brandt", (("in", place.lower()),), ("Ilse Brandt",), (place,))
        desk.says(claim, key, f"Ilse Brandt was arrested in {place}", features=features)
    desk.says("c3", "c", "Kell lies in Sudmark", features=deed("lie", "kell", None, places=("Kell", "Sudmark")))
    assert desk.found() == []


def test_approved_and_rejected_exclude_each_other(desk):
    for claim, key, verb in (("c1", "a", "approve"), ("c2", "b", "reject")):
        features = deed(verb, "senate", "harbour bill", places=("Osterby",))
        desk.says(claim, key, f"The Osterby senate {verb}ed the harbour bill", features=features)
    assert desk.found() == [("conflicts", "c1", "c2", "outcome")]


def test_a_bomb_and_a_sniper_are_two_means_and_a_bomb_and_a_missile_are_not(desk):
    for claim, key, means in (("c1", "a", "bomb"), ("c2", "b", "sniper"), ("c3", "c", "missile")):
        features = deed("kill", means, "general harun", people=("Harun",))
        desk.says(claim, key, f"General Harun was killed by a {means}", features=features)
    assert {f[:4] for f in desk.found()} == {("conflicts", "c1", "c2", "means"), ("conflicts", "c2", "c3", "means")}


def test_more_than_and_almost_leave_out_the_number_they_name(desk, make_figure):
    over = make_figure("more than 200 crowns", "crowns", 200, None, kind="money")
    under = make_figure("almost 200 crowns", "crowns", 180, 200, kind="money")
    desk.says("c1", "a", "Hugo Lindt fled Marlen with more than 200 crowns", figures=(over,))
    desk.says("c2", "b", "Hugo Lindt fled Marlen with almost 200 crowns", figures=(under,))
    assert desk.found() == [("conflicts", "c1", "c2", "number")]


def test_a_denial_of_any_involvement_is_tied_to_who_charges_the_denier(desk):
    desk.says("c1", "a", "Rebels of the Green Front blew up the Tarrant dam", "organisation:Interior Ministry")
    text = "The Green Front denied any involvement in the attack on the Tarrant dam"
    desk.says("c2", "b", text, "organisation:Green Front", act="denies")
    assert ("denies", "c2", "c1", "truth") in desk.found()


def test_a_denial_of_another_deed_is_not(desk):
    desk.says("c1", "a", "The Green Front held a fair in Osterby", "organisation:Osterby Council")
    text = "The Green Front denied any involvement in the attack on the Tarrant dam"
    desk.says("c2", "b", text, "organisation:Green Front", act="denies")
    assert desk.found() == []


def test_a_correction_replaces_what_it_restates_and_nothing_else(desk):
    desk.says("c1", "a", "The ferry Ida was last inspected on April 9")
    desk.says("c2", "a2", "The ferry Ida sank off Kell on Monday night")
    desk.article(
        "b",
        "Correction: An earlier report said the ferry Ida was last inspected on April 9. "
        "The ferry Ida was last inspected on May 9.",
    )
    desk.says("c1", "b", "the ferry Ida was last inspected on April 9")
    desk.says("c3", "b", "The ferry Ida was last inspected on May 9")
    assert desk.found() == [("supersedes", "c3", "c1", "outcome")]
