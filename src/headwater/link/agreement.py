"""Do two statements' figures agree, and their dates? Same, different, or nothing to compare."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from headwater.model import Figure, TimeExpression

# "More than 200" and 210 are one figure in two mouths; "more than 200" and 300 are not.
OPEN_TOLERANCE = 0.1
DAY_OR_FINER = frozenset({"instant", "hour", "part-of-day", "day"})


def figures_agree(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[int, int]:
    """How many figures of the same thing agree, and how many contradict each other (disjoint ranges)."""
    agree = clash = 0
    for x in a:
        same = [y for y in b if y.kind == x.kind and counts_same(x.of, y.of)]
        if any(one_number(x, y) for y in same):
            agree += 1
        elif same:
            clash += 1
        elif any(y.kind == x.kind and x.best is not None and x.best == y.best for y in b):
            agree += 1
    return agree, clash


def counts_same(a: str, b: str) -> bool:
    """Whether two normalised counted things are one, or share their head noun."""
    if not a or not b:
        return False
    return a == b or a.split()[-1].rstrip("s") == b.split()[-1].rstrip("s")


def ranges_meet(a: Figure, b: Figure) -> bool:
    """Whether the two could be one number: their bounds overlap ("some 300" and 310 do, 300 and 310 do not)."""
    low = max(least(a), least(b))
    high = min(most(a), most(b))
    return low - high <= 1e-9 * max(abs(low), 1.0)


def one_number(a: Figure, b: Figure) -> bool:
    """Whether the two may give one number: their bounds overlap, and one left open starts near the other.

    "At least three" leaves seven possible, but who says seven does not say the same.
    """
    if not ranges_meet(a, b):
        return False
    if isfinite(least(a) + most(a)) and isfinite(least(b) + most(b)):
        return True
    x, y = stated(a), stated(b)
    return abs(x - y) <= OPEN_TOLERANCE * max(abs(x), abs(y), 1.0)


def stated(f: Figure) -> float:
    """The number a figure names: its best, else the bound it has."""
    return next((float(v) for v in (f.best, f.low, f.high) if v is not None), 0.0)


def least(f: Figure) -> float:
    """The lower bound; of an exact number without bounds the number."""
    bound = f.low if f.low is not None or f.high is not None else f.best
    return float("-inf") if bound is None else bound


def most(f: Figure) -> float:
    """The upper bound; of an exact number without bounds the number."""
    bound = f.high if f.low is not None or f.high is not None else f.best
    return float("inf") if bound is None else bound


def dates_agree(a: Sequence[TimeExpression], b: Sequence[TimeExpression]) -> tuple[int, int]:
    """How many dates of `a` meet one of `b`, and whether (1 or 0) both are dated and no two dates meet."""
    left, right = [t for t in a if comparable(t)], [t for t in b if comparable(t)]
    if not left or not right:
        return 0, 0
    agree = sum(1 for x in left if any(times_meet(x, y) for y in right))
    fine = any(x.precision in DAY_OR_FINER for x in left) and any(y.precision in DAY_OR_FINER for y in right)
    return agree, int(agree == 0 and fine)


def comparable(t: TimeExpression) -> bool:
    """Whether a time names a stretch of the calendar, or some weekday."""
    return bool(t.earliest and t.latest) or t.value.startswith("XXXX-WXX-")


def times_meet(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether the two stretches overlap; weekdays without a week compare with each other only."""
    if a.earliest and a.latest and b.earliest and b.latest:
        return a.earliest[:10] <= b.latest[:10] and b.earliest[:10] <= a.latest[:10]
    return a.value[:10] == b.value[:10]
