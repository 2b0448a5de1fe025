"""Open times become dated where another article dates the same event."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from headwater.link.dating import date_open_times
from headwater.model import Article, Entity, Evidence, Features, Statement, TimeExpression

WORDS = ("gunboat", "ardent", "shell", "port", "lissa")


def day(text: str, date: str) -> TimeExpression:
    return TimeExpression(
        text=text, start=0, end=2, value=date, earliest=date, latest=date, precision="day", anchor="published"
    )


def opened(text: str, value: str) -> TimeExpression:
    return TimeExpression(text=text, start=0, end=2, value=value, precision="open" if "REF" in value else "day")


def statement(article: str, time: TimeExpression, *words: str) -> Statement:
    features = Features(
        lemmas=words or WORDS, entities=(Entity(text=(words or ("Lissa",))[-1], label="place", start=0, end=2),)
    )
    return Statement(
        id=f"st-{article}-{time.text}", article=article, start=0, end=8, text="It sank.", sentence=(0, 8), when=(time,),
        features=features,
    )  # fmt: skip


def evidence(*statements: Statement) -> Evidence:
    articles = {
        a: Article(id=a, path=a, text="It sank.", sha256=a) for a in dict.fromkeys(s.article for s in statements)
    }
    return Evidence(articles=articles, statements={s.id: s for s in statements}, sources={})


def dated(*statements: Statement) -> list[str | None]:
    return [s.when[0].earliest for s in date_open_times(evidence(*statements)).statements.values()]


def test_a_weekday_takes_the_day_of_the_same_event_and_says_why() -> None:
    known, asked = statement("a", day("June 10", "2024-06-10")), statement("b", opened("Monday", "XXXX-WXX-1"))
    found = date_open_times(evidence(known, asked)).statements
    (time,) = found[asked.id].when
    assert (time.value, time.latest, time.anchor) == ("2024-06-10", "2024-06-10", f"event:{known.id}")
    assert found[asked.id].reasons[-1].evidence == (asked.id, known.id)
    assert found[known.id] == known


def test_a_part_of_day_keeps_its_part() -> None:
    known, asked = statement("a", day("June 10", "2024-06-10")), statement("b", opened("Monday", "XXXX-WXX-1TNI"))
    assert date_open_times(evidence(known, asked)).statements[asked.id].when[0].value == "2024-06-10TNI"


def test_another_weekday_another_event_and_the_same_article_date_nothing() -> None:
    asked = statement("b", opened("Monday", "XXXX-WXX-1"))
    assert dated(statement("a", day("June 11", "2024-06-11")), asked) == ["2024-06-11", None]
    assert dated(statement("a", day("June 10", "2024-06-10"), "board", "budget", "tarn"), asked)[1] is None
    assert dated(statement("b", day("June 10", "2024-06-10")), asked)[1] is None


def test_two_days_that_fit_leave_it_open() -> None:
    asked = statement("c", opened("Monday", "XXXX-WXX-1"))
    assert (
        dated(statement("a", day("June 10", "2024-06-10")), statement("b", day("June 17", "2024-06-17")), asked)[2]
        is None
    )


def test_today_needs_more_likeness_than_a_weekday() -> None:
    known = statement("a", day("June 10", "2024-06-10"))
    alike = ("gunboat", "ardent", "sail", "harbour", "captain", "lissa")
    assert dated(known, statement("b", opened("today", "PRESENT_REF")))[1] == "2024-06-10"
    assert dated(known, statement("b", opened("today", "PRESENT_REF"), *alike))[1] is None
    assert dated(known, statement("b", opened("now", "PRESENT_REF")))[1] is None


def test_a_plan_of_the_same_weekday_stays_open() -> None:
    known, asked = statement("a", day("June 10", "2024-06-10")), statement("b", opened("Monday", "XXXX-WXX-1"))
    other = replace(statement("b", opened("on Monday", "XXXX-WXX-1"), "council", "meet", "tarn"), modality="planned")
    assert dated(known, asked, other) == ["2024-06-10", "2024-06-10", None]
    assert dated(known, asked, replace(other, modality="actual"))[2] == "2024-06-10"


@given(st.dates(), st.integers(1, 7))
def test_only_a_day_of_that_weekday_dates_it(date: datetime.date, weekday: int) -> None:
    found = dated(statement("a", day("then", f"{date}")), statement("b", opened("some day", f"XXXX-WXX-{weekday}")))
    assert found[1] == (f"{date}" if date.isoweekday() == weekday else None)


def test_dating_again_changes_nothing() -> None:
    once = date_open_times(
        evidence(statement("a", day("June 10", "2024-06-10")), statement("b", opened("Monday", "XXXX-WXX-1")))
    )
    assert date_open_times(once) == once
