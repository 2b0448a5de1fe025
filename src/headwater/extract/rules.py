"""Attributions found by rules over the syntax: the cue, its source, its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from headwater.extract.lexicon import PAPERS, Cue, nouns, verbs
from headwater.extract.quotes import Quote, covering
from headwater.extract.rules_syntax import (
    clause_span,
    finite_group,
    noun_phrase,
    subject_of,
    trimmed,
)
from headwater.extract.spans import AttributionSpan, Spans

RULES = "rules@1"
SCORES = {
    "according-to": 0.85,
    "according-to-first": 0.9,
    "as-revealed": 0.8,
    "clause": 0.65,
    "copula": 0.5,
    "in-document": 0.7,
    "noun": 0.6,
    "object": 0.35,
    "passive": 0.5,
    "passive-agent": 0.75,
    "quotation": 0.75,
    "quotation-and-clause": 0.6,
    "rest": 0.5,
    "trailing": 0.8,
    "adverb": 0.7,
}
"""How often each rule is right, rounded, over the news set it was tuned on (content overlap of half or more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the rules look at: the parsed document, its text as read and its quotations."""

    doc: Doc
    text: str
    quotes: Sequence[Quote]
    used: set[int] = field(default_factory=set)

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
        trailing = _by_trailing(token)
        if trailing is not None:
            yield trailing
        elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in verbs():
            yield from _by_verb(reading, token, verbs()[token.lemma_.lower()])
        elif token.pos_ == "NOUN" and token.lemma_.lower() in nouns():
            yield from _by_noun(token)
            yield from _by_copula(token)
        elif token.lower_ in ("according", "per"):
            yield from _by_according(token)
        elif token.lower_ == "in" and token.i - token.sent.start <= 1:
            yield from _by_document(token)
        elif token.lower_ == "as" and token.dep_ == "mark":
            yield from _by_as(token)
        elif token.lower_ in ("reportedly", "allegedly", "supposedly", "purportedly"):
            yield from _by_adverb(token)


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
    yield _made(spans, group, content, rule)


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
    if "o" in cue.takes and verb.lemma_ != "tell":
        named = _object_content(verb, cue)
        if named:
            return named, "object"
    return _rest_content(reading, verb, cue), "rest"


def _clause_content(verb: Token, cue: Cue) -> Spans:
    for child in verb.children:
        if (
            child.dep_ == "ccomp"
            and "c" in cue.takes
            and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV", "NUM", "PRON")
        ):
            return _from_object(verb, child, clause_span(child, leave_out=verb))
        if child.dep_ == "xcomp" and "x" in cue.takes and child.pos_ in ("VERB", "AUX"):
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


def _by_trailing(verb: Token) -> AttributionSpan | None:
    """A cue clause that closes its sentence, read off the words where the parse is no help: "…, the Courier reported." """
    cue = verbs().get(verb.lemma_.lower())
    if cue is None or cue.kind not in ("say", "report", "claim") or verb.lemma_ == "tell":
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP") and not (
        verb.lower_ in ("report", "reports") and verb.nbor(-1).pos_ == "PROPN" and verb.i > 0
    ):
        return None
    doc, sentence = verb.doc, verb.sent
    after = next((t for t in doc[verb.i + 1 : sentence.end] if not t.is_space), None)
    if after is not None and not (after.text in (".", ",", ";") or after.ent_type_ in ("DATE", "TIME")):
        return None
    comma = next((t for t in reversed(doc[max(sentence.start, verb.i - 9) : verb.i]) if t.text == ","), None)
    if comma is None or comma.i - sentence.start < 5 or verb.i - comma.i < 2:
        return None
    between = doc[comma.i + 1 : verb.i]
    if any(
        (
            t.pos_ in ("VERB", "AUX", "SCONJ", "ADP", "CCONJ")
            and t.lower_ not in ("of", "for", "has", "have", "had", "and")
        )
        or t.text in '"'
        for t in between
    ):
        return None
    if between[0].lower_ in ("who", "which", "and", "but", "or", "that", "not") or not any(
        t.pos_ in ("NOUN", "PROPN", "PRON") for t in between
    ):
        return None
    if '"' in doc[sentence.start : comma.i + 1].text or not any(
        t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[sentence.start : comma.i]
    ):
        return None
    group = finite_group(verb)
    source = ((between[0].idx, between[-1].idx + len(between[-1])),)
    return _made(
        tuple((s, min(e, group[0][0])) for s, e in source), group, ((sentence.start_char, comma.idx),), "trailing"
    )


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
        gap = doc.text[verb.idx + len(verb) : quote.start]
        return len(gap.split()) <= 14 and ";" not in gap and "." not in gap.rstrip(". ")
    gap = doc.text[quote.end : min(left, verb.idx)] if left >= quote.end else ""
    return right > quote.end and len(gap.split()) <= 4


def trimmed_quote(text: str, quote: Quote) -> tuple[int, int]:
    """The quotation with its marks, without the space around it."""
    start, end = quote.start, quote.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _object_content(verb: Token, cue: Cue) -> Spans:
    if subject_of(verb) is None and verb.dep_ not in ("advcl", "acl", "conj", "xcomp"):
        return ()
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i and child.pos_ != "PRON":
            if cue.kind in ("express", "know") and child.lemma_.lower() not in nouns():
                return ()
            return trimmed(clause_span(child, leave_out=verb))
    return ()


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
    source = _span(agent) if agent is not None else ()
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and subject is not None):
            content = trimmed(clause_span(child, leave_out=verb))
            impersonal = subject is None or subject.lower_ == "it"
            if not impersonal and child.dep_ == "xcomp":
                content = tuple(sorted((*_span(subject), *content)))
            yield _made(source, group, content, "passive")
            return
    if source and subject is not None and subject.pos_ != "PRON" and cue.kind not in ("express", "seem", "plan"):
        yield _made(source, group, trimmed(_span(subject)), "passive-agent")


# -- nouns, prepositions, adverbs ----------------------------------------------------------------------------


def _by_noun(noun: Token) -> Iterator[AttributionSpan]:
    clause = next(
        (
            c
            for c in noun.children
            if c.dep_ in ("acl", "ccomp") and any(k.dep_ == "mark" and k.lower_ == "that" for k in c.children)
        ),
        None,
    )
    if clause is None:
        return
    content = trimmed(clause_span(clause, leave_out=noun))
    source: Token | None = next((c for c in noun.children if c.dep_ == "poss"), None)
    if source is None:
        source = next(
            (
                p
                for c in noun.children
                if c.dep_ == "prep" and c.lower_ in ("by", "from", "of", "among", "within", "in")
                for p in c.children
                if p.dep_ == "pobj"
            ),
            None,
        )
    if (
        source is None
        and noun.dep_ == "dobj"
        and noun.head.lemma_
        in ("make", "have", "issue", "release", "express", "voice", "repeat", "raise", "give", "share")
    ):
        source = subject_of(noun.head)
    yield _made(_span(source), ((noun.idx, noun.idx + len(noun)),), content, "noun")


def _by_copula(noun: Token) -> Iterator[AttributionSpan]:
    """ "Her position is that …", "the widely held view is that …"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None:
        return
    source = next((c for c in noun.children if c.dep_ == "poss"), None)
    content = trimmed(clause_span(clause, leave_out=verb))
    yield _made(_span(source), ((noun.idx, verb.idx + len(verb)),), content, "copula")


def _by_according(token: Token) -> Iterator[AttributionSpan]:
    if token.lower_ == "per":
        if token.dep_ != "prep" or not (token.i and token.doc[token.i - 1].text == ","):
            return
        to = token
    else:
        to = next((c for c in token.children if c.lower_ == "to"), token)
        if to == token and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            to = token.nbor()
        if to == token:
            return
    source = next((c for c in to.children if c.dep_ == "pobj"), None)
    if source is None:
        return
    head = token.head
    while head.head != head and head.pos_ not in ("VERB", "AUX"):
        head = head.head
    cue = (token.idx, to.idx + len(to))
    hole = (token.idx, max(t.idx + len(t) for t in token.subtree))
    head = _told_in(head) if token.right_edge.i >= token.sent.end - 3 else head
    if token.i - token.sent.start <= 1:
        rest = _after_comma(source)
        if rest:
            yield _made(_span(source), (cue,), rest, "according-to-first")
            return
    content = trimmed(clause_span(head, leave_out=token, whole=True, hole=hole))
    if content:
        yield _made(_span(source), (cue,), content, "according-to")


def _by_document(token: Token) -> Iterator[AttributionSpan]:
    """ "In a research note …, sales rose": the paper is the source of a sentence that has no cue of its own."""
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in PAPERS:
        return
    sentence = token.sent
    if any(
        t.lemma_.lower() in verbs()
        and verbs()[t.lemma_.lower()].kind in ("say", "report", "claim")
        and t.pos_ == "VERB"
        and t.i > noun.i + 1
        for t in sentence
    ):
        return
    comma = next((t for t in token.doc[noun.i : sentence.end] if t.text == ","), None)
    if comma is None or sentence.end - comma.i < 5:
        return
    source = ((token.doc[token.i + 1].idx, comma.idx),)
    yield _made(source, ((token.idx, token.idx + len(token)),), ((comma.idx + 1, sentence.end_char),), "in-document")


def _told_in(head: Token) -> Token:
    """The cue that governs the clause: of "police say he drove off, according to local media" all is the media's."""
    step = head
    for _ in range(6):
        above = step.head
        if above == step or step.dep_ not in ("ccomp", "conj", "advcl"):
            break
        joined = (
            step.dep_ == "conj"
            and above.pos_ in ("VERB", "AUX")
            and any(c.dep_ == "cc" and c.lower_ == "and" for c in above.children)
        )
        step = above
        if joined:
            head = step
        if step.lemma_.lower() in verbs() and verbs()[step.lemma_.lower()].kind in ("say", "report", "claim"):
            head = step
    return head


def _after_comma(source: Token) -> Spans:
    """The rest of the sentence after the comma that closes "According to …,"."""
    sentence = source.sent
    comma = next((t for t in source.doc[source.i + 1 : sentence.end] if t.text == "," and not _inside_name(t)), None)
    if comma is None or sentence.end - comma.i < 4:
        return ()
    return ((source.doc[comma.i + 1].idx, sentence.end_char),)


def _inside_name(comma: Token) -> bool:
    """True for a comma before something set in ("the spokesman, John Smith,"): what follows has no verb before the next comma."""
    rest = comma.doc[comma.i + 1 : comma.sent.end]
    for token in rest:
        if token.text == ",":
            return not any(
                t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ != "relcl" for t in comma.doc[comma.i + 1 : token.i]
            ) and any(t.dep_ in ("appos", "relcl") for t in comma.doc[comma.i + 1 : token.i])
    return False


def _by_as(mark: Token) -> Iterator[AttributionSpan]:
    """ "…, as revealed in court papers": what the clause hangs on is the content."""
    verb = mark.head
    cue = verbs().get(verb.lemma_.lower())
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or cue is None or cue.kind not in ("report", "say", "show", "claim"):
        return
    source = next(
        (
            p
            for c in verb.children
            if c.dep_ in ("prep", "agent") and c.lower_ in ("in", "by")
            for p in c.children
            if p.dep_ == "pobj"
        ),
        None,
    )
    if source is None:
        return
    content = trimmed(clause_span(verb.head, leave_out=verb, whole=True))
    if content:
        yield _made(_span(source), ((mark.idx, verb.idx + len(verb)),), content, "as-revealed")


def _by_adverb(token: Token) -> Iterator[AttributionSpan]:
    head = token.head
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        return
    span = (token.idx, token.idx + len(token))
    content = trimmed(clause_span(head, leave_out=token, hole=span))
    if content:
        yield _made((), (span,), content, "adverb")


def _span(token: Token | None) -> Spans:
    return noun_phrase(token) if token is not None else ()


def _made(source: Spans, cue: Spans, content: Spans, rule: str) -> AttributionSpan:
    return AttributionSpan(source=source, cue=cue, content=content, score=SCORES[rule], by=f"{RULES}/{rule}")
