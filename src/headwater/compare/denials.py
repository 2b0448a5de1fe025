"""Which claim a denial denies: in its own article what it answers, elsewhere what says or charges the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from headwater.compare.deeds import LIGHT, SAME, deeds_of
from headwater.compare.denying import COMMENT_ONLY, POINTER, Denial, called_false, patterns_of
from headwater.compare.found import Found, short
from headwater.compare.lexicon import pattern_of
from headwater.compare.numbers import other_names
from headwater.compare.views import View, Views, closeness, fold, is_relative, overlap, root
from headwater.model import Evidence

LEAST_CLOSE = 0.48
LEAST_CLOSE_ALONE = 0.58
LEAST_CLOSE_ELSEWHERE = 0.7
LEAST_CLOSE_CHARGED = 0.38
LEAST_LIKE = 0.2
LEAST_CONTENT = 0.66
LEAST_POINTING = 0.61
LEAST_CLOSE_ECHO = 0.8
UNNAMED = re.compile(r"\b(?:leaks?|leaked|sources|anonymous|unnamed)\b", re.IGNORECASE)
MUCH_CLOSER = 0.12
NEAR_SOURCE = 60
OF_THEIRS = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|spokes\w+|aides?|advisers?|campaign|chief of staff|secretary|representatives?|"
    r"officials?|friends?|wife|husband|family)\b",
    re.IGNORECASE,
)
SAID = re.compile(r"\b(?:said|comments?|remarks?|words|statements?)\b", re.IGNORECASE)
WHOSE = re.compile(r"\s[A-Z]\w+")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
REPORT = re.compile(r"\b(?:reports?|reporting|story|stories|article|accounts?)\b", re.IGNORECASE)
STORY = re.compile(
    r"\b(?:story|stories|reports?|rumou?rs?|claims?|news|photos?|pictures?|images?|videos?)\b", re.IGNORECASE
)
LEAST_LIKE_COMMENT = 0.08
LEAST_IMPLIED = 2
MAX_SHARING = 2_000
CHARGES = frozenset({"charg", "accus", "indict", "su", "alleg", "implicat", "blam"})
WRONG = re.compile(
    r"\b(?:fraud|harass\w*|assault\w*|rap(?:e|ed|ing)|misconduct|brib\w+|corrupt\w*|embezzl\w*|stole|stealing|murder\w*|"
    r"misus\w*|abus\w*|launder\w*|conspir\w*|perjur\w*|obstruct\w*|lied|illegal\w*)\b",
    re.IGNORECASE,
)
# What speaks for a target of a denial that only points, by how many statements it stands before it and otherwise.
NEARNESS = {1: 0.35, 2: 0.22, 3: 0.12, 4: 0.08}
ACCUSES = 0.15
ABOUT_DENIER = 0.15
SOURCED = 0.1
NAMED = 0.3
HEDGED = 0.08
RIGHT_BEFORE = 0.13
LEAKED = 0.15
# What speaks for a target worded like the content denied is mostly that; the rest breaks ties.
A_LITTLE = 0.04
ONE_DEED = 0.12


def find_denials(denial: Denial, views: Views) -> Iterator[Found]:
    """Yield what one denial denies: the likeliest statement of its article, and those elsewhere that say the same.

    In its own article it answers somebody else's statement: one near in meaning to what it denies, or, where it only
    points ("denied the claims"), the accusation told just before it. Elsewhere it must be near in meaning, or charge
    the denier by name with what the denial names. Where nothing is close enough, nothing is tied.
    """
    here, elsewhere = _here(denial, views), _elsewhere(denial, views)
    if denial.guilt and not here and not elsewhere:
        elsewhere = _charged(denial, views)
    if here and elsewhere and not denial.points and elsewhere[0][1] > here[0][1] + MUCH_CLOSER:
        here = []
    if not here and not elsewhere and denial.points:
        elsewhere = _central(denial, views)
    found = [*here, *elsewhere, *_echoes([*here, *elsewhere], denial, views)]
    same = [(o, s) for o, s in found if _one_deed(denial, o)]
    seen = {denial.view.claim}
    for other, score in same or found:  # where one tells the deed denied, what is only told along with it is left
        if other.claim not in seen:
            seen.add(other.claim)
            yield _found(denial, other, score, views)


def _echoes(found: list[tuple[View, float]], denial: Denial, views: Views) -> Iterator[tuple[View, float]]:
    """What other claims say in nearly the same words as what is denied, if their names agree: it is denied too."""
    for target, score in found[: 0 if denial.guilt else 1]:
        for other in _sharing(target.words, views):
            if other.claim == target.claim or not _deniable(denial, other) or other_names(target, other):
                continue
            close = closeness(target, other, views)
            if close >= LEAST_CLOSE_ECHO and target.names & other.names:
                yield other, score - 0.1


def _central(denial: Denial, views: Views) -> list[tuple[View, float]]:
    """The claim that most statements tell, where a denial points at "the story" or "the report" and nothing near fits.

    It must be told by two articles and share a name with what stands around the denial.
    """
    if not STORY.search(denial.cue):
        return []
    sizes: dict[str, set[str]] = {}
    for v in views.all:
        sizes.setdefault(v.claim, set()).add(v.statement.article)
    told = [v for v in views.all if len(sizes[v.claim]) >= 2 and _deniable(denial, v) and v.names & denial.view.around]
    best = max(told, key=lambda v: (len(sizes[v.claim]), closeness(denial.view, v, views), -v.order), default=None)
    return [(best, LEAST_POINTING)] if best else []


def _here(denial: Denial, views: Views) -> list[tuple[View, float]]:
    """The likeliest target in the denial's own article, if one is likely enough."""
    pointing = denial.points or denial.guilt
    score, least = (score_pointed, LEAST_POINTING) if pointing else (score_content, LEAST_CONTENT)
    own = views.by_article[denial.view.statement.article]
    targets = [o for o in own if _deniable(denial, o) and not _same_side(denial, o, views.evidence)]
    scored = [(score(denial, o, views), -o.order, o) for o in targets]
    best = max(scored, default=None)
    return [(best[2], best[0])] if best and best[0] >= least else []


def score_content(denial: Denial, other: View, views: Views) -> float:
    """How likely a statement of the same article is what a denial with a content of its own denies."""
    close = closeness(denial.view, other, views)
    like, deed = overlap(denial.words, other.words, views.weights), _one_deed(denial, other)
    if close < (LEAST_CLOSE if deed else LEAST_CLOSE_ALONE) or like < (LEAST_LIKE / 2 if deed else LEAST_LIKE):
        return 0.0
    hints = (_accuses(other), _is_about(denial, other, views), bool(other.statement.chain), _is_hedged(other))
    return close + ONE_DEED * deed + A_LITTLE * sum(hints) + A_LITTLE * (1 <= _gap(denial.view, other, views) <= 2)


def _one_deed(denial: Denial, other: View) -> bool:
    """Whether a statement tells the deed that a denial names first, by its verb."""
    words = {SAME.get(w, w) for w in denial.words}
    verb = next((d.verb for d in deeds_of(denial.view) if d.verb in words - LIGHT), None)
    return verb is not None and (verb in other.words or any(d.verb == verb for d in deeds_of(other)))


def score_pointed(denial: Denial, other: View, views: Views) -> float:
    """How likely a statement of the same article is what a denial points at: the accusation told just before it."""
    if not (denial.view.statement.chain or _denier(denial, views.evidence)):
        return 0.0
    gap, named = _gap(denial.view, other, views), _names_source(denial, other, views.evidence)
    if not named and WHOSE.search(denial.cue):
        return 0.0
    if SAID.search(denial.cue) and not other.statement.chain:
        return 0.0
    accuses, about = _accuses(other), _is_about(denial, other, views)
    if not 1 <= gap <= max(NEARNESS) and not (named or (denial.guilt and about)):
        return 0.0
    if denial.guilt and not (accuses and (about or gap == 1)):
        return 0.0
    if not (accuses or named or other.statement.chain or _is_hedged(other)):
        return 0.0
    if REPORT.search(f"{denial.cue} {denial.view.statement.text}") and not (
        named or _is_reported(other, views.evidence)
    ):
        return 0.0
    score = NEARNESS.get(gap, 0.0) + 0.4 * closeness(denial.view, other, views)
    if gap == 1 and other.statement.chain and len(denial.words) <= 1 and not denial.guilt:
        score += RIGHT_BEFORE
    leaked = bool(UNNAMED.search(_sentence(denial.view, views.evidence))) and _is_leak(other, views.evidence)
    score += LEAKED * leaked + ACCUSES * accuses + ABOUT_DENIER * about + NAMED * named
    score += SOURCED * bool(other.statement.chain) + HEDGED * _is_hedged(other)
    return score - 0.15 * is_relative(other)


def _is_reported(other: View, evidence: Evidence) -> bool:
    """Whether a statement comes through another outlet, a document or unnamed people: what "the report" may mean."""
    kinds = [evidence.sources[h.source].kind for h in other.statement.chain if h.source in evidence.sources]
    return bool({"outlet", "wire", "document", "anonymous"} & set(kinds)) or _is_hedged(other)


def _accuses(other: View) -> bool:
    return pattern_of("accusing").search(other.statement.text) is not None


def _is_about(denial: Denial, other: View, views: Views) -> bool:
    """Whether a statement names who denies."""
    return bool(_denier(denial, views.evidence) & (other.words | other.names))


def _is_hedged(other: View) -> bool:
    return other.statement.certainty == "hedged" or other.statement.modality in ("alleged", "possible")


def _gap(view: View, other: View, views: Views) -> int:
    """How many statements `other` stands before `view` in their article; 0 where it stands behind."""
    own = views.by_article[view.statement.article]
    at = {v.order: i for i, v in enumerate(own)}
    return max(0, at[view.order] - at[other.order])


def _deniable(denial: Denial, other: View) -> bool:
    """Whether `other` is somebody else's assertion in another claim."""
    s, own = other.statement, denial.view.statement
    if other.claim == denial.view.claim or s.act not in ("says", "confirms") or s.id == own.id:
        return False
    if patterns_of()[0].search(s.text) or called_false().search(s.text) or COMMENT_ONLY.search(s.text):
        return False
    if s.polarity == "negative":
        return False
    if s.article == own.article:
        within = s.sentence[0] == own.sentence[0] and (s.start > own.start or not POINTER.search(denial.cue))
        if within or (s.start < own.end and own.start < s.end):
            return False
    return other.source is None or other.source not in {h.source for h in own.chain}


def _same_side(denial: Denial, other: View, evidence: Evidence) -> bool:
    """Whether a statement comes from who denies or somebody of theirs: a source of that name, or told of as such
    ("Holm's lawyer, Ada Berg, said")."""
    denier = _told_apart(denial, evidence)
    s = other.statement
    if not denier:
        return False
    if not s.chain or len(s.chain) > 1:  # what he is said to have said is told by another
        return False
    if _source_words(s.chain[0].source, evidence) & denier:
        return True
    hop, text = s.chain[0], evidence.articles[s.article].text
    source = evidence.sources.get(hop.source)
    told = f"{text[max(0, hop.start - NEAR_SOURCE) : hop.end + NEAR_SOURCE]} {source.role or '' if source else ''}"
    words = frozenset(root(w) for w in fold(f"{told} {source.affiliation or '' if source else ''}"))
    return denier <= words and OF_THEIRS.search(told) is not None


def _told_apart(denial: Denial, evidence: Evidence) -> frozenset[str]:
    """What tells who denies from others: the last name of a person, else all capitalised words of the name."""
    found = evidence.sources.get(denial.view.source or "")
    if found is None:
        return _denier(denial, evidence)
    names = [w for w in found.name.split() if w[:1].isupper() and w.rstrip(".").casefold() not in SUFFIXES]
    kept = names[-1:] if found.kind == "person" else names
    return frozenset(root(w) for w in fold(" ".join(kept)))


def _names_source(denial: Denial, other: View, evidence: Evidence) -> bool:
    """Whether the denial's sentence names a source of the other statement ("the notes cited by the Post")."""
    context_text = _sentence(denial.view, evidence)
    context = frozenset(root(w) for w in fold(context_text))
    own = {h.source for h in denial.view.statement.chain}
    if UNNAMED.search(context_text) and _is_leak(other, evidence):
        return True
    return any(_source_words(h.source, evidence) & context for h in other.statement.chain if h.source not in own)


def _is_leak(view: View, evidence: Evidence) -> bool:
    """Whether an outlet is said to have it from people it does not name."""
    kinds = [evidence.sources[h.source].kind for h in view.statement.chain if h.source in evidence.sources]
    return "anonymous" in kinds[1:] and kinds[0] in ("outlet", "wire")


def _source_words(source: str, evidence: Evidence) -> frozenset[str]:
    found = evidence.sources.get(source)
    return frozenset(root(w) for w in fold(found.name) if len(w) > 3) if found else frozenset()


def _sentence(view: View, evidence: Evidence) -> str:
    s = view.statement
    return evidence.articles[s.article].text[s.sentence[0] : s.sentence[1]]


def _elsewhere(denial: Denial, views: Views) -> list[tuple[View, float]]:
    """Statements of other articles near in meaning to the content denied, or charging the denier with it."""
    denier = _denier(denial, views.evidence)
    if denial.points or len(denial.words | denier) < 3:
        return []
    found = []
    for other in _sharing(denial.words | denier, views):
        if other.statement.article == denial.view.statement.article or not _deniable(denial, other):
            continue
        close, charged = closeness(denial.view, other, views), _charges(denier, denial.words, other)
        charged = charged and (denial.guilt or _one_deed(denial, other))
        if _same_side(denial, other, views.evidence):
            continue
        if overlap(denial.words, other.words, views.weights) < LEAST_LIKE:
            continue
        if close >= LEAST_CLOSE_ELSEWHERE or (charged and close >= LEAST_CLOSE_CHARGED):
            found.append((other, close + 0.2 * charged))
    return sorted(found, key=lambda f: (-f[1], f[0].order))


def _charged(denial: Denial, views: Views) -> list[tuple[View, float]]:
    """The charge that most statements bring against who denies all guilt, in whatever article; none where nobody is
    named."""
    denier = _denier(denial, views.evidence)
    if not denier:
        return []
    sizes = Counter(v.claim for v in views.all)
    told = [
        v
        for w in sorted(denier)
        for v in views.holders.get(w, ())
        if _charges_somebody(v, denier) and _deniable(denial, v) and not _same_side(denial, v, views.evidence)
    ]
    best = max(
        told,
        key=lambda v: (
            _is_charge(v, denier),
            sizes[v.claim],
            v.statement.article == denial.view.statement.article,
            -v.order,
        ),
        default=None,
    )
    return [(best, LEAST_POINTING)] if best else []


def _is_charge(view: View, denier: frozenset[str]) -> bool:
    return any(d.verb in CHARGES and d.patient & denier for d in deeds_of(view))


def _charges_somebody(view: View, denier: frozenset[str]) -> bool:
    """Whether a statement tells that they were charged or accused, or alleges a wrong of them."""
    if _is_charge(view, denier):
        return True
    alleged = _is_hedged(view) or bool(view.statement.chain)
    does = any(d.agent & denier for d in deeds_of(view))
    return alleged and does and WRONG.search(view.statement.text) is not None


def _denier(denial: Denial, evidence: Evidence) -> frozenset[str]:
    """The naming words of who denies: the source, or whom the article tells to deny."""
    frames = denial.view.statement.features.frames
    told = next(
        (f.agent for f in frames if f.agent and denial.cue.split()[0].casefold().startswith(f.predicate[:3])), None
    )
    if told is not None:
        words = frozenset(root(w) for w in fold(told)) & denial.view.names
        if words:
            return words
    found = evidence.sources.get(denial.view.source or "")
    if found is None or found.kind in ("anonymous", "unknown", "outlet", "wire"):
        return frozenset()
    capital = [w for name in (found.name, *found.aliases) for w in name.split() if w[:1].isupper()]
    return frozenset(root(w) for w in fold(" ".join(capital)))


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


def _found(denial: Denial, other: View, score: float, views: Views) -> Found:
    source = views.evidence.sources.get(denial.view.source or "")
    agent = next((f.agent for f in denial.view.statement.features.frames if f.agent and f.predicate == "deny"), None)
    who = source.name if source else f"The article tells that {agent}" if agent else "The article"
    text = f"{who} denies (“{short(denial.cue)}”) what the other statement says: “{short(other.statement.text)}”."
    return Found(
        type="denies", source=denial.view, target=other, about="truth",
        values=(short(denial.view.statement.text), short(other.statement.text)),
        rule="compare/denies@3", text=text, confidence=round(min(0.95, 0.3 + score / 2), 3),
    )  # fmt: skip


def find_comments(view: View, views: Views) -> str | None:
    """The claim on which a statement gives no comment, the closest of its article; None where none is close."""
    s = view.statement
    if s.act != "declines_comment" and not COMMENT_ONLY.search(s.text):
        return None
    others = [o for o in views.by_article[s.article] if o.claim != view.claim and o.statement.act != "declines_comment"]
    scored = [(_wording(view, o, views) + 0.02 * (o.statement.start < s.start), -o.order, o.claim) for o in others]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= LEAST_LIKE_COMMENT else None


def _wording(view: View, other: View, views: Views) -> float:
    """Overlap of a statement's sentence and another statement's words, the names of outlets left out."""
    evidence = views.evidence
    outlets = {
        h.source
        for v in views.by_article[view.statement.article]
        for h in v.statement.chain
        if evidence.sources[h.source].kind in ("outlet", "wire")
    }
    named = frozenset[str]().union(*(_source_words(s, evidence) for s in sorted(outlets)))
    own = frozenset(root(w) for w in fold(_sentence(view, evidence))) | view.words
    return overlap(own - named, other.words | other.names, views.weights)
