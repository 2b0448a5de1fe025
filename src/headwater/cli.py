"""The commands. Heavy parts are imported inside them, so that `--help` answers at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from headwater import cli_ask, cli_corpus, cli_judge, cli_show
from headwater.cli_inputs import trace_document
from headwater.cli_options import read_options, reading_options, showing_options
from headwater.cli_output import check_target, console, waiting
from headwater.cli_sections import SectionedGroup
from headwater.errors import EnvironmentFault, HeadwaterError
from headwater.version import __version__

if TYPE_CHECKING:
    from headwater.options import Options
    from headwater.present.document import LedgerDocument

OK, MISUSE, PROBLEMS, UNEXPECTED, INTERRUPTED = 0, 1, 2, 3, 130
DEFAULT_OUT = "headwater-report"


@click.group(cls=SectionedGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="headwater")
def cli() -> None:
    """Reads many news reports of the same events and shows who said what, where each claim began, and how
    many independent origins it has.

    \b
    Examples:
      headwater demo
      headwater trace articles/
      headwater trace articles/ --metadata articles/metadata.csv --out report
      headwater add news.hw articles/
      headwater claims news.hw --text "storage tank" --min-origins 2
      headwater check-draft news.hw draft.txt
      headwater timeline news.hw --from 2031-03-01
      headwater why news.hw c-1a2b3c4d5e6f

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


for _command in (*cli_corpus.COMMANDS, *cli_show.COMMANDS, *cli_ask.COMMANDS, *cli_judge.COMMANDS):
    cli.add_command(_command)


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
