"""Corrections and updates told in words: speculation dispelled, an earlier report corrected or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.found import Found, published, short
from headwater.compare.views import View, Views, is_relative, likeness

DISPELLED = re.compile(
    r"\b(?:dispel\w*|debunk\w*|refut\w+|disprov\w+|rebut\w*|contradict\w*|quash\w*|"
    r"put\w* (?:an end|to rest)|"
    r"lay\w* to rest|belies|belied|contrary to)\b.{0,60}?"
    r"\b(?:speculation|rumou?rs?|reports?|claims?|suggestions?|fears|beliefs?|theor(?:y|ies))\b",
    re.IGNORECASE | re.DOTALL,
)
CORRECTING = re.compile(
    r"\b(?:correction|clarification|corrects|corrected (?:its|the|an|that)|an earlier version of|"
    r"had (?:wrongly|mistakenly|"
    r"incorrectly|erroneously)|(?:wrongly|mistakenly|incorrectly|erroneously) (?:reported|said|stated|identified)|"
    r"previously reported|(?:initially|originally|earlier|first) (?:reported|said|stated|believed|thought|put)|"
    r"revised (?:its|the|up|down|upwards?|downwards?)|turned out (?:to|that))\b",
    re.IGNORECASE,
)
MAX_SENTENCE = 1_200
LEAST_LIKE = 0.35


def find_dispelled(views: Views) -> Iterator[Found]:
    """Yield, for each sentence that dispels speculation, that what stands before supersedes what was speculated."""
    for own in views.by_article.values():
        for view in own:
            sentence = _sentence(view, views)
            match = DISPELLED.search(sentence)
            cut = view.statement.sentence[0] + match.end() if match else -1
            if match is None or view.statement.start < cut - 20:
                continue
            before = [o for o in own if _stands_before(o, view, view.statement.sentence[0] + match.start())]
            if before:
                main = [o for o in before if not is_relative(o)]
                yield _dispelled((main or before)[-1], view, match.group())


def _stands_before(other: View, view: View, cue: int) -> bool:
    """Whether `other` is another claim told in the same sentence before the cue."""
    s = other.statement
    return s.sentence[0] == view.statement.sentence[0] and s.start < cue and other.claim != view.claim


def _dispelled(newer: View, older: View, cue: str) -> Found:
    text = f"The sentence sets the one against the other (“{short(cue)}”)."
    return _supersedes(newer, older, "compare/dispels@1", text, 0.85)


def find_corrections(a: View, b: View, views: Views) -> Iterator[Found]:
    """Yield that a statement told as a correction supersedes one worded like it, told without such words."""
    first, second = _corrects(a, views), _corrects(b, views)
    if first == second or not a.names & b.names or likeness(a, b, views) < LEAST_LIKE:
        return
    newer, older = (a, b) if first else (b, a)
    early, late = published(older, views.evidence), published(newer, views.evidence)
    if early and late and late < early:
        return
    if newer.statement.article == older.statement.article and newer.statement.sentence == older.statement.sentence:
        return
    text = "The statement is told as a correction of what was said before."
    yield _supersedes(newer, older, "compare/corrects@1", text, 0.6)


def _corrects(view: View, views: Views) -> bool:
    return view.statement.act == "retracts" or bool(CORRECTING.search(_sentence(view, views)))


def _sentence(view: View, views: Views) -> str:
    start, end = view.statement.sentence
    return views.evidence.articles[view.statement.article].text[start : min(end, start + MAX_SENTENCE)]


def _supersedes(newer: View, older: View, rule: str, text: str, confidence: float) -> Found:
    return Found(
        type="supersedes", source=newer, target=older, about="outcome",
        values=(short(newer.statement.text), short(older.statement.text)),
        rule=rule, text=text, confidence=confidence,
    )  # fmt: skip
