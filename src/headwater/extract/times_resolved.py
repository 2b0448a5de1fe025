"""What resolving an expression gives, and what it is read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from headwater.extract.times_meaning import Look
from headwater.model import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A TIMEX3 value with inclusive ISO bounds; `first`/`last` are the days it spans, where known."""

    value: str
    precision: Precision
    first: date | None = None
    last: date | None = None
    earliest: str | None = None
    latest: str | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The day an expression is read from. `look` is what syntax says; `unit` the grain of a context date.

    `first`..`last` is the period in question ("the quarter" after "the third quarter").
    """

    day: date | None
    look: Look | None = None
    unit: str = "D"
