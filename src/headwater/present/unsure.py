"""Sources that may be one and were left apart, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.present.document import SourceRow, UnsureRow
from headwater.present.lookup import Lookup, listed
from headwater.present.safe import one_line, shorten

_OPENINGS = frozenset({"They", "The", "Their", "No", "Nothing", "Nobody", "Neither", "Both", "A", "An", "One", "It"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A source that another one may be the same as: its id, words that tell it, and what kept the two apart."""

    source: str
    name: str
    because: str


def doubts(source: str, lookup: Lookup) -> list[Doubt]:
    """The sources that this one may be the same as; those that the document does not hold are left out."""
    found = []
    for pair in lookup.unsure_of.get(source, []):
        other = next((s for s in pair["sources"] if s != source), None)
        if other in lookup.sources:
            found.append(Doubt(source=other, name=_told(lookup.sources[other], lookup), because=_because(pair)))
    return found


def doubts_words(sources: Iterable[str], lookup: Lookup) -> list[str]:
    """A sentence for each doubtful pair that touches one of the sources, each pair once."""
    lines, seen = [], set()
    for source in dict.fromkeys(sources):
        for doubt in doubts(source, lookup):
            pair = tuple(sorted((source, doubt.source)))
            if pair not in seen and source in lookup.sources:
                name = _told(lookup.sources[source], lookup)
                lines.append(
                    f"{name} ({source}) may be the same as {doubt.name} ({doubt.source}); "
                    f"told apart because {doubt.because}."
                )
            seen.add(pair)
    return lines


def _because(pair: UnsureRow) -> str:
    """The reason as the end of a sentence."""
    text = one_line(pair["reason"]["text"]).rstrip(".")
    if not text:
        return "nothing in the texts shows them to be one"
    return text[0].lower() + text[1:] if text.split(" ")[0] in _OPENINGS else text


def _told(row: SourceRow, lookup: Lookup) -> str:
    """The name with what tells it from others: role, or where it is named."""
    name = shorten(row["name"], 80) or row["id"]
    if row["role"]:
        return f"{name}, {shorten(row['role'], 60)}"
    where = listed(_named_in(row["id"], lookup), 2)
    return f"{name}, named in {where}" if where else name


def _named_in(source: str, lookup: Lookup) -> list[str]:
    """The articles that name the source, each once, in the document's order."""
    rows = [s for s in lookup.statements.values() if any(h["source"] == source for h in s["chain"])]
    return list(dict.fromkeys(lookup.article_name(s["article"]) for s in rows))
