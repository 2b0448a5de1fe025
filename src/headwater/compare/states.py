"""Where somebody or something stands: dead or alive, decided or not, in custody or at large. Each statement is read for
the state it puts somebody in; two that exclude each other conflict, or the later one replaces the earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from headwater.compare.contraries import NEGATION, OPEN, SUBORDINATE
from headwater.compare.deeds import deeds_of
from headwater.compare.found import Found, conflict, published, short
from headwater.compare.lexicon import expanded, sides
from headwater.compare.numbers import other_names, times_apart
from headwater.compare.views import View, Views, closeness
from headwater.model import About

MAX_HELD = 150
WOULD = re.compile(r"\b(?:would|could|might|should|may)\b[^.;,]{0,30}$", re.IGNORECASE)
LEAST_CLOSE = 0.45
LEAST_CLOSE_NAMED = 0.2
NEAR_BEFORE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two states that exclude each other: words of either side, what slot they fill, whether the other may follow the
    one, and whether the one tells how it is now."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    about: About
    follows: bool
    stands: bool


@cache
def load_contrasts() -> tuple[Contrast, ...]:
    """The pairs of states in `data/words.tsv`: those that exclude each other at any time, and those of which the
    right-hand one may follow."""
    kinds: tuple[tuple[str, About, bool, bool], ...] = (
        ("contrary", "truth", False, True), ("standing", "outcome", True, True), ("turn", "outcome", True, False),
    )  # fmt: skip
    return tuple(
        Contrast(one=_pattern(one), other=_pattern(other), about=about, follows=follows, stands=stands)
        for kind, about, follows, stands in kinds
        for one, other in sides(kind)
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expanded(w) for w in words)})(?!\w)", re.IGNORECASE)


def find_states(views: Views) -> Iterator[Found]:
    """Yield conflicts between statements that put the same person or matter into states that exclude each other.

    They must be told by two sources, share a name and be near in meaning. Where the second state may follow the first
    and the report of it is later, it supersedes the first. Of each state at most `MAX_HELD` statements are paired.
    """
    for contrast in load_contrasts():
        first, second = _holding(contrast.one, contrast.other, views), _holding(contrast.other, contrast.one, views)
        for a, b in product(first, second):
            if _one_matter(a, b, views) and (
                not contrast.follows or a.names & b.names or _taking_part(a) & _taking_part(b)
            ):
                found = _found(a, b, contrast, views)
                if found is not None:
                    yield found


def _holding(pattern: re.Pattern[str], without: re.Pattern[str], views: Views) -> Sequence[View]:
    """Statements told as fact that hold a word of one side, none of the other, and no negation or doubt before it."""
    held = []
    for view in views.all:
        text = view.statement.text
        match = pattern.search(text)
        if (
            match is None
            or without.search(text[: match.start()] + text[match.end() :])
            or view.statement.act not in ("says", "confirms")
        ):
            continue
        if view.statement.modality == "counterfactual" or WOULD.search(text[: match.start()]):
            continue
        start = view.statement.sentence[0]
        before = views.evidence.articles[view.statement.article].text[start : view.statement.start + match.start()]
        before = before[-NEAR_BEFORE:]
        if not NEGATION.search(before) and not OPEN.search(before) and not SUBORDINATE.match(text):
            held.append(view)
    return held[:MAX_HELD]


def _one_matter(a: View, b: View, views: Views) -> bool:
    """Whether two statements of different claims and sources tell of one person or matter."""
    if a.claim == b.claim or times_apart(a, b) or other_names(a, b) or not a.around & b.around:
        return False
    if a.statement.article == b.statement.article and a.source == b.source:
        return False
    named = a.names & b.names or _taking_part(a) & _taking_part(b) or a.around & b.around
    return closeness(a, b, views) >= (LEAST_CLOSE_NAMED if named else LEAST_CLOSE)


def _taking_part(view: View) -> frozenset[str]:
    """Everybody and everything that takes part in what a statement tells."""
    return frozenset[str]().union(*(d.participants for d in deeds_of(view)))


def _found(a: View, b: View, contrast: Contrast, views: Views) -> Found | None:
    """The relation of two statements in the two states, by when they were reported."""
    first, second = contrast.one.search(a.statement.text), contrast.other.search(b.statement.text)
    values = (short(first.group() if first else ""), short(second.group() if second else ""))
    early, late = published(a, views.evidence), published(b, views.evidence)
    close = closeness(a, b, views)
    if contrast.follows:
        if early and late and early < late:
            text = f"The later report ({late}) has “{values[1]}”, the earlier one ({early}) “{values[0]}”."
            return Found(
                type="supersedes", source=b, target=a, about="outcome", values=(values[1], values[0]),
                rule="compare/turn@1", text=text, confidence=round(min(0.9, 0.4 + close / 2), 3),
            )  # fmt: skip
        if not contrast.stands or (early and late and early > late):
            return None
    elif early and late and early != late:
        return None
    text = f"One statement has “{values[0]}”, the other “{values[1]}” of the same."
    return conflict(a, b, contrast.about, values, "compare/state@2", text, 0.4 + close / 2)
