"""Copies as judged: what is none is left out, what was not seen is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.judge.records import in_force, reason_for
from headwater.model import Copy, Evidence, Judgement, make_id
from headwater.trace.direction import find_direction, read_credits


def judge_copies(copies: Sequence[Copy], evidence: Evidence, judgements: Sequence[Judgement]) -> list[Copy]:
    """The copies without those judged none, and with those that were judged copies and not found.

    A copy that only a person saw has the whole of both texts as its passage.
    """
    held = {(j.subject, j.object): j for j in in_force(judgements) if j.kind == "copy"}
    held = {pair: j for pair, j in held.items() if set(pair) <= evidence.articles.keys()}
    if not held:
        return list(copies)
    kept = []
    for copy in copies:
        judgement = held.pop(_pair(copy), None)
        if judgement is None:
            kept.append(copy)
        elif judgement.verdict == "copy":
            kept.append(replace(copy, because=(*copy.because, reason_for(judgement, copy.a, copy.b))))
    kept += [_made(j, evidence) for j in held.values() if j.verdict == "copy"]
    return sorted(kept, key=lambda c: (c.a, c.b))


def _pair(copy: Copy) -> tuple[str, str]:
    return min(copy.a, copy.b), max(copy.a, copy.b)


def _made(judgement: Judgement, evidence: Evidence) -> Copy:
    a, b = judgement.subject, judgement.object
    passages = ((0, len(evidence.articles[a].text), 0, len(evidence.articles[b].text)),)
    direction, why = find_direction(a, b, passages, read_credits(evidence), evidence)
    return Copy(
        id=make_id("cp", a, b, "judged"), a=a, b=b, kind="rewrite", direction=direction, passages=passages,
        similarity=1.0, because=(reason_for(judgement, a, b), *why),
    )  # fmt: skip
