"""Are two personal names one person's: same, different or unsure, with the reason in words.

Wrong merges are worse than missed ones: a shared surname alone never joins two full names.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

import jellyfish
from rapidfuzz.distance import Levenshtein

Answer: TypeAlias = Literal["same", "different", "unsure"]

_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARABIC = re.compile(r"^(?:al|el|ul)[- ]")
_NICKNAMES: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "william bill billy will", "robert bob bobby rob", "richard rick dick rich", "james jim jimmy",
        "joseph joe joey",
        "michael mike mick", "thomas tom tommy", "timothy tim", "anthony tony", "edward ed eddie ted",
        "charles charlie chuck",
        "christopher chris", "daniel dan danny", "david dave", "donald don", "stephen steven steve", "matthew matt",
        "nicholas nick", "kenneth ken", "ronald ron", "gregory greg", "jeffrey jeff", "benjamin ben", "samuel sam",
        "alexander alex", "andrew andy", "bernard bernie", "joshua josh", "jonathan jon", "john johnny jack",
        "elizabeth liz beth", "katherine kate kathy katie", "deborah debbie deb", "susan sue", "patricia pat patty",
        "jennifer jen jenny", "margaret maggie meg", "rebecca becky", "barbara barb", "victoria vicky", "leonard len",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart, folded: given names, surname, suffix; `bare` = one word alone."""

    given: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def bare(self) -> bool:
        return not self.given


def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes dropped, hyphens as spaces."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w ]+", "", re.sub(r"[-‐‑.]", " ", text)).split())


def read_name(name: str) -> PersonName:
    """The name taken apart; "al-" stays with the surname it belongs to."""
    text = re.sub(r"(?i)(?<=\b(?:al|el))[-‑ ](?=\w)", "", name)
    words = fold(text).split()
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIX else ""
    return PersonName(tuple(words[:-1]), words[-1] if words else "", suffix)


def sounds_alike(a: str, b: str) -> bool:
    """One spelling or transliteration of the other: at most one edit in five letters, and the same metaphone."""
    x, y = re.sub(r"^(?:al|el)(?=\w{4})", "", a), re.sub(r"^(?:al|el)(?=\w{4})", "", b)
    if x == y:
        return True
    if min(len(x), len(y)) < 4 or x[0] != y[0]:
        return False
    limit = 1 if min(len(x), len(y)) < 7 else 2
    return Levenshtein.distance(x, y, score_cutoff=limit) <= limit and jellyfish.metaphone(x) == jellyfish.metaphone(y)


def given_alike(a: str, b: str) -> bool:
    """The same given name, its initial, a common short form, or another spelling of it."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return sounds_alike(a, b) or any(a in group and b in group for group in _NICKNAMES)


def compare_people(a: str, b: str) -> tuple[Answer, str]:
    """Whether two names can be one person's, and why; "unsure" where one is only a surname of the other."""
    x, y = read_name(a), read_name(b)
    if not x.surname or not y.surname:
        return "different", "a name is empty"
    if x == y:
        return "same", f"“{a}” and “{b}” are the same name"
    if (*x.given, x.surname) == (*y.given, y.surname):
        return "different", f"“{a}” and “{b}” differ in the suffix"
    if "".join((*x.given, x.surname)) == "".join((*y.given, y.surname)):
        return "same", f"“{a}” and “{b}” differ only in spaces and hyphens"
    same_surname = x.surname == y.surname or _same_but_vowels(x, y)
    if not same_surname and not sounds_alike(x.surname, y.surname) and not _near_full(x, y):
        return "different", f"“{a}” and “{b}” have different surnames"
    if x.bare or y.bare:
        return "unsure", f"“{a}” and “{b}” share a surname only"
    return _compare_given(a, b, x, y, same_surname)


def _same_but_vowels(x: PersonName, y: PersonName) -> bool:
    """All given names equal, surnames alike in sound and at most two letters apart ("Karimaan", "Kariman")."""
    if not x.given or x.given != y.given or min(len(x.surname), len(y.surname)) < 5 or x.surname[0] != y.surname[0]:
        return False
    near = Levenshtein.distance(x.surname, y.surname, score_cutoff=2) <= 2
    return near and jellyfish.metaphone(x.surname) == jellyfish.metaphone(y.surname)


def _near_full(x: PersonName, y: PersonName) -> bool:
    """Given names equal or alike and not common short ones, surname one letter off (a plural "s", a doubled letter)."""
    if (
        not x.given
        or not y.given
        or min(len(x.surname), len(y.surname)) < 6
        or min(len(x.given[0]), len(y.given[0])) < 6
    ):
        return False
    near = Levenshtein.distance(x.surname, y.surname, score_cutoff=1) == 1
    return near and sounds_alike(x.given[0], y.given[0])


def _compare_given(a: str, b: str, x: PersonName, y: PersonName, same_surname: bool) -> tuple[Answer, str]:
    if x.suffix != y.suffix:
        return "different", f"“{a}” and “{b}” differ in the suffix"
    if not given_alike(x.given[0], y.given[0]):
        return "different", f"“{a}” and “{b}” have different given names"
    if min(len(x.given), len(y.given)) > 1 and x.given[1][0] != y.given[1][0]:
        return "different", f"“{a}” and “{b}” have different middle names"
    exact = x.given[0] == y.given[0]
    if min(len(x.given[0]), len(y.given[0])) == 1 and not same_surname:
        return "unsure", f"“{a}” and “{b}” agree only in an initial and the sound of the surname"
    if same_surname and exact:
        return "same", f"“{a}” and “{b}” have the same given name and surname"
    if same_surname or exact or sounds_alike(x.given[0], y.given[0]):
        return "same", f"“{a}” and “{b}” are spellings of one name"
    return "unsure", f"“{a}” and “{b}” sound alike"
