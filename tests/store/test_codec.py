"""Records survive being written: what is read back equals what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import extract_statements
from headwater.model import (
    Article,
    Claim,
    Copy,
    Event,
    Extraction,
    Judgement,
    Origins,
    Reason,
    Relation,
    Source,
    Statement,
)
from headwater.options import ExtractOptions, Options
from headwater.store.codec import decode, encode, pack, unpack
from tests.stories.story import read_story

st.register_type_strategy(float, st.floats(allow_nan=False))

RECORDS = (Article, Claim, Copy, Event, Judgement, Origins, Reason, Relation, Source, Statement)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda k: k.__name__)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_record_comes_back(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert decode(kind, encode(record)) == record
    assert unpack(kind, pack(record)) == record


def test_an_extraction_comes_back() -> None:
    story = read_story(Path(__file__).parents[1] / "stories" / "told" / "nested-chain.story")
    for extraction in extract_statements(story.articles, ExtractOptions()):
        assert extraction.statements
        assert unpack(Extraction, pack(extraction)) == extraction


def test_a_field_left_behind_is_given_back_and_an_unknown_one_passed_over() -> None:
    article = Article(id="a-1", path="1.txt", text="A text.", sha256="0")
    assert decode(Article, encode(article, without=("text",)), text="A text.") == article
    assert decode(Source, '{"id":"s-1","name":"Ida","kind":"person","shoe_size":7}').name == "Ida"
    assert decode(Options, encode(Options())) == Options()
