"""Deeds: the frames of a statement as roots of words, so that two statements can be held against each other deed by
deed. Only deeds that share a participant are compared; pronouns tell nobody and so share nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from headwater.compare.lexicon import sides
from headwater.compare.views import View, fold, root
from headwater.model import Frame

_PRONOUNS = """
he she they it who which that we i you somebody someone him her them us me one himself herself itself themselves what
"""
PRONOUNS = frozenset(_PRONOUNS.split())
# Verbs that tell one deed, by their roots; the first of each group stands for all.
_SAME = """
kill slay murder assassinate
arrest detain capture apprehend
shoot fire gun
injure wound hurt hospitalize
approve pass back endorse adopt
reject defeat veto refuse decline oppose
leave quit withdraw exit pull cancel scrap abandon end
buy acquire purchase
sell ship
explode blast detonate
begin start launch open
stop halt
win
lose
convict
acquit clear
"""
SAME = {root(word): root(line.split()[0]) for line in _SAME.strip().splitlines() for word in line.split()}


# Verbs too common to tell a deed: what they have as object tells it.
LIGHT = frozenset(
    root(w)
    for w in "have hold make take get give do go come say see know want need think believe look try".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One frame: the verb's root (synonyms folded), the roots of each participant's words, places and instruments."""

    frame: Frame
    verb: str
    agent: frozenset[str]
    patient: frozenset[str]
    obliques: frozenset[str]

    @property
    def participants(self) -> frozenset[str]:
        """All words of everyone and everything that takes part."""
        return self.agent | self.patient | self.obliques


def deeds_of(view: View) -> Iterator[Deed]:
    """The deeds a statement tells, in order; copulas are none."""
    for frame in view.statement.features.frames:
        if not frame.predicate.startswith("be"):
            yield _deed(frame)


def _deed(frame: Frame) -> Deed:
    verb = root(frame.predicate)
    return Deed(
        frame=frame,
        verb=SAME.get(verb, verb),
        agent=words_of(frame.agent),
        patient=words_of(frame.patient),
        obliques=frozenset[str]().union(*(words_of(head) for _, head in frame.obliques)),
    )


def words_of(phrase: str | None) -> frozenset[str]:
    """The roots of a phrase's content words, pronouns left out."""
    return frozenset(root(w) for w in fold(phrase or "") if w not in PRONOUNS)


def may_be_one(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two participants may be one: a shared word, or one of them untold."""
    return not a or not b or bool(a & b)


def are_opposite(a: Deed, b: Deed) -> bool:
    """Whether two deeds exclude each other by their verbs."""
    return (root(a.frame.predicate), root(b.frame.predicate)) in _opposites()


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    """Pairs of verbs' roots that exclude each other when told of the same; a later state is none of them."""
    pairs = (product(one, other) for one, other in sides("opposite"))
    found = [(root(x), root(y)) for pair in pairs for x, y in pair]
    return frozenset([*found, *((y, x) for x, y in found)])
