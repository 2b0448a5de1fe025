"""Support told in words: what one statement adds to another, where the text itself says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from headwater.compare.found import Found, short
from headwater.compare.views import View, Views, is_relative, overlap

POINTS_BACK = re.compile(
    r"\b(?:that|this|the|these|those) (?:assessment|view|account|claim|conclusion|suspicion|"
    r"theory|version|belief|report)s? (?:was|were|is|are|has been|have been) (?:\w+ly )?"
    r"(?:reinforced|supported|strengthened|bolstered|borne out|backed)\b",
    re.IGNORECASE,
)
GENERAL = re.compile(
    r"\b(?:can|often|sometimes|usually|generally|easily|typically|tends? to|known to)\b", re.IGNORECASE
)
EXPERT = re.compile(
    r"\b(?:experts?|scientists?|researchers?|professors?|analysts?|historians?|engineers?|biologists?|doctors?)\b",
    re.IGNORECASE,
)
LEAST_TOLD = 2
SUBORDINATE = re.compile(r"\s*(?:when|if|while|until|before|after|because|as)\b", re.IGNORECASE)
MAX_SENTENCE = 1_200


def find_supports(views: Views) -> Iterator[Found]:
    """Yield, for each sentence like "That assessment was reinforced when …", that the first thing it tells supports the
    last statement of the sentence before."""
    for own in views.by_article.values():
        told: set[int] = set()
        for view in own:
            start, end = view.statement.sentence
            text = views.evidence.articles[view.statement.article].text[start : min(end, start + MAX_SENTENCE)]
            match = POINTS_BACK.search(text)
            if match is None or view.statement.start < start + match.end():
                continue
            if start in told or is_relative(view):
                continue
            told.add(start)
            before = [o for o in own if o.statement.end <= start and o.claim != view.claim]
            if before:
                yield _found(view, before[-1], match.group())


def find_expert_support(views: Views) -> Iterator[Found]:
    """Yield that what an expert tells of such things in general supports what the article tells of this one.

    The general statement has a source who is an expert by name or role and says "can", "often" or the like; it supports
    the most told claim of its article, by somebody else and told as fact, with which it shares words.
    """
    sizes = Counter(v.claim for v in views.all)
    for view in views.all:
        if not _is_expert(view, views) or not GENERAL.search(view.statement.text) or view.statement.act != "says":
            continue
        scored = [
            (sizes[o.claim], overlap(view.words, o.words, views.weights), -o.order, o)
            for o in views.by_article[view.statement.article]
            if o.claim != view.claim
            and _told_as_fact(o)
            and o.source != view.source
            and view.words & o.words
            and sizes[o.claim] >= LEAST_TOLD
        ]
        if scored:
            other = max(scored)[3]
            values = (short(view.statement.text), short(other.statement.text))
            yield Found(
                type="supports", source=view, target=other, about="means", values=values, rule="compare/expert@1",
                text="An expert tells that such things happen.", confidence=0.55,
            )  # fmt: skip


def _is_expert(view: View, views: Views) -> bool:
    source = views.evidence.sources.get(view.source or "")
    return source is not None and EXPERT.search(f"{source.name} {source.role or ''}") is not None


def _told_as_fact(view: View) -> bool:
    s = view.statement
    if SUBORDINATE.match(s.text):
        return False
    return s.act == "says" and s.modality == "actual" and bool(s.features.frames) and not GENERAL.search(s.text)


def _found(view: View, other: View, cue: str) -> Found:
    values = (short(view.statement.text), short(other.statement.text))
    text = f"The article says so: “{short(cue)}”."
    return Found(
        type="supports",
        source=view,
        target=other,
        about="truth",
        values=values,
        rule="compare/reinforces@1",
        text=text,
        confidence=0.7,
    )
