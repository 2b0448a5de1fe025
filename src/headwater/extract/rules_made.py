"""What a rule makes: an attribution that carries the rule's name and how often that rule is right."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extract.rules_syntax import noun_phrase
from headwater.extract.spans import AttributionSpan, Spans

RULES = "rules@1"
SCORES = {
    "according-to": 0.85,
    "according-to-first": 0.9,
    "as-revealed": 0.8,
    "clause": 0.65,
    "copula": 0.5,
    "first-reported": 0.8,
    "in-document": 0.7,
    "in-words": 0.8,
    "colon": 0.8,
    "noun": 0.6,
    "object": 0.35,
    "object-told": 0.55,
    "passive": 0.5,
    "passive-agent": 0.75,
    "quotation": 0.75,
    "quotation-and-clause": 0.6,
    "rest": 0.5,
    "trailing": 0.8,
    "adverb": 0.7,
}
"""How often each rule is right, rounded, over the news set it was tuned on (content overlap of half or more)."""


def phrase_of(token: Token | None) -> Spans:
    """The spans of the phrase that the noun heads; none without a noun."""
    return noun_phrase(token) if token is not None else ()


def make_attribution(source: Spans, cue: Spans, content: Spans, rule: str) -> AttributionSpan:
    """The attribution that the named rule found, with that rule's score."""
    return AttributionSpan(source=source, cue=cue, content=content, score=SCORES[rule], by=f"{RULES}/{rule}")
