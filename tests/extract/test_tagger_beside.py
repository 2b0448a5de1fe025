"""The tagger runs in a second thread beside the parser: same results, in order, and no thread is left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from headwater.extract import extract_statements
from headwater.extract.attribution import tag_texts
from headwater.extract.parse import parse_texts
from headwater.extract.statements import extract_article
from headwater.model import Article
from headwater.options import ExtractOptions

TEXTS = (
    "The mayor of Orlen said on Monday that the bridge would reopen in May.\n\nFour workers were hurt, police said.",
    "“We will not sell the harbour,” Ida Brandt told reporters. She added that two buyers had called.",
    "Rents rose by nine percent last year, according to the Tarn Institute.",
    "",
    "The ferry sank within an hour. Divers believe the hull was cut, the Velm Courier reported.",
)


def articles() -> list[Article]:
    return [Article(id=f"a{i}", path=f"a{i}.txt", sha256="0" * 64, text=text) for i, text in enumerate(TEXTS)]


def tagger_threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("headwater-tagger")]


@pytest.mark.parametrize("size", [1, 2, 16])
def test_finds_what_one_thread_finds(size: int) -> None:
    options = ExtractOptions(batch_size=size)
    alone = [
        extract_article(article, doc, tag_texts([article.text], options)[0])
        for article, doc in zip(articles(), parse_texts(TEXTS), strict=True)
    ]
    assert list(extract_statements(articles(), options)) == alone
    assert sum(len(e.statements) for e in alone) >= 6


def test_a_reader_that_stops_early_leaves_no_thread() -> None:
    stream = extract_statements(articles(), ExtractOptions(batch_size=4))
    assert next(stream).article.id == "a0"
    assert len(tagger_threads()) == 1
    stream.close()  # type: ignore[attr-defined]  # what an iterator of a generator has
    assert tagger_threads() == []


def test_a_failing_source_of_articles_leaves_no_thread() -> None:
    def failing() -> Iterator[Article]:
        yield from articles()[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(extract_statements(failing(), ExtractOptions(batch_size=1)))
    assert tagger_threads() == []
