"""A statement as linking sees it: concepts with their rarity, names, figures, dates, who did what to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.link.deeds import Deed, deeds_of, load_table
from headwater.link.places import Places, find_places
from headwater.link.wording import STOP, Wording, words_of
from headwater.model import Entity, Figure, Frame, Statement, TimeExpression


@dataclass(frozen=True, slots=True)
class Role:
    """One frame as concepts: what was done, by whom, to whom, with the rest; empty sets where unsaid."""

    predicate: str
    agent: frozenset[str]
    patient: frozenset[str]
    others: frozenset[str]
    negated: bool
    governor: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a statement is compared. `weights` maps each concept to its rarity in nats; spans are not kept."""

    id: str
    article: str
    sentence: tuple[int, int]
    span: tuple[int, int]
    sources: tuple[str, ...]
    act: str
    modality: str
    polarity: str
    certainty: str
    concepts: tuple[str, ...]
    weights: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    figures: tuple[Figure, ...]
    when: tuple[TimeExpression, ...]
    roles: tuple[Role, ...]
    source: str | None
    deeds: tuple[Deed, ...]
    places: Places


def profile_statements(statements: Sequence[Statement], wording: Wording) -> list[Profile]:
    """One profile a statement, in order; rarity counts the statements given together with news at large."""
    concepts = [concepts_of(s, wording) for s in statements]
    here = Counter(c for found in concepts for c in set(found))
    total = len(statements)
    rarity = {c: wording.rarity(c, n, total) for c, n in here.items()}
    places = find_places(statements, wording)
    return [make_profile(s, c, rarity, wording, p) for s, c, p in zip(statements, concepts, places, strict=True)]


def make_profile(
    s: Statement, concepts: tuple[str, ...], rarity: Mapping[str, float], wording: Wording, places: Places
) -> Profile:
    """The profile of one statement."""
    return Profile(
        id=s.id,
        article=s.article,
        sentence=s.sentence,
        span=(s.start, s.end),
        sources=tuple(h.source for h in s.chain),
        act=s.act,
        modality=s.modality,
        polarity=s.polarity,
        certainty=s.certainty,
        concepts=concepts,
        weights={c: rarity[c] for c in concepts},
        names=names_of(s.features.entities, wording),
        numbers=frozenset(c for c in concepts if c[0].isdigit()),
        figures=s.figures,
        when=s.when,
        roles=tuple(role_of(f, wording) for f in s.features.frames),
        source=s.chain[-1].source if s.chain else None,
        deeds=deeds_of(s, wording, load_table()),
        places=places,
    )


def concepts_of(s: Statement, wording: Wording) -> tuple[str, ...]:
    """Synonym classes of the statement's content words and of its roles' antecedents, each once, in order."""
    words = list(s.features.lemmas) or [w for w in words_of(s.text) if w not in STOP]
    words += [w for e in s.features.entities for w in words_of(e.text)]
    for f in s.features.frames:
        words += [w for part in (f.agent, f.patient) if part for w in words_of(part)]
    return tuple(dict.fromkeys(to_concept(w, wording) for w in words if w and w not in STOP))


def to_concept(word: str, wording: Wording) -> str:
    """The concept of one word: its country, else its synonym class or stem; figures without separators."""
    word = word.lower()
    if word[0].isdigit():
        return word.replace(",", "")
    name = wording.name(word)
    return name if name != word.removesuffix("'s").removesuffix("’s") else wording.concept(name)


def names_of(entities: Iterable[Entity], wording: Wording) -> frozenset[str]:
    """The concepts of the statement's names (people, organisations, places), by word."""
    found = (w for e in entities if e.label != "other" for w in words_of(e.text))
    return frozenset(to_concept(w, wording) for w in found if w not in STOP)


def role_of(frame: Frame, wording: Wording) -> Role:
    """One frame as concepts."""
    others = " ".join(head for _, head in frame.obliques)
    return Role(
        predicate=" ".join(wording.concept(w) for w in words_of(frame.predicate) if w != "be") or frame.predicate,
        agent=phrase(frame.agent, wording),
        patient=phrase(frame.patient, wording),
        others=phrase(others, wording),
        negated=frame.negated,
        governor=wording.concept(frame.governor) if frame.governor else "",
    )


def phrase(text: str | None, wording: Wording) -> frozenset[str]:
    """The concepts of a phrase's content words."""
    return frozenset(to_concept(w, wording) for w in words_of(text or "") if w not in STOP)
