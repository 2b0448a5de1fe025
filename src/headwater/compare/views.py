"""What comparison looks at: each statement as weighed words and names, and which statements are worth comparing."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from headwater.model import Claim, Evidence, Statement

Embed: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]

WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
_PLAIN = """
a an the of to in on at for from by with as and or but nor so that this these those it its he his him she her
they them their we our us i my you your who whom whose which what when where while is are was were be been being
has have had having do does did will would can could may might shall should must not no than then there here
into onto over under about after before during between through up down out off also more most some any all each
other such only own just very too if because since until say said says tell told accord accordingly report
reportedly
"""
PLAIN = frozenset(_PLAIN.split())
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday
"""
DAYS = frozenset(_DAYS.split())
RELATIVE = re.compile(r"\s*(?:who|whom|whose|which|that|where)\b", re.IGNORECASE)
MAX_HOLDERS = 60
SMALL = 2_000
NEAR_BEFORE = 6
STRETCH = 1.33


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One statement for comparison: its claim, its words (lemmas where known), its names, its furthest source.

    `around` holds its own names and those of the statements just before it, which its pronouns may stand for.
    """

    statement: Statement
    claim: str
    words: frozenset[str]
    names: frozenset[str]
    order: int
    around: frozenset[str] = frozenset()

    @property
    def source(self) -> str | None:
        """The furthest source of the statement's chain, None in the outlet's own voice."""
        return self.statement.chain[-1].source if self.statement.chain else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """All statements of the claims, in the claims' order, with word weights and look-ups.

    `holders` finds them by word, `counting` by what their figures count, `dated` by the value of their times.
    """

    all: tuple[View, ...]
    of: Mapping[str, View]
    by_article: Mapping[str, tuple[View, ...]]
    weights: Mapping[str, float]
    holders: Mapping[str, tuple[View, ...]]
    counting: Mapping[str, tuple[View, ...]]
    dated: Mapping[str, tuple[View, ...]]
    evidence: Evidence
    vectors: NDArray[np.float32] | None = None


def read_views(claims: Sequence[Claim], evidence: Evidence, embed: Embed | None = None) -> Views:
    """The claims' statements as views; statements that no claim holds are left out.

    `embed` gives texts their vectors of meaning (rows of unit length); without it closeness is told by words alone.
    """
    found: list[View] = []
    for claim in claims:
        for key in claim.statements:
            if key in evidence.statements:
                found.append(_view(evidence.statements[key], claim.id, len(found)))
    found = _with_surroundings(found)
    by_article: dict[str, list[View]] = defaultdict(list)
    for view in found:
        by_article[view.statement.article].append(view)
    seen = Counter(w for v in found for w in sorted(v.words))
    holders: dict[str, list[View]] = defaultdict(list)
    for view in found:
        for word in sorted(view.words | view.names):
            holders[word].append(view)
    counting: dict[str, list[View]] = defaultdict(list)
    dated: dict[str, list[View]] = defaultdict(list)
    for view in found:
        for of in dict.fromkeys(f.of for f in view.statement.figures):
            counting[of].append(view)
        for value in dict.fromkeys(t.value for t in view.statement.when):
            dated[value].append(view)
    return Views(
        all=tuple(found),
        of={v.statement.id: v for v in found},
        by_article={k: tuple(sorted(vs, key=_place)) for k, vs in by_article.items()},
        weights={w: math.log(1 + len(found) / n) for w, n in seen.items()},
        holders={w: tuple(holders[w]) for w in sorted(holders)},
        counting={k: tuple(v) for k, v in counting.items()},
        dated={k: tuple(v) for k, v in dated.items()},
        evidence=evidence,
        vectors=embed([v.statement.text for v in found]) if embed and found else None,
    )


def _with_surroundings(found: Sequence[View]) -> list[View]:
    """The views, in their order, each with the names of the few statements told before it in its article."""
    by_article: dict[str, list[View]] = defaultdict(list)
    for view in found:
        by_article[view.statement.article].append(view)
    around: dict[int, frozenset[str]] = {}
    for own in by_article.values():
        own.sort(key=_place)
        for at, view in enumerate(own):
            around[view.order] = frozenset[str]().union(*(v.names for v in own[max(0, at - NEAR_BEFORE) : at + 1]))
    return [replace(v, around=around[v.order]) for v in found]


def _place(view: View) -> tuple[int, int]:
    return view.statement.start, view.statement.end


def _view(statement: Statement, claim: str, order: int) -> View:
    features = statement.features
    words = {root(w) for w in (features.lemmas or fold(statement.text))}
    names = {w for e in features.entities for w in fold(e.text) if len(w) > 2}
    if not features.entities:
        capital = [m for m in WORD.finditer(statement.text) if m.group()[:1].isupper()]
        names = {m.group().casefold() for m in capital if m.start() > 0} - PLAIN
    return View(
        statement=statement,
        claim=claim,
        words=frozenset(words - {""}),
        names=frozenset(root(n) for n in names - DAYS),
        order=order,
    )


def fold(text: str) -> list[str]:
    """The content words of a text, folded."""
    words = (m.group().casefold().replace("’", "'").removesuffix("'s") for m in WORD.finditer(text))
    return [w for w in words if w not in PLAIN]


def root(word: str) -> str:
    """A word without its commonest English endings, so that lemmas and plain words meet."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    for ending, least in (("ings", 4), ("ing", 4), ("ies", 3), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def is_relative(view: View) -> bool:
    """Whether a statement is a clause that hangs on a name before it ("who was killed in the raid")."""
    return bool(RELATIVE.match(view.statement.text))


def likeness(a: View, b: View, views: Views) -> float:
    """Weighted Dice overlap of two statements' words, 0 to 1."""
    return overlap(a.words, b.words, views.weights)


def closeness(a: View, b: View, views: Views) -> float:
    """How near two statements are in meaning, 0 to 1; above .6 few pairs of one story that are about different things.

    The cosine of their vectors, stretched since the encoder keeps claims of one story apart; without vectors what their
    shared words are worth.
    """
    if views.vectors is None:
        like = likeness(a, b, views)
        return min(1.0, 0.45 + 0.8 * like) if like else 0.0
    return min(1.0, max(0.0, STRETCH * float(views.vectors[a.order] @ views.vectors[b.order])))


def overlap(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weighted Dice overlap of two sets of words; a word the corpus does not know weighs 1."""
    whole = sum(weights.get(w, 1.0) for w in sorted(a)) + sum(weights.get(w, 1.0) for w in sorted(b))
    return 2 * sum(weights.get(w, 1.0) for w in sorted(a & b)) / whole if whole else 0.0


def candidate_pairs(views: Views) -> list[tuple[View, View]]:
    """Pairs of statements of different claims that share at least two words, one of them rare.

    A word held by more than `MAX_HOLDERS` statements (four times as many in a small corpus) proposes no pair, which
    bounds the work.
    """
    limit = 4 * MAX_HOLDERS if len(views.all) <= SMALL else MAX_HOLDERS
    shared: Counter[tuple[int, int]] = Counter()
    for found in views.holders.values():
        if 2 <= len(found) <= limit:
            shared.update((a.order, b.order) for i, a in enumerate(found) for b in found[i + 1 :] if a.claim != b.claim)
    return [(views.all[i], views.all[j]) for (i, j), n in sorted(shared.items()) if n >= 2]
