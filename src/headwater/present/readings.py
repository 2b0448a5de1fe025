"""What a quotation's times and figures were read as: said quietly beside it, its own wording kept."""

from __future__ import annotations

import re

from headwater.present.amounts import figure_words
from headwater.present.dates import span_words
from headwater.present.document import StatementRow, TimeRow
from headwater.present.lookup import Lookup
from headwater.present.safe import one_line, shorten

MOST_READINGS = 12
_LENGTH = re.compile(r"P(?:T|\d|X)")


def readings(statement: StatementRow, lookup: Lookup) -> list[str]:
    """The statement's times and figures read out, each once, in the order of the text.

    "Monday = 10 Jun 2024 (from publication)", "Monday: open", "killed: at least 12". Times at which it was said
    say so. Lengths of time ("a month", "daily"), which name no date, are left out. At most 12; how many more there
    are is said.
    """
    article = lookup.articles.get(statement["article"])
    text = article["text"] if article else ""
    found = [(t["start"], time_words(t, text)) for t in statement["when"] if not _is_length(t)]
    found += [(t["start"], f"said {time_words(t, text)}") for t in statement["said_when"] if not _is_length(t)]
    found += [(f["start"], figure_words(f, statement["text"], text)) for f in statement["figures"]]
    lines = list(dict.fromkeys(words for _, words in sorted(found, key=lambda x: x[0]) if words))
    rest = len(lines) - MOST_READINGS
    return lines if rest <= 0 else [*lines[:MOST_READINGS], f"{rest} more"]


def time_words(time: TimeRow, article: str = "") -> str:
    """A time read out: its wording, what it comes to, and what it was counted from.

    "Monday = 10 Jun 2024 (from publication)", "2021", "Monday: open".
    `article` is the article's text, in which an anchor may lie.
    """
    wording = shorten(time["text"], 60)
    if not time["earliest"] and not time["latest"]:
        return f"{wording}: open"
    resolved = span_words(time)
    same = resolved.casefold() == wording.casefold().removeprefix("the ")
    counted_from = _anchor(time["anchor"], article)
    return (wording if same else f"{wording} = {resolved}") + (f" ({counted_from})" if counted_from else "")


def _is_length(time: TimeRow) -> bool:
    """Whether it is a duration or a set without a date of its own."""
    dated = time["earliest"] or time["latest"]
    return not dated and _LENGTH.match(time["value"]) is not None


def _anchor(anchor: str | None, article: str) -> str:
    """What a time was counted from, in words; "" for one that stands for itself."""
    if anchor is None:
        return ""
    if anchor == "published":
        return "from publication"
    if anchor.startswith("event:"):
        return "from another report"
    place = re.fullmatch(r"text:(\d{1,9})-(\d{1,9})", anchor)
    quoted = one_line(article[int(place[1]) : int(place[2])]) if place else ""
    return f"from “{shorten(quoted, 40)}”" if quoted else "from the text"
