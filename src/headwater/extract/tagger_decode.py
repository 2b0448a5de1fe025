"""From piece probabilities to spans: which pieces are cues, and which pieces each cue's source and content are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from headwater.extract.spans import AttributionSpan, Spans
from headwater.extract.tagger_pieces import Pieces

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


def soft_max(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(logits: Floats) -> Floats:
    """Probabilities of logits, safe for any size."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * logits)), dtype=np.float32)


def word_starts(text: str, pieces: Pieces) -> NDArray[np.bool_]:
    """True for each piece that does not go on with the word of the piece before it."""
    fresh = np.ones(len(pieces), dtype=bool)
    touching = np.flatnonzero(pieces.starts[1:] == pieces.ends[:-1]) + 1
    for i in touching.tolist():
        before, after = text[pieces.ends[i - 1] - 1], text[pieces.starts[i]]
        fresh[i] = not (before.isalnum() and after.isalnum())
    return fresh


def share_words(values: Floats, fresh: NDArray[np.bool_]) -> Floats:
    """Each piece of a word has the mean value of the word's pieces; values (..., pieces)."""
    if not len(fresh):
        return values
    first = fresh.copy()
    first[0] = True
    at = np.flatnonzero(first)
    sums = np.add.reduceat(values, at, axis=-1)
    counts = np.diff(np.append(at, len(first)))
    return np.asarray(np.repeat(sums / counts, counts, axis=-1), dtype=np.float32)


def find_cues(tags: Floats, threshold: float) -> Iterator[tuple[int, int]]:
    """First and last place (both in) of each run of likely cue pieces; tags (places, 3) as outside, begin, inside.

    A run is split where a begin is likelier than an inside.
    """
    likely = tags[:, 1] + tags[:, 2] >= threshold
    begins = tags[:, 1] > tags[:, 2]
    first = last = -1
    for i in np.flatnonzero(likely).tolist():
        if first >= 0 and (not likely[i - 1] or begins[i]):
            yield first, last
            first = -1
        first = i if first < 0 else first
        last = i
    if first >= 0:
        yield first, last


def choose_best_run(gains: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each row of gains (rows, places), the run with the greatest sum, half-open; 0, 0 where no sum is positive."""
    rows, places = gains.shape
    sums = np.concatenate([np.zeros((rows, 1), gains.dtype), np.cumsum(gains, axis=1)], axis=1)
    lowest = np.minimum.accumulate(sums, axis=1)
    end = np.argmax(sums - lowest, axis=1)
    upto = np.where(np.arange(places + 1)[None, :] <= end[:, None], sums, np.inf)
    start = np.argmin(upto, axis=1)
    none = (sums - lowest).max(axis=1) <= 0
    return np.where(none, 0, start).astype(np.int64), np.where(none, 0, end).astype(np.int64)


def choose_runs(gains: Floats, turn: float) -> NDArray[np.bool_]:
    """For each row of gains (rows, places), the places inside on the best path, where each step in or out costs `turn`.

    Viterbi over two states, all rows at once.
    """
    if turn == 0:
        return gains > 0
    rows, places = gains.shape
    inside = np.full(rows, -np.inf)
    outside = np.zeros(rows)
    came_in = np.zeros((places, rows), dtype=bool)
    went_out = np.zeros((places, rows), dtype=bool)
    for i in range(places):
        enter, leave = outside - turn, inside - turn
        came_in[i], went_out[i] = enter > inside, leave > outside
        inside, outside = np.maximum(inside, enter) + gains[:, i], np.maximum(outside, leave)
    state = inside - turn > outside
    path = np.zeros((rows, places), dtype=bool)
    for i in range(places - 1, -1, -1):
        path[:, i] = state
        state = np.where(state, ~came_in[i], went_out[i])
    return path


def run_on(
    content: Places, first: int, last: int, said: NDArray[np.bool_], line_starts: NDArray[np.bool_], most: int = 150
) -> Places:
    """The content, read in first..last (half-open), and what goes on from it outside, where it ends at that edge.

    It goes on over pieces that are `said` by somebody, to the end of the line and at most `most` pieces.
    """
    low, high = int(content[0]), int(content[-1]) + 1
    while high >= last and high < len(said) and said[high] and not line_starts[high] and high < last + most:
        high += 1
    while low <= first and low > 0 and said[low - 1] and not line_starts[low] and low > first - most:
        low -= 1
    before, after = np.arange(low, content[0]), np.arange(content[-1] + 1, high)
    return np.concatenate((before, content, after)).astype(np.int64)


def to_spans(at: Places, pieces: Pieces, text: str) -> Spans:
    """Character spans of the pieces at these places, runs joined over white space."""
    spans: list[tuple[int, int]] = []
    for start, end in zip(pieces.starts[at].tolist(), pieces.ends[at].tolist(), strict=True):
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def drop_doubles(found: list[AttributionSpan], share: float = 0.7) -> list[AttributionSpan]:
    """Without those whose content is, to `share` of the joint length, that of a likelier one found in the same text."""
    kept: list[AttributionSpan] = []
    for one in sorted(found, key=lambda a: (-a.score, a.cue)):
        if not any(overlap_share(one.content, other.content) >= share for other in kept):
            kept.append(one)
    return kept


def overlap_share(left: Spans, right: Spans) -> float:
    """Shared characters as a share of all characters of both (0..1); each side's spans are disjoint."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
    every = sum(b - a for a, b in left) + sum(b - a for a, b in right) - both
    return both / every if every else 0.0
