"""Parts of periods and of days: "early", "the end of", "Monday night", "10 a.m." cut what a date spans."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from headwater.extract import times_words as words
from headwater.extract.times_meaning import Meaning
from headwater.extract.times_periods import day_at
from headwater.extract.times_resolved import Resolved
from headwater.model import Precision


def narrowed(found: Resolved, m: Meaning, day: date | None) -> Resolved:
    """Bounds in ISO form, cut by "early", "mid", "the end of"; the value stays that of the whole."""
    first, last = found.first, found.last
    if first is None or last is None:
        return found
    if m.mod in ("DAY_BEFORE", "DAY_AFTER"):
        step = timedelta(days=-1 if m.mod == "DAY_BEFORE" else 1)
        return day_at(first + step, found.anchored)
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


def clocked(found: Resolved, m: Meaning) -> Resolved:
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
