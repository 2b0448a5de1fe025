"""JSON lines and tables: one article a row, one bad row never costs another."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Article, Problem
from headwater.options import ReadOptions
from headwater.read import read_articles
from headwater.read.rows import draft_of_row

TEXT = "The harbour bridge at Ostmere was closed on Tuesday, the port authority said."


def read(place: Path, **options: object) -> tuple[list[Article], list[Problem]]:
    found = list(read_articles([str(place)], ReadOptions(**options)))  # type: ignore[arg-type]  # a test's shorthand
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, Problem)]


def test_json_lines_with_our_names(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    row = {"id": "r1", "text": TEXT, "outlet": "Ostmere Ledger", "url": "https://ledger.example/1",
           "published": "2025-03-04", "title": "Bridge closed", "byline": "Ada Fenn"}  # fmt: skip
    place.write_text(json.dumps(row) + "\n\n" + json.dumps({"text": TEXT + " It reopens soon."}))
    articles, problems = read(place)
    first, second = articles
    assert first.path.endswith("a.jsonl#r1")
    assert second.path.endswith("a.jsonl#2")
    assert (first.outlet_name, first.url, first.title) == (
        "Ostmere Ledger",
        "https://ledger.example/1",
        "Bridge closed",
    )
    assert (first.byline, first.published, first.published_from) == ("Ada Fenn", "2025-03-04", "metadata")
    assert [p.code for p in problems] == ["R102"]


@pytest.mark.parametrize(
    "names",
    [("body", "date", "source_domain", "headline"), ("Content", "Publication Date", "Publisher", "Title"),
     ("maintext", "date_publish", "source", "title")],
)  # fmt: skip
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_with_other_names_and_delimiters(tmp_path: Path, names: tuple[str, ...], delimiter: str) -> None:
    place = tmp_path / ("a.tsv" if delimiter == "\t" else "a.csv")
    with place.open("w", newline="", encoding="utf-8-sig") as file:
        rows = csv.writer(file, delimiter=delimiter)
        rows.writerows([names, [TEXT + "\n\nA second; paragraph, here.", "4 March 2025", "Ledger", "Bridge"]])
    articles, problems = read(place)
    assert articles[0].text == TEXT + "\n\nA second; paragraph, here."
    assert (articles[0].outlet_name, articles[0].title, articles[0].published) == ("Ledger", "Bridge", "2025-03-04")
    assert problems == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{not json", "R114"),
        ("[1, 2]", "R114"),
        ('"text"', "R114"),
        ("[" * 100_000, "R114"),
        ('{"text": ' + "9" * 6000 + "}", "R114"),
        ('{"text": "  "}', "R113"),
        ('{"text": 7}', "R113"),
        ('{"title": "no text"}', "R113"),
        ('{"text": "' + "x" * 3000 + '"}', "R108"),
    ],
)
def test_a_bad_line_is_told_and_the_next_is_read(tmp_path: Path, line: str, code: str) -> None:
    place = tmp_path / "a.jsonl"
    place.write_text(line + "\n" + json.dumps({"text": TEXT, "date": "2025-03-04"}) + "\n")
    articles, problems = read(place, max_bytes=200_000 if code != "R108" else 2000)
    assert len(articles) == 1
    assert [p.code for p in problems] == [code]
    assert len(problems[0].message) < 400


def test_a_file_of_nothing_but_bad_lines_is_given_up(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    place.write_text("nonsense\n" * 5000)
    articles, problems = read(place)
    assert articles == []
    assert len(problems) < 60


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("a,b\n1,2\n", ["R113"]),
        ("text,date\n,2025-03-04\n", ["R113"]),
        (f"text,date\n\"{TEXT}\"\n", ["R114"]),
        (f'text,date\n"{TEXT}",soon\n', ["R121", "R102"]),
        ("text,date\n", ["R106"]),
        ('text,date\n"' + "never closed " * 400 + "\n", ["R114"]),
    ],
)  # fmt: skip
def test_bad_tables(tmp_path: Path, table: str, codes: list[str]) -> None:
    place = tmp_path / "a.csv"
    place.write_text(table)
    _, problems = read(place, max_chars=1000)
    assert [p.code for p in problems] == codes


def test_a_long_cell_is_read_and_the_limit_of_the_csv_module_is_as_before(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text('text,date\n"' + "The bridge is closed. " * 10_000 + '",2025-03-04\n')
    before = csv.field_size_limit()
    articles, problems = read(place)
    assert len(articles[0].text) == 220_000
    assert problems == []
    assert csv.field_size_limit() == before


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(f'text,date\n"“{TEXT}” she said.",2025-03-04\n'.encode("cp1252"))
    articles, problems = read(place)
    assert articles[0].text.startswith("“")
    assert [p.code for p in problems] == ["R110"]


def test_lone_surrogates_become_replacement_marks_and_are_told(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    place.write_text('{"text": "The bridge \\ud800 is closed.", "date": "2025-03-04"}')
    articles, problems = read(place)
    assert articles[0].text == "The bridge \ufffd is closed."
    assert [p.code for p in problems] == ["R110"]


def test_control_characters_stay_in_the_text_and_nowhere_else(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    evil = "\x1b[31mred\x07"
    place.write_text(json.dumps({"id": evil, "text": TEXT + evil, "title": evil, "outlet": evil, "date": evil}))
    articles, problems = read(place)
    assert articles[0].text.endswith(evil)
    shown = [articles[0].path, articles[0].title or "", articles[0].outlet_name or ""]
    shown += [p.message for p in problems] + [p.path or "" for p in problems]
    assert all(line.isprintable() for line in shown)


@pytest.mark.parametrize(
    ("value", "name"),
    [({"name": "Ledger"}, "Ledger"), ([{"name": "A"}, "B"], "A, B"), (7, "7"), (True, None), ([[[]]], None)],
)
def test_names_given_as_objects_and_lists(value: object, name: str | None) -> None:
    draft = draft_of_row({"text": TEXT, "outlet": value}, "a.jsonl", 1)
    assert not isinstance(draft, Problem)
    assert draft.outlet == name


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(["text", "id", "outlet", "date", "url", "title", "author", "x"]), JSON_VALUES))
def test_any_row_is_an_article_or_a_problem(row: dict[str, object]) -> None:
    draft = draft_of_row(row, "a.jsonl", 1)
    assert draft.path is not None
    assert draft.path.isprintable()
