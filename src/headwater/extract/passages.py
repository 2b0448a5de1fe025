"""A sentence cut into the passages that each assert one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from headwater.extract.sayings import Saying
from headwater.extract.sentences import Sentence

_LEAD = frozenset({"and", "but", "or", "that", "while", "although", "though", "whereas", "so", "yet", "nor", "plus"})
_TAIL = frozenset({"and", "but", "or", "where", "when", "which", "that", "while", "as", "because"})
_MIN_WORDS = 4
_LONG = 12
_ALONE = 9
"""Words: a relative clause, or a second verb without a subject of its own, is left with its clause below this."""
_ADDED = 6
"""Words: the same for a clause of time, reason or manner."""
_LEAST_LEFT = 5
"""Words: a content, or a sentence without any, that no rule made a passage of is one as it stands from this length."""
_LEAST_BETWEEN = 8
"""Words: the same for what lies between a sentence's contents."""
_BEFELL = frozenset({"kill", "injure", "wound", "hurt", "displace", "destroy", "leave", "claim", "sicken", "strand"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one sentence that asserts one thing."""

    start: int
    end: int
    sentence: Sentence


def find_passages(doc: Doc, sentence: Sentence, sayings: Sequence[Saying]) -> list[Passage]:
    """The passages of a sentence: the content of each saying and what is left, cut into clauses."""
    spans: list[tuple[int, int]] = []
    here = [a for a in sayings if _touches(a, sentence)]
    asides = tuple(x for a in here for x in _asides(a))
    whole = [r for a in here if a.withheld for r in _regions([a], sentence)]
    spans.extend(whole)
    for region in (*_regions([a for a in here if not a.withheld], sentence), *_rest(doc, here, sentence)):
        spans.extend(s for s in _clauses(doc, region, asides) if not _only_retold(s, here))
    spans.extend(_left_over(doc, sentence, here, spans))
    return [Passage(start=s, end=e, sentence=sentence) for s, e in sorted(dict.fromkeys(spans))]


def _left_over(
    doc: Doc, sentence: Sentence, here: Sequence[Saying], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Contents and what lies between them that assert something and of which no passage holds any: nothing is lost."""
    contents = [(r, _LEAST_LEFT) for r in _regions(here, sentence)]
    between = [
        (r, _LEAST_LEFT if not here else _LEAST_BETWEEN)
        for r in _gaps(doc, here, sentence)
        if not _frames(doc, r, here)
    ]
    for (start, end), least in (*contents, *between):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is None or any(s < end and start < e for s, e in spans):
            continue
        told = any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VB", "VBG") for t in span)
        whole = _extent([t for t in span if not t.is_space]) if told else None
        if whole is not None and sum(t.is_alpha for t in span) >= least:
            yield whole


def _asides(a: Saying) -> Iterator[tuple[int, int]]:
    """Cue and source of a saying, where they stand in or behind its content: no part of any passage."""
    if a.extent == "content" and a.span.source and a.span.cue and a.content[0][0] < a.span.cue[0][0]:
        yield from (*a.span.cue, *a.span.source)


def _only_retold(passage: tuple[int, int], here: Sequence[Saying]) -> bool:
    """True for "police say he drove off" when "he drove off" is a passage of the police; "told friends that" stays."""
    start, end = passage
    for a in here:
        if not a.span.source or not a.span.cue or a.extent == "clause" or "told" in a.told.split() or "tell" in a.told:
            continue
        if start <= a.span.cue[0][0] and a.span.cue[-1][1] <= end:
            inner = sum(max(0, min(e, end) - max(s, start)) for s, e in (*a.content, *a.span.cue, *a.span.source))
            if inner > 0.75 * (end - start):
                return True
    return False


def _touches(a: Saying, sentence: Sentence) -> bool:
    return any(s < sentence.end and e > sentence.start for s, e in (*a.content, *a.span.cue))


def _regions(here: Sequence[Saying], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The content of each attribution inside the sentence; parts of one content close together are one region."""
    for a in here:
        parts = [
            (max(s, sentence.start), min(e, sentence.end))
            for s, e in a.content
            if s < sentence.end and e > sentence.start
        ]
        yield from parts


def _rest(doc: Doc, here: Sequence[Saying], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """What no attribution takes: runs with a finite verb in them, in the article's own voice."""
    yield from (run for run in _gaps(doc, here, sentence) if _has_clause(doc, *run) and not _frames(doc, run, here))


def _does_more(doc: Doc, a: Saying) -> bool:
    """True where the source is the subject of a verb before its cue: "The union called it false and said …"."""
    span = doc.char_span(*a.span.source[0], alignment_mode="expand") if a.span.source and a.span.cue else None
    if span is None or span.root.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb, spans = span.root.head, (*a.span.cue, *a.content)
    between = span.end_char <= verb.idx < a.span.cue[0][0]
    return between and verb.pos_ == "VERB" and not any(s <= verb.idx < e for s, e in spans)


def _gaps(doc: Doc, here: Sequence[Saying], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The runs of a sentence that are no attribution's content, cue or source."""
    taken = sorted(
        (s, e) for a in here for s, e in (*a.content, *a.span.cue, *(() if _does_more(doc, a) else a.span.source))
    )
    at = sentence.start
    for start, end in (*taken, (sentence.end, sentence.end)):
        if start > at:
            yield at, min(start, sentence.end)
        at = max(at, end)


def _frames(doc: Doc, run: tuple[int, int], here: Sequence[Saying]) -> bool:
    """True for words that only say how it was said: "(said) in a statement on Friday, thanking those who …"."""
    span = doc.char_span(*run, alignment_mode="contract")
    if span is None:
        return False
    if any(t.head == t for t in span):
        return False
    tops = [t for t in span if not span.start <= t.head.i < span.end and not t.is_punct]
    cues = [c for a in here for c in a.span.cue]
    return bool(tops) and all(
        (t.pos_ in ("ADP", "ADV", "SCONJ") or t.tag_ == "VBG") and any(s <= t.head.idx < e for s, e in cues)
        for t in tops
    )


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None or sum(t.is_alpha for t in span) < 3:
        return False
    inside = range(span.start, span.end)
    return any(
        t.pos_ in ("VERB", "AUX")
        and t.tag_ in _FINITE
        and any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i in inside for c in (*t.children, *t.head.children))
        for t in span
    ) or not _interrupted(doc, start, end)


def _interrupted(doc: Doc, start: int, end: int) -> bool:
    """True where the run is only a piece of a sentence whose other pieces were taken."""
    span = doc.char_span(start, end, alignment_mode="contract")
    return span is None or span.root.dep_ != "ROOT" or len(span) < 0.8 * len(span.sent)


def _clauses(doc: Doc, region: tuple[int, int], asides: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The region cut where a clause of its own begins, without the asides in it."""
    span = doc.char_span(*region, alignment_mode="contract")
    if span is None or len(span) == 0:
        return []
    tokens = [t for t in span if not t.is_space and not any(s <= t.idx < e for s, e in asides)]
    if not tokens:
        return []
    heads = [t for t in tokens if _splits(t, span.start, span.end)]
    owner = {t.i: _owner(t, {h.i for h in heads}, span.start, span.end) for t in tokens}
    groups: dict[int, list[Token]] = {}
    for t in tokens:
        groups.setdefault(owner[t.i], []).append(t)
    _merge_small(groups, heads, span.start, span.end)
    out = [_extent(_with_antecedent(key, group, doc, span.start)) for key, group in groups.items()]
    return [s for s in out if s is not None]


def _with_antecedent(key: int, group: list[Token], doc: Doc, low: int) -> list[Token]:
    """A relative clause with the noun it is about, where that stands right before it: "the bank, which has …"."""
    if key < 0 or doc[key].dep_ != "relcl":
        return group
    noun, first = doc[key].head, min(t.i for t in group)
    left = noun.left_edge.i
    between = [t for t in doc[noun.i + 1 : first] if not t.is_punct and t.dep_ not in ("prep", "pobj", "compound")]
    if left < low or first <= noun.i or len(between) > 2 or noun.i - left > 12:
        return group
    return [*doc[left:first], *group]


def _splits(token: Token, low: int, high: int) -> bool:
    """True where the token heads a clause that asserts something of its own inside the passage."""
    if token.pos_ not in ("VERB", "AUX") or not low <= token.head.i < high or token.head == token:
        return False
    inside = [t for t in token.subtree if low <= t.i < high]
    size = sum(t.is_alpha or t.like_num for t in inside)
    if size < _MIN_WORDS or high - low - len(inside) < _MIN_WORDS:
        return False
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)
    finite = token.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in token.children)
    long = high - low > _LONG
    mark = next((c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")), "")
    if token.dep_ == "conj":
        alone = long and finite and token.head.pos_ in ("VERB", "AUX") and size >= _ALONE
        return (own_subject and finite) or alone
    if token.dep_ == "relcl" and _is_background(token):
        return True
    if token.dep_ == "relcl":
        return long and finite and _after_comma(token) and size >= _ALONE
    if token.dep_ == "advcl":
        if mark in ("if", "unless", "whether"):
            return False
        if size < _ADDED and not _counts(token):
            return False
        return long and ((finite and own_subject) or (token.tag_ == "VBG" and _after_comma(token)))
    if token.dep_ == "acl":
        return long and _after_comma(token) and size >= _ADDED
    return token.dep_ in ("parataxis", "ccomp") and own_subject and finite and token.head.i > token.i and long


def tells_background(doc: Doc, start: int, end: int) -> bool:
    """True for a passage that is a noun and what befell in the past by it: "the attack that killed 12 sailors".

    Set into another's indirect words it is the article's own reminder, no part of what is said.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    for token in span:
        if token.dep_ == "relcl" and _is_background(token) and not _quoted(token):
            inside = {t.i for t in token.subtree}
            others = [t for t in span if t.i not in inside and t.pos_ in ("VERB", "AUX")]
            return not others and token.head.i >= span.start
    return False


def _is_background(token: Token) -> bool:
    """True for "(the raid) that killed 12 sailors": a past deed with its count, told of something definite."""
    subject = any(c.dep_ == "nsubj" and c.lower_ in ("that", "which", "who") for c in token.children)
    noun = token.head
    definite = noun.pos_ == "PROPN" or any(c.dep_ in ("det", "poss") and c.lower_ != "a" for c in noun.children)
    return subject and definite and token.tag_ == "VBD" and token.lemma_.lower() in _BEFELL and _counts(token)


def _quoted(token: Token) -> bool:
    """True where an odd number of quotation marks stands before the word in its sentence."""
    return sum(t.text == '"' for t in token.doc[token.sent.start : token.i]) % 2 == 1


def _counts(token: Token) -> bool:
    """Whether the clause says how many something befell (", killing at least three people"): that is a claim itself."""
    objects = (c for c in token.children if c.dep_ == "dobj")
    return any(t.dep_ == "nummod" or t.like_num for o in objects for t in o.subtree)


def _after_comma(token: Token) -> bool:
    left = token.left_edge
    return (left.i > 0 and left.nbor(-1).text in (",", "-", "–", "—", "--", "(")) or left.text == ","


def _owner(token: Token, heads: set[int], low: int, high: int) -> int:
    """The nearest clause head above the token inside the passage; -1 for its main clause."""
    step = token
    for _ in range(60):
        if step.i in heads:
            return step.i
        if step.head == step or not low <= step.head.i < high:
            return -1
        step = step.head
    return -1


def _merge_small(groups: dict[int, list[Token]], heads: list[Token], low: int, high: int) -> None:
    """A clause left with too few words goes back to the one above it; a main clause left so takes its first one."""
    marked = {h.i for h in heads}
    for head in reversed(heads):
        group = groups.get(head.i)
        if group is not None and sum(t.is_alpha or t.like_num for t in group) < _MIN_WORDS:
            target = _owner(head.head, marked, low, high)
            groups.setdefault(target if target in groups or target == -1 else -1, []).extend(groups.pop(head.i))
    main = groups.get(-1)
    if main is not None and len(groups) > 1 and sum(t.is_alpha for t in main) < 3:
        first = next(k for k in groups if k != -1)
        groups[first].extend(groups.pop(-1))


def _extent(group: list[Token]) -> tuple[int, int] | None:
    """From the first to the last word of the clause, without joining words and marks at its edges."""
    ordered = sorted(group, key=lambda t: t.i)
    while ordered and _is_lead(ordered[0]):
        ordered.pop(0)
    while ordered and _is_tail(ordered[-1]):
        ordered.pop()
    _drop_marks(ordered)
    words = sum(t.is_alpha or t.like_num for t in ordered)
    if words < 2 or not any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound") for t in ordered):
        return None
    if ordered[0].lemma_ in ("cite", "quote", "accord") and ordered[0].tag_ == "VBG":
        return None
    if (
        ordered[0].lemma_ in ("ask", "press", "question")
        and ordered[0].tag_ in ("VBN", "VBD")
        and not _has_doer(ordered)
    ):
        return None  # "Asked if he had fled, ...": what was asked, and nothing said
    return ordered[0].idx, ordered[-1].idx + len(ordered[-1])


def _has_doer(ordered: list[Token]) -> bool:
    """True where a subject of the first word stands behind it: no participle."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c in ordered for c in ordered[0].children)


def _drop_marks(ordered: list[Token]) -> None:
    """Take off quotation marks that open or close the passage without their partner, or that enclose all of it."""
    while ordered and ordered[0].text == '"' and (ordered[-1].text == '"' or sum(t.text == '"' for t in ordered) % 2):
        ordered.pop(0)
    while ordered and ordered[-1].text == '"' and sum(t.text == '"' for t in ordered) % 2:
        ordered.pop()
    while ordered and _is_tail(ordered[-1]):
        ordered.pop()


def _is_lead(token: Token) -> bool:
    return (token.is_punct and token.text not in '"$#@[') or (
        token.lower_ in _LEAD and (token.dep_ in ("cc", "mark") or (token.lower_ == "that" and token.dep_ == "dobj"))
    )


def _is_tail(token: Token) -> bool:
    return (token.is_punct and token.text not in '"%])') or token.lower_ in _TAIL
