"""Who originates and who repeats, as records and as a network."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from headwater.ask.network import network_bytes, to_gexf, to_svg
from headwater.ask.outlets import Network, find_network, find_outlets
from headwater.corpus import Corpus
from headwater.errors import UsageError

HOSTILE = '<script>alert(1)</script>" onload="x\x1b[31m\x00'


def test_outlets_agree_with_the_corpus_and_with_each_other(demo: Corpus) -> None:
    found = {o["id"]: o for o in find_outlets(demo)}
    assert list(found) == [o.source.id for o in demo.outlets().items]
    for one in found.values():
        assert 0 <= one["own"] <= one["claims"]
        for taken in one["takes"]:
            if taken["id"] in found:
                given = [g for g in found[taken["id"]]["gives"] if (g["id"], g["how"]) == (one["id"], taken["how"])]
                assert [g["statements"] for g in given] == [taken["statements"]]


def test_who_only_copies_has_heard_nobody_and_has_nothing_of_its_own(demo: Corpus) -> None:
    (gazette,) = find_outlets(demo, text="Gazette")
    assert (gazette["own"], gazette["first"], gazette["heard"]) == (0, 0, 0)
    assert {t["how"] for t in gazette["takes"]} == {"copy"}
    (wire,) = find_outlets(demo, text="Harbour Wire")
    assert (wire["own"], wire["takes"]) == (wire["claims"], [])
    assert "Anton Veress" in {s["name"] for s in wire["sources"]}


def test_the_network_is_the_ties(demo: Corpus) -> None:
    network = find_network(demo)
    ids = {n["id"] for n in network["nodes"]}
    assert {(k["target"], k["source"], k["key"]) for k in network["links"]} == {
        (t.taker, t.giver, t.how) for t in demo.ties()
    }
    assert all({k["source"], k["target"]} <= ids for k in network["links"])
    assert json.loads(network_bytes(network, "n.json")) == network


def test_the_network_is_well_formed_xml_whatever_the_names(demo: Corpus) -> None:
    network = find_network(demo)
    named: Network = {**network, "nodes": [{**n, "name": HOSTILE} for n in network["nodes"]]}
    gexf, svg = ElementTree.fromstring(to_gexf(named)), ElementTree.fromstring(to_svg(named))
    space = "{http://gexf.net/1.3}"
    assert len(list(gexf.iter(f"{space}node"))) == len(network["nodes"])
    assert len(list(gexf.iter(f"{space}edge"))) == len(network["links"])
    assert not list(svg.iter("{http://www.w3.org/2000/svg}script"))
    assert not any(a.startswith("on") for e in svg.iter() for a in e.attrib)
    assert "<script>" in "".join(svg.itertext())


def test_an_empty_network_is_drawn_as_one() -> None:
    empty: Network = {"directed": True, "multigraph": True, "graph": {}, "nodes": [], "links": []}
    assert "No outlet takes anything" in to_svg(empty).decode()
    assert ElementTree.fromstring(to_gexf(empty)) is not None


def test_another_ending_is_misuse(demo: Corpus) -> None:
    with pytest.raises(UsageError, match=r"must end in \.json"):
        network_bytes(find_network(demo), "network.png")


def test_a_crowd_is_drawn_by_its_strongest_ties() -> None:
    names = [f"s-{n:02}" for n in range(50)]
    crowd: Network = {
        "directed": True, "multigraph": True, "graph": {},
        "nodes": [
            {"id": n, "name": n, "kind": "outlet", "articles": 1, "claims": 1, "own": 1, "first": 1} for n in names
        ],
        "links": [
            {"source": a, "target": b, "key": "credit", "statements": 1 + names.index(a), "articles": 1}
            for a in names for b in names[:10] if a != b
        ],
    }  # fmt: skip
    svg = ElementTree.fromstring(to_svg(crowd))
    space = "{http://www.w3.org/2000/svg}"
    arrows = [p for p in svg.iter(f"{space}path") if p.get("marker-end") and "Q" in (p.get("d") or "")]
    assert len(arrows) == 120
    assert {"10 outlets not drawn", f"{len(crowd['links']) - 120} weaker ties not drawn"} <= set(svg.itertext())
