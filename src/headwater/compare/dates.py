"""Conflicting dates: two accounts put one deed or happening on different days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import product

from headwater.compare.deeds import SAME, deeds_of
from headwater.compare.found import Found
from headwater.compare.happenings import HAPPENINGS
from headwater.compare.numbers import other_names
from headwater.compare.views import View, Views, closeness, fold, likeness, root
from headwater.model import TimeExpression

MOST_DAYS = 3
NEAR_CHARS = 90
NEAR_VERB = 60
LEAST_LIKE = 0.12
LEAST_CLOSE = 0.55
LEAST_CLOSE_VERB = 0.6
WEEKDAY = re.compile(r"^XXXX-WXX-([1-7])(?:T\w+)?$")
CLOCK = re.compile(
    r"\W*(?:at |by |around |about |until |before |after )?"
    r"\d{1,2}(?:[:.]\d\d)?(?::\d\d)? ?(?:[ap]\.?m\.?|hours|gmt|et|noon)?\b\W*(?:[a-z]{1,3})?$",
    re.IGNORECASE,
)


def find_date_conflicts(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a conflict when both statements date the same happening or deed, on days that cannot both be right.

    The days must lie within `MOST_DAYS` of each other (farther apart is another happening), the statements share a
    name, and no article dates such a happening on both days (then there were two). A clock time is no day.
    """
    if a.statement.article == b.statement.article or not a.names & b.names or other_names(a, b):
        return
    like, close = likeness(a, b, views), closeness(a, b, views)
    if like < LEAST_LIKE or close < LEAST_CLOSE:
        return
    for x, y in product(_days(a), _days(b)):
        if not _differ(x, y):
            continue
        if _one_happening(a, x, b, y, views) or (
            close >= LEAST_CLOSE_VERB and _near_verbs(a, x, views) & _near_verbs(b, y, views)
        ):
            text = (
                f"Both statements date the same happening ({', '.join(sorted(a.names & b.names)[:3])}), "
                f"one “{x.text}”, the other “{y.text}”."
            )
            yield Found(
                type="conflicts", source=a, target=b, about="date", values=(x.text, y.text),
                rule="compare/days-differ@2", text=text, confidence=round(min(0.9, 0.35 + close / 2), 3),
            )  # fmt: skip
            return


def _days(view: View) -> list[TimeExpression]:
    found = [t for t in view.statement.when if t.precision in ("day", "part-of-day", "hour", "instant")]
    return [t for t in found if not CLOCK.match(t.text)]


def _one_happening(a: View, x: TimeExpression, b: View, y: TimeExpression, views: Views) -> bool:
    """Whether one kind of happening is named near both times, which no article dates on both days."""
    kind = _shared_kind(a, x, b, y, views)
    return kind is not None and not _two_happenings(kind, x, y, views)


def _near_verbs(view: View, time: TimeExpression, views: Views) -> frozenset[str]:
    """The verb of a statement that stands nearest to a time, synonyms folded."""
    text = views.evidence.articles[view.statement.article].text
    left = max(view.statement.start, time.start - NEAR_VERB)
    words = fold(text[left : time.end + NEAR_VERB // 2])
    told = {d.verb for d in deeds_of(view)}
    found = [r for w in words if (r := SAME.get(root(w), root(w))) in told]
    return frozenset(found[-1:])


def _differ(x: TimeExpression, y: TimeExpression) -> bool:
    """Whether two days are apart, by a few days at most; of a bare weekday nothing but the day of the week is known."""
    first, second = _range(x), _range(y)
    if first and second:
        gap = max((second[0] - first[1]).days, (first[0] - second[1]).days)
        return 1 <= gap <= MOST_DAYS
    one, two = _weekday(x, first), _weekday(y, second)
    return one is not None and two is not None and one != two


def _weekday(time: TimeExpression, span: tuple[datetime.date, datetime.date] | None) -> int | None:
    """The day of the week, 1 to 7, of a bare weekday or of one day; None for anything else."""
    if span:
        return span[0].isoweekday() if span[0] == span[1] else None
    bare = WEEKDAY.match(time.value)
    return int(bare.group(1)) if bare else None


def _range(time: TimeExpression) -> tuple[datetime.date, datetime.date] | None:
    try:
        first, last = (time.earliest or "")[:10], (time.latest or "")[:10]
        return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    except ValueError:
        return None


def _shared_kind(a: View, x: TimeExpression, b: View, y: TimeExpression, views: Views) -> frozenset[str] | None:
    """The kind of happening named near both time expressions; the nearest one on each side decides."""
    first, second = _near(a, x, views), _near(b, y, views)
    return next((k for k in HAPPENINGS if k & first and k & second), None)


def _near(view: View, time: TimeExpression, views: Views) -> frozenset[str]:
    """Roots of the words around a time expression, in its own sentence."""
    s = view.statement
    left, right = max(s.sentence[0], time.start - NEAR_CHARS), min(s.sentence[1], time.end + NEAR_CHARS)
    return frozenset(root(w) for w in fold(views.evidence.articles[s.article].text[left:right]))


def _two_happenings(kind: frozenset[str], x: TimeExpression, y: TimeExpression, views: Views) -> bool:
    """Whether some one article dates such a happening on both days: then there were two."""
    first, second = _daters(kind, x, views), _daters(kind, y, views)
    return bool(first & second)


def _daters(kind: frozenset[str], time: TimeExpression, views: Views) -> frozenset[str]:
    """The articles that date such a happening as `time` does."""
    return frozenset(
        v.statement.article
        for v in views.dated.get(time.value, ())
        if any(_same(t, time) and kind & _near(v, t, views) for t in _days(v))
    )


def _same(t: TimeExpression, u: TimeExpression) -> bool:
    return (t.value, t.earliest) == (u.value, u.earliest)
