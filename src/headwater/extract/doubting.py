"""A report that the next sentence calls unconfirmed is no certain one: "The report could not be verified." """

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.extract.rules_made import RULES
from headwater.model import Reason, Statement

_SUBJECT = (
    r"(?:th(?:e|is|at|ese|ose)|its|their|such|his|her) (?:\w+ ){0,2}?(?:report|claim|account|information|stor(?:y|ie)|"
    r"rumou?r|allegation|detail|footage|video|image|news|figure|toll|identit(?:y|ie)|authenticity)s?|it|this|that"
)
_UNSURE = re.compile(
    rf"(?i)\W*(?:but |however,? |so far,? |as yet,? )?(?:{_SUBJECT})\b[^.;\n]{{0,60}}?(?:"
    r"(?:could not|cannot|has not|have not|had not|couldn['’]t|hasn['’]t|haven['’]t)(?: \w+){0,3} (?:be |been )?"
    r"(?:\w+ )?(?:confirmed|verified|corroborated|authenticated|substantiated)"
    r"|(?:is|are|was|were|remains?) (?:\w+ ){0,2}(?:unconfirmed|unverified)|,? if true\b)"
)
_UNABLE = re.compile(
    r"(?i)\b(?:could not|cannot|was not able to|were not able to|unable to|couldn['’]t|ha(?:s|ve) not been able to)"
    r"(?: (?:immediately|independently)){0,2} (?:confirm|verify|corroborate) "
    r"(?:th(?:e|is|at|ese|ose)|its|their|his|her|it)\b"
)


def mark_doubted(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those of a sentence hedged that the next one in its paragraph or below calls unconfirmed.

    Only what somebody is said to say is marked; the doubting sentence itself stays as it is.
    """
    sentences = sorted({s.sentence for s in statements})
    doubted = {a: b for a, b in pairwise(sentences) if _doubts(text, a, b)}
    return [_marked(s, doubted[s.sentence]) if s.sentence in doubted and s.chain else s for s in statements]


def _doubts(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    gap = text[first[1] : second[0]]
    words = text[slice(*second)]
    return len(gap) < 6 and not gap.strip() and bool(_UNSURE.match(words) or _UNABLE.search(words))


def _marked(s: Statement, doubt: tuple[int, int]) -> Statement:
    if s.certainty == "hedged" or s.act in ("denies", "declines_comment"):
        return s
    why = Reason(rule=f"{RULES}/doubted", text="The next sentence calls it unconfirmed.", spans=((s.article, *doubt),))
    return replace(s, certainty="hedged", reasons=(*s.reasons, why))
