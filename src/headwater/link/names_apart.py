"""One wording, two things: "the police" of two stories, two people of one full name. They get ids of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.link.names_people import fold
from headwater.link.names_stories import Stories
from headwater.model import Extraction, Reason, Source, make_id

RULE = "link/names@2:namesakes"

# Words of which alone no name of one body is made: institutions, and what every country or town has of them.
_INSTITUTIONS = frozenset(
    [
        "police", "military", "army", "navy", "government", "hospital", "company", "ministry", "court", "parliament",
        "council", "department", "office", "administration", "authorities", "authority", "brigade", "school", "church",
        "university", "college", "committee", "commission", "agency", "bank", "union", "party", "opposition", "cabinet",
        "coastguard", "firm", "group", "organization", "organisation", "team", "club", "airline", "service", "services",
        "force", "forces", "board", "embassy", "prosecutors", "municipality", "senate", "assembly", "mayor", "bureau",
    ]
)  # fmt: skip
_QUALITIES = frozenset(
    [
        "foreign", "interior", "defense", "defence", "finance", "justice", "health", "education", "transport", "labour",
        "labor", "supreme", "high", "district", "appeals", "railway", "fire", "local", "state", "federal", "national",
        "city", "county", "town", "provincial", "regional", "harbor", "harbour", "port", "coast", "the", "of", "and",
        "central", "public", "security", "traffic", "border", "air", "armed", "emergency", "rescue", "affairs", "s",
        "prosecutor", "sheriff", "attorney", "general", "criminal", "civil", "electoral", "ruling", "tax", "prime",
    ]
)  # fmt: skip
# Walks of life that a person seldom changes between; politics, law, business, news and uniform are one.
_WALKS: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "president minister senator governor mayor lawyer attorney judge executive ceo chairman editor journalist "
        "general officer secretary spokesman spokeswoman congressman congresswoman representative candidate tycoon",
        "coach footballer striker goalkeeper quarterback midfielder boxer sprinter swimmer cyclist golfer pitcher",
        "actor actress singer rapper musician painter novelist poet dancer filmmaker designer chef",
        "doctor nurse surgeon physician midwife paramedic dentist",
        "physicist chemist biologist geologist astronomer professor historian economist",
        "priest bishop rabbi imam pastor cardinal archbishop monk",
        "farmer fisherman driver resident student plumber baker carpenter tenant",
    )
)


def is_common(name: str) -> bool:
    """True for a body named by common words alone, so that every place may have one: "Foreign Ministry", "police"."""
    words = fold(name).split()
    return bool(words) and words[-1] in _INSTITUTIONS | _QUALITIES and all(
        w in _INSTITUTIONS or w in _QUALITIES for w in words
    )  # fmt: skip


def roles_clash(a: str | None, b: str | None) -> bool:
    """True when two roles belong to walks of life that one person is seldom in: "striker", "dentist"."""
    x, y = (_walks(role) for role in (a, b))
    return bool(x) and bool(y) and not x & y


def _walks(role: str | None) -> set[int]:
    words = set(fold(role or "").split())
    return {i for i, walk in enumerate(_WALKS) if words & walk}


def keep_apart(
    extractions: Sequence[Extraction], stories: Stories
) -> tuple[list[Extraction], list[tuple[str, str, Reason]]]:
    """The extractions with namesakes told apart by id, and each pair of ids so parted with the reason.

    The first bearer keeps its id. A body of common words is one within a story; a person of one full name is two
    people where the articles tell different stories and the roles clash.
    """
    bearers: dict[str, list[tuple[str, Source, str]]] = {}
    renamed: dict[str, dict[str, str]] = {}
    parted: dict[tuple[str, str], Reason] = {}
    for extraction in sorted(extractions, key=lambda e: e.article.id):  # the order given changes no id
        here = extraction.article.id
        for source in extraction.sources:
            known = bearers.setdefault(source.id, [])
            ident = next((i for i, other, at in known if _one(source, other, here, at, stories)), None)
            if ident is None:
                ident = make_id("s", source.id, here) if known else source.id
                for i, other, at in known[:3]:
                    parted.setdefault((i, ident), _why(source, other, here, at, i, ident))
            if len(known) < 50:
                known.append((ident, source, here))
            if ident != source.id:
                renamed.setdefault(here, {})[source.id] = ident
    return [_with_ids(e, renamed.get(e.article.id, {})) for e in extractions], [
        (a, b, why) for (a, b), why in parted.items()
    ]


def _one(source: Source, other: Source, here: str, there: str, stories: Stories) -> bool:
    """Whether two records of one id are one source."""
    if source.kind == "organisation" and is_common(source.name):
        return stories.same(here, there) is True
    if source.kind == "person" and roles_clash(source.role, other.role):
        return stories.same(here, there) is True
    return True


def _why(source: Source, other: Source, here: str, there: str, a: str, b: str) -> Reason:
    text = f"“{other.name}” and “{source.name}” stand in articles of different stories"
    if source.kind == "person":
        text += f", as “{other.role}” and as “{source.role}”"
    return Reason(rule=RULE, text=text + ".", evidence=(a, b, there, here))


def _with_ids(extraction: Extraction, mine: dict[str, str]) -> Extraction:
    if not mine:
        return extraction
    statements = tuple(
        replace(s, chain=tuple(replace(h, source=mine.get(h.source, h.source)) for h in s.chain))
        for s in extraction.statements
    )
    sources = tuple(replace(s, id=mine.get(s.id, s.id)) for s in extraction.sources)
    return replace(extraction, statements=statements, sources=sources)
