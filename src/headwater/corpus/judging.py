"""Judgements of people on a corpus: kept, undone, and followed by everything that hangs on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from headwater.errors import UsageError
from headwater.judge.joining import Groups
from headwater.judge.records import ends_of, in_force, make_judgement
from headwater.judge.relations import anchor_relation
from headwater.model import Extraction, Judgement, JudgementKind
from headwater.store import judgements as kept
from headwater.store import partition
from headwater.store.articles import read_extractions
from headwater.store.database import Database

if TYPE_CHECKING:
    from headwater.corpus.corpus import Corpus


def new_judgement(
    corpus: Corpus, *, kind: JudgementKind, subject: str, object: str, verdict: str, author: str, at: str, note: str
) -> Judgement:
    """The judgement as a record whose ends are in the corpus. Raises `UsageError` for what cannot be judged so."""
    if kind == "relation":
        object = _anchor(corpus, subject)
    made = make_judgement(kind=kind, subject=subject, object=object, verdict=verdict, author=author, at=at, note=note)
    if not articles_under(corpus.db, [made]):
        raise UsageError(f"nothing in this corpus is called {subject[:40]} and {object[:40]}")
    return made


def _anchor(corpus: Corpus, relation: str) -> str:
    found = corpus.ledger(holding=relation) if relation.startswith("r-") else None
    record = next((r for r in found.relations if r.id == relation), None) if found else None
    if found is None or record is None:
        raise UsageError(f"there is no relation {relation[:40]} in this corpus")
    return anchor_relation(record, {c.id: c for c in found.claims})


def articles_under(db: Database, judgements: Iterable[Judgement]) -> set[str]:
    """The articles of traced stories that these judgements are about."""
    found: set[str] = set()
    for judgement in judgements:
        ends = (judgement.subject, judgement.object)
        if judgement.kind == "source":
            found |= kept.articles_of_sources(db, kept.sources_called(db, ends))
        elif judgement.kind == "copy":
            found |= set(partition.stories_of(db, ends))
        else:
            wanted = (
                ends_of(judgement) if judgement.kind == "relation" else ends[: 2 if judgement.kind == "claim" else 1]
            )
            found |= set(kept.articles_of_statements(db, wanted).values())
    return found


def judged_in(db: Database, articles: Sequence[str], held: Sequence[Judgement]) -> list[str]:
    """Ids of the judgements in force that can change what follows from these articles."""
    if not held:
        return []
    extractions = list(read_extractions(db, articles))
    statements = {s.id for e in extractions for s in e.statements}
    sources = _sources_of(db, extractions)
    classes = _classes(held)
    found = []
    for judgement in held:
        ends = {judgement.subject, judgement.object}
        if judgement.kind == "source":
            touched = not sources.isdisjoint({x for end in ends for x in classes[end]})
        elif judgement.kind == "copy":
            touched = ends <= set(articles)
        elif judgement.kind == "claim":
            touched = ends <= statements
        else:
            touched = set(ends_of(judgement) if judgement.kind == "relation" else (judgement.subject,)) <= statements
        if touched:
            found.append(judgement.id)
    return found


def _sources_of(db: Database, extractions: Sequence[Extraction]) -> set[str]:
    """Every id by which a source of these articles is called: in them alone, and in their traced stories."""
    stories = set(partition.stories_of(db, [e.article.id for e in extractions]).values())
    return {s.id for e in extractions for s in e.sources} | kept.sources_of_stories(db, stories)


def _classes(held: Sequence[Judgement]) -> dict[str, list[str]]:
    """For each judged source, all that were judged the same as it."""
    about = [j for j in held if j.kind == "source"]
    groups = Groups(sorted({x for j in about for x in (j.subject, j.object)}), ())
    for judgement in about:
        if judgement.verdict == "same":
            groups.join(judgement.subject, judgement.object)
    return {key: members for members in groups.members() for key in members}


def held_judgements(db: Database) -> list[Judgement]:
    """The judgements in force."""
    return in_force(kept.read_judgements(db, holding=True))


def chain_of(names: Iterable[str]) -> str:
    """A corrected chain from names, nearest first, as a judgement keeps it."""
    return json.dumps([{"name": n.strip()} for n in names if n.strip()], ensure_ascii=False)
