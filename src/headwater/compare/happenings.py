"""Kinds of happening that words name: what tells two statements apart before their wording is compared."""

from __future__ import annotations

from headwater.compare.views import View, fold, root

# Happenings that come one at a time, by the roots of their words; words for one kind stand together.
HAPPENINGS: tuple[frozenset[str], ...] = tuple(
    frozenset(root(w) for w in group.split())
    for group in (
        "strike airstrike raid bombing bombardment attack bomb shelling missile",
        "explosion blast explode fire blaze",
        "shooting shoot gunfire gunman fired",
        "killing kill killed death die died dead slaying assassination murder assassinate",
        "crash derailment collision derail sinking capsize",
        "arrest detention detain arrested capture custody",
        "resignation resign resigned dismissal dismiss",
        "meeting meet met summit talks session",
        "election vote referendum ballot poll",
        "signing sign signed deal agreement treaty accord",
        "earthquake quake flood landslide storm eruption collapse",
        "verdict ruling sentence conviction trial hearing",
        "launch release landing landed arrival departure",
        "protest demonstration march rally walkout",
    )
)


def happenings_of(view: View) -> frozenset[int]:
    """The kinds of happening a statement names, as indices into `HAPPENINGS`."""
    return frozenset(i for i, kind in enumerate(HAPPENINGS) if kind & view.words)


OUTCOMES = frozenset({3})


def other_happening(a: View, b: View) -> bool:
    """Whether two statements tell of different happenings: of other kinds (deaths are nobody's kind), or in other
    places with no name in common."""
    first, second = happenings_of(a) - OUTCOMES, happenings_of(b) - OUTCOMES
    if first and second and not first & second:
        return True
    return bool(_places(a) and _places(b) and not _places(a) & _places(b) and not a.names & b.names)


def _places(view: View) -> frozenset[str]:
    found = (e.text for e in view.statement.features.entities if e.label == "place")
    return frozenset(root(w) for text in found for w in fold(text))
