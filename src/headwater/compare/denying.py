"""Which statements deny, and what kind of denial it is: of a content, of something pointed at, of all guilt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.compare.lexicon import alternatives, pattern_of
from headwater.compare.views import View, Views, fold, root

COMMENT_ONLY = re.compile(
    r"\b(?:neither confirmed nor denied|(?:not|nor|never|n[o’']t) (?:confirm|den(?:y|ied))|"
    r"(?:neither|not) (?:confirm|den)\w*|declin\w+ to (?:comment|confirm|deny|say)|"
    r"cannot (?:verify|confirm)|could not (?:be reached|verify|confirm|be verified))\b",
    re.IGNORECASE,
)
UNDONE = re.compile(
    r"(?:\b(?:not|never|nor|neither|without|cannot|hardly|rarely|seldom|no)|n[’']t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|got|gets)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
INNOCENT = re.compile(
    r"\b(?:(?:his|her|their|its|my|our) (?:\w+ )?innocence|pleaded not guilty|pled not guilty|"
    r"(?:did|done|doing) (?:absolutely )?nothing (?:wrong|illegal|improper)|"
    r"(?:is|are|was|were|am) (?:\w+ )?innocent|falsely accused|wrongly accused|"
    r"not guilty|never (?:did|done) anything (?:wrong|illegal|improper))\b",
    re.IGNORECASE,
)
GUILT = re.compile(
    r"\b(?:wrongdoing|involvement|responsibility|improper\w*|misconduct|any (?:role|part|link|knowledge)|allegations?|"
    r"accusations?|charges?)\b",
    re.IGNORECASE,
)
POINTER = re.compile(r"\b(?:it|that|this|them|those|these|he said|she said|they said)\b", re.IGNORECASE)
OBJECT = re.compile(r"\s*(?:that|of|about|from|by|to|as)\b", re.IGNORECASE)
APPOSED = re.compile(r",\s+(?:an?|which|something)\b[^;,]{0,60}$", re.IGNORECASE)
# A statement taken for a denial in whose sentence one of these stands, and no denying word, refuses something.
REFUSAL = re.compile(
    r"\b(?:reject|dismiss|refus|declin|rebuff|den(?:y|ied|ies)|veto|turn\w* down|withh|contradict|avoid|dispel)\w*\b",
    re.IGNORECASE,
)
RARELY = re.compile(
    r"\bwhat\b[^.;:,]{0,20}$|\b(?:rarely|seldom|never|usually|often|sometimes)\b[^.;:]{0,70}$", re.IGNORECASE
)
# A court that dismisses a claim decides it.
COURT = re.compile(r"\b(?:courts?|judges?|jury|jurors|justices|panel|tribunal|magistrate)\b[^.;]{0,40}$", re.IGNORECASE)
TO = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)
NEGATION = re.compile(r"\b(?:not|no|never|nor)\b|n[’']t\b", re.IGNORECASE)
NEAR_BEFORE = 60
HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|unless|vow(?:ed|s)? to|were to|would|will|could|might|may)\s+(?:\w+\s+){0,3}$"
)
# Words of a denial that name no deed: what it implies is found by the other words.
EMPTY = frozenset(
    root(w)
    for w in """
    deny denied denies denying any involvement role responsibility responsible part link links wrongdoing behind being
    involved all allegation allegations accusation accusations claim claims charge charges report reports knowledge
    continue continued repeatedly vigorously strongly emphatically
    """.split()  # noqa: SIM905
)
MAX_SENTENCE = 1_200
MAX_BETWEEN = 40
MOST_POINTING = 3
LEAST_ASKED = 4
GAP = r"[^.;:!?]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A statement that denies: the words of what it denies besides empty ones, and what its object points at.

    `points` is set for "denied it", "rejected the claims", "called the report a hoax"; `guilt` for a denial of all
    guilt ("any wrongdoing", "pleaded not guilty"); `cue` is the denying expression.
    """

    view: View
    words: frozenset[str]
    points: bool
    guilt: bool
    cue: str


@cache
def called_false() -> re.Pattern[str]:
    """A pattern of what calls something false in so many words."""
    return re.compile(rf"\b(?:is|are|was|were|be|been)\s+(?:\w+\s+)?(?:{alternatives('false')})(?!\w)", re.IGNORECASE)


@cache
def patterns_of() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Denying verbs; dismissals of an assertion; assertions called false; what is withheld rather than gainsaid."""
    told, false = alternatives("assertion"), alternatives("false")
    false = rf"(?:{false})(?![\w-])(?!\s+(?!(?:and|but|in|to|that|as|because)\b)[a-z])"
    denies = rf"\b(?:{alternatives('denying')})\b"
    dismisses = (
        rf"\b(?:{alternatives('dismissing')})\b{GAP}{{0,50}}\b(?:{told})\b"
        rf"|\b(?:{alternatives('dismissing')})\b{GAP}{{0,60}}\bas\b{GAP}{{0,25}}\b{false}"
    )
    subject = rf"(?:{told}|it|that|this|what \w+ said)"
    calls = (
        rf"\b(?:{alternatives('calling')})\b{GAP}{{0,50}}\b(?:{told}|it|that|this|them)\b{GAP}{{0,15}}\b{false}"
        rf"|\b{subject}\b{GAP}{{0,40}}\b(?:is|are|was|were|be|['’]s)\b{GAP}{{0,18}}\b{false}"
        rf"|\bno (?:truth|merit|basis|foundation|substance) (?:to|for|in)\b"
        r"|\b(?:that|this|it)\b[^.;:!?]{0,25}\b(?:never|not) (?:been )?(?:the case|so|what happened|how it happened)\b"
        r"|\b(?:was|were|is|are|be|had been|did) no such \w+\b|\bno such thing\b"
        rf"|\b(?:{told}|photos?|photographs?|pictures?|images?|videos?|footage|clips?|letter|tweets?|posts?|website)\b"
        rf"{GAP}{{0,40}}\b(?:is|are|was|were|be|been|turned out to be|proved to be)\b{GAP}{{0,18}}"
        rf"\b(?:{alternatives('staged')})\b"
    )
    withheld = rf"\W+(?:[\w’']+\W+){{0,3}}?(?:{alternatives('withheld')})\b"
    flags = re.IGNORECASE
    return (
        re.compile(denies, flags),
        re.compile(dismisses, flags),
        re.compile(calls, flags),
        re.compile(withheld, flags),
    )


def read_denial(view: View, views: Views) -> Denial | None:
    """The denial that a statement is, None where it is none.

    Declining to comment or to confirm is none, nor is a refusal: who rejects an offer or denies a visa gainsays nobody.
    """
    s = view.statement
    if s.act not in ("says", "denies", "confirms") or COMMENT_ONLY.search(s.text):
        return None
    article = views.evidence.articles[s.article].text
    start = s.sentence[0]
    sentence = article[start : min(s.sentence[1], start + MAX_SENTENCE)]
    own = (s.start - start, s.end - start)
    cue = _cue(view, sentence, own)
    if cue is None and s.act == "denies" and not REFUSAL.search(sentence) and not patterns_of()[0].search(sentence):
        words = frozenset(root(w) for w in fold(s.text)) - EMPTY
        return Denial(view=view, words=words, points=len(words) < 2, guilt=False, cue="denied")
    if cue is None:
        return None
    at, end = cue
    inside = at >= own[0]
    told = sentence[end : own[1]] if inside else s.text
    bare = inside and _is_bare(sentence[at:end], sentence[end:])
    if inside and not bare and not told.strip(" .,;") and patterns_of()[1].fullmatch(sentence[at:end]):
        told = sentence[at:end]  # "dismissed any links to … as baseless": the expression holds what is denied
    words = frozenset[str]() if bare else frozenset(root(w) for w in fold(told)) - EMPTY
    beyond = sentence[at : own[1]]
    guilt = bool(INNOCENT.search(beyond) or (GUILT.search(beyond) and len(words) <= 6))
    if APPOSED.search(sentence[:at]):
        return None  # "…, a contention his lawyer disputed": the sentence itself tells what is denied
    if not inside and own[0] - end > MAX_BETWEEN:
        return None
    points = (
        bool(bare) or len(words) < 2 or (len(words) <= MOST_POINTING and _points(sentence[at : max(end, own[1])], told))
    )
    if points and POINTER.match(told.strip()) and len(fold(sentence[:at])) >= LEAST_ASKED and "," in sentence[:at]:
        return None  # "asked whether …, he denied it": what he denies stands in the sentence itself
    return Denial(view=view, words=words, points=points, guilt=guilt, cue=sentence[at:end])


def _is_bare(cue: str, after: str) -> bool:
    """Whether a denying expression has an assertion as its object or subject and tells nothing of its content."""
    _, dismisses, calls, _ = patterns_of()
    if calls.fullmatch(cue):
        return " that " not in cue
    return (
        dismisses.fullmatch(cue) is not None and not OBJECT.match(after) and bool(pattern_of("assertion").search(cue))
    )


def _points(denied: str, told: str) -> bool:
    """Whether the object of a denial is an assertion or a pronoun rather than a content."""
    _, dismisses, calls, _ = patterns_of()
    head = " ".join(denied.split()[:8])
    return bool(
        dismisses.search(denied) or calls.search(denied) or (POINTER.match(told.strip()) and len(told) < 30)
    ) or bool(
        re.search(
            rf"\b(?:the|that|this|these|those|such|all|any|his|her|their) (?:\w+ )?(?:{alternatives('assertion')})\b",
            head,
        )
    )


def _cue(view: View, sentence: str, own: tuple[int, int]) -> tuple[int, int] | None:
    """Where a statement's denying expression lies in its sentence."""
    denies, dismisses, calls, withheld = patterns_of()
    act = view.statement.act
    first = 0 if act == "denies" else own[0]
    for match in denies.finditer(sentence, first, own[1]):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if (
            RARELY.search(before)
            or UNDONE.search(before)
            or HYPOTHETICAL.search(before)
            or withheld.match(after)
            or PASSIVE.search(before)
        ):
            continue
        if act != "denies" and TO.search(before):
            continue
        if act != "denies" and not _told_by_somebody(view, match.group()):
            continue
        return match.span()
    for pattern in (dismisses, calls, INNOCENT):
        other = pattern.search(sentence, first, own[1])
        if other and not _undone(pattern, other, sentence, act):
            return other.span()
    return None


def _undone(pattern: re.Pattern[str], match: re.Match[str], sentence: str, act: str) -> bool:
    """Whether the words before a cue, or in it, turn it round: "no sign that the story is false", "is not a hoax"."""
    before = sentence[: match.start()]
    if (
        COURT.search(before)
        or UNDONE.search(before)
        or HYPOTHETICAL.search(before)
        or PASSIVE.search(before)
        or (act != "denies" and TO.search(before))
    ):
        return True
    words = match.group().casefold()
    if pattern is INNOCENT:
        return False
    own = re.sub(
        r"not (?:true|accurate|(?:been )?(?:the case|so|what|how))|never (?:been )?(?:the|so|what|how)|no such|"
        r"isn['’]t true",
        "",
        words,
    )
    return bool(
        NEGATION.search(sentence[max(0, match.start() - NEAR_BEFORE) : match.start()]) or NEGATION.search(own)
    ) and not words.startswith("no ")


def _told_by_somebody(view: View, cue: str) -> bool:
    """Whether the statement itself tells that somebody denied: the cue is a verb of it with an agent."""
    frames = view.statement.features.frames
    return any(f.predicate[:3] == cue.casefold()[:3] and not f.negated and f.agent for f in frames)
