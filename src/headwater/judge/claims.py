"""Claims as judged: statements that must be in one claim are, those that must not be are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.judge.joining import Groups, Pair, part
from headwater.judge.records import RULE, in_force, reason_for
from headwater.link.claims import make_claim
from headwater.model import Claim, Evidence, Judgement, Reason


def judge_claims(claims: Sequence[Claim], evidence: Evidence, judgements: Sequence[Judgement]) -> list[Claim]:
    """The claims in which judged statements are together or apart as they were judged.

    "Different" parts a claim at its weakest links; "same" joins two whole claims, unless that would bring together
    what was judged apart. Claims keep the order of their first statements.
    """
    held = [
        j for j in in_force(judgements) if j.kind == "claim" and {j.subject, j.object} <= evidence.statements.keys()
    ]
    if not held:
        return list(claims)
    apart = [(j.subject, j.object) for j in held if j.verdict == "different"]
    parts = [p for c in claims for p in _parted(c, apart)]
    place = {s: i for i, s in enumerate(evidence.statements)}
    groups = Groups((s for p in parts for s in p), apart)
    for members in parts:
        for other in members[1:]:
            groups.join(members[0], other)
    for judgement in held:
        if judgement.verdict == "same":
            groups.join(judgement.subject, judgement.object)
    whole = {c.statements: c for c in claims}
    links = [r for c in claims for r in c.links]
    made = [sorted(m, key=place.__getitem__) for m in groups.members()]
    made.sort(key=lambda m: place[m[0]])
    return [_claim(tuple(m), whole, links, held, evidence) for m in made]


def _parted(claim: Claim, apart: Sequence[Pair]) -> list[list[str]]:
    inside = [p for p in apart if set(p) <= set(claim.statements)]
    if not inside:
        return [list(claim.statements)]
    strongest = sorted(claim.links, key=lambda r: -(r.weight or 0.0))
    links = [(r.evidence[0], r.evidence[1]) for r in strongest if len(r.evidence) >= 2]
    return part(claim.statements, links, inside)


def _claim(
    members: tuple[str, ...], whole: dict[tuple[str, ...], Claim], links: Sequence[Reason], held: Sequence[Judgement],
    evidence: Evidence,
) -> Claim:  # fmt: skip
    """The claim of these statements: as it was where it is the same, with the judgements that touch it as reasons."""
    known = set(members)
    judged = tuple(
        reason_for(j, j.subject, j.object)
        for j in held
        if ({j.subject, j.object} <= known if j.verdict == "same" else not known.isdisjoint((j.subject, j.object)))
    )
    if members in whole:
        return replace(whole[members], links=(*whole[members].links, *judged))
    own = tuple(r for r in links if set(r.evidence[:2]) <= known)
    return make_claim([evidence.statements[s] for s in members], evidence, (*own, *judged))


def tell_judgements(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with the judgements that made it what it is among its reasons."""
    judged = [tuple(r for r in c.links if r.rule == RULE) for c in claims]
    return [replace(c, because=(*c.because, *r)) if r else c for c, r in zip(claims, judged, strict=True)]
