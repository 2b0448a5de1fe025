"""ISO dates in words a reader takes in at a glance; what is no date stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(text: str | None) -> str:
    """ "4 Mar 2031" or "4 Mar 2031, 07:10", as published; the text itself where it is no ISO date, "" for None."""
    if not text:
        return ""
    moment = parse(text)
    if moment is None:
        return text[:40]
    day = day_words(moment)
    return f"{day}, {clock(text)}" if len(text) > 10 else day


def day_words(day: date) -> str:
    """ "4 Mar 2031"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(text: str, *, zoned: bool = False) -> str:
    """The time of day of an ISO date-time as it was published: "07:10", `zoned` "07:10+02:00"; "" without one."""
    moment = parse(text)
    if moment is None or len(text) <= 10:
        return ""
    offset = _offset(datetime.fromisoformat(text)) if zoned else ""
    return f"{moment.hour:02}:{moment.minute:02}{offset}"


def _offset(moment: datetime) -> str:
    """ "+02:00", "Z" for UTC, "" for a moment without a zone."""
    if moment.utcoffset() is None:
        return ""
    return moment.isoformat()[-6:] if moment.utcoffset() else "Z"


def one_zone(texts: Iterable[str | None]) -> tzinfo | None:
    """The zone that all these date-times share; None where they differ. Those that name no zone count as UTC."""
    found = {}
    for text in texts:
        try:
            moment = datetime.fromisoformat(text or "")
        except ValueError:
            continue
        if len(text or "") > 10:
            zone = moment.tzinfo or UTC
            found[moment.replace(tzinfo=zone).utcoffset()] = zone
    return next(iter(found.values())) if len(found) == 1 else None if found else UTC


def instant(text: str | None) -> datetime | None:
    """The moment an ISO date or date-time names, in UTC (also where it names no zone); None where it names none."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def by_time(text: str | None) -> tuple[bool, datetime]:
    """What dates are sorted by, whatever their zones; undated comes last."""
    moment = instant(text)
    return (moment is None, moment or datetime.max.replace(tzinfo=UTC))


def span_words(span: Mapping[str, Any] | None) -> str:
    """An interval in words: "4 Mar 2031, 07:10", "3–9 Mar 2031", "Mar 2031", "until 4 Mar 2031"; "" where open."""
    if span is None:
        return ""
    first, last = span["earliest"], span["latest"]
    if not first and not last:
        return ""
    if not first or not last:
        return f"from {short_date(first)}" if first else f"until {short_date(last)}"
    a, b = parse(first), parse(last)
    if a and b and first[:10] != last[:10]:
        if (a.year, a.month, a.day, b.month, b.day) == (b.year, 1, 1, 12, 31):
            return str(a.year)
        if (a.year, a.month, a.day) == (b.year, b.month, 1) and span["precision"] == "month":
            return f"{MONTHS[a.month - 1]} {a.year}"
        return day_span(first[:10], last[:10])
    return short_date(first if first == last else first[:10])


def parse(text: str | None) -> datetime | None:
    """The wall-clock time an ISO date or date-time names, for showing; None where it names none."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def day_span(first: str, last: str) -> str:
    """Two ISO days as one range: "4–5 Mar 2031", "28 Feb – 4 Mar 2031", "4 Mar 2031"."""
    a, b = _day(first), _day(last)
    if a is None or b is None:
        return first if first == last else f"{first} – {last}"
    end = f"{b.day} {MONTHS[b.month - 1]} {b.year}"
    if a == b:
        return end
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{end}"
    start = f"{a.day} {MONTHS[a.month - 1]}" + ("" if a.year == b.year else f" {a.year}")
    return f"{start} – {end}"


def _day(text: str) -> date | None:
    moment = parse(text)
    return moment.date() if moment else None
