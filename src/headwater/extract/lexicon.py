"""The cue lexicons that ship with the package, read once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

PAPERS = frozenset(
    [
        "document",
        "record",
        "paper",
        "file",
        "filing",
        "memo",
        "report",
        "poll",
        "survey",
        "study",
        "research",
        "data",
        "figure",
        "statistic",
        "footage",
        "video",
        "image",
        "photo",
        "photograph",
        "picture",
        "tape",
        "recording",
        "transcript",
        "letter",
        "email",
        "message",
        "tweet",
        "post",
        "account",
        "map",
        "analysis",
        "review",
        "investigation",
        "inquiry",
        "probe",
        "audit",
        "finding",
        "result",
        "test",
        "evidence",
        "chart",
        "affidavit",
        "indictment",
        "complaint",
        "lawsuit",
        "petition",
        "release",
        "statement",
        "note",
        "diary",
        "log",
        "page",
        "site",
        "website",
        "article",
        "book",
        "census",
        "autopsy",
        "list",
        "cable",
        "signature",
        "log",
        "ledger",
        "minutes",
        "bulletin",
        "notice",
        "survey",
        "dossier",
        "source",
        "estimate",
        "assessment",
        "rumor",
        "rumour",
        "news",
        "media",
        "press",
        "newspaper",
        "outlet",
        "agency",
    ]
)
"""Nouns of what can tell by being read, seen or heard: a paper, a film, a count."""


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
