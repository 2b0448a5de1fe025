"""python -m training.attribution.fit --data POLNEAR MODEL: thresholds and calibration, on the articles held back.

Rewrites MODEL/settings.json. The thresholds are chosen one after another by a sum of three F1 figures (judge.Figures);
the calibration is a logistic regression from each candidate's features to whether its content matches.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from headwater.extract.spans import AttributionSpan
from headwater.extract.tagger import Found, Tagger, TaggerSettings, score_features
from headwater.extract.tagger_decode import drop_doubles
from training.attribution.command import hold_back
from training.attribution.corpus import Document, Gold, read_corpus
from training.attribution.judge import Figures, judge, match

GRID: dict[str, tuple[float, ...]] = {
    "lean_content": (0.0, 0.3, 0.5),
    "lean_source": (0.0, 0.3, 0.6),
    "content": (0.2, 0.3, 0.4, 0.5),
    "turn": (0.0, 1.0, 2.0),
    "source": (0.15, 0.25, 0.35, 0.5),
    "cue": (0.2, 0.3, 0.4),
}


class Remembered:
    """A model session that answers a question asked before from memory: thresholds are tried on the same windows."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._answers: dict[bytes, Any] = {}

    def run(self, names: None, inputs: dict[str, np.ndarray]) -> Any:
        key = b"".join(value.tobytes() for value in inputs.values())
        if key not in self._answers:
            self._answers[key] = self._session.run(names, inputs)
        return self._answers[key]


def fit_settings(tagger: Tagger, documents: Sequence[Document]) -> tuple[TaggerSettings, Figures]:
    """The best settings found and the figures they reach on the documents they were fitted to."""
    best, reached = _try(tagger, documents, tagger.settings)
    for _ in range(2):
        before = best
        for name, values in GRID.items():
            for value in values:
                if value == getattr(best, name):
                    continue
                tried, figures = _try(tagger, documents, replace(best, **{name: value}))
                if figures.total > reached.total + 1e-9:
                    best, reached = tried, figures
        print(json.dumps(asdict(best)), reached, flush=True)
        if best == before:
            break
    return best, reached


def _try(tagger: Tagger, documents: Sequence[Document], settings: TaggerSettings) -> tuple[TaggerSettings, Figures]:
    """The settings with calibration weights and least score fitted, and what they reach."""
    tagger.settings = settings
    found: list[list[Found]] = [[] for _ in documents]
    for one in tagger.find_candidates([d.text for d in documents]):
        found[one.text].append(one)
    weights = fit_weights(documents, found)
    scored = [[_scored(one, weights) for one in ones] for ones in found]
    best = (replace(settings, weights=weights, least=0.5), Figures(content=0, joint=0, characters=0))
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        kept = [drop_doubles([a for a in spans if a.score >= least]) for spans in scored]
        figures = judge([(d.text, spans, d.readings[0]) for d, spans in zip(documents, kept, strict=True)])
        if figures.total > best[1].total:
            best = (replace(settings, weights=weights, least=least), figures)
    return best


def _scored(one: Found, weights: tuple[float, ...]) -> AttributionSpan:
    score = score_features(one.features, weights)
    return AttributionSpan(source=one.source, cue=one.cue, content=one.content, score=score)


def fit_weights(documents: Sequence[Document], found: Sequence[Sequence[Found]]) -> tuple[float, ...]:
    """Weights of the features and intercept, rounded; none where all or none of the candidates match."""
    rows, right = [], []
    for document, ones in zip(documents, found, strict=True):
        matched = match(document.text, [_scored(one, ()) for one in ones], _with_content(document.readings[0]))
        rows += [one.features for one in ones]
        right += [i in matched for i in range(len(ones))]
    if len(set(right)) < 2:
        return ()
    table = np.array(rows)
    middle, spread = table.mean(0), table.std(0) + 1e-9
    model = LogisticRegression(C=0.3, max_iter=1000).fit((table - middle) / spread, right)
    weights = model.coef_[0] / spread
    return (*(round(float(w), 5) for w in weights), round(float(model.intercept_[0] - weights @ middle), 5))


def _with_content(gold: Sequence[Gold]) -> list[Gold]:
    return [g for g in gold if g.content]


def main() -> None:
    """Fits as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    _, held = hold_back(read_corpus(arguments.data / "train"))
    tagger = Tagger(arguments.model)
    tagger._reader, tagger._linker = Remembered(tagger._reader), Remembered(tagger._linker)
    settings, figures = fit_settings(tagger, held)
    values = {**asdict(settings), "weights": list(settings.weights)}
    (arguments.model / "settings.json").write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
    print(figures)


if __name__ == "__main__":
    main()
