"""Calendar periods as resolved times: days, weeks, months, quarters, seasons, years, decades."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from headwater.extract import times_words as words
from headwater.extract.times_resolved import Resolved
from headwater.model import Precision

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


def day_at(day: date, anchored: bool = False) -> Resolved:
    return Resolved(value=day.isoformat(), precision="day", first=day, last=day, anchored=anchored)


def left_open(value: str, precision: Precision) -> Resolved:
    return Resolved(value=value, precision=precision)


def month_at(year: int, month: int, anchored: bool) -> Resolved:
    first = date(year, month, 1)
    last = first + relativedelta(months=1, days=-1)
    return Resolved(value=f"{year:04d}-{month:02d}", precision="month", first=first, last=last, anchored=anchored)


def years_at(year: int, more: int = 0) -> Resolved:
    value = f"{year:04d}" if not more else f"{year:04d}/{year + more:04d}"
    return Resolved(value=value, precision="year", first=date(year, 1, 1), last=date(year + more, 12, 31))


def week_at(day: date, anchored: bool = True) -> Resolved:
    year, week, _ = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    return Resolved(
        value=f"{year}-W{week:02d}",
        precision="week",
        first=monday,
        last=monday + timedelta(days=6),
        anchored=anchored,
    )


def weekend_at(day: date) -> Resolved:
    year, week, _ = day.isocalendar()
    saturday = day + timedelta(days=5 - day.weekday())
    return Resolved(
        value=f"{year}-W{week:02d}-WE",
        precision="day",
        first=saturday,
        last=saturday + timedelta(days=1),
        anchored=True,
    )


def quarter_at(day: date, anchored: bool = True) -> Resolved:
    return months_at(day.year, f"Q{(day.month + 2) // 3}", anchored)


def months_at(year: int, code: str, anchored: bool) -> Resolved:
    """A quarter, half or season of a year. Northern seasons; a winter of a year is either of its two."""
    if code == "WI":
        first, last = date(year - 1, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)
    else:
        spans = {f"Q{n}": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)} | {"H1": (1, 6), "H2": (7, 12)} | _SEASON_MONTHS
        start, end = spans[code]
        first = date(year, start, 1)
        last = date(year, end, 1) + relativedelta(months=1, days=-1)
    precision: Precision = "season" if code in words.SEASONS.values() else "quarter"
    return Resolved(value=f"{year:04d}-{code}", precision=precision, first=first, last=last, anchored=anchored)


def prefix_at(prefix: str) -> Resolved:
    size = 10 if len(prefix) == 3 else 100
    first = int(prefix) * size
    return Resolved(
        value=prefix,
        precision="decade",
        first=date(max(first, 1), 1, 1),
        last=date(first + size - 1, 12, 31),
    )


def grain_at(day: date, unit: str) -> Resolved:
    """The period of a size that holds a day."""
    if unit == "W":
        return week_at(day)
    if unit == "WE":
        return weekend_at(day)
    if unit == "M":
        return month_at(day.year, day.month, True)
    if unit == "Q":
        return quarter_at(day)
    if unit == "Y":
        found = years_at(day.year)
    elif unit == "E":
        found = prefix_at(f"{day.year:04d}"[:3])
    elif unit == "C":
        found = prefix_at(f"{day.year:04d}"[:2])
    else:
        return day_at(day, True)
    return Resolved(value=found.value, precision=found.precision, first=found.first, last=found.last, anchored=True)
