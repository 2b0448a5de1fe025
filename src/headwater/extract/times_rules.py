"""The rules of the time grammar: each a bounded pattern, the words it can start with, and what it means.

Patterns run on lower-cased text; a blank in a pattern stands for up to three blanks or line breaks. The
longest match wins, the earlier rule on a tie. All rules are our own, written after the TIMEX3 annotation
guidelines (TimeML 1.2.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.extract import times_rules_dates, times_rules_spans
from headwater.extract.times_builders import Build


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named pattern with its builder. `starts` are the first words it can begin with; "#" is any number."""

    name: str
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    build: Build


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    return tuple(
        Rule(name=name, starts=starts, pattern=_compiled(pattern), build=build)
        for name, starts, pattern, build in (*times_rules_dates.ROWS, *times_rules_spans.ROWS)
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("[ -]", r"(?:\s{1,3}|-)").replace(" ", r"\s{1,3}"))
