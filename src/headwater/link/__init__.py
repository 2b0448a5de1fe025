"""Across articles: who is who, and what says the same thing."""

from headwater.link.claims import describe_linker, link_claims
from headwater.link.names import link_sources

__all__ = ["describe_linker", "link_claims", "link_sources"]
