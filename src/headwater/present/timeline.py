"""When things happened, as the statements say it; and when each version of a claim appeared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from headwater.present.dates import day_span, parse, short_date
from headwater.present.document import ClaimRow, StatementRow, TimeRow
from headwater.present.lookup import Lookup, is_noise
from headwater.present.path_graph import LOOKS
from headwater.present.safe import shorten

MOST_LINES = 150
MOST_VERSIONS = 6
CHART_WIDTH = 760.0
CHART_LEFT = 210.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the timeline: a day or range in words, the statement that says so, its claim, who carries it."""

    when: str
    worded: str
    statement: StatementRow
    claim: ClaimRow
    outlets: tuple[str, ...]


def timeline(ranked: list[ClaimRow], lookup: Lookup) -> tuple[list[Line], list[Line], int]:
    """Dated lines by date, undated lines in rank, and how many lines were left out."""
    dated: list[tuple[str, str, int, Line]] = []
    undated: list[Line] = []
    for rank, claim in enumerate(ranked):
        times = _times(claim, lookup)
        for (first, last), statements in sorted(times.items()):
            dated.append((first, last, rank, _line(day_span(first, last), statements, claim, lookup)))
        if not times and not is_noise(claim, lookup) and lookup.statements_of(claim):
            undated.append(_line("", lookup.statements_of(claim), claim, lookup))
    kept = sorted(sorted(dated, key=lambda d: d[2])[:MOST_LINES], key=lambda d: d[:3])
    left_out = len(dated) - len(kept) + max(len(undated) - MOST_LINES, 0)
    return [d[3] for d in kept], undated[:MOST_LINES], left_out


def _times(claim: ClaimRow, lookup: Lookup) -> dict[tuple[str, str], list[StatementRow]]:
    """The claim's statements by the days they give for what happened."""
    found: dict[tuple[str, str], list[StatementRow]] = {}
    for statement in lookup.statements_of(claim):
        time = _happened(statement)
        if time is not None:
            first, last = time["earliest"] or time["latest"] or "", time["latest"] or time["earliest"] or ""
            found.setdefault((first[:10], last[:10]), []).append(statement)
    return found


def _happened(statement: StatementRow) -> TimeRow | None:
    return next((t for t in statement["when"] if t["earliest"] or t["latest"]), None)


def _line(when: str, statements: list[StatementRow], claim: ClaimRow, lookup: Lookup) -> Line:
    time = _happened(statements[0])
    outlets = dict.fromkeys(lookup.outlet_name(s["article"]) for s in statements)
    worded = shorten(time["text"], 60) if time else ""
    return Line(when=when, worded=worded, statement=statements[0], claim=claim, outlets=tuple(outlets))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One article on the chart of versions."""

    x: float
    y: float
    look: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One row of the chart: the claim or a version related to it, with its dots and where it lies."""

    claim: ClaimRow
    label: str
    y: float
    height: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """When each version appeared: rows, and ticks as (x, label), in pixels."""

    versions: tuple[Version, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float


def versions_chart(claim: ClaimRow, lookup: Lookup) -> Chart | None:
    """The dated articles of a claim and of what it conflicts with or replaces; None with fewer than two moments."""
    ids = [claim["id"]]
    for relation in lookup.relations_of.get(claim["id"], []):
        ids += [relation["from"], relation["to"]]
    claims = [lookup.claims[c] for c in dict.fromkeys(ids) if c in lookup.claims][:MOST_VERSIONS]
    moments = {c["id"]: _moments(c, lookup) for c in claims}
    known = sorted({m for found in moments.values() for m, _ in found})
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    span = (last - first) or timedelta(hours=1)
    rows: list[Version] = []
    y = 34.0
    for row in claims:
        if moments[row["id"]]:
            rows.append(_version(row, moments[row["id"]], y, (first, span), lookup))
            y += rows[-1].height
    ticks = tuple((_x(first + span * i / 4, (first, span)), _tick(first + span * i / 4, span)) for i in range(5))
    return Chart(versions=tuple(rows), ticks=ticks, height=y + 4)


def _moments(claim: ClaimRow, lookup: Lookup) -> list[tuple[datetime, str]]:
    found = []
    for article_id in lookup.articles_of(claim):
        article = lookup.articles.get(article_id)
        moment = parse(article["published"]) if article else None
        if moment is not None:
            found.append((moment, article_id))
    return sorted(found)


def _x(moment: datetime, scale: tuple[datetime, timedelta]) -> float:
    share = (moment - scale[0]) / scale[1]
    return round(CHART_LEFT + 30 + share * (CHART_WIDTH - CHART_LEFT - 80), 1)


def _tick(moment: datetime, span: timedelta) -> str:
    text = short_date(moment.date().isoformat()).rsplit(" ", 1)[0]
    return f"{text}, {moment.hour:02}:{moment.minute:02}" if span < timedelta(days=4) else text


def _version(
    claim: ClaimRow, moments: list[tuple[datetime, str]], y: float, scale: tuple[datetime, timedelta], lookup: Lookup
) -> Version:
    """One row, as high as its dots need: dots that would touch go to the next lane."""
    lanes: list[float] = []
    dots = []
    for moment, article_id in moments:
        x = _x(moment, scale)
        lane = next((i for i, end in enumerate(lanes) if x - end >= 15), len(lanes))
        lanes[lane : lane + 1] = [x]
        key = lookup.outlet_key(article_id)
        look = LOOKS[lookup.sources[key]["kind"]] if key in lookup.sources else "outlet"
        published = lookup.articles[article_id]["published"]
        title = f"{lookup.outlet_name(article_id)}, {short_date(published)}"
        dots.append(Dot(x=x, y=y + 20 + 15 * lane, look=look, title=title))
    height = max(46.0, 28.0 + 15 * len(lanes))
    return Version(claim=claim, label=shorten(claim["text"], 30), y=y, height=height, dots=tuple(dots))
