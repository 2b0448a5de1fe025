"""What is done to a claim that a noun names: "rejected the accusation that …" is one attribution of the clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from headwater.extract.acts import act_of_cue
from headwater.extract.lexicon import nouns
from headwater.extract.rules_made import RULES
from headwater.extract.rules_syntax import finite_group, noun_phrase, subject_of
from headwater.extract.spans import AttributionSpan, Spans

_STANDING = frozenset({"stand", "stick"})
"""Verbs that uphold what "by" or "to" brings in: "stood by its report that …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    """A verb that does something to the claim that `noun` names, and who does it."""

    verb: Token
    noun: Token
    source: Spans


def fold_nouns(doc: Doc, text: str, found: Sequence[AttributionSpan]) -> list[AttributionSpan]:
    """The attributions, with verb and noun made one where a verb denies, doubts, confirms or takes back a claim.

    The source is who does so, the cue verb and noun, the content the noun's clause. Whoever owns the claim ("its
    report that …") is no hop of it: the statement is of the one who acts on it.
    """
    out = list(found)
    for a in found:
        deed = _deed(doc, text, a)
        if deed is None or not deed.source:
            continue
        group = finite_group(deed.verb)
        noun = (deed.noun.idx, deed.noun.idx + len(deed.noun))
        joint = replace(a, source=deed.source, cue=tuple(sorted((*group, noun))), by=f"{RULES}/act-on-noun")
        low, high = min(s for s, _ in joint.cue), max(e for _, e in joint.cue)
        out = [b for b in out if not any(low <= s and e <= high for s, e in b.cue)]
        out.append(joint)
    return sorted(out, key=lambda a: (a.cue[0] if a.cue else a.content[0], a.content[0]))


def _deed(doc: Doc, text: str, a: AttributionSpan) -> _Deed | None:
    tokens = [t for s, e in a.cue for t in (doc.char_span(s, e, alignment_mode="expand") or ())]
    noun = next((t for t in reversed(tokens) if t.pos_ == "NOUN" and t.lemma_.lower() in nouns()), None)
    if noun is None or not a.content or a.content[0][0] < noun.idx or not _clausal(doc, a.content):
        return None
    for deed in _deeds(noun):
        words = text[deed.verb.idx : noun.idx + len(noun)]
        if deed.verb.i > noun.i:
            words = text[noun.idx : deed.verb.idx + len(deed.verb)]
        if act_of_cue(words) != "says" or deed.verb.lemma_.lower() in _STANDING:
            return deed
    return None


def _clausal(doc: Doc, content: Spans) -> bool:
    span = doc.char_span(*content[0], alignment_mode="expand")
    return span is not None and any(t.pos_ in ("VERB", "AUX") for t in span)


def _deeds(noun: Token) -> Iterator[_Deed]:
    """The verbs that act on what the noun names: its own verb, that of its preposition, its passive."""
    head = noun.head
    if noun.dep_ == "nsubjpass":
        agent = next((p for a in head.children if a.dep_ == "agent" for p in a.children if p.dep_ == "pobj"), None)
        yield _Deed(verb=head, noun=noun, source=noun_phrase(agent) if agent is not None else ())
        return
    if noun.dep_ == "pobj":
        head = head.head
        head = head.head if head.pos_ in ("NOUN", "ADJ") else head
    elif noun.dep_ not in ("dobj", "oprd"):
        return
    if head.pos_ in ("VERB", "AUX") and head.i < noun.i and (head.tag_ != "VBG" or head.dep_ == "ROOT"):
        subject = subject_of(head)
        yield _Deed(verb=head, noun=noun, source=noun_phrase(subject, leave_out=head) if subject is not None else ())
