"""Which language a text is in, when it is long enough to say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 6_000
_LEAST_BYTES = 100
_LONG_BYTES = 200
_LEAST_SURE = 0.8
_LEAST_SURE_SHORT = 0.98
_WORD = re.compile(r"[^\W\d_]{1,30}")
_ENGLISH = frozenset(
    ("the", "and", "of", "to", "that", "was", "for", "with", "is", "said", "by", "from", "has", "on", "at", "were")
)


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None when it is too short to tell or unsure.

    Too short is under 100 bytes of letters; under 200 the detector must be all but certain. A text with English's
    commonest words in their usual density is English without asking the detector
    (py3langid, whose model takes most of a second to load); that is nearly every text.
    """
    words = _WORD.findall(text[:_SAMPLE])
    size = len("".join(words).encode("utf-8", "replace"))
    if size < _LEAST_BYTES:
        return None
    if _has_english_words(words):
        return "en"
    code, sure = _detector().classify(" ".join(words))
    return str(code) if sure >= (_LEAST_SURE if size >= _LONG_BYTES else _LEAST_SURE_SHORT) else None


def _has_english_words(words: list[str]) -> bool:
    common = [word for word in map(str.lower, words) if word in _ENGLISH]
    return common.count("the") > 1 and len(set(common)) >= 4 and len(common) >= 0.1 * len(words)


@cache
def _detector() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # here: most texts never need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
