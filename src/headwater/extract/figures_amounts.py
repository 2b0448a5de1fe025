"""Amounts in a text: each number or vague number word with its unit, bounds and range, before what it counts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from headwater.extract import figures_numbers as numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount as worded: `start`..`end` with its bounding words, `core` the number alone; None is open.

    `unit` is "percent", a currency code, a unit of measure or empty; `kind` as in `headwater.model.Figure`.
    """

    start: int
    end: int
    core: tuple[int, int]
    low: float | None
    best: float | None
    high: float | None
    kind: str = "count"
    unit: str = ""
    words: str = ""


_CURRENCIES = {"us$": "usd", "dlrs": "usd", "$": "usd",
               "c$": "cad", "a$": "aud", "hk$": "hkd", "£": "gbp", "€": "eur", "¥": "jpy",
               "₹": "inr", "₪": "ils", "₽": "rub", "₴": "uah", "₩": "krw"}  # fmt: skip
_CURRENCY_WORDS = {"dollar": "usd", "euro": "eur", "pound sterling": "gbp", "yen": "jpy", "rupee": "inr",
                   "shekel": "ils", "ruble": "rub", "rouble": "rub", "hryvnia": "uah", "peso": "peso",
                   "yuan": "cny", "franc": "franc", "cent": "cent"}  # fmt: skip
_MEASURES = {"kilometer": "kilometre", "kilometre": "kilometre", "km": "kilometre", "mile": "mile", "meter": "metre",
             "metre": "metre", "feet": "foot", "foot": "foot", "inch": "inch", "inche": "inch",
             "centimeter": "centimetre",
             "centimetre": "centimetre", "yard": "yard", "acre": "acre", "hectare": "hectare", "ton": "ton",
             "tonne": "tonne", "kilogram": "kilogram", "kilo": "kilogram", "kg": "kilogram", "gram": "gram",
             "ounce": "ounce", "lb": "pound", "liter": "litre", "litre": "litre", "gallon": "gallon",
             "barrel": "barrel", "megawatt": "megawatt", "gigawatt": "gigawatt", "degree": "degree",
             "knot": "knot", "mph": "mph", "kph": "kph", "kilowatt": "kilowatt", "mm": "millimetre",
             "cm": "centimetre"}  # fmt: skip
_SCALE = r"hundred|thousand|million|billion|trillion"
_NUMBER = (
    rf"\d{{1,4}} \d{{1,2}}/\d{{1,3}}(?!/|\d)|(?:{numbers.DIGITS})(?:[ -](?:{_SCALE})\b|(?:k|m|bn|mn|tn)\b)?"
    rf"|{numbers.WORDS}"
)
_FRACTION = (
    r"(?:a|one|two|three|four|five|nine)[ -](?:half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b"
    r"(?= of| the)|two-thirds|three-quarters|three-fourths|half(?= (?:of|the|its|their|his|her)\b)"
)
_PER = (
    r"(?P<top>\d{1,3}|one|two|three|four|five|six|seven|eight|nine) (?:out of(?: every)"
    r"?|in(?: every)?) (?P<bottom>\d{1,4}|two|three|four|five|six|seven|"
    r"eight|nine|ten|twenty|hundred|thousand)\b"
)
_SIGN = r"(?P<sign>dlrs|us\$|c\$|a\$|hk\$|[$£€¥₹₪₽₴₩])"


@cache
def vague_numbers() -> tuple[dict[str, tuple[float | None, float | None]], dict[str, tuple[float, float]]]:
    """The documented ranges of vague words, and how far an approximated number may differ, from the data file."""
    raw = json.loads(resources.files("headwater.extract").joinpath("data/vague_numbers.json").read_text("utf-8"))
    words = {word: (span[0], span[1]) for word, span in raw["words"].items()}
    shares = {word: (span[0], span[1]) for word, span in raw["approximations"].items() if word != "comment"}
    return words, shares


def _blank(pattern: str) -> str:
    return pattern.replace("[ -]", r"(?:\s{1,3}|-)").replace(" ", r"\s{1,3}")


@cache
def _scanner() -> re.Pattern[str]:
    vague = "|".join(sorted(vague_numbers()[0], key=len, reverse=True))
    return re.compile(
        _blank(
            rf"(?<![\w.,/$£€¥₹₪₽₴₩])(?<![a-z]-)(?:(?P<per>{_PER})|(?P<fraction>{_FRACTION})"
            rf"|(?:{_SIGN} ?)?(?P<number>{_NUMBER})"
            rf"|(?P<vague>(?<!as\s)(?<!how\s)(?<!so\s)(?<!too\s)(?:{vague}))\b)"
        ).replace(r"\s{1,3}?", r"\s{0,2}")
    )


@cache
def _dozen() -> re.Pattern[str]:
    return re.compile(_blank(rf"(?P<dozens>{_NUMBER}) dozen\b"))


_PERCENT = re.compile(r"\s{0,2}(?:%|per\s?cent(?:age points?)?\b|percentage points?\b)")
_UNIT_WORD = re.compile(
    r"(?:\s{1,3}|-)(?:(?:u\.?s\.?|square|metric|cubic|nautical|long|"
    r"short|canadian|australian)\s{1,3})?([a-z]{2,12}?)s?\b"
)
_OF_CURRENCY = re.compile(r"\s{1,3}of\s{1,3}(dollar|euro|rupee|shekel|ruble|rouble|peso|yuan|franc)s\b")
_LEAST_VAGUE_MONEY = 20
_TAIL = re.compile(r"\s{1,3}or\s{1,3}(?P<word>more|fewer|less|so)\b|(?P<plus>\+)|-(?P<plus2>plus)\b")
_AT_LEAST = (
    r"at least|no fewer than|no less than|not less than|not fewer than|"
    r"a minimum of|minimum of|at the very least"
)
_MORE = (
    r"more than|well over|over|above|upwards? of|greater than|exceeding|"
    r"exceeded|in excess of|exceeds|topped|surpassed|surpassing"
)
_AT_MOST = r"up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of"
_LESS = r"fewer than|less than|under|below"
_ABOUT = r"nearly|almost|just under|just over|close to|about|around|roughly|approximately|some|an estimated"
_BEFORE = re.compile(
    r"(?:^|(?<=[\s(“\"'‘—–-]))(?:(?P<at_least>" + _AT_LEAST + ")|(?P<more>" + _MORE + ")|(?P<at_most>" + _AT_MOST
    + ")|(?P<less>" + _LESS + ")|(?P<about>" + _ABOUT + r"))\s{1,3}(?:(?:a|an|the|another|additional)\s{1,3})?$"
)  # fmt: skip
_RANGE_GAP = re.compile(r"\s{0,3}(?:-|–|to|or)\s{0,3}")
_CHANGE = re.compile(
    r"\b(?:rose|risen?|increas\w{1,4}|climb\w{1,3}|rais\w{1,3}|jump\w{1,3}|"
    r"grew|fell|fallen|drop\w{1,4}|cut|declin\w{1,3}|went|up|down)\b[^.]{0,40}$"
)


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts of `text` (lower case, offsets those of the article) in order, ranges joined."""
    found = [_bounded(amount, text) for amount in _scan(text)]
    return list(_ranges(found, text))


def _scan(text: str) -> Iterator[Amount]:
    at = 0
    while match := _scanner().search(text, at):
        amount = _amount(match, text)
        at = amount.end if amount else match.end()
        if amount is not None:
            yield amount


def _amount(m: re.Match[str], text: str) -> Amount | None:
    start, end = m.span()
    if m["per"]:
        return _ratio(m)
    if m["fraction"]:
        return _fraction(m)
    if dozen := _dozen().match(text, start):
        value = numbers.parse_number(dozen["dozens"])
        return None if value is None else _plain(start, dozen.end(), value * 12)
    if m["vague"]:
        low, high = vague_numbers()[0][" ".join(m["vague"].split())]
        end -= 3 if m["vague"].endswith(" of") else 0
        best = low if low == high else None
        vague = Amount(start=start, end=end, core=(start, end), low=low, best=best, high=high, words=m["vague"])
        currency = _OF_CURRENCY.match(text, end) if low is not None and low >= _LEAST_VAGUE_MONEY else None
        if currency:
            return replace(vague, end=currency.end(), kind="money", unit=_CURRENCY_WORDS[currency[1]])
        return vague
    wording = _one_number(m["number"], text[max(0, start - 12) : start])
    end = m.start("number") + len(wording)
    value = numbers.parse_number(wording)
    if value is None or not _ends_well(text, end):
        return None
    return _with_unit(_plain(start, end, value), m["sign"], text)


def _one_number(wording: str, before: str) -> str:
    """The first number of a run of number words: "two hundred" of "between two hundred and five hundred"."""
    if re.search(r"\bbetween\s{1,3}$", before):
        wording = re.split(r"\s{1,3}and\b", wording, maxsplit=1)[0]
    if numbers.parse_number(wording) is not None:
        return wording
    words = re.split(r"\s{1,3}", wording)
    for count in range(min(len(words) - 1, 3), 0, -1):
        shorter = re.match(r"\S{1,30}" + r"\s{1,3}\S{1,30}" * (count - 1), wording)
        if shorter and numbers.parse_number(shorter[0]) is not None:
            return shorter[0]
    return wording


def _plain(start: int, end: int, value: float) -> Amount:
    return Amount(start=start, end=end, core=(start, end), low=value, best=value, high=value)


def _ends_well(text: str, end: int) -> bool:
    """A number glued to letters, or joined by a hyphen to a word, is a name or an adjective."""
    after = text[end : end + 2]
    if not after:
        return True
    if after[0].isalpha() or after[0] in "_'’":
        return False
    if after[0] == "/" and after[1:].isdigit():
        return False
    return not (after[0] in "-/:" and len(after) > 1 and after[1].isalpha()) or text.startswith(
        ("-year-old", "-month-old", "-plus", "-percent", "-million", "-billion", "-week-old", "-day-old"), end
    )


def _with_unit(amount: Amount, sign: str | None, text: str) -> Amount:
    if sign:
        return replace(amount, kind="money", unit=_CURRENCIES[sign])
    if percent := _PERCENT.match(text, amount.end):
        return replace(amount, end=percent.end(), kind="percent", unit="percent")
    if (unit := _UNIT_WORD.match(text, amount.end)) is None:
        return amount
    word = unit[1]
    if word in _CURRENCY_WORDS:
        return replace(amount, end=unit.end(), kind="money", unit=_CURRENCY_WORDS[word])
    if word in _MEASURES:
        prefix = next((p for p in ("square", "cubic", "nautical") if p in unit[0]), "")
        return replace(amount, end=unit.end(), kind="measure", unit=f"{prefix} {_MEASURES[word]}".strip())
    return amount


def _ratio(m: re.Match[str]) -> Amount | None:
    top, bottom = numbers.parse_number(m["top"]), numbers.parse_number(m["bottom"])
    if top is None or not bottom or top >= bottom:
        return None
    return replace(_plain(*m.span(), round(top / bottom, 4)), kind="ratio")


def _fraction(m: re.Match[str]) -> Amount | None:
    parts = re.split(r"[\s-]+", m["fraction"])
    top = 1.0 if parts[0] in ("a", "half") else numbers.parse_number(parts[0])
    bottom = numbers.DENOMINATORS.get(parts[-1])
    if top is None or bottom is None:
        return None
    return replace(_plain(*m.span(), round(top / bottom, 4)), kind="ratio")


# -- bounds -------------------------------------------------------------------------------------------------------


def _bounded(amount: Amount, text: str) -> Amount:
    before = _BEFORE.search(text[max(0, amount.start - 32) : amount.start])
    if before is not None:
        offset = max(0, amount.start - 32)
        wording = " ".join((before[before.lastgroup or 0] or "").split())
        if not (wording == "some" and amount.words) and not _counts_after(amount, wording):
            return _apply(amount, before.lastgroup or "", wording, start=offset + before.start())
    tail = _TAIL.match(text, amount.end)
    if tail is None:
        return amount
    ways = {"more": "at_least", "fewer": "at_most", "less": "at_most", "so": "about"}
    way = ways.get(tail["word"] or "", "at_least")
    return replace(_apply(amount, way, "or so", start=amount.start), end=tail.end())


def _counts_after(amount: Amount, wording: str) -> bool:
    """Whether the bounding word belongs elsewhere: "over" and "under" as prepositions of what follows."""
    return (
        wording in ("over", "under", "above", "below", "around")
        and amount.best in (1.0, 2.0)
        and amount.kind == "count"
    )


def _apply(amount: Amount, way: str, wording: str, *, start: int) -> Amount:
    low, high = amount.low, amount.high
    step = 1.0 if amount.kind == "count" and _whole(low) and _whole(high) else 0.0
    if way == "at_least":
        return replace(amount, start=start, low=low, best=None, high=None)
    if way == "more":
        vague = amount.words and low != high
        return replace(amount, start=start, low=low if vague or low is None else low + step, best=None, high=None)
    if way == "at_most":
        return replace(amount, start=start, low=None, best=None, high=high)
    if way == "less":
        return replace(amount, start=start, low=None, best=None, high=None if high is None else high - step)
    below, above = vague_numbers()[1].get(wording, (0.1, 0.1))
    return replace(amount, start=start, low=_share(low, 1 - below), high=_share(high, 1 + above))


def _whole(value: float | None) -> bool:
    return value is None or value == int(value)


def _share(value: float | None, factor: float) -> float | None:
    if value is None:
        return None
    scaled = value * factor
    return float(round(scaled)) if _whole(value) and value >= 10 else round(scaled, 4)


# -- ranges -------------------------------------------------------------------------------------------------------


def _ranges(found: list[Amount], text: str) -> Iterator[Amount]:
    at = 0
    while at < len(found):
        if at + 1 < len(found):
            found[at] = _shared_unit(found[at], found[at + 1], text)
        joined = _range(found[at], found[at + 1], text) if at + 1 < len(found) else None
        yield joined or found[at]
        at += 2 if joined else 1


def _shared_unit(a: Amount, b: Amount, text: str) -> Amount:
    """ "from 5 to 7 percent": the unit of the second holds for the first."""
    if (
        a.kind == "count"
        and not a.words
        and b.kind != "count"
        and text[a.end : b.start].strip() in ("to", "or", "-", "–")
    ):
        return replace(a, kind=b.kind, unit=b.unit)
    return a


def _range(a: Amount, b: Amount, text: str) -> Amount | None:
    """ "between five and seven", "5-7", "two or three", "$5 million to $7 million" as one amount."""
    if a.best is None or b.best is None or b.start != b.core[0] or b.start - a.end > 8:
        return None
    gap, before = text[a.end : b.start], text[max(0, a.start - 60) : a.start]
    between = re.search(r"\bbetween\s{1,3}$", before) if gap.strip() == "and" else None
    if not between and not _RANGE_GAP.fullmatch(gap):
        return None
    if gap.strip() == "to" and before.rstrip().endswith("from") and _CHANGE.search(before):
        return None
    low = a.best if a.unit == b.unit and a.best >= 1000 else _rescaled(a.best, b.best, text[b.start : b.end])
    if low >= b.best or (gap.strip() == "or" and b.best - low > 2 and b.best > 2 * low):
        return None
    if a.unit != b.unit and a.kind != "count":
        return None
    start = a.start - len(between[0]) if between else a.start
    kind, unit = (b.kind, b.unit) if b.kind != "count" else (a.kind, a.unit)
    core = (a.core[0], b.core[1])
    return Amount(start=start, end=b.end, core=core, low=low, best=None, high=b.best, kind=kind, unit=unit)


def _rescaled(low: float, high: float, wording: str) -> float:
    """ "five to seven million": the scale word that ends the second holds for the first."""
    factor = numbers.SCALES.get(re.split(r"[\s-]", wording.strip())[-1], 1)
    return low * factor if low < high / factor else low
