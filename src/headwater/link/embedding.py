"""Texts become vectors: all-MiniLM-L6-v2 taught to tell the claims of one story apart, as int8 ONNX, no network.

How the encoder was taught and how well it does: `models/linker/README.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from headwater.errors import EnvironmentFault

MODEL = "linker-encoder@1"
DIMENSIONS = 384
MAX_TOKENS = 96
MAX_CHARS = 1000

Vectors = NDArray[np.float32]
Embed: TypeAlias = Callable[[Sequence[str]], Vectors]


def embed_texts(texts: Sequence[str]) -> Vectors:
    """One unit vector a text, in order: shape (len(texts), 384), float32; a text's vector depends on it alone.

    Equal texts are encoded once; text beyond `MAX_TOKENS` word pieces is not read. Every text is run by itself: the
    int8 model scales its activations over all it is given at once, so that neighbours would change the result.
    """
    row_of = {t: i for i, t in enumerate(dict.fromkeys(texts))}
    if not row_of:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    tokens = load_tokenizer().encode_batch([t[:MAX_CHARS] for t in row_of])
    table = np.stack([encode(e.ids) for e in tokens])
    return table[[row_of[t] for t in texts]]


def remembering(embed: Embed) -> Embed:
    """As `embed`, but no text is embedded twice: what linking has asked for, comparing need not ask for again."""
    known: dict[str, NDArray[np.float32]] = {}

    def ask(texts: Sequence[str]) -> Vectors:
        missing = [t for t in dict.fromkeys(texts) if t not in known]
        if missing:
            known.update(zip(missing, embed(missing), strict=True))
        return np.stack([known[t] for t in texts]) if texts else np.zeros((0, DIMENSIONS), dtype=np.float32)

    return ask


def encode(ids: Sequence[int]) -> NDArray[np.float32]:
    """The mean vector of the word pieces, of unit length."""
    pooled = encode_pieces(np.array([ids], dtype=np.int64))[0].mean(axis=0)
    unit: NDArray[np.float32] = (pooled / max(float(np.linalg.norm(pooled)), 1e-9)).astype(np.float32)
    return unit


def encode_pieces(ids: NDArray[np.int64]) -> Vectors:
    """The vector of every word piece of equally long rows: shape (rows, pieces, 384)."""
    return np.asarray(load_session().run(None, {"ids": ids})[0], dtype=np.float32)


@cache
def load_tokenizer() -> Any:
    """The WordPiece tokenizer of the encoder, truncating at `MAX_TOKENS` pieces, without padding."""
    from tokenizers import Tokenizer

    text = (files("headwater") / "models" / "linker" / "tokenizer.json").read_text(encoding="utf-8")
    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


@cache
def load_session() -> Any:
    """The encoder, single-threaded: results do not depend on the machine's number of cores.

    A missing or damaged file is an EnvironmentFault.
    """
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.inter_op_num_threads = 1
    try:
        weights = (files("headwater") / "models" / "linker" / "encoder.onnx").read_bytes()
        return onnxruntime.InferenceSession(weights, settings, providers=["CPUExecutionProvider"])
    except (OSError, RuntimeError) as e:
        raise EnvironmentFault(f"the model encoder.onnx is missing or damaged; reinstall headwater ({e})") from e


def embed_words(sentence: Sequence[str], places: Sequence[Sequence[int]]) -> Vectors:
    """The vectors of words in their sentence: for each place (positions of words) the mean of its pieces, unit length.

    Shape (len(places), 384); zero for a place beyond what is read.
    """
    tokenizer = load_tokenizer()
    found = tokenizer.encode(list(sentence), is_pretokenized=True)
    hidden = encode_pieces(np.array([found.ids], dtype=np.int64))[0]
    table = np.zeros((len(places), DIMENSIONS), dtype=np.float32)
    for row, place in enumerate(places):
        pieces = [at for at, word in enumerate(found.word_ids) if word in place]
        if pieces:
            mean = hidden[pieces].mean(axis=0)
            table[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return table
