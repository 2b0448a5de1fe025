"""A corpus of the demo story, made once by the command that the documentation shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import headwater
from headwater.cli import cli
from headwater.corpus import Corpus

ROOT = Path(__file__).parents[2]
DRAFT = """\
Calder Chemicals was warned in February about a leaking storage tank at its Lowmere depot.

Five people were killed in Tuesday's explosion at the depot, the mayor said.

A brass band played at the harbour on Sunday.
"""


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus file. Nobody writes to it."""
    path = tmp_path_factory.mktemp("demo") / "lowmere.hw"
    examples = ROOT / "examples"
    done = CliRunner().invoke(
        cli, ["add", str(path), str(examples / "lowmere"), "--metadata", str(examples / "lowmere.csv")]
    )
    assert "12 new articles; 1 story traced." in done.output
    return path


@pytest.fixture
def demo(demo_file: Path) -> Iterator[Corpus]:
    """The corpus, open for reading."""
    with headwater.open(demo_file, readonly=True) as corpus:
        yield corpus


@pytest.fixture
def desk(demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a copy of the corpus (`lowmere.hw`), a draft, and the examples."""
    shutil.copy(demo_file, tmp_path / "lowmere.hw")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path
