"""Contrary accounts: the same thing asserted and negated, or told with another actor, place or means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.found import Found, short
from headwater.compare.views import View, Views, fold, likeness, root
from headwater.model import About, Frame

LEAST_LIKE = 0.45
FIRM = frozenset({"actual", "alleged", "believed", "planned"})
NEGATION = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|nobody|nothing|cannot|fail\w*)\b|n[’']t\b", re.IGNORECASE
)
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "we", "i", "you", "somebody", "someone"})
INSTRUMENTS = frozenset(
    {
        "bomb",
        "bullet",
        "missil",
        "rocket",
        "dron",
        "knif",
        "gun",
        "snip",
        "fir",
        "grenad",
        "poison",
        "shell",
        "min",
        "airstrik",
    }
)
SUBORDINATE = re.compile(r"\s*(?:when|if|while|until|before|after|because|since|unless|as)\b", re.IGNORECASE)


def find_contraries(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a conflict of truth when one statement negates what the other, worded alike, asserts.

    Exactly one of the two may hold a word of negation, and the other's sentence none either: "they did not feel that it
    was a threat" asserts no threat. Where frames are known, one predicate must be negated on one side only.
    """
    s, t = a.statement, b.statement
    if s.act not in ("says", "confirms") or t.act not in ("says", "confirms"):
        return
    if s.modality != t.modality or s.modality not in FIRM or s.polarity == t.polarity:
        return
    like = likeness(a, b, views)
    same_people = bool(a.names & b.names) or not (a.names and b.names)
    if like >= LEAST_LIKE and same_people and _one_negated(a, b, views) and _main_agree(a, b):
        text = "One statement says it, the other, worded alike, says that it is not so."
        yield _conflict(a, b, "truth", (short(s.text), short(t.text)), "compare/negated@1", text, 0.5 + like / 3)


def _one_negated(a: View, b: View, views: Views) -> bool:
    """Whether the negative statement holds a negation, the positive one's whole sentence none, and neither hangs on
    "when" or "if"."""
    negative, positive = (a, b) if a.statement.polarity == "negative" else (b, a)
    start, end = positive.statement.sentence
    sentence = views.evidence.articles[positive.statement.article].text[start:end]
    if any(SUBORDINATE.match(v.statement.text) for v in (a, b)):
        return False
    return bool(NEGATION.search(negative.statement.text)) and not NEGATION.search(sentence)


def _main_agree(a: View, b: View) -> bool:
    """Whether one predicate is negated on one side only, where frames are known; else the wording decides."""
    first, second = a.statement.features.frames, b.statement.features.frames
    if not first or not second:
        return True
    return any(f.predicate == g.predicate and f.negated != g.negated for f in first for g in second)


def find_other_fillers(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a conflict about the actor when one predicate with one patient has two named agents."""
    like = likeness(a, b, views)
    if like < LEAST_LIKE or a.statement.polarity != b.statement.polarity:
        return
    for f in a.statement.features.frames:
        for g in b.statement.features.frames:
            about = _differing(f, g, a, b)
            if about is not None:
                slot, values = about
                text = f"Both say “{f.predicate}” of {f.patient}, one names “{values[0]}”, the other “{values[1]}”."
                yield _conflict(a, b, slot, values, "compare/other-actor@1", text, 0.4 + like / 3)
                return


def _differing(f: Frame, g: Frame, a: View, b: View) -> tuple[About, tuple[str, str]] | None:
    """The slot in which two frames of one predicate differ, and both fillers; None where they may both hold."""
    if f.predicate != g.predicate or f.negated != g.negated or f.governor != g.governor:
        return None
    if not f.patient or not g.patient or not _same_words(f.patient, g.patient):
        return None
    return _other_place(f, g, a, b) or _other_agent(f, g, a, b)


def _other_agent(f: Frame, g: Frame, a: View, b: View) -> tuple[About, tuple[str, str]] | None:
    """Two named agents, or two unnamed ones ("a bomb", "a sniper") of a deed done to somebody named."""
    if not f.agent or not g.agent or _same_words(f.agent, g.agent):
        return None
    x, y = _named(f.agent, a), _named(g.agent, b)
    if x and y and not x & y and not x & b.names and not y & a.names:
        return "actor", (f.agent, g.agent)
    if _same_person(a, b) and not x and not y and not {f.agent, g.agent} & PRONOUNS:
        return ("means" if (_words(f.agent) | _words(g.agent)) & INSTRUMENTS else "actor"), (f.agent, g.agent)
    return None


def _other_place(f: Frame, g: Frame, a: View, b: View) -> tuple[About, tuple[str, str]] | None:
    """Two named places of a deed that befell one named person or thing."""
    if not _same_person(a, b):
        return None
    first, second = _places(f, a), _places(g, b)
    if not first or not second or any(_same_words(x, y) for x in first for y in second):
        return None
    return "place", (first[0], second[0])


def _same_person(a: View, b: View) -> bool:
    """Whether both statements name one person."""
    first, second = (
        {root(w) for e in v.statement.features.entities if e.label == "person" for w in fold(e.text)} for v in (a, b)
    )
    return bool(first & second)


def _places(frame: Frame, view: View) -> list[str]:
    known = {root(w) for e in view.statement.features.entities if e.label == "place" for w in fold(e.text)}
    return [
        head for preposition, head in frame.obliques if preposition in ("in", "at", "near") and _words(head) & known
    ]


def _words(phrase: str) -> frozenset[str]:
    return frozenset(root(w) for w in fold(phrase))


def _same_words(x: str, y: str) -> bool:
    return bool({root(w) for w in fold(x)} & {root(w) for w in fold(y)})


def _named(phrase: str, view: View) -> frozenset[str]:
    """The words of a phrase that name a person or an organisation; without entities, capitals decide."""
    words = frozenset(root(w) for w in fold(phrase))
    entities = view.statement.features.entities
    if not entities:
        return words & view.names
    return words & {root(w) for e in entities if e.label in ("person", "organisation") for w in fold(e.text)}


def _conflict(
    a: View, b: View, about: About, values: tuple[str, str], rule: str, text: str, confidence: float
) -> Found:
    return Found(
        type="conflicts", source=a, target=b, about=about, values=values, rule=rule, text=text,
        confidence=round(min(0.9, confidence), 3),
    )  # fmt: skip
