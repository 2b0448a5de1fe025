"""Word pieces of a raw text as the attribution model reads them: ids, offsets, and what lower-casing hides."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

TYPE_COUNT = 12
_QUOTES = re.compile(r"[“„«”»\"]|''|``|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The word pieces of one text; all arrays have one entry a piece.

    `ids` are vocabulary ids, `starts`/`ends` half-open code point offsets into the raw text, `types` the
    piece's type (0..11: letter case, line start, inside double quotation marks).
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    types: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def line_starts(self) -> NDArray[np.bool_]:
        """True for each piece that is the first of a line."""
        return np.asarray(self.types // 3 % 2 == 1)


def split_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The text is cut into word pieces whose offsets point into the raw text."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Pieces(
        ids=np.asarray(encoding.ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        types=_piece_types(text, starts, ends),
    )


def _piece_types(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Type of each piece: case (0 none, 1 initial capital, 2 all capitals) + 3 * starts a line + 6 * inside quotes."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    quoted = np.frombuffer(quote_mask(text), dtype=np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lines = np.cumsum(codes == ord("\n"))
    line = lines[starts]
    fresh = np.ones(len(starts), dtype=np.int64)
    fresh[1:] = line[1:] > line[:-1]
    case = np.fromiter((_case(text[s:e]) for s, e in zip(starts, ends, strict=True)), np.int64, len(starts))
    return case + 3 * fresh + 6 * quoted[starts].astype(np.int64)


def _case(piece: str) -> int:
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def quote_mask(text: str) -> bytearray:
    """One byte a character: 1 inside double quotation marks, marks included.

    Line by line: a quotation left open runs to the end of its line, since a quotation over several
    paragraphs opens again in each. Read as marks: curly, low, angle and straight ones, and '' and ``.
    """
    mask = bytearray(len(text) + 1)
    start = -1
    for found in _QUOTES.finditer(text + "\n"):
        mark = found[0]
        if mark == "\n":
            if start >= 0:
                mask[start : found.start()] = b"\1" * (found.start() - start)
            start = -1
        elif start < 0:
            start = -1 if mark in "”»" else found.start()
        elif mark not in ("“", "„", "«", "``"):
            mask[start : found.end()] = b"\1" * (found.end() - start)
            start = -1
    return mask


def find_distances(places: NDArray[np.int64], firsts: NDArray[np.int64], lasts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bucket of each place (cues, places) seen from its row's cue at firsts..lasts (both in).

    0 inside the cue; 1..31 after it, 32..62 before it; exact up to 12 places, then four buckets a doubling.
    """
    first, last = firsts[:, None], lasts[:, None]
    away = np.where(places < first, first - places, np.maximum(places - last, 0))
    far = 12 + np.floor(4 * np.log2(np.maximum(away, 12) / 12)).astype(np.int64)
    size = np.minimum(np.where(away <= 12, away, far), 31)
    return np.asarray(np.where(places < first, size + 31, size), dtype=np.int64)
