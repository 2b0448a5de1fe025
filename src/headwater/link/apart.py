"""What keeps two statements apart however alike they sound: other deeds, or one deed with another filler in a role.

A false join says that two newsrooms confirm each other, so that a named place, doer or sufferer that differs in the
same role, opposite deeds, and known deeds of which neither statement tells the other's all part. Where a role is filled
by a pronoun, or one side names and the other describes, nothing is known and nothing parts. What only speaks against a
join (`DOUBTS`) is weighed with the other features.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from headwater.link.agreement import comparable, dates_agree
from headwater.link.deeds import Deed, Slot, Table, load_table
from headwater.link.profiles import Profile

KIN = frozenset(
    """
    son daughter wife husband brother sister mother father child children parent parents friend colleague associate
    aide bodyguard lawyer spokesman spokeswoman deputy assistant cousin uncle aunt nephew niece driver boss
    """.split()  # noqa: SIM905  a word list
)
# The deed that a count of the people it befell tells of.
TOLLS = {"killed": "kill", "wounded": "wound", "missing": "miss", "detained": "detain", "displaced": "displace",
         "abducted": "abduct"}  # fmt: skip
HARM = frozenset({"killed", "wounded"})
LABELS = ("person", "organisation", "place")
Test = Callable[[Profile, Profile, Table], bool]


def why_apart(a: Profile, b: Profile) -> str | None:
    """The name of the first rule that keeps the two apart; None where none does."""
    if not a.deeds or not b.deeds:
        return None
    table = load_table()
    return next((rule.__name__ for rule in RULES if rule(a, b, table)), None)


def opposite_deeds(a: Profile, b: Profile, table: Table) -> bool:
    """One participant, and the one approves what the other rejects (neither negated, or both)."""
    x, y = a.deeds[0], b.deeds[0]
    return frozenset((x.kind, y.kind)) in table.opposite and x.negated == y.negated and share_participant(x, y)


def other_deed(a: Profile, b: Profile, table: Table) -> bool:
    """One participant, both main deeds are known kinds, and neither statement tells of anything like the other's."""
    x, y = a.deeds[0], b.deeds[0]
    if (
        not (x.known and y.known and (share_participant(x, y) or stands_in(x, y)))
        or frozenset((x.kind, y.kind)) in table.opposite
    ):
        return False
    return not tells(a, y, table) and not tells(b, x, table)


def other_place(a: Profile, b: Profile, table: Table) -> bool:
    """One deed in differently named places, none of which is said anywhere to lie in the other."""
    return a.places.exclude(b.places) and same_deed(a, b, table)


def other_doer(a: Profile, b: Profile, table: Table) -> bool:
    """One deed done by somebody else: other names, or of one sufferer other unnamed doers."""
    x, y = a.deeds[0], b.deeds[0]
    return same_deed(a, b, table) and differ(x.agent, y.agent, x.kind == y.kind and one_thing(x.patient, y.patient))


def other_sufferer(a: Profile, b: Profile, _: Table) -> bool:
    """One deed done to somebody else."""
    x, y = a.deeds[0], b.deeds[0]
    if x.kind != y.kind:
        return False
    if named_elsewhere(x.patient, y.patient, a) or named_elsewhere(y.patient, x.patient, b):
        return True
    return differ(x.patient, y.patient, one_thing(x.agent, y.agent))


def other_circumstance(a: Profile, b: Profile, _: Table) -> bool:
    """One deed with another name behind one preposition ("from Kell", "from Imsal")."""
    x, y = a.deeds[0], b.deeds[0]
    return x.kind == y.kind and any(differ(s, y.others[p], False) for p, s in x.others.items() if p in y.others)


def other_time(a: Profile, b: Profile, _: Table) -> bool:
    """One deed dated by both, on days, in months or in years of which no two meet."""
    x, y = a.deeds[0], b.deeds[0]
    dated = bool([t for t in a.when if comparable(t)] and [t for t in b.when if comparable(t)])
    return dated and x.kind == y.kind and share_participant(x, y) and not dates_agree(a.when, b.when)[0]


def plan_and_deed(a: Profile, b: Profile, table: Table) -> bool:
    """One deed, planned in the one statement and done in the other."""
    planned = [p.modality == "planned" for p in (a, b)]
    done = [p.modality == "actual" and not p.deeds[0].led for p in (a, b)]
    return same_deed(a, b, table) and ((planned[0] and done[1]) or (planned[1] and done[0]))


def harm_and_none(a: Profile, b: Profile, table: Table) -> bool:
    """The one counts the dead or the hurt, the other neither counts any nor tells that anybody came to harm."""
    return counts_alone(a, b, table, HARM) or counts_alone(b, a, table, HARM)


def toll_and_none(a: Profile, b: Profile, table: Table) -> bool:
    """The one counts people whom a deed befell, the other neither counts any nor tells of such a deed."""
    return counts_alone(a, b, table) or counts_alone(b, a, table)


def counts_alone(a: Profile, b: Profile, table: Table, kinds: Collection[str] = TOLLS) -> bool:
    """Whether `a` counts people whom a deed of these kinds befell, and `b` has no count and no such deed."""
    tolls = [TOLLS[f.of] for f in a.figures if f.of in kinds]
    if not tolls or any(f.of in TOLLS for f in b.figures):
        return False
    told = [k for d in b.deeds for k in (d.kind, *nouns(d, table))]
    return not any(table.kinds.get(verb, verb) == kind for verb in tolls for kind in told)


RULES: tuple[Test, ...] = (
    harm_and_none, opposite_deeds, other_deed, other_place, other_time, other_doer, other_sufferer, other_circumstance,
)  # fmt: skip
DOUBTS: tuple[Test, ...] = (toll_and_none, plan_and_deed)


def doubts(a: Profile, b: Profile) -> list[float]:
    """One for each of `DOUBTS` that speaks against the two being the same."""
    if not a.deeds or not b.deeds:
        return [0.0] * len(DOUBTS)
    table = load_table()
    return [float(doubt(a, b, table)) for doubt in DOUBTS]


def same_deed(a: Profile, b: Profile, table: Table) -> bool:
    """Whether the main deeds may be one happening."""
    x, y = a.deeds[0], b.deeds[0]
    return x.kind == y.kind or (x.known and y.known and table.alike(x.kind, y.kind))


def tells(p: Profile, deed: Deed, table: Table) -> bool:
    """Whether any of the statement's deeds, or a noun that names one as doer or circumstance, may be that deed."""
    kinds = (*(d.kind for d in p.deeds), *(k for d in p.deeds for k in nouns(d, table)))
    return any(table.alike(kind, deed.kind) for kind in kinds)


def nouns(deed: Deed, table: Table) -> Iterator[str]:
    """The kinds of deed that the words in its roles name ("the attack killed …" tells of an attack)."""
    for slot in (deed.agent, *deed.others.values()):
        for word in sorted(slot.words):
            if kind := table.kinds.get(word):
                yield kind


def share_participant(x: Deed, y: Deed) -> bool:
    """Whether the doers or the sufferers meet."""
    return meet(x.agent, y.agent) or meet(x.patient, y.patient)


def stands_in(x: Deed, y: Deed) -> bool:
    """Whether one doer is a mere "he" or "the company" that may be the other's."""
    return bool(x.agent.words and y.agent.words) and bool(x.agent.concepts) != bool(y.agent.concepts)


def meet(x: Slot, y: Slot) -> bool:
    """Whether two fillers share a word that means something."""
    return bool(x.concepts & y.concepts)


def named_elsewhere(mine: Slot, theirs: Slot, whole: Profile) -> bool:
    """Whether a statement names the other's person, but as somebody else ("the son of Voss was killed", "Voss was")."""
    person = theirs.names.get("person", frozenset())
    if not person or not mine.concepts or mine.names or mine.concepts & theirs.concepts:
        return False
    return bool(mine.words & KIN) and bool(person & whole.names)


def one_thing(x: Slot, y: Slot) -> bool:
    """Whether two fillers share more than half of the words that mean something."""
    return 2 * len(x.concepts & y.concepts) > min(len(x.concepts), len(y.concepts)) > 0


def differ(x: Slot, y: Slot, unnamed: bool) -> bool:
    """Whether two fillers are somebody else: other names under one label; with `unnamed` also other plain words."""
    if not x.concepts or not y.concepts or x.concepts & y.concepts:
        return False
    shared = [label for label in LABELS if x.names.get(label) and y.names.get(label)]
    if shared:
        return not any(x.names[label] & y.names[label] for label in shared)
    return unnamed and not x.names and not y.names
