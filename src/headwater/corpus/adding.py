"""Articles into a corpus: read, extracted and kept one by one, then the stories they belong to are traced again.

Every finished article is kept at once, every finished story too: an ingest that is interrupted, however rudely, loses
no finished article, doubles none, and is gone on with by the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from headwater.corpus.edits import find_edits
from headwater.corpus.judging import articles_under, held_judgements
from headwater.corpus.records import AddReport, OnProgress, Progress
from headwater.corpus.stories import groups_to_trace, place_article, renew_partition, unplace_article
from headwater.extract import describe_extractor, extract_statements
from headwater.link.embedding import MODEL, Embed, Vectors, embed_texts
from headwater.link.story_keys import day_of
from headwater.model import Article, Extraction, Judgement, Ledger, Problem, make_id, reading_order
from headwater.options import Options
from headwater.pipeline import describe, trace_story
from headwater.store import articles as kept
from headwater.store import partition
from headwater.store.database import Database
from headwater.store.embeddings import put_vectors, read_vectors
from headwater.store.judgements import put_judgement, undo_judgement
from headwater.store.results import drop_stories, put_story
from headwater.store.settings import write_setting
from headwater.version import GENERATOR


def now() -> str:
    """This moment, as an ISO date-time in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def extractor_of(options: Options) -> str:
    """What stands for everything that shapes an extraction: options, models, version of the program."""
    shaped = {k: v for k, v in asdict(options.extract).items() if k != "batch_size"}
    return make_id("x", GENERATOR, json.dumps([shaped, describe_extractor(options.extract)], sort_keys=True))


def engine_of(options: Options) -> str:
    """What stands for everything that shapes a story's result once its articles are extracted."""
    shaped = {name: asdict(options)[name] for name in ("link", "trace", "compare")}
    models = {k: v for k, v in describe(options)["models"].items() if k in ("linker", "embedding")}
    return make_id("g", GENERATOR, json.dumps([shaped, models], sort_keys=True))


class Adding:
    """One ingest: holds the writer's lock from its first step to `close`."""

    def __init__(self, db: Database, options: Options, on_progress: OnProgress | None = None) -> None:
        """The corpus is locked for this ingest. Raises `StoreFault` (S701) while another goes on."""
        db.lock()
        self._db = db
        self._options = options
        self._tell = on_progress or _say_nothing
        self._extractor = extractor_of(options)
        self._engine = engine_of(options)
        self.report = AddReport()

    def add(self, found: Iterable[Article | Problem], places: Mapping[str, str | None]) -> None:
        """The articles are in the corpus, each as a new one, a new version or unchanged; `places` by article id.

        Stories are not traced yet: see `settle`.
        """
        self._note()
        items = list(found)
        articles = {a.id: a for a in items if isinstance(a, Article)}
        self.report.problems += [p for p in items if isinstance(p, Problem)]
        new = [a for a in articles.values() if not self._is_known(a, places.get(a.id))]
        own: dict[str | None, list[Problem]] = {}
        for problem in self.report.problems:
            own.setdefault(problem.article, []).append(problem)
        kept.forget_problems(self._db, {a.path for a in articles.values()})
        kept.put_problems(self._db, own.get(None, ()), now())
        for done, extraction in enumerate(extract_statements(new, self._options.extract)):
            self._tell(Progress(stage="Extracting", done=done, total=len(new)))
            self._put(extraction, places.get(extraction.article.id), own.get(extraction.article.id, ()))
        self._tell(Progress(stage="Extracting", done=len(new), total=len(new)))

    def _note(self) -> None:
        """The corpus knows what reads and traces it now."""
        with self._db.writing():
            write_setting(self._db, "extractor", self._extractor)
            write_setting(self._db, "engine", self._engine)
            write_setting(self._db, "described", describe(self._options))

    def _is_known(self, article: Article, place: str | None) -> bool:
        """Whether nothing is to be extracted: it is there, or was and is current again, or was withdrawn."""
        state = kept.state_of(self._db, article.id)
        if state is None:
            return False
        if state[0] == "current":
            self.report.unchanged.append(article.id)
        elif state[0] == "withdrawn":
            self.report.withdrawn.append(article.id)
        else:
            self._revive(article, place or state[1])
        return True

    def _revive(self, article: Article, place: str | None) -> None:
        """An earlier version is the current one again."""
        previous = kept.current_at(self._db, place) if place else None
        with self._db.writing():
            if previous is not None:
                unplace_article(self._db, previous)
                self.report.replaced.append((article.id, previous))
            kept.revive_article(self._db, article.id, place=place, previous=previous, at=now())
            for extraction in kept.read_extractions(self._db, [article.id]):
                place_article(self._db, extraction)
        self.report.added.append(article.id)

    def _put(self, extraction: Extraction, place: str | None, problems: Sequence[Problem]) -> None:
        """One finished article is kept, with all that hangs on it, at once or not at all."""
        article = extraction.article
        at = now()
        with self._db.writing():
            previous = kept.current_at(self._db, place) if place else None
            before = kept.read_article(self._db, previous) if previous else None
            kept.put_article(
                self._db, extraction, place=place, day=day_of(article.published), extractor=self._extractor, at=at,
                previous=previous, edits=find_edits(before.text, article.text) if before else (),
            )  # fmt: skip
            kept.put_problems(self._db, (*problems, *extraction.problems), at)
            if previous is not None:
                unplace_article(self._db, previous)
                self.report.replaced.append((article.id, previous))
            place_article(self._db, extraction)
        self.report.problems += extraction.problems
        self.report.added.append(article.id)

    def keep_extractions(self, extractions: Iterable[Extraction]) -> None:
        """Articles that were extracted elsewhere are kept, each as a new one or a new version of its address."""
        self._note()
        for extraction in extractions:
            if kept.state_of(self._db, extraction.article.id) is None:
                self._put(extraction, extraction.article.url, ())

    def withdraw(self, article: str, *, by: str | None, note: str | None) -> None:
        """The article is current no more; the record of it stays."""
        with self._db.writing():
            unplace_article(self._db, article)
            kept.end_article(self._db, article, state="withdrawn", at=now(), by=by, note=note)

    def judge(self, judgement: Judgement) -> None:
        """The judgement is on record, and the stories that it is about are to be traced again."""
        with self._db.writing():
            put_judgement(self._db, judgement)
            partition.mark_dirty(self._db, articles_under(self._db, [judgement]))

    def undo(self, judgement: Judgement, *, by: str) -> None:
        """The judgement holds no more; the stories that it was about are to be traced again."""
        with self._db.writing():
            partition.mark_dirty(self._db, articles_under(self._db, [judgement]))
            undo_judgement(self._db, judgement.id, by=by, at=now())

    def renew(self) -> None:
        """Every article that another extractor read is extracted again, and every story is to be traced again."""
        self._note()
        old = kept.current_articles(self._db, self._extractor)
        stored = (a for a in (kept.read_article(self._db, i) for i in old) if a is not None)
        for done, extraction in enumerate(extract_statements(stored, self._options.extract)):
            self._tell(Progress(stage="Extracting", done=done, total=len(old)))
            with self._db.writing():
                unplace_article(self._db, extraction.article.id)
                kept.renew_extraction(self._db, extraction, self._extractor, now())
                place_article(self._db, extraction)
        partition.outdate_stories(self._db, self._engine)

    def settle(self, embed: Embed = embed_texts) -> None:
        """Every current article is in a story that is traced as it must be; `embed` makes texts vectors."""
        renew_partition(self._db)
        gone = partition.stale_articles(self._db)
        if gone:
            drop_stories(self._db, gone)
        total = sum(map(len, partition.pending_stories(self._db).values()))
        done = 0
        for stories, replaced in groups_to_trace(self._db):
            self._tell(Progress(stage="Tracing", done=done, total=total))
            parts = {key: self.trace_again(articles, embed) for key, articles in stories.items()}
            with self._db.writing():
                drop_stories(self._db, replaced)
                for key, told in parts.items():
                    put_story(self._db, told, key=key, engine=self._engine, at=now())
            done += sum(map(len, stories.values()))
            self.report.stories += len(stories)
        self._tell(Progress(stage="Tracing", done=total, total=total))

    def trace_again(self, articles: Sequence[str], embed: Embed = embed_texts) -> Ledger:
        """The ledger of a story of these articles, from what was extracted of them."""
        extractions = sorted(kept.read_extractions(self._db, articles), key=lambda e: reading_order(e.article))
        return trace_story(extractions, self._options, held_judgements(self._db), embed=self._keeping(embed))

    def _keeping(self, embed: Embed) -> Embed:
        """As `embed`, the vectors that are kept not computed again."""

        def embed_or_read(texts: Sequence[str]) -> Vectors:
            distinct = sorted(set(texts))
            found = {t: np.frombuffer(v, dtype="<f4") for t, v in read_vectors(self._db, MODEL, distinct).items()}
            missing = [t for t in distinct if t not in found]
            if missing:
                made = dict(zip(missing, embed(missing), strict=True))
                put_vectors(self._db, MODEL, {t: np.asarray(v, dtype="<f4").tobytes() for t, v in made.items()})
                found |= made
            return np.array([found[t] for t in texts], dtype=np.float32) if texts else embed(texts)

        return embed_or_read

    def close(self) -> None:
        """The log is folded into the file, and the next writer may begin."""
        self.report.pending = sum(map(len, partition.pending_stories(self._db).values()))
        self._db.checkpoint()
        self._db.unlock()


def places_of(paths: Sequence[str], articles: Iterable[Article]) -> dict[str, str | None]:
    """Where each article was read, by its id: its address, else its file and row; None for standard input.

    What is read at one place again is the same article or a new version of it. An address that stands twice among the
    articles names none of them.
    """
    folder = Path(paths[0]) if len(paths) == 1 and Path(paths[0]).is_dir() else Path()
    found: dict[str, str | None] = {}
    seen: dict[str, str] = {}
    for article in articles:
        place = article.url or _file_of(folder, article.path)
        if place is not None and place in seen:
            found[seen[place]] = None
            place = None
        elif place is not None:
            seen[place] = article.id
        found[article.id] = place
    return found


def _file_of(folder: Path, path: str) -> str | None:
    if path == "-" or path.startswith("-#"):
        return None
    return (folder / path).absolute().as_posix()


def _say_nothing(_progress: Progress) -> None:
    """Nobody asked to be told."""


def only_articles(items: Iterable[Article | Problem]) -> Iterator[Article]:
    """The articles among what was read."""
    return (i for i in items if isinstance(i, Article))
