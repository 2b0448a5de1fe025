"""Credits of outlets and agencies in a text."""

from __future__ import annotations

import pytest

from headwater.extract.credits import find_credits


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("NORRVIK (AP) — The ferry sank.", "The Associated Press", True),
        ("NORRVIK, Nov 3 (Reuters) - The ferry sank.", "Reuters", True),
        ("The ferry sank.\n\n(h/t Elmford Gazette)", "Elmford Gazette", True),
        ("The ferry sank.\nh/t: ferrywatch.com", "ferrywatch.com", True),
        ("The ferry sank. Reuters contributed to this report.", "Reuters", True),
        ("The ferry sank.\nSource: Elmford Gazette", "Elmford Gazette", True),
        ("This article originally appeared at Elmford Gazette.", "Elmford Gazette", True),
        ("The ferry sank, the Elmford Gazette reported.", "Elmford Gazette", False),
        ("He told the Elmford Gazette that it sank.", "Elmford Gazette", False),
    ],
)
def test_credits_are_found(text: str, name: str, whole: bool) -> None:
    assert [(c.name, c.whole) for c in find_credits(text)] == [(name, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank near the Elmford pier.",
        "For more from the Elmford Gazette, download our app.",
        "The captain (AP) was asleep.",
        "The ferry sank. More on the harbor from the AP: the pier is old.",
        "He stood in Times Square with a post in his hand.",
    ],
)
def test_no_credit_where_none_is_given(text: str) -> None:
    assert [c for c in find_credits(text) if c.whole] == []


def test_spans_quote_the_name() -> None:
    text = "NORRVIK (AP) — It sank.\n\nh/t the Elmford Gazette and Norrvik Herald"
    assert [text[c.start : c.end] for c in find_credits(text)] == ["AP", "the Elmford Gazette", "Norrvik Herald"]


def test_unnamed_wires_are_marked() -> None:
    (credit,) = find_credits("The ferry sank.\nWith Gazette wires")
    assert (credit.name, credit.wires_of) == ("Gazette", True)
