"""What a statement does: say, confirm, deny, decline to comment, question, take back."""

from __future__ import annotations

import re

from headwater.model import Act

_DECLINE = re.compile(
    r"(?i)\b(?:declin\w{1,4}|refus\w{1,4})\s(?:an?\s)?(?:to\s)?(?:\w+\s){0,2}(?:comment|discuss|"
    r"answer|respond|elaborate|speak|say)"
    r"|\b(?:not|n['’]t|never|neither|nor|no one|nobody)\b[^.;]{0,60}\b(?:respond|repl(?:y|ied)|"
    r"comment|return(?:ed)?)\w{0,3}\b(?:[^.;]{0,40}\b(?:request|inquir|enquir|question|call|message|"
    r"e-?mail|comment|remark|matter|report|allegation|killing))?"
    r"|\b(?:no|without) (?:immediate )?comment\b|could not (?:immediately )?be reached|(?:was|"
    r"were) (?:un|not )available (?:for|to) comment"
)
_CONFIRM = re.compile(
    r"(?i)\b(?:confirm(?:s|ed|ing)?|corroborat(?:e|es|ed|ing)|verif(?:y|ies|ied|ying)|acknowledg(?:e|"
    r"es|ed|ing)|admit(?:s|ted|ting)?|conced(?:e|es|ed|ing))\b"
)
_DENY = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|"
    r"reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|debunk(?:s|ed|ing)?|disavow(?:s|ed)?|denial|"
    r"rubbish(?:es|ed))\b"
)
_QUESTION = re.compile(
    r"(?i)\b(?:question(?:s|ed|ing)?|doubt(?:s|ed|ing)?|wonder(?:s|ed|ing)?|cast(?:s|ing)? doubt|"
    r"challeng(?:e|es|ed|ing))\b"
)
_RETRACT = re.compile(
    r"(?i)\b(?:retract(?:s|ed|ing)?|withdr(?:ew|awn|aws)|correct(?:s|ed|ing)|recant(?:s|ed)?|"
    r"walk(?:s|ed)? back|took back|backtrack(?:s|ed)?)\b"
)
_EARLIER = re.compile(
    r"(?i)\b(?:an? (?:earlier|previous|prior|older)|the (?:original|earlier|previous|first)|(?:this|our|its)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s|yesterday['’]s) (?:\w+ ){0,2}"
    r"(?:version|report|article|story|headline|post|dispatch|edition|account|caption)\b"
)
_OWN_REPORT = re.compile(r"\b(?:[Ww]e|[A-Z]\w+) (?:had )?(?:\w+ly )?(?:reported|said|stated|wrote|published)\b")
_ERRED = re.compile(
    r"(?i)\b(?:incorrectly|mistakenly|erroneously|wrongly|inaccurately|in error|misstated|misreported|"
    r"misidentified)\b"
)
_NOTICE = re.compile(r"(?i)\W{0,4}(?:corrections?|clarification|retraction|erratum|editor['’]?s['’]? note)\b")
_NEGATED = re.compile(r"(?i)\b(?:not|n['’]t|never|neither|nor|cannot|unable to|could not|no)\b")


def find_act(cue: str, content: str, *, attributed: bool) -> Act:
    """The act that the cue and the content make; "neither confirmed nor denied" and "no comment" decline."""
    whole = cue if attributed else content
    if re.search(r"(?i)neither confirm\w* nor den|not (?:confirm\w*|den\w+) (?:or|nor) (?:den|confirm)", whole):
        return "declines_comment"
    if _DECLINE.search(cue) or _DECLINE.search(content):
        return "declines_comment"
    if not attributed:
        return "says"
    return _by_cue(cue)


def is_taken_back(text: str, start: int, sentence_start: int, sentence_end: int) -> bool:
    """True where the sentence tells what an earlier report got wrong, and the passage at `start` is that.

    A sentence of a correction notice that names an earlier report, or any that says a report erred. What the
    notice says is right ("In fact …", "The Gazette regrets") is no part of it.
    """
    sentence = text[sentence_start:sentence_end]
    named = _EARLIER.search(sentence) or _OWN_REPORT.search(sentence)
    if named is None or sentence_start + named.start() > start:
        return False
    if _ERRED.search(sentence):
        return True
    line = text.rfind("\n", 0, sentence_start) + 1
    return _NOTICE.match(text[line : sentence_start + 40]) is not None


def _by_cue(cue: str) -> Act:
    negated = bool(_NEGATED.search(cue))
    if _DENY.search(cue):
        return "says" if negated else "denies"
    if _CONFIRM.search(cue):
        return "declines_comment" if negated else "confirms"
    if _RETRACT.search(cue):
        return "retracts"
    if _QUESTION.search(cue):
        return "questions"
    return "says"
