"""What each rule of the time grammar makes of its match."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from headwater.extract import figures_numbers as numbers
from headwater.extract import times_words as words
from headwater.extract.times_meaning import Look, Meaning

Match: TypeAlias = re.Match[str]
Build: TypeAlias = Callable[[Match], Meaning | None]

LOOKS: dict[str, Look] = {
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
    return LOOKS.get(" ".join(word.split())) if word else None


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


def modifier(m: Match) -> Meaning:
    mod = _MODIFIERS[" ".join((m["word"] or m["plain"]).split())]
    if m["unit"]:
        return Meaning(kind="shift", unit=unit_of(m), shift=0, mod=mod)
    return Meaning(kind="modifier", mod=mod)


def month_set(m: Match) -> Meaning:
    return Meaning(kind="set", value=f"XXXX-{month_of(m):02d}")


def reference(value: str) -> Build:
    return lambda _: Meaning(kind="reference", value=value)


def day_of_month(m: Match) -> Meaning | None:
    return Meaning(kind="calendar", day=int(m["day"]))


def week_of(m: Match) -> Meaning:
    return Meaning(kind="calendar", month=month_of(m), day=int(m["day"]), period="WEEK")


_MODIFIERS = {"early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID", "end": "END",
              "late": "END", "earlier": "EARLIER", "later": "LATER", "close": "END",
              "early hours": "START", "wee hours": "START", "small hours": "START", "late hours": "END"}  # fmt: skip


def holiday_day(m: Match) -> Meaning:
    name = " ".join(m["name"].split())
    if m["extra"] == "eve":
        name += " eve"
    return Meaning(kind="calendar", holiday=name, look=look_of(m), period="WEEK" if m["extra"] == "week" else None)
