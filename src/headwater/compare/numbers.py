"""Conflicting and updated figures: two accounts count the same thing differently, or one later than the other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from headwater.compare.found import Found, published
from headwater.compare.happenings import other_happening
from headwater.compare.views import View, Views, closeness, fold, likeness, overlap, root
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
LEAST_CLOSE = 0.6
LEAST_CLOSE_TOLL = 0.55
LEAST_CLOSE_AROUND = 0.4
MOST_TIMES = 2.0
MOST_TIMES_MONEY = 1.5
MOST_TIMES_TOLL = 10.0
NEAR_CHARS = 70
MOST_ROUNDED = 0.05
VAGUE = re.compile(
    r"\W*(?:up to|as many as|as much as|several|some|many|dozens?|scores?|hundreds?|thousands?|tens of|millions?|"
    r"billions?|a few|few|couple|a couple|numerous|handful|a handful)\b",
    re.IGNORECASE,
)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE)
EXCEED = re.compile(
    r"\b(?:exceed\w*|surpass\w*|top(?:s|ped|ping)?|beyond|pass(?:ed|ing)|up to)\s+(?:the )?$", re.IGNORECASE
)
THEN = re.compile(
    r"\b(?:then|aged? then|formerly|previously|(?:mother|father|parents?) of|"
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) \w+(?: \w+)? and)\W{0,3}$",
    re.IGNORECASE,
)
BREAK = re.compile(r"[.;:()]\s|\s[–—-]\s")


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
            if (
                _exceeds(a, x, views) != _exceeds(b, y, views)
                or _adds_up(x, b)
                or _adds_up(y, a)
                or _is_date(a, x, views)
                or _is_date(b, y, views)
                or _too_far(x, y)
            ):
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
    """Whether no number satisfies both figures; an open bound is open, and a number may be the other one rounded."""
    if VAGUE.match(x.text) or VAGUE.match(y.text):
        return False
    if _one_number(x, y) and not _bounds_meet(x, y):
        return False
    (low_x, high_x), (low_y, high_y) = _range(x), _range(y)
    return (low_x > high_y or low_y > high_x) and not _rounded(x, y)


def _one_number(x: Figure, y: Figure) -> bool:
    """Whether two figures name one number, "more than 100" and "100"."""
    first, second = _named(x), _named(y)
    if first is None or second is None:
        return False
    return abs(first - second) <= (1 if ABOVE.match(x.text) or ABOVE.match(y.text) else 0)


def _bounds_meet(x: Figure, y: Figure) -> bool:
    """Whether one figure is "more than" the number that the other is "almost"."""
    above, below = (ABOVE.match(x.text), ABOVE.match(y.text)), (BELOW.match(x.text), BELOW.match(y.text))
    return bool((above[0] and below[1]) or (above[1] and below[0]))


def _rounded(x: Figure, y: Figure) -> bool:
    """Whether one figure is the other rounded or cut to the places it has: $43 million and $43,885,310."""
    if x.best is None or y.best is None or x.kind == "age" or max(abs(x.best), abs(y.best)) < MANY:
        return False
    coarse, fine = sorted((x.best, y.best), key=_places)
    unit = 10.0 ** (math.floor(math.log10(abs(coarse))) + 1 - _places(coarse)) if coarse else 1.0
    if abs(fine - coarse) > MOST_ROUNDED * abs(fine):
        return False
    cut = _places(coarse) > 1 and 0 <= fine - coarse < unit
    return _places(coarse) < _places(fine) and (cut or abs(fine - coarse) < unit / 2)


def _places(number: float) -> int:
    """How many digits of a number mean something: 3 in 43,800,000, 1 in 40,000."""
    return len(f"{abs(number):.10g}".replace(".", "").strip("0")) if "e" not in f"{abs(number):.10g}" else 1


def _too_far(x: Figure, y: Figure) -> bool:
    """Whether two figures are so far apart that they hardly count one thing: a part and a whole, two things."""
    first, second = _named(x), _named(y)
    if first is None or second is None or min(first, second) <= 0:
        return False
    most = MOST_TIMES_TOLL if x.of in TOLLS or y.of in TOLLS else MOST_TIMES_MONEY if x.kind == "money" else MOST_TIMES
    return max(first, second) / min(first, second) > most


def _adds_up(figure: Figure, other: View) -> bool:
    """Whether the other statement's figures of that kind add up to this one: "two women and one man" are three."""
    parts = [f.best for f in other.statement.figures if _one_kind(f, figure) and f.best is not None]
    return len(parts) > 1 and sum(parts) == figure.best


def _exceeds(view: View, figure: Figure, views: Views) -> bool:
    """Whether the verb before a figure makes it a bound ("to exceed 61 million")."""
    text = views.evidence.articles[view.statement.article].text
    return EXCEED.search(text[max(0, figure.start - 25) : figure.start]) is not None


def _is_date(view: View, figure: Figure, views: Views) -> bool:
    """Whether a figure is the day in a date ("Sept. 11"), of another time ("then 15"), or an addend ("two women and
    one man")."""
    text = views.evidence.articles[view.statement.article].text
    before = text[max(0, figure.start - 30) : figure.start]
    return MONTH.search(before) is not None or THEN.search(before) is not None


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
    close = closeness(a, b, views)
    if x.of in TOLLS and y.of in TOLLS:
        if not _same_population(a, x, b, y, views):
            return False
        if _share_another_figure(a, x, b, y):
            return True
        if other_happening(a, b):
            return False
        if a.names & b.names:
            return like >= LEAST_LIKE_TOLL or close >= LEAST_CLOSE_TOLL
        if a.around & b.around and like >= LEAST_LIKE_TOLL and close >= LEAST_CLOSE_AROUND:
            return True
        return like >= LEAST_LIKE or close >= LEAST_CLOSE
    known = a.names & b.names if x.kind == "percent" else a.around & b.around
    if close < LEAST_CLOSE or other_names(a, b) or not known:
        return False
    if a.names - b.names - b.words and b.names - a.names - a.words:
        return False
    shared = _context(a, x, views) & _context(b, y, views)
    return len(shared) >= (1 if x.kind == "count" and x.of == y.of else 2)


def _context(view: View, figure: Figure, views: Views) -> frozenset[str]:
    """Words near a figure in its clause, names and other figures left out: what it counts and what happens to that."""
    s = view.statement
    text = views.evidence.articles[s.article].text
    before = text[max(s.start, figure.start - NEAR_CHARS) : figure.start]
    after = text[figure.end : min(s.end, figure.end + NEAR_CHARS)]
    near = [*fold(BREAK.split(before)[-1]), *fold(BREAK.split(after)[0])]
    return frozenset(root(w) for w in near if not w[0].isdigit())


def other_names(a: View, b: View) -> bool:
    """Whether each statement names somebody or something that the other, and what stands before it, does not."""
    return bool(a.names - b.around - b.words) and bool(b.names - a.around - a.words)


def _near_names(view: View, figure: Figure, views: Views) -> frozenset[str]:
    """Names within forty characters of a figure, but for who gives it: whose age it is, what was sold."""
    s = view.statement
    window = s.text[max(0, figure.start - s.start - 40) : figure.end - s.start + 40]
    if figure.kind == "age":
        window = _beside(s.text, figure.start - s.start, figure.end - s.start)
    sources = (views.evidence.sources.get(h.source) for h in s.chain)
    givers = frozenset(root(w) for source in sources if source for w in fold(source.name))
    return (frozenset(root(w) for w in fold(window)) & view.names) - givers


def _beside(text: str, start: int, end: int) -> str:
    """What stands right before an age ("Ada Holm, 41") or right after it ("the 41-year-old Ada Holm")."""
    before = re.split(r"\band\b|[;.] ", text[max(0, start - 30) : start])[-1]
    return before if before.rstrip().endswith(",") else f"{before} {text[end : end + 30]}"


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
