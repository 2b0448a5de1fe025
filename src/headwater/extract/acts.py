"""What a statement does: say, confirm, deny, decline to comment, question, take back."""

from __future__ import annotations

import re

from headwater.model import Act

_NOT = r"(?:\b(?:not|never|neither|nor|cannot|no one|nobody|none)|n['’]t)\b"
_DECLINE = re.compile(
    r"(?i)\b(?:declin\w{1,4}|refus\w{1,4})\s(?:an?\s)?(?:to\s)?(?:\w+\s){0,2}(?:comment|discuss|"
    r"answer|respond|elaborate|speak|say|reveal|disclose|identify|name|confirm|be drawn)"
    rf"|{_NOT}[^.;]{{0,60}}\b(?:respond|repl(?:y|ied)|"
    r"comment|return(?:ed)?(?=[^.;]{0,40}\b(?:call|message|request|inquir|e-?mail)))\w{0,3}\b(?:[^.;]{0,40}\b(?:request|inquir|enquir|question|call|message|"
    r"e-?mail|comment|remark|matter|report|allegation|killing))?"
    r"|\b(?:no|without) (?:immediate |further |official )?comment\b|could(?: not|n['’]t) (?:immediately )?be reached|"
    r"(?:was|were) (?:un|not )available (?:for|to) comment|remain(?:s|ed)? (?:tight-lipped|silent)|"
    r"yet to (?:comment|respond|reply)"
)
_UNABLE = re.compile(
    r"(?i)(?:\b(?:could not|cannot|can not|unable to|was not able to|were not able to|yet to|failed to)|"
    r"\b(?:could|ca)n['’]t)\b(?: (?:immediately|independently|fully|yet)){0,2} (?:be )?"
    r"(?:confirm|verif|corroborat|authenticat|substantiat)"
)
_CONFIRM = re.compile(
    r"(?i)\b(?:confirm(?:s|ed|ing|ation)?|corroborat(?:e|es|ed|ing)|verif(?:y|ies|ied|ying)|acknowledg(?:e|"
    r"es|ed|ing)|admit(?:s|ted|ting)?|conced(?:e|es|ed|ing)|admission|acknowledge?ment)\b"
)
_DENY = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|"
    r"reject(?:s|ed|ing)?|dismiss(?:es|ed|ing|ive)?|debunk(?:s|ed|ing)?|disavow(?:s|ed)?|denials?|"
    r"rubbish(?:es|ed|ing)|contradict(?:s|ed|ing)?|dispel(?:s|led|ling)?|discredit(?:s|ed|ing)?|"
    r"quash(?:es|ed|ing)?|scotch(?:es|ed|ing)|disprov(?:e|es|ed|ing)|"
    r"(?:laugh|brush|wav|shrug)\w{0,3} (?:off|aside|away)|(?:shoot|shot|knock|bat|slap)\w{0,4} (?:down|away)|"
    r"rul(?:e|es|ed|ing) out|pour\w{0,3} cold water|put paid|push\w{0,3} back against)\b"
)
_QUESTION = re.compile(
    r"(?i)\b(?:question(?:s|ed|ing)?|doubt(?:s|ed|ing|ful)?|wonder(?:s|ed|ing)?|cast(?:s|ing)? doubt|"
    r"challeng(?:e|es|ed|ing)|s[ck]eptic(?:al|ism)|queri(?:es|ed)|(?:not|n['’]t) (?:convinced|persuaded|sure))\b"
)
_RETRACT = re.compile(
    r"(?i)\b(?:retract(?:s|ed|ing|ion)?|withdr(?:ew|awn|aws)|correct(?:s|ed|ing|ion)|recant(?:s|ed)?|"
    r"walk(?:s|ed)? back|took back|backtrack(?:s|ed)?|apologi[sz](?:e|es|ed|ing) (?:\w+ ){0,4}for|pulled|took down|"
    r"disown(?:s|ed)?|delet(?:es|ed))\b"
)
_TOLD = (
    r"(?:report|stor(?:y|ie)|claim|rumou?r|allegation|accusation|article|account|suggestion|speculation|assertion)s?"
)
_SHOWN = r"(?:photo(?:graph)?|picture|image|video|footage|clip|letter|quote|quotation|screenshot|tweet|post|news)s?"
_FALSE = (
    r"(?:false|untrue|fake[ds]?|(?:not|n['’]t)(?: \w+)? (?:true|real|accurate|correct|the case)|hoax|bogus|nonsense|"
    r"rubbish|fabricat\w{2,4}|made[- ]up|invent(?:ed|ion)|baseless|unfounded|groundless|fictitious|fiction|lies?|"
    r"debunked|inaccurate|incorrect|erroneous|garbage|hogwash|satire|satirical|without (?:merit|foundation|basis))"
)
_IS_FALSE = re.compile(
    rf"(?i)\b(?:{_TOLD}|{_SHOWN}|it|this|that|these|those|everything|all)\b(?:[^.;,:]{{0,80}}?[^.;,:\w])??"
    rf"(?:(?:is|are|was|were|be|been)(?=n['’]t|\b)|['’]s\b)(?:[^.;,:]{{0,40}}?\W)??{_FALSE}\b"
    r"|\bno (?:truth|basis|foundation|merit|substance) (?:to|in|for|behind|whatsoever)\b"
    r"|\bnone of (?:it|this|that) (?:is|was) true\b"
)
_CALLED_FALSE = re.compile(
    r"(?i)\b(?:call|brand|label|dismiss|describ|denounc|slam|blast|reject)\w{0,4}\b[^.;]{0,90}?[\s“\"‘']"
    + _FALSE
    + rf"\b|(?<!not )(?<!n['’]t ){_DENY.pattern[4:]} (?:[\w’'-]+ ){{0,4}}?{_TOLD}\b"
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
_NEGATED = re.compile(rf"(?i){_NOT}|\b(?:unable to|yet to|no|refus\w{{1,4}}|declin\w{{1,4}}|without)\b")


def find_act(cue: str, content: str, *, attributed: bool) -> Act:
    """The act that the cue and the content make; "neither confirmed nor denied" and "no comment" decline.

    A content that calls a report false ("the story is a hoax", "no truth to the rumour") denies, whoever says it.
    """
    whole = cue if attributed else content
    if re.search(r"(?i)neither confirm\w* nor den|not (?:confirm\w*|den\w+) (?:or|nor) (?:den|confirm)", whole):
        return "declines_comment"
    if _DECLINE.search(cue) or _DECLINE.search(content) or _UNABLE.search(cue) or _UNABLE.match(content):
        return "declines_comment"
    act = act_of_cue(cue) if attributed else "says"
    return "denies" if act == "says" and calls_false(content) else act


def calls_false(content: str) -> bool:
    """True where the words say of a report, a picture or "it" that it is false."""
    return _IS_FALSE.search(content) is not None or _CALLED_FALSE.search(content) is not None


def is_called_false(content: str) -> bool:
    """True where the words tell that somebody called a report false: "the union dismissed it as nonsense"."""
    return _CALLED_FALSE.search(content) is not None


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


def act_of_cue(cue: str) -> Act:
    """The act that the words of a cue make: "neither" and "not" turn a denial into a saying."""
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
