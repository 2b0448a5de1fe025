"""ISO dates in words a reader takes in at a glance; what is no date stays as it is."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(text: str | None) -> str:
    """ "4 Mar 2031" or "4 Mar 2031, 07:10"; the text itself where it is no ISO date, "" for None."""
    if not text:
        return ""
    moment = parse(text)
    if moment is None:
        return text[:40]
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return f"{day}, {moment.hour:02}:{moment.minute:02}" if len(text) > 10 else day


def parse(text: str | None) -> datetime | None:
    """The moment an ISO date or date-time names, without its zone; None where it names none."""
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
