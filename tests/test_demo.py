"""The demo story's ledger says what its hand-written expectation says: claims, chains, bounds, relations, copies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from headwater.demo import demo_articles, demo_metadata
from headwater.options import Options, ReadOptions
from headwater.pipeline import trace
from headwater.present.ledger import to_document

EXPECTED = json.loads(demo_articles().with_suffix(".expected.json").read_text(encoding="utf-8"))
CLAIMS = {c["id"]: c for c in EXPECTED["claims"]}


@pytest.fixture(scope="module")
def ledger() -> dict[str, Any]:
    options = Options(read=ReadOptions(metadata=str(demo_metadata())))
    return to_document(trace([str(demo_articles())], options))


def statement_of(ledger: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    """The statement that covers the expected quotation best."""
    article = next(a for a in ledger["articles"] if a["path"] == report["body"] + ".txt")
    start = article["text"].index(report["quote"])
    end = start + len(report["quote"])

    def shared(s: dict[str, Any]) -> float:
        both = max(0, min(end, s["end"]) - max(start, s["start"]))
        return both / (max(end, s["end"]) - min(start, s["start"]))

    best = max((s for s in ledger["statements"] if s["article"] == article["id"]), key=shared)
    assert shared(best) >= 0.5, (report["quote"], best["text"])
    return best


def claims_of(ledger: dict[str, Any], expected: dict[str, Any]) -> set[str]:
    """The ids of the ledger's claims that hold the expected claim's reports."""
    owner = {st: c["id"] for c in ledger["claims"] for st in c["statements"]}
    return {owner[statement_of(ledger, r)["id"]] for r in expected["reports"]}


@pytest.mark.parametrize("name", list(CLAIMS))
def test_one_claim_with_its_bounds_and_status(ledger: dict[str, Any], name: str) -> None:
    expected = CLAIMS[name]
    ids = claims_of(ledger, expected)
    assert len(ids) == 1, "its reports are in several claims"
    claim = next(c for c in ledger["claims"] if c["id"] in ids)
    got = (claim["origins"]["low"], claim["origins"]["high"], claim["status"])
    assert got == (expected["low"], expected["high"], expected["status"]), claim["because"]


def test_no_two_expected_claims_are_joined(ledger: dict[str, Any]) -> None:
    found = [claims_of(ledger, c) for c in CLAIMS.values()]
    assert len(set().union(*found)) == sum(map(len, found))


@pytest.mark.parametrize("report", [r for c in CLAIMS.values() for r in c["reports"]], ids=lambda r: r["body"])
def test_chain_and_act(ledger: dict[str, Any], report: dict[str, Any]) -> None:
    sources = {s["id"]: s for s in ledger["sources"]}
    s = statement_of(ledger, report)
    hops = [sources[h["source"]] for h in s["chain"]]
    assert [h["kind"] for h in hops] == [h["kind"] for h in report["chain"]], hops
    for hop, expected in zip(hops, report["chain"], strict=True):
        known = " / ".join([hop["name"], *hop["aliases"]]).casefold()
        assert expected["name"].removeprefix("the ").casefold() in known
    assert s["act"] == report["act"]


def taken_back(ledger: dict[str, Any]) -> set[str]:
    """Claims that are nothing but a correction's own wording of what it takes back."""
    acts = {s["id"]: s["act"] for s in ledger["statements"]}
    return {c["id"] for c in ledger["claims"] if all(acts[s] == "retracts" for s in c["statements"])}


def test_relations_are_found_and_nothing_else(ledger: dict[str, Any]) -> None:
    of = {i: name for name, c in CLAIMS.items() for i in claims_of(ledger, c)}
    got = {(r["type"], of.get(r["from"], r["from"]), of.get(r["to"], r["to"])) for r in ledger["relations"]}
    expected = {(r["type"], r["from"], r["to"]) for r in EXPECTED["relations"]}
    assert expected <= got
    extra = {r for r in got - expected if r[0] != "supports" and r[2] not in taken_back(ledger)}
    assert extra <= {("supersedes", "toll-7", "toll-3")}


def test_copies_are_found_and_nothing_else(ledger: dict[str, Any]) -> None:
    stem = {a["id"]: a["path"].removesuffix(".txt") for a in ledger["articles"]}
    got = {frozenset((stem[c["a"]], stem[c["b"]])): c["kind"] for c in ledger["copies"]}
    for c in EXPECTED["copies"]:
        assert got.pop(frozenset((c["a"], c["b"]))) == c["kind"]
    # The rewrite resembles the wire's verbatim copy as much as the wire itself.
    got.pop(frozenset(("02-coastal-tribune", "03-island-gazette")), None)
    assert not got
