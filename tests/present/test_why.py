"""Why: sentences for every record, quoting exactly."""

from __future__ import annotations

import pytest

from headwater.errors import UsageError
from headwater.model import Ledger
from headwater.present.ledger import to_document
from headwater.present.why import explain


def test_a_claim_gives_status_origins_statements_and_relations(ledger: Ledger) -> None:
    document = to_document(ledger)
    denied = next(c for c in document["claims"] if c["status"] == "denied")
    text = "\n".join(explain(document, denied["id"]))
    assert "It is denied: 1 origin, 3 articles, 3 statements." in text
    assert "Brightwater Ferries, whom it accuses, denies it" in text
    assert "Origin 1: two harbour officials (via Tarn Valley Post)" in text
    assert f"denies {denied['id']}" in text


def test_a_statement_gives_its_chain_in_the_words_of_the_text(ledger: Ledger) -> None:
    document = to_document(ledger)
    statement = next(s for s in document["statements"] if len(s["chain"]) == 2)
    text = "\n".join(explain(document, statement["id"]))
    assert text.count("Its chain names") == 2
    assert "“said in a release”" in text
    assert "(attribution-rules@1, 0.90)" in text


def test_a_relation_and_a_copy_quote_both_sides(ledger: Ledger) -> None:
    document = to_document(ledger)
    relation = "\n".join(explain(document, document["relations"][0]["id"]))
    assert "supersedes" in relation
    assert "“St Ane hospital now counts 17 injured”" in relation
    copy = "\n".join(explain(document, document["copies"][0]["id"]))
    assert "took text from Northwire, northwire-1.txt" in copy
    assert "[0, 170) in the first" in copy


def test_a_merged_mention_leads_to_its_source(ledger: Ledger) -> None:
    document = to_document(ledger)
    source = next(s for s in document["sources"] if s["merged"])
    lines = explain(document, source["merged"][0])
    assert lines[0] == f"{source['merged'][0]} was joined into {source['id']}."
    assert any("“the Post” is its short name. (link/alias@1, 0.97)" in line for line in lines)


def test_every_record_can_be_explained(ledger: Ledger) -> None:
    document = to_document(ledger)
    for table in ("articles", "sources", "statements", "claims", "relations", "copies", "events"):
        for row in document[table]:  # type: ignore[literal-required]  # the tables named above
            assert explain(document, row["id"])


def test_an_unknown_id_is_misuse(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no record 'c-nothing'"):
        explain(to_document(ledger), ["c-nothing", "[2J"][0])
