"""The demo story: twelve short reports of one invented event, with what a careful reader finds in them.

Places, people and outlets are invented. `story()` is where it lies; `lowmere/expected.json` says by hand
what its ledger must say.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def story() -> Path:
    """The folder of the demo story's articles, with `metadata.csv` beside them."""
    return Path(str(files("headwater.demo") / "lowmere"))
