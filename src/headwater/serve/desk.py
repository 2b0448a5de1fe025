"""The corpus as one request sees it, and stories looked up once for as long as they stay as they are."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, TypeAlias

from fastapi import Depends, Request

import headwater
from headwater.compare.differences import find_differences
from headwater.compare.timeline import find_developments
from headwater.corpus import Corpus
from headwater.present.document import ClaimRow, LedgerDocument
from headwater.present.lookup import Lookup, look_up, ranked_claims
from headwater.present.report import Records
from headwater.serve.settings import Settings
from headwater.store.judgements import story_key

MOST_STORIES_KEPT = 12


@dataclass(frozen=True)
class Told:
    """One story as its pages show it: its document by id, its claims in rank and their numbers."""

    story: str
    lookup: Lookup
    ranked: list[ClaimRow]
    numbers: dict[str, int]

    @property
    def document(self) -> LedgerDocument:
        """The story's ledger."""
        return self.lookup.document

    @cached_property
    def developments(self) -> Records:
        """What was reported when."""
        return find_developments(self.document)

    @cached_property
    def differences(self) -> Records:
        """Where accounts differ."""
        return find_differences(self.document)


class Shelf:
    """The stories last looked at. A story that was traced again has another key and is looked up anew."""

    def __init__(self) -> None:
        self._told: OrderedDict[tuple[str, str], Told] = OrderedDict()
        self._lock = threading.Lock()

    def tell(self, corpus: Corpus, story: str) -> Told:
        """The story of this id. Raises `UsageError` where there is none."""
        with corpus.moment():
            key = (story, story_key(corpus.db, story) or "")
            with self._lock:
                if key in self._told:
                    self._told.move_to_end(key)
                    return self._told[key]
            lookup = look_up(corpus.document(story=story))
        ranked = ranked_claims(lookup)
        told = Told(story=story, lookup=lookup, ranked=ranked, numbers={c["id"]: n for n, c in enumerate(ranked, 1)})
        with self._lock:
            self._told[key] = told
            while len(self._told) > MOST_STORIES_KEPT:
                self._told.popitem(last=False)
        return told


def open_corpus(request: Request) -> Iterator[Corpus]:
    """The corpus, open for reading while the request lasts."""
    settings: Settings = request.app.state.settings
    with headwater.open(settings.corpus, readonly=True) as corpus:
        yield corpus


OpenCorpus: TypeAlias = Annotated[Corpus, Depends(open_corpus)]


def tell(request: Request, corpus: Corpus, story: str) -> Told:
    """The story of this id, from the shelf."""
    shelf: Shelf = request.app.state.shelf
    return shelf.tell(corpus, story)
