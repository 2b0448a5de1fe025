"""The command that shows who originates and who repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from headwater.cli_answers import Record, db_argument, limit_of, list_options, tell_pending, write_forms
from headwater.cli_inputs import open_corpus
from headwater.cli_options import form_options, given_filters, plain
from headwater.cli_output import check_target, check_targets, console, write_targets


@click.command(short_help="Show who originates and who repeats.")
@db_argument
@click.option("--text", metavar="WORDS", help="Outlets with these words in their name.")
@click.option("--network", "network_to", metavar="FILE", help="Write who takes from whom: .json, .gexf, .svg.")
@form_options("the outlets")
@list_options
def outlets(db: str, **flags: Any) -> None:
    """Show for each outlet of the corpus DB what it originates and what it takes from whom.

    "own" are the claims that it does not only pass on; "first" those that it reported before the others; "sources"
    the people and bodies it heard itself. One outlet alone is shown in full. The network is a file for graph programs
    (.gexf, .json) or a picture (.svg).

    \b
    Examples:
      headwater outlets news.hw
      headwater outlets news.hw --text beacon
      headwater outlets news.hw --csv outlets.csv --network network.svg
    """
    targets = check_targets(flags, ("json", "csv"))
    check_target("--network", flags["network_to"])
    from headwater.ask.files import OUTLET_COLUMNS, outlet_rows
    from headwater.ask.network import check_ending, network_bytes
    from headwater.ask.outlets import find_network, find_outlets

    check_ending(flags["network_to"])
    with open_corpus(db) as corpus:
        found = find_outlets(corpus, text=plain(flags["text"]))
        network, overview = find_network(corpus) if flags["network_to"] else None, corpus.overview()
        tell_pending(corpus)
    shown = found[: limit_of(flags, targets)]
    free = write_forms(targets, shown, OUTLET_COLUMNS, outlet_rows(shown))
    if network is not None:
        name = flags["network_to"]
        free = write_targets({"network": name}, {"network": lambda: network_bytes(network, name)}) and free
    if free:
        _show_outlets(shown, len(found), overview.outlets, overview.articles, flags)


def _show_outlets(shown: Sequence[Any], total: int, outlets: int, articles: int, flags: Record) -> None:
    from rich.text import Text

    from headwater.ask.showing import nothing, print_table, show
    from headwater.ask.showing_draft import OUTLET_TABLE, outlet_lines, outlet_rows, outlets_note

    screen = console(flags["plain"])
    if not shown:
        show(nothing("outlet", given_filters(flags), outlets), screen)
    elif len(shown) == 1:
        show(outlet_lines(shown[0]), screen)
    else:
        print_table(OUTLET_TABLE, outlet_rows(shown), total, "outlet", screen)
    note = outlets_note(articles, shown) if not flags["text"] and len(shown) == outlets else ""
    if note:
        show([(Text(""), 0), (Text(note, style="dim"), 0)], screen)
