"""How link and trace grow: time and memory against the number of statements, and one article into a big corpus.

    python -m benchmarks.scale [--sizes 1000 3000 10000 30000] [--record]
    python -m benchmarks.scale --add 100000

Records come from `benchmarks.worlds`. Each size runs in a process of its own: articles are parted into stories, and
each story is linked, traced and compared, its result dropped at once as a corpus does that writes it. Seconds are CPU
time; memory is the process's peak over that of an empty run. The exponent is the slope of log(seconds) over
log(statements). `--pairs` decides on all pairs of a few hundred statements, for comparison.

`--add` makes a corpus file of so many statements (linked by equal words, which is quick), then measures adding one
article of a known story with the models on: from the call to the answer, after start-up, vectors of its texts made up;
and the first page of every list.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.worlds import embed_words_of, make_stream

SIZES = (1_000, 3_000, 10_000, 30_000)
PAIRED = (150, 300, 600)


def measure_stories(size: int) -> dict[str, Any]:
    """Seconds and peak memory of parting, linking, tracing and comparing so many statements."""
    from headwater.link import find_stories
    from headwater.options import Options
    from headwater.pipeline import trace_story

    warm_up()
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    extractions = list(make_stream(size))
    began = time.process_time()
    stories = find_stories(extractions)
    parted = time.process_time()
    claims = sum(len(trace_story(story, Options(), embed=embed_words_of).claims) for story in stories)
    ended = time.process_time()
    return {
        "statements": sum(len(e.statements) for e in extractions),
        "articles": len(extractions),
        "stories": len(stories),
        "largest": max(map(len, stories)),
        "claims": claims,
        "parting_seconds": round(parted - began, 2),
        "seconds": round(ended - began, 2),
        "mebibytes": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) / 1024, 1),
    }


def warm_up() -> None:
    """Tables and models are loaded."""
    from headwater.link import find_stories
    from headwater.options import Options
    from headwater.pipeline import trace_story

    for story in find_stories(list(make_stream(40, seed=9))):
        trace_story(story, Options(), embed=embed_words_of)


def measure_pairs(size: int) -> dict[str, Any]:
    """Seconds of deciding on every pair of so many statements."""
    from headwater.link.features import make_pair, measure
    from headwater.link.profiles import profile_statements
    from headwater.link.wording import load_wording

    warm_up()
    statements = [s for e in make_stream(size) for s in e.statements][:size]
    began = time.process_time()
    profiles = profile_statements(statements, load_wording())
    vectors = embed_words_of([s.text for s in statements])
    for i, j in combinations(range(len(statements)), 2):
        measure(make_pair(profiles[i], profiles[j], float(vectors[i] @ vectors[j])))
    return {"statements": len(statements), "seconds": round(time.process_time() - began, 2)}


def measure_add(size: int, folder: Path) -> dict[str, Any]:
    """Seconds of adding one article to a corpus of so many statements, and of its first views."""
    import headwater
    from headwater.corpus.adding import Adding
    from headwater.options import LinkOptions, Options

    warm_up()
    path = folder / "big.hw"
    stream = list(make_stream(size + 400))
    last = stream.pop(-5)
    with headwater.open(path, options=Options(link=LinkOptions(model=False))) as corpus:
        adding = Adding(corpus.db, corpus.options)
        began = time.process_time()
        adding.keep_extractions(stream)
        kept = time.process_time() - began
        began = time.process_time()
        adding.settle(embed_words_of)
        settled = time.process_time() - began
        adding.close()
    with headwater.open(path) as corpus:
        adding = Adding(corpus.db, Options())
        began = time.process_time()
        adding.keep_extractions([last])
        adding.settle(embed_words_of)
        adding.close()
        added = time.process_time() - began
        views = {name: timed(lambda ask=ask: getattr(corpus, ask)()) for name, ask in VIEWS.items()}
        overview = corpus.overview()
        entry = corpus.story(corpus.article_entry(last.article.id).story or "")
    return {
        "statements": overview.statements,
        "articles": overview.articles,
        "stories": overview.stories,
        "keeping_seconds": round(kept, 1),
        "tracing_seconds": round(settled, 1),
        "add_one_seconds": round(added, 3),
        "its_story_statements": entry.statements,
        "mebibytes_file": round(path.stat().st_size / 2**20, 1),
        "views_milliseconds": views,
    }


VIEWS = {
    name: name for name in ("overview", "claims", "stories", "sources", "outlets", "articles", "relations", "ties")
}


def timed(ask: Any) -> float:
    """Milliseconds of one call."""
    began = time.process_time()
    ask()
    return round(1000 * (time.process_time() - began), 1)


def slope(rows: Sequence[dict[str, Any]], name: str) -> float:
    """The exponent: the slope of the least-squares line through the logarithms."""
    points = [(math.log(r["statements"]), math.log(max(r[name], 1e-3))) for r in rows]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    above = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return round(above / sum((x - mean_x) ** 2 for x, _ in points), 3)


def apart(kind: str, size: int) -> dict[str, Any]:
    """The measurement in a process of its own, so that its peak memory is its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--one", kind, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def one(kind: str, size: int) -> dict[str, Any]:
    """One measurement, here."""
    if kind == "add":
        with tempfile.TemporaryDirectory() as folder:
            return measure_add(size, Path(folder))
    return measure_pairs(size) if kind == "pairs" else measure_stories(size)


def main(argv: list[str] | None = None) -> int:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--pairs", type=int, nargs="*", default=PAIRED)
    parser.add_argument("--add", type=int, default=0)
    parser.add_argument("--record", action="store_true", help="write eval/results/scale.json")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.one:
        print(json.dumps(one(args.one[0], int(args.one[1]))))
        return 0
    figures: dict[str, Any] = {}
    for kind, sizes in (("stories", args.sizes), ("pairs", args.pairs)):
        rows = []
        for size in sizes:
            rows.append(apart(kind, size))
            print(kind, rows[-1], flush=True)
        figures[kind] = rows
        if len(rows) > 1:
            figures[f"{kind}_time_exponent"] = slope(rows, "seconds")
    if len(figures.get("stories", ())) > 1:
        figures["stories_memory_exponent"] = slope(figures["stories"][-3:], "mebibytes")
    if args.add:
        figures["add"] = apart("add", args.add)
    print(json.dumps({k: v for k, v in figures.items() if k not in ("stories", "pairs")}, indent=1))
    if args.record:
        from eval.record import write_result

        write_result("scale", figures, "python -m benchmarks.scale " + " ".join(argv or sys.argv[1:]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
