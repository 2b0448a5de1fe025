"""The nouns: every record that passes between the stages.

All records are frozen, slotted and keyword-only. Spans are half-open `[start, end)` offsets in Unicode
code points of `Article.text`; `article.text[start:end]` is always the passage quoted. Ids are a prefix
and a hash of what was said, where and by whom, so reading the same article twice changes nothing.

Nothing here imports a stage. The stages meet here and nowhere else.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

SCHEMA = "headwater-ledger/1"

SourceKind: TypeAlias = Literal[
    "person", "organisation", "outlet", "wire", "document", "social", "anonymous", "unknown"
]
Voice: TypeAlias = Literal["attributed", "outlet"]
Form: TypeAlias = Literal["direct", "indirect", "mixed", "none"]
Act: TypeAlias = Literal["says", "confirms", "denies", "declines_comment", "questions", "retracts"]
Certainty: TypeAlias = Literal["certain", "hedged"]
Modality: TypeAlias = Literal["actual", "planned", "attempted", "possible", "believed", "alleged", "counterfactual"]
Polarity: TypeAlias = Literal["positive", "negative"]
Precision: TypeAlias = Literal[
    "instant", "hour", "part-of-day", "day", "week", "month", "season", "quarter", "year", "decade", "open"
]
Status: TypeAlias = Literal["unsourced", "single-origin", "corroborated", "disputed", "denied", "superseded"]
RelationType: TypeAlias = Literal["conflicts", "denies", "supersedes", "supports"]
About: TypeAlias = Literal["date", "place", "number", "actor", "outcome", "means", "identity", "truth"]
CopyKind: TypeAlias = Literal["verbatim", "rewrite"]
JudgementKind: TypeAlias = Literal["claim", "source", "copy", "relation", "chain"]
Direction: TypeAlias = Literal["a->b", "b->a", "common-source", "unknown"]
PublishedFrom: TypeAlias = Literal["text", "metadata", "html", "feed", "option"]


_ROW = re.compile(r"#([0-9]{1,18})$")


def make_id(prefix: str, *parts: object) -> str:
    """A stable id: `prefix-` and 12 hexadecimal digits of the SHA-256 of the parts, NFC-normalised."""
    joined = "\x1f".join(unicodedata.normalize("NFC", str(p)) for p in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be done, with what to do about it. Codes are tabled in `headwater.problems`.

    `path` is the input it concerns, as given (relative to the input folder), also when no article came of it.
    """

    code: str
    message: str
    article: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was inferred: the rule or model with its version, a sentence, the evidence, the weight.

    `rule` names what decided ("link/figures-agree@1", "attribution-model@1"); `text` is a full sentence a
    reader can check; `evidence` holds ids (statements, articles, sources, copies); `spans` quotes places as
    `(article id, start, end)`; `weight` is the score or probability it contributed, if it has one.
    """

    rule: str
    text: str
    evidence: tuple[str, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
    weight: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as it was read. `text` is exactly what was read (HTML: the extracted text).

    `outlet_name` is the publisher as the input names it; the source id that goes with it is found in
    linking (`Evidence.outlet_of`). `published` is an ISO date or date-time and never guessed silently:
    `published_from` says where it came from.
    """

    id: str
    path: str
    text: str
    sha256: str
    url: str | None = None
    outlet_name: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None


def reading_order(article: Article) -> tuple[tuple[str, ...], int, str]:
    """Where an article stands among others, in whatever order they came: by folder and name, by row in it, by id."""
    row = _ROW.search(article.path)
    path = article.path[: row.start()] if row else article.path
    return tuple(path.split("/")), int(row[1]) if row else 0, article.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Someone or something that says: a person, organisation, outlet, agency, document, post, unnamed people.

    Extraction makes sources local to one article; linking joins them across articles into canonical ones
    whose `aliases` hold the other names. `count` is how many people ("three officials" -> 3). `affiliation`
    is the organisation a person or an unnamed source belongs to ("Iranian", "FBI"), as worded.
    """

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    count: int | None = None
    affiliation: str | None = None


def source_id(kind: SourceKind, name: str, scope: str = "") -> str:
    """The id of a source: `scope` is empty for named ones, the article id for those only that text can tell."""
    return make_id("s", kind, " ".join(name.casefold().split()), scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step upstream: who this statement came from, where the text says so, and the words that say it.

    `start`/`end` span the source mention in the article that names it ("the Post", "he"); `cue` is the
    attributing expression ("according to").
    """

    source: str
    start: int
    end: int
    cue: str
    cue_start: int | None = None
    cue_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time named in the text. `value` is TIMEX3 ("2025-09-09", "2022-FA", "P3D", "PRESENT_REF").

    `earliest`/`latest` are inclusive ISO dates (or date-times), None where open. `anchor` says what it was
    resolved against: "published", "text:START-END" (another expression), "event:STATEMENT" (another article dates
    the same event so), or None (absolute, or left open).
    Without an anchor a weekday keeps a comparable value: "XXXX-WXX-1" is some Monday.
    """

    text: str
    start: int
    end: int
    value: str
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "open"
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of something as worded: inclusive `low`..`high`, `best` when one number is stated; None is open.

    `of` is what is counted, normalised: killed, wounded, missing, detained, displaced, abducted, or the head
    noun's lemma phrase ("f-15 jets", "hostages"), "percent", "usd" and the like for units. `kind` is
    "count", "money", "percent", "measure", "age", "ordinal" or "ratio". `part_of` is set for "including
    three children": the span of the figure it is a part of.
    """

    text: str
    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    of: str
    kind: str = "count"
    part_of: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name in the statement: `label` is person, organisation, place, or other; `text` as worded."""

    text: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Who did what to whom, by one predicate: heads and lemmas, lower case, passives turned round.

    `predicate` is a lemma ("kill", "refuse"; for copulas "be:spokesman"), `agent`/`patient` head phrases as
    worded and lower-cased (pronouns replaced by their antecedent where plain), `obliques` pairs of
    preposition and head phrase. `governor` is the lemma of the verb that embeds it ("refuse" for
    "refused to carry out"), None for the main predicate.
    """

    predicate: str
    agent: str | None = None
    patient: str | None = None
    obliques: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    governor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What linking and comparison look at, taken from the syntax of a statement once, in extraction.

    `lemmas` are the content words in order, lower case, no stop words, no cue and no source words.
    """

    lemmas: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One article says that somebody says something (or says it in its own voice: empty chain, voice outlet).

    `start`/`end` span the content (what is said, without cue and source), `sentence` the sentence or
    sentences that hold it with its attribution. `when` is when it happened, `said_when` when it was said.
    `polarity` and `act` are apart: a denial of a positive content is act "denies", polarity "positive".
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    voice: Voice = "outlet"
    form: Form = "none"
    act: Act = "says"
    certainty: Certainty = "certain"
    modality: Modality = "actual"
    polarity: Polarity = "positive"
    chain: tuple[Hop, ...] = ()
    when: tuple[TimeExpression, ...] = ()
    said_when: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    confidence: float = 1.0
    features: Features = field(default_factory=Features)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one article yields on its own: statements in text order, its local sources, its problems.

    `outlet` and `wire` are ids among `sources` (the publisher, the agency credited by dateline or credit
    line); `credited` are outlets and agencies credited for the article as a whole (a "via" line).
    """

    article: Article
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    outlet: str | None = None
    wire: str | None = None
    credited: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What linking, tracing and comparing look things up in, after sources were joined across articles.

    Every hop of every statement here names a canonical source. `merges` maps each local source id to its
    canonical one; `merge_reasons` says why, by canonical id. `outlet_of`, `wire_of` map article ids to
    canonical source ids; `family_of` maps an outlet's source id to its owner family's name where known.
    `unsure` holds pairs of canonical ids that may be one source, with what speaks for it, for a person to settle.
    """

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    sources: Mapping[str, Source]
    outlet_of: Mapping[str, str] = field(default_factory=dict)
    wire_of: Mapping[str, str] = field(default_factory=dict)
    credited_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    family_of: Mapping[str, str] = field(default_factory=dict)
    merges: Mapping[str, str] = field(default_factory=dict)
    merge_reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    unsure: tuple[tuple[str, str, Reason], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """Statements that flow from one origin. `source` is the furthest source, None for unsourced reports."""

    source: str | None
    statements: tuple[str, ...]
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The fewest (`low`) and most (`high`) independent origins consistent with the texts, and the groups."""

    low: int
    high: int
    groups: tuple[OriginGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements that say the same, across articles. `text` is its clearest statement's passage.

    Linking fills text, statements and first report; tracing fills `origins`; comparing `event`, `status`,
    `because`. `comments` holds ids of statements that declined or gave no comment on it. `links` says of each
    statement after the first why it is here: evidence is the two statements, weight the probability of "same".
    """

    id: str
    text: str
    statements: tuple[str, ...]
    first_reported: str | None = None
    first_reported_by: str | None = None
    event: str | None = None
    origins: Origins = field(default_factory=lambda: Origins(low=0, high=0))
    status: Status = "unsourced"
    because: tuple[Reason, ...] = ()
    comments: tuple[str, ...] = ()
    links: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one claim does to another: `from_claim` conflicts with, denies, supersedes or supports `to_claim`.

    `values` are the two differing wordings, `from` first; `evidence` the statements on both sides.
    """

    id: str
    type: RelationType
    from_claim: str
    to_claim: str
    about: About
    values: tuple[str, ...]
    evidence: tuple[str, ...]
    because: tuple[Reason, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Text one article took from another, or both from a third. `passages` are (a start, a end, b start, b end)."""

    id: str
    a: str
    b: str
    kind: CopyKind
    direction: Direction
    passages: tuple[tuple[int, int, int, int], ...]
    similarity: float
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFigure:
    """One figure as one statement gives it."""

    statement: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigure:
    """Low, best and high of one kind of figure over an event's statements, each tied to who reported it."""

    of: str
    low: float | None
    best: float | None
    high: float | None
    reported: tuple[ReportedFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When an event happened, as an inclusive range of ISO dates; None is open."""

    earliest: str | None
    latest: str | None
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims about one happening."""

    id: str
    label: str
    claims: tuple[str, ...]
    when: EventTime
    figures: tuple[EventFigure, ...] = ()
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided: that two things are, or are not, one, or that something inferred is right or wrong.

    `kind` says of what: "claim" (`subject` and `object` are statements, verdict "same" or "different"), "source" (two
    sources, likewise), "copy" (two articles, "copy" or "none"), "relation" (`subject` is a relation, "right" or
    "wrong"), "chain" (`subject` is a statement, `object` its corrected chain as JSON, "corrected"). `at` is an ISO
    date-time. One that was undone stays, with who undid it and when.
    """

    id: str
    kind: JudgementKind
    subject: str
    object: str
    verdict: str
    author: str
    at: str
    note: str = ""
    undone_by: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One run's whole result; `headwater.present.ledger` writes it as `docs/ledger.schema.json` describes."""

    generator: str
    options: Mapping[str, Any]
    evidence: Evidence
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    copies: tuple[Copy, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...] = ()
