"""Every example of the documentation says what the program does."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import headwater
from headwater.cli import cli
from tests.ask.conftest import DRAFT, ROOT

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
IDS = re.compile(r"\[[a-z]{1,2}-[0-9a-f]{12}\]|\b[a-z]{1,2}-[0-9a-f]{12}\b")


def sessions() -> list[tuple[str, str]]:
    """The commands of docs/questions.md with the output that they are shown with."""
    found = []
    for block in BLOCK.findall((ROOT / "docs" / "questions.md").read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown))
    return found


def flat(text: str) -> str:
    """The text without ids, wrapping and indents."""
    return " ".join(IDS.sub("", text).split())


@pytest.mark.parametrize(("command", "shown"), sessions(), ids=[c for c, _ in sessions()])
def test_a_command_prints_what_the_page_shows(command: str, shown: str, desk: Path) -> None:
    with headwater.open(desk / "lowmere.hw") as corpus:
        claim = corpus.claims(text="leaking tank").items[0].claim.id
        source = corpus.sources(text="Veress").items[0].source.id
    words = shlex.split(command.replace("$CLAIM", claim).replace("$SOURCE", source))
    if words[0] == "cat":
        assert shown == DRAFT
        return
    if words[1] == "add":
        (desk / "lowmere.hw").unlink()
    done = CliRunner().invoke(cli, words[1:])
    assert done.exit_code == 0, done.output
    printed, at = flat(done.output), 0
    for piece in filter(None, map(flat, shown.split("…"))):
        at = printed.find(piece, at)
        assert at >= 0, f"{piece!r} is not (or not there) in {printed!r}"
        at += len(piece)


def test_the_examples_of_the_api_are_true(desk: Path) -> None:
    assert (desk / "lowmere.hw").exists()
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(text, {}, "api.md", "docs/api.md", 0)
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples, out=said.append)
    assert result.attempted > 30
    assert not result.failed, "".join(said)
