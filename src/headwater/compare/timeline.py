"""Ledger document -> timeline: what was known when, one record a development, every record a quotation.

The functions here take a ledger document (`docs/ledger.schema.json`), not a run's records, so the timeline of a
ledger written long ago is the same as on the day of the run. They return plain dictionaries, ready for JSON.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, TypeAlias, TypedDict

from headwater.model import make_id

Row: TypeAlias = Mapping[str, Any]
Kind: TypeAlias = Literal[
    "first-report", "source-named", "confirmation", "possible-confirmation", "denial", "correction", "update",
    "other-version", "support", "no-comment",
]  # fmt: skip
Bounds: TypeAlias = tuple[datetime, datetime]

ALWAYS = datetime.max.replace(tzinfo=UTC)
UPDATED = frozenset({"number", "outcome"})
PUBLISHERS = frozenset({"outlet", "wire"})


class Span(TypedDict):
    """A time as an interval of inclusive ISO bounds; null is open. `text` is the wording it was read from."""

    text: str
    earliest: str | None
    latest: str | None
    precision: str


class Development(TypedDict):
    """One line of the timeline: `quote` is `article`'s text from `start` to `end`.

    `reported` is when the article was published, `happened` when the quotation says that it happened, `said` when
    it says that it was said. `answers` are the claims it denies, replaces, contradicts or supports. `minor` is a
    statement that one article makes in its own voice and to which nothing else speaks.
    """

    id: str
    kind: Kind
    lane: Literal["dated", "undated"]
    reported: Span
    happened: Span | None
    said: Span | None
    quote: str
    statement: str
    article: str
    path: str
    start: int
    end: int
    outlet: str | None
    chain: list[str]
    claim: str
    status: str
    articles: int
    low: int
    high: int
    answers: list[str]
    because: str
    minor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A ledger document's records by id. Ids that lead nowhere are skipped, never an error."""

    articles: Mapping[str, Row]
    sources: Mapping[str, Row]
    statements: Mapping[str, Row]
    claims: Mapping[str, Row]
    relations_of: Mapping[str, Sequence[Row]]
    place: Mapping[str, int]

    def statements_of(self, claim: Row) -> list[Row]:
        """The claim's statements in order of their articles' publication; undated ones last, in text order."""
        own = [self.statements[s] for s in claim["statements"] if s in self.statements]
        return sorted(own, key=self.order)

    def order(self, statement: Row) -> tuple[datetime, datetime, int, int]:
        """What statements are sorted by: when reported, then where they stand."""
        first, last = self.reported(statement) or (ALWAYS, ALWAYS)
        return first, last, self.place.get(statement["article"], len(self.place)), statement["start"]

    def reported(self, statement: Row) -> Bounds | None:
        """Between which moments the statement's article was published; None where nobody says."""
        return moments(self.published(statement))

    def published(self, statement: Row) -> Span:
        """When the statement's article was published, as an interval."""
        article = self.articles.get(statement["article"])
        return published_span(article["published"] if article else None)

    def name(self, source: str | None) -> str | None:
        """A source's name; its id where the document does not know it."""
        row = self.sources.get(source) if source else None
        return str(row["name"]) if row else source

    def outlet(self, statement: Row) -> str | None:
        """The name of the article's publisher, None where unknown."""
        article = self.articles.get(statement["article"])
        return self.name(article["outlet"]) if article else None

    def chain(self, statement: Row) -> list[str]:
        """The names of the statement's chain, nearest first; the credited agency where the text names nobody."""
        article = self.articles.get(statement["article"])
        hops = [h["source"] for h in statement["chain"]]
        if not hops and article and article["wire"] and self.name(article["wire"]) != self.name(article["outlet"]):
            hops = [article["wire"]]
        return [self.name(h) or h for h in hops]


def index_document(document: Row) -> Index:
    """The document's records by id."""
    relations_of: dict[str, list[Row]] = defaultdict(list)
    for relation in document["relations"]:
        for end in dict.fromkeys((relation["from"], relation["to"])):
            relations_of[end].append(relation)
    return Index(
        articles={r["id"]: r for r in document["articles"]},
        sources={r["id"]: r for r in document["sources"]},
        statements={r["id"]: r for r in document["statements"]},
        claims={r["id"]: r for r in document["claims"]},
        relations_of=dict(relations_of),
        place={r["id"]: n for n, r in enumerate(document["articles"])},
    )


def published_span(published: str | None) -> Span:
    """A publication date as an interval: of a year, month, ISO week, day or instant; open where it is none.

    >>> published_span("2031-02")
    {'text': '2031-02', 'earliest': '2031-02-01', 'latest': '2031-02-28', 'precision': 'month'}
    """
    text = published or ""
    try:
        if len(text) == 4:
            return _span(text, date(int(text), 1, 1), date(int(text), 12, 31), "year")
        if len(text) == 7 and "W" not in text:
            year, month = int(text[:4]), int(text[5:])
            return _span(text, date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")
        if len(text) == 8 and "W" in text:
            monday = date.fromisoformat(f"{text}-1")
            return _span(text, monday, monday + timedelta(days=6), "week")
        if len(text) <= 10:
            day = date.fromisoformat(text)
            return _span(text, day, day, "day")
        datetime.fromisoformat(text)
    except ValueError:
        return {"text": text, "earliest": None, "latest": None, "precision": "open"}
    return {"text": text, "earliest": text, "latest": text, "precision": "instant"}


def _span(text: str, first: date, last: date, precision: str) -> Span:
    return {"text": text, "earliest": first.isoformat(), "latest": last.isoformat(), "precision": precision}


def moments(span: Span) -> Bounds | None:
    """The first and last moment of an interval, both with a zone (UTC where it names none); None where open."""
    try:
        first, last = span["earliest"], span["latest"]
        return (_moment(first, time.min), _moment(last, time.max)) if first and last else None
    except ValueError:
        return None


def _moment(text: str, at: time) -> datetime:
    if len(text) <= 10:
        return datetime.combine(date.fromisoformat(text), at, tzinfo=UTC)
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def find_developments(document: Row) -> list[Development]:
    """What became known when: dated developments by the time of their report, then the undated ones in text order.

    For each claim: its first report; the first article that names a source for it; each further origin that
    confirms it; who denies it. A claim that denies, replaces, contradicts or supports another one opens as that.
    """
    index = index_document(document)
    found = [d for claim in document["claims"] for d in _of_claim(claim, index)]
    order = {d["id"]: index.order(index.statements[d["statement"]]) for d in found}
    return sorted(found, key=lambda d: (*order[d["id"]], d["kind"], d["id"]))


def _of_claim(claim: Row, index: Index) -> list[Development]:
    own = index.statements_of(claim)
    if not own:
        return []
    lead = next((s for s in own if s["article"] == claim["first_reported_by"]), own[0])
    found = _replies(claim, lead, own, index)
    if all(d["statement"] != lead["id"] for d in found):
        found.insert(0, _opening(claim, lead, own, index))
    rest = [s for s in own if s is not lead]
    told = {d["statement"] for d in found}
    found += [d for d in _origins(claim, lead, rest, index) if d["statement"] not in told]
    return found + _denials(claim, found, rest, index)


def _replies(claim: Row, lead: Row, own: Sequence[Row], index: Index) -> list[Development]:
    """What the claim answers to other claims: one development a kind, by the first statement that is its evidence."""
    by_kind: dict[Kind, list[Row]] = {}
    for kind, relation in _answers(claim, lead, index):
        by_kind.setdefault(kind, []).append(relation)
    found: list[Development] = []
    for kind, relations in by_kind.items():
        shown = {s for r in relations for s in r["evidence"]}
        statement = next((s for s in own if s["id"] in shown), lead)
        answered = list(dict.fromkeys(_other(r, claim["id"]) for r in relations))
        because = next(iter(relations[0]["because"]), "Another claim is about the same and differs.")
        if all(d["statement"] != statement["id"] for d in found):
            found.append(_development(kind, claim, statement, index, because, answered))
    return found


def _opening(claim: Row, lead: Row, own: Sequence[Row], index: Index) -> Development:
    """The first report of a claim that answers no other by it."""
    if lead["act"] == "declines_comment":
        return _development("no-comment", claim, lead, index, "The one asked gives no comment.")
    if lead["act"] in ("denies", "retracts"):
        kind: Kind = "denial" if lead["act"] == "denies" else "correction"
        return _development(kind, claim, lead, index, "The article reports it as a denial or a retraction.")
    return _development("first-report", claim, lead, index, _why_first(lead, own, index))


def _answers(claim: Row, lead: Row, index: Index) -> list[tuple[Kind, Row]]:
    """The relations by which the claim answers another, the weightiest kind first."""
    found: list[tuple[int, Kind, Row]] = []
    for relation in index.relations_of.get(claim["id"], ()):
        first = relation["from"] == claim["id"]
        if relation["type"] == "denies" and first:
            found.append((0, "denial", relation))
        elif relation["type"] == "supersedes" and first:
            found.append((1, "update" if relation["about"] in UPDATED else "correction", relation))
        elif relation["type"] == "conflicts" and _later(claim, lead, relation, index):
            found.append((2, "other-version", relation))
        elif relation["type"] == "supports" and first:
            found.append((3, "support", relation))
    return [(kind, relation) for _, kind, relation in sorted(found, key=lambda f: (f[0], f[2]["id"]))]


def _later(claim: Row, lead: Row, relation: Row, index: Index) -> bool:
    """Whether this side of a conflict was reported after the other: both dated, and so by their dates."""
    other = index.claims.get(_other(relation, claim["id"]))
    theirs = index.statements_of(other)[:1] if other else []
    if not theirs or not index.reported(lead) or not index.reported(theirs[0]):
        return False
    return index.order(lead) > index.order(theirs[0])


def _other(relation: Row, claim_id: str) -> str:
    return str(relation["to"] if relation["from"] == claim_id else relation["from"])


def _why_first(lead: Row, own: Sequence[Row], index: Index) -> str:
    """Why this report counts as the first, and how sure that is."""
    mine = index.reported(lead)
    articles = {s["article"] for s in own}
    if mine is None:
        return "No article that carries it is dated." if len(articles) > 1 else "The article is not dated."
    if len(articles) == 1:
        return "No other article carries it."
    rivals = {
        s["article"] for s in own
        if s["article"] != lead["article"] and (index.reported(s) or (mine[1], mine[1]))[0] <= mine[1]
    }  # fmt: skip
    if not rivals:
        return "The earliest of the articles that carry it."
    may = "1 other may be earlier" if len(rivals) == 1 else f"{len(rivals)} others may be earlier"
    return f"The earliest dated article that carries it; {may}, as their dates leave it open."


def _origins(claim: Row, lead: Row, rest: Sequence[Row], index: Index) -> list[Development]:
    """A development for each sourced origin that joins the claim after its first report."""
    group_of = {s: g for g in claim["origins"]["groups"] for s in g["statements"]}
    seen = [g for g in [group_of.get(lead["id"])] if g and g["source"] is not None]
    found: list[Development] = []
    for statement in rest:
        group = group_of.get(statement["id"])
        if group is None or group["source"] is None or any(group is g for g in seen):
            continue
        name, before = index.name(group["source"]), index.name(seen[-1]["source"]) if seen else None
        seen.append(group)
        if statement["act"] in ("denies", "retracts", "declines_comment"):
            continue
        if before is None:
            kind: Kind = "source-named"
            because = f"The first article to name a source for it: {name}."
        elif claim["origins"]["low"] >= len(seen):
            kind, because = "confirmation", f"{name} is an origin of its own, independent of {before}."
        else:
            kind = "possible-confirmation"
            because = f"{name} may be an origin of its own; the texts also allow that it goes back to {before}."
        found.append(_development(kind, claim, statement, index, because))
    return found


def _denials(claim: Row, told: Sequence[Development], rest: Sequence[Row], index: Index) -> list[Development]:
    """A development for each source that denies the claim inside it, unless `told` already."""
    seen = {tuple(d["chain"][-1:]) for d in told if d["kind"] == "denial"}
    found: list[Development] = []
    for statement in rest:
        speaker = tuple(index.chain(statement)[-1:])
        if statement["act"] == "denies" and speaker not in seen:
            seen.add(speaker)
            because = f"{speaker[0] if speaker else 'The outlet'} denies it."
            found.append(_development("denial", claim, statement, index, because))
    return found


def _development(
    kind: Kind, claim: Row, statement: Row, index: Index, because: str, answers: Sequence[str] = ()
) -> Development:
    article = index.articles.get(statement["article"], {})
    reported = index.published(statement)
    return {
        "id": make_id("dv", kind, claim["id"], statement["id"]),
        "kind": kind,
        "lane": "dated" if moments(reported) else "undated",
        "reported": reported,
        "happened": _time(statement["when"]),
        "said": _time(statement["said_when"]),
        "quote": statement["text"],
        "statement": statement["id"],
        "article": statement["article"],
        "path": article.get("path", statement["article"]),
        "start": statement["start"],
        "end": statement["end"],
        "outlet": index.outlet(statement),
        "chain": index.chain(statement),
        "claim": claim["id"],
        "status": claim["status"],
        "articles": len({s["article"] for s in index.statements_of(claim)}),
        "low": claim["origins"]["low"],
        "high": claim["origins"]["high"],
        "answers": list(answers),
        "because": because,
        "minor": _is_minor(claim, index),
    }


def _is_minor(claim: Row, index: Index) -> bool:
    own = index.statements_of(claim)
    return len(own) <= 1 and all(s["voice"] == "outlet" for s in own) and claim["id"] not in index.relations_of


def _time(times: Sequence[Row]) -> Span | None:
    """The first time of a statement that has bounds, else the first that names a time; a duration is none."""
    named = [t for t in times if t["earliest"] or t["latest"] or not t["value"].startswith("P")]
    best = next((t for t in named if t["earliest"] or t["latest"]), next(iter(named), None))
    if best is None:
        return None
    return {k: best[k] for k in ("text", "earliest", "latest", "precision")}  # type: ignore[return-value]  # its keys
