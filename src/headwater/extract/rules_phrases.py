"""Attributions whose cue is no verb: nouns, "according to", "as shown in", documents, adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extract.lexicon import PAPERS, verbs
from headwater.extract.rules_made import make_attribution, phrase_of
from headwater.extract.rules_syntax import clause_span, subject_of, trimmed
from headwater.extract.spans import AttributionSpan, Spans

_STIRRED = frozenset({"fear", "hope", "speculation", "expectation", "possibility", "suspicion"})
_TIMES = ("DATE", "TIME")
_SPREAD = frozenset({"emerge", "surface", "circulate", "swirl", "spread", "abound", "persist", "grow", "mount", "fly"})
_BROKEN = frozenset(
    {"report", "make", "break", "publish", "reveal", "disclose", "carry", "run", "post", "start", "raise"}
)


def by_noun(noun: Token) -> Iterator[AttributionSpan]:
    """Attributions by a noun with a clause: "claims by the union that …"."""
    clause = next(
        (
            c
            for c in noun.children
            if c.dep_ in ("acl", "ccomp") and any(k.dep_ == "mark" and k.lower_ == "that" for k in c.children)
        ),
        None,
    )
    clause = clause or _clause_nearby(noun) or _rumoured(noun)
    if clause is None:
        return
    content = trimmed(clause_span(clause, leave_out=noun))
    source: Token | None = next((c for c in noun.children if c.dep_ == "poss" and c.ent_type_ not in _TIMES), None)
    if source is None:
        source = next(
            (
                p
                for c in noun.children
                if c.dep_ == "prep"
                and c.lower_ in ("by", "from", "of", "among", "within", "in")
                and not (c.lower_ in ("in", "of") and noun.lemma_.lower() in ("rumor", "rumour", "speculation"))
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
        and not (noun.head.lemma_ == "raise" and noun.lemma_.lower() in _STIRRED)
    ):
        source = subject_of(noun.head)
    yield make_attribution(phrase_of(source), ((noun.idx, noun.idx + len(noun)),), content, "noun")


def _clause_nearby(noun: Token) -> Token | None:
    """ "There is speculation within the army that …": the clause, where the parser hangs it on another word."""
    if noun.lemma_.lower() not in ("speculation", "rumor", "rumour", "report", "claim", "concern", "fear", "belief"):
        return None
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in _SPREAD:
        return next((c for c in verb.children if c.dep_ in ("ccomp", "advcl", "acl") and _marked(c)), None)
    that = next((t for t in noun.doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)] if t.lower_ == "that"), None)
    if that is None or any(t.pos_ in ("VERB", "AUX") or t.is_punct for t in noun.doc[noun.i + 1 : that.i]):
        return None
    head = that.head
    return head if that.dep_ == "mark" and head.pos_ in ("VERB", "AUX") and head.i > that.i else None


def _rumoured(noun: Token) -> Token | None:
    """The clause of "rumours that a pipeline exploded" where the parser takes "that" for its object."""
    if noun.lemma_.lower() not in ("rumor", "rumour", "speculation"):
        return None
    for clause in (c for c in noun.children if c.dep_ == "relcl"):
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.lower_ not in ("that", "which", "who") and clause.left_edge.lower_ == "that":
            return clause
    return None


def _marked(clause: Token) -> bool:
    return any(k.lower_ == "that" and k.dep_ == "mark" for k in clause.children)


def by_first_reported(verb: Token) -> Iterator[AttributionSpan]:
    """ "The merger, first reported by the Courier, was agreed": the sentence is the Courier's."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_.lower() not in _BROKEN or verb.i < noun.i:
        return
    first = any(c.lower_ in ("first", "originally", "initially") for c in verb.children)
    agent = next((p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
    if agent is None or not first:
        return
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp") and _marked(c)), None)
    head = clause if clause is not None else noun.head
    if head.pos_ not in ("VERB", "AUX") or (clause is None and noun.dep_ not in ("nsubj", "nsubjpass", "dobj")):
        return
    content = trimmed(clause_span(head, leave_out=verb, whole=True))
    yield make_attribution(phrase_of(agent), ((verb.idx, verb.idx + len(verb)),), content, "first-reported")


def by_copula(noun: Token) -> Iterator[AttributionSpan]:
    """ "Her position is that …", "the widely held view is that …"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None:
        return
    source = next((c for c in noun.children if c.dep_ == "poss"), None)
    content = trimmed(clause_span(clause, leave_out=verb))
    yield make_attribution(phrase_of(source), ((noun.idx, verb.idx + len(verb)),), content, "copula")


def by_according(token: Token) -> Iterator[AttributionSpan]:
    """Attributions by "according to" and "per"."""
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
    head = _told_in(_whole_sentence(token, head)) if token.right_edge.i >= token.sent.end - 3 else head
    if token.i - token.sent.start <= 1:
        rest = _after_comma(source)
        if rest:
            yield make_attribution(phrase_of(source), (cue,), rest, "according-to-first")
            return
    content = trimmed(clause_span(head, leave_out=token, whole=True, hole=hole))
    content = _before_turn(head, token, content)
    if content:
        yield make_attribution(phrase_of(source), (cue,), content, "according-to")


def by_document(token: Token) -> Iterator[AttributionSpan]:
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
    yield make_attribution(
        source, ((token.idx, token.idx + len(token)),), ((comma.idx + 1, sentence.end_char),), "in-document"
    )


def _before_turn(head: Token, token: Token, content: Spans) -> Spans:
    """The content without a clause set against it behind the cue: "A, according to X, but B" leaves B out."""
    for clause in head.children:
        joined = clause.dep_ == "conj" and clause.left_edge.i > token.i and clause.pos_ in ("VERB", "AUX")
        turned = any(c.lower_ == "but" for c in head.children if c.i > token.i)
        if joined and turned and any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
            cut = token.idx
            return tuple((s, min(e, cut)) for s, e in content if s < cut)
    return content


def by_words(noun: Token) -> Iterator[AttributionSpan]:
    """ "The plan was, in the words of one adviser, a disaster": the sentence is the adviser's."""
    prep = noun.head
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    source = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if prep.lower_ != "in" or source is None or prep.head.pos_ not in ("VERB", "AUX") or of is None:
        return
    named = [t for t in source.subtree if t.i <= source.i]
    content = ((noun.sent.start_char, prep.idx), (source.idx + len(source), noun.sent.end_char))
    cue = ((prep.idx, of.idx + len(of)),)
    yield make_attribution(((named[0].idx, source.idx + len(source)),), cue, content, "in-words")


def _whole_sentence(token: Token, head: Token) -> Token:
    """The main verb, for "…, according to X" that closes a sentence: it covers the whole, clauses hung on included.

    Not where the main clause tells what somebody else says, and not past a verb joined by "but" or "while".
    """
    step = head
    for _ in range(12):
        above = step.head
        while above.head != above and above.pos_ not in ("VERB", "AUX"):
            above = above.head
        if above == step or above.pos_ not in ("VERB", "AUX") or not token.sent.start <= above.i < token.i:
            return step
        near = (*step.children, *above.children)
        turned = any(c.lower_ in ("but", "while", "although", "though", "whereas") for c in near)
        if turned or step.dep_ == "ccomp":
            return step
        step = above
    return step


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
    """True for a comma that opens an apposition or a relative clause: "the spokesman, John Smith,"."""
    rest = comma.doc[comma.i + 1 : comma.sent.end]
    for token in rest:
        if token.text == ",":
            return not any(
                t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ != "relcl" for t in comma.doc[comma.i + 1 : token.i]
            ) and any(t.dep_ in ("appos", "relcl") for t in comma.doc[comma.i + 1 : token.i])
    return False


def by_as(mark: Token) -> Iterator[AttributionSpan]:
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
        yield make_attribution(phrase_of(source), ((mark.idx, verb.idx + len(verb)),), content, "as-revealed")


def by_adverb(token: Token) -> Iterator[AttributionSpan]:
    """Attributions to nobody by an adverb: "reportedly"."""
    head = token.head
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        return
    span = (token.idx, token.idx + len(token))
    content = trimmed(clause_span(head, leave_out=token, hole=span))
    if content:
        yield make_attribution((), (span,), content, "adverb")
