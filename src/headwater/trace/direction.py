"""Who took a copied text from whom: credits, datelines, publication times, truncation."""

from __future__ import annotations

from headwater.model import Direction, Evidence, Reason

Verdict = tuple[Direction, tuple[Reason, ...]]


def find_direction(a: str, b: str, passages: tuple[tuple[int, int, int, int], ...], evidence: Evidence) -> Verdict:
    """The direction of a copy between articles `a` and `b`, and why; "unknown" where nothing tells.

    The strongest sign decides: one article credits the other's outlet; both credit the same third; one was
    published earlier; one breaks off inside the shared text.
    """
    for sign in (_by_credit, _by_common_credit, _by_date):
        verdict = sign(a, b, evidence)
        if verdict is not None:
            return verdict
    return _by_truncation(a, b, passages, evidence) or ("unknown", ())


def credits(article: str, evidence: Evidence) -> frozenset[str]:
    """Outlets and agencies that an article credits: its wire, its credit lines, and outlets its chains name."""
    named = {h.source for s in evidence.statements.values() if s.article == article for h in s.chain}
    outlets = {s for s in named if s in evidence.sources and evidence.sources[s].kind in ("outlet", "wire")}
    return frozenset(outlets | credited_whole(article, evidence))


def credited_whole(article: str, evidence: Evidence) -> frozenset[str]:
    """Outlets and agencies credited for an article as a whole, by dateline or credit line."""
    wire = evidence.wire_of.get(article)
    return frozenset([*evidence.credited_by.get(article, ()), *([wire] if wire else [])])


def _by_credit(a: str, b: str, evidence: Evidence) -> Verdict | None:
    a_from_b = evidence.outlet_of.get(b) in credits(a, evidence)
    b_from_a = evidence.outlet_of.get(a) in credits(b, evidence)
    if a_from_b == b_from_a:
        return None
    taker, giver = (a, b) if a_from_b else (b, a)
    name = _name(evidence.outlet_of[giver], evidence)
    text = f"One article credits {name}, which published the other."
    direction: Direction = "b->a" if a_from_b else "a->b"
    return direction, (Reason(rule="trace/credit@1", text=text, evidence=(taker, giver)),)


def _by_common_credit(a: str, b: str, evidence: Evidence) -> Verdict | None:
    own = {evidence.outlet_of.get(a), evidence.outlet_of.get(b)}
    whole = credited_whole(a, evidence) & credited_whole(b, evidence)
    common = sorted((whole or credits(a, evidence) & credits(b, evidence)) - own)
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


def _by_truncation(
    a: str, b: str, passages: tuple[tuple[int, int, int, int], ...], evidence: Evidence
) -> Verdict | None:
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
