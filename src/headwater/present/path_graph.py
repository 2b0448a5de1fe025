"""The path of one claim: who it came from and through whom, as boxes and lines and as an indented list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from headwater.present.dates import by_time, short_date
from headwater.present.document import ClaimRow, StatementRow
from headwater.present.layout import BOX_WIDTH, Layout, lay_out
from headwater.present.lookup import Lookup, listed
from headwater.present.safe import one_line

MOST_BOXES = 70
GROUPED_FROM = 9
LOOKS = {
    "person": "speaker",
    "organisation": "speaker",
    "anonymous": "unnamed",
    "unknown": "unnamed",
    "document": "document",
    "social": "document",
    "wire": "wire",
    "outlet": "outlet",
}
LOOK_NAMES = {
    "speaker": "speaker",
    "unnamed": "unnamed source",
    "document": "document or post",
    "wire": "news agency",
    "outlet": "outlet",
}


@dataclass(slots=True, kw_only=True)
class Stop:
    """One box of the path: a source or the outlet of an article. `look` names its colour."""

    key: str
    name: str
    look: str
    kind: str
    articles: list[str] = field(default_factory=list)
    note: str = ""
    members: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the path. One that is `inferred` has no credit in the text; `score` says how alike the texts are."""

    start: str
    end: str
    inferred: bool = False
    score: float | None = None
    directed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The path of a claim: its stops and steps by key."""

    stops: dict[str, Stop]
    steps: dict[tuple[str, str], Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What the page needs to draw one stop."""

    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    note: str
    look: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the indented list, with what hangs below it."""

    name: str
    note: str
    look: str
    inferred: str
    also: str
    below: tuple[Listed, ...]


def claim_path(claim: ClaimRow, lookup: Lookup) -> Path:
    """The stops and steps of a claim, from every statement's chain, wire credits and copied text."""
    path = Path(stops={}, steps={})
    one_box = _unnamed_together(claim, lookup)
    for statement in lookup.statements_of(claim):
        keys = list(dict.fromkeys(one_box.get(key, key) for key in _upstream(statement, lookup)))
        stop = _outlet_stop(statement["article"], path, lookup)
        if statement["article"] not in stop.articles:
            stop.articles.append(statement["article"])
        for source in keys:
            _source_stop(source, path, lookup)
        for near, far in zip([stop.key, *keys], keys, strict=False):
            if near != far:
                path.steps[far, near] = Step(start=far, end=near)
    _add_copies(claim, path, lookup)
    _add_groups(claim, path, lookup)
    touched = {key for step in path.steps for key in step}
    for stop in path.stops.values():
        stop.note = _note(stop, lookup) + ("" if stop.key in touched else " · no source given")
    return _grouped(path)


def _unnamed_together(claim: ClaimRow, lookup: Lookup) -> dict[str, str]:
    """Unnamed sources that are counted as one origin, by the one that stands for it: they are drawn as one box."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in claim["origins"]["groups"]:
        for statement in (lookup.statements[s] for s in group["statements"] if s in lookup.statements):
            end = statement["chain"][-1]["source"] if statement["chain"] else None
            if group["source"] and end and _is_unnamed(end, lookup) and _is_unnamed(group["source"], lookup):
                found[end].add(group["source"])
    return {end: origins.pop() for end, origins in found.items() if len(origins) == 1}


def _is_unnamed(source: str, lookup: Lookup) -> bool:
    return source in lookup.sources and lookup.sources[source]["kind"] in ("anonymous", "unknown")


def _upstream(statement: StatementRow, lookup: Lookup) -> list[str]:
    """The sources of a chain, nearest first; the agency that the article credits where the text names nobody."""
    article = lookup.articles.get(statement["article"])
    hops = [lookup.publisher(h["source"]) for h in statement["chain"]]
    if not hops and article and article["wire"]:
        hops = [lookup.publisher(article["wire"])]
    return hops


def _outlet_stop(article_id: str, path: Path, lookup: Lookup) -> Stop:
    key = lookup.outlet_key(article_id)
    if key in lookup.sources:
        return _source_stop(key, path, lookup)
    stop = Stop(key=key, name=lookup.outlet_name(article_id), look="outlet", kind="outlet not named")
    return path.stops.setdefault(key, stop)


def _source_stop(key: str, path: Path, lookup: Lookup) -> Stop:
    row = lookup.sources.get(key)
    kind = row["kind"] if row else "unknown"
    stop = Stop(key=key, name=lookup.source_name(key), look=LOOKS[kind], kind=kind)
    return path.stops.setdefault(key, stop)


def _note(stop: Stop, lookup: Lookup) -> str:
    """The second line of a box: when it was published, or what kind of source it is."""
    if stop.articles:
        rows = [lookup.articles[a] for a in stop.articles if a in lookup.articles]
        dates = sorted((r["published"] for r in rows if r["published"]), key=by_time)
        if len(rows) == 1:
            return short_date(dates[0]) if dates else "undated"
        first = short_date(dates[0][:10]).rsplit(" ", 1)[0] if dates else ""
        return f"{len(rows)} articles" + (f" from {first}" if first else ", undated")
    row = lookup.sources.get(stop.key)
    if row is None:
        return ""
    if row["count"] and row["kind"] == "anonymous":
        return "unnamed" if row["count"] == 1 else f"unnamed · {row['count']} people"
    return one_line(row["role"] or "").strip(" .,;:") or ("unnamed" if row["kind"] == "anonymous" else row["kind"])


def _add_copies(claim: ClaimRow, path: Path, lookup: Lookup) -> None:
    """Copied text becomes an inferred step, where the copied passage holds the claim in both articles."""
    places: dict[str, list[StatementRow]] = defaultdict(list)
    for statement in lookup.statements_of(claim):
        places[statement["article"]].append(statement)
    for copy in lookup.copies.values():
        if copy["a"] not in places or copy["b"] not in places:
            continue
        touched = any(
            _touches(places[copy["a"]], p[0], p[1]) and _touches(places[copy["b"]], p[2], p[3])
            for p in copy["passages"]
        )
        ends = (lookup.outlet_key(copy["a"]), lookup.outlet_key(copy["b"]))
        if copy["direction"] == "b->a":
            ends = (ends[1], ends[0])
        known = ends in path.steps or (ends[1], ends[0]) in path.steps
        if touched and ends[0] != ends[1] and not known:
            directed = copy["direction"] in ("a->b", "b->a")
            path.steps[ends] = Step(
                start=ends[0], end=ends[1], inferred=True, score=float(copy["similarity"]), directed=directed
            )


def _add_groups(claim: ClaimRow, path: Path, lookup: Lookup) -> None:
    """Articles counted to an origin that no line connects with it get an inferred one from the origin."""
    for group in claim["origins"]["groups"]:
        origin = lookup.publisher(group["source"] or "")
        if origin not in path.stops:
            continue
        reached = _connected(origin, path)
        for statement in (lookup.statements[s] for s in group["statements"] if s in lookup.statements):
            key = lookup.outlet_key(statement["article"])
            if key not in reached:
                path.steps[origin, key] = Step(start=origin, end=key, inferred=True)
                reached |= _connected(origin, path)


def _connected(start: str, path: Path) -> set[str]:
    """The stops that lines lead to from `start`; lines without direction lead both ways."""
    reached, edge = {start}, [start]
    while edge:
        here = edge.pop()
        for step in path.steps.values():
            ends = [(step.start, step.end)] if step.directed else [(step.start, step.end), (step.end, step.start)]
            for a, b in ends:
                if a == here and b not in reached:
                    reached.add(b)
                    edge.append(b)
    return reached


def _touches(statements: list[StatementRow], start: int, end: int) -> bool:
    return any(s["start"] < end and start < s["end"] for s in statements)


def _grouped(path: Path) -> Path:
    """The path with many outlets that all repeat one and the same stop drawn as one box."""
    into: dict[str, list[Step]] = defaultdict(list)
    leaving = {a for a, _ in path.steps}
    for step in path.steps.values():
        into[step.end].append(step)
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, stop in path.stops.items():
        given = [s for s in into[key] if not s.inferred]
        if key not in leaving and stop.articles and len(given) == len(into[key]) and len(given) <= 1:
            groups[tuple(s.start for s in given)].append(key)
    stops, steps = dict(path.stops), dict(path.steps)
    for number, (parents, members) in enumerate(sorted(groups.items())):
        if len(members) < GROUPED_FROM:
            continue
        key = f"group-{number}"
        names = [stops.pop(m).name for m in members]
        stops[key] = Stop(
            key=key, name=f"{len(names)} outlets", look="outlet", kind="outlet", note=listed(names, 2), members=names
        )
        steps = {k: s for k, s in steps.items() if k[1] not in members}
        steps.update({(p, key): Step(start=p, end=key) for p in parents})
    return Path(stops=stops, steps=steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A path laid out: the boxes, and each line with its route. `width` and `height` in pixels."""

    width: float
    height: float
    boxes: tuple[Drawn, ...]
    lines: tuple[tuple[Step, str, str, tuple[float, float]], ...]


def draw(path: Path) -> Drawing | None:
    """The path as a drawing; None where it has more boxes than an eye can follow, or no line at all."""
    if len(path.stops) > MOST_BOXES or not path.steps:
        return None
    lines = {k: wrap(s.name, BOX_WIDTH - 26, 2) for k, s in path.stops.items()}
    heights = {k: 30.0 + 16 * len(lines[k]) if s.note else 16.0 + 16 * len(lines[k]) for k, s in path.stops.items()}
    layout = lay_out(heights, list(path.steps))
    boxes = tuple(_drawn(path.stops[k], lines[k], heights[k], layout) for k in layout.order)
    routes = tuple((path.steps[r.edge], r.path, r.head, r.label) for r in layout.routes)
    return Drawing(width=layout.width, height=layout.height, boxes=boxes, lines=routes)


def _drawn(stop: Stop, lines: tuple[str, ...], height: float, layout: Layout) -> Drawn:
    x, y = layout.boxes[stop.key]
    note = next(iter(wrap(stop.note, (BOX_WIDTH - 26) * 1.2, 1)), "")
    title = " — ".join(t for t in (stop.name, stop.note, ", ".join(stop.members)) if t)
    return Drawn(x=x, y=y, height=height, lines=lines, note=note, look=stop.look, title=title)


_NARROW, _SLIM, _WIDE = frozenset("ijlI.,:;'|!()[]-’‘ "), frozenset("frtJ/"), frozenset("mwMW@%—…")


def text_width(text: str) -> float:
    """About how wide the text is in pixels, set in a bold sans serif of 12 px: measured on a wide one, so at most."""
    return sum(map(_char_width, text))


def _char_width(char: str) -> float:
    if char in _NARROW:
        return 5.0
    if char in _SLIM:
        return 5.9
    if char in _WIDE or ord(char) > 0x2E7F:
        return 13.2
    return 9.6 if char.isupper() else 8.5


def wrap(text: str, width: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines no wider than `width` pixels, "…" where cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}") <= width:
            line += f" {words.pop(0)}"
        last = len(lines) == most - 1 and words
        lines.append(_fit(line + (" …" if last else ""), width))
    return tuple(lines)


def _fit(line: str, width: float) -> str:
    if text_width(line) <= width:
        return line
    line = line.rstrip("… ")
    while line and text_width(line) > width - 13.2:
        line = line[:-1]
    return line.rstrip() + "…"


def _inferred(step: Step | None) -> str:
    """How a line of the list says that it is inferred; empty where the text gives the credit."""
    if step is None or not step.inferred:
        return ""
    return "inferred" if step.score is None else f"inferred {step.score:.2f}"


def list_path(path: Path) -> tuple[Listed, ...]:
    """The path as an indented list, furthest sources first; a stop reached twice stands below the first."""
    below: dict[str, list[Step]] = defaultdict(list)
    above: dict[str, list[str]] = defaultdict(list)
    for step in path.steps.values():
        below[step.start].append(step)
        above[step.end].append(step.start)
    seen: set[str] = set()

    def line(key: str, step: Step | None, depth: int) -> Listed:
        seen.add(key)
        stop = path.stops[key]
        others = [path.stops[a].name for a in above[key] if step is None or a != step.start]
        deeper = below[key] if depth < 12 else []
        elsewhere = [path.stops[s.end].name for s in deeper if s.end in seen]
        notes = [stop.note if not stop.members else listed(stop.members, 12)]
        if elsewhere and len(elsewhere) == len(deeper):
            notes.append(f"leads to {listed(elsewhere)}, above")
        return Listed(
            name=stop.name,
            note=" · ".join(n for n in notes if n),
            look=stop.look,
            inferred=_inferred(step),
            also=listed(others),
            below=tuple(line(s.end, s, depth + 1) for s in deeper if s.end not in seen),
        )

    roots = [k for k in path.stops if not above[k]]
    return tuple(line(k, None, 0) for k in [*roots, *path.stops] if k not in seen)
