"""Stories of a few records, and the bounds the rules give them."""

from __future__ import annotations

import pytest

from headwater.model import Claim
from headwater.options import TraceOptions
from headwater.trace import trace_origins
from headwater.trace.groups import replay
from headwater.trace.origins import bounds_of

BRIDGE = "the bridge at Lowmere was closed at noon"


def rules(claim: Claim) -> set[str]:
    return {r.rule.split("/")[1].split("@")[0] for g in claim.origins.groups for r in g.because}


def test_nobody_is_named_so_nothing_is_certain(desk):
    """Two papers assert it in their own voice: no origin for certain, two at most."""
    desk.says("a", BRIDGE)
    desk.says("b", "Lowmere's crossing shut in the middle of the day")
    assert desk.bounds() == (0, 2)


def test_two_reporters_who_ask_one_spokeswoman_have_one_origin(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "the bridge is shut", "person:Ada Marlow")
    assert desk.bounds() == (1, 1)


def test_two_named_witnesses_are_two_origins(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "the bridge is shut", "person:Bruno Tarn")
    assert desk.bounds() == (2, 2)


def test_unnamed_sources_of_one_outlet_are_one_origin_wherever_they_are_told(desk):
    desk.says("a", BRIDGE, "anonymous:two officials", outlet="The Lowmere Post")
    desk.says("b", "the bridge is shut", "outlet:The Lowmere Post", "anonymous:officials")
    desk.says("c", "no one may cross", "outlet:The Lowmere Post")
    assert desk.bounds() == (1, 1)


def test_unnamed_sources_of_two_outlets_may_be_one_or_two(desk):
    desk.says("a", BRIDGE, "anonymous:officials", outlet="The Lowmere Post")
    desk.says("b", "the crossing is shut", "anonymous:a source", outlet="Tarn Radio")
    assert desk.bounds() == (1, 2)


def test_an_unnamed_source_may_be_the_named_one(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "the crossing is shut", "anonymous:an engineer")
    assert desk.bounds() == (1, 2)


def test_rumours_and_reports_count_in_the_upper_bound_only(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "the crossing is shut", "unknown:rumours")
    desk.says("c", "nobody crosses any more", "outlet:local reports")
    assert desk.bounds() == (1, 3)


def test_an_outlet_named_and_its_own_article_are_one_origin(desk):
    desk.says("a", BRIDGE, outlet="The Lowmere Post")
    desk.says("b", "the crossing is shut", "outlet:The Lowmere Post")
    assert desk.bounds() == (1, 1)


def test_the_cited_article_continues_the_chain(desk):
    """B names the Post, whose own article here names Ada Marlow: one origin, Ada Marlow."""
    desk.says("a", BRIDGE, "person:Ada Marlow", outlet="The Lowmere Post")
    desk.says("b", "the crossing is shut", "outlet:The Lowmere Post")
    claim = desk.traced()
    assert (claim.origins.low, claim.origins.high) == (1, 1)
    assert claim.origins.groups[0].source == desk.source("person:Ada Marlow")
    assert "continues" in rules(claim)


def test_the_cited_article_continues_only_what_it_says_itself(desk):
    """The Post's article is here, but says nothing of this claim: the chain ends with the Post."""
    desk.article("a", "The fair opens on Sunday.", "The Lowmere Post")
    desk.says("b", BRIDGE, "outlet:The Lowmere Post")
    claim = desk.traced()
    assert claim.origins.groups[0].source == desk.source("outlet:The Lowmere Post")


def test_a_circle_is_found_named_and_shows_no_origin(desk):
    desk.says("a", BRIDGE, "outlet:Tarn Radio", outlet="The Lowmere Post")
    desk.says("b", "the crossing is shut", "outlet:The Lowmere Post", outlet="Tarn Radio")
    claim = desk.traced()
    assert (claim.origins.low, claim.origins.high) == (0, 1)
    assert claim.origins.groups[0].source is None
    assert "circle" in rules(claim)
    assert any("Tarn Radio" in r.text for r in claim.origins.groups[0].because)


def test_a_circle_that_somebody_feeds_is_none(desk):
    """One of the two circling papers also says who told it."""
    desk.says("a", BRIDGE, "outlet:Tarn Radio", outlet="The Lowmere Post")
    desk.says("b", "the crossing is shut", "person:Ada Marlow", outlet="Tarn Radio")
    assert desk.bounds() == (1, 1)


def test_one_wire_with_three_subscribers_is_one_origin(desk):
    wire = desk.source("wire:Northern Wire")
    for key in "abc":
        desk.says(key, f"{BRIDGE} ({key})", outlet=f"Subscriber {key}")
        desk.wire_of[key] = wire
    assert desk.bounds() == (1, 1)


def test_papers_of_one_family_without_own_reporting_are_one(desk):
    for key in "ab":
        desk.says(key, f"{BRIDGE} ({key})", outlet=f"Valley Paper {key}")
        desk.family_of[desk.source(f"outlet:Valley Paper {key}")] = "Valley Papers"
    assert desk.bounds() == (0, 1)


def test_papers_of_one_family_with_own_witnesses_are_two(desk):
    for key, who in (("a", "Ada Marlow"), ("b", "Bruno Tarn")):
        desk.says(key, f"{BRIDGE} ({key})", f"person:{who}", outlet=f"Valley Paper {key}")
        desk.family_of[desk.source(f"outlet:Valley Paper {key}")] = "Valley Papers"
    assert desk.bounds() == (2, 2)


def test_a_spokesperson_and_the_organisation_are_one_origin(desk):
    desk.source("person:Ada Marlow", role="Harbour Board spokeswoman")
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "the crossing is shut", "organisation:Harbour Board")
    assert desk.bounds() == (1, 1)


def test_a_chief_and_his_organisation_may_be_one(desk):
    desk.source("person:Bruno Tarn", role="chief of the Lowmere Police")
    desk.says("a", BRIDGE, "person:Bruno Tarn")
    desk.says("b", "the crossing is shut", "organisation:Lowmere Police")
    assert desk.bounds() == (1, 2)


def test_a_spokesman_told_by_office_may_be_the_one_told_by_name(desk):
    desk.says("a", BRIDGE, "person:a Harbour Board spokesman")
    desk.says("b", "the crossing is shut", "person:Bruno Tarn")
    assert desk.bounds() == (1, 2)


def test_chains_meet_in_a_person_who_cites_others(desk):
    """One paper stops at Ada Marlow, the other goes on to whom she cites."""
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "the crossing is shut", "person:Ada Marlow", "organisation:Lowmere Police")
    assert desk.bounds() == (1, 1)


def test_chains_do_not_meet_in_an_outlet_that_asked_two(desk):
    desk.says("a", BRIDGE, "outlet:Tarn Radio", "person:Ada Marlow")
    desk.says("b", "the crossing is shut", "outlet:Tarn Radio", "person:Bruno Tarn")
    assert desk.bounds() == (2, 2)


def test_a_copy_without_a_source_is_no_origin_of_its_own(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", BRIDGE)
    desk.copy("a", "b")
    assert desk.bounds() == (1, 1)


def test_a_copy_never_joins_two_named_sources(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", BRIDGE, "person:Bruno Tarn")
    desk.says("c", BRIDGE)
    desk.copy("a", "c")
    desk.copy("b", "c")
    desk.copy("a", "b")
    assert desk.bounds() == (2, 2)


def test_unnamed_experts_who_say_the_same_words_are_one(desk):
    words = "sometimes a loud bang can stop an angry bull where it stands"
    desk.says("a", words, "anonymous:experts", outlet="The Lowmere Post")
    desk.says("b", words, "anonymous:a farm expert", outlet="Tarn Radio")
    assert desk.bounds() == (1, 1)


def test_two_posts_of_two_accounts_are_two_origins_and_the_platform_is_none(desk):
    desk.says("a", BRIDGE, "social:@lowmere_walker")
    desk.says("b", "the crossing is shut", "social:@tarnwatch")
    desk.says("c", "nobody crosses any more", "social:Twitter")
    assert desk.bounds() == (2, 3)


def test_declining_to_comment_gives_no_origin(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "declined to comment", "person:Bruno Tarn", act="declines_comment")
    assert desk.bounds() == (1, 1)


def test_the_groups_and_the_bounds_can_be_replayed_from_their_reasons(desk):
    desk.says("a", BRIDGE, "person:Ada Marlow")
    desk.says("b", "the crossing is shut", "person:Ada Marlow")
    desk.says("c", "nobody crosses any more", "anonymous:officials")
    desk.says("d", "Lowmere is cut off")
    claim = desk.traced()
    reasons = [r for g in claim.origins.groups for r in g.because]
    merges = [r for r in reasons if not r.rule.startswith(("trace/counted", "trace/not-counted"))]
    assert replay(claim.statements, merges) == [g.statements for g in claim.origins.groups]
    assert bounds_of(claim.origins.groups) == (claim.origins.low, claim.origins.high) == (1, 3)


@pytest.mark.parametrize("statements", [(), ("st-unknown",)])
def test_a_claim_without_known_statements_has_no_origins(desk, statements):
    claim = Claim(id="c-x", text="", statements=statements)
    found = trace_origins([claim], [], desk.evidence(), TraceOptions())
    assert [(c.origins.low, c.origins.high) for c in found] == [(0, 0)]
