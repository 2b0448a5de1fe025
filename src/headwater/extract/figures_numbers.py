"""Numbers as news prints them: digits, words, fractions and scales, read into floats."""

from __future__ import annotations

import re
from fractions import Fraction

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip

_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_SCALE = "|".join(SCALES)
DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
WORDS = (
    rf"(?:(?:{_SMALL})\b|an?(?=[\s-](?:{_SCALE})\b))"
    rf"(?:(?:[\s-]{{1,2}}|(?:(?<=hundred)|(?<=thousand)|(?<=million))\s{{1,2}}and\s{{1,2}})"
    rf"(?:{_SMALL}|{_SCALE})\b){{0,8}}"
)
_SPLIT = re.compile(r"[\s-]{1,4}")
_FRACTION = re.compile(r"(?:(\d{1,6})[\s-]{1,2})?(\d{1,3})/(\d{1,3})")
_DIGITS_SCALE = re.compile(rf"({DIGITS})(?:[\s-]{{0,2}}([a-z]{{1,8}}))?")


def parse_number(text: str) -> float | None:
    """Return the value of one number as printed ("1,200", "forty-two", "2.5 million", "3 1/2"), else None.

    Covers what news style prints: digits with thousands commas, mixed fractions, digits with a scale word or
    its abbreviation, and cardinal words in their usual order. Anything else gives None; nothing raises.
    """
    text = text.strip().lower()
    if match := _FRACTION.fullmatch(text):
        whole, top, bottom = match.groups()
        return float(int(whole or 0) + Fraction(int(top), int(bottom))) if int(bottom) else None
    if match := _DIGITS_SCALE.fullmatch(text):
        return _scaled(float(match[1].replace(",", "")), match[2])
    return _parse_words(_SPLIT.split(text))


def _scaled(value: float, scale: str | None) -> float | None:
    if scale is None:
        return value
    factor = SCALES.get(scale) or SHORT_SCALES.get(scale)
    return round(value * factor, 6) if factor else None


def _parse_words(words: list[str]) -> float | None:
    """Read cardinal words left to right: small numbers add up, a scale multiplies what stands before it."""
    total, group, last = 0, 0, 0
    for position, word in enumerate(words):
        if word in ("a", "an") and position == 0 and len(words) > 1:
            group = 1
        elif word == "and" and 0 < position < len(words) - 1:
            continue
        elif word in UNITS:
            if last in range(1, 10) or last in range(10, 20):
                return None
            group, last = group + UNITS[word], UNITS[word] or 1
        elif word in TENS:
            if 0 < last < 100:
                return None
            group, last = group + TENS[word], TENS[word]
        elif word == "hundred":
            if group >= 100:
                return None
            group, last = (group or 1) * 100, 100
        elif word in SCALES:
            total, group, last = total + (group or 1) * SCALES[word], 0, SCALES[word]
        else:
            return None
    return float(total + group)


def parse_ordinal(text: str) -> int | None:
    """Return the rank an ordinal names ("third", "21st", "twenty-first"), else None."""
    text = text.strip().lower()
    if match := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", text):
        return int(match[1])
    if text in ORDINALS:
        return ORDINALS[text]
    tens, _, unit = text.replace(" ", "-").partition("-")
    if tens in TENS and ORDINALS.get(unit, 10) < 10:
        return TENS[tens] + ORDINALS[unit]
    return None
