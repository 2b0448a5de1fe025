"""How many credited outlets and agencies of PolNeAR are found from the text, and how many found are not credited.

    python -m eval.credits --data DIR [--out FILE.json] [--show] [--record]

`DIR` is PolNeAR with `metadata.tsv`; its columns `credit` and `wire` name who an article is credited to. The text
was stripped of its credit lines, so only pairs whose outlet the text names count for recall. False is a credit for
the whole article (dateline, credit line) that the metadata does not have. Each of those was read: `credits-read.json`
holds a hash of its article's text, its offsets and the verdict, "credited" where the text plainly credits the outlet
("h/t" and its name) and the metadata leaves it out, or "false". `false_after_reading` counts what is not "credited".
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.record import write_result
from headwater.extract.credits import Credit, find_credits
from headwater.outlets import find_outlet, outlet_key

READ = Path(__file__).with_name("credits-read.json")


def read_verdicts() -> set[tuple[str, int, int]]:
    """Hash of the text, start and end of each credit that a reader found in the text though the metadata lacks it."""
    rows_read = json.loads(READ.read_text("utf-8"))
    return {(r["article"], r["start"], r["end"]) for r in rows_read if r["verdict"] == "credited"}


def canonical(name: str) -> str:
    """The register's name, or the folded key of an unlisted one."""
    outlet = find_outlet(name)
    return outlet.name if outlet else outlet_key(name)


def named_forms(name: str) -> list[str]:
    """Every form under which a text may name the outlet without doubt."""
    outlet = find_outlet(name)
    return [outlet.name, *outlet.short] if outlet else [name]


def credited(row: dict[str, str]) -> list[str]:
    """The outlets and agencies that the row of metadata credits."""
    found = [row["credit"].removeprefix("h/t:").strip(" .")] if row["credit"].startswith("h/t:") else []
    return found + ([row["wire"]] if row["wire"] not in ("None", "NA", "") else [])


def names_it(text: str, name: str) -> bool:
    """True when the text holds a form of the name as words of its own."""
    return any(re.search(rf"(?<![\w/.-]){re.escape(f)}(?![\w-])", text) for f in named_forms(name) if len(f) > 1)


def rows(data: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Rows of metadata with their texts; those without a text are left out."""
    with (data / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = data / row["compartment"] / "text" / f"{row['filename']}.txt"
            if path.exists():
                yield row, path.read_text("utf-8")


def score(data: Path, show: bool = False) -> dict[str, float]:
    """Counts and rates over all articles; with `show` the misses and false ones go to standard error, by file only."""
    n: Counter[str] = Counter()
    verdicts = read_verdicts()
    for row, text in rows(data):
        ident = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        found: list[Credit] = find_credits(text)
        names = {canonical(c.name) for c in found}
        wanted = credited(row)
        for name in wanted:
            n["credited"] += 1
            if names_it(text, name):
                n["named"] += 1
                n["found"] += canonical(name) in names
                if show and canonical(name) not in names:
                    print("missed", row["filename"], name, file=sys.stderr)
        for name in sorted({canonical(c.name) for c in found if c.whole}):
            n["whole"] += 1
            if name not in {canonical(w) for w in wanted}:
                n["false"] += 1
                places = [(c.start, c.end) for c in found if c.whole and canonical(c.name) == name]
                n["false_after_reading"] += not any((ident, s, e) in verdicts for s, e in places)
                if show:
                    print("false", row["filename"], name, file=sys.stderr)
    n["false_after_reading"] += 0
    rates = {"recall": "found", "false_rate": "false", "false_rate_after_reading": "false_after_reading"}
    whole = {"recall": "named"}
    return {**n, **{rate: round(n[of] / max(1, n[whole.get(rate, "whole")]), 4) for rate, of in rates.items()}}


def main() -> None:
    """Score and print; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--record", action="store_true", help="write eval/results/credits.json")
    args = parser.parse_args()
    if not (args.data / "metadata.tsv").exists():
        print(f"{args.data} holds no metadata.tsv; skipped")
        return
    figures = score(args.data, args.show)
    result = json.dumps(figures, indent=1)
    print(result)
    if args.record:
        write_result("credits", figures, "python -m eval.credits --data DATA/polnear --record")
    if args.out:
        args.out.write_text(result + "\n", "utf-8")


if __name__ == "__main__":
    main()
