"""Options that several commands take, and the options object that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.options import Options

Command = TypeVar("Command", bound=Callable[..., Any])


def reading_options(command: Command) -> Command:
    """The command takes the options that say how articles are read and traced."""
    options = (
        click.option("--metadata", metavar="FILE", help="CSV or JSONL with outlet, published, title by path."),
        click.option(
            "--published", metavar="DATE", help="Publication date of articles that do not tell theirs: 2031-03-14."
        ),
        click.option("--outlet", metavar="NAME", help="Publisher of articles that do not tell theirs."),
        click.option("--no-model", is_flag=True, help="Use the rules alone, without the trained models."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def showing_options(what: str) -> Callable[[Command], Command]:
    """The command takes the options that say how its result is shown; `what` is what `--all` shows all of."""
    options = (
        click.option("--plain", is_flag=True, help="No colour and no progress, whatever the terminal can do."),
        click.option("--all", "everything", is_flag=True, help=f"Show every {what}."),
        click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error."),
    )

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def read_options(flags: Mapping[str, Any]) -> Options:
    """The options of a run. Raises `UsageError` for a date that is none or a metadata file that is not there."""
    from headwater.options import ExtractOptions, LinkOptions, Options, ReadOptions

    metadata, model = flags.get("metadata"), not flags.get("no_model")
    if metadata is not None and not Path(metadata).is_file():
        raise UsageError(f"--metadata: there is no file {metadata}")
    return Options(
        read=ReadOptions(metadata=metadata, published=iso_date(flags.get("published")), outlet=flags.get("outlet")),
        extract=ExtractOptions(model=model),
        link=LinkOptions(model=model),
    )


def iso_date(text: str | None) -> str | None:
    """The date or date-time, unchanged. Raises `UsageError` when it is not in ISO form."""
    from datetime import datetime

    try:
        if text is not None:
            datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--published: {text!r} is not a date like 2031-03-14 or 2031-03-14T09:30") from None
    return text
