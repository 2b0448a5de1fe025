"""Sentences of a retold report that name nobody: between two of one source they are that source's too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.extract.rules_made import RULES
from headwater.model import Reason, Source, Statement, make_id

_NOBODY = re.compile(r"(?i)\b(?:reportedly|allegedly|supposedly)\b")
_FAR = 420
"""Characters: sentences of one source further apart than this enclose nothing."""
_SHARE = 0.6
"""What the confidence of the less sure neighbour is multiplied by."""


def carry_sources(text: str, statements: Sequence[Statement], sources: Mapping[str, Source]) -> list[Statement]:
    """The statements, those in the article's own voice between two of one source carrying its chain.

    Both neighbours must lie in the same paragraph or the one beside it, and end in the same source; a reader
    takes what stands between them for part of the same account. Only what retells a paper is carried so, and what is
    expected or may be where the source came by an outlet: plain sentences of a report are mostly its own. Not so where
    the sentence calls the source by name, as nobody calls himself, or says "reportedly".
    """
    return [_carried(text, statements, i, sources) or s for i, s in enumerate(statements)]


def _carried(text: str, statements: Sequence[Statement], index: int, sources: Mapping[str, Source]) -> Statement | None:
    s = statements[index]
    if s.chain or s.voice != "outlet" or s.act != "says" or _NOBODY.search(text[slice(*s.sentence)]):
        return None
    before = _neighbour(statements[:index][::-1], s)
    after = _neighbour(statements[index + 1 :], s)
    if before is None or after is None or before.chain[-1].source != after.chain[-1].source:
        return None
    if not _retells(s, before, after, sources):
        return None
    if sources[before.chain[-1].source].name.split()[-1] in text[slice(*s.sentence)]:
        return None
    if not _near(text, before.end, s.start) or not _near(text, s.end, after.start):
        return None
    chain = max(before.chain, after.chain, key=len)
    return replace(
        s,
        id=make_id("st", s.article, s.start, s.end, *(h.source for h in chain)),
        voice="attributed",
        form="indirect",
        chain=chain,
        confidence=round(_SHARE * min(before.confidence, after.confidence), 3),
        reasons=(*s.reasons, _reason(s, before, after)),
    )


def _retells(s: Statement, before: Statement, after: Statement, sources: Mapping[str, Source]) -> bool:
    """True where the account around is a paper's, or an outlet's of somebody and the sentence no plain report."""
    kinds = {sources[h.source].kind for n in (before, after) for h in n.chain[:-1]}
    unsure = s.certainty == "hedged" or s.modality != "actual"
    return "document" in kinds or (bool(kinds) and unsure)


def _neighbour(others: Sequence[Statement], s: Statement) -> Statement | None:
    """The next statement of another sentence, if it is somebody's; sentences of nobody's are stepped over."""
    for other in others:
        if other.sentence != s.sentence and other.chain:
            return other
        if abs(other.start - s.start) > _FAR:
            return None
    return None


def _near(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return len(gap) <= _FAR and len([line for line in gap.split("\n") if line.strip()]) <= 2


def _reason(s: Statement, before: Statement, after: Statement) -> Reason:
    return Reason(
        rule=f"{RULES}/carried",
        text="It stands between two statements of one source and names no other.",
        evidence=(before.id, after.id),
        spans=((s.article, before.start, before.end), (s.article, after.start, after.end)),
        weight=_SHARE,
    )
