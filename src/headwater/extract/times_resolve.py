"""Turns what an expression means into a TIMEX3 value and bounds, given a reference date or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from headwater.extract import times_words as words
from headwater.extract.times_builders_spans import duration_value
from headwater.extract.times_holidays import holiday_date
from headwater.extract.times_meaning import Look, Meaning
from headwater.extract.times_parts import clocked, narrowed
from headwater.extract.times_periods import (
    day_at,
    grain_at,
    left_open,
    month_at,
    months_at,
    prefix_at,
    quarter_at,
    week_at,
    weekend_at,
    years_at,
)
from headwater.extract.times_resolved import Reference, Resolved


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
        found = prefix_at(meaning.prefix)
    elif meaning.period:
        found = _period(meaning, at)
    else:
        found = _date(meaning, at)
    return clocked(narrowed(found, meaning, at.day), meaning)


# -- days -------------------------------------------------------------------------------------------------------------


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
        return years_at(m.year, m.shift or 0)
    if m.day:
        return _day_of_month(m.day, at)
    if at.day is not None:
        return day_at(at.day, anchored=True)
    return left_open("XXXX-XX-XX", "day")


def _month_day(m: Meaning, at: Reference) -> Resolved:
    month, day = m.month or 1, m.day or 1
    year = _stated_year(m, at)
    if year is None:
        if at.day is None:
            return left_open(f"XXXX-{month:02d}-{day:02d}" + _tail(m), "day")
        found = _nearest(lambda y: _safe(y, month, day), at.day, m.look or at.look, plain_days=0 if m.look else 60)
    else:
        found = _safe(year, month, day)
    if found is None:
        return left_open(f"XXXX-{month:02d}-{day:02d}", "day")
    anchored = m.year is None
    if m.period == "WEEK":
        return week_at(found, anchored)
    if m.last_day and (last := _safe(found.year, month, m.last_day)):
        value = f"{found.isoformat()}/{last.isoformat()}"
        return Resolved(value=value, precision="day", first=found, last=last, anchored=anchored)
    return day_at(found, anchored)


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
        return left_open(f"XXXX-{month:02d}", "month")
    if year is None:
        assert at.day is not None
        year = _month_year(month, at.day, m.look, at.look)
    return month_at(year, month, m.year is None)


def _month_year(month: int, day: date, said: Look | None, look: Look | None) -> int:
    if said == "this":
        return day.year
    if said == "past":
        return day.year if month < day.month else day.year - 1
    if said == "future":
        return day.year if month > day.month else day.year + 1
    if look == "future":
        return day.year if month >= day.month else day.year + 1
    ahead = (month - day.month) % 12
    if ahead and look != "past" and ahead <= (6 if look == "maybe" else 3):
        return day.year if month > day.month else day.year + 1
    return day.year if month <= day.month else day.year - 1


def _weekday(m: Meaning, at: Reference) -> Resolved:
    number = m.weekday or 1
    if at.day is None:
        return left_open(f"XXXX-WXX-{number}", "day")
    back = (at.day.isoweekday() - number) % 7
    ahead = (number - at.day.isoweekday()) % 7
    if m.look == "past":
        return day_at(at.day - timedelta(days=back or 7), True)
    if m.look == "future":
        return day_at(at.day + timedelta(days=ahead or 7), True)
    if m.look == "this":
        monday = at.day - timedelta(days=at.day.weekday())
        return day_at(monday + timedelta(days=number - 1), True)
    if at.look == "future" or (at.look == "maybe" and ahead <= 4):
        return day_at(at.day + timedelta(days=ahead), True)
    return day_at(at.day - timedelta(days=back), True)


def _day_of_month(day: int, at: Reference) -> Resolved:
    if at.day is None:
        return left_open(f"XXXX-XX-{day:02d}", "day")
    months = [at.day + relativedelta(months=step, day=1) for step in (-1, 0, 1)]
    days = [d for m in months if (d := _safe(m.year, m.month, day))]
    fitting = [d for d in days if d >= at.day] if at.look == "future" else [d for d in days if d <= at.day][::-1]
    return day_at(fitting[0], True) if fitting else left_open(f"XXXX-XX-{day:02d}", "day")


# -- longer periods ---------------------------------------------------------------------------------------------------


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
        return left_open(f"XXXX-{code}", "season" if code in words.SEASONS.values() else "quarter")
    if year is None:
        assert at.day is not None
        year = _period_year(code, at.day, m.look or at.look)
        if m.mod == "YEAR_AGO":
            year = _period_year(code, at.day, "past") - 1
    return months_at(year, code, m.year is None)


def _quarter_like(m: Meaning, at: Reference) -> Resolved:
    """ "the 1988 period" beside a quarter is that quarter of 1988; else the year."""
    year = m.year or 1
    if at.unit != "Q" or at.day is None:
        return years_at(year)
    return quarter_at(at.day.replace(year=year, day=1), anchored=True)


def _period_year(code: str, day: date, look: Look | None) -> int:
    """The latest period that has begun; the next one where the text looks ahead."""
    if code == "WI" and day.month <= 2:
        return day.year - 1 if look != "future" else day.year
    first = months_at(day.year, code, True).first or day
    last = months_at(day.year, code, True).last or day
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
        return left_open("XXXX-WXX-WE", "day")
    ahead = at.look == "future" or at.day.weekday() >= 5
    return weekend_at(at.day if ahead else at.day - timedelta(days=7))


def _year_end(year: int | None, m: Meaning, at: Reference) -> Resolved:
    if year is None and at.day is None:
        return left_open("XXXX-12-31", "day")
    if year is None:
        assert at.day is not None
        year = at.day.year - 1 if at.look == "past" and at.day.month < 7 and m.look is None else at.day.year
    return day_at(date(year, 12, 31), m.year is None)


# -- relative ---------------------------------------------------------------------------------------------------------


def _shifted(m: Meaning, at: Reference) -> Resolved:
    shift, unit = m.shift or 0, m.unit or "D"
    if at.day is None:
        names = {0: "PRESENT_REF", -1: "PAST_REF", 1: "FUTURE_REF"}
        sign = (shift > 0) - (shift < 0)
        if unit == "W" and m.weekday:
            return left_open(f"XXXX-WXX-{m.weekday}", "day")
        return left_open(names[sign], "open")
    if m.mod == "YEAR_AGO":
        grain = at.unit if unit == "YP" else unit.removesuffix("P")
        return grain_at(at.day + relativedelta(years=shift), grain)
    if unit == "W" and m.weekday:
        monday = at.day - timedelta(days=at.day.weekday()) + timedelta(weeks=shift)
        return day_at(monday + timedelta(days=m.weekday - 1), True)
    return _grain_shift(at.day, shift, unit)


def _grain_shift(day: date, shift: int, unit: str) -> Resolved:
    steps = {"D": ("days", 1), "W": ("weeks", 1), "WE": ("weeks", 1), "M": ("months", 1), "Q": ("months", 3),
             "Y": ("years", 1), "E": ("years", 10), "C": ("years", 100)}  # fmt: skip
    name, size = steps.get(unit, ("days", 1))
    try:
        moved = day + relativedelta(**{name: shift * size})
    except (ValueError, OverflowError):
        return left_open("PAST_REF" if shift < 0 else "FUTURE_REF", "open")
    return grain_at(moved, unit)


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


# -- holidays ---------------------------------------------------------------------------------------------------------


def _holiday(m: Meaning, at: Reference) -> Resolved:
    name = m.holiday or ""
    year = _stated_year(m, at)
    if year is not None:
        found = holiday_date(name, year)
    elif at.day is not None:
        look = m.look if m.look in ("past", "future") else at.look
        found = _nearest(lambda y: holiday_date(name, y), at.day, look, plain_days=0 if m.look else 14)
    else:
        fixed = holiday_date(name, 2001)
        moves = fixed is None or holiday_date(name, 2002) != fixed.replace(year=2002)
        return left_open("XXXX" if moves or fixed is None else f"XXXX-{fixed.month:02d}-{fixed.day:02d}", "day")
    if found is None:
        return left_open("XXXX", "day")
    return week_at(found, m.year is None) if m.period == "WEEK" else day_at(found, m.year is None)
