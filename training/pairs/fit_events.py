"""Weigh the pair model against the boosted trees on the ECB+ Train topics held back from the former.

python -m training.pairs.fit_events --data ECBPLUS --model DIR --pairs FILE.npz           (reads, parses, measures)
python -m training.pairs.fit_events --pairs FILE.npz --out events.json        (fits; needs scikit-learn)

The trees are fitted anew without those topics, so that neither model has learnt what it is weighed on.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

HELD_BACK = ("4", "14", "26", "32")  # as in command.py, which needs torch


def measure(folder: Path, model: Path, out: Path) -> None:
    """Write features, the pair model's log-odds (held-back topics only) and labels of every pair of one topic."""
    import spacy

    from eval.ecb import MODEL, embed_mentions, parse_sentences, read_corpus, read_mentions
    from eval.ecb_pairs import cut_passages, read_mention_pairs
    from headwater.link.mentions import measure_mentions, mention_pairs
    from training.pairs.reader import PairReader

    corpus = read_corpus(folder, "Train")
    mentions = read_mentions(corpus, parse_sentences(corpus, spacy.load(MODEL)))
    vectors, topics = embed_mentions(corpus, mentions)
    pairs = mention_pairs(mentions, topics)
    reader = PairReader(model)
    chains = [r["coref_chain"] for r in corpus.rows]
    held = np.array([all(mentions[k].document.split("_")[0] in HELD_BACK for k in pair) for pair in pairs])
    read, _ = read_mention_pairs(
        [p for p, h in zip(pairs, held, strict=True) if h], cut_passages(corpus.sentences, corpus.rows), reader
    )
    logits = np.full(len(pairs), np.nan)
    logits[held] = read
    np.savez(
        out,
        rows=np.array([measure_mentions(vectors.pair(mentions, i, j)) for i, j in pairs], dtype=np.float32),
        labels=np.array([chains[i] == chains[j] for i, j in pairs]),
        held=held,
        logits=logits,
    )


def fit(data: Any) -> dict[str, float]:
    """The weights of both models' log-odds."""
    from sklearn.linear_model import LogisticRegression

    from training.linker.train_events import fit as fit_trees

    held, labels = data["held"], data["labels"]
    trees = fit_trees(data["rows"][~held], labels[~held])
    tree = np.clip(trees.decision_function(data["rows"][held]), -9, 9)
    pair = data["logits"][held]
    known = ~np.isnan(pair)
    both = np.stack([tree, np.clip(pair, -12, 12)], axis=1)[known]
    model = LogisticRegression(C=10.0).fit(both, labels[held][known])
    weights = {"tree": model.coef_[0][0], "pair": model.coef_[0][1], "bias": model.intercept_[0]}
    return {name: round(float(w), 4) for name, w in weights.items()}


def main() -> None:
    """Measure pairs, or fit weights to measured pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--model", type=Path, help="folder of the exported pair model")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    if args.data:
        measure(args.data, args.model, args.pairs)
        return
    args.out.write_text(json.dumps(fit(np.load(args.pairs))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
