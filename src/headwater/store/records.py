"""What questions to a corpus are answered with: the records of `headwater.model`, with what is counted of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypedDict, TypeVar

from headwater.model import Claim, Relation, Source, Statement, Status

Item = TypeVar("Item")
ClaimOrder: TypeAlias = Literal["weight", "newest", "oldest"]
ArticleState: TypeAlias = Literal["current", "replaced", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """Some of what was found: `items` from `offset` on, at most `limit` of `total`."""

    items: tuple[Item, ...]
    total: int
    offset: int
    limit: int


class ClaimFields(TypedDict, total=False):
    """The fields of `ClaimFilter`, for those who give them one by one."""

    text: str | None
    speaker: str | None
    outlet: str | None
    status: Status | None
    since: str | None
    until: str | None
    min_origins: int | None
    min_articles: int | None
    story: str | None
    event: str | None
    article: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are asked for; None asks for all.

    `text`: any words, found in the claims' statements; `speaker`: a source id, or words of a name, anywhere in a
    chain; `outlet`: a source id or words of a name; `since` and `until`: ISO dates, inclusive, of the claim's reports;
    `min_origins`: the least `low`; `story`, `event`, `article`: ids.
    """

    text: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    min_origins: int | None = None
    min_articles: int | None = None
    story: str | None = None
    event: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """A claim with its story and how many articles and outlets carry it."""

    claim: Claim
    story: str
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """An article without its text. `story` is None until it was traced; `outlet` is a source id."""

    id: str
    path: str
    title: str | None
    outlet: str | None
    outlet_name: str | None
    published: str | None
    statements: int
    state: ArticleState
    story: str | None
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry:
    """A statement with its claim and its article. Statements of a corpus come without features."""

    statement: Statement
    claim: str
    article: ArticleEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A source with what it says: statements, claims, articles that quote it, and how many articles it published."""

    source: Source
    statements: int
    claims: int
    articles: int
    published: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletEntry:
    """An outlet: articles it published, claims it carries, how many of these it was first to report, how many it does
    not only pass on (`own`: some statement of it names no outlet or agency as giver and its article copies none)."""

    source: Source
    articles: int
    claims: int
    first: int
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What one outlet takes from another: `statements` in `articles` that credit it, are its wire, or copy it."""

    taker: str
    giver: str
    how: Literal["credit", "wire", "copy"]
    statements: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """A story: articles that are traced together. Days are ISO, None where no article is dated."""

    id: str
    label: str
    first_day: str | None
    last_day: str | None
    articles: int
    outlets: int
    statements: int
    claims: int
    conflicts: int
    traced: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationEntry:
    """A relation with its story and the texts of its claims."""

    relation: Relation
    story: str
    from_text: str
    to_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place that search found. `pieces` are the passage cut at the words found: every second piece is one of them."""

    kind: Literal["statement", "article"]
    id: str
    article: str
    claim: str | None
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a version changed: `old` of the version before became `new`; spans are of either version's text."""

    kind: Literal["added", "removed", "changed"]
    old: str
    new: str
    old_span: tuple[int, int]
    new_span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an article: when it came, what it changed, when and by whom it was replaced or withdrawn."""

    article: str
    state: ArticleState
    added: str
    previous: str | None
    published: str | None
    title: str | None
    edits: tuple[Edit, ...]
    ended: str | None
    ended_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The corpus in figures. `pending` articles are read and not yet traced (the rest is as of before them);
    `outdated` stories and articles were made by another version of the models; `statuses` counts claims."""

    articles: int
    outlets: int
    stories: int
    statements: int
    claims: int
    shared: int
    relations: int
    conflicts: int
    copies: int
    events: int
    sources: int
    problems: int
    withdrawn: int
    pending: int
    outdated_articles: int
    outdated_stories: int
    first_day: str | None
    last_day: str | None
    statuses: Mapping[str, int]
