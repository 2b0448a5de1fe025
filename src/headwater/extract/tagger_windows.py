"""Texts cut into overlapping windows of word pieces, grouped into batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.extract.tagger_pieces import Pieces

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Pieces start..end of text number `text`; cues that begin in own_start..own_end are this window's to report."""

    text: int
    start: int
    end: int
    own_start: int
    own_end: int


def cut_windows(number: int, count: int, room: int, overlap: int) -> list[Window]:
    """As few windows of at most `room` pieces as cover `count` pieces, neighbours sharing `overlap`, all of one length.

    Every piece is owned by exactly one window, the one in which it lies furthest from an edge.
    """
    if count <= room:
        return [Window(text=number, start=0, end=count, own_start=0, own_end=count)] if count else []
    windows = -(-(count - overlap) // (room - overlap))
    length = -(-(count + (windows - 1) * overlap) // windows)
    starts = [i * (count - length) // (windows - 1) for i in range(windows)]
    middles = [(a + length + b) // 2 for a, b in pairwise(starts)]
    return [
        Window(text=number, start=start, end=start + length, own_start=own_start, own_end=own_end)
        for start, own_start, own_end in zip(starts, [0, *middles], [*middles, count], strict=True)
    ]


def batch_windows(windows: Sequence[Window], size: int) -> Iterator[list[Window]]:
    """All windows, longest first, in batches of at most `size`."""
    ordered = sorted(windows, key=lambda w: (w.start - w.end, w.text, w.start))
    for i in range(0, len(ordered), size):
        yield ordered[i : i + size]


def fill_batch(batch: Sequence[Window], pieces: Sequence[Pieces]) -> dict[str, NDArray[np.int64]]:
    """Model inputs (windows, places): ids, types, mask; the pieces of a window begin at place 1."""
    length = max(w.end - w.start for w in batch) + 2
    ids, types, mask = (np.zeros((len(batch), length), dtype=np.int64) for _ in range(3))
    for row, window in enumerate(batch):
        part, size = pieces[window.text], window.end - window.start
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = part.ids[window.start : window.end]
        types[row, 1 : size + 1] = part.types[window.start : window.end]
        mask[row, : size + 2] = 1
    return {"ids": ids, "types": types, "mask": mask}
