"""What a statement is about: content words, names, and who did what to whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from headwater.model import Entity, Features, Frame

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
_LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "organisation",
}
_NO_NAME = ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY")
_LIGHT = frozenset(
    {
        "carry",
        "conduct",
        "launch",
        "make",
        "take",
        "give",
        "perform",
        "stage",
        "mount",
        "commit",
        "issue",
        "undertake",
        "execute",
        "do",
        "have",
    }
)
_MAX_FRAMES = 8
_EVENT_NOUNS = {
    "killing": "kill",
    "murder": "murder",
    "death": "die",
    "assassination": "assassinate",
    "attack": "attack",
    "strike": "strike",
    "airstrike": "strike",
    "bombing": "bomb",
    "explosion": "explode",
    "blast": "explode",
    "shooting": "shoot",
    "arrest": "arrest",
    "detention": "detain",
    "abduction": "abduct",
    "kidnapping": "kidnap",
    "release": "release",
    "launch": "launch",
    "invasion": "invade",
    "refusal": "refuse",
    "decision": "decide",
    "announcement": "announce",
    "resignation": "resign",
    "withdrawal": "withdraw",
    "collapse": "collapse",
    "crash": "crash",
    "rescue": "rescue",
    "escape": "escape",
    "visit": "visit",
    "meeting": "meet",
    "raid": "raid",
    "seizure": "seize",
    "injury": "injure",
    "destruction": "destroy",
    "shelling": "shell",
    "operation": "operate",
    "evacuation": "evacuate",
    "election": "elect",
    "appointment": "appoint",
    "dismissal": "dismiss",
    "shipment": "ship",
    "delivery": "deliver",
    "retaliation": "retaliate",
    "assault": "assault",
    "rape": "rape",
    "execution": "execute",
    "theft": "steal",
}


def find_features(span: Span, hidden: frozenset[int]) -> Features:
    """The features of a passage; `hidden` are token indices of cues and sources inside it, which do not count."""
    tokens = [t for t in span if t.i not in hidden]
    lemmas = tuple(
        t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT and not t.is_stop and any(c.isalnum() for c in t.text)
    )
    entities = tuple(
        Entity(text=e.text, label=_LABELS.get(e.label_, "other"), start=e.start_char, end=e.end_char)
        for e in _entities(span)
        if e.label_ not in _NO_NAME
    )
    frames = tuple(_frames(tokens))[:_MAX_FRAMES]
    return Features(lemmas=lemmas, entities=entities, frames=frames)


def _entities(span: Span) -> Iterator[Span]:
    """The entities that lie in the span, as `span.ents`, which puts together those of the whole document each time."""
    doc, at = span.doc, span.start
    while at < span.end:
        end = at + 1
        if doc[at].ent_iob_ == "B":
            while end < len(doc) and doc[end].ent_iob_ == "I":
                end += 1
            if end <= span.end:
                yield Span(doc, at, end, label=doc[at].ent_type_)
        at = end


def _frames(tokens: list[Token]) -> Iterator[Frame]:
    for token in tokens:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            yield _of_verb(token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in _EVENT_NOUNS:
            frame = _of_noun(token)
            if frame is not None:
                yield frame


def _of_verb(verb: Token) -> Frame:
    agent, patient, obliques = _arguments(verb)
    predicate = verb.lemma_.lower()
    if predicate == "be":
        attribute = next((c for c in verb.children if c.dep_ in ("attr", "acomp")), None)
        predicate = f"be:{attribute.lemma_.lower()}" if attribute is not None else "be"
    light = next(
        (
            c
            for c in verb.children
            if c.dep_ in ("dobj", "nsubjpass") and predicate in _LIGHT and c.lemma_.lower() in _EVENT_NOUNS
        ),
        None,
    )
    if light is not None:
        inner = _of_noun(light)
        predicate = _EVENT_NOUNS[light.lemma_.lower()]
        patient = inner.patient if inner is not None else None
        obliques = (*obliques, *(inner.obliques if inner is not None else ()))
    return Frame(
        predicate=predicate,
        agent=agent,
        patient=patient,
        obliques=obliques,
        negated=any(c.dep_ == "neg" for c in verb.children),
        governor=_governor(verb),
    )


def _arguments(verb: Token) -> tuple[str | None, str | None, tuple[tuple[str, str], ...]]:
    agent = patient = None
    obliques: list[tuple[str, str]] = []
    for child in verb.children:
        if child.dep_ == "nsubj":
            agent = _phrase(_real(child, verb))
        elif child.dep_ == "nsubjpass":
            patient = _phrase(_real(child, verb))
        elif child.dep_ in ("dobj", "attr", "oprd") and patient is None:
            patient = _phrase(child)
        elif child.dep_ == "agent":
            agent = next((_phrase(p) for p in child.children if p.dep_ == "pobj"), agent)
        elif child.dep_ in ("prep", "dative"):
            obliques.extend((child.lower_, _phrase(p)) for p in child.children if p.dep_ == "pobj")
    if agent is None and verb.dep_ in ("conj", "xcomp", "advcl"):
        agent = _shared_subject(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and patient is None:
        patient = _phrase(verb.head)
    return agent, patient, tuple(obliques)


def _real(token: Token, verb: Token) -> Token:
    return verb.head if verb.dep_ == "relcl" and token.lower_ in ("who", "which", "that") else token


def _shared_subject(verb: Token) -> str | None:
    head = verb.head
    for _ in range(3):
        subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return _phrase(_real(subject, head))
        head = head.head
    return None


def _of_noun(noun: Token) -> Frame | None:
    """ "the killing of X by Y", "Israel's strike on X": None where it has nobody in it."""
    agent = patient = None
    obliques: list[tuple[str, str]] = []
    for child in noun.children:
        objects = [p for p in child.children if p.dep_ == "pobj"]
        if child.dep_ == "poss":
            agent = _phrase(child)
        elif child.dep_ == "prep" and objects:
            if child.lower_ == "by":
                agent = _phrase(objects[0])
            elif child.lower_ in ("of", "on", "against") and patient is None:
                patient = _phrase(objects[0])
            else:
                obliques.extend((child.lower_, _phrase(p)) for p in objects)
    if agent is None and patient is None:
        return None
    return Frame(predicate=_EVENT_NOUNS[noun.lemma_.lower()], agent=agent, patient=patient, obliques=tuple(obliques))


def _governor(verb: Token) -> str | None:
    if verb.dep_ in ("xcomp", "ccomp", "pcomp") and verb.head != verb:
        return str(verb.head.lemma_.lower())
    return None


def _phrase(token: Token) -> str:
    """The head with its compounds and adjectives, lower case: "eight f-15 fighter jets"."""
    kept = [
        t
        for t in token.children
        if t.dep_ in ("compound", "amod", "nummod", "poss", "nmod") and abs(t.i - token.i) <= 6
    ]
    return " ".join(t.lower_ for t in sorted((*kept, token), key=lambda t: t.i))
