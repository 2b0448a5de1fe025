"""What each rule of the time grammar makes of its match."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, TypeAlias

from headwater.extract import figures_numbers as numbers
from headwater.extract import times_words as words
from headwater.extract.times_meaning import Look, Meaning

Match: TypeAlias = re.Match[str]
Build: TypeAlias = Callable[[Match], Meaning | None]

_LOOKS: dict[str, Look] = {
    "last": "past", "past": "past", "previous": "past", "latest": "past", "this": "this", "current": "this",
    "this past": "past", "this coming": "future", "next": "future", "coming": "future", "upcoming": "future",
}  # fmt: skip


def parse_count(text: str) -> str:
    """A count as TIMEX3 writes it: "3", "2.5", or "X" when it is vague."""
    text = " ".join(text.split())
    if text in ("a", "an"):
        return "1"
    if text.startswith("half"):
        return "0.5"
    if text.startswith(("a couple", "couple")):
        return "2"
    value = numbers.parse_number(text.replace("-", " ") if "/" in text else text)
    return "X" if value is None else f"{value:g}"


def month_of(m: Match) -> int:
    return words.MONTHS[m["month"] or m["mon"]]


def unit_of(m: Match) -> str:
    return words.UNITS[m["unit"]]


def calendar_date(m: Match) -> Meaning | None:
    groups = m.groupdict()
    year = groups.get("year")
    day, last = int(m["day"]), groups.get("last")
    if last and int(last) <= day:
        return None
    return Meaning(
        kind="calendar",
        month=month_of(m),
        day=day,
        last_day=int(last) if last else None,
        year=int(year) if year else None,
        look=look_of(m),
    )


def month_only(m: Match) -> Meaning:
    year = m.groupdict().get("year")
    return Meaning(kind="calendar", month=month_of(m), year=int(year) if year else None, look=look_of(m))


def look_of(m: Match) -> Look | None:
    word = m.groupdict().get("look")
    return _LOOKS.get(" ".join(word.split())) if word else None


def numeric_date(m: Match) -> Meaning | None:
    first, second, year = int(m["first"]), int(m["second"]), int(m["year4"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    month, day = (first, second) if first <= 12 else (second, first)
    return Meaning(kind="calendar", year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def iso_date(m: Match) -> Meaning | None:
    month, day = int(m["m"]), int(m["d"])
    clock = m["clock"] or None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    zone = (m["offset"] or "").upper().replace("Z", "+00:00") or None
    return Meaning(kind="calendar", year=int(m["y"]), month=month, day=day, clock=clock, zone=zone)


def year_of(m: Match) -> Meaning:
    return Meaning(kind="calendar", year=int(m["year"]))


def year_span(m: Match) -> Meaning | None:
    first = int(m["year"])
    tail = m["tail"]
    second = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    return Meaning(kind="calendar", year=first, shift=second - first) if 0 < second - first < 100 else None


def spoken_year(m: Match) -> Meaning | None:
    century = numbers.parse_number(m["century"])
    rest = numbers.parse_number(m["rest"])
    if century is None or rest is None or rest < 10:
        return None
    return Meaning(kind="calendar", year=int(century * 100 + rest))


def short_year(m: Match) -> Meaning:
    year = int(m["yy"])
    return Meaning(kind="calendar", year=year + (2000 if year < 50 else 1900))


def decade_of(m: Match) -> Meaning:
    digits = m["decade"]
    prefix = digits[:3] if len(digits) == 4 else ("19" if digits[0] in "3456789" else "20") + digits[0]
    return Meaning(kind="calendar", prefix=prefix)


def named_decade(m: Match) -> Meaning:
    return Meaning(kind="calendar", prefix=f"19{words.DECADES[m['name']]}")


def century(m: Match) -> Meaning | None:
    rank = numbers.parse_ordinal(m["rank"])
    return Meaning(kind="calendar", prefix=f"{rank - 1:02d}") if rank and 1 < rank < 30 else None


def weekday_of(m: Match) -> Meaning:
    part = m.groupdict().get("part")
    look = m.groupdict().get("look")
    base = "context" if look in ("the following", "following") else "published"
    meaning = Meaning(
        kind="calendar",
        weekday=words.WEEKDAYS[m["weekday"]],
        part=words.PARTS[part] if part else None,
        look=look_of(m) if base == "published" else "future",
        base="context" if base == "context" else "published",
    )
    if part and part.endswith("s"):
        return weekly(m)
    return meaning


def weekly(m: Match) -> Meaning:
    part = m.groupdict().get("part")
    value = f"XXXX-WXX-{words.WEEKDAYS[m['weekday']]}" + (f"T{words.PARTS[part]}" if part else "")
    return Meaning(kind="set", value=value)


def short_weekday(m: Match) -> Meaning:
    return Meaning(kind="calendar", weekday=words.WEEKDAYS[m["short"]])


def day_word(m: Match) -> Meaning:
    shifts = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
    word = m["word"]
    part = m.groupdict().get("part")
    code = "NI" if word == "tonight" else words.PARTS[part] if part else None
    return Meaning(kind="shift", unit="D", shift=shifts[word], part=code)


def part_of_today(m: Match) -> Meaning:
    word, part = m["which"], words.PARTS[m["part"]]
    shift = {"last": -1, "this": 0, "that": 0, "tomorrow": 1}[word]
    return Meaning(kind="shift", unit="D", shift=shift, part=part, base="context" if word == "that" else "published")


def overnight_of(_: Match) -> Meaning:
    return Meaning(kind="shift", unit="D", shift=-1, part="NI", mod="OVERNIGHT")


def bare_part(m: Match) -> Meaning:
    name = m["name"]
    if name in ("noon", "midday"):
        return Meaning(kind="calendar", clock="12:00", needs_date=False)
    if name == "midnight":
        return Meaning(kind="calendar", clock="24:00", needs_date=True)
    return Meaning(kind="calendar", part=words.PARTS[name], needs_date=True)


def clock_of(m: Match) -> Meaning | None:
    groups = m.groupdict()
    hour, minute, half = int(m["hour"]), groups.get("minute"), groups.get("half")
    if half:
        if not 1 <= hour <= 12:
            return None
        late = (half[0] in ("p", "a") and half.replace(".", "").startswith("p")) or half in (
            "afternoon",
            "evening",
            "night",
        )
        hour = hour % 12 + (12 if late and not (half == "night" and hour == 12) else 0)
    if hour > 24 or (minute and int(minute) > 59):
        return None
    return Meaning(kind="calendar", clock=f"{hour:02d}:{minute or '00'}", zone=zone_of(groups.get("zone")))


def zone_of(name: str | None) -> str | None:
    return words.ZONES.get(name) if name else None


def relative_unit(m: Match) -> Meaning | None:
    word, unit = " ".join(m["look"].split()), unit_of(m)
    if unit in ("S", "MIN", "H", "L"):
        return Meaning(kind="reference", value="PRESENT_REF") if word == "this" and unit == "MIN" else None
    shift = {"past": -1, "future": 1, "this": 0}[_LOOKS[word]]
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
    if unit == "E" and count != "X":
        count, unit = f"{10 * float(count):g}", "Y"
    if m["unit"] == "fortnight":
        count = f"{2 * float(count):g}" if count != "X" else "X"
    look = look_of(m)
    return Meaning(kind="duration", count=count, unit=unit, look=look)


def half_duration(m: Match) -> Meaning:
    count = parse_count(m["count"])
    return Meaning(kind="duration", count="X" if count == "X" else f"{float(count) + 0.5:g}", unit=unit_of(m))


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
    if rest.startswith(("ended", "ending")):
        return Meaning(kind="duration", count="1", unit=unit_of(m))
    return Meaning(kind="shift", unit=unit_of(m), shift=0)


def season_of(m: Match) -> Meaning:
    year = m.groupdict().get("year")
    return Meaning(
        kind="calendar", period=words.SEASONS[m["season"]], look=look_of(m), year=int(year) if year else None
    )


def year_end(m: Match) -> Meaning:
    return Meaning(kind="calendar", period="YE", look="this" if m["this"] else None)


def modifier(m: Match) -> Meaning:
    mod = _MODIFIERS[" ".join((m["word"] or m["plain"]).split())]
    if m["unit"]:
        return Meaning(kind="shift", unit=unit_of(m), shift=0, mod=mod)
    return Meaning(kind="modifier", mod=mod)


def set(m: Match) -> Meaning | None:
    unit = unit_of(m)
    count = parse_count(m["count"]) if m.groupdict().get("count") else "1"
    if unit in ("WE",):
        return Meaning(kind="set", value="XXXX-WXX-WE")
    return Meaning(kind="set", value=duration_value(count, unit))


def adverb_set(m: Match) -> Meaning:
    values = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
              "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y"}  # fmt: skip
    return Meaning(kind="set", value=values[m[0]])


def month_set(m: Match) -> Meaning:
    return Meaning(kind="set", value=f"XXXX-{month_of(m):02d}")


def reference(value: str) -> Build:
    return lambda _: Meaning(kind="reference", value=value)


def day_of_month(m: Match) -> Meaning | None:
    return Meaning(kind="calendar", day=int(m["day"]))


def week_of(m: Match) -> Meaning:
    return Meaning(kind="calendar", month=month_of(m), day=int(m["day"]), period="WEEK")


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


_MODIFIERS = {"early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID", "end": "END",
              "late": "END", "earlier": "EARLIER", "later": "LATER", "close": "END",
              "early hours": "START", "wee hours": "START", "small hours": "START", "late hours": "END"}  # fmt: skip


def plus_half(text: str) -> str:
    count = parse_count(text)
    return "X" if count == "X" else f"{float(count) + 0.5:g}"


def holiday_day(m: Match) -> Meaning:
    name = " ".join(m["name"].split())
    if m["extra"] == "eve":
        name += " eve"
    return Meaning(kind="calendar", holiday=name, look=look_of(m))
