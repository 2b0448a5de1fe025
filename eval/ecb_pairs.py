"""ECB+ mentions read in pairs of passages by the pair model, and its word weighed against the features' word."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.pairs.reader import Marked, PairReader

LONGEST = 48  # words of a passage of several sentences, as in training
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one document with their mentions, and where these stand in the corpus."""

    marked: Marked
    rows: list[int]


def cut_passages(sentences: dict[tuple[str, str], list[str]], rows: Sequence[dict[str, Any]]) -> list[Passage]:
    """The documents' annotated sentences as passages of at most `LONGEST` words (or one sentence)."""
    of_sentence: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        of_sentence[row["doc_id"], str(row["sent_id"])].append(i)
    groups: list[list[tuple[str, str]]] = []
    for place, words in sentences.items():
        if place not in of_sentence:
            continue
        size = sum(len(sentences[p]) for p in groups[-1]) if groups else 0
        if groups and groups[-1][0][0] == place[0] and size + len(words) <= LONGEST:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [make_passage(group, sentences, of_sentence, rows) for group in groups]


def make_passage(
    places: Sequence[tuple[str, str]],
    sentences: dict[tuple[str, str], list[str]],
    of_sentence: dict[tuple[str, str], list[int]],
    rows: Sequence[dict[str, Any]],
) -> Passage:
    """The passage of these sentences."""
    words: list[str] = []
    mentions: list[list[int]] = []
    found: list[int] = []
    for place in places:
        for i in of_sentence[place]:
            found.append(i)
            mentions.append([len(words) + t for t in rows[i]["tokens_number"]])
        words += sentences[place]
    return Passage(Marked(words, mentions), found)


def read_mention_pairs(
    pairs: Sequence[tuple[int, int]], passages: Sequence[Passage], reader: PairReader
) -> tuple[Floats, int]:
    """(the model's log-odds for each pair of rows, the mean over all readings that held both; how many readings).

    NaN for a pair no reading held.
    """
    total: dict[tuple[int, int], float] = defaultdict(float)
    count: dict[tuple[int, int], int] = defaultdict(int)
    wanted = passage_pairs(pairs, passages)
    for a, b in wanted:
        one, other = passages[a], passages[b]
        table = reader.compare_mentions(one.marked, other.marked)
        rows = [*one.rows, *other.rows]
        for x, i in enumerate(rows):
            for y, j in enumerate(rows):
                if i < j and not np.isnan(table[x, y]):
                    total[i, j] += float(table[x, y])
                    count[i, j] += 1
    mean = [total[p] / count[p] if p in count else np.nan for p in pairs]
    return np.array(mean), len(wanted)


def passage_pairs(pairs: Iterable[tuple[int, int]], passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """The pairs of passages that hold the pairs of rows; a pair inside one passage is read wherever that one is."""
    home = {i: k for k, p in enumerate(passages) for i in p.rows}
    found = {(min(home[i], home[j]), max(home[i], home[j])) for i, j in pairs}
    return sorted((a, b) for a, b in found if a != b)


def blend(tree: Floats, pair: Floats, weights: dict[str, float]) -> Floats:
    """Probabilities from both models: logistic regression over their log-odds, fitted on topics neither learnt."""
    both = weights["tree"] * log_odds(tree) + weights["pair"] * np.clip(pair, -12, 12) + weights["bias"]
    mixed = 1 / (1 + np.exp(-both))
    return np.where(np.isnan(pair), tree, mixed)


def log_odds(chances: Floats) -> Floats:
    """Log-odds of probabilities, within -9..9."""
    p = np.clip(chances, 1e-4, 1 - 1e-4)
    result: Floats = np.log(p / (1 - p))
    return result


def load_blend(model: Path) -> dict[str, float]:
    """The fitted weights beside the model (`training.pairs.fit_events`)."""
    found: dict[str, float] = json.loads((model / "events.json").read_text(encoding="utf-8"))
    return found
