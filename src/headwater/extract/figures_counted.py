"""What an amount counts: people killed, wounded, missing, detained, displaced, abducted, or a noun's lemmas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from headwater.extract.times_words import MONTHS

TOLLS = frozenset({"killed", "wounded", "missing", "detained", "displaced", "abducted"})
"""What is done to people: the words `of` uses for it."""

_SUFFERED = {
    "kill": "killed", "slay": "killed", "murder": "killed", "massacre": "killed", "slaughter": "killed",
    "assassinate": "killed", "execute": "killed", "behead": "killed",
    "wound": "wounded", "injure": "wounded", "hurt": "wounded", "maim": "wounded", "hospitalize": "wounded",
    "hospitalise": "wounded",
    "detain": "detained", "arrest": "detained", "imprison": "detained", "jail": "detained", "apprehend": "detained",
    "incarcerate": "detained",
    "displace": "displaced", "uproot": "displaced", "evict": "displaced",
    "abduct": "abducted", "kidnap": "abducted",
}  # fmt: skip
_DONE = {
    "die": "killed",
    "perish": "killed",
    "drown": "killed",
    "succumb": "killed",
    "disappear": "missing",
    "vanish": "missing",
}
_STATES = {
    "dead": "killed", "killed": "killed", "slain": "killed", "wounded": "wounded", "injured": "wounded",
    "hurt": "wounded", "missing": "missing", "unaccounted": "missing", "detained": "detained",
    "arrested": "detained", "displaced": "displaced", "homeless": "displaced", "abducted": "abducted",
    "kidnapped": "abducted", "dying": "killed",
}  # fmt: skip
_NOUNS = {
    "death": "killed", "fatality": "killed", "dead": "killed", "killing": "killed", "murder": "killed",
    "injury": "wounded", "wounded": "wounded", "injured": "wounded", "arrest": "detained", "detainee": "detained",
    "detention": "detained", "abductee": "abducted", "abduction": "abducted", "kidnapping": "abducted",
    "missing": "missing", "massacre": "killed", "slaying": "killed", "imprisonment": "detained",
    "displacement": "displaced", "disappearance": "missing",
}  # fmt: skip
_SHARES = frozenset(["half", "third", "thirds", "quarter", "quarters", "fifth", "tenth", "twice"])
_HUMAN_ACTS = frozenset(
    ["flee", "gather", "protest", "march", "rally", "attend", "demonstrate", "survive", "evacuate", "escape", "rescue",
     "hospitalize", "treat", "volunteer", "sign", "vote", "camp", "mourn", "pray", "queue", "strike", "chant"]
)  # fmt: skip
_ABBREVIATED = re.compile(r"(?:[a-z]\.){2,4}")
_OF_NOUNS = _NOUNS | {"loss": "", "toll": "killed"}
_CALENDAR = frozenset(["year", "month", "week", "day", "hour", "quarter", "decade", "yesterday", "today", "tomorrow"])
_BEFORE = re.compile(
    r"\b(?:(?P<killed>kill(?:s|ed|ing)?|slaughter(?:ed|ing)|massacr(?:ed|ing)|death toll[^.;]{0,30}"
    r"|toll(?:\s[^.;,]{1,40})?\s(?:of|to|at|was|stands at)|deaths? of"
    r"|(?:murder|killing|massacre|slaying)s? of)"
    r"|(?P<wounded>wound(?:s|ed|ing)|injur(?:es|ed|ing)|hurting|maim(?:ed|ing))"
    r"|(?P<detained>detain(?:s|ed|ing)|arrest(?:s|ed|ing)|arrest of|detention of)|(?P<displaced>displac(?:es|ed|ing))"
    r"|(?P<abducted>abduct(?:s|ed|ing)|kidnap(?:s|ped|ping)|(?:abduction|kidnapping) of))"
    r"\s{1,3}(?:(?:another|other)\s{1,3})?$"
)
_AFTER = re.compile(
    r"(?:\s{1,3}(?:of\s)?[\w-]{1,20}){0,4}?(?:,[^,.]{1,60},)?\s{1,3}"
    r"(?:(?:(?:was|were|are|is|have|has|had|been|being|reportedly|confirmed|left|feared|also|others)\s{1,3}){1,4}"
    r"(?P<passive>killed|dead|wounded|injured|missing|detained|arrested|displaced|abducted|kidnapped)\b"
    r"|(?P<state>killed|dead|wounded|injured|missing|detained|arrested|displaced|abducted|kidnapped)\b"
    r"(?=\s{0,2}(?:[.,;:)—–-]|$|and\b|in\b|by\b|when\b|after\b|on\b|from\b|during\b)))"
)


def what_is_counted(doc: Doc, start: int, end: int, lower: str) -> tuple[str, Token | None]:
    """What the number at characters `[start, end)` counts, normalised, and the token it hangs on.

    One of killed, wounded, missing, detained, displaced, abducted where verb or noun says so; else the lemmas
    of the counted noun with its compounds ("f-15 fighter jet"); else "". `lower` is the text in lower case.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return "", None
    number = span.root
    noun = _counted_noun(doc, span)
    for token in _roles(noun, number):
        toll = _toll(token)
        if toll is not None:
            if toll:
                return toll, noun or number
            break
    else:
        if toll := _by_wording(lower, span, noun):
            return toll, noun or number
    if noun is None:
        return ("people" if _are_people(number) else ""), None
    return _lemmas(noun, span), noun


def _are_people(number: Token) -> bool:
    """ "Some 300 fled", "hundreds gathered": who does what only people do."""
    verb = number.head
    return number.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in _HUMAN_ACTS


def _roles(noun: Token | None, number: Token) -> Iterator[Token]:
    if noun is not None:
        yield noun
    if number is not noun:
        yield number


def _counted_noun(doc: Doc, span: Span) -> Token | None:
    """The noun a number counts: its head to the right, the noun after "of", or the next noun of the phrase."""
    root, after = span.root, doc[span.end] if span.end < len(doc) else None
    if after is not None and after.lower_ in ("a", "an", "this", "that") and span[-1].lower_ not in _SHARES:
        return None
    if after is not None and after.lower_ == "of":
        return _after_of(doc, span.end + 1) or _said_to_be(root)
    head = root.head
    if (
        head.i >= span.end
        and head.pos_ in ("NOUN", "PROPN")
        and head.i - span.end < 7
        and _unbroken(doc, span.end, head.i)
    ):
        return _whole_name(head)
    return _next_noun(doc, span.end)


def _whole_name(noun: Token) -> Token:
    """The last noun of "F-35 stealth aircraft", where the parse makes a head of the model."""
    last = noun
    if _is_model(noun):
        for token in noun.doc[noun.i + 1 : noun.i + 4]:
            if token.pos_ not in ("NOUN", "ADJ"):
                break
            last = token if token.pos_ == "NOUN" else last
    return last


def _said_to_be(root: Token) -> Token | None:
    """ "50 of whom are women": women."""
    if root.dep_ != "nsubj" or root.head.lemma_ != "be":
        return None
    return next((c for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN"), None)


def _after_of(doc: Doc, at: int) -> Token | None:
    if at < len(doc) and doc[at].lower_ in ("them", "whom", "us", "which"):
        return None
    while at < len(doc) and doc[at].pos_ in ("DET", "PRON", "ADJ", "NUM"):
        at += 1
    return _next_noun(doc, at)


def _unbroken(doc: Doc, start: int, stop: int) -> bool:
    return all(t.pos_ not in ("VERB", "AUX", "ADP", "SCONJ") or t.dep_ in ("amod", "compound") for t in doc[start:stop])


def _next_noun(doc: Doc, at: int) -> Token | None:
    last: Token | None = None
    for token in doc[at : at + 7]:
        if last is None and token.lemma_.lower() in _CALENDAR:
            break
        if last is None and _in_date(token):  # "19 Sept. 11 hijackers"
            continue
        if token.tag_ == "POS":  # "four of Mr. Berg's trips": the trips
            last = None
            continue
        if token.pos_ in ("NOUN", "PROPN") or _is_model(token):
            last = token
        elif last is not None or (
            token.pos_ not in ("ADJ", "DET") and not (token.tag_ in ("VBN", "VBG") and token.dep_ == "amod")
        ):
            if token.lower_ in ("-", "and", "or", ",") and last is None and token.i > at:
                continue
            break
    return _whole_name(last) if last is not None else None


def _in_date(token: Token) -> bool:
    """A month, or the day after one."""
    month = token if token.is_alpha or token.text.endswith(".") else token.doc[max(0, token.i - 1)]
    return month.lower_.rstrip(".") in MONTHS and (month is token or token.text.isdigit())


def _is_model(token: Token) -> bool:
    """ "F-35", "Su-27", "T-72s": a name of letters and digits that is counted like a noun."""
    return token.text[:1].isupper() and any(c.isdigit() for c in token.text) and "-" in token.text


def _lemmas(noun: Token, span: Span) -> str:
    parts: list[Token] = []
    for token in noun.doc[span.end : noun.i]:
        compound = token.head == noun and token.dep_ in ("compound", "nmod") and token.pos_ != "ADJ"
        compound = (
            compound and noun.doc[token.i - 1].text != "-" and not _in_date(token)
        )  # "active-duty troops" are troops
        named = bool(parts) and _is_model(parts[0]) and token.pos_ in ("NOUN", "ADJ")
        if _is_model(token) or compound or named:
            parts.append(token)
    words = [t.lower_ for t in parts] + [_lemma(noun)]
    return " ".join(w if _ABBREVIATED.fullmatch(w) else w.strip(".,'\"’") for w in words if w.strip(".,'\"’-"))


def _lemma(noun: Token) -> str:
    lemma, plain = noun.lemma_.lower(), noun.lower_
    if lemma.endswith("f") and plain.endswith("aves") and plain not in ("leaves", "loaves", "calves", "halves"):
        return plain[:-1]
    if lemma == plain and noun.tag_ in ("NNS", "NNPS") and plain.endswith("s") and not plain.endswith("ss"):
        return plain[:-1]
    return lemma


def _toll(token: Token) -> str | None:
    """The toll a token's place in the sentence says; "" where it plainly acts and suffers nothing; None if silent."""
    word = token.lemma_.lower()
    if word in _NOUNS and token.pos_ in ("NOUN", "ADJ", "PROPN"):
        return _NOUNS[word]
    if any(child.dep_ in ("acl", "amod") and child.lower_ in _STATES for child in token.children):
        return next(_STATES[c.lower_] for c in token.children if c.dep_ in ("acl", "amod") and c.lower_ in _STATES)
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == "hostage":
        return "abducted"
    head, role = token.head, token.dep_
    if role in ("conj", "appos") and head.pos_ in ("NOUN", "PROPN", "NUM") and head is not token:
        return _toll(head) if head.i < token.i else None
    if role == "pobj" and head.lower_ in ("of", "to", "at") and head.head is not head:
        return _toll_of_phrase(head)
    if word == "life" and head.lemma_ in ("claim", "lose", "take", "cost"):
        return "killed"
    return _toll_of_verb(head, role)


def _toll_of_phrase(preposition: Token) -> str | None:
    governor = preposition.head
    if preposition.lower_ == "of":
        return _OF_NOUNS.get(governor.lemma_.lower()) or None
    subject = next((c for c in governor.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")), None)
    if subject is not None and subject.lemma_.lower() == "toll":
        return "killed"
    return None


def _toll_of_verb(verb: Token, role: str) -> str | None:
    lemma = verb.lemma_.lower()
    complements = [c for c in verb.children if c.dep_ in ("acomp", "oprd", "attr", "advcl", "xcomp", "prt", "advmod")]
    for child in complements:
        if child.lower_ in _STATES and role in ("nsubj", "nsubjpass", "dobj", "attr"):
            return _STATES[child.lower_]
        if child.lower_ == "hostage" and role in ("nsubjpass", "dobj"):
            return "abducted"
    if role in ("nsubjpass", "dobj") and lemma in _SUFFERED:
        return _SUFFERED[lemma]
    if role == "nsubj" and lemma in _DONE:
        return _DONE[lemma]
    if role == "nsubj" and lemma == "lose" and any(c.lemma_ == "life" for c in verb.children):
        return "killed"
    if role == "nsubj" and lemma == "flee" and any(c.lemma_ in ("home", "house", "village") for c in verb.children):
        return "displaced"
    if role == "nsubj" and lemma in _SUFFERED and verb.tag_ not in ("VBN",):
        return ""
    if role == "nsubj" and verb.lower_ in _STATES:
        return _STATES[verb.lower_]
    if role in ("attr", "dobj") and lemma in ("be", "stand", "reach", "hit", "pass", "exceed", "surpass", "top"):
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return "killed" if subject is not None and subject.lemma_.lower() == "toll" else None
    return None


def _by_wording(lower: str, span: Span, noun: Token | None) -> str | None:
    """The words right before and after, where the parse says nothing."""
    left = lower[max(0, span.start_char - 60) : span.start_char]
    if match := _BEFORE.search(_without_bounds(left)):
        return match.lastgroup
    right = lower[span.end_char : span.end_char + 110].split(". ")[0]
    if (match := _AFTER.match(right)) and (noun is None or not _acts(noun)):
        return _STATES[match["passive"] or match["state"]]
    return None


def _acts(noun: Token) -> bool:
    return noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and any(c.dep_ == "dobj" for c in noun.head.children)


_BOUND_WORDS = re.compile(
    r"(?:at least|no fewer than|no less than|more than|fewer than|less than|up to|as many as|nearly|almost|about|around"
    r"|some|over|roughly|approximately|an estimated|a total of|between|another|only|just)\s{1,3}$"
)


def _without_bounds(left: str) -> str:
    return _BOUND_WORDS.sub("", left)
