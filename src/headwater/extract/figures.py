"""Figures of an article: how many of what, as worded and as a range."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from headwater.extract.figures_amounts import Amount, find_amounts
from headwater.extract.figures_counted import TOLLS, what_is_counted
from headwater.extract.figures_none import find_none
from headwater.extract.figures_parts import related
from headwater.extract.times_grammar import mentions_of, same_length_lower
from headwater.model import Figure

_AGE_AFTER = re.compile(r"[\s-]{1,2}(?:years?|months?|weeks?|days?)[\s-]{1,2}olds?\b")
_AGED_BEFORE = re.compile(
    r"\b(?:aged?|ages|turn(?:s|ed|ing)?|(?:when|while)\s{1,3}s?he\s{1,3}was)\s{1,3}(?:of\s{1,3})?$"
)
_AGE_APPOSED = re.compile(r"[A-Z][\w'’.-]{1,30},\s{1,2}$")
_SCORE = re.compile(r"\b(?:vote|voted|votes|score|won|lost|beat|passed|defeated|approved)\b[^.;]{0,28}$")
_SCORE_AFTER = re.compile(
    r"\s{1,2}to\s{1,2}\d{1,3}(?=[.,;]?\s|[.,;]?$|[.,;]\D)(?!\s{1,2}(?:percent|million|billion)\b)"
)
_SCORE_END = re.compile(r"\d\s{1,2}to\s{1,2}$")
_NONE_OF = re.compile(r"\b(?:none|neither|not one)\s{1,2}of\s{1,2}(?:(?:the|its|his|her|their|those)\s{1,2})?$")
_DESIGNATED = re.compile(
    r"\b(?:flight|article|page|chapter|grade|room|route|unit|number|no\.|phase|level|category|stage|tier|channel|highway"
    r"|interstate|section|title|resolution|act|gate|terminal|platform|size|type|model|version|group of|block|district"
    r"|h\.?\s?r\.?|prop\.|proposition|ward|zone|sector|line|exit|apartment|suite|box|figure|table|appendix|amendment|psalm|verse|grades|nos\.)\s{1,2}$"
)  # fmt: skip
# "At one point", "one reason": "one" picks out and does not count.
_NOT_COUNTED_BY_ONE = frozenset(
    ["point", "poll", "thing", "way", "reason", "example", "instance", "side", "hand", "time", "concern", "provision",
     "word", "step", "area", "part", "question", "issue", "moment", "measure", "text", "idea", "option", "aspect",
     "factor", "stage", "sense", "sign", "answer", "problem", "theory", "explanation", "possibility", "lesson"]
)  # fmt: skip
_NO_COUNT_AFTER = re.compile(r"\s{1,3}(?:another\b|of\s{1,3}(?!them\b|whom\b|which\b|these\b|those\b|us\b))|-on-one\b")
_PRONOUN_BEFORE = re.compile(r"\b(?:no|any|every|some|the|this|that|each|which|only)\s{1,3}$")


def find_figures(doc: Doc) -> list[Figure]:
    """Return the figures of the article in text order: counts, money, percentages, measures, ages, ratios.

    `doc` is the spaCy parse of the article text; spans are its half-open character offsets and hold the
    bounding words ("more than 200"). Dates, times, durations, ordinals and numbers in names are left out.
    """
    text = doc.text
    lower = same_length_lower(text)
    times = [(m.start, m.end) for m in mentions_of(doc)]
    figures: list[Figure] = []
    for amount in find_amounts(lower):
        figure = _age(amount, text, lower)
        if figure is None and not _is_time(amount, times) and not _is_name(amount, doc, lower):
            figure = _figure(amount, doc, text, lower)
        if figure is not None:
            figures.append(related(figure, figures, lower))
    return sorted([*figures, *find_none(doc, text, lower)], key=lambda figure: (figure.start, figure.end))


def _is_time(amount: Amount, times: list[tuple[int, int]]) -> bool:
    start, end = amount.core
    return any(s < end and start < e for s, e in times)


def _is_name(amount: Amount, doc: Doc, lower: str) -> bool:
    """Whether the number is part of a name ("Channel 12", "Boeing 737") or a pronoun ("no one")."""
    start, end = amount.core
    before = lower[max(0, start - 16) : start]
    if lower[start:end] == "one" and (_PRONOUN_BEFORE.search(before) or _NO_COUNT_AFTER.match(lower, end)):
        return True
    lead = lower[max(0, start - 40) : start]
    if _SCORE.search(lead) and (_SCORE_AFTER.match(lower, end) or _SCORE_END.search(before)):
        return True
    if re.search(r"\d[-–]$", before) or re.match(r"[-–]\d", lower[end : end + 2]):
        return True
    if amount.kind != "count" or amount.start != start or not lower[start].isdigit():
        return False
    if _DESIGNATED.search(before):
        return True
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not span.start or before[-1:] in ("", "\n", "(", ",") or "," in lower[start:end]:
        return False
    previous = doc[span.start - 1]
    return (
        previous.pos_ == "PROPN"
        and previous.text[:1].isupper()
        and previous.ent_type_ not in ("GPE", "LOC", "DATE", "NORP")
    )


def _figure(amount: Amount, doc: Doc, text: str, lower: str) -> Figure | None:
    of, noun = amount.unit, None
    if amount.kind in ("count", "ratio"):
        of, noun = what_is_counted(doc, *amount.core, lower)
        if amount.words and of and noun is None and of not in TOLLS and of != "people":
            return None
        if of in TOLLS and _NONE_OF.search(lower[max(0, amount.start - 24) : amount.start]):
            return None
        if lower[slice(*amount.core)] in ("one", "zero") and (not of or of in _NOT_COUNTED_BY_ONE):
            return None
        if not of and amount.words in ("few", "many", "several", "numerous", "scores"):
            return None
    return Figure(
        text=text[amount.start : amount.end],
        start=amount.start,
        end=amount.end,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        of=of,
        kind=amount.kind,
    )


def _age(amount: Amount, text: str, lower: str) -> Figure | None:
    """ "42-year-old", "42 years old", "aged 42", "Smith, 42," as an age."""
    start, end = amount.core
    if amount.kind != "count" or amount.best is None or not 0 < amount.best < 125:
        return None
    after = _AGE_AFTER.match(lower, end)
    aged = _AGED_BEFORE.search(lower[max(0, amount.start - 18) : amount.start])
    apposed = (
        lower[start:end].isdigit()
        and amount.best > 1
        and lower[end : end + 1] in (",", ".", ")")
        and not lower[end + 1 : end + 2].isdigit()
        and _AGE_APPOSED.search(text[max(0, start - 34) : start])
    )
    if not (after or aged or apposed):
        return None
    stop = after.end() if after else end
    return Figure(
        text=text[start:stop],
        start=start,
        end=stop,
        low=amount.best,
        best=amount.best,
        high=amount.best,
        of="age",
        kind="age",
    )
