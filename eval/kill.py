"""Ingests killed (SIGKILL) at random moments: no finished article is lost, none is doubled, the corpus stays sound.

    python -m eval.kill [--kills 200] [--seed 1] [--record]

A child process adds articles to a corpus and tells after each how many are finished; it is killed at a random moment of
the time that a whole ingest takes. Then the corpus is opened: every article told as finished must be there, once; every
promise that `headwater check` tries must hold; and when the ingest has been gone on with to its end, the ledger must be
that of tracing all articles at once. Articles are made here, of invented words, and read by the rules alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import headwater
from eval.record import write_result
from headwater.corpus import Progress
from headwater.model import Article, make_id
from headwater.options import ExtractOptions, LinkOptions, Options
from headwater.pipeline import trace_articles
from headwater.present.ledger import to_document

RULES = Options(extract=ExtractOptions(model=False, batch_size=4), link=LinkOptions(model=False))
PLACES = ("Osterby", "Kell", "Dunmoor", "Lissa", "Tarrant", "Brelle", "Vorden", "Asken")
THINGS = ("crane", "ferry", "bridge", "depot", "mill", "tower", "dredger", "boiler")
OUTLETS = ("Vale Herald", "Osterby Times", "Marlow Echo", "Dunmoor Post")


def make_articles(number: int, chance: random.Random) -> list[Article]:
    """Invented articles, several of each happening."""
    made = []
    for n in range(number):
        thing, place = THINGS[n % len(THINGS)], PLACES[n % len(PLACES)]
        outlet, day = chance.choice(OUTLETS), chance.randint(1, 28)
        text = (
            f"A {thing} collapsed in {place} on Monday, the {place} fire brigade said. {chance.randint(2, 9)} people "
            f"were hurt. The {thing} belonged to {place} Works, the {outlet} reported. It was number {n}."
        )
        digest = hashlib.sha256(text.encode()).hexdigest()
        made.append(
            Article(
                id=make_id("a", digest, outlet), path=f"{n:04}.txt", text=text, sha256=digest, outlet_name=outlet,
                published=f"2024-05-{day:02}", published_from="metadata", language="en",
            )
        )  # fmt: skip
    return made


def ingest(path: Path, articles: Sequence[Article], told: int) -> None:
    """Add the articles; each step is told on the file descriptor `told` once it is in the file."""

    def tell(progress: Progress) -> None:
        os.write(told, f"{progress.stage} {progress.done}\n".encode())

    with headwater.open(path, options=RULES) as corpus:
        corpus.add_articles(articles, on_progress=tell)


def start(path: Path, articles: Sequence[Article]) -> tuple[int, int]:
    """A child that ingests; its process number and the descriptor to read what it tells."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(ours)
            ingest(path, articles, theirs)
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    return child, ours


def finished(told: int) -> int:
    """How many new articles a child, now ended, said were finished."""
    with os.fdopen(told, "rb") as stream:
        lines = stream.read().decode().splitlines()
    counts = [int(line.split()[1]) for line in lines if line.startswith("Extracting ")]
    return max(counts, default=0)


def held(path: Path) -> list[str]:
    """Ids of the current articles of the corpus."""
    if not path.exists():
        return []
    with headwater.open(path, options=RULES) as corpus:
        return [a.id for a in corpus.articles(limit=100_000).items]


def one_kill(path: Path, articles: Sequence[Article], after: float) -> Counter[str]:
    """Start an ingest, kill it after so many seconds, and count what went wrong."""
    before = held(path)
    child, told = start(path, articles)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    counts = Counter({"killed" if os.WIFSIGNALED(status) else "ended": 1})
    now = held(path)
    counts["lost"] = max(0, len(before) + finished(told) - len(now)) + len(set(before) - set(now))
    counts["doubled"] = len(now) - len(set(now))
    if path.exists():
        with headwater.open(path, options=RULES) as corpus:
            counts["unsound"] = len(corpus.check())
            counts["pending"] = corpus.overview().pending
    return counts


def run(kills: int, seed: int, folder: Path, number: int = 40) -> dict[str, Any]:
    """So many kills; a corpus that was completed is compared with its ledger and a new one begun."""
    chance = random.Random(seed)
    articles = make_articles(number, chance)
    wanted = json.dumps(to_document(trace_articles(articles, RULES)))
    began = time.monotonic()
    ingest(folder / "whole.hw", articles, os.open(os.devnull, os.O_WRONLY))
    whole = time.monotonic() - began
    counts: Counter[str] = Counter()
    corpora = 0
    while counts["killed"] < kills:
        path, corpora = folder / f"{corpora}.hw", corpora + 1
        some = list(articles)
        chance.shuffle(some)
        for _ in range(chance.randint(1, 8)):
            counts += one_kill(path, some, chance.uniform(0, whole * chance.choice((0.2, 1.0))))
        with headwater.open(path, options=RULES) as corpus:
            corpus.add_articles(some)
            counts["other_ledger"] += json.dumps(to_document(corpus.ledger())) != wanted
            counts["unsound"] += len(corpus.check())
    names = ("killed", "ended", "lost", "doubled", "unsound", "other_ledger")
    return {name: counts[name] for name in names} | {"corpora": corpora, "articles": number, "seed": seed}


def main(argv: list[str] | None = None) -> int:
    """Kill, count, print and record; status 1 when anything was lost, doubled or unsound."""
    parser = argparse.ArgumentParser(prog="python -m eval.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true", help="write eval/results/kill.json")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        figures = run(args.kills, args.seed, Path(folder))
    print(json.dumps(figures, indent=1))
    if args.record:
        write_result("kill", figures, f"python -m eval.kill --kills {args.kills} --seed {args.seed}")
    return int(any(figures[name] for name in ("lost", "doubled", "unsound", "other_ledger")))


if __name__ == "__main__":
    raise SystemExit(main())
