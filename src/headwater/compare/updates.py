"""Corrections and updates told in words: speculation dispelled, an earlier report corrected or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.compare.contraries import NEGATION, SUBORDINATE
from headwater.compare.found import Found, published, short
from headwater.compare.happenings import happenings_of
from headwater.compare.views import View, Views, closeness, is_relative, likeness

DISPELLED = re.compile(
    r"\b(?:dispel\w*|debunk\w*|refut\w+|disprov\w+|rebut\w*|contradict\w*|quash\w*|"
    r"put\w* (?:an end|to rest)|"
    r"lay\w* to rest|belies|belied|contrary to)\b.{0,60}?"
    r"\b(?:speculation|rumou?rs?|reports?|claims?|suggestions?|fears|beliefs?|theor(?:y|ies))\b",
    re.IGNORECASE | re.DOTALL,
)
# Words that give what was said before, and was wrong.
RESTATING = re.compile(
    r"\b(?:an?|our|the|its) (?:earlier|previous|initial|first) (?:report|version|article|story|dispatch|headline)\b"
    r"|\b(?:wrongly|mistakenly|incorrectly|erroneously) (?:reported|said|stated|gave|identified|named|put)\b"
    r"|\b(?:previously|initially|originally|earlier|first) (?:reported|said|stated|believed|thought) (?:that\b|to\b)"
    r"|\b(?:misstated|misidentified|retracts?|withdr(?:ew|aws?)|retracted)\b",
    re.IGNORECASE,
)
NOTICE = re.compile(r"\b(?:correction|clarification|corrects?|corrected|retract\w*|editor['’]s note)\b", re.IGNORECASE)
WITHDRAWN = re.compile(
    r"\b(?:retract|withdr[ae]w|recant|walk\w* back|took back|take back|correct|apologi[sz]|regret|wrong|incorrect|"
    r"mistake|error|no longer|clarif)\w*\b",
    re.IGNORECASE,
)
LEADING = re.compile(r"\W*(?:correction|clarification|corrected)\b\W{0,3}", re.IGNORECASE)
UPDATE = re.compile(r"(?m)^\W{0,4}UPDATE[D]?\b(?: \d)?\W{0,3}[:–—-]")
MAX_SENTENCE = 1_200
MAX_HEAD = 400
LEAST_LIKE = 0.3
LEAST_CLOSE = 0.4
RESTATED = 0.55
LEAST_SAME = 0.1


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
                text = f"The sentence sets the one against the other (“{short(match.group())}”)."
                yield _supersedes((main or before)[-1], view, "compare/dispels@1", text, 0.85)


def _stands_before(other: View, view: View, cue: int) -> bool:
    """Whether `other` is another claim told in the same sentence before the cue."""
    s = other.statement
    return s.sentence[0] == view.statement.sentence[0] and s.start < cue and other.claim != view.claim


def find_corrections(views: Views) -> Iterator[Found]:
    """Yield that what a correction says instead supersedes what it takes back, and that alone.

    What it takes back is given after words like "an earlier report said" or in a statement that retracts; what it says
    instead is the next statement worded alike. It takes back too what another article worded nearly as the restated.
    """
    for own in views.by_article.values():
        for at, view in enumerate(own):
            if not _restates(view, views):
                continue
            newer = next((o for o in own[at + 1 : at + 5] if _instead(view, o, views)), None)
            newer = newer or next((o for o in reversed(own[max(0, at - 3) : at]) if _instead(view, o, views)), None)
            if newer is not None:
                yield from _taken_back(view, newer, views)
        if own and not any(_restates(v, views) for v in own):
            yield from _told_as_correction(own, views)


def _told_as_correction(own: Sequence[View], views: Views) -> Iterator[Found]:
    """A correction that does not say what was wrong replaces what another article worded nearly the same."""
    for view in own:
        if not LEADING.match(_sentence(view, views)) and not LEADING.match(_before(view, views)):
            continue
        scored = [(likeness(view, o, views), -o.order, o) for o in _elsewhere(view, views)]
        if scored and max(scored)[0] >= RESTATED:
            text = "The statement is told as a correction of what was said before."
            yield _supersedes(view, max(scored)[2], "compare/corrects@2", text, 0.6)


def _before(view: View, views: Views) -> str:
    """The line up to a statement's sentence."""
    text, start = views.evidence.articles[view.statement.article].text, view.statement.sentence[0]
    return text[max(text.rfind("\n", 0, start) + 1, start - 40) : start]


def _elsewhere(view: View, views: Views) -> list[View]:
    """Statements of other claims and articles, not published later, that share a name with `view`."""
    found = {v.order: v for w in sorted(view.names) for v in views.holders.get(w, ())}
    day = published(view, views.evidence) or "9"
    return [
        v
        for _, v in sorted(found.items())
        if v.statement.article != view.statement.article
        and v.claim != view.claim
        and (published(v, views.evidence) or "") <= day
    ]


def _restates(view: View, views: Views) -> bool:
    """Whether a statement gives what was said before, in a notice of correction or after words that say so."""
    sentence = _sentence(view, views)
    article = views.evidence.articles[view.statement.article]
    notice = NOTICE.search(f"{article.title or ''} {article.text[:MAX_HEAD]}") or NOTICE.search(sentence)
    if view.statement.act == "retracts" and (notice or WITHDRAWN.search(sentence) or RESTATING.search(sentence)):
        return True
    match = RESTATING.search(sentence)
    if match is None or view.statement.end <= view.statement.sentence[0] + match.start():
        return False
    return bool(notice) or "earlier version" in sentence


def _instead(old: View, new: View, views: Views) -> bool:
    """Whether `new` says what holds instead of `old`: worded alike, not itself a restatement, another claim."""
    if new.claim == old.claim or _restates(new, views):
        return False
    return likeness(old, new, views) >= LEAST_LIKE and closeness(old, new, views) >= LEAST_CLOSE


def _taken_back(old: View, new: View, views: Views) -> Iterator[Found]:
    text = "The article corrects what was said before: it says this instead."
    yield _supersedes(new, old, "compare/corrects@2", text, 0.8)
    day = published(new, views.evidence)
    for other in _alike(old, views):
        early = published(other, views.evidence)
        if other.claim in (old.claim, new.claim) or (early and day and early > day):
            continue
        yield _supersedes(new, other, "compare/corrects@2", text, 0.7)


def _alike(view: View, views: Views) -> list[View]:
    """Statements of other articles worded nearly as `view` and giving the same figures."""
    found = {v.order: v for w in sorted(view.words) for v in views.holders.get(w, ())}
    figures = {(f.of, f.low, f.high) for f in view.statement.figures}
    return [
        v
        for _, v in sorted(found.items())
        if v.statement.article != view.statement.article
        and v.statement.polarity == view.statement.polarity
        and likeness(view, v, views) >= RESTATED
        and {(f.of, f.low, f.high) for f in v.statement.figures} == figures
    ]


def find_updates(views: Views) -> Iterator[Found]:
    """Yield that what an article's "UPDATE:" tells of a happening supersedes what the rest of it tells of the same."""
    for article, own in views.by_article.items():
        match = UPDATE.search(views.evidence.articles[article].text)
        if match is None:
            continue
        text = views.evidence.articles[article].text
        end = text.find("\n\n", match.end() + MAX_HEAD // 4)
        told = [v for v in own if match.start() <= v.statement.start < (end if end > 0 else len(text))]
        rest = [v for v in own if v not in told]
        for new in told:
            same = [(likeness(new, o, views), -o.order, o) for o in rest if _same_happening(new, o)]
            if same and max(same)[0] >= LEAST_SAME:
                older = max(same)[2]
                why = "The article tells it as an update to what it reported before."
                yield _supersedes(new, older, "compare/update@1", why, 0.65)


def _same_happening(new: View, old: View) -> bool:
    """Whether both tell one kind of happening with a shared word, in claims of their own."""
    if new.claim == old.claim or not happenings_of(new) & happenings_of(old):
        return False
    if NEGATION.search(new.statement.text) or SUBORDINATE.match(old.statement.text):
        return False
    return bool(new.words & old.words) or bool(new.names & old.names)


def _sentence(view: View, views: Views) -> str:
    start, end = view.statement.sentence
    return views.evidence.articles[view.statement.article].text[start : min(end, start + MAX_SENTENCE)]


def _supersedes(newer: View, older: View, rule: str, text: str, confidence: float) -> Found:
    return Found(
        type="supersedes", source=newer, target=older, about="outcome",
        values=(short(newer.statement.text), short(older.statement.text)),
        rule=rule, text=text, confidence=confidence,
    )  # fmt: skip
