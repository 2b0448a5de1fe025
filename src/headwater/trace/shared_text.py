"""Verbatim and edited copies: runs of words that two articles share, in order, outside quotation marks.

Seeds are shingles of five unquoted words looked up in one index over the corpus, so no two texts are
compared that share none. Seeds on nearby diagonals join into a passage; a passage counts when enough of
its words agree. The measure follows the usual seed-and-extend alignment (Manber 1994; Clough et al. 2002).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from headwater.trace.wording import FUNCTION_WORDS, Token

SHINGLE = 5
MAX_GAP = 6
LEAST_AGREEMENT = 0.6
MAX_POSTINGS = 2_000
MAX_PAIRED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words `a[a_from:a_to]` and `b[b_from:b_to]` that agree in `shared` places (word indices, half-open)."""

    a_from: int
    a_to: int
    b_from: int
    b_to: int
    shared: int


def seed_pairs(tokens: Mapping[str, Sequence[Token]]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """For each pair of articles the places (index in the first, in the second) where five unquoted words agree.

    A shingle found in more than `MAX_POSTINGS` places is boilerplate and skipped, which bounds the work.
    """
    index: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for article in sorted(tokens):
        for at, shingle in _shingles(tokens[article]):
            index[shingle].append((article, at))
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if len(places) > MAX_POSTINGS:
            continue
        for (a, at_a), (b, at_b) in _neighbours(places):
            if a != b:
                pairs[a, b].append((at_a, at_b))
    return {pair: sorted(set(seeds)) for pair, seeds in sorted(pairs.items())}


def _neighbours(places: Sequence[tuple[str, int]]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """All pairs of a few places; of many (a wire story printed everywhere) each with the first and the one before."""
    if len(places) <= MAX_PAIRED:
        yield from combinations(places, 2)
        return
    yield from ((places[0], place) for place in places[1:])
    yield from pairwise(places)


def _shingles(tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for at in range(len(tokens) - SHINGLE + 1):
        window = tokens[at : at + SHINGLE]
        if not any(t.quoted for t in window):
            yield at, tuple(t.word for t in window)


def join_seeds(seeds: Sequence[tuple[int, int]]) -> list[Passage]:
    """Passages that the seeds of one pair form: a seed follows when both sides skip at most `MAX_GAP` words."""
    passages: list[Passage] = []
    open_runs: list[list[tuple[int, int]]] = []
    for seed in seeds:
        run = next((r for r in reversed(open_runs) if _follows(r[-1], seed)), None)
        if run is None:
            open_runs.append([seed])
        else:
            run.append(seed)
        open_runs = [r for r in open_runs if _close(r, seed, passages)]
    passages += [_passage(r) for r in open_runs]
    return _without_overlaps(passages)


def _follows(last: tuple[int, int], seed: tuple[int, int]) -> bool:
    step_a, step_b = seed[0] - last[0], seed[1] - last[1]
    return 0 < step_a <= SHINGLE + MAX_GAP and 0 < step_b <= SHINGLE + MAX_GAP


def _close(run: list[tuple[int, int]], seed: tuple[int, int], passages: list[Passage]) -> bool:
    """Whether `run` can still grow; one that cannot is added to `passages`."""
    if seed[0] - run[-1][0] <= SHINGLE + MAX_GAP:
        return True
    passages.append(_passage(run))
    return False


def _passage(run: list[tuple[int, int]]) -> Passage:
    covered: set[int] = set()
    for at, _ in run:
        covered.update(range(at, at + SHINGLE))
    return Passage(
        a_from=run[0][0], a_to=run[-1][0] + SHINGLE, b_from=run[0][1], b_to=run[-1][1] + SHINGLE, shared=len(covered)
    )


def _without_overlaps(passages: list[Passage]) -> list[Passage]:
    """The longest passages, none overlapping another on either side, in text order."""
    kept: list[Passage] = []
    for p in sorted(passages, key=lambda p: (-p.shared, p.a_from, p.b_from)):
        if all((p.a_to <= k.a_from or k.a_to <= p.a_from) and (p.b_to <= k.b_from or k.b_to <= p.b_from) for k in kept):
            kept.append(p)
    return sorted(kept, key=lambda p: p.a_from)


def is_copied(passage: Passage, tokens: Sequence[Token], least_words: int) -> bool:
    """Whether a passage is long and close enough and says something: a third of its words are content."""
    length = max(passage.a_to - passage.a_from, passage.b_to - passage.b_from)
    content = sum(t.word not in FUNCTION_WORDS for t in tokens[passage.a_from : passage.a_to])
    return passage.shared >= least_words and passage.shared / length >= LEAST_AGREEMENT and content >= least_words / 3
