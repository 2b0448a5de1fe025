""" "Roger B. Holm Jr." and "Roger Holm": one man where no article tells of a namesake, father or son."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.link.names_people import compare_people, read_name
from headwater.model import Extraction, Source

_SUFFIXED = re.compile(r",? (?:Jr|Sr|II|III|IV)\b\.?")


def same_but_suffix(extractions: Sequence[Extraction]) -> Iterator[tuple[str, str, str]]:
    """Each pair of ids of people whose names differ in "Jr." only, with why in words.

    Papers drop the suffix of those who are known with it; but a father is known by the same name. So none of the
    articles may name the surname with another title or given name, nor the full name both with and without it.
    """
    people = [(s, e) for e in extractions for s in e.sources if s.kind == "person" and not read_name(s.name).bare]
    with_suffix = [(s, e) for s, e in people if read_name(s.name).suffix]
    seen: set[tuple[str, str]] = set()
    for a, at_a in with_suffix:
        for b, at_b in people:
            if (
                read_name(b.name).suffix
                or (a.id, b.id) in seen
                or read_name(b.name).surname != read_name(a.name).surname
            ):
                continue
            bare = _SUFFIXED.sub("", a.name)
            if compare_people(bare, b.name)[0] == "same" and not any(
                _has_namesake(a, e.article.text) for e in (at_a, at_b)
            ):
                seen.add((a.id, b.id))
                yield a.id, b.id, f"“{b.name}” is “{a.name}” without the suffix; no article names another of that name"


def _has_namesake(source: Source, text: str) -> bool:
    """Whether the surname stands in the text with another title or given name, or both with the suffix and without."""
    name = read_name(source.name)
    surname = _SUFFIXED.sub("", source.name).split()[-1]
    own = {name.given[0], *(w.casefold().strip(".") for w in (source.role or "").split())}
    full = 0
    suffixed = len(re.findall(rf"\b{re.escape(surname)},? (?:Jr|Sr|II|III|IV)\b", text))
    for m in re.finditer(
        rf"\b([A-Z][\w’'-]{{1,20}})\.? (?:[A-Z]\. )?{re.escape(surname)}\b(?!,? (?:Jr|Sr|II|III|IV)\b)", text
    ):
        word = m[1].casefold()
        full += word == name.given[0]
        if word not in own and word not in ("mr", "ms", "mrs", "dr", "the", "when", "but", "and", "for", "in"):
            return True
    return bool(suffixed and full)
