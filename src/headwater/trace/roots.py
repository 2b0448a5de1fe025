"""Where one statement's chain ends, read inside its own article."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model import Evidence, Source, Statement
from headwater.trace.direction import credited_whole

PUBLISHERS = frozenset({"outlet", "wire"})
UNNAMED = frozenset({"anonymous", "unknown"})
_PLATFORMS = """
twitter x facebook instagram youtube reddit telegram whatsapp tiktok weibo vk tumblr post video
"""
PLATFORMS = frozenset(_PLATFORMS.split())
# Words that name a kind of source and not one source: "police", "the Ministry", "a report".
_GENERIC = """
the a an police authorities authority government military army officials official ministry media reports report
documents document statement statements note notes letter court prosecutors residents witnesses local state
federal city county officers officer spokesman spokeswoman spokesperson news press president minister
"""
GENERIC = frozenset(_GENERIC.split())
# What a body or an office is called by, where it has no name of its own.
_BODIES = """
agency bank bishop board brigade captain club company coroner council court embassy guard institute judge master mayor
minister ministry museum navy office orchestra party police school service university union utility
"""
BODIES = frozenset(_BODIES.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One statement's way upstream: `path` of source ids without the article's own outlet, nearest first.

    `end` is the furthest source, None in the outlet's own voice. `owner` is whose unnamed source it is, when the end
    is unnamed: the source before it in the chain, the article's outlet, else the article itself.
    """

    statement: str
    article: str
    outlet: str | None
    path: tuple[str, ...]
    end: str | None
    owner: str


def find_root(statement: Statement, evidence: Evidence) -> Root:
    """The root of a statement as its article gives it; a wire or credit line is the hop of own-voice statements."""
    own = evidence.outlet_of.get(statement.article)
    path = tuple(h.source for h in statement.chain if h.source != own and h.source in evidence.sources)
    if not path and not statement.chain:
        path = _credited(statement.article, own, evidence)
    end = path[-1] if path else (own if statement.chain else None)
    before = path[-2] if len(path) > 1 else None
    return Root(
        statement=statement.id,
        article=statement.article,
        outlet=own,
        path=path,
        end=end,
        owner=before or own or statement.article,
    )


def _credited(article: str, own: str | None, evidence: Evidence) -> tuple[str, ...]:
    wire = evidence.wire_of.get(article)
    if wire and wire != own:
        return (wire,)
    named = sorted(credited_whole(article, evidence) - {own})
    return (named[0],) if len(named) == 1 else ()


def is_publisher(source: str | None, evidence: Evidence) -> bool:
    """Whether a source is an outlet or an agency."""
    return source is not None and evidence.sources[source].kind in PUBLISHERS


def is_unnamed(source: str | None, evidence: Evidence) -> bool:
    """Whether a source is anonymous or unknown."""
    return source is not None and evidence.sources[source].kind in UNNAMED


def is_vague(source: str | None, evidence: Evidence) -> bool:
    """Whether nobody in particular is given: nothing at all, rumours, "reports", "the media"."""
    if source is None:
        return True
    found = evidence.sources[source]
    return found.kind == "unknown" or (found.kind in PUBLISHERS and not proper_words(found))


def is_named(source: str | None, evidence: Evidence) -> bool:
    """Whether a source is one that cannot be another: a person, organisation, document or post with a name.

    "Police" or "a statement" may be anybody's, "the Post reported" may rest on whoever else is quoted. A body or office
    told by what it is ("the harbour master") is named too.
    """
    if source is None:
        return False
    found = evidence.sources[source]
    if found.kind not in PUBLISHERS | UNNAMED and proper_words(found) - PLATFORMS:
        return True
    told_by_kind = not proper_words(found) and bool(naming_words(found))
    return told_by_kind and found.kind not in PUBLISHERS | {"anonymous"}


def naming_words(source: Source) -> frozenset[str]:
    """The words that tell a source from others: its proper words, else those of a body or office told by what it is
    ("the harbour master", "the foreign ministry"); empty where anybody may be meant."""
    proper = proper_words(source)
    words = [w.strip("“”\"'’.,()").casefold() for w in source.name.replace("’s", "").replace("'s", "").split()]
    words = [w for w in words if w not in ("the", "a", "an")]
    if proper or len(words) < 2 or words[-1] not in BODIES or all(w in GENERIC for w in words[:-1]):
        return proper
    return frozenset(words)


def proper_words(source: Source) -> frozenset[str]:
    """The words of a source's name that name it: capitalised (or of a script without capitals), not generic."""
    words = (w.strip("“”\"'’.,()") for w in source.name.replace("’s", "").replace("'s", "").split())
    return frozenset(w.casefold() for w in words if w[:1] and not w[:1].islower() and w.casefold() not in GENERIC)
