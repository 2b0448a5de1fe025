"""What each rule for units, durations, quarters and sets makes of its match."""

from __future__ import annotations

import re
from typing import Literal

from headwater.extract import figures_numbers as numbers
from headwater.extract import times_words as words
from headwater.extract.times_builders import LOOKS, Match, look_of, month_of, parse_count, unit_of
from headwater.extract.times_meaning import Meaning


def relative_unit(m: Match) -> Meaning | None:
    word, unit = " ".join(m["look"].split()), unit_of(m)
    if unit in ("S", "MIN", "H", "L"):
        return Meaning(kind="reference", value="PRESENT_REF") if word == "this" and unit == "MIN" else None
    shift = {"past": -1, "future": 1, "this": 0}[LOOKS[word]]
    if word in ("past", "the past") and unit != "WE":
        count, unit = ("10", "Y") if unit == "E" else ("1", unit)
        return Meaning(kind="duration", count=count, unit=unit, look="past")
    if m[0].endswith(("s", "s'")) and not m[0].endswith(("'s", "’s")):
        return Meaning(kind="duration", count="X", unit=unit, look="past" if shift < 0 else "future")
    if word == "latest" and unit == "Q":
        return Meaning(kind="shift", unit="Q", shift=0, base="context")
    if unit == "D":
        return Meaning(kind="shift", unit="D", shift=shift, base="context" if shift else "published")
    base = "context" if word == "previous" else "published"
    return Meaning(kind="shift", unit=unit, shift=shift, base="context" if base == "context" else "published")


def context_unit(m: Match) -> Meaning | None:
    word, unit = m["which"], unit_of(m)
    if unit in ("S", "MIN", "H", "L"):
        return None
    shift = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}[word]
    return Meaning(kind="shift", unit=unit, shift=shift, base="context")


def plain_unit(m: Match) -> Meaning | None:
    """ "the quarter", "the weekend", "the year": the one in question, the latest one unless the text says."""
    unit = unit_of(m)
    if unit == "WE":
        return Meaning(kind="calendar", period="WE")
    if unit == "Q":
        return Meaning(kind="shift", unit="Q", shift=0, base="context")
    return None


def from_now(m: Match) -> Meaning | None:
    count, unit, way = parse_count(m["count"]), unit_of(m), m["way"]
    sign = -1 if way in ("ago", "earlier", "before", "previously", "back", "prior") else 1
    base = "published" if way in ("ago", "from now", "from today", "hence", "back") else "context"
    if count == "X":
        return Meaning(kind="reference", value="PAST_REF" if sign < 0 else "FUTURE_REF")
    number = float(count)
    if unit in ("S", "MIN", "H") or number != int(number):
        return Meaning(kind="duration", count=count, unit=unit, look="past" if sign < 0 else "future")
    if unit == "Y" and number == 1 and sign < 0:
        return Meaning(kind="shift", unit="YP", shift=-1, base=base_of(base), mod="YEAR_AGO")
    if unit == "E":
        return Meaning(kind="shift", unit="Y", shift=sign * int(number) * 10, base=base_of(base), mod="ABOUT")
    factor = 2 if m["unit"] == "fortnight" else 1
    return Meaning(kind="shift", unit=unit, shift=sign * int(number) * factor, base=base_of(base))


def base_of(name: str) -> Literal["published", "context"]:
    return "published" if name == "published" else "context"


def duration_of(m: Match) -> Meaning | None:
    count, unit = parse_count(m["count"]), unit_of(m)
    if unit == "WE" or (unit == "Q" and "quarters" in m[0] and "-" in m[0]):
        return None
    if unit == "S" and m["count"] in ("a", "an"):
        return None
    if (
        unit == "Q"
        and m["count"] in ("a", "one", "three")
        and re.match(r"\s{1,2}of\b", m.string[m.end() : m.end() + 5])
    ):
        return None
    if re.match(r"-(?:ago|earlier)\b", m.string[m.end() : m.end() + 8]):
        return None
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", m["count"]) and not m["unit"].endswith("s") and not m[0].endswith("s"):
        return None
    if unit == "E" and count != "X":
        count, unit = f"{10 * float(count):g}", "Y"
    if m["unit"] == "fortnight":
        count = f"{2 * float(count):g}" if count != "X" else "X"
    look = look_of(m)
    return Meaning(kind="duration", count=count, unit=unit, look=look)


def either_duration(m: Match) -> Meaning:
    """ "two to three weeks", "three or four days": the larger number, as annotators do."""
    return Meaning(kind="duration", count=parse_count(m["count"]), unit=unit_of(m), look=look_of(m))


def recent(m: Match) -> Meaning:
    return Meaning(kind="duration", count="X", unit=unit_of(m), look="past" if m["word"] == "recent" else "future")


def quarter_of(m: Match) -> Meaning | None:
    number = {"final": 4, "last": 4}.get(m["ordinal"]) or numbers.parse_ordinal(m["ordinal"])
    return Meaning(kind="calendar", period=f"Q{number}", fiscal=bool(m["fiscal"]))


def short_quarter(m: Match) -> Meaning:
    return Meaning(kind="calendar", period=f"Q{m['number']}")


def half_of(m: Match) -> Meaning:
    first = m["ordinal"] in ("first", "1st")
    return Meaning(kind="calendar", period="H1" if first else "H2")


def year_ago_quarter(m: Match) -> Meaning:
    unit = {"quarter": "QP", "month": "M", "week": "W", "day": "D"}.get(m["what"] or "", "YP")
    ordinal = m.groupdict().get("ordinal")
    if ordinal and unit == "QP":
        return Meaning(kind="calendar", period=f"Q{numbers.parse_ordinal(ordinal)}", look="past", mod="YEAR_AGO")
    return Meaning(kind="shift", unit=unit, shift=-1, base="context", mod="YEAR_AGO")


def fiscal_year(m: Match) -> Meaning:
    return Meaning(kind="calendar", year=int(m["year"]), fiscal=True)


def period_of_year(m: Match) -> Meaning:
    if m["ordinal"]:
        return Meaning(kind="calendar", year=int(m["year"]), period=f"Q{numbers.parse_ordinal(m['ordinal'])}")
    return Meaning(kind="calendar", year=int(m["year"]), period="QP")


def the_year(m: Match) -> Meaning:
    """ "the year ended June 30" is a length; "for the year", "the full year" the one in question."""
    rest = m.string[m.end() : m.end() + 7].strip()
    unit = words.UNITS[m["unit"] or m["unit2"]]
    if rest.startswith(("ended", "ending")):
        return Meaning(kind="duration", count="1", unit=unit)
    return Meaning(kind="shift", unit=unit, shift=0)


def year_end(m: Match) -> Meaning:
    return Meaning(kind="calendar", period="YE", look="this" if m["this"] else None)


def set(m: Match) -> Meaning | None:
    unit = unit_of(m)
    count = parse_count(m["count"]) if m.groupdict().get("count") else "1"
    if unit == "S":
        return None
    if unit == "WE":
        return Meaning(kind="set", value="XXXX-WXX-WE")
    return Meaning(kind="set", value=duration_value(count, unit))


def adverb_set(m: Match) -> Meaning:
    values = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
              "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y"}  # fmt: skip
    return Meaning(kind="set", value=values[m[0]])


def plus_half(text: str) -> str:
    count = parse_count(text)
    return "X" if count == "X" else f"{float(count) + 0.5:g}"


def duration_value(count: str, unit: str) -> str:
    """The TIMEX3 value of a duration: P3D, PT2H, PXY, P2Y6M, PT1M30S."""
    code = {"MIN": "M", "WE": "D", "L": "L"}.get(unit, unit)
    prefix = "PT" if unit in ("S", "MIN", "H") else "P"
    smaller = {"Y": ("M", 12), "H": ("M", 60), "MIN": ("S", 60), "D": None, "M": None}.get(unit)
    if count == "X" or float(count) == int(float(count)):
        return f"{prefix}{count}{code}"
    whole, rest = divmod(float(count), 1)
    if smaller is None:
        return f"{prefix}{count}{code}"
    small = f"{round(rest * smaller[1]):d}{smaller[0]}"
    return f"{prefix}{int(whole)}{code}{small}" if whole else f"{prefix}{small}"


def bare_plural(m: Match) -> Meaning:
    """ "for weeks", "in the days before": a length that is left open."""
    return Meaning(kind="duration", count="X", unit=words.UNITS[m["unit"] or m["unit2"]])


def quarter_ended(m: Match) -> Meaning:
    """ "the quarter ended Sept. 30": the quarter of the calendar that holds the month it ended in."""
    return Meaning(kind="calendar", period=f"Q{(month_of(m) + 2) // 3}")
