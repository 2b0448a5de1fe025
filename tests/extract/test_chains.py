"""Chains of small invented articles: carried sources, papers, closing cues, notices that take back."""

from __future__ import annotations

import pytest

import headwater.extract as extract_stage
from headwater.extract.acts import is_taken_back
from headwater.extract.boilerplate import label_length
from headwater.extract.sources_described import is_specific, kind_described
from headwater.model import Extraction
from tests.extract.test_statements import chain, extract, find


def test_inverted_cue_closes_its_sentence() -> None:
    found = extract("The mill at Kell was sold to a bank before the flood reached it, notes the Marlow Echo.")
    assert chain(found, "was sold to a bank") == ["Marlow Echo"]


def test_closing_according_to_covers_the_whole_sentence() -> None:
    text = "The crew refused to sail on Monday, leading the port to cancel the ferry, according to Ann Lee."
    assert chain(extract(text), "refused to sail") == ["Ann Lee"]


def test_denied_deed_is_what_is_denied() -> None:
    s = find(extract("Mayor Otto Lund denied taking money from the builder Kessler."), "taking money")
    assert (s.act, s.voice) == ("denies", "attributed")


def test_correction_takes_the_earlier_report_back() -> None:
    found = extract("Correction: An earlier report said the bridge was built in 1961. The bridge was built in 1916.")
    assert (find(found, "1961").act, find(found, "1961").chain) == ("retracts", ())
    assert find(found, "1916").act == "says"


def test_taking_back_needs_a_notice_or_an_error() -> None:
    plain = "An earlier report said the dam was safe."
    assert not is_taken_back(plain, 23, 0, len(plain))
    wrong = "An earlier version mistakenly said the dam was safe."
    assert is_taken_back(wrong, 35, 0, len(wrong))


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Why It Matters: The dam holds back the Tarn.", "Why It Matters: "),
        ("LISSA — The ferry sank.", "LISSA — "),
        ("The ferry sank: nobody was hurt.", ""),
    ],
)
def test_labels_are_no_part_of_a_sentence(sentence: str, label: str) -> None:
    assert label_length(sentence) == len(label)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [("the fire brigade", "organisation"), ("the harbour master", "person"), ("a harbour master", "anonymous")],
)
def test_described_sources_have_a_kind(phrase: str, kind: str) -> None:
    assert kind_described(phrase) == kind


def test_specific_descriptions_say_more_than_their_head() -> None:
    assert is_specific("the foreign ministry")
    assert not is_specific("the ministry")


def test_article_that_breaks_a_rule_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Extraction:
        raise IndexError("no such token")

    monkeypatch.setattr(extract_stage, "extract_article", broken)
    found = extract("The ferry sank.")
    assert (found.statements, [p.code for p in found.problems]) == ((), ["X201"])


def test_first_word_may_be_a_cue() -> None:
    assert extract("Reports").statements == ()
