"""python -m training.attribution.reliability --data POLNEAR --split dev MODEL: do as many match as the scores say?

Prints a Markdown table over bands of score: attributions found, mean score, share whose content matches.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

from headwater.extract.tagger import Tagger
from training.attribution.corpus import Document, read_corpus
from training.attribution.judge import match

BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def score_pairs(tagger: Tagger, documents: list[Document]) -> list[tuple[float, bool]]:
    """Score and match of every attribution found."""
    pairs = []
    for document, found in zip(documents, tagger.find([d.text for d in documents]), strict=True):
        gold = [g for g in document.readings[0] if g.content]
        matched = match(document.text, found, gold)
        pairs += [(a.score, i in matched) for i, a in enumerate(found)]
    return pairs


def make_table(pairs: list[tuple[float, bool]]) -> str:
    """Markdown table of the bands, and the expected calibration error below it."""
    rows, error = ["| score | found | mean score | matched |", "|---|---|---|---|"], 0.0
    for low, high in pairwise(BANDS):
        band = [pair for pair in pairs if low <= pair[0] < high or (high == 1.0 and pair[0] == 1.0)]
        if not band:
            continue
        mean, share = sum(p[0] for p in band) / len(band), sum(p[1] for p in band) / len(band)
        error += abs(mean - share) * len(band) / len(pairs)
        rows.append(f"| {low:.2f}–{high:.2f} | {len(band)} | {mean:.3f} | {share:.3f} |")
    return "\n".join([*rows, "", f"Expected calibration error {error:.3f} over {len(pairs)} attributions."])


def main() -> None:
    """Prints the table as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    arguments = parser.parse_args()
    documents = read_corpus(arguments.data / arguments.split)
    print(make_table(score_pairs(Tagger(arguments.model), documents)))


if __name__ == "__main__":
    main()
