"""Claims about one happening, and its figures."""

from __future__ import annotations


def fire(desk, make_figure, claim, key, number, source, date="2031-03-03"):
    text = f"{number} people died in the ferry fire at Lowmere, {source.split(':')[1]} said"
    desk.article(key, text, date)
    desk.says(claim, key, text, source, figures=(make_figure(str(number), "killed", number),))


def test_claims_about_one_fire_are_one_event_with_bounded_figures(desk, make_figure):
    fire(desk, make_figure, "c1", "a", 12, "person:Ada Marlow")
    fire(desk, make_figure, "c2", "b", 15, "person:Bruno Tarn")
    fire(desk, make_figure, "c3", "c", 12, "person:Celia Holm", "2031-03-04")
    (event,) = desk.events()
    assert set(event.claims) == {"c1", "c2", "c3"}
    (killed,) = event.figures
    assert (killed.of, killed.low, killed.best, killed.high) == ("killed", 12, 12, 15)
    assert {r.value for r in killed.reported} == {12, 15}


def test_a_figure_nobody_stands_for_does_not_widen_the_bounds(desk, make_figure):
    fire(desk, make_figure, "c1", "a", 12, "person:Ada Marlow")
    text = "Lowmere: 90 people died in the ferry fire at Lowmere"
    desk.says("c2", "b", text, figures=(make_figure("90", "killed", 90),))
    (event,) = desk.events()
    assert (event.figures[0].low, event.figures[0].high) == (12, 12)
    assert len(event.figures[0].reported) == 2


def test_two_strikes_two_days_apart_stay_two(desk, make_day):
    desk.says("c1", "a", "An airstrike hit the depot at Tarnholm on Monday", when=(make_day("Monday", "2031-03-03"),))
    desk.says(
        "c2", "b", "An airstrike hit the depot at Tarnholm on Wednesday", when=(make_day("Wednesday", "2031-03-05"),)
    )
    desk.says(
        "c3", "c", "Tarnholm saw an airstrike on Monday and an airstrike on Wednesday",
        when=(make_day("Monday", "2031-03-03"), make_day("Wednesday", "2031-03-05")),
    )  # fmt: skip
    events = [set(e.claims) for e in desk.events()]
    assert not any({"c1", "c2"} <= e for e in events)


def test_every_claim_of_an_event_names_it(desk, make_figure):
    fire(desk, make_figure, "c1", "a", 12, "person:Ada Marlow")
    fire(desk, make_figure, "c2", "b", 15, "person:Bruno Tarn")
    from headwater.compare import find_events
    from headwater.options import CompareOptions

    claims, events = find_events(list(desk.claims.values()), [], desk.evidence(), CompareOptions())
    assert {c.event for c in claims} == {events[0].id}


def test_a_claim_that_tells_of_no_happening_has_no_event(desk):
    desk.says("c1", "a", "Lowmere lies on the Tarn")
    assert desk.events() == []
