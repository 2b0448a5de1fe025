"""Dates as newsrooms write them -> ISO dates and date-times. Declines where a date can be read two ways."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,3})?"
_TIME = (
    r"(?:,?\s{0,3}(?:-|–|—|\||at|@|T)?\s{0,3}(?P<hour>[012]?\d)"
    r"(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?|(?=\s?[ap]\.?m))"
    r"\s?(?P<half>[ap]\.?m\.?)?\s?\(?(?P<zone>Z|UTC|GMT|[A-Z]{2,4}|[+-]\d\d:?\d\d)?\)?)?"
)
_WORDED = (
    re.compile(rf"{_WEEKDAY}{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}{_TIME}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}{_YEAR}{_TIME}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d){_TIME}", re.IGNORECASE),
)
_NUMERIC = re.compile(rf"(?P<a>[0-3]?\d)[/.-](?P<b>[0-3]?\d)[/.-]{_YEAR}{_TIME}", re.IGNORECASE)
_ISO = re.compile(r"(?:1[6-9]|20)\d\d-?[01]\d-?[0-3]\d(?:[T ].{0,40})?")
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "CET": 1, "CEST": 2,
}  # fmt: skip
# CST, IST, BST and the like name several zones: the clock time is kept and the zone left off.


def parse_date(text: str) -> str | None:
    """The ISO date or date-time that `text` (a date and nothing else) says, None when it says none or two.

    The zone is kept where known. "03/04/2025" is declined: it is in March for some and in April for others.
    """
    text = " ".join(text[:200].split())
    if _ISO.fullmatch(text) and (iso := _from_iso(text)):
        return iso
    for pattern in (*_WORDED, _NUMERIC):
        if found := pattern.fullmatch(text):
            return _from_parts(found)
    return _from_mail(text)


def day_of(published: str) -> date:
    """The calendar day of an ISO date or date-time that `parse_date` gave."""
    return date.fromisoformat(published[:10])


def is_future(published: str) -> bool:
    """Whether the day lies after today, anywhere on Earth."""
    return day_of(published) > (datetime.now(UTC) + timedelta(hours=14)).date()


def _from_iso(text: str) -> str | None:
    try:
        if len(text) <= 10:
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text.replace(" Z", "Z").replace(" +", "+")).isoformat()
    except ValueError:
        return None


def _from_mail(text: str) -> str | None:
    """RFC 2822: "Sun, 14 Sep 2025 09:35:00 +0000"."""
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when.isoformat() if 1600 <= when.year <= 2099 else None


def _from_parts(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month_day = _month_and_day(parts)
    if month_day is None:
        return None
    try:
        day = date(int(parts["year"]), *month_day)
    except ValueError:
        return None
    return _with_time(day, parts) if parts["hour"] else day.isoformat()


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int] | None:
    if "a" in parts:
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if first > 12:
            return second, first
        return (first, second) if second > 12 or first == second else None
    month, day = parts["month"] or "", int(parts["day"] or 0)
    return (int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1), day


def _with_time(day: date, parts: dict[str, str | None]) -> str:
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = (parts["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return day.isoformat()
    zone = _zone(parts["zone"])
    when = datetime(day.year, day.month, day.day, hour, minute, int(parts["second"] or 0), tzinfo=zone)
    return when.isoformat(timespec="seconds" if parts["second"] else "minutes")


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if name[0] in "+-":
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone(timedelta(minutes=minutes if name[0] == "+" else -minutes)) if minutes < 24 * 60 else None
    hours = _ZONES.get(name.upper())
    return None if hours is None else timezone(timedelta(hours=hours))
