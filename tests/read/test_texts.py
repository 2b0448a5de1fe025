"""Plain texts: decoded as they are, never altered, whatever the bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Article, Problem
from headwater.options import ReadOptions
from headwater.read import read_articles
from headwater.read.decode import decode, looks_binary

STORY = (
    "The harbour bridge at Ostmere was closed on Tuesday after engineers found a crack, the port authority said.\r\n"
    "\r\n  “We will not take any risk,” said Mara Dunn.\n\n\n"
)


def read_one(place: Path, **options: object) -> tuple[list[Article], list[Problem]]:
    found = list(read_articles([str(place)], ReadOptions(**options)))  # type: ignore[arg-type]  # a test's shorthand
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, Problem)]


def test_the_text_is_the_decoded_file_to_the_last_character(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode())
    articles, problems = read_one(tmp_path / "a.txt")
    assert articles[0].text == STORY
    assert [p.code for p in problems] == ["R102"]
    assert problems[0].article == articles[0].id


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_left_off(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode(encoding))
    articles, problems = read_one(tmp_path / "a.txt", published="2025-03-04")
    assert articles[0].text == STORY
    assert problems == []


def test_windows_quotation_marks_are_read_and_the_assumption_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode("cp1252"))
    articles, problems = read_one(tmp_path / "a.txt", published="2025-03-04")
    assert articles[0].text == STORY
    assert [p.code for p in problems] == ["R110"]
    assert "cp1252" in problems[0].message


def test_the_same_file_gives_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    first, _ = read_one(tmp_path / "a.txt")
    second, _ = read_one(tmp_path / "b.txt")
    assert first[0].id == second[0].id


def test_options_fill_what_the_text_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("4 March 2025\n\n" + STORY)
    told, _ = read_one(tmp_path, published="2025-01-02", outlet="Radio Ostmere")
    assert [(a.published, a.published_from) for a in told] == [("2025-01-02", "option"), ("2025-03-04", "text")]
    assert {a.outlet_name for a in told} == {"Radio Ostmere"}


def test_a_text_too_long_is_bounded_and_what_is_left_out_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode() * 10)
    articles, problems = read_one(tmp_path / "a.txt", max_chars=100)
    assert articles[0].text == STORY[:100]
    assert "R109" in {p.code for p in problems}


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode() * 10)
    articles, problems = read_one(tmp_path / "a.txt", max_bytes=500)
    assert articles == []
    assert [p.code for p in problems] == ["R108"]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused_and_never_altered(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "a.txt"
        place.write_bytes(data)
        articles, problems = read_one(place)
    assert articles or problems
    for article in articles:
        assert article.text == decode(data).text
        article.text.encode("utf-8")  # no lone surrogates: it can be written anywhere
    for problem in problems:
        assert problem.message.isprintable()


@given(st.text(min_size=1, max_size=300))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    data = text.encode("utf-8")
    assert (
        decode(data).text == text.removeprefix("\ufeff") or looks_binary(data) or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    )
