"""Copies: which articles took text from which, by shared words or by the same facts in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.model import Copy, CopyKind, Direction, Evidence, Reason, make_id
from headwater.options import TraceOptions
from headwater.trace.direction import Credits, find_direction, read_credits
from headwater.trace.retellings import Retelling, align, candidate_pairs, word_weights
from headwater.trace.shared_text import Passage, is_copied, join_seeds, seed_pairs
from headwater.trace.wording import Sentence, Token, split_sentences, tokenize

# Chosen on eight hand-annotated stories: from 1.5 upwards every aligned pair was a copy by the annotators' rules.
LEAST_CLOSENESS = 0.3
LEAST_WEIGHT = 1.55
LEAST_STEPS = 3

Quad = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every article of a corpus as tokens and sentences, the weight of each content word, whom each article credits."""

    tokens: Mapping[str, Sequence[Token]]
    sentences: Mapping[str, Sequence[Sentence]]
    weights: Mapping[str, float]
    credits: Credits


def find_copies(evidence: Evidence, options: TraceOptions) -> list[Copy]:
    """Return the copies among the articles, each with its passages, direction and reasons, in order of articles' ids.

    Articles are compared only when they share shingles or rare words, never all with all. A pair is a verbatim
    copy when an unquoted run of at least `options.min_copied_words` words is shared nearly unchanged, a rewrite
    when at least three sentences say the same in the same order.
    """
    wording = read_wording(evidence)
    seeds = seed_pairs(wording.tokens)
    pairs = sorted({*seeds, *candidate_pairs(wording.sentences)})
    found = (_compare(a, b, seeds.get((a, b), []), wording, evidence, options) for a, b in pairs)
    return [copy for copy in found if copy is not None]


def read_wording(evidence: Evidence) -> Wording:
    """Every article's tokens and sentences, and the word weights over them."""
    tokens = {k: tokenize(evidence.articles[k].text) for k in sorted(evidence.articles)}
    sentences = {k: split_sentences(evidence.articles[k].text, t) for k, t in tokens.items()}
    return Wording(tokens=tokens, sentences=sentences, weights=word_weights(sentences), credits=read_credits(evidence))


def _compare(
    a: str, b: str, seeds: Sequence[tuple[int, int]], wording: Wording, evidence: Evidence, options: TraceOptions
) -> Copy | None:
    runs = [p for p in join_seeds(seeds) if is_copied(p, wording.tokens[a], options.min_copied_words)]
    told = align(wording.sentences[a], wording.sentences[b], wording.weights, LEAST_CLOSENESS)
    if len(told.steps) < LEAST_STEPS or told.weight < LEAST_WEIGHT:
        told = Retelling(steps=(), cover_a=0.0, cover_b=0.0)
    if not runs and not told.steps:
        return None
    passages = _passages(a, b, runs, told, wording)
    direction, why = find_direction(a, b, passages, wording.credits, evidence)
    kind: CopyKind = "verbatim" if runs else "rewrite"
    similarity = _similarity(a, b, runs, told, wording)
    what = _describe(a, b, runs, told, passages)
    return _copy(a, b, kind, direction, passages, similarity, (what, *why))


def _copy(
    a: str, b: str, kind: CopyKind, direction: Direction, passages: tuple[Quad, ...], similarity: float,
    because: tuple[Reason, ...],
) -> Copy:  # fmt: skip
    return Copy(
        id=make_id("cp", a, b, kind),
        a=a,
        b=b,
        kind=kind,
        direction=direction,
        passages=passages,
        similarity=round(similarity, 3),
        because=because,
    )


def _passages(a: str, b: str, runs: Sequence[Passage], told: Retelling, wording: Wording) -> tuple[Quad, ...]:
    """Character spans on both sides: the shared runs, and the aligned sentences that no run touches."""
    ta, tb = wording.tokens[a], wording.tokens[b]
    quads = [(ta[p.a_from].start, ta[p.a_to - 1].end, tb[p.b_from].start, tb[p.b_to - 1].end) for p in runs]
    for step in told.steps:
        x, y = wording.sentences[a][step.a], wording.sentences[b][step.b]
        if not any(_touch(x.start, x.end, q[0], q[1]) and _touch(y.start, y.end, q[2], q[3]) for q in quads):
            quads.append((x.start, x.end, y.start, y.end))
    return tuple(sorted(quads))


def _touch(a: int, b: int, c: int, d: int) -> bool:
    return a < d and c < b


def _similarity(a: str, b: str, runs: Sequence[Passage], told: Retelling, wording: Wording) -> float:
    """The share of the shorter article that is shared: words of the runs, or aligned sentences by closeness."""
    shortest = max(1, min(len(wording.tokens[a]), len(wording.tokens[b])))
    verbatim = sum(p.shared for p in runs) / shortest
    count = max(1, len(told.steps))
    retold = max(told.cover_a, told.cover_b) * told.weight / count
    return min(1.0, max(verbatim, retold))


def _describe(a: str, b: str, runs: Sequence[Passage], told: Retelling, passages: tuple[Quad, ...]) -> Reason:
    spans = tuple(s for q in passages[:3] for s in ((a, q[0], q[1]), (b, q[2], q[3])))
    if runs:
        longest = max(p.shared for p in runs)
        text = (
            f"The two articles share {len(runs)} run{'s' * (len(runs) > 1)} of words outside quotation marks, "
            f"the longest of {longest} words."
        )
        return Reason(rule="trace/shared-words@1", text=text, evidence=(a, b), spans=spans, weight=float(longest))
    text = (
        f"{len(told.steps)} sentences say the same in the same order in other words: "
        f"{told.cover_a:.0%} of one article and {told.cover_b:.0%} of the other."
    )
    return Reason(rule="trace/same-order@1", text=text, evidence=(a, b), spans=spans, weight=round(told.weight, 3))
