"""Commands that keep a corpus: add, withdraw, check. `COMMANDS` is what the program registers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from headwater.cli_options import read_options, reading_options

if TYPE_CHECKING:
    from headwater.corpus import AddReport, Corpus, OnProgress, Progress

PROBLEMS = 2
WORDS = {"Reading": "Reading", "Extracting": "Reading statements of", "Tracing": "Tracing"}
SHOWN_PROBLEMS = 10

db_argument = click.argument("db", metavar="DB")
plain_option = click.option("--plain", is_flag=True, help="No colour and no progress, whatever the terminal can do.")
debug_option = click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")


@click.command(short_help="Add articles to a corpus.")
@db_argument
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@reading_options
@click.option("--renew", is_flag=True, help="Make again what another version of the models made.")
@click.option("--strict", is_flag=True, help="Exit with status 2 when there were problems.")
@plain_option
@debug_option
def add(db: str, paths: tuple[str, ...], renew: bool, strict: bool, **flags: Any) -> None:
    """Add the articles at PATH to the corpus DB, which is made if it is missing, and trace what they change.

    An article read before changes nothing. Another text at the same address or file is a new version: what was
    edited is kept. An ingest that was interrupted is gone on with, also without a PATH.

    \b
    Examples:
      headwater add news.hw articles/
      headwater add news.hw monday.jsonl tuesday.jsonl
      headwater add news.hw articles/ --metadata articles.csv
      headwater add news.hw
    """
    import headwater

    options = read_options(flags)
    given = options if flags["no_model"] else None
    with headwater.open(db, create=bool(paths), options=given) as corpus, showing(quiet=flags["plain"]) as tell:
        if renew:
            corpus.renew(tell)
        report = corpus.add(paths, options.read, tell) if paths else corpus.settle(tell)
        lines = list(report_lines(report, corpus))
    for line in lines:
        click.echo(line)
    if strict and report.problems:
        sys.exit(PROBLEMS)


@click.command(short_help="Take an article out of a corpus.")
@db_argument
@click.argument("article", metavar="ARTICLE")
@click.option("--by", metavar="NAME", help="Who withdraws it.")
@click.option("--note", metavar="TEXT", help="Why.")
@debug_option
def withdraw(db: str, article: str, by: str | None, note: str | None, debug: bool) -> None:  # noqa: ARG001
    """Withdraw an article: it counts no more, and stays on record with the day, the name and the note.

    \b
    Examples:
      headwater withdraw news.hw a-1a2b3c4d5e6f --by "E. Hald" --note "retracted by the paper"
    """
    import headwater

    with headwater.open(db, create=False) as corpus:
        report = corpus.withdraw(article, by=by, note=note)
        click.echo(f"{article} is withdrawn; {counted(report.stories, 'story was', 'stories were')} traced again.")


@click.command(short_help="Check that a corpus holds what it promises.")
@db_argument
@click.option("--again", is_flag=True, help="Also trace every story again and compare.")
@debug_option
def check(db: str, again: bool, debug: bool) -> None:  # noqa: ARG001
    """Check every promise of the corpus DB: passages at their places, texts unchanged, origins and bounds that follow
    from their reasons, references, sums, full text. Exits with status 2 when something does not hold.

    \b
    Examples:
      headwater check news.hw
      headwater check news.hw --again
    """
    import headwater
    from headwater.present.safe import one_line

    with headwater.open(db, create=False) as corpus:
        found = corpus.check(again=again)
        overview = corpus.overview()
    for problem in found:
        click.echo(f"{problem.code}  {one_line(problem.message)}")
    if overview.pending:
        click.echo(f"{counted(overview.pending, 'article waits', 'articles wait')} to be traced: headwater add {db}")
    if found:
        sys.exit(PROBLEMS)
    click.echo(
        f"All holds: {counted(overview.articles, 'article')}, {counted(overview.statements, 'statement')},"
        f" {counted(overview.claims, 'claim')}, {counted(overview.stories, 'story', 'stories')}."
    )


COMMANDS = (add, withdraw, check)


def report_lines(report: AddReport, corpus: Corpus) -> Iterator[str]:
    """What an ingest did, in a few lines."""
    from headwater.present.safe import one_line

    parts = [
        counted(len(report.added) - len(report.replaced), "new article"),
        counted(len(report.replaced), "new version") if report.replaced else "",
        f"{len(report.unchanged):,} known" if report.unchanged else "",
        f"{len(report.withdrawn):,} withdrawn before" if report.withdrawn else "",
    ]
    yield f"{', '.join(p for p in parts if p)}; {counted(report.stories, 'story', 'stories')} traced."
    now = corpus.overview()
    yield (
        f"{corpus.db.path} holds {counted(now.articles, 'article')} in {counted(now.stories, 'story', 'stories')},"
        f" {counted(now.statements, 'statement')}, {counted(now.claims, 'claim')}."
    )
    if now.outdated_articles or now.outdated_stories:
        yield "Some of it was made by another version of the models: headwater add --renew makes it again."
    for problem in report.problems[:SHOWN_PROBLEMS]:
        yield f"{problem.code}  {one_line(problem.path or '')}: {one_line(problem.message)}"
    if len(report.problems) > SHOWN_PROBLEMS:
        yield f"{len(report.problems) - SHOWN_PROBLEMS:,} more problems are kept in the corpus."


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextmanager
def showing(*, quiet: bool) -> Iterator[OnProgress | None]:
    """Shows on a terminal's standard error how far the work is, its rate and the time left."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield teller(bar)


def teller(bar: Any) -> Callable[[Progress], None]:
    """What shows each step on the bar: one task a stage, with its rate in articles a second."""
    tasks: dict[str, Any] = {}

    def tell(progress: Progress) -> None:
        if progress.stage not in tasks:
            tasks[progress.stage] = bar.add_task(WORDS[progress.stage], total=progress.total, rate="")
        task = tasks[progress.stage]
        speed = bar.tasks[bar.task_ids.index(task)].speed
        bar.update(task, completed=progress.done, total=progress.total, rate=f"{speed:.1f}/s" if speed else "")

    return tell
