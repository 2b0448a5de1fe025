"""A result is a file: the figures with the date, the command, the machine and the versions."""

from __future__ import annotations

import datetime
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

from headwater.version import GENERATOR

RESULTS = Path(__file__).parent / "results"


def write_result(name: str, figures: dict[str, Any], command: str) -> Path:
    """Write `eval/results/NAME.json` and return where it lies."""
    RESULTS.mkdir(exist_ok=True)
    out = RESULTS / f"{name}.json"
    record = {
        "date": datetime.date.today().isoformat(),
        "command": command,
        "machine": machine(),
        "generator": GENERATOR,
        "figures": figures,
    }
    out.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return out


def machine() -> str:
    """Processor, cores, memory and Python, in one line."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{processor()}, {os.cpu_count()} cores, {pages / 2**30:.0f} GiB, Python {version}"


def processor() -> str:
    """The processor's name where the system tells it, else its architecture."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
