"""The cue lexicons that ship with the package, read once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """An attributing word: what kind of saying it is and what it takes as its content.

    `takes` holds c (clause), q (quotation), o (object), x (infinitive), p (prepositional phrase).
    """

    lemma: str
    kind: str
    takes: str


@functools.cache
def verbs() -> Mapping[str, Cue]:
    """Attributing verbs by lemma."""
    rows = _rows("cues.tsv")
    return MappingProxyType({lemma: Cue(lemma=lemma, kind=kind, takes=takes) for lemma, kind, takes in rows})


@functools.cache
def nouns() -> Mapping[str, Cue]:
    """Attributing nouns by lemma ("claims that", "a warning that")."""
    return MappingProxyType({lemma: Cue(lemma=lemma, kind=kind, takes="c") for lemma, kind in _rows("cue_nouns.tsv")})


def _rows(name: str) -> list[list[str]]:
    text = files("headwater.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
