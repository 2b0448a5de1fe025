"""What the commands that ask a corpus share: options of lists and records, files, advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import click

from headwater.cli_output import write_targets
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.corpus import Corpus

Command = TypeVar("Command", bound=Callable[..., Any])
Record: TypeAlias = Mapping[str, Any]

SHOWN = 20

db_argument = click.argument("db", metavar="DB")
plain_option = click.option("--plain", is_flag=True, help="No colour, whatever the terminal can do.")
debug_option = click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
all_option = click.option("--all", "everything", is_flag=True, help="Show everything.")


def list_options(command: Command) -> Command:
    """The command takes the options that say how much of a list is shown."""
    options = (
        click.option("--limit", type=click.IntRange(1, 10_000_000), metavar="N",
                     help=f"At most N of them.  [default: {SHOWN} on the screen, all in files]"),
        all_option, plain_option, debug_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def one_options(command: Command) -> Command:
    """The command takes the options of a single record."""
    for option in (debug_option, plain_option, all_option):
        command = option(command)
    return command


def limit_of(flags: Record, targets: Mapping[str, str]) -> int | None:
    """How many are asked for: as said, else all of them with --all or into files."""
    given: int | None = flags["limit"]
    return given if given is not None else None if targets or flags["everything"] else SHOWN


def write_forms(targets: Mapping[str, str], answer: Any, columns: Sequence[str], rows: Iterable[Record]) -> bool:
    """The answer is written as JSON and CSV where asked; whether standard output is still free."""
    from headwater.ask.files import json_bytes
    from headwater.present.tables import to_csv

    return write_targets(targets, {"json": lambda: json_bytes(answer), "csv": lambda: to_csv(columns, rows)})


@contextmanager
def advised(finding: str) -> Iterator[None]:
    """An id that leads nowhere is told with the command that finds ids."""
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{error}; find ids with: {finding}") from error


def tell_pending(corpus: Corpus) -> None:
    """On standard error: how many articles the answers do not count yet."""
    pending = corpus.overview().pending
    if pending:
        wait = f"{pending:,} article{' waits' if pending == 1 else 's wait'}"
        click.echo(f"headwater: {wait} to be traced and not counted here: headwater add {corpus.db.path}", err=True)
