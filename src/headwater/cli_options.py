"""Options that several commands take, and the options object that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from headwater.errors import UsageError
from headwater.model import Status

if TYPE_CHECKING:
    from headwater.corpus import ClaimFilter
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


def form_options(what: str) -> Callable[[Command], Command]:
    """The command takes `--json` and `--csv`, alone (standard output) or with a file."""
    options = (
        click.option(
            "--json", "json_to", metavar="[FILE]", is_flag=False, flag_value="-",
            help=f"Write {what} as JSON to FILE; without FILE, or -, to standard output.",
        ),
        click.option(
            "--csv", "csv_to", metavar="[FILE]", is_flag=False, flag_value="-",
            help=f"Write {what} as CSV, likewise.",
        ),
    )  # fmt: skip

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def claim_filters(command: Command) -> Command:
    """The command takes the options that say which claims of a corpus are asked for."""
    options = (
        click.option("--text", metavar="WORDS", help='Claims whose statements hold all these words; "…" is a phrase.'),
        click.option("--speaker", metavar="NAME", help="Claims that somebody of this name (or id) says or relays."),
        click.option("--status", type=click.Choice(get_args(Status)), help="Claims of this status."),
        click.option("--from", "since", metavar="DATE", help="Reported on this day or later: 2031-03-14."),
        click.option("--to", "until", metavar="DATE", help="Reported on this day or earlier."),
        click.option("--min-origins", type=click.IntRange(0), metavar="N", help="At least N independent origins."),
        click.option("--min-articles", type=click.IntRange(1), metavar="N", help="Carried by N articles or more."),
        click.option("--story", metavar="ID", help="Claims of this story."),
    )
    for option in reversed(options):
        command = option(command)
    return command


outlet_filter = click.option("--outlet", metavar="NAME", help="Only what an outlet of this name (or id) carries.")


def filter_of(flags: Mapping[str, Any]) -> ClaimFilter | None:
    """The filter that `claim_filters` gave; None when it asks for all. Raises `UsageError` for a date that is none."""
    for option, name in (("--from", "since"), ("--to", "until")):
        iso_date(option, flags[name])
    given = {name: plain(flags[flag]) for flag, name in FILTERS.items() if flags[flag] is not None}
    if not given:
        return None
    from headwater.corpus import ClaimFilter

    return ClaimFilter(**given)


FILTERS = {
    "text": "text", "speaker": "speaker", "outlet": "outlet", "status": "status", "since": "since", "until": "until",
    "min_origins": "min_origins", "min_articles": "min_articles", "story": "story",
}  # fmt: skip


def given_filters(flags: Mapping[str, Any]) -> dict[str, object]:
    """The filters as they were given, for the words that nothing was found."""
    names = ("text", "speaker", "outlet", "status", "since", "until", "min_origins", "min_articles", "story", "kind",
             "code", "article", "state")  # fmt: skip
    words = {"since": "from", "until": "to"}
    return {f"--{words.get(n, n).replace('_', '-')}": flags[n] for n in names if flags.get(n) not in (None, "current")}


def plain(value: Any) -> Any:
    """Text of the command line without what was no text there: bytes that are not UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def read_options(flags: Mapping[str, Any]) -> Options:
    """The options of a run. Raises `UsageError` for a date that is none or a metadata file that is not there."""
    from headwater.options import ExtractOptions, LinkOptions, Options, ReadOptions

    metadata, model = flags.get("metadata"), not flags.get("no_model")
    if metadata is not None and not Path(metadata).is_file():
        raise UsageError(f"--metadata: there is no file {metadata}")
    published = iso_date("--published", flags.get("published"))
    return Options(
        read=ReadOptions(metadata=metadata, published=published, outlet=flags.get("outlet")),
        extract=ExtractOptions(model=model),
        link=LinkOptions(model=model),
    )


def iso_date(option: str, text: str | None) -> str | None:
    """The date or date-time, unchanged. Raises `UsageError` when it is not in ISO form."""
    from datetime import datetime

    try:
        if text is not None:
            datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option}: {text!r} is not a date like 2031-03-14 or 2031-03-14T09:30") from None
    return text
