"""Claims -> events: claims about one happening, its time range, and its figures with bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.compare.happenings import happenings_of, other_happening
from headwater.compare.labels import label_of
from headwater.compare.tolls import event_figures
from headwater.compare.views import View, Views, candidate_pairs, likeness, read_views
from headwater.model import Claim, Event, EventTime, Evidence, Precision, Relation, make_id
from headwater.options import CompareOptions

LEAST_LIKE = 0.3
LEAST_LIKE_RELATED = 0.12


def find_events(
    claims: Sequence[Claim], relations: Sequence[Relation], evidence: Evidence, _options: CompareOptions
) -> tuple[list[Claim], list[Event]]:
    """Return the claims with their `event` set, and the events, largest first; a claim alone is no event of its own.

    Two claims are about one happening when they tell the same kind of happening of the same named people or places
    in much the same words, or stand in conflict over it, and their dates do not exclude each other.
    """
    views = read_views(claims, evidence)
    groups = _join(claims, relations, views)
    events = sorted((_event(g, views, evidence) for g in groups), key=lambda e: (-len(e.claims), e.id))
    event_of = {c: e.id for e in events for c in e.claims}
    return [replace(c, event=event_of.get(c.id)) for c in claims], events


def _join(claims: Sequence[Claim], relations: Sequence[Relation], views: Views) -> list[list[Claim]]:
    parent = {c.id: c.id for c in claims}
    span = {c.id: _claim_range(c, views) for c in claims}

    def find(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    def join(a: str, b: str, sure: bool) -> None:
        top_a, top_b = find(a), find(b)
        if top_a == top_b or not (sure or _compatible(span[top_a], span[top_b])):
            return
        parent[max(top_a, top_b)] = min(top_a, top_b)
        span[min(top_a, top_b)] = _narrower(span[top_a], span[top_b])

    for r in relations:
        known = {r.from_claim, r.to_claim} <= parent.keys()
        if known and r.type in ("conflicts", "supersedes") and r.about in ("number", "date"):
            join(r.from_claim, r.to_claim, True)
    for a, b in candidate_pairs(views):
        if _one_happening(a, b, views):
            join(a.claim, b.claim, False)
    members: dict[str, list[Claim]] = {}
    for claim in claims:
        members.setdefault(find(claim.id), []).append(claim)
    return [g for g in members.values() if len(g) > 1 or _tells_happening(g[0], views)]


def _tells_happening(claim: Claim, views: Views) -> bool:
    """Whether a single claim is a happening worth an event: it has a time or a figure and tells of one."""
    own = [views.of[s] for s in claim.statements if s in views.of]
    return any((v.statement.when or v.statement.figures) and happenings_of(v) for v in own)


def _one_happening(a: View, b: View, views: Views) -> bool:
    if not happenings_of(a) & happenings_of(b) or not a.names & b.names or other_happening(a, b):
        return False
    return likeness(a, b, views) >= LEAST_LIKE


Range = tuple[str | None, str | None]


def _claim_range(claim: Claim, views: Views) -> Range:
    """The narrowest day range that the claim's statements give for when it happened."""
    found: Range = (None, None)
    for key in claim.statements:
        for t in views.of[key].statement.when if key in views.of else ():
            if t.earliest and t.latest and _compatible(found, (t.earliest[:10], t.latest[:10])):
                found = _narrower(found, (t.earliest[:10], t.latest[:10]))
    return found


def _compatible(a: Range, b: Range) -> bool:
    """Whether two ranges can hold one day; an open end is open."""
    return not ((a[1] and b[0] and a[1] < b[0]) or (b[1] and a[0] and b[1] < a[0]))


def _narrower(a: Range, b: Range) -> Range:
    if not _compatible(a, b):
        return (min(x for x in (a[0], b[0]) if x), max(x for x in (a[1], b[1]) if x))
    starts, ends = [x for x in (a[0], b[0]) if x], [x for x in (a[1], b[1]) if x]
    return (max(starts) if starts else None, min(ends) if ends else None)


def _event(group: Sequence[Claim], views: Views, evidence: Evidence) -> Event:
    own = [views.of[s] for c in group for s in c.statements if s in views.of]
    ranges = [_claim_range(c, views) for c in group]
    starts, ends = [r[0] for r in ranges if r[0]], [r[1] for r in ranges if r[1]]
    when = EventTime(
        earliest=min(starts, default=None), latest=max(ends, default=None), precision=_precision(starts, ends)
    )
    places = _names(own, ("place",))
    return Event(
        id=make_id("e", *sorted(c.id for c in group)),
        label=label_of(group, own, places),
        claims=tuple(c.id for c in group),
        when=when,
        figures=event_figures(group, own, evidence),
        places=places,
        participants=_names(own, ("person", "organisation")),
    )


def _precision(starts: Sequence[str], ends: Sequence[str]) -> Precision:
    if not starts or not ends:
        return "open"
    first, last = min(starts), max(ends)
    if first == last:
        return "day"
    if first[:7] == last[:7]:
        return "month" if int(last[8:]) - int(first[8:]) > 6 else "week"
    return "year" if first[:4] == last[:4] else "open"


def _names(own: Sequence[View], labels: Sequence[str]) -> tuple[str, ...]:
    """Names of the given kinds, most frequent first, at most eight."""
    seen = Counter(e.text for v in own for e in v.statement.features.entities if e.label in labels)
    ordered: Mapping[str, int] = dict(sorted(seen.items(), key=lambda n: (-n[1], n[0])))
    return tuple(ordered)[:8]
