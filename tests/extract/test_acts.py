"""Acts and certainty read off cues and contents."""

from __future__ import annotations

import pytest

from headwater.extract.acts import find_act
from headwater.extract.certainty import find_certainty


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "says"),
        ("denied", "denies"),
        ("did not deny", "says"),
        ("confirmed", "confirms"),
        ("has neither confirmed nor denied", "declines_comment"),
        ("questioned whether", "questions"),
        ("retracted", "retracts"),
    ],
)
def test_act_of_a_cue(cue: str, act: str) -> None:
    assert find_act(cue, "the dam was unsafe", attributed=True) == act


@pytest.mark.parametrize(
    "content",
    ["The company declined to comment", "The ministry did not respond to a request for comment"],
)
def test_declining_in_own_voice(content: str) -> None:
    assert find_act("", content, attributed=False) == "declines_comment"


@pytest.mark.parametrize(
    ("content", "cues", "certainty"),
    [
        ("the dam broke", ["said"], "certain"),
        ("the dam may break", ["said"], "hedged"),
        ("the dam will be rebuilt", ["said"], "certain"),
        ("the dam broke", ["believes"], "hedged"),
    ],
)
def test_certainty(content: str, cues: list[str], certainty: str) -> None:
    assert find_certainty(content, cues) == certainty
