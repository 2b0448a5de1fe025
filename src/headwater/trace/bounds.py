"""How many groups count: the fewest and the most independent origins consistent with the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from headwater.model import Evidence, Reason, Source
from headwater.trace.roots import Root, is_named, naming_words
from headwater.trace.spokespeople import same_desk, speaks_for

NEARLY = 88
UNLIKE = 75
# Lower-case words that are part of personal names.
PARTICLES = frozenset(
    {"al", "bin", "ibn", "de", "da", "di", "del", "van", "von", "der", "den", "el", "la", "le", "of", "the"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """One merged group: its roots, the source that stands for it, whether it only cites in a circle."""

    statements: tuple[str, ...]
    roots: tuple[Root, ...]
    source: str | None
    circular: bool
    because: tuple[Reason, ...]

    @property
    def sourced(self) -> bool:
        """Whether any of its statements names a source."""
        return any(r.end for r in self.roots)


def count_groups(groups: Sequence[Grouping], evidence: Evidence) -> list[Reason]:
    """For each group the reason why it counts in both bounds, in the upper one only, or not at all.

    `low` is the number of groups that count in both, `high` of those that count at all. A group counts in both
    when it ends in a named source that can be none of the others counted so far. When no group does, but some
    source is given, one group counts in both: somebody said it.
    """
    kept: list[Grouping] = []
    verdicts: list[Reason | None] = []
    for group in groups:
        verdict = _obvious(group)
        if verdict is None and _hard(group, evidence):
            verdict = _named(group, kept, evidence)
        verdicts.append(verdict)
    if not kept:
        _count_one(groups, verdicts)
    return [v or _only_high(g, evidence) for v, g in zip(verdicts, groups, strict=True)]


def _obvious(group: Grouping) -> Reason | None:
    if group.circular:
        text = "These articles cite each other in a circle and show no origin, so they count in the upper bound only."
        return Reason(rule="trace/counted-high@1", text=text, evidence=group.statements[:1])
    if not group.sourced:
        text = "Nobody says where this is from; it may rest on another origin, so it counts in the upper bound only."
        return Reason(rule="trace/counted-high@1", text=text, evidence=group.statements[:1])
    return None


def _hard(group: Grouping, evidence: Evidence) -> bool:
    return any(is_named(r.end, evidence) for r in group.roots)


def _named(group: Grouping, kept: list[Grouping], evidence: Evidence) -> Reason:
    other = next((k for k in kept if _may_be_one(group, k, evidence)), None)
    if other is None:
        kept.append(group)
        text = f"{_name(group, evidence)} is a named source and none of the others."
        return Reason(rule="trace/counted@1", text=text, evidence=group.statements[:1])
    text = f"{_name(group, evidence)} may be {_name(other, evidence)}, so it counts in the upper bound only."
    return Reason(rule="trace/counted-high@1", text=text, evidence=(group.statements[0], other.statements[0]))


def _count_one(groups: Sequence[Grouping], verdicts: list[Reason | None]) -> None:
    for at, group in enumerate(groups):
        if verdicts[at] is None:
            text = "A source is given, though not one that could be told from the others: at least one origin."
            verdicts[at] = Reason(rule="trace/counted@1", text=text, evidence=group.statements[:1])
            return


def _only_high(group: Grouping, evidence: Evidence) -> Reason:
    text = f"{_name(group, evidence)} may be, or rest on, one of the others, so it counts in the upper bound only."
    return Reason(rule="trace/counted-high@1", text=text, evidence=group.statements[:1])


def _name(group: Grouping, evidence: Evidence) -> str:
    return evidence.sources[group.source].name if group.source else "An unnamed report"


def _may_be_one(a: Grouping, b: Grouping, evidence: Evidence) -> bool:
    """Whether two groups of named sources may be one: a shared name, or one speaks for or belongs to the other."""
    ends_a = {r.end for r in a.roots if r.end and is_named(r.end, evidence)}
    ends_b = {r.end for r in b.roots if r.end and is_named(r.end, evidence)}
    return any(_akin(x, y, evidence) for x in sorted(ends_a) for y in sorted(ends_b))


def _akin(a: str, b: str, evidence: Evidence) -> bool:
    if same_desk(a, b, evidence) or speaks_for(a, b, evidence) or speaks_for(b, a, evidence):
        return True
    first, second = evidence.sources[a], evidence.sources[b]
    x, y = naming_words(first), naming_words(second)
    if x <= y or y <= x:
        return True
    if _share_family_name(first, second) and not _other_given_name(first, second):
        return True
    if first.kind == second.kind == "person":
        return _typed(first) != _typed(second) and not (first.affiliation and second.affiliation)
    return _belongs(first, second.kind, y) or _belongs(second, first.kind, x)


def _share_family_name(a: Source, b: Source) -> bool:
    """Whether the last words of two names, or of aliases, are one or nearly one ("Conner", "Conners")."""
    return any(fuzz.ratio(x, y) >= NEARLY for x in _last_words(a) for y in _last_words(b))


def _other_given_name(a: Source, b: Source) -> bool:
    """Whether two people are told by full names that begin differently: members of a family are two."""
    if a.kind != "person" or b.kind != "person" or _typed(a) or _typed(b):
        return False
    x, y = a.name.casefold().split(), b.name.casefold().split()
    if len(x) < 2 or len(y) < 2 or min(len(x[0].strip(".")), len(y[0].strip("."))) < 3:
        return False
    return fuzz.ratio(x[0], y[0]) < UNLIKE and x[0] not in y and y[0] not in x


def _last_words(source: Source) -> list[str]:
    return sorted({n.split()[-1].strip(".,").casefold() for n in (source.name, *source.aliases) if n.split()})


def _typed(source: Source) -> bool:
    """Whether a person is told by office only ("the Harbour Board spokeswoman"): a name may be the same one's."""
    return any(w.islower() and w not in PARTICLES for w in source.name.split())


def _belongs(source: Source, kind: str, name: frozenset[str]) -> bool:
    """Whether an organisation or document with the words `name` is one that `source` belongs to."""
    words = {w.strip(",.").casefold() for w in f"{source.affiliation or ''} {source.role or ''}".split()}
    return kind in ("organisation", "document") and bool(words & name)
