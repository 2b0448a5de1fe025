"""Trace every story folder and score the ledgers against their gold.

    python -m eval.origins --data DIR [--out DIR] [--part tuned|kept|all]

DIR holds one folder a story and `<story>.json` beside it. Stories named in `KEPT` were not looked at while
the engine was built; all others were used to tune it. Figures are given for both parts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from eval.record import write_result
from eval.scorers import data_folder, find_scorer, score_json
from headwater.pipeline import trace
from headwater.present.ledger import to_document

KEPT = {"1484", "1558", "2027", "914"}


def stories(folder: Path) -> list[Path]:
    """The story folders in `folder`, sorted: those with a gold file beside them, or all if none has one."""
    folders = sorted(p for p in folder.iterdir() if p.is_dir())
    return [p for p in folders if gold_of(p).is_file()] or folders


def gold_of(story: Path) -> Path:
    """The gold file beside the story's folder."""
    return story.with_name(story.name + ".json")


def trace_story(story: Path, out: Path) -> Path:
    """Write the story's ledger into `out` and return where it lies."""
    target = out / f"{story.name}.json"
    target.write_text(json.dumps(to_document(trace([str(story)])), ensure_ascii=False), encoding="utf-8")
    return target


def part_of(story: Path) -> str:
    """Whether the story was used for tuning or kept apart."""
    return "kept" if story.name in KEPT else "tuned"


def evaluate(folder: Path, out: Path, bench: Path | None, parts: list[str]) -> dict[str, Any]:
    """The figures of every part: its stories traced and scored together."""
    out.mkdir(parents=True, exist_ok=True)
    ledgers = {s: trace_story(s, out) for s in stories(folder) if {"all", part_of(s)} & set(parts)}
    scorer = find_scorer("score_origins.py", folder, bench)
    if scorer is None:
        return {}
    return {part: score_part(scorer, ledgers, part) for part in parts}


def score_part(scorer: Path, ledgers: dict[Path, Path], part: str) -> dict[str, Any]:
    """The figures of the stories of one part."""
    return score_json(scorer, [(gold_of(s), led) for s, led in ledgers.items() if part in ("all", part_of(s))])


def main(argv: list[str] | None = None) -> int:
    """Trace, score, print and record."""
    parser = argparse.ArgumentParser(prog="python -m eval.origins", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/eval/origins"))
    parser.add_argument("--bench", type=Path, default=None, help="folder of the scorers (default: found above --data)")
    parser.add_argument("--part", choices=["tuned", "kept", "all"], default=None)
    parser.add_argument("--record", action="store_true", help="write eval/results/origins.json")
    args = parser.parse_args(argv)
    parts = [args.part] if args.part else ["all", "tuned", "kept"]
    figures = evaluate(data_folder(args.data, "origins"), args.out, args.bench, parts)
    for part, rows in figures.items():
        print(f"== {part}", *(f"{k:26} {v}" for k, v in rows.items()), sep="\n")
    if args.record and figures:
        write_result("origins", figures, "python -m eval.origins --data DATA")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
