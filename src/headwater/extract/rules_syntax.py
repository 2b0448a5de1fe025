"""Small questions to the parse: a verb's subject, a clause's extent, a noun phrase's extent."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from headwater.extract.lexicon import verbs
from headwater.extract.parse import text_of
from headwater.extract.spans import Spans

_EDGE = " \t\r\n,;:.-–—\"'()[]"
_AUXILIARY = ("aux", "auxpass", "neg", "prt")


def shared_verb(verb: Token) -> Token:
    """The verb that a second one is joined to: of "denied that he had lied and said", "said" goes with "denied".

    The parser hangs it on the nearer verb; a past tense without a subject is not joined to a participle.
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or head.tag_ not in ("VBN", "VB", "VBG") or head.dep_ != "ccomp":
        return head
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or not any(
        c.dep_ in ("aux", "auxpass") for c in head.children
    ):
        return head
    return head.head


def subject_of(verb: Token) -> Token | None:
    """The one who does what the verb says: its own subject, or the one it shares with the verb above it."""
    step = verb
    for _ in range(6):
        quoted = _quoted_speaker(step)
        if quoted is not None:
            return quoted
        for child in sorted(step.children, key=lambda c: abs(c.i - step.i)):
            if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"):
                return relative_antecedent(child, step)
        if step.dep_ == "acl" and step.tag_ == "VBG":
            return step.head
        if step.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep") and step.head != step:
            step = shared_verb(step)
            continue
        return None
    return None


def quoting_verb(verb: Token) -> Token | None:
    """For "saying" in "quotes an aide as saying" the verb that quotes; else None."""
    if verb.dep_ in ("pcomp", "advcl", "prep") and verb.tag_ == "VBG":
        above = verb.head.head if verb.head.lower_ == "as" else verb.head
        as_mark = verb.head.lower_ == "as" or any(c.lower_ == "as" for c in verb.children)
        if as_mark and above.lemma_.lower() in ("quote", "cite"):
            return above
    return None


def _quoted_speaker(verb: Token) -> Token | None:
    above = quoting_verb(verb)
    if above is None:
        return None
    return next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)


def relative_antecedent(subject: Token, verb: Token) -> Token:
    """For "who" and "which" the noun they stand for."""
    if subject.lower_ not in ("who", "which", "that"):
        return subject
    if verb.dep_ in ("relcl", "acl"):
        return _not_time(verb.head)
    if verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    before = (t for t in reversed(subject.doc[subject.sent.start : subject.i]) if t.pos_ in ("NOUN", "PROPN"))
    return next(before, subject)


def _not_time(noun: Token) -> Token:
    """The noun, or the one before it where it tells when: "reports last week that said"."""
    if noun.ent_type_ not in ("DATE", "TIME"):
        return noun
    before = noun.doc[max(noun.sent.start, noun.i - 4) : noun.i]
    return next((t for t in reversed(before) if t.pos_ in ("NOUN", "PROPN") and not t.ent_type_), noun)


def noun_phrase(token: Token, *, leave_out: Token | None = None) -> Spans:
    """The phrase the noun heads, with what describes it, without a trailing comma; one span.

    `leave_out` is a verb whose tree does not belong: "Smith" of "Smith, who said that …".
    """
    if leave_out is not None and not in_tree(leave_out, token):
        leave_out = None
    inside = [
        t for t in token.subtree if not _cut_off(t, token) and not (leave_out is not None and in_tree(t, leave_out))
    ]
    if not inside:
        return ()
    start, end = min(t.i for t in inside), max(t.i for t in inside)
    if leave_out is not None and start < leave_out.i < end:
        end = leave_out.i - 1 if token.i < leave_out.i else end
        start = leave_out.i + 1 if token.i > leave_out.i else start
    return trimmed(((token.doc[start].idx, token.doc[end].idx + len(token.doc[end])),))


def _cut_off(token: Token, head: Token) -> bool:
    """True for what hangs on a noun phrase only because the parser put it there: a far clause, a parataxis."""
    step = token
    while step != head:
        if step.dep_ in ("parataxis", "ccomp", "dep", "intj"):
            return True
        if step.dep_ == "conj" and step.pos_ in ("VERB", "AUX"):
            return True
        step = step.head
    return False


def finite_group(verb: Token) -> Spans:
    """The verb with its auxiliaries, negation and particle: "has not said"."""
    group = [verb, *(c for c in verb.children if c.dep_ in _AUXILIARY and abs(c.i - verb.i) <= 4)]
    low, high = min(t.i for t in group), max(t.i for t in group)
    between = [verb.doc[i] for i in range(low, high + 1)]
    if any(t.dep_ in ("nsubj", "nsubjpass") for t in between):
        return ((verb.idx, verb.idx + len(verb)),)
    return ((verb.doc[low].idx, verb.doc[high].idx + len(verb.doc[high])),)


def clause_span(head: Token, *, leave_out: Token, whole: bool = False, hole: tuple[int, int] | None = None) -> Spans:
    """The spans of a clause's tree, without the tree of `leave_out` where that hangs inside it.

    `whole` takes the clause with everything it governs; `hole` is a passage to leave out besides.
    """
    out = {t.i for t in leave_out.subtree} if whole and in_tree(leave_out, head) else set()
    if hole is not None:
        out |= {t.i for t in head.doc.char_span(*hole, alignment_mode="expand") or ()}
    if not whole:
        out |= {t.i for c in head.subtree if c != head and _speaks_for_itself(c) for t in c.subtree}
    kept = [t.i for t in head.subtree if t.i not in out and t.i != leave_out.i]
    return _runs(head.doc, kept)


def _speaks_for_itself(clause: Token) -> bool:
    """True for "… but police say …" inside another's content: a second speaker set against the first."""
    if clause.dep_ == "conj" and clause.lemma_.lower() in verbs() and shared_verb(clause) != clause.head:
        return True
    if (
        clause.dep_ not in ("conj", "advcl")
        or verbs().get(clause.lemma_.lower()) is None
        or verbs()[clause.lemma_.lower()].kind not in ("say", "claim", "report", "deny")
    ):
        return False
    if not any(c.dep_ == "nsubj" and c.lower_ not in ("he", "she", "they", "it", "who") for c in clause.children):
        return False
    marks = {c.lower_ for c in (*clause.children, *clause.head.children) if c.dep_ in ("cc", "mark")}
    return bool(marks & {"but", "while", "although", "though", "whereas"})


def _runs(doc: Doc, indices: Iterable[int]) -> Spans:
    """The character spans of runs of neighbouring tokens; punctuation and spaces bridge a gap."""
    spans: list[tuple[int, int]] = []
    previous = -2
    for i in sorted(indices):
        bridged = spans and (i == previous + 1 or all(doc[k].is_space for k in range(previous + 1, i)))
        if bridged:
            spans[-1] = (spans[-1][0], doc[i].idx + len(doc[i]))
        else:
            spans.append((doc[i].idx, doc[i].idx + len(doc[i])))
        previous = i
    text = text_of(doc)
    return tuple(s for s in spans if any(c.isalnum() for c in text[s[0] : s[1]]))


def in_tree(token: Token, head: Token) -> bool:
    """True where `token` hangs, at any depth, on `head`."""
    return token == head or head.is_ancestor(token)


def trimmed(spans: Spans) -> Spans:
    """The spans as they are; the finder trims them against the text (`trim_spans`)."""
    return spans


def trim_spans(text: str, spans: Spans) -> Spans:
    """The spans without spaces, commas, colons, dashes at their edges; empty ones gone."""
    out = []
    for start, end in spans:
        while start < end and text[start] in " \t\r\n,;:-–—)":
            start += 1
        while end > start and text[end - 1] in " \t\r\n,;:-–—(":
            end -= 1
        if end > start and any(c.isalnum() for c in text[start:end]):
            out.append((start, end))
    return tuple(out)


def without(spans: Spans, holes: Spans) -> Spans:
    """The spans less what the holes cover."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        parts = [(start, end)]
        for low, high in holes:
            parts = [p for a, b in parts for p in ((a, min(b, low)), (max(a, high), b)) if p[1] > p[0]]
        out.extend(parts)
    return tuple(out)
