"""A corpus that stays: articles are added and withdrawn, questions are asked, answers explained.

>>> import headwater
>>> corpus = headwater.open("river.hw")                           # doctest: +SKIP
>>> corpus.add(["articles/"]).added                               # doctest: +SKIP
>>> [c.claim.text for c in corpus.claims(min_origins=2).items]    # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path

from headwater.corpus.corpus import Corpus
from headwater.corpus.records import AddReport, OnProgress, Progress
from headwater.options import Options
from headwater.store.records import (
    ArticleEntry,
    ClaimEntry,
    ClaimFilter,
    Edit,
    Hit,
    OutletEntry,
    Overview,
    Page,
    RelationEntry,
    SourceEntry,
    StatementEntry,
    StoryEntry,
    Tie,
    Version,
)

__all__ = [
    "AddReport",
    "ArticleEntry",
    "ClaimEntry",
    "ClaimFilter",
    "Corpus",
    "Edit",
    "Hit",
    "OnProgress",
    "OutletEntry",
    "Overview",
    "Page",
    "Progress",
    "RelationEntry",
    "SourceEntry",
    "StatementEntry",
    "StoryEntry",
    "Tie",
    "Version",
    "open",
]


def open(  # the verb that users know
    path: str | Path, *, readonly: bool = False, create: bool = True, options: Options | None = None
) -> Corpus:
    """The corpus at `path`, made if it is missing and `create` allows; close it when done, or use it in a `with`.

    `options` shape a new corpus and stay with it. Raises `StoreFault` for a file that is missing (without `create`),
    no corpus, of a newer program, or made with other options than those given.
    """
    return Corpus(path, readonly=readonly, create=create, options=options)
