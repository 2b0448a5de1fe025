"""Where a statement says it happened, and which places lie in one another by what the texts say.

"in Imsal, Vardan" anywhere in the run means that Imsal and Vardan do not exclude each other. There is no gazetteer:
a country and a town never exclude each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.link.wording import Wording, words_of
from headwater.model import Entity, Statement

LOCATES = re.compile(
    r"\b(?:in|at|near|outside|inside|around)(?: the| (?:town|city|village|port) of)?\s+$", re.IGNORECASE
)
JOINS = re.compile(r"(?:,|,? (?:in|near|outside|of|at)(?: the)?)?\s+(?:the )?$", re.IGNORECASE)
REACH = 24


@dataclass(frozen=True, slots=True)
class Places:
    """The words of the places named, these with all that are said to lie around them, and whether one is a country."""

    here: frozenset[str]
    around: frozenset[str]
    country: bool

    def exclude(self, other: Places) -> bool:
        """Whether what happened here did not happen there."""
        if not self.here or not other.here or self.country != other.country:
            return False
        return not self.here & other.around and not other.here & self.around


def find_places(statements: Sequence[Statement], wording: Wording) -> list[Places]:
    """The places of each statement, in order."""
    countries = frozenset(wording.names.values())
    named = [[(e, name_words(e, wording)) for e in s.features.entities] for s in statements]
    joined: dict[str, set[str]] = defaultdict(set)
    for s, found in zip(statements, named, strict=True):
        note_joined(s, found, joined)
    return [
        places_of(frozenset(w for e, words in found if is_place(e, s) for w in words), joined, countries)
        for s, found in zip(statements, named, strict=True)
    ]


def places_of(here: frozenset[str], joined: Mapping[str, set[str]], countries: frozenset[str]) -> Places:
    """The record for the words of one statement's places."""
    around = here.union(*(joined[w] for w in sorted(here) if w in joined))
    return Places(here, around, bool(here & countries))


def name_words(e: Entity, wording: Wording) -> frozenset[str]:
    """The words of a name, countries in one form."""
    return frozenset(wording.name(w) for w in words_of(e.text) if w not in ("the", "of"))


def is_place(e: Entity, s: Statement) -> bool:
    """Whether a name stands for a place: labelled so, or a person's or thing's name behind "in" or "near"."""
    at = e.start - s.start
    behind = 0 <= at <= len(s.text) and LOCATES.search(s.text[max(0, at - REACH) : at])
    return bool(behind) if e.label != "place" else True


def note_joined(s: Statement, found: Sequence[tuple[Entity, frozenset[str]]], joined: dict[str, set[str]]) -> None:
    """Note names that follow each other as "Imsal, Vardan" or "Imsal in Vardan"."""
    for (a, words_a), (b, words_b) in pairwise(found):
        between = s.text[a.end - s.start : b.start - s.start]
        if 0 < b.start - a.end <= REACH and JOINS.fullmatch(between):
            for w in words_a | words_b:
                joined[w] |= words_a | words_b
