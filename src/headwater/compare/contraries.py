"""Contrary accounts: the same thing asserted and negated, or told with an outcome that excludes the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from headwater.compare.deeds import LIGHT, Deed, are_opposite, deeds_of, may_be_one, words_of
from headwater.compare.found import Found, conflict, published, short
from headwater.compare.lexicon import pattern_of
from headwater.compare.numbers import other_names, times_apart
from headwater.compare.views import View, Views, closeness, likeness
from headwater.model import Frame

LEAST_CLOSE = 0.8
LEAST_CLOSE_ALIGNED = 0.48
LEAST_CLOSE_OPPOSITE = 0.5
LEAST_LIKE = 0.15
LEAST_LIKE_ALONE = 0.5
MOST_AFTER = 4
FIRM = frozenset({"actual", "alleged", "believed", "planned", "attempted", "possible"})
NEGATION = re.compile(
    r"\b(?:not|no(?!\.? ?\d)|never|none|neither|nor|without|nobody|nothing|cannot|fail\w*)\b|n[’']t\b", re.IGNORECASE
)
SUBORDINATE = re.compile(
    r"\s*(?:when|if|while|until|before|after|because|since|unless|as|although|though)\b", re.IGNORECASE
)
# "No one has done more" and "not only" deny nothing.
COMPARED = re.compile(
    r"\b(?:no|none|nobody|nothing|never|not)\b[^.;]{0,60}\b(?:more|better|greater|worse|less|fewer|as much)\b"
    r"|\bnot (?:only|just|merely)\b",
    re.IGNORECASE,
)
# What is refused, or could not be, is not done either.
REFUSED = re.compile(
    r"\b(?:refus|reject|declin|den(?:y|ied|ies)|unable|avoid|prevent|stop|block|rul\w* out|lack)\w*\b", re.IGNORECASE
)
# Words before an assertion that leave it open: "doubts about whether he was born here".
OPEN = re.compile(
    r"\b(?:whether|if|unless|doubts?|doubted|question(?:s|ed)?|up to|hop(?:e|es|ed)|wish\w*)\b", re.IGNORECASE
)


def find_contraries(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a denial or a conflict of truth when one statement negates what the other asserts, a conflict of outcome
    when the deeds exclude each other.

    Exactly one of the two may hold a word of negation, and the other none before it in its sentence either: "they did
    not feel that it was a threat" asserts no threat. The deeds must be the same, done to or by the same, told by two
    sources. Somebody's negation of a charge, or of what was told just before, is a denial.
    """
    if not _asserts(a) or not _asserts(b) or times_apart(a, b) or _one_voice(a, b):
        return
    yield from _negated(a, b, views)
    yield from _opposite(a, b, views)


def _asserts(view: View) -> bool:
    return view.statement.act in ("says", "confirms", "denies") and view.statement.modality in FIRM


def _one_voice(a: View, b: View) -> bool:
    """Whether one source, or one article itself, tells both."""
    if a.source is None and b.source is None:
        return a.statement.article == b.statement.article
    return a.source == b.source


def _negated(a: View, b: View, views: Views) -> Iterator[Found]:
    if a.statement.polarity == b.statement.polarity or not _one_negated(a, b, views):
        return
    negative, positive = (a, b) if a.statement.polarity == "negative" else (b, a)
    close = closeness(a, b, views)
    aligned = _one_deed_negated(negative, positive)
    least = (LEAST_CLOSE_ALIGNED, LEAST_LIKE) if aligned else (LEAST_CLOSE, LEAST_LIKE_ALONE)
    if close < least[0] or likeness(a, b, views) < least[1]:
        return
    named = a.names & b.names or (aligned and (a.around & b.around or not (a.names or b.names)))
    if aligned is False or other_names(a, b) or not named:
        return
    text = "One statement says it, the other says of the same that it is not so."
    if _answers(negative, positive, views):
        yield Found(
            type="denies", source=negative, target=positive, about="truth",
            values=(short(negative.statement.text), short(positive.statement.text)), rule="compare/replies@1",
            text=text, confidence=round(min(0.9, 0.35 + close / 2), 3),
        )  # fmt: skip
        return
    if "possible" in (a.statement.modality, b.statement.modality):
        return
    values = (short(a.statement.text), short(b.statement.text))
    yield conflict(a, b, "truth", values, "compare/negated@3", text, 0.3 + close / 2)


def _answers(negative: View, positive: View, views: Views) -> bool:
    """Whether a negation is somebody's answer: to a charge, to what is only hedged, or to what was told just before."""
    if not negative.statement.chain:
        return False
    s, t = negative.statement, positive.statement
    if t.certainty == "hedged" or t.modality in ("alleged", "possible") or pattern_of("accusing").search(t.text):
        return True
    own = [v.order for v in views.by_article[s.article]]
    if not t.chain:
        return False
    return s.article == t.article and 0 < own.index(negative.order) - own.index(positive.order) <= MOST_AFTER


def _one_negated(a: View, b: View, views: Views) -> bool:
    """Whether the negative statement holds a negation, the positive one none, also none before it that may govern it,
    and neither hangs on "when" or "if" or is left open."""
    negative, positive = (a, b) if a.statement.polarity == "negative" else (b, a)
    start, end = positive.statement.sentence[0], positive.statement.end
    sentence = views.evidence.articles[positive.statement.article].text[start:end]
    if any(SUBORDINATE.match(v.statement.text) for v in (a, b)) or OPEN.search(sentence):
        return False
    text = negative.statement.text
    if REFUSED.search(positive.statement.text) or COMPARED.search(text):
        return False
    return bool(NEGATION.search(text)) and not NEGATION.search(sentence)


def _one_deed_negated(negative: View, positive: View) -> bool | None:
    """True where a deed shared by both, with a shared participant, is negated on one side only, or a thing that one
    has is said not to be; None where no predicate is."""
    found: bool | None = None
    for x, y in product(deeds_of(negative), deeds_of(positive)):
        if x.verb == y.verb and x.verb not in LIGHT and x.frame.negated and not y.frame.negated:
            found = True if _share(x, y, negative, positive) else (found or False)
        if (
            x.frame.negated
            and x.frame.predicate == "have"
            and x.patient
            and x.patient & y.patient
            and not y.frame.negated
        ):
            found = True if x.patient <= y.patient or y.patient <= x.patient else found
    if found is None:
        pairs = product(_copulas(negative), _copulas(positive))
        for f, g in pairs:
            if f.predicate == g.predicate and f.negated != g.negated:
                found = may_be_one(words_of(f.agent), words_of(g.agent))
    return found


def _copulas(view: View) -> list[Frame]:
    return [f for f in view.statement.features.frames if f.predicate.startswith("be:")]


def _share(x: Deed, y: Deed, a: View, b: View) -> bool:
    """Whether two deeds of one verb share a participant, and neither actor nor patient is another's for sure."""
    if not may_be_one(x.agent, y.agent) and not (x.agent & y.patient or y.agent & x.patient):
        return False
    if x.patient and y.patient and not (x.patient & (y.patient | b.words) or y.patient & a.words):
        return False
    return bool(x.participants & y.participants)


def _opposite(a: View, b: View, views: Views) -> Iterator[Found]:
    """A conflict of outcome: two deeds that exclude each other, of one agent and one patient, both told as done."""
    if a.statement.modality != b.statement.modality or a.statement.polarity != b.statement.polarity:
        return
    close = closeness(a, b, views)
    if close < LEAST_CLOSE_OPPOSITE or not a.around & b.around or dated_apart(a, b, views):
        return
    for x, y in product(deeds_of(a), deeds_of(b)):
        same = x.frame.negated == y.frame.negated and x.frame.governor == y.frame.governor
        if are_opposite(x, y) and same and _one_outcome(x, y):
            text = f"The one says “{x.frame.predicate}”, the other “{y.frame.predicate}” of the same."
            values = (short(a.statement.text), short(b.statement.text))
            yield conflict(a, b, "outcome", values, "compare/opposite@2", text, 0.3 + close / 2)
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
