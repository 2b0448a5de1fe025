"""One relation between two statements, before it becomes a relation between their claims."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.compare.views import View
from headwater.model import About, Evidence, Reason, RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`source` does something to `target`: the kind, the slot that differs, both values as worded, the reason."""

    type: RelationType
    source: View
    target: View
    about: About
    values: tuple[str, ...]
    rule: str
    text: str
    confidence: float

    def reason(self) -> Reason:
        """The reason as a record, with both statements and the places of their passages."""
        a, b = self.source.statement, self.target.statement
        spans = ((a.article, a.start, a.end), (b.article, b.start, b.end))
        return Reason(rule=self.rule, text=self.text, evidence=(a.id, b.id), spans=spans, weight=self.confidence)


def published(view: View, evidence: Evidence) -> str | None:
    """The date on which a view's article was published, as an ISO date without time; None if unknown."""
    stamp = evidence.articles[view.statement.article].published
    return stamp[:10] if stamp else None


def short(text: str) -> str:
    """At most 120 characters of a passage, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:117].rsplit(" ", 1)[0] + " …"


def conflict(a: View, b: View, about: About, values: tuple[str, str], rule: str, text: str, confidence: float) -> Found:
    """A conflict between two statements over one slot."""
    return Found(
        type="conflicts", source=a, target=b, about=about, values=values, rule=rule, text=text,
        confidence=round(min(0.9, confidence), 3),
    )  # fmt: skip
