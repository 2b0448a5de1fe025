"""What else a pair's two statements resemble: a link is likelier where nothing else in the other article comes nearer.

Embeddings and shared words call everything of one story alike. Measured against the statements around them
(each statement's proposed partners), a pair that says the same stands out and a pair of one topic does not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.link.features import feature_names
from headwater.link.profiles import Profile

NEAREST = 10
AROUND = 30
FAR = 0.2
SURROUNDINGS = (
    "margin_least",
    "margin_most",
    "nearness_here",
    "local_word_overlap",
    "local_word_containment",
    "mutual",
    "thin",
    "far_from_nearest",
    "rival",
    "modality_thin",
    "participants_thin",
    "deed_and_words",
    "words_and_nearness",
    "nearest_words",
)
THIN = 0.7
FEATURE_NAMES = feature_names()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The neighbourhood of every statement among the proposed pairs.

    `mean` is the mean likeness of its ten nearest, `best` the two greatest likenesses to each other article,
    `rarity` the local rarity of a word for each statement: (counts among its thirty nearest, their number).
    """

    mean: Mapping[int, float]
    best: Mapping[tuple[int, str], tuple[float, float]]
    rarity: Mapping[int, tuple[Counter[str], int]]

    def measure(
        self, i: int, j: int, likeness: float, profiles: Sequence[Profile], row: Sequence[float]
    ) -> list[float]:
        """The pair's features against its surroundings and with its own (`row`), in the order of `SURROUNDINGS`."""
        one = self.margin(i, profiles[j].article, likeness)
        other = self.margin(j, profiles[i].article, likeness)
        overlap, containment = self.local_overlap(i, j, profiles)
        nearness = 2 * likeness - self.mean[i] - self.mean[j]
        alone = [min(one, other), max(one, other), nearness, overlap, containment, float(one > 0 and other > 0)]
        return alone + combine(dict(zip(FEATURE_NAMES, row, strict=True)), *alone[:2], *alone[3:5])

    def margin(self, i: int, article: str, likeness: float) -> float:
        """How far the pair's likeness lies above the best other one between the statement and that article."""
        first, second = self.best[i, article]
        return likeness - (second if likeness >= first else first)

    def local_overlap(self, i: int, j: int, profiles: Sequence[Profile]) -> tuple[float, float]:
        """Dice and containment of the content words, weighted by how rare they are around the two."""
        a, b = profiles[i].concepts, profiles[j].concepts
        weight = {c: self.local_rarity(i, c) + self.local_rarity(j, c) for c in (*a, *b)}
        mine, theirs = sum(weight[c] for c in a), sum(weight[c] for c in b)
        shared = sum(weight[c] for c in a if c in profiles[j].weights)
        return 2 * shared / max(mine + theirs, 1e-6), shared / max(min(mine, theirs), 1e-6)

    def local_rarity(self, i: int, word: str) -> float:
        """Rarity in nats of a word among the statement's nearest."""
        counts, total = self.rarity[i]
        return math.log((total + 2) / (counts[word] + 1)) + 0.1


def combine(own: Mapping[str, float], least: float, most: float, overlap: float, containment: float) -> list[float]:
    """What counts together: little shared wording ("thin") with nothing else for it, deeds or nearness with wording."""
    thin = min(1.0, max(0.0, THIN - own["plain_containment"]))
    return [
        thin if own["main_deed_told"] == 0 and own["deed_match"] == 0 else 0.0,
        min(0.3, max(0.0, -most)),
        min(0.4, max(0.0, -least)),
        thin if own["modality_differs"] else 0.0,
        thin if own["participants_apart"] else 0.0,
        own["deed_match"] * own["plain_containment"],
        containment * own["passage_cosine"],
        overlap if most > 0 else 0.0,
    ]


def survey(pairs: Sequence[tuple[int, int]], likeness: Sequence[float], profiles: Sequence[Profile]) -> Surroundings:
    """The surroundings of every statement in the pairs."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), s in zip(pairs, likeness, strict=True):
        partners[i].append((s, j))
        partners[j].append((s, i))
    mean, rarity = {}, {}
    best: dict[tuple[int, str], tuple[float, float]] = {}
    for i in sorted(partners):
        nearest = sorted(partners[i], key=lambda p: (-p[0], p[1]))
        top = [s for s, _ in nearest[:NEAREST]]
        mean[i] = sum(top) / len(top)
        around = nearest[:AROUND]
        rarity[i] = (Counter(c for _, j in around for c in profiles[j].concepts), len(around))
        best.update(two_best(i, nearest, profiles))
    return Surroundings(mean, best, rarity)


def two_best(
    i: int, nearest: Sequence[tuple[float, int]], profiles: Sequence[Profile]
) -> dict[tuple[int, str], tuple[float, float]]:
    """The two greatest likenesses of a statement to each article among its partners, nearest first; `FAR` for none."""
    by_article: dict[str, list[float]] = {}
    for s, j in nearest:
        by_article.setdefault(profiles[j].article, []).append(s)
    return {(i, a): (found[0], found[1] if len(found) > 1 else FAR) for a, found in by_article.items()}
