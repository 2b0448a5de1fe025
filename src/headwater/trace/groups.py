"""Groups of statements that flow from one origin: a union-find that keeps the reason of every merge."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.model import Reason


class Merging:
    """Disjoint groups of statement ids. Each successful merge keeps its reason, whose first two evidence ids are
    the statements it joined, so that the groups can be rebuilt from the reasons alone (`replay`)."""

    def __init__(self, statements: Iterable[str]) -> None:
        """Start with every statement in a group of its own."""
        self._parent = {s: s for s in statements}
        self.reasons: list[Reason] = []

    def find(self, statement: str) -> str:
        """The representative of the group that holds `statement`."""
        while self._parent[statement] != statement:
            self._parent[statement] = self._parent[self._parent[statement]]
            statement = self._parent[statement]
        return statement

    def join(self, a: str, b: str, rule: str, text: str, *evidence: str) -> bool:
        """Join the groups of `a` and `b` and keep the reason; False when they are one group already."""
        top_a, top_b = self.find(a), self.find(b)
        if top_a == top_b:
            return False
        self._parent[max(top_a, top_b)] = min(top_a, top_b)
        self.reasons.append(Reason(rule=rule, text=text, evidence=(a, b, *evidence)))
        return True

    def groups(self) -> list[tuple[tuple[str, ...], tuple[Reason, ...]]]:
        """Every group in the order of its first statement, with the reasons of its merges."""
        members: dict[str, list[str]] = {}
        for statement in self._parent:
            members.setdefault(self.find(statement), []).append(statement)
        why: dict[str, list[Reason]] = {top: [] for top in members}
        for reason in self.reasons:
            why[self.find(reason.evidence[0])].append(reason)
        return [(tuple(members[top]), tuple(why[top])) for top in members]


def replay(statements: Iterable[str], reasons: Iterable[Reason]) -> list[tuple[str, ...]]:
    """The groups that the merge reasons imply: recomputing from the reasons gives the stored groups."""
    merging = Merging(statements)
    for reason in reasons:
        if len(reason.evidence) >= 2:
            merging.join(reason.evidence[0], reason.evidence[1], reason.rule, reason.text)
    return [members for members, _ in merging.groups()]
