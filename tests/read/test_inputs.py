"""Paths, folders, links, standard input: order kept, and nothing read that was not named."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from headwater.model import Article, Problem
from headwater.options import ReadOptions
from headwater.read import read_articles

TEXT = "The harbour bridge at Ostmere was closed on Tuesday, the port authority said. Nobody was hurt."
DATED = ReadOptions(published="2025-03-04")


def read(*paths: object, options: ReadOptions = DATED) -> tuple[list[Article], list[Problem]]:
    found = list(read_articles([str(path) for path in paths], options))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, Problem)]


def write(place: Path, text: str = TEXT) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"{text} [{place.name}]")
    return place


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_folder_is_read_in_name_order_with_paths_relative_to_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.text", "c.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name)
    articles, problems = read(tmp_path)
    assert [a.path for a in articles] == ["a/c.text", "a/z.txt", "b.txt", "c.txt"]
    assert problems == []


def test_paths_are_read_in_the_order_given_and_two_folders_never_share_a_path(tmp_path: Path) -> None:
    write(tmp_path / "two/a.txt", "Second. " + TEXT)
    write(tmp_path / "one/a.txt")
    articles, _ = read(tmp_path / "two", tmp_path / "one")
    assert [a.path for a in articles] == [f"{tmp_path}/two/a.txt", f"{tmp_path}/one/a.txt"]


def test_a_missing_path_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    articles, problems = read(tmp_path / "no.txt", write(tmp_path / "a.txt"), "")
    assert len(articles) == 1
    assert [p.code for p in problems] == ["R101", "R101"]


def test_an_empty_folder_and_one_without_articles(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.png").write_bytes(b"\x89PNG")
    (tmp_path / "other/b.png").write_bytes(b"\x89PNG")
    assert [p.code for p in read(tmp_path / "empty")[1]] == ["R103"]
    problems = read(tmp_path / "other")[1]
    assert [p.code for p in problems] == ["R118", "R104"]
    assert "2 file(s) of type .png" in problems[0].message


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "R106"),
        ("a.txt", b"  \n\n", "R106"),
        ("a.html", b"", "R106"),
        ("a.jsonl", b"\n\n", "R106"),
        ("a.csv", b"", "R106"),
        ("a.txt", b"\x00\x01\x02" * 100, "R107"),
        ("a.txt", b"%PDF-1.7 ...", "R107"),
        ("a.html", b"PK\x03\x04 ...", "R107"),
        ("a.jsonl", b"\x89PNG....", "R107"),
        ("a.csv", b"\x1f\x8b....", "R107"),
        ("a.docx", b"PK\x03\x04 ...", "R118"),
    ],
)
def test_files_that_hold_no_article(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    articles, problems = read(tmp_path / name, write(tmp_path / "z.txt"))
    assert len(articles) == 1
    assert [p.code for p in problems] == [code]


def test_a_hundred_megabytes_are_not_read_into_memory(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    with place.open("wb") as file:
        file.truncate(100_000_000)
    assert [p.code for p in read(place)[1]] == ["R108"]


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert [p.code for p in read(tmp_path / "a.txt")[1]] == ["R105"]
    assert [p.code for p in read(tmp_path)[1]] == ["R105", "R104"]


def test_links_that_leave_circle_or_break_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside/secret.txt", "Secret. " + TEXT)
    folder = tmp_path / "folder"
    write(folder / "a.txt")
    (folder / "b.txt").symlink_to(outside)
    (folder / "c").symlink_to(folder)
    (folder / "d.txt").symlink_to(folder / "nothing.txt")
    (folder / "e.txt").symlink_to(folder / "e.txt")
    (folder / "f").symlink_to(tmp_path / "outside")
    articles, problems = read(folder)
    assert [a.path for a in articles] == ["a.txt"]
    assert [(p.code, p.path) for p in problems] == [("R119", name) for name in ("b.txt", "c", "d.txt", "e.txt", "f")]


def test_a_name_with_escapes_reaches_no_terminal(tmp_path: Path) -> None:
    name = "a\x1b[31m\n\u202e.txt"
    articles, problems = read(write(tmp_path / name), tmp_path / "no\x1b[0m.txt")
    assert articles[0].path.isprintable()
    assert problems[0].message.isprintable()
    assert problems[0].path is not None
    assert problems[0].path.isprintable()


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/a\xff.txt"
    with open(raw, "wb") as file:
        file.write(TEXT.encode())
    articles, _ = read(tmp_path)
    assert articles[0].path == "a\\udcff.txt"


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b'{"text": "The bridge is closed."}\n{"text": "The bridge is open."}\n', ["-#1", "-#2"]),
        (TEXT.encode(), ["-"]),
        (b"{braces are not always JSON}, he said.", ["-"]),
    ],
)
def test_standard_input_is_told_by_its_look(monkeypatch: pytest.MonkeyPatch, data: bytes, paths: list[str]) -> None:
    feed(monkeypatch, data)
    articles, problems = read("-")
    assert [a.path for a in articles] == paths
    assert problems == []


def test_standard_input_in_html(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, f"<!doctype html><html><body><article><p>{TEXT}</p></article></body></html>".encode())
    assert [a.text for a in read("-")[0]] == [TEXT]


def test_standard_input_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, b"")
    assert [p.code for p in read("-")[1]] == ["R106"]


def test_reading_is_the_same_every_time_and_one_at_a_time(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path / name)
    first = next(iter(read_articles([str(tmp_path)], DATED)))
    assert isinstance(first, Article)
    assert first.path == "a.txt"
    assert read(tmp_path) == read(tmp_path)
