"""How many credited outlets and agencies of PolNeAR are found from the text, and how many found are not credited.

    python -m eval.credits --data DIR [--out FILE.json] [--show]

`DIR` is PolNeAR with `metadata.tsv`; its columns `credit` and `wire` name who an article is credited to. The text
was stripped of its credit lines, so only pairs whose outlet the text names count for recall. False is a credit for
the whole article (dateline, credit line) that the metadata does not have.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from headwater.extract.credits import Credit, find_credits
from headwater.outlets import find_outlet, outlet_key


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
    for row, text in rows(data):
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
                if show:
                    print("false", row["filename"], name, file=sys.stderr)
    return {**n, "recall": n["found"] / max(1, n["named"]), "false_rate": n["false"] / max(1, n["whole"])}


def main() -> None:
    """Score and print; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    if not (args.data / "metadata.tsv").exists():
        print(f"{args.data} holds no metadata.tsv; skipped")
        return
    result = json.dumps(score(args.data, args.show), indent=1)
    print(result)
    if args.out:
        args.out.write_text(result + "\n", "utf-8")


if __name__ == "__main__":
    main()
