"""Across articles: who is who, and what says the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.link.claims import describe_linker, link_claims
from headwater.model import Evidence, Extraction
from headwater.options import LinkOptions

__all__ = ["describe_linker", "link_claims", "link_sources"]


def link_sources(extractions: Sequence[Extraction], options: LinkOptions) -> Evidence:
    """The sources of all articles joined into canonical ones; see `headwater.link.names`."""
    from headwater.link import names

    return names.link_sources(extractions, options)
