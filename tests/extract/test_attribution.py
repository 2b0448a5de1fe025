"""Attributions by rules: one invented sentence a case, in tests/cases/attribution.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from headwater.extract.attribution import find_attributions, join_attributions
from headwater.extract.spans import AttributionSpan
from headwater.options import ExtractOptions

CASES = Path(__file__).parents[1] / "cases"
RULES_ALONE = ExtractOptions(model=False)


def cases(name: str) -> list[Any]:
    return [pytest.param(c, id=c["label"]) for c in json.loads((CASES / name).read_text(encoding="utf-8"))]


def found_in(text: str) -> list[tuple[str, str, str]]:
    (found,) = find_attributions([text], RULES_ALONE)
    join = lambda spans: " … ".join(text[s:e] for s, e in spans)  # noqa: E731
    return [(join(a.source), join(a.cue), join(a.content)) for a in found]


@pytest.mark.parametrize("case", cases("attribution.json"))
def test_attribution_is_found(case: dict[str, Any]) -> None:
    assert tuple(case["expect"]) in found_in(case["text"])


@pytest.mark.parametrize("case", cases("attribution-negative.json"))
def test_nothing_is_attributed(case: dict[str, Any]) -> None:
    assert found_in(case["text"]) == []


@pytest.mark.parametrize("case", cases("attribution-known-failures.json"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict[str, Any]) -> None:
    assert tuple(case["expect"]) in found_in(case["text"])


def test_joining_keeps_the_tagger_and_adds_sure_rules() -> None:
    tagged = AttributionSpan(source=((0, 3),), cue=((4, 8),), content=((9, 30),), score=0.9, by="model")
    same = AttributionSpan(source=((0, 3),), cue=((4, 8),), content=((9, 28),), score=0.9)
    sure = AttributionSpan(source=((50, 53),), cue=((54, 58),), content=((60, 80),), score=0.9)
    unsure = AttributionSpan(source=((90, 93),), cue=((94, 98),), content=((99, 110),), score=0.3)
    assert join_attributions([tagged], [same, sure, unsure]) == [tagged, sure]
