"""Judgements as records: what may be judged, which of several holds, what they are told by."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from headwater.errors import UsageError
from headwater.model import Judgement, JudgementKind, Reason, make_id

RULE = "judgement@1"
VERDICTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claim": ("same", "different"),
        "source": ("same", "different"),
        "copy": ("copy", "none"),
        "relation": ("right", "wrong"),
        "chain": ("corrected",),
    }
)
_PREFIXES = {
    "claim": ("st-", "st-"),
    "source": ("s-", "s-"),
    "copy": ("a-", "a-"),
    "relation": ("r-", "{"),
    "chain": ("st-", "["),
}
_SAID = {
    ("claim", "same"): "that they say the same",
    ("claim", "different"): "that they do not say the same",
    ("source", "same"): "that these two are one source",
    ("source", "different"): "that these two are not one source",
    ("copy", "copy"): "that one article copies the other",
    ("copy", "none"): "that neither article copies the other",
    ("relation", "right"): "that this is so",
    ("relation", "wrong"): "that this is not so",
    ("chain", "corrected"): "who says this",
}
MOST_HOPS = 8
MOST_NAME = 200


def make_judgement(
    *, kind: JudgementKind, subject: str, object: str, verdict: str, author: str, at: str, note: str = "",
) -> Judgement:  # fmt: skip
    """The judgement as a record. Raises `UsageError` for what cannot be judged so, or without an author.

    Pairs have no order: the smaller id is the subject.
    """
    if verdict not in VERDICTS.get(kind, ()):
        raise UsageError(f"a {kind} cannot be judged {verdict!r}")
    if not author.strip():
        raise UsageError("a judgement needs an author")
    for given, prefix in zip((subject, object), _PREFIXES[kind], strict=True):
        if not given.startswith(prefix):
            raise UsageError(f"{given[:40]!r} is not what a judgement on a {kind} is about")
    if kind == "chain":
        object = json.dumps(read_chain(object), ensure_ascii=False, separators=(",", ":"))
    if kind in ("claim", "source", "copy"):
        if subject == object:
            raise UsageError("a judgement on a pair needs two")
        subject, object = sorted((subject, object))
    ident = make_id("j", kind, subject, object, verdict, author, at)
    return Judgement(
        id=ident, kind=kind, subject=subject, object=object, verdict=verdict, author=author.strip(), at=at,
        note=note.strip(),
    )  # fmt: skip


def read_chain(text: str) -> list[dict[str, str]]:
    """A corrected chain, nearest first, as names with kinds: [{"name": "the mayor", "kind": "person"}, …].

    Raises `UsageError` for anything else.
    """
    try:
        rows: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise UsageError("the chain is not a JSON list") from None
    if not isinstance(rows, list) or len(rows) > MOST_HOPS:
        raise UsageError(f"a chain is a list of at most {MOST_HOPS} sources")
    found = []
    for row in rows:
        name = row.get("name") if isinstance(row, dict) else None
        if not isinstance(name, str) or not name.strip() or len(name) > MOST_NAME:
            raise UsageError("every source of a chain needs a name")
        kind = row.get("kind")
        found.append({"name": " ".join(name.split()), "kind": kind if isinstance(kind, str) else "unknown"})
    return found


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that hold: not undone, and of several on one matter the last.

    Of two of the same moment the one given later is the last.
    """
    last: dict[tuple[str, str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: j.at):
        if judgement.undone_at is None:
            other = judgement.object if judgement.kind in ("claim", "source", "copy") else ""
            key = (judgement.kind, judgement.subject, other)
            last.pop(key, None)
            last[key] = judgement
    return list(last.values())


def concerns(
    judgement: Judgement, articles: Collection[str], statements: Collection[str], sources: Collection[str]
) -> bool:
    """Whether a judgement can change a story of these articles, statements and (local or canonical) sources."""
    ends = {judgement.subject, judgement.object}
    if judgement.kind == "copy":
        return ends <= set(articles)
    if judgement.kind == "claim":
        return ends <= set(statements)
    if judgement.kind == "source":
        return not ends.isdisjoint(sources)
    if judgement.kind == "chain":
        return judgement.subject in statements
    return set(ends_of(judgement)) <= set(statements)


def ends_of(judgement: Judgement) -> tuple[str, ...]:
    """The two statements by which a judged relation is found again, whatever its claims have become."""
    try:
        found = json.loads(judgement.object)
        return str(found["from"]), str(found["to"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ("", "")


def reason_for(judgement: Judgement, *evidence: str) -> Reason:
    """The judgement as a reason that a reader can check with its author."""
    note = f": {judgement.note}" if judgement.note else ""
    said = _SAID[judgement.kind, judgement.verdict]
    text = f"{judgement.author} judged on {judgement.at[:10]} {said}{note}"
    return Reason(rule=RULE, text=text if text.endswith((".", "!", "?")) else text + ".",
                  evidence=(judgement.id, *evidence))  # fmt: skip
