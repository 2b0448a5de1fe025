"""Chains of hops: who a passage comes from, nearest first, inside one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from headwater.extract.mentions_words import is_a
from headwater.extract.quotes import covering, find_quotes
from headwater.extract.relays import Relay, find_relays, find_talks
from headwater.extract.rules_syntax import noun_phrase
from headwater.extract.sayings import Saying
from headwater.extract.sources import SourceBook
from headwater.extract.spans import AttributionSpan, Spans
from headwater.model import Hop, Source

_NOBODY = frozenset(
    {
        "nobody",
        "no one",
        "none",
        "anybody",
        "anyone",
        "everybody",
        "everyone",
        "who",
        "whoever",
        "whose",
        "someone",
        "somebody",
    }
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "his", "her", "their", "its", "that", "this", "those", "these"})
_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|january|february|april|june|july|"
    r"august|september|october|november|december)(?: (?:morning|afternoon|evening|night))?"
)
_TIME = re.compile(
    r"(?:(?:the |this |that |last |next |earlier |late |early |previous |same |two |three |\d+ )*"
    r"(?:night|day|week|month|year|morning|evening|afternoon|weekend|hour|season|spring|summer|autumn|fall|winter|"
    r"yesterday|today|tomorrow)s?(?:['’]s?)?)"
)
_PAPERS = frozenset({"note", "memo", "report", "forecast"})
_OUTLETS = ("outlet", "wire")
_RELAYING = ("outlet", "wire", "document")
_REPUBLISHED = re.compile(
    r"(?i)(?:this (?:article|story|post|report|piece)|it) (?:\w+ ){0,2}(?:originally|"
    r"first) (?:appeared|ran|published|posted)|originally published|republished (?:from|with)"
)
_IN_PUBLIC = re.compile(
    r"(?i)\b(?:tweet(?:ed|s)?|twitter|facebook|instagram|press conference|news conference|"
    r"in a (?:speech|statement|video|post|letter)|"
    r"on (?:live )?(?:television|tv|air)|campaign|publicly|told reporters)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One attribution with its sources resolved: `hops` nearest first, `named` False where nobody is said to say it.

    `own` = its only source is the article's own outlet; `beside` = other outlets that report the same ("A and B
    report").
    """

    saying: Saying
    hops: tuple[Hop, ...]
    named: bool
    own: bool = False
    beside: tuple[Hop, ...] = ()

    @property
    def span(self) -> AttributionSpan:
        """The attribution it comes from."""
        return self.saying.span

    @property
    def content(self) -> Spans:
        """Where its statements lie."""
        return self.saying.content

    @property
    def furthest(self) -> str | None:
        """The source id of its last hop."""
        return self.hops[-1].source if self.hops else None


class Chains:
    """Knows the chain of every passage of one article: its attributions, nested ones outside in.

    The outlet that publishes the article is never a hop. Where the article says once through whom a source
    spoke ("told the Courier"), the source's other statements in it come the same way, unless it names two ways.
    """

    def __init__(self, doc: Doc, text: str, book: SourceBook, sayings: Sequence[Saying]) -> None:
        self._doc, self._text, self._book = doc, text, book
        self._quotes = find_quotes(text)
        self._kinds: dict[str, str] = {}
        self.links = tuple(self._link(s) for s in sayings)
        self._depth = tuple(self._outer(link) for link in self.links)
        self._ways = self._known_ways()
        self._papers = self._known_papers()
        self._whole = tuple({h.source: h for h in self._credit_hops()}.values()) if republished(text) else ()

    def over(self, start: int, end: int) -> tuple[Link, ...]:
        """The attributions whose content covers most of the passage, outermost first."""
        chosen = [
            (len(self._depth[i]), self._rank(link), i)
            for i, link in enumerate(self.links)
            if _covers(link, start, end) and not _told_inside(link, start, end)
        ]
        return tuple(self.links[i] for *_, i in sorted(chosen))

    def chain(self, links: Sequence[Link]) -> tuple[Hop, ...]:
        """The hops of attributions that lie one in another, outermost first: nearest hop first, none twice."""
        hops: list[Hop] = list(self._whole)
        for link in links:
            way = self._with_way(link, hops)
            if hops and link.hops and self._is_odd(link.hops[-1]):
                continue
            hops.extend(h for h in way if h.source not in {k.source for k in hops})
        return self._with_paper(links, hops)

    def _is_odd(self, hop: Hop) -> bool:
        """True for a further source that is neither somebody nor a paper, post or rumour: a slip of the parse."""
        words = re.findall(r"[\w’'-]+", self._text[hop.start : hop.end].lower())
        known = ("unknown_noun", "report_noun", "document_noun", "social_noun", "media_noun")
        return self._kinds[hop.source] == "unknown" and not any(is_a(c, w) for w in words for c in known)

    def hops_of(self, start: int, end: int, cue: str) -> tuple[Hop, ...]:
        """The hops that a mention stands for, nearest first; empty where it is not clear."""
        return tuple(self._hops(start, end, (), cue))

    def credit_hop(self) -> tuple[Hop, ...]:
        """The agency credited for the whole article, as the only hop of what names nobody nearer."""
        wire = self._book.wire
        return tuple(self._credit_hops())[:1] if wire is not None and wire.kind == "wire" else ()

    def _credit_hops(self) -> Iterator[Hop]:
        wire = self._book.wire
        for source in (*((wire,) if wire is not None else ()), *self._book.credited):
            if not _same(source, self._book.outlet):
                start, end = _mention(self._text, source)
                yield Hop(source=source.id, start=start, end=end, cue="")

    def _link(self, saying: Saying) -> Link:
        a = saying.span
        cue = " ".join(self._text[s:e] for s, e in a.cue)
        own = [h for s, e in a.source[:1] if self._can_speak(s, e, a) for h in self._hops(s, e, a.cue, cue)]
        relays = find_relays(self._doc, a)
        nearer = [h for r in relays if r.side == "nearer" for h in self._relayed(r)]
        further = [h for r in relays if r.side == "further" for h in self._hops(r.start, r.end, (), r.cue)]
        seen: list[Hop] = []
        for hop in (*nearer, *own, *further):
            if hop.source not in {h.source for h in seen}:
                seen.append(hop)
        return Link(
            saying=saying, hops=tuple(seen), named=bool(a.source), own=self._is_own(a), beside=self._beside(a, cue)
        )

    def _is_own(self, a: AttributionSpan) -> bool:
        """True where the publisher is the source: "The Courier has learned that …" in the Courier."""
        found = [s for span in a.source[:1] for s in self._book.resolve(*span)]
        return bool(found) and all(_same(s, self._book.outlet) for s in found)

    def _beside(self, a: AttributionSpan, cue: str) -> tuple[Hop, ...]:
        """The outlets joined to the first one: each of "the Courier and Norrvik Radio" reports for itself."""
        if not a.source:
            return ()
        start, end = a.source[0]
        first, *others = self._book.resolve_parallel(start, end) or ((),)
        if not first or first[0].kind not in _OUTLETS or _same(first[0], self._book.outlet):
            return ()
        joined = [c[0] for c in others if c[0].kind in _OUTLETS and not _same(c[0], self._book.outlet)]
        return tuple(Hop(source=s.id, start=start, end=end, cue=cue) for s in joined if s.id != first[0].id)

    def _can_speak(self, start: int, end: int, a: AttributionSpan) -> bool:
        """False for "nobody", a day, and a pronoun inside a quotation, which means whom its speaker means."""
        words = self._text[start:end].strip(" ,").lower()
        if (
            words.split(" ", 1)[0] in _NOBODY
            or words.startswith("no one")
            or _DAY.fullmatch(words)
            or _TIME.fullmatch(words)
        ):
            return False
        return words not in _PRONOUNS or not any(covering(self._quotes, s) is not None for s, _ in a.cue)

    def _relayed(self, relay: Relay) -> list[Hop]:
        """A recipient is a hop only where it is an outlet: "told the Courier"; who quotes is one too."""
        hops = self._hops(relay.start, relay.end, (), relay.cue)
        quoting = relay.cue.lower().startswith(("quot", "cit"))
        return [h for h in hops if quoting or self._kinds[h.source] in _RELAYING]

    def _hops(self, start: int, end: int, spans: Spans, cue: str) -> list[Hop]:
        outlet = self._book.outlet
        cue_start, cue_end = (spans[0][0], spans[-1][1]) if spans else (None, None)
        hops = []
        for source in self._book.resolve(start, end):
            self._kinds[source.id] = source.kind
            if not _same(source, outlet):
                hops.append(Hop(source=source.id, start=start, end=end, cue=cue, cue_start=cue_start, cue_end=cue_end))
        return hops

    def _outer(self, link: Link) -> tuple[int, ...]:
        """Which other attributions' content holds this one's cue."""
        if not link.span.cue or self._stands_outside(link):
            return ()
        at = link.span.cue[0]
        return tuple(
            i
            for i, other in enumerate(self.links)
            if other is not link and any(s <= at[0] and at[1] <= e for s, e in other.content)
        )

    def _stands_outside(self, link: Link) -> bool:
        """True for "according to the Courier": an outlet set into a sentence reports all of it, however it parses."""
        cue = self._text[link.span.cue[0][0] : link.span.cue[0][1]].lower()
        return (
            cue.startswith(("according", "per", "via"))
            and bool(link.hops)
            and self._kinds[link.hops[0].source] in _OUTLETS
        )

    def _rank(self, link: Link) -> tuple[int, int]:
        """Among attributions of the same passage: outlets before people, what is cited last."""
        cue = self._text[link.span.cue[0][0] : link.span.cue[0][1]].lower() if link.span.cue else ""
        cited = cue.startswith(("citing", "quoting"))
        kind = self._kinds.get(link.hops[0].source, "") if link.hops else ""
        return (2 if cited else 0 if kind in _OUTLETS else 1, link.span.cue[0][0] if link.span.cue else 0)

    def _known_ways(self) -> dict[str, tuple[Hop, ...]]:
        """For each furthest source the one way it came by, where the article tells one way only."""
        ways: dict[str, list[tuple[Hop, ...]]] = {}
        for i, link in enumerate(self.links):
            if not link.hops or link.saying.extent == "clause":
                continue
            outer = self._nested_in(i)
            way = (*outer, *(h for h in link.hops[:-1] if h.source not in {o.source for o in outer}))
            if way and self._kinds[way[0].source] in _RELAYING and self._kinds[link.hops[-1].source] not in _OUTLETS:
                ways.setdefault(link.hops[-1].source, []).append(way)
        for (start, end), relay in find_talks(self._doc):
            way = tuple(self._relayed(relay))
            spoke = self._book.resolve(start, end) if way else ()
            if spoke and spoke[-1].id not in {h.source for h in way}:
                ways.setdefault(spoke[-1].id, []).append(way)
        return {s: w[0] for s, w in ways.items() if len({tuple(h.source for h in way) for way in w}) == 1}

    def _known_papers(self) -> dict[str, Hop]:
        """The one paper of a person that the article writes of: "a research note from the analyst", "her report"."""
        papers: dict[str, Hop] = {}
        for token in self._doc:
            if token.lemma_.lower() not in _PAPERS or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if not any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in ("from", "by")) for c in token.children):
                continue
            start, end = next(iter(noun_phrase(token)), (0, 0))
            found = self._book.resolve(start, end) if end else ()
            if [s.kind for s in found] == ["document", "person"]:
                self._kinds[found[0].id] = "document"
                papers.setdefault(found[1].id, Hop(source=found[0].id, start=start, end=end, cue=token.text))
        return papers

    def _with_paper(self, links: Sequence[Link], hops: list[Hop]) -> tuple[Hop, ...]:
        """The hops with the paper of the last one before it, where it is known by a paper and names none here."""
        paper = self._papers.get(hops[-1].source) if hops and links else None
        if paper is None or any(self._kinds.get(h.source) == "document" for h in hops):
            return tuple(hops)
        if any(_IN_PUBLIC.search(self._around(link)) for link in links):
            return tuple(hops)
        return (*hops[:-1], paper, hops[-1])

    def _nested_in(self, index: int) -> tuple[Hop, ...]:
        """The hops of the attributions around this one, outermost first."""
        outer = sorted(self._depth[index], key=lambda i: len(self._depth[i]))
        return tuple(h for i in outer for h in self.links[i].hops)

    def _with_way(self, link: Link, before: Sequence[Hop]) -> tuple[Hop, ...]:
        """The link's hops behind the way its source is known to come by, where it names none and speaks in private."""
        if len(link.hops) != 1 or link.hops[0].source not in self._ways:
            return link.hops
        if any(h.source not in {w.source for w in self._whole} for h in before) or _IN_PUBLIC.search(
            self._around(link)
        ):
            return link.hops
        return (*self._ways[link.hops[0].source], *link.hops)

    def _around(self, link: Link) -> str:
        """The cue and source with some words on either side."""
        spans = (*link.span.cue, *link.span.source)
        if not spans:
            return ""
        return self._text[max(0, min(s for s, _ in spans) - 40) : max(e for _, e in spans) + 60]


def republished(text: str) -> bool:
    """True where the text says that the whole of it is another outlet's ("originally appeared at …")."""
    return _REPUBLISHED.search(text) is not None


def _mention(text: str, source: Source) -> tuple[int, int]:
    """The first place where the text names the source; an empty span at its head where it does not."""
    for name in (source.name, *source.aliases):
        at = text.find(name)
        if at >= 0:
            return at, at + len(name)
    return 0, 0


def _covers(link: Link, start: int, end: int) -> bool:
    inside = sum(max(0, min(e, end) - max(s, start)) for s, e in link.content)
    return inside * 2 > end - start


def _told_inside(link: Link, start: int, end: int) -> bool:
    """True where the passage tells that the source says so ("he has told aides that …"): it is no word of theirs."""
    if link.saying.extent == "clause" or not link.span.source or not link.span.cue:
        return False
    cue, source = link.span.cue, link.span.source
    return all(start <= s and e <= end for s, e in (*cue, *source)) and cue[0][0] < link.content[0][0]


def _same(source: Source, outlet: Source | None) -> bool:
    return outlet is not None and source.id == outlet.id
