"""Outlets named in a text: listed names by a word trie, others by their shape, each with its span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater.outlets.register import Outlet, outlet_key, read_register
from headwater.outlets.shapes import (
    AFFILIATE,
    CALL_SIGN,
    CHANNEL,
    DAILY,
    NEWS,
    PAPER,
    SITE,
    is_bare_call_sign,
    shape_kind,
)

_WORD = re.compile(r"[\w@&][\w.'’!&/@-]*[\w!]|[\w@]")
# Where a listed name may begin: a capital or digit, or a domain in lower case.
_STARTER = re.compile(
    r"(?<![\w.@/&'’-])(?:[A-Z0-9É][\w.'’!&/@-]*[\w!]|[A-Z]|i(?=24)[\w.]+|al-[A-Z]\w+|[a-z0-9-]{1,40}\.(?:com|org|"
    r"net|co|news|tv|info)\b[\w.]*)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_MEDIA_BEFORE = re.compile(
    r"(?i)(?:\b(?:according to|told|tells|reported (?:by|in|on)|reports? (?:by|in|from|on)|published (?:by|in|on)|"
    r"interview (?:with|on)|quoted (?:by|in)|via|h/t:?|hat tip:?|source:?|wrote in|writes in|magazine|newspaper|"
    r"speaking to|spoke (?:to|with)|statement to|website|blog|courtesy of|cited by|citing) (?:the )?$)"
)
_MEDIA_AFTER = re.compile(
    r"(?:['’]s?)? ?(?:,? ?(?:magazine|newspaper|reporter|reports?|reported|reporting|notes|noted|wrote|writes|"
    r"interview|article|story|has reported|quoted|quotes|cites|says|said|first reported|columnist|editor|poll)\b|"
    r"\)?$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletMention:
    """An outlet named at `[start, end)`. `outlet` is None for unlisted or ambiguous ones; `form` is the words
    without article and possessive."""

    start: int
    end: int
    form: str
    outlet: Outlet | None
    ambiguous: bool = False
    shaped: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    key: str
    wary: bool
    article: bool


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", m[0]).replace("’", "'") for m in _WORD.finditer(text)]


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Every form of every outlet by its first word, article dropped, longest first."""
    found: dict[str, dict[tuple[str, ...], _Form]] = {}
    for outlet in read_register().outlets:
        for form in (outlet.name, *outlet.short, *outlet.ambiguous):
            words = _words(form)
            article = len(words) > 1 and words[0].lower() == "the"
            words = words[1:] if article else words
            if words:
                # "The Atlantic" needs its article where one word is left of it, unless the bare word is listed too.
                needs = article and len(words) == 1
                entry = _Form(tuple(words), outlet_key(form), form in outlet.wary, needs)
                same = found.setdefault(words[0].casefold(), {})
                if words_known := same.get(entry.words):
                    entry = _Form(
                        entry.words, entry.key, entry.wary and words_known.wary, needs and words_known.article
                    )
                same[entry.words] = entry
    return {w: tuple(sorted(f.values(), key=lambda e: (-len(e.words), e.words))) for w, f in found.items()}


def find_outlet_mentions(text: str) -> list[OutletMention]:
    """The outlets and agencies that the text names, in text order, none overlapping; listed ones win over shapes.

    Linear in the text. A name that is a common word ("Time", "The Hill") counts only beside words that show an
    outlet is meant.
    """
    listed = list(_listed(text))
    taken = [(m.start, m.end) for m in listed]
    shaped = [m for m in _shaped(text) if not any(s < m.end and m.start < e for s, e in taken)]
    return sorted([*listed, *shaped], key=lambda m: m.start)


def _listed(text: str) -> Iterator[OutletMention]:
    forms, last = _forms(), 0
    for m in _STARTER.finditer(text):
        first = _POSSESSIVE.sub("", m[0])
        found = forms.get(first.replace("’", "'").casefold())
        if found and m.start() >= last and (mention := _match(text, m.start(), found)):
            yield mention
            last = mention.end


def _match(text: str, at: int, forms: tuple[_Form, ...]) -> OutletMention | None:
    """The longest form whose words stand at `at`, where the words around allow an outlet."""
    tokens = [
        (at + m.start(), at + m.start() + len(w), w.replace("’", "'"))
        for m in _WORD.finditer(text[at : at + 90])
        for w in [_POSSESSIVE.sub("", m[0])]
    ]
    for form in forms:
        n = len(form.words)
        if n > len(tokens) or not _same(form.words, [t[2] for t in tokens[:n]]):
            continue
        if any(text[tokens[k][1] : tokens[k + 1][0]] not in (" ", "\n", "  ", ". ") for k in range(n - 1)):
            continue
        end = tokens[n - 1][1]
        start = at - 4 if text[max(0, at - 4) : at] in ("the ", "The ", "THE ") else at
        if not _plausible(text, start, at, end, form):
            continue
        found = read_register().by_key.get(form.key, ())
        unsure = form.key in read_register().ambiguous
        outlet = found[0] if found and not unsure else None
        return OutletMention(start=start, end=end, form=text[at:end], outlet=outlet, ambiguous=unsure)
    return None


def _same(form: tuple[str, ...], words: list[str]) -> bool:
    """Equal up to case, but each word of the text keeps a capital, digit or dot where the form has one."""
    return all(
        a == b
        or (a.casefold() == b.casefold() and (b[:1].isupper() or not a[:1].isupper() or "." in b or b[:3] == "al-"))
        for a, b in zip(form, words, strict=True)
    )


def _plausible(text: str, start: int, first: int, end: int, form: _Form) -> bool:
    """False for common words used as such, for lower-cased acronyms and for parts of longer names."""
    found = text[first:end]
    word = form.words[0]
    if form.article and (start == first or (text[start] == "t" and found.islower())):
        return False
    if len(form.words) == 1 and word.isupper() and len(word) <= 4 and not found.isupper() and "." not in found:
        return False
    unsure = form.key in read_register().ambiguous and len(form.words) == 1
    if unsure and word.isalpha() and not word.isupper():
        # "the Post" is lower-cased by careless writers; the reader's register of contexts decides elsewhere.
        return start != first and _no_longer_name(text, end)
    if form.wary and found.isupper() and len(found) < 5:
        # An agency's letters are other bodies' too ("the PA said").
        after = text[end : end + 14]
        return (
            text[max(0, start - 12) : start].endswith(("agency ", "told ", "/", "with "))
            or re.match(r"['’]s? (?:rep|new)| report| news", after) is not None
        )
    if form.wary:
        return bool(_MEDIA_BEFORE.search(text[max(0, start - 40) : start]) or _MEDIA_AFTER.match(text[end : end + 40]))
    return _no_longer_name(text, end)


def _no_longer_name(text: str, end: int) -> bool:
    """False when a capitalised word right after shows that the name goes on ("Times Square", "Post Office")."""
    return not re.match(
        r" (?:Square|Office|Road|Street|Avenue|Stadium|University|Center|Centre|Award|Coast|"
        r"Secretary|Corps|Briefing|Conference|Gallery|Pool)\b",
        text[end : end + 14],
    )


def _shaped(text: str) -> Iterator[OutletMention]:
    last = -1
    hits = [m for p in (CALL_SIGN, CHANNEL, AFFILIATE, SITE, PAPER, DAILY, NEWS) for m in p.finditer(text)]
    for m in sorted(hits, key=lambda m: (m.start(), -m.end())):
        start, end = m.span()
        if start < last or shape_kind(m[0]) is None or not _no_longer_name(text, end):
            continue
        if re.fullmatch(r"[Tt]he [A-Z][a-z]+", m[0]) and not _MEDIA_AFTER.match(text[end : end + 40]):
            continue
        if (is_bare_call_sign(m[0]) or m[0].endswith((".org", ".net", ".info", ".co"))) and not (
            _MEDIA_BEFORE.search(text[max(0, start - 40) : start]) or _MEDIA_AFTER.match(text[end : end + 40])
        ):
            continue
        yield OutletMention(start=start, end=end, form=re.sub(r"^[Tt]he ", "", m[0]), outlet=None, shaped=True)
        last = end
