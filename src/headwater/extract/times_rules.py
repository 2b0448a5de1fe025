"""The rules of the time grammar: each a bounded pattern, the words it can start with, and what it means.

Patterns run on lower-cased text; a blank in a pattern stands for up to three blanks or line breaks. The
first rule is not preferred: the longest match wins, the earlier rule on a tie. All rules are our own,
written after the TIMEX3 annotation guidelines (TimeML 1.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from headwater.extract import figures_numbers as numbers
from headwater.extract import times_words as words
from headwater.extract.times_meaning import Look, Meaning

Match: TypeAlias = re.Match[str]
Build: TypeAlias = Callable[[Match], Meaning | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named pattern with its builder. `starts` are the first words it can begin with; "#" is any number."""

    name: str
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    build: Build


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(sorted((name.replace(".", r"\.") for name in names), key=len, reverse=True))


_FULL_MONTHS = [m for m in words.MONTHS if len(m) > 4 or m in ("may", "june", "july")]
_SHORT_MONTHS = [m for m in words.MONTHS if m not in _FULL_MONTHS]
_FULL_DAYS = [d for d in words.WEEKDAYS if d.endswith("day")]
_SHORT_DAYS = [d for d in words.WEEKDAYS if not d.endswith("day")]
_NUMBER_WORDS = [*numbers.UNITS, *numbers.TENS, "hundred", "thousand"]
_ORDINAL_WORDS = [*numbers.ORDINALS]

MONTH = rf"(?:(?P<month>{_alternatives(_FULL_MONTHS)})\b|(?P<mon>{_alternatives(_SHORT_MONTHS)})\b\.?)"
WEEKDAY = rf"(?P<weekday>{_alternatives(_FULL_DAYS)})"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d.,]\d|[\w%])"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[.,]\d|%)"
PART = r"(?P<part>mornings?|afternoons?|evenings?|nights?|overnight)\b"
SEASON = r"(?P<season>spring|summer|fall|autumn|winter)"
_CLOCK_PARTS = r"a\.m\.|p\.m\.|a\.m|p\.m|am|pm"
_ZONE_NAMES = "|".join([*words.ZONES, *words.SEASONAL_ZONES])
ZONE = rf"(?P<zone>{_ZONE_NAMES})\b(?: (?:standard|daylight))?(?: time)?"
UNIT = (
    r"(?P<unit>second|minute|min|hour|day|night|week|weekend|month|quarter|year|yr|decade|centurie|century|"
    r"millennium|fortnight)s?\b"
)
_COUNT_WORDS = rf"(?:{_alternatives(_NUMBER_WORDS)})(?:[ -](?:and )?(?:{_alternatives(_NUMBER_WORDS)})){{0,5}}"
_VAGUE = r"a couple of|a couple|couple of|several|a few|few|many|a number of|some|dozens of|hundreds of|thousands of"
NUMBER = rf"(?:\d{{1,4}}(?:,\d{{3}}){{0,2}}(?:\.\d{{1,2}}|(?:-| )\d/\d)?|{_COUNT_WORDS})"
COUNT = rf"(?P<count>{_VAGUE}|{NUMBER}|half an?|an?|half-)"
ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_COUNT_STARTS = ("#", *_NUMBER_WORDS, "a", "an", "couple", "several", "few", "many", "some", "half", "dozens")
_COUNT_STARTS += ("hundreds", "thousands")
_THIS = ("last", "this", "next", "past", "previous", "coming", "current", "same", "following", "latest", "that", "the")
_LOOKS: dict[str, Look] = {
    "last": "past", "past": "past", "previous": "past", "latest": "past", "this": "this", "current": "this",
    "this past": "past", "this coming": "future", "next": "future", "coming": "future", "upcoming": "future",
}  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    return tuple(
        Rule(
            name=name,
            starts=starts,
            pattern=re.compile(pattern.replace("[ -]", r"(?:\s{1,3}|-)").replace(" ", r"\s{1,3}")),
            build=build,
        )
        for name, starts, pattern, build in _TABLE
    )


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


def _month(m: Match) -> int:
    return words.MONTHS[m["month"] or m["mon"]]


def _unit(m: Match) -> str:
    return words.UNITS[m["unit"]]


def _calendar_date(m: Match) -> Meaning | None:
    groups = m.groupdict()
    year = groups.get("year")
    day, last = int(m["day"]), groups.get("last")
    if last and int(last) <= day:
        return None
    return Meaning(
        kind="calendar",
        month=_month(m),
        day=day,
        last_day=int(last) if last else None,
        year=int(year) if year else None,
        look=_look(m),
    )


def _month_only(m: Match) -> Meaning:
    year = m.groupdict().get("year")
    return Meaning(kind="calendar", month=_month(m), year=int(year) if year else None, look=_look(m))


def _look(m: Match) -> Look | None:
    word = m.groupdict().get("look")
    return _LOOKS.get(" ".join(word.split())) if word else None


def _numeric_date(m: Match) -> Meaning | None:
    first, second, year = int(m["first"]), int(m["second"]), int(m["year4"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    month, day = (first, second) if first <= 12 else (second, first)
    return Meaning(kind="calendar", year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _iso_date(m: Match) -> Meaning | None:
    month, day = int(m["m"]), int(m["d"])
    clock = m["clock"] or None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    zone = (m["offset"] or "").upper().replace("Z", "+00:00") or None
    return Meaning(kind="calendar", year=int(m["y"]), month=month, day=day, clock=clock, zone=zone)


def _year(m: Match) -> Meaning:
    return Meaning(kind="calendar", year=int(m["year"]))


def _year_span(m: Match) -> Meaning | None:
    first = int(m["year"])
    tail = m["tail"]
    second = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    return Meaning(kind="calendar", year=first, shift=second - first) if 0 < second - first < 100 else None


def _spoken_year(m: Match) -> Meaning | None:
    century = numbers.parse_number(m["century"])
    rest = numbers.parse_number(m["rest"])
    if century is None or rest is None or rest < 10:
        return None
    return Meaning(kind="calendar", year=int(century * 100 + rest))


def _short_year(m: Match) -> Meaning:
    year = int(m["yy"])
    return Meaning(kind="calendar", year=year + (2000 if year < 50 else 1900))


def _decade(m: Match) -> Meaning:
    digits = m["decade"]
    prefix = digits[:3] if len(digits) == 4 else ("19" if digits[0] in "3456789" else "20") + digits[0]
    return Meaning(kind="calendar", prefix=prefix)


def _named_decade(m: Match) -> Meaning:
    return Meaning(kind="calendar", prefix=f"19{words.DECADES[m['name']]}")


def _century(m: Match) -> Meaning | None:
    rank = numbers.parse_ordinal(m["rank"])
    return Meaning(kind="calendar", prefix=f"{rank - 1:02d}") if rank and 1 < rank < 30 else None


def _weekday(m: Match) -> Meaning:
    part = m.groupdict().get("part")
    look = m.groupdict().get("look")
    base = "context" if look in ("the following", "following") else "published"
    meaning = Meaning(
        kind="calendar",
        weekday=words.WEEKDAYS[m["weekday"]],
        part=words.PARTS[part] if part else None,
        look=_look(m) if base == "published" else "future",
        base="context" if base == "context" else "published",
    )
    if part and part.endswith("s"):
        return _weekly(m)
    return meaning


def _weekly(m: Match) -> Meaning:
    part = m.groupdict().get("part")
    value = f"XXXX-WXX-{words.WEEKDAYS[m['weekday']]}" + (f"T{words.PARTS[part]}" if part else "")
    return Meaning(kind="set", value=value)


def _short_weekday(m: Match) -> Meaning:
    return Meaning(kind="calendar", weekday=words.WEEKDAYS[m["short"]])


def _day_word(m: Match) -> Meaning:
    shifts = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
    word = m["word"]
    part = m.groupdict().get("part")
    code = "NI" if word == "tonight" else words.PARTS[part] if part else None
    return Meaning(kind="shift", unit="D", shift=shifts[word], part=code)


def _part_of_today(m: Match) -> Meaning:
    word, part = m["which"], words.PARTS[m["part"]]
    shift = {"last": -1, "this": 0, "that": 0, "tomorrow": 1}[word]
    return Meaning(kind="shift", unit="D", shift=shift, part=part, base="context" if word == "that" else "published")


def _overnight(_: Match) -> Meaning:
    return Meaning(kind="shift", unit="D", shift=-1, part="NI", mod="OVERNIGHT")


def _bare_part(m: Match) -> Meaning:
    name = m["name"]
    if name in ("noon", "midday"):
        return Meaning(kind="calendar", clock="12:00", needs_date=False)
    if name == "midnight":
        return Meaning(kind="calendar", clock="24:00", needs_date=True)
    return Meaning(kind="calendar", part=words.PARTS[name], needs_date=True)


def _clock(m: Match) -> Meaning | None:
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
    return Meaning(kind="calendar", clock=f"{hour:02d}:{minute or '00'}", zone=_zone(groups.get("zone")))


def _zone(name: str | None) -> str | None:
    return words.ZONES.get(name) if name else None


def _relative_unit(m: Match) -> Meaning | None:
    word, unit = " ".join(m["look"].split()), _unit(m)
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


def _context_unit(m: Match) -> Meaning | None:
    word, unit = m["which"], _unit(m)
    if unit in ("S", "MIN", "H", "L"):
        return None
    shift = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}[word]
    return Meaning(kind="shift", unit=unit, shift=shift, base="context")


def _plain_unit(m: Match) -> Meaning | None:
    """ "the quarter", "the weekend", "the year": the one in question, the latest one unless the text says."""
    unit = _unit(m)
    if unit == "WE":
        return Meaning(kind="calendar", period="WE")
    if unit == "Q":
        return Meaning(kind="shift", unit="Q", shift=0, base="context")
    return None


def _from_now(m: Match) -> Meaning | None:
    count, unit, way = parse_count(m["count"]), _unit(m), m["way"]
    sign = -1 if way in ("ago", "earlier", "before", "previously", "back", "prior") else 1
    base = "published" if way in ("ago", "from now", "from today", "hence", "back") else "context"
    if count == "X":
        return Meaning(kind="reference", value="PAST_REF" if sign < 0 else "FUTURE_REF")
    number = float(count)
    if unit in ("S", "MIN", "H") or number != int(number):
        return Meaning(kind="duration", count=count, unit=unit, look="past" if sign < 0 else "future")
    if unit == "Y" and number == 1 and sign < 0:
        return Meaning(kind="shift", unit="YP", shift=-1, base=_base(base), mod="YEAR_AGO")
    if unit == "E":
        return Meaning(kind="shift", unit="Y", shift=sign * int(number) * 10, base=_base(base), mod="ABOUT")
    factor = 2 if m["unit"] == "fortnight" else 1
    return Meaning(kind="shift", unit=unit, shift=sign * int(number) * factor, base=_base(base))


def _base(name: str) -> Literal["published", "context"]:
    return "published" if name == "published" else "context"


def _duration(m: Match) -> Meaning | None:
    count, unit = parse_count(m["count"]), _unit(m)
    if unit == "WE" or (unit == "Q" and "quarters" in m[0] and "-" in m[0]):
        return None
    if unit == "S" and m["count"] in ("a", "an"):
        return None
    if unit == "E" and count != "X":
        count, unit = f"{10 * float(count):g}", "Y"
    if m["unit"] == "fortnight":
        count = f"{2 * float(count):g}" if count != "X" else "X"
    look = _look(m)
    return Meaning(kind="duration", count=count, unit=unit, look=look)


def _half_duration(m: Match) -> Meaning:
    count = parse_count(m["count"])
    return Meaning(kind="duration", count="X" if count == "X" else f"{float(count) + 0.5:g}", unit=_unit(m))


def _either_duration(m: Match) -> Meaning:
    """ "two to three weeks", "three or four days": the larger number, as annotators do."""
    return Meaning(kind="duration", count=parse_count(m["count"]), unit=_unit(m), look=_look(m))


def _recent(m: Match) -> Meaning:
    return Meaning(kind="duration", count="X", unit=_unit(m), look="past" if m["word"] == "recent" else "future")


def _quarter(m: Match) -> Meaning | None:
    number = {"final": 4, "last": 4}.get(m["ordinal"]) or numbers.parse_ordinal(m["ordinal"])
    return Meaning(kind="calendar", period=f"Q{number}", fiscal=bool(m["fiscal"]))


def _short_quarter(m: Match) -> Meaning:
    return Meaning(kind="calendar", period=f"Q{m['number']}")


def _half(m: Match) -> Meaning:
    first = m["ordinal"] in ("first", "1st")
    return Meaning(kind="calendar", period="H1" if first else "H2")


def _year_ago_quarter(m: Match) -> Meaning:
    unit = {"quarter": "QP", "month": "M", "week": "W", "day": "D"}.get(m["what"] or "", "YP")
    ordinal = m.groupdict().get("ordinal")
    if ordinal and unit == "QP":
        return Meaning(kind="calendar", period=f"Q{numbers.parse_ordinal(ordinal)}", look="past", mod="YEAR_AGO")
    return Meaning(kind="shift", unit=unit, shift=-1, base="context", mod="YEAR_AGO")


def _fiscal_year(m: Match) -> Meaning:
    return Meaning(kind="calendar", year=int(m["year"]), fiscal=True)


def _period_of_year(m: Match) -> Meaning:
    if m["ordinal"]:
        return Meaning(kind="calendar", year=int(m["year"]), period=f"Q{numbers.parse_ordinal(m['ordinal'])}")
    return Meaning(kind="calendar", year=int(m["year"]), period="QP")


def _the_year(m: Match) -> Meaning:
    """ "the year ended June 30" is a length; "for the year", "the full year" the one in question."""
    rest = m.string[m.end() : m.end() + 7].strip()
    if rest.startswith(("ended", "ending")):
        return Meaning(kind="duration", count="1", unit=_unit(m))
    return Meaning(kind="shift", unit=_unit(m), shift=0)


def _season(m: Match) -> Meaning:
    year = m.groupdict().get("year")
    return Meaning(kind="calendar", period=words.SEASONS[m["season"]], look=_look(m), year=int(year) if year else None)


def _year_end(m: Match) -> Meaning:
    return Meaning(kind="calendar", period="YE", look="this" if m["this"] else None)


def _modifier(m: Match) -> Meaning:
    mod = _MODIFIERS[" ".join((m["word"] or m["plain"]).split())]
    if m["unit"]:
        return Meaning(kind="shift", unit=_unit(m), shift=0, mod=mod)
    return Meaning(kind="modifier", mod=mod)


def _set(m: Match) -> Meaning | None:
    unit = _unit(m)
    count = parse_count(m["count"]) if m.groupdict().get("count") else "1"
    if unit in ("WE",):
        return Meaning(kind="set", value="XXXX-WXX-WE")
    return Meaning(kind="set", value=duration_value(count, unit))


def _adverb_set(m: Match) -> Meaning:
    values = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
              "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y"}  # fmt: skip
    return Meaning(kind="set", value=values[m[0]])


def _month_set(m: Match) -> Meaning:
    return Meaning(kind="set", value=f"XXXX-{_month(m):02d}")


def _reference(value: str) -> Build:
    return lambda _: Meaning(kind="reference", value=value)


def _day_of_month(m: Match) -> Meaning | None:
    return Meaning(kind="calendar", day=int(m["day"]))


def _week_of(m: Match) -> Meaning:
    return Meaning(kind="calendar", month=_month(m), day=int(m["day"]), period="WEEK")


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


def _plus_half(text: str) -> str:
    count = parse_count(text)
    return "X" if count == "X" else f"{float(count) + 0.5:g}"


def _holiday_day(m: Match) -> Meaning:
    name = " ".join(m["name"].split())
    if m["extra"] == "eve":
        name += " eve"
    return Meaning(kind="calendar", holiday=name, look=_look(m))


_LOOK = r"(?P<look>last|this past|this coming|this|next|past|previous|coming|upcoming|current|latest)"
_TABLE: tuple[tuple[str, tuple[str, ...], str, Build], ...] = (
    (
        "month-day-year",
        (*words.MONTHS, "last", "next", "this"),
        (
            rf"(?:(?P<look>last|next|this) )?{MONTH} {DAY}(?:(?:-|–| to )(?P<last>[12]?\d|"
            rf"3[01])(?![\d/]))?(?:,? {YEAR})?"
        ),
        _calendar_date,
    ),
    (
        "month-and-day",
        (*words.MONTHS,),
        (
            rf"{MONTH} (?P<rank>{_alternatives(_ORDINAL_WORDS)}|(?:twenty|thirty)"
            r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
            r")\b(?! (?:quarter|half|year))"
        ),
        lambda m: Meaning(kind="calendar", month=_month(m), day=numbers.parse_ordinal(m["rank"])),
    ),
    ("day-month-year", ("#", "the"), rf"(?:the )?{DAY} (?:of )?{MONTH}(?:,? {YEAR})?", _calendar_date),
    (
        "month-year",
        (*words.MONTHS, "last", "this", "next", "past", "coming"),
        rf"(?:{_LOOK} )?{MONTH}(?:,? (?:of )?{YEAR})?",
        _month_only,
    ),
    (
        "iso",
        ("#",),
        (
            r"(?P<y>1[5-9]\d\d|20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:(?:t| )(?P<clock>\d\d:\d\d)"
            r"(?::\d\d)?(?P<offset>z|[+-]\d\d:\d\d)?)?(?![\w-])"
        ),
        _iso_date,
    ),
    (
        "numeric",
        ("#",),
        (
            r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year4>(?:19|20)"
            r"\d\d|\d\d)(?![\w/])"
        ),
        _numeric_date,
    ),
    ("year", ("#", "the"), rf"(?:the year )?{YEAR}(?![\w/])", _year),
    ("years", ("#",), rf"{YEAR}(?:-|–|/)(?P<tail>(?:19|20)\d\d|\d\d)(?![\w/-])", _year_span),
    (
        "year-in-words",
        ("nineteen", "eighteen", "seventeen", "twenty"),
        (
            r"(?P<century>seventeen|eighteen|nineteen|twenty)[ -](?P<rest>(?:"
            rf"{_alternatives(numbers.TENS)})(?:[ -](?:one|two|three|four|five|"
            r"six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|"
            rf"sixteen|seventeen|eighteen|nineteen)(?! \w{{1,9}}s\b)\b"
        ),
        _spoken_year,
    ),
    ("year-two-thousand", ("the",), r"the year two thousand\b", lambda _: Meaning(kind="calendar", year=2000)),
    ("short-year", ("#",), r"(?<=['’‘`])(?P<yy>\d\d)(?![\w'’%])", _short_year),
    (
        "decade",
        ("#", "the"),
        (
            r"(?:the )?['’‘`]?(?P<decade>(?:1[5-9]|20)\d0|(?:(?<=the\s)|(?<=['’‘`])"
            r")[2-9]0)['’]?s\b"
        ),
        _decade,
    ),
    ("named-decade", ("the",), rf"the (?P<name>{_alternatives(words.DECADES)})\b", _named_decade),
    (
        "century",
        ("#", "the", *_ORDINAL_WORDS, "twenty"),
        (
            rf"(?:the )?(?P<rank>\d{{1,2}}(?:st|nd|rd|th)|(?:twenty[ -])?(?:"
            rf"{_alternatives(_ORDINAL_WORDS)})) century\b"
        ),
        _century,
    ),
    (
        "weekday",
        (*_FULL_DAYS, "last", "this", "next", "past", "previous", "coming", "the", "following"),
        (
            r"(?:(?:the )?(?P<look>last|this past|this coming|this|next|past|"
            rf"previous|coming|the following|following) )?{WEEKDAY}\b(?:['’]s\b)"
            rf"?(?: {PART})?"
        ),
        _weekday,
    ),
    (
        "short-weekday",
        (*_SHORT_DAYS,),
        (
            rf"(?P<short>{_alternatives(_SHORT_DAYS)})\.?(?=,? (?:{_alternatives(words.MONTHS)}|"
            r"\d))"
        ),
        _short_weekday,
    ),
    (
        "weekly",
        (*_FULL_DAYS, "every", "each"),
        (
            rf"(?:(?:every|each) {WEEKDAY}(?: {PART})?|{WEEKDAY.replace('weekday', 'plural')}s)"
            r"\b"
        ),
        lambda m: _weekly(m) if m["weekday"] else Meaning(kind="set", value=f"XXXX-WXX-{words.WEEKDAYS[m['plural']]}"),
    ),
    (
        "day-word",
        ("today", "yesterday", "tomorrow", "tonight"),
        (
            rf"(?P<word>today|yesterday|tomorrow|tonight)\b(?:['’]s\b)?(?: {PART})"
            r"?"
        ),
        _day_word,
    ),
    (
        "day-before",
        ("the", "day"),
        r"(?:the )?day (?P<way>before yesterday|after tomorrow)\b",
        lambda m: Meaning(kind="shift", unit="D", shift=-2 if m["way"].startswith("b") else 2),
    ),
    (
        "part-of-today",
        ("last", "this", "that"),
        (
            r"(?P<which>last|this|that) (?P<part>morning|afternoon|evening|night)"
            r"\b"
        ),
        _part_of_today,
    ),
    ("overnight", ("overnight",), r"overnight\b", _overnight),
    (
        "bare-part",
        ("the", "mid", "noon", "midnight", "midday", "dawn", "morning", "afternoon", "evening", "night"),
        (
            r"(?:the )?(?:mid[ -])?(?P<name>noon|midday|midnight|morning|afternoon|"
            r"evening|night|dawn|daybreak|dusk)\b"
        ),
        _bare_part,
    ),
    (
        "clock",
        ("#",),
        (
            rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?::\d\d)?)? ?(?P<half>{_CLOCK_PARTS})"
            rf"(?!\w)(?:,? \(?{ZONE}\)?)?"
        ),
        _clock,
    ),
    (
        "clock-tight",
        ("#",),
        (
            rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?P<half>{_CLOCK_PARTS})"
            rf"(?!\w)(?: \(?{ZONE}\)?)?"
        ),
        _clock,
    ),
    (
        "clock-24",
        ("#",),
        (
            r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\w:])"
            rf"(?: \(?{ZONE}\)?)?"
        ),
        _clock,
    ),
    (
        "clock-military",
        ("#",),
        (
            r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?P<zone>gmt|utc|local|"
            r"hours)\b(?: time)?"
        ),
        _clock,
    ),
    (
        "o-clock",
        ("#", *_NUMBER_WORDS),
        (
            r"(?P<hour>\d{1,2}) (?:o['’]clock )?in the (?P<half>morning|afternoon|"
            r"evening)\b"
        ),
        _clock,
    ),
    ("relative-unit", (*_THIS, "upcoming"), rf"(?:the )?{_LOOK} {UNIT}(?:['’]s\b)?", _relative_unit),
    (
        "context-unit",
        ("the", "that", "same"),
        (
            r"(?:the |that )?(?P<which>same|that|following|next|previous|preceding)"
            rf" {UNIT}(?:['’]s\b)?"
        ),
        _context_unit,
    ),
    ("plain-unit", ("the", "over", "during"), rf"the {UNIT}", _plain_unit),
    (
        "from-now",
        _COUNT_STARTS,
        (
            rf"{COUNT}(?: |-)(?:\w{{1,9}} )?{UNIT} (?P<way>ago|earlier|later|"
            r"from now|from today|hence|back(?= ?[.,;])|before(?= ?[.,;])|prior(?= ?[.,;])"
            r"|previously)\b(?! than)"
        ),
        _from_now,
    ),
    (
        "units-ago",
        ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"),
        rf"{UNIT} (?:ago|earlier)\b",
        lambda m: Meaning(kind="reference", value="PAST_REF"),
    ),
    (
        "duration",
        (
            *_COUNT_STARTS,
            "the",
            "its",
            "his",
            "her",
            "their",
            "our",
            "last",
            "past",
            "next",
            "first",
            "coming",
            "previous",
            "another",
        ),
        (
            r"(?:(?:the |its |his |her |their |our )?(?P<look>last|past|next|"
            rf"first|coming|previous|final|another) )?(?:the )?{COUNT}(?: (?:more|"
            r"full|straight|consecutive|additional|whole|trading|business|working|"
            rf"calendar|long))?[ -]{UNIT}(?![ -]olds?\b)(?:-long)?"
        ),
        _duration,
    ),
    (
        "duration-and-half",
        _COUNT_STARTS,
        (
            rf"{COUNT}(?: and a half {UNIT}| {UNIT.replace('unit', 'unit2')} and a half)"
            r"\b"
        ),
        lambda m: Meaning(kind="duration", count=_plus_half(m["count"]), unit=words.UNITS[m["unit"] or m["unit2"]]),
    ),
    ("either-duration", _COUNT_STARTS, rf"{NUMBER}(?:-|–| to | or ){COUNT} {UNIT}", _either_duration),
    (
        "long-duration",
        ("day", "week", "month", "year", "decade", "weeks", "months", "years", "decades", "hours", "days"),
        rf"{UNIT}-?long\b",
        lambda m: Meaning(kind="duration", count="X" if m[0].split("-")[0].endswith("s") else "1", unit=_unit(m)),
    ),
    ("recent", ("recent", "coming", "the"), rf"(?:the )?(?P<word>recent|coming) {UNIT.replace('s?', 's')}", _recent),
    (
        "quarter",
        ("the", "fiscal", "first", "second", "third", "fourth", "final", "last", "#", "its"),
        rf"(?:the |its )?(?P<fiscal>fiscal[ -])?{ORDINAL}[ -](?P<fiscal2>fiscal )?quarters?\b(?:['’]s\b)?",
        _quarter,
    ),
    ("short-quarter", ("q1", "q2", "q3", "q4"), r"q(?P<number>[1-4])\b", _short_quarter),
    (
        "half",
        ("the", "first", "second", "last"),
        (
            r"(?:the )?(?P<ordinal>first|second|last|latter|1st|2nd) half\b(?= of (?:the year|"
            r"last|this|next|\d{4})| (?:last|this|next) year| \d{4}|,? net)"
        ),
        _half,
    ),
    (
        "year-ago",
        ("the", "year", "comparable", "same", "corresponding"),
        (
            r"(?:the )?(?:(?:same|comparable|corresponding) )?(?:fiscal )?year-(?:ago|"
            r"earlier)(?: (?P<ordinal>first|second|third|fourth))?(?:[ -](?P<what>period|"
            r"quarter|month|week|day)\b)?"
        ),
        _year_ago_quarter,
    ),
    ("fiscal-year", ("fiscal",), rf"fiscal (?:year )?{YEAR}", _fiscal_year),
    (
        "the-fiscal-year",
        ("the", "this", "current", "last", "next"),
        r"(?:the )?(?P<which>current |latest |last |this |next )?fiscal year\b",
        lambda m: Meaning(
            kind="shift",
            unit="Y",
            shift={"last": -1, "latest": -1, "next": 1}.get((m["which"] or "").strip(), 0),
            fiscal=True,
        ),
    ),
    (
        "season",
        ("last", "this", "next", "the", "past", "coming", *words.SEASONS),
        (
            r"(?:(?:the |(?P<look>last|this past|this coming|this|next|past|"
            rf"coming) )(?:past )?{SEASON}\b|{SEASON.replace('season', 'season2')}\b(?= (?:of )"
            r"?(?:1[5-9]|20)\d\d))"
        ),
        lambda m: Meaning(kind="calendar", period=words.SEASONS[m["season"] or m["season2"]], look=_look(m)),
    ),
    ("year-end", ("year", "the", "this"), r"(?:the |(?P<this>this ))?year-end\b", _year_end),
    (
        "years-end",
        ("year", "the", "this"),
        r"(?:the |this )?year(?:['’]s)? end\b",
        lambda _: Meaning(kind="shift", unit="Y", shift=0, mod="END"),
    ),
    (
        "year-of-period",
        ("the",),
        (
            rf"the {YEAR} (?:(?P<ordinal>first|second|third|fourth) )?(?P<what>quarter|"
            r"period)\b"
        ),
        _period_of_year,
    ),
    (
        "latest-period",
        ("the",),
        (
            r"the (?:latest )?(?P<what>period)(?= (?:was|were|included?s?|had|"
            r"rose|fell|to)\b|[.,])"
        ),
        lambda _: Meaning(kind="shift", unit="Q", shift=0, base="context", needs_date=True),
    ),
    (
        "the-year",
        ("the", "for", "of", "in"),
        (
            r"the (?:full |whole |entire )?(?P<unit>year|month|week)\b(?= (?:ended|"
            r"ending|through|as a whole)\b|['’]s\b|[.,;])"
        ),
        _the_year,
    ),
    (
        "next-morning",
        ("the", "next", "following", "that", "same"),
        (
            r"(?:the |that )?(?P<which>next|following|same) (?P<part>morning|"
            r"afternoon|evening|night)\b"
        ),
        lambda m: Meaning(
            kind="shift", unit="D", shift=0 if m["which"] == "same" else 1, part=words.PARTS[m["part"]], base="context"
        ),
    ),
    (
        "modifier",
        ("early", "late", "mid", "earlier", "later", "the", "beginning", "end", "start", "middle"),
        (
            r"(?:(?:the )?(?P<word>beginning|end|start|middle|close|(?:early|"
            r"late|wee|small) hours) of|(?P<plain>early|late|mid|earlier|later)"
            r"(?=[ -]))(?: in)?(?: the (?P<unit>year|month|week|quarter|decade)"
            r"\b)?"
        ),
        _modifier,
    ),
    ("set", ("every", "each", "per"), rf"(?:every|each|per)(?: (?P<count>{NUMBER}|few|other))? {UNIT}", _set),
    (
        "adverb-set",
        ("hourly", "daily", "nightly", "weekly", "biweekly", "monthly", "annually", "yearly"),
        r"[a-z]{5,9}(?!-)\b",
        _adverb_set,
    ),
    ("month-set", ("every", "each"), rf"(?:every|each) {MONTH}", _month_set),
    (
        "now",
        ("now", "currently", "nowadays", "these", "right", "this", "current"),
        (
            r"(?:(?:right )?now|currently|nowadays|these days|this moment|current)"
            r"\b(?!-)"
        ),
        _reference("PRESENT_REF"),
    ),
    (
        "past",
        ("recently", "previously", "recent", "the", "formerly", "lately", "in"),
        (
            r"(?:recently|lately|the (?:recent |distant )?past)\b(?! (?:\w{1,12} )"
            r"?(?:day|week|month|year|quarter|decade)s?\b)"
        ),
        _reference("PAST_REF"),
    ),
    (
        "future",
        ("soon", "the", "near", "as"),
        (
            r"(?:as soon as possible|(?:the )?(?:near|foreseeable|immediate)"
            r" (?:future|term)|the future)\b"
        ),
        _reference("FUTURE_REF"),
    ),
    (
        "holiday",
        ("last", "this", "next", "the", *{h.split()[0].split("'")[0] for h in words.HOLIDAYS}),
        (
            r"(?:(?P<look>last|this past|this coming|this|next) )?(?P<name>"
            rf"{_alternatives(words.HOLIDAYS)})\b(?: (?P<extra>day|eve)\b)?"
        ),
        _holiday_day,
    ),
    (
        "day-of-month",
        ("the",),
        (
            r"the (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?= ?[.,;)]| of (?:the|"
            r"this|last|next) month\b| at\b)(?: of (?:the|this) month)?"
        ),
        _day_of_month,
    ),
    ("week-of", ("the", "week"), rf"(?:the )?week of {MONTH} {DAY}", _week_of),
)
