"""Which source ids are one so far, and why: the state that joining names fills."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.model import Reason, Source

RULES = "link/names@2"


@dataclass(slots=True)
class Joined:
    """A union of source ids that remembers why each pair was joined."""

    parent: dict[str, str] = field(default_factory=dict)
    why: list[tuple[str, str, str, str]] = field(default_factory=list)
    unsure: list[tuple[str, str, Reason]] = field(default_factory=list)

    def root(self, key: str) -> str:
        self.parent.setdefault(key, key)
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a: str, b: str, rule: str, text: str) -> None:
        x, y = self.root(a), self.root(b)
        if x != y:
            self.parent[max(x, y)] = min(x, y)
            self.why.append((a, b, rule, text))

    def doubt(self, a: str, b: str, text: str) -> None:
        """Remember that two may be one, for a person to settle."""
        self.unsure.append((a, b, Reason(rule=f"{RULES}:unsure", text=text, evidence=(a, b))))


@dataclass(frozen=True, slots=True)
class Known:
    """What all articles say of one local id: the records, and the articles they stand in."""

    records: tuple[Source, ...]
    articles: tuple[str, ...]

    @property
    def first(self) -> Source:
        return self.records[0]
