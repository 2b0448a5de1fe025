"""The command line as a user meets it: status, one clear line, files whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from headwater.cli import MISUSE, OK, PROBLEMS, main
from headwater.present.schema import ledger_schema

DOCS = Path(__file__).parents[1] / "docs"
STORY = (
    "Nine barns burned near Oxley Fen on Sunday, the Fenland fire service said in a statement.\n\n"
    "“We never stored fuel there,” said Mara Quill, a spokeswoman for Oxley Farms.\n"
)


def run(*arguments: str) -> int:
    """The exit status of the command, run in this process."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY, encoding="utf-8")
    (folder / "two.txt").write_text(STORY.replace("Nine", "Ten"), encoding="utf-8")
    return folder


def test_help_answers_without_loading_the_engine() -> None:
    code = (
        "import sys\nfrom headwater.cli import main\n"
        "try:\n main(['--help'])\nexcept SystemExit as end:\n assert not end.code\n"
        "heavy = {'spacy', 'rich', 'jinja2', 'numpy', 'onnxruntime', 'headwater.pipeline'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "headwater trace" in done.stdout


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == OK
    assert capsys.readouterr().out.startswith("headwater, version ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("trace",), "Missing argument"),
        (("trace", "x", "--published", "yesterday"), "--published: 'yesterday' is not a date"),
        (("trace", "x", "--metadata", "nowhere.csv"), "--metadata: there is no file"),
        (("trace", "x", "--colour"), "No such option"),
        (("trace", "x", "--json", "nowhere/l.json", "--no-report"), "--json: cannot write into"),
        (("why", "c-1", "--ledger", "nowhere.json"), "cannot read the ledger"),
        (("guess",), "No such command"),
        (("timeline", "--ledger", "nowhere.json"), "cannot read the ledger"),
        (("conflicts", "x", "--ledger", "nowhere.json"), "either articles or --ledger"),
        (("timeline", "--json", "-", "--csv", "-"), "only one form"),
        (("conflicts", "--csv", "nowhere/c.csv"), "--csv: cannot write into"),
    ],
)
def test_misuse_is_one_line_and_status_one(
    arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == MISUSE
    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.err.count("\n") == 1
    assert "Traceback" not in shown.err


def test_a_file_in_the_way_of_the_folder_is_said_before_the_work(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("mine")
    assert run("trace", str(articles), "--out", str(tmp_path / "taken")) == MISUSE
    assert "a file of that name is in the way" in capsys.readouterr().err
    assert (tmp_path / "taken").read_text() == "mine"


def test_trace_writes_ledger_and_report_and_prints_the_brief(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "report"
    assert run("trace", str(articles), "--out", str(out), "--published", "2031-05-06", "--plain", "--no-model") == OK
    shown = capsys.readouterr().out
    assert "Read 2 articles" in shown
    assert str(out / "report.html") in shown
    assert sorted(p.name for p in out.iterdir()) == ["ledger.json", "report.html"]
    document = json.loads((out / "ledger.json").read_bytes())
    jsonschema.Draft202012Validator(ledger_schema()).validate(document)
    assert {a["published"] for a in document["articles"]} == {"2031-05-06"}
    for record in (document["claims"][0]["id"], document["statements"][0]["id"], document["sources"][0]["id"]):
        assert run("why", record, "--ledger", str(out / "ledger.json")) == OK
        assert record in capsys.readouterr().out


def test_timeline_and_conflicts_from_a_ledger_and_from_articles(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "ledger.json"
    traced = ("--no-model", "--published", "2031-05-06", "--plain")
    assert run("trace", str(articles), "--no-report", "--json", str(ledger), *traced) == OK
    capfd.readouterr()
    assert run("timeline", "--ledger", str(ledger), "--timelinejs", str(tmp_path / "t.json")) == OK
    assert "6 May 2031" in capfd.readouterr().out
    assert json.loads((tmp_path / "t.json").read_bytes())["events"]
    assert run("timeline", "--ledger", str(ledger), "--json", "-") == OK
    from_ledger = json.loads(capfd.readouterr().out)
    assert run("timeline", str(articles), *traced, "--json", "-") == OK
    assert json.loads(capfd.readouterr().out) == from_ledger
    assert run("conflicts", "--ledger", str(ledger), "--csv", "-") == OK
    assert capfd.readouterr().out.startswith("difference,about,")


def test_the_ledger_names_the_metadata_file_without_its_place(articles: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "facts.csv"
    metadata.write_text("path,outlet\none.txt,Fen Gazette\n", encoding="utf-8")
    target = tmp_path / "l.json"
    arguments = ("--metadata", str(metadata), "--no-report", "--no-model", "--json", str(target))
    assert run("trace", str(articles), *arguments) == OK
    assert json.loads(target.read_bytes())["options"]["read"]["metadata"] == "facts.csv"
    assert str(tmp_path) not in target.read_text(encoding="utf-8")


def test_each_stage_announces_itself(articles: Path) -> None:
    from headwater.options import ExtractOptions, LinkOptions, Options
    from headwater.pipeline import trace

    stages: list[str] = []
    trace([str(articles)], Options(extract=ExtractOptions(model=False), link=LinkOptions(model=False)), stages.append)
    assert stages == ["Reading", "Extracting", "Linking", "Tracing", "Comparing", "Writing"]


def test_json_to_standard_output_leaves_the_brief_to_standard_error(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("trace", str(articles), "--json", "-", "--no-report", "--no-model") == OK
    shown = capfd.readouterr()
    assert json.loads(shown.out)["schema"] == "headwater-ledger/1"
    assert "Read 2 articles" in shown.err
    assert not (tmp_path / "headwater-report").exists()


def test_problems_end_with_zero_and_under_strict_with_two(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("trace", str(articles), str(tmp_path / "missing.txt"), "--no-report", "--no-model")
    assert run(*arguments) == OK
    assert run(*arguments, "--strict") == PROBLEMS
    # The brief wraps: a long path may be broken anywhere.
    assert "missing.txt" in "".join(capsys.readouterr().out.split())


def test_what_is_no_ledger_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text('{"schema": "other/1"}')
    assert run("why", "c-1", "--ledger", str(tmp_path / "x.json")) == MISUSE
    assert "is not a ledger" in capsys.readouterr().err


def test_a_reader_that_stops_early_is_no_error(articles: Path) -> None:
    command = f'{sys.executable} -m headwater trace "{articles}" --no-report --no-model --all | head -1'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, env={**os.environ})
    assert done.stderr == ""
    assert done.stdout.startswith("Read 2 articles")


def test_the_written_reference_is_current() -> None:
    # In a process of its own: click keeps a command's help option as it was when the command first ran.
    command = [sys.executable, "-m", "headwater", "reference"]
    written = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == written


def test_every_command_and_option_is_explained_with_examples() -> None:
    from headwater.cli import cli

    for name, command in cli.commands.items():
        assert command.help, name
        assert command.hidden or "Examples:" in command.help
        assert all(p.param_type_name == "argument" or getattr(p, "help", None) for p in command.params)
