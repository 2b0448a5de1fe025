"""A user's words as a full-text query that cannot fail: every word is quoted, nothing in it is an operator."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 32
# SQLite takes patterns of 50,000 bytes; no name is near as long as this.
MOST_CHARS = 2_000
MARK_START, MARK_END = "\x02", "\x03"


def match_all(text: str) -> str | None:
    """The query that finds what holds every word of the text, the last one also as a beginning; None without a word.

    A passage in double quotes is found as a phrase.
    """
    terms = []
    for at, part in enumerate(text.split('"')):
        words = _WORD.findall(part)[:MOST_WORDS]
        if at % 2 and words:
            terms.append('"' + " ".join(words) + '"')
        else:
            terms += [f'"{w}"' for w in words]
    if not terms:
        return None
    open_end = not text.rstrip().endswith('"') and text == text.rstrip()
    return " ".join(terms[:MOST_WORDS]) + ("*" if open_end else "")


def cut(snippet: str) -> tuple[str, ...]:
    """The pieces of a snippet between its marks: plain, found, plain, …"""
    pieces = re.split(f"[{MARK_START}{MARK_END}]", snippet)
    return tuple(pieces)


def like(words: str) -> str:
    """The pattern that finds these words in a name in this order, whatever signs they hold; `LIKE ? ESCAPE '\\'`."""
    plain = words[:MOST_CHARS].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return "%".join(("", *plain.split()[:MOST_WORDS], ""))
