"""Attributions found by rules over the syntax: the cue, its source, its content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from headwater.extract.lexicon import Cue, nouns, verbs
from headwater.extract.parse import text_of
from headwater.extract.quotes import Quote, covering
from headwater.extract.rules_made import make_attribution, phrase_of
from headwater.extract.rules_phrases import (
    by_according,
    by_adverb,
    by_as,
    by_copula,
    by_document,
    by_first_reported,
    by_noun,
    by_words,
)
from headwater.extract.rules_syntax import (
    clause_span,
    finite_group,
    noun_phrase,
    subject_of,
    trimmed,
)
from headwater.extract.rules_trailing import by_colon, by_inverted, by_quoted, by_trailing
from headwater.extract.spans import AttributionSpan, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the rules look at: the parsed document, its text as read and its quotations."""

    doc: Doc
    text: str
    quotes: Sequence[Quote]

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that holds the offset."""
        return covering(self.quotes, offset)


def find_by_rules(reading: Reading) -> list[AttributionSpan]:
    """Every attribution the rules see, in text order."""
    found = list(_find(reading))
    found.sort(key=lambda a: (a.cue[0] if a.cue else a.content[0], a.content))
    return found


def _find(reading: Reading) -> Iterator[AttributionSpan]:
    for token in reading.doc:
        if token.dep_ == "acl":
            yield from by_first_reported(token)
        if token.i and token.nbor(-1).text == ":" and token.lower_ in ("report", "reports", "study"):
            continue
        trailing = by_trailing(token) or by_inverted(token) or (by_quoted(token) if token.lower_ == "saying" else None)
        if trailing is not None:
            yield trailing
        elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in verbs():
            yield from _by_verb(reading, token, verbs()[token.lemma_.lower()])
        elif (token.pos_ == "NOUN" or token.lower_ == "word") and token.lemma_.lower() in nouns():
            yield from by_noun(token)
            yield from by_copula(token)
        else:
            yield from _by_word(token)


def _by_word(token: Token) -> Iterator[AttributionSpan]:
    """Attributions whose cue is one certain word."""
    word = token.lower_
    if word in ("according", "per"):
        yield from by_according(token)
    elif word == "in" and token.i - token.sent.start <= 1:
        yield from by_document(token)
    elif word == "words":
        yield from by_words(token)
    elif word == ":":
        yield from by_colon(token)
    elif word == "as" and token.dep_ == "mark":
        yield from by_as(token)
    elif word in ("reportedly", "allegedly", "supposedly", "purportedly"):
        yield from by_adverb(token)


# -- verbs -------------------------------------------------------------------------------------------------


def _by_verb(reading: Reading, verb: Token, cue: Cue) -> Iterator[AttributionSpan]:
    group = finite_group(verb)
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    if passive:
        yield from _passive(verb, cue, group)
        return
    content, rule = _content(reading, verb, cue)
    if not content:
        return
    source = subject_of(verb)
    spans = noun_phrase(source, leave_out=verb) if source is not None else ()
    yield make_attribution(spans, group, content, rule)


def _content(reading: Reading, verb: Token, cue: Cue) -> tuple[Spans, str]:
    """The passage that the verb attributes, and by which rule."""
    quoted = _quoted_content(reading, verb, cue)
    clause = _clause_content(verb, cue)
    if quoted and clause and not any(c[0] < q[1] and q[0] < c[1] for c in clause for q in quoted):
        return tuple(sorted({*quoted, *clause})), "quotation-and-clause"
    if clause:
        return clause, "clause"
    if quoted:
        return quoted, "quotation"
    if parted := _parted_content(verb, cue):
        return parted, "rest"
    if "o" in cue.takes and verb.lemma_ != "tell":
        named = _object_content(verb, cue)
        if named:
            told = cue.kind in ("deny", "retract", "confirm") or cue.lemma in ("report", "announce", "allege")
            responsible = cue.lemma == "claim" and re.search(r"\b(?:responsibility|credit)\b", _words(verb.doc, named))
            return named, "object-told" if told or responsible else "object"
    return _rest_content(reading, verb, cue), "rest"


def _clause_content(verb: Token, cue: Cue) -> Spans:
    for child in verb.children:
        if (
            child.dep_ == "ccomp"
            and "c" in cue.takes
            and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV", "NUM", "PRON")
        ):
            return _from_object(verb, child, clause_span(child, leave_out=verb))
        if child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX") and ("x" in cue.takes or _owns_up(child, cue)):
            return trimmed(clause_span(child, leave_out=verb))
    head = verb.head
    if verb.lemma_ == "tell" and verb.dep_ == "ccomp":
        other = next(
            (
                c
                for c in head.children
                if c.dep_ == "ccomp"
                and c.i > verb.i
                and any(k.dep_ == "mark" and k.lower_ == "that" for k in c.children)
            ),
            None,
        )
        if other is not None:
            return clause_span(other, leave_out=verb)
    if (
        verb.dep_ in ("parataxis", "ccomp")
        and head != verb
        and head.pos_ in ("VERB", "AUX")
        and "q" in cue.takes
        and _is_aside(verb)
    ):
        return trimmed(clause_span(head, leave_out=verb, whole=True))
    return ()


def _owns_up(deed: Token, cue: Cue) -> bool:
    """True for "denied taking money", "admitted to having lied": a deed named by its participle."""
    return cue.kind in ("deny", "confirm") and deed.tag_ == "VBG"


def _from_object(verb: Token, clause: Token, content: Spans) -> Spans:
    """The clause with a noun before it that the parser took for the cue's object: "say the officer, …, fired"."""
    if (
        verb.lemma_.lower() in ("tell", "ask", "inform", "warn", "remind", "assure", "advise", "notify")
        or clause.i < verb.i
    ):
        return content
    stray = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < clause.left_edge.i), None)
    if stray is None or not content:
        return content
    return ((stray.left_edge.idx, content[0][1]), *content[1:])


def _is_aside(verb: Token) -> bool:
    """True for a cue clause set into or after its content: "…, officials said, …"."""
    subject = subject_of(verb)
    if subject is None or (verb.head.i > verb.i and verb.dep_ == "ccomp"):
        return False
    left = min(t.i for t in (verb, subject))
    return (left > 0 and verb.doc[left - 1].is_punct) or any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)


def _quoted_content(reading: Reading, verb: Token, cue: Cue) -> Spans:
    """Quotations of the cue's sentence that the cue stands beside, when it can take them."""
    if "q" not in cue.takes or reading.quote_at(verb.idx) is not None:
        return ()
    sentence = verb.sent
    start, end = sentence.start_char, sentence.end_char
    near = [q for q in reading.quotes if q.start < end and q.end > start and _is_speech(reading, q)]
    beside = [q for q in near if _beside(reading.doc, verb, q)]
    return tuple(trimmed_quote(reading.text, q) for q in beside)


def _is_speech(reading: Reading, quote: Quote) -> bool:
    """A quotation long enough, or set off by a comma or colon, to be what somebody said (not a scare quote)."""
    inner = reading.text[quote.inner[0] : quote.inner[1]].strip()
    return len(inner.split()) >= 4 or inner[-1:] in ",.!?" or reading.text[: quote.start].rstrip()[-1:] in ",:"


def _beside(doc: Doc, verb: Token, quote: Quote) -> bool:
    """True where only the cue's own clause stands between the cue and the quotation."""
    group = [
        verb,
        *(t for t in verb.subtree if t.dep_ in ("nsubj", "dobj", "prep", "pobj", "npadvmod", "dative", "advmod")),
    ]
    left, right = min(t.idx for t in group), max(t.idx + len(t) for t in group)
    if quote.start >= verb.idx:
        gap = text_of(doc)[verb.idx + len(verb) : quote.start]
        return len(gap.split()) <= 14 and ";" not in gap and "." not in gap.rstrip(". ")
    gap = text_of(doc)[quote.end : min(left, verb.idx)] if left >= quote.end else ""
    return right > quote.end and len(gap.split()) <= 4


def trimmed_quote(text: str, quote: Quote) -> tuple[int, int]:
    """The quotation with its marks, without the space around it."""
    start, end = quote.start, quote.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _words(doc: Doc, spans: Spans) -> str:
    return " ".join(doc.text[s:e] for s, e in spans)


def _object_content(verb: Token, cue: Cue) -> Spans:
    if subject_of(verb) is None and verb.dep_ not in ("advcl", "acl", "conj", "xcomp"):
        return ()
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i and child.pos_ != "PRON":
            if cue.kind in ("express", "know") and child.lemma_.lower() not in nouns():
                return ()
            return trimmed(clause_span(child, leave_out=verb))
    return ()


def _parted_content(verb: Token, cue: Cue) -> Spans:
    """The rest of the sentence for "claimed one of its leaders, Otto Lund, sang", which the parse takes apart."""
    if cue.kind not in ("say", "claim") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return ()
    noun = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if noun is None:
        return ()
    rest = verb.doc[noun.right_edge.i + 1 : min(noun.right_edge.i + 14, verb.sent.end)]
    commas = [t for t in rest if t.text == ","]
    if len(rest) < 4 or rest[0].text != "," or len(commas) < 2 or commas[1].i + 1 >= verb.sent.end:
        return ()
    after = commas[1].nbor()
    named = all(t.pos_ in ("PROPN", "PUNCT", "PART") for t in verb.doc[rest[0].i + 1 : commas[1].i])
    if not named or after.tag_ not in ("VBD", "VBN", "VBZ") or after.head == verb:
        return ()
    return ((noun.left_edge.idx, max(t.idx + len(t) for t in after.subtree)),)


def _rest_content(reading: Reading, verb: Token, cue: Cue) -> Spans:
    """Where the parse gives a saying verb nothing to say: the rest of its sentence, if that is a clause."""
    sentence = verb.sent
    if (
        cue.kind not in ("say", "claim")
        or verb.tag_ not in ("VBD", "VBZ", "VBP")
        or verb.lemma_ == "tell"
        or verb.dep_ not in ("ROOT", "ccomp", "conj")
    ):
        return ()
    if reading.quote_at(verb.idx) is not None or subject_of(verb) is None or verb.i + 4 >= sentence.end:
        return ()
    rest = verb.doc[verb.i + 1 : sentence.end]
    if rest[0].is_punct or (rest[0].pos_ in ("ADP", "SCONJ", "CCONJ", "ADV", "PART") and rest[0].lower_ != "that"):
        return ()
    finite = any(
        t.tag_ in ("VBD", "VBZ", "VBP", "MD")
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in (*t.children, *t.head.children))
        for t in rest
    )
    return ((rest[0].idx, sentence.end_char),) if finite else ()


def _passive(verb: Token, cue: Cue, group: Spans) -> Iterator[AttributionSpan]:
    """ "It was reported that …", "X is believed to …", "was confirmed by Y"."""
    agent = next((g for a in verb.children if a.dep_ == "agent" for g in a.children if g.dep_ == "pobj"), None)
    source = phrase_of(agent) if agent is not None else ()
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and subject is not None):
            content = trimmed(clause_span(child, leave_out=verb))
            impersonal = subject is None or subject.lower_ == "it"
            if not impersonal and child.dep_ == "xcomp":
                content = tuple(sorted((*phrase_of(subject), *content)))
            yield make_attribution(source, group, content, "passive")
            return
    if source and subject is not None and subject.pos_ != "PRON" and cue.kind not in ("express", "seem", "plan"):
        yield make_attribution(source, group, trimmed(phrase_of(subject)), "passive-agent")
