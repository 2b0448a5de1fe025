"""Run every driver on the data folder, write the figures, and fail below a floor.

    python -m eval --data DIR [--only NAME ...] [--update-floors]

Floors are in `eval/floors.json`, with the digest of the data they were reached on. A figure below its
floor fails the run; `--update-floors` raises floors and refuses to lower one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.figures import coref_figures, polnear_figures, timex_figures
from eval.record import write_result
from eval.scorers import find_scorer

FLOORS = Path(__file__).with_name("floors.json")
BUILD = Path("build/eval")


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One evaluation: the folder of its data, the command that predicts, the function that scores."""

    name: str
    folder: str
    predict: tuple[str, ...]
    score: Callable[[Path, Path, Path | None], dict[str, Any]]


def origins_figures(data: Path, _out: Path, bench: Path | None) -> dict[str, Any]:
    """The figures of all story folders, of those tuned on and of those kept apart."""
    from eval.origins import evaluate

    return evaluate(data, BUILD / "origins", bench, ["all", "tuned", "kept"])


DRIVERS = (
    Driver(name="polnear", folder="polnear", predict=("eval.polnear", "--split", "dev"), score=polnear_figures),
    Driver(name="origins", folder="origins", predict=(), score=origins_figures),
    Driver(name="times-timebank", folder="timeml/TimeBank", predict=("eval.times",), score=timex_figures),
    Driver(name="times-aquaint", folder="timeml/AQUAINT", predict=("eval.times",), score=timex_figures),
    Driver(name="ecb", folder="ecbplus", predict=("eval.ecb", "--split", "Dev"), score=coref_figures),
)


def run_driver(driver: Driver, data: Path, bench: Path | None) -> dict[str, Any] | None:
    """The driver's figures, or None (said on the terminal) where its data or its scorer is absent."""
    folder = data / driver.folder
    if not folder.is_dir() or find_scorer("score_origins.py", folder, bench) is None:
        print(f"{driver.name}: skipped, no data or scorer at {driver.folder}")
        return None
    out = BUILD / f"{driver.name}.out"
    out.parent.mkdir(parents=True, exist_ok=True)
    if driver.predict:
        module, *args = driver.predict
        subprocess.run([sys.executable, "-m", module, "--data", str(folder), *args, "--out", str(out)], check=True)
    figures = driver.score(folder, out, bench)
    write_result(driver.name, figures, f"python -m eval --data DATA --only {driver.name}")
    return figures


def flatten(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """The numbers of nested figures, keyed "part.figure"."""
    flat: dict[str, float] = {}
    for key, value in figures.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{key}.")
        elif isinstance(value, int | float):
            flat[prefix + key] = float(value)
    return flat


def compare(name: str, figures: dict[str, Any], floors: dict[str, float]) -> tuple[list[str], dict[str, float]]:
    """What fell below its floor, in sentences, and the floors as they would be raised by these figures."""
    flat = {f"{name}.{k}": v for k, v in flatten(figures).items()}
    failed, raised = [], dict(floors)
    for key, floor in floors.items():
        if key in flat:
            worse = flat[key] > floor if ceiling(key) else flat[key] < floor
            if worse:
                failed.append(f"{key} is {flat[key]}, the floor is {floor}")
            raised[key] = min(floor, flat[key]) if ceiling(key) else max(floor, flat[key])
    return failed, raised


def ceiling(key: str) -> bool:
    """Whether less is better for this figure."""
    return "false_" in key


def main(argv: list[str] | None = None) -> int:
    """Run, print, record, compare."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bench", type=Path, default=None)
    parser.add_argument("--only", nargs="*", default=[d.name for d in DRIVERS])
    parser.add_argument("--update-floors", action="store_true")
    args = parser.parse_args(argv)
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed: list[str] = []
    for driver in (d for d in DRIVERS if d.name in args.only):
        figures = run_driver(driver, args.data, args.bench)
        if figures is None:
            continue
        print(f"== {driver.name}", json.dumps(figures, indent=1), sep="\n")
        worse, floors = compare(driver.name, figures, floors)
        failed += worse
    if args.update_floors and not failed:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(*failed, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
