"""Commands that take a corpus to other work: a draft held against it, an export of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from headwater.cli_answers import db_argument, debug_option, one_options, tell_pending, write_forms
from headwater.cli_inputs import open_corpus
from headwater.cli_options import form_options, iso_date, plain
from headwater.cli_output import check_target, check_targets, console
from headwater.errors import EnvironmentFault, UsageError

PROBLEMS = 2
FORMS = ("ledger", "csv", "jsonl", "parquet")
TABLE_NAMES = ("claims", "articles", "sources", "relations", "copies", "events", "problems")


@click.command("check-draft", short_help="Hold a draft against a corpus.")
@db_argument
@click.argument("file", metavar="FILE|-")
@click.option("--published", metavar="DATE", help="When it is to appear, so that “Tuesday” is a day: 2031-03-14.")
@click.option("--outlet", metavar="NAME", help="Where it is to appear.")
@form_options("the report")
@click.option("--strict", is_flag=True, help="Exit with status 2 when there are warnings.")
@one_options
def check_draft(db: str, file: str, **flags: Any) -> None:
    """Show what the corpus DB knows of everything a draft says: origins and their bounds, status, what speaks against
    it, missing attributions, and words that are another's. Nothing of the draft is kept.

    What is not found is not false: nothing in the corpus was found to say it.

    \b
    Examples:
      headwater check-draft news.hw draft.txt --published 2031-03-14
      headwater check-draft news.hw draft.txt --json report.json --strict
      pandoc draft.docx -t plain | headwater check-draft news.hw -
    """
    targets = check_targets(flags, ("json", "csv"))
    published = iso_date("--published", flags["published"])
    from headwater.ask.draft import check_draft as check
    from headwater.ask.files import DRAFT_COLUMNS, draft_rows
    from headwater.ask.showing import show
    from headwater.ask.showing_draft import draft_lines

    if file != "-" and not Path(file).is_file():
        raise UsageError(f"there is no draft {file}")
    with open_corpus(db) as corpus:
        report = check(corpus, file, published=published, outlet=plain(flags["outlet"]))
        tell_pending(corpus)
    if write_forms(targets, report, DRAFT_COLUMNS, draft_rows(report)):
        show(draft_lines(report, flags["everything"]), console(flags["plain"]))
    if flags["strict"] and report["warnings"]:
        sys.exit(PROBLEMS)


@click.command(short_help="Write a corpus as a ledger or tables.")
@db_argument
@click.option("--format", "form", type=click.Choice(FORMS), default="ledger", show_default=True, help="What to write.")
@click.option("--table", type=click.Choice((*TABLE_NAMES, "all")), default="claims", show_default=True,
              help="Which table, for csv, jsonl and parquet.")  # fmt: skip
@click.option("--out", metavar="FILE", default="-", help="Where: a file, or a folder for all tables.  [default: -]")
@click.option("--story", metavar="ID", help="Only this story.")
@debug_option
def export(db: str, form: str, table: str, out: str, story: str | None, debug: bool) -> None:  # noqa: ARG001
    """Export the corpus DB: the whole ledger as JSON, or its tables as CSV, JSON lines or Parquet.

    The table "claims" has one row for each statement of each claim. Parquet needs pyarrow:
    pip install "headwater[parquet]".

    \b
    Examples:
      headwater export news.hw --out ledger.json
      headwater export news.hw --format csv --out claims.csv
      headwater export news.hw --format parquet --table all --out tables/
      headwater export news.hw --format jsonl --table sources | head
    """
    from headwater.ask.export import every_table, export_corpus
    from headwater.present.writing import make_folder, write_bytes, write_output

    if table == "all" and form != "ledger":
        if out == "-":
            raise UsageError("--table all needs a folder: --out FOLDER")
        with open_corpus(db) as corpus:
            document = corpus.document(story=plain(story))
            folder = make_folder(Path(out))
        for name, data in every_table(document, form):  # type: ignore[arg-type]  # click has checked it
            write_bytes(folder / f"{name}.{form}", data)
        return
    check_target("--out", out)
    if out == "-" and form == "parquet" and sys.stdout.isatty():
        raise EnvironmentFault("Parquet is no text for a terminal: give --out FILE")
    with open_corpus(db) as corpus:
        data = export_corpus(corpus, form, table=table, story=plain(story))  # type: ignore[arg-type]  # likewise
    write_output(out, data)
