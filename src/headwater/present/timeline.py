"""The timeline as readers see it: what became known when, each line a quotation, on the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from rich.console import Console
from rich.text import Text

from headwater.present.dates import clock, instant, one_zone, span_words
from headwater.present.lookup import plural
from headwater.present.safe import one_line, shorten
from headwater.present.terminal import Lines, heading, print_lines

Record: TypeAlias = Mapping[str, Any]

MOST_LINES = 150
MOST_PRINTED = 60
STRIP_WIDTH = 150.0
STRIP_EDGE = 6.0
KINDS = {
    "first-report": "first report",
    "source-named": "first source named",
    "confirmation": "independent origin",
    "possible-confirmation": "perhaps another origin",
    "denial": "denial",
    "correction": "correction",
    "update": "update",
    "other-version": "other version",
    "support": "support",
    "no-comment": "no comment",
}
STYLES = {
    "denial": "bold red",
    "other-version": "bold red",
    "correction": "bold yellow",
    "update": "bold yellow",
    "confirmation": "bold green",
}


def said_in(one: Record) -> str:
    """Who says it, through whom, and where it stands: "the mayor, via Northwire, in Daily Ledger, 004.txt"."""
    hops = [one_line(h) for h in one["chain"]]
    place = f"{one_line(one['outlet'])}, {shorten(one['path'], 80)}" if one["outlet"] else shorten(one["path"], 80)
    if not hops:
        return f"{place}, in its own voice"
    via = f", via {' and '.join(reversed(hops[:-1]))}" if len(hops) > 1 else ""
    return f"{hops[-1]}{via}, in {place}"


def happened_words(one: Record) -> str:
    """The time that the quotation speaks of: “on Tuesday” (4 Mar 2031), the wording alone where open; "" for none."""
    if one["happened"] is None:
        return ""
    happened = one["happened"]
    resolved = span_words(happened) if happened["earliest"] or happened["latest"] else ""
    return f"“{shorten(happened['text'], 60)}”" + (f" ({resolved})" if resolved else "")


def print_timeline(developments: Sequence[Record], console: Console, *, everything: bool = False) -> None:
    """The timeline is printed: dated developments by the time of their report, then those of undated articles.

    Statements that one article makes in its own voice are left out, and lines beyond 60, unless `everything`.
    """
    shown = [d for d in developments if everything or not d["minor"]]
    left_out = len(developments) - len(shown)
    if not everything:
        left_out += max(len(shown) - MOST_PRINTED, 0)
        shown = shown[:MOST_PRINTED]
    if not developments:
        print_lines([(Text("There is nothing to lay out: no statement was found."), 0)], console)
        return
    print_lines(heading("TIMELINE: WHAT WAS REPORTED WHEN"), console)
    print_lines(_days([d for d in shown if d["lane"] == "dated"]), console)
    undated = [d for d in shown if d["lane"] == "undated"]
    if undated:
        print_lines(heading("UNDATED ARTICLES, IN THE ORDER THEY WERE READ"), console)
        print_lines((line for d in undated for line in _printed(d, "")), console)
    if left_out:
        print_lines([(Text(""), 0), (Text(f"{plural(left_out, 'more line')}: --all.", style="dim"), 0)], console)


def _days(developments: Sequence[Record]) -> Lines:
    last, zoned = "", zones_differ(developments)
    for one in developments:
        day = day_of(one)
        if day != last:
            yield Text(""), 0
            yield Text(day, style="bold"), 0
        last = day
        yield from _printed(one, clock(one["reported"]["text"], zoned=zoned))


def zones_differ(developments: Iterable[Record]) -> bool:
    """Whether the reports' times are in several zones, so that each must say its own."""
    return one_zone(d["reported"]["text"] for d in developments) is None


def day_of(one: Record) -> str:
    """The day, week, month or year of a development's report, in words."""
    return span_words(one["reported"]).split(",")[0]


def _printed(one: Record, at: str) -> Lines:
    line = Text(f"{at:5}  " if at else "")
    line.append(KINDS[one["kind"]].upper(), style=STYLES.get(one["kind"], "bold"))
    happened = happened_words(one)
    line.append(f"  speaks of {happened}" if happened else "")
    yield line, 2
    yield Text(f"“{shorten(one['quote'], 240)}”"), 9
    yield Text(f"— {said_in(one)}  [{one['claim']}]", style="dim"), 11
    if one["kind"] not in ("first-report", "no-comment"):
        yield Text(shorten(one["because"], 240), style="italic"), 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Where a line lies in time, in pixels: the report as a dot or bar, the event as a bar below it or None.

    `early` and `late` say that the event lies beyond the left or right end.
    """

    x: float
    width: float
    event: tuple[float, float] | None
    early: bool
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the page's timeline; `day` is empty where it is the one before."""

    one: Record
    day: str
    at: str
    happened: str
    said_in: str
    strip: Strip | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The page's timeline: dated lines, undated lines, how many were left out, and the days that the strips span."""

    dated: tuple[Line, ...]
    undated: tuple[Line, ...]
    left_out: int
    span: str


def lanes(developments: Sequence[Record], rank: Mapping[str, int]) -> Lanes:
    """The timeline's lines for the page: those of the claims that matter most, 150 in each lane, by time."""
    worth = [d for d in developments if not d["minor"]] or list(developments)
    dated = _best([d for d in worth if d["lane"] == "dated"], rank)
    undated = _best([d for d in worth if d["lane"] == "undated"], rank)
    scale, zoned = _scale(dated), zones_differ(dated)
    lines, last = [], ""
    for one in dated:
        day = day_of(one)
        lines.append(_line(one, "" if day == last else day, scale, zoned))
        last = day
    return Lanes(
        dated=tuple(lines),
        undated=tuple(_line(d, "", None, False) for d in undated),
        left_out=len(developments) - len(dated) - len(undated),
        span=span_words({"earliest": scale[0].isoformat()[:10], "latest": scale[1].isoformat()[:10],
                         "precision": "day"}) if scale else "",
    )  # fmt: skip


def _best(found: list[Record], rank: Mapping[str, int]) -> list[Record]:
    kept = {d["id"] for d in sorted(found, key=lambda d: rank.get(d["claim"], len(rank)))[:MOST_LINES]}
    return [d for d in found if d["id"] in kept]


Scale: TypeAlias = tuple[datetime, datetime]


def _ends(span: Record | None) -> tuple[datetime, datetime] | None:
    """First and last moment of an interval; one that is open at an end, or has none, has no place on the strip."""
    first = instant(span["earliest"]) if span else None
    last = instant(span["latest"]) if span else None
    if span is None or first is None or last is None:
        return None
    return first, last + timedelta(days=1) if len(span["latest"]) <= 10 else last


def _scale(dated: Sequence[Record]) -> Scale | None:
    """The time the strips show: that of the reports, and as much again before it for what happened earlier."""
    reports = [e for e in (_ends(d["reported"]) for d in dated) if e]
    if not reports:
        return None
    first, last = min(e[0] for e in reports), max(e[1] for e in reports)
    earliest = first - max(last - first, timedelta(days=2))
    events = [e[0] for e in (_ends(d["happened"]) for d in dated) if e and earliest <= e[0] < first]
    return min([first, *events]), max(last, first + timedelta(hours=1))


def _line(one: Record, day: str, scale: Scale | None, zoned: bool) -> Line:
    return Line(
        one=one,
        day=day,
        at=clock(one["reported"]["text"], zoned=zoned),
        happened=happened_words(one),
        said_in=said_in(one),
        strip=_strip(one, scale) if scale else None,
    )


def _strip(one: Record, scale: Scale) -> Strip | None:
    report, event = _ends(one["reported"]), _ends(one["happened"])
    if report is None:
        return None
    left, right = _x(report[0], scale), _x(report[1], scale)
    inside = event is not None and event[1] > scale[0] and event[0] < scale[1]
    bar = (_x(event[0], scale), max(_x(event[1], scale) - _x(event[0], scale), 3.0)) if event and inside else None
    return Strip(
        x=left,
        width=round(right - left, 1),
        event=(bar[0], round(bar[1], 1)) if bar else None,
        early=event is not None and not inside and event[1] <= scale[0],
        late=event is not None and not inside and event[0] >= scale[1],
    )


def _x(moment: datetime, scale: Scale) -> float:
    share = (min(max(moment, scale[0]), scale[1]) - scale[0]) / (scale[1] - scale[0])
    return round(STRIP_EDGE + share * (STRIP_WIDTH - 2 * STRIP_EDGE), 1)
