"""Statements that give the same words: one statement, one unnamed source, whoever passes it on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from headwater.model import Evidence
from headwater.trace.groups import Merging
from headwater.trace.roots import Root
from headwater.trace.wording import FUNCTION_WORDS, WORD, stem

UNNAMED_RUN = 7
SAME_RUN = 9
FREE_RUN = 12
MAX_WORDS = 120
ALIKE = 0.5
QUOTING = frozenset({"direct", "mixed"})

Runs = frozenset[tuple[str, ...]]


def word_overlap(a: str, b: str) -> float:
    """Share of the shorter text's content words that the other has too, 0 to 1."""
    x, y = content_words(a), content_words(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def content_words(text: str) -> frozenset[str]:
    """The stems of the words of `text` that are no function words."""
    return frozenset(stem(w) for w in _words(text) if w not in FUNCTION_WORDS)


def _words(text: str) -> list[str]:
    return [m.group().casefold().replace("’", "'") for m in WORD.finditer(text)]


def word_runs(text: str, length: int) -> Runs:
    """Every run of `length` words among the first `MAX_WORDS` of `text`."""
    words = _words(text)[:MAX_WORDS]
    return frozenset(tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def join_same_words(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> None:
    """Join statements of different articles that quote the same words: one statement, whoever it is ascribed to.

    Outside quotations shared words are a copy's affair, except that a long run ties who names nobody to who does.
    """
    # A run may be met as a quotation (False) or where one of the two statements names nobody (True).
    first: dict[tuple[tuple[str, ...], bool], Root] = {}
    for root in roots:
        told = evidence.statements[root.statement]
        quoted = word_runs(told.text, SAME_RUN) if told.form in QUOTING else frozenset()
        for free, runs in ((False, quoted), (True, word_runs(told.text, FREE_RUN))):
            for run in sorted(runs):
                known = first.setdefault((run, free), root)
                if known.article != root.article and (not free or known.end is None or root.end is None):
                    text = "Both give the same words, so they rest on one statement."
                    merging.join(known.statement, root.statement, "trace/same-statement@1", text)


def join_unnamed_alike(merging: Merging, roots: Sequence[Root], evidence: Evidence) -> list[tuple[str, str]]:
    """Join unnamed sources of different outlets that say the same words or are described alike; return them.

    The pairs returned are sources that were found to be one, which holds for every other claim too.
    """
    found = []
    unnamed = [r for r in roots if r.end and evidence.sources[r.end].kind == "anonymous"]
    runs = {r.statement: word_runs(evidence.statements[r.statement].text, UNNAMED_RUN) for r in unnamed}
    for i, a in enumerate(unnamed):
        for b in unnamed[i + 1 :]:
            if a.end is None or b.end is None or a.end == b.end:
                continue
            text = _alike(a, b, runs, evidence)
            if text:
                merging.join(a.statement, b.statement, "trace/same-words@1", text, a.end, b.end)
                found.append((a.end, b.end))
    return found


def _alike(a: Root, b: Root, runs: Mapping[str, Runs], evidence: Evidence) -> str:
    """Why two unnamed sources are one, as a sentence; empty where nothing tells."""
    if runs[a.statement] & runs[b.statement]:
        return "Both give the same words of an unnamed source."
    x, y = evidence.sources[a.end or ""], evidence.sources[b.end or ""]
    shared = len(content_words(x.name) & content_words(y.name))
    if shared < 2:
        return ""
    if shared >= 4:
        return f"Both describe their unnamed source alike ({x.name}; {y.name})."
    if word_overlap(evidence.statements[a.statement].text, evidence.statements[b.statement].text) >= ALIKE:
        return f"Both give nearly the same words of an unnamed source described alike ({x.name}; {y.name})."
    return ""


def join_known_alike(
    merging: Merging, roots: Sequence[Root], alike: Iterable[tuple[str, str]], evidence: Evidence
) -> None:
    """Join statements of unnamed sources that another claim showed to be one."""
    by_end: Mapping[str, str] = {r.end: r.statement for r in reversed(roots) if r.end}
    for a, b in alike:
        if a in by_end and b in by_end:
            text = f"Another claim shows that {evidence.sources[a].name} and {evidence.sources[b].name} are one source."
            merging.join(by_end[a], by_end[b], "trace/known-alike@1", text, a, b)
