"""Relations as judged: a wrong one is not stated, a right one is certain."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.errors import UsageError
from headwater.judge.records import ends_of, in_force, reason_for
from headwater.model import Claim, Judgement, Relation


def anchor_relation(relation: Relation, claims: Mapping[str, Claim]) -> str:
    """What a judgement on a relation keeps as its object: its type and a statement on each side.

    By these it is found again when its claims have grown or changed. Raises `UsageError` without them.
    """
    ends = []
    for claim in (relation.from_claim, relation.to_claim):
        own = claims[claim].statements if claim in claims else ()
        ends.append(next((s for s in relation.evidence if s in own), next(iter(own), None)))
    if None in ends:
        raise UsageError(f"the claims of {relation.id} are not known")
    return json.dumps({"type": relation.type, "about": relation.about, "from": ends[0], "to": ends[1]})


def judge_relations(
    relations: Sequence[Relation], claims: Sequence[Claim], judgements: Sequence[Judgement]
) -> list[Relation]:
    """The relations without those judged wrong; those judged right are certain and say who judged so.

    What was wrong between two claims stays wrong whatever other statements suggest it.
    """
    held = [j for j in in_force(judgements) if j.kind == "relation"]
    if not held:
        return list(relations)
    claim_of = {s: c.id for c in claims for s in c.statements}
    verdicts: dict[tuple[str, ...], Judgement] = {}
    for judgement in held:
        ends = [claim_of.get(s, "") for s in ends_of(judgement)]
        if all(ends):
            found = json.loads(judgement.object)
            verdicts[_key(str(found.get("type")), str(found.get("about")), ends[0], ends[1])] = judgement
    kept = []
    for relation in relations:
        verdict = verdicts.get(_key(relation.type, relation.about, relation.from_claim, relation.to_claim))
        if verdict is None:
            kept.append(relation)
        elif verdict.verdict == "right":
            because = (*relation.because, reason_for(verdict, relation.from_claim, relation.to_claim))
            kept.append(replace(relation, because=because, confidence=1.0))
    return sorted(kept, key=lambda r: (-r.confidence, r.from_claim, r.to_claim, r.about))


def _key(kind: str, about: str, a: str, b: str) -> tuple[str, ...]:
    ends = sorted((a, b)) if kind == "conflicts" else [a, b]
    return kind, about, *ends
