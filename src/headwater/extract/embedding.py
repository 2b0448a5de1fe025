"""Clauses that their sentence does not assert: questions set in, conditions, what somebody did not say."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from headwater.extract.spans import Spans

_QUESTION_TAGS = ("WP", "WDT", "WRB", "WP$")
_TOLD_HOW = frozenset({"how", "why"})
_REFUSAL = re.compile(
    r"(?i)(?:\b(?:not|never|cannot)|n['’]t)\b|\b(?:refus|declin)\w{0,4} to\b|\bwithout \w+ing\b|\bno details\b"
)
_MORE_THAN = frozenset({"only", "just", "merely", "simply", "alone"})
_NONE = frozenset({"no", "little", "any", "neither"})
_LACKING = frozenset({"no", "not", "n't", "never", "without", "lack", "scant"})


def asks(doc: Doc, span: tuple[int, int]) -> bool:
    """True for a clause that only asks or sets a condition: "whether it sank", "what she was treated for", "if so".

    "If it sinks, we pay" and "what matters is speed" have a main clause of their own and are none; nor is a clause
    that begins with "that".
    """
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or len(words) < 2:
        return False
    first = next((t for t in words if t.is_alpha), None)
    if first is None or (first.lower_ not in ("whether", "if") and first.tag_ not in _QUESTION_TAGS):
        return False
    if first.lower_ == "that" or (first.lower_ == "when" and _clause_of(first).dep_ == "advcl"):
        return False
    verb = _clause_of(first)
    if first.lower_ == "what" and verb.lemma_ in ("say", "tell"):
        return False  # "repeats what she said in May, that it sank"
    return verb.head == verb or not words.start <= verb.head.i < words.end or verb.head.i < first.i


def tells_how(doc: Doc, span: tuple[int, int]) -> bool:
    """True for "how he had lied", "why it sank" behind a verb of saying: it is told as so."""
    words = doc.char_span(*span, alignment_mode="expand")
    second = words[1].pos_ if words is not None and len(words) > 1 else ""
    return words is not None and words[0].lower_ in _TOLD_HOW and second not in ("ADJ", "ADV")


def is_withheld(told: str) -> bool:
    """True where the words of a cue tell that nothing was said: "would not say", "declined to specify"."""
    return _REFUSAL.search(told) is not None


def is_unsaid(head: Token | None) -> bool:
    """True for "did not say", "never stated": negated, and no "not only said"."""
    if head is None:
        return False
    for child in head.children:
        if child.dep_ == "neg" or child.lower_ == "never":
            return child.nbor(1).lower_ not in _MORE_THAN if child.i + 1 < len(child.doc) else True
    return False


def is_denied_noun(head: Token | None) -> bool:
    """True for "no evidence that", "without proof that", "did not give any sign that": the noun's clause is not so."""
    if head is None or head.pos_ != "NOUN":
        return False
    if any(c.lower_ in _NONE and c.dep_ in ("det", "amod", "neg") and c.lower_ != "any" for c in head.children):
        return True
    above = head.head
    return above.lower_ in _LACKING or (
        head.dep_ in ("dobj", "nsubjpass", "attr", "nsubj") and any(c.dep_ == "neg" for c in above.children)
    )


def without_questions(doc: Doc, content: Spans) -> Spans:
    """The parts of a content that assert something."""
    return tuple(s for s in content if not asks(doc, s))


def _clause_of(word: Token) -> Token:
    """The verb of the clause that the word opens."""
    step = word
    for _ in range(8):
        if step.pos_ in ("VERB", "AUX") or step.head == step:
            return step
        step = step.head
    return step
