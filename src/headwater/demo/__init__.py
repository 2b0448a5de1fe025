"""The demo story: twelve short reports of one invented event, with what a careful reader finds in them.

Places, people and outlets are invented. `lowmere.expected.json` says by hand what the ledger must say.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def demo_articles() -> Path:
    """The folder of the demo story's articles."""
    return Path(str(files("headwater.demo") / "lowmere"))


def demo_metadata() -> Path:
    """The table of the demo story's outlets, dates and titles."""
    return demo_articles().with_suffix(".csv")
