"""Dates as newsrooms write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read.dates import parse_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-09-14", "2025-09-14"),
        ("20250914", "2025-09-14"),
        ("2025-09-14T09:35:00Z", "2025-09-14T09:35:00+00:00"),
        ("2025-09-14T09:35:00+02:00", "2025-09-14T09:35:00+02:00"),
        ("2025-09-14 09:35:00 +0200", "2025-09-14T09:35:00+02:00"),
        ("2025/9/4", "2025-09-04"),
        ("September 14, 2025 09:35", "2025-09-14T09:35"),
        ("Sunday, September 14th, 2025", "2025-09-14"),
        ("14 Sept 2025", "2025-09-14"),
        ("14 Sept. 2025, 9:35 p.m. EDT", "2025-09-14T21:35-04:00"),
        ("Sept 14, 2025 at 12:05 am", "2025-09-14T00:05"),
        ("Sept 14, 2025 9 a.m.", "2025-09-14T09:00"),
        ("Tues, 4 March 2025 | 08:15 GMT", "2025-03-04T08:15+00:00"),
        ("Sun, 14 Sep 2025 09:35:00 +0000", "2025-09-14T09:35:00+00:00"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("04.04.2024", "2024-04-04"),
    ],
)
def test_a_date_is_read(written: str, iso: str) -> None:
    assert parse_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["03/04/2025", "31/02/2025", "2025-13-40", "2025", "2025-09", "yesterday", "Monday", "", "1757840000", "2025-W37",
     "On September 14, 2025 the council met", "September 2025", "May 5", "9999999-99"],
)  # fmt: skip
def test_what_is_no_day_or_two_days_is_declined(written: str) -> None:
    assert parse_date(written) is None


def test_a_zone_name_shared_by_several_zones_is_left_off() -> None:
    assert parse_date("September 14, 2025 09:35 IST") == "2025-09-14T09:35"


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    found = parse_date(text)
    assert found is None or found[:4].isdigit()


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    assert parse_date(str(day)) == str(day)
