"""Event mentions across articles: do two words name the same happening? Features and grouping.

The same question as for statements, one level down: lemma, doer and sufferer, names, numbers and the vector of
the word in its sentence. Used to train and check the scorer on ECB+ (`eval/ecb.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from headwater.link.clusters import group_pairs
from headwater.link.embedding import Vectors
from headwater.link.scorer import Trees

GROUP_COSINE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One event mention: its head's lemma and class, its arguments' and its sentence's content words and names.

    `place` is (document, sentence, position of the head in the document in 0..1); `weights` maps content words
    to their rarity in nats.
    """

    document: str
    sentence: str
    position: float
    text: str
    lemma: str
    concept: str
    verb: bool
    doers: frozenset[str]
    sufferers: frozenset[str]
    others: frozenset[str]
    words: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    times: frozenset[str]


@dataclass(frozen=True, slots=True)
class MentionPair:
    """Two mentions with the cosines of their words in context, of their lemmas alone, sentences, and documents."""

    a: Mention
    b: Mention
    word_cosine: float
    lemma_cosine: float
    sentence_cosine: float
    document_cosine: float


@dataclass(frozen=True, slots=True)
class MentionVectors:
    """One row a mention: the word in its sentence, the word alone, its sentence, its document."""

    words: Vectors
    lemmas: Vectors
    sentences: Vectors
    documents: Vectors

    def pair(self, mentions: Sequence[Mention], i: int, j: int) -> MentionPair:
        """The pair of mentions at two positions."""
        cosines = (float(v[i] @ v[j]) for v in (self.words, self.lemmas, self.sentences, self.documents))
        return MentionPair(mentions[i], mentions[j], *cosines)


def dice(a: Iterable[str], b: Iterable[str]) -> float:
    """Share of two sets' members that both hold; -0.2 where one is empty (nothing to compare)."""
    x, y = set(a), set(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else -0.2


def weighted(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Dice of two bags of words weighted by rarity."""
    total = sum(a.values()) + sum(b.values())
    return 2 * sum(w for c, w in sorted(a.items()) if c in b) / total if total else 0.0


MENTION_FEATURES: dict[str, Callable[[MentionPair], float]] = {
    "word_in_context_cosine": lambda p: p.word_cosine,
    "lemma_cosine": lambda p: p.lemma_cosine,
    "sentence_cosine": lambda p: p.sentence_cosine,
    "document_cosine": lambda p: p.document_cosine,
    "same_lemma": lambda p: float(p.a.lemma == p.b.lemma),
    "same_concept": lambda p: float(p.a.concept == p.b.concept),
    "same_text": lambda p: float(p.a.text == p.b.text),
    "both_verbs": lambda p: float(p.a.verb) + float(p.b.verb),
    "doers": lambda p: dice(p.a.doers, p.b.doers),
    "sufferers": lambda p: dice(p.a.sufferers, p.b.sufferers),
    "crossed": lambda p: max(dice(p.a.doers, p.b.sufferers), dice(p.a.sufferers, p.b.doers)),
    "others": lambda p: dice(p.a.others, p.b.others),
    "arguments": lambda p: dice(
        p.a.doers | p.a.sufferers | p.a.others, p.b.doers | p.b.sufferers | p.b.others
    ),
    "sentence_words": lambda p: weighted(p.a.words, p.b.words),
    "names": lambda p: dice(p.a.names, p.b.names),
    "numbers": lambda p: dice(p.a.numbers, p.b.numbers),
    "times": lambda p: dice(p.a.times, p.b.times),
    "same_document": lambda p: float(p.a.document == p.b.document),
    "same_sentence": lambda p: float((p.a.document, p.a.sentence) == (p.b.document, p.b.sentence)),
    "both_early": lambda p: max(p.a.position, p.b.position),
    "rarity": lambda p: max(p.a.words.get(p.a.concept, 0.0), p.b.words.get(p.b.concept, 0.0)),
}


def measure_mentions(p: MentionPair) -> list[float]:
    """The pair's features, in the order of `MENTION_FEATURES`."""
    return [f(p) for f in MENTION_FEATURES.values()]


def mention_pairs(mentions: Sequence[Mention], topic_of: Mapping[str, int]) -> list[tuple[int, int]]:
    """Pairs of mentions whose documents are of one topic."""
    by_topic: dict[int, list[int]] = {}
    for i, m in enumerate(mentions):
        by_topic.setdefault(topic_of[m.document], []).append(i)
    return [pair for members in by_topic.values() for pair in combinations(members, 2)]


def group_mentions(
    mentions: Sequence[Mention], vectors: MentionVectors, topic_of: Mapping[str, int], scorer: Trees, threshold: float
) -> list[list[int]]:
    """Groups of positions: mentions of one happening, documents of one topic only."""
    pairs = mention_pairs(mentions, topic_of)
    rows = [measure_mentions(vectors.pair(mentions, i, j)) for i, j in pairs]
    return group_pairs(len(mentions), pairs, list(scorer.probability(rows)), threshold)


def group_documents(names: Sequence[str], vectors: Vectors, least: float = GROUP_COSINE) -> dict[str, int]:
    """A topic number for each document: average linkage on the cosine of their vectors."""
    cosines = vectors @ vectors.T
    pairs = [(int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(cosines, 1) > least / 2), strict=True)]
    chances = [float(np.clip(0.5 + (cosines[p] - least), 0.01, 0.99)) for p in pairs]
    groups = group_pairs(len(names), pairs, chances, 0.5, must_not=0.0)
    return {names[i]: g for g, members in enumerate(groups) for i in members}
