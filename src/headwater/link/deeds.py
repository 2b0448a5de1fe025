"""What a statement says was done, put so that two statements' deeds can be held against each other.

Passives are turned round by extraction; here verbs and their nouns become kinds of deed ("carried out an attack",
"raided" -> attack), deeds told of the sufferer get him as patient ("he died", "he was killed"), and verbs that
only lead to another ("began shipping", "is expected to ship") step aside. The table is `models/linker/deeds.json`.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headwater.link.wording import STOP, Wording, words_of
from headwater.model import Entity, Frame, Statement

MOST_FRAMES = 8
PREPOSITIONS_OF_PLACE = frozenset({"in", "at", "near", "outside", "inside", "around"})
ASPECTS = frozenset(
    """
    begin start continue expect anticipate appear seem likely set go say be tend happen try attempt plan intend able
    due believe think suppose schedule prepare help manage come keep want hope need have report poise slate
    """.split()  # noqa: SIM905  a word list
)
SAYING = frozenset(
    """
    say tell report state announce confirm claim add write note reveal declare acknowledge admit insist argue allege
    disclose assert explain suggest show
    """.split()  # noqa: SIM905  a word list
)
ATTITUDES = frozenset({"believe", "fear", "know", "expect", "decide"})
PRONOUNS = frozenset(
    """
    i you he she it we they me him her us them who which that what this these those one ones someone somebody
    everyone anybody nobody himself herself themselves itself former latter there people person man woman men women
    others official officials source sources authority authorities group company firm
    """.split()  # noqa: SIM905  a word list
)


@dataclass(frozen=True, slots=True)
class Table:
    """Kinds of deed: `kinds` maps a lemma to its kind; `opposite` and `near` hold unordered pairs of kinds."""

    kinds: Mapping[str, str]
    opposite: frozenset[frozenset[str]]
    near: frozenset[frozenset[str]]
    light: frozenset[str]
    turning: frozenset[str]

    def alike(self, a: str, b: str) -> bool:
        """Whether two kinds may tell of one happening."""
        return a == b or frozenset((a, b)) in self.near


@dataclass(frozen=True, slots=True)
class Slot:
    """Who or what fills a role: its words, what they mean (no pronouns), its names by label ("place": {"imsal"})."""

    words: frozenset[str]
    concepts: frozenset[str]
    names: Mapping[str, frozenset[str]]


EMPTY = Slot(frozenset(), frozenset(), {})
Names = Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Deed:
    """One frame: the kind of deed (or the bare lemma, `known` false) and its fillers.

    `others` are fillers by preposition. `led` is whether a verb other than one of saying governs it ("wants to …").
    """

    kind: str
    known: bool
    agent: Slot
    patient: Slot
    others: Mapping[str, Slot]
    negated: bool
    led: bool


@cache
def load_table() -> Table:
    """The shipped table."""
    data = json.loads((files("headwater") / "models" / "linker" / "deeds.json").read_text(encoding="utf-8"))
    kinds = {word: words.split()[0] for words in data["classes"] for word in words.split()}
    opposite, near = (frozenset(frozenset(pair.split()) for pair in data[k]) for k in ("opposites", "near"))
    return Table(kinds, opposite, near, frozenset(data["light"]), frozenset(data["turning"]))


def deeds_of(s: Statement, wording: Wording, table: Table) -> tuple[Deed, ...]:
    """The statement's deeds, the main one first: mere attitudes ("fearing for his safety") come last."""
    frames = s.features.frames[:MOST_FRAMES]
    leading = {f.governor for f in frames if f.governor}
    kept = [f for f in frames if (f.agent or f.patient or f.obliques) and not steps_aside(f, leading)] or list(
        frames[:1]
    )
    names = name_index(s.features.entities, wording)
    found = (deed_of(f, names, wording, table) for f in kept)
    return tuple(sorted(found, key=lambda d: d.kind in ATTITUDES))


def steps_aside(f: Frame, leading: Container[str]) -> bool:
    """Whether a frame only leads to another: "began", "is expected", "is likely" with a frame below it."""
    lemma = f.predicate.removeprefix("be:")
    return lemma in ASPECTS and lemma in leading


def deed_of(f: Frame, names: Names, wording: Wording, table: Table) -> Deed:
    """One frame as a deed."""
    agent, patient = slot_of(f.agent, names, wording), slot_of(f.patient, names, wording)
    others = {p: slot_of(head, names, wording) for p, head in f.obliques}
    kind = kind_of(f, table)
    if kind in table.turning and not patient.words:
        agent, patient = EMPTY, agent
    if not agent.words:
        agent = others.get("by", EMPTY)
    led = f.governor is not None and f.governor not in SAYING
    return Deed(kind or f.predicate, kind is not None, agent, patient, others, f.negated, led)


def kind_of(f: Frame, table: Table) -> str | None:
    """The frame's kind: that of the verb with its particle, of a light verb's object, of the verb alone."""
    lemma = f.predicate.removeprefix("be:")
    phrasal = (table.kinds.get(f"{lemma}-{p}") for p, _ in f.obliques)
    found = next((k for k in phrasal if k), None)
    if found is None and lemma in table.light and f.patient:
        found = next((k for w in reversed(f.patient.split()) if (k := table.kinds.get(w))), None)
    return found or table.kinds.get(lemma)


def slot_of(phrase: str | None, names: Names, wording: Wording) -> Slot:
    """A head phrase as a slot."""
    words = frozenset(w.strip("'’\"“”.,$") for w in (phrase or "").split())
    found: dict[str, frozenset[str]] = {}
    for w in sorted(words):
        for label, whole in names.get(w, {}).items():
            found[label] = found.get(label, frozenset()) | whole
    meant = frozenset(wording.concept(wording.name(w)) for w in words if w and w not in PRONOUNS and w not in STOP)
    return Slot(words, meant, found)


def name_index(entities: Iterable[Entity], wording: Wording) -> dict[str, dict[str, frozenset[str]]]:
    """For each lower-case word of a name: the words of the names it belongs to, by label."""
    index: dict[str, dict[str, frozenset[str]]] = {}
    for e in entities:
        words = words_of(e.text)
        whole = frozenset(wording.name(w) for w in words)
        for w in words:
            known = index.setdefault(w, {})
            known[e.label] = known.get(e.label, frozenset()) | whole
    return index
