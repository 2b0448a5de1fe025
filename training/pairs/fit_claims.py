"""Fit the second look at statements: how much the pair model's readings move the probability from the features.

python -m training.pairs.fit_claims --data STORIES --model DIR --pairs FILE.npz   (reads, measures, reads pairs)
python -m training.pairs.fit_claims --pairs FILE.npz --out statements.json    (fits; needs scikit-learn)

Pairs and labels are those of `training.linker.train`. The first probability of a pair comes from weights fitted
without its story, and the pair model has seen none of the stories. `--leave-out` prints how good the result is
with each story left out in both stages.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from training.linker.train import HALF, TUNED, fit, label, matched
from training.pairs.reader import PAIR_FEATURES, PairReader
from training.pairs.undecided import undecided

STRENGTH = 0.05
VERSION = "second-look@1"


def measure_story(story: Path, scorer: Path, reader: PairReader) -> dict[str, Any]:
    """Features, readings (NaN where unread) and labels (-1 unknown) of the story's proposed pairs."""
    from headwater.extract import extract_statements
    from headwater.link import link_sources
    from headwater.link.claims import measure_pairs
    from headwater.link.profiles import profile_statements
    from headwater.link.scorer import load_scorer
    from headwater.link.wording import load_wording
    from headwater.model import Article
    from headwater.options import ExtractOptions, LinkOptions, ReadOptions
    from headwater.read import read_articles

    articles = [a for a in read_articles([str(story)], ReadOptions()) if isinstance(a, Article)]
    evidence = link_sources(list(extract_statements(articles, ExtractOptions())), LinkOptions())
    statements = list(evidence.statements.values())
    claims = matched(story, evidence, scorer)
    texts = [s.text for s in statements]
    pairs, rows, clashes = measure_pairs(profile_statements(statements, load_wording()), texts)
    reports = {(statements[i].article, c) for i, s in enumerate(statements) for c in claims.get(s.id, ())}
    labels = [label(statements[i], statements[j], claims, reports) for i, j in pairs]
    open_pairs = [k for k, clash in enumerate(clashes) if not clash]
    chances = load_scorer().probability([rows[k] for k in open_pairs])
    doubtful = undecided({pairs[k]: float(p) for k, p in zip(open_pairs, chances, strict=True)}, len(statements))
    found = dict(zip(doubtful, reader.compare_texts([(texts[i], texts[j]) for i, j in doubtful]), strict=True))
    unread = [np.nan] * len(PAIR_FEATURES)
    return {
        "rows": np.array([rows[k] for k in open_pairs]),
        "readings": np.array([found.get(pairs[k], unread) for k in open_pairs]),
        "labels": np.array([-1 if labels[k] is None else labels[k] for k in open_pairs]),
        "stories": np.full(len(open_pairs), story.name),
    }


def first_chances(data: Any) -> Any:
    """Log-odds of every pair from the features alone, by weights fitted without its story; 0 where joining is best."""
    usable, stories = data["labels"] >= 0, data["stories"]
    out = np.zeros(len(stories))
    for story in sorted(set(stories.tolist())):
        here = stories == story
        chosen = usable & ~here
        scaler, model = fit(data["rows"][chosen], data["labels"][chosen], data["names"].tolist())
        out[here] = model.decision_function(scaler.transform(data["rows"][here])) - np.log(HALF / (1 - HALF))
    return np.clip(out, -8, 8)


def fit_second(rows: Any, labels: Any) -> tuple[Any, Any]:
    """The fitted standardiser and regression over first log-odds and readings."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(rows)
    return scaler, LogisticRegression(C=STRENGTH, max_iter=3000).fit(scaler.transform(rows), labels)


def write(names: list[str], rows: Any, labels: Any, out: Path) -> None:
    """Fit on everything and write the weights; the probability at which joining is best becomes a half."""
    scaler, model = fit_second(rows, labels)
    columns = [
        {"feature": n, "mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
        for n, m, s, w in zip(names, scaler.mean_, scaler.scale_, model.coef_[0], strict=True)
    ]
    intercept = float(model.intercept_[0]) - np.log(HALF / (1 - HALF))
    data = {"model": VERSION, "intercept": round(intercept, 5), "columns": columns}
    out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def leave_out(first: Any, rows: Any, labels: Any, stories: Any) -> None:
    """Print the average precision over the read pairs before and after reading, stories left out."""
    from sklearn.metrics import average_precision_score

    second = np.zeros(len(labels))
    for story in sorted(set(stories.tolist())):
        scaler, model = fit_second(rows[stories != story], labels[stories != story])
        second[stories == story] = model.decision_function(scaler.transform(rows[stories == story]))
    for name, z in (("features", first), ("with readings", second)):
        print(f"average precision over read pairs, {name}: {average_precision_score(labels, z):.3f}")


def main() -> None:
    """Measure pairs, or fit weights to measured pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scorer", type=Path, help="score_origins.py (default: ../bench beside DIR's parent)")
    parser.add_argument("--model", type=Path, help="folder of the exported pair model")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    args = parser.parse_args()
    if args.data:
        measure(
            args.data, args.scorer or args.data.parent.parent / "bench" / "score_origins.py", args.model, args.pairs
        )
        return
    data = np.load(args.pairs)
    first = first_chances(data)
    known = (data["labels"] >= 0) & ~np.isnan(data["readings"][:, 0])
    rows, labels = np.column_stack([first, data["readings"]])[known], data["labels"][known]
    if args.leave_out:
        leave_out(first[known], rows, labels, data["stories"][known])
    if args.out:
        write(["measured", *data["readings_names"].tolist()], rows, labels, args.out)


def measure(folder: Path, scorer: Path, model: Path, out: Path) -> None:
    """Write the measured pairs of all stories used for tuning."""
    from headwater.link.features import feature_names
    from headwater.link.surroundings import SURROUNDINGS

    found = [measure_story(folder / story, scorer, PairReader(model)) for story in TUNED]
    np.savez(
        out,
        names=np.array([*feature_names(), *SURROUNDINGS]),
        readings_names=np.array(PAIR_FEATURES),
        **{k: np.concatenate([f[k] for f in found]) for k in found[0]},
    )


if __name__ == "__main__":
    main()
