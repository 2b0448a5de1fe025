"""The report page."""

from __future__ import annotations

from pathlib import Path

from headwater.present.document import LedgerDocument
from headwater.present.writing import write_bytes


def write_report(document: LedgerDocument, path: Path) -> None:
    write_bytes(path, b"<!doctype html>")
