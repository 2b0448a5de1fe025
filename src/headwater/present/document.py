"""The ledger document's shape: what `ledger.json` holds, as typed dictionaries.

The JSON Schema is generated from these (`headwater.present.schema`), the writer is type-checked against
them (`headwater.present.ledger`), and every reader of the document (brief, report, why) takes them.
Spans are half-open `[start, end)` offsets in Unicode code points of `articles[].text`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, TypedDict

from headwater.model import (
    About,
    Act,
    Certainty,
    CopyKind,
    Direction,
    Form,
    JudgementKind,
    Modality,
    Polarity,
    Precision,
    PublishedFrom,
    RelationType,
    SourceKind,
    Status,
    Voice,
)

Number: TypeAlias = int | float
SpanRow: TypeAlias = Annotated[list[int], "half-open [start, end)"]


class ReasonRow(TypedDict):
    """Why something was inferred: what decided, a sentence, its evidence, its weight."""

    rule: Annotated[str, "rule or model that decided, with its version"]
    text: Annotated[str, "a sentence a reader can check"]
    evidence: Annotated[list[str], "ids of statements, articles, sources or copies"]
    spans: Annotated[list[list[str | int]], "places quoted: [article id, start, end]"]
    weight: Number | None


class ArticleRow(TypedDict):
    """One report as it was read."""

    id: str
    path: Annotated[str, "as given, relative to the input"]
    url: str | None
    outlet: Annotated[str | None, "source id of the publisher, null if unknown"]
    wire: Annotated[str | None, "source id of the agency credited, if any"]
    credited: Annotated[list[str], "source ids credited for the article as a whole"]
    title: str | None
    byline: str | None
    published: Annotated[str | None, "ISO date or date-time, null if unknown"]
    published_from: PublishedFrom | None
    language: str | None
    text: str
    sha256: str


class SourceRow(TypedDict):
    """Everyone who says something, and every outlet."""

    id: str
    name: str
    kind: SourceKind
    aliases: list[str]
    role: str | None
    count: Annotated[int | None, 'how many people: "three officials" is 3']
    affiliation: str | None
    family: Annotated[str | None, "owner family of an outlet, where known"]
    merged: Annotated[list[str], "ids of the mentions in single articles that were joined into this source"]
    reasons: Annotated[list[ReasonRow], "why they were joined"]


class UnsureRow(TypedDict):
    """Two sources that may be one: left apart, for a person to settle."""

    sources: Annotated[list[str], "the two source ids, in order"]
    reason: Annotated[ReasonRow, "what speaks for it, and what is missing"]


class HopRow(TypedDict):
    """One step upstream."""

    source: str
    start: int
    end: int
    cue: str
    cue_start: int | None
    cue_end: int | None


class TimeRow(TypedDict):
    """A time named in the text, with its resolved range."""

    text: str
    start: int
    end: int
    value: Annotated[str, "TIMEX3 value"]
    earliest: str | None
    latest: str | None
    precision: Precision
    anchor: Annotated[str | None, 'what it was resolved against: "published", "text:START-END", "event:STATEMENT"']


class FigureRow(TypedDict):
    """A number of something as worded; null bounds are open."""

    text: str
    start: int
    end: int
    low: Number | None
    best: Number | None
    high: Number | None
    of: Annotated[str, "what is counted"]
    kind: str
    part_of: SpanRow | None


class StatementRow(TypedDict):
    """One article says that somebody says something."""

    id: str
    article: str
    start: int
    end: int
    text: str
    sentence: SpanRow
    voice: Voice
    form: Form
    act: Act
    certainty: Certainty
    modality: Modality
    polarity: Polarity
    chain: Annotated[list[HopRow], "upstream, nearest first; the article's own outlet is not in it"]
    when: Annotated[list[TimeRow], "when it happened"]
    said_when: Annotated[list[TimeRow], "when it was said"]
    figures: list[FigureRow]
    confidence: Number
    reasons: list[ReasonRow]


class OriginRow(TypedDict):
    """Statements of a claim that flow from one origin; source null where nobody says where it is from."""

    source: str | None
    statements: list[str]
    because: list[str]
    reasons: list[ReasonRow]


class OriginsRow(TypedDict):
    """Fewest and most independent origins consistent with the texts."""

    low: int
    high: int
    groups: list[OriginRow]


class ClaimRow(TypedDict):
    """Statements that say the same thing, across articles."""

    id: str
    text: Annotated[str, "its clearest statement"]
    statements: list[str]
    comments: Annotated[list[str], "ids of statements that declined or gave no comment on it"]
    event: str | None
    first_reported: str | None
    first_reported_by: str | None
    origins: OriginsRow
    status: Status
    because: list[str]
    reasons: list[ReasonRow]


RelationRow = TypedDict(
    "RelationRow",
    {
        "id": str,
        "type": RelationType,
        "from": Annotated[str, "claim id"],
        "to": Annotated[str, "claim id"],
        "about": About,
        "values": Annotated[list[str], "the two wordings that differ, `from` first"],
        "evidence": Annotated[list[str], "statement ids on both sides"],
        "because": list[str],
        "reasons": list[ReasonRow],
        "confidence": Number,
    },
)
RelationRow.__doc__ = "What one claim does to another."


class CopyRow(TypedDict):
    """Text one article took from another, or both from a third."""

    id: str
    a: str
    b: str
    kind: CopyKind
    direction: Direction
    passages: Annotated[list[list[int]], "[start in a, end in a, start in b, end in b]"]
    similarity: Number
    because: list[str]
    reasons: list[ReasonRow]


class ReportedRow(TypedDict):
    """One figure as one statement gives it."""

    statement: str
    value: Number | None
    text: str


class EventFigureRow(TypedDict):
    """Low, best and high of one kind of figure, each tied to who reported it."""

    of: str
    low: Number | None
    best: Number | None
    high: Number | None
    reported: list[ReportedRow]


class EventTimeRow(TypedDict):
    """When an event happened: an inclusive range of ISO dates, null is open."""

    earliest: str | None
    latest: str | None
    precision: Precision


class EventRow(TypedDict):
    """Claims about one happening."""

    id: str
    label: str
    claims: list[str]
    when: EventTimeRow
    figures: list[EventFigureRow]
    places: list[str]
    participants: list[str]


class ProblemRow(TypedDict):
    """Something that could not be done, with what to do about it."""

    code: str
    article: str | None
    path: str | None
    message: str


class JudgementRow(TypedDict):
    """What a person decided; it outranks the models. One that was undone stays on record."""

    id: str
    kind: JudgementKind
    subject: Annotated[str, "id of a statement, source, article or relation"]
    object: Annotated[str, "the other id; of a relation or a chain, JSON"]
    verdict: str
    author: str
    at: Annotated[str, "ISO date-time"]
    note: str
    undone_by: str | None
    undone_at: str | None


class LedgerDocument(TypedDict):
    """One run of `headwater trace`."""

    schema: Literal["headwater-ledger/1"]
    generator: str
    options: Annotated[dict[str, Any], "every option that shaped the result, models with their versions"]
    articles: list[ArticleRow]
    sources: list[SourceRow]
    unsure: Annotated[list[UnsureRow], "pairs of sources that may be one and were left apart"]
    statements: list[StatementRow]
    claims: list[ClaimRow]
    relations: list[RelationRow]
    copies: list[CopyRow]
    events: list[EventRow]
    problems: list[ProblemRow]
    judgements: Annotated[list[JudgementRow], "what people decided; empty for a run of trace"]
