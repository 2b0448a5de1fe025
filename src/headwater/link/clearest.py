"""Of the statements of one claim: which words it best, and which was published first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.model import Article, Statement

GOOD_WORDS = (8, 30)
PRONOUNS = frozenset(["he", "she", "it", "they", "this", "these", "those", "him", "her", "them", "his", "their", "its"])
OPENERS = PRONOUNS | {"that", "which", "who", "what"}


def clearest(statements: Sequence[Statement]) -> Statement:
    """The statement that reads best alone: a whole clause of middling length, names before pronouns, certain.

    The first of equals; none of an empty sequence is asked for.
    """
    return min(enumerate(statements), key=lambda pair: (-clarity(pair[1]), pair[0]))[1]


def clarity(s: Statement) -> float:
    """How well a statement's passage reads alone; comparable among statements of one claim only."""
    words = s.text.split()
    low, high = GOOD_WORDS
    length = -0.25 * max(0, low - len(words)) - 0.05 * max(0, len(words) - high)
    names = 0.4 * min(3, sum(e.label != "other" for e in s.features.entities))
    vague = -1.0 if words and words[0].strip("“\"'‘").lower() in OPENERS else 0.0
    vague -= 0.3 * sum(w.lower() in PRONOUNS for w in words[1:4])
    frames = 0.5 if s.features.frames and s.features.frames[0].agent else 0.0
    plain = 0.3 * (s.form in ("none", "indirect")) + 0.3 * (s.certainty == "certain")
    whole = 0.4 if words and words[0][:1].isupper() else 0.0
    return length + names + vague + frames + plain + whole + 0.3 * min(2, len(s.figures) + len(s.when))


def first_report(statements: Sequence[Statement], articles: Mapping[str, Article]) -> tuple[str | None, str | None]:
    """(date as published, article id) of the earliest dated article that carries one; (None, None) if none is dated."""
    dated = [(articles[s.article].published, i) for i, s in enumerate(statements)]
    known = sorted((published, i) for published, i in dated if published)
    return (known[0][0], statements[known[0][1]].article) if known else (None, None)
