"""PolNeAR as it lies on disk (text/*.txt, attributions/*.ann in brat's stand-off form) read into plain records."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
_SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated attribution: character spans of its roles, half-open."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: its name, raw text, and the attributions of each annotator in sorted order of their ids."""

    name: str
    text: str
    readings: tuple[tuple[Gold, ...], ...]


def read_corpus(folder: Path) -> list[Document]:
    """Every article of a split (the folder that holds text/ and attributions/), in order of name."""
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    return [
        Document(
            name=name,
            text=_read(folder / "text" / f"{name}.txt"),
            readings=tuple(_read_annotations(path) for path in paths),
        )
        for name, paths in sorted(files.items())
    ]


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def _read_annotations(path: Path) -> tuple[Gold, ...]:
    spans: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in _read(path).split("\n"):
        if found := _SPAN.match(line):
            parts = (part.split() for part in found[3].split(";"))
            spans[found[1]] = [(int(start), int(end)) for start, end in parts]
        elif found := _EVENT.match(line):
            events.append(found[1])
    return tuple(_gold(event, spans) for event in events)


def _gold(event: str, spans: dict[str, list[Span]]) -> Gold:
    roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for argument in event.split():
        role, name = argument.split(":")
        role = role.rstrip("0123456789").lower()
        if role in roles:
            roles[role].extend(spans[name])
    return Gold(**{role: tuple(sorted(found)) for role, found in roles.items()})
