"""Who publishes one article of the corpus is an outlet wherever another article names it, whatever it sounds like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.model import Extraction, Source


def name_publishers(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The same extractions, sources of a publisher's exact name being outlets; an agency stays an agency.

    An outlet that no register knows ("Estuary Online") is easily taken for a person or a body; the corpus knows it.
    """
    publishers = {_plain(s.name) for e in extractions for s in e.sources if s.id == e.outlet}
    return [replace(e, sources=tuple(_as_outlet(s, publishers) for s in e.sources)) for e in extractions]


def _as_outlet(source: Source, publishers: set[str]) -> Source:
    mistaken = source.kind in ("person", "organisation", "unknown") and _plain(source.name) in publishers
    return replace(source, kind="outlet") if mistaken else source


def _plain(name: str) -> str:
    """The name without its article, in lower case."""
    return " ".join(name.casefold().removeprefix("the ").split())
