"""A second look: the pairs of statements that features leave undecided are read by the pair model.

Reading a pair takes some ten milliseconds where measuring it takes a fraction of one, so only pairs in doubt are
read, those likeliest to be the same first, and their number grows with the number of statements, not of pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

LOW, HIGH = 0.03, 0.98
EACH = 12
FREE, SHARE = 1500, 0.25


def undecided(chances: Mapping[tuple[int, int], float], statements: int) -> list[tuple[int, int]]:
    """Pairs with a probability within `LOW`..`HIGH`, sorted.

    At most `EACH` a statement and `FREE` + `SHARE` a statement in all; the likelier ones go first.
    """
    most, taken = int(FREE + SHARE * statements), Counter[int]()
    found: list[tuple[int, int]] = []
    for p, (i, j) in sorted(((p, pair) for pair, p in chances.items()), key=lambda x: (-x[0], x[1])):
        if LOW <= p <= HIGH and taken[i] < EACH and taken[j] < EACH:
            found.append((i, j))
            taken.update((i, j))
        if len(found) >= most:
            break
    return sorted(found)
