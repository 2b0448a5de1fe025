"""The drawing: everything inside it, nothing overlapping, arrows from left to right, cycles and all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.present.layout import BOX_WIDTH, assign_columns, break_cycles, lay_out, spread

keys = [f"k{i}" for i in range(9)]
graphs = st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=24)


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_boxes_stay_inside_and_apart(edges: list[tuple[str, str]]) -> None:
    heights = {k: 30.0 + 8 * (i % 3) for i, k in enumerate(keys)}
    layout = lay_out(heights, edges)
    boxes = [(x, y, heights[k]) for k, (x, y) in layout.boxes.items()]
    assert all(x >= 0 and x + BOX_WIDTH <= layout.width and y >= 0 and y + h <= layout.height for x, y, h in boxes)
    for i, (x, y, h) in enumerate(boxes):
        assert all(x != x2 or y + h <= y2 + 0.2 or y2 + h2 <= y + 0.2 for x2, y2, h2 in boxes[:i])
    assert {r.edge for r in layout.routes} == {e for e in edges if e[0] != e[1]}


@given(graphs)
def test_turning_edges_round_leaves_no_cycle(edges: list[tuple[str, str]]) -> None:
    forward, _ = break_cycles(keys, edges)
    columns = assign_columns(keys, forward)
    assert all(columns[a] < columns[b] for a, b in forward)


def test_a_chain_reads_from_left_to_right() -> None:
    layout = lay_out({"officials": 40, "post": 40, "herald": 40}, [("post", "herald"), ("officials", "post")])
    assert layout.boxes["officials"][0] < layout.boxes["post"][0] < layout.boxes["herald"][0]


def test_two_outlets_that_name_each_other_have_both_arrows() -> None:
    layout = lay_out({"a": 40, "b": 40}, [("a", "b"), ("b", "a")])
    assert len(layout.routes) == 2
    assert layout.routes[0].path != layout.routes[1].path


def test_spreading_keeps_what_is_wanted_where_there_is_room() -> None:
    assert spread([0, 10, 100], [20, 20]) == [-5.0, 15.0, 100.0]
