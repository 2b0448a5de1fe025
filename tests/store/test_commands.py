"""The commands that keep a corpus."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import headwater
from headwater import cli_ask
from headwater.cli_corpus import COMMANDS, PROBLEMS, teller
from headwater.corpus import Progress
from headwater.errors import HeadwaterError, StoreFault
from tests.store.conftest import FERRY, QUAY

RUN = {c.name: c for c in (*COMMANDS, *cli_ask.COMMANDS)}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two articles and one empty file."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "quay.txt").write_text(QUAY)
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "empty.txt").write_text("")
    return folder


def run(name: str, *arguments: object, fails: type[HeadwaterError] | None = None) -> Result:
    result = CliRunner().invoke(RUN[name], [str(a) for a in arguments])
    if fails:
        assert isinstance(result.exception, fails)
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_add_tells_what_it_did_and_again_that_all_is_known(tmp_path: Path, articles: Path) -> None:
    first = run("add", tmp_path / "news.hw", articles, "--published", "2024-05-15", "--strict")
    assert "2 new articles; 2 stories traced." in first.output
    assert "R106  empty.txt" in first.output
    assert first.exit_code == PROBLEMS
    again = run("add", tmp_path / "news.hw", articles, "--published", "2024-05-15")
    assert "0 new articles, 2 known; 0 stories traced." in again.output
    assert run("add", tmp_path / "news.hw").exit_code == 0


def test_add_without_paths_needs_a_corpus(tmp_path: Path) -> None:
    run("add", tmp_path / "none.hw", fails=StoreFault)
    assert not (tmp_path / "none.hw").exists()


def test_withdraw_then_check(tmp_path: Path, articles: Path) -> None:
    db = tmp_path / "news.hw"
    run("add", db, articles)
    with headwater.open(db) as corpus:
        quay = corpus.articles(text="crane").items[0].id
    assert "is withdrawn" in run("withdraw", db, quay, "--by", "E. Hald", "--note", "an error").output
    sound = run("check", db, "--again")
    assert "All holds: 1 article," in sound.output
    with headwater.open(db) as corpus:
        corpus.db.run("UPDATE articles SET text = 'x'")
    broken = run("check", db)
    assert broken.exit_code == PROBLEMS
    assert "S722" in broken.output


def test_export_gives_the_ledger_and_rows(tmp_path: Path, articles: Path) -> None:
    db, out = tmp_path / "news.hw", tmp_path / "ledger.json"
    run("add", db, articles)
    run("export", db, "--out", out)
    ledger = json.loads(out.read_text())
    assert ledger["schema"] == "headwater-ledger/1"
    rows = [json.loads(line) for line in run("export", db, "--format", "jsonl").output.splitlines()]
    assert {r["statement"] for r in rows} == {s["id"] for s in ledger["statements"]}
    table = list(csv.DictReader(io.StringIO(run("export", db, "--format", "csv").output)))
    assert [r["claim"] for r in table] == [r["claim"] for r in rows]
    with headwater.open(db) as corpus:
        story = corpus.stories().items[0]
    (part,) = [json.loads(run("export", db, "--story", story.id).output)]
    assert len(part["articles"]) == story.articles


def test_the_bar_shows_each_stage_with_its_rate() -> None:
    from rich.progress import Progress as Bar

    with Bar(disable=True) as bar:
        tell = teller(bar)
        for done in range(3):
            tell(Progress(stage="Extracting", done=done, total=2))
        tell(Progress(stage="Tracing", done=1, total=4))
        assert [(t.completed, t.total) for t in bar.tasks] == [(2, 2), (1, 4)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_help_has_examples(command: click.Command) -> None:
    result = run(command.name or "", "--help")
    assert "Examples:" in result.output
