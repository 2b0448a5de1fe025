"""Confidence: read off the record, within its bounds, never less for a better score."""

from __future__ import annotations

from dataclasses import replace

from headwater.extract.confidence import LEAST, MOST, grounds, with_confidence
from headwater.model import Hop, Reason, Source, Statement

TEXT = "The mayor said the bridge would reopen in June."
MAYOR = Source(id="s-1", name="mayor", kind="person")


def statement(score: float, chain: bool = True) -> Statement:
    hop = Hop(source="s-1", start=0, end=9, cue="said", cue_start=10, cue_end=14)
    why = Reason(rule="attribution-model@1", text="…", spans=(("a-1", 0, 9), ("a-1", 10, 14)), weight=score)
    return Statement(
        id="st-1", article="a-1", start=15, end=46, text=TEXT[15:46], sentence=(0, 47),
        voice="attributed", form="indirect", chain=(hop,) if chain else (), reasons=(why,),
    )  # fmt: skip


def test_better_scores_are_never_less_sure() -> None:
    given = [with_confidence(statement(p / 20), TEXT, {"s-1": MAYOR}).confidence for p in range(1, 20)]
    assert given == sorted(given)
    assert LEAST <= given[0] < given[-1] <= MOST


def test_whom_nobody_names_is_less_sure() -> None:
    named = with_confidence(statement(0.9), TEXT, {"s-1": MAYOR})
    unnamed = with_confidence(statement(0.9, chain=False), TEXT, {})
    assert unnamed.confidence < named.confidence


def test_grounds_are_read_off_the_record() -> None:
    why = grounds(statement(0.9), TEXT, {"s-1": MAYOR})
    assert (why["hops2"], why["nobody"], why["pronoun"], why["rule"]) == (0.0, 0.0, 0.0, 0.0)
    carried = replace(statement(0.9), reasons=(Reason(rule="rules@1/carried", text="…", weight=0.6),))
    assert grounds(carried, TEXT, {"s-1": MAYOR})["carried"] == 1.0
