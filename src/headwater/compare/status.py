"""Claims -> claims with their status, by the ledger's rules, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.compare.denials import find_comments
from headwater.compare.views import read_views
from headwater.model import Claim, Evidence, Reason, Relation, Status

DETAILS = frozenset({"date", "place", "number"})
LEAST_SHARE = 0.3


def settle_status(claims: Sequence[Claim], relations: Sequence[Relation], evidence: Evidence) -> list[Claim]:
    """Return the claims, in their order, each with its status, the reasons for it, and who gave no comment on it."""
    by_id = {c.id: c for c in claims}
    touching: dict[str, list[Relation]] = {}
    for relation in relations:
        touching.setdefault(relation.from_claim, []).append(relation)
        touching.setdefault(relation.to_claim, []).append(relation)
    comments = _comments(claims, evidence)
    settled = []
    for claim in claims:
        status, reason = _settle(claim, touching.get(claim.id, []), by_id)
        own = (*claim.comments, *(s for s in comments.get(claim.id, ()) if s not in claim.comments))
        settled.append(replace(claim, status=status, because=(*claim.because, reason), comments=own))
    return settled


def _settle(claim: Claim, touching: Sequence[Relation], by_id: dict[str, Claim]) -> tuple[Status, Reason]:
    for test in (_superseded, _denied, _contested, _disputed):
        found = test(claim, touching, by_id)
        if found is not None:
            return found
    return _by_origins(claim)


def _superseded(claim: Claim, touching: Sequence[Relation], _by_id: dict[str, Claim]) -> tuple[Status, Reason] | None:
    by = next((r for r in touching if r.type == "supersedes" and r.to_claim == claim.id), None)
    if by is None:
        return None
    return "superseded", _reason("compare/superseded@1", "A later statement corrects or replaces it.", by)


def _denied(claim: Claim, touching: Sequence[Relation], _by_id: dict[str, Claim]) -> tuple[Status, Reason] | None:
    by = next((r for r in touching if r.type == "denies" and r.to_claim == claim.id), None)
    if by is None:
        return None
    if claim.origins.low >= 1:
        return "disputed", _reason("compare/disputed@1", "It is denied, while another origin upholds it.", by)
    return "denied", _reason("compare/denied@1", "It is denied, and no named origin upholds it.", by)


def _contested(claim: Claim, touching: Sequence[Relation], by_id: dict[str, Claim]) -> tuple[Status, Reason] | None:
    """A denial of what an origin upholds is itself disputed by that origin."""
    for relation in touching:
        denied = by_id.get(relation.to_claim)
        if relation.type == "denies" and relation.from_claim == claim.id and denied and denied.origins.low >= 1:
            return "disputed", _reason("compare/contested@1", "An origin upholds what this denies.", relation)
    return None


def _disputed(claim: Claim, touching: Sequence[Relation], by_id: dict[str, Claim]) -> tuple[Status, Reason] | None:
    for relation in touching:
        if relation.type == "conflicts" and _central(claim, relation):
            other = by_id.get(relation.to_claim if relation.from_claim == claim.id else relation.from_claim)
            if other is not None and other.origins.low >= 1:
                text = f"Another account says otherwise about the {relation.about}: {_quoted(relation.values)}."
                return "disputed", _reason("compare/disputed@1", text, relation)
    return None


def _central(claim: Claim, relation: Relation) -> bool:
    """Whether a conflict is about the claim itself, and not about a detail that few of its statements mention."""
    if relation.about not in DETAILS:
        return True
    if any(value in claim.text for value in relation.values):
        return True
    holders = sum(s in relation.evidence for s in claim.statements)
    return holders >= len(claim.statements) * LEAST_SHARE


def _quoted(values: Sequence[str]) -> str:
    return " against ".join(f"“{v}”" for v in values) or "the two cannot both hold"


def _by_origins(claim: Claim) -> tuple[Status, Reason]:
    low, high = claim.origins.low, claim.origins.high
    evidence = claim.statements[:4]
    if low == 0:
        return "unsourced", Reason(rule="compare/unsourced@1", text="No statement names a source.", evidence=evidence)
    if low == 1:
        text = f"All that is sourced may go back to one origin (at most {high}), and nobody disputes it."
        return "single-origin", Reason(rule="compare/single-origin@1", text=text, evidence=evidence)
    text = f"At least {low} independent origins (at most {high}) say so, and nobody disputes it."
    return "corroborated", Reason(rule="compare/corroborated@1", text=text, evidence=evidence)


def _reason(rule: str, text: str, relation: Relation) -> Reason:
    return Reason(rule=rule, text=text, evidence=(relation.id, *relation.evidence[:4]), weight=relation.confidence)


def _comments(claims: Sequence[Claim], evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """For each claim the statements that declined to comment on it or could neither confirm nor deny it."""
    views = read_views(claims, evidence)
    found: dict[str, tuple[str, ...]] = {}
    for view in views.all:
        about = find_comments(view, views)
        if about is not None:
            found[about] = (*found.get(about, ()), view.statement.id)
    return found
