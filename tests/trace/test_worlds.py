"""The bounds hold the truth in worlds where it is known, whatever newsrooms credit, copy or hide."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2]))
from eval.worlds import Rates, make_world, measure, trace_world

RATE = st.floats(min_value=0, max_value=1)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    seed=st.integers(min_value=0, max_value=2**32),
    newsrooms=st.integers(min_value=1, max_value=12),
    knowers=st.integers(min_value=1, max_value=6),
    rates=st.tuples(*[RATE] * 10),
)
def test_the_truth_lies_within_the_bounds_in_every_world(seed, newsrooms, knowers, rates):
    names = (
        "first_hand", "unnamed", "silent", "credit", "passes_on",
        "recognisable", "circle", "blurred", "agency", "family",
    )  # fmt: skip
    drawn = Rates(newsrooms=newsrooms, knowers=knowers, **dict(zip(names, rates, strict=True)))
    world = make_world(random.Random(seed), drawn)
    found = trace_world(world).origins
    assert found.low <= world.truth <= found.high


def test_where_everything_is_named_and_credited_the_bounds_are_the_truth():
    open_world = Rates(unnamed=0, silent=0, credit=1, passes_on=1, blurred=0, circle=0, agency=0)
    assert measure(open_world, 60, 1) == {"holds": 1.0, "width": 0.0, "exact": 1.0}


def test_the_bounds_widen_as_credits_get_rarer():
    credited, hidden = measure(Rates(credit=1), 150, 3), measure(Rates(credit=0), 150, 3)
    assert hidden["width"] > credited["width"]
    assert hidden["holds"] == credited["holds"] == 1.0


def test_the_same_seed_makes_the_same_world():
    assert make_world(random.Random(5), Rates()) == make_world(random.Random(5), Rates())
