"""Which statements of one claim share an origin: the rules, each joining statements with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from headwater.model import Copy, Evidence, Statement
from headwater.trace.groups import Merging
from headwater.trace.roots import Root, is_named, is_publisher, is_unnamed, is_vague, proper_words
from headwater.trace.same_words import content_words, word_overlap
from headwater.trace.spokespeople import same_desk, speaks_for, spoken_for

NEARLY = 88
NEARLY_WORD = 70
FORCE = re.compile(r"^(?:the )?(?:[\w.’'-]+ ){0,4}police(?: officers?| department| force)?$", re.IGNORECASE)
FORCE_WORDS = frozenset({"police", "officers", "officer", "department", "force"})
LEAST_RETOLD = 0.25
LEAST_SAME_WORDS = 0.5
LEAST_WORDS = 2
# A copy that covers this share of the shorter article, in as many places, follows the other article as a whole.
LEAST_WHOLE_COPY = 0.12
LEAST_WHOLE_PASSAGES = 3


def join_same_source(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> None:
    """Join chains that end in one source, in one outlet's unnamed sources, or in one desk's spokespeople."""
    first: dict[str, Root] = {}
    for root in roots:
        if root.end is None:
            continue
        for key, rule, text in _keys(root, root.end, evidence):
            known = first.setdefault(key, root)
            merging.join(known.statement, root.statement, rule, text, root.end)
    _join_desks(merging, roots, evidence)
    _join_nearly_named(merging, roots, evidence)


def _join_nearly_named(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> None:
    """Join people whose full names are nearly one ("Jonna Alder", "Jona Alders") and bodies of one kind told without a
    name of their own ("police", "police officers"): of one claim they are the same."""
    ends = {r.end: r.statement for r in reversed(roots) if r.end}
    for a, first in ends.items():
        for b, second in ends.items():
            if a < b and (_nearly_named(a, b, evidence) or _one_force(a, b, evidence)):
                names = f"{evidence.sources[a].name} and {evidence.sources[b].name}"
                merging.join(first, second, "trace/nearly-named@1", f"{names} are two wordings of one source.", a, b)


def _nearly_named(a: str, b: str, evidence: Evidence) -> bool:
    first, second = evidence.sources[a], evidence.sources[b]
    if not first.kind == second.kind == "person":
        return False
    x, y = first.name.casefold().split(), second.name.casefold().split()
    if len(x) != len(y) or len(x) < 2:
        return False
    alike = [fuzz.ratio(p, q) for p, q in zip(x, y, strict=True)]
    return min(alike) >= NEARLY_WORD and alike[-1] >= NEARLY


def _one_force(a: str, b: str, evidence: Evidence) -> bool:
    """Whether two sources are a force told by kind only, or by kind and by name: "police", "the Vale police"."""
    first, second = evidence.sources[a], evidence.sources[b]
    if {first.kind, second.kind} & {"outlet", "wire", "person", "document", "social"}:
        return False
    if not all(FORCE.search(s.name) for s in (first, second)):
        return False
    x, y = proper_words(first) - FORCE_WORDS, proper_words(second) - FORCE_WORDS
    return not x or not y or x <= y or y <= x


def _keys(root: Root, end: str, evidence: Evidence) -> list[tuple[str, str, str]]:
    source = evidence.sources[end]
    if is_unnamed(end, evidence):
        owner = evidence.sources[root.owner].name if root.owner in evidence.sources else "one article"
        text = f"Unnamed sources of {owner} are one origin."
        same = (end, "trace/same-source@1", f"Both chains end in {source.name}.")
        if is_vague(end, evidence):
            return [(f"{end}:{root.article}", *same[1:])]
        return [(f"unnamed:{_family(root.owner, evidence)}", "trace/same-unnamed@1", text), same]
    text = f"Both chains end in {source.name}."
    if is_vague(end, evidence):
        return [(f"{end}:{root.article}", "trace/same-source@1", text)]
    if is_publisher(end, evidence):
        return [(f"outlet:{_family(end, evidence)}", "trace/same-outlet@1", text)]
    keys = [(end, "trace/same-source@1", text)]
    if is_named(end, evidence):
        keys.append(
            (
                f"name:{' '.join(source.name.casefold().replace('-', ' ').split())}",
                "trace/same-name@1",
                f"Both chains end in {source.name}.",
            )
        )
    return keys


def _family(source: str, evidence: Evidence) -> str:
    return evidence.family_of.get(source, source)


def _join_desks(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> None:
    ends = {r.end: r.statement for r in reversed(roots) if r.end and not is_unnamed(r.end, evidence)}
    for a, first in ends.items():
        for b, second in ends.items():
            if a < b and (speaks_for(a, b, evidence) or speaks_for(b, a, evidence) or same_desk(a, b, evidence)):
                names = f"{evidence.sources[a].name} and {evidence.sources[b].name}"
                merging.join(first, second, "trace/spokesperson@1", f"{names} speak for one organisation.", a, b)


def join_passing(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> None:
    """Join a chain that ends in a source with one that passes through it on its way further up.

    For outlets only where it is plain which of their sources is meant: their unnamed ones, or their only one.
    """
    for root in roots:
        if root.end is None:
            continue
        family = _family(root.end, evidence)
        passing = [r for r in roots if any(_family(hop, evidence) == family for hop in r.path[:-1])]
        if not passing:
            continue
        if is_publisher(root.end, evidence):
            passing = _plain(passing, merging, evidence)
        for other in passing:
            text = f"One chain ends in {evidence.sources[root.end].name}, the other goes on from there."
            merging.join(root.statement, other.statement, "trace/meets@1", text, root.end)


def _plain(passing: Sequence[Root], merging: Merging, evidence: Evidence) -> list[Root]:
    unnamed = [r for r in passing if is_unnamed(r.end, evidence)]
    groups = {merging.find(r.statement) for r in passing}
    return list(unnamed or (passing if len(groups) == 1 else []))[:1]


def join_outlets(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> None:
    """Join what an outlet says itself: its unsourced reports, its unnamed sources, and credits to it."""
    own: dict[str, Root] = {}
    for root in roots:
        if root.end is None:
            publisher = root.outlet or root.article
            known = own.setdefault(_family(publisher, evidence), root)
            text = "Both are unsourced reports of one outlet or publisher."
            merging.join(known.statement, root.statement, "trace/same-outlet@1", text, publisher)
    _join_own_voice(merging, roots)
    for root in roots:
        for hop in root.path:
            giver = own.get(_family(hop, evidence)) if is_publisher(hop, evidence) else None
            if giver and giver.article != root.article:
                text = f"One article names {evidence.sources[hop].name}, which published the other."
                merging.join(giver.statement, root.statement, "trace/names-outlet@1", text, hop)
    _join_unnamed_to_credit(merging, roots, evidence)


def _join_own_voice(merging: Merging, roots: Sequence[Root]) -> None:
    """Join what an article asserts itself with what it gives a source for further up or down: it is the same report."""
    sourced: dict[str, Root] = {}
    for root in roots:
        if root.end is not None:
            sourced.setdefault(root.article, root)
    for root in roots:
        known = sourced.get(root.article)
        if root.end is None and known:
            text = "The article asserts it itself and gives its source elsewhere."
            merging.join(known.statement, root.statement, "trace/own-voice@1", text)


def _join_unnamed_to_credit(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> None:
    credited = {_family(r.end, evidence): r for r in reversed(roots) if r.end and is_publisher(r.end, evidence)}
    for root in roots:
        giver = credited.get(_family(root.owner, evidence)) if is_unnamed(root.end, evidence) else None
        if giver and root.owner in evidence.sources:
            text = f"One chain ends in {evidence.sources[root.owner].name}, the other in its unnamed sources."
            merging.join(giver.statement, root.statement, "trace/outlet-unnamed@1", text, root.owner)


def join_copied(merging: Merging, roots: Sequence[Root], copies: Sequence[Copy], evidence: Evidence) -> None:
    """Join statements whose text one article took from the other, surest first.

    A copy never joins two groups that each rest on a source of their own: only who gives no source, or only
    "reports", is taken to repeat the other article.
    """
    by_article: dict[str, list[Root]] = {}
    for root in roots:
        by_article.setdefault(root.article, []).append(root)
    candidates = []
    for copy in copies:
        for a in by_article.get(copy.a, ()):
            for b in by_article.get(copy.b, ()):
                strength = _copied(a, b, copy, evidence)
                if strength:
                    candidates.append((_rank(a, b, evidence), -strength, a.statement, b.statement, copy.id))
    anchored = {merging.find(r.statement) for r in roots if not is_vague(r.end, evidence)}
    ends = {r.statement: r.end for r in roots}
    for _, _, first, second, copy_id in sorted(candidates):
        tops = {merging.find(first), merging.find(second)}
        if tops <= anchored and not _one_desk(ends[first], ends[second], evidence):
            continue
        text = "One article copies the other's text for this statement, so they have one origin."
        if merging.join(first, second, "trace/copied@1", text, copy_id) and tops & anchored:
            anchored.add(merging.find(first))


def _rank(a: Root, b: Root, evidence: Evidence) -> int:
    """Copies that give one vague source first, then unsourced ones of sourced reports, then unsourced ones."""
    if a.end and b.end:
        return 0
    return 1 if not (is_vague(a.end, evidence) and is_vague(b.end, evidence)) else 2


def _one_desk(a: str | None, b: str | None, evidence: Evidence) -> bool:
    """Whether one is an organisation and the other speaks for some organisation: copied, they are the same words."""
    if a is None or b is None:
        return False
    kinds = {evidence.sources[a].kind, evidence.sources[b].kind}
    spoken = spoken_for(evidence.sources[a]) or spoken_for(evidence.sources[b])
    return kinds == {"organisation", "person"} and bool(spoken)


def _copied(a: Root, b: Root, copy: Copy, evidence: Evidence) -> float:
    """How surely the statements are copied text: inside one passage (1 and more), or by the articles as wholes.

    A statement whose article rewrites most of another is taken from it too, unless it names rumours or reports
    of its own.
    """
    first, second = evidence.statements[a.statement], evidence.statements[b.statement]
    if a.end and b.end and is_vague(a.end, evidence) != is_vague(b.end, evidence):
        return 0.0
    alike = word_overlap(first.text, second.text)
    touched = any(_inside(first, q[0], q[1]) and _inside(second, q[2], q[3]) for q in copy.passages)
    if touched and alike >= LEAST_RETOLD:
        return 1 + alike
    if (
        alike >= LEAST_SAME_WORDS
        and min(len(content_words(first.text)), len(content_words(second.text))) >= LEAST_WORDS
    ):
        return alike
    whole = copy.similarity >= LEAST_WHOLE_COPY and len(copy.passages) >= LEAST_WHOLE_PASSAGES
    return 0.1 + alike / 10 if whole and alike >= LEAST_RETOLD else 0.0


def _inside(statement: Statement, start: int, end: int) -> bool:
    shared = min(statement.end, end) - max(statement.start, start)
    return shared * 2 >= min(statement.end - statement.start, end - start)
