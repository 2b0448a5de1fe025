"""The command line of the application and of judgements, and the one writer."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

import headwater
from headwater.cli import MISUSE, OK, main
from headwater.corpus import Corpus, OnProgress
from headwater.serve.work import MOST_WAITING, Busy, Work


def run(*arguments: str) -> int:
    """The exit status of the command, run in this process."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_serve_says_where_and_answers_until_it_is_stopped(demo_copy: Path) -> None:
    command = [sys.executable, "-m", "headwater", "serve", str(demo_copy), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            host = address.removeprefix("http://").rstrip("/")
            assert host.startswith("127.0.0.1:")
            with closing(http.client.HTTPConnection(host, timeout=20)) as asking:
                asking.request("GET", "/")
                answer = asking.getresponse()
                assert answer.status == 200
                assert answer.getheader("server") is None
                assert b"Claims that matter" in answer.read()
        finally:
            process.terminate()


def test_serve_refuses_what_is_no_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no corpus", encoding="utf-8")
    assert run("serve", str(other)) == MISUSE
    assert "notes.txt" in capsys.readouterr().err


def test_judge_undo_and_history_by_command(demo_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with headwater.open(demo_copy, readonly=True) as corpus:
        relation = corpus.relations().items[0].relation.id
    assert run("judge", str(demo_copy), "relation", relation, "wrong", "--by", "Ada Lee", "--note", "misread") == OK
    made = capsys.readouterr().out.split(":")[0]
    with headwater.open(demo_copy, readonly=True) as corpus:
        assert relation not in {r.relation.id for r in corpus.relations().items}
    assert run("judge", str(demo_copy), "--undo", made, "--by", "Bo") == OK
    capsys.readouterr()
    assert run("judge", str(demo_copy), "--json", "-") == OK
    (kept,) = json.loads(capsys.readouterr().out)
    assert (kept["author"], kept["note"], kept["undone_by"]) == ("Ada Lee", "misread", "Bo")
    assert run("judge", str(demo_copy)) == OK
    assert "undone by Bo" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("relation", "r-000000000000", "wrong"),
        ("relation", "wrong", "--by", "Ada"),
        ("claim", "st-000000000000", "same", "--by", "Ada"),
        ("--undo", "j-000000000000", "--by", "Ada"),
    ],
)
def test_misjudging_is_one_line(
    demo_copy: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run("judge", str(demo_copy), *arguments) == MISUSE
    assert capsys.readouterr().err.count("\n") == 1


def test_the_writer_does_one_after_the_other_and_outlives_faults(demo_copy: Path) -> None:
    work, hold, order = Work(demo_copy), threading.Event(), list[str]()

    def first(_corpus: Corpus, _tell: OnProgress) -> None:
        hold.wait(10)
        order.append("first")

    def faulty(_corpus: Corpus, _tell: OnProgress) -> None:
        order.append("faulty")
        raise ValueError("broken")

    jobs = [work.ask("first", first), work.ask("faulty", faulty)]
    jobs.append(work.ask("last", lambda _corpus, _tell: order.append("last")))
    while len(work.recent()) < MOST_WAITING:
        work.ask("more", lambda _corpus, _tell: None)
    with pytest.raises(Busy):
        [work.ask("too many", lambda _corpus, _tell: None) for _ in range(2)]
    hold.set()
    work.stop()
    assert order == ["first", "faulty", "last"]
    assert [j.state for j in jobs] == ["done", "failed", "done"]
    assert "broken" in jobs[1].error
