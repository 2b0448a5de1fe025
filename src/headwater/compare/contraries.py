"""Contrary accounts: the same thing asserted and negated, or told with an outcome that excludes the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.deeds import Deed, are_opposite, deeds_of, may_be_one
from headwater.compare.found import Found, conflict, published, short
from headwater.compare.numbers import times_apart
from headwater.compare.views import View, Views, likeness

LEAST_LIKE = 0.45
LEAST_LIKE_ALIGNED = 0.15
FIRM = frozenset({"actual", "alleged", "believed", "planned", "attempted"})
NEGATION = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|nobody|nothing|cannot|fail\w*)\b|n[’']t\b", re.IGNORECASE
)
SUBORDINATE = re.compile(r"\s*(?:when|if|while|until|before|after|because|since|unless|as)\b", re.IGNORECASE)


def find_contraries(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a conflict of truth when one statement negates what the other asserts, of outcome when the deeds exclude
    each other.

    Exactly one of the two may hold a word of negation, and the other none before it in its sentence either: "they did
    not feel that it was a threat" asserts no threat. The deeds must be the same, done to or by the same.
    """
    if not _asserts(a) or not _asserts(b) or times_apart(a, b):
        return
    yield from _negated(a, b, views)
    yield from _opposite(a, b, views)


def _asserts(view: View) -> bool:
    return view.statement.act in ("says", "confirms") and view.statement.modality in FIRM


def _negated(a: View, b: View, views: Views) -> Iterator[Found]:
    s, t = a.statement, b.statement
    if s.modality != t.modality or s.polarity == t.polarity or not _one_negated(a, b, views):
        return
    like = likeness(a, b, views)
    aligned = _one_deed_negated(a, b)
    least = LEAST_LIKE_ALIGNED if aligned else LEAST_LIKE
    if not _same_names(a, b) and not (aligned and a.around & b.around):
        return
    if like < least or (aligned is None and _frames(a) and _frames(b)):
        return
    text = "One statement says it, the other says of the same that it is not so."
    yield conflict(a, b, "truth", (short(s.text), short(t.text)), "compare/negated@2", text, 0.5 + like / 3)


def _frames(view: View) -> bool:
    return bool(view.statement.features.frames)


def _same_names(a: View, b: View) -> bool:
    return bool(a.names & b.names) or not (a.names and b.names)


def _one_negated(a: View, b: View, views: Views) -> bool:
    """Whether the negative statement holds a negation, the positive one none, also none before it that may govern it,
    and neither hangs on "when" or "if"."""
    negative, positive = (a, b) if a.statement.polarity == "negative" else (b, a)
    start, end = positive.statement.sentence[0], positive.statement.end
    sentence = views.evidence.articles[positive.statement.article].text[start:end]
    if any(SUBORDINATE.match(v.statement.text) for v in (a, b)):
        return False
    return bool(NEGATION.search(negative.statement.text)) and not NEGATION.search(sentence)


def _one_deed_negated(a: View, b: View) -> bool | None:
    """True where a deed shared by both, with a shared participant, is negated on one side only; None where no
    predicate is."""
    found: bool | None = None
    for x in deeds_of(a):
        for y in deeds_of(b):
            if x.verb == y.verb and x.frame.negated != y.frame.negated:
                found = True if _share(x, y) else (found or False)
    if found is None:
        copulas = {(f.predicate, f.negated) for f in a.statement.features.frames}
        if any((g.predicate, not g.negated) in copulas for g in b.statement.features.frames):
            return False
    return found


def _share(x: Deed, y: Deed) -> bool:
    if not may_be_one(x.agent, y.agent) and not (x.agent & y.patient or y.agent & x.patient):
        return False
    return bool(x.participants & y.participants)


def _opposite(a: View, b: View, views: Views) -> Iterator[Found]:
    """A conflict of outcome: two deeds that exclude each other, of one agent and one patient, both told as done."""
    if a.statement.modality != b.statement.modality or a.statement.polarity != b.statement.polarity:
        return
    like = likeness(a, b, views)
    if like < LEAST_LIKE_ALIGNED or not a.around & b.around or dated_apart(a, b, views):
        return
    for x in deeds_of(a):
        for y in deeds_of(b):
            same = x.frame.negated == y.frame.negated and x.frame.governor == y.frame.governor
            if are_opposite(x, y) and same and _one_outcome(x, y):
                text = f"The one says “{x.frame.predicate}”, the other “{y.frame.predicate}” of the same."
                values = (short(a.statement.text), short(b.statement.text))
                yield conflict(a, b, "outcome", values, "compare/opposite@1", text, 0.5 + like / 3)
                return


def _one_outcome(x: Deed, y: Deed) -> bool:
    """Whether both deeds have the same patient, or, with none, the same agent."""
    if x.patient and y.patient:
        return bool(x.patient & y.patient) and may_be_one(x.agent, y.agent)
    return not x.patient and not y.patient and bool(x.agent & y.agent)


def dated_apart(a: View, b: View, views: Views) -> bool:
    """Whether the two reports came on different days, so that one may tell a later state."""
    first, second = published(a, views.evidence), published(b, views.evidence)
    return bool(first and second and first != second)
