"""Across articles: who is who, and what says the same thing."""

from headwater.link.claims import describe_linker, link_claims
from headwater.link.dating import date_open_times
from headwater.link.embedding import embed_texts, remembering
from headwater.link.names import link_sources
from headwater.link.stories import find_stories
from headwater.link.story_sources import scope_sources

__all__ = [
    "date_open_times",
    "describe_linker",
    "embed_texts",
    "find_stories",
    "link_claims",
    "link_sources",
    "remembering",
    "scope_sources",
]
