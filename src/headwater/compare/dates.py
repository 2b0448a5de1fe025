"""Conflicting dates: two accounts put one happening on different days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from headwater.compare.found import Found
from headwater.compare.happenings import HAPPENINGS
from headwater.compare.views import View, Views, fold, likeness, root
from headwater.model import TimeExpression

MOST_DAYS = 3
NEAR_CHARS = 90
LEAST_LIKE = 0.12
WEEKDAY = re.compile(r"^XXXX-WXX-([1-7])(?:T\w+)?$")


def find_date_conflicts(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a conflict when both statements date the same kind of happening, on days that cannot both be right.

    The days must lie within `MOST_DAYS` of each other (farther apart is another happening), the statements share a
    name or much of their wording, and no article dates such a happening on both days (then there were two).
    """
    like = likeness(a, b, views)
    names = a.names & b.names
    if like < LEAST_LIKE or not names or a.statement.article == b.statement.article:
        return
    for x in _days(a):
        for y in _days(b):
            kind = _shared_kind(a, x, b, y, views)
            if kind is None or not _differ(x, y) or _two_happenings(kind, x, y, views):
                continue
            text = (
                f"Both statements date the same happening ({', '.join(sorted(names)[:3])}), "
                f"one “{x.text}”, the other “{y.text}”."
            )
            yield Found(
                type="conflicts", source=a, target=b, about="date", values=(x.text, y.text),
                rule="compare/days-differ@1",
                text=text, confidence=round(min(0.9, 0.55 + like / 2), 3),
            )  # fmt: skip
            return


def _days(view: View) -> list[TimeExpression]:
    return [t for t in view.statement.when if t.precision in ("day", "part-of-day", "hour", "instant")]


def _differ(x: TimeExpression, y: TimeExpression) -> bool:
    """Whether two days are apart, by a few days at most; bare weekdays count when both are bare."""
    first, second = _range(x), _range(y)
    if first and second:
        gap = max((second[0] - first[1]).days, (first[0] - second[1]).days)
        return 1 <= gap <= MOST_DAYS
    one, two = WEEKDAY.match(x.value), WEEKDAY.match(y.value)
    return bool(one and two and one.group(1) != two.group(1))


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
