"""Conflicting and updated figures: two accounts count the same thing differently, or one later than the other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from headwater.compare.deeds import deeds_of
from headwater.compare.found import Found, published
from headwater.compare.happenings import other_happening
from headwater.compare.views import View, Views, fold, likeness, overlap, root
from headwater.model import Figure

TOLLS = frozenset({"killed", "wounded", "missing", "detained", "displaced", "abducted"})
COMPARED = frozenset({"count", "money", "percent", "measure", "age"})
ANYBODY = frozenset(
    root(w)
    for w in "killed dead died injured wounded hurt others people persons victims casualties deaths missing".split()  # noqa: SIM905
)
# Words for what is sold or shipped, whatever it is called.
UNITS = frozenset(root(w) for w in "units devices items pieces copies shipments sales".split())  # noqa: SIM905
MANY = 100
ABOVE = re.compile(r"(?:more than|over|above|upwards? of)\b", re.IGNORECASE)
BELOW = re.compile(r"(?:almost|nearly|close to|under|below|less than|fewer than|just short of)\b", re.IGNORECASE)
_PEOPLE = """
militants fighters insurgents rebels gunmen terrorists extremists
workers employees staff labourers laborers miners
soldiers troops servicemen
civilians residents villagers bystanders
migrants refugees
officers policemen police
"""
PEOPLE = {root(w): root(line.split()[0]) for line in _PEOPLE.strip().splitlines() for w in line.split()}
LEAST_LIKE = 0.3
LEAST_LIKE_TOLL = 0.2


def find_number_relations(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a conflict, or an update, for the first figure of the same thing whose ranges cannot both hold.

    No conflict: a figure inside the other's range, a part of a sum ("including three"), a rate of another unit,
    figures dated apart. A toll that a later article gives higher replaces the earlier one.
    """
    if a.statement.article == b.statement.article and a.source == b.source:
        return
    for x in a.statement.figures:
        for y in b.statement.figures:
            if not comparable(x, y) or not (apart(x, y) or _rises(a, x, b, y, views)) or _agree_elsewhere(a, x, b, y):
                continue
            if _about_one(a, x, b, y, views) and not _both_given(x, y, views):
                yield _relation(a, x, b, y, views)
                return


def comparable(x: Figure, y: Figure) -> bool:
    """Whether two figures count the same kind of thing."""
    return not x.part_of and not y.part_of and _one_kind(x, y)


def _one_kind(x: Figure, y: Figure) -> bool:
    if x.kind != y.kind or x.kind not in COMPARED:
        return False
    first, second = _heads(x.of), _heads(y.of)
    if x.of == y.of or first & second:
        return True
    return bool(first & UNITS and second & UNITS) and min(x.low or 0, y.low or 0) >= MANY


def _heads(of: str) -> frozenset[str]:
    return frozenset({root(of.split()[-1])}) if of.split() else frozenset()


def apart(x: Figure, y: Figure) -> bool:
    """Whether no number satisfies both figures; an open bound is open."""
    (low_x, high_x), (low_y, high_y) = _range(x), _range(y)
    return low_x > high_y or low_y > high_x


def _rises(a: View, x: Figure, b: View, y: Figure, views: Views) -> bool:
    """Whether a toll left open ("at least three") was later given higher: possible all along, and yet replaced."""
    early, late = published(a, views.evidence), published(b, views.evidence)
    if x.of not in TOLLS or x.of != y.of or x.kind != "count" or not early or not late or early == late:
        return False
    old, new = (x, y) if early < late else (y, x)
    return old.high is None and old.low is not None and (_named(new) or 0) > old.low


def _range(f: Figure) -> tuple[float, float]:
    """The inclusive range of a figure; "more than" and "almost" leave out the number they name."""
    low, high = (-math.inf if f.low is None else f.low), (math.inf if f.high is None else f.high)
    if ABOVE.match(f.text) and low == _named(f):
        low = math.nextafter(low, math.inf)
    if BELOW.match(f.text) and high == _named(f):
        high = math.nextafter(high, -math.inf)
    return low, high


def _named(f: Figure) -> float | None:
    """The number a figure names in words: its best, else its only bound."""
    return f.best if f.best is not None else (f.low if f.low is not None else f.high)


def _about_one(a: View, x: Figure, b: View, y: Figure, views: Views) -> bool:
    """Whether the statements count the same thing at the same happening: their other words and names are alike."""
    ignore = frozenset(root(w) for f in (x, y) for w in fold(f.text))
    like = overlap(a.words - ignore, b.words - ignore, views.weights)
    if times_apart(a, b):
        return False
    first, second = _near_names(a, x, views), _near_names(b, y, views)
    if x.kind == "age":
        return bool(first & second)
    if _heads(x.of) & UNITS and first and second and not first & second:
        return False
    if x.of in TOLLS and y.of in TOLLS:
        if not _same_population(a, x, b, y, views):
            return False
        if _share_another_figure(a, x, b, y):
            return True
        if other_happening(a, b):
            return False
        return like >= LEAST_LIKE_TOLL and bool(a.names & b.names or like >= LEAST_LIKE)
    if like >= LEAST_LIKE_TOLL and len(a.names & b.names) >= 2 and _same_deed(a, b):
        return True
    return like >= LEAST_LIKE and bool(a.names & b.names or like >= 0.5 or (a.around & b.around and _same_deed(a, b)))


def _same_deed(a: View, b: View) -> bool:
    """Whether both tell one deed, by verb."""
    return bool({d.verb for d in deeds_of(a)} & {d.verb for d in deeds_of(b)})


def _near_names(view: View, figure: Figure, views: Views) -> frozenset[str]:
    """Names within forty characters of a figure, but for who gives it: whose age it is, what was sold."""
    s = view.statement
    window = s.text[max(0, figure.start - s.start - 40) : figure.end - s.start + 40]
    sources = (views.evidence.sources.get(h.source) for h in s.chain)
    givers = frozenset(root(w) for source in sources if source for w in fold(source.name))
    return (frozenset(root(w) for w in fold(window)) & view.names) - givers


def _same_population(a: View, x: Figure, b: View, y: Figure, views: Views) -> bool:
    """Whether two tolls may count the same people: "9 fishermen" and "4 policemen" do not."""
    first, second = _counted(a, x, views), _counted(b, y, views)
    return not first or not second or bool(first & second)


def _counted(view: View, figure: Figure, views: Views) -> frozenset[str]:
    """Who a toll counts, by the words after the number; empty where those tell nobody in particular."""
    text = views.evidence.articles[view.statement.article].text[figure.end : figure.end + 40]
    words: list[str] = []
    for word in fold(re.split(r"[.,;:(]| (?:in|on|at|by|and|were|was|have|had|when|after) ", text)[0])[:3]:
        if root(word) in ANYBODY:
            break
        words.append(PEOPLE.get(root(word), root(word)))
    return frozenset(words)


def _share_another_figure(a: View, x: Figure, b: View, y: Figure) -> bool:
    """Whether the statements agree exactly on some other figure of five or more: then they tell of one happening."""
    first = {(f.of, f.best) for f in a.statement.figures if f != x and f.best is not None and f.best >= 5}
    return any((f.of, f.best) in first for f in b.statement.figures if f != y)


def _both_given(x: Figure, y: Figure, views: Views) -> bool:
    """Whether some one source gives both figures in one article: then they count two things."""
    givers: dict[tuple[str, str | None], list[Figure]] = {}
    for view in views.counting.get(x.of, ()):
        kept = givers.setdefault((view.statement.article, _voice(view, views)), [])
        kept += [f for f in view.statement.figures if comparable(f, x)]
    return any(
        not apart(f, x) and not apart(g, y) and apart(f, g) for found in givers.values() for f in found for g in found
    )


def _voice(view: View, views: Views) -> str | None:
    """Who gives a figure: a source, or the article itself where it names nobody in particular."""
    source = views.evidence.sources.get(view.source or "")
    return source.id if source and source.kind not in ("outlet", "wire", "unknown") else None


def times_apart(a: View, b: View) -> bool:
    """Whether both statements are dated and no two of their dates can be one."""
    first = [(t.earliest, t.latest) for t in a.statement.when if t.earliest and t.latest]
    second = [(t.earliest, t.latest) for t in b.statement.when if t.earliest and t.latest]
    if not first or not second:
        return False
    return all((p[1] or "") < (q[0] or "") or (q[1] or "") < (p[0] or "") for p in first for q in second)


def _agree_elsewhere(a: View, x: Figure, b: View, y: Figure) -> bool:
    """Whether each statement's other figures hold the one that differs: "five, then six" agrees with "six"."""
    first = [f for f in a.statement.figures if f != x and _one_kind(f, y) and not apart(f, y)]
    second = [f for f in b.statement.figures if f != y and _one_kind(f, x) and not apart(f, x)]
    return bool(first or second)


def _relation(a: View, x: Figure, b: View, y: Figure, views: Views) -> Found:
    early, late = published(a, views.evidence), published(b, views.evidence)
    later = None
    if early and late and early != late and x.of in TOLLS and x.kind == "count":
        newer, nf, older, of = (b, y, a, x) if late > early else (a, x, b, y)
        if (nf.best or nf.low or 0) > (of.best or of.low or 0):
            later = (newer, nf, older, of)
    like = likeness(a, b, views)
    sure = round(min(0.95, 0.55 + like / 2), 3)
    if later:
        newer, nf, older, of = later
        text = (
            f"The later report ({published(newer, views.evidence)}) gives “{nf.text}” {nf.of}, "
            f"the earlier one ({published(older, views.evidence)}) “{of.text}”."
        )
        return Found(
            type="supersedes", source=newer, target=older, about="number", values=(nf.text, of.text),
            rule="compare/toll-rises@1", text=text, confidence=sure,
        )  # fmt: skip
    text = f"Both count {x.of}, one gives “{x.text}”, the other “{y.text}”, and no number fits both."
    return Found(
        type="conflicts", source=a, target=b, about="number", values=(x.text, y.text), rule="compare/figures-differ@1",
        text=text, confidence=sure,
    )  # fmt: skip
