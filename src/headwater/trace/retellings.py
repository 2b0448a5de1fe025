"""Rewrites: the same facts in the same order in other words.

A rewritten text may share no long run of words with its source, so sentences are aligned instead: each pair of
sentences is scored by the weight of the content words they share (rare words weigh more), and the best
chain of pairs that keeps the order on both sides is found by dynamic programming (local alignment after Smith and
Waterman 1981, over sentences, without gap costs). Quotations are left out: who quotes the same words may have asked
the same person.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.trace.wording import Sentence

MOSTLY_QUOTED = 0.6
MAX_SENTENCES = 80
RAREST = 80
MAX_HOLDERS = 60
LEAST_SHARED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Sentence `a` of one article and `b` of the other say the same with closeness `score` (0 to 1)."""

    a: int
    b: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """The best chain of aligned sentences of two articles, and the share of each article that it covers."""

    steps: tuple[Step, ...]
    cover_a: float
    cover_b: float

    @property
    def weight(self) -> float:
        """The summed closeness of the aligned sentences."""
        return sum(step.score for step in self.steps)


def word_weights(articles: Mapping[str, Sequence[Sentence]]) -> dict[str, float]:
    """Inverse sentence frequency of each content word over the corpus: log(1 + sentences / sentences with it)."""
    seen = Counter(w for sentences in articles.values() for s in sentences for w in sorted(s.content))
    total = sum(len(s) for s in articles.values())
    return {word: math.log(1 + total / count) for word, count in sorted(seen.items())}


def closeness(a: Sentence, b: Sentence, weights: Mapping[str, float]) -> float:
    """Weighted Dice overlap of the content words of two sentences, 0 to 1."""
    if len(a.content) < 4 or len(b.content) < 4:
        return 0.0
    shared = sum(weights[w] for w in a.content & b.content)
    whole = sum(weights[w] for w in a.content) + sum(weights[w] for w in b.content)
    return 2 * shared / whole if whole else 0.0


def align(a: Sequence[Sentence], b: Sequence[Sentence], weights: Mapping[str, float], least: float) -> Retelling:
    """The chain of sentence pairs, in order on both sides and at least `least` close, with the greatest total."""
    a, b = a[:MAX_SENTENCES], b[:MAX_SENTENCES]
    rows, cols = len(a), len(b)
    best = [[0.0] * (cols + 1) for _ in range(rows + 1)]
    score = [[_score(x, y, weights, least) for y in b] for x in a]
    for i in range(rows - 1, -1, -1):
        for j in range(cols - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score[i][j])
    steps, i, j = [], 0, 0
    while i < rows and j < cols:
        if score[i][j] and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            steps.append(Step(a=i, b=j, score=score[i][j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return Retelling(
        steps=tuple(steps),
        cover_a=_cover([a[s.a] for s in steps], a),
        cover_b=_cover([b[s.b] for s in steps], b),
    )


def _score(a: Sentence, b: Sentence, weights: Mapping[str, float], least: float) -> float:
    if a.quoted > MOSTLY_QUOTED or b.quoted > MOSTLY_QUOTED:
        return 0.0
    close = closeness(a, b, weights)
    return close if close >= least else 0.0


def _cover(part: Sequence[Sentence], whole: Sequence[Sentence]) -> float:
    total = sum(len(s.words) for s in whole)
    return sum(len(s.words) for s in part) / total if total else 0.0


def candidate_pairs(articles: Mapping[str, Sequence[Sentence]]) -> list[tuple[str, str]]:
    """Pairs of articles that share enough of their rarest words to be worth aligning.

    Each article proposes by its `RAREST` rarest words that others have too; a word of more than `MAX_HOLDERS` articles
    proposes nobody, so the work grows with the corpus and not with its square.
    """
    words = {a: frozenset[str]().union(*(s.content for s in sentences)) for a, sentences in articles.items()}
    count = Counter(w for a in sorted(words) for w in sorted(words[a]))
    holders: dict[str, list[str]] = defaultdict(list)
    for article in sorted(words):
        shared = sorted((w for w in words[article] if 2 <= count[w] <= MAX_HOLDERS), key=lambda w: (count[w], w))
        for word in shared[:RAREST]:
            holders[word].append(article)
    pairs: Counter[tuple[str, str]] = Counter()
    for word in sorted(holders):
        found = holders[word]
        pairs.update((a, b) for i, a in enumerate(found) for b in found[i + 1 :])
    return sorted(pair for pair, shared_words in pairs.items() if shared_words >= LEAST_SHARED)
