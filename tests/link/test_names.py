"""One source, one record, across articles. All people and bodies are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.link.names import link_sources
from headwater.link.names_apart import is_common, roles_clash
from headwater.link.names_bodies import body_key, outlet_keys
from headwater.link.names_people import compare_people
from headwater.model import (
    Article,
    Entity,
    Evidence,
    Extraction,
    Features,
    Hop,
    Source,
    SourceKind,
    Statement,
    source_id,
)
from headwater.options import LinkOptions


def source(kind: SourceKind, name: str, article: str, **more: object) -> Source:
    scope = article if kind in ("anonymous", "unknown", "document") else ""
    return Source(id=source_id(kind, name, scope), name=name, kind=kind, **more)  # type: ignore[arg-type]


def extraction(n: int, *sources: Source, outlet: str | None = None) -> Extraction:
    article = Article(id=f"a-{n}", path=f"{n}.txt", text="It sank.", sha256=str(n))
    statements = tuple(
        Statement(
            id=f"st-{n}-{i}", article=article.id, start=0, end=8, text="It sank.", sentence=(0, 8),
            chain=(Hop(source=s.id, start=0, end=2, cue="said"),),
        )
        for i, s in enumerate(sources)
    )  # fmt: skip
    return Extraction(article=article, statements=statements, sources=sources, outlet=outlet)


def telling(told: Extraction, *names: str) -> Extraction:
    """The extraction with statements that hold these names, which show what story it tells."""
    entities = tuple(Entity(text=n, label="place", start=0, end=2) for n in names)
    features = Features(entities=entities)
    return replace(told, statements=tuple(replace(s, features=features) for s in told.statements))


FERRY = ("Norrvik", "Elmford", "Kvarnholm", "Tso")
MINE = ("Grubenau", "Steinau", "Dallbergh", "Petrik")


def linked(*extractions: Extraction) -> Evidence:
    return link_sources(extractions, LinkOptions())


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("Edda Kvarnholm", "Edda Kvarnholm", "same"),
        ("Ming-Wei Tso", "Ming Wei Tso", "same"),
        ("William Oakhurst", "Bill Oakhurst", "same"),
        ("Donal B. Frink", "Donal Frink", "same"),
        ("Karim Meshaalani", "Karim Mashaalani", "same"),
        ("Jamal Idris Taroobi", "Jamal Idris Tarubi", "same"),
        ("Kvarnholm", "Edda Kvarnholm", "unsure"),
        ("E. Kvarnholm", "Edda Kvarnholm", "same"),
        ("Edda Kvarnholm", "Olof Kvarnholm", "different"),
        ("John Frink", "John Frink Jr.", "different"),
        ("Peter A. Frink", "Peter B. Frink", "different"),
        ("Sara Lindgren", "Sara Lindqvist", "different"),
        ("", "Edda Kvarnholm", "different"),
    ],
)
def test_comparing_two_names(a: str, b: str, answer: str) -> None:
    assert compare_people(a, b)[0] == answer
    assert compare_people(b, a)[0] == answer


def test_spellings_of_a_name_are_one_source_with_a_reason() -> None:
    ev = linked(
        extraction(1, source("person", "Ming-Wei Tso", "a-1", role="analyst")),
        extraction(2, source("person", "Ming Wei Tso", "a-2")),
    )
    (person,) = ev.sources.values()
    assert person.role == "analyst"
    assert {person.name, *person.aliases} >= {"Ming-Wei Tso", "Ming Wei Tso"}
    (reason,) = ev.merge_reasons[person.id]
    assert "same name" in reason.text
    assert {"a-1", "a-2"} <= set(reason.evidence)


def test_every_hop_names_a_canonical_source() -> None:
    ev = linked(
        extraction(1, source("outlet", "Washington Post", "a-1"), source("person", "Tso", "a-1")),
        extraction(2, source("outlet", "The Washington Post", "a-2"), source("person", "Ming-Wei Tso", "a-2")),
    )
    assert all(h.source in ev.sources for s in ev.statements.values() for h in s.chain)
    assert len(ev.sources) == 2
    assert set(ev.merges.values()) == set(ev.sources)


def test_a_surname_with_two_bearers_stays_apart() -> None:
    ev = linked(
        extraction(1, source("person", "Edda Kvarnholm", "a-1")),
        extraction(2, source("person", "Olof Kvarnholm", "a-2")),
        extraction(3, source("person", "Kvarnholm", "a-3")),
    )
    assert len(ev.sources) == 3


def test_an_initial_that_fits_two_joins_neither() -> None:
    ev = linked(
        extraction(1, source("person", "John Kvarnholm", "a-1")),
        extraction(2, source("person", "James Kvarnholm", "a-2")),
        extraction(3, source("person", "J. Kvarnholm", "a-3")),
    )
    assert len(ev.sources) == 3


def test_unnamed_people_of_different_articles_stay_apart() -> None:
    ev = linked(
        extraction(1, source("anonymous", "officials", "a-1")), extraction(2, source("anonymous", "officials", "a-2"))
    )
    assert len(ev.sources) == 2


def test_an_abbreviation_meets_what_an_article_says_it_is_short_for() -> None:
    ev = linked(
        extraction(1, source("organisation", "Norrvik Harbor Authority", "a-1", aliases=("NHA",))),
        extraction(2, source("organisation", "NHA", "a-2")),
    )
    (body,) = ev.sources.values()
    assert body.name == "Norrvik Harbor Authority"


def test_an_abbreviation_of_two_bodies_joins_neither() -> None:
    ev = linked(
        extraction(1, source("organisation", "Norrvik Harbor Authority", "a-1", aliases=("NHA",))),
        extraction(2, source("organisation", "National Herring Association", "a-2", aliases=("NHA",))),
        extraction(3, source("organisation", "NHA", "a-3")),
    )
    assert len(ev.sources) == 3


def test_a_capital_and_its_country_speak_for_one_government() -> None:
    ev = linked(
        extraction(1, source("organisation", "Washington", "a-1", affiliation="United States")),
        extraction(2, source("organisation", "U.S.", "a-2", affiliation="United States")),
        extraction(3, source("organisation", "Oslo", "a-3", affiliation="Norway")),
    )
    assert len(ev.sources) == 2


def test_two_outlets_are_never_one() -> None:
    names = [
        "The Washington Post",
        "New York Post",
        "The Wall Street Journal",
        "Channel 47",
        "Channel 48",
        "Elmford Post",
        "KXQZ",
        "KXQA",
    ]
    ev = linked(*(extraction(i, source("outlet", n, f"a-{i}")) for i, n in enumerate(names)))
    assert len(ev.sources) == len(names)


def test_the_publisher_is_canonical_and_its_family_known() -> None:
    one = source("outlet", "WSJ", "a-1")
    ev = linked(extraction(1, one, outlet=one.id))
    outlet = ev.sources[ev.outlet_of["a-1"]]
    assert outlet.name == "The Wall Street Journal"
    assert ev.family_of[outlet.id] == "News Corp"


def test_the_order_of_articles_changes_no_record() -> None:
    items = [
        extraction(1, source("person", "Ming-Wei Tso", "a-1", role="analyst"), source("outlet", "WSJ", "a-1")),
        extraction(2, source("person", "Ming Wei Tso", "a-2"), source("outlet", "Wall Street Journal", "a-2")),
        extraction(3, source("person", "Tso", "a-3", role="analyst")),
    ]
    assert linked(*items).sources == linked(*reversed(items)).sources


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Defence", "Defense Ministry"),
        ("Brackwater Inc.", "Brackwater"),
        ("the Norrvik Council", "Norrvik Council"),
    ],
)
def test_bodies_meet_under_one_key(a: str, b: str) -> None:
    assert body_key(a) == body_key(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("KXQZ-TV Boston", "KXQZ"), ("ferrywatch.com", "FerryWatch"), ("the Elmford Gazette", "Elmford Gazette")],
)
def test_outlets_meet_under_one_key(a: str, b: str) -> None:
    assert outlet_keys(a) == outlet_keys(b)


def test_police_of_one_story_are_one_and_of_two_stories_two() -> None:
    ev = linked(
        telling(extraction(1, source("organisation", "police", "a-1")), *FERRY),
        telling(extraction(2, source("organisation", "Police", "a-2")), *FERRY),
        telling(extraction(3, source("organisation", "police", "a-3")), *MINE),
    )
    first, second, third = (ev.statements[f"st-{n}-0"].chain[0].source for n in (1, 2, 3))
    assert first == second != third
    assert {(a, b) for a, b, _ in ev.unsure} == {(min(first, third), max(first, third))}


def test_police_of_a_named_place_are_one_everywhere() -> None:
    ev = linked(
        telling(extraction(1, source("organisation", "Elmford County Police", "a-1")), *FERRY),
        telling(extraction(2, source("organisation", "Elmford County Police", "a-2")), *MINE),
    )
    assert len(ev.sources) == 1


def test_two_people_of_one_full_name_stay_apart_when_their_roles_clash() -> None:
    ev = linked(
        telling(extraction(1, source("person", "Ola Berg", "a-1", role="striker")), *FERRY),
        telling(extraction(2, source("person", "Ola Berg", "a-2", role="dentist")), *MINE),
    )
    assert len(ev.sources) == 2
    ((a, b, why),) = ev.unsure
    assert {a, b} == set(ev.sources)
    assert "striker" in why.text
    assert all(h.source in ev.sources for s in ev.statements.values() for h in s.chain)


def test_an_office_held_later_is_no_clash() -> None:
    ev = linked(
        telling(extraction(1, source("person", "Ola Berg", "a-1", role="senator")), *FERRY),
        telling(extraction(2, source("person", "Ola Berg", "a-2", role="president")), *MINE),
    )
    assert len(ev.sources) == 1


def test_a_surname_of_two_bearers_is_kept_for_a_person_to_settle() -> None:
    ev = linked(
        extraction(1, source("person", "Edda Kvarnholm", "a-1")),
        extraction(2, source("person", "Olof Kvarnholm", "a-2")),
        extraction(3, source("person", "Kvarnholm", "a-3")),
    )
    assert len(ev.unsure) == 2
    assert all("share a surname only" in why.text for _, _, why in ev.unsure)


def test_a_surname_that_its_own_article_leaves_open_joins_nobody() -> None:
    left_open = replace(source("person", "Kvarnholm", "a-2"), id=source_id("person", "Kvarnholm", "a-2"))
    ev = linked(extraction(1, source("person", "Edda Kvarnholm", "a-1")), extraction(2, left_open))
    assert len(ev.sources) == 2


def test_a_surname_in_another_story_joins_nobody() -> None:
    ev = linked(
        telling(extraction(1, source("person", "Edda Kvarnholm", "a-1")), *FERRY),
        telling(extraction(2, source("person", "Kvarnholm", "a-2")), *MINE),
    )
    assert len(ev.sources) == 2


def test_initials_meet_the_one_body_of_the_story_that_has_them() -> None:
    ev = linked(
        telling(extraction(1, source("organisation", "Norrvik Harbor Workers Union", "a-1")), *FERRY),
        telling(extraction(2, source("organisation", "NHWU", "a-2")), *FERRY),
        telling(extraction(3, source("organisation", "NHWO", "a-3")), *FERRY),
    )
    assert sorted(s.name for s in ev.sources.values()) == ["NHWO", "Norrvik Harbor Workers Union"]


def test_a_lone_word_is_the_person_whom_other_articles_name() -> None:
    ev = linked(
        extraction(1, source("person", "Edda Kvarnholm", "a-1")),
        extraction(2, source("organisation", "Kvarnholm", "a-2")),
    )
    (person,) = ev.sources.values()
    assert (person.kind, person.name) == ("person", "Edda Kvarnholm")


def test_dots_make_no_other_body() -> None:
    assert body_key("N.H.A.") == body_key("NHA")


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("police", True),
        ("the foreign ministry", True),
        ("Supreme Court", True),
        ("Norrvik Foreign Ministry", False),
        ("Brackwater", False),
    ],
)
def test_names_of_common_words(name: str, common: bool) -> None:
    assert is_common(name) is common


def test_roles_of_one_walk_of_life_do_not_clash() -> None:
    assert roles_clash("former striker", "village priest")
    assert not roles_clash("mayor of Elmford", "senator")
    assert not roles_clash(None, "senator")
