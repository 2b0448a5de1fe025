"""Newsrooms that never were: worlds of records in which the true number of independent origins is known.

    python -m eval.worlds [--worlds N] [--seed N]

A world has one claim, people and offices who know it, and newsrooms that report it: at first hand, from an agency,
or from another newsroom, which they credit, copy in recognisable words, or pass off as their own. From the world
come the statements, chains and copies as reading the articles would give them, so that `trace_origins` can be held
against the truth. Prints how often the bounds hold the truth and how far apart they are as credits get rarer.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from headwater.model import Article, Claim, Copy, Evidence, Hop, Source, SourceKind, Statement, make_id, source_id
from headwater.options import TraceOptions
from headwater.trace import trace_origins

GIVEN = ("Ada", "Bruno", "Celia", "Dario", "Edda", "Felix", "Greta", "Hugo", "Ines", "Jonas")
OFFICES = ("Harbour Board", "River Police", "Mill Union", "County Clinic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How newsrooms behave in a world, each a probability; `newsrooms` and `knowers` are numbers."""

    newsrooms: int = 8
    knowers: int = 3
    first_hand: float = 0.4
    unnamed: float = 0.25
    silent: float = 0.1
    credit: float = 0.7
    passes_on: float = 0.6
    recognisable: float = 0.5
    circle: float = 0.1
    blurred: float = 0.2
    agency: float = 0.3
    family: float = 0.2
    outlet_known: float = 0.8
    dated: float = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A world as its records, with the true number of independent origins of its one claim."""

    claim: Claim
    copies: tuple[Copy, ...]
    evidence: Evidence
    truth: int


@dataclass(slots=True)
class _Desk:
    """What is being written: records so far, and for every article who truly knew."""

    sources: dict[str, Source] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    outlet_of: dict[str, str] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    wire_of: dict[str, str] = field(default_factory=dict)
    family_of: dict[str, str] = field(default_factory=dict)
    chains: list[tuple[str, ...]] = field(default_factory=list)
    knower: list[str | None] = field(default_factory=list)


def make_world(rng: random.Random, rates: Rates) -> World:
    """A world drawn with `rng`: the same seed gives the same world."""
    desk = _Desk()
    knowers = [_knower(desk, rng, i) for i in range(rates.knowers)]
    for at in range(rates.newsrooms):
        outlet = _add(desk, f"The {rng.choice(GIVEN)}ville Courier {at}", "outlet")
        if at == 0 or rng.random() < rates.first_hand:
            _first_hand(desk, rng, rates, outlet, knowers)
        else:
            _second_hand(desk, rng, rates, outlet, rng.randrange(at))
    if rng.random() < rates.agency:
        _agency(desk, rng, rates, rng.choice(knowers))
    if rng.random() < rates.circle:
        _circle(desk)
    evidence = Evidence(
        articles=desk.articles,
        statements=desk.statements,
        sources=desk.sources,
        outlet_of=desk.outlet_of,
        wire_of=desk.wire_of,
        family_of=desk.family_of,
    )
    claim = Claim(id="c-world", text="The bridge was closed.", statements=tuple(desk.statements))
    truth = len({k for k in desk.knower if k is not None})
    return World(claim=claim, copies=tuple(desk.copies), evidence=evidence, truth=truth)


def _knower(desk: _Desk, rng: random.Random, at: int) -> str:
    name = f"{GIVEN[at % len(GIVEN)]} Marlow{chr(97 + at)}"
    role = f"{OFFICES[at % len(OFFICES)]} spokeswoman" if rng.random() < 0.3 else None
    return _add(desk, name, "person", role=role)


def _add(desk: _Desk, name: str, kind: SourceKind, scope: str = "", role: str | None = None) -> str:
    key = source_id(kind, name, scope)
    desk.sources[key] = Source(id=key, name=name, kind=kind, role=role)
    return key


def _publish(
    desk: _Desk, rng: random.Random, rates: Rates, outlet: str, chain: tuple[str, ...], knower: str | None
) -> str:
    at = len(desk.articles)
    text = f"Report {at}: the bridge was closed."
    date = f"2031-03-{1 + at % 28:02d}" if rng.random() < rates.dated else None
    article = Article(id=f"a-{at}", path=f"{at}.txt", text=text, sha256=str(at), published=date)
    desk.articles[article.id] = article
    if rng.random() < rates.outlet_known:
        desk.outlet_of[article.id] = outlet
    hops = tuple(Hop(source=s, start=0, end=0, cue="said") for s in chain)
    start = text.index("the")
    statement = Statement(
        id=f"st-{at}", article=article.id, start=start, end=len(text), text=text[start:], sentence=(0, len(text)),
        voice="attributed" if chain else "outlet", chain=hops,
    )  # fmt: skip
    desk.statements[statement.id] = statement
    desk.outlets.append(outlet)
    desk.chains.append(chain)
    desk.knower.append(knower)
    return article.id


def _first_hand(desk: _Desk, rng: random.Random, rates: Rates, outlet: str, knowers: list[str]) -> None:
    """A newsroom asks somebody who knows, and names them, does not, or says nothing of it."""
    knower = rng.choice(knowers)
    draw = rng.random()
    if draw < rates.silent:
        chain: tuple[str, ...] = ()
    elif draw < rates.silent + rates.unnamed:
        chain = (_add(desk, "officials", "anonymous", scope=f"{len(desk.articles)}"),)
    else:
        chain = (knower,)
    _publish(desk, rng, rates, outlet, chain, knower)


def _second_hand(desk: _Desk, rng: random.Random, rates: Rates, outlet: str, donor: int) -> None:
    """A newsroom takes another's report: with or without credit, with or without its sources, recognisably or not."""
    upstream = desk.chains[donor]
    passed = upstream if rng.random() < rates.passes_on else ()
    if passed and rng.random() < rates.blurred:
        passed = (_add(desk, "officials", "anonymous", scope=f"{len(desk.articles)}"),)
    credited = rng.random() < rates.credit
    chain = ((desk.outlets[donor],) if credited else ()) + passed
    article = _publish(desk, rng, rates, outlet, chain, desk.knower[donor])
    if rng.random() < rates.recognisable:
        text_a, text_b = desk.articles[f"a-{donor}"].text, desk.articles[article].text
        desk.copies.append(
            Copy(
                id=make_id("cp", donor, article),
                a=f"a-{donor}",
                b=article,
                kind="verbatim",
                direction="unknown",
                passages=((0, len(text_a), 0, len(text_b)),),
                similarity=0.9,
            )
        )


def _agency(desk: _Desk, rng: random.Random, rates: Rates, knower: str) -> None:
    """An agency asks one who knows; three subscribers print its story, with its dateline or without."""
    wire = _add(desk, "Northern Wire", "wire")
    for at in range(3):
        outlet = _add(desk, f"Subscriber {at}", "outlet")
        chain = (knower,) if rng.random() < rates.passes_on else ()
        article = _publish(desk, rng, rates, outlet, chain, knower)
        if rng.random() < rates.credit:
            desk.wire_of[article] = wire
        if rng.random() < rates.family:
            desk.family_of[outlet] = "Northern Press Group"


def _circle(desk: _Desk) -> None:
    """Two newsrooms that name each other and nobody else: their reports show no origin."""
    names = [_add(desk, f"Circle Gazette {side}", "outlet") for side in "AB"]
    rng, rates = random.Random(0), Rates(outlet_known=1.0)
    for own, other in zip(names, reversed(names), strict=True):
        _publish(desk, rng, rates, own, (other,), None)


def trace_world(world: World) -> Claim:
    """The world's claim with the origins that tracing finds."""
    return trace_origins([world.claim], world.copies, world.evidence, TraceOptions())[0]


def measure(rates: Rates, worlds: int, seed: int) -> dict[str, float]:
    """Over many worlds: how often low <= truth <= high, how wide the bounds are, how often both are the truth."""
    holds = width = exact = 0.0
    for at in range(worlds):
        world = make_world(random.Random(seed * 1_000_003 + at), rates)
        found = trace_world(world).origins
        holds += found.low <= world.truth <= found.high
        width += found.high - found.low
        exact += found.low == world.truth == found.high
    return {"holds": holds / worlds, "width": width / worlds, "exact": exact / worlds}


def sweep(worlds: int, seed: int) -> Iterator[tuple[float, dict[str, float]]]:
    """The measures as credits get rarer."""
    for credit in (1.0, 0.8, 0.6, 0.4, 0.2, 0.0):
        yield credit, measure(Rates(credit=credit), worlds, seed)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.worlds", description="Tightness of the bounds by simulation.")
    parser.add_argument("--worlds", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    print("credit  holds  width  exact")
    for credit, found in sweep(args.worlds, args.seed):
        print(f"{credit:6.1f}  {found['holds']:.3f}  {found['width']:5.2f}  {found['exact']:.3f}")


if __name__ == "__main__":
    main()
