"""The public names exist and are documented; the same input gives the same ledger, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import headwater
from headwater.demo import demo_articles, demo_metadata


@pytest.mark.parametrize("name", [n for n in headwater.__all__ if n != "__version__"])
def test_public_names_are_documented(name: str) -> None:
    assert (getattr(headwater, name).__doc__ or "").strip()


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'confirm'"):
        _ = headwater.confirm


def ledger_bytes(seed: str, tmp_path: Path) -> bytes:
    """The demo's ledger as written by a process of its own with that hash seed."""
    out = tmp_path / f"{seed}.json"
    command = [sys.executable, "-m", "headwater", "trace", str(demo_articles()), "--metadata", str(demo_metadata())]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    subprocess.run(
        [*command, "--json", str(out), "--no-report"], check=True, env=environment, stdout=subprocess.DEVNULL
    )
    return out.read_bytes()


def test_same_input_same_ledger(tmp_path: Path) -> None:
    assert ledger_bytes("1", tmp_path) == ledger_bytes("2", tmp_path)
