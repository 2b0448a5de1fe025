"""What keeps two statements apart, and what does not. Every person, place and happening is invented."""

from __future__ import annotations

import pytest

from headwater.link.apart import DOUBTS, doubts, why_apart
from headwater.link.places import find_places
from headwater.link.profiles import Profile, profile_statements
from headwater.link.wording import load_wording
from headwater.model import Entity, Features, Frame, Statement, TimeExpression, make_id

NAMES = {
    "Tarrant": "place",
    "Lissa": "place",
    "Vardan": "place",
    "Voss": "person",
    "Sand": "person",
    "Erik Sand": "person",
}


def statement(
    text: str, *frames: Frame, year: int | None = None, modality: str = "actual", article: str = "a-1"
) -> Statement:
    """One statement that is all of its article; the names of `NAMES` in it are its entities."""
    found = [
        Entity(text=n, label=label, start=text.index(n), end=text.index(n) + len(n))
        for n, label in NAMES.items()
        if n in text
    ]
    dated = TimeExpression(
        text=str(year), start=0, end=4, value=str(year), earliest=f"{year}-01-01", latest=f"{year}-12-31",
        precision="year",
    )  # fmt: skip
    return Statement(
        id=make_id("st", article, text),
        article=article,
        start=0,
        end=len(text),
        text=text,
        sentence=(0, len(text)),
        modality=modality,  # type: ignore[arg-type]  # a plain string keeps the cases short
        when=(dated,) if year else (),
        features=Features(entities=tuple(sorted(found, key=lambda e: e.start)), frames=frames),
    )


def profiles(*statements: Statement) -> list[Profile]:
    return profile_statements(statements, load_wording())


def apart(a: Statement, b: Statement) -> str | None:
    one, other = profiles(a, b)
    assert why_apart(one, other) == why_apart(other, one)
    return why_apart(one, other)


def doubted(a: Statement, b: Statement) -> list[str]:
    one, other = profiles(a, b)
    return [doubt.__name__ for doubt, holds in zip(DOUBTS, doubts(one, other), strict=True) if holds]


def test_one_deed_in_two_towns() -> None:
    burnt = Frame(predicate="burn", agent="school", governor="say")
    assert apart(statement("A school in Tarrant burned down", burnt), statement("A school in Lissa burned down", burnt))


def test_a_town_said_to_lie_in_a_region_is_no_other_place() -> None:
    burnt = Frame(predicate="burn", agent="school")
    a, b = statement("A school in Tarrant burned down", burnt), statement("A school in Vardan burned down", burnt)
    told = statement("The mayor of Tarrant, Vardan spoke")
    one, other, _ = profiles(a, b, told)
    assert why_apart(one, other) is None
    assert apart(a, b) == "other_place"


def test_opposite_deeds_to_one_thing() -> None:
    a = statement("The council approved the bill", Frame(predicate="approve", agent="council", patient="bill"))
    b = statement("The council rejected the bill", Frame(predicate="reject", agent="council", patient="bill"))
    assert apart(a, b) == "opposite_deeds"


def test_synonyms_and_passives_are_one_deed() -> None:
    a = statement("The firm acquired the mill", Frame(predicate="acquire", agent="firm", patient="mill"))
    b = statement("The mill was bought", Frame(predicate="buy", patient="mill"))
    assert apart(a, b) is None


def test_one_who_died_was_killed() -> None:
    a = statement("Sand died in the blast", Frame(predicate="die", agent="sand", obliques=(("in", "blast"),)))
    b = statement("The blast killed Sand", Frame(predicate="kill", agent="blast", patient="sand"))
    assert apart(a, b) is None


def test_killing_some_is_not_injuring_others() -> None:
    a = statement("The fire killed four people", Frame(predicate="kill", agent="fire", patient="four people"))
    b = statement("The fire injured nine people", Frame(predicate="injure", agent="fire", patient="nine people"))
    assert apart(a, b) == "other_deed"


def test_a_statement_that_tells_both_deeds_is_not_parted_from_one() -> None:
    killed = Frame(predicate="kill", agent="fire", patient="four people")
    hurt = Frame(predicate="injure", agent="fire", patient="nine people")
    a = statement("The fire killed four people and injured nine", killed, hurt)
    assert apart(a, statement("Nine people were injured by the fire", hurt)) is None


@pytest.mark.parametrize(("one", "other"), [("army", "smugglers"), ("car bomb", "sniper")])
def test_another_doer_or_means(one: str, other: str) -> None:
    a, b = (
        statement(f"The {who} killed Voss", Frame(predicate="kill", agent=who, patient="journalist voss"))
        for who in (one, other)
    )
    assert apart(a, b) == "other_doer"


def test_a_pronoun_is_nobody_else() -> None:
    a = statement("She shot Voss", Frame(predicate="shoot", agent="she", patient="voss"))
    b = statement("The army shot Voss", Frame(predicate="shoot", agent="army", patient="voss"))
    assert apart(a, b) is None


def test_one_deed_in_two_years() -> None:
    built = Frame(predicate="build", patient="bridge")
    a, b = statement("The bridge was built in 1961", built, year=1961), statement("It was built", built, year=1916)
    assert apart(a, b) == "other_time"


def test_a_plan_is_not_the_deed() -> None:
    plan = Frame(predicate="close", agent="firm", patient="mill", governor="plan")
    done = Frame(predicate="close", agent="firm", patient="mill")
    planned = statement("The firm plans to close the mill", plan, modality="planned")
    assert doubted(planned, statement("The firm closed the mill", done)) == ["plan_and_deed"]


def test_verbs_that_lead_to_another_step_aside() -> None:
    begin = Frame(predicate="begin", agent="firm")
    a = statement(
        "The firm will begin shipping the lamp", begin, Frame(predicate="ship", agent="firm", governor="begin")
    )
    assert [d.kind for d in profiles(a)[0].deeds] == ["ship"]


def test_a_country_and_a_town_do_not_exclude_each_other() -> None:
    text = "A ferry sank in Norway"
    norway = Entity(text="Norway", label="place", start=text.index("Norway"), end=len(text))
    a = statement(text)
    b = statement("A ferry sank in Tarrant")
    places = find_places([a, b], load_wording())
    assert places[1].here == {"tarrant"}
    named = Statement(
        id="st-2", article="a-2", start=0, end=len(text), text=text, sentence=(0, len(text)),
        features=Features(entities=(norway,)),
    )  # fmt: skip
    country = find_places([named, b], load_wording())
    assert not country[0].exclude(country[1])
