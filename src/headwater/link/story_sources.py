"""Sources across stories: a body called by common words alone ("police") is another body in every story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from headwater.link.names_apart import is_common
from headwater.model import Evidence, Source, Statement, make_id, source_id


def scope_sources(evidence: Evidence) -> Evidence:
    """The evidence of one story with ids of its own for bodies of common words, so that no other story's meet them.

    The id is made with the smallest id of an article that has a statement of theirs, whatever their order.
    """
    bearers: dict[str, str] = {}
    for statement in evidence.statements.values():
        for hop in statement.chain:
            bearers[hop.source] = min(statement.article, bearers.get(hop.source, statement.article))
    first = min(evidence.articles, default="")
    mine = {s.id: make_id("s", s.id, bearers.get(s.id, first)) for s in evidence.sources.values() if _is_shared(s)}
    return _renamed(evidence, mine) if mine else evidence


def _is_shared(source: Source) -> bool:
    """Whether articles of any story could give a body this id."""
    return source.kind == "organisation" and source.id == source_id(source.kind, source.name) and is_common(source.name)


def _renamed(evidence: Evidence, mine: Mapping[str, str]) -> Evidence:
    def new(key: str) -> str:
        return mine.get(key, key)

    return replace(
        evidence,
        statements={k: _with_ids(s, mine) for k, s in evidence.statements.items()},
        sources={new(k): replace(s, id=new(k)) for k, s in evidence.sources.items()},
        credited_by={a: tuple(new(c) for c in found) for a, found in evidence.credited_by.items()},
        merges={local: new(c) for local, c in evidence.merges.items()},
        merge_reasons={new(c): why for c, why in evidence.merge_reasons.items()},
        unsure=tuple((min(new(a), new(b)), max(new(a), new(b)), why) for a, b, why in evidence.unsure),
    )


def _with_ids(statement: Statement, mine: Mapping[str, str]) -> Statement:
    if not any(h.source in mine for h in statement.chain):
        return statement
    return replace(statement, chain=tuple(replace(h, source=mine.get(h.source, h.source)) for h in statement.chain))
