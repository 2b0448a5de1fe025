"""The trained attribution model at work: texts in, attributions with source, cue and content out.

Two stages, both ONNX. The reader sees each window of word pieces once and says which pieces are cues.
The linker reads the same window once for each cue, from the reader's vectors, and says which pieces are that
cue's source and content, so attributions come out linked. See docs/attribution-model.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from headwater.extract.spans import AttributionSpan, Spans
from headwater.extract.tagger_decode import (
    Floats,
    Places,
    choose_best_run,
    choose_runs,
    drop_doubles,
    find_cues,
    run_on,
    share_words,
    sigmoid,
    soft_max,
    to_spans,
    word_starts,
)
from headwater.extract.tagger_pieces import Pieces, find_distances, split_pieces
from headwater.extract.tagger_windows import Window, batch_windows, cut_windows, fill_batch

_NEVER = -20.0
_FILES = ("reader.onnx", "linker.onnx", "tokenizer.json", "settings.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggerSettings:
    """Numbers fixed when the model was made (settings.json): windows, thresholds, calibration.

    `window`, `overlap` and `reach` (what the linker sees around a cue) count pieces. `cue`, `source` and
    `content` are the probabilities above which a piece speaks for its role, `turn` is the cost of an edge of a
    content in log odds. `lean_source` and `lean_content` say how much of the reader's own log odds of a role are
    added to the linker's. `weights` are those of the logistic regression that turns an attribution's features
    into its score; attributions with a score below `least` are left out.
    """

    version: str
    window: int = 256
    overlap: int = 64
    reach: int = 192
    cue: float = 0.35
    source: float = 0.5
    content: float = 0.5
    turn: float = 0.0
    lean_source: float = 0.0
    lean_content: float = 0.0
    least: float = 0.3
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One attribution before it is scored: its spans and what its score is reckoned from."""

    text: int
    source: Spans
    cue: Spans
    content: Spans
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Cue:
    row: int
    window: Window
    first: int
    last: int
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    place: slice
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An attribution in places of pieces: its text, source, cue and content, the stretch that was read, features."""

    text: int
    source: Places
    cue: Places
    content: Places
    first: int
    last: int
    features: tuple[float, ...]


class _Batch:
    """What the reader says of a batch of windows. Version 1 puts out no `roles`: they say nothing there."""

    __slots__ = ("roles", "spot", "tags", "text")

    def __init__(self, answer: Sequence[Floats]) -> None:
        self.tags, self.text, self.spot, *rest = answer
        self.roles = rest[0] if rest else np.zeros((*self.text.shape[:2], 2), dtype=np.float32)


class Tagger:
    """A loaded attribution model. `version` names it; `find` is deterministic for given texts and threads."""

    def __init__(self, folder: Path, *, threads: int = 1, batch_size: int = 1) -> None:
        values = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.settings = TaggerSettings(**{**values, "weights": tuple(values.get("weights", ()))})
        self.version = self.settings.version
        self._batch_size = batch_size
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._reader = _session(folder / "reader.onnx", threads)
        self._linker = _session(folder / "linker.onnx", threads)

    def find(self, texts: Sequence[str]) -> list[list[AttributionSpan]]:
        """The attributions of each text in order of their cues, offsets in the text as given, scores calibrated."""
        out: list[list[AttributionSpan]] = [[] for _ in texts]
        for found in self.find_candidates(texts):
            score = score_features(found.features, self.settings.weights)
            if score >= self.settings.least:
                span = AttributionSpan(
                    source=found.source, cue=found.cue, content=found.content, score=round(score, 4), by=self.version
                )
                out[found.text].append(span)
        return [_sorted(drop_doubles(spans)) for spans in out]

    def find_candidates(self, texts: Sequence[str]) -> Iterator[Found]:
        """Every cue with a content, unscored, in no set order: what thresholds and calibration are fitted on."""
        pieces = [split_pieces(text, self._tokenizer) for text in texts]
        fresh = [word_starts(text, part) for text, part in zip(texts, pieces, strict=True)]
        room = self.settings.window - 2
        windows = [w for i, p in enumerate(pieces) for w in cut_windows(i, len(p), room, self.settings.overlap)]
        said = [np.zeros(len(part), dtype=bool) for part in pieces]
        drafts: list[_Draft] = []
        for batch in batch_windows(windows, self._batch_size):
            answer = _Batch(self._reader.run(None, fill_batch(batch, pieces)))
            for row, window in enumerate(batch):
                own = slice(window.own_start - window.start + 1, window.own_end - window.start + 1)
                said[window.text][window.own_start : window.own_end] = answer.roles[row, own, 1] > 0
            cues = list(self._find_cues(batch, soft_max(answer.tags), fresh))
            if cues:
                drafts.extend(self._link(cues, answer, fresh))
        for draft in drafts:
            yield _finish(draft, pieces[draft.text], texts[draft.text], said[draft.text])

    def _find_cues(self, batch: Sequence[Window], tags: Floats, fresh: list[NDArray[np.bool_]]) -> Iterator[_Cue]:
        for row, window in enumerate(batch):
            size = window.end - window.start
            part = tags[row, 1 : size + 1]
            for first, last in find_cues(part, self.settings.cue):
                first, last = _whole_words(first, last, fresh[window.text][window.start : window.end])
                if window.own_start <= first + window.start < window.own_end:
                    chance = float((1 - part[first : last + 1, 0]).max())
                    yield _Cue(row, window, first + 1, last + 1, chance)

    def _link(self, cues: list[_Cue], answer: _Batch, fresh: list[NDArray[np.bool_]]) -> Iterator[_Draft]:
        logits, valid, starts = self._run_linker(cues, answer.text, answer.spot)
        length = logits.shape[1]
        gains = np.full((len(cues), 3, length), _NEVER, dtype=np.float32)
        roles = np.zeros((len(cues), 2, length), dtype=np.float32)
        for i, cue in enumerate(cues):
            inside = _stretch(cue, int(starts[i]), length)
            words = fresh[cue.window.text][inside.first : inside.last]
            gains[i, :, inside.place] = share_words(logits[i, inside.place].T, words)
            shown = answer.roles[cue.row, inside.place.start + starts[i] : inside.place.stop + starts[i]]
            roles[i, :, inside.place] = share_words(shown.T, words)
        source, content = self._choose(cues, gains, roles, starts)
        for i, cue in enumerate(cues):
            if not content[i].any():
                continue
            inside = _stretch(cue, int(starts[i]), length)
            spoken = _cue_places(cue, int(starts[i]), gains[i, 2])
            yield _Draft(
                text=cue.window.text,
                source=np.flatnonzero(source[i, inside.place]) + inside.first,
                cue=np.flatnonzero(spoken[inside.place]) + inside.first,
                content=np.flatnonzero(content[i, inside.place]) + inside.first,
                first=inside.first,
                last=inside.last,
                features=_features(cue.chance, float(valid[i]), gains[i], source[i], content[i]),
            )

    def _run_linker(self, cues: list[_Cue], text: Floats, spot: Floats) -> tuple[Floats, Floats, NDArray[np.int64]]:
        """Logits (cues, places, roles), logits of being a cue (cues), and the first place that each row shows."""
        rows = np.array([cue.row for cue in cues])
        firsts, lasts = np.array([c.first for c in cues]), np.array([c.last for c in cues])
        length = min(text.shape[1], self.settings.reach)
        starts = np.clip((firsts + lasts - length) // 2, 0, text.shape[1] - length)
        places = starts[:, None] + np.arange(length)[None, :]
        ends = np.array([cue.window.end - cue.window.start + 2 for cue in cues])
        inputs = {
            "text": text[rows[:, None], places],
            "spot": np.stack([spot[c.row, c.first : c.last + 1].mean(axis=0) for c in cues]),
            "distance": find_distances(places, firsts, lasts),
            "mask": (places < ends[:, None]).astype(np.int64),
        }
        logits, valid = self._linker.run(None, inputs)
        return logits, valid, starts

    def _choose(
        self, cues: list[_Cue], gains: Floats, roles: Floats, starts: NDArray[np.int64]
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        settings = self.settings
        speaks = gains[:, 0] + settings.lean_source * roles[:, 0] - _log_odds(settings.source)
        spoken = gains[:, 1] + settings.lean_content * roles[:, 1] - _log_odds(settings.content)
        place = np.arange(gains.shape[2])[None, :]
        start, end = choose_best_run(np.clip(speaks, -8, 8))
        source = (place >= start[:, None]) & (place < end[:, None])
        content = choose_runs(np.clip(spoken, -8, 8), settings.turn)
        for i, cue in enumerate(cues):
            own = slice(cue.first - int(starts[i]), cue.last + 1 - int(starts[i]))
            content[i, own] &= gains[i, 1, own] > 2.0
        return source, content


def _finish(draft: _Draft, pieces: Pieces, text: str, said: NDArray[np.bool_]) -> Found:
    """The draft in characters; a content that runs out of the linker's sight goes on as far as the reader sees one."""
    content = run_on(draft.content, draft.first, draft.last, said, pieces.line_starts())
    return Found(
        text=draft.text,
        source=to_spans(draft.source, pieces, text),
        cue=to_spans(draft.cue, pieces, text),
        content=to_spans(content, pieces, text),
        features=draft.features,
    )


def _cue_places(cue: _Cue, start: int, gains: Floats) -> NDArray[np.bool_]:
    """The places of the cue as the linker sees it, or as the reader does where the linker sees it elsewhere."""
    first, last = cue.first - start, cue.last - start
    low, high = (int(edge[0]) for edge in choose_best_run(np.clip(gains[None, :], -8, 8)))
    if high <= first or low > last:
        low, high = first, last + 1
    places = np.zeros(len(gains), dtype=bool)
    places[low:high] = True
    return places


def _stretch(cue: _Cue, start: int, length: int) -> _Stretch:
    """The places of a linker row that hold pieces, and the pieces of the text they hold."""
    low, high = max(start, 1), min(start + length, cue.window.end - cue.window.start + 1)
    at = cue.window.start - 1
    return _Stretch(place=slice(low - start, high - start), first=low + at, last=high + at)


def _features(
    chance: float, valid: float, gains: Floats, source: NDArray[np.bool_], content: NDArray[np.bool_]
) -> tuple[float, ...]:
    """Log odds of the cue and of its being one, mean certainty of source and content, size of the content."""
    sure = np.abs(2 * sigmoid(gains) - 1)
    near = source | content
    return (
        _log_odds(min(max(chance, 1e-4), 1 - 1e-4)),
        float(np.clip(valid, -10, 10)),
        float(sure[1][content].mean()),
        float(sure[1][near].min()),
        float(sure[0][source].mean()) if source.any() else 0.0,
        float(np.log(content.sum())),
        float(_edges(sure[1], content)),
    )


def _edges(sure: Floats, content: NDArray[np.bool_]) -> float:
    """Mean number of unsure pieces outside the content, as a share of the content's pieces, at most 1."""
    return float(min(1.0, (1 - sure)[~content].sum() / content.sum()))


def score_features(features: Sequence[float], weights: Sequence[float]) -> float:
    """The calibrated probability that an attribution with these features matches an annotated one.

    `weights` holds one weight a feature and then the intercept; without weights the cue's own probability stands.
    """
    if not weights:
        return _chance(features[0])
    return _chance(float(np.dot(weights[:-1], features)) + weights[-1])


def _chance(log_odds: float) -> float:
    return float(0.5 * (1 + np.tanh(0.5 * log_odds)))


def _log_odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def _whole_words(first: int, last: int, fresh: NDArray[np.bool_]) -> tuple[int, int]:
    while first > 0 and not fresh[first]:
        first -= 1
    while last + 1 < len(fresh) and not fresh[last + 1]:
        last += 1
    return first, last


def _session(path: Path, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _sorted(spans: list[AttributionSpan]) -> list[AttributionSpan]:
    return sorted(spans, key=lambda span: (span.cue, span.content, span.source))


def load_tagger(*, threads: int = 1, folder: Path | None = None) -> Tagger | None:
    """The shipped model (or the one in `folder`), or None where its files are absent."""
    place = folder or Path(str(resources.files("headwater") / "models" / "attribution"))
    if not all((place / name).is_file() for name in _FILES):
        return None
    return Tagger(place, threads=threads)
