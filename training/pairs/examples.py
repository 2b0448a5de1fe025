"""What the model is shown: pairs of passages drawn in a fixed mixture, in word pieces, in batches of like length."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.pairs.alter import contradict, reword
from training.pairs.corpus import Mark, Passage, cut, join_sentences

CLS, SEP = 101, 102
ROOM = 120
ENTITY_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Mixture:
    """Shares of the kinds of pairs drawn; the rest are altered passages (`altered`)."""

    telling_same: float = 0.34
    same_side: float = 0.16
    other_side: float = 0.08
    documents: float = 0.26
    cropped: float = 0.35


@dataclass(frozen=True, slots=True)
class Example:
    """One pair in pieces. Mentions are piece positions; labels are -1 where unknown.

    `events`/`entities` list (pieces, chain number); `same` is the share of content both tell (0..1 or -1),
    `conflict` whether one was made to contradict the other.
    """

    ids: list[int]
    types: list[int]
    events: list[tuple[list[int], str]]
    entities: list[tuple[list[int], str]]
    same: float
    conflict: float


class Drawer:
    """Draws pairs of passages from the annotated sentences."""

    def __init__(self, sentences: Sequence[Passage], tokenizer: Tokenizer, mixture: Mixture) -> None:
        self.tokenizer, self.mixture = tokenizer, mixture
        self.known: dict[str, list[int]] = {}
        self.sentences = list(sentences)
        words = {w for s in sentences for w in s.words[1:] if w[:1].isupper() and w.isalpha() and len(w) > 3}
        self.names = sorted(words)
        joined = list(join_sentences(sentences))
        self.pools = {
            "telling_same": telling_pairs(self.sentences, same=True),
            "same_side": telling_pairs(self.sentences, same=False),
            "other_side": crossing_pairs(self.sentences),
            "documents": [pair for same in (True, False) for pair in telling_pairs(joined, same=same)]
            + crossing_pairs(joined)[::4],
        }

    def draw(self, rng: random.Random) -> Example:
        """One pair, its members in random order."""
        chance, pool = rng.random(), "altered"
        for name in ("telling_same", "same_side", "other_side", "documents"):
            share = getattr(self.mixture, name)
            if chance < share:
                pool = name
                break
            chance -= share
        if pool == "altered":
            return self.draw_altered(rng)
        a, b = rng.choice(self.pools[pool])
        if pool != "documents" and rng.random() < self.mixture.cropped:
            a = crop(a, rng)
        if pool != "documents" and rng.random() < self.mixture.cropped:
            b = crop(b, rng)
        if rng.random() < 0.5:
            a, b = b, a
        return self.make(a, b, share_told(a, b), 0.0)

    def draw_altered(self, rng: random.Random) -> Example:
        """A sentence, or one that tells the same, beside one made to contradict it, or one reworded."""
        if rng.random() < 0.5:
            a = b = rng.choice(self.sentences)
        else:
            a, b = rng.choice(self.pools["telling_same"])
        same = share_told(a, b)
        changed = contradict(b, self.names, rng) if rng.random() < 0.6 else None
        conflict = changed is not None and (same > 0.5)
        b = reword(changed or b, rng) if rng.random() < 0.7 else changed or b
        if rng.random() < 0.5:
            a, b = b, a
        if changed is None:
            return self.make(a, b, same, 0.0)
        return self.make(a, b, 0.0, 1.0 if conflict else -1.0)

    def make(self, a: Passage, b: Passage, same: float, conflict: float) -> Example:
        """The pair in pieces."""
        (one, one_words), (other, other_words) = self.pieces(a), self.pieces(b)
        keep_a, keep_b = share_room(len(one), len(other), ROOM - 3)
        ids = [CLS, *one[:keep_a], SEP, *other[:keep_b], SEP]
        types = [0] * (keep_a + 2) + [1] * (keep_b + 1)
        sides = ((a, one_words[:keep_a], 1), (b, other_words[:keep_b], keep_a + 2))
        events = [m for p, words, at in sides for m in placed(p.events, words, at)]
        entities = [m for p, words, at in sides for m in placed(p.entities, words, at)]
        return Example(ids, types, events, entities, same, conflict)

    def pieces(self, passage: Passage) -> tuple[list[int], list[int]]:
        """Vocabulary ids of the passage, and of each the position of its word."""
        ids: list[int] = []
        words: list[int] = []
        for at, word in enumerate(passage.words):
            if word not in self.known:
                self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids
            ids += self.known[word]
            words += [at] * len(self.known[word])
        return ids, words


def share_room(a: int, b: int, room: int) -> tuple[int, int]:
    """How many pieces of two passages are kept, the longer one being cut first."""
    keep_a = min(a, max(room // 2, room - b))
    return keep_a, min(b, room - keep_a)


def placed(marks: Sequence[Mark], words: Sequence[int], at: int) -> Iterator[tuple[list[int], str]]:
    """The mentions' pieces in the pair, of those that were not cut off."""
    pieces: dict[int, list[int]] = defaultdict(list)
    for i, w in enumerate(words):
        pieces[w].append(at + i)
    for m in marks:
        found = [p for w in m.words for p in pieces.get(w, ())]
        if found:
            yield found, m.chain


def telling_pairs(passages: Sequence[Passage], *, same: bool) -> list[tuple[Passage, Passage]]:
    """Pairs of one side of a topic that share an event chain, or that share none."""
    found = []
    by_side: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for p in passages:
        by_side[p.topic, p.side].append(p)
    for group in by_side.values():
        for i, a in enumerate(group):
            found += [(a, b) for b in group[:i] if bool(a.chains() & b.chains()) == same]
    return found


def crossing_pairs(passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Pairs from the two sides of a topic: alike in kind, different happenings."""
    by_topic: dict[str, tuple[list[Passage], list[Passage]]] = defaultdict(lambda: ([], []))
    for p in passages:
        by_topic[p.topic][p.side == "plus"].append(p)
    return [(a, b) for one, other in by_topic.values() for a in one for b in other]


def share_told(a: Passage, b: Passage) -> float:
    """Dice of the two passages' chains, entities counted half; -1 where one has no event left."""
    if not a.events or not b.events:
        return -1.0
    x, y = weights(a), weights(b)
    return 2 * sum(w for c, w in x.items() if c in y) / (sum(x.values()) + sum(y.values()))


def weights(p: Passage) -> dict[str, float]:
    """Chains of the passage with their weights."""
    return {m.chain: ENTITY_WEIGHT for m in p.entities} | {m.chain: 1.0 for m in p.events}


def crop(p: Passage, rng: random.Random) -> Passage:
    """A stretch of the passage around one of its events, as statements are often parts of sentences."""
    event = rng.choice(p.events)
    start = rng.randint(max(0, min(event.words) - 12), min(event.words))
    end = rng.randint(max(event.words) + 1, min(len(p.words), max(event.words) + 14))
    return cut(p, start, end) if end - start >= 4 else p


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs padded to one length, with all mention pairs to be told apart.

    `spots` (mentions, pieces in all) averages the pieces of each mention; `left`/`right` index it for every pair of
    mentions of one row, `label` says whether they corefer, `entity` whether they are entities; `trigger` marks
    pieces of events (-1: unknown).
    """

    ids: Tensor
    types: Tensor
    mask: Tensor
    spots: Tensor
    left: Tensor
    right: Tensor
    label: Tensor
    entity: Tensor
    trigger: Tensor
    same: Tensor
    conflict: Tensor


def make_batches(examples: Sequence[Example], tokens: int, rng: random.Random, parts: int) -> list[list[Example]]:
    """Groups of like length of about `tokens` pieces each, in random order, each divisible by `parts`."""
    groups, group = [], []
    for e in sorted(examples, key=lambda e: len(e.ids)):
        group.append(e)
        if len(group) % parts == 0 and len(group) * len(e.ids) >= tokens:
            groups.append(group)
            group = []
    rng.shuffle(groups)
    return groups


def fill(group: Sequence[Example]) -> Batch:
    """The examples as tensors."""
    length = max(len(e.ids) for e in group)
    ids, types, mask = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(3))
    trigger = torch.full((len(group), length), -1.0)
    spots: list[tuple[int, list[int]]] = []
    pairs: list[tuple[int, int, bool, bool]] = []
    for row, e in enumerate(group):
        n = len(e.ids)
        ids[row, :n], types[row, :n], mask[row, :n] = torch.tensor(e.ids), torch.tensor(e.types), 1
        if e.events:
            trigger[row, 1:n] = 0.0
            trigger[row, [p for pieces, _ in e.events for p in pieces]] = 1.0
        for entity, marks in ((False, e.events), (True, e.entities)):
            first = len(spots)
            spots += [(row, pieces) for pieces, _ in marks]
            pairs += [
                (first + j, first + i, marks[i][1] == marks[j][1], entity) for i in range(len(marks)) for j in range(i)
            ]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 4)
    columns: list[Any] = [torch.from_numpy(table[:, i].copy()) for i in range(4)]
    return Batch(
        ids=ids, types=types, mask=mask, spots=averages(spots, length, len(group)),
        left=columns[0], right=columns[1], label=columns[2].float(), entity=columns[3],
        trigger=trigger, same=torch.tensor([e.same for e in group]), conflict=torch.tensor([e.conflict for e in group]),
    )  # fmt: skip


def averages(spots: Sequence[tuple[int, list[int]]], length: int, rows: int) -> Tensor:
    """A matrix (mentions, rows * length) that takes the mean of each mention's pieces."""
    out = torch.zeros(len(spots), rows * length)
    for i, (row, pieces) in enumerate(spots):
        out[i, [row * length + p for p in pieces]] = 1.0 / len(pieces)
    return out
