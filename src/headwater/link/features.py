"""The features on which "do these two say the same?" is decided. Their docstrings are their documentation.

Each takes two profiles and the cosine of their vectors; each returns a number, most of them in 0..1.
`feature_names` gives the order in which the shipped weights use them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from headwater.link.agreement import dates_agree, figures_agree
from headwater.link.apart import DOUBTS, doubts, meet, tells, why_apart
from headwater.link.deeds import Deed, load_table
from headwater.link.profiles import Profile, Role

SAME_SENTENCE, SAME_ARTICLE = 0.85, 0.3
LEAST_ALIKE = 0.55
NEGATING = frozenset({"refuse", "deny", "fail", "avoid", "stop", "prevent"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two profiles, the cosine of their passages' vectors, and the concepts both use."""

    a: Profile
    b: Profile
    cosine: float
    shared: frozenset[str]


def make_pair(a: Profile, b: Profile, cosine: float) -> Pair:
    """The pair, with the concepts both use."""
    return Pair(a, b, cosine, frozenset(a.weights.keys() & b.weights.keys()))


def passage_cosine(p: Pair) -> float:
    """How near the passages are to the embedding."""
    return p.cosine


def word_overlap(p: Pair) -> float:
    """Share of the two passages' content words that both use, weighted by rarity (Dice)."""
    total = sum(p.a.weights.values()) + sum(p.b.weights.values())
    return 2 * shared_weight(p) / total if total else 0.0


def word_containment(p: Pair) -> float:
    """Share of the shorter passage's content words that the other uses too, weighted by rarity."""
    least = min(sum(p.a.weights.values()), sum(p.b.weights.values()))
    return shared_weight(p) / least if least else 0.0


def plain_overlap(p: Pair) -> float:
    """Share of the content words other than names that both use, weighted by rarity (Dice)."""
    total = plain_weight(p.a) + plain_weight(p.b)
    return 2 * shared_plain_weight(p) / total if total else 0.0


def plain_containment(p: Pair) -> float:
    """Share of the shorter passage's content words other than names that the other uses too, weighted by rarity."""
    least = min(plain_weight(p.a), plain_weight(p.b))
    return shared_plain_weight(p) / least if least else 0.0


def shared_information(p: Pair) -> float:
    """Summed rarity of the words both use, in units of twenty nats, at most one."""
    return min(1.0, shared_weight(p) / 20.0)


def rarest_shared(p: Pair) -> float:
    """Rarity of the rarest word both use, in units of ten nats."""
    return max((p.a.weights[c] for c in p.shared), default=0.0) / 10.0


def name_overlap(p: Pair) -> float:
    """Share of the names that both mention, of the statement with fewer; nought where one has none."""
    least = min(len(p.a.names), len(p.b.names))
    return len(p.a.names & p.b.names) / least if least else 0.0


def names_apart(p: Pair) -> float:
    """One where both mention names and share none."""
    return float(bool(p.a.names and p.b.names) and not p.a.names & p.b.names)


def figures_same(p: Pair) -> float:
    """One where a figure of the same thing agrees."""
    return float(figures_agree(p.a.figures, p.b.figures)[0] > 0)


def figures_clash(p: Pair) -> float:
    """One where figures of the same thing contradict each other and none agrees; a half where one agrees."""
    agree, clash = figures_agree(p.a.figures, p.b.figures)
    return (0.5 if agree else 1.0) if clash else 0.0


def numbers_apart(p: Pair) -> float:
    """One where both give numbers and share none."""
    return float(bool(p.a.numbers and p.b.numbers) and not p.a.numbers & p.b.numbers)


def numbers_clash(p: Pair) -> float:
    """One where two statements much alike give numbers and share none: 2.8 million sold, 5 million sold.

    Of nine such pairs in the held-out stories none said the same.
    """
    return float(p.cosine >= LEAST_ALIKE and numbers_apart(p) == 1.0)


def figures_one_sided(p: Pair) -> float:
    """One where one statement counts something and the other counts nothing."""
    return float(bool(p.a.figures) != bool(p.b.figures))


def dates_same(p: Pair) -> float:
    """One where both name times and these meet."""
    return float(dates_agree(p.a.when, p.b.when)[0] > 0)


def dates_clash(p: Pair) -> float:
    """One where both name days and no two of them meet."""
    return float(dates_agree(p.a.when, p.b.when)[1])


def deed_dates_clash(p: Pair) -> float:
    """One where both tell of the same deed and name days of which no two meet."""
    return float(bool(dates_clash(p)) and predicate_match(p) > 0.5)


def predicate_match(p: Pair) -> float:
    """Best agreement of who did what to whom over the two statements' frames, 0..1."""
    return max((alignment(x, y) for x in p.a.roles[:6] for y in p.b.roles[:6]), default=0.0)


def main_predicate_same(p: Pair) -> float:
    """One where the first frames' predicates are of one synonym class."""
    return float(bool(p.a.roles and p.b.roles) and p.a.roles[0].predicate == p.b.roles[0].predicate)


def deed_match(p: Pair) -> float:
    """Best agreement of two deeds, one from each: kind, doer, sufferer, the rest, 0..1."""
    return max((agreement(x, y) for x in p.a.deeds[:4] for y in p.b.deeds[:4]), default=0.0)


def main_deed_match(p: Pair) -> float:
    """Agreement of the two main deeds, 0..1."""
    return agreement(p.a.deeds[0], p.b.deeds[0]) if p.a.deeds and p.b.deeds else 0.0


def main_deed_told(p: Pair) -> float:
    """One where each tells of the other's main deed, a half where one does: the one may hold the other in a clause."""
    if not p.a.deeds or not p.b.deeds:
        return 0.0
    table = load_table()
    return 0.5 * (tells(p.a, p.b.deeds[0], table) + tells(p.b, p.a.deeds[0], table))


def participants_shared(p: Pair) -> float:
    """Share of the main deeds' fillers that meet, of those that both have."""
    if not p.a.deeds or not p.b.deeds:
        return 0.0
    x, y = p.a.deeds[0], p.b.deeds[0]
    both = [(s, t) for s, t in ((x.agent, y.agent), (x.patient, y.patient)) if s.concepts and t.concepts]
    return sum(bool(s.concepts & t.concepts) for s, t in both) / len(both) if both else 0.0


def participants_apart(p: Pair) -> float:
    """Number of the main deeds' fillers, doer and sufferer, that both have and that share no word."""
    if not p.a.deeds or not p.b.deeds:
        return 0.0
    x, y = p.a.deeds[0], p.b.deeds[0]
    both = [(s, t) for s, t in ((x.agent, y.agent), (x.patient, y.patient)) if s.concepts and t.concepts]
    return float(sum(not s.concepts & t.concepts for s, t in both))


def other_deed_known(p: Pair) -> float:
    """One where both main deeds are known kinds that cannot be one happening."""
    if not p.a.deeds or not p.b.deeds or not (p.a.deeds[0].known and p.b.deeds[0].known):
        return 0.0
    return float(not load_table().alike(p.a.deeds[0].kind, p.b.deeds[0].kind))


def roles_swapped(p: Pair) -> float:
    """One where the one's doer is the other's sufferer, of the same deed."""
    return float(any(swapped(x, y) for x in p.a.roles[:6] for y in p.b.roles[:6]))


def negation_differs(p: Pair) -> float:
    """One where one is negated and the other is not."""
    return float(negative(p.a) != negative(p.b))


def negation_clash(p: Pair) -> float:
    """One where the same doer does the same deed in one and does not (or refuses to) in the other."""
    return float(any(contradict(x, y) for x in p.a.roles[:6] for y in p.b.roles[:6]))


def denial_differs(p: Pair) -> float:
    """One where one statement denies or takes back and the other does not, or not in that way."""
    a, b = (act if act in ("denies", "retracts") else "" for act in (p.a.act, p.b.act))
    return float(a != b)


def modality_differs(p: Pair) -> float:
    """One where one tells of a fact and the other of a plan, an attempt, a possibility."""
    return float((p.a.modality == "actual") != (p.b.modality == "actual"))


def same_source(p: Pair) -> float:
    """One where both come from the same furthest source."""
    return float(p.a.source is not None and p.a.source == p.b.source)


def same_article(p: Pair) -> float:
    """One where both stand in one article."""
    return float(p.a.article == p.b.article)


def length_gap(p: Pair) -> float:
    """How unequal the passages' numbers of content words are (log ratio)."""
    return abs(math.log((len(p.a.concepts) + 1) / (len(p.b.concepts) + 1)))


def shortness(p: Pair) -> float:
    """How little the shorter passage says: one for an empty one, falling with its content words."""
    return 1.0 / (1.0 + min(len(p.a.concepts), len(p.b.concepts)))


FEATURES: tuple[Callable[[Pair], float], ...] = (
    passage_cosine, word_overlap, word_containment, plain_overlap, plain_containment, shared_information,
    rarest_shared, name_overlap, names_apart, figures_same, figures_clash, numbers_apart, figures_one_sided, dates_same,
    dates_clash, predicate_match, main_predicate_same, deed_match, main_deed_match, main_deed_told, participants_shared,
    participants_apart, other_deed_known, roles_swapped, negation_differs, negation_clash,
    denial_differs, modality_differs, same_source, same_article, length_gap, shortness,
)  # fmt: skip


def measure(pair: Pair) -> list[float]:
    """The pair's features, in the order of `feature_names`."""
    return [f(pair) for f in FEATURES] + doubts(pair.a, pair.b)


def conflict(p: Pair) -> str | None:
    """The feature that shows the two to contradict each other, so that they are never one claim; None if none does."""
    tests = (
        told_within, figures_clash, numbers_clash, denial_differs, roles_swapped, negation_clash, deed_dates_clash,
        beside,
    )  # fmt: skip
    return next((f.__name__ for f in tests if f(p) == 1.0), None) or why_apart(p.a, p.b)


def told_within(p: Pair) -> float:
    """One where a statement tells of a saying whose content is the other: "X warned that it leaks", "it leaks"."""
    if p.a.article != p.b.article:
        return 0.0
    outer, inner = (p.a, p.b) if len(p.a.sources) <= len(p.b.sources) else (p.b, p.a)
    inside = outer.span[0] <= inner.span[0] and inner.span[1] <= outer.span[1] and outer.span != inner.span
    further = len(inner.sources) > len(outer.sources) and inner.sources[: len(outer.sources)] == outer.sources
    return float(inside and further)


def beside(p: Pair) -> float:
    """One where one article says the two side by side or says them in quite other words: then they are two things."""
    if p.a.article != p.b.article:
        return 0.0
    overlap = word_overlap(p)
    if p.a.sentence[0] < p.b.sentence[1] and p.b.sentence[0] < p.a.sentence[1]:
        return float(overlap < SAME_SENTENCE)
    return float(overlap < SAME_ARTICLE or p.cosine < 2 * SAME_ARTICLE)


def feature_names() -> tuple[str, ...]:
    """The features' names, in order."""
    return tuple(f.__name__ for f in (*FEATURES, *DOUBTS))


def shared_weight(p: Pair) -> float:
    """Summed rarity of the concepts both use; summed in a fixed order, so that it is the same everywhere."""
    return sum(p.a.weights[c] for c in p.a.concepts if c in p.shared)


def plain_weight(p: Profile) -> float:
    """Summed rarity of the concepts that are no names."""
    return sum(w for c, w in p.weights.items() if c not in p.names)


def shared_plain_weight(p: Pair) -> float:
    """Summed rarity of the concepts both use that are names in neither."""
    return sum(p.a.weights[c] for c in p.a.concepts if c in p.shared and c not in p.a.names and c not in p.b.names)


def negative(p: Profile) -> bool:
    """Whether the statement says that something is not so, did not happen, was refused."""
    return p.polarity == "negative" or bool(p.roles and (p.roles[0].negated or p.roles[0].governor in NEGATING))


def alignment(x: Role, y: Role) -> float:
    """Agreement of two frames: half for the deed, a quarter each for doer and sufferer."""
    if not x.predicate or x.predicate != y.predicate:
        return 0.0
    return 0.5 + 0.25 * meets(x.agent, y.agent) + 0.25 * meets(x.patient, y.patient)


def agreement(x: Deed, y: Deed) -> float:
    """Agreement of two deeds: less than half for the kind, the rest for its fillers."""
    table = load_table()
    kind = 1.0 if x.kind == y.kind else 0.5 * float(x.known and y.known and table.alike(x.kind, y.kind))
    rest = any(s.concepts & y.others[p].concepts for p, s in x.others.items() if p in y.others)
    return kind * (0.4 + 0.25 * meet(x.agent, y.agent) + 0.25 * meet(x.patient, y.patient) + 0.1 * rest)


def swapped(x: Role, y: Role) -> bool:
    """Whether doer and sufferer of one deed change places."""
    crossed = meets(x.agent, y.patient) and meets(x.patient, y.agent)
    return x.predicate == y.predicate and crossed and not meets(x.agent, y.agent)


def contradict(x: Role, y: Role) -> bool:
    """Whether one frame negates the other."""
    one, other = x.negated or x.governor in NEGATING, y.negated or y.governor in NEGATING
    return x.predicate == y.predicate and one != other and (meets(x.agent, y.agent) or meets(x.patient, y.patient))


def meets(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two phrases share a concept."""
    return not set(a).isdisjoint(b)
