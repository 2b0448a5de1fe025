"""How firmly a statement holds: certainty, modality, polarity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from headwater.model import Act, Certainty, Modality, Polarity

_HEDGE = re.compile(
    r"(?i)\b(?:(?-i:may|^May)|might|could(?! not|n['’]t)|"
    r"maybe|perhaps|possibly|possible|probably|likely|unlikely|apparently|"
    r"reportedly|allegedly|alleged|"
    r"supposedly|purported(?:ly)?|rumou?red|rumou?rs? (?:that|of|has|have)|unconfirmed|unverified|"
    r"speculat\w{1,5}|suspected|"
    r"presumed|presumably|seem(?:s|ed|ingly)?|"
    r"appear(?:s|ed)? to|expected to|is expected|are expected|anticipated to|believed to|thought to|"
    r"said to (?:be|have)|reported to (?:be|have)|(?:is|are|was|were|been) (?:widely )?reported (?:\w+ed|dead|missing)|"
    r"feared|estimated|potential(?:ly)?|"
    r"if true|not (?:yet )?(?:been )?(?:confirmed|verified)|unclear|(?<!evidence to )(?<!information to )"
    r"(?<!nothing to )suggest(?:s|ed|ing)? that|"
    r"should (?:be|see|arrive|have))\b"
)
_HEDGED_CUE = re.compile(
    r"(?i)\b(?:believ\w{1,4}|think\w{0,3}|thought|suspect\w{0,4}|speculat\w{1,5}|rumou?r\w{0,3}|"
    r"expect\w{0,4}|anticipat\w{1,4}|worr(?:y|ies|ied)|"
    r"suggest\w{0,4}|fear\w{0,3}|hop(?:e|es|ed|ing)|guess\w{0,3}|assum\w{1,4}|reportedly|allegedly|"
    r"supposedly|unconfirmed|"
    r"estimat\w{1,4}|hint\w{0,3}|seem\w{0,3}|appear\w{0,3}|presum\w{1,5}|doubt\w{0,3}|possib\w{1,6}|might|"
    r"(?-i:may)|could(?! not|n['’]t))\b"
)
_SO_CALLED = re.compile(
    r"(?i)\b(?:suspected|alleged|possible|reputed|accused) (?:[\w-]+ ){0,2}?(?:gunm[ae]n|boss(?:es)?|members?|leaders?|"
    r"killers?|robbers?|thie(?:f|ves)|burglars?|terrorists?|militants?|insurgents?|rebels?|bombers?|attackers?|"
    r"shooters?|murderers?|rapists?|smugglers?|dealers?|hackers?|sp(?:y|ies)|mobsters?|gangsters?|traffickers?|"
    r"arsonists?|kidnappers?|pirates?|jihadists?|extremists?|fighters?|accomplices?|ringleaders?|masterminds?|"
    r"victims?|criminals?|assailants?|abusers?|fraudsters?|witness(?:es)?)\b"
)
"""What people are called before a court has spoken: no doubt about what is told of them."""
_RUMOUR = re.compile(r"(?i)\b(?:unconfirmed|speculation|rumou?r\w{0,3})\b")
_FIRM = re.compile(
    r"(?i)(?:\b(?:do|does|did) not|n['’]t) (?:believe|think|suspect|expect)\w{0,3}|"
    r"\bno (?:reason|evidence|indication|sign|information|proof) (?:that|to (?:believe|think|suspect|suggest))\b"
)
_PLANNED = frozenset(
    {
        "plan",
        "intend",
        "aim",
        "vow",
        "pledge",
        "promise",
        "threaten",
        "prepare",
        "schedule",
        "want",
        "seek",
        "propose",
        "order",
        "decide",
        "agree",
    }
)
_TRIED = frozenset({"try", "attempt", "fail", "seek"})
_BELIEVED = re.compile(
    r"(?i)\b(?:believ\w{1,4}|think\w{0,3}|thought|suspect\w{0,4}|expect\w{0,4}|fear\w{0,3}|assum\w{1,4}|feel|felt)\b"
)
_ALLEGED = re.compile(
    r"(?i)\b(?:reportedly|allegedly|alleged?s?|alleging|allegations?|accus\w{1,4}|claim(?:s|ed|ing)?|"
    r"purport\w{0,4}|rumou?r\w{0,3}|supposedly)\b"
)
_ASKED = re.compile(
    r"(?i)\b(?:ask|urg|request|demand|call|order|instruct|direct|advis|recommend|beg|press|implor|encourag|invit|want)"
    r"\w{0,4}\b"
)
_NOT = frozenset({"not", "n't", "never", "no", "neither", "nor", "none", "nobody"})


def find_certainty(content: str, cues: Sequence[str], act: Act = "says") -> Certainty:
    """ "hedged" where the content or a cue carries a mark of doubt; "will" is as certain as it sounds.

    "No reason to think that …" and "they do not believe that …" are as firm as any denial.
    """
    if act == "denies":  # "laughed off the rumour that …": the doubt is theirs whom it denies
        content, cues = _RUMOUR.sub("", content), [_RUMOUR.sub("", c) for c in cues]
    content, cues = _FIRM.sub("", _SO_CALLED.sub("", content)), [_FIRM.sub("", c) for c in cues]
    return "hedged" if _HEDGE.search(content) or any(_HEDGED_CUE.search(c) for c in cues) else "certain"


def turns_round(cue: str) -> bool:
    """True for "does not believe that …", which says the contrary of its clause."""
    return re.search(r"(?i)(?:\b(?:do|does|did) not|n['’]t) (?:believe|think|expect)\b", cue) is not None


def find_modality(span: Span, cues: Sequence[str]) -> Modality:
    """How the content stands to the world; the strongest mark at its main verb wins, then the cue's."""
    verb = main_verb(span)
    if verb is not None:
        modal = next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), "")
        perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
        if modal in ("would", "could", "should", "might") and perfect:
            return "counterfactual"
        if modal in ("may", "might", "could"):
            return "possible"
        if modal in ("will", "shall", "'ll", "would", "wo") or _governs(verb, _PLANNED):
            return "planned"
        if _governs(verb, _TRIED):
            return "attempted"
        if not modal and _is_wished(verb) and cues and _ASKED.search(cues[-1]):
            return "planned"  # "asked the board to pay": whether it will is open
    text = span.text
    if _ALLEGED.search(" ".join(cues)) or re.search(
        r"(?i)\b(?:reportedly|allegedly|alleged)\b", _SO_CALLED.sub("", text)
    ):
        return "alleged"
    if any(_BELIEVED.search(c) for c in cues):
        return "believed"
    return "actual"


def _is_wished(verb: Token) -> bool:
    """True for an infinitive and for a subjunctive: "(asked that) the mayor resign"."""
    singular = any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") for c in verb.children)
    return verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular)


def _governs(verb: Token, lemmas: frozenset[str]) -> bool:
    """True where the verb is one of these and takes an infinitive: "plans to …", "tried to …"."""
    return verb.lemma_.lower() in lemmas and any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)


def find_polarity(span: Span) -> Polarity:
    """ "negative" where the main verb of the passage is negated, or its subject is "no one", "neither", "no …"."""
    verb = main_verb(span)
    if verb is None or (span[0].lower_ in ("no", "neither", "none") and span.root.pos_ == "NOUN"):
        return "negative" if span and span[0].lower_ in _NOT else "positive"
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("neither", "nor") or child.lower_ in _NOT:
            return "negative"
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            k.lower_ in ("no", "neither") for k in (child, *child.children) if k.i < child.i + 1
        ):
            return "negative"
    return "positive"


def main_verb(span: Span) -> Token | None:
    """The verb that heads the passage: the one whose head lies outside it, the topmost first."""
    for token in span:
        outside = token.head == token or not span.start <= token.head.i < span.end
        if outside and token.pos_ in ("VERB", "AUX"):
            return token
    return next((t for t in span if t.pos_ in ("VERB", "AUX")), None)
