"""Whatever is typed is a search, never an error, and nothing of it reaches the terminal as anything but letters."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from headwater.cli import cli
from headwater.corpus import Corpus
from headwater.errors import HeadwaterError
from headwater.store.words import like, match_all

SYNTAX = st.lists(
    st.sampled_from(
        ["AND", "OR", "NOT", "NEAR(", ")", '"', '""', "*", "^", "-", "+", ":", "text:", "{", "}", "'", ";", "--", "%",
         "_", "\\", "tank", "siren", "\x00", "\n", "\x1b[31m", "\u202e", "\ud800", "🙂", "İ", "ß", "中"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip
WORDS = st.one_of(st.text(max_size=60), SYNTAX)
LONG = ("a" * 100_000, "%" * 60_000, "w " * 40_000, '"' * 10_001, "_ " * 3_000)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def ask_all(corpus: Corpus, words: str) -> None:
    """Every question that takes words is asked with these."""
    assert corpus.claims(text=words, limit=3).total >= corpus.claims(text=words, speaker=words, outlet=words).total
    assert corpus.search(words).total >= 0
    assert corpus.search(words, among="articles").total >= 0
    assert corpus.articles(text=words, outlet=words).total <= corpus.overview().articles
    assert corpus.sources(text=words).total >= 0
    assert corpus.outlets(text=words).total >= 0
    assert corpus.claims(story=words, event=words, article=words).total == 0
    assert corpus.conflicts(text=words, speaker=words) is not None


@RELAXED
@given(WORDS)
@example("tank _")
@example('"')
def test_any_words_can_be_asked(demo: Corpus, words: str) -> None:
    ask_all(demo, words)


@pytest.mark.parametrize("words", LONG, ids=[w[:3] for w in LONG])
def test_words_without_end_can_be_asked(demo: Corpus, words: str) -> None:
    ask_all(demo, words)


@RELAXED
@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=4), SYNTAX)
def test_signs_between_words_change_nothing(demo: Corpus, words: list[str], signs: str) -> None:
    mess = "".join(c for c in signs if not c.isalnum() and c not in '"\x00\x1b[')
    assert demo.search(f" {mess} ".join(words)).total == demo.search(" ".join(words)).total


@given(st.text(max_size=80))
def test_every_word_of_a_query_is_quoted(words: str) -> None:
    query = match_all(words)
    if query is not None:
        assert re.fullmatch(r'"[^"]+"( "[^"]+")*\*?', query)


@given(st.text(alphabet="ab%_\\ ", max_size=30))
def test_a_name_finds_itself_and_signs_are_signs(name: str) -> None:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    (found,) = connection.execute("SELECT ? LIKE ? ESCAPE '\\'", (name, like(name))).fetchone()
    (other,) = connection.execute("SELECT ? LIKE ? ESCAPE '\\'", ("zzz", like(name))).fetchone()
    connection.close()
    assert found
    assert other == (not name.strip())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


COMMANDS = (
    ("claims", "--text"), ("claims", "--speaker"), ("claims", "--outlet"), ("claims", "--story"), ("sources", "--text"),
    ("outlets", "--text"), ("articles", "--text"), ("articles", "--outlet"), ("problems", "--code"),
    ("conflicts", "--text"), ("timeline", "--speaker"), ("search", "--"), ("claim", "--"), ("source", "--"),
    ("article", "--"), ("why", "--"),
)  # fmt: skip


@pytest.mark.parametrize(("command", "option"), COMMANDS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS.filter(lambda w: not w.startswith("-")))
def test_no_command_stumbles_over_words(demo_file: Path, command: str, option: str, words: str) -> None:
    done = run(command, str(demo_file), option, words)
    assert done.exception is None or isinstance(done.exception, HeadwaterError)
    assert not ACTING.search(done.output)


def test_what_is_typed_in_another_encoding_is_only_words(demo_file: Path) -> None:
    typed = b"t\xe4nk".decode("utf-8", "surrogateescape")
    done = run("claims", str(demo_file), "--text", typed)
    assert done.exit_code == 0
    assert "No claim matches" in done.output
    assert json.loads(run("search", str(demo_file), typed, "--json").output) == []
