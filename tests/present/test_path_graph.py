"""The path of a claim: credits as solid lines, what was inferred marked so, nobody missing."""

from __future__ import annotations

from typing import Any

from headwater.model import Ledger
from headwater.present.ledger import to_document
from headwater.present.lookup import Lookup, look_up
from headwater.present.path_graph import Path, claim_path, draw, list_path, text_width, wrap


def path_of(ledger: Ledger, start: str) -> tuple[Path, Lookup]:
    lookup = look_up(to_document(ledger))
    claim = next(c for c in lookup.claims.values() if c["text"].startswith(start))
    return claim_path(claim, lookup), lookup


def named(path: Path) -> set[tuple[str, str, bool]]:
    return {(path.stops[s.start].name, path.stops[s.end].name, s.inferred) for s in path.steps.values()}


def test_hops_run_from_the_origin_to_the_outlets(ledger: Ledger) -> None:
    path, _ = path_of(ledger, "The owner of the burnt ferry")
    assert named(path) == {
        ("two harbour officials", "Tarn Valley Post", False),
        ("Tarn Valley Post", "Morning Herald", False),
        ("Tarn Valley Post", "Capital Nine", False),
    }


def test_copied_text_is_an_inferred_step_with_its_score(ledger: Ledger) -> None:
    path, _ = path_of(ledger, "Fourteen people were hurt")
    inferred = [s for s in path.steps.values() if s.inferred and s.score == 0.55]
    assert [(path.stops[s.start].name, path.stops[s.end].name) for s in inferred] == [("Northwire", "Morning Herald")]


def test_an_agency_that_also_publishes_is_one_box(ledger: Ledger) -> None:
    path, _ = path_of(ledger, "Fourteen people were hurt")
    assert [s.name for s in path.stops.values()].count("Northwire") == 1
    assert ("Northwire", "Daily Ledger", False) in named(path)


def test_a_credited_agency_is_no_hop_where_the_text_names_a_nearer_source(story: Any) -> None:
    told = story.article("x.txt", "Rafts were seen, the mayor said. Oars were lost.", "Tarn Times", "2031-03-06",
                         wire="Deltawire")  # fmt: skip
    mayor = story.source("the mayor", "person")
    seen = story.say(told, "Rafts were seen", (mayor, "the mayor", "said"))
    lost = story.say(told, "Oars were lost")
    story.claim([seen], 1, 1, [(mayor, [seen])], "single-origin", "One.")
    story.claim([lost], 1, 1, [(None, [lost])], "single-origin", "One.")
    path, _ = path_of(story.ledger(), "Rafts were seen")
    assert named(path) == {("the mayor", "Tarn Times", False)}
    path, _ = path_of(story.ledger(), "Oars were lost")
    assert named(path) == {("Deltawire", "Tarn Times", False)}


def test_unnamed_sources_counted_as_one_origin_are_one_box(story: Any) -> None:
    texts = ("Rafts were seen, two wardens said.", "Rafts were seen, a pair of wardens said.")
    told = [story.article(f"w{i}.txt", text, f"Paper {i}", "2031-03-06") for i, text in enumerate(texts)]
    wardens = [story.source(n, "anonymous") for n in ("two wardens", "a pair of wardens")]
    said = [
        story.say(a, "Rafts were seen", (s, n, "said"))
        for a, s, n in zip(told, wardens, ("two wardens", "a pair of wardens"), strict=True)
    ]
    story.claim(said, 1, 1, [(wardens[0], said)], "single-origin", "One.")
    path, _ = path_of(story.ledger(), "Rafts were seen")
    assert {s.name for s in path.stops.values()} == {"two wardens", "Paper 0", "Paper 1"}


def test_outlets_that_cite_each_other_are_drawn_in_a_circle(ledger: Ledger) -> None:
    path, _ = path_of(ledger, "The ferry line will be suspended")
    assert len(path.stops) == 2
    assert len(path.steps) == 2
    drawing = draw(path)
    assert drawing is not None
    assert len(drawing.lines) == 2


def test_the_list_names_every_stop_once(ledger: Ledger) -> None:
    path, _ = path_of(ledger, "Fourteen people were hurt")

    def names(lines: tuple) -> list[str]:  # type: ignore[type-arg]  # nested lines
        return [n for line in lines for n in (line.name, *names(line.below))]

    assert sorted(names(list_path(path))) == sorted(s.name for s in path.stops.values())


def test_many_repeaters_of_one_outlet_are_one_box(story: Any) -> None:
    told = [
        story.article(f"r{i}.txt", "Rafts were seen, the Tarn Valley Post reported.", f"Repeater {i}", "2031-03-06")
        for i in range(12)
    ]
    post = story.source("Tarn Valley Post", "outlet")
    said = [story.say(a, "Rafts were seen", (post, "the Tarn Valley Post", "reported")) for a in told]
    story.claim(said, 1, 1, [(post, said)], "single-origin", "One outlet.")
    path, _ = path_of(story.ledger(), "Rafts were seen")
    assert {s.name for s in path.stops.values()} == {"Tarn Valley Post", "12 outlets"}


def test_labels_fit_their_boxes() -> None:
    for line in wrap("Extraordinarily Long-Winded Gazette of the Northern Archipelago and Beyond", 160, 2):
        assert text_width(line) <= 160
