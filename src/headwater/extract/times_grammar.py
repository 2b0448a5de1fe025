"""Finds time expressions: runs the rules over a text and joins neighbours that say one time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from headwater.extract.times_meaning import Meaning, Mention
from headwater.extract.times_rules import Rule, rules

_WORD = re.compile(r"q[1-4]\b|[a-z]+|\d+|['’‘`](?=\d0s\b|\d\ds?\b)")
_GAP = re.compile(  # what may stand between two parts of one time
    r"(?P<plain>,?\s{0,3}\(?|-)|(?P<of>,?\s{1,3}(?:of|in)\s{1,3}(?:the\s{1,3})?)|(?P<on>,?\s{1,3}on\s{1,3})"
    r"|(?P<at>,?\s{1,3}at\s{1,3}(?:(?:about|around|approximately|exactly)\s{1,3})?|,?\s{1,3}(?:about|around)\s{1,3})"
)
_BEFORE_NUMBER = re.compile(r"(?:[\w$£€#/%.,+]|(?:^|[^a-z])[a-z]{1,2}-|[-–]\d)$", re.IGNORECASE)
_AND_DAY = re.compile(
    r"\s{1,2}(?:and|or)\s{1,2}(?P<day>\d\d?)(?:st|nd|rd|th)?(?=[.;:)]{0,2}(?:\s{2}|\n|$)|[.;:)]\s|,\s(?!\d)|\s(?:in|at|for)\s)"
)
_LOOSE_PART = re.compile(r"\b(?:(?:later|early|late)\s{1,3})?(?:in|by|during)\s{1,3}(?:(?:mid|early|late)[\s-]{1,3})?$")
_SCANNED = "headwater_time_mentions"
_YEAR_PREFIX = re.compile(r"\b(?:mid|post|pre|early|late)-$")


def find_mentions(text: str) -> list[Mention]:
    """Return the time expressions of `text` in order, not overlapping, unresolved. Linear in the text's length."""
    lower = same_length_lower(text)
    return list(_join(list(_scan(lower, text)), lower))


def mentions_of(doc: Doc) -> list[Mention]:
    """The time expressions of a parsed text, scanned once a document: figures need them as well as times do."""
    found: list[Mention] | None = doc.user_data.get(_SCANNED)
    if found is None:
        found = doc.user_data[_SCANNED] = find_mentions(doc.text)
    return found


def same_length_lower(text: str) -> str:
    """Lower case with every character at its own offset (a few letters grow when lowered; those stay)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


@cache
def _rules_by_start() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in rules():
        for start in rule.starts:
            for word in (start, start + "s") if start.endswith("day") else (start,):
                known = table.setdefault(word, [])
                if rule not in known:
                    known.append(rule)
    return {word: tuple(found) for word, found in table.items()}


def _scan(lower: str, text: str) -> Iterator[Mention]:
    table, taken = _rules_by_start(), 0
    for word in _WORD.finditer(lower):
        start = word.start()
        if start < taken:
            continue
        first = word[0]
        numeric = not first[0].isalpha()
        candidates = table.get("#" if numeric else first)
        if candidates is None or (numeric and not _may_start_number(lower, start)):
            continue
        if not numeric and start and (lower[start - 1].isalnum() or lower[start - 1] in "'’@#/"):
            continue
        best = _longest(candidates, lower, start, text)
        if best is not None:
            taken = best.end
            yield best
            if (second := _second_day(best, lower)) is not None:
                taken = second.end
                yield second


def _second_day(first: Mention, lower: str) -> Mention | None:
    """ "25" of "April 24 and 25": a number that nothing follows which it could count."""
    meaning = first.meaning
    if meaning.kind != "calendar" or not (meaning.month and meaning.day) or meaning.last_day or meaning.clock:
        return None
    found = _AND_DAY.match(lower, first.end)
    if found is None or not meaning.day < int(found["day"]) <= 31:
        return None
    day = replace(meaning, day=int(found["day"]), weekday=None)
    return Mention(start=found.start("day"), end=found.end("day"), meaning=day)


def _may_start_number(lower: str, start: int) -> bool:
    before = lower[max(0, start - 8) : start]
    return not _BEFORE_NUMBER.search(before) or bool(_YEAR_PREFIX.search(before))


def _longest(candidates: tuple[Rule, ...], lower: str, start: int, text: str) -> Mention | None:
    best: Mention | None = None
    for rule in candidates:
        match = rule.pattern.match(lower, start)
        if match is None or (best is not None and match.end() <= best.end) or match.end() == start:
            continue
        if not _written_as_name(rule.name, match, text):
            continue
        meaning = rule.build(match)
        if meaning is not None:
            best = Mention(start=start, end=match.end(), meaning=meaning)
    return best


_MARCHING = re.compile(r"\s{1,2}(?:for|on|toward|against|of\s(?!(?:1[5-9]|20)\d\d|this|last|next|that))\b")
_IN_MONTH = re.compile(r"\b(?:[Ii]n|[Uu]ntil|[Ss]ince|[Oo]f|[Bb]y)\s{1,2}$")
_NOT_YEARS = re.compile(r"(?:\s{1,3}|-)\w{1,12}s\b")
_TITLED = frozenset({"relative-unit", "day-word", "duration"})
_NAMED = frozenset({"month", "mon", "weekday", "plural", "short"})


def _written_as_name(rule: str, match: re.Match[str], text: str) -> bool:
    """Months and weekdays are names: in lower case "may", "march", "sat" are words."""
    for name in _NAMED.intersection(match.groupdict()):
        at = match.start(name)
        if at >= 0 and not text[at].isupper():
            return False
    if rule == "month-year" and match[0] in ("may", "march", "august"):
        named = text[match.start()].isupper() and not _starts_sentence(text, match.start())
        if not named or _IN_MONTH.search(text, max(0, match.start() - 8), match.start()):
            return named
        return not _MARCHING.match(text, match.end())
    if rule == "month-year" and match.groupdict().get("mon") and match.end() - match.start() <= 5:
        return match[0].endswith(".")
    if rule == "year-in-words" and (after := _NOT_YEARS.match(text, match.end())) and after[0].strip(" -")[0].islower():
        return False
    if rule in _TITLED and _is_title(match, text):
        return False
    if rule == "adverb-set" and re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]):
        return False
    if rule == "duration" and match[0][0].isdigit() and text[match.start("unit")].isupper():
        return False
    return not (rule == "bare-part" and text[max(0, match.start() - 5) : match.start()].lower() == "high ")


def _is_title(match: re.Match[str], text: str) -> bool:
    """Whether the words are the name of a programme or paper: "This Week", "USA Today", "60 Minutes"."""
    start, end = match.span()
    unit = match.start("unit") if match.groupdict().get("unit") else -1
    if unit > start:
        return text[unit].isupper() and text[unit + 1].islower()
    before = re.search(r"[A-Z][\w’']{0,30} $", text[max(0, start - 34) : start])
    return text[start].isupper() and not text[start:end].isupper() and before is not None


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" \"'“‘")
    return not before or before[-1] in ".!?\n:"


def _join(atoms: list[Mention], lower: str) -> Iterator[Mention]:
    """Join neighbours ("10 p.m." + "EST Wednesday", "fall" + "2022") and drop what cannot stand alone."""
    done: list[Mention] = []
    for atom in reversed(_one_clock(atoms, lower)):
        while done:
            joined = _joined(atom, done[-1], lower)
            if joined is None:
                break
            done.pop()
            atom = joined
        done.append(atom)
    for mention in reversed(done):
        if mention.meaning.kind != "modifier" and (not mention.meaning.needs_date or _is_loose(mention, lower)):
            yield mention


def _one_clock(atoms: list[Mention], lower: str) -> list[Mention]:
    """ "10:35 a.m. (0735 GMT)" is one time told for two zones: the first stands, the second widens its span."""
    kept: list[Mention] = []
    for atom in atoms:
        last = kept[-1] if kept else atom
        closed = lower[last.end : atom.start].strip() == "(" and lower.startswith(")", atom.end)
        if closed and all(m.meaning.only_clock and m.meaning.clock for m in (last, atom)):
            kept[-1] = Mention(start=last.start, end=atom.end + 1, meaning=last.meaning)
        else:
            kept.append(atom)
    return kept


def _is_loose(mention: Mention, lower: str) -> bool:
    """ "in the evening", "by mid-afternoon": a part of the day that the text is at."""
    lead = _LOOSE_PART.search(lower, max(0, mention.start - 24), mention.start)
    return mention.meaning.part is not None and lead is not None


def _joined(first: Mention, second: Mention, lower: str) -> Mention | None:
    if second.start - first.end > 18:
        return None
    gap = _GAP.fullmatch(lower, first.end, second.start)
    if gap is None:
        return None
    meaning = _join_meanings(first.meaning, second.meaning, gap.lastgroup or "", first.end == second.start)
    return Mention(start=first.start, end=second.end, meaning=meaning) if meaning else None


def _join_meanings(a: Meaning, b: Meaning, gap: str, touching: bool) -> Meaning | None:
    if a.kind == "modifier":
        beside = (a.mod or "").startswith("DAY_")
        return _modified(a, b) if gap == "plain" and (b.names_day or not beside) else None
    if a.only_clock and b.names_day and not b.clock:
        return _timed(b, a) if gap in ("plain", "on", "of") else None
    if b.only_clock and not b.part and a.names_day and not a.clock:
        return _timed(a, b) if gap in ("plain", "at") else None
    if a.only_clock and a.clock and b.kind == "shift" and b.part:
        return replace(b, clock=a.clock, zone=a.zone)
    if a.weekday and not a.month and b.kind == "calendar" and b.month and b.day and gap in ("plain", "on"):
        return replace(b, weekday=a.weekday, part=a.part or b.part)
    if a.kind == "calendar" and b.kind == "calendar" and b.weekday and not b.month and a.month and a.day:
        return replace(a, part=b.part) if gap == "plain" and not touching and b.part else None
    if a.weekday and b.kind == "shift" and b.unit == "W" and gap in ("plain", "of"):
        return replace(b, weekday=a.weekday, part=a.part)
    return _with_year(a, b, gap)


def _modified(modifier: Meaning, meaning: Meaning) -> Meaning | None:
    if meaning.kind in ("calendar", "shift") and not meaning.mod and not meaning.clock:
        return replace(meaning, mod=modifier.mod)
    return None


def _timed(date: Meaning, clock: Meaning) -> Meaning:
    return replace(date, clock=clock.clock, zone=clock.zone, part=clock.part or date.part)


def _with_year(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    if (
        b.only_year
        and a.kind == "calendar"
        and a.year is None
        and (a.month or a.period or a.holiday)
        and gap in ("plain", "of")
    ):
        return _in_year(a, b)
    if a.only_year and b.kind == "calendar" and b.year is None and b.period and gap == "plain" and b.look is None:
        return _in_year(b, a)
    return None


def _in_year(date: Meaning, year: Meaning) -> Meaning:
    if year.kind == "calendar":
        return replace(date, year=year.year, look=None)
    return replace(date, shift=year.shift, base=year.base, unit="Y", look=None)
