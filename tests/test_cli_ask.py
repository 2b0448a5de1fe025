"""The commands that ask a corpus, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

import headwater
from headwater.ask.claims import find_claims
from headwater.ask.showing import claims_lines, print_table, show
from headwater.cli import MISUSE, OK, cli, main
from headwater.cli_ask import COMMANDS
from headwater.cli_draft import PROBLEMS
from headwater.corpus import Corpus
from headwater.model import Article

EVIL = "\x1b]0;owned\x07\x1b[31mThe [bold]weir[/bold] at Oxley\u202e broke"
TEXT = (
    "The weir at Oxley broke on Tuesday, the river board said. Two barns were flooded.\n\n"
    "“Nobody was warned,” said Ida Brandt, who owns one of them."
)


def make_article(name: str, text: str, outlet: str | None, title: str | None = None) -> Article:
    return Article(
        id=f"a-{name}", path=f"{name}.txt", text=text, sha256=name, outlet_name=outlet, title=title,
        published="2031-03-14", published_from="metadata", language="en",
    )  # fmt: skip


@pytest.fixture(scope="module")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles of one event; one of them means to harm a terminal."""
    path = tmp_path_factory.mktemp("news") / "news.hw"
    with headwater.open(path) as corpus:
        corpus.add_articles(
            [
                make_article("1", TEXT, "Fen Post", "Weir broken"),
                make_article("2", TEXT.replace("Two", "Three"), "Vale\x1b[2J Herald", EVIL),
                make_article("3", "The weir at Oxley broke, the Fen Post reported.", None),
            ]
        )
    return path


@pytest.fixture
def corpus(corpus_file: Path) -> Iterator[Corpus]:
    with headwater.open(corpus_file, readonly=True) as opened:
        yield opened


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


LISTS = ("claims", "sources", "outlets", "articles", "stories", "problems", "conflicts", "timeline")
ONES = ("claim", "source", "article")


def ident(kind: str, corpus: Corpus) -> str:
    """The id of some record."""
    if kind == "claim":
        return corpus.claims().items[0].claim.id
    return corpus.sources().items[0].source.id if kind == "source" else corpus.articles().items[0].id


@pytest.mark.parametrize("command", LISTS)
def test_json_and_csv_hold_the_same_rows(command: str, corpus_file: Path) -> None:
    records = json.loads(run(command, corpus_file, "--json").output)
    rows = rows_of(run(command, corpus_file, "--csv").output)
    held = sum(len(v["holders"]) for r in records for v in r["versions"]) if command == "conflicts" else len(records)
    assert len(rows) == held
    assert bool(records) == (command != "problems")
    if command not in ("conflicts", "timeline", "problems"):
        assert [r["id"] for r in records] == [r["id"] for r in rows]


@pytest.mark.parametrize("command", ONES)
def test_one_record_is_shown_and_written(command: str, corpus_file: Path, corpus: Corpus) -> None:
    of = ident(command, corpus)
    shown = run(command, corpus_file, of)
    record = json.loads(run(command, corpus_file, of, "--json").output)
    rows = rows_of(run(command, corpus_file, of, "--csv").output)
    assert (shown.exit_code, record["id"]) == (OK, of)
    assert f"[{of}]" in shown.output
    assert [r["id"] for r in rows] == [s["id"] for s in record["said"]]


def test_files_are_written_beside_what_is_shown(corpus_file: Path, tmp_path: Path) -> None:
    done = run("claims", corpus_file, "--json", tmp_path / "c.json", "--csv", tmp_path / "c.csv")
    assert "SINGLE-ORIGIN" in done.output
    assert len(json.loads((tmp_path / "c.json").read_text())) == len(rows_of((tmp_path / "c.csv").read_text()))


@pytest.mark.parametrize("command", [*LISTS, *ONES, "search", "why"])
def test_nothing_in_an_article_acts_on_the_terminal(command: str, corpus_file: Path, corpus: Corpus) -> None:
    more = {"search": ["weir"], "why": [ident("article", corpus)]}.get(command, [])
    more = more or ([ident(command, corpus)] if command in ONES else [])
    done = run(command, corpus_file, *more)
    assert done.exit_code == OK, done.output
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.output)


def test_markup_in_a_title_is_text_also_in_colour(corpus: Corpus) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=120, color_system="truecolor")
    rows = [{"title": a.title or ""} for a in corpus.articles().items]
    print_table((("title", "name"),), rows, len(rows), "article", screen)
    show(claims_lines(*find_claims(corpus)), screen)
    written = screen.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    assert "[bold]weir[/bold]" in written
    assert "\x1b]0" not in written
    assert "\u202e" not in written


def test_a_row_is_a_line_in_a_pipe_and_wraps_on_a_narrow_terminal() -> None:
    rows = [{"name": "a river board with a long name " * 3, "id": "s-0123456789ab"}]
    columns = (("name", "name"), ("id", "id"))
    pipe, narrow = Console(file=io.StringIO(), width=60), Console(file=io.StringIO(), width=60, force_terminal=True)
    for screen in (pipe, narrow):
        print_table(columns, rows, 1, "source", screen)
    lines = {s: s.file.getvalue().splitlines() for s in (pipe, narrow)}  # type: ignore[attr-defined]  # as above
    assert sum("river" in line for line in lines[pipe]) == 1
    assert sum("river" in line for line in lines[narrow]) > 1
    assert all(any("s-0123456789ab" in line for line in shown) for shown in lines.values())
    assert not any(line != line.rstrip() for line in lines[pipe])


def test_long_lists_are_cut_and_say_so(corpus_file: Path, corpus: Corpus) -> None:
    total = corpus.overview().claims
    done = run("claims", corpus_file, "--limit", 1)
    assert f"{total} claims, the first 1 shown:" in done.output
    assert f"{total - 1} more: --limit N or --all" in done.output
    assert len(json.loads(run("claims", corpus_file, "--limit", 1, "--json").output)) == 1
    assert "shown" not in run("claims", corpus_file, "--all").output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("claims", "--text", "walrus"), "No claim matches --text “walrus”."),
        (("claims", "--text", "weir", "--status", "denied"), "leave out a filter"),
        (("sources", "--text", "walrus"), "No source matches"),
        (("outlets", "--text", "walrus"), "No outlet matches"),
        (("articles", "--from", "2032-01-01"), "No article matches --from “2032-01-01”."),
        (("problems", "--code", "R999"), "No problem matches"),
        (("conflicts", "--text", "walrus"), "No difference matches"),
        (("timeline", "--text", "walrus"), "No development matches"),
        (("search", "walrus"), "No statement matches words “walrus”."),
    ],
)
def test_nothing_found_says_for_what_and_what_to_try(arguments: tuple[str, ...], says: str, corpus_file: Path) -> None:
    done = run(arguments[0], corpus_file, *arguments[1:])
    assert done.exit_code == OK
    assert says in " ".join(done.output.split())


def test_an_empty_corpus_says_how_to_fill_it(tmp_path: Path) -> None:
    headwater.open(tmp_path / "empty.hw").close()
    for command in ("claims", "sources", "outlets", "articles", "stories"):
        assert "Add articles: headwater add DB PATH" in run(command, tmp_path / "empty.hw").output
    assert json.loads(run("claims", tmp_path / "empty.hw", "--json").output) == []


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """What the program says when it refuses."""
    with pytest.raises(SystemExit) as ended:
        main([str(a) for a in arguments])
    assert ended.value.code == MISUSE
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    return shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("claims", "none.hw"), "there is no corpus none.hw; make one with: headwater add none.hw ARTICLES [S704]"),
        (("claims", "."), ". is a folder, not a corpus"),
        (("claims", "ledger.json"), "ledger.json is a ledger, not a corpus; headwater timeline, conflicts and why"),
        (("claims", "one.txt"), "one.txt is not a corpus; make one with: headwater add news.hw one.txt"),
        (("claims", "DB", "--from", "soon"), "--from: 'soon' is not a date"),
        (("claims", "DB", "--limit", "0"), "Invalid value for '--limit'"),
        (("claim", "DB", "c-1"), "there is no c-1 in this corpus; find ids with: headwater claims"),
        (("source", "DB", "s-1"), "find ids with: headwater sources"),
        (("article", "DB", "a-none"), "find ids with: headwater articles"),
        (("claims", "DB", "--csv", "DB"), "is a corpus or another database; it is not overwritten"),
        (("conflicts", "--json", "DB"), "is a corpus or another database; it is not overwritten"),
        (("claims", "DB", "--csv", "none/c.csv"), "--csv: cannot write into none"),
        (("claims", "DB", "--csv", "--json"), "only one form can go to standard output"),
        (("outlets", "DB", "--network", "n.png"), "must end in .json, .gexf or .svg"),
        (("timeline", "one.txt", "--text", "weir"), "need a corpus; one.txt is none"),
        (("conflicts", "DB", "one.txt"), "alone"),
        (("why", "DB", "DB", "c-1"), "give one corpus or ledger, then one ID"),
        (("why", "DB", "c-1"), "there is no c-1 in this corpus"),
        (("export", "DB", "--format", "csv", "--table", "all"), "--table all needs a folder"),
        (("check-draft", "DB", "none.txt"), "there is no draft none.txt"),
    ],
)
def test_misuse_is_one_line_with_what_to_do(
    arguments: tuple[str, ...], says: str, corpus_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ledger.json").write_text('{\n "schema": "headwater-ledger/1"}')
    (tmp_path / "one.txt").write_text(TEXT)
    before = corpus_file.read_bytes()
    assert says in refused(capsys, *(corpus_file if a == "DB" else a for a in arguments))
    assert corpus_file.read_bytes() == before


def test_timeline_conflicts_and_why_take_a_corpus_or_a_ledger_alike(
    corpus_file: Path, tmp_path: Path, corpus: Corpus
) -> None:
    ledger = tmp_path / "ledger.json"
    assert run("export", corpus_file, "--out", ledger).exit_code == OK
    claim = ident("claim", corpus)
    for command in ("timeline", "conflicts"):
        assert run(command, corpus_file, "--json").output == run(command, ledger, "--json").output
    assert run("why", corpus_file, claim).output == run("why", ledger, claim).output
    assert run("why", claim, "--ledger", ledger).output == run("why", ledger, claim).output


def test_what_is_read_and_not_traced_yet_is_told(tmp_path: Path, corpus_file: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(progress: headwater.corpus.Progress) -> None:
        if progress.stage == "Tracing":
            raise Stopped

    with headwater.open(tmp_path / "news.hw") as opened, pytest.raises(Stopped):
        opened.add_articles([make_article("1", TEXT, "Fen Post")], on_progress=stop)
    assert "1 article waits to be traced" in run("claims", tmp_path / "news.hw").stderr
    assert "waits" not in run("claims", corpus_file).stderr


def test_the_network_and_tables_are_written(corpus_file: Path, tmp_path: Path) -> None:
    for ending in ("json", "gexf", "svg"):
        assert run("outlets", corpus_file, "--network", tmp_path / f"n.{ending}").exit_code == OK
        assert (tmp_path / f"n.{ending}").stat().st_size > 100
    done = run("export", corpus_file, "--format", "parquet", "--table", "all", "--out", tmp_path / "tables")
    assert done.exit_code == OK
    assert {p.suffix for p in (tmp_path / "tables").iterdir()} == {".parquet"}


def test_a_draft_with_warnings_ends_with_its_status_under_strict(corpus_file: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The weir at Oxley broke on Tuesday.")
    loose = run("check-draft", corpus_file, tmp_path / "draft.txt", "--published", "2031-03-15")
    strict = run("check-draft", corpus_file, tmp_path / "draft.txt", "--published", "2031-03-15", "--strict")
    assert loose.exit_code == OK
    assert "MISSING ATTRIBUTION" in loose.output
    assert strict.exit_code == PROBLEMS
    (tmp_path / "draft.txt").write_text("Marmots sleep in burrows.")
    assert run("check-draft", corpus_file, tmp_path / "draft.txt", "--strict").exit_code == OK


def test_every_command_is_explained_with_examples() -> None:
    for command in COMMANDS:
        shown = run(command.name or "", "--help").output
        assert "Examples:" in shown
        assert f"headwater {command.name} news.hw" in shown


def test_a_reader_that_goes_away_is_no_error(corpus_file: Path) -> None:
    command = f"{sys.executable} -m headwater claims {corpus_file} --json | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (OK, "[", "")
