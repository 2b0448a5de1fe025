"""The rules over one statement of a draft and what the corpus knows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from headwater.ask.claims import ClaimAnswer
from headwater.ask.findings import Known, find_findings
from headwater.model import Hop, Statement

CLAIM: ClaimAnswer = {
    "id": "c-1", "text": "The weir at Oxley broke", "status": "single-origin", "denied": False, "origins_low": 1,
    "origins_high": 1, "origins": ["an engineer (via Fen Post)"], "articles": 3, "outlets": 3, "statements": 3,
    "carried_by": ["Fen Post", "Vale Herald", "Osterby Times"], "first_reported": "2024-05-14",
    "first_reported_by": "Fen Post", "event": None, "story": "sy-1",
}  # fmt: skip


def statement(*chain: str, certainty: str = "certain", article: str = "a-draft") -> Statement:
    hops = tuple(Hop(source=s, start=0, end=1, cue="said") for s in chain)
    return Statement(
        id=f"st-{article}-{'-'.join(chain)}", article=article, start=0, end=5, text="The weir at Oxley broke",
        sentence=(0, 5), voice="attributed" if chain else "outlet", chain=hops,
        certainty=certainty,  # type: ignore[arg-type]  # one of its values
    )  # fmt: skip


def known(own: Statement, others: Sequence[Statement], **more: object) -> Known:
    heard = frozenset(h.source for s in others for h in s.chain)
    base = Known(
        claim=CLAIM, related=[], own=own, others=others, named=[h.source for h in own.chain], heard_from=heard,
        alike=False, unnamed=False,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]  # fields by name


def warnings(found: Known) -> list[str]:
    return [f["kind"] for f in find_findings(found, []) if f["weight"] == "warning"]


ENGINEER, BARE = statement("engineer", article="a-1"), statement(article="a-2")


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        (statement(), [ENGINEER, ENGINEER], ["missing-attribution"]),
        (statement(), [ENGINEER, BARE], ["missing-attribution"]),
        (statement(), [ENGINEER, BARE, BARE], []),
        (statement(), [BARE], []),
        (statement("mayor"), [ENGINEER], ["other-attribution"]),
        (statement("engineer"), [ENGINEER], []),
        (statement("mayor"), [BARE], []),
        (statement("Fen Post", "mayor"), [statement("Fen Post", "engineer", article="a-3")], []),
    ],
)
def test_attribution(own: Statement, others: list[Statement], expected: list[str]) -> None:
    assert warnings(known(own, others)) == expected


def test_some_reports_with_a_source_are_counted() -> None:
    (first, *_) = find_findings(known(statement(), [ENGINEER, BARE]), [])
    assert first["text"].startswith("1 of 2 reports of it name a source, the draft none: an engineer")


def test_unnamed_sources_need_who_spoke_with_them() -> None:
    others = [ENGINEER]
    assert warnings(known(statement("someone"), others, alike=True, unnamed=True)) == ["uncredited"]
    assert warnings(known(statement("Fen Post", "someone"), others, alike=True, unnamed=True)) == []
    credited = known(statement("Fen Post"), others, heard_from=frozenset({"Fen Post"}), unnamed=True)
    assert [f["kind"] for f in find_findings(credited, [])] == ["stops-short", "single-origin"]


def test_what_every_report_hedges_is_not_certain() -> None:
    hedged = statement("engineer", certainty="hedged", article="a-1")
    assert warnings(known(statement("engineer"), [hedged])) == ["firmer"]
    assert warnings(known(statement("engineer"), [hedged, ENGINEER])) == []
    assert warnings(known(statement("engineer", certainty="hedged"), [hedged])) == []


@pytest.mark.parametrize(
    ("status", "articles", "kind", "weight"),
    [
        ("single-origin", 3, "single-origin", "note"),
        ("unsourced", 2, "unsourced", "note"),
        ("corroborated", 2, "corroborated", "note"),
        ("disputed", 2, "disputed", "warning"),
        ("denied", 2, "denied", "warning"),
        ("superseded", 2, "superseded", "warning"),
    ],
)
def test_the_standing_of_the_claim_is_told(status: str, articles: int, kind: str, weight: str) -> None:
    claim: ClaimAnswer = {**CLAIM, "status": status, "articles": articles}  # type: ignore[typeddict-item]  # a status
    (found,) = find_findings(known(statement("engineer"), [ENGINEER], claim=claim), [])
    assert (found["kind"], found["weight"]) == (kind, weight)


def test_one_article_alone_is_no_news_about_origins() -> None:
    claim: ClaimAnswer = {**CLAIM, "articles": 1}
    assert find_findings(known(statement("engineer"), [ENGINEER], claim=claim), []) == []


def test_nothing_known_is_a_note_and_a_difference_a_warning() -> None:
    assert [f["kind"] for f in find_findings(None, [])] == ["not-found"]
    base = {
        "type": "conflicts", "newer": False, "about": "number", "ours": "two", "theirs": "three", "claim": "c-2",
        "text": "Three weirs broke", "status": "unsourced", "denied": False, "by": ["the mayor"], "because": [],
    }  # fmt: skip
    for more, kind in (({}, "differs"), ({"newer": True}, "newer"), ({"denied": True}, "differs")):
        (found,) = find_findings(None, [{**base, **more}])  # type: ignore[typeddict-item]  # its fields
        assert found["kind"] == kind
    assert found["text"] == "The mayor denies it: “Three weirs broke”."
