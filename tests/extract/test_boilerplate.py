"""Lines that hold no reporting."""

from __future__ import annotations

import pytest

from headwater.extract.boilerplate import find_lines, shouted_tail


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our weekly newsletter", "notice"),
        ("To get more news, click here to sign up for our free daily newsletter.", "notice"),
        ("Read more: Dam breaks at Orlo", "notice"),
        ("Image via Pictureagency", "caption"),
        ("© 2031 Marlow Courier. All rights reserved.", "notice"),
        ("By Anna Holt", "byline"),
        ("May 14, 2031 09:35", "date"),
        ("Dam Breaks at Orlo After Night of Rain", "heading"),
        ("The dam at Orlo broke on Monday night after two days of heavy rain.", "text"),
    ],
)
def test_kind_of_line(line: str, kind: str) -> None:
    assert [found.kind for found in find_lines(line)] == [kind]


def test_notice_glued_to_a_sentence() -> None:
    text = "The mill will reopen. SCROLL FOR NEXT"
    at = shouted_tail(text)
    assert at is not None
    assert text[:at] == "The mill will reopen."
