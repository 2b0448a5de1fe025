"""The document: every record, exact, the same bytes each time, valid against the schema."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from headwater.errors import EnvironmentFault
from headwater.model import Figure, Ledger, Reason
from headwater.present.ledger import to_bytes, to_document, write_ledger
from headwater.present.schema import ledger_schema, schema_text

DOCS = Path(__file__).parents[2] / "docs"


def test_the_document_validates_against_its_schema(ledger: Ledger) -> None:
    schema = ledger_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(to_bytes(to_document(ledger)))
    assert not list(jsonschema.Draft202012Validator(schema).iter_errors(document))


def test_the_schema_refuses_an_unknown_status(ledger: Ledger) -> None:
    document = json.loads(to_bytes(to_document(ledger)))
    document["claims"][0]["status"] = "true"
    assert not jsonschema.Draft202012Validator(ledger_schema()).is_valid(document)


def test_the_schema_requires_every_field_of_the_contract(ledger: Ledger) -> None:
    document = json.loads(to_bytes(to_document(ledger)))
    del document["statements"][0]["chain"]
    assert not jsonschema.Draft202012Validator(ledger_schema()).is_valid(document)


def test_the_written_schema_is_current() -> None:
    assert (DOCS / "ledger.schema.json").read_text(encoding="utf-8") == schema_text()


def test_spans_quote_the_text(ledger: Ledger) -> None:
    document = to_document(ledger)
    texts = {a["id"]: a["text"] for a in document["articles"]}
    assert document["statements"]
    for statement in document["statements"]:
        assert texts[statement["article"]][statement["start"] : statement["end"]] == statement["text"]


def test_statements_come_in_the_order_of_the_texts(ledger: Ledger) -> None:
    document = to_document(ledger)
    order = [a["id"] for a in document["articles"]]
    places = [(order.index(s["article"]), s["start"]) for s in document["statements"]]
    assert places == sorted(places)


def test_the_same_ledger_gives_the_same_bytes_however_it_was_filled(ledger: Ledger) -> None:
    evidence = ledger.evidence
    turned = replace(
        evidence,
        statements=dict(reversed(evidence.statements.items())),
        sources=dict(reversed(evidence.sources.items())),
        merges=dict(reversed(evidence.merges.items())),
    )
    assert to_bytes(to_document(replace(ledger, evidence=turned))) == to_bytes(to_document(ledger))


def test_features_stay_behind_and_reasons_are_sentences_and_records(ledger: Ledger) -> None:
    document = to_document(ledger)
    assert "features" not in document["statements"][0]
    claim = document["claims"][0]
    assert claim["because"] == [r["text"] for r in claim["reasons"]]
    assert claim["reasons"][0]["rule"] == "compare/status@1"


def test_relations_name_their_ends_from_and_to(ledger: Ledger) -> None:
    relation = to_document(ledger)["relations"][0]
    assert (relation["from"], relation["to"]) == (ledger.relations[0].from_claim, ledger.relations[0].to_claim)


def test_lone_surrogates_and_infinities_survive_as_valid_json(ledger: Ledger) -> None:
    article = next(iter(ledger.evidence.articles.values()))
    broken = {**ledger.evidence.articles, article.id: replace(article, title="a\ud800b")}
    statement = next(iter(ledger.evidence.statements.values()))
    endless = Figure(text="over 5", start=0, end=6, low=6.0, best=None, high=float("inf"), of="wounded")
    statements = {**ledger.evidence.statements, statement.id: replace(statement, figures=(endless,))}
    evidence = replace(ledger.evidence, articles=broken, statements=statements)
    loaded = json.loads(to_bytes(to_document(replace(ledger, evidence=evidence))).decode("utf-8"))
    assert loaded["articles"][0]["title"] == "a\ud800b"
    figure = next(s for s in loaded["statements"] if s["id"] == statement.id)["figures"][0]
    assert (figure["low"], figure["high"]) == (6, None)


def test_a_ledger_is_written_whole_and_leaves_nothing_else(ledger: Ledger, tmp_path: Path) -> None:
    write_ledger(ledger, tmp_path / "ledger.json")
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.json"]
    assert json.loads((tmp_path / "ledger.json").read_bytes())["schema"] == "headwater-ledger/1"


def test_dash_is_standard_output(ledger: Ledger, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_ledger(ledger, "-")
    assert capfdbinary.readouterr().out == to_bytes(to_document(ledger))


@pytest.mark.parametrize("target", ["folder", "missing/ledger.json", "file/ledger.json"])
def test_a_place_that_cannot_be_written_is_one_clear_line(ledger: Ledger, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFault, match="cannot write"):
        write_ledger(ledger, tmp_path / target)


def test_sources_that_may_be_one_are_told_in_order(ledger: Ledger) -> None:
    first, second, *_ = sorted(ledger.evidence.sources)
    why = Reason(rule="link/names@2:unsure", text="They share a surname only.", evidence=(second, first))
    doubtful = replace(ledger.evidence, unsure=((second, first, why), (second, "s-of-nobody", why)))
    (pair,) = to_document(replace(ledger, evidence=doubtful))["unsure"]
    assert pair["sources"] == [first, second]
    assert pair["reason"]["text"] == why.text
