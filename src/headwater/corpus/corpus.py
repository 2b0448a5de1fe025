"""The corpus as its users hold it: verbs that change it, questions to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack

from headwater.corpus.records import AddReport, OnProgress
from headwater.errors import StoreFault, UsageError
from headwater.ledgers import join_ledgers, order_problems
from headwater.model import Article, Event, Judgement, JudgementKind, Ledger, Problem, Statement
from headwater.options import Options, ReadOptions
from headwater.store import articles as kept
from headwater.store import articles_asked, claims, results, sources_asked
from headwater.store import judgements as judged
from headwater.store.codec import decode, encode
from headwater.store.database import Database
from headwater.store.records import (
    ArticleEntry,
    ArticleState,
    ClaimEntry,
    ClaimFields,
    ClaimFilter,
    ClaimOrder,
    Hit,
    OutletEntry,
    Overview,
    Page,
    RelationEntry,
    SourceEntry,
    StatementEntry,
    StoryEntry,
    Tie,
    Version,
)
from headwater.store.settings import read_setting, write_setting
from headwater.version import GENERATOR

if TYPE_CHECKING:
    from headwater.ask.draft import DraftReport
    from headwater.ask.export import Form
    from headwater.ask.outlets import Network, OutletAnswer
    from headwater.compare.differences import Difference
    from headwater.compare.timeline import Development
    from headwater.corpus.adding import Adding
    from headwater.present.document import LedgerDocument

Found = TypeVar("Found")


class Corpus:
    """A corpus file, open. One thread at a time; other threads and processes open it for themselves.

    Reading never waits for a writer: each answer is of one moment. Ids that lead nowhere raise `UsageError`.
    Statements come without features.
    """

    def __init__(
        self, path: str | Path, *, readonly: bool = False, create: bool = True, options: Options | None = None
    ) -> None:
        """As `headwater.open`."""
        self.db = Database(path, readonly=readonly, create_missing=create)
        try:
            self.options = self._settle_options(options)
        except BaseException:
            self.db.close()
            raise

    def _settle_options(self, given: Options | None) -> Options:
        """The options that the corpus was made with; a new corpus is made with those given."""
        stored = read_setting(self.db, "options")
        if stored is None:
            chosen = replace(given or Options(), read=ReadOptions())
            if not self.db.readonly:
                write_setting(self.db, "options", encode(chosen))
            return chosen
        known = decode(Options, stored)
        if given is not None and _shaping(given) != _shaping(known):
            raise StoreFault("S707", f"{self.db.path} was made with other options; make a new corpus for these")
        return known

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The file is closed."""
        self.db.close()

    # ------------------------------------------------------------------------------------------------ changing it

    def add(
        self, paths: Sequence[str], read: ReadOptions | None = None, on_progress: OnProgress | None = None
    ) -> AddReport:
        """The articles at `paths` are in the corpus and its stories traced; what an interrupted ingest left, too.

        An article read before changes nothing; another text at the same address or file is a new version. `read` says
        how inputs are read (as `headwater.trace`). Raises `StoreFault`; what was finished before it stays.
        """
        from headwater.corpus.adding import only_articles, places_of
        from headwater.read import read_articles

        found = list(read_articles(paths, read or ReadOptions()))
        return self._change(lambda a: a.add(found, places_of(paths, only_articles(found))), on_progress)

    def add_articles(
        self, articles: Iterable[Article], problems: Iterable[Problem] = (), on_progress: OnProgress | None = None
    ) -> AddReport:
        """As `add`, of articles already read; one with an address (`url`) seen before is a new version of it."""
        found: list[Article | Problem] = [*articles, *problems]
        places = {a.id: a.url for a in found if isinstance(a, Article)}
        return self._change(lambda a: a.add(found, places), on_progress)

    def withdraw(self, article: str, *, by: str | None = None, note: str | None = None) -> AddReport:
        """The article no longer counts; it stays on record with who withdrew it, when and why. Stories follow."""
        entry = self.article_entry(article)
        if entry.state != "current":
            raise UsageError(f"{article} is {entry.state} already")
        return self._change(lambda a: a.withdraw(article, by=by, note=note), None)

    def settle(self, on_progress: OnProgress | None = None) -> AddReport:
        """What an interrupted ingest left undone is done."""
        return self._change(lambda _: None, on_progress)

    def renew(self, on_progress: OnProgress | None = None) -> AddReport:
        """What another version of the models made is made again."""
        return self._change(lambda a: a.renew(), on_progress)

    def judge(
        self, kind: JudgementKind, subject: str, object: str = "", verdict: str = "", *, author: str, note: str = "",
        on_progress: OnProgress | None = None,
    ) -> Judgement:  # fmt: skip
        """A person's judgement is on record, and everything that it changes follows. See `headwater.model.Judgement`.

        A relation is told by its id alone; `object` of a chain is its corrected names as JSON. Raises `UsageError` for
        what cannot be judged so.
        """
        from headwater.corpus.adding import now
        from headwater.corpus.judging import new_judgement

        made = new_judgement(
            self, kind=kind, subject=subject, object=object, verdict=verdict, author=author, at=now(), note=note
        )
        self._change(lambda a: a.judge(made), on_progress)
        return made

    def undo(self, judgement: str, *, by: str, on_progress: OnProgress | None = None) -> Judgement:
        """The judgement holds no more, with who undid it; everything that hung on it follows."""
        found = _there(judged.find_judgement(self.db, judgement), judgement)
        if found.undone_at is not None:
            raise UsageError(f"{judgement} is undone already")
        if not by.strip():
            raise UsageError("who undoes a judgement must be told")
        self._change(lambda a: a.undo(found, by=by.strip()), on_progress)
        return _there(judged.find_judgement(self.db, judgement), judgement)

    def judgements(self, *, kind: JudgementKind | None = None, holding: bool = False) -> list[Judgement]:
        """Who decided what, in the order of time: all, or only what holds."""
        return judged.read_judgements(self.db, kind=kind, holding=holding)

    def check(self, *, again: bool = False) -> list[Problem]:
        """What of a corpus's promises does not hold: nothing when all is well. `again` also traces every story again.

        Locks the corpus unless it is open for reading only; then the full-text tables are not tried.
        """
        from headwater.corpus.adding import Adding
        from headwater.corpus.checking import check_again, check_corpus

        if self.db.readonly:
            with self.moment():
                return list(check_corpus(self.db))
        adding = Adding(self.db, self.options)
        try:
            return [*check_corpus(self.db), *(check_again(self.db, adding.trace_again) if again else ())]
        finally:
            adding.close()

    def _change(self, step: Callable[[Adding], None], on_progress: OnProgress | None) -> AddReport:
        from headwater.corpus.adding import Adding

        adding = Adding(self.db, self.options, on_progress)
        try:
            step(adding)
            adding.settle()
        finally:
            adding.close()
        return adding.report

    # ------------------------------------------------------------------------------------------------- asking it

    @contextmanager
    def moment(self) -> Iterator[None]:
        """All answers inside are of one moment, whatever is written meanwhile."""
        with self.db.reading():
            yield

    def overview(self) -> Overview:
        """The corpus in figures."""
        extractor, engine = (read_setting(self.db, name) or "" for name in ("extractor", "engine"))
        return sources_asked.find_overview(self.db, extractor, engine)

    def claims(
        self, wanted: ClaimFilter | None = None, *, order: ClaimOrder = "weight", offset: int = 0, limit: int = 50,
        **fields: Unpack[ClaimFields],
    ) -> Page[ClaimEntry]:  # fmt: skip
        """The claims that fit the filter (given as such, or by its fields), what matters most first."""
        chosen = _filter(wanted, fields)
        return claims.find_claims(self.db, chosen, order, offset, limit)

    def claim(self, claim: str) -> ClaimEntry:
        """The claim of this id."""
        return _there(claims.find_claim(self.db, claim), claim)

    def statements(
        self, *, claim: str | None = None, article: str | None = None, source: str | None = None,
        ids: Iterable[str] = (), offset: int = 0, limit: int = 1000,
    ) -> Page[StatementEntry]:  # fmt: skip
        """The statements of a claim, an article or a source, or of these ids, with their articles."""
        return claims.find_statements(
            self.db, claim=claim, article=article, source=source, ids=ids, offset=offset, limit=limit
        )

    def statement(self, statement: str) -> Statement:
        """The statement of this id."""
        found = self.statements(ids=[statement]).items
        return _there(found[0].statement if found else None, statement)

    def relations(
        self, *, claim: str | None = None, kind: str | None = None, story: str | None = None, offset: int = 0,
        limit: int = 200,
    ) -> Page[RelationEntry]:  # fmt: skip
        """Relations of a claim, of a kind ("differs": all but support), in a story."""
        return claims.find_relations(self.db, claim=claim, kind=kind, story=story, offset=offset, limit=limit)

    def sources(
        self, *, text: str | None = None, kind: str | None = None, offset: int = 0, limit: int = 50
    ) -> Page[SourceEntry]:
        """Sources that say something, most quoted first."""
        return sources_asked.find_sources(self.db, text=text, kind=kind, offset=offset, limit=limit)

    def source(self, source: str) -> SourceEntry:
        """The source of this id."""
        return _there(sources_asked.find_source(self.db, source), source)

    def outlets(self, *, text: str | None = None, offset: int = 0, limit: int = 200) -> Page[OutletEntry]:
        """Outlets with what they originate and what they repeat, those of most articles first."""
        return sources_asked.find_outlets(self.db, text=text, offset=offset, limit=limit)

    def ties(self, outlet: str | None = None) -> list[Tie]:
        """Who takes from whom: the network of outlets, or what one outlet takes and gives."""
        return sources_asked.find_ties(self.db, outlet)

    def articles(
        self, *, text: str | None = None, outlet: str | None = None, story: str | None = None,
        state: ArticleState | None = "current", offset: int = 0, limit: int = 50,
    ) -> Page[ArticleEntry]:  # fmt: skip
        """Articles, latest first; `state=None` also those replaced and withdrawn."""
        return articles_asked.find_articles(
            self.db, text=text, outlet=outlet, story=story, state=state, offset=offset, limit=limit
        )

    def article(self, article: str) -> Article:
        """The article of this id with its text, whatever its state."""
        return _there(kept.read_article(self.db, article), article)

    def article_entry(self, article: str) -> ArticleEntry:
        """The article's outlet, story, state and the like."""
        return _there(articles_asked.find_entry(self.db, article), article)

    def versions(self, article: str) -> list[Version]:
        """Every version of the article with what it changed, oldest first."""
        return articles_asked.find_versions(self.db, article)

    def stories(
        self, *, order: Literal["newest", "largest"] = "newest", offset: int = 0, limit: int = 50
    ) -> Page[StoryEntry]:
        """Stories, those of the latest articles first."""
        return sources_asked.find_stories(self.db, order=order, offset=offset, limit=limit)

    def story(self, story: str) -> StoryEntry:
        """The story of this id."""
        return _there(sources_asked.find_story(self.db, story), story)

    def event(self, event: str) -> Event:
        """The event of this id."""
        return _there(sources_asked.find_event(self.db, event), event)

    def problems(
        self, *, code: str | None = None, article: str | None = None, offset: int = 0, limit: int | None = None
    ) -> Page[Problem]:
        """What could not be read or done."""
        return articles_asked.find_problems(self.db, code=code, article=article, offset=offset, limit=limit)

    def search(
        self, text: str, *, among: Literal["statements", "articles"] = "statements", offset: int = 0, limit: int = 50
    ) -> Page[Hit]:
        """The passages that hold every word of the text, best first; any text is safe."""
        return sources_asked.search(self.db, text, among=among, offset=offset, limit=limit)

    def conflicts(self, wanted: ClaimFilter | None = None, **fields: Unpack[ClaimFields]) -> list[Difference]:
        """Where accounts differ: every slot a claim of which fits the filter, its versions side by side."""
        from headwater.ask.stories import find_conflicts

        return find_conflicts(self, _filter(wanted, fields))

    def timeline(self, wanted: ClaimFilter | None = None, **fields: Unpack[ClaimFields]) -> list[Development]:
        """What became known when, of the claims that fit the filter; its days bound the reports."""
        from headwater.ask.stories import find_timeline

        return find_timeline(self, _filter(wanted, fields))

    def originality(self, *, text: str | None = None) -> list[OutletAnswer]:
        """For each outlet what it originates, whom it heard itself, and what it takes from whom."""
        from headwater.ask.outlets import find_outlets

        return find_outlets(self, text=text)

    def network(self) -> Network:
        """Who takes from whom, as a graph in node-link form."""
        from headwater.ask.outlets import find_network

        return find_network(self)

    def check_draft(
        self, draft: str | Article, *, published: str | None = None, outlet: str | None = None
    ) -> DraftReport:
        """What the corpus knows of everything a draft says (a path, or an article read before); nothing of it is kept.

        `published` and `outlet` say when and where it is to appear. Raises `UsageError` for what is not one text.
        """
        from headwater.ask.draft import check_draft

        return check_draft(self, draft, published=published, outlet=outlet)

    # ----------------------------------------------------------------------------------------------- whole ledgers

    def export(self, form: Form, *, table: str = "claims", story: str | None = None) -> bytes:
        """The corpus, or one story, as a file: "ledger" is all of it, "csv", "jsonl" and "parquet" one table.

        Tables: claims (one row for each statement of each claim), articles, sources, relations, copies, events,
        problems. Raises `UsageError` for another, `EnvironmentFault` for Parquet without pyarrow.
        """
        from headwater.ask.export import export_corpus

        return export_corpus(self, form, table=table, story=story)

    def ledger(self, *, story: str | None = None, holding: str | None = None) -> Ledger:
        """The ledger of all stories, of one, or of the one that holds a record of this id.

        The same as `headwater.trace` makes of the current articles all at once (statements without features).
        """
        with self.moment():
            numbers = sources_asked.story_numbers(self.db, story=story, holding=holding)
            if not numbers and (story or holding):
                raise UsageError(f"there is no {story or holding} in this corpus")
            joined = join_ledgers(results.read_story(self.db, n) for n in numbers)
            problems = articles_asked.find_problems(self.db).items
        if story or holding:
            problems = tuple(p for p in problems if p.article in joined.evidence.articles)
        described = read_setting(self.db, "described") or {}
        return replace(
            joined, generator=GENERATOR, options=described, problems=order_problems(problems),
            judgements=tuple(self._judgements_on(joined) if story or holding else self.judgements()),
        )  # fmt: skip

    def _judgements_on(self, told: Ledger) -> list[Judgement]:
        """The judgements in force that can change this story."""
        from headwater.corpus.judging import held_judgements, judged_in

        held = held_judgements(self.db)
        touched = set(judged_in(self.db, sorted(told.evidence.articles), held))
        return [j for j in held if j.id in touched]

    def document(self, *, story: str | None = None, holding: str | None = None) -> LedgerDocument:
        """As `ledger`, as the document that `headwater.present` and the exports take."""
        from headwater.present.ledger import to_document

        return to_document(self.ledger(story=story, holding=holding))

    def why(self, record: str) -> list[str]:
        """Why the corpus holds a record, in sentences."""
        from headwater.present.why import explain

        return explain(self.document(holding=record), record)


def _there(found: Found | None, ident: str) -> Found:
    if found is None:
        raise UsageError(f"there is no {ident} in this corpus")
    return found


def _shaping(options: Options) -> dict[str, Any]:
    plain = {k: v for k, v in asdict(options).items() if k != "read"}
    plain["extract"].pop("batch_size", None)
    return plain


def _filter(wanted: ClaimFilter | None, fields: ClaimFields) -> ClaimFilter:
    """The filter with these fields; a date that is none and an unknown field raise `UsageError`."""
    try:
        chosen = replace(wanted or ClaimFilter(), **fields)
        for day in (chosen.since, chosen.until):
            if day is not None:
                claims.day_of(day)
    except (TypeError, ValueError) as error:
        raise UsageError(f"cannot ask for that: {error}") from error
    return chosen
