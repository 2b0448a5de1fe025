"""Headwater reads many news reports of the same events and shows who said what, where each claim began,
and how many independent origins it has.

The whole path is one verb, `trace`; `write_ledger` keeps its result. Each stage is a
function over the records of `headwater.model` and can be used alone:

    >>> import headwater
    >>> ledger = headwater.trace(["articles/"])          # doctest: +SKIP
    >>> [c.origins.low for c in ledger.claims]           # doctest: +SKIP

Names are loaded on first use, so importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from headwater.version import __version__

_PUBLIC = {
    "trace": "headwater.pipeline",
    "trace_articles": "headwater.pipeline",
    "open": "headwater.corpus",
    "Corpus": "headwater.corpus",
    "Options": "headwater.options",
    "Ledger": "headwater.model",
    "Article": "headwater.model",
    "Statement": "headwater.model",
    "Claim": "headwater.model",
    "Source": "headwater.model",
    "Problem": "headwater.model",
    "read_articles": "headwater.read",
    "extract_statements": "headwater.extract",
    "link_sources": "headwater.link",
    "link_claims": "headwater.link",
    "find_copies": "headwater.trace",
    "trace_origins": "headwater.trace",
    "find_relations": "headwater.compare",
    "find_events": "headwater.compare",
    "settle_status": "headwater.compare",
    "to_document": "headwater.present.ledger",
    "write_ledger": "headwater.present.ledger",
}

__all__ = ["__version__", *_PUBLIC]


def __getattr__(name: str) -> Any:
    """The public name `name`, imported from its stage on first use (PEP 562)."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
