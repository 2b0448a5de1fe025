"""Found attributions against annotated ones: the figures that thresholds are chosen by and scores are calibrated to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from headwater.extract.spans import AttributionSpan
from training.attribution.corpus import Gold, Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """F1 of contents matched (shared characters at least half of all), those with the right source, characters."""

    content: float
    joint: float
    characters: float

    @property
    def total(self) -> float:
        """What the search for thresholds raises; the characters weigh as much as the other two together."""
        return self.content + self.joint + 2 * self.characters


def characters(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Places of the spans' characters without white space."""
    return _characters(text, tuple(spans))


@lru_cache(maxsize=1 << 16)
def _characters(text: str, spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, min(end, len(text))) if not text[i].isspace())


def match(text: str, found: Sequence[AttributionSpan], gold: Sequence[Gold]) -> dict[int, int]:
    """Found number -> gold number, one to one, best overlap of contents first, at least half of them shared."""
    left = [characters(text, a.content) for a in found]
    right = [characters(text, g.content) for g in gold]
    pairs = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            both = len(a & b)
            if both and both >= 0.5 * len(a | b):
                pairs.append((-both / len(a | b), j, i))
    out: dict[int, int] = {}
    for _, j, i in sorted(pairs):
        if i not in out and j not in out.values():
            out[i] = j
    return out


def judge(rows: Sequence[tuple[str, Sequence[AttributionSpan], Sequence[Gold]]]) -> Figures:
    """Figures over (text, found, annotated) of several articles."""
    counts = np.zeros(4)
    marks = np.zeros(3)
    for text, found, gold in rows:
        pairs = match(text, found, gold)
        right = sum(_same_source(text, found[i].source, gold[j].source) for i, j in pairs.items())
        counts += (len(pairs), right, len(found), sum(bool(g.content) for g in gold))
        for role in ROLES:
            one = characters(text, [s for a in found for s in getattr(a, role)])
            two = characters(text, [s for g in gold for s in getattr(g, role)])
            marks += (2 * len(one & two), len(one), len(two))
    every = counts[2] + counts[3]
    return Figures(
        content=2 * counts[0] / every, joint=2 * counts[1] / every, characters=marks[0] / (marks[1] + marks[2])
    )


def _same_source(text: str, one: Sequence[Span], two: Sequence[Span]) -> bool:
    if not one or not two:
        return not one and not two
    a, b = characters(text, one), characters(text, two)
    return 2 * len(a & b) >= min(len(a), len(b))
