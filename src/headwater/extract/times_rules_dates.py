"""Rules for dates, weekdays, parts of day and clock times."""

from __future__ import annotations

from headwater.extract import figures_numbers as numbers
from headwater.extract import times_builders as build
from headwater.extract import times_words as words
from headwater.extract.times_meaning import Meaning
from headwater.extract.times_patterns import (
    CLOCK_PARTS,
    DAY,
    FULL_DAYS,
    LOOK,
    MONTH,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    PART,
    SHORT_DAYS,
    WEEKDAY,
    YEAR,
    ZONE,
    alternatives,
)

Row = tuple[str, tuple[str, ...], str, build.Build]
"""Name, the words it can begin with ("#" is any number), pattern, what it means."""

ROWS: tuple[Row, ...] = (
    (
        "month-day-year",
        (*words.MONTHS, "last", "next", "this"),
        (
            rf"(?:(?P<look>last|next|this) )?{MONTH} {DAY}(?:(?:-|–| to )(?P<last>[12]?\d|"
            rf"3[01])(?![\d/]))?(?:,? {YEAR})?"
        ),
        build.calendar_date,
    ),
    (
        "month-and-day",
        (*words.MONTHS,),
        (
            rf"{MONTH} (?P<rank>{alternatives(ORDINAL_WORDS)}|(?:twenty|thirty)"
            r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
            r")\b(?! (?:quarter|half|year))"
        ),
        lambda m: Meaning(kind="calendar", month=build.month_of(m), day=numbers.parse_ordinal(m["rank"])),
    ),
    (
        "day-month-year",
        ("#", "the"),
        rf"(?:the )?{DAY} (?:of )?{MONTH}(?!\.? \d{{1,2}}(?!\d))(?:,? {YEAR})?",
        build.calendar_date,
    ),
    (
        "month-year",
        (*words.MONTHS, "last", "this", "next", "past", "coming"),
        rf"(?:{LOOK} )?{MONTH}(?:,? (?:of )?{YEAR})?",
        build.month_only,
    ),
    (
        "iso",
        ("#",),
        (
            r"(?P<y>1[5-9]\d\d|20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:(?:t| )(?P<clock>\d\d:\d\d)"
            r"(?::\d\d)?(?P<offset>z|[+-]\d\d:\d\d)?)?(?![\w-])"
        ),
        build.iso_date,
    ),
    (
        "numeric",
        ("#",),
        (
            r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year4>(?:19|20)"
            r"\d\d|\d\d)(?![\w/])"
        ),
        build.numeric_date,
    ),
    ("nine-eleven", ("#",), r"9/11(?![\d/])", lambda _: Meaning(kind="calendar", year=2001, month=9, day=11)),
    ("year", ("#", "the"), rf"(?:the year )?{YEAR}(?![\w/])", build.year_of),
    ("years", ("#",), rf"{YEAR}(?:-|–|/)(?P<tail>(?:19|20)\d\d|\d\d)(?![\w/-])", build.year_span),
    (
        "year-in-words",
        ("nineteen", "eighteen", "seventeen", "twenty"),
        (
            r"(?P<century>seventeen|eighteen|nineteen|twenty)[ -](?P<rest>(?:"
            rf"{alternatives(numbers.TENS)})(?:[ -](?:one|two|three|four|five|"
            r"six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|"
            r"sixteen|seventeen|eighteen|nineteen)(?!-)\b"
        ),
        build.spoken_year,
    ),
    ("year-two-thousand", ("the",), r"the year two thousand\b", lambda _: Meaning(kind="calendar", year=2000)),
    ("short-year", ("#",), r"(?<=['’‘`])(?<!['’‘`]['’‘`])(?P<yy>\d\d)(?![\w'’%])", build.short_year),
    (
        "decade",
        ("#", "the"),
        (
            r"(?:the )?['’‘`]?(?P<decade>(?:1[5-9]|20)\d0|(?:(?<=the\s)|(?<=['’‘`])"
            r")[2-9]0)['’]?s\b"
        ),
        build.decade_of,
    ),
    ("named-decade", ("the",), rf"the (?P<name>{alternatives(words.DECADES)})\b", build.named_decade),
    (
        "century",
        ("#", "the", *ORDINAL_WORDS, "twenty"),
        (
            rf"(?:the )?(?P<rank>\d{{1,2}}(?:st|nd|rd|th)|(?:twenty[ -])?(?:"
            rf"{alternatives(ORDINAL_WORDS)})) century\b"
        ),
        build.century,
    ),
    (
        "weekday",
        (*FULL_DAYS, "last", "this", "next", "past", "previous", "coming", "the", "following"),
        (
            r"(?:(?:the )?(?P<look>last|this past|this coming|this|next|past|"
            rf"previous|coming|the following|following) )?{WEEKDAY}\b(?:['’]s\b)"
            rf"?(?: {PART})?"
        ),
        build.weekday_of,
    ),
    (
        "short-weekday",
        (*SHORT_DAYS,),
        (
            rf"(?P<short>{alternatives(SHORT_DAYS)})\.?(?=,? (?:{alternatives(words.MONTHS)}|"
            r"\d))"
        ),
        build.short_weekday,
    ),
    (
        "weekly",
        (*FULL_DAYS, "every", "each"),
        (
            rf"(?:(?:every|each) {WEEKDAY}(?: {PART})?|{WEEKDAY.replace('weekday', 'plural')}s)"
            r"\b"
        ),
        lambda m: (
            build.weekly(m) if m["weekday"] else Meaning(kind="set", value=f"XXXX-WXX-{words.WEEKDAYS[m['plural']]}")
        ),
    ),
    (
        "day-word",
        ("today", "yesterday", "tomorrow", "tonight"),
        (
            rf"(?P<word>today|yesterday|tomorrow|tonight)\b(?:['’]s\b)?(?: {PART})"
            r"?"
        ),
        build.day_word,
    ),
    (
        "day-before",
        ("the", "day"),
        r"(?:the )?day (?P<way>before yesterday|after tomorrow)\b",
        lambda m: Meaning(kind="shift", unit="D", shift=-2 if m["way"].startswith("b") else 2),
    ),
    (
        "day-beside",
        ("the", "day", "night"),
        r"(?:the )?(?:day|night) (?P<way>before|after)\b",
        lambda m: Meaning(kind="modifier", mod="DAY_BEFORE" if m["way"] == "before" else "DAY_AFTER"),
    ),
    (
        "part-of-today",
        ("last", "this", "that"),
        (
            r"(?P<which>last|this|that) (?P<part>morning|afternoon|evening|night)"
            r"\b"
        ),
        build.part_of_today,
    ),
    ("overnight", ("overnight",), r"overnight\b", build.overnight_of),
    (
        "bare-part",
        ("the", "mid", "noon", "midnight", "midday", "dawn", "morning", "afternoon", "evening", "night"),
        (
            r"(?:the )?(?:mid[ -])?(?P<name>noon|midday|midnight|morning|afternoon|"
            r"evening|night|dawn|daybreak|dusk)\b"
        ),
        build.bare_part,
    ),
    (
        "clock",
        ("#",),
        (
            rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?::\d\d)?)? ?(?P<half>{CLOCK_PARTS})"
            rf"(?!\w)(?:,? \(?{ZONE}\)?)?"
        ),
        build.clock_of,
    ),
    (
        "clock-tight",
        ("#",),
        (
            rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?P<half>{CLOCK_PARTS})"
            rf"(?!\w)(?: \(?{ZONE}\)?)?"
        ),
        build.clock_of,
    ),
    (
        "clock-24",
        ("#",),
        (
            r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\w:])"
            rf"(?: \(?{ZONE}\)?)?"
        ),
        build.clock_of,
    ),
    (
        "clock-military",
        ("#",),
        (
            r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?P<zone>gmt|utc|local|"
            r"hours)\b(?: time)?"
        ),
        build.clock_of,
    ),
    (
        "o-clock",
        ("#", *NUMBER_WORDS),
        (
            r"(?P<hour>\d{1,2}) (?:o['’]clock )?in the (?P<half>morning|afternoon|"
            r"evening)\b"
        ),
        build.clock_of,
    ),
)
