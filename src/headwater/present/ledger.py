"""A ledger as a JSON document, and as bytes that are the same for the same input."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from headwater.model import (
    SCHEMA,
    Article,
    Claim,
    Copy,
    Event,
    EventFigure,
    Evidence,
    Figure,
    Hop,
    Judgement,
    Ledger,
    Origins,
    Problem,
    Reason,
    Relation,
    Source,
    Statement,
    TimeExpression,
)
from headwater.present.document import (
    ArticleRow,
    ClaimRow,
    CopyRow,
    EventFigureRow,
    EventRow,
    FigureRow,
    HopRow,
    JudgementRow,
    LedgerDocument,
    Number,
    OriginsRow,
    ProblemRow,
    ReasonRow,
    RelationRow,
    SourceRow,
    StatementRow,
    TimeRow,
    UnsureRow,
)
from headwater.present.writing import write_output

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_document(ledger: Ledger) -> LedgerDocument:
    """The ledger as plain data in the shape of `docs/ledger.schema.json`; features of statements stay behind.

    Articles, claims and events keep their order; sources are sorted by id, statements by article and place.
    """
    evidence = ledger.evidence
    return {
        "schema": SCHEMA,  # type: ignore[typeddict-item]  # the constant's type is str
        "generator": ledger.generator,
        "options": _plain(ledger.options),
        "articles": [_article(a, evidence) for a in evidence.articles.values()],
        "sources": _sources(evidence),
        "unsure": _unsure(evidence),
        "statements": [_statement(s) for s in _in_text_order(evidence)],
        "claims": [_claim(c) for c in ledger.claims],
        "relations": [_relation(r) for r in ledger.relations],
        "copies": [_copy(c) for c in ledger.copies],
        "events": [_event(e) for e in ledger.events],
        "problems": [_problem(p) for p in ledger.problems],
        "judgements": [_judgement(j) for j in ledger.judgements],
    }


def to_bytes(document: LedgerDocument) -> bytes:
    """The document as UTF-8 JSON, the same bytes for the same document.

    Lone surrogates (left by broken input) are written as `\\udXXX` escapes, so the bytes are valid UTF-8
    and load back to the same text.
    """
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return (_LONE_SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n").encode("utf-8")


def write_ledger(ledger: Ledger | LedgerDocument, path: str | Path) -> None:
    """The ledger is at `path` ("-": standard output), whole or not at all.

    Takes a ledger or its document. Raises `EnvironmentFault` when the place cannot be written.
    """
    write_output(str(path), to_bytes(to_document(ledger) if isinstance(ledger, Ledger) else ledger))


def _plain(value: object) -> Any:
    """Options as JSON data: mappings, lists, numbers, text; anything else by its text."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(v) for v in value)
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, float):
        return _number(value)
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def _number(value: float | None) -> Number | None:
    """A number as JSON can say it: whole numbers without a point, at most six decimals, open ends as null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else round(float(value), 6)


def _score(value: float) -> Number:
    """A confidence or similarity; one that is not a number counts as none at all."""
    return _number(value) or 0


def _in_text_order(evidence: Evidence) -> list[Statement]:
    """The statements article by article, by place."""
    place = {a: i for i, a in enumerate(evidence.articles)}
    return sorted(evidence.statements.values(), key=lambda s: (place.get(s.article, len(place)), s.start, s.end, s.id))


def _texts(reasons: Iterable[Reason]) -> list[str]:
    return [r.text for r in reasons]


def _reasons(reasons: Iterable[Reason]) -> list[ReasonRow]:
    return [
        {
            "rule": r.rule,
            "text": r.text,
            "evidence": list(r.evidence),
            "spans": [[a, s, e] for a, s, e in r.spans],
            "weight": _number(r.weight),
        }
        for r in reasons
    ]


def _article(article: Article, evidence: Evidence) -> ArticleRow:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": evidence.outlet_of.get(article.id),
        "wire": evidence.wire_of.get(article.id),
        "credited": list(evidence.credited_by.get(article.id, ())),
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "sha256": article.sha256,
    }


def _sources(evidence: Evidence) -> list[SourceRow]:
    merged: dict[str, list[str]] = {}
    for local, canonical in sorted(evidence.merges.items()):
        if local != canonical:
            merged.setdefault(canonical, []).append(local)
    return [_source(s, evidence, merged.get(s.id, [])) for _, s in sorted(evidence.sources.items())]


def _source(source: Source, evidence: Evidence, merged: list[str]) -> SourceRow:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "aliases": list(source.aliases),
        "role": source.role,
        "count": source.count,
        "affiliation": source.affiliation,
        "family": evidence.family_of.get(source.id),
        "merged": merged,
        "reasons": _reasons(evidence.merge_reasons.get(source.id, ())),
    }


def _unsure(evidence: Evidence) -> list[UnsureRow]:
    """The doubtful pairs in order of their ids; one whose sources are not both told of is left out."""
    known = [(a, b, why) for a, b, why in evidence.unsure if {a, b} <= evidence.sources.keys()]
    pairs = [(min(a, b), max(a, b), why) for a, b, why in known]
    pairs.sort(key=lambda p: (p[0], p[1], p[2].text))
    return [{"sources": [a, b], "reason": _reasons((why,))[0]} for a, b, why in pairs]


def _hop(hop: Hop) -> HopRow:
    return {
        "source": hop.source,
        "start": hop.start,
        "end": hop.end,
        "cue": hop.cue,
        "cue_start": hop.cue_start,
        "cue_end": hop.cue_end,
    }


def _time(time: TimeExpression) -> TimeRow:
    return {
        "text": time.text,
        "start": time.start,
        "end": time.end,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "precision": time.precision,
        "anchor": time.anchor,
    }


def _figure(figure: Figure) -> FigureRow:
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "low": _number(figure.low),
        "best": _number(figure.best),
        "high": _number(figure.high),
        "of": figure.of,
        "kind": figure.kind,
        "part_of": list(figure.part_of) if figure.part_of else None,
    }


def _statement(statement: Statement) -> StatementRow:
    return {
        "id": statement.id,
        "article": statement.article,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "sentence": list(statement.sentence),
        "voice": statement.voice,
        "form": statement.form,
        "act": statement.act,
        "certainty": statement.certainty,
        "modality": statement.modality,
        "polarity": statement.polarity,
        "chain": [_hop(h) for h in statement.chain],
        "when": [_time(t) for t in statement.when],
        "said_when": [_time(t) for t in statement.said_when],
        "figures": [_figure(f) for f in statement.figures],
        "confidence": _score(statement.confidence),
        "reasons": _reasons(statement.reasons),
    }


def _origins(origins: Origins) -> OriginsRow:
    return {
        "low": origins.low,
        "high": origins.high,
        "groups": [
            {
                "source": g.source,
                "statements": list(g.statements),
                "because": _texts(g.because),
                "reasons": _reasons(g.because),
            }
            for g in origins.groups
        ],
    }


def _claim(claim: Claim) -> ClaimRow:
    return {
        "id": claim.id,
        "text": claim.text,
        "statements": list(claim.statements),
        "comments": list(claim.comments),
        "event": claim.event,
        "first_reported": claim.first_reported,
        "first_reported_by": claim.first_reported_by,
        "origins": _origins(claim.origins),
        "status": claim.status,
        "because": _texts(claim.because),
        "reasons": _reasons(claim.because),
    }


def _relation(relation: Relation) -> RelationRow:
    return {
        "id": relation.id,
        "type": relation.type,
        "from": relation.from_claim,
        "to": relation.to_claim,
        "about": relation.about,
        "values": list(relation.values),
        "evidence": list(relation.evidence),
        "because": _texts(relation.because),
        "reasons": _reasons(relation.because),
        "confidence": _score(relation.confidence),
    }


def _copy(copy: Copy) -> CopyRow:
    return {
        "id": copy.id,
        "a": copy.a,
        "b": copy.b,
        "kind": copy.kind,
        "direction": copy.direction,
        "passages": [list(p) for p in copy.passages],
        "similarity": _score(copy.similarity),
        "because": _texts(copy.because),
        "reasons": _reasons(copy.because),
    }


def _event_figure(figure: EventFigure) -> EventFigureRow:
    return {
        "of": figure.of,
        "low": _number(figure.low),
        "best": _number(figure.best),
        "high": _number(figure.high),
        "reported": [{"statement": r.statement, "value": _number(r.value), "text": r.text} for r in figure.reported],
    }


def _event(event: Event) -> EventRow:
    return {
        "id": event.id,
        "label": event.label,
        "claims": list(event.claims),
        "when": {
            "earliest": event.when.earliest,
            "latest": event.when.latest,
            "precision": event.when.precision,
        },
        "figures": [_event_figure(f) for f in event.figures],
        "places": list(event.places),
        "participants": list(event.participants),
    }


def _judgement(judgement: Judgement) -> JudgementRow:
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "subject": judgement.subject,
        "object": judgement.object,
        "verdict": judgement.verdict,
        "author": judgement.author,
        "at": judgement.at,
        "note": judgement.note,
        "undone_by": judgement.undone_by,
        "undone_at": judgement.undone_at,
    }


def _problem(problem: Problem) -> ProblemRow:
    return {
        "code": problem.code,
        "article": problem.article,
        "path": problem.path,
        "message": problem.message,
    }
