"""Which attributions say that something is so, and so carry statements; the others are deeds told by the article.

"The harbour board refused to pay" has a source, a cue and a content in the wide sense, but nobody says anything
in it: it is the article's own statement about the board. "The mission denied the claims" is a statement of the
mission whose passage is the whole clause, because "the claims" alone asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from spacy.tokens import Doc, Token

from headwater.extract.acts import act_of_cue
from headwater.extract.citing import without_cited
from headwater.extract.embedding import asks, is_denied_noun, is_unsaid, is_withheld, tells_how, without_questions
from headwater.extract.lexicon import PAPERS, Cue, nouns, verbs
from headwater.extract.mentions_words import is_a
from headwater.extract.quotes import Quote, covering
from headwater.extract.sayings_nouns import fold_nouns
from headwater.extract.spans import AttributionSpan, Spans

Extent: TypeAlias = Literal["content", "clause"]

_TELLS = frozenset(
    {"say", "report", "claim", "warn", "complain", "confirm", "agree", "deny", "question", "retract", "think"}
)
_LEARNS = frozenset({"know", "learn", "understand", "find", "determine", "establish", "discover", "conclude"})
_PLANS = ("plan", "order")
_SAYS_SO = frozenset({"say", "report", "claim", "show", "warn", "agree", "complain"})
"""Kinds of cues whose content nobody asserts where they are negated: "did not say that …"."""
_PROMISES = frozenset({"promise", "pledge", "vow", "swear", "threaten", "announce"})
_ACTS_ON_NOUN = frozenset({"deny", "confirm", "retract", "question"})
_TELLS_OF = frozenset(
    {"report", "claim", "allege", "predict", "forecast", "estimate", "project", "anticipate", "announce", "acknowledge"}
)
_UNOWNED = frozenset({"rumor", "rumour", "report", "speculation", "word"})
_FIRST_PERSON = frozenset({"i", "we", "you", "my", "our", "me", "us", "i'm"})
_MORE = re.compile(r", (?:saying|telling|adding|calling|insisting|claiming|arguing|writing)\b")
_APART = re.compile(r"[,;:]|\b(?:that|and)\b")
_TAKEN = frozenset({"life", "victim", "title", "crown", "place", "seat", "scalp", "throne", "prize", "medal", "win"})
_NEAR = 12
"""Characters between a source and its cue where the two stand in one passage."""
_SPEECH = 60
"""Characters: a quotation shorter than this is a term or a name, of which a content may take a part."""
_HEDGE_ONLY = re.compile(r"(?i)^(?:reportedly|allegedly|supposedly|purportedly|apparently|presumably)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An attribution that carries statements. `content` is where they lie; `extent` "clause" where it takes in the cue.

    `kind` is the cue's kind in the lexicon ("say", "deny", …), "" where it is unknown; `told` the words between
    source and content, from which the act is read; `withheld` True for "would not say whether …".
    """

    span: AttributionSpan
    content: Spans
    kind: str
    told: str
    extent: Extent = "content"
    withheld: bool = False


def find_sayings(doc: Doc, text: str, quotes: Sequence[Quote], found: Sequence[AttributionSpan]) -> list[Saying]:
    """The attributions among `found` that carry statements, in their order."""
    whole = [without_cited(text, a) for a in fold_nouns(doc, text, found)]
    sayings = [s for a in whole if (s := _saying(doc, text, quotes, a)) is not None]
    return [replace(s, content=_to_the_mark(s, sayings, quotes)) for s in sayings]


def _to_the_mark(s: Saying, others: Sequence[Saying], quotes: Sequence[Quote]) -> Spans:
    """The content, run on to the closing mark of a quotation that it begins, or back to the opening one.

    Not where another's cue or content stands in what is left of the quotation.
    """
    if not s.span.source or not s.span.cue or covering(quotes, s.span.cue[0][0]) is not None:
        return s.content
    spans = list(s.content)
    for i, (start, end) in enumerate(spans):
        quote = covering(quotes, end - 1)
        if quote is None or not quote.closed or start < quote.start or len(spans) > i + 1:
            continue
        taken = [c for o in others if o is not s for c in (*o.span.cue, *o.content)]
        speech = quote.end - quote.start > _SPEECH
        if start <= quote.inner[0] + 1 and not any(end <= c < quote.end for c, _ in taken):
            spans[i] = (start, quote.end)
        elif speech and end >= quote.inner[1] - 1 and i == 0 and not any(quote.start < c <= start for _, c in taken):
            spans[i] = (quote.start, end)
    return tuple(spans)


def _saying(doc: Doc, text: str, quotes: Sequence[Quote], a: AttributionSpan) -> Saying | None:
    head = cue_head(doc, a)
    cue = _known(head)
    kind = cue.kind if cue is not None else ""
    told = _led_by(head) + _told(text, a)
    words = text[a.cue[0][0] : a.cue[-1][1]] if a.cue else ""
    a = _with_rumour(a, head)
    if any(covering(quotes, s) is None and asks(doc, (s, e)) for s, e in a.content):
        return _asking(doc, text, replace(a, content=without_questions(doc, a.content)), a, head, kind, told)
    if _is_not_so(doc, quotes, a, head, kind):
        return None
    if not a.source:
        return Saying(span=a, content=_hull(text, a), kind=kind, told=told)
    if text[a.source[0][0] : a.source[0][1]].lower() in _FIRST_PERSON:
        return None
    if (
        "according" in words.lower()
        or a.by.endswith(
            (
                "/in-document",
                "/as-revealed",
                "/act-on-noun",
                "/transcript",
                "/label",
                "/dash",
                "/first-reported",
                "/in-words",
                "/colon",
            )
        )
        or words.lower() == "per"
        or (head is not None and head.pos_ == "NOUN" and kind and (kind not in _PLANS or _finite(doc, a.content)))
    ):
        return Saying(span=a, content=a.content, kind=kind or "say", told=told)
    if not _has_verb(doc, a.content):
        return _about_noun(text, a, head, kind, told) if _is_told_of(doc, a, head) else None
    if _tells(doc, quotes, a, head, kind):
        return Saying(span=a, content=a.content, kind=kind, told=told)
    return None


def _asking(
    doc: Doc, text: str, rest: AttributionSpan, a: AttributionSpan, head: Token | None, kind: str, told: str
) -> Saying | None:
    """The saying of a content that holds a question: withheld, questioned, told after all ("how he lied"), or none."""
    if rest.content:
        behind = head is not None and rest.content[-1][1] <= head.idx  # "A, though he does not know who": A is nobody's
        kept = _has_verb(doc, rest.content) and not behind
        return Saying(span=rest, content=rest.content, kind=kind, told=told) if kept else None
    if kind in ("know", "think") or not a.source or not a.cue:
        return None
    if is_withheld(told) or kind == "decline":
        near = a if a.source[0][1] <= a.cue[0][0] <= a.source[0][1] + _NEAR else replace(a, source=())
        clause = _about_noun(text, near, head, "deny", told)
        return replace(clause, span=a, kind=kind, withheld=True) if clause is not None else None
    if act_of_cue(told) == "questions" or (kind in _SAYS_SO and tells_how(doc, a.content[0])):
        return Saying(span=a, content=a.content, kind=kind, told=told)
    return None


def _is_not_so(doc: Doc, quotes: Sequence[Quote], a: AttributionSpan, head: Token | None, kind: str) -> bool:
    """True for "did not say that …", "no evidence that …": the clause is nobody's, the sentence stands as it is."""
    if any(covering(quotes, s) is not None for s, _ in a.content):
        return False
    if head is not None and head.pos_ == "NOUN":
        return is_denied_noun(head) and act_of_cue(head.text) == "says"
    root = doc.char_span(*a.content[0], alignment_mode="expand")
    if root is not None and kind in ("know", "show", "think") and is_denied_noun(root.root):
        return True  # "had found no evidence that it sank": what is found is no clause
    return kind in _SAYS_SO and is_unsaid(head) and _finite(doc, a.content)


def _led_by(head: Token | None) -> str:
    """The words before a cue that is the infinitive of another verb: "were unable to " of "were unable to confirm"."""
    if head is None or head.dep_ not in ("xcomp", "pcomp") or not 0 < head.i - head.head.i < 6:
        return ""
    above = head.head.head if head.head.pos_ == "ADJ" else head.head
    start = min((c.i for c in above.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < head.i), default=above.i)
    return head.doc[min(start, above.i) : head.i].text + " "


def cue_head(doc: Doc, a: AttributionSpan) -> Token | None:
    """The word of the cue that the lexicon knows, else its highest verb."""
    tokens = [t for s, e in a.cue for t in (doc.char_span(s, e, alignment_mode="expand") or ())]
    known = [t for t in tokens if _known(t) is not None]
    if known:
        return known[0]
    return next((t for t in tokens if t.pos_ in ("VERB", "AUX")), tokens[0] if tokens else None)


def _known(token: Token | None) -> Cue | None:
    if token is None:
        return None
    lemma = token.lemma_.lower()
    return (
        verbs().get(lemma)
        if token.pos_ in ("VERB", "AUX")
        else nouns().get(lemma)
        if token.pos_ == "NOUN" or lemma == "word"
        else verbs().get(lemma)
    )


def _tells(doc: Doc, quotes: Sequence[Quote], a: AttributionSpan, head: Token | None, kind: str) -> bool:
    """True where cue and content together tell that something is so."""
    lemma = head.lemma_.lower() if head is not None else ""
    if (lemma == "charge" and not _finite(doc, a.content)) or (lemma == "claim" and _takes(doc, a.content)):
        return False
    inside = head is not None and covering(quotes, head.idx) is not None
    if not inside and any(
        covering(quotes, s) is not None or any(s <= q.start < e for q in quotes) for s, e in a.content
    ):
        begins = any(q.start - 1 <= s <= q.start for s, _ in a.content for q in quotes)
        return kind != "decline" and (kind not in ("plan", "order", "judge") or (begins and _finite(doc, a.content)))
    if lemma in _PROMISES:
        return True
    if kind == "deny" and _names_deed(doc, a.content):
        return True
    if (
        not _finite(doc, a.content)
        and kind not in ("claim", "think")
        and not (kind in ("say", "report") and _past(doc, a.content))
    ):
        return False
    if kind == "show":
        return _is_paper(doc, a.source) or not _is_thing(doc, a.source)
    return kind in _TELLS or lemma in _LEARNS or (kind == "" and _begins_with_that(doc, a.content))


def _takes(doc: Doc, content: Spans) -> bool:
    """True for "(claimed) the lives of two men", "the title": something is taken, nothing said."""
    span = doc.char_span(*content[0], alignment_mode="expand")
    return span is not None and span.root.lemma_.lower() in _TAKEN


def _about_noun(text: str, a: AttributionSpan, head: Token | None, kind: str, told: str) -> Saying | None:
    """A denial or confirmation of something named by a noun: its passage is the whole clause."""
    lemma = head.lemma_.lower() if head is not None else ""
    if kind not in _ACTS_ON_NOUN and lemma not in _TELLS_OF:
        return None
    start = min(s for s, _ in (*a.source[:1], *a.cue))
    end = max(e for _, e in (*a.content, *a.cue))
    if (more := _MORE.search(text, start, end)) is not None:
        end = more.start()
    if not a.cue or end - start > 400 or "\n" in text[start:end]:
        return None
    return Saying(span=a, content=((start, end),), kind=kind, told=told, extent="clause")


def _is_told_of(doc: Doc, a: AttributionSpan, head: Token | None) -> bool:
    """False for a deed done to a thing: "rejected the bill"; claims and reports can be denied."""
    lemma = head.lemma_.lower() if head is not None else ""
    if lemma not in ("reject", "dismiss", "withdraw", "correct", "dispel", "discredit"):
        return True
    span = doc.char_span(*a.content[0], alignment_mode="expand") if a.content else None
    noun = span.root.lemma_.lower() if span is not None else ""
    return (
        noun in nouns() or any(is_a(c, noun) for c in ("report_noun", "unknown_noun")) or noun in ("it", "that", "this")
    )


def _names_deed(doc: Doc, content: Spans) -> bool:
    """True for a deed named by its participle: "(denied) taking money from …"."""
    span = doc.char_span(*content[0], alignment_mode="expand")
    return span is not None and span[0].tag_ == "VBG"


def _begins_with_that(doc: Doc, content: Spans) -> bool:
    """True for a content clause so marked: a cue that the lexicon does not know must be plain."""
    span = doc.char_span(*content[0], alignment_mode="expand")
    return span is not None and span[0].lower_ == "that"


def _with_rumour(a: AttributionSpan, head: Token | None) -> AttributionSpan:
    """Rumours and reports that nobody owns are their own source: "rumours that …", "reports of …"."""
    if a.source or head is None or head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() not in _UNOWNED:
        return a
    start = min(t.idx for t in (head, *(c for c in head.children if c.dep_ in ("amod", "nummod", "compound", "det"))))
    return replace(a, source=((start, head.idx + len(head)),))


def _hull(text: str, a: AttributionSpan) -> Spans:
    """With nobody named, the passage runs through the cue: "X is believed to have led …"."""
    start, end = min(s for s, _ in (*a.content, *a.cue)), max(e for _, e in (*a.content, *a.cue))
    first = min(s for s, _ in a.content)
    impersonal = a.cue and a.cue[0][0] < first and not _HEDGE_ONLY.match(text[a.cue[0][0] : a.cue[0][1]])
    if impersonal or "\n" in text[start:end]:
        return a.content
    return ((start, end),)


def _told(text: str, a: AttributionSpan) -> str:
    """The cue with the words around it that are neither source nor content: "has neither confirmed nor denied"."""
    if not a.cue:
        return ""
    start, end = a.cue[0][0], a.cue[-1][1]
    before = max((e for _, e in a.source if e <= start), default=start)
    if start - before <= 60 and not _APART.search(text, before, start):
        start = before
    after = min((s for s, _ in a.content if s >= end), default=end)
    if after - end <= 40:
        end = after
    return text[start:end]


def _has_verb(doc: Doc, content: Spans) -> bool:
    return any(
        t.pos_ in ("VERB", "AUX") for s, e in content for t in (doc.char_span(s, e, alignment_mode="expand") or ())
    )


def _finite(doc: Doc, content: Spans) -> bool:
    """True where the content has a finite verb of its own with a subject, or is marked as a clause by "that"."""
    if _begins_with_that(doc, content) and _has_verb(doc, content):
        return True
    for s, e in content:
        for t in doc.char_span(s, e, alignment_mode="expand") or ():
            if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and any(
                c.dep_ in ("nsubj", "nsubjpass", "expl")
                for c in (*t.children, *(t.head.children if t.dep_ in ("aux", "auxpass") else ()))
            ):
                return True
    return False


def _past(doc: Doc, content: Spans) -> bool:
    """True where some verb of the content is in the past or present tense, though the parse gives it no subject."""
    tokens = (t for s, e in content for t in (doc.char_span(s, e, alignment_mode="expand") or ()))
    return any(
        t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ != "relcl" for t in tokens
    )


def _is_paper(doc: Doc, source: Spans) -> bool:
    return any(
        t.lemma_.lower() in PAPERS for s, e in source for t in (doc.char_span(s, e, alignment_mode="expand") or ())
    )


def _is_thing(doc: Doc, source: Spans) -> bool:
    """True for a common noun that no name stands in and that is no person: "the move", "this"."""
    span = doc.char_span(*source[0], alignment_mode="expand") if source else None
    if span is None:
        return False
    if span.root.pos_ == "NOUN" and _is_person(span.root.lower_):
        return False
    return (
        span.root.pos_ in ("NOUN", "PRON", "DET", "VERB")
        and not span.ents
        and span.root.lower_ not in ("he", "she", "they", "who", "i", "we", "you")
    )


def _is_person(noun: str) -> bool:
    return any(is_a(c, noun) for c in ("anonymous_noun", "spokes_noun", "role_noun", "person_title", "kin"))
