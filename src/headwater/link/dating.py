"""Open times become dated where another article dates the same event: "Monday" in a report that bears no date.

Runs on the evidence before statements are joined, so that joining compares dates with dates. A time that has a date
is never touched; a weekday is dated only by a day that is such a weekday, and only where all that could date it agree.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log

from headwater.link.agreement import DAY_OR_FINER
from headwater.model import Evidence, Reason, Statement, TimeExpression

RULE = "link/dated-elsewhere@1"
LEAST_LIKE = 0.3
"""The least overlap of words with a statement that dates the same weekday or day of a month."""
LEAST_LIKE_BARE = 0.5
"""The same for "today" and "yesterday", which no calendar checks."""
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T\w{2,5})?")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(T\w{2,5})?")
_BARE = re.compile(
    r"(?:earlier\s|later\s)?(?:today|tonight|yesterday|this\s(?:morning|afternoon|evening))(?:['’]s)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with its words, its names, and the one day it dates itself to, if any."""

    statement: Statement
    words: frozenset[str]
    names: frozenset[str]
    days: tuple[tuple[str, TimeExpression], ...]


@dataclass(frozen=True, slots=True)
class _Dating:
    """An open time's day, and the statement and wording that give it."""

    day: str
    by: Statement
    wording: str
    alike: float


def date_open_times(evidence: Evidence) -> Evidence:
    """The evidence in which open times have the day that other articles give for the same event.

    Such a time keeps its words and place; its value, bounds and precision become the day's, its anchor
    "event:STATEMENT" names the statement that dates it, and a reason of the statement says so.
    """
    opened = [s for s in evidence.statements.values() if any(_is_open(t) for t in s.when)]
    if not opened:
        return evidence
    all_told = {s.id: _tell(s) for s in evidence.statements.values()}
    told = list(all_told.values())
    seen = Counter(w for t in told for w in sorted(t.words))
    weights = {w: log(1 + len(told) / n) for w, n in seen.items()}
    dated: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        for day, _ in one.days:
            dated[day].append(one)
    found = {s.id: _dated(all_told[s.id], dated, weights) for s in opened}
    found = _spread(opened, found)
    changed = {s.id: _with_days(s, found[s.id]) for s in opened if found[s.id]}
    return replace(evidence, statements={k: changed.get(k, s) for k, s in evidence.statements.items()})


def _is_open(time: TimeExpression) -> bool:
    if time.earliest or time.latest:
        return False
    return bool(_WEEKDAY.fullmatch(time.value) or _MONTH_DAY.fullmatch(time.value) or _is_bare(time))


def _is_bare(time: TimeExpression) -> bool:
    return time.value.endswith("_REF") and _BARE.fullmatch(time.text) is not None


def _tell(statement: Statement) -> _Told:
    words = frozenset(w for w in statement.features.lemmas if w.isalpha())
    names = frozenset(w for e in statement.features.entities for w in e.text.casefold().split() if len(w) > 2)
    days = tuple((day, t) for t in statement.when if (day := _one_day(t)))
    return _Told(statement, words, names, days)


def _one_day(time: TimeExpression) -> str | None:
    """The day of a time that names one; a night that runs into the next day is its first."""
    if not time.earliest or not time.latest or time.precision not in DAY_OR_FINER:
        return None
    one = time.earliest[:10] == time.latest[:10] or "TNI" in time.value
    return time.earliest[:10] if one else None


def _dated(told: _Told, dated: Mapping[str, Sequence[_Told]], weights: Mapping[str, float]) -> dict[int, _Dating]:
    """The open times of a statement, by position, that others date, all of them alike."""
    found: dict[int, _Dating] = {}
    opened = [(at, t) for at, t in enumerate(told.statement.when) if _is_open(t)]
    for at, time in opened:
        if _is_bare(time) and len(told.statement.when) > 1:
            continue
        datings = list(_datings(told, time, dated, weights))
        if len({d.day for d in datings}) == 1:
            found[at] = max(datings, key=lambda d: (d.alike, d.by.id))
    return found


def _datings(
    told: _Told, time: TimeExpression, dated: Mapping[str, Sequence[_Told]], weights: Mapping[str, float]
) -> Iterator[_Dating]:
    least = LEAST_LIKE_BARE if _is_bare(time) else LEAST_LIKE
    for day in sorted(dated):
        if not _fits(time, day):
            continue
        for other in dated[day]:
            if other.statement.article == told.statement.article or not told.names & other.names:
                continue
            alike = _overlap(told.words, other.words, weights)
            if alike >= least and (not _is_bare(time) or len(other.days) == 1):
                wording = next(t.text for d, t in other.days if d == day)
                yield _Dating(day, other.statement, wording, round(alike, 3))


def _fits(time: TimeExpression, day: str) -> bool:
    if weekday := _WEEKDAY.fullmatch(time.value):
        return date.fromisoformat(day).isoweekday() == int(weekday[1])
    if monthly := _MONTH_DAY.fullmatch(time.value):
        return day[5:] == f"{monthly[1]}-{monthly[2]}"
    return True


def _overlap(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weighted Dice overlap, 0 to 1."""
    whole = sum(weights[w] for w in sorted(a)) + sum(weights[w] for w in sorted(b))
    return 2 * sum(weights[w] for w in sorted(a & b)) / whole if whole else 0.0


def _spread(opened: Sequence[Statement], found: Mapping[str, dict[int, _Dating]]) -> dict[str, dict[int, _Dating]]:
    """What dates a weekday once dates it throughout its article, for what has happened, unless two days do."""
    days: dict[tuple[str, str], dict[str, _Dating]] = defaultdict(dict)
    for s in opened:
        for at, dating in found[s.id].items():
            if not _is_bare(s.when[at]):
                known = days[s.article, s.when[at].value[:10]].get(dating.day)
                if known is None or dating.alike > known.alike:
                    days[s.article, s.when[at].value[:10]][dating.day] = dating
    spread = {s.id: dict(found[s.id]) for s in opened}
    for s in opened:
        for at, time in enumerate(s.when):
            known_days = days.get((s.article, time.value[:10]), {})
            if len(known_days) > 1:
                spread[s.id].pop(at, None)
            elif known_days and at not in spread[s.id] and _is_open(time) and s.modality == "actual":
                spread[s.id][at] = next(iter(known_days.values()))
    return spread


def _with_days(statement: Statement, found: Mapping[int, _Dating]) -> Statement:
    when = tuple(_with_day(t, found[at]) if at in found else t for at, t in enumerate(statement.when))
    reasons = tuple(_reason(statement, statement.when[at], found[at]) for at in sorted(found))
    return replace(statement, when=when, reasons=(*statement.reasons, *reasons))


def _with_day(time: TimeExpression, dating: _Dating) -> TimeExpression:
    shape = _WEEKDAY.fullmatch(time.value) or _MONTH_DAY.fullmatch(time.value)
    part = (shape[shape.re.groups] or "") if shape else ""
    return replace(
        time,
        value=dating.day + part,
        earliest=dating.day,
        latest=dating.day,
        precision="day",
        anchor=f"event:{dating.by.id}",
    )


def _reason(statement: Statement, time: TimeExpression, dating: _Dating) -> Reason:
    return Reason(
        rule=RULE,
        text=f"“{time.text}” is {dating.day}: another article dates the same event so (“{dating.wording}”).",
        evidence=(statement.id, dating.by.id),
        spans=(
            (statement.article, time.start, time.end),
            (dating.by.article, dating.by.start, dating.by.end),
        ),
        weight=dating.alike,
    )
