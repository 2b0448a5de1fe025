"""Predict the attributions of a PolNeAR split in the form that its scorer reads.

    python -m eval.polnear --data POLNEAR --split dev --out FILE.jsonl [--finder tagger|rules|combined] [--model DIR]

Writes one JSON line a document: {"doc_id", "attributions": [{"source", "cue", "content", "score", "by"}]},
offsets in characters of the raw text, end exclusive.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from headwater.extract.spans import AttributionSpan
from headwater.options import ExtractOptions


def find_by(finder: str, texts: Sequence[str], model: Path | None = None) -> list[list[AttributionSpan]]:
    """The attributions of each text by the trained model alone, by rules alone, or as the product joins them.

    `model` is the folder of another model than the shipped one, for the trained model alone.
    """
    if finder == "tagger":
        from headwater.extract.tagger import load_tagger

        tagger = load_tagger(folder=model)
        if tagger is None:
            raise SystemExit("the attribution model's files are absent")
        return tagger.find(texts)
    from headwater.extract.attribution import find_attributions

    return find_attributions(texts, ExtractOptions(model=finder == "combined"))


def read_texts(folder: Path) -> dict[str, str]:
    """Raw text of each document of a split by name, line ends as they are."""
    texts = {}
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as stream:
            texts[path.stem] = stream.read()
    return texts


def to_row(name: str, found: Sequence[AttributionSpan]) -> dict[str, object]:
    """One line of the predictions file."""
    return {
        "doc_id": name,
        "attributions": [
            {"source": a.source, "cue": a.cue, "content": a.content, "score": a.score, "by": a.by} for a in found
        ],
    }


def main() -> None:
    """Predicts as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the splits")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--finder", choices=("combined", "tagger", "rules"), default="combined")
    parser.add_argument("--model", type=Path, help="a model folder to take in place of the shipped one (finder tagger)")
    arguments = parser.parse_args()
    texts = read_texts(arguments.data / arguments.split)
    found = find_by(arguments.finder, list(texts.values()), arguments.model)
    rows = (json.dumps(to_row(name, spans)) for name, spans in zip(texts, found, strict=True))
    arguments.out.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
