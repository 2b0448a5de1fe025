"""Claims of many stories with all that they name, as one small document that `headwater.present` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.corpus import ArticleEntry, Corpus, StatementEntry
from headwater.model import Article, Claim, Evidence, Ledger, Source
from headwater.present.document import LedgerDocument
from headwater.present.ledger import to_document
from headwater.store.codec import decode

MANY = 500


def claims_document(corpus: Corpus, claims: Sequence[Claim]) -> LedgerDocument:
    """The claims with their statements, sources and articles, these without their texts; no relations, no copies."""
    wanted = (s for c in claims for s in (*c.statements, *c.comments))
    found = [entry for piece in _pieces(wanted) for entry in corpus.statements(ids=piece, limit=MANY).items]
    return to_document(_ledger(corpus, claims, found))


def _ledger(corpus: Corpus, claims: Sequence[Claim], found: Sequence[StatementEntry]) -> Ledger:
    articles = {e.article.id: e.article for e in found}
    named = {h.source for e in found for h in e.statement.chain}
    named |= {a.outlet for a in articles.values() if a.outlet}
    named |= {g.source for c in claims for g in c.origins.groups if g.source}
    evidence = Evidence(
        articles={a: _bare(entry) for a, entry in articles.items()},
        statements={e.statement.id: replace(e.statement, reasons=()) for e in found},
        sources=read_sources(corpus, named),
        outlet_of={a: entry.outlet for a, entry in articles.items() if entry.outlet},
    )
    return Ledger(
        generator="", options={}, evidence=evidence, claims=tuple(claims), relations=(), copies=(), events=(),
        problems=(),
    )  # fmt: skip


def _bare(entry: ArticleEntry) -> Article:
    """The article as its entry tells of it."""
    return Article(
        id=entry.id, path=entry.path, text="", sha256="", outlet_name=entry.outlet_name, title=entry.title,
        published=entry.published,
    )  # fmt: skip


def read_sources(corpus: Corpus, wanted: Iterable[str]) -> dict[str, Source]:
    """The sources of these ids as all stories know them; ids that lead nowhere are left out."""
    found: dict[str, Source] = {}
    for piece in _pieces(sorted(wanted)):
        marks = ",".join("?" * len(piece))
        rows = corpus.db.rows(f"SELECT id, record FROM sources WHERE id IN ({marks})", piece)
        found |= {ident: decode(Source, record) for ident, record in rows}
    return found


def _pieces(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = list(dict.fromkeys(values))
    for at in range(0, len(ordered), MANY):
        yield ordered[at : at + MANY]
