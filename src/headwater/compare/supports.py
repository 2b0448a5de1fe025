"""Support told in words: what one statement adds to another, where the text itself says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from headwater.compare.found import Found, short
from headwater.compare.lexicon import pattern_of
from headwater.compare.numbers import other_names
from headwater.compare.states import load_contrasts
from headwater.compare.views import View, Views, closeness, fold, is_relative, likeness, overlap, root
from headwater.model import About

POINTS_BACK = re.compile(
    r"\b(?:that|this|the|these|those) (?:assessment|view|account|claim|conclusion|suspicion|"
    r"theory|version|belief|report)s? (?:was|were|is|are|has been|have been) (?:\w+ly )?"
    r"(?:reinforced|supported|strengthened|bolstered|borne out|backed)\b",
    re.IGNORECASE,
)
GENERAL = re.compile(
    r"\b(?:can|often|sometimes|usually|generally|easily|typically|tends? to|known to)\b", re.IGNORECASE
)
EXPERT = re.compile(
    r"\b(?:experts?|scientists?|researchers?|professors?|analysts?|historians?|engineers?|biologists?|doctors?)\b",
    re.IGNORECASE,
)
PENDING = re.compile(
    r"\b(?:will|would|to|[’']ll) (?:make|announce|reach|take) (?:a|the|his|her|its|their|my|our) (?:\w+ )?decision\b|"
    r"\b(?:will|would|is to|[’']ll) decide\b",
    re.IGNORECASE,
)
LEAST_TOLD = 2
LEAST_CLOSE_EXPERT = 0.42
LEAST_CLOSE_PLAN = 0.3
LEAST_CLOSE_ADMITTED = 0.6
LEAST_LIKE_ADMITTED = 0.2
MAX_HELD = 150
SUBORDINATE = re.compile(r"\s*(?:when|if|while|until|before|after|because|as)\b", re.IGNORECASE)
MAX_SENTENCE = 1_200


def find_supports(views: Views) -> Iterator[Found]:
    """Yield, for each sentence like "That assessment was reinforced when …", that the first thing it tells supports the
    last statement of the sentence before."""
    for own in views.by_article.values():
        told: set[int] = set()
        for view in own:
            start, end = view.statement.sentence
            text = views.evidence.articles[view.statement.article].text[start : min(end, start + MAX_SENTENCE)]
            match = POINTS_BACK.search(text)
            if match is None or view.statement.start < start + match.end():
                continue
            if start in told or is_relative(view):
                continue
            told.add(start)
            before = [o for o in own if o.statement.end <= start and o.claim != view.claim]
            if before:
                yield _found(view, before[-1], match.group())


def find_expert_support(views: Views) -> Iterator[Found]:
    """Yield that what an expert tells of such things in general supports what the article tells of this one.

    The general statement has a source who is an expert by name or role and says "can", "often" or the like; it supports
    the most told claim of its article, by somebody else and told as fact, with which it shares words.
    """
    sizes = Counter(v.claim for v in views.all)
    for view in views.all:
        if not _is_expert(view, views) or not GENERAL.search(view.statement.text) or view.statement.act != "says":
            continue
        scored = [
            (sizes[o.claim], overlap(view.words, o.words, views.weights), -o.order, o)
            for o in views.by_article[view.statement.article]
            if o.claim != view.claim
            and _told_as_fact(o)
            and o.source != view.source
            and view.words & o.words
            and sizes[o.claim] >= LEAST_TOLD
            and closeness(view, o, views) >= LEAST_CLOSE_EXPERT
        ]
        if scored:
            other = max(scored)[3]
            values = (short(view.statement.text), short(other.statement.text))
            yield Found(
                type="supports", source=view, target=other, about="means", values=values, rule="compare/expert@1",
                text="An expert tells that such things happen.", confidence=0.55,
            )  # fmt: skip


def _is_expert(view: View, views: Views) -> bool:
    source = views.evidence.sources.get(view.source or "")
    return source is not None and EXPERT.search(f"{source.name} {source.role or ''}") is not None


def _told_as_fact(view: View) -> bool:
    s = view.statement
    if SUBORDINATE.match(s.text):
        return False
    return s.act == "says" and s.modality == "actual" and bool(s.features.frames) and not GENERAL.search(s.text)


def find_plan_support(views: Views) -> Iterator[Found]:
    """Yield that a decision yet to come supports that nothing is decided.

    Both statements must share a name besides the commonest one near them and be near in meaning; of several the claim
    that most statements tell is supported.
    """
    undecided = next((c.one for c in load_contrasts() if c.one.search("undecided")), None)
    sizes = Counter(v.claim for v in views.all)
    for view in [v for v in views.all if v.statement.act == "says"]:
        if undecided is not None and PENDING.search(view.statement.text):
            others = [
                o for o in views.all if undecided.search(o.statement.text) and not PENDING.search(o.statement.text)
            ]
            reason = "Who still has a decision to make has not made it."
        else:
            continue
        near = [o for o in others if _of_one_plan(view, o, views)]
        best = max(near, key=lambda o: (sizes[o.claim], closeness(view, o, views), -o.order), default=None)
        if best is not None:
            yield _plain(view, best, "truth", "compare/pending@2", reason, 0.6)


def _of_one_plan(view: View, other: View, views: Views) -> bool:
    """Whether two statements of two claims are about one person's decision."""
    if other.claim == view.claim or other_names(view, other) or not view.around & other.around:
        return False
    return other.statement.act == "says" and closeness(view, other, views) >= LEAST_CLOSE_PLAN


def find_admissions(views: Views) -> Iterator[Found]:
    """Yield that what somebody admits supports what others say of them.

    The admission's source must be named in the other statement, which somebody else tells, and both be near in meaning.
    """
    for view in [v for v in views.all if v.statement.chain and _admits(v, views)][:MAX_HELD]:
        source = views.evidence.sources.get(view.source or "")
        words = [w for w in (source.name.split() if source else ()) if w[:1].isupper()]
        who = frozenset(root(w) for w in fold(" ".join(words)))
        scored = [
            (closeness(view, o, views), -o.order, o)
            for w in sorted(who)
            for o in views.holders.get(w, ())
            if o.claim != view.claim and o.source != view.source and o.statement.act == "says" and who & o.names
            and o.statement.polarity == view.statement.polarity and not _admits(o, views) and _is_charge(o)
            and likeness(view, o, views) >= LEAST_LIKE_ADMITTED
        ]  # fmt: skip
        best = max(scored, default=None)
        if best is not None and best[0] >= LEAST_CLOSE_ADMITTED:
            text = f"{source.name if source else 'Who is concerned'} admits something that goes with it."
            yield _plain(view, best[2], "truth", "compare/admits@1", text, round(min(0.85, 0.3 + best[0] / 2), 3))


def _is_charge(view: View) -> bool:
    """Whether a statement charges somebody, or is only what somebody says, and tells of no admission."""
    s = view.statement
    told = s.certainty == "hedged" or s.modality == "alleged" or bool(s.chain)
    return (told or pattern_of("accusing").search(s.text) is not None) and not pattern_of("admitting").search(s.text)


def _admits(view: View, views: Views) -> bool:
    """Whether a statement is attributed with a word of admission."""
    s = view.statement
    text = views.evidence.articles[s.article].text
    return any(
        pattern_of("admitting").search(text[h.cue_start : h.cue_end]) for h in s.chain if h.cue_start is not None
    )


def _plain(view: View, other: View, about: About, rule: str, text: str, confidence: float) -> Found:
    values = (short(view.statement.text), short(other.statement.text))
    return Found(
        type="supports", source=view, target=other, about=about, values=values, rule=rule, text=text,
        confidence=confidence,
    )  # fmt: skip


def _found(view: View, other: View, cue: str) -> Found:
    values = (short(view.statement.text), short(other.statement.text))
    text = f"The article says so: “{short(cue)}”."
    return Found(
        type="supports",
        source=view,
        target=other,
        about="truth",
        values=values,
        rule="compare/reinforces@1",
        text=text,
        confidence=0.7,
    )
