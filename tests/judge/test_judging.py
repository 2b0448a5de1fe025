"""Judgements outrank the models, are followed at once, survive later articles, and are undone without a trace."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater.corpus import Corpus
from headwater.errors import UsageError
from headwater.judge.joining import part
from headwater.judge.records import in_force, make_judgement
from headwater.model import Judgement
from headwater.present.document import LedgerDocument
from headwater.read import read_uploads

TEXTS = {
    "herald.txt": ("Vale Herald", "2024-05-14", "A crane fell on Kessel quay in Osterby on Tuesday, the harbour police "
                   "said. Two welders were killed, the harbour police said.\n\n“The crane was never inspected,” said "
                   "Mara Quill, a union official."),
    "post.txt": ("Osterby Post", "2024-05-14", "A crane fell on Kessel quay in Osterby on Tuesday, according to the "
                 "harbour police. Three welders were killed, the clinic in Osterby said.\n\nKessel Yards denied that "
                 "the crane was never inspected."),
    "star.txt": ("Dunmoor Star", "2024-05-15", "A crane fell on Kessel quay in Osterby on Tuesday, the Vale Herald "
                 "reported. Two welders were killed. Quill said the crane was never inspected."),
}  # fmt: skip
LATER = ("Fen Post", "2024-05-16", "A crane fell on Kessel quay in Osterby on Tuesday, the harbour police said. Two "
         "welders were killed, the police said.")  # fmt: skip


def add(corpus: Corpus, texts: dict[str, tuple[str, str, str]]) -> None:
    rows = [{"path": name, "outlet": outlet, "published": day} for name, (outlet, day, _) in texts.items()]
    about = ("about.jsonl", "\n".join(map(json.dumps, rows)).encode())
    found = read_uploads([(name, text.encode()) for name, (_, _, text) in texts.items()], None, about)
    corpus.add_articles([f for f in found if isinstance(f, headwater.Article)])


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with headwater.open(tmp_path / "crane.hw") as opened:
        add(opened, TEXTS)
        yield opened


def without_judgements(corpus: Corpus) -> LedgerDocument:
    """The ledger as it is, without who judged what."""
    return {**corpus.document(), "judgements": []}


def crane(document: LedgerDocument) -> Any:
    """The claim that most articles carry."""
    return max(document["claims"], key=lambda c: len(c["statements"]))


def claim_of(corpus: Corpus, statement: str) -> str:
    return corpus.statements(ids=[statement]).items[0].claim


def test_statements_judged_apart_are_apart_and_the_reason_says_who_judged(corpus: Corpus) -> None:
    before = corpus.document()
    first, *_, last = crane(before)["statements"]
    made = corpus.judge("claim", last, first, "different", author="Ada Lee", note="another crane")
    assert claim_of(corpus, first) != claim_of(corpus, last)
    because = [r.text for r in corpus.claim(claim_of(corpus, last)).claim.because]
    assert any("Ada Lee judged on" in b and "another crane" in b for b in because)
    assert [j["id"] for j in corpus.document(holding=last)["judgements"]] == [made.id]
    assert corpus.check(again=True) == []
    corpus.undo(made.id, by="Bo")
    assert without_judgements(corpus) == before
    assert [(j.undone_by, j.verdict) for j in corpus.judgements()] == [("Bo", "different")]


def test_claims_judged_the_same_are_one(corpus: Corpus) -> None:
    before = corpus.document()
    one, two = before["claims"][0]["statements"], before["claims"][1]["statements"]
    made = corpus.judge("claim", one[0], two[0], "same", author="Ada Lee")
    whole = corpus.claim(claim_of(corpus, one[0])).claim
    assert set(whole.statements) == {*one, *two}
    assert corpus.check(again=True) == []
    corpus.undo(made.id, by="Ada Lee")
    assert without_judgements(corpus) == before


def test_a_judgement_survives_later_articles_and_their_order(corpus: Corpus, tmp_path: Path) -> None:
    first, *_, last = crane(corpus.document())["statements"]
    corpus.judge("claim", first, last, "different", author="Ada Lee")
    add(corpus, {"fen.txt": LATER})
    assert claim_of(corpus, first) != claim_of(corpus, last)
    with headwater.open(tmp_path / "other.hw") as other:
        add(other, {**TEXTS, "fen.txt": LATER})
        other.judge("claim", first, last, "different", author="Ada Lee")
        found, wanted = (re.sub("j-[0-9a-f]{12}", "j", json.dumps(c.document()["claims"])) for c in (other, corpus))
        assert found == wanted


def test_sources_judged_one_are_one_and_counts_follow(corpus: Corpus) -> None:
    before = corpus.document()
    quoted = corpus.sources().items
    a, b = quoted[0].source.id, quoted[1].source.id
    made = corpus.judge("source", a, b, "same", author="Ada Lee")
    joined = corpus.source(min(a, b))
    assert joined.statements >= max(quoted[0].statements, quoted[1].statements)
    with pytest.raises(UsageError):
        corpus.source(max(a, b))
    assert any("Ada Lee" in line for line in corpus.why(min(a, b)))
    add(corpus, {"fen.txt": LATER})
    assert corpus.check(again=True) == []
    with pytest.raises(UsageError):
        corpus.source(max(a, b))
    corpus.undo(made.id, by="Bo")
    assert corpus.source(a).source.id != corpus.source(b).source.id
    assert corpus.check(again=True) == []
    assert before["claims"]


def test_one_source_judged_two_is_parted(corpus: Corpus) -> None:
    before = corpus.document()
    merged = corpus.ledger().evidence.merges
    together = next(
        [k for k in merged if merged[k] == c] for c in merged.values() if list(merged.values()).count(c) > 1
    )
    made = corpus.judge("source", together[0], together[1], "different", author="Ada Lee")
    after = corpus.ledger().evidence.merges
    assert after[together[0]] != after[together[1]]
    assert corpus.check(again=True) == []
    corpus.undo(made.id, by="Bo")
    assert without_judgements(corpus) == before


def test_a_relation_judged_wrong_is_not_stated_and_one_judged_right_is_certain(corpus: Corpus) -> None:
    before = corpus.document()
    relation = corpus.relations().items[0].relation
    wrong = corpus.judge("relation", relation.id, "", "wrong", author="Ada Lee")
    assert relation.id not in {r.relation.id for r in corpus.relations().items}
    assert corpus.check(again=True) == []
    corpus.undo(wrong.id, by="Ada Lee")
    assert without_judgements(corpus) == before
    corpus.judge("relation", relation.id, "", "right", author="Ada Lee")
    again = next(r.relation for r in corpus.relations().items if r.relation.id == relation.id)
    assert again.confidence == 1.0
    assert "Ada Lee" in again.because[-1].text


def test_a_copy_that_only_a_person_saw_is_one_and_can_be_none_again(corpus: Corpus) -> None:
    a, b = (entry.id for entry in corpus.articles().items[:2])
    corpus.judge("copy", a, b, "copy", author="Ada Lee", note="the desk told me")
    found = [c for c in corpus.ledger().copies if {c.a, c.b} == {a, b}]
    assert len(found) == 1
    assert any("the desk told me" in r.text for r in found[0].because)
    corpus.judge("copy", b, a, "none", author="Bo")
    assert [c for c in corpus.ledger().copies if {c.a, c.b} == {a, b}] == []
    assert corpus.check(again=True) == []


def test_a_corrected_chain_is_the_statements_chain(corpus: Corpus) -> None:
    before = corpus.document()
    statement = crane(before)["statements"][0]
    chain = json.dumps([{"name": "Vale Herald"}, {"name": "a deckhand", "kind": "anonymous"}])
    made = corpus.judge("chain", statement, chain, "corrected", author="Ada Lee")
    names = [corpus.source(h.source).source.name for h in corpus.statement(statement).chain]
    assert names == ["Vale Herald", "a deckhand"]
    assert corpus.check(again=True) == []
    corpus.undo(made.id, by="Ada Lee")
    assert without_judgements(corpus) == before


@pytest.mark.parametrize(
    ("kind", "subject", "other", "verdict", "author"),
    [
        ("claim", "st-000000000001", "st-000000000002", "same", " "),
        ("claim", "st-000000000001", "st-000000000001", "same", "Ada"),
        ("claim", "st-000000000001", "st-000000000002", "right", "Ada"),
        ("source", "st-000000000001", "s-000000000002", "same", "Ada"),
        ("chain", "st-000000000001", "nobody", "corrected", "Ada"),
        ("relation", "r-000000000001", "", "wrong", "Ada"),
        ("claim", "st-000000000001", "st-000000000002", "same", "Ada"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_leaves_nothing(
    corpus: Corpus, kind: Any, subject: str, other: str, verdict: str, author: str
) -> None:
    with pytest.raises(UsageError):
        corpus.judge(kind, subject, other, verdict, author=author)
    assert corpus.judgements() == []


def judged(verdict: str, at: str, undone: str | None = None) -> Judgement:
    made = make_judgement(kind="claim", subject="st-b", object="st-a", verdict=verdict, author="Ada", at=at)
    return (
        made if undone is None else Judgement(**{k: getattr(made, k) for k in made.__slots__} | {"undone_at": undone})
    )


def test_the_last_judgement_on_a_matter_holds() -> None:
    early, late = judged("same", "2024-01-01"), judged("different", "2024-01-02")
    assert (early.subject, early.object) == ("st-a", "st-b")
    assert in_force([late, early]) == [late]
    assert in_force([early, judged("different", "2024-01-02", "2024-01-03")]) == [early]


def test_a_group_is_parted_at_its_weakest_link() -> None:
    keys, links = ["a", "b", "c", "d"], [("a", "b"), ("c", "d"), ("b", "c")]
    assert part(keys, links, [("a", "d")]) == [["a", "b"], ["c", "d"]]
    assert part(keys, links, [("a", "b")]) == [["a"], ["b", "c", "d"]]
    assert part(keys, links[:1], [("a", "b")]) == [["a", "c", "d"], ["b"]]
