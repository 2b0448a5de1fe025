"""Train the event-mention scorer on ECB+ Train and write its boosted trees as JSON.

python -m training.linker.train_events --data DIR --pairs FILE.npz            (reads, parses, measures)
python -m training.linker.train_events --pairs FILE.npz --out events.json     (fits; needs scikit-learn)
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np


def measure(folder: Path, split: str, out: Path) -> None:
    """Write features and labels of every pair of mentions of one topic."""
    import spacy

    from eval.ecb import MODEL, embed_mentions, parse_sentences, read_corpus, read_mentions
    from headwater.link.mentions import MENTION_FEATURES, measure_mentions, mention_pairs

    corpus = read_corpus(folder, split)
    mentions = read_mentions(corpus, parse_sentences(corpus, spacy.load(MODEL)))
    vectors, topics = embed_mentions(corpus, mentions)
    pairs = mention_pairs(mentions, topics)
    rows = np.array([measure_mentions(vectors.pair(mentions, i, j)) for i, j in pairs], dtype=np.float32)
    chains = [r["coref_chain"] for r in corpus.rows]
    labels = np.array([chains[i] == chains[j] for i, j in pairs])
    np.savez(out, names=np.array(list(MENTION_FEATURES)), rows=rows, labels=labels)


def fit(rows: Any, labels: Any) -> Any:
    """The fitted boosted trees."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=120, max_leaf_nodes=15, learning_rate=0.07, min_samples_leaf=60, l2_regularization=5, random_state=0
    ).fit(rows, labels)


def nodes_of(tree: Any) -> list[list[float]]:
    """One fitted tree as `[feature, cut, left, right]` and `[value]` rows."""
    return [
        [round(float(n["value"]), 5)]
        if n["is_leaf"]
        else [int(n["feature_idx"]), float(np.float32(n["num_threshold"])), int(n["left"]), int(n["right"])]
        for n in tree.nodes
    ]


def main() -> None:
    """Measure pairs, or fit trees to measured pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    if args.data:
        measure(args.data, "Train", args.pairs)
        return
    data = np.load(args.pairs)
    model = fit(data["rows"], data["labels"])
    found = {
        "model": "events@1",
        "features": data["names"].tolist(),
        "start": round(float(np.ravel(model._baseline_prediction)[0]), 5),
        "trees": [nodes_of(stage[0]) for stage in model._predictors],
    }
    args.out.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
