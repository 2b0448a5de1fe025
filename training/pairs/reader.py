"""Two passages read together by a small trained model: same content, contradiction, and which events of both are one.

A MiniLM cross-encoder as int8 ONNX, not shipped (docs/pair-model.md says why). It runs on the CPU, one pair at a
time in one thread, so that what it says of a pair depends on that pair alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CLS, SEP = 101, 102
ROOM = 120
MAX_CHARS = 800
TRIGGER = 0.4
PAIR_FEATURES = ("pair_same", "pair_contradicts", "events_best", "events_covered_least", "events_covered_most")


@dataclass(frozen=True, slots=True)
class Head:
    """Log-odds that two mentions are one, linear in the product and the distance of their spots."""

    product: Floats
    gap: Floats
    bias: float

    def compare(self, x: Floats, y: Floats) -> Floats:
        """Log-odds for every row of `x` (m, size) against every row of `y` (n, size): shape (m, n)."""
        apart = np.abs(x[:, None] - y[None])
        result: Floats = (x * self.product) @ y.T + apart @ self.gap + np.float32(self.bias)
        return result


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of one pair: log-odds of same content and of contradiction, and each passage's pieces.

    `spots` hold a row for each piece, `triggers` the log-odds that the piece names an event; first passage, second.
    """

    same: float
    contradicts: float
    spots: tuple[Floats, Floats]
    triggers: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage as words, and the positions of each mention's words."""

    words: Sequence[str]
    mentions: Sequence[Sequence[int]]


class PairReader:
    """The loaded model. `version` names it. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.version = str(settings["version"])
        self.event, self.entity = head_from(settings["event"]), head_from(settings["entity"])
        self._tokenizer = load_tokenizer()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(folder / "pairs.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def compare_texts(self, pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
        """One row for each pair of passages, in the order of `PAIR_FEATURES`; equal pairs are read once.

        `pair_same` and `pair_contradicts` are log-odds; `events_best` is the greatest probability that an event of
        the one is one of the other, `events_covered_*` the mean over a passage's events of the best partner's
        probability, the lesser and the greater of both directions.
        """
        known: dict[tuple[str, str], list[float]] = {}
        for a, b in pairs:
            if (a, b) not in known:
                known[a, b] = self.measure(self.read(self.pieces(a), self.pieces(b)))
        return [known[pair] for pair in pairs]

    def compare_mentions(self, one: Marked, other: Marked) -> Floats:
        """Log-odds that two mentions name one event, for all mentions of both passages: shape (m + n, m + n).

        Mentions of `one` come first; rows and columns of a mention beyond what is read are NaN.
        """
        (a, words_a), (b, words_b) = self.word_pieces(one.words), self.word_pieces(other.words)
        reading = self.read(a, b)
        spots = np.concatenate(
            [
                mention_spots(reading.spots[0], words_a, one.mentions),
                mention_spots(reading.spots[1], words_b, other.mentions),
            ]
        )
        return self.event.compare(spots, spots)

    def read(self, a: Sequence[int], b: Sequence[int]) -> Reading:
        """The reading of two passages given as vocabulary ids."""
        keep_a, keep_b = share_room(len(a), len(b), ROOM - 3)
        ids = [CLS, *a[:keep_a], SEP, *b[:keep_b], SEP]
        types = [0] * (keep_a + 2) + [1] * (keep_b + 1)
        feed = {"ids": np.array([ids], dtype=np.int64), "types": np.array([types], dtype=np.int64)}
        pair, spots, trigger = (np.asarray(x[0], dtype=np.float32) for x in self._session.run(None, feed))
        first, second = slice(1, keep_a + 1), slice(keep_a + 2, keep_a + 2 + keep_b)
        return Reading(
            same=float(pair[0]),
            contradicts=float(pair[1]),
            spots=(spots[first], spots[second]),
            triggers=(trigger[first], trigger[second]),
        )

    def measure(self, reading: Reading) -> list[float]:
        """A reading as numbers, in the order of `PAIR_FEATURES`."""
        x, y = (event_spots(s, t) for s, t in zip(reading.spots, reading.triggers, strict=True))
        same, against = bounded(reading.same), bounded(reading.contradicts)
        if not len(x) or not len(y):
            return [same, against, 0.0, 0.0, 0.0]
        chances = chance(self.event.compare(x, y))
        covered = sorted((float(chances.max(axis=1).mean()), float(chances.max(axis=0).mean())))
        return [same, against, float(chances.max()), covered[0], covered[1]]

    def pieces(self, text: str) -> list[int]:
        """Vocabulary ids of a passage; a lone surrogate is read as a question mark."""
        sound = text[:MAX_CHARS].encode("utf-8", "replace").decode("utf-8")
        ids: list[int] = self._tokenizer.encode(sound, add_special_tokens=False).ids
        return ids

    def word_pieces(self, words: Sequence[str]) -> tuple[list[int], list[int | None]]:
        """Vocabulary ids of a passage given as words, and of each the position of its word."""
        found = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        return found.ids, found.word_ids


def share_room(a: int, b: int, room: int) -> tuple[int, int]:
    """How many pieces of two passages are kept, the longer one being cut first."""
    keep_a = min(a, max(room // 2, room - b))
    return keep_a, min(b, room - keep_a)


def event_spots(spots: Floats, triggers: Floats) -> Floats:
    """One row for each run of pieces that name an event: the mean of its pieces' spots."""
    edges = np.flatnonzero(np.diff(np.pad((chance(triggers) >= TRIGGER).astype(np.int8), 1)))
    runs = [spots[start:end].mean(axis=0) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return np.array(runs, dtype=np.float32).reshape(len(runs), spots.shape[1])


def mention_spots(spots: Floats, words: Sequence[int | None], mentions: Sequence[Sequence[int]]) -> Floats:
    """The mean of each mention's pieces' spots; NaN for one without pieces that were read."""
    table = np.full((len(mentions), spots.shape[1]), np.nan, dtype=np.float32)
    for row, mention in enumerate(mentions):
        pieces = [at for at, word in enumerate(words[: len(spots)]) if word in mention]
        if pieces:
            table[row] = spots[pieces].mean(axis=0)
    return table


def chance(log_odds: Floats) -> Floats:
    """Probabilities."""
    result = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -30.0, 30.0)))
    return np.asarray(result, dtype=np.float32)


def bounded(log_odds: float) -> float:
    """Log-odds within -8..8, rounded so that the last bits of one machine's arithmetic do not show."""
    return round(min(max(log_odds, -8.0), 8.0), 4)


def head_from(data: Mapping[str, Any]) -> Head:
    """A head from its JSON object."""
    product, gap = (np.array(data[k], dtype=np.float32) for k in ("product", "gap"))
    return Head(product, gap, float(data["bias"]))


@cache
def load_tokenizer() -> Any:
    """The WordPiece tokenizer, the one of the embedding (same vocabulary), without truncation or padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str((files("headwater") / "models" / "linker" / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
