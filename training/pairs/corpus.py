"""ECB+ as it lies on disk read into passages: words with the events and entities that the annotators marked."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

LONGEST = 48  # words of a passage made of several sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mention: positions of its words in the passage, and the name of its chain; mentions of one chain corefer."""

    words: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One or more sentences of a document. `topic` numbers the kind of event, `side` says which of two happenings."""

    document: str
    topic: str
    side: str
    words: tuple[str, ...]
    events: tuple[Mark, ...]
    entities: tuple[Mark, ...]

    def chains(self) -> set[str]:
        """The chains of the passage's events."""
        return {m.chain for m in self.events}


def read_sentences(folder: Path, split: str) -> list[Passage]:
    """Every annotated sentence of a split as a passage of its own, in file order."""
    words: dict[tuple[str, str], list[str]] = {}
    for line in (folder / f"ECB_{split}_corpus.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 4:
            words.setdefault((fields[0], fields[1]), []).append(fields[3])
    events, entities = (_marks(folder / f"ECB_{split}_{kind}_gold_mentions.json") for kind in ("Event", "Entity"))
    return [
        Passage(
            document=place[0],
            topic=place[0].split("_")[0],
            side="plus" if "plus" in place[0] else "first",
            words=tuple(found),
            events=tuple(events[place]),
            entities=tuple(entities[place]),
        )
        for place, found in words.items()
        if events[place]
    ]


def _marks(path: Path) -> dict[tuple[str, str], list[Mark]]:
    """Mentions by sentence; a chain said to be a singleton gets a name of its own."""
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for i, row in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        chain = f"{row['coref_chain']}#{i}" if row["coref_chain"].startswith("Singleton") else row["coref_chain"]
        place = (row["doc_id"], str(row["sent_id"]))
        found[place].append(Mark(words=tuple(row["tokens_number"]), chain=chain))
    return found


def join_sentences(sentences: Sequence[Passage], longest: int = LONGEST) -> Iterator[Passage]:
    """Passages of consecutive sentences of one document, of at most `longest` words (or one sentence)."""
    waiting: list[Passage] = []
    for s in sentences:
        size = sum(len(w.words) for w in waiting)
        if waiting and (waiting[0].document != s.document or size + len(s.words) > longest):
            yield _joined(waiting)
            waiting = []
        waiting.append(s)
    if waiting:
        yield _joined(waiting)


def _joined(parts: Sequence[Passage]) -> Passage:
    words: list[str] = []
    events: list[Mark] = []
    entities: list[Mark] = []
    for p in parts:
        events += [moved(m, len(words)) for m in p.events]
        entities += [moved(m, len(words)) for m in p.entities]
        words += p.words
    return replace(parts[0], words=tuple(words), events=tuple(events), entities=tuple(entities))


def moved(mark: Mark, by: int) -> Mark:
    """The mention with its positions moved."""
    return replace(mark, words=tuple(w + by for w in mark.words))


def cut(passage: Passage, start: int, end: int) -> Passage:
    """Words `start` to `end` of the passage with the mentions wholly inside."""

    def inside(marks: Sequence[Mark]) -> tuple[Mark, ...]:
        return tuple(moved(m, -start) for m in marks if start <= min(m.words) and max(m.words) < end)

    return replace(
        passage, words=passage.words[start:end], events=inside(passage.events), entities=inside(passage.entities)
    )
