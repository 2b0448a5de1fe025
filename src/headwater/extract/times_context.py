"""What the syntax around a time expression says: the direction it looks, and whether it opens a range."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Doc, Span, Token

from headwater.extract.times_meaning import Look

Range = Literal["from", "until"]

_FUTURE_MODALS = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "can", "could", "should", "must", "ca"}
)
_PLANS = frozenset(
    [
        "schedule",
        "plan",
        "expect",
        "set",
        "due",
        "slate",
        "hope",
        "intend",
        "aim",
        "propose",
        "prepare",
        "vow",
        "pledge",
        "promise",
        "agree",
        "threaten",
        "urge",
        "ask",
        "order",
        "require",
        "want",
        "invite",
        "pending",
        "ready",
        "likely",
        "poised",
        "deadline",
        "upcoming",
        "suppose",
        "effective",
        "payable",
    ]
)
_PLAIN_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})
_SCHEDULES = frozenset(["schedule", "plan", "expect", "set", "due", "slate"])
_ANNOUNCED = frozenset(["schedule", "slate", "slated", "scheduled", "upcoming", "pending", "expected", "expect"])
_PUT_OFF = frozenset(["postpone", "delay", "extend", "give", "adjourn", "suspend", "defer"])
_REPORTS = frozenset(["say", "tell", "report", "have", "be", "show", "add", "note", "write", "follow", "come"])
_FROM = re.compile(
    r"\b(?:since|after|beginning(?: in| on)?|starting(?: in| on)?|from)"
    r"\s{1,3}(?:(?:about|at least|late|early|the)\s{1,3}){0,2}$"
)
_UNTIL = re.compile(
    r"\b(?:until|till|before|by|through|up to|prior to|no later than)"
    r"\s{1,3}(?:(?:about|at least|the)\s{1,3}){0,2}$"
)


def range_opened(before: str) -> tuple[Range, int] | None:
    """Which open range the words just before an expression open, and how many characters they take."""
    tail = before[-32:].lower()
    if match := _FROM.search(tail):
        return ("from", len(tail) - match.start()) if not match[0].startswith("from") else None
    if match := _UNTIL.search(tail):
        return "until", len(tail) - match.start()
    return None


def span_at(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that hold the characters `[start, end)`."""
    return doc.char_span(start, end, alignment_mode="expand")


def direction(doc: Doc, start: int, end: int) -> Look | None:
    """Whether the verb an expression hangs on looks to the past or the future; None where syntax is silent."""
    span = span_at(doc, start, end)
    if span is None or not len(span):
        return None
    if (near := _beside(doc, span)) is not None:
        return near
    token: Token = span.root
    if token.dep_ in ("poss", "compound", "nmod", "amod") and token.head.lemma_.lower() not in _PLANS:
        return None
    return _climb(token)


def _beside(doc: Doc, span: Span) -> Look | None:
    """Wording right before: "said Wednesday" looks back whatever the parse, "as soon as Tuesday" ahead."""
    at = span.start - 1
    while at >= 0 and doc[at].lower_ in ("on", "in", "late", "early", "last", "back"):
        at -= 1
    if at < 0:
        return None
    if doc[at].lower_ == "as" and at > 1 and doc[at - 1].lower_ in ("soon", "early"):
        return "future"
    if doc[at].lower_ in ("until", "till") and _put_off(doc[at]):
        return "future"
    return "past" if doc[at].tag_ == "VBD" and doc[at].lemma_ != "be" else None


def _put_off(preposition: Token) -> bool:
    """ "postponed until Friday", "have until Friday", "extended the deadline until 9 a.m. Friday"."""
    return any(t.lemma_ in _PUT_OFF for t in preposition.ancestors)


def _climb(token: Token) -> Look | None:
    by_noun = through_noun = False
    for step in range(8):
        if token.pos_ in ("VERB", "AUX"):
            found = _verb_direction(token, by_noun)
            if found is not None:
                return None if found == "past" and through_noun else found
        elif token.lemma_.lower() in _PLANS or (step and _planned(token)):
            return "future"
        through_noun = through_noun or (step > 0 and token.pos_ == "NOUN")
        by_noun = by_noun or token.pos_ in ("NOUN", "ADP")
        if token.head is token:
            return None
        token = token.head
    return None


def _planned(noun: Token) -> bool:
    """ "a slated visit in September", "the upcoming vote"."""
    return any(child.dep_ == "amod" and child.lemma_.lower() in _ANNOUNCED for child in noun.children)


def _verb_direction(verb: Token, by_noun: bool) -> Look | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE_MODALS:
        negated = any(child.dep_ in ("neg", "preconj") for child in verb.children)
        vague = words.isdisjoint(_PLAIN_FUTURE)
        weak: Look = "maybe" if vague else "future"
        return None if vague and negated else "past" if "have" in words and vague else weak
    if any(child.tag_ == "TO" for child in helpers):
        return _infinitive(verb)
    if verb.lemma_ == "set" and not any(child.lower_ in ("for", "to") for child in verb.children):
        return "past" if verb.tag_ in ("VBD", "VBN") else None
    if verb.lemma_ in _SCHEDULES and by_noun and not words & {"had", "has", "have"}:
        return "maybe" if _called_off(verb) else "future"
    if words & {"was", "were", "had", "did", "has", "have", "been"}:
        return "future" if verb.lemma_ in _SCHEDULES and "had" not in words else "past"
    if words & {"is", "are", "'s", "'re", "am", "’s", "’re", "be"}:
        return "future"
    if verb.tag_ in ("VBD", "VBN"):
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lemma_ not in _REPORTS else None
    return None


def _called_off(plan: Token) -> bool:
    """ "the vigil planned for Saturday was cancelled": what became of the plan is told, so it may be over."""
    verb = plan.head.head
    told = plan.dep_ == "acl" and plan.head.dep_ in ("nsubj", "nsubjpass") and verb.tag_ in ("VBD", "VBN")
    return told and not any(child.lower_ in _FUTURE_MODALS for child in verb.children)


def _had_been(plan: Token) -> bool:
    """ "had been due to expire Friday": what was planned before something else happened looks back."""
    verbs = (plan, plan.head)
    return any(child.dep_ in ("aux", "auxpass") and child.lower_ == "had" for verb in verbs for child in verb.children)


def _infinitive(verb: Token) -> Look | None:
    """ "plans to meet Friday" looks ahead; "went there to mark Friday's vote" perhaps."""
    if verb.head is verb:
        return None
    if verb.head.lemma_.lower() in _PLANS:
        return "past" if _had_been(verb.head) else "future"
    return "maybe" if verb.dep_ in ("xcomp", "acl", "relcl", "advcl", "ccomp") else None
