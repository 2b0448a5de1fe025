"""Turns what an expression means into a TIMEX3 value and bounds, given a reference date or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from headwater.extract import times_words as words
from headwater.extract.times_builders import duration_value
from headwater.extract.times_holidays import holiday_date
from headwater.extract.times_meaning import Look, Meaning
from headwater.model import Precision

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A TIMEX3 value with inclusive ISO bounds; `first`/`last` are the days it spans, where known."""

    value: str
    precision: Precision
    first: date | None = None
    last: date | None = None
    earliest: str | None = None
    latest: str | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The day an expression is read from. `look` is what syntax says; `unit` the grain of a context date.

    `first`..`last` is the period in question ("the quarter" after "the third quarter").
    """

    day: date | None
    look: Look | None = None
    unit: str = "D"


def resolve(meaning: Meaning, at: Reference) -> Resolved:
    """Return the value and bounds of `meaning` read from `at`; without a day it stays open but comparable."""
    if meaning.kind in ("reference", "set"):
        return Resolved(value=meaning.value or "", precision="open")
    if meaning.kind == "duration":
        return _duration(meaning, at)
    if meaning.kind == "shift":
        found = _shifted(meaning, at)
    elif meaning.holiday:
        found = _holiday(meaning, at)
    elif meaning.prefix:
        found = _prefix(meaning.prefix)
    elif meaning.period:
        found = _period(meaning, at)
    else:
        found = _date(meaning, at)
    return _clocked(_narrowed(found, meaning, at.day), meaning)


# -- days ---------------------------------------------------------------------------------------------------------


def _day(day: date, anchored: bool = False) -> Resolved:
    return Resolved(value=day.isoformat(), precision="day", first=day, last=day, anchored=anchored)


def _open(value: str, precision: Precision) -> Resolved:
    return Resolved(value=value, precision=precision)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(m: Meaning, at: Reference) -> Resolved:
    if m.month and m.day:
        return _month_day(m, at)
    if m.month:
        return _month(m, at)
    if m.weekday:
        return _weekday(m, at)
    if m.year is not None:
        return _year_span(m.year, m.shift or 0)
    if m.day:
        return _day_of_month(m.day, at)
    if at.day is not None:
        return _day(at.day, anchored=True)
    return _open("XXXX-XX-XX", "day")


def _month_day(m: Meaning, at: Reference) -> Resolved:
    month, day = m.month or 1, m.day or 1
    year = _stated_year(m, at)
    if year is None:
        if at.day is None:
            return _open(f"XXXX-{month:02d}-{day:02d}" + _tail(m), "day")
        found = _nearest(lambda y: _safe(y, month, day), at.day, m.look or at.look, plain_days=60)
    else:
        found = _safe(year, month, day)
    if found is None:
        return _open(f"XXXX-{month:02d}-{day:02d}", "day")
    anchored = m.year is None
    if m.period == "WEEK":
        return _week(found, anchored)
    if m.last_day and (last := _safe(found.year, month, m.last_day)):
        value = f"{found.isoformat()}/{last.isoformat()}"
        return Resolved(value=value, precision="day", first=found, last=last, anchored=anchored)
    return _day(found, anchored)


def _tail(m: Meaning) -> str:
    return f"/XXXX-{m.month:02d}-{m.last_day:02d}" if m.last_day else ""


def _stated_year(m: Meaning, at: Reference) -> int | None:
    if m.year is not None:
        return m.year
    if m.kind == "calendar" and m.shift is not None and at.day is not None:
        return at.day.year + m.shift
    return None


def _nearest(make: Callable[[int], date | None], day: date, look: Look | None, plain_days: int = 0) -> date | None:
    """The year's turn that fits: the last one, the next one, or without direction the nearest, the past on a tie.

    Within `plain_days` the nearest wins whatever the tense: news names the year of days further off.
    """
    turns = [found for year in (day.year - 1, day.year, day.year + 1) if (found := make(year)) is not None]
    if not turns:
        return None
    past = [d for d in turns if d <= day]
    future = [d for d in turns if d >= day]
    nearest = min(turns, key=lambda d: (abs((d - day).days), d > day))
    if abs((nearest - day).days) <= plain_days:
        return nearest
    if look == "past" and past:
        return past[-1]
    if look == "future" and future:
        return future[0]
    if nearest > day and past:
        return past[-1]
    return nearest


def _month(m: Meaning, at: Reference) -> Resolved:
    month = m.month or 1
    year = _stated_year(m, at)
    if year is None and at.day is None:
        return _open(f"XXXX-{month:02d}", "month")
    if year is None:
        assert at.day is not None
        year = _month_year(month, at.day, m.look, at.look)
    return _month_of(year, month, m.year is None)


def _month_year(month: int, day: date, said: Look | None, look: Look | None) -> int:
    if said == "this":
        return day.year
    if said == "past":
        return day.year if month < day.month else day.year - 1
    if said == "future":
        return day.year if month > day.month else day.year + 1
    if look == "future":
        return day.year if month >= day.month else day.year + 1
    if look is None and 0 < month - day.month <= 3:
        return day.year
    return day.year if month <= day.month else day.year - 1


def _month_of(year: int, month: int, anchored: bool) -> Resolved:
    first = date(year, month, 1)
    last = first + relativedelta(months=1, days=-1)
    return Resolved(value=f"{year:04d}-{month:02d}", precision="month", first=first, last=last, anchored=anchored)


def _weekday(m: Meaning, at: Reference) -> Resolved:
    number = m.weekday or 1
    if at.day is None:
        return _open(f"XXXX-WXX-{number}", "day")
    back = (at.day.isoweekday() - number) % 7
    ahead = (number - at.day.isoweekday()) % 7
    if m.look == "past":
        return _day(at.day - timedelta(days=back or 7), True)
    if m.look == "future":
        return _day(at.day + timedelta(days=ahead or 7), True)
    if m.look == "this":
        monday = at.day - timedelta(days=at.day.weekday())
        return _day(monday + timedelta(days=number - 1), True)
    if at.look == "future" or (at.look == "maybe" and ahead <= 4):
        return _day(at.day + timedelta(days=ahead), True)
    return _day(at.day - timedelta(days=back), True)


def _day_of_month(day: int, at: Reference) -> Resolved:
    if at.day is None:
        return _open(f"XXXX-XX-{day:02d}", "day")
    months = [at.day + relativedelta(months=step, day=1) for step in (-1, 0, 1)]
    days = [d for m in months if (d := _safe(m.year, m.month, day))]
    fitting = [d for d in days if d >= at.day] if at.look == "future" else [d for d in days if d <= at.day][::-1]
    return _day(fitting[0], True) if fitting else _open(f"XXXX-XX-{day:02d}", "day")


# -- longer periods -----------------------------------------------------------------------------------------------


def _year_span(year: int, more: int = 0) -> Resolved:
    value = f"{year:04d}" if not more else f"{year:04d}/{year + more:04d}"
    return Resolved(value=value, precision="year", first=date(year, 1, 1), last=date(year + more, 12, 31))


def _week(day: date, anchored: bool = True) -> Resolved:
    year, week, _ = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    return Resolved(
        value=f"{year}-W{week:02d}",
        precision="week",
        first=monday,
        last=monday + timedelta(days=6),
        anchored=anchored,
    )


def _weekend(day: date) -> Resolved:
    year, week, _ = day.isocalendar()
    saturday = day + timedelta(days=5 - day.weekday())
    return Resolved(
        value=f"{year}-W{week:02d}-WE",
        precision="day",
        first=saturday,
        last=saturday + timedelta(days=1),
        anchored=True,
    )


def _quarter_of(day: date, anchored: bool = True) -> Resolved:
    return _months(day.year, f"Q{(day.month + 2) // 3}", anchored)


def _months(year: int, code: str, anchored: bool) -> Resolved:
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


def _prefix(prefix: str) -> Resolved:
    size = 10 if len(prefix) == 3 else 100
    first = int(prefix) * size
    return Resolved(
        value=prefix,
        precision="decade",
        first=date(max(first, 1), 1, 1),
        last=date(first + size - 1, 12, 31),
    )


def _period(m: Meaning, at: Reference) -> Resolved:
    code = m.period or ""
    if code == "WEEK":
        return _month_day(m, at)
    if code == "WE":
        return _weekend_near(at)
    if code == "QP":
        return _quarter_like(m, at)
    year = _stated_year(m, at)
    if code == "YE":
        return _year_end(year, m, at)
    if year is None and at.day is None:
        return _open(f"XXXX-{code}", "season" if code in words.SEASONS.values() else "quarter")
    if year is None:
        assert at.day is not None
        year = _period_year(code, at.day, m.look or at.look)
        if m.mod == "YEAR_AGO":
            year = _period_year(code, at.day, "past") - 1
    return _months(year, code, m.year is None)


def _quarter_like(m: Meaning, at: Reference) -> Resolved:
    """ "the 1988 period" beside a quarter is that quarter of 1988; else the year."""
    year = m.year or 1
    if at.unit != "Q" or at.day is None:
        return _year_span(year)
    return _quarter_of(at.day.replace(year=year, day=1), anchored=True)


def _period_year(code: str, day: date, look: Look | None) -> int:
    """The latest period that has begun; the next one where the text looks ahead."""
    if code == "WI" and day.month <= 2:
        return day.year - 1 if look != "future" else day.year
    first = _months(day.year, code, True).first or day
    last = _months(day.year, code, True).last or day
    if code == "WI":
        first = date(day.year, 12, 1)
    if look == "this":
        return day.year
    if look == "future":
        recent = code[0] in "QH" and timedelta(0) < day - last < timedelta(days=135)
        return day.year if day <= last or recent else day.year + 1
    if look == "past" and first <= day <= last and code in words.SEASONS.values():
        return day.year - 1
    return day.year if first <= day else day.year - 1


def _weekend_near(at: Reference) -> Resolved:
    if at.day is None:
        return _open("XXXX-WXX-WE", "day")
    ahead = at.look == "future" or at.day.weekday() >= 5
    return _weekend(at.day if ahead else at.day - timedelta(days=7))


def _year_end(year: int | None, m: Meaning, at: Reference) -> Resolved:
    if year is None and at.day is None:
        return _open("XXXX-12-31", "day")
    if year is None:
        assert at.day is not None
        year = at.day.year - 1 if at.look == "past" and at.day.month < 7 and m.look is None else at.day.year
    return _day(date(year, 12, 31), m.year is None)


# -- relative -----------------------------------------------------------------------------------------------------


def _shifted(m: Meaning, at: Reference) -> Resolved:
    shift, unit = m.shift or 0, m.unit or "D"
    if at.day is None:
        names = {0: "PRESENT_REF", -1: "PAST_REF", 1: "FUTURE_REF"}
        sign = (shift > 0) - (shift < 0)
        if unit == "W" and m.weekday:
            return _open(f"XXXX-WXX-{m.weekday}", "day")
        return _open(names[sign], "open")
    if m.mod == "YEAR_AGO":
        grain = at.unit if unit == "YP" else unit.removesuffix("P")
        return _grain(at.day + relativedelta(years=shift), grain)
    if unit == "W" and m.weekday:
        monday = at.day - timedelta(days=at.day.weekday()) + timedelta(weeks=shift)
        return _day(monday + timedelta(days=m.weekday - 1), True)
    return _grain_shift(at.day, shift, unit)


def _grain_shift(day: date, shift: int, unit: str) -> Resolved:
    steps = {"D": ("days", 1), "W": ("weeks", 1), "WE": ("weeks", 1), "M": ("months", 1), "Q": ("months", 3),
             "Y": ("years", 1), "E": ("years", 10), "C": ("years", 100)}  # fmt: skip
    name, size = steps.get(unit, ("days", 1))
    try:
        moved = day + relativedelta(**{name: shift * size})
    except (ValueError, OverflowError):
        return _open("PAST_REF" if shift < 0 else "FUTURE_REF", "open")
    return _grain(moved, unit)


def _grain(day: date, unit: str) -> Resolved:
    """The period of a size that holds a day."""
    if unit == "W":
        return _week(day)
    if unit == "WE":
        return _weekend(day)
    if unit == "M":
        return _month_of(day.year, day.month, True)
    if unit == "Q":
        return _quarter_of(day)
    if unit == "Y":
        found = _year_span(day.year)
    elif unit == "E":
        found = _prefix(f"{day.year:04d}"[:3])
    elif unit == "C":
        found = _prefix(f"{day.year:04d}"[:2])
    else:
        return _day(day, True)
    return Resolved(value=found.value, precision=found.precision, first=found.first, last=found.last, anchored=True)


def _duration(m: Meaning, at: Reference) -> Resolved:
    value = duration_value(m.count or "X", m.unit or "D")
    if at.day is None or m.look is None or m.count in (None, "X"):
        return Resolved(value=value, precision="open")
    names = {"D": "days", "W": "weeks", "M": "months", "Q": "months", "Y": "years", "E": "years"}
    name = names.get(m.unit or "")
    number = float(m.count or 0) * {"Q": 3, "E": 10}.get(m.unit or "", 1)
    if name is None or number != int(number) or number > 400:
        return Resolved(value=value, precision="open")
    step = relativedelta(**{name: int(number)})
    try:
        first, last = (at.day - step, at.day) if m.look == "past" else (at.day, at.day + step)
    except (ValueError, OverflowError):
        return Resolved(value=value, precision="open")
    return Resolved(value=value, precision="open", first=first, last=last, anchored=True)


# -- holidays -----------------------------------------------------------------------------------------------------


def _holiday(m: Meaning, at: Reference) -> Resolved:
    name = m.holiday or ""
    year = _stated_year(m, at)
    if year is not None:
        found = holiday_date(name, year)
    elif at.day is not None:
        look = m.look if m.look in ("past", "future") else at.look
        found = _nearest(lambda y: holiday_date(name, y), at.day, look)
    else:
        fixed = holiday_date(name, 2001)
        moves = fixed is None or holiday_date(name, 2002) != fixed.replace(year=2002)
        return _open("XXXX" if moves or fixed is None else f"XXXX-{fixed.month:02d}-{fixed.day:02d}", "day")
    return _day(found, m.year is None) if found else _open("XXXX", "day")


# -- parts and clock times ----------------------------------------------------------------------------------------


def _narrowed(found: Resolved, m: Meaning, day: date | None) -> Resolved:
    """Bounds in ISO form, cut by "early", "mid", "the end of"; the value stays that of the whole."""
    first, last = found.first, found.last
    if first is None or last is None:
        return found
    third = timedelta(days=((last - first).days + 1) // 3)
    if m.mod == "START" and third.days:
        last = first + third
    elif m.mod == "END" and third.days:
        first = last - third
    elif m.mod == "EARLIER" and day is not None and first <= day:
        last = min(last, day)
    elif m.mod == "LATER" and day is not None and last >= day:
        first = max(first, day)
    elif m.mod == "ABOUT":
        slack = relativedelta(years=max(1, abs(m.shift or 0) // 5))
        first, last = first - slack, last + slack
    elif m.mod == "MID" and third.days:
        first, last = first + third // 2, last - third // 2
    return Resolved(
        value=found.value,
        precision=found.precision,
        first=first,
        last=last,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        anchored=found.anchored,
    )


def _clocked(found: Resolved, m: Meaning) -> Resolved:
    if m.clock:
        return _at_clock(found, m.clock, m.zone or "")
    if m.part:
        return _in_part(found, m.part)
    if m.mod in ("START", "END") and found.precision == "day" and found.first == found.last and found.first:
        day = found.first.isoformat()
        hours = ("00:00", "11:59") if m.mod == "START" else ("12:00", "23:59")
        return _timed(found, found.value, "part-of-day", f"{day}T{hours[0]}", f"{day}T{hours[1]}")
    return found


def _timed(found: Resolved, value: str, precision: Precision, earliest: str | None, latest: str | None) -> Resolved:
    return Resolved(
        value=value,
        precision=precision,
        first=found.first,
        last=found.last,
        earliest=earliest,
        latest=latest,
        anchored=found.anchored,
    )


def _at_clock(found: Resolved, clock: str, zone: str) -> Resolved:
    value = f"{found.value}T{clock}"
    precision: Precision = "hour" if clock.endswith(":00") else "instant"
    if found.first is None or found.first != found.last:
        return _timed(found, value, precision, None, None)
    day, hour = found.first, clock
    if clock == "24:00":
        day, hour = found.first + timedelta(days=1), "00:00"
    moment = f"{day.isoformat()}T{hour}{zone}"
    return _timed(found, value, precision, moment, moment)


def _in_part(found: Resolved, part: str) -> Resolved:
    value = f"{found.value}T{part}"
    if found.first is None or found.last is None:
        return _timed(found, value, "part-of-day", None, None)
    start, end = words.PART_HOURS[part]
    last = found.last + timedelta(days=1) if end < start else found.last
    earliest, latest = f"{found.first.isoformat()}T{start}", f"{last.isoformat()}T{end}"
    return _timed(found, value, "part-of-day", earliest, latest)
