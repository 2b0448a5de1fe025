"""Who publishes: outlets and agencies with their short forms, domains, countries and owner families.

The list (`outlets.tsv`) is of our own writing. A short form that several outlets use ("the Post") is marked
ambiguous there and never resolved by the list alone: `find_outlet` declines, the article decides. Titles
of one publisher, its feeds and sister titles share a `family`.
"""

from headwater.outlets.mentions import OutletMention, find_outlet_mentions
from headwater.outlets.register import (
    Outlet,
    Register,
    family_of,
    find_outlet,
    is_ambiguous,
    outlet_candidates,
    outlet_key,
    read_register,
)
from headwater.outlets.shapes import looks_like_outlet, shape_kind

__all__ = [
    "Outlet",
    "OutletMention",
    "Register",
    "family_of",
    "find_outlet",
    "find_outlet_mentions",
    "is_ambiguous",
    "looks_like_outlet",
    "outlet_candidates",
    "outlet_key",
    "read_register",
    "shape_kind",
]
