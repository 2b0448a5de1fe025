"""Time expressions of an article, found and resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc

from headwater.extract import times_context as context
from headwater.extract.times_grammar import mentions_of
from headwater.extract.times_meaning import Look, Mention
from headwater.extract.times_not import is_figure_of_speech, is_model_year
from headwater.extract.times_resolve import resolve
from headwater.extract.times_resolved import Reference, Resolved
from headwater.model import TimeExpression

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_OVER = re.compile(r"\b(?:[Ss]ince|[Ff]ollowing)\s{1,3}(?:the\s{1,3})?$")
_QUARTER_REACH = 1500
_CONTEXT_REACH = 600
"""How many characters back "a day later" looks for the date it counts from: about three sentences."""


def find_times(doc: Doc, published: str | None) -> list[TimeExpression]:
    """Return every time expression of the article in text order, resolved as far as text and `published` allow.

    `doc` is the spaCy parse of the article text; its character offsets are the spans'. `published` is an ISO
    date or date-time; without it, or when it cannot be read, what depends on it stays open but comparable.
    """
    reader = _Reader(doc=doc, text=doc.text, published=_parse_day(published))
    return [time for mention in mentions_of(doc) if (time := reader.read(mention)) is not None]


def _parse_day(published: str | None) -> date | None:
    match = _ISO_DAY.match(published or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


@dataclass(slots=True)
class _Known:
    """A date already read in this text, for those that hang on it."""

    start: int
    end: int
    day: date
    unit: str
    explicit: bool
    compared: bool = False


class _Reader:
    """Reads the mentions of one text in order, remembering the dates that later ones hang on."""

    def __init__(self, doc: Doc, text: str, published: date | None) -> None:
        self.doc, self.text, self.published = doc, text, published
        self.known: list[_Known] = []

    def read(self, mention: Mention) -> TimeExpression | None:
        meaning = mention.meaning
        if not self._plausible(mention):
            return None
        if meaning.needs_date and self._context_date(mention) is None:
            return None
        reference, anchor = self._reference(mention)
        if meaning.month and meaning.day and meaning.look is None and self._after(mention):
            meaning = replace(meaning, look="past")
        found = resolve(meaning, reference)
        self._remember(mention, found)
        return self._expression(mention, found, anchor if found.anchored else None)

    def _after(self, mention: Mention) -> bool:
        """ "since Oct. 7", "following Oct. 7": a day that is over, however near its next turn."""
        return _OVER.search(self.text[max(0, mention.start - 16) : mention.start]) is not None

    def _plausible(self, mention: Mention) -> bool:
        """Bare years need company that counts nothing; a reference word must not be part of a name."""
        meaning = mention.meaning
        if meaning.kind == "calendar" and meaning.only_year and mention.end - mention.start == 4:
            return self._is_year(mention) and not is_model_year(self.text, mention)
        return not is_figure_of_speech(self.text, mention)

    def _is_year(self, mention: Mention) -> bool:
        span = context.span_at(self.doc, mention.start, mention.end)
        if span is None:
            return False
        after = self.doc[span.end] if span.end < len(self.doc) else None
        before = self.doc[span.start - 1] if span.start else None
        if before is not None and before.lower_ in (
            "in",
            "since",
            "of",
            "until",
            "by",
            "from",
            "during",
            "early",
            "late",
        ):
            return True
        if before is not None and before.lower_ in ("about", "some", "than", "nearly", "over", "least", "around"):
            return False
        if before is not None and before.lower_ in ("the", "its", "his", "her", "their", "post", "pre", "-"):
            return True
        return after is None or after.tag_ != "NNS"

    # -- what to read it from --

    def _reference(self, mention: Mention) -> tuple[Reference, str | None]:
        meaning = mention.meaning
        if (reported := self._reported_quarter(mention)) is not None:
            return reported
        if meaning.base == "context" or meaning.only_clock:
            if (known := self._context_date(mention)) is not None:
                unit = known.unit
                return Reference(day=known.day, unit=unit), f"text:{known.start}-{known.end}"
        elif (known := self._same_date(mention)) is not None:
            return Reference(day=known.day, look="this"), f"text:{known.start}-{known.end}"
        look = self._look(mention)
        return Reference(day=self.published, look=look), "published" if self.published else None

    def _reported_quarter(self, mention: Mention) -> tuple[Reference, str | None] | None:
        """What "the quarter" and "a year earlier" count from in a report on results."""
        meaning = mention.meaning
        of_quarter = meaning.unit in ("Q", "QP") and meaning.base == "context"
        if not (of_quarter or meaning.unit == "YP" or meaning.period == "QP"):
            return None
        known = self._quarter(mention)
        if known is not None:
            return Reference(day=known.day, unit="Q"), f"text:{known.start}-{known.end}"
        if self.published is None:
            return Reference(day=None), None
        if of_quarter:
            completed = self.published - timedelta(days=91)
            return Reference(day=completed, unit="Q"), "published"
        if meaning.base == "context" and meaning.mod == "YEAR_AGO" and (date_known := self._context_date(mention)):
            return Reference(day=date_known.day, unit="Y"), f"text:{date_known.start}-{date_known.end}"
        return Reference(day=self.published, unit="Y"), "published"

    def _quarter(self, mention: Mention) -> _Known | None:
        """The quarter reported on: the latest named that was over at publication, not one compared with."""
        near = [k for k in self.known if k.unit == "Q" and not k.compared and mention.start - k.end < _QUARTER_REACH]
        if self.published is not None:
            over = [k for k in near if 60 < (self.published - k.day).days < 300]
            near = over or near
        return near[-1] if near else None

    def _look(self, mention: Mention) -> Look | None:
        meaning = mention.meaning
        if self.published is None or meaning.kind != "calendar" or meaning.year or meaning.look or meaning.shift:
            return None
        if meaning.prefix:
            return None
        return context.direction(self.doc, mention.start, mention.end)

    def _context_date(self, mention: Mention) -> _Known | None:
        for known in reversed(self.known):
            if mention.start - known.end > _CONTEXT_REACH:
                return None
            if known.compared:
                continue
            if mention.meaning.only_clock and known.unit != "D":
                continue
            return known
        return None

    def _same_date(self, mention: Mention) -> _Known | None:
        """A full date given before whose month and day this one repeats: "Oct. 7" after "Oct. 7, 2023"."""
        meaning = mention.meaning
        if not (meaning.month and meaning.day) or meaning.year or meaning.shift is not None:
            return None
        for known in reversed(self.known):
            if known.explicit and (known.day.month, known.day.day) == (meaning.month, meaning.day):
                return known
        return None

    def _remember(self, mention: Mention, found: Resolved) -> None:
        if found.first is None or mention.meaning.kind not in ("calendar", "shift"):
            return
        units = {"day": "D", "part-of-day": "D", "hour": "D", "instant": "D", "week": "W", "month": "M",
                 "quarter": "Q", "season": "M", "year": "Y"}  # fmt: skip
        unit = units.get(found.precision)
        if unit is not None:
            explicit = unit == "D" and mention.meaning.year is not None
            self.known.append(
                _Known(
                    start=mention.start,
                    end=mention.end,
                    day=found.first,
                    unit=unit,
                    explicit=explicit,
                    compared=mention.meaning.mod == "YEAR_AGO",
                )
            )

    # -- what to say of it --

    def _expression(self, mention: Mention, found: Resolved, anchor: str | None) -> TimeExpression:
        earliest = found.earliest or (found.first.isoformat() if found.first else None)
        latest = found.latest or (found.last.isoformat() if found.last else None)
        start, precision = mention.start, found.precision
        opened = context.range_opened(self.text[max(0, start - 32) : start])
        if opened is not None and mention.meaning.kind in ("calendar", "shift"):
            way, size = opened
            start, precision = start - size, "open"
            since = self.text[start : start + 5].lower() == "since"
            if way == "from":
                latest = self.published.isoformat() if since and self.published else None
            else:
                earliest = None
        return TimeExpression(
            text=self.text[start : mention.end],
            start=start,
            end=mention.end,
            value=found.value,
            earliest=earliest,
            latest=latest,
            precision=precision,
            anchor=anchor,
        )
