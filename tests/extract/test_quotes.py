"""Quotations: marks of all kinds, over paragraphs."""

from __future__ import annotations

from headwater.extract.quotes import covering, find_quotes, quoted_share


def test_curly_and_straight_marks() -> None:
    text = '“One,” she said. "Two," he said.'
    assert [text[q.start : q.end] for q in find_quotes(text)] == ["“One,”", '"Two,"']


def test_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“The water came at night.\n\n“Nobody had warned us,” she said."
    first, second = find_quotes(text)
    assert (first.closed, second.continues) == (False, True)


def test_inches_open_nothing() -> None:
    assert find_quotes('The plank was 12" wide and rotten.') == []


def test_covering_and_share() -> None:
    text = "He said “all is well” today."
    quotes = find_quotes(text)
    assert covering(quotes, text.index("well")) == quotes[0]
    assert covering(quotes, 0) is None
    assert quoted_share(text, quotes, quotes[0].start, quotes[0].end) == 1.0
