"""What a new version of an article changed: passages added, removed, or put in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Edit = tuple[str, int, int, int, int]
Span = tuple[int, int]

_SENTENCE = re.compile(r"[^.!?\n]{0,2000}[.!?\n]+[”\"’')\]]{0,3}\s*|[^.!?\n]{1,2000}")
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 3_000


def find_edits(old: str, new: str) -> list[Edit]:
    """(kind, old start, old end, new start, new end) of each changed passage, in order.

    Compared sentence by sentence, and inside a changed passage word by word, so that the time it takes is bounded by
    the number of changed sentences.
    """
    found: list[Edit] = []
    for a, b in _changed(_spans(_SENTENCE, old, 0, len(old)), _spans(_SENTENCE, new, 0, len(new)), old, new):
        words = _spans(_WORD, old, *a), _spans(_WORD, new, *b)
        inner = [(a, b)] if max(map(len, words)) > MOST_WORDS else _changed(*words, old, new, a[0], b[0])
        found += [(_kind(x, y), *x, *y) for x, y in inner]
    return found


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    return [m.span() for m in pattern.finditer(text, start, end)]


def _changed(
    a: Sequence[Span], b: Sequence[Span], old: str, new: str, old_at: int = 0, new_at: int = 0
) -> Iterator[tuple[Span, Span]]:
    """The passages of both texts that differ, by runs of their pieces."""
    matcher = SequenceMatcher(None, [old[s:e] for s, e in a], [new[s:e] for s, e in b], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield _cover(a, i, j, old_at), _cover(b, k, m, new_at)


def _cover(spans: Sequence[Span], first: int, last: int, start: int) -> Span:
    """From the first piece to before the last; an empty span where it would stand."""
    if first == last:
        at = spans[first - 1][1] if first else start
        return at, at
    return spans[first][0], spans[last - 1][1]


def _kind(a: Span, b: Span) -> str:
    if a[0] == a[1]:
        return "added"
    return "removed" if b[0] == b[1] else "changed"
