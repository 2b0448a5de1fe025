"""ISO dates in words a reader takes in at a glance; what is no date stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from headwater.present.safe import shorten

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
    """An interval in words, as precise as it is: "4 Mar 2031, 07:10", "night of 4 Mar 2031", "3–9 Mar 2031",
    "early Mar 2031", "summer 2031", "Jul–Sep 2031", "2031", "2030s", "until 4 Mar 2031".

    One that is open at both ends is shown by its wording, where it has one ("Monday"), else as "".
    """
    if span is None:
        return ""
    first, last = span["earliest"], span["latest"]
    if not first and not last:
        return shorten(span.get("text") or "", 60)
    if not first or not last:
        return f"from {short_date(first)}" if first else f"until {short_date(last)}"
    a, b = parse(first), parse(last)
    if a is None or b is None:
        return short_date(first) if first == last else f"{first[:40]} – {last[:40]}"
    return _period_words(a, b, span["precision"]) or _range_words(first, last)


def _range_words(first: str, last: str) -> str:
    """First to last as days; times of day only where they are one moment or lie on one day."""
    if first == last:
        return short_date(first)
    if first[:10] != last[:10]:
        return day_span(first[:10], last[:10])
    return f"{short_date(first[:10])}, {clock(first)}–{clock(last)}" if clock(first) and clock(last) else first[:10]


def _period_words(a: datetime, b: datetime, precision: str) -> str:
    """The name of a period that runs from a to b, where the precision has names: "" elsewhere."""
    if precision == "part-of-day":
        return _part_of_day(a, b)
    if (a.month, a.day, b.month, b.day) == (1, 1, 12, 31) and a.year % 10 == 0 and b.year == a.year + 9:
        return f"{a.year}s"
    if (a.year, a.month, a.day, b.month, b.day) == (b.year, 1, 1, 12, 31):
        return str(a.year)
    if precision == "season" and (a.month, a.day) in _SEASONS:
        end = f"–{b.year % 100:02}" if b.year != a.year else ""
        return f"{_SEASONS[a.month, a.day]} {a.year}{end}"
    months = a.day == 1 and (b + timedelta(days=1)).day == 1
    if months and precision in ("quarter", "season", "year") and a.year == b.year:
        return f"{MONTHS[a.month - 1]}–{MONTHS[b.month - 1]} {a.year}"
    if precision == "month" and (a.year, a.month) == (b.year, b.month):
        part = _part_of_month(a.day, b.day, (b + timedelta(days=1)).day == 1)
        return f"{part}{MONTHS[a.month - 1]} {a.year}" if part is not None else ""
    return ""


_SEASONS = {(3, 1): "spring", (6, 1): "summer", (9, 1): "autumn", (12, 1): "winter"}


def _part_of_month(first: int, last: int, ends: bool) -> str | None:
    """ "" for the whole month, "early ", "mid-", "late " for about a third of it; None for any other days."""
    if first == 1 and ends:
        return ""
    if first == 1 and 9 <= last <= 12:
        return "early "
    if 4 <= first <= 12 and 18 <= last <= 26:
        return "mid-"
    return "late " if first >= 19 and ends else None


def _part_of_day(a: datetime, b: datetime) -> str:
    """ "morning of 4 Mar 2031", "night of 4–5 Mar 2031"; "" for hours that have no such name."""
    name = _PARTS.get((a.strftime("%H:%M"), b.strftime("%H:%M")))
    return f"{name} of {day_span(a.isoformat()[:10], b.isoformat()[:10])}" if name else ""


_PARTS = {
    ("05:00", "11:59"): "morning", ("12:00", "17:59"): "afternoon", ("17:00", "23:59"): "evening",
    ("18:00", "05:59"): "night", ("00:00", "11:59"): "first half", ("12:00", "23:59"): "second half",
}  # fmt: skip


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
