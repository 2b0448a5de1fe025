"""Support told in words: what one statement adds to another, where the text itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.found import Found, short
from headwater.compare.views import View, Views, is_relative

POINTS_BACK = re.compile(
    r"\b(?:that|this|the|these|those) (?:assessment|view|account|claim|conclusion|suspicion|"
    r"theory|version|belief|report)s? (?:was|were|is|are|has been|have been) (?:\w+ly )?"
    r"(?:reinforced|supported|strengthened|bolstered|borne out|backed)\b",
    re.IGNORECASE,
)
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
