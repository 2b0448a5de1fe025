"""The partition of a corpus kept up to date: articles come and go, and only the stories around them change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.corpus.judging import held_judgements, judged_in
from headwater.link.stories import partition as grow_stories
from headwater.link.story_edges import REACH, Place, edges_when_added, edges_when_removed, pairs_around
from headwater.link.story_keys import ArticleKeys, article_keys
from headwater.model import Extraction, make_id
from headwater.store import partition
from headwater.store.database import Database


class StoredLists:
    """The key lists of `headwater.link.story_edges`, in the corpus file."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, ArticleKeys] = {}

    def before(self, key: str, place: Place) -> Sequence[str]:
        """At most `REACH` articles that hold the key and stand before the place, nearest first."""
        return partition.before(self._db, key, place, REACH)

    def after(self, key: str, place: Place) -> Sequence[str]:
        """At most `REACH` articles that hold the key and stand after the place, nearest first."""
        return partition.after(self._db, key, place, REACH)

    def keys_of(self, articles: Iterable[str]) -> Mapping[str, ArticleKeys]:
        """The keys of these articles."""
        wanted = list(articles)
        missing = [a for a in wanted if a not in self._known]
        for article, day, statements, weights in partition.read_keys(self._db, missing):
            self._known[article] = ArticleKeys(article=article, day=day, statements=statements, weights=weights)
        return {a: self._known[a] for a in wanted if a in self._known}


def place_article(db: Database, extraction: Extraction) -> None:
    """The article stands in the lists of its keys, with its edges; the stories around it are to be made again."""
    own = article_keys(extraction)
    lists = StoredLists(db)
    with db.writing():
        partition.put_keys(db, own.article, own.day, own.statements, own.weights)
        new, gone = edges_when_added(own, lists, lambda pairs: partition.edges_among(db, pairs))
        partition.change_edges(db, new, gone)
        partition.mark_dirty(db, {own.article, *(a for pair in gone for a in pair), *(a for e in new for a in e[:2])})


def unplace_article(db: Database, article: str) -> None:
    """The article stands in no list; the stories around it are to be made again."""
    lists = StoredLists(db)
    own = lists.keys_of([article]).get(article)
    if own is None:
        return
    with db.writing():
        reached, _ = partition.direct_edges(db, article)
        around = pairs_around(own, lists)
        partition.drop_keys(db, article, own.day, own.weights)
        new = edges_when_removed(own, lists, around)
        partition.change_edges(db, new)
        partition.mark_dirty(db, {*reached, *(a for e in new for a in e[:2])} - {article})


def renew_partition(db: Database) -> None:
    """Every current article is in its story again, as `find_stories` would have it of all articles at once."""
    dirty = partition.read_dirty(db)
    if not dirty:
        return
    articles, edges = partition.linked_with(db, dirty)
    sizes = {a: statements for a, _, statements, _ in partition.read_keys(db, articles)}
    stories = grow_stories(sizes, edges)
    partition.put_parts(db, keys_of(db, stories))


def keys_of(db: Database, stories: Iterable[Sequence[str]]) -> dict[str, Sequence[str]]:
    """The stories by key."""
    found = list(stories)
    marks = marks_of(db, (a for story in found for a in story))
    held = held_judgements(db)
    return {story_key((marks[a] for a in story), judged_in(db, sorted(story), held)): story for story in found}


def marks_of(db: Database, articles: Iterable[str]) -> dict[str, str]:
    """What tells an article's state in its story's key: its id and what read it."""
    return partition.story_keys_of(db, list(articles))


def story_key(marks: Iterable[str], judgements: Iterable[str] = ()) -> str:
    """What stands for a story's state: its articles, each with what read it, and the judgements that hold in it."""
    return make_id("k", *sorted(marks), "|", *sorted(judgements))


def groups_to_trace(db: Database) -> Iterator[tuple[dict[str, list[str]], list[str]]]:
    """Pending stories that must change at the same moment, by key with their articles, and the articles whose traced
    stories they replace: an article is never in two stories nor in none."""
    pending = partition.pending_stories(db)
    traced = partition.stories_of(db, {a for articles in pending.values() for a in articles})
    left = _members(db, set(traced.values()))
    for keys in _joined(pending, traced):
        old = {traced[a] for key in keys for a in pending[key] if a in traced}
        yield {key: pending[key] for key in keys}, sorted(a for story in old for a in left[story])


def _members(db: Database, stories: set[int]) -> dict[int, list[str]]:
    return {story: partition.articles_of(db, story) for story in sorted(stories)}


def _joined(pending: Mapping[str, Sequence[str]], traced: Mapping[str, int]) -> list[list[str]]:
    """Keys of pending stories, together where they take articles from one traced story."""
    parent = {key: key for key in pending}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    first: dict[int, str] = {}
    for key, articles in pending.items():
        for article in articles:
            if article in traced:
                parent[find(key)] = find(first.setdefault(traced[article], key))
    groups: dict[str, list[str]] = {}
    for key in pending:
        groups.setdefault(find(key), []).append(key)
    return list(groups.values())
