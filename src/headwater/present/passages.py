"""Quotations in their context, and whole articles, cut where marks begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from headwater.present.document import ArticleRow, StatementRow

CONTEXT_CHARS = 160
LONGEST_CHARS = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text: plain, or marked as a "passage", "source" or "cue". `statements` begin or run here."""

    text: str
    mark: str = ""
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def in_context(statement: StatementRow, text: str) -> tuple[Piece, ...]:
    """The statement's sentences with a little before and after; its passage, sources and cues are marked."""
    low, high = min(statement["sentence"][0], statement["start"]), max(statement["sentence"][1], statement["end"])
    low, high = max(low, statement["start"] - LONGEST_CHARS), min(high, statement["end"] + LONGEST_CHARS)
    start = max(_word_start(text, low - CONTEXT_CHARS), text.rfind("\n", 0, max(low, 0)) + 1)
    paragraph_end = text.find("\n", high)
    end = min(_word_end(text, high + CONTEXT_CHARS), paragraph_end if paragraph_end >= 0 else len(text))
    spans = [(statement["start"], statement["end"], "passage")]
    for hop in statement["chain"]:
        spans.append((hop["start"], hop["end"], "source"))
        if hop["cue_start"] is not None and hop["cue_end"] is not None:
            spans.append((hop["cue_start"], hop["cue_end"], "cue"))
    pieces = _cut(text, start, end, spans)
    before = (Piece(text="… "),) if text[:start].strip() and text[start - 1] != "\n" else ()
    after = (Piece(text=" …"),) if text[end:].strip() and text[end] != "\n" else ()
    return before + pieces + after


def _word_start(text: str, at: int) -> int:
    """The nearest start of a word or paragraph at or after `at`."""
    if at <= 0:
        return 0
    blank = text.find(" ", at, at + 40)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", max(at - 40, 0), at)
    return blank if blank >= 0 else at


def _cut(text: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """The text between two places in pieces; where spans overlap, the first given wins."""
    inside = [(max(s, start), min(e, end), k) for s, e, k in spans]
    inside = [x for x in inside if x[0] < x[1]]
    edges = sorted({start, end, *(x[0] for x in inside), *(x[1] for x in inside)})
    pieces: list[Piece] = []
    for a, b in pairwise(edges):
        mark = next((k for s, e, k in inside if s <= a and b <= e), "")
        if pieces and pieces[-1].mark == mark:
            pieces[-1] = Piece(text=pieces[-1].text + text[a:b], mark=mark)
        else:
            pieces.append(Piece(text=text[a:b], mark=mark))
    return tuple(pieces)


def whole_article(article: ArticleRow, statements: list[StatementRow]) -> tuple[Piece, ...]:
    """The article's text with every statement marked; pieces say which statements begin and end with them."""
    text = article["text"]
    known = [s for s in statements if 0 <= s["start"] < s["end"] <= len(text)]
    edges = sorted({0, len(text), *(s["start"] for s in known), *(s["end"] for s in known)})
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    depth: dict[int, int] = {}
    for statement in known:
        begins.setdefault(statement["start"], []).append(statement["id"])
        ends.setdefault(statement["end"], []).append(statement["id"])
        depth[statement["start"]] = depth.get(statement["start"], 0) + 1
        depth[statement["end"]] = depth.get(statement["end"], 0) - 1
    pieces, open_marks = [], 0
    for a, b in pairwise(edges):
        open_marks += depth.get(a, 0)
        pieces.append(
            Piece(
                text=text[a:b],
                mark="passage" if open_marks else "",
                begins=tuple(begins.get(a, ())),
                ends=tuple(ends.get(b, ())),
            )
        )
    return tuple(pieces)


def only_sentences(article: ArticleRow, statements: list[StatementRow]) -> tuple[Piece, ...]:
    """Only the sentences that hold statements, with "…" between them: for runs of many articles."""
    pieces: list[Piece] = []
    last = 0
    for statement in sorted(statements, key=lambda s: (s["start"], s["end"])):
        start, end = max(statement["sentence"][0], last), max(statement["sentence"][1], statement["end"])
        if start >= end:
            continue
        if start > last and last:
            pieces.append(Piece(text="\n…\n"))
        cut = _cut(article["text"], start, end, [(statement["start"], statement["end"], "passage")])
        marked = [Piece(text=p.text, mark=p.mark, ends=(statement["id"],) if p.mark else ()) for p in cut]
        pieces += marked
        last = end
    return tuple(pieces)
