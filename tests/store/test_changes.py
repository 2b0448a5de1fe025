"""What comes to a corpus: new, known, in another version, withdrawn; and what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import headwater
from headwater.corpus import Corpus, Progress
from headwater.corpus.edits import find_edits
from headwater.errors import StoreFault, UsageError
from headwater.options import ExtractOptions, Options, ReadOptions
from tests.store.conftest import FERRY, QUAY, make_article

SITE = "https://vale-herald.example/quay"


def test_an_article_read_twice_changes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text(QUAY)
    read = ReadOptions(published="2024-05-15", outlet="Vale Herald")
    first = corpus.add([str(tmp_path / "quay.txt")], read)
    before = corpus.document()
    again = corpus.add([str(tmp_path)], read)
    assert len(first.added) == 1
    assert (again.added, again.unchanged, again.stories) == ([], first.added, 0)
    assert corpus.document() == before


def test_another_text_at_the_same_address_is_a_new_version_with_its_edits(corpus: Corpus) -> None:
    first = make_article(QUAY, url=SITE)
    later = make_article(QUAY.replace("Two welders", "Three welders"), url=SITE)
    corpus.add_articles([first])
    report = corpus.add_articles([later])
    assert report.replaced == [(later.id, first.id)]
    assert [a.id for a in corpus.articles().items] == [later.id]
    old, new = corpus.versions(first.id)
    assert (old.article, old.state, old.ended is not None) == (first.id, "replaced", True)
    assert [(e.kind, e.old, e.new) for e in new.edits] == [("changed", "Two", "Three")]
    assert [s.statement.text for s in corpus.statements(article=first.id).items] == []
    assert any("Three welders" in s.statement.text for s in corpus.statements(article=later.id).items)
    assert corpus.check(again=True) == []


def test_a_file_that_changed_is_a_new_version_of_it(corpus: Corpus, tmp_path: Path) -> None:
    for text in (QUAY, QUAY + " An inquest was opened.", QUAY):
        (tmp_path / "quay.txt").write_text(text)
        report = corpus.add([str(tmp_path)])
    assert len(report.replaced) == 1
    (now,) = corpus.articles().items
    assert corpus.article(now.id).text == QUAY
    assert [v.state for v in corpus.versions(now.id)] == ["current", "replaced"]
    assert corpus.check(again=True) == []


def test_files_of_one_name_in_two_folders_are_two_articles(corpus: Corpus, tmp_path: Path) -> None:
    for folder, text in (("monday", QUAY), ("tuesday", FERRY)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(text)
        corpus.add([str(tmp_path / folder)])
    assert corpus.articles().total == 2


def test_a_withdrawn_article_counts_no_more_and_stays_on_record(corpus: Corpus) -> None:
    quay, ferry = make_article(QUAY), make_article(FERRY)
    corpus.add_articles([quay, ferry])
    corpus.withdraw(quay.id, by="E. Hald", note="printed by mistake")
    assert [a.id for a in corpus.articles().items] == [ferry.id]
    (record,) = corpus.versions(quay.id)
    assert (record.state, record.ended_by, record.note) == ("withdrawn", "E. Hald", "printed by mistake")
    assert corpus.article(quay.id).text == QUAY
    assert corpus.search("crane").total == 0
    assert corpus.add_articles([quay]).withdrawn == [quay.id]
    with pytest.raises(UsageError, match="withdrawn already"):
        corpus.withdraw(quay.id)


def test_problems_of_reading_are_kept_with_their_article(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text(QUAY)
    (tmp_path / "empty.txt").write_text("")
    corpus.add([str(tmp_path)])
    assert [(p.code, p.path) for p in corpus.problems().items] == [("R106", "empty.txt"), ("R102", "quay.txt")]
    (tmp_path / "empty.txt").write_text(FERRY)
    corpus.add([str(tmp_path)])
    assert [p.code for p in corpus.problems().items] == ["R102", "R102"]


def test_progress_tells_the_stages_and_how_far_they_are(corpus: Corpus) -> None:
    seen: list[Progress] = []
    corpus.add_articles([make_article(QUAY), make_article(FERRY)], on_progress=seen.append)
    assert [p.stage for p in seen] == sorted((p.stage for p in seen), key=["Extracting", "Tracing"].index)
    assert (seen[-1].done, seen[-1].total) == (2, 2)


class Interrupted(Exception):
    """What stands for Ctrl-C here."""


def test_an_interrupted_ingest_is_gone_on_with(corpus: Corpus) -> None:
    articles = [make_article(f"{QUAY} It was reported at {n} o'clock.", f"Paper {n}") for n in range(20)]

    def interrupt(progress: Progress) -> None:
        if progress.done >= 17:
            raise Interrupted

    with pytest.raises(Interrupted):
        corpus.add_articles(articles, on_progress=interrupt)
    kept = corpus.articles().total
    assert 0 < kept < 20
    assert corpus.overview().pending == 0
    assert corpus.overview().claims == 0
    report = corpus.add_articles(articles)
    assert len(report.unchanged) == kept
    assert len(report.added) == 20 - kept
    assert corpus.overview().articles == 20
    assert corpus.check() == []


def test_readers_see_the_last_finished_state_meanwhile(corpus: Corpus) -> None:
    corpus.add_articles([make_article(QUAY)])
    answers: list[tuple[int, int]] = []
    with headwater.open(corpus.db.path, readonly=True) as reader:
        corpus.add_articles(
            [make_article(QUAY + " The quay is closed.", "Osterby Times")],
            on_progress=lambda _: answers.append((reader.articles().total, reader.claims(status="disputed").total)),
        )
        assert reader.articles().total == 2
    assert {a for a, _ in answers} <= {1, 2}


def test_a_corpus_keeps_its_options(tmp_path: Path) -> None:
    rules = Options(extract=ExtractOptions(model=False))
    with headwater.open(tmp_path / "news.hw", options=rules) as corpus:
        assert corpus.options.extract.model is False
    with headwater.open(tmp_path / "news.hw") as corpus:
        assert corpus.options.extract.model is False
    with pytest.raises(StoreFault, match="S707"):
        headwater.open(tmp_path / "news.hw", options=Options())


def test_what_another_extractor_read_is_told_and_renewed(corpus: Corpus) -> None:
    corpus.add_articles([make_article(QUAY)])
    corpus.db.run("UPDATE articles SET extractor = 'x-older'")
    corpus.db.run("UPDATE stories SET engine = 'g-older'")
    overview = corpus.overview()
    assert (overview.outdated_articles, overview.outdated_stories) == (1, 1)
    before = corpus.document()
    corpus.renew()
    overview = corpus.overview()
    assert (overview.outdated_articles, overview.outdated_stories) == (0, 0)
    assert corpus.document() == before
    assert corpus.check() == []


def test_words_left_broken_by_their_input_are_kept_as_they_were(corpus: Corpus) -> None:
    broken = make_article(QUAY, title="Quay \udc00", path="\ud800.txt")
    corpus.add_articles([broken])
    assert corpus.article(broken.id) == broken
    assert corpus.ledger().evidence.articles[broken.id] == broken
    assert corpus.search("\ud83d there").total >= 0
    assert corpus.check(again=True) == []


@given(st.text(alphabet="ab. \n", max_size=60), st.text(alphabet="ab. \n", max_size=60))
def test_edits_put_into_the_old_text_make_the_new_one(old: str, new: str) -> None:
    made, at = [], 0
    for kind, a, b, c, d in find_edits(old, new):
        assert kind == ("added" if a == b else "removed" if c == d else "changed")
        made += [old[at:a], new[c:d]]
        at = b
    assert "".join([*made, old[at:]]) == new
