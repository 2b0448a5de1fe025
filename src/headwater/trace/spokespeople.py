"""For whom a source speaks: an organisation and its spokesperson are one origin."""

from __future__ import annotations

import re

from headwater.model import Evidence, Source
from headwater.trace.roots import proper_words

SPEAKS = re.compile(r"\b(?:spokes\w{3,8}|press (?:secretary|officer|office|service))\b", re.IGNORECASE)


def spoken_for(source: Source) -> frozenset[str]:
    """The naming words of the organisation a spokesperson speaks for; empty for everybody else."""
    for text in (source.name, source.role or ""):
        if SPEAKS.search(text):
            own = f"{SPEAKS.sub(' ', text)} {source.affiliation or ''}"
            person = proper_words(source) if text is not source.name else frozenset()
            return _naming(own) - (person - _naming(source.affiliation or ""))
    return frozenset()


def speaks_for(source: str, organisation: str, evidence: Evidence) -> bool:
    """Whether `source` is a spokesperson of `organisation`."""
    body = evidence.sources[organisation]
    if body.kind != "organisation":
        return False
    words, named = spoken_for(evidence.sources[source]), _naming(" ".join((body.name, *body.aliases)))
    return bool(words) and bool(named) and (words <= named or named <= words)


def same_desk(a: str, b: str, evidence: Evidence) -> bool:
    """Whether two sources are spokespeople of one organisation."""
    first, second = spoken_for(evidence.sources[a]), spoken_for(evidence.sources[b])
    return bool(first) and bool(second) and (first <= second or second <= first)


def _naming(text: str) -> frozenset[str]:
    """Capitalised words of `text`, folded: "Interior Ministry" -> {interior, ministry}."""
    words = (w.strip("“”\"'’.,()") for w in text.replace("’s", "").replace("'s", "").split())
    return frozenset(w.casefold() for w in words if w[:1].isupper())
