"""A killed ingest loses no finished article and doubles none (the long run: `python -m eval.kill`)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eval.kill import run


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_killed_ingest_loses_and_doubles_nothing(tmp_path: Path) -> None:
    figures = run(kills=4, seed=7, folder=tmp_path, number=16)
    assert figures["killed"] >= 4
    assert (figures["lost"], figures["doubled"], figures["unsound"], figures["other_ledger"]) == (0, 0, 0, 0)
