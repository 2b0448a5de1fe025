"""A draft held against a corpus: what the corpus knows of each thing it says, without the draft being kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from headwater.ask.claims import ClaimAnswer, RelatedAnswer, claim_answer, origin_names, related_claims
from headwater.ask.findings import DraftDiffers, Finding, Known, find_findings
from headwater.ask.near import (
    LEAST_SHARED,
    NearClaim,
    Remembered,
    near_claims,
    near_stories,
    overlap,
    telling,
    trace_with,
)
from headwater.corpus import Corpus
from headwater.errors import UsageError
from headwater.extract import extract_statements
from headwater.model import Article, Copy, Extraction, Ledger, Problem, Relation, Statement
from headwater.options import ReadOptions
from headwater.present.lookup import Lookup, look_up
from headwater.read import read_articles

MOST_NEAR = 2


class NearAnswer(TypedDict):
    """A claim in like words that was not found to say the same."""

    claim: str
    text: str
    status: str
    shared: float


class DraftClaim(TypedDict):
    """One thing the draft says. `attributed_to` names its sources, nearest first; `claim` is what the corpus has of it,
    None where nothing in the corpus was found to say the same; `also` holds further claims that say it."""

    statement: str
    text: str
    start: int
    end: int
    voice: str
    attributed_to: list[str]
    claim: ClaimAnswer | None
    also: list[str]
    related: list[RelatedAnswer]
    differs: list[DraftDiffers]
    near: list[NearAnswer]
    findings: list[Finding]


class DraftCopied(TypedDict):
    """Words of the draft that are an article's: `start` and `end` are places in the draft."""

    article: str
    outlet: str | None
    path: str
    words: int
    credited: bool
    passages: list[tuple[int, int]]


class DraftReport(TypedDict):
    """What a corpus knows of a draft. `known_as`: articles of the corpus that are this very text, not counted here;
    `stories`: those it was held against; `warnings` counts findings of that weight, with copied text not credited."""

    path: str
    title: str | None
    statements: int
    known: int
    warnings: int
    stories: list[str]
    known_as: list[str]
    claims: list[DraftClaim]
    copied: list[DraftCopied]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The draft held against one story: the joint ledger, and the story as the corpus has it."""

    ledger: Ledger
    lookup: Lookup
    story: str


def check_draft(
    corpus: Corpus, draft: str | Article, *, published: str | None = None, outlet: str | None = None
) -> DraftReport:
    """What the corpus knows of every statement of the draft: a path ("-": standard input), or an article read before.

    The draft is linked, traced and compared as if it were an article of the stories it is about; nothing of it stays.
    `published` and `outlet` say when and where it is to appear. Raises `UsageError` for what is not one text.
    """
    article = draft if isinstance(draft, Article) else read_draft(draft, published=published, outlet=outlet)
    (extraction,) = extract_statements([article], corpus.options.extract)
    with corpus.moment():
        return _check(corpus, extraction)


def read_draft(path: str, *, published: str | None = None, outlet: str | None = None) -> Article:
    """The one text at `path`. Raises `UsageError` when there is none, or several."""
    found = list(read_articles([path], ReadOptions(published=published, outlet=outlet)))
    articles = [a for a in found if isinstance(a, Article)]
    if len(articles) > 1:
        raise UsageError(f"{path} holds {len(articles)} articles; check one draft at a time")
    if not articles:
        said = next((p.message for p in found if isinstance(p, Problem)), "there is no text in it")
        raise UsageError(f"cannot read the draft {path}: {said}")
    return articles[0]


def _check(corpus: Corpus, extraction: Extraction) -> DraftReport:
    article = extraction.article
    known_as = [r[0] for r in corpus.db.rows(
        "SELECT id FROM articles WHERE state = 'current' AND (id = ? OR text = ?) ORDER BY number",
        (article.id, article.text),
    )]  # fmt: skip
    alike = {s.id: near_claims(corpus, s) for s in extraction.statements}
    stories = near_stories(corpus, extraction, (n for found in alike.values() for n in found))
    embed = Remembered(corpus)
    held = [_hold(corpus, story, extraction, frozenset(known_as), embed) for story in stories]
    claims = [_claim(corpus, s, held, alike[s.id]) for s in extraction.statements]
    copied = _copied(extraction, held)
    warnings = sum(f["weight"] == "warning" for c in claims for f in c["findings"])
    return {
        "path": article.path,
        "title": article.title,
        "statements": len(claims),
        "known": sum(c["claim"] is not None for c in claims),
        "warnings": warnings + sum(not c["credited"] for c in copied),
        "stories": [h.story for h in held],
        "known_as": known_as,
        "claims": claims,
        "copied": copied,
    }


def _hold(corpus: Corpus, story: int, extraction: Extraction, leave_out: frozenset[str], embed: Remembered) -> _Held:
    (row,) = corpus.db.rows("SELECT id FROM stories WHERE number = ?", (story,))
    ledger = trace_with(corpus, story, extraction, leave_out, embed)
    return _Held(ledger=ledger, lookup=look_up(corpus.document(story=row[0])), story=row[0])


def _claim(corpus: Corpus, statement: Statement, held: Sequence[_Held], alike: Sequence[NearClaim]) -> DraftClaim:
    """What the story that knows most of the statement knows of it."""
    told = [(h, _same(statement, h)) for h in held]
    best, same = max(told, key=lambda t: (len(t[1]), -held.index(t[0])), default=(None, ()))
    chosen = best if same else next((h for h, _ in told if _differs(statement, h)), best)
    counts = _stored(same, best) if best else {}
    first = next(iter(counts), None)
    known = _known(corpus, statement, best, first, same) if best and first else None
    differs = _differs(statement, chosen) if chosen else []
    return {
        "statement": statement.id,
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "voice": statement.voice,
        "attributed_to": _names(statement, chosen.ledger) if chosen else [],
        "claim": known.claim if known else None,
        "also": list(counts)[1:],
        "related": known.related if known else [],
        "differs": differs,
        "near": [] if known else _near(corpus, alike, {d["claim"] for d in differs}),
        "findings": find_findings(known, differs),
    }


def _same(statement: Statement, held: _Held) -> tuple[str, ...]:
    """Ids of the corpus's statements that say the same as the draft's."""
    article = statement.article
    for claim in held.ledger.claims:
        if statement.id in claim.statements:
            return tuple(s for s in claim.statements if held.ledger.evidence.statements[s].article != article)
    return ()


def _stored(statements: Iterable[str], held: _Held) -> dict[str, int]:
    """The corpus's claims of these statements with how many they hold, most first."""
    counts: dict[str, int] = {}
    for statement in statements:
        for claim in held.lookup.claims_of.get(statement, [])[:1]:
            counts[claim] = counts.get(claim, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _known(corpus: Corpus, statement: Statement, held: _Held, claim: str, same: Sequence[str]) -> Known:
    """What the findings are made from: the draft's statement beside the claim and those who make it."""
    row = held.lookup.claims[claim]
    evidence = held.ledger.evidence
    own = evidence.statements[statement.id]
    others = [evidence.statements[s] for s in same]
    heard = {h.source for s in others for h in s.chain}
    heard |= {evidence.outlet_of[s.article] for s in others if s.article in evidence.outlet_of}
    return Known(
        claim=claim_answer(row, corpus.claim(claim), held.lookup),
        related=[r for r in related_claims(claim, held.lookup) if r["type"] != "supports"],
        own=own,
        others=others,
        named=_names(own, held.ledger),
        heard_from=frozenset(heard),
        alike=_alike(own, heard, row["origins"]["groups"], held),
        unnamed=_unnamed(row["origins"]["groups"], held.lookup),
    )


def _unnamed(groups: Sequence[Mapping[str, object]], lookup: Lookup) -> bool:
    """Whether the claim's one origin is somebody who is not named."""
    sources = [lookup.sources.get(str(g["source"])) for g in groups]
    return len(sources) == 1 and sources[0] is not None and sources[0]["kind"] in ("anonymous", "unknown")


def _alike(own: Statement, heard: Iterable[str], groups: Sequence[Mapping[str, object]], held: _Held) -> bool:
    """Whether a source of the draft is called like one that the corpus has it from: unnamed ones are never joined."""
    sources = held.ledger.evidence.sources
    names = [sources[s].name for s in sorted(heard) if s in sources]
    names += [held.lookup.sources[str(g["source"])]["name"] for g in groups if g["source"] in held.lookup.sources]
    mine = [telling(n) for n in _names(own, held.ledger)]
    return any(overlap(a, telling(b)) >= LEAST_SHARED for a in mine for b in names)


def _names(statement: Statement, ledger: Ledger) -> list[str]:
    own = ledger.evidence.statements.get(statement.id, statement)
    return [ledger.evidence.sources[h.source].name for h in own.chain if h.source in ledger.evidence.sources]


def _differs(statement: Statement, held: _Held) -> list[DraftDiffers]:
    """Relations of the draft's statement with what the corpus says; its own claim's relations come from the corpus."""
    own = next((c for c in held.ledger.claims if statement.id in c.statements), None)
    if own is None:
        return []
    claims = {c.id: c for c in held.ledger.claims}
    found: list[DraftDiffers] = []
    for relation in held.ledger.relations:
        ends = (relation.from_claim, relation.to_claim)
        if relation.type == "supports" or own.id not in ends or statement.id not in relation.evidence:
            continue
        other = claims[ends[1] if ends[0] == own.id else ends[0]]
        stored = next(iter(_stored(other.statements, held)), None)
        if stored is not None and other.id != own.id:
            found.append(_difference(relation, own.id, stored, held.lookup))
    return found


def _difference(relation: Relation, own: str, stored: str, lookup: Lookup) -> DraftDiffers:
    values = relation.values if len(relation.values) == 2 else ("", "")
    ours, theirs = values if relation.from_claim == own else values[::-1]
    return {
        "type": "conflicts" if relation.type == "supports" else relation.type,
        "newer": relation.type == "supersedes" and relation.from_claim == own,
        "about": relation.about,
        "ours": ours,
        "theirs": theirs,
        "claim": stored,
        "text": lookup.claims[stored]["text"],
        "status": lookup.claims[stored]["status"],
        "denied": bool(lookup.denied_by_all(lookup.claims[stored])),
        "by": origin_names(lookup.claims[stored], lookup),
        "because": [r.text for r in relation.because],
    }


def _near(corpus: Corpus, alike: Sequence[NearClaim], told: set[str]) -> list[NearAnswer]:
    found: list[NearAnswer] = []
    for near in alike:
        if near.claim not in told and len(found) < MOST_NEAR:
            claim = corpus.claim(near.claim).claim
            found.append({"claim": claim.id, "text": claim.text, "status": claim.status, "shared": near.shared})
    return found


def _copied(extraction: Extraction, held: Sequence[_Held]) -> list[DraftCopied]:
    """The articles whose words, outside quotation marks, stand in the draft, most words first."""
    found = [c for h in held for copy in h.ledger.copies for c in _copy(copy, extraction, h)]
    return sorted(found, key=lambda c: (-c["words"], c["article"]))


def _copy(copy: Copy, extraction: Extraction, held: _Held) -> list[DraftCopied]:
    own = extraction.article
    if own.id not in (copy.a, copy.b):
        return []
    first = copy.a == own.id
    other = copy.b if first else copy.a
    evidence = held.ledger.evidence
    outlet = evidence.outlet_of.get(other)
    passages = [(p[0], p[1]) if first else (p[2], p[3]) for p in copy.passages]
    named = {evidence.wire_of.get(own.id), *evidence.credited_by.get(own.id, ())}
    named |= {h.source for s in evidence.statements.values() if s.article == own.id for h in s.chain}
    return [
        {
            "article": other,
            "outlet": evidence.sources[outlet].name if outlet and outlet in evidence.sources else None,
            "path": evidence.articles[other].path,
            "words": sum(len(own.text[a:b].split()) for a, b in passages),
            "credited": outlet is not None and outlet in named,
            "passages": passages,
        }
    ]
