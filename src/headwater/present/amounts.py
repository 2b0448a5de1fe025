"""Figures in words a reader takes in at a glance: what is counted, how many, and the wording it was read from."""

from __future__ import annotations

import re

from headwater.present.document import FigureRow, Number
from headwater.present.safe import one_line, shorten

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "policeman": "policemen",
    "policewoman": "policewomen", "fireman": "firemen", "gunman": "gunmen", "wife": "wives", "life": "lives",
    "inch": "inches", "mph": "mph", "kph": "kph", "percent": "percent",
}  # fmt: skip
_TYPED = frozenset({"killed", "wounded", "missing", "detained", "displaced", "abducted", "people", "police"})


def number_words(value: Number) -> str:
    """A number with thousands parted and large round ones named: "2,701", "1.2 billion", "3.5"."""
    for size, word in _SCALES:
        scaled = value / size
        if scaled >= 1 and round(scaled, 2) == scaled:
            return f"{scaled:,g} {word}"
    return f"{value:,}" if value == int(value) else f"{value:,.6g}"


def range_words(low: Number | None, best: Number | None, high: Number | None, *, worded: str = "") -> str:
    """A range as it would be said: "12", "at least 12", "about 60 (54–66)", "between 5 and 7"; "" where all is open.

    `worded` is the wording it comes from: "more than 2,700" stays "more than 2,700", not "at least 2,701".
    """
    if low is not None and low == high:
        return number_words(low)
    if low is None and high is None:
        return number_words(best) if best is not None else ""
    if high is None:
        return _one_sided(low, -1, "more than", "at least", worded)
    if low is None:
        return _one_sided(high, 1, "fewer than", "at most", worded)
    if best is not None:
        return f"about {number_words(best)} ({number_words(low)}–{number_words(high)})"
    return f"between {number_words(low)} and {number_words(high)}"


def _one_sided(bound: Number | None, step: int, beyond: str, plain: str, worded: str) -> str:
    value = bound or 0
    named = re.sub(r"(?<=\d),(?=\d)", "", worded)
    if str(value) not in named and str(value + step) in named:
        return f"{beyond} {number_words(value + step)}"
    return f"{plain} {number_words(value)}"


def counted_words(of: str, text: str = "", *, several: bool = True) -> str:
    """What is counted, as the text around words it where it does ("F-15 jets"), else in the plural if `several`."""
    of = one_line(of)
    if not of or of in _TYPED:
        return of
    at = re.search(rf"(?<!\w){re.escape(of)}(?:s|es)?(?!\w)", text, re.IGNORECASE)
    if at:
        return one_line(at[0])
    if not several:
        return of
    head, _, last = of.rpartition(" ")
    return f"{head} {_plural(last)}".strip()


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word if word.endswith("s") and not word.endswith("ss") else f"{word}es"
    return f"{word[:-1]}ies" if re.search(r"[^aeiou]y$", word) else f"{word}s"


def figure_words(figure: FigureRow, text: str, article: str = "") -> str:
    """A figure in words: "killed: at least 12", "USD 1.2 billion (“$1.2 billion”)"; with its wording where it differs.

    `text` is the statement it hangs on; `article` the article's text, which quotes the figure that it is a part of.
    """
    value, wording = _value(figure), one_line(figure["text"])
    of = counted_words(figure["of"], text, several=figure["best"] != 1) if figure["kind"] in ("count", "age") else ""
    if figure["kind"] == "ratio" and figure["of"]:
        of = counted_words(figure["of"], text)
    words = f"{of}: {value}" if of and value else value or of
    if not of and wording.isdigit() and figure["part_of"] is None:
        return wording
    if wording.casefold() not in words.casefold():
        words += f" (“{shorten(wording, 60)}”)"
    if figure["part_of"] and article:
        start, end = figure["part_of"]
        words += f", part of “{shorten(article[start:end], 60)}”"
    return words


def _value(figure: FigureRow) -> str:
    """The range with its unit, where it has one."""
    low, best, high = figure["low"], figure["best"], figure["high"]
    if figure["kind"] == "ratio":
        low, best, high = (round(n * 100, 1) if n is not None else None for n in (low, best, high))
    words = range_words(low, best, high, worded=figure["text"])
    if not words:
        return ""
    if figure["kind"] == "money":
        return f"{words} {figure['of']}" if len(figure["of"]) != 3 else f"{figure['of'].upper()} {words}"
    if figure["kind"] in ("percent", "ratio"):
        return f"{words}%"
    if figure["kind"] == "measure":
        return f"{words} {counted_words(figure['of'], several=best != 1)}"
    return words
