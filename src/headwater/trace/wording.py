"""An article as words and sentences with offsets, and which of the words stand inside quotation marks.

Copies are looked for in what a newsroom wrote itself: two reporters may quote the same sentence of one
speaker without having seen each other's text, so quoted words never count towards a copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
OPENERS = {"“": "”", "«": "»", '"': '"'}
MAX_QUOTE_CHARS = 700
_ABBREVIATIONS = """
mr mrs ms dr prof gen lt col maj capt sgt sen rep gov st no vs inc corp co jr sr jan feb mar apr aug sept sep
oct nov dec mt ft u.s u.k a.m p.m e.g i.e
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
_FUNCTION_WORDS = """
a an the of to in on at for from by with as and or but nor so that this these those it its he his him she her
they them their we our us i my you your who whom which whose what when where while is are was were be been being
has have had having do does did will would can could may might shall should must not no than then there here
into onto over under about after before during between through up down out off also more most some any all each
other such only own just very too if because since until said say says told according reported report reports
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of an article: folded text, its span, and whether it stands in quotation marks."""

    word: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its span, its words in order, its content words, and the share of words that are quoted."""

    start: int
    end: int
    words: tuple[str, ...]
    content: frozenset[str]
    quoted: float


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Spans between quotation marks, at most `MAX_QUOTE_CHARS` long, none running over an empty line."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        closer = OPENERS.get(text[at])
        if closer is None:
            at += 1
            continue
        end = text.find(closer, at + 1, at + MAX_QUOTE_CHARS)
        if end < 0 or "\n\n" in text[at:end]:
            at += 1
            continue
        spans.append((at, end + 1))
        at = end + 1
    return spans


def tokenize(text: str) -> list[Token]:
    """Words of `text` in order, folded, with their spans and whether they are quoted."""
    spans, tokens, at = quoted_spans(text), [], 0
    for match in WORD.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        quoted = at < len(spans) and spans[at][0] <= match.start()
        word = match.group().casefold().replace("’", "'")
        tokens.append(Token(word=word, start=match.start(), end=match.end(), quoted=quoted))
    return tokens


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans of sentences: up to a full stop, question or exclamation mark before a capital, or a line's end."""
    spans, start = [], 0
    for match in re.finditer(r"[.!?][”\"’)»]{0,2}(?=\s|[A-Z“])|\n", text):
        if match.group().startswith(".") and _abbreviated(text, match.start()):
            continue
        if text[start : match.end()].strip():
            spans.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [_trim(text, span) for span in spans]


def _abbreviated(text: str, dot: int) -> bool:
    """Whether the full stop at `dot` ends an abbreviation or an initial and not a sentence."""
    head = re.search(r"([\w.]{1,8})$", text[max(0, dot - 8) : dot])
    if head is None:
        return False
    return head.group(1).casefold() in ABBREVIATIONS or bool(re.fullmatch(r"[A-Z]", head.group(1)))


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def stem(word: str) -> str:
    """`word` without its commonest English endings, so that "striking", "strikes" and "strike" meet."""
    word = word.removesuffix("'s")
    for ending, least in (("ings", 4), ("ing", 4), ("ies", 3), ("edly", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def split_sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    """Sentences of `text` with the words of `tokens` that fall into each; sentences without words are left out."""
    found, at = [], 0
    for start, end in sentence_spans(text):
        inside = []
        while at < len(tokens) and tokens[at].start < end:
            if tokens[at].start >= start:
                inside.append(tokens[at])
            at += 1
        if inside:
            found.append(_sentence(start, end, inside))
    return found


def _sentence(start: int, end: int, inside: list[Token]) -> Sentence:
    return Sentence(
        start=start,
        end=end,
        words=tuple(t.word for t in inside),
        content=frozenset(stem(t.word) for t in inside if t.word not in FUNCTION_WORDS and len(t.word) > 1),
        quoted=sum(t.quoted for t in inside) / len(inside),
    )
