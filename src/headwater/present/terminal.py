"""Lines on a terminal: wrapped to its width, behind an indent, nothing in them taken as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from rich.console import Console
from rich.text import Text

Lines: TypeAlias = Iterator[tuple[Text, int]]


def print_lines(lines: Iterable[tuple[Text, int]], console: Console) -> None:
    """Each line is printed behind its indent, without trailing blanks."""
    for line, indent in lines:
        for row in line.wrap(console, max(console.width - indent, 20)):
            row.rstrip()
            console.print(Text(" " * indent if row.plain else "").append_text(row), soft_wrap=True)


def heading(words: str) -> Lines:
    """An empty line and the words, underlined."""
    yield Text(""), 0
    yield Text(words, style="bold underline"), 0
