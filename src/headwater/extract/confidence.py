"""How sure a statement is: the share of statements with such grounds whose passage and chain are both right."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from types import MappingProxyType

from headwater.model import Source, Statement

LEAST, MOST = 0.05, 0.97
"""Bounds of what is said: nothing here is certain, and nothing worthless is written at all."""
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "his", "her", "their", "its", "who", "i", "we", "one", "that", "this"}
)
_RULES = "rules@"


def with_confidence(s: Statement, text: str, sources: Mapping[str, Source]) -> Statement:
    """The statement with a calibrated confidence; `text` is its article's, `sources` the article's by id.

    The weights in `data/confidence.json` were fitted by `python -m eval.confidence --fit`; without the file
    every statement has the confidence that its attributions' scores give.
    """
    weights = _weights().get(s.voice)
    if not weights:
        return s
    total = sum(weights.get(name, 0.0) * value for name, value in grounds(s, text, sources).items())
    return replace(s, confidence=round(min(MOST, max(LEAST, 1 / (1 + math.exp(-total)))), 3))


def grounds(s: Statement, text: str, sources: Mapping[str, Source]) -> dict[str, float]:
    """What speaks for and against a statement, by name; all are 0 or 1 but "score", a log-odds in [-3, 4].

    They are read off the record alone: its chain, its reasons with the rules and scores behind them, its form.
    """
    found = {"always": 1.0, "short": float(len(s.text.split()) < 6), "quoted": float(s.form == "direct")}
    linked = [r for r in s.reasons if r.weight is not None and not r.rule.endswith(("/carried", "/doubted"))]
    if s.voice == "outlet":
        return {**found, "beside": float(bool(linked)), "part": float(s.end - s.start < 0.6 * _length(s))}
    kinds = [sources[h.source].kind for h in s.chain if h.source in sources]
    named = {(a, b) for r in linked for _, a, b in r.spans}
    score = min((r.weight for r in linked if r.weight is not None), default=0.5)
    return {
        **found,
        "score": _log_odds(score),
        "rule": float(any(r.rule.startswith(_RULES) for r in linked)),
        "nested": float(len(linked) > 1),
        "nobody": float(not s.chain),
        "credit": float(bool(s.chain) and not linked),
        "hops2": float(len(s.chain) > 1),
        "hops3": float(len(s.chain) > 2),
        "from-afar": float(any((h.start, h.end) not in named for h in s.chain) and bool(linked)),
        "pronoun": float(any(text[h.start : h.end].lower() in _PRONOUNS for h in s.chain)),
        "unknown": float("unknown" in kinds),
        "carried": float(any(r.rule.endswith("/carried") for r in s.reasons)),
    }


def _length(s: Statement) -> int:
    return max(1, s.sentence[1] - s.sentence[0])


def _log_odds(p: float) -> float:
    p = min(0.98, max(0.05, p))
    return math.log(p / (1 - p))


@functools.cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """The fitted weights of each voice; none where the file is absent."""
    path = files("headwater.extract").joinpath("data", "confidence.json")
    if not path.is_file():
        return MappingProxyType({})
    found = json.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType({voice: MappingProxyType(found[voice]) for voice in ("attributed", "outlet")})
