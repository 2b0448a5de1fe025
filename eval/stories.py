"""Whether articles of known events come together as stories: pair precision and recall.

    python -m eval.stories --data DIR [--record]

DIR holds `articles.jsonl`, each row with the `event` it reports. All articles are pooled, extracted and parted into
stories as `trace` does. Stories are meant to be lax: an article left out of its story can never be joined with it,
while two happenings in one story are told apart by linking.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.record import write_result
from headwater.extract import extract_statements
from headwater.link import find_stories
from headwater.options import ExtractOptions, Options
from headwater.pipeline import read_all


def measure(stories: list[list[str]], event_of: dict[str, str]) -> dict[str, Any]:
    """Pair precision and recall of the stories (lists of article ids), their number and the largest one's size."""
    together = [pair for story in stories for pair in combinations(story, 2)]
    right = sum(event_of[a] == event_of[b] for a, b in together)
    wanted = sum(n * (n - 1) // 2 for n in Counter(event_of.values()).values())
    return {
        "articles": len(event_of),
        "events": len(set(event_of.values())),
        "stories": len(stories),
        "largest": max(map(len, stories)),
        "pair_precision": round(right / max(1, len(together)), 3),
        "pair_recall": round(right / max(1, wanted), 3),
    }


def main(argv: list[str] | None = None) -> int:
    """Read, extract, part, print and record."""
    parser = argparse.ArgumentParser(prog="python -m eval.stories", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--record", action="store_true", help="write eval/results/stories.json")
    args = parser.parse_args(argv)
    rows = map(json.loads, (args.data / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    events = {row["id"]: row["event"] for row in rows}
    articles, _ = read_all([str(args.data / "articles.jsonl")], Options())
    event_of = {a.id: events[a.path.rpartition("#")[2]] for a in articles}
    stories = find_stories(list(extract_statements(articles, ExtractOptions())))
    figures = measure([[e.article.id for e in story] for story in stories], event_of)
    print(json.dumps(figures, indent=1))
    if args.record:
        write_result("stories", figures, "python -m eval.stories --data DATA/basil")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
