"""Times: a table of cases of our own, dates printed in several manners and read back, and hostile texts."""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from headwater.extract.times import find_times
from headwater.extract.times_grammar import find_mentions
from headwater.extract.times_holidays import holiday_date
from headwater.extract.times_resolve import resolve
from headwater.extract.times_resolved import Reference
from headwater.model import TimeExpression

CASES: list[dict[str, Any]] = json.loads(Path(__file__).parents[1].joinpath("cases/times.json").read_text("utf-8"))
DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


def _found(time: TimeExpression) -> dict[str, Any]:
    return {
        "text": time.text,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "precision": time.precision,
        "anchor": time.anchor,
    }


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 100
    assert len({(case["text"], case["published"]) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['published']} {case['text'][:50]}" for case in CASES])
def test_case(case: dict[str, Any], nlp: Language) -> None:
    assert [_found(t) for t in find_times(nlp(case["text"]), case["published"])] == case["times"]


def _value(text: str, published: date | None = None) -> str:
    (mention,) = find_mentions(text)
    return resolve(mention.meaning, Reference(day=published)).value


@settings(deadline=None)
@given(DAYS)
def test_a_date_printed_in_any_manner_reads_back(day: date) -> None:
    month, short = f"{day:%B}", f"{day:%b}."
    printed = [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"the {day.day}th of {month} {day.year}",
        day.isoformat(),
        f"{day.month}/{day.day}/{day.year}",
    ]
    if day.month != 5:
        printed.append(f"{short} {day.day}, {day.year}")
    assert {_value(f"It happened on {words}.") for words in printed} == {day.isoformat()}


@settings(deadline=None)
@given(DAYS, st.integers(0, 6))
def test_a_past_weekday_lies_in_the_week_before(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert _value(f"They left on {day:%A}.", published) == day.isoformat()


@settings(deadline=None)
@given(DAYS, st.integers(2, 60))
def test_days_ago_count_back(published: date, count: int) -> None:
    assert _value(f"They left {count} days ago.", published) == (published - timedelta(days=count)).isoformat()


@settings(deadline=None)
@given(DAYS)
def test_a_partial_date_without_a_year_stays_near(published: date) -> None:
    day = date.fromisoformat(_value(f"They left on {published:%B} {published.day}.", published))
    assert day == published


@settings(deadline=None)
@given(DAYS)
def test_quarters_and_months_hold_their_day(published: date) -> None:
    (mention,) = find_mentions("It fell this month.")
    found = resolve(mention.meaning, Reference(day=published))
    assert found.first is not None
    assert found.last is not None
    assert found.first <= published <= found.last


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_scan(text: str) -> None:
    mentions = find_mentions(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


@pytest.mark.parametrize("published", [None, "", "not a date", "2025-13-45", "2025-09-17T08:00:00Z"])
def test_any_publication_date_is_taken(published: str | None, nlp: Language) -> None:
    (time,) = find_times(nlp("They left on Monday."), published)
    assert time.value == ("2025-09-15" if published and published.startswith("2025-09") else "XXXX-WXX-1")


def test_spans_are_the_words(nlp: Language) -> None:
    text = "On Monday night, İdil said, the gate – shut since 2021 – was opened for two weeks."
    times = find_times(nlp(text), "2025-09-17")
    assert [t.text for t in times] == ["Monday night", "since 2021", "two weeks"]
    assert [text[t.start : t.end] for t in times] == [t.text for t in times]


@pytest.mark.parametrize(
    ("name", "day"),
    [("thanksgiving", "2024-11-28"), ("easter", "2025-04-20"), ("memorial day", "2025-05-26"),
     ("labor day", "2025-09-01"), ("election day", "2024-11-05"), ("new year's eve", "2024-12-31"),
     ("good friday", "2025-04-18"), ("martin luther king jr. day", "2025-01-20")],
)  # fmt: skip
def test_holidays_fall_on_their_day(name: str, day: str) -> None:
    year = int(day[:4]) + (1 if name == "new year's eve" else 0)
    assert str(holiday_date(name, year)) == day


@pytest.mark.parametrize("noise", ["one two three ", "1990-", "the ", "last next this ", "12:", "Monday, ", "a few "])
def test_a_hostile_text_takes_linear_time(noise: str) -> None:
    assert isinstance(find_mentions(noise * 10_000), list)
