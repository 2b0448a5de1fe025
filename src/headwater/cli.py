"""The commands. Heavy parts are imported inside them, so that `--help` answers at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from headwater.cli_options import read_options, reading_options, showing_options
from headwater.cli_output import Progressing, check_target, check_targets, console, waiting, write_targets
from headwater.errors import EnvironmentFault, HeadwaterError, UsageError
from headwater.version import __version__

if TYPE_CHECKING:
    from headwater.options import Options
    from headwater.present.document import LedgerDocument

OK, MISUSE, PROBLEMS, UNEXPECTED, INTERRUPTED = 0, 1, 2, 3, 130
DEFAULT_OUT = "headwater-report"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="headwater")
def cli() -> None:
    """Reads many news reports of the same events and shows who said what, where each claim began, and how
    many independent origins it has.

    \b
    Examples:
      headwater demo
      headwater trace articles/
      headwater trace articles/ --metadata articles/metadata.csv --out report
      headwater timeline --ledger report/ledger.json
      headwater conflicts --ledger report/ledger.json --csv conflicts.csv
      headwater why c-1a2b3c4d5e6f --ledger report/ledger.json

    Exit status: 0 done (also with problems, which are listed), 1 misuse, 2 problems under --strict,
    3 an error of the program's own, 130 interrupted.
    """


@cli.command(short_help="Trace who said what in articles.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|-...")
@click.option("--json", "json_to", metavar="FILE", help="Write the ledger to FILE; - is standard output.")
@click.option("--out", metavar="DIR", help=f"Folder for ledger.json and report.html.  [default: {DEFAULT_OUT}]")
@reading_options
@showing_options("claim, relation and problem in the brief")
@click.option("--strict", is_flag=True, help="Exit with status 2 when there were problems.")
@click.option("--no-report", is_flag=True, help="Write neither report.html nor the folder for it.")
def trace(paths: tuple[str, ...], json_to: str | None, out: str | None, **flags: Any) -> None:
    """Trace who said what in the articles at PATH, and where each claim began.

    PATH is a text, HTML, CSV or JSONL file, a folder of these, or - for standard input. What cannot be read
    is listed as a problem, and the rest is done.

    \b
    Examples:
      headwater trace articles/
      headwater trace a.txt b.html --published 2031-03-14 --outlet "Tarn Valley Post"
      headwater trace articles/ --metadata metadata.csv --out report --all
      cat story.txt | headwater trace - --no-report --json - > ledger.json
    """
    options = read_options(flags)
    run(paths, options, json_to=json_to, out=None if flags["no_report"] else out or DEFAULT_OUT, flags=flags)


@cli.command(short_help="Trace the demo story that ships with the package.")
@click.option("--out", metavar="DIR", help="Folder for ledger.json and report.html.  [default: headwater-demo]")
@showing_options("claim, relation and problem in the brief")
def demo(out: str | None, **flags: Any) -> None:
    """Trace the demo story that ships with the package: invented outlets, people and places.

    \b
    Examples:
      headwater demo
      headwater demo --out my-demo
    """
    from importlib import resources

    with resources.as_file(resources.files("headwater") / "demo") as folder:
        articles, metadata = demo_inputs(folder)
        run((articles,), read_options({"metadata": metadata}), json_to=None, out=out or "headwater-demo", flags=flags)


@cli.command(short_help="Show what was reported when.")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--ledger", "ledger_path", metavar="FILE", help=f"The ledger.  [default: {DEFAULT_OUT}/ledger.json]")
@click.option("--json", "json_to", metavar="FILE", help="Write the timeline as JSON to FILE; - is standard output.")
@click.option("--csv", "csv_to", metavar="FILE", help="Write it as CSV, one row a development.")
@click.option("--timelinejs", "timelinejs_to", metavar="FILE", help="Write it as TimelineJS JSON.")
@reading_options
@showing_options("line, also what one article says in its own voice")
def timeline(paths: tuple[str, ...], ledger_path: str | None, **flags: Any) -> None:
    """Show what was reported when: first reports, independent origins, denials, corrections and updates.

    Every line is a quotation with its article, outlet and time. From a ledger already written, or from articles
    at PATH, which are traced first. With a FILE that is -, nothing but that is printed.

    \b
    Examples:
      headwater timeline
      headwater timeline --ledger report/ledger.json --csv timeline.csv
      headwater timeline articles/ --metadata metadata.csv
      headwater timeline --ledger report/ledger.json --timelinejs - > timeline.json
    """
    from headwater.compare.timeline import find_developments
    from headwater.present.tables import TIMELINE_COLUMNS, timeline_rows, to_csv, to_json
    from headwater.present.timeline import print_timeline
    from headwater.present.timelinejs import to_timelinejs

    targets = check_targets(flags, ("json", "csv", "timelinejs"))
    found = find_developments(load_or_trace(paths, ledger_path, flags))
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: to_json(found),
        "csv": lambda: to_csv(TIMELINE_COLUMNS, timeline_rows(found)),
        "timelinejs": lambda: to_timelinejs(found),
    }
    if write_targets(targets, makers):
        print_timeline(found, console(flags["plain"]), everything=flags["everything"])


@cli.command(short_help="Show where accounts differ.")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--ledger", "ledger_path", metavar="FILE", help=f"The ledger.  [default: {DEFAULT_OUT}/ledger.json]")
@click.option("--json", "json_to", metavar="FILE", help="Write the differences as JSON to FILE; - is standard output.")
@click.option("--csv", "csv_to", metavar="FILE", help="Write them as CSV, one row for each outlet and version.")
@reading_options
@showing_options("difference")
def conflicts(paths: tuple[str, ...], ledger_path: str | None, **flags: Any) -> None:
    """Show where accounts differ: the versions side by side, who holds each, since when, who changed over.

    From a ledger already written, or from articles at PATH, which are traced first. With a FILE that is -,
    nothing but that is printed.

    \b
    Examples:
      headwater conflicts
      headwater conflicts --ledger report/ledger.json --csv conflicts.csv
      headwater conflicts articles/ --metadata metadata.csv --json -
    """
    from headwater.compare.differences import find_differences
    from headwater.present.differences import print_differences
    from headwater.present.tables import DIFFERENCE_COLUMNS, difference_rows, to_csv, to_json

    targets = check_targets(flags, ("json", "csv"))
    found = find_differences(load_or_trace(paths, ledger_path, flags))
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: to_json(found),
        "csv": lambda: to_csv(DIFFERENCE_COLUMNS, difference_rows(found)),
    }
    if write_targets(targets, makers):
        print_differences(found, console(flags["plain"]), everything=flags["everything"])


@cli.command(short_help="Say why a ledger holds a record.")
@click.argument("record_id", metavar="ID")
@click.option("--ledger", "ledger_path", metavar="FILE", help=f"The ledger.  [default: {DEFAULT_OUT}/ledger.json]")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def why(record_id: str, ledger_path: str | None, debug: bool) -> None:  # noqa: ARG001  # --debug is read in main
    """Say in sentences why the ledger holds a statement, claim, relation, copy, source, event or article.

    \b
    Examples:
      headwater why c-1a2b3c4d5e6f
      headwater why st-1a2b3c4d5e6f --ledger report/ledger.json
    """
    from headwater.present.why import explain

    document = load_document(ledger_path or f"{DEFAULT_OUT}/ledger.json")
    for line in explain(document, record_id):
        click.echo(line)


@cli.command(hidden=True)
def reference() -> None:
    """Print the reference of every command as Markdown (docs/cli.md)."""
    click.echo(reference_text(), nl=False)


def run(
    paths: tuple[str, ...], options: Options, *, json_to: str | None, out: str | None, flags: dict[str, Any]
) -> None:
    """The articles are traced, written where asked, and the brief printed; ends the program under --strict."""
    from headwater.compare.differences import find_differences
    from headwater.present.brief import brief
    from headwater.present.writing import make_folder

    folder = make_folder(Path(out)) if out else None
    check_target("--json", json_to)
    with waiting(quiet=flags["plain"]) as progress:
        document = trace_document(paths, options, progress)
        written = write_results(document, json_to, folder)
    screen = console(flags["plain"], stderr=json_to == "-")
    brief(document, screen, find_differences(document), everything=flags["everything"])
    for line in written:
        click.echo(line, err=json_to == "-")
    if flags.get("strict") and document["problems"]:
        sys.exit(PROBLEMS)


def trace_document(paths: tuple[str, ...], options: Options, progress: Progressing) -> LedgerDocument:
    """The ledger document of the articles at `paths`; `progress` is told of each stage and the articles' number."""
    progress.begin("Reading")
    from headwater.pipeline import read_all, trace_articles
    from headwater.present.ledger import to_document

    articles, problems = read_all(paths, options)
    progress.articles = len(articles)
    return to_document(trace_articles(articles, options, problems, progress.begin))


def load_or_trace(paths: tuple[str, ...], ledger_path: str | None, flags: dict[str, Any]) -> LedgerDocument:
    """The ledger document asked for: read from its file, or traced from `paths`. Raises `UsageError` for both."""
    if not paths:
        return load_document(ledger_path or f"{DEFAULT_OUT}/ledger.json")
    if ledger_path:
        raise UsageError("give either articles or --ledger, not both")
    options = read_options(flags)
    with waiting(quiet=flags["plain"]) as progress:
        return trace_document(paths, options, progress)


def write_results(document: LedgerDocument, json_to: str | None, folder: Path | None) -> list[str]:
    """Ledger and report are where asked; returns the lines that say where."""
    from headwater.compare.differences import find_differences
    from headwater.compare.timeline import find_developments
    from headwater.present.ledger import write_ledger
    from headwater.present.report import write_report

    lines = []
    if json_to:
        write_ledger(document, json_to)
    if json_to and json_to != "-":
        lines.append(f"Ledger: {json_to}")
    if folder:
        write_ledger(document, folder / "ledger.json")
        write_report(document, folder / "report.html", find_developments(document), find_differences(document))
        lines += [f"Ledger: {folder / 'ledger.json'}", f"Report: {folder / 'report.html'}"]
    return ["", *lines] if lines else []


def demo_inputs(folder: Path) -> tuple[str, str | None]:
    """Folder of the demo's articles, and its metadata file: the one CSV file beside it."""
    stories = sorted(p for p in folder.glob("*/") if not p.name.startswith("_")) if folder.is_dir() else []
    if not stories:
        raise EnvironmentFault("the demo story is missing from this installation; reinstall headwater")
    metadata = next(iter(sorted(folder.glob("*.csv"))), None)
    return str(stories[0]), str(metadata) if metadata else None


def load_document(path: str) -> LedgerDocument:
    """The ledger document at `path`. Raises `UsageError` when there is none or it is something else."""
    import json

    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot read the ledger {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise UsageError(f"{path} is not a ledger: {error}") from error
    if not isinstance(document, dict) or document.get("schema") != "headwater-ledger/1":
        raise UsageError(f"{path} is not a ledger of schema headwater-ledger/1")
    return document  # type: ignore[return-value]  # its shape is what the schema number promises


def reference_text() -> str:
    """The Markdown of `docs/cli.md`: every command's help as it prints it."""
    parts = ["# The command line\n\nGenerated by `headwater reference > docs/cli.md`.\n"]
    root = click.Context(cli, info_name="headwater", **_HELP)
    parts.append(f"## headwater\n\n```\n{cli.get_help(root)}\n```\n")
    for name, command in sorted(cli.commands.items()):
        if not command.hidden:
            context = click.Context(command, info_name=name, parent=root, **_HELP)
            parts.append(f"## headwater {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


_HELP: dict[str, Any] = {"terminal_width": 100, "max_content_width": 100, "help_option_names": ["-h", "--help"]}


def main(arguments: list[str] | None = None) -> NoReturn:
    """The program: runs a command and ends with its status; misuse and errors are one line, no traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(_status(given))


def _status(given: list[str]) -> int:
    """Runs the command; the exit status, after saying what went wrong."""
    try:
        result = cli.main(given, prog_name="headwater", standalone_mode=False)
        return result if isinstance(result, int) else OK
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.format_message(), err=True)
    except click.ClickException as error:
        _complain(f"{error.format_message()} (see headwater --help)")
    except HeadwaterError as error:
        _complain(str(error))
    except (KeyboardInterrupt, click.Abort):
        _complain("interrupted; nothing half-written was left behind")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:
        if "--debug" in given:
            raise
        _complain(
            f"unexpected {type(error).__name__}: {error}. This is a fault of the program: please report it "
            "with what the same command prints under --debug"
        )
        return UNEXPECTED
    return MISUSE


def _complain(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    from headwater.present.safe import one_line

    click.echo(f"headwater: {one_line(message)}", err=True)
