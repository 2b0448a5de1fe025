"""On which day holidays fall."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter  # type: ignore[import-untyped]  # no stubs among the requirements


def holiday_date(name: str, year: int) -> date | None:
    """The day a holiday falls on in a year (US law for the moving ones; Western Easter), None if unknown."""
    eve = name.endswith(" eve")
    base = re.sub(r" (?:eve|day)$", "", name) if name not in ("may day", "boxing day") else name
    fixed = {"christmas": (12, 25), "boxing day": (12, 26), "new year's": (1, 1), "independence": (7, 4),
             "july fourth": (7, 4), "fourth of july": (7, 4), "halloween": (10, 31), "valentine's": (2, 14),
             "veterans": (11, 11), "may day": (5, 1), "inauguration": (1, 20)}  # fmt: skip
    nth = {"thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "martin luther king jr.": (1, 0, 3),
           "presidents": (2, 0, 3), "columbus": (10, 0, 2)}  # fmt: skip
    if base in fixed:
        month, day = fixed[base]
        found = date(year, month, day)
    elif base in nth:
        month, weekday, count = nth[base]
        first = date(year, month, 1)
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    elif base == "memorial":
        found = date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday())
    elif base == "election":
        first = date(year, 11, 1)
        found = first + timedelta(days=(0 - first.weekday()) % 7 + 1)
    elif base in ("easter", "good friday"):
        found = easter(year) - timedelta(days=2 if base == "good friday" else 0)
    else:
        return None
    return found - timedelta(days=1) if eve else found
