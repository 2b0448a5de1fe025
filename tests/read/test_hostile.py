"""Whatever the bytes and whatever they are called: articles and problems, never an exception."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import UsageError
from headwater.model import Article, Problem
from headwater.options import ReadOptions
from headwater.read import read_articles

PIECES = st.sampled_from(
    [b"{", b"}", b"[", b'"text":', b'"', b",", b"\n", b"\r\n", b"\\ud800", b"text,date\n", b"path", b";", b"\t",
     b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"<p>", b"</p>", b"</script>",
     b"<script type='application/ld+json'>", b"<meta charset=utf-16>", b"&#xd800;", b"By Ada Fenn", b"03/04/2025",
     b"The bridge is closed. ", b"\x80", b"1e999"]
)  # fmt: skip


def read_bytes(data: bytes, name: str) -> list[Article | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        return list(read_articles([folder], ReadOptions(max_chars=1000)))


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=25).map(b"".join)),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a.tsv"]),
)
def test_any_bytes_under_any_ending(data: bytes, name: str) -> None:
    found = read_bytes(data, name)
    assert found
    for one in found:
        if isinstance(one, Article):
            assert len(one.text) <= 1000
            one.text.encode("utf-8")
            assert all(
                field is None or field.isprintable() for field in (one.path, one.title, one.outlet_name, one.url)
            )
        else:
            assert one.message.isprintable()
            assert one.path is None or one.path.isprintable()


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=25).map(b"".join), st.sampled_from(["meta.csv", "meta.jsonl"]))
def test_any_metadata_is_used_or_refused_in_one_line(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / name
        table.write_bytes(data)
        try:
            outcome = [f"{one.code}: {one.message}" for one in read_articles([], ReadOptions(metadata=str(table)))
                       if isinstance(one, Problem)]  # fmt: skip
        except UsageError as error:
            outcome = [str(error)]
    assert all(line.isprintable() for line in outcome)


@pytest.mark.parametrize(
    "text",
    ["By " + "A, " * 100_000, "September 14, " * 20_000, " " * 400_000, "\n" * 400_000, "photo " * 60_000,
     "1" * 400_000, "updated " * 50_000, "The " * 100_000, "By\u00a0" * 100_000],
    ids=["names", "dates", "blanks", "lines", "captions", "digits", "labels", "capitals", "bylines"],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_read_at_once(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    started = time.process_time()
    found = list(read_articles([str(tmp_path)], ReadOptions(languages=("en", "zh"))))
    assert found
    assert time.process_time() - started < 5  # seconds; a pattern that backtracks would take hours


@pytest.mark.parametrize(
    "html",
    ["<meta " * 50_000, "<!--" * 50_000, "<a href=" * 50_000, "<p>" * 15_000, "<table><tr><td>" * 15_000,
     "<p>photo: " * 8_000 + "</p>", "&lt;" * 200_000],
    ids=["metas", "comments", "links", "paragraphs", "tables", "credits", "entities"],
)  # fmt: skip
def test_a_page_made_to_be_slow_is_read_or_refused(tmp_path: Path, html: str) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + html)
    started = time.process_time()
    found = list(read_articles([str(tmp_path)], ReadOptions()))
    assert found
    assert time.process_time() - started < 20  # seconds
