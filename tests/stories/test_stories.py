"""Every story's ledger says what the story expects; known failures must still fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories import story

HERE = Path(__file__).parent


def cases(folder: str) -> list[Path]:
    return sorted((HERE / folder).glob("*.story"))


def failures(path: Path) -> list[str]:
    """What the ledger of the story at `path` does not say as expected, one line each."""
    told_story = story.read_story(path)
    told = story.Told(told_story)
    failed = []
    for kind, rest in told_story.expectations:
        try:
            story.CHECKS[kind](told, rest)
        except AssertionError as error:
            failed.append(f"{kind}: {rest}\n    got {error}")
    assert told_story.expectations, "a story must expect something"
    return failed


@pytest.mark.parametrize("path", cases("told"), ids=lambda p: p.stem)
def test_story(path: Path) -> None:
    failed = failures(path)
    assert not failed, "\n".join([path.stem, *failed])


@pytest.mark.parametrize("path", cases("known-failures"), ids=lambda p: p.stem)
def test_known_failure_still_fails(path: Path) -> None:
    """A known failure that has begun to pass belongs among the told stories."""
    assert failures(path)
