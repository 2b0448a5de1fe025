"""Times and figures read out: what they come to, what they were counted from, the wording kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Ledger, Reason, TimeExpression
from headwater.present.amounts import counted_words, figure_words, number_words, range_words
from headwater.present.dates import span_words
from headwater.present.document import FigureRow, TimeRow
from headwater.present.ledger import to_document
from headwater.present.lookup import look_up
from headwater.present.readings import readings, time_words
from headwater.present.why import explain


def time(text: str, first: str | None, last: str | None, precision: Any, **more: Any) -> TimeRow:
    row: TimeRow = {
        "text": text, "start": 0, "end": len(text), "value": more.pop("value", "XXXX-WXX-1"), "earliest": first,
        "latest": last, "precision": precision, "anchor": more.pop("anchor", None),
    }  # fmt: skip
    return row


def figure(text: str, low: float | None, best: float | None, high: float | None, of: str, kind: str = "count",
           part_of: list[int] | None = None) -> FigureRow:  # fmt: skip
    return {"text": text, "start": 0, "end": len(text), "low": low, "best": best, "high": high, "of": of, "kind": kind,
            "part_of": part_of}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2031-06-04", "2031-06-04", "day", "4 Jun 2031"),
        ("2031-06-03", "2031-06-07", "week", "3–7 Jun 2031"),
        ("2031-06-01", "2031-06-30", "month", "Jun 2031"),
        ("2031-06-01", "2031-06-11", "month", "early Jun 2031"),
        ("2031-06-06", "2031-06-25", "month", "mid-Jun 2031"),
        ("2031-06-20", "2031-06-30", "month", "late Jun 2031"),
        ("2031-06-01", "2031-06-19", "month", "1–19 Jun 2031"),
        ("2031-06-01", "2031-08-31", "season", "summer 2031"),
        ("2031-12-01", "2032-02-29", "season", "winter 2031–32"),
        ("2031-07-01", "2031-09-30", "quarter", "Jul–Sep 2031"),
        ("2031-01-01", "2031-12-31", "year", "2031"),
        ("2030-01-01", "2039-12-31", "decade", "2030s"),
        ("2031-06-04T05:00", "2031-06-04T11:59", "part-of-day", "morning of 4 Jun 2031"),
        ("2031-06-04T18:00", "2031-06-05T05:59", "part-of-day", "night of 4–5 Jun 2031"),
        ("2031-06-04T15:00", "2031-06-04T15:00", "hour", "4 Jun 2031, 15:00"),
        ("2031-06-04T15:00", "2031-06-04T16:30", "hour", "4 Jun 2031, 15:00–16:30"),
        (None, "2031-06-04", "open", "until 4 Jun 2031"),
        ("2031-06-04", None, "open", "from 4 Jun 2031"),
        (None, None, "open", "some Monday"),
    ],
)
def test_an_interval_is_said_as_precisely_as_it_is_known(
    first: str | None, last: str | None, precision: str, words: str
) -> None:
    assert span_words({"text": "some Monday", "earliest": first, "latest": last, "precision": precision}) == words


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["day", "month", "part-of-day", "open", "decade"]))
def test_what_is_no_date_is_shown_and_never_an_error(first: str, last: str, precision: str) -> None:
    words = span_words({"text": "x", "earliest": first or None, "latest": last or None, "precision": precision})
    assert words == "x" if not first and not last else words


def test_a_time_says_what_it_was_counted_from() -> None:
    day = ("2031-03-10", "2031-03-10", "day")
    assert time_words(time("Monday", *day, anchor="published")) == "Monday = 10 Mar 2031 (from publication)"
    assert time_words(time("Monday", *day, anchor="event:st-1")) == "Monday = 10 Mar 2031 (from another report)"
    assert time_words(time("later", *day, anchor="text:4-10"), "The feast") == "later = 10 Mar 2031 (from “feast”)"
    assert time_words(time("later", *day, anchor="text:90-99"), "The feast") == "later = 10 Mar 2031 (from the text)"
    assert time_words(time("Monday", None, None, "day")) == "Monday: open"
    assert time_words(time("2031", "2031-01-01", "2031-12-31", "year")) == "2031"


@pytest.mark.parametrize(
    ("row", "text", "words"),
    [
        (figure("at least 12", 12, None, None, "killed"), "", "killed: at least 12"),
        (figure("Five", 5, 5, 5, "killed"), "", "killed: 5 (“Five”)"),
        (figure("more than 2,700", 2701, None, None, "displaced"), "", "displaced: more than 2,700"),
        (figure("between five and seven", 5, None, 7, "wounded"), "",
         "wounded: between 5 and 7 (“between five and seven”)"),
        (figure("about 60", 54, 60, 66, "clerk"), "about 60 clerks left", "clerks: about 60 (54–66)"),
        (figure("two", 2, 2, 2, "fireman"), "two firemen left", "firemen: 2 (“two”)"),
        (figure("one", 1, 1, 1, "ferry"), "one of them", "ferry: 1 (“one”)"),
        (figure("eight", 8, 8, 8, "k-9 drone"), "eight K-9 drones rose", "K-9 drones: 8 (“eight”)"),
        (figure("$1.2 billion", 1.2e9, 1.2e9, 1.2e9, "usd", "money"), "", "USD 1.2 billion (“$1.2 billion”)"),
        (figure("99%", 99, 99, 99, "percent", "percent"), "", "99%"),
        (figure("two-thirds", 0.6667, 0.6667, 0.6667, "crop", "ratio"), "two-thirds of crops",
         "crops: 66.7% (“two-thirds”)"),
        (figure("3.5 meters", 3.5, 3.5, 3.5, "metre", "measure"), "", "3.5 metres (“3.5 meters”)"),
        (figure("2100", 2100, 2100, 2100, ""), "", "2100"),
        (figure("No one", 0, 0, 0, "wounded"), "", "wounded: 0 (“No one”)"),
    ],
)  # fmt: skip
def test_a_figure_says_what_is_counted_and_keeps_its_wording(row: FigureRow, text: str, words: str) -> None:
    assert figure_words(row, text) == words


def test_a_part_names_its_whole() -> None:
    row = figure("three", 3, 3, 3, "killed", part_of=[0, 6])
    assert figure_words(row, "", "Twelve died") == "killed: 3 (“three”), part of “Twelve”"


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_reads_back(value: int) -> None:
    words = number_words(value)
    scale = {"trillion": 10**12, "billion": 10**9, "million": 10**6}.get(words.split()[-1], 1)
    assert round(float(words.split()[0].replace(",", "")) * scale) == value


def test_ranges_without_a_best_and_open_ones() -> None:
    assert range_words(None, None, 40) == "at most 40"
    assert range_words(None, None, 39, worded="fewer than 40") == "fewer than 40"
    assert range_words(None, None, None) == ""
    assert counted_words("city") == "cities"


def test_quotations_carry_their_readings_and_lengths_of_time_stay_out(ledger: Ledger) -> None:
    document = to_document(ledger)
    row = document["statements"][0]
    row["when"] = [time("Monday", None, None, "day"), time("a month", None, None, "open", value="P1M")]
    row["said_when"] = [time("Tuesday", "2031-03-04", "2031-03-04", "day", anchor="published")]
    row["figures"] = []
    assert readings(row, look_up(document)) == ["Monday: open", "said Tuesday = 4 Mar 2031 (from publication)"]
    assert any("Monday: open" in line for line in explain(document, row["id"]))


def test_sources_that_may_be_one_are_told_of_where_a_claim_rests_on_them(ledger: Ledger) -> None:
    document = to_document(ledger)
    statement = next(s for s in document["statements"] if s["chain"])
    a = statement["chain"][0]["source"]
    b = next(s["id"] for s in document["sources"] if s["id"] != a)
    doubt = Reason(rule="link/names@1:unsure", text="They share a surname only.")
    doubtful = replace(ledger, evidence=replace(ledger.evidence, unsure=((a, b, doubt),)))
    document = to_document(doubtful)
    claim = next(c for c in document["claims"] if statement["id"] in c["statements"])
    for record in (claim["id"], statement["id"], a, b):
        text = "\n".join(explain(document, record))
        assert text.count("may be the same as") == 1
        assert "told apart because they share a surname only." in text


def test_a_time_of_the_model_reaches_the_reading(ledger: Ledger) -> None:
    key, one = next(iter(ledger.evidence.statements.items()))
    found = TimeExpression(text="early June", start=one.start, end=one.end, value="2031-06", earliest="2031-06-01",
                           latest="2031-06-10", precision="month", anchor="published")  # fmt: skip
    changed = {**ledger.evidence.statements, key: replace(one, when=(found,), figures=())}
    document = to_document(replace(ledger, evidence=replace(ledger.evidence, statements=changed)))
    row = next(s for s in document["statements"] if s["id"] == key)
    assert "early June = early Jun 2031 (from publication)" in readings(row, look_up(document))
