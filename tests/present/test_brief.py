"""The brief: the claims that matter first, in words a reporter can use, safe and as wide as the console."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from headwater.compare.differences import find_differences
from headwater.model import Ledger, Problem
from headwater.present.brief import brief
from headwater.present.ledger import to_document
from headwater.present.lookup import look_up, ranked_claims


def printed(ledger: Ledger, width: int = 80, everything: bool = False) -> str:
    out = io.StringIO()
    document = to_document(ledger)
    console = Console(file=out, width=width, markup=False, highlight=False)
    brief(document, console, find_differences(document), everything=everything)
    return out.getvalue()


def test_it_says_what_was_read(ledger: Ledger) -> None:
    assert printed(ledger).startswith("Read 8 articles from 7 outlets published 4–5 Mar 2031 (1 undated).")


def test_disputed_and_denied_claims_come_first_and_lone_own_voice_last(ledger: Ledger) -> None:
    ranked = ranked_claims(look_up(to_document(ledger)))
    statuses = [c["status"] for c in ranked]
    assert set(statuses[:4]) == {"denied", "disputed"}
    assert ranked[4]["text"] == "St Ane hospital now counts 17 injured"
    assert statuses[5] == "superseded"
    assert {c["text"] for c in ranked[-2:]} == {"The quay is shut", "The harbour was founded in 1611"}


def test_a_claim_says_status_bounds_articles_and_origin(ledger: Ledger) -> None:
    text = printed(ledger)
    assert " 1. DENIED  1 origin · 3 articles" in text
    assert "From: two harbour officials (via Tarn Valley Post)" in text
    assert "SUPERSEDED  1–2 origins · 3 articles" in text
    assert "From: Harrow County Fire Brigade and 1 unsourced report" in text


def test_noise_is_counted_and_shown_only_on_demand(ledger: Ledger) -> None:
    assert "2 more claims" in printed(ledger)
    assert "founded in 1611" not in printed(ledger)
    assert "founded in 1611" in printed(ledger, everything=True)


def test_differences_carry_both_quotations(ledger: Ledger) -> None:
    text = printed(ledger, width=200)
    assert text.index("DENIALS") < text.index("CONFLICTS") < text.index("CORRECTIONS") < text.index("PROBLEMS")
    assert "was unsafe”, denied by Lena Okafor" in text
    assert "The number of wounded: “Fourteen people” → “17 injured”" in text
    assert "“It broke out on Tuesday”" in text
    assert "“The blaze began on Monday evening”" in text


def test_problems_name_code_and_place(ledger: Ledger) -> None:
    assert "R102  notes/undated.txt: no publication date" in printed(ledger)
    assert "R001  missing.txt: no such file" in printed(ledger)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_console_or_ends_in_blanks(ledger: Ledger, width: int) -> None:
    lines = printed(ledger, width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_hostile_text_is_shown_and_does_nothing(ledger: Ledger) -> None:
    nasty = replace(ledger.claims[0], text="[bold red]x[/] \x1b]0;owned\x07 \x1b[2J \u202eevil :smile: x")
    problem = Problem(code="R101", path="a\x1b[31m.txt", message="[link=http://evil.example]x[/link]")
    text = printed(replace(ledger, claims=(nasty, *ledger.claims[1:]), problems=(problem,)), 120, everything=True)
    assert "[bold red]x[/]" in text
    assert ":smile:" in text
    assert "[link=http://evil.example]" in text
    assert not set(text) & set("\x1b\x07\u202e")


def test_an_empty_ledger_says_so() -> None:
    from headwater.model import Evidence

    nothing = Evidence(articles={}, statements={}, sources={})
    empty = Ledger(generator="headwater", options={}, evidence=nothing, claims=(), relations=(), copies=(),
                   events=(), problems=())  # fmt: skip
    assert printed(empty).strip() == "No article was read."
