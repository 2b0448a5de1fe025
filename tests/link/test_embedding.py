"""Texts become vectors: alike for what says the same, the same whoever stands beside them, negations read."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.link.claims import wording_of
from headwater.link.embedding import DIMENSIONS, embed_texts
from headwater.model import Statement, make_id

PARAPHRASES = (
    ("The ferry sank off Ostrel on Sunday", "A ferry went down on Sunday near Ostrel", "The ferry was built in Ostrel"),
    ("Police took the three men into custody", "The three were arrested", "The three men had worked as cooks"),
    ("Alder will resign as mayor", "The mayor is to step down", "The mayor thanked the firefighters"),
)


@pytest.mark.parametrize(("one", "same", "other"), PARAPHRASES)
def test_another_wording_is_nearer_than_another_claim_of_the_story(one: str, same: str, other: str) -> None:
    a, b, c = embed_texts([one, same, other])
    assert a @ b > a @ c


def test_a_vector_depends_on_its_text_alone() -> None:
    text = "The ferry sank off Ostrel on Sunday"
    alone = embed_texts([text])[0]
    among = embed_texts(["A much longer text about quite another thing in another town", text, text, "No"])
    assert np.array_equal(among[1], alone)
    assert np.array_equal(among[2], alone)


def test_no_texts_give_no_vectors() -> None:
    assert embed_texts([]).shape == (0, DIMENSIONS)


def statement(text: str, polarity: str) -> Statement:
    return Statement(
        id=make_id("st", text), article="a-1", start=0, end=len(text), text=text, sentence=(0, len(text)),
        polarity=polarity,  # type: ignore[arg-type]  # a plain string keeps the cases short
    )  # fmt: skip


def test_a_negation_outside_the_passage_is_read_with_it() -> None:
    assert wording_of(statement("the men pose a threat", "negative")) != "the men pose a threat"
    assert wording_of(statement("the men pose no threat", "negative")) == "the men pose no threat"
    assert wording_of(statement("the men pose a threat", "positive")) == "the men pose a threat"
