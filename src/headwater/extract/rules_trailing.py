"""Cue clauses that close a sentence: "…, the Courier reported.", "…, notes the Courier."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from headwater.extract.lexicon import Cue, verbs
from headwater.extract.mentions_words import is_a
from headwater.extract.rules_made import make_attribution
from headwater.extract.rules_syntax import finite_group, quoting_verb
from headwater.extract.spans import AttributionSpan

_TELLS = ("say", "report", "claim")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NO_SOURCE = frozenset({"who", "which", "and", "but", "or", "that", "not"})
_INNER = frozenset({"of", "for", "has", "have", "had", "and"})
_QUOTED = 0.5
"""With more than this share of the sentence quoted, the quotation rules read it better."""


def by_trailing(verb: Token) -> AttributionSpan | None:
    """A cue clause that closes its sentence, read off the words: "…, the Courier reported." """
    cue = _telling(verb)
    if cue is None or not _is_finite(verb):
        return None
    doc, sentence = verb.doc, verb.sent
    after = next((t for t in doc[verb.i + 1 : sentence.end] if not t.is_space), None)
    if after is not None and not (after.text in (".", ",", ";") or after.ent_type_ in ("DATE", "TIME")):
        return None
    if any(t.text == '"' for t in doc[verb.i + 1 : sentence.end]):
        return None
    comma = next((t for t in reversed(doc[max(sentence.start, verb.i - 9) : verb.i]) if t.text == ","), None)
    if comma is None or comma.i - sentence.start < 5 or verb.i - comma.i < 2:
        return None
    between = doc[comma.i + 1 : verb.i]
    if not _can_speak(between) or not _can_be_said(sentence, comma):
        return None
    group = finite_group(verb)
    source = ((between[0].idx, min(between[-1].idx + len(between[-1]), group[0][0])),)
    return make_attribution(source, group, ((sentence.start_char, comma.idx),), "trailing")


def by_quoted(saying: Token) -> AttributionSpan | None:
    """A closing clause with who was quoted: "…, officials were quoted by Nordpress as saying." """
    above = quoting_verb(saying)
    subject = next((c for c in above.children if c.dep_ == "nsubjpass"), None) if above is not None else None
    if subject is None or subject.left_edge.i <= saying.sent.start + 5 or subject.left_edge.nbor(-1).text != ",":
        return None
    comma, sentence = subject.left_edge.nbor(-1), saying.sent
    rest = [t for t in saying.doc[saying.i + 1 : sentence.end] if not t.is_space and not t.is_punct]
    if rest and not all(t.ent_type_ in ("DATE", "TIME") or t.lower_ == "on" for t in rest):
        return None
    if not _can_be_said(sentence, comma):
        return None
    source = ((subject.left_edge.idx, subject.idx + len(subject)),)
    cue = ((saying.idx, saying.idx + len(saying)),)
    return make_attribution(source, cue, ((sentence.start_char, comma.idx),), "trailing")


def by_inverted(verb: Token) -> AttributionSpan | None:
    """The same with the cue first: "…, notes the Courier." The parser may take such a verb for a noun."""
    if _telling(verb) is None or verb.tag_ not in ("VBZ", "VBD", "NNS", "VBP") or verb.i < 6:
        return None
    sentence = verb.sent
    comma = verb.nbor(-1)
    rest = [t for t in verb.doc[verb.i + 1 : sentence.end] if not t.is_space and t.text not in (".", ")")]
    if comma.text != "," or not 1 <= len(rest) <= 9 or comma.i - sentence.start < 5:
        return None
    named = any(t.pos_ == "PROPN" for t in rest) or (_is_speaker(rest[-1]) and sentence[-1].text != ".")
    plain = all(t.pos_ in ("PROPN", "DET", "NOUN", "ADJ", "PART") or t.lower_ in ("of", "for") for t in rest)
    if not named or not plain or not _can_be_said(sentence, comma):
        return None
    source = ((rest[0].idx, rest[-1].idx + len(rest[-1])),)
    cue = ((verb.idx, verb.idx + len(verb)),)
    return make_attribution(source, cue, ((sentence.start_char, comma.idx),), "trailing")


def by_colon(colon: Token) -> Iterator[AttributionSpan]:
    """A headline's source behind its colon: "Mayor sold the land: report", "Two held over fire: police"."""
    doc, sentence = colon.doc, colon.sent
    rest = [t for t in doc[colon.i + 1 : sentence.end] if not t.is_space]
    before = doc[sentence.start : colon.i]
    if not 1 <= len(rest) <= 5 or len(before) < 4 or not _is_speaker(rest[-1]):
        return
    if any(t.is_punct or (t.pos_ in ("VERB", "AUX", "CCONJ") and t != rest[-1]) for t in rest) or not any(
        t.tag_ in _FINITE for t in before
    ):
        return
    source = ((rest[0].idx, rest[-1].idx + len(rest[-1])),)
    cue = ((colon.idx, colon.idx + 1),)
    yield make_attribution(source, cue, ((before.start_char, colon.idx),), "colon")


def _is_speaker(token: Token) -> bool:
    """True for a noun of somebody or something that tells: "report", "police", "sources", "ex-captain"."""
    word = token.lower_.split("-")[-1]
    return word in ("police", "study", "poll", "survey", "inquiry") or any(
        is_a(c, word) for c in ("report_noun", "anonymous_noun", "spokes_noun", "person_title", "media_noun")
    )


def _telling(verb: Token) -> Cue | None:
    cue = verbs().get(verb.lemma_.lower())
    return cue if cue is not None and cue.kind in _TELLS and verb.lemma_ != "tell" else None


def _is_finite(verb: Token) -> bool:
    """A finite form, or "reports" behind a name, which the parser takes for a noun."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return verb.lower_ in ("report", "reports") and verb.i > 0 and verb.nbor(-1).pos_ == "PROPN"


def _can_speak(between: Span) -> bool:
    """True where the words between comma and cue are a noun phrase."""
    if any(
        t.text == '"' or (t.pos_ in ("VERB", "AUX", "SCONJ", "ADP", "CCONJ") and t.lower_ not in _INNER)
        for t in between
    ):
        return False
    return between[0].lower_ not in _NO_SOURCE and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in between)


def _can_be_said(sentence: Span, comma: Token) -> bool:
    """True where what stands before the comma is a clause, and at most half of it is quoted."""
    before = sentence.doc[sentence.start : comma.i]
    marks = [t.i for t in before if t.text == '"']
    if marks and (marks[0] - before.start < 3 or len(marks) % 2):
        return False
    quoted = sum(b - a for a, b in zip(marks[::2], marks[1::2], strict=True))
    return quoted <= _QUOTED * len(before) and any(t.tag_ in _FINITE for t in before)
