"""Statements of small invented articles: what is said, by whom, how."""

from __future__ import annotations

import hashlib

from headwater.extract import describe_extractor, extract_statements
from headwater.model import Article, Extraction, Statement, make_id
from headwater.options import ExtractOptions

RULES_ALONE = ExtractOptions(model=False)


def extract(text: str, published: str | None = "2031-05-14") -> Extraction:
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id=make_id("a", text), path="a.txt", text=text, sha256=digest, published=published)
    (extraction,) = extract_statements([article], RULES_ALONE)
    return extraction


def find(extraction: Extraction, part: str) -> Statement:
    return next(s for s in extraction.statements if part in s.text)


def chain(extraction: Extraction, part: str) -> list[str]:
    names = {s.id: s.name for s in extraction.sources}
    return [names[h.source] for h in find(extraction, part).chain]


def test_offsets_quote_the_text() -> None:
    text = "The dam at Orlo broke on Monday, the mayor said. “We lost the mill,” she added."
    extraction = extract(text)
    assert extraction.statements
    assert all(text[s.start : s.end] == s.text for s in extraction.statements)


def test_own_voice_has_no_chain() -> None:
    statement = find(extract("The dam at Orlo broke on Monday night and flooded two villages."), "dam at Orlo")
    assert (statement.voice, statement.chain, statement.form) == ("outlet", (), "none")


def test_refusing_is_a_deed_and_no_saying() -> None:
    statement = find(extract("The harbour pilots refused to board the damaged tanker on Sunday."), "refused to board")
    assert statement.voice == "outlet"


def test_denial_of_a_noun_is_the_whole_clause() -> None:
    statement = find(extract("The mill company denied the allegations on Tuesday."), "denied")
    assert statement.act == "denies"
    assert statement.voice == "attributed"


def test_no_comment_declines() -> None:
    statement = find(extract("The mill company has declined to comment on the report."), "declined")
    assert statement.act == "declines_comment"


def test_reportedly_is_hedged_and_names_nobody() -> None:
    statement = find(
        extract("The engineer reportedly warned the board about the cracks last spring."), "warned the board"
    )
    assert statement.certainty == "hedged"
    assert statement.modality == "alleged"


def test_coordinated_clauses_are_two_statements() -> None:
    extraction = extract(
        "The army closed the northern road on Friday, and the ferry company cancelled all its sailings."
    )
    assert find(extraction, "northern road").text != find(extraction, "ferry company").text


def test_participle_that_adds_a_fact_is_its_own_statement() -> None:
    extraction = extract("A storm tore the roof off the market hall in Orlo late on Friday, killing twelve traders.")
    assert (
        find(extraction, "killing").text == "killing twelve traders"
        or "killing twelve" in find(extraction, "killing").text
    )
    assert find(extraction, "A storm").text.startswith("A storm tore the roof off")


def test_boilerplate_is_no_statement() -> None:
    text = "\n\n".join(
        ["The bridge in Orlo has collapsed.", "Sign up for our newsletter.", "Photo: Anna Holt", "SCROLL FOR NEXT"]
    )
    assert [s.text for s in extract(text).statements] == ["The bridge in Orlo has collapsed"]


def test_nested_saying_gives_two_hops() -> None:
    text = "The Marlow Courier reported that Ilse Brandt said the ferry had struck a rock."
    assert chain(extract(text), "struck a rock")[-1] == "Ilse Brandt"


def test_reading_twice_gives_the_same() -> None:
    text = "The dam broke on Monday, the mayor said. Engineers had warned that it might."
    assert extract(text) == extract(text)


def test_empty_text_gives_no_statement() -> None:
    assert extract("").statements == ()


def test_description_says_that_rules_stand_alone() -> None:
    described = describe_extractor(RULES_ALONE)
    assert described["tagger"] == "off: rules alone"
    assert described["rules"].startswith("rules@")
