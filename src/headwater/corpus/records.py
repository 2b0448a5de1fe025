"""What adding to a corpus reports, and while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from headwater.model import Problem

Stage: TypeAlias = Literal["Reading", "Extracting", "Tracing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work is: `done` of `total` articles (Tracing: of the articles of stories to trace)."""

    stage: Stage
    done: int
    total: int


OnProgress: TypeAlias = Callable[[Progress], None]


@dataclass(slots=True, kw_only=True)
class AddReport:
    """What an ingest did. Lists hold article ids; `replaced` pairs the new version with the one before it.

    `stories` counts the stories that were traced; `pending` the articles that still wait to be (0 unless interrupted).
    """

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stories: int = 0
    pending: int = 0
