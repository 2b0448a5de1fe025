"""Where somebody stands: decided or not, in custody or at large, coming or going. Each statement is read for the
state it puts somebody in; two that exclude each other conflict, some make another likelier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from headwater.compare.contraries import dated_apart
from headwater.compare.deeds import SAME, deeds_of
from headwater.compare.found import Found, conflict, short
from headwater.compare.numbers import times_apart
from headwater.compare.views import View, Views, likeness
from headwater.model import About

MAX_HELD = 150
LEAST_LIKE = 0.1
_MOVE = r"\b(?:dr[io]v\w+|ran|run\w*|walk\w*|head\w*|steer\w*|sail\w*|tried to (?:run|get|drive))\b(?:\W+\w+){0,3}?\W+"
_MET = r" (?:[\w.]+ ){0,4}?(?:officers?|police\w*|cops?|them|him|her|crowds?|people|guards?|soldiers?|protesters?)\b"
TOWARDS = re.compile(_MOVE + r"(?:straight )?(?:at|towards?|into|over)" + _MET, re.IGNORECASE)
AWAY = re.compile(_MOVE + r"(?:around|away from|past|clear of)" + _MET, re.IGNORECASE)
CUSTODY = re.compile(r"\b(?:arrested|detained|captured|in custody|jailed|behind bars)\b", re.IGNORECASE)
AT_LARGE = re.compile(
    r"\b(?:at large|on the run|still (?:wanted|being sought)|(?:issued|put out) an? (?:arrest )?warrant|"
    r"(?:issued|put out) an? (?:arrest )?warrant for)\b",
    re.IGNORECASE,
)
UNDECIDED = re.compile(
    r"\b(?:(?:not|n[’']t|yet to) (?:yet )?(?:\w+ )?"
    r"(?:made? up \w+ minds?|decided?|reached? a decision|made? a decision)|"
    r"no (?:final )?decision|undecided|wide open|(?:still|was|were|is|are) (?:weighing|considering|making up)\b)",
    re.IGNORECASE,
)
DECIDED = re.compile(
    r"\b(?:(?:has|had|have) (?:already )?decided|made (?:the|a|his|her|their|its) decision|"
    r"(?:of|about) (?:his|her|their) decision|"
    r"intends? to|plans? to|made up (?:his|her|their|its) minds?)\b",
    re.IGNORECASE,
)
INTENDED = re.compile(r"\b(?:intends?|plans?) to\b", re.IGNORECASE)
PENDING = re.compile(
    r"\b(?:will|would|to|[’']ll) (?:make|announce|reach|take) (?:a|the|his|her|its|their|my|our) (?:\w+ )?decision\b|"
    r"\b(?:will|would|is to|[’']ll) decide\b",
    re.IGNORECASE,
)
PROMISED = re.compile(r"\b(?:promis|pledg|vow|threaten|campaign)\w*\b", re.IGNORECASE)


def find_states(views: Views) -> Iterator[Found]:
    """Yield conflicts and support between statements that tell the state of the same person or matter.

    Of each state at most `MAX_HELD` statements are paired, so the work stays bounded.
    """
    yield from _exclude(CUSTODY, AT_LARGE, "outcome", "has somebody in custody, the other at large", views)
    yield from _exclude(TOWARDS, AWAY, "truth", "tells a move towards somebody, the other a move around or away", views)
    yield from _exclude(DECIDED, UNDECIDED, "truth", "has the matter decided, the other still open", views)
    yield from _pending(views)
    yield from _promised(views)


def _holding(pattern: re.Pattern[str], without: re.Pattern[str], views: Views) -> Sequence[View]:
    held = [v for v in views.all if pattern.search(v.statement.text) and not without.search(v.statement.text)]
    return [v for v in held if v.statement.act in ("says", "confirms")][:MAX_HELD]


def _exclude(one: re.Pattern[str], other: re.Pattern[str], about: About, what: str, views: Views) -> Iterator[Found]:
    sizes = Counter(v.claim for v in views.all)
    largest = max((sizes[v.claim] for v in _holding(one, other, views)), default=0)
    for a, b in product(_holding(one, other, views), _holding(other, one, views)):
        if not _one_matter(a, b, views) or dated_apart(a, b, views) or times_apart(a, b):
            continue
        if about == "outcome" and not _same_sought(a, b):
            continue
        if one is DECIDED and INTENDED.search(a.statement.text) and sizes[a.claim] < max(2, largest):
            continue
        first, second = one.search(a.statement.text), other.search(b.statement.text)
        values = (short(first.group() if first else ""), short(second.group() if second else ""))
        confidence = 0.52 + likeness(a, b, views) / 3
        yield conflict(a, b, about, values, "compare/state@1", f"One statement {what}.", confidence)


def _one_matter(a: View, b: View, views: Views) -> bool:
    """Whether two statements of different articles and claims tell of one person or matter.

    They share a name of their own or near by, and a second one, some wording or a deed.
    """
    if a.claim == b.claim or not a.around & b.around:
        return False
    if a.statement.article == b.statement.article and a.source == b.source:
        return False
    if likeness(a, b, views) >= LEAST_LIKE or len(a.around & b.around) >= 2:
        return True
    return any(x.verb == y.verb for x in deeds_of(a) for y in deeds_of(b))


def _same_sought(a: View, b: View) -> bool:
    """Whether who is in custody in the one is sought in the other: a shared word, "boy friend" for "boyfriend"."""
    if a.statement.polarity != b.statement.polarity:
        return False
    held = frozenset[str]().union(*(d.patient for d in deeds_of(a)))
    sought = frozenset[str]().union(*(d.participants for d in deeds_of(b)))
    return any(x == y or (min(len(x), len(y)) >= 4 and (x.endswith(y) or y.endswith(x))) for x in held for y in sought)


def _pending(views: Views) -> Iterator[Found]:
    """A decision yet to come supports that nothing is decided."""
    for a in _holding(PENDING, UNDECIDED, views):
        others = [b for b in _holding(UNDECIDED, PENDING, views) if a.claim != b.claim and a.around & b.around]
        best = _likeliest(a, [b for b in others if _speaks_of_one(a, b, views)], views)
        if best is not None:
            text = "Who still has a decision to make has not made it."
            yield _supports(a, best, "truth", "compare/pending@1", text, 0.6)


def _likeliest(a: View, others: Sequence[View], views: Views) -> View | None:
    """The statement of the claim that most statements share, the likest first on a tie."""
    sizes = Counter(v.claim for v in views.all)
    return max(others, key=lambda b: (sizes[b.claim], likeness(a, b, views), -b.order), default=None)


def _speaks_of_one(a: View, b: View, views: Views) -> bool:
    """Whether two statements share a name besides the commonest one near them."""
    return len(a.around & b.around) >= 2 or likeness(a, b, views) >= LEAST_LIKE


def _promised(views: Views) -> Iterator[Found]:
    """A promise made before supports that somebody has decided to do it."""
    promises = [v for v in views.all if PROMISED.search(_sentence(v, views)) and v.statement.act == "says"][:MAX_HELD]
    for a in promises:
        others = [
            b
            for b in _holding(DECIDED, UNDECIDED, views)
            if a.claim != b.claim
            and not PROMISED.search(_sentence(b, views))
            and _done(a) & _done(b)
            and len(a.around & b.around) >= 2
        ]
        best = _likeliest(a, others, views)
        if best is not None:
            text = "It was promised before, which makes the decision likelier."
            yield _supports(a, best, "outcome", "compare/promised@1", text, 0.6)


def _done(view: View) -> frozenset[str]:
    """The verbs of leaving, ending and starting that a statement tells, synonyms folded."""
    return frozenset(d.verb for d in deeds_of(view)) & frozenset(SAME.values())


def _sentence(view: View, views: Views) -> str:
    start, end = view.statement.sentence
    return views.evidence.articles[view.statement.article].text[start : min(end, start + 1_200)]


def _supports(a: View, b: View, about: About, rule: str, text: str, confidence: float) -> Found:
    values = (short(a.statement.text), short(b.statement.text))
    return Found(
        type="supports", source=a, target=b, about=about, values=values, rule=rule, text=text, confidence=confidence
    )
