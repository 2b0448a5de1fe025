"""When each version of a claim appeared: a row a version, a dot an article, a bar where only the day is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TypeAlias

from headwater.present.dates import instant, one_zone, short_date
from headwater.present.document import ClaimRow
from headwater.present.lookup import Lookup
from headwater.present.path_graph import LOOKS
from headwater.present.safe import shorten, titled

MOST_VERSIONS = 6
CHART_WIDTH = 760.0
CHART_LEFT = 210.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One article on the chart of versions; its bar is as wide as the time in which it may have appeared."""

    x: float
    y: float
    left: float
    width: float
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
    known = sorted({m for found in moments.values() for m, _, _ in found})
    if len(known) < 2:
        return None
    first, last = known[0], max(end for found in moments.values() for _, end, _ in found)
    span = (last - first) or timedelta(hours=1)
    rows: list[Version] = []
    y = 34.0
    for row in claims:
        if moments[row["id"]]:
            rows.append(_version(row, moments[row["id"]], y, (first, span), lookup))
            y += rows[-1].height
    zone = one_zone(lookup.articles[a]["published"] for found in moments.values() for _, _, a in found)
    ticks = tuple((_x(first + span * i / 4, (first, span)), _tick(first + span * i / 4, span, zone)) for i in range(5))
    return Chart(versions=tuple(rows), ticks=ticks, height=y + 4)


Moment: TypeAlias = tuple[datetime, datetime, str]


def _moments(claim: ClaimRow, lookup: Lookup) -> list[Moment]:
    """The claim's dated articles with the first and last moment at which they may have appeared."""
    found = []
    for article_id in lookup.articles_of(claim):
        article = lookup.articles.get(article_id)
        moment = instant(article["published"]) if article else None
        if article is not None and moment is not None:
            day_only = len(article["published"] or "") <= 10
            found.append((moment, moment + timedelta(days=1) if day_only else moment, article_id))
    return sorted(found)


def _x(moment: datetime, scale: tuple[datetime, timedelta]) -> float:
    share = (moment - scale[0]) / scale[1]
    return round(CHART_LEFT + 30 + share * (CHART_WIDTH - CHART_LEFT - 80), 1)


def _tick(moment: datetime, span: timedelta, zone: tzinfo | None) -> str:
    """A moment in the zone that the articles share; in UTC, and saying so, where they share none."""
    here = moment.astimezone(zone or UTC)
    text = short_date(here.date().isoformat()).rsplit(" ", 1)[0]
    utc = "" if zone else " UTC"
    return f"{text}, {here.hour:02}:{here.minute:02}{utc}" if span < timedelta(days=4) else text


def _version(
    claim: ClaimRow, moments: list[Moment], y: float, scale: tuple[datetime, timedelta], lookup: Lookup
) -> Version:
    """One row, as high as its dots need: dots that would touch go to the next lane."""
    lanes: list[float] = []
    dots = []
    for moment, end, article_id in moments:
        left, right = _x(moment, scale), _x(end, scale)
        lane = next((i for i, taken in enumerate(lanes) if left - taken >= 15), len(lanes))
        lanes[lane : lane + 1] = [right]
        key = lookup.outlet_key(article_id)
        look = LOOKS[lookup.sources[key]["kind"]] if key in lookup.sources else "outlet"
        published = lookup.articles[article_id]["published"]
        title = f"{lookup.outlet_name(article_id)}, {short_date(published)}"
        middle, top = round((left + right) / 2, 1), y + 20 + 15 * lane
        dots.append(Dot(x=middle, y=top, left=left, width=round(right - left, 1), look=look, title=title))
    height = max(46.0, 28.0 + 15 * len(lanes))
    return Version(claim=claim, label=shorten(titled(claim["text"]), 30), y=y, height=height, dots=tuple(dots))
