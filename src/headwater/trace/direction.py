"""Who took a copied text from whom: credits, datelines, publication times, truncation."""

from __future__ import annotations

from collections.abc import Mapping

from headwater.model import Direction, Evidence, Reason

Credits = Mapping[str, frozenset[str]]
Passages = tuple[tuple[int, int, int, int], ...]
Verdict = tuple[Direction, tuple[Reason, ...]]


def find_direction(a: str, b: str, passages: Passages, credits: Credits, evidence: Evidence) -> Verdict:
    """The direction of a copy between articles `a` and `b`, and why; "unknown" where nothing tells.

    The strongest sign decides: one article credits the other's outlet; both credit the same third; one was
    published earlier; one breaks off inside the shared text. `credits` is what `read_credits` found.
    """
    found = (
        _by_credit(a, b, credits, evidence)
        or _by_common_credit(a, b, credits, evidence)
        or _by_date(a, b, evidence)
        or _by_truncation(a, b, passages, evidence)
    )
    return found or ("unknown", ())


def read_credits(evidence: Evidence) -> Credits:
    """For each article the outlets and agencies it credits: its wire, its credit lines, outlets its chains name."""
    named: dict[str, set[str]] = {a: set(credited_whole(a, evidence)) for a in evidence.articles}
    for statement in evidence.statements.values():
        for hop in statement.chain:
            source = evidence.sources.get(hop.source)
            if source and source.kind in ("outlet", "wire"):
                named.setdefault(statement.article, set()).add(hop.source)
    return {article: frozenset(sources) for article, sources in named.items()}


def credited_whole(article: str, evidence: Evidence) -> frozenset[str]:
    """Outlets and agencies credited for an article as a whole, by dateline or credit line."""
    wire = evidence.wire_of.get(article)
    return frozenset([*evidence.credited_by.get(article, ()), *([wire] if wire else [])])


def _by_credit(a: str, b: str, credits: Credits, evidence: Evidence) -> Verdict | None:
    a_from_b = evidence.outlet_of.get(b) in credits[a]
    b_from_a = evidence.outlet_of.get(a) in credits[b]
    if a_from_b == b_from_a:
        return None
    taker, giver = (a, b) if a_from_b else (b, a)
    name = _name(evidence.outlet_of[giver], evidence)
    text = f"One article credits {name}, which published the other."
    direction: Direction = "b->a" if a_from_b else "a->b"
    return direction, (Reason(rule="trace/credit@1", text=text, evidence=(taker, giver)),)


def _by_common_credit(a: str, b: str, credits: Credits, evidence: Evidence) -> Verdict | None:
    own = {evidence.outlet_of.get(a), evidence.outlet_of.get(b)}
    whole = credited_whole(a, evidence) & credited_whole(b, evidence)
    common = sorted((whole or credits[a] & credits[b]) - own)
    if not common:
        return None
    text = f"Both articles credit {_name(common[0], evidence)}."
    return "common-source", (Reason(rule="trace/common-credit@1", text=text, evidence=(a, b, common[0])),)


def _by_date(a: str, b: str, evidence: Evidence) -> Verdict | None:
    first, second = evidence.articles[a].published, evidence.articles[b].published
    if not first or not second:
        return None
    length = min(len(first), len(second), 19)
    if first[:length] == second[:length]:
        return None
    direction: Direction = "a->b" if first[:length] < second[:length] else "b->a"
    early, late = sorted((first, second))
    text = f"One article was published {early}, the other {late}."
    return direction, (Reason(rule="trace/earlier@1", text=text, evidence=(a, b)),)


def _by_truncation(a: str, b: str, passages: Passages, evidence: Evidence) -> Verdict | None:
    text_a, text_b = evidence.articles[a].text.rstrip(), evidence.articles[b].text.rstrip()
    cut_a = any(q[1] >= len(text_a) - 3 for q in passages) and not _ends(text_a)
    cut_b = any(q[3] >= len(text_b) - 3 for q in passages) and not _ends(text_b)
    if cut_a == cut_b:
        return None
    direction: Direction = "b->a" if cut_a else "a->b"
    text = "One article breaks off in the middle of the shared text, the other goes on."
    return direction, (Reason(rule="trace/truncated@1", text=text, evidence=(a, b)),)


def _ends(text: str) -> bool:
    return text[-1:] in '”"’).!?…'


def _name(source: str, evidence: Evidence) -> str:
    return evidence.sources[source].name if source in evidence.sources else source
