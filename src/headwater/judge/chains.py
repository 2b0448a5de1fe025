"""Chains as corrected: who says a statement, in the words of a person who read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast, get_args

from headwater.judge.records import in_force, read_chain, reason_for
from headwater.model import Evidence, Hop, Judgement, Source, SourceKind, Statement, source_id

CUE = "judged"


def judge_chains(evidence: Evidence, judgements: Sequence[Judgement]) -> Evidence:
    """The evidence with corrected chains. A name that a source of the story bears is that source, any other a new one.

    A hop's place is where its name stands in the article, nearest before the statement's end; else it is empty.
    """
    held = [j for j in in_force(judgements) if j.kind == "chain" and j.subject in evidence.statements]
    if not held:
        return evidence
    sources = dict(evidence.sources)
    named = _names(sources)
    statements = dict(evidence.statements)
    for judgement in held:
        statement = statements[judgement.subject]
        text = evidence.articles[statement.article].text
        hops: list[Hop] = []
        for row in read_chain(judgement.object):
            source = named.get(_folded(row["name"])) or _new_source(row, sources, named)
            if all(h.source != source for h in hops):
                hops.append(_hop(source, row["name"], statement, text))
        statements[statement.id] = replace(
            statement,
            chain=tuple(hops),
            voice="attributed" if hops else "outlet",
            reasons=(*statement.reasons, reason_for(judgement, statement.id)),
        )
    return replace(evidence, statements=statements, sources=sources)


def _names(sources: Mapping[str, Source]) -> dict[str, str]:
    """Sources by every name they bear; a full name before another's alias."""
    found: dict[str, str] = {}
    for ident in sorted(sources):
        found.setdefault(_folded(sources[ident].name), ident)
    for ident in sorted(sources):
        for alias in sources[ident].aliases:
            found.setdefault(_folded(alias), ident)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _new_source(row: Mapping[str, str], sources: dict[str, Source], named: dict[str, str]) -> str:
    kind = cast(SourceKind, row["kind"] if row["kind"] in get_args(SourceKind) else "unknown")
    source = Source(id=source_id(kind, row["name"]), name=row["name"], kind=kind)
    sources.setdefault(source.id, source)
    named[_folded(row["name"])] = source.id
    return source.id


def _hop(source: str, name: str, statement: Statement, text: str) -> Hop:
    end = max(statement.sentence[1], statement.end)
    at = text.rfind(name, 0, end)
    start, stop = (at, at + len(name)) if at >= 0 else (statement.start, statement.start)
    return Hop(source=source, start=start, end=stop, cue=CUE)
