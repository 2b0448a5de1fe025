"""Of the statements given a confidence of 0.9, are nine in ten right?

    python -m eval.confidence --data DATA [--fit] [--record]

DATA holds `polnear/` and `origins/`. A statement is right when its passage and its chain both are:

- PolNeAR: an attributed statement lies in the content of an annotated attribution (most of its characters), and
  the innermost such attribution has its source among the mentions of the chain; a statement in the article's own
  voice lies in no annotated content with a source. Pronouns and further hops are not annotated there.
- origin stories: the statement that matches an annotated report has exactly the annotated chain.

`--fit` fits the weights of `headwater/extract/data/confidence.json` on the PolNeAR train articles that the tagger
was not trained on and on the stories used for tuning; PolNeAR dev is never fitted on. `--record` writes
`eval/results/confidence.json`. The table gives each set's bands: how many statements, what they were given on
average, how many of them are right.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from eval.origins import KEPT, gold_of, stories
from eval.record import write_result
from eval.scorers import find_scorer
from headwater.extract import extract_statements
from headwater.extract.confidence import LEAST, MOST, grounds
from headwater.model import Article, Extraction, Statement, make_id
from headwater.options import ExtractOptions
from training.attribution.corpus import Document, Gold, read_corpus

WEIGHTS = Path(__file__).parents[1] / "src/headwater/extract/data/confidence.json"
HELD_BACK, SEED = 40, 3
"""The articles that training sets aside for thresholds (`training.attribution.command.hold_back`)."""
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
STEPS, RATE, SHRINK = 8000, 0.3, 0.001
STORY_WEIGHT = 3.0
"""A story's statement counts for so many of PolNeAR's: they are few, and their chains are longer."""
LONG_WEIGHT = 0.2
"""What a PolNeAR statement of two hops or more counts in fitting: only one of them is judged there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One statement with its grounds, what it was given, and whether it is right."""

    voice: str
    grounds: dict[str, float]
    given: float
    right: bool
    weight: float = 1.0


def main(argv: list[str] | None = None) -> int:
    """Judge, fit when asked to, print and record."""
    parser = argparse.ArgumentParser(prog="python -m eval.confidence", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args(argv)
    sets = {
        "polnear-held-back": judge_polnear(held_back(read_corpus(args.data / "polnear" / "train"))),
        "polnear-dev": judge_polnear(read_corpus(args.data / "polnear" / "dev")),
        "origins-tuned": judge_stories(args.data / "origins"),
    }
    if args.fit:
        weights = fit_all([*sets["polnear-held-back"], *sets["origins-tuned"]])
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        sets = {name: [given_by(j, weights) for j in rows] for name, rows in sets.items()}
    figures = {
        f"{name}-{voice}": table(rows, voice) for name, rows in sets.items() for voice in ("attributed", "outlet")
    }
    for name, rows in figures.items():
        print_table(name, rows)
    if args.record:
        write_result("confidence", figures, "python -m eval.confidence --data DATA --record")
    return 0


# -- what is right -----------------------------------------------------------------------------------------


def held_back(documents: list[Document]) -> list[Document]:
    """The train articles that the tagger has not learned from."""
    names = {d.name for d in random.Random(SEED).sample(documents, HELD_BACK)}
    return [d for d in documents if d.name in names]


def judge_polnear(documents: Sequence[Document]) -> list[Judged]:
    """Every statement of the articles, judged by the first annotator's attributions."""
    articles = [
        Article(id=make_id("a", d.name), path=d.name, text=d.text, sha256=make_id("t", d.text)) for d in documents
    ]
    out: list[Judged] = []
    for document, extraction in zip(documents, extract_statements(articles, ExtractOptions()), strict=True):
        gold = document.readings[0]
        for s in extraction.statements:
            out.append(_judged(extraction, s, is_right(s, gold), 1.0 if len(s.chain) < 2 else LONG_WEIGHT))
    return out


def is_right(s: Statement, gold: Sequence[Gold]) -> bool:
    """Whether the innermost annotated content around the statement has its source in the statement's chain."""
    around = [g for g in gold if _inside(s, g) >= 0.7]
    if s.voice == "outlet":
        return not any(g.source for g in around)
    if not around:
        return False
    inner = min(around, key=lambda g: sum(e - b for b, e in g.content))
    if not inner.source:
        return not s.chain
    return any(h.start < e and b < h.end for h in s.chain for b, e in inner.source)


def _inside(s: Statement, g: Gold) -> float:
    shared = sum(max(0, min(e, s.end) - max(b, s.start)) for b, e in g.content)
    return shared / max(1, s.end - s.start)


def judge_stories(folder: Path) -> list[Judged]:
    """The statements that match an annotated report of the stories used for tuning."""
    scorer = _scorer(folder)
    out: list[Judged] = []
    for story in (s for s in stories(folder) if s.name not in KEPT):
        articles = [
            Article(id=make_id("a", p.name), path=p.name, text=p.read_bytes().decode("utf-8"), sha256=p.name)
            for p in sorted(story.iterdir())
        ]
        found = list(extract_statements(articles, ExtractOptions()))
        pair = scorer.Pair(json.loads(gold_of(story).read_text(encoding="utf-8")), _as_ledger(found))
        by_id = {s.id: (e, s) for e in found for s in e.statements}
        for claim in pair.gold["claims"]:
            for i, report in enumerate(claim["reports"]):
                matched = pair.match[claim["id"], i]
                if matched is not None:
                    chain = pair.chain(matched)
                    exact = scorer.align(report["chain"], chain) == len(chain) == len(report["chain"])
                    out.append(_judged(*by_id[matched["id"]], exact, STORY_WEIGHT))
    return out


def _judged(extraction: Extraction, s: Statement, right: bool, weight: float = 1.0) -> Judged:
    sources = {x.id: x for x in extraction.sources}
    why = grounds(s, extraction.article.text, sources)
    return Judged(voice=s.voice, grounds=why, given=s.confidence, right=right, weight=weight)


def _scorer(folder: Path) -> ModuleType:
    path = find_scorer("score_origins.py", folder, None)
    spec = importlib.util.spec_from_file_location("score_origins", path) if path else None
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_origins.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _as_ledger(found: Iterable[Extraction]) -> dict[str, Any]:
    """As much of a ledger as the scorer matches reports by."""
    extractions = list(found)
    sources = {s.id: s for e in extractions for s in e.sources}
    return {
        "sources": [
            {"id": s.id, "name": s.name, "kind": s.kind, "aliases": list(s.aliases)} for s in sources.values()
        ],
        "articles": [{"id": e.article.id, "path": e.article.path, "text": e.article.text} for e in extractions],
        "statements": [
            {
                "id": s.id, "article": s.article, "start": s.start, "end": s.end, "act": s.act,
                "chain": [{"source": h.source} for h in s.chain],
            }
            for e in extractions for s in e.statements
        ],
        "claims": [], "relations": [], "copies": [],
    }  # fmt: skip


# -- fitting -----------------------------------------------------------------------------------------------


def fit_all(rows: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """The weights of each voice's grounds, by logistic regression with a small penalty on all but the constant."""
    return {voice: fit([r for r in rows if r.voice == voice]) for voice in ("attributed", "outlet")}


def fit(rows: Sequence[Judged]) -> dict[str, float]:
    """Plain gradient descent: few grounds, some thousand rows, the same result every time."""
    names = sorted({n for r in rows for n in r.grounds})
    x = np.array([[r.grounds.get(n, 0.0) for n in names] for r in rows])
    y, w = np.array([float(r.right) for r in rows]), np.array([r.weight for r in rows])
    shrink = np.array([0.0 if n == "always" else SHRINK for n in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        miss = (1 / (1 + np.exp(-x @ weights)) - y) * w
        weights -= RATE * (miss @ x / w.sum() + shrink * weights)
        if "score" in names:  # never less sure for a better score
            weights[names.index("score")] = max(0.0, weights[names.index("score")])
    return {n: round(float(v), 3) for n, v in zip(names, weights, strict=True)}


def probability(why: dict[str, float], weights: dict[str, float]) -> float:
    """What the weights make of the grounds."""
    total = sum(weights.get(n, 0.0) * v for n, v in why.items())
    return 1 / (1 + math.exp(-total))


def given_by(j: Judged, weights: dict[str, dict[str, float]]) -> Judged:
    """The same statement with what the weights give it."""
    p = min(MOST, max(LEAST, probability(j.grounds, weights[j.voice])))
    return Judged(voice=j.voice, grounds=j.grounds, given=p, right=j.right, weight=j.weight)


# -- the table ---------------------------------------------------------------------------------------------


def table(rows: Sequence[Judged], voice: str) -> dict[str, Any]:
    """Bands of confidence with how many are right, and the expected calibration error over all."""
    mine = [r for r in rows if r.voice == voice]
    bands: dict[str, Any] = {}
    error = 0.0
    for low, high in pairwise(BANDS):
        inside = [r for r in mine if low <= r.given < high]
        if inside:
            given, right = sum(r.given for r in inside) / len(inside), sum(r.right for r in inside) / len(inside)
            bands[f"{low:.1f}-{min(high, 1.0):.1f}"] = {
                "statements": len(inside), "given": round(given, 3), "right": round(right, 3)
            }  # fmt: skip
            error += abs(given - right) * len(inside) / len(mine)
    return {"statements": len(mine), "calibration_error": round(error, 3), "bands": bands}


def print_table(name: str, rows: dict[str, Any]) -> None:
    """One set's bands as a Markdown table."""
    print(f"\n{name}: {rows['statements']} statements, calibration error {rows['calibration_error']}")
    print("| confidence | statements | given on average | right |\n|---|---|---|---|")
    for band, row in rows["bands"].items():
        print(f"| {band} | {row['statements']} | {row['given']:.2f} | {row['right']:.2f} |")


if __name__ == "__main__":
    raise SystemExit(main())
