"""The attribution model on invented sentences, and the arithmetic of its windows, pieces and spans."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.extract.spans import AttributionSpan
from headwater.extract.tagger import Tagger, load_tagger, score_features
from headwater.extract.tagger_decode import choose_best_run, choose_runs, drop_doubles, find_cues, overlap_share
from headwater.extract.tagger_pieces import find_distances, quote_mask, split_pieces
from headwater.extract.tagger_windows import batch_windows, cut_windows


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    found = load_tagger()
    assert found is not None, "the model's files ship with the package"
    return found


def spell(text: str, a: AttributionSpan) -> tuple[str, str, str]:
    """Source, cue and content as strings."""
    return tuple(" … ".join(text[s:e] for s, e in spans) for spans in (a.source, a.cue, a.content))  # type: ignore[return-value]


def contents(text: str, found: list[AttributionSpan]) -> list[tuple[str, str, str]]:
    return [spell(text, a) for a in found]


CASES = [
    (
        "The mayor of Orlen said on Monday that the bridge would reopen.",
        "mayor",
        "said",
        "that the bridge would reopen",
    ),
    ("“We will not sell the harbour,” Ida Brandt said.", "Ida Brandt", "said", "“We will not sell the harbour"),
    (
        "According to the Tarn Institute, rents rose by nine percent last year.",
        "Tarn Institute",
        "According to",
        "rents rose",
    ),
    ("Police in Velm believe the fire was set on purpose.", "Police", "believe", "the fire was set on purpose"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_finds_the_one_attribution(tagger: Tagger, text: str, source: str, cue: str, content: str) -> None:
    [found] = tagger.find([text])[0]
    got = spell(text, found)
    assert (source in got[0], cue in got[1], content in got[2]) == (True, True, True), got
    assert found.by == tagger.version


def test_a_quotation_broken_by_its_speaker_is_one_content(tagger: Tagger) -> None:
    text = "“We are ready,” she told reporters in Velm, “and so is the crew.”"
    [found] = tagger.find([text])[0]
    assert len(found.content) == 2
    assert spell(text, found)[2].startswith("“We are ready")
    assert "so is the crew" in spell(text, found)[2]


def test_an_attribution_may_have_no_source(tagger: Tagger) -> None:
    text = "It was reported that two workers had been hurt at the mill."
    [found] = tagger.find([text])[0]
    assert "that two workers had been hurt" in spell(text, found)[2]
    assert not any("workers" in text[s:e] for s, e in found.source)


def test_two_sources_keep_their_own_contents(tagger: Tagger) -> None:
    text = "Brandt said the dam was safe. Engineers at the Tarn Institute warned that it could fail within a year."
    first, second = contents(text, tagger.find([text])[0])
    assert ("Brandt" in first[0], "dam was safe" in first[2]) == (True, True)
    assert ("Engineers" in second[0], "it could fail" in second[2]) == (True, True)


def test_nothing_in_nothing(tagger: Tagger) -> None:
    assert tagger.find([]) == []
    assert tagger.find(["", " \n ", "The river is long."]) == [[], [], []]


def test_spans_are_sorted_inside_the_text_and_the_same_each_time(tagger: Tagger) -> None:
    text = "\n".join(
        f"Line {i}: the union said it would strike on day {i}, and “never before,” Mr. Orr added." for i in range(40)
    )
    once, again = tagger.find([text, "short"]), tagger.find([text, "short"])
    assert once == again
    assert len(once[0]) >= 35
    for a in once[0]:
        for spans in (a.source, a.cue, a.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= s < e <= len(text) for s, e in spans)
        assert 0 <= a.score <= 1


def test_hostile_text_ends(tagger: Tagger) -> None:
    texts = ["“" * 3000, "said " * 800, "a" * 5000, "\ud800\x00\u202e said that \ufeff", "é̂" * 500]
    assert len(tagger.find([t.encode("utf-8", "replace").decode() for t in texts])) == len(texts)


def test_without_files_there_is_no_tagger(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert load_tagger(folder=tmp_path) is None


@pytest.mark.parametrize("count", [1, 100, 254, 255, 400, 1000, 4321])
def test_windows_cover_every_piece_and_each_has_one_owner(count: int) -> None:
    windows = cut_windows(0, count, 254, 64)
    owned = [i for w in windows for i in range(w.own_start, w.own_end)]
    assert owned == list(range(count))
    assert all(w.start <= w.own_start < w.own_end <= w.end and w.end - w.start <= 254 for w in windows)
    assert all(w.own_start - w.start >= 31 for w in windows[1:])


def test_batches_go_from_long_to_short() -> None:
    windows = [w for i, n in enumerate((30, 300, 10)) for w in cut_windows(i, n, 254, 64)]
    sizes = [w.end - w.start for batch in batch_windows(windows, 2) for w in batch]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) == len(windows)


def test_offsets_point_into_the_raw_text(tagger: Tagger) -> None:
    text = "Ünal's  naïve “plan”\r\nfailed—twice."
    pieces = split_pieces(text, tagger._tokenizer)
    assert "".join(text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)) == "".join(text.split())


def test_types_tell_case_line_start_and_quotation(tagger: Tagger) -> None:
    pieces = split_pieces("NATO met.\nShe said “go”.", tagger._tokenizer)
    assert pieces.types.tolist() == [2 + 3, 0, 0, 1 + 3, 0, 6, 6, 6, 0]


def test_an_open_quotation_ends_with_its_line() -> None:
    text = "a “b c\nd ''e'' f"
    mask = quote_mask(text)
    assert "".join(c for c, m in zip(text, mask, strict=False) if m) == "“b c''e''"


def test_distances_grow_away_from_the_cue() -> None:
    row = find_distances(np.arange(200)[None, :], np.array([90]), np.array([92]))[0].tolist()
    assert row[90:93] == [0, 0, 0]
    assert row[93:97] == [1, 2, 3, 4]
    assert row[86:90] == [35, 34, 33, 32]
    assert row[93:] == sorted(row[93:])
    assert max(row) <= 62


def test_best_run_is_the_heaviest_stretch() -> None:
    gains = np.array([[-1, 2, -1, 3, -5, 4], [-1, -1, -1, -1, -1, -1]], dtype=np.float32)
    start, end = choose_best_run(gains)
    assert list(zip(start.tolist(), end.tolist(), strict=True)) == [(1, 4), (0, 0)]


def test_runs_pay_for_their_edges() -> None:
    gains = np.array([[3, 3, -1, 3, -9, 1, -9]], dtype=np.float32)
    assert choose_runs(gains, 0.0)[0].tolist() == [True, True, False, True, False, True, False]
    assert choose_runs(gains, 2.0)[0].tolist() == [True, True, True, True, False, False, False]


def test_a_begin_splits_neighbouring_cues() -> None:
    tags = np.array([[0.9, 0.1, 0], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.2, 0.7, 0.1], [1, 0, 0]], dtype=np.float32)
    assert list(find_cues(tags, 0.5)) == [(1, 2), (3, 3)]


def test_doubles_give_way_to_the_likelier() -> None:
    def make(cue: int, content: tuple[int, int], score: float) -> AttributionSpan:
        return AttributionSpan(source=(), cue=((cue, cue + 1),), content=(content,), score=score)

    weak, strong, other = make(1, (10, 20), 0.4), make(5, (10, 21), 0.9), make(7, (30, 40), 0.2)
    assert drop_doubles([weak, strong, other]) == [strong, other]
    assert overlap_share(((0, 10),), ((5, 15),)) == pytest.approx(1 / 3)


def test_scores_are_probabilities() -> None:
    assert score_features((0.0, 3.0), (1.0, 2.0, -6.0)) == pytest.approx(0.5)
    assert score_features((0.0,), ()) == pytest.approx(0.5)
