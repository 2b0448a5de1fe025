"""The status of a claim by the ledger's rules."""

from __future__ import annotations

import pytest

from headwater.compare import settle_status
from headwater.model import Claim, Evidence, Origins, Relation

NOTHING = Evidence(articles={}, statements={}, sources={})


def claim(key: str, low: int, high: int) -> Claim:
    return Claim(id=key, text=key, statements=(), origins=Origins(low=low, high=high))


def relation(kind: str, source: str, target: str) -> Relation:
    return Relation(
        id=f"r-{source}-{target}", type=kind, from_claim=source, to_claim=target, about="truth", values=("x", "y"),
        evidence=("st-1", "st-2"), because=(), confidence=0.9,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "status"),
    [
        (0, 0, "unsourced"),
        (0, 3, "unsourced"),
        (1, 1, "single-origin"),
        (1, 4, "single-origin"),
        (2, 5, "corroborated"),
    ],
)
def test_undisputed_claims_follow_their_bounds(low, high, status):
    (settled,) = settle_status([claim("c1", low, high)], [], NOTHING)
    assert settled.status == status
    assert settled.because[-1].text.endswith(".")


@pytest.mark.parametrize(
    ("kind", "low", "status"),
    [("denies", 0, "denied"), ("denies", 2, "disputed"), ("conflicts", 2, "disputed"), ("supersedes", 2, "superseded")],
)
def test_relations_outweigh_the_bounds(kind, low, status):
    settled = settle_status([claim("c1", low, 2), claim("c2", 1, 1)], [relation(kind, "c2", "c1")], NOTHING)
    assert settled[0].status == status
    assert settled[0].because[-1].evidence[0] == "r-c2-c1"


def test_a_denial_of_what_an_origin_upholds_is_disputed_by_that_origin():
    upheld = settle_status([claim("c1", 1, 1), claim("c2", 1, 1)], [relation("denies", "c2", "c1")], NOTHING)
    assert upheld[1].status == "disputed"
    bare = settle_status([claim("c1", 0, 1), claim("c2", 1, 1)], [relation("denies", "c2", "c1")], NOTHING)
    assert bare[1].status == "single-origin"


def test_who_corrects_is_not_disputed_by_that():
    for kind in ("supersedes", "supports"):
        settled = settle_status([claim("c1", 1, 1), claim("c2", 1, 1)], [relation(kind, "c2", "c1")], NOTHING)
        assert settled[1].status == "single-origin"


def test_a_conflict_disputes_both():
    settled = settle_status([claim("c1", 1, 1), claim("c2", 1, 1)], [relation("conflicts", "c2", "c1")], NOTHING)
    assert [c.status for c in settled] == ["disputed", "disputed"]


def test_support_changes_nothing():
    settled = settle_status([claim("c1", 2, 2), claim("c2", 1, 1)], [relation("supports", "c2", "c1")], NOTHING)
    assert settled[0].status == "corroborated"
