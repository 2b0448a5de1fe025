"""What follows from a story, written as rows and read back as its ledger."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from headwater.ledgers import join_source
from headwater.model import (
    Article,
    Claim,
    Copy,
    Event,
    Evidence,
    Ledger,
    Reason,
    Relation,
    Source,
    Statement,
    make_id,
)
from headwater.store.codec import decode, encode, pack, unpack
from headwater.store.counting import StoryCounts, count_story
from headwater.store.database import Database

Found = TypeVar("Found")
MANY = 500
OWN_ROWS = ("statements", "claims", "story_sources", "relations", "copies", "events", "ties", "story_articles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What no row holds of a story's evidence."""

    family_of: Mapping[str, str] = field(default_factory=dict)
    merges: Mapping[str, str] = field(default_factory=dict)
    merge_reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    unsure: tuple[tuple[str, str, Reason], ...] = ()


def put_story(db: Database, told: Ledger, *, key: str, engine: str, at: str) -> None:
    """The story's result is kept in rows. Its articles must stand in no other story."""
    with db.writing():
        days = dict(_of_articles(db, "day", told.evidence.articles))
        counts = count_story(told, days)
        number = _put_head(db, told, counts, (key, engine, at))
        _put_articles(db, told.evidence, number)
        _put_statements(db, told, number)
        _put_claims(db, told, counts, number)
        _put_found(db, told, number)
        _put_sources(db, told.evidence, counts, number)
        _put_ties(db, counts, number)
        _change_counts(db, counts.totals, 1)


def drop_stories(db: Database, articles: Iterable[str]) -> None:
    """No story is left that holds one of these articles."""
    ordered = sorted(articles)
    marks = ",".join("?" * len(ordered))
    with db.writing():
        found = db.rows(f"SELECT DISTINCT story FROM story_articles WHERE article IN ({marks})", ordered)
        for (story,) in found:
            _drop_story(db, story)


def _drop_story(db: Database, story: int) -> None:
    touched = [r[0] for r in db.rows("SELECT id FROM story_sources WHERE story = ?", (story,))]
    _change_counts(db, _totals(db, story), -1)
    db.run(
        "INSERT INTO statement_words (statement_words, rowid, text)"
        " SELECT 'delete', number, text FROM statements WHERE story = ?",
        (story,),
    )
    db.run("DELETE FROM hops WHERE statement IN (SELECT number FROM statements WHERE story = ?)", (story,))
    db.run("DELETE FROM claim_outlets WHERE claim IN (SELECT number FROM claims WHERE story = ?)", (story,))
    db.run(
        "UPDATE articles SET outlet = NULL WHERE id IN (SELECT article FROM story_articles WHERE story = ?)", (story,)
    )
    for table in OWN_ROWS:
        db.run(f"DELETE FROM {table} WHERE story = ?", (story,))
    db.run("DELETE FROM stories WHERE number = ?", (story,))
    renew_sources(db, touched)


def _put_head(db: Database, told: Ledger, counts: StoryCounts, made: tuple[str, str, str]) -> int:
    evidence, (key, engine, at) = told.evidence, made
    numbers = dict(_of_articles(db, "number", evidence.articles))
    first = min(evidence.articles, key=lambda a: (numbers.get(a, 0), a))
    rest = Rest(
        family_of=evidence.family_of,
        merges=evidence.merges,
        merge_reasons=evidence.merge_reasons,
        unsure=evidence.unsure,
    )
    return db.run(
        "INSERT INTO stories (id, key, engine, label, first_day, last_day, articles, outlets, statements, claims,"
        " conflicts, traced, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            make_id("sy", first), key, engine, counts.label, counts.first_day, counts.last_day, len(evidence.articles),
            counts.outlets, len(evidence.statements), len(told.claims), counts.totals["conflicts"], at, pack(rest),
        ),
    )  # fmt: skip


def _put_articles(db: Database, evidence: Evidence, story: int) -> None:
    rows = [(a, story, evidence.wire_of.get(a), json.dumps(evidence.credited_by.get(a, ()))) for a in evidence.articles]
    db.run_each("INSERT INTO story_articles (article, story, wire, credited) VALUES (?, ?, ?, ?)", rows)
    db.run_each(
        "UPDATE articles SET outlet = ? WHERE id = ?", [(evidence.outlet_of.get(a), a) for a in evidence.articles]
    )


def _put_statements(db: Database, told: Ledger, story: int) -> None:
    place = {s: (c.id, i) for c in told.claims for i, s in enumerate(c.statements)}
    first = db.number("SELECT max(number) FROM statements") + 1
    rows, words, hops = [], [], []
    for number, s in enumerate(told.evidence.statements.values(), first):
        claim, at = place.get(s.id, ("", 0))
        source = s.chain[-1].source if s.chain else None
        record = encode(s, without=("features",))
        rows.append((number, s.id, story, s.article, claim, at, s.start, s.voice, s.act, source, s.text, record))
        words.append((number, s.text))
        hops += [(h.source, number, i) for i, h in enumerate(s.chain)]
    db.run_each(
        "INSERT INTO statements (number, id, story, article, claim, place, start, voice, act, source, text, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    db.run_each("INSERT INTO statement_words (rowid, text) VALUES (?, ?)", words)
    db.run_each("INSERT INTO hops (source, statement, place) VALUES (?, ?, ?)", hops)


def _put_claims(db: Database, told: Ledger, counts: StoryCounts, story: int) -> None:
    first = db.number("SELECT max(number) FROM claims") + 1
    rows, outlets = [], []
    for place, c in enumerate(told.claims):
        own = counts.claims[c.id]
        number = first + place
        rows.append(
            (
                number, c.id, story, place, c.status, c.origins.low, c.origins.high, own.articles, len(own.outlets),
                own.weight, c.first_reported, own.first_day, own.last_day, c.event, c.text, encode(c),
            )
        )  # fmt: skip
        outlets += [(outlet, number, outlet == own.first_outlet, outlet in own.own) for outlet in own.outlets]
    db.run_each(
        "INSERT INTO claims (number, id, story, place, status, low, high, articles, outlets, weight, first, first_day,"
        " last_day, event, text, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    db.run_each("INSERT INTO claim_outlets (outlet, claim, first, own) VALUES (?, ?, ?, ?)", outlets)


def _put_found(db: Database, told: Ledger, story: int) -> None:
    """Relations, copies and events."""
    db.run_each(
        "INSERT INTO relations (id, story, type, about, from_claim, to_claim, confidence, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(r.id, story, r.type, r.about, r.from_claim, r.to_claim, r.confidence, encode(r)) for r in told.relations],
    )
    db.run_each(
        "INSERT INTO copies (id, story, a, b, kind, direction, similarity, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(c.id, story, c.a, c.b, c.kind, c.direction, c.similarity, encode(c)) for c in told.copies],
    )
    db.run_each(
        "INSERT INTO events (id, story, label, claims, earliest, latest, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(e.id, story, e.label, len(e.claims), e.when.earliest, e.when.latest, encode(e)) for e in told.events],
    )


def _put_sources(db: Database, evidence: Evidence, counts: StoryCounts, story: int) -> None:
    rows = []
    for source in evidence.sources.values():
        said = counts.sources[source.id]
        rows.append(
            (source.id, story, source.name, source.kind, said.statements, said.claims, said.articles, said.published,
             encode(source))
        )  # fmt: skip
    db.run_each(
        "INSERT INTO story_sources (id, story, name, kind, statements, claims, articles, published, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    renew_sources(db, list(evidence.sources))


def _put_ties(db: Database, counts: StoryCounts, story: int) -> None:
    db.run_each(
        "INSERT INTO ties (taker, giver, how, story, statements, articles) VALUES (?, ?, ?, ?, ?, ?)",
        [(t, g, how, story, statements, articles) for (t, g, how), (statements, articles) in counts.ties.items()],
    )


def renew_sources(db: Database, sources: Sequence[str]) -> None:
    """Each of these sources is what its stories say of it together; one of no story is gone."""
    sums = "sum(statements), sum(claims), sum(articles), sum(published)"
    for source in sources:
        records = [
            decode(Source, r[0])
            for r in db.rows("SELECT DISTINCT record FROM story_sources WHERE id = ? ORDER BY record", (source,))
        ]
        if not records:
            db.run("DELETE FROM sources WHERE id = ?", (source,))
            continue
        one = records[0] if len(records) == 1 else join_source(records)
        found = db.row(f"SELECT {sums} FROM story_sources WHERE id = ?", (source,)) or (0, 0, 0, 0)
        db.run(
            "INSERT OR REPLACE INTO sources (id, name, kind, statements, claims, articles, published, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (source, one.name, one.kind, *found, encode(one)),
        )


def _totals(db: Database, story: int) -> Counter[str]:
    """What the story added to the counts."""
    totals = Counter({"stories": 1})
    for name in ("articles", "statements", "claims", "conflicts"):
        totals[name] = db.number(f"SELECT {name} FROM stories WHERE number = ?", (story,))
    for table in ("relations", "copies", "events"):
        totals[table] = db.number(f"SELECT count(*) FROM {table} WHERE story = ?", (story,))
    for status, count in db.rows("SELECT status, count(*) FROM claims WHERE story = ? GROUP BY status", (story,)):
        totals[f"status:{status}"] = count
    totals["shared"] = db.number("SELECT count(*) FROM claims WHERE story = ? AND articles > 1", (story,))
    return totals


def _change_counts(db: Database, by: Mapping[str, int], sign: int) -> None:
    db.run_each(
        "INSERT INTO counts (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
        [(name, sign * value) for name, value in sorted(by.items()) if value],
    )


def _of_articles(db: Database, column: str, articles: Iterable[str]) -> list[tuple[str, int]]:
    ordered = sorted(articles)
    found: list[tuple[str, int]] = []
    for at in range(0, len(ordered), MANY):
        piece = ordered[at : at + MANY]
        marks = ",".join("?" * len(piece))
        found += [(a, n) for a, n in db.rows(f"SELECT id, {column} FROM articles WHERE id IN ({marks})", piece)]
    return found


def read_story(db: Database, story: int) -> Ledger:
    """The ledger of one story as it was written; statements have no features, options and problems are empty."""
    claims = [
        decode(Claim, r[0]) for r in db.rows("SELECT record FROM claims WHERE story = ? ORDER BY place", (story,))
    ]
    return Ledger(
        generator="",
        options={},
        evidence=_read_evidence(db, story),
        claims=tuple(claims),
        relations=tuple(_records(db, Relation, "relations", story)),
        copies=tuple(_records(db, Copy, "copies", story)),
        events=tuple(_records(db, Event, "events", story)),
        problems=(),
    )


def _records(db: Database, kind: type[Found], table: str, story: int) -> list[Found]:
    return [decode(kind, r[0]) for r in db.rows(f"SELECT record FROM {table} WHERE story = ? ORDER BY id", (story,))]


def _read_evidence(db: Database, story: int) -> Evidence:
    (packed,) = db.row("SELECT evidence FROM stories WHERE number = ?", (story,)) or (pack(Rest()),)
    rest = unpack(Rest, packed)
    rows = db.rows(
        "SELECT a.id, a.record, a.text, a.outlet, s.wire, s.credited FROM story_articles s"
        " JOIN articles a ON a.id = s.article WHERE s.story = ? ORDER BY a.id",
        (story,),
    )
    statements = db.rows("SELECT id, record FROM statements WHERE story = ? ORDER BY number", (story,))
    sources = db.rows("SELECT id, record FROM story_sources WHERE story = ? ORDER BY id", (story,))
    return Evidence(
        articles={a: decode(Article, record, text=text) for a, record, text, *_ in rows},
        statements={s: decode(Statement, record) for s, record in statements},
        sources={s: decode(Source, record) for s, record in sources},
        outlet_of={a: outlet for a, _, _, outlet, _, _ in rows if outlet},
        wire_of={a: wire for a, _, _, _, wire, _ in rows if wire},
        credited_by={a: tuple(json.loads(credited)) for a, *_, credited in rows if credited != "[]"},
        family_of=rest.family_of,
        merges=rest.merges,
        merge_reasons=rest.merge_reasons,
        unsure=rest.unsure,
    )
