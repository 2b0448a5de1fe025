"""Who, where, by what means: one deed done to one person or thing, told with another actor, place or instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.deeds import Deed, deeds_of, words_of
from headwater.compare.found import Found, conflict
from headwater.compare.numbers import times_apart
from headwater.compare.views import View, Views, likeness
from headwater.model import About

LEAST_LIKE = 0.3
# Instruments by kind: two of one kind may be the same thing, two of different kinds are not.
_INSTRUMENTS = """
bean bag|beanbag
rubber bullet
sniper|rifle|pistol|handgun|gunshot|gunfire|gunman|gunmen|live round|live ammunition|machine gun|shotgun
knife|knives|stabb|machete|blade
bomb|grenade|landmine|mine blast|explosive|missile|rocket|shelling|mortar|artillery|airstrike|air strike|drone
poison
arson|petrol
drown
strangl
"""
KINDS = tuple(
    (line.split("|")[0], re.compile(r"\b(?:" + line + r")\w{0,6}\b", re.IGNORECASE))
    for line in _INSTRUMENTS.strip().splitlines()
)
HARMS = frozenset(
    {"kill", "injur", "shoot", "hit", "strik", "die", "us", "wound", "attack", "destroy", "blind", "stab"}
)
# Deeds of which an unnamed actor ("smugglers", "the army") tells as much as a name.
FOUND_OUT = frozenset({"arrest", "fin", "find", "rescu", "rob", "steal", "kidnap", "abduct", "sign", "order"})
PLACE_WORDS = frozenset({"in", "at", "near"})


def find_other_fillers(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield a conflict about the actor, the place or the means where two statements tell one deed of one patient.

    The deeds must share the verb (synonyms count) and the patient, the statements a name; places that one sentence of
    the corpus names together may lie one in the other and are no conflict.
    """
    if a.statement.polarity != b.statement.polarity or a.statement.modality != b.statement.modality:
        return
    if a.statement.article == b.statement.article or times_apart(a, b):
        return
    yield from _other_means(a, b, views)
    like = likeness(a, b, views)
    if like < LEAST_LIKE or not a.names & b.names:
        return
    for x in deeds_of(a):
        for y in deeds_of(b):
            found = _differing(x, y, a, b, views)
            if found is not None:
                about, values = found
                text = (
                    f"Both say “{x.frame.predicate}” of {x.frame.patient}, one “{values[0]}”, the other “{values[1]}”."
                )
                yield conflict(a, b, about, values, "compare/other-filler@1", text, 0.4 + like / 3)
                return


def _differing(x: Deed, y: Deed, a: View, b: View, views: Views) -> tuple[About, tuple[str, str]] | None:
    """The slot in which two deeds of one verb and one patient differ, and both fillers; None where they may agree."""
    if x.verb != y.verb or x.frame.negated != y.frame.negated or not x.patient & y.patient:
        return None
    if not (x.patient & y.patient & a.names) and not x.patient & y.patient & b.names and not _alike(x, y):
        return None
    return _other_place(x, y, a, b, views) or _other_agent(x, y, a, b)


def _alike(x: Deed, y: Deed) -> bool:
    """Whether the patients are the same phrase: "the water bill"."""
    return x.patient == y.patient and len(x.patient) >= 2


def _other_agent(x: Deed, y: Deed, a: View, b: View) -> tuple[About, tuple[str, str]] | None:
    """Two actors, both named or neither, that the other statement does not name; instruments are the means' affair."""
    if not x.agent or not y.agent or x.agent & y.agent or instruments(a) or instruments(b):
        return None
    if x.agent & (b.words | b.around) or y.agent & (a.words | a.around):
        return None
    first, second = bool(x.agent & a.names), bool(y.agent & b.names)
    if first != second or (not first and x.verb not in HARMS | FOUND_OUT):
        return None
    return "actor", (x.frame.agent or "", y.frame.agent or "")


def _other_place(x: Deed, y: Deed, a: View, b: View, views: Views) -> tuple[About, tuple[str, str]] | None:
    """Two named places, of which no article tells that they belong together."""
    first, second = _places(x, a), _places(y, b)
    if not first or not second or any(words_of(p) & words_of(q) for p in first for q in second):
        return None
    if words_of(first[0]) & b.words or words_of(second[0]) & a.words or _together(first[0], second[0], views):
        return None
    return "place", (first[0], second[0])


def _places(deed: Deed, view: View) -> list[str]:
    known = frozenset[str]().union(*(words_of(e.text) for e in view.statement.features.entities if e.label == "place"))
    return [head for word, head in deed.frame.obliques if word in PLACE_WORDS and words_of(head) & known]


def _together(one: str, other: str, views: Views) -> bool:
    """Whether some statement names both places: then one may lie in the other."""
    first, second = words_of(one), words_of(other)
    holders = [v for w in sorted(first) for v in views.holders.get(w, ())]
    return any(second & v.words for v in holders)


def _other_means(a: View, b: View, views: Views) -> Iterator[Found]:
    """A conflict where one harm, at one place or to one person, has instruments of two kinds."""
    first, second = instruments(a), instruments(b)
    if not first or not second or first.keys() & second.keys() or not a.around & b.around:
        return
    if not _harm(a) & _harm(b):
        return
    like = likeness(a, b, views)
    x, y = next(iter(first.values())), next(iter(second.values()))
    text = f"Both tell one harm, one by “{x}”, the other by “{y}”."
    yield conflict(a, b, "means", (x, y), "compare/other-means@1", text, 0.5 + like / 3)


def instruments(view: View) -> dict[str, str]:
    """The kinds of instrument a statement names, each with its wording."""
    found = {kind: pattern.search(view.statement.text) for kind, pattern in KINDS}
    return {kind: match.group() for kind, match in found.items() if match}


def _harm(view: View) -> frozenset[str]:
    """The harms a statement tells, by verb."""
    return frozenset(d.verb for d in deeds_of(view)) & HARMS
