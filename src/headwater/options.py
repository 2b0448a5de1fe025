"""What shapes a result: one immutable options object a stage, saved with every run."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs become articles. `published` and `outlet` apply to inputs that do not tell themselves."""

    metadata: str | None = None
    published: str | None = None
    outlet: str | None = None
    max_bytes: int = 20_000_000
    max_chars: int = 400_000
    languages: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How articles become statements. `model=False` uses the rules alone."""

    model: bool = True
    batch_size: int = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOptions:
    """How statements become claims. `threshold` is the least probability of "same" that joins two statements."""

    model: bool = True
    threshold: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceOptions:
    """How copies and origins are found. `min_copied_words` is the least run of shared words that counts."""

    min_copied_words: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareOptions:
    """How claims are compared. `min_confidence` is the least confidence a relation must have to be stated."""

    min_confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything that shapes a ledger."""

    read: ReadOptions = field(default_factory=ReadOptions)
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    link: LinkOptions = field(default_factory=LinkOptions)
    trace: TraceOptions = field(default_factory=TraceOptions)
    compare: CompareOptions = field(default_factory=CompareOptions)
