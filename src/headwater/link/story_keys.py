"""By what an article is known to the partition into stories: its rarest words and names, its day, its size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from headwater.link.profiles import concepts_of, to_concept
from headwater.link.wording import STOP, Wording, load_wording, words_of
from headwater.model import Extraction

MOST_KEYS = 64
# Nats of rarity below which a word tells nothing: every seventh statement has it.
COMMON = 2.0
UNDATED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleKeys:
    """What the partition knows of an article, from its extraction alone.

    `day` is the day of publication as a proleptic ordinal, `UNDATED` where unknown; `weights` maps at most
    `MOST_KEYS` keys, sorted, to their weights, rounded to six decimals and together of unit length.
    """

    article: str
    day: int
    statements: int
    weights: dict[str, float]

    @property
    def place(self) -> tuple[int, str]:
        """Where the article stands in time among all."""
        return self.day, self.article


def article_keys(extraction: Extraction) -> ArticleKeys:
    """The keys of one article: the heaviest concepts of its statements, its title and its named sources."""
    wording = load_wording()
    counts = Counter(c for s in extraction.statements for c in concepts_of(s, wording))
    for text in (extraction.article.title or "", *_speakers(extraction)):
        counts.update(to_concept(w, wording) for w in words_of(text) if w not in STOP)
    weights = {c: (1 + math.log(n)) * _rarity(c, wording) for c, n in counts.items() if not _is_small_number(c)}
    heaviest = sorted(weights.items(), key=lambda kw: (-kw[1], kw[0]))[:MOST_KEYS]
    length = math.sqrt(sum(w * w for _, w in heaviest)) or 1.0
    return ArticleKeys(
        article=extraction.article.id,
        day=day_of(extraction.article.published),
        statements=len(extraction.statements),
        weights={k: round(w / length, 6) for k, w in sorted(heaviest) if w > 0},
    )


def _speakers(extraction: Extraction) -> Iterator[str]:
    """Names of the people and bodies who speak: the words of sources are not among those of statements."""
    return (s.name for s in extraction.sources if s.kind in ("person", "organisation"))


def _rarity(concept: str, wording: Wording) -> float:
    return max(0.0, wording.rarity(concept) - COMMON)


def _is_small_number(concept: str) -> bool:
    return concept[0].isdigit() and len(concept) <= 2


def day_of(published: str | None) -> int:
    """The day of an ISO date or date-time as a proleptic ordinal; `UNDATED` for None and for what is no date."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return UNDATED
