"""Claim -> Origin, Copy: which text was taken from which, where each claim began, how many origins it has.

`find_copies` compares the articles' texts; `trace_origins` walks every statement's chain to its furthest
source, within its article and across the corpus, and bounds the number of independent origins.
"""

from __future__ import annotations

from headwater.trace.copies import find_copies
from headwater.trace.origins import trace_origins

__all__ = ["find_copies", "trace_origins"]
