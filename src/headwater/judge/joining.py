"""Groups made again under what was judged: what must not be together is parted at its weakest link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[str, str]


class Groups:
    """A union of keys in which some pairs may never meet."""

    def __init__(self, keys: Iterable[str], apart: Iterable[Pair]) -> None:
        self._parent = {key: key for key in keys}
        self._apart = [p for p in apart if p[0] in self._parent and p[1] in self._parent]

    def root(self, key: str) -> str:
        """What stands for the key's group."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, a: str, b: str) -> bool:
        """Whether the two are in one group now."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return True
        if any({self.root(p), self.root(q)} == {x, y} for p, q in self._apart):
            return False
        self._parent[max(x, y)] = min(x, y)
        return True

    def members(self) -> list[list[str]]:
        """The groups, keys in the order they were given, groups in that of their first key."""
        found: dict[str, list[str]] = {}
        for key in self._parent:
            found.setdefault(self.root(key), []).append(key)
        return list(found.values())


def part(keys: Sequence[str], links: Sequence[Pair], apart: Sequence[Pair]) -> list[list[str]]:
    """The keys of one group as the groups that remain when these pairs must not be together.

    `links` are what joined them, strongest first; a key that no link reaches stays with the first key.
    """
    groups = Groups(keys, apart)
    known = set(keys)
    for a, b in links:
        if a in known and b in known:
            groups.join(a, b)
    linked = {k for pair in links for k in pair}
    for key in keys[1:]:
        if key not in linked:
            groups.join(keys[0], key)
    return groups.members()
