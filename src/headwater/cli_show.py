"""Commands that show a corpus, a ledger or articles alike: timeline, conflicts, why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from headwater.cli_inputs import DEFAULT_LEDGER, kind_of, load_document, load_or_trace, open_corpus
from headwater.cli_options import (
    claim_filters,
    filter_of,
    form_options,
    given_filters,
    reading_options,
    showing_options,
)
from headwater.cli_output import check_targets, console, write_targets
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.compare.differences import Difference
    from headwater.compare.timeline import Development

ledger_option = click.option(
    "--ledger", "ledger_path", metavar="FILE", help=f"The ledger.  [default: {DEFAULT_LEDGER}]"
)


@click.command(short_help="Show what was reported when.")
@click.argument("paths", nargs=-1, metavar="[DB|LEDGER|PATH|-]...")
@ledger_option
@form_options("the timeline")
@click.option("--timelinejs", "timelinejs_to", metavar="FILE", help="Write it as TimelineJS JSON.")
@claim_filters
@reading_options
@showing_options("line, also what one article says in its own voice")
def timeline(paths: tuple[str, ...], ledger_path: str | None, **flags: Any) -> None:
    """Show what was reported when: first reports, independent origins, denials, corrections and updates.

    Every line is a quotation with its article, outlet and time. From a corpus, from a ledger already written, or
    from articles at PATH, which are traced first. The filters are for a corpus (--outlet too, which otherwise names
    the publisher); --from and --to bound the reports. With a FILE that is -, nothing but that is printed.

    \b
    Examples:
      headwater timeline news.hw --text "storage tank"
      headwater timeline news.hw --from 2031-03-01 --to 2031-03-07 --csv timeline.csv
      headwater timeline
      headwater timeline --ledger report/ledger.json --csv timeline.csv
      headwater timeline articles/ --metadata metadata.csv
      headwater timeline --ledger report/ledger.json --timelinejs - > timeline.json
    """
    from headwater.present.tables import TIMELINE_COLUMNS, timeline_rows, to_csv, to_json
    from headwater.present.timeline import print_timeline
    from headwater.present.timelinejs import to_timelinejs

    targets = check_targets(flags, ("json", "csv", "timelinejs"))
    found = _developments(paths, ledger_path, flags)
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: to_json(found),
        "csv": lambda: to_csv(TIMELINE_COLUMNS, timeline_rows(found)),
        "timelinejs": lambda: to_timelinejs(found),
    }
    if write_targets(targets, makers) and not _nothing(found, "development", flags):
        print_timeline(found, console(flags["plain"]), everything=flags["everything"])


def _developments(paths: tuple[str, ...], ledger_path: str | None, flags: dict[str, Any]) -> Sequence[Development]:
    from headwater.compare.timeline import find_developments

    if not _is_corpus(paths, ledger_path, flags):
        return find_developments(load_or_trace(paths, ledger_path, flags))
    from headwater.ask.stories import find_timeline

    with open_corpus(paths[0]) as corpus:
        return find_timeline(corpus, filter_of(flags))


@click.command(short_help="Show where accounts differ.")
@click.argument("paths", nargs=-1, metavar="[DB|LEDGER|PATH|-]...")
@ledger_option
@form_options("the differences")
@claim_filters
@reading_options
@showing_options("difference")
def conflicts(paths: tuple[str, ...], ledger_path: str | None, **flags: Any) -> None:
    """Show where accounts differ: the versions side by side, who holds each, since when, who changed over.

    From a corpus, from a ledger already written, or from articles at PATH, which are traced first. The filters are
    for a corpus (--outlet too, which otherwise names the publisher): a difference is shown when a claim on either
    side fits. With a FILE that is -, nothing but that is
    printed.

    \b
    Examples:
      headwater conflicts news.hw
      headwater conflicts news.hw --outlet "Daily Beacon" --from 2031-03-01
      headwater conflicts
      headwater conflicts --ledger report/ledger.json --csv conflicts.csv
      headwater conflicts articles/ --metadata metadata.csv --json -
    """
    from headwater.present.differences import print_differences
    from headwater.present.tables import DIFFERENCE_COLUMNS, difference_rows, to_csv, to_json

    targets = check_targets(flags, ("json", "csv"))
    found = _differences(paths, ledger_path, flags)
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: to_json(found),
        "csv": lambda: to_csv(DIFFERENCE_COLUMNS, difference_rows(found)),
    }
    if write_targets(targets, makers) and not _nothing(found, "difference", flags):
        print_differences(found, console(flags["plain"]), everything=flags["everything"])


def _differences(paths: tuple[str, ...], ledger_path: str | None, flags: dict[str, Any]) -> Sequence[Difference]:
    from headwater.compare.differences import find_differences

    if not _is_corpus(paths, ledger_path, flags):
        return find_differences(load_or_trace(paths, ledger_path, flags))
    from headwater.ask.stories import find_conflicts

    with open_corpus(paths[0]) as corpus:
        return find_conflicts(corpus, filter_of(flags))


def _nothing(found: Sequence[object], what: str, flags: dict[str, Any]) -> bool:
    """Whether nothing fits the filters of a corpus; then that is said."""
    if found or filter_of({**flags, "outlet": None}) is None:
        return False
    from headwater.ask.showing import nothing, show

    show(nothing(what, given_filters(flags), 0, "headwater claims DB with the same filters"), console(flags["plain"]))
    return True


def _is_corpus(paths: tuple[str, ...], ledger_path: str | None, flags: dict[str, Any]) -> bool:
    """Whether a corpus is asked. Raises `UsageError` for one among other things, and for filters without one."""
    corpora = [p for p in paths if kind_of(p) == "corpus"]
    if corpora and (len(paths) > 1 or ledger_path):
        raise UsageError(f"give the corpus {corpora[0]} alone")
    if not corpora and filter_of({**flags, "outlet": None}) is not None:
        found = f"; {paths[0]} is none" if paths else ""
        raise UsageError(f"--text, --speaker, --status, --from, --to and the like need a corpus{found}")
    return bool(corpora)


@click.command(short_help="Say why a corpus or ledger holds a record.")
@click.argument("what", nargs=-1, required=True, metavar="[DB|LEDGER] ID")
@ledger_option
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def why(what: tuple[str, ...], ledger_path: str | None, debug: bool) -> None:  # noqa: ARG001  # --debug is read in main
    """Say in sentences why a corpus or ledger holds a statement, claim, relation, copy, source, event or article.

    \b
    Examples:
      headwater why news.hw c-1a2b3c4d5e6f
      headwater why c-1a2b3c4d5e6f
      headwater why st-1a2b3c4d5e6f --ledger report/ledger.json
    """
    from headwater.present.why import explain

    *places, record = what
    if len(places) > 1 or (places and ledger_path):
        raise UsageError("give one corpus or ledger, then one ID")
    place = places[0] if places else ledger_path or DEFAULT_LEDGER
    if kind_of(place) == "corpus":
        with open_corpus(place) as corpus:
            lines = corpus.why(record)
    else:
        lines = explain(load_document(place), record)
    for line in lines:
        click.echo(line)


COMMANDS = (timeline, conflicts, why)
