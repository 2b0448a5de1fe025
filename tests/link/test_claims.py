"""Statements of invented articles become claims."""

from __future__ import annotations

import pytest

from headwater.link import describe_linker, link_claims
from headwater.model import Article, Claim, Entity, Evidence, Features, Figure, Statement, make_id
from headwater.options import LinkOptions


def statement(
    article: str, text: str, act: str = "says", figures: tuple[Figure, ...] = (), names: str = ""
) -> Statement:
    """One statement that is the whole text of its article's sentence."""
    entities = tuple(
        Entity(text=n, label="place", start=text.index(n), end=text.index(n) + len(n))
        for n in names.split()
        if n in text
    )
    return Statement(
        id=make_id("st", article, text),
        article=article,
        start=0,
        end=len(text),
        text=text,
        sentence=(0, len(text)),
        act=act,  # type: ignore[arg-type]  # a plain string keeps the cases short
        figures=figures,
        features=Features(entities=entities),
    )


def killed(text: str, passage: str, number: int) -> Figure:
    at = passage.index(text)
    return Figure(text=text, start=at, end=at + len(text), low=number, best=number, high=number, of="killed")


def evidence(*statements: Statement, published: tuple[str | None, ...] = ()) -> Evidence:
    dates = published or (None,) * len(statements)
    articles = {
        s.article: Article(id=s.article, path=f"{s.article}.txt", text=s.text, sha256="", published=d)
        for s, d in zip(statements, dates, strict=True)
    }
    return Evidence(articles=articles, statements={s.id: s for s in statements}, sources={})


def groups(claims: list[Claim]) -> list[int]:
    return sorted((len(c.statements) for c in claims), reverse=True)


def test_other_words_for_the_same_refusal_are_one_claim() -> None:
    one = "Vardan's harbour police declined to carry out the planned raid on the Ostrel docks"
    two = "the harbour police of Vardan refused to carry out a raid on the docks at Ostrel last week"
    a = statement("a-1", one, names="Vardan Ostrel")
    b = statement("a-2", two, names="Vardan Ostrel")
    claims = link_claims(evidence(a, b), LinkOptions())
    assert groups(claims) == [2]
    assert claims[0].links[0].evidence == (a.id, b.id)


def test_two_death_tolls_are_two_claims() -> None:
    one, two = "The ferry fire at Ostrel killed 12 people", "The ferry fire at Ostrel killed 15 people"
    a = statement("a-1", one, figures=(killed("12", one, 12),), names="Ostrel")
    b = statement("a-2", two, figures=(killed("15", two, 15),), names="Ostrel")
    assert groups(link_claims(evidence(a, b), LinkOptions())) == [1, 1]


def test_declining_comment_never_joins_what_it_is_about() -> None:
    a = statement("a-1", "The mayor of Ostrel ordered the raid on the docks", names="Ostrel")
    b = statement("a-2", "The mayor of Ostrel ordered the raid on the docks", act="declines_comment", names="Ostrel")
    assert groups(link_claims(evidence(a, b), LinkOptions())) == [1, 1]


def test_first_report_is_the_earliest_dated_article() -> None:
    text = "The ferry to Ostrel sank in a storm off the northern lighthouse"
    a, b, c = (statement(x, text) for x in ("a-1", "a-2", "a-3"))
    claims = link_claims(evidence(a, b, c, published=(None, "2031-05-03", "2031-05-02")), LinkOptions())
    assert (claims[0].first_reported, claims[0].first_reported_by) == ("2031-05-02", "a-3")


@pytest.mark.parametrize("model", [True, False])
def test_every_statement_is_in_exactly_one_claim(model: bool) -> None:
    texts = ("The dam broke at dawn", "The dam broke at dawn", "Nobody was hurt", "", "—", "42")
    found = evidence(*(statement(f"a-{i}", t) for i, t in enumerate(texts)))
    claims = link_claims(found, LinkOptions(model=model))
    assert sorted(s for c in claims for s in c.statements) == sorted(found.statements)


def test_no_statements_make_no_claims() -> None:
    assert link_claims(Evidence(articles={}, statements={}, sources={}), LinkOptions()) == []


def test_the_models_used_are_named() -> None:
    assert describe_linker(LinkOptions())["linker"].startswith("linker@")
    assert describe_linker(LinkOptions(model=False)) == {}
