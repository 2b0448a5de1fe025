"""What the syntax around a time expression says: the direction it looks, and whether it opens a range."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Doc, Span, Token

from headwater.extract.times_meaning import Look

Range = Literal["from", "until"]

_FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "can", "could", "should", "must", "ca"})
_PLANS = frozenset(
    "schedule plan expect set due slate hope intend aim propose prepare vow pledge promise agree threaten urge ask "
    "order require want seek need try begin start invite pending call ready likely poised deadline upcoming".split()
)
_FROM = re.compile(r"\b(?:since|after|beginning(?: in| on)?|starting(?: in| on)?|from)\s{1,3}(?:(?:about|at least|late|early|the)\s{1,3}){0,2}$")
_UNTIL = re.compile(r"\b(?:until|till|before|by|through|up to|prior to|no later than)\s{1,3}(?:(?:about|at least|the)\s{1,3}){0,2}$")


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
    token: Token = span.root
    for _ in range(8):
        if token.pos_ in ("VERB", "AUX"):
            found = _verb_direction(token)
            if found is not None:
                return found
        elif token.lemma_.lower() in _PLANS:
            return "future"
        if token.head is token:
            return None
        token = token.head
    return None


def _verb_direction(verb: Token) -> Look | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE_MODALS:
        return "past" if {"have"} & words and "will" not in words else "future"
    if verb.lemma_ in _PLANS and (verb.tag_ == "VBN" or verb.tag_ in ("VBZ", "VBP")):
        return "future"
    if any(child.tag_ == "TO" for child in helpers):
        return "future" if _planned(verb) else None
    if verb.tag_ == "VBG":
        if any(child.lower_ in ("is", "are", "'s", "'re", "am") for child in helpers):
            return "future"
        return "past" if words & {"was", "were"} else None
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did", "has", "have", "been"}:
        return "past"
    if verb.tag_ == "VBN":
        return "future" if words & {"be"} or words & {"is", "are"} else "past" if not helpers else "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lemma_ not in ("say", "tell", "report", "have", "be", "show", "add") else None
    return None


def _planned(verb: Token) -> bool:
    head = verb.head
    return head is not verb and (head.lemma_.lower() in _PLANS or verb.dep_ in ("xcomp", "acl", "relcl", "advcl", "ccomp"))
