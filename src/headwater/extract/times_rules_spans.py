"""Rules for relative units, durations, quarters, seasons, sets, references, holidays."""

from __future__ import annotations

from headwater.extract import times_builders as build
from headwater.extract import times_builders_spans as spans
from headwater.extract import times_words as words
from headwater.extract.times_meaning import Meaning
from headwater.extract.times_patterns import (
    COUNT,
    COUNT_STARTS,
    DAY,
    LOOK,
    MONTH,
    NUMBER,
    ORDINAL,
    PLURAL,
    SEASON,
    THIS,
    UNIT,
    YEAR,
    alternatives,
)

Row = tuple[str, tuple[str, ...], str, build.Build]
"""Name, the words it can begin with ("#" is any number), pattern, what it means."""

ROWS: tuple[Row, ...] = (
    ("relative-unit", (*THIS, "upcoming"), rf"(?:the )?{LOOK} {UNIT}(?:['’]s\b)?", spans.relative_unit),
    (
        "context-unit",
        ("the", "that", "same"),
        (
            r"(?:the |that )?(?P<which>same|that|following|next|previous|preceding)"
            rf" {UNIT}(?:['’]s\b)?"
        ),
        spans.context_unit,
    ),
    ("plain-unit", ("the", "over", "during"), rf"the {UNIT}", spans.plain_unit),
    (
        "from-now",
        COUNT_STARTS,
        (
            rf"{COUNT}(?: |-)(?:(?!an?\b|the\b)\w{{1,9}} )?{UNIT} (?P<way>ago|earlier|later|"
            r"from now|from today|hence|back(?= ?[.,;])|before(?= ?[.,;])|prior(?= ?[.,;])"
            r"|previously)\b(?! than)"
        ),
        spans.from_now,
    ),
    (
        "units-ago",
        ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"),
        rf"{UNIT} (?:ago|earlier)\b",
        lambda _: Meaning(kind="reference", value="PAST_REF"),
    ),
    (
        "duration",
        (
            *COUNT_STARTS,
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
        spans.duration_of,
    ),
    (
        "duration-and-half",
        COUNT_STARTS,
        (
            rf"{COUNT}(?: and a half {UNIT}| {UNIT.replace('unit', 'unit2')} and a half)"
            r"\b"
        ),
        lambda m: Meaning(
            kind="duration", count=spans.plus_half(m["count"]), unit=words.UNITS[m["unit"] or m["unit2"]]
        ),
    ),
    ("either-duration", COUNT_STARTS, rf"{NUMBER}(?:-|–| to | or ){COUNT} {UNIT}", spans.either_duration),
    (
        "long-duration",
        ("day", "week", "month", "year", "decade", "weeks", "months", "years", "decades", "hours", "days"),
        rf"{UNIT}-?long\b",
        lambda m: Meaning(
            kind="duration", count="X" if m[0].split("-")[0].endswith("s") else "1", unit=build.unit_of(m)
        ),
    ),
    (
        "recent",
        ("recent", "coming", "the"),
        rf"(?:the )?(?P<word>recent|coming) {UNIT.replace('s?', 's')}",
        spans.recent,
    ),
    (
        "quarter",
        ("the", "fiscal", "first", "second", "third", "fourth", "final", "last", "#", "its"),
        rf"(?:the |its )?(?P<fiscal>fiscal[ -])?{ORDINAL}[ -](?P<fiscal2>fiscal )?quarters?\b(?:['’]s\b)?",
        spans.quarter_of,
    ),
    ("short-quarter", ("q1", "q2", "q3", "q4"), r"q(?P<number>[1-4])\b", spans.short_quarter),
    (
        "half",
        ("the", "first", "second", "last"),
        (
            r"(?:the )?(?P<ordinal>first|second|last|latter|1st|2nd) half\b(?= of (?:the year|"
            r"last|this|next|\d{4})| (?:last|this|next) year| \d{4}|,? net)"
        ),
        spans.half_of,
    ),
    (
        "year-ago",
        ("the", "a", "year", "comparable", "same", "corresponding"),
        (
            r"(?:the |a )?(?:(?:same|comparable|corresponding) )?(?:fiscal )?year-(?:ago|"
            r"earlier)(?: (?P<ordinal>first|second|third|fourth))?(?:[ -](?P<what>period|"
            r"quarter|month|week|day)\b)?"
        ),
        spans.year_ago_quarter,
    ),
    ("fiscal-year", ("fiscal",), rf"fiscal (?:year )?{YEAR}", spans.fiscal_year),
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
            r"?(?:1[5-9]|20)\d\d)|(?:(?<=early\s)|(?<=late\s)|(?<=mid\s)|(?<=mid-))"
            rf"{SEASON.replace('season', 'season3')}\b)"
        ),
        lambda m: Meaning(
            kind="calendar",
            period=words.SEASONS[m["season"] or m["season2"] or m["season3"]],
            look=build.look_of(m),
        ),
    ),
    ("year-end", ("year", "the", "this"), r"(?:the |(?P<this>this ))?year-end\b", spans.year_end),
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
        spans.period_of_year,
    ),
    (
        "latest-period",
        ("the",),
        r"the (?:latest|most recent) period\b",
        lambda _: Meaning(kind="shift", unit="Q", shift=0, base="context"),
    ),
    (
        "quarter-ended",
        ("the", "quarter", "its"),
        rf"(?:the |its )?quarter(?= (?:that )?(?:ended|ending) {MONTH})",
        spans.quarter_ended,
    ),
    (
        "bare-plural",
        ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries", "the"),
        (
            r"(?:(?:(?<=\bfor\s)|(?<=\bin\s)|(?<=\bover\s)|(?<=\bwithin\s)|(?<=\bafter\s))(?:the )?"
            rf"{PLURAL}\b(?: or (?:minutes|hours|days|weeks|months|years|decades)\b)?(?! (?:ago|earlier|old)\b)"
            rf"|(?:the )?{PLURAL.replace('unit', 'unit2')}\b(?= (?:before|after|of)\b))"
        ),
        spans.bare_plural,
    ),
    (
        "the-year",
        ("the", "for", "of", "in"),
        (
            r"the (?:(?:full|whole|entire) (?P<unit2>year|month|week)\b|(?P<unit>year|month|week)\b(?= (?:ended|"
            r"ending|through|as a whole)\b|['’]s\b|[.,;]))"
        ),
        spans.the_year,
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
        build.modifier,
    ),
    ("set", ("every", "each", "per"), rf"(?:every|each|per)(?: (?P<count>{NUMBER}|few|other))? {UNIT}", spans.set),
    (
        "adverb-set",
        ("hourly", "daily", "nightly", "weekly", "biweekly", "monthly", "annually", "yearly"),
        r"[a-z]{5,9}(?!-)\b",
        spans.adverb_set,
    ),
    ("month-set", ("every", "each"), rf"(?:every|each) {MONTH}", build.month_set),
    (
        "now",
        ("now", "currently", "nowadays", "these", "right", "this", "current"),
        (
            r"(?:(?:right )?now|currently|nowadays|these days|this moment|current)"
            r"\b(?!-)"
        ),
        build.reference("PRESENT_REF"),
    ),
    (
        "past",
        ("recently", "previously", "recent", "the", "formerly", "lately", "in"),
        (
            r"(?:recently|lately|the (?:recent |distant )?past)\b(?! (?:\w{1,12} )"
            r"?(?:day|week|month|year|quarter|decade)s?\b)"
        ),
        build.reference("PAST_REF"),
    ),
    (
        "future",
        ("soon", "the", "near", "as"),
        (
            r"(?:as soon as possible|(?:the )?(?:near|foreseeable|immediate)"
            r" (?:future|term)|the future)\b"
        ),
        build.reference("FUTURE_REF"),
    ),
    (
        "holiday",
        ("last", "this", "next", "the", *{h.split()[0].split("'")[0] for h in words.HOLIDAYS}),
        (
            r"(?:(?P<look>last|this past|this coming|this|next) )?(?P<name>"
            rf"{alternatives(words.HOLIDAYS)})\b(?: (?P<extra>day|eve|week)\b)?"
        ),
        build.holiday_day,
    ),
    (
        "day-of-month",
        ("the",),
        (
            r"the (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?= ?[.,;)]| of (?:the|"
            r"this|last|next) month\b| at\b)(?: of (?:the|this) month)?"
        ),
        build.day_of_month,
    ),
    ("week-of", ("the", "week"), rf"(?:the )?week of {MONTH} {DAY}", build.week_of),
)
