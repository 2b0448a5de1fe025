"""The metadata file, doubles, languages, dates to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.errors import UsageError
from headwater.model import Article, Problem
from headwater.options import ReadOptions
from headwater.read import read_articles

TEXT = "The harbour bridge at Ostmere was closed on Tuesday, the port authority said. Nobody was hurt."
FRENCH = (
    "Le pont du port a été fermé mardi après la découverte d'une fissure dans son pilier, a annoncé la capitainerie. "
    "Nous ne prendrons aucun risque, a déclaré une porte-parole, qui ne sait pas quand il sera de nouveau ouvert aux "
    "voitures et aux camions de la région."
)


def read(folder: Path, **options: object) -> tuple[list[Article], list[Problem]]:
    found = list(read_articles([str(folder)], ReadOptions(**options)))  # type: ignore[arg-type]  # a test's shorthand
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, Problem)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "news"
    (place / "sub").mkdir(parents=True)
    (place / "a.txt").write_text(TEXT)
    (place / "sub/b.txt").write_text(TEXT)
    return place


@pytest.mark.parametrize("a", ["a.txt", "a", "./a.txt"])
@pytest.mark.parametrize("b", ["sub/b.txt", "sub\\b.txt", "b.txt", "b"])
def test_metadata_is_found_by_path_name_or_stem(tmp_path: Path, folder: Path, a: str, b: str) -> None:
    table = tmp_path / "meta.csv"
    table.write_text(f"path,outlet,published,title,byline,url\n{a},Ledger,2025-03-04,Closed,Ada Fenn,https://l.example/\n"
                     f"{b},Post,5 March 2025,,,\n")  # fmt: skip
    articles, problems = read(folder, metadata=str(table))
    first, second = articles
    assert (first.outlet_name, first.published, first.published_from) == ("Ledger", "2025-03-04", "metadata")
    assert (first.title, first.byline, first.url) == ("Closed", "Ada Fenn", "https://l.example/")
    assert (second.outlet_name, second.published, second.title) == ("Post", "2025-03-05", None)
    assert problems == []


def test_two_outlets_that_print_one_text_are_two_articles(tmp_path: Path, folder: Path) -> None:
    table = tmp_path / "meta.jsonl"
    table.write_text('{"path": "a", "outlet": "Ledger", "date": "2025-03-04"}\n'
                     '{"path": "b", "outlet": "Post", "date": "2025-03-04"}\n')  # fmt: skip
    articles, problems = read(folder, metadata=str(table))
    assert [a.outlet_name for a in articles] == ["Ledger", "Post"]
    assert articles[0].id != articles[1].id
    assert articles[0].sha256 == articles[1].sha256
    assert problems == []


def test_two_sites_that_print_one_text_are_two_articles(tmp_path: Path) -> None:
    rows = [
        f'{{"text": "{TEXT}", "url": "https://{site}/1", "date": "2025-03-04"}}' for site in ("a.example", "b.example")
    ]
    (tmp_path / "a.jsonl").write_text("\n".join([*rows, rows[0].replace("/1", "/1?utm=2")]))
    articles, problems = read(tmp_path)
    assert [a.url for a in articles] == ["https://a.example/1", "https://b.example/1"]
    assert [p.code for p in problems] == ["R115"]


def test_the_same_article_twice_is_read_once_and_told(folder: Path) -> None:
    articles, problems = read(folder, published="2025-03-04", outlet="The Vale Herald")
    assert [a.path for a in articles] == ["a.txt"]
    assert [(p.code, p.path) for p in problems] == [("R115", "sub/b.txt")]
    assert "a.txt" in problems[0].message


def test_one_text_in_two_files_without_an_outlet_is_kept_twice_and_told(folder: Path) -> None:
    articles, problems = read(folder, published="2025-03-04")
    assert [a.path for a in articles] == ["a.txt", "sub/b.txt"]
    assert len({a.id for a in articles}) == 2
    assert [(p.code, p.path, p.article) for p in problems] == [("R125", "sub/b.txt", articles[1].id)]


def test_rows_that_match_nothing_or_repeat_are_told(tmp_path: Path, folder: Path) -> None:
    table = tmp_path / "meta.csv"
    table.write_text("path,published\na.txt,2025-03-04\na.txt,2025-03-05\nzzz,2025-03-04\nb,2025-03-06\n,2025-01-01\n")
    articles, problems = read(folder, metadata=str(table))
    assert [a.published for a in articles] == ["2025-03-04", "2025-03-06"]
    assert [p.code for p in problems] == ["R122", "R120", "R120"]


def test_metadata_wins_over_a_date_in_the_text_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("4 March 2025\n\n" + TEXT)
    (tmp_path / "meta.csv").write_text("path,published\na,2025-03-09\n")
    articles, problems = read(tmp_path, metadata=str(tmp_path / "meta.csv"))
    assert (articles[0].published, articles[0].published_from) == ("2025-03-09", "metadata")
    assert [p.code for p in problems] == ["R123"]


def test_the_metadata_file_is_not_read_as_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "meta.csv").write_text("path,published\na,2025-03-09\n")
    assert read(tmp_path, metadata=str(tmp_path / "meta.csv"))[1] == []


def test_a_metadata_date_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "meta.csv").write_text("path,published\na,soon\n")
    assert [p.code for p in read(tmp_path, metadata=str(tmp_path / "meta.csv"))[1]] == ["R121", "R102"]


@pytest.mark.parametrize("content", ["name,date\na,2025-03-04\n", "", "path,date\na\n", None])
def test_an_unusable_metadata_file_is_misuse(tmp_path: Path, content: str | None) -> None:
    table = tmp_path / "meta.csv"
    if content is not None:
        table.write_text(content)
    with pytest.raises(UsageError, match=r"meta\.csv"):
        read_articles([str(tmp_path)], ReadOptions(metadata=str(table)))


@pytest.mark.parametrize("content", ["nonsense\n", "[1]\n", "[" * 100_000])
def test_an_unusable_metadata_file_in_json_lines_is_misuse(tmp_path: Path, content: str) -> None:
    table = tmp_path / "meta.jsonl"
    table.write_text(content)
    with pytest.raises(UsageError, match=r"line 1"):
        read_articles([str(tmp_path)], ReadOptions(metadata=str(table)))


def test_a_published_option_that_is_no_date_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="soon"):
        read_articles([str(tmp_path)], ReadOptions(published="soon"))


def test_a_text_in_another_language_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH)
    articles, problems = read(tmp_path)
    assert articles == []
    assert [p.code for p in problems] == ["R116"]
    assert '"fr"' in problems[0].message


def test_a_supported_language_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH)
    articles, _ = read(tmp_path, languages=("en", "fr"))
    assert [a.language for a in articles] == ["fr"]


@pytest.mark.parametrize("text", ["Le pont est fermé.", "Ja.", "Bridge closed"])
def test_a_text_too_short_to_tell_its_language_is_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    articles, _ = read(tmp_path)
    assert [(a.text, a.language) for a in articles] == [(text, None)]


def test_a_date_to_come_is_kept_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("4 March 2099\n\n" + TEXT)
    articles, problems = read(tmp_path)
    assert articles[0].published == "2099-03-04"
    assert [p.code for p in problems] == ["R117"]


def test_a_date_that_can_be_read_two_ways_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour bridge closed after crack\n03/04/2025\n\n" + TEXT)
    assert [p.code for p in read(tmp_path)[1]] == ["R121", "R102"]
