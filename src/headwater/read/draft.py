"""An article on its way in: what one input told, before options and metadata fill the gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.model import Problem, PublishedFrom

MAX_FIELD = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article's text and whatever its input said about it; `problems` are those that do not prevent it.

    `names` are what a metadata row may call it, the most exact first. `unclear_date` is a date line that can
    be read two ways.
    """

    path: str
    text: str
    names: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    unclear_date: str | None = None
    problems: tuple[Problem, ...] = ()


def without_surrogates(text: str) -> str:
    """`text` with a replacement mark for each lone surrogate (JSON can hold them), as long as before."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def one_line(value: object) -> str | None:
    """A metadata value as one line of printable characters, None when there is nothing in it."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = re.sub(r"\s+", " ", str(value)[: MAX_FIELD * 4])
    kept = "".join(char for char in words if char.isprintable()).strip()
    return kept[:MAX_FIELD] or None


def web_address(value: object) -> str | None:
    """The value as an http or https address, None for anything else (also `javascript:` and relative ones)."""
    text = one_line(value)
    return text if text and re.match(r"https?://[^\s/]", text, re.IGNORECASE) else None
