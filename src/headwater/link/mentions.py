"""Event mentions across articles: do two words name the same happening? Features and grouping.

The same question as for statements, one level down: lemma, doer and sufferer, names, numbers and the vector of
the word in its sentence. Used to train and check the scorer on ECB+ (`eval/ecb.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from headwater.link.clusters import group_pairs
from headwater.link.embedding import Vectors

TOPIC_COSINE = 0.1
Bag = Mapping[str, float]


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
    """Two mentions with the cosines of their words in context, of their lemmas alone, of their sentences.

    The last three are their documents': of the vectors, of the words, of the names and numbers.
    """

    a: Mention
    b: Mention
    word_cosine: float
    lemma_cosine: float
    sentence_cosine: float
    document_cosine: float
    document_words: float
    document_names: float


@dataclass(frozen=True, slots=True)
class Documents:
    """Cosines between documents, each documents x documents: of vectors, of words, of names and numbers."""

    row_of: Mapping[str, int]
    vectors: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    names: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MentionVectors:
    """One row a mention: the word in its sentence, the word alone, its sentence; and the documents."""

    words: Vectors
    lemmas: Vectors
    sentences: Vectors
    documents: Documents

    def pair(self, mentions: Sequence[Mention], i: int, j: int) -> MentionPair:
        """The pair of mentions at two positions."""
        near = (float(v[i] @ v[j]) for v in (self.words, self.lemmas, self.sentences))
        x, y = (self.documents.row_of[mentions[k].document] for k in (i, j))
        around = (float(m[x, y]) for m in (self.documents.vectors, self.documents.words, self.documents.names))
        return MentionPair(mentions[i], mentions[j], *near, *around)


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
    "document_words": lambda p: p.document_words,
    "document_names": lambda p: p.document_names,
    "same_lemma": lambda p: float(p.a.lemma == p.b.lemma),
    "same_concept": lambda p: float(p.a.concept == p.b.concept),
    "same_text": lambda p: float(p.a.text == p.b.text),
    "both_verbs": lambda p: float(p.a.verb) + float(p.b.verb),
    "doers": lambda p: dice(p.a.doers, p.b.doers),
    "sufferers": lambda p: dice(p.a.sufferers, p.b.sufferers),
    "crossed": lambda p: max(dice(p.a.doers, p.b.sufferers), dice(p.a.sufferers, p.b.doers)),
    "others": lambda p: dice(p.a.others, p.b.others),
    "arguments": lambda p: dice(p.a.doers | p.a.sufferers | p.a.others, p.b.doers | p.b.sufferers | p.b.others),
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


def compare_documents(vectors: Mapping[str, Vectors], mentions: Sequence[Mention]) -> Documents:
    """How alike the documents are, by their vectors and by the words, names and numbers around their mentions."""
    order = list(vectors)
    words: dict[str, dict[str, float]] = {d: {} for d in order}
    names: dict[str, dict[str, float]] = {d: {} for d in order}
    for m in {(m.document, m.sentence): m for m in mentions}.values():
        for c, rarity in m.words.items():
            words[m.document][c] = words[m.document].get(c, 0.0) + rarity
        for c in sorted(m.names | m.numbers):
            names[m.document][c] = names[m.document].get(c, 0.0) + m.words.get(c, 1.0)
    stacked = np.stack([vectors[d] for d in order])
    return Documents(
        row_of={d: i for i, d in enumerate(order)},
        vectors=stacked @ stacked.T,
        words=bag_cosines([words[d] for d in order]),
        names=bag_cosines([names[d] for d in order]),
    )


def bag_cosines(bags: Sequence[Bag]) -> npt.NDArray[np.float32]:
    """Cosines between bags of weighted words, each damped by how many bags hold it: bags x bags."""
    held = Counter(c for bag in bags for c in bag)
    column = {c: i for i, c in enumerate(sorted(held))}
    table = np.zeros((len(bags), len(column)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for c, w in bag.items():
            table[row, column[c]] = math.log1p(w) * (math.log((len(bags) + 1) / held[c]) + 0.1)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    cosines: npt.NDArray[np.float32] = table @ table.T
    return cosines


def group_documents(documents: Documents, least: float = TOPIC_COSINE) -> dict[str, int]:
    """A topic number for each document: average linkage on the cosine of their words."""
    likeness = documents.words
    pairs = [(int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(likeness, 1) > least / 2), strict=True)]
    chances = [float(np.clip(0.5 + likeness[p] - least, 0.01, 0.99)) for p in pairs]
    groups = group_pairs(len(likeness), pairs, chances, 0.5, unseen=-4 * least, must_not=0.0)
    names = list(documents.row_of)
    return {names[i]: g for g, members in enumerate(groups) for i in members}
