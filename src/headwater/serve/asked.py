"""What a list is asked for, as it stands in the address: filters, order, page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeAlias, get_args

from fastapi import Depends, Path, Query
from starlette.datastructures import QueryParams

from headwater.corpus import ClaimFilter
from headwater.model import Status
from headwater.store.records import ClaimOrder

Words: TypeAlias = Annotated[str, Query(max_length=300)]
PageNumber: TypeAlias = Annotated[int, Query(ge=1, le=1_000_000)]
StatusAsked: TypeAlias = Literal["", "unsourced", "single-origin", "corroborated", "disputed", "denied", "superseded"]
OrderAsked: TypeAlias = Literal["", "weight", "newest", "oldest"]
Day: TypeAlias = Annotated[str, Query(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", max_length=10)]
Least: TypeAlias = Annotated[str, Query(pattern=r"^[0-9]{0,3}$", max_length=3)]
STATUSES: tuple[str, ...] = get_args(Status)

ClaimId: TypeAlias = Annotated[str, Path(pattern=r"^c-[0-9a-f]{12}$")]
ArticleId: TypeAlias = Annotated[str, Path(pattern=r"^a-[0-9a-f]{12}$")]
SourceId: TypeAlias = Annotated[str, Path(pattern=r"^s-[0-9a-f]{12}$")]
StoryId: TypeAlias = Annotated[str, Path(pattern=r"^sy-[0-9a-f]{12}$")]
CopyId: TypeAlias = Annotated[str, Path(pattern=r"^cp-[0-9a-f]{12}$")]
JudgementId: TypeAlias = Annotated[str, Path(pattern=r"^j-[0-9a-f]{12}$")]
StoryAsked: TypeAlias = Annotated[str, Query(pattern=r"^(sy-[0-9a-f]{12})?$", max_length=15)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A list's state: what its address says besides the page, and the page."""

    values: dict[str, str] = field(default_factory=dict)
    page: int = 1

    def address(self, path: str, **changes: Any) -> str:
        """The address of the list with these changes; what says nothing is left out."""
        merged: dict[str, Any] = {**self.values, "page": self.page, **changes}
        kept = {k: v for k, v in merged.items() if v not in ("", None) and (k, v) != ("page", 1)}
        return path + (f"?{QueryParams({k: str(v) for k, v in kept.items()})}" if kept else "")

    def offset(self, limit: int) -> int:
        """How many come before this page."""
        return (self.page - 1) * limit


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsAsked(Asked):
    """Which claims are asked for, in which order."""

    order: ClaimOrder = "weight"
    wanted: ClaimFilter = field(default_factory=ClaimFilter)

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked for but the order."""
        return self.wanted != ClaimFilter()


def claims_asked(
    text: Words = "", speaker: Words = "", outlet: Words = "", status: StatusAsked = "", since: Day = "",
    until: Day = "", min_origins: Least = "", min_articles: Least = "", story: StoryAsked = "",
    order: OrderAsked = "", page: PageNumber = 1,
) -> ClaimsAsked:  # fmt: skip
    """The claims that an address asks for."""
    values = {
        "text": text, "speaker": speaker, "outlet": outlet, "status": status, "since": since, "until": until,
        "min_origins": min_origins, "min_articles": min_articles, "story": story,
        "order": "" if order == "weight" else order,
    }  # fmt: skip
    wanted = ClaimFilter(
        text=text.strip() or None, speaker=speaker.strip() or None, outlet=outlet.strip() or None,
        status=status or None, since=since or None, until=until or None,
        min_origins=int(min_origins) if min_origins else None,
        min_articles=int(min_articles) if min_articles else None, story=story or None,
    )  # fmt: skip
    return ClaimsAsked(values=values, page=page, order=order or "weight", wanted=wanted)


AskedClaims: TypeAlias = Annotated[ClaimsAsked, Depends(claims_asked)]
