"""Sources as judged: two records of one become one, one record of two is parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.judge.joining import Groups, Pair, part
from headwater.judge.records import in_force, reason_for
from headwater.ledgers import join_source
from headwater.model import Evidence, Extraction, Hop, Judgement, Reason, Source, Statement


def judge_sources(evidence: Evidence, extractions: Sequence[Extraction], judgements: Sequence[Judgement]) -> Evidence:
    """The evidence in which judged sources are one, or not. Ids may be those of mentions in single articles.

    A source judged the same as one of another story gets the same id here as there: the smallest that was judged.
    """
    held = [j for j in in_force(judgements) if j.kind == "source"]
    if not held:
        return evidence
    return _joined(_parted(evidence, extractions, held), held)


# ------------------------------------------------------------------------------------------------------------- apart


def _parted(evidence: Evidence, extractions: Sequence[Extraction], held: Sequence[Judgement]) -> Evidence:
    """Every source that holds two mentions judged different is parted at the last step that joined them."""
    apart = [(j.subject, j.object) for j in held if j.verdict == "different"]
    together: dict[str, list[str]] = {}
    for local, canonical in sorted(evidence.merges.items()):
        together.setdefault(canonical, []).append(local)
    moved: dict[str, str] = {}
    for canonical, locals_ in together.items():
        inside = [p for p in apart if set(p) <= set(locals_)]
        if inside:
            links = [
                (r.evidence[0], r.evidence[1]) for r in evidence.merge_reasons.get(canonical, ()) if len(r.evidence) > 1
            ]
            moved |= _leaving(canonical, part(locals_, links, inside))
    return _moved(evidence, extractions, moved, held) if moved else evidence


def _leaving(canonical: str, parts: Sequence[Sequence[str]]) -> dict[str, str]:
    """The new id of every mention that leaves: the part that bears the source's own id stays, else the largest."""
    stays = max(parts, key=lambda p: (canonical in p, len(p)))
    return {local: min(p) for p in parts if p is not stays for local in p}


def _moved(
    evidence: Evidence, extractions: Sequence[Extraction], moved: Mapping[str, str], held: Sequence[Judgement]
) -> Evidence:
    records: dict[str, list[Source]] = {}
    for source in (s for e in extractions for s in e.sources):
        if source.id in moved:
            records.setdefault(moved[source.id], []).append(source)
    sources = dict(evidence.sources)
    sources.update({new: replace(join_source(found), id=new) for new, found in records.items()})
    moved = {local: new for local, new in moved.items() if new in records}
    places = {(s.id, h.start, h.end): h.source for e in extractions for s in e.statements for h in s.chain}

    def hop(statement: Statement, given: Hop) -> Hop:
        local = places.get((statement.id, given.start, given.end), "")
        return replace(given, source=moved[local]) if local in moved else given

    def new(local: str | None, known: str | None) -> str | None:
        return moved.get(local or "", known)

    outlets = {e.article.id: new(e.outlet, evidence.outlet_of.get(e.article.id)) for e in extractions}
    wires = {e.article.id: new(e.wire, evidence.wire_of.get(e.article.id)) for e in extractions}
    reasons = dict(evidence.merge_reasons)
    for judgement in held:
        if judgement.verdict == "different":
            for end in {moved.get(x, evidence.merges.get(x, x)) for x in (judgement.subject, judgement.object)}:
                reasons[end] = (*reasons.get(end, ()), reason_for(judgement, judgement.subject, judgement.object))
    return replace(
        evidence,
        sources=sources,
        statements={
            k: replace(s, chain=tuple(hop(s, h) for h in s.chain)) if s.chain else s
            for k, s in evidence.statements.items()
        },
        outlet_of={a: s for a, s in outlets.items() if s},
        wire_of={a: s for a, s in wires.items() if s},
        merges={**evidence.merges, **moved},
        merge_reasons={k: r for k, r in reasons.items() if k in sources},
    )


# ---------------------------------------------------------------------------------------------------------- together


def _joined(evidence: Evidence, held: Sequence[Judgement]) -> Evidence:
    """Every source that was judged the same as another is one with it, and judged pairs are doubted no more."""
    same = [j for j in held if j.verdict == "same"]
    apart = [_resolved(j, evidence) for j in held if j.verdict == "different"]
    ends = [_resolved(j, evidence) for j in same]
    groups = Groups(sorted({x for pair in ends for x in pair}), apart)
    given: dict[str, set[str]] = {}
    done: list[Judgement] = []
    for judgement, (a, b) in zip(same, ends, strict=True):
        if groups.join(a, b):
            done.append(judgement)
            given.setdefault(a, set()).update((judgement.subject, judgement.object))
            given.setdefault(b, set()).update((judgement.subject, judgement.object))
    into: dict[str, str] = {}
    for members in groups.members():
        first = min({x for m in members for x in given.get(m, {m})})
        into |= {m: first for m in members if m in evidence.sources and m in given}
    settled = {frozenset(_resolved(j, evidence)) for j in held}
    evidence = replace(evidence, unsure=tuple(u for u in evidence.unsure if frozenset(u[:2]) not in settled))
    return _renamed(evidence, into, done) if into else evidence


def _resolved(judgement: Judgement, evidence: Evidence) -> Pair:
    return evidence.merges.get(judgement.subject, judgement.subject), evidence.merges.get(
        judgement.object, judgement.object
    )


def _renamed(evidence: Evidence, into: Mapping[str, str], done: Sequence[Judgement]) -> Evidence:
    def new(key: str) -> str:
        return into.get(key, key)

    records: dict[str, list[Source]] = {}
    for key, source in evidence.sources.items():
        records.setdefault(new(key), []).append(source)
    sources = {k: replace(join_source(r), id=k) if len(r) > 1 or r[0].id != k else r[0] for k, r in records.items()}
    reasons: dict[str, tuple[Reason, ...]] = {}
    for key, why in evidence.merge_reasons.items():
        reasons[new(key)] = (*reasons.get(new(key), ()), *why)
    for judgement in done:
        key = new(_resolved(judgement, evidence)[0])
        if key in sources:
            reasons[key] = (*reasons.get(key, ()), reason_for(judgement, judgement.subject, judgement.object))
    unsure = ((min(new(a), new(b)), max(new(a), new(b)), why) for a, b, why in evidence.unsure)
    return replace(
        evidence,
        sources=sources,
        statements={k: _with_ids(s, into) for k, s in evidence.statements.items()},
        outlet_of={a: new(s) for a, s in evidence.outlet_of.items()},
        wire_of={a: new(s) for a, s in evidence.wire_of.items()},
        credited_by={a: tuple(dict.fromkeys(map(new, s))) for a, s in evidence.credited_by.items()},
        family_of={new(k): v for k, v in evidence.family_of.items()},
        merges={**{k: new(v) for k, v in evidence.merges.items()}, **into},
        merge_reasons=reasons,
        unsure=tuple(u for u in unsure if u[0] != u[1]),
    )


def _with_ids(statement: Statement, into: Mapping[str, str]) -> Statement:
    """The statement with the sources' new ids; one that follows itself after joining is named once."""
    if not any(h.source in into for h in statement.chain):
        return statement
    hops: dict[str, Hop] = {}
    for given in statement.chain:
        source = into.get(given.source, given.source)
        hops.setdefault(source, replace(given, source=source))
    return replace(statement, chain=tuple(hops.values()))
