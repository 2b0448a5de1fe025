"""Where accounts differ and what was reported when, over the stories of a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from headwater.ask.sources import all_items
from headwater.compare.differences import TYPES, Difference, find_differences
from headwater.compare.timeline import ALWAYS, Development, find_developments, moments
from headwater.corpus import ClaimFilter, Corpus
from headwater.present.document import LedgerDocument

DAY = timedelta(days=1)


def find_conflicts(corpus: Corpus, wanted: ClaimFilter | None = None) -> list[Difference]:
    """Every slot on which accounts part and a claim of which fits the filter: denials first, then conflicts, then
    updates, each by the number of outlets."""
    found: list[Difference] = []
    for document, claims in _documents(corpus, wanted, differing=True):
        for one in find_differences(document):
            if claims is None or any(c in claims for v in one["versions"] for c in v["claims"]):
                found.append(one)

    def rank(one: Difference) -> tuple[int, int, float, str]:
        return (
            TYPES.index(one["types"][0]),
            -sum(len(v["holders"]) for v in one["versions"]),
            -one["confidence"],
            one["id"],
        )

    return sorted(found, key=rank)


def find_timeline(corpus: Corpus, wanted: ClaimFilter | None = None) -> list[Development]:
    """What became known when of the claims that fit the filter, by the time of the report, undated reports last.

    The filter's days bound the reports that are listed.
    """
    found: list[Development] = []
    for document, claims in _documents(corpus, wanted, differing=False):
        found += [d for d in find_developments(document) if claims is None or d["claim"] in claims]
    if wanted is not None and (wanted.since or wanted.until):
        found = [d for d in found if _within(d, wanted.since, wanted.until)]
    return sorted(found, key=lambda d: moments(d["reported"]) or (ALWAYS, ALWAYS))


def _within(one: Development, since: str | None, until: str | None) -> bool:
    span = moments(one["reported"])
    if span is None:
        return False
    starts = datetime.combine(date.fromisoformat(since[:10]), time(), tzinfo=UTC) if since else span[1]
    ends = datetime.combine(date.fromisoformat(until[:10]), time(), tzinfo=UTC) + DAY if until else ALWAYS
    return span[1] >= starts and span[0] < ends


def _documents(
    corpus: Corpus, wanted: ClaimFilter | None, *, differing: bool
) -> Iterator[tuple[LedgerDocument, frozenset[str] | None]]:
    """The documents of the stories that hold a claim that fits, newest first, each with these claims' ids.

    None instead of ids: all of them. `differing`: only stories in which something differs.
    """
    with corpus.moment():
        claims = None if wanted is None or wanted == ClaimFilter() else _fitting(corpus, wanted)
        for story in all_items(lambda o, n: corpus.stories(offset=o, limit=n), None):
            own = None if claims is None else claims.get(story.id)
            if (claims is not None and not own) or (differing and not story.conflicts):
                continue
            yield corpus.document(story=story.id), None if own is None else frozenset(own)


def _fitting(corpus: Corpus, wanted: ClaimFilter) -> dict[str, list[str]]:
    """The ids of the claims that fit, by story."""
    found: dict[str, list[str]] = {}
    for entry in all_items(lambda o, n: corpus.claims(wanted, offset=o, limit=n), None):
        found.setdefault(entry.story, []).append(entry.claim.id)
    return found
