"""Words that say the same: stems, classes of synonyms, country names and those who come from them.

The tables live in `models/linker/wording.json`, written by hand; document frequencies of stems beside it,
counted on news text (see the model card).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SUFFIXES = (
    "ations", "ation", "ments", "ment", "ingly", "edly", "ness", "ings", "ions", "ing", "ied", "ies",
    "ion", "ers", "ors", "ed", "er", "or", "ly", "es", "al", "s", "e",
)  # fmt: skip
STOP = frozenset(
    """
    a an and are as at be been being but by can could did do does for from had has have he her him his how i if in
    into is it its may me might more most must my no nor not of off on one or our out over own per she should so
    some such than that the their them then there these they this those to too under until up us very was we were
    what when where which who whom whose why will with would you your about after again also an any because before
    between both during each further only other same through while
    """.split()  # noqa: SIM905  a list of a hundred quoted words is harder to read
)
WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
MIN_STEM = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables: `classes` maps a stem to its synonym class, `names` a name word to its canonical one."""

    classes: Mapping[str, str]
    names: Mapping[str, str]
    frequency: Mapping[str, int]
    documents: int

    def concept(self, word: str) -> str:
        """The synonym class of a lower-case word, or its stem where it has none."""
        stem = stem_of(word)
        return self.classes.get(word) or self.classes.get(stem) or stem

    def name(self, word: str) -> str:
        """The canonical form of a lower-case name word ("israeli" -> "israel")."""
        bare = word.removesuffix("'s").removesuffix("’s").replace(".", "")
        return self.names.get(bare, bare)

    def rarity(self, concept: str, here: int = 0, total: int = 0) -> float:
        """Inverse document frequency of a concept in nats, news at large and this run (`here` of `total`) together."""
        return math.log((self.documents + total + 1) / (self.frequency.get(concept, 0) + here + 1))


@cache
def load_wording() -> Wording:
    """The shipped tables."""
    folder = files("headwater") / "models" / "linker"
    tables = json.loads((folder / "wording.json").read_text(encoding="utf-8"))
    counts = json.loads((folder / "frequency.json").read_text(encoding="utf-8"))
    classes = {word: words.split()[0] for words in tables["classes"] for word in words.split()}
    classes.update({stem_of(word): to for word, to in sorted(classes.items()) if stem_of(word) not in classes})
    names = {word: words.split()[0] for words in tables["names"] for word in words.split()}
    return Wording(classes=classes, names=names, frequency=counts["frequency"], documents=counts["documents"])


def stem_of(word: str) -> str:
    """A crude stem: the longest known suffix off, never below four letters; figures and short words stay."""
    if len(word) <= MIN_STEM or word[0].isdigit():
        return word
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM:
            bare = word[: -len(suffix)]
            return bare[:-1] if len(bare) > MIN_STEM and bare[-1] == bare[-2] else bare
    return word


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, in order."""
    return [m.group().lower() for m in WORD.finditer(text)]
