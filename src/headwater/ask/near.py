"""The stories of a corpus that a text is about, and the text traced together with one of them without being kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.corpus import Corpus
from headwater.corpus.judging import held_judgements
from headwater.link.embedding import MODEL, Vectors, embed_texts
from headwater.link.story_edges import cosine
from headwater.link.story_keys import ArticleKeys, article_keys
from headwater.link.wording import STOP, load_wording, words_of
from headwater.model import Extraction, Ledger, Statement, reading_order
from headwater.pipeline import trace_story
from headwater.store.articles import read_extractions
from headwater.store.embeddings import read_vectors
from headwater.store.partition import articles_of, read_keys, stories_of

MOST_STORIES = 4
# A lax bound: a story that has nothing to do with the text costs time, one that is missed costs answers.
LEAST_COSINE = 0.06
MOST_HOLDERS = 3_000
MOST_COMPARED = 300
MOST_WORDS = 12
MOST_HITS = 8
LEAST_SHARED = 0.5
LEAST_WORDS = 3
_WORD = re.compile(r"[^\W_]+")


class Remembered:
    """The vectors of texts: those that the corpus keeps are read, others computed, none written."""

    def __init__(self, corpus: Corpus) -> None:
        self._db = corpus.db
        self.known: dict[str, Vectors] = {}

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order."""
        wanted = sorted(set(texts) - self.known.keys())
        found = {t: np.frombuffer(v, dtype="<f4") for t, v in read_vectors(self._db, MODEL, wanted).items()}
        missing = [t for t in wanted if t not in found]
        if missing:
            found |= dict(zip(missing, embed_texts(missing), strict=True))
        self.known |= found
        return np.array([self.known[t] for t in texts], dtype=np.float32) if texts else embed_texts(texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearClaim:
    """A claim whose words are near a statement's: `shared` is the part of the fewer words that both have."""

    claim: str
    story: int
    shared: float


def near_claims(corpus: Corpus, statement: Statement) -> list[NearClaim]:
    """At most `MOST_HITS` claims that share three telling words and half of them with the statement, nearest first."""
    own = telling(statement.text)
    rare = sorted(own, key=lambda w: (-load_wording().rarity(load_wording().concept(w)), w))[:MOST_WORDS]
    query = " OR ".join(f'"{word}"' for w in rare for word in _WORD.findall(w))
    if not query:
        return []
    rows = corpus.db.rows(
        "SELECT t.claim, t.story, t.text FROM statement_words w JOIN statements t ON t.number = w.rowid"
        " WHERE statement_words MATCH ? ORDER BY rank, w.rowid LIMIT ?",
        (query, MOST_HITS),
    )
    best: dict[str, NearClaim] = {}
    for claim, story, text in rows:
        shared = overlap(own, telling(text))
        if (
            shared >= LEAST_SHARED
            and len(own & telling(text)) >= LEAST_WORDS
            and (claim not in best or shared > best[claim].shared)
        ):
            best[claim] = NearClaim(claim=claim, story=story, shared=round(shared, 3))
    return sorted(best.values(), key=lambda n: (-n.shared, n.claim))


def telling(text: str) -> frozenset[str]:
    """The words that are not in every text, as concepts."""
    wording = load_wording()
    return frozenset(wording.concept(w) for w in words_of(text) if w not in STOP)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The part of the fewer words that are in both."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def near_stories(corpus: Corpus, extraction: Extraction, hits: Iterable[NearClaim]) -> list[int]:
    """The stories (by row number) that the text is about: by its rarest words together, and by what `hits` found."""
    score: Counter[int] = Counter()
    for story, likeness in _by_keys(corpus, article_keys(extraction)).items():
        if likeness >= LEAST_COSINE:
            score[story] += round(1_000_000 * likeness)
    for hit in hits:
        score[hit.story] += round(1_000_000 * hit.shared / max(len(extraction.statements), 1))
    return [story for story, _ in sorted(score.items(), key=lambda item: (-item[1], item[0]))[:MOST_STORIES]]


def _by_keys(corpus: Corpus, own: ArticleKeys) -> dict[int, float]:
    """The highest cosine of the text with an article of each story."""
    weight: Counter[str] = Counter()
    for key, value in own.weights.items():
        holders = corpus.db.rows("SELECT article FROM keys WHERE key = ? LIMIT ?", (key, MOST_HOLDERS))
        for (article,) in holders:
            weight[article] += round(1_000_000 * value)
    nearest = [a for a, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPARED]]
    story_of = stories_of(corpus.db, nearest)
    best: dict[int, float] = {}
    for article, day, statements, weights in read_keys(corpus.db, nearest):
        if article in story_of:
            likeness = cosine(own, ArticleKeys(article=article, day=day, statements=statements, weights=weights))
            best[story_of[article]] = max(best.get(story_of[article], 0.0), likeness)
    return best


def trace_with(
    corpus: Corpus, story: int, extraction: Extraction, leave_out: frozenset[str], embed: Remembered
) -> Ledger:
    """The ledger of the story's articles and the text, as if the text were one of them; nothing is kept."""
    others = [a for a in articles_of(corpus.db, story) if a not in leave_out]
    together = sorted([*read_extractions(corpus.db, others), extraction], key=lambda e: reading_order(e.article))
    return trace_story(together, corpus.options, held_judgements(corpus.db), embed=embed)
