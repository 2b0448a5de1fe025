"""A draft is held against the corpus: what is found, how it is worded, and that nothing of it stays."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from headwater.ask.draft import DraftClaim, check_draft
from headwater.ask.files import DRAFT_COLUMNS, draft_rows
from headwater.corpus import Corpus
from headwater.errors import UsageError

WARNED = "Calder Chemicals was warned in February about a leaking storage tank at its Lowmere depot."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft.txt"


def only(corpus: Corpus, draft: Path, text: str) -> DraftClaim:
    """What is told of a draft of one statement."""
    draft.write_text(text, encoding="utf-8")
    (found,) = check_draft(corpus, str(draft), published="2024-05-18")["claims"]
    return found


def kinds(claim: DraftClaim, weight: str = "warning") -> list[str]:
    return [f["kind"] for f in claim["findings"] if f["weight"] == weight]


def test_what_others_give_a_source_for_needs_one(demo: Corpus, draft: Path) -> None:
    found = only(demo, draft, WARNED)
    assert found["claim"] is not None
    assert found["claim"]["id"] == demo.claims(text="leaking tank").items[0].claim.id
    assert {"missing-attribution", "disputed"} <= set(kinds(found))
    assert found["attributed_to"] == []


def test_another_source_than_the_corpus_has_and_a_replaced_figure_are_told(demo: Corpus, draft: Path) -> None:
    found = only(demo, draft, "Five people were killed in Tuesday's explosion at the depot, the mayor said.")
    assert found["attributed_to"] == ["mayor"]
    assert kinds(found) == ["superseded", "other-attribution"]
    assert "seven" in found["findings"][0]["text"]


def test_the_same_source_is_no_finding(demo: Corpus, draft: Path) -> None:
    text = (
        "Tuesday's explosion at the Calder Chemicals depot killed seven people, fire brigade chief Anton Veress said."
    )
    assert "other-attribution" not in kinds(only(demo, draft, text))


def test_another_figure_than_the_corpus_has_is_told(demo: Corpus, draft: Path) -> None:
    found = only(demo, draft, "Tuesday's explosion at the Calder Chemicals depot in Lowmere killed nine people.")
    assert kinds(found) == ["newer"]
    assert "seven" in found["findings"][0]["text"]
    assert any(d["about"] == "number" and d["ours"] == "nine" for d in found["differs"])


def test_what_the_corpus_does_not_know_is_not_found_and_no_warning(demo: Corpus, draft: Path) -> None:
    found = only(demo, draft, "A brass band played at the harbour on Sunday.")
    assert (found["claim"], kinds(found), kinds(found, "note")) == (None, [], ["not-found"])


def test_words_of_an_article_are_told_unless_it_is_credited(demo: Corpus, draft: Path) -> None:
    wire = demo.article(demo.articles(outlet="Harbour Wire").items[0].id).text
    body = wire.split(" - ", 1)[1]
    draft.write_text(f"Updated. {body}", encoding="utf-8")
    report = check_draft(demo, str(draft))
    taken = {c["outlet"]: c for c in report["copied"]}
    assert not taken["Harbour Wire"]["credited"]
    text = draft.read_text(encoding="utf-8")
    assert all(text[a:b] in wire for a, b in taken["Harbour Wire"]["passages"])
    assert report["warnings"] >= len([c for c in report["copied"] if not c["credited"]])


def test_a_text_of_the_corpus_is_not_held_against_itself(demo: Corpus, draft: Path) -> None:
    article = demo.articles(outlet="Capital Standard").items[0]
    draft.write_text(demo.article(article.id).text, encoding="utf-8")
    report = check_draft(demo, str(draft))
    assert report["known_as"] == [article.id]
    assert article.id not in {c["article"] for c in report["copied"]}


def test_a_draft_is_known_as_far_as_the_ledger_with_it_would_join_it(demo: Corpus) -> None:
    document = demo.document()
    article_of = {s["id"]: s["article"] for s in document["statements"]}
    for entry in demo.articles(limit=4).items:
        report = check_draft(demo, demo.article(entry.id))
        for told in report["claims"]:
            claim = next(c for c in document["claims"] if told["statement"] in c["statements"])
            shared = {article_of[s] for s in claim["statements"]} != {entry.id}
            assert (told["claim"]["id"] if told["claim"] else None) == (claim["id"] if shared else None)


def test_nothing_of_a_draft_is_kept(demo: Corpus, demo_file: Path, draft: Path) -> None:
    before = hashlib.sha256(demo_file.read_bytes()).hexdigest()
    only(demo, draft, WARNED)
    assert hashlib.sha256(demo_file.read_bytes()).hexdigest() == before
    assert demo.overview().articles == 12


def test_every_statement_of_the_draft_is_told_of_at_its_place(demo: Corpus, draft: Path) -> None:
    text = f"{WARNED}\n\nSchools in the old town were closed on Wednesday.\n\nNobody was hurt in Hale."
    draft.write_text(text, encoding="utf-8")
    report = check_draft(demo, str(draft))
    assert report["statements"] == len(report["claims"]) >= 3
    assert all(text[c["start"] : c["end"]] == c["text"] for c in report["claims"])
    assert report["known"] == sum(c["claim"] is not None for c in report["claims"])
    assert {*DRAFT_COLUMNS} == {name for row in draft_rows(report) for name in row}


def test_a_draft_about_something_else_is_held_against_nothing(demo: Corpus, draft: Path) -> None:
    found = only(demo, draft, "Marmots hibernate for eight months in alpine burrows.")
    assert (found["claim"], found["near"], found["differs"]) == (None, [], [])


@pytest.mark.parametrize("text", ["\x1b[31mred\x1b[0m \u202eBeacon said.", '<b>Veress</b> said: "OR" * NEAR(tank).'])
def test_hostile_drafts_are_read_like_any_other(text: str, demo: Corpus, draft: Path) -> None:
    draft.write_text(text, encoding="utf-8")
    report = check_draft(demo, str(draft))
    assert report["known"] <= report["statements"]


def test_what_is_not_one_text_is_misuse(demo: Corpus, tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text('{"text": "A fire burned in Oxley."}\n{"text": "A mast fell in Dunmoor."}\n')
    with pytest.raises(UsageError, match="holds 2 articles"):
        check_draft(demo, str(tmp_path / "two.jsonl"))
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(UsageError, match="cannot read the draft"):
        check_draft(demo, str(tmp_path / "empty.txt"))
    with pytest.raises(UsageError, match="cannot read the draft"):
        check_draft(demo, str(tmp_path / "none.txt"))
