"""A second look: the pairs of statements that features leave undecided are read by the pair model.

Reading a pair takes some ten milliseconds where measuring it takes a fraction of one, so only pairs in doubt are
read, those likeliest to be the same first, and their number grows with the number of statements, not of pairs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from headwater.link.clusters import log_odds
from headwater.link.pairs import PAIR_FEATURES, PairReader
from headwater.link.scorer import Scorer, scorer_from

LOW, HIGH = 0.03, 0.98
EACH = 12
FREE, SHARE = 1500, 0.25
FEATURES = ("measured", *PAIR_FEATURES)

Decided = dict[tuple[int, int], tuple[float, list[float]]]


def look_again(decided: Decided, texts: Sequence[str], reader: PairReader, scorer: Scorer) -> Decided:
    """The same pairs; those in doubt have the probability that `scorer` gives them and rows as in `FEATURES`."""
    doubtful = undecided({pair: p for pair, (p, _) in decided.items()}, len(texts))
    readings = reader.compare_texts([(texts[i], texts[j]) for i, j in doubtful])
    rows = [[log_odds(decided[pair][0], 0.5), *found] for pair, found in zip(doubtful, readings, strict=True)]
    chances = scorer.probability(rows)
    return decided | {pair: (float(p), row) for pair, p, row in zip(doubtful, chances, rows, strict=True)}


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


@cache
def load_second_scorer() -> Scorer | None:
    """The weights over `FEATURES`, or None where they are absent or are of other features."""
    try:
        text = (files("headwater") / "models" / "pairs" / "statements.json").read_text(encoding="utf-8")
        scorer = scorer_from(json.loads(text))
    except (OSError, ValueError, KeyError):
        return None
    return scorer if scorer.features == FEATURES else None
