"""Denials: which claim a statement denies, in its own article or another, named or only implied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from headwater.compare.found import Found, short
from headwater.compare.views import View, Views, fold, overlap, root
from headwater.model import Evidence

# A denial whose object only points back: "denied the claims", "called the report baseless", "denied it".
POINTING = re.compile(
    r"\b(?:claims?|allegations?|accusations?|assertions?|charges?|reports?|rumou?rs?|story|stories|this|it|that|any|"
    r"involvement|responsibility|wrongdoing|links?|role|suggestions?|accounts?|leaks?|fabricat\w+|baseless|false|"
    r"untrue|hoax|lies|lie)\b",
    re.IGNORECASE,
)
COMMENT_ONLY = re.compile(
    r"\b(?:neither confirmed nor denied|(?:not|nor|never|n[o’']t) (?:confirm|den(?:y|ied))|"
    r"(?:neither|not) (?:confirm|den)\w*|declin\w+ to (?:comment|confirm|deny|say)|"
    r"cannot (?:verify|confirm)|could not (?:be reached|verify|confirm|be verified))\b",
    re.IGNORECASE,
)
PLURAL = re.compile(
    r"\b(?:claims|allegations|accusations|assertions|charges|reports|rumou?rs|stories)\b", re.IGNORECASE
)
_TOLD = r"(?:claims?|reports?|stor(?:y|ies)|rumou?rs?|allegations?|accusations?|leaks?|accounts?|suggestions?|posts?)"
_FALSE = r"(?:false|untrue|baseless|fabricat\w+|unfounded|bogus|a hoax|a lie|lies|made up|nonsense|fake|not true)"
# A report called untrue, in whatever words come between.
CALLED_FALSE = re.compile(
    rf"\b{_TOLD}\b[^.;]{{0,60}}\b(?:is|are|was|were|as|be)\b[^.;]{{0,20}}\b{_FALSE}\b"
    rf"|\b(?:dismiss|reject|slamm|denounc|brand|call|describ)\w*\b[^.;]{{0,40}}\b{_TOLD}\b[^.;]{{0,30}}\b{_FALSE}\b",
    re.IGNORECASE,
)
DENIES = re.compile(r"\bden(?:ies|ied|y|ying)\b", re.IGNORECASE)
UNNAMED = re.compile(r"\b(?:leaks?|sources|anonymous|unnamed)\b", re.IGNORECASE)
# Words of a denial that name no deed: what it implies is found by the other words.
EMPTY = frozenset(
    root(w)
    for w in """
    deny denied denies denying any involvement role responsibility responsible part link links wrongdoing behind being
    involved all allegation allegations accusation accusations claim claims charge charges report reports
    """.split()  # noqa: SIM905
)
MOST_DENIED = 3
NEARLY_AS_LIKELY = 0.6
NAMED_BONUS = 0.25
UNNAMED_BONUS = 0.35
DENYING_ACTS = frozenset({"denies", "retracts"})
MAX_SHARING = 2_000
LEAST_LIKE = 0.18
LEAST_LIKE_POINTING = 0.08
LEAST_LIKE_ELSEWHERE = 0.3
LEAST_IMPLIED = 2


def is_denial(view: View) -> bool:
    """Whether a statement denies something; declining to comment or to confirm is no denial."""
    s = view.statement
    if COMMENT_ONLY.search(s.text):
        return False
    if s.act == "denies" or (s.act == "says" and CALLED_FALSE.search(s.text) is not None):
        return True
    return s.act == "says" and _told_denial(view)


def _told_denial(view: View) -> bool:
    """Whether the article itself tells that somebody denied: the main verb is "deny"."""
    frames = view.statement.features.frames
    return any(f.predicate == "deny" and f.governor is None and not f.negated and f.agent for f in frames)


def find_denials(denial: View, views: Views) -> Iterator[Found]:
    """Yield what one denial denies: the likeliest claim of its article, and claims elsewhere that say the same.

    Inside the article the claim must be another's, and what the denial points at ("the claims") or be worded like it;
    in other articles it must be worded like it, or charge the denier with what the denial names. Where nothing is
    close enough, nothing is tied.
    """
    seen = {denial.claim}
    for other, like in _of_one_deed(denial, [*_here(denial, views), *_elsewhere(denial, views)]):
        if other.claim not in seen:
            seen.add(other.claim)
            yield _found(denial, other, like, views)


def _of_one_deed(denial: View, found: list[tuple[View, float]]) -> list[tuple[View, float]]:
    """Those that tell the deed denied ("had warned"), where any does: not what is only told along with it."""
    frames = denial.statement.features.frames
    deed = root(frames[0].predicate) if frames and denial.statement.act == "denies" else ""
    same = [(other, like) for other, like in found if deed in other.words]
    return same or found


def _here(denial: View, views: Views) -> list[tuple[View, float]]:
    """What the denial denies in its own article: the likeliest statement, or several where it denies "the claims"."""
    pointing = bool(POINTING.search(denial.statement.text)) or len(denial.words) <= 3
    least = LEAST_LIKE_POINTING if pointing else LEAST_LIKE
    unnamed = bool(UNNAMED.search(denial.statement.text))
    scored = []
    for other in views.by_article[denial.statement.article]:
        if not _deniable(denial, other):
            continue
        like, named = _closeness(denial, other, views), _names_source(denial, other, views.evidence)
        leaked = unnamed and _is_leak(other, views.evidence)
        if like >= least or (pointing and (leaked or (named and like > 0))):
            bonus = NAMED_BONUS * named + UNNAMED_BONUS * leaked + _bonus(denial, other)
            scored.append((like + bonus, like, other))
    scored.sort(key=lambda s: (-s[0], s[2].order))
    most = MOST_DENIED if PLURAL.search(denial.statement.text) else 1
    best = scored[0][0] if scored else 0.0
    return [(other, like) for score, like, other in scored[:most] if score >= best * NEARLY_AS_LIKELY]


def _is_leak(view: View, evidence: Evidence) -> bool:
    """Whether an outlet is said to have it from people it does not name."""
    kinds = [evidence.sources[h.source].kind for h in view.statement.chain if h.source in evidence.sources]
    return "anonymous" in kinds[1:] and kinds[0] in ("outlet", "wire")


def _bonus(denial: View, other: View) -> float:
    """What speaks for a target besides its words: it has a source, it stands before the denial."""
    return 0.1 * bool(other.statement.chain) + 0.05 * (other.statement.start < denial.statement.start)


def _names_source(denial: View, other: View, evidence: Evidence) -> bool:
    """Whether the denial's sentence names a source of the other statement ("the notes cited by the Post")."""
    context = frozenset(root(w) for w in fold(_sentence(denial, evidence)))
    own = {h.source for h in denial.statement.chain}
    return any(_source_words(h.source, evidence) & context for h in other.statement.chain if h.source not in own)


def _source_words(source: str, evidence: Evidence) -> frozenset[str]:
    found = evidence.sources.get(source)
    return frozenset(root(w) for w in fold(found.name) if len(w) > 3) if found else frozenset()


def _deniable(denial: View, other: View) -> bool:
    """Whether `other` is somebody else's assertion in another claim."""
    s = other.statement
    if other.claim == denial.claim or s.act not in ("says", "confirms") or s.id == denial.statement.id:
        return False
    own = denial.statement
    if is_denial(other) or s.polarity == "negative" or (s.article, s.sentence[0]) == (own.article, own.sentence[0]):
        return False
    return other.source is None or other.source != denial.source


def _closeness(denial: View, other: View, views: Views) -> float:
    """Overlap of the denial's sentence, with the denier's name, and the other statement's words.

    The names of outlets in the sentence are left out: "the Times" says nothing about time.
    """
    evidence = views.evidence
    outlets = {
        h.source
        for v in views.by_article[denial.statement.article]
        for h in v.statement.chain
        if evidence.sources[h.source].kind in ("outlet", "wire")
    }
    named = frozenset[str]().union(*(_source_words(s, evidence) for s in sorted(outlets)))
    own = frozenset(root(w) for w in fold(_sentence(denial, evidence))) | denial.words
    return overlap(own - named, other.words | other.names, views.weights)


def _sentence(view: View, evidence: Evidence) -> str:
    s = view.statement
    return evidence.articles[s.article].text[s.sentence[0] : s.sentence[1]]


def _elsewhere(denial: View, views: Views) -> list[tuple[View, float]]:
    """Statements of other articles worded like the content denied, or charging the denier with it, closest first."""
    content, denier = denial.words - EMPTY, _denier(denial, views.evidence)
    found = []
    if len(content | denier) < 3:
        return []
    for other in _sharing(content | denier, views):
        if other.statement.article == denial.statement.article or not _deniable(denial, other):
            continue
        like = overlap(content, other.words, views.weights) if len(content) >= 3 else 0.0
        if like >= LEAST_LIKE_ELSEWHERE or _charges(denier, content, other):
            found.append((other, like))
    return sorted(found, key=lambda f: (-f[1], f[0].order))


def _denier(denial: View, evidence: Evidence) -> frozenset[str]:
    """The naming words of who denies: the source, or whom the article tells to deny."""
    told = next((f.agent for f in denial.statement.features.frames if f.predicate == "deny" and f.agent), None)
    if told is not None:
        return frozenset(root(w) for w in fold(told)) & denial.names
    found = evidence.sources.get(denial.source or "")
    if found is None or found.kind in ("anonymous", "unknown", "outlet", "wire"):
        return frozenset()
    words = [w for name in (found.name, *found.aliases) for w in name.split() if w[:1].isupper()]
    return frozenset(root(w) for w in fold(" ".join(words)))


def _charges(denier: frozenset[str], content: frozenset[str], other: View) -> bool:
    """Whether a statement names the denier and shares what the denial names besides: the target, the place."""
    named = other.words | other.names
    # One common word of a name ("chemical") names nobody: all of it must be there, or a part that is a name there too.
    told = denier <= named or bool(denier & other.names)
    if not denier or other.statement.polarity == "negative" or not told:
        return False
    return len((content - denier) & named) >= LEAST_IMPLIED


def _sharing(words: frozenset[str], views: Views) -> list[View]:
    """Statements that share at least two of the words, in the corpus' order."""
    shared: Counter[int] = Counter()
    for word in sorted(words):
        found = views.holders.get(word, ())
        if len(found) <= MAX_SHARING:
            shared.update(v.order for v in found)
    return [views.all[at] for at, count in sorted(shared.items()) if count >= 2]


def _found(denial: View, other: View, like: float, views: Views) -> Found:
    who = views.evidence.sources[denial.source].name if denial.source else "The article"
    text = f"{who} denies what the other statement says: “{short(other.statement.text)}”."
    return Found(
        type="denies", source=denial, target=other, about="truth",
        values=(short(denial.statement.text), short(other.statement.text)),
        rule="compare/denies@2", text=text, confidence=round(min(0.95, 0.55 + like), 3),
    )  # fmt: skip


def find_comments(view: View, views: Views) -> str | None:
    """The claim on which a statement gives no comment, the closest of its article; None where none is close."""
    s = view.statement
    if s.act != "declines_comment" and not COMMENT_ONLY.search(s.text):
        return None
    others = [o for o in views.by_article[s.article] if o.claim != view.claim and o.statement.act != "declines_comment"]
    scored = [(_closeness(view, o, views) + 0.02 * (o.statement.start < s.start), -o.order, o.claim) for o in others]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= LEAST_LIKE_POINTING else None
