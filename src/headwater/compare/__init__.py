"""Claim -> Relation, Event: where accounts differ, what was denied or corrected, and claims about one happening.

`find_relations` compares claims that may be about the same thing, `find_events` joins claims about one happening
and bounds its figures, `settle_status` gives each claim its status by the ledger's rules. Nothing is printed here.
"""

from __future__ import annotations

from headwater.compare.events import find_events
from headwater.compare.relations import find_relations
from headwater.compare.status import settle_status

__all__ = ["find_events", "find_relations", "settle_status"]
