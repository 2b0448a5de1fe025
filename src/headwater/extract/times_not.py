"""Words of time that tell no time: model years, "today's youth", "24 hours a day"."""

from __future__ import annotations

import re

from headwater.extract.times_meaning import Mention

_MADE_IN = re.compile(r"\s{1,2}[A-Z][a-z]{2,14}\s{1,2}[A-Z][a-z]{2,14}\b")
_OWNER = re.compile(r"(?i)(?:\b(?:his|her|their|a|an|my|our)|['’]s)\s{1,2}$")
_AGE = re.compile(
    r"\s{1,2}(?:(?:young|modern|global|digital)\s{1,2})?(?:world|youth|society|generation|teenagers|children|kids|"
    r"standards|economy|markets?place|technology|culture|environment|climate|(?:personal\s)?computers|consumers|voters)\b"
)
_ALWAYS = re.compile(
    r"(?:24|twenty[- ]four)[\s-]{1,2}hours?\s{1,2}(?:a|per)\s{1,2}day|(?:7|seven)\s{1,2}days\s{1,2}a\s{1,2}week"
)


def is_model_year(text: str, mention: Mention) -> bool:
    """True for the year of a make of thing: "her 1987 Velmont Cavalcade"."""
    return bool(_OWNER.search(text[max(0, mention.start - 8) : mention.start]) and _MADE_IN.match(text, mention.end))


def is_figure_of_speech(text: str, mention: Mention) -> bool:
    """True for "today's world" (these times) and "24 hours a day" (always)."""
    meaning = mention.meaning
    if meaning.kind == "shift" and text[mention.start : mention.end].lower() in ("today's", "today’s"):
        return _AGE.match(text, mention.end) is not None
    near = text[max(0, mention.start - 14) : mention.end + 8].lower()
    return meaning.kind in ("duration", "set") and any(
        m.start() < mention.end - max(0, mention.start - 14) for m in _ALWAYS.finditer(near)
    )
