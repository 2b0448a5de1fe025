"""What training reads and how it judges, on an invented annotation; nothing here needs torch."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.extract.spans import AttributionSpan
from training.attribution.corpus import read_corpus
from training.attribution.judge import Figures, judge, match

TEXT = "Ida Brandt said the quay would open. The port had no comment."
ANNOTATION = """T1\tSource 0 10\tIda Brandt
T2\tCue 11 15\tsaid
T3\tContent 16 24;25 35\tthe quay would open
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""
SAID = AttributionSpan(source=((0, 10),), cue=((11, 15),), content=((16, 35),))
OTHER = AttributionSpan(source=((37, 45),), cue=((46, 49),), content=((50, 60),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "quay_1.txt").write_text(TEXT, encoding="utf-8")
    for reader, body in (("ann1", ANNOTATION), ("ann2", "")):
        (tmp_path / "attributions" / f"quay_1_{reader}.ann").write_text(body, encoding="utf-8")
    return tmp_path


def test_corpus_holds_each_reader_in_order(folder: Path) -> None:
    [document] = read_corpus(folder)
    assert (document.name, document.text, len(document.readings)) == ("quay_1", TEXT, 2)
    [gold] = document.readings[0]
    assert (gold.source, gold.cue, gold.content) == (((0, 10),), ((11, 15),), ((16, 24), (25, 35)))
    assert document.readings[1] == ()


def test_match_is_one_to_one_by_shared_characters(folder: Path) -> None:
    gold = read_corpus(folder)[0].readings[0]
    assert match(TEXT, [OTHER, SAID, SAID], gold) == {1: 0}


def test_figures_of_a_right_and_of_a_false_attribution(folder: Path) -> None:
    gold = read_corpus(folder)[0].readings[0]
    assert judge([(TEXT, [SAID], gold)]) == Figures(content=1.0, joint=1.0, characters=1.0)
    worse = judge([(TEXT, [SAID, OTHER], gold)])
    assert (worse.content, worse.joint) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert 0.5 < worse.characters < 0.9
    assert worse.total == pytest.approx(worse.content + worse.joint + 2 * worse.characters)
