"""Descriptions inside one article, misspellings, relatives, shortened bodies. All people and bodies are invented."""

from __future__ import annotations

import pytest

from headwater.link.names import link_sources
from headwater.model import Article, Evidence, Extraction, Hop, Source, SourceKind, Statement, source_id
from headwater.options import LinkOptions


def told(n: int, text: str, *sources: tuple[SourceKind, str, str | None]) -> Extraction:
    """An article whose sources are named so; each speaks once, from the first place of its name in the text."""
    article = Article(id=f"a-{n}", path=f"{n}.txt", text=text, sha256=str(n))
    made = tuple(Source(id=source_id(kind, name), name=name, kind=kind, role=role) for kind, name, role in sources)
    statements = []
    for i, s in enumerate(made):
        at = max(0, text.find(s.name.split()[-1]))
        hop = Hop(source=s.id, start=at, end=at + len(s.name.split()[-1]), cue="said")
        statements.append(
            Statement(
                id=f"st-{n}-{i}", article=article.id, start=0, end=2, text=text[:2], sentence=(0, 2), chain=(hop,)
            )
        )
    return Extraction(article=article, statements=tuple(statements), sources=made)


def linked(*extractions: Extraction) -> Evidence:
    return link_sources(extractions, LinkOptions())


def one(evidence: Evidence, a: str, b: str, kinds: tuple[SourceKind, SourceKind] = ("person", "person")) -> bool:
    return evidence.merges[source_id(kinds[0], a)] == evidence.merges[source_id(kinds[1], b)]


SENATE = (
    "Sen. Edda Halden (R-Vt.) met Rep. Otto Brix of Idaho. The lawmaker spoke. "
    "The Vermont senator left with Gov. Lena Marsh."
)


@pytest.mark.parametrize(
    ("description", "meant"),
    [("Vermont senator", "Edda Halden"), ("Idaho congressman", "Otto Brix"), ("governor", "Lena Marsh")],
)
def test_a_description_joins_whom_alone_it_fits(description: str, meant: str) -> None:
    people = [("person", n, None) for n in ("Edda Halden", "Otto Brix", "Lena Marsh", description)]
    evidence = linked(told(1, SENATE, *people))  # type: ignore[arg-type]
    assert one(evidence, description, meant)
    assert "describes" in " ".join(r.text for rs in evidence.merge_reasons.values() for r in rs)


@pytest.mark.parametrize("description", ["lawmaker", "Ohio senator", "former governor", "mayor"])
def test_a_description_that_fits_two_or_nobody_stays_apart(description: str) -> None:
    people = [("person", n, None) for n in ("Edda Halden", "Otto Brix", "Lena Marsh", description)]
    evidence = linked(told(1, SENATE, *people))  # type: ignore[arg-type]
    assert not any(one(evidence, description, n) for n in ("Edda Halden", "Otto Brix", "Lena Marsh"))


def test_a_former_office_is_only_a_former_one() -> None:
    text = "Former Gov. Edda Halden and Gov. Otto Brix met. The former governor spoke first."
    evidence = linked(
        told(
            1, text, ("person", "Edda Halden", None), ("person", "Otto Brix", None), ("person", "former governor", None)
        )
    )
    assert one(evidence, "former governor", "Edda Halden")


def test_himself_is_he() -> None:
    evidence = linked(
        told(1, "Halden himself said so. Edda Halden left.", ("person", "Edda Halden", None),
             ("organisation", "Halden himself", None))
    )  # fmt: skip
    assert one(evidence, "Halden himself", "Edda Halden", ("organisation", "person"))


def test_the_day_of_speaking_is_no_part_of_a_name() -> None:
    evidence = linked(told(1, "Edda Halden Monday said so.", ("person", "Edda Halden Monday", None)))
    (source,) = evidence.sources.values()
    assert source.name == "Edda Halden"
    assert evidence.merges[source_id("person", "Edda Halden Monday")] == source.id


def test_nobody_in_office_is_the_man() -> None:
    text = "The man shouted at Rep. Otto Brix."
    brix = Source(id=source_id("person", "Otto Brix"), name="Otto Brix", kind="person", role="Rep.")
    hop = Hop(source=brix.id, start=0, end=7, cue="shouted")
    statement = Statement(id="st", article="a", start=0, end=7, text="The man", sentence=(0, 7), chain=(hop,))
    article = Article(id="a", path="a", text=text, sha256="a")
    evidence = linked(Extraction(article=article, statements=(statement,), sources=(brix,)))
    assert evidence.sources[evidence.statements["st"].chain[0].source].kind == "anonymous"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Treasury", "Treasury Department"),
        ("Pikes Club", "Pikes Club International"),
        ("FKS", "U.S. Fowl and Kelp Service"),
    ],
)
def test_a_body_shortened_in_its_story_is_one(short: str, long: str) -> None:
    evidence = linked(told(1, f"{long} spoke.", ("organisation", long, None)),
                      told(2, f"{short} spoke.", ("organisation", short, None)))  # fmt: skip
    assert one(evidence, short, long, ("organisation", "organisation"))


def test_relatives_of_one_person_are_one_and_of_another_are_not() -> None:
    evidence = linked(
        told(1, "Ann Lee's husband spoke.", ("person", "Ann Lee's husband", "husband")),
        told(2, "Ann B. Lee's husband spoke.", ("person", "Ann B. Lee's husband", "husband")),
        told(3, "Ida Lee's husband spoke.", ("person", "Ida Lee's husband", "husband")),
    )
    assert one(evidence, "Ann Lee's husband", "Ann B. Lee's husband")
    assert not one(evidence, "Ann Lee's husband", "Ida Lee's husband")
