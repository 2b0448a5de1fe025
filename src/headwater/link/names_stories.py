"""Which articles tell one story, as far as names need to know: "police" of one story are one police."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headwater.link.names_people import fold
from headwater.model import Extraction

# Set by hand: two articles share a story when three of the dozen names each is fullest of are the same.
_TOP_NAMES = 12
_SHARED_NAMES = 3
_FEWEST_NAMES = 2


class Stories:
    """Asks of two articles, by id, whether they tell one story: True, False, or None where too few names tell."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._names = {e.article.id: _top_names(e) for e in extractions}

    def same(self, a: str, b: str) -> bool | None:
        """Whether the articles tell one story, by the people, bodies and places that both name most."""
        if a == b:
            return True
        x, y = self._names.get(a, frozenset()), self._names.get(b, frozenset())
        fewest = min(len(x), len(y))
        if fewest < _FEWEST_NAMES:
            return None
        return len(x & y) >= min(_SHARED_NAMES, max(_FEWEST_NAMES, fewest // 2))

    def meet(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """True when an article of each side tells one story with one of the other, or too few names tell."""
        return any(self.same(a, b) is not False for a in some[:20] for b in others[:20])


def _top_names(extraction: Extraction) -> frozenset[str]:
    """The last words of the names that the article's statements hold most often, ties in alphabetical order."""
    seen: Counter[str] = Counter()
    for statement in extraction.statements:
        seen.update({words[-1] for e in statement.features.entities if (words := fold(e.text).split())})
    ranked = sorted(seen, key=lambda n: (-seen[n], n))
    return frozenset(ranked[:_TOP_NAMES])
