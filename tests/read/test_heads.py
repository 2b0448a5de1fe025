"""What the head of a plain text says about itself, and what it must not be taken to say."""

from __future__ import annotations

import pytest

from headwater.read.heads import Head, read_head

LEAD = (
    "The harbour bridge at Ostmere was closed on Tuesday after engineers found a crack in its eastern pillar, "
    "the port authority said, two years to the day after it was opened."
)


def test_headline_byline_and_date_line() -> None:
    text = f"Harbour bridge closed after crack found\nBy Ilse Marrow\nMarch 4, 2025 08:15\n\n{LEAD}\n"
    assert read_head(text) == Head(
        title="Harbour bridge closed after crack found", byline="Ilse Marrow", published="2025-03-04T08:15"
    )


def test_headline_outlet_and_date_on_one_line() -> None:
    text = f"The Tarn Valley Post | 4 March 2025\nHarbour bridge closed after crack found\n\n{LEAD}"
    head = read_head(text)
    assert (head.outlet, head.published) == ("The Tarn Valley Post", "2025-03-04")
    assert head.title == "Harbour bridge closed after crack found"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2025-03-04", "2025-03-04"),
        ("Published: 4 March 2025", "2025-03-04"),
        ("Posted on March 4, 2025 at 8:15 am", "2025-03-04T08:15"),
        ("Updated March 5, 2025", "2025-03-05"),
        ("Published March 4, 2025 Updated March 5, 2025", "2025-03-04"),
        ("By Ilse Marrow | March 4, 2025", "2025-03-04"),
        ("Date: 2025-03-04", "2025-03-04"),
    ],
)
def test_a_date_line_is_recognised(line: str, published: str) -> None:
    assert read_head(f"Harbour bridge closed after crack found\n{line}\n{LEAD}").published == published


def test_a_date_before_the_first_sentence_of_one_line_is_recognised() -> None:
    assert read_head(f" date 2025-03-04 {LEAD}").published == "2025-03-04"


def test_the_publication_date_wins_over_a_later_update() -> None:
    text = f"Updated: March 6, 2025\nPublished: March 4, 2025\n\n{LEAD}"
    assert read_head(text).published == "2025-03-04"


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nSeptember 14, 2025\n\nMore followed.",
        "On March 4, 2025, the bridge was closed.\n\nNobody was hurt.",
        "March 4, 2025 was the day on which the bridge was closed.\n\nNobody was hurt.",
        "2025-03-04 was the day on which the bridge closed.",
    ],
)
def test_a_date_in_the_body_is_not_taken(text: str) -> None:
    assert read_head(text).published is None


def test_a_date_line_that_can_be_read_two_ways_is_told_and_not_taken() -> None:
    head = read_head(f"Harbour bridge closed after crack\n03/04/2025\n{LEAD}")
    assert (head.published, head.unclear_date) == (None, "03/04/2025")


@pytest.mark.parametrize(
    "first",
    [LEAD, "The bridge was closed.", "Bridge", "Photo: Lena Ost", "The bridge was closed after a crack was found,"],
)
def test_what_is_no_headline_is_not_taken(first: str) -> None:
    assert read_head(f"{first}\n\n{LEAD}").title is None


def test_a_first_line_that_runs_on_is_no_headline() -> None:
    assert read_head("The bridge was closed on Tuesday\nafter a crack was found\nin its pillar.").title is None


def test_a_caption_and_a_section_word_before_the_headline_are_passed_over() -> None:
    text = f"Port chief Mara Dunn Photographer: Lena Ost\nRegion\n\nBridge Closed After Crack Found\n\n{LEAD}"
    assert read_head(text).title == "Bridge Closed After Crack Found"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ilse Marrow", "Ilse Marrow"),
        ("By Ilse Marrow and Tom Quill", "Ilse Marrow and Tom Quill"),
        ("By ILSE MARROW, Staff Writer", "ILSE MARROW, Staff Writer"),
        ("By Monday", None),
        ("By the river", None),
        ("By noon the water had gone", None),
    ],
)
def test_a_byline_is_a_name_and_nothing_else(line: str, byline: str | None) -> None:
    assert read_head(f"Harbour bridge closed after crack\n{line}\n\n{LEAD}").byline == byline


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Tarn Valley Post", "The Tarn Valley Post"),
        ("Outlet: Radio Ostmere", "Radio Ostmere"),
        ("Ostmere Ledger, March 4, 2025", "Ostmere Ledger"),
        ("World News", None),
        ("The Post of the guard was empty", None),
    ],
)
def test_an_outlet_is_taken_only_where_it_is_a_label(line: str, outlet: str | None) -> None:
    assert read_head(f"{line}\n\n{LEAD}").outlet == outlet


def test_an_empty_text_says_nothing() -> None:
    assert read_head("") == read_head(" \n\n ") == Head()
