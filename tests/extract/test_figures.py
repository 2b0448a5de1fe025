"""Figures: a table of cases of our own, what every figure keeps, and numbers printed and read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from headwater.extract.figures import find_figures
from headwater.extract.figures_amounts import find_amounts, vague_numbers
from headwater.extract.figures_numbers import parse_number, parse_ordinal
from headwater.model import Figure

CASES: list[dict[str, Any]] = json.loads(Path(__file__).parents[1].joinpath("cases/figures.json").read_text("utf-8"))
UNITS = [
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
]
UNITS += ["seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _found(figure: Figure, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "text": figure.text,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "of": figure.of,
        "kind": figure.kind,
    }
    if figure.part_of:
        row["part_of"] = text[slice(*figure.part_of)]
    return row


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 150
    assert len({case["text"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, Any], nlp: Language) -> None:
    figures = find_figures(nlp(case["text"]))
    assert [_found(f, case["text"]) for f in figures] == case["figures"]


def _in_words(number: int) -> str:
    """Cardinal words as a newspaper prints them."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens] + (f"-{UNITS[unit]}" if unit else "")
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            return f"{_in_words(head)} {name}" + (f" {_in_words(rest)}" if rest else "")
    raise AssertionError(number)


@settings(deadline=None)
@given(st.integers(0, 999_999_999_999))
def test_a_number_printed_in_any_manner_reads_back(number: int) -> None:
    assert parse_number(_in_words(number)) == number
    assert parse_number(f"{number:,}") == number
    assert parse_number(_in_words(number).replace("-", " ")) == number


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from([("million", 1e6), ("billion", 1e9), ("trillion", 1e12)]))
def test_a_scaled_decimal_reads_back(tenths: int, scale: tuple[str, float]) -> None:
    assert parse_number(f"{tenths / 10} {scale[0]}") == pytest.approx(tenths / 10 * scale[1])


@settings(deadline=None)
@given(st.integers(3, 1500), st.sampled_from(["at least", "no fewer than", "not less than"]))
def test_lower_bounds_hold_the_number(number: int, wording: str) -> None:
    for printed in (f"{number:,}", _in_words(number)):
        (amount,) = find_amounts(f"they saw {wording} {printed} ships.")
        assert (amount.low, amount.best, amount.high) == (number, None, None)


@settings(deadline=None)
@given(st.integers(3, 1500), st.sampled_from(["more than", "over", "upwards of"]))
def test_exclusive_bounds_begin_above(number: int, wording: str) -> None:
    (amount,) = find_amounts(f"they saw {wording} {number:,} ships.")
    assert (amount.low, amount.best, amount.high) == (number + 1, None, None)


@settings(deadline=None)
@given(st.integers(3, 1500), st.sampled_from(["up to", "as many as", "no more than", "at most"]))
def test_upper_bounds_hold_the_number(number: int, wording: str) -> None:
    (amount,) = find_amounts(f"they saw {wording} {_in_words(number)} ships.")
    assert (amount.low, amount.best, amount.high) == (None, None, number)


@settings(deadline=None)
@given(st.integers(1, 999), st.integers(1, 999))
def test_between_is_a_range(low: int, more: int) -> None:
    for first, last in ((f"{low:,}", f"{low + more:,}"), (_in_words(low), _in_words(low + more))):
        (amount,) = find_amounts(f"they saw between {first} and {last} ships.")
        assert (amount.low, amount.best, amount.high) == (low, None, low + more)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_scan(text: str) -> None:
    for amount in find_amounts(text.lower()):
        assert 0 <= amount.start <= amount.core[0] < amount.core[1] <= amount.end


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_ordinals_read_back(number: int) -> None:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert parse_ordinal(f"{number}{suffix}") == number


def test_vague_words_have_ordered_ranges() -> None:
    words, shares = vague_numbers()
    assert all(low is None or high is None or low <= high for low, high in words.values())
    assert all(0 <= below < 1 and 0 <= above < 1 for below, above in shares.values())


def test_spans_are_the_words(nlp: Language) -> None:
    text = "Officials said that at least 30 people died and $2.5 million was lost.\n\nMore than 200 boats sank."
    figures = find_figures(nlp(text))
    assert [text[f.start : f.end] for f in figures] == [f.text for f in figures]
    assert [f.text for f in figures] == ["at least 30", "$2.5 million", "More than 200"]


def test_a_hostile_text_takes_linear_time(nlp: Language) -> None:
    assert find_amounts("one " * 20_000) != []
    assert find_amounts("between " * 20_000) == []
    assert find_amounts("1," * 20_000) is not None
    assert find_figures(nlp.make_doc("12-" * 2_000)) == []
