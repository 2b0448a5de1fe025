"""Windows of word pieces with their targets, cut at random places each epoch, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from headwater.extract.tagger_pieces import Pieces, split_pieces
from training.attribution.corpus import Document, Span

CLS, SEP, MASKED = 101, 102, 103
Flags = np.ndarray


@dataclass(frozen=True, slots=True)
class Example:
    """One article in pieces, with each annotator's attributions as rows of piece flags (source, cue, content)."""

    name: str
    pieces: Pieces
    readings: tuple[tuple[tuple[Flags, Flags, Flags], ...], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article: ids, types and, for every attribution whose cue is inside, its three rows of flags."""

    ids: Flags
    types: Flags
    rows: tuple[tuple[Flags, Flags, Flags], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length. Attribution rows are flat; `owner` says which window each belongs to."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    owner: Tensor
    source: Tensor
    cue: Tensor
    content: Tensor


def make_example(document: Document, tokenizer: Tokenizer) -> Example:
    """The article's pieces and the flags of each attribution that has a cue."""
    pieces = split_pieces(document.text, tokenizer)
    readings = tuple(
        tuple((_flags(pieces, g.source), _flags(pieces, g.cue), _flags(pieces, g.content)) for g in reading if g.cue)
        for reading in document.readings
    )
    return Example(document.name, pieces, readings)


def _flags(pieces: Pieces, spans: Sequence[Span]) -> Flags:
    out = np.zeros(len(pieces), dtype=bool)
    for start, end in spans:
        out |= (pieces.starts < end) & (pieces.ends > start)
    return out


def cut_windows(example: Example, size: int, rng: random.Random) -> Iterator[Window]:
    """The whole article once, in windows of `size` pieces (with both marks) from a random first length."""
    room, n = size - 2, len(example.pieces)
    rows = rng.choice(example.readings)
    at = 0 if n <= room else rng.randrange(room) - room
    while at < n:
        a, b = max(at, 0), min(at + room, n)
        if a == 0 and b < 40 and b < n:  # too short to stand alone
            at = b
            a, b = at, min(at + room, n)
        yield _window(example, rows, a, b)
        at = b


def _window(example: Example, rows: Sequence[tuple[Flags, Flags, Flags]], a: int, b: int) -> Window:
    pieces = example.pieces
    ids = np.concatenate(([CLS], pieces.ids[a:b], [SEP]))
    types = np.concatenate(([0], pieces.types[a:b], [0]))
    kept = tuple((np.pad(s[a:b], 1), np.pad(c[a:b], 1), np.pad(t[a:b], 1)) for s, c, t in rows if c[a:b].any())
    return Window(ids, types, kept)


def make_batches(windows: list[Window], size: int, rng: random.Random, part: int, parts: int) -> Iterator[Batch]:
    """All windows once, in batches of like length, in random order; of each batch the share of process `part`."""
    rng.shuffle(windows)
    groups: list[list[Window]] = []
    for i in range(0, len(windows), size * 60):
        chunk = sorted(windows[i : i + size * 60], key=lambda w: len(w.ids))
        groups += [chunk[j : j + size] for j in range(0, len(chunk), size)]
    rng.shuffle(groups)
    for group in groups:
        if len(group) >= parts:
            yield _batch(group[part::parts])


def _batch(group: list[Window]) -> Batch:
    length = max(len(w.ids) for w in group)

    def padded(rows: list[Flags], dtype: torch.dtype) -> Tensor:
        out = torch.zeros(len(rows), length, dtype=dtype)
        for i, row in enumerate(rows):
            out[i, : len(row)] = torch.from_numpy(row)
        return out

    rows = [(i, row) for i, w in enumerate(group) for row in w.rows]
    return Batch(
        ids=padded([w.ids for w in group], torch.long),
        types=padded([w.types for w in group], torch.long),
        mask=padded([np.ones(len(w.ids), dtype=bool) for w in group], torch.bool),
        owner=torch.tensor([i for i, _ in rows], dtype=torch.long),
        source=padded([row[0] for _, row in rows], torch.bool),
        cue=padded([row[1] for _, row in rows], torch.bool),
        content=padded([row[2] for _, row in rows], torch.bool),
    )
