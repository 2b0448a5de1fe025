"""Whom a mention stands for, inside one article. All people, places and outlets are invented."""

from __future__ import annotations

import pytest
from spacy.language import Language

from headwater.extract.sources import SourceBook
from headwater.model import Article, Source


def book(nlp: Language, text: str, outlet: str | None = None) -> SourceBook:
    return SourceBook(nlp(text), Article(id="a-1", path="x.txt", text=text, sha256="0", outlet_name=outlet))


def at(text: str, mention: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(mention, start + 1)
    return start, start + len(mention)


def who(nlp: Language, text: str, mention: str, nth: int = 0) -> list[tuple[str, str]]:
    return [(s.name, s.kind) for s in book(nlp, text).resolve(*at(text, mention, nth))]


FERRY = (
    "Harbor Minister Edda Kvarnholm said on Monday the ferry was overloaded. "
    "Kvarnholm told the Elmford Gazette that nobody had counted the passengers. “We will count,” she said. "
    "Three port officials briefed on the inquiry said the log was missing. "
    "The officials said it had been missing for days, the newspaper reported."
)


def test_a_surname_stands_for_the_full_name_with_its_title(nlp: Language) -> None:
    found = book(nlp, FERRY)
    (person,) = found.resolve(*at(FERRY, "Kvarnholm", 1))
    assert (person.name, person.kind, person.role) == ("Edda Kvarnholm", "person", "Harbor Minister")
    assert "Kvarnholm" in person.aliases
    assert found.resolve(*at(FERRY, "Harbor Minister Edda Kvarnholm")) == (person,)


def test_a_pronoun_stands_for_the_speaker_before_it(nlp: Language) -> None:
    assert who(nlp, FERRY, "she") == [("Edda Kvarnholm", "person")]


def test_unnamed_people_are_counted_and_met_again(nlp: Language) -> None:
    found = book(nlp, FERRY)
    (first,) = found.resolve(*at(FERRY, "Three port officials briefed on the inquiry"))
    assert (first.kind, first.count) == ("anonymous", 3)
    assert found.resolve(*at(FERRY, "The officials")) == (first,)


def test_the_newspaper_is_the_outlet_named_before(nlp: Language) -> None:
    assert who(nlp, FERRY, "the newspaper") == [("Elmford Gazette", "outlet")]


def test_a_full_form_further_down_gives_the_name(nlp: Language) -> None:
    text = "Dallbergh denied it. Provincial police chief Anton Dallbergh said the bridge was open."
    assert who(nlp, text, "Dallbergh") == [("Anton Dallbergh", "person")]


def test_two_persons_of_one_surname_stay_two(nlp: Language) -> None:
    text = "Mayor Robert Osterlind said yes. His rival, Susan Osterlind, said no."
    assert who(nlp, text, "Mayor Robert Osterlind") != who(nlp, text, "Susan Osterlind")


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("A spokesman for Norrvik Shipping said so.", "A spokesman for Norrvik Shipping", [("Norrvik Shipping spokesman", "person")]),  # noqa: E501
        ("A Norrvik spokeswoman said so.", "A Norrvik spokeswoman", [("Norrvik spokeswoman", "person")]),
        (
            "Norrvik spokesman Peter Hallander said so.",
            "Norrvik spokesman Peter Hallander",
            [("Peter Hallander", "person")],
        ),
        (
            "Col. James Fennimore of the Elmford Coast Guard said so.",
            "Col. James Fennimore of the Elmford Coast Guard",
            [("James Fennimore", "person")],
        ),
        (
            "Maria Oxley, a spokeswoman for Norrvik, said so.",
            "Maria Oxley, a spokeswoman for Norrvik",
            [("Maria Oxley", "person")],
        ),
        ("A report in the Elmford Gazette said so.", "A report in the Elmford Gazette", [("Elmford Gazette", "outlet")]),  # noqa: E501
        ("The website ferrywatch.com reported it.", "The website ferrywatch.com", [("ferrywatch.com", "outlet")]),
        ("Sweden's Channel 47 reported it.", "Sweden's Channel 47", [("Channel 47", "outlet")]),
        ("Rumors said so.", "Rumors", [("Rumors", "unknown")]),
        ("Local media said so.", "Local media", [("Local media", "outlet")]),
        ("Court documents showed it.", "Court documents", [("Court documents", "document")]),
        ("A post by @ferry_fan showed it.", "A post by @ferry_fan", [("@ferry_fan", "social")]),
        ("Norway's mission to the United Nations denied it.", "Norway's mission to the United Nations", [
            ("Norway's mission to the United Nations", "organisation")]),
        ("Oslo said it would wait.", "Oslo", [("Oslo", "organisation")]),
        ("Anna Berg's sister said so.", "Anna Berg's sister", [("Anna Berg's sister", "person")]),
    ],
)  # fmt: skip
def test_kinds_of_mention(nlp: Language, text: str, mention: str, expected: list[tuple[str, str]]) -> None:
    assert who(nlp, text, mention) == expected


def test_a_note_from_somebody_is_two_sources(nlp: Language) -> None:
    text = "According to a research note from Henrik Aldous, analyst with Brackwater, sales fell. Aldous said more."
    assert who(nlp, text, "a research note from Henrik Aldous, analyst with Brackwater") == [
        ("Henrik Aldous's research note", "document"),
        ("Henrik Aldous", "person"),
    ]


def test_conjuncts_are_parallel_not_a_path(nlp: Language) -> None:
    text = "The Elmford Gazette and the Norrvik Herald reported it."
    chains = book(nlp, text).resolve_parallel(*at(text, "The Elmford Gazette and the Norrvik Herald"))
    assert [[s.name for s in c] for c in chains] == [["Elmford Gazette"], ["Norrvik Herald"]]


def test_an_adjective_pair_is_one_source(nlp: Language) -> None:
    text = "Federal and military officials said so."
    assert len(book(nlp, text).resolve_parallel(*at(text, "Federal and military officials"))) == 1


def test_a_relay_that_quotes_is_a_path(nlp: Language) -> None:
    text = "The Elmford Gazette, citing port officials, said so."
    assert who(nlp, text, "The Elmford Gazette, citing port officials") == [
        ("Elmford Gazette", "outlet"),
        ("port officials", "anonymous"),
    ]


def test_one_told_to_a_reporter_is_told_to_the_outlet(nlp: Language) -> None:
    text = "The source told the Elmford Gazette's Karen Ostby that it sank. The Elmford Gazette's Karen Ostby reported more."  # noqa: E501
    assert who(nlp, text, "the Elmford Gazette's Karen Ostby") == [("Elmford Gazette", "outlet")]
    assert who(nlp, text, "The Elmford Gazette's Karen Ostby") == [
        ("Elmford Gazette", "outlet"),
        ("Karen Ostby", "person"),
    ]


def test_a_short_outlet_name_needs_the_article(nlp: Language) -> None:
    text = "The Elmford Post reported it. According to the Post, the ferry sank. According to the post, it was old."
    assert who(nlp, text, "the Post") == [("Elmford Post", "outlet")]
    alone = "According to the Post, the ferry sank."
    assert who(nlp, alone, "the Post") == [("Post", "outlet")]


def test_an_abbreviation_stands_for_what_it_was_introduced_for(nlp: Language) -> None:
    text = "The Norrvik Harbor Authority (NHA) closed the pier. The NHA said it was unsafe."
    assert who(nlp, text, "The NHA") == [("Norrvik Harbor Authority", "organisation")]


def test_nothing_before_a_pronoun_leaves_it_open(nlp: Language) -> None:
    text = "It sank, he said. Nobody knew why."
    assert who(nlp, text, "he") == []


def test_the_publisher_and_the_wire(nlp: Language) -> None:
    text = "NORRVIK (AP) — The ferry sank. The captain swam."
    found = book(nlp, text, outlet="The Elmford Gazette")
    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.kind) == ("Elmford Gazette", "outlet")
    assert found.wire is not None
    assert found.wire.kind == "wire"
    assert found.credited == (found.wire,)


def test_a_papers_unnamed_wires_are_credited_but_no_single_wire(nlp: Language) -> None:
    found = book(nlp, "The ferry sank.\nWith Gazette wires")
    assert found.wire is None
    assert [(s.name, s.kind) for s in found.credited] == [("Gazette wires", "wire")]


def test_sources_are_listed_in_order_of_first_use(nlp: Language) -> None:
    found = book(nlp, FERRY)
    second: tuple[Source, ...] = found.resolve(*at(FERRY, "the newspaper"))
    first = found.resolve(*at(FERRY, "Kvarnholm", 1))
    assert found.sources() == (*second, *first)


@pytest.mark.parametrize("text", ["", " ", "“”", "A" * 5000, "(((((", "he and she and they", "\n\n\n"])
def test_any_span_of_any_text_is_answered(nlp: Language, text: str) -> None:
    found = book(nlp, text)
    assert all(isinstance(s, Source) for s in found.resolve(0, len(text)))
    assert found.resolve(-5, len(text) + 5) == found.resolve(0, len(text))


FRINKS = (
    "Harbor chief Donald Frink praised it. Frink denied it. Should Frink resign, the port closes. "
    "Ivanka Frink, his daughter, spoke. Frink was silent. Olav Brekke, Frink's attorney, said nothing. "
    "Frink's lawyer left."
)


def test_a_surname_means_the_bearer_introduced_before_it(nlp: Language) -> None:
    assert who(nlp, FRINKS, "Frink", 1) == [("Donald Frink", "person")]


def test_an_auxiliary_that_opens_a_sentence_is_no_name(nlp: Language) -> None:
    assert who(nlp, FRINKS, "Should Frink") == [("Donald Frink", "person")]


def test_a_surname_close_to_a_namesake_is_left_open(nlp: Language) -> None:
    assert who(nlp, FRINKS, "Ivanka Frink") == [("Ivanka Frink", "person")]
    assert who(nlp, FRINKS, "Frink", 4) == [("Frink", "person")]


def test_a_lawyer_is_the_one_whom_the_article_names(nlp: Language) -> None:
    assert who(nlp, FRINKS, "Frink's lawyer") == [("Olav Brekke", "person")]


@pytest.mark.parametrize(
    ("text", "mention", "name", "kind"),
    [
        ("The Harbor Department said no.", "The Harbor Department", "Harbor Department", "organisation"),
        ("The Justice Department said no.", "The Justice Department", "Justice Department", "organisation"),
        ("Aides to Mr. Berg said so.", "Aides to Mr. Berg", "Aides to Mr. Berg", "anonymous"),
        ("Tarn Institute, which pays for it, said so.", "Tarn Institute, which pays for it", "Tarn Institute",
         "organisation"),
        ("Sen. Edda Kvarnholm (D-Nev.) said so.", "Sen. Edda Kvarnholm (D-Nev.)", "Edda Kvarnholm", "person"),
    ],
)  # fmt: skip
def test_bodies_aides_and_parties(nlp: Language, text: str, mention: str, name: str, kind: str) -> None:
    assert who(nlp, text, mention) == [(name, kind)]


def test_an_office_of_another_body_is_somebody_else(nlp: Language) -> None:
    text = "Edda Berg, the former F.B.I. director, spoke. The C.I.A. director disagreed."
    assert who(nlp, text, "The C.I.A. director") != [("Edda Berg", "person")]


@pytest.mark.parametrize(
    ("mention", "affiliation"),
    [
        ("Maj. Anders Aranda, a spokesperson for Northern Command", "Northern Command"),
        ("Harbor Board spokeswoman Edda Lind", "Harbor Board"),
        ("A spokesman for the Foreign Ministry", "Foreign Ministry"),
        ("the Norwegian government", "Norway"),
    ],
)
def test_spokespeople_and_governments_have_an_affiliation(nlp: Language, mention: str, affiliation: str) -> None:
    text = f"It sank, {mention} said on Monday."
    (found,) = book(nlp, text).resolve(*at(text, mention))
    assert found.affiliation == affiliation
