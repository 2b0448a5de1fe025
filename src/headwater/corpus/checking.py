"""Every promise of a corpus tried: what is broken comes back as problems, what holds says nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from headwater.corpus.stories import StoredLists, keys_of
from headwater.ledgers import join_ledgers
from headwater.link.stories import partition as grow_stories
from headwater.link.story_edges import find_edges
from headwater.link.story_keys import ArticleKeys, article_keys
from headwater.model import Article, Claim, Evidence, Ledger, Problem, Statement
from headwater.present.ledger import to_document
from headwater.problems import make_problem
from headwater.store import articles as kept
from headwater.store import integrity, partition, results
from headwater.store.database import Database
from headwater.trace.groups import replay
from headwater.trace.origins import bounds_of

SHA256_DIGITS = 64


def check_corpus(db: Database) -> Iterator[Problem]:
    """Problems of the file, then of each article, of each story, of the partition and of the sums."""
    for fault in integrity.check_file(db):
        yield make_problem("S721", fault)
    for article in kept.all_articles(db):
        yield from check_article(article)
    for number in integrity.story_numbers(db):
        told = results.read_story(db, number)
        yield from check_story(told)
    yield from check_partition(db)
    for fault in integrity.check_sums(db):
        yield make_problem("S726", fault)


def check_article(article: Article) -> Iterator[Problem]:
    """The text is what was read, as far as whoever read it gave its SHA-256."""
    if (
        len(article.sha256) == SHA256_DIGITS
        and hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256
    ):
        yield make_problem("S722", f"the text of {article.id} is not what was read", article=article.id)


def check_story(told: Ledger) -> Iterator[Problem]:
    """Passages stand at their places, references lead somewhere, claims are whole, origins follow from reasons."""
    evidence = told.evidence
    for statement in evidence.statements.values():
        for what in broken_places(statement, evidence):
            yield make_problem("S723", f"{statement.id}: {what}", article=statement.article)
    claimed = Counter(s for c in told.claims for s in c.statements)
    for ident in evidence.statements:
        if claimed[ident] != 1:
            yield make_problem("S724", f"{ident} is in {claimed[ident]} claims")
    for claim in told.claims:
        for what in broken_origins(claim, evidence):
            yield make_problem("S724", f"{claim.id}: {what}")
    yield from dangling(told)


def broken_places(statement: Statement, evidence: Evidence) -> Iterator[str]:
    """What of a statement is not in its article's text where it should be."""
    article = evidence.articles.get(statement.article)
    if article is None:
        yield "its article is not in its story"
        return
    if article.text[statement.start : statement.end] != statement.text:
        yield "its passage is not at its place"
    quoted = [(x.start, x.end, x.text) for x in (*statement.when, *statement.said_when)]
    for start, end, text in [*quoted, *((x.start, x.end, x.text) for x in statement.figures)]:
        if article.text[start:end] != text:
            yield f"“{text}” is not at its place"
    for hop in statement.chain:
        if not 0 <= hop.start <= hop.end <= len(article.text):
            yield "a source's place lies outside the text"
        if hop.source not in evidence.sources:
            yield f"its source {hop.source} is unknown"


def broken_origins(claim: Claim, evidence: Evidence) -> Iterator[str]:
    """What of a claim's origins does not follow from their reasons."""
    groups = claim.origins.groups
    if any(s not in evidence.statements for s in claim.statements):
        yield "a statement of it is missing"
    if (claim.origins.low, claim.origins.high) != bounds_of(groups):
        yield "its bounds do not follow from the reasons of its origins"
    if not 0 <= claim.origins.low <= claim.origins.high:
        yield "its bounds are the wrong way round"
    members = [s for g in groups for s in g.statements]
    again = replay(members, [r for g in groups for r in g.because[:-1]])
    if sorted(map(sorted, again)) != sorted(sorted(g.statements) for g in groups):
        yield "its origins do not follow from their reasons"


def dangling(told: Ledger) -> Iterator[Problem]:
    """Relations, copies and events whose ends are not in the story."""
    claims = {c.id for c in told.claims}
    for relation in told.relations:
        lost = {relation.from_claim, relation.to_claim} - claims or set(relation.evidence) - set(
            told.evidence.statements
        )
        if lost or not relation.because:
            yield make_problem("S725", f"{relation.id} leads nowhere or has no reason")
    for copy in told.copies:
        ends = [told.evidence.articles.get(x) for x in (copy.a, copy.b)]
        if None in ends or any(not _inside(q, ends) for q in copy.passages):
            yield make_problem("S725", f"{copy.id} leads nowhere or its passages lie outside its texts")
    for event in told.events:
        if not set(event.claims) <= claims:
            yield make_problem("S725", f"{event.id} has claims that are not there")


def _inside(quad: tuple[int, int, int, int], ends: list[Article | None]) -> bool:
    a, b = (len(x.text) if x else 0 for x in ends)
    return 0 <= quad[0] < quad[1] <= a and 0 <= quad[2] < quad[3] <= b


def check_partition(db: Database) -> Iterator[Problem]:
    """Keys follow from extractions, edges from keys, stories from edges; every current article is in one story."""
    current = kept.current_articles(db)
    keys: dict[str, ArticleKeys] = {e.article.id: article_keys(e) for e in kept.read_extractions(db, current)}
    stored = StoredLists(db).keys_of(current)
    for article in current:
        if article not in keys or stored.get(article) != keys[article]:
            yield make_problem("S727", f"the keys of {article} do not follow from what it says", article=article)
    edges = sorted(find_edges(list(keys.values())))
    if edges != partition.all_edges(db):
        yield make_problem("S727", "the edges between articles do not follow from their keys")
    if partition.read_dirty(db):
        return  # an ingest was interrupted: `settle` will make the partition
    sizes = {a: keys[a].statements for a in sorted(keys)}
    wanted = {key: sorted(story) for key, story in keys_of(db, grow_stories(sizes, edges)).items()}
    if wanted != partition.all_parts(db):
        yield make_problem("S727", "the stories do not follow from the edges between articles")


def check_again(db: Database, retrace: Callable[[Sequence[str]], Ledger]) -> Iterator[Problem]:
    """Stories that come out otherwise when they are traced again; `retrace` gives the ledger of a story's articles."""
    for number, ident in integrity.traced_stories(db):
        again = retrace(partition.articles_of(db, number))
        if to_document(join_ledgers([again])) != to_document(join_ledgers([results.read_story(db, number)])):
            yield make_problem("S728", f"the story {ident} would be traced otherwise today")
