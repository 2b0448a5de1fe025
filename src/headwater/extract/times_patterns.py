"""Fragments that the rules of the time grammar are made of. A blank stands for up to three blanks or line breaks."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.extract import figures_numbers as numbers
from headwater.extract import times_words as words


def alternatives(names: Iterable[str]) -> str:
    """A pattern that matches any of the names, the longest first."""
    return "|".join(sorted((name.replace(".", r"\.") for name in names), key=len, reverse=True))


FULL_MONTHS = [m for m in words.MONTHS if len(m) > 4 or m in ("may", "june", "july")]
SHORT_MONTHS = [m for m in words.MONTHS if m not in FULL_MONTHS]
FULL_DAYS = [d for d in words.WEEKDAYS if d.endswith("day")]
SHORT_DAYS = [d for d in words.WEEKDAYS if not d.endswith("day")]
NUMBER_WORDS = [*numbers.UNITS, *numbers.TENS, "hundred", "thousand"]
ORDINAL_WORDS = [*numbers.ORDINALS]

MONTH = rf"(?:(?P<month>{alternatives(FULL_MONTHS)})\b|(?P<mon>{alternatives(SHORT_MONTHS)})\b\.?)"
WEEKDAY = rf"(?P<weekday>{alternatives(FULL_DAYS)})"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d.,]\d|[\w%])"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[.,]\d|%)"
PART = r"(?P<part>mornings?|afternoons?|evenings?|nights?|overnight)\b"
SEASON = r"(?P<season>spring|summer|fall|autumn|winter)"
CLOCK_PARTS = r"a\.m\.|p\.m\.|a\.m|p\.m|am|pm"
ZONE_NAMES = "|".join([*words.ZONES, *words.SEASONAL_ZONES])
ZONE = rf"(?P<zone>{ZONE_NAMES})\b(?: (?:standard|daylight))?(?: time)?"
UNIT = (
    r"(?P<unit>second|minute|min|hour|day|night|week|weekend|month|quarter|year|yr|decade|centurie|century|"
    r"millennium|fortnight)s?\b"
)
PLURAL = r"(?P<unit>minute|hour|day|week|month|year|decade|centurie)s"
COUNT_WORDS = rf"(?:{alternatives(NUMBER_WORDS)})(?:[ -](?:and )?(?:{alternatives(NUMBER_WORDS)})){{0,5}}"
VAGUE = r"a couple of|a couple|couple of|several|a few|few|many|a number of|some|dozens of|hundreds of|thousands of"
NUMBER = rf"(?:\d{{1,4}}(?:,\d{{3}}){{0,2}}(?:\.\d{{1,2}}|(?:-| )\d/\d)?|{COUNT_WORDS})"
COUNT = rf"(?P<count>{VAGUE}|{NUMBER}|half an?|an?|half-)"
ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
COUNT_STARTS = ("#", *NUMBER_WORDS, "a", "an", "couple", "several", "few", "many", "some", "half", "dozens")
COUNT_STARTS += ("hundreds", "thousands")
THIS = ("last", "this", "next", "past", "previous", "coming", "current", "same", "following", "latest", "that", "the")
LOOK = r"(?P<look>last|this past|this coming|this|next|past|previous|coming|upcoming|current|latest)"
