"""The arithmetic of the pair model's readings, and the rules that alter passages for its training."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from training.pairs.alter import contradict, reword
from training.pairs.corpus import Mark, Passage, cut, join_sentences
from training.pairs.reader import Head, event_spots, mention_spots, share_room
from training.pairs.undecided import EACH, FREE, HIGH, LOW, SHARE, undecided


def passage(text: str, *events: int, document: str = "1_1ecb") -> Passage:
    marks = tuple(Mark(words=(i,), chain=f"c{i}") for i in events)
    return Passage(document=document, topic="1", side="first", words=tuple(text.split()), events=marks, entities=())


@pytest.mark.parametrize(
    ("a", "b", "kept"), [(10, 10, (10, 10)), (90, 10, (90, 10)), (90, 90, (50, 50)), (5, 200, (5, 95))]
)
def test_the_longer_passage_is_cut_first(a: int, b: int, kept: tuple[int, int]) -> None:
    assert share_room(a, b, 100) == kept


def test_neighbouring_pieces_of_an_event_are_one_spot() -> None:
    spots = np.arange(8, dtype=np.float32).reshape(4, 2)
    found = event_spots(spots, np.array([5, 5, -5, 5], dtype=np.float32))
    assert found.tolist() == [[1.0, 2.0], [6.0, 7.0]]


def test_a_mention_is_the_mean_of_its_pieces() -> None:
    spots = np.array([[0.0, 2.0], [2.0, 4.0], [9.0, 9.0]], dtype=np.float32)
    found = mention_spots(spots, [0, 0, 1], [[0], [7]])
    assert found[0].tolist() == [1.0, 3.0]
    assert np.isnan(found[1]).all()


def test_the_head_is_linear_in_product_and_gap() -> None:
    head = Head(np.array([2.0], dtype=np.float32), np.array([-1.0], dtype=np.float32), 0.5)
    x, y = np.array([[3.0]], dtype=np.float32), np.array([[1.0], [3.0]], dtype=np.float32)
    assert head.compare(x, y).tolist() == [[4.5, 18.5]]


def test_a_contradiction_changes_the_words_and_drops_the_marks() -> None:
    found = contradict(passage("Five workers died in Ostrel on Monday", 2), ["Vardan"], random.Random(1))
    assert found is not None
    assert found.words != passage("Five workers died in Ostrel on Monday").words
    assert found.events == ()


def test_what_holds_nothing_to_alter_is_not_contradicted() -> None:
    assert contradict(passage("smoke over the harbour"), [], random.Random(1)) is None


def test_rewording_keeps_names_and_figures() -> None:
    for seed in range(20):
        words = reword(passage("The blaze at Ostrel destroyed 340 boats"), random.Random(seed)).words
        assert {"Ostrel", "340", "boats"} <= set(words)


def test_cutting_moves_the_marks_with_their_words() -> None:
    whole = passage("Late on Friday the dam broke and people fled", 5, 8)
    part = cut(whole, 3, 6)
    assert [part.words[m.words[0]] for m in part.events] == ["broke"]


def test_joined_sentences_keep_each_mention_on_its_word() -> None:
    one, two = passage("The dam broke", 2), passage("People fled", 1)
    (joined,) = join_sentences([one, two])
    assert [joined.words[m.words[0]] for m in joined.events] == ["broke", "fled"]


def test_sure_pairs_are_not_read() -> None:
    assert undecided({(0, 1): LOW / 2, (0, 2): (1 + HIGH) / 2, (1, 2): 0.5}, 3) == [(1, 2)]


def test_a_statement_is_read_with_its_likeliest_partners_only() -> None:
    chances = {(0, j): 0.9 - 0.01 * j for j in range(1, EACH + 5)}
    assert undecided(chances, EACH + 5) == [(0, j) for j in range(1, EACH + 1)]


def test_the_number_of_readings_grows_with_statements_not_with_pairs() -> None:
    count = 400
    found = undecided(dict.fromkeys(combinations(range(count), 2), 0.5), count)
    assert count < len(found) <= FREE + SHARE * count
