"""Where the scorers lie and how they are called: programs of their own, run as such."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def find_scorer(name: str, data: Path, bench: Path | None) -> Path | None:
    """The scorer `name` in `bench`, or in a folder "bench" beside or above `data`; None if there is none."""
    folders = [bench] if bench else [p / "bench" for p in data.resolve().parents]
    return next((f / name for f in folders if (f / name).is_file()), None)


def data_folder(data: Path, name: str) -> Path:
    """`data/name` where `data` holds all the sets, else `data` itself."""
    return data / name if (data / name).is_dir() else data


def run_scorer(scorer: Path, *args: str | Path) -> str:
    """What the scorer prints. Raises CalledProcessError with its message when it fails."""
    return subprocess.run(
        [sys.executable, str(scorer), *map(str, args)], check=True, text=True, stdout=subprocess.PIPE
    ).stdout


def score_json(scorer: Path, pairs: Sequence[tuple[Path, Path]]) -> dict[str, Any]:
    """The figures of a scorer that takes pairs of files and prints JSON."""
    flat = [str(p) for pair in pairs for p in pair]
    figures: dict[str, Any] = json.loads(run_scorer(scorer, *flat, "--json"))
    return figures
