"""An invented story as a ledger built by hand: the ferry fire at Harrow Quay, told by seven invented outlets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from headwater.model import (
    Article,
    Claim,
    Copy,
    Event,
    EventFigure,
    EventTime,
    Evidence,
    Figure,
    Hop,
    Ledger,
    OriginGroup,
    Origins,
    Problem,
    Reason,
    Relation,
    ReportedFigure,
    Source,
    Statement,
    TimeExpression,
    make_id,
    source_id,
)


@dataclass
class Story:
    """Collects records; every passage is found in its article's text, so offsets are exact."""

    articles: dict[str, Article] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    outlet_of: dict[str, str] = field(default_factory=dict)
    wire_of: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    merges: dict[str, str] = field(default_factory=dict)
    merge_reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)

    def source(self, name: str, kind: Any = "person", **more: Any) -> str:
        known = source_id(kind, name)
        self.sources.setdefault(known, Source(id=known, name=name, kind=kind, **more))
        return known

    def article(self, path: str, text: str, outlet: str | None, published: str | None = None, **more: Any) -> str:
        known = make_id("a", path, text)
        wire = more.pop("wire", None)
        self.articles[known] = Article(
            id=known, path=path, text=text, sha256="0" * 64, outlet_name=outlet, published=published,
            published_from="metadata" if published else None, language="en", **more,
        )  # fmt: skip
        if outlet:
            self.outlet_of[known] = self.source(outlet, "outlet")
        if wire:
            self.wire_of[known] = self.source(wire, "wire")
        return known

    def say(self, article: str, passage: str, *chain: tuple[str, str, str], **more: Any) -> str:
        """A statement: its passage, then hops nearest first as (source id, mention, cue)."""
        text = self.articles[article].text
        start = text.index(passage)
        end = start + len(passage)
        opening = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
        closing = text.find(".", end)
        hops = tuple(self._hop(article, *hop) for hop in chain)
        known = make_id("st", article, start, end, passage)
        self.statements[known] = Statement(
            id=known, article=article, start=start, end=end, text=passage,
            sentence=(min(opening, start), max(closing + 1, end)),
            voice="attributed" if hops else "outlet", form=more.pop("form", "indirect" if hops else "none"),
            chain=hops, confidence=0.9,
            reasons=(Reason(rule="attribution-rules@1", text="The cue stands beside its source.", weight=0.9),), **more,
        )  # fmt: skip
        return known

    def _hop(self, article: str, source: str, mention: str, cue: str) -> Hop:
        text = self.articles[article].text
        start, at = text.index(mention), text.index(cue)
        return Hop(source=source, start=start, end=start + len(mention), cue=cue, cue_start=at, cue_end=at + len(cue))

    def claim(self, statements: list[str], low: int, high: int, groups: list[tuple[str | None, list[str]]],
              status: Any, because: str) -> str:  # fmt: skip
        known = make_id("c", *statements)
        dated = sorted((self.articles[self.statements[s].article].published or "9", s) for s in statements)
        first = self.statements[dated[0][1]].article
        made = tuple(
            OriginGroup(
                source=s, statements=tuple(g),
                because=(Reason(rule="trace/same-source@1", text="Every chain ends in it.", evidence=tuple(g)),),
            )
            for s, g in groups
        )  # fmt: skip
        self.claims.append(
            Claim(
                id=known, text=self.statements[statements[0]].text, statements=tuple(statements),
                first_reported=self.articles[first].published, first_reported_by=first,
                origins=Origins(low=low, high=high, groups=made), status=status,
                because=(Reason(rule="compare/status@1", text=because, evidence=tuple(statements[:2])),),
            )
        )  # fmt: skip
        return known

    def relate(self, kind: Any, a: str, b: str, about: Any, values: tuple[str, ...], evidence: list[str]) -> str:
        known = make_id("r", kind, a, b)
        reason = Reason(
            rule=f"compare/{about}@1", text=f"Both speak of the same fire and differ in the {about}.", weight=0.8,
            spans=tuple((s.article, s.start, s.end) for s in map(self.statements.__getitem__, evidence)),
        )  # fmt: skip
        self.relations.append(
            Relation(id=known, type=kind, from_claim=a, to_claim=b, about=about, values=values,
                     evidence=tuple(evidence), because=(reason,), confidence=0.8)
        )  # fmt: skip
        return known

    def copied(self, a: str, b: str, passage: str, similarity: float) -> str:
        known = make_id("cp", a, b)
        places = [self.articles[x].text.index(passage) for x in (a, b)]
        span = (places[0], places[0] + len(passage), places[1], places[1] + len(passage))
        self.copies.append(Copy(id=known, a=a, b=b, kind="verbatim", direction="a->b", passages=(span,),
                                similarity=similarity, because=(SHARED,)))  # fmt: skip
        return known

    def ledger(self) -> Ledger:
        evidence = Evidence(
            articles=self.articles, statements=self.statements, sources=self.sources, outlet_of=self.outlet_of,
            wire_of=self.wire_of, merges=self.merges, merge_reasons=self.merge_reasons,
        )  # fmt: skip
        return Ledger(
            generator="headwater 0.1.0", options={"link": {"threshold": 0.5}}, evidence=evidence,
            claims=tuple(self.claims), relations=tuple(self.relations), copies=tuple(self.copies),
            events=tuple(self.events), problems=tuple(self.problems),
        )  # fmt: skip


SHARED = Reason(rule="trace/shared-words@1", text="They share a run of words.")
BRIGADE = (
    "HARROW QUAY (Northwire) - Fourteen people were hurt when a ferry caught fire at Harrow Quay, "
    "the county fire brigade said in a release. The blaze began on Monday evening."
)


def ferry_fire() -> Story:
    """The whole invented story: a copied wire, an exclusive that is denied, a rising count, a date in dispute."""
    story = Story()
    north = story.article("northwire-1.txt", BRIGADE, "Northwire", "2031-03-04T07:10", title="Ferry fire hurts 14")
    ledger_ = story.article("daily-ledger.txt", BRIGADE + "\nThe quay is shut.", "Daily Ledger", "2031-03-04T09:00",
                            wire="Northwire")  # fmt: skip
    herald = story.article(
        "morning-herald.txt",
        "A ferry fire at Harrow Quay injured 14 people. "
        "It broke out on Tuesday, a deckhand, Ola Brandt, told the Herald. "
        "The Tarn Valley Post reported that the ferry's owner had been warned about its wiring in January.",
        "Morning Herald", "2031-03-04T12:30",
    )  # fmt: skip
    post = story.article(
        "tarn-valley-post.html",
        "The owner of the burnt ferry was warned in January that its wiring was unsafe, according to two harbour "
        "officials who asked not to be named.\n\n“She burned for an hour,” said Ola Brandt, a deckhand."
        "\n\nThe ferry sank at its berth.",
        "Tarn Valley Post", "2031-03-04T11:00", title="Ferry owner was warned, officials say",
    )  # fmt: skip
    nine = story.article(
        "capital-nine.txt",
        "The ferry company knew of unsafe wiring since January, the Tarn Valley Post reports, "
        "citing harbour officials.\n"
        "“No warning ever reached us,” said Lena Okafor, a spokeswoman for Brightwater Ferries.\n"
        "St Ane hospital now counts 17 injured, a nurse manager told Capital Nine.",
        "Capital Nine", "2031-03-05T08:00",
    )  # fmt: skip
    globe = story.article(
        "globe-digest.txt",
        "The ferry line will be suspended for six weeks, the Coast Courier reported. "
        "Seventeen people were injured, St Ane hospital said in its second bulletin.",
        "Globe Digest", "2031-03-05T10:00",
    )  # fmt: skip
    coast = story.article(
        "coast-courier.txt",
        "Six weeks without ferries are ahead, according to the Globe Digest. "
        "Passenger Ida Moss said the boat burned for about an hour.",
        "Coast Courier", "2031-03-05T10:30",
    )  # fmt: skip
    loose = story.article("notes/undated.txt", "The ferry sank at its berth. The harbour was founded in 1611.", None)

    brigade = story.source("Harrow County Fire Brigade", "organisation", aliases=("the county fire brigade",))
    wire = story.source("Northwire", "wire")
    officials = story.source("two harbour officials", "anonymous", count=2, aliases=("harbour officials",))
    posted = story.source("Tarn Valley Post", "outlet", aliases=("the Post",))
    hospital = story.source("St Ane hospital", "organisation")
    okafor = story.source("Lena Okafor", "person", role="spokeswoman for Brightwater Ferries")
    brandt = story.source("Ola Brandt", "person", role="deckhand")
    moss = story.source("Ida Moss", "person", role="passenger")
    couriered, digested = story.source("Coast Courier", "outlet"), story.source("Globe Digest", "outlet")
    story.merges[make_id("s", "local", "the Post")] = posted
    story.merge_reasons[posted] = (Reason(rule="link/alias@1", text="“the Post” is its short name.", weight=0.97),)

    released = (brigade, "the county fire brigade", "said in a release")
    hurt = "Fourteen people were hurt when a ferry caught fire at Harrow Quay"
    fourteen = Figure(text="Fourteen", start=25, end=33, low=14, best=14, high=14, of="wounded")
    s14 = [
        story.say(north, hurt, released, figures=(fourteen,)),
        story.say(ledger_, hurt, (wire, "Northwire", "Northwire"), released, figures=(fourteen,)),
        story.say(herald, "A ferry fire at Harrow Quay injured 14 people"),
    ]
    c14 = story.claim(s14, 1, 2, [(brigade, s14[:2]), (None, s14[2:])], "superseded",
                      "A later statement of St Ane hospital counts 17.")  # fmt: skip
    s17 = [
        story.say(nine, "St Ane hospital now counts 17 injured", (hospital, "St Ane hospital", "told")),
        story.say(globe, "Seventeen people were injured", (hospital, "St Ane hospital", "said in its second bulletin")),
    ]
    c17 = story.claim(s17, 1, 1, [(hospital, s17)], "single-origin", "Both chains end in St Ane hospital.")
    story.relate("supersedes", c17, c14, "number", ("17 injured", "Fourteen people"), [s17[0], s14[0]])

    unnamed = (officials, "two harbour officials", "according to")
    swarned = [
        story.say(post, "The owner of the burnt ferry was warned in January that its wiring was unsafe", unnamed),
        story.say(herald, "the ferry's owner had been warned about its wiring in January",
                  (posted, "The Tarn Valley Post", "reported that")),
        story.say(nine, "The ferry company knew of unsafe wiring since January",
                  (posted, "the Tarn Valley Post", "reports"), (officials, "harbour officials", "citing")),
    ]  # fmt: skip
    warned = story.claim(swarned, 1, 1, [(officials, swarned)], "denied",
                         "Brightwater Ferries, whom it accuses, denies it and no other origin upholds it.")  # fmt: skip
    sdenied = [story.say(nine, "No warning ever reached us", (okafor, "Lena Okafor", "said"), form="direct",
                         act="denies")]  # fmt: skip
    denied = story.claim(sdenied, 1, 1, [(okafor, sdenied)], "disputed", "Two harbour officials state the contrary.")
    story.relate(
        "denies", denied, warned, "truth", ("No warning ever reached us", "was warned"), [sdenied[0], swarned[0]]
    )

    monday = TimeExpression(text="on Monday evening", start=0, end=17, value="2031-03-03TEV", earliest="2031-03-03",
                            latest="2031-03-03", precision="part-of-day", anchor="published")  # fmt: skip
    tuesday = replace(monday, text="on Tuesday", value="2031-03-04", earliest="2031-03-04", latest="2031-03-04")
    smonday = [story.say(a, "The blaze began on Monday evening", when=(monday,)) for a in (north, ledger_)]
    cmonday = story.claim(smonday, 0, 1, [(None, smonday)], "disputed", "Ola Brandt gives another day.")
    stuesday = [story.say(herald, "It broke out on Tuesday", (brandt, "Ola Brandt", "told"), when=(tuesday,))]
    ctuesday = story.claim(stuesday, 1, 1, [(brandt, stuesday)], "disputed", "Two articles give another day.")
    story.relate("conflicts", ctuesday, cmonday, "date", ("on Tuesday", "on Monday evening"), [stuesday[0], smonday[0]])

    sweeks = [
        story.say(globe, "The ferry line will be suspended for six weeks", (couriered, "the Coast Courier", "reported"),
                  modality="planned"),
        story.say(coast, "Six weeks without ferries are ahead", (digested, "the Globe Digest", "according to"),
                  modality="planned"),
    ]  # fmt: skip
    story.claim(sweeks, 1, 1, [(couriered, sweeks)], "single-origin", "The two outlets name each other.")
    shour = [
        story.say(post, "She burned for an hour", (brandt, "Ola Brandt", "said"), form="direct"),
        story.say(coast, "the boat burned for about an hour", (moss, "Passenger Ida Moss", "said")),
    ]
    story.claim(
        shour, 2, 2, [(brandt, shour[:1]), (moss, shour[1:])], "corroborated", "Two witnesses, nobody disputes it."
    )
    ssank = [story.say(a, "The ferry sank at its berth") for a in (post, loose)]
    story.claim(ssank, 0, 2, [(None, ssank[:1]), (None, ssank[1:])], "unsourced", "Nobody says where it is from.")
    for article, passage in ((ledger_, "The quay is shut"), (loose, "The harbour was founded in 1611")):
        lone = [story.say(article, passage)]
        story.claim(lone, 0, 1, [(None, lone)], "unsourced", "Nobody says where it is from.")

    story.copied(north, ledger_, BRIGADE, 0.97)
    story.copied(north, herald, "Harrow Quay", 0.55)
    story.events.append(
        Event(id=make_id("e", "fire"), label="Ferry fire at Harrow Quay", claims=tuple(c.id for c in story.claims),
              when=EventTime(earliest="2031-03-03", latest="2031-03-04", precision="day"),
              figures=(EventFigure(of="wounded", low=14, best=17, high=17,
                                   reported=(ReportedFigure(statement=s14[0], value=14, text="Fourteen"),
                                             ReportedFigure(statement=s17[0], value=17, text="17"))),))
    )  # fmt: skip
    story.problems.append(
        Problem(code="R102", article=loose, message="no publication date; relative dates are left open")
    )
    story.problems.append(Problem(code="R001", path="missing.txt", message="no such file; check the path"))
    return story


@pytest.fixture
def story() -> Story:
    """A fresh story that a test may add to."""
    return ferry_fire()


@pytest.fixture
def ledger(story: Story) -> Ledger:
    """The ferry fire as a ledger."""
    return story.ledger()
