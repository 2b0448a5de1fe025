"""Article text made safe to show: nothing in it can steer a terminal or turn a line round.

HTML escaping is the template engine's; terminal markup is never interpreted (text objects only). What is
left are characters that act by themselves: controls, ANSI escapes, bidirectional overrides, tags.
"""

from __future__ import annotations

import re

# C0 without tab and newline, DEL, C1; embeddings, overrides and isolates; lone surrogates; non-characters; tags
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-9;:<=>?]{0,40}[ -/]{0,8}[@-~]|\x1b\\][^\x07\x1b]{0,400}(?:\x07|\x1b\\\\)"
)
_BREAKS = re.compile("[ \t\r\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")


def safe_text(text: str) -> str:
    """The text with terminal escape sequences gone and every other acting character shown as U+FFFD.

    Line breaks stay (as newlines); everything a reader can see stays.
    """
    text = _ESCAPE_SEQUENCE.sub("\ufffd", text) if "\x1b" in text or "\x9b" in text else text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _ACTING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Safe text on one line, runs of blanks and line breaks as one space."""
    return safe_text(_BREAKS.sub(" ", text)).strip()


_DANGLING = re.compile(r"(?: (?:and|or|of|the|a|an|to|in|on|at|by|for|from|with|that|his|her|its|their)){1,3}$")


def shorten(text: str, length: int) -> str:
    """One safe line of at most `length` characters, cut at a word where possible, "…" where cut."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    at_word = cut.rsplit(" ", 1)[0]
    kept = at_word if len(at_word) > length // 2 else cut
    return _DANGLING.sub("", kept.rstrip(" ,;:–—-")).rstrip(" ,;:–—-") + "…"


_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("‘", "’"))


def titled(text: str) -> str:
    """A claim's text fit to stand alone: one line, a capital first, no stray quotation mark or comma at its ends.

    For show only; the quotation itself stays as it is. A mark is stray when its partner is not in the text, or when
    the pair does nothing but enclose the whole.

    >>> titled("“we never stored fuel there,”"), titled("the “safe” depot")
    ('We never stored fuel there', 'The “safe” depot')
    """
    line = one_line(text)
    for opening, closing in _PAIRS:
        line = _without_stray(line, opening, closing)
    return capitalised(line.strip(" ,;:–—"))


def capitalised(line: str) -> str:
    """The line with a capital first; a name like "iBox" stays as it is."""
    return line[:1].upper() + line[1:] if line[:1].islower() and not line[1:2].isupper() else line


def _without_stray(line: str, opening: str, closing: str) -> str:
    inner = line[1:-1]
    if len(line) > 2 and line[0] == opening and line[-1] == closing and opening not in inner and closing not in inner:
        return inner.strip()
    if line[:1] == opening and closing not in line[1:]:
        line = line[1:].strip()
    alone = opening not in line[:-1] if opening == closing or closing != "’" else False
    return line[:-1].strip() if line[-1:] == closing and alone else line
