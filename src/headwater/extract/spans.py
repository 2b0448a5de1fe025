"""Attribution spans: where a text says who says what, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Spans: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionSpan:
    """One attribution in one text: the spans of its source, cue and content, sorted, half-open code points.

    `source` is empty where nobody is named ("it was reported that"); `score` is the finder's probability
    that this is an attribution; `by` names the finder ("rules@1", "attribution-model@1").
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float = 1.0
    by: str = "rules@1"
