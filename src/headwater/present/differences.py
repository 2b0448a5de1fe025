"""Where accounts differ, as readers see it: the versions of each slot side by side, on the terminal and on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from rich.console import Console
from rich.text import Text

from headwater.present.dates import short_date, span_words
from headwater.present.lookup import listed, plural
from headwater.present.safe import one_line, shorten, titled
from headwater.present.terminal import Lines, heading, print_lines
from headwater.present.timeline import said_in

Record: TypeAlias = Mapping[str, Any]

MOST_PRINTED = 20
WHAT = {"denies": "Denial", "conflicts": "Conflict", "supersedes": "Update or correction"}
MEASURES = {"age": "age", "percent": "percentage", "usd": "amount in dollars"}
STYLES = {"denies": "bold red", "conflicts": "bold red", "supersedes": "bold yellow"}


def kind_of(difference: Record) -> str:
    """The weightiest relation in a difference: denies, conflicts or supersedes."""
    return str(difference["types"][0])


def subject(difference: Record) -> str:
    """What a difference is about: "the number of killed: “Five” → “seven”", "“…”, denied by the mayor"."""
    of = difference["of"]
    about = MEASURES.get(of, f"number of {of}") if of else difference["about"]
    if kind_of(difference) == "denies":
        return _denied(difference)
    if difference["about"] == "truth":
        return "whether it is so"
    arrow = " → " if difference["types"] == ["supersedes"] else " / "
    values = [f"“{shorten(v['value'], 60)}”" for v in difference["versions"][:6]]
    return f"the {one_line(about)}: {arrow.join(values)}"


def _denied(difference: Record) -> str:
    """What is denied, and by whom; by whom it is told where the article names nobody as its source."""
    stated = next((v for v in difference["versions"] if v["stance"] == "states"), difference["versions"][0])
    holders = [h for v in difference["versions"] if v["stance"] == "denies" for h in v["holders"]]
    names = dict.fromkeys(h["chain"][-1] for h in holders if h["chain"])
    tellers = dict.fromkeys(h["outlet"] or h["path"] for h in holders)
    by = f", denied by {listed((shorten(n, 60) for n in names), 3)}" if names else ""
    by = by or (f", a denial told by {listed((shorten(n, 60) for n in tellers), 3)}" if tellers else " is denied")
    return f"“{shorten(titled(stated['text']), 120)}”{by}"


def role(version: Record, difference: Record) -> str:
    """What a version is in its difference: the denial, what is denied, the earlier or later figure, an account."""
    if kind_of(difference) == "denies":
        return "The denial" if version["stance"] == "denies" else "What is denied"
    if difference["types"] == ["supersedes"]:
        return "Earlier" if version["replaced"] else "Later"
    return "One account" + (", since replaced" if version["replaced"] else "")


def origins_words(version: Record) -> str:
    """The bounds of a version's independent origins, and their names."""
    low, high = version["low"], version["high"]
    bounds = "no named origin" if high == 0 else plural(low, "origin") if low == high else f"{low}–{high} origins"
    names = listed((shorten(n, 80) for n in version["origins"]), 3)
    return f"{bounds}: {names}" if names else bounds


def holders_words(version: Record, most: int = 6) -> str:
    """Who holds a version, with the time of each one's first report of it."""
    names = []
    for holder in version["holders"]:
        since = short_date(holder["since"]["text"])
        names.append(shorten(holder["outlet"] or holder["path"], 60) + (f" ({since})" if since else " (undated)"))
    return listed(names, most)


def since_words(version: Record) -> str:
    """Since when a version is reported, and by whom first; "undated" where no report of it is dated."""
    if version["since"] is None:
        return "undated"
    return f"{span_words(version['since'])}, first by {shorten(version['since_by'], 60)}"


def changes_words(difference: Record) -> list[str]:
    """Who went over from one version to another and when, and who holds several, in sentences."""
    values = [shorten(v["value"], 60) for v in difference["versions"]]
    lines = [
        f"{shorten(c['outlet'], 60)} went from “{values[c['before']]}” to “{values[c['after']]}” "
        f"({span_words(c['before_since'])} → {span_words(c['after_since'])})."
        for c in difference["changed"]
    ]
    if difference["both"]:
        several = "both" if len(difference["versions"]) == 2 else "several versions"
        several = "the claim and its denial" if kind_of(difference) == "denies" else several
        verb = "reports" if len(difference["both"]) == 1 else "report"
        lines.append(f"{listed((shorten(b, 60) for b in difference['both']), 6)} {verb} {several}.")
    return lines


def print_differences(differences: Sequence[Record], console: Console, *, everything: bool = False) -> None:
    """The differences are printed, each with its versions, who holds them, since when, and who changed over."""
    if not differences:
        print_lines([(Text("No two accounts were found to differ."), 0)], console)
        return
    print_lines(heading("WHERE ACCOUNTS DIFFER"), console)
    shown = differences if everything else differences[:MOST_PRINTED]
    for number, one in enumerate(shown, 1):
        print_lines(_printed(number, one), console)
    if len(shown) < len(differences):
        rest = plural(len(differences) - len(shown), "more difference")
        print_lines([(Text(""), 0), (Text(f"{rest}: --all.", style="dim"), 0)], console)


def _printed(number: int, one: Record) -> Lines:
    title = Text(f"{number:>2}. ")
    title.append(WHAT[kind_of(one)].upper(), style=STYLES[kind_of(one)])
    title.append(f"  {subject(one)}")
    yield Text(""), 0
    yield title, 0
    for version in one["versions"]:
        yield Text(f"{role(version, one)}: “{shorten(version['text'], 240)}”", style="bold"), 4
        since = since_words(version)
        yield Text(f"{origins_words(version)}; {'since ' if version['since'] else ''}{since}"), 6
        if version["holders"]:
            yield Text(f"— {said_in(shown_holder(version))}", style="dim"), 6
        yield Text(f"In: {holders_words(version)}  [{', '.join(version['claims'])}]", style="dim"), 6
    for line in changes_words(one):
        yield Text(line), 4


def shown_holder(version: Record) -> Record:
    """The holder whose words are the version's text, else its first."""
    holders = version["holders"]
    found: Record = next((h for h in holders if h["quote"] == version["text"]), holders[0])
    return found
