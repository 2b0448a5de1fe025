"""The file itself: one writer, clear errors, a schema that is guarded, a check that finds what is broken."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest

import headwater
from headwater.corpus import Corpus
from headwater.errors import StoreFault
from headwater.problems import PROBLEMS
from headwater.store.database import Database
from headwater.store.migrations import VERSION, schema_text
from headwater.store.settings import migrations
from tests.store.conftest import FERRY, QUAY, make_article

SCHEMAS = {1: "f3baf6cc31382dde"}


def test_the_schema_changes_with_its_version_only() -> None:
    assert hashlib.sha256(schema_text().encode()).hexdigest()[:16] == SCHEMAS[VERSION]


def test_a_new_corpus_records_how_it_came_to_its_schema(corpus: Corpus) -> None:
    assert [(version, name) for version, name, _ in migrations(corpus.db)] == [(1, "first schema")]


def test_a_second_writer_is_told_and_readers_are_not(corpus: Corpus) -> None:
    corpus.add_articles([make_article(QUAY)])
    corpus.db.lock()
    with headwater.open(corpus.db.path) as second:
        with pytest.raises(StoreFault, match=r"another process is writing.*\[S701\]"):
            second.add_articles([make_article(FERRY)])
        assert second.articles().total == 1
    corpus.db.unlock()
    with headwater.open(corpus.db.path) as second:
        assert len(second.add_articles([make_article(FERRY)]).added) == 1


def test_a_corpus_open_for_reading_cannot_be_changed(corpus: Corpus) -> None:
    corpus.add_articles([make_article(QUAY)])
    with headwater.open(corpus.db.path, readonly=True) as reader:
        assert reader.claims().total > 0
        assert reader.check() == []
        with pytest.raises(StoreFault, match="S702"):
            reader.add_articles([make_article(FERRY)])


def test_a_corpus_in_a_folder_that_cannot_be_written_is_read(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.add_articles([make_article(QUAY)])
    corpus.close()
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with headwater.open(corpus.db.path, readonly=True) as reader:
        assert reader.claims().total > 0
        assert reader.check() == []
    assert not corpus.db.path.with_name("news.hw-shm").exists()


def test_a_full_disk_is_said_and_leaves_the_file_whole(corpus: Corpus) -> None:
    corpus.add_articles([make_article(QUAY)])
    before = corpus.document()
    corpus.db.limit_pages(corpus.db.number("PRAGMA page_count") + 2)
    with pytest.raises(StoreFault, match=r"full.*\[S703\]"):
        corpus.add_articles([make_article(f"{FERRY} {n}", f"Paper {n}") for n in range(40)])
    corpus.db.limit_pages(2**30)
    assert corpus.document()["claims"][0] in before["claims"]
    assert corpus.check() == []
    corpus.settle()
    assert corpus.overview().pending == 0
    assert corpus.check() == []


def test_no_corpus_a_folder_and_other_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("These are notes and no corpus at all. " * 40)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE things (name)")
    other.close()
    for name, code in (("notes.txt", "S706"), ("other.db", "S704"), (".", "S704")):
        with pytest.raises(StoreFault, match=code):
            headwater.open(tmp_path / name)
    with pytest.raises(StoreFault, match="S704"):
        headwater.open(tmp_path / "missing.hw", create=False)
    with pytest.raises(StoreFault, match="S704"):
        headwater.open(tmp_path / "missing.hw", readonly=True)
    assert not (tmp_path / "missing.hw").exists()


def test_a_corpus_of_a_newer_program_is_not_touched(corpus: Corpus) -> None:
    corpus.db.run(f"PRAGMA user_version={VERSION + 1}")
    with pytest.raises(StoreFault, match="S705"):
        headwater.open(corpus.db.path)


def test_every_code_that_is_tabled_is_used() -> None:
    source = "".join(
        p.read_text() for p in Path(headwater.__file__).parent.glob("*/*.py") if p.parent.name in ("store", "corpus")
    )
    codes = {code for code in PROBLEMS if code.startswith("S7")}
    assert {code for code in codes if f'"{code}"' in source} == codes


BROKEN = (
    ("S721", "DELETE FROM claims WHERE number = 1"),
    ("S721", "DELETE FROM extractions"),
    ("S721", "DELETE FROM statement_words_data WHERE id > 10"),
    ("S722", "UPDATE articles SET text = replace(text, 'crane', 'tower')"),
    ("S723", 'UPDATE statements SET record = replace(record, \'"text":"\', \'"text":"x\')'),
    ("S724", "UPDATE claims SET record = replace(record, '\"low\":1', '\"low\":4')"),
    ("S726", "UPDATE counts SET value = value + 1 WHERE name = 'claims'"),
    ("S727", "UPDATE article_keys SET day = 1"),
    ("S727", "UPDATE parts SET story = 'k-000000000000'"),
)


@pytest.mark.parametrize(("code", "damage"), BROKEN)
def test_check_finds_what_is_broken(corpus: Corpus, code: str, damage: str) -> None:
    corpus.add_articles([make_article(QUAY), make_article(QUAY + " It was windy.", "Osterby Times")])
    assert corpus.check() == []
    corpus.db.run(damage)
    assert code in {p.code for p in corpus.check()}


def test_one_transaction_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    db = Database(tmp_path / "news.hw")

    def write_and_fail() -> None:
        with db.writing():
            db.run("INSERT INTO settings VALUES ('a', '1')")
            with db.writing():
                db.run("INSERT INTO settings VALUES ('b', '2')")
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert db.rows("SELECT name FROM settings") == []
    db.close()
