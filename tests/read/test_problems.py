"""The table of problem codes: whole, documented, safe to print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.problems import MAX_SHOWN, PROBLEMS, make_problem, printable

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_code_says_what_it_is_and_what_to_do(code: str) -> None:
    kind = PROBLEMS[code]
    assert re.fullmatch(r"[RXLTCPS]\d{3}", code)
    assert kind.code == code
    assert kind.title
    assert kind.advice


@pytest.mark.parametrize("code", sorted(code for code in PROBLEMS if code.startswith("R")))
def test_every_read_problem_is_documented_and_tested(code: str) -> None:
    assert f"| {code} | {PROBLEMS[code].title} |" in (ROOT / "docs/reading.md").read_text("utf-8")
    tests = "".join(place.read_text("utf-8") for place in sorted(Path(__file__).parent.glob("test_*.py")))
    assert f'"{code}"' in tests


@pytest.mark.parametrize("code", ["R999", "", "r101"])
def test_an_untabled_code_is_our_mistake(code: str) -> None:
    with pytest.raises(KeyError):
        make_problem(code, "something")


@given(st.text(max_size=500))
def test_what_is_shown_is_one_short_printable_line(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert len(shown) <= MAX_SHOWN
    if text.isprintable() and len(text) <= MAX_SHOWN:
        assert shown == text
