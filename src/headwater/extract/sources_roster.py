"""Who is who inside one article: full names for surnames, one record a person, unnamed people by phrase."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import jellyfish
from rapidfuzz.distance import Levenshtein

from headwater.extract.mentions import Mention, NamedPerson, trim_name
from headwater.extract.mentions_words import Gender, gender_of_name, is_a, is_first_name, number_of

_WORD = re.compile(r"[\w’'-]+")
# A namesake named in full nearer than this may be meant by a bare surname (about two sentences).
_CLOSE_CHARS = 250
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "some",
        "several",
        "many",
        "few",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "dozens",
        "couple",
        "of",
        "both",
        "all",
        "any",
        "no",
        "those",
        "these",
        "that",
        "this",
        "other",
        "others",
        "another",
        "his",
        "her",
        "its",
        "their",
        "our",
        "multiple",
        "numerous",
        "various",
        "more",
        "than",
        "at",
        "least",
        "unnamed",
        "unidentified",
        "anonymous",
        "said",
        "same",
    ]
)


@dataclass(slots=True)
class Person:
    """One person of an article: the fullest name, other forms, titles with how often each was used."""

    name: str
    forms: dict[str, None] = field(default_factory=dict)
    titles: Counter[str] = field(default_factory=Counter)
    first_at: int = 0
    count: int = 0
    places: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        return surname_of(self.name)

    @property
    def role(self) -> str | None:
        """The most informative title: most often used, longest first."""
        real = [(n, len(t), t) for t, n in self.titles.items() if not is_a("female", t) and not is_a("male", t)]
        return max(real)[2] if real else None

    @property
    def gender(self) -> Gender | None:
        for title in self.titles:
            for word in title.split():
                if is_a("female", word):
                    return "female"
                if is_a("male", word):
                    return "male"
        return gender_of_name(self.name.split(" ")[0])


def surname_of(name: str) -> str:
    """The last word of a name that is no generation suffix ("Jr.")."""
    words = [w for w in name.split(" ") if w.rstrip(".").casefold() not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1] if words else name


def same_spelling(a: str, b: str) -> bool:
    """True when two surnames are the same up to a transliteration: one letter off and alike in sound."""
    x, y = (re.sub(r"^(?:al|el)-|['’-]", "", w.casefold()) for w in (a, b))
    if x == y:
        return True
    if min(len(x), len(y)) < 5 or x[0] != y[0]:
        return False
    near = Levenshtein.distance(x, y, score_cutoff=2)
    return near == 1 and jellyfish.metaphone(x) == jellyfish.metaphone(y)


class Roster:
    """The people of one article. Two persons of one surname stay two."""

    def __init__(self, found: Iterable[NamedPerson]) -> None:
        self.people: list[Person] = []
        self._by_surname: dict[str, list[Person]] = {}
        for p in sorted(found, key=lambda p: (-len(p.name.split(" ")), p.start)):
            self._add(p)

    def _add(self, p: NamedPerson) -> None:
        person = self._same(p)
        if person is None:
            person = Person(p.name, first_at=p.start)
            self.people.append(person)
            self._by_surname.setdefault(person.surname.casefold(), []).append(person)
        person.forms.setdefault(p.name)
        person.count += 1
        if " " in p.name:
            person.places.append(p.start)
        person.first_at = min(person.first_at, p.start)
        if p.title:
            person.titles[p.title] += 1

    def _same(self, p: NamedPerson) -> Person | None:
        if " " not in p.name:
            return self._titled_surname(p)
        for person in self.people:
            if compatible_names(person.name, p.name) or person.name.casefold().endswith(f" {p.name.casefold()}"):
                return person
        return None

    def _titled_surname(self, p: NamedPerson) -> Person | None:
        """ "President Berg" is whom the article named in full before, not a namesake whom it brings in later."""
        person = self.by_surname(p.name, p.title, p.start)
        if person is None or person.name == p.name or person.first_at < p.start:
            return person
        last = p.title.split(" ")[-1].casefold()
        return person if any(t.split(" ")[-1].casefold() == last for t in person.titles) else None

    def by_surname(self, name: str, title: str = "", at: int | None = None) -> Person | None:
        """The person whom a surname (or a given name alone, "Edda") means; None when nobody or several would fit.

        `at` is where it stands: of several bearers it means the one introduced first, unless another was named
        in full since and close by.
        """
        key = name.casefold()
        fits = self._by_surname.get(key, [])
        if not fits:
            fits = [p for p in self.people if f" {key}" in f" {p.name.casefold()}" and self._part(p.name, name)]
        if not fits:
            fits = [p for p in self.people if " " in p.name and same_spelling(p.surname, name)]
        if len(fits) > 1 and not title and (bare := [p for p in fits if p.name.casefold() == key]):
            return bare[0]
        if len(fits) > 1:
            fits = self._narrow(fits, title)
        if len(fits) > 1:
            fits = _introduced(fits, at)
        return fits[0] if len(fits) == 1 else None

    def has_surname(self, name: str) -> bool:
        """True when somebody in the article has the surname, whoever is meant."""
        return name.casefold() in self._by_surname

    @staticmethod
    def _part(full: str, part: str) -> bool:
        """True when the part is the end of the full name ("Van Cleef") or its given name."""
        folded = full.casefold()
        return folded.endswith(f" {part.casefold()}") or (
            is_first_name(part) and folded.startswith(f"{part.casefold()} ")
        )

    @staticmethod
    def _narrow(fits: list[Person], title: str) -> list[Person]:
        gender = next((g for w in title.split() for g in ("female", "male") if is_a(g, w)), None)
        if gender and (left := [p for p in fits if p.gender in (gender, None)]):
            fits = left
        if title and (left := [p for p in fits if any(title.endswith(t) or t.endswith(title) for t in p.titles)]):
            fits = left
        return fits


def _introduced(fits: list[Person], at: int | None) -> list[Person]:
    """Of several bearers of a surname the one that it means at `at`, as far as that is clear.

    News names somebody in full once and by surname then; a relative of the same surname is named in full each time.
    """
    if at is None:
        ranked = sorted(fits, key=lambda p: -p.count)
        return ranked[:1] if ranked[0].count >= 2 * ranked[1].count else fits
    last = {p.name: max((n for n in p.places if n < at), default=-1) for p in fits}
    known = sorted((p for p in fits if last[p.name] >= 0), key=lambda p: min(p.places))
    if len(known) < 2:
        return known or fits
    nearer = [p for p in known[1:] if last[p.name] > last[known[0].name] and at - last[p.name] < _CLOSE_CHARS]
    return fits if nearer else known[:1]


def compatible_names(a: str, b: str) -> bool:
    """True when two full names can be one person's: same surname, given names equal, initials, or left out between."""
    x, y = (n.replace(".", "").split(" ") for n in (a, b))
    if not same_spelling(surname_of(a), surname_of(b)):
        return False
    first, second = x[0].casefold(), y[0].casefold()
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return len(x) < 3 or len(y) < 3 or x[1][:1].casefold() == y[1][:1].casefold()
    return first.replace("-", "") == second.replace("-", "") or (
        re.sub(r"[- ]", "", a).casefold() == re.sub(r"[- ]", "", b).casefold()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Unnamed people of an article: phrase, how many, their modifiers, the head noun's singular, plural or not."""

    name: str
    head: str
    modifiers: frozenset[str]
    count: int | None
    plural: bool
    definite: bool
    start: int


def singular(word: str) -> str:
    """The singular of a head noun of unnamed people, lower case."""
    word = word.casefold()
    if word == "people":
        return "person"
    if word.endswith("ies") and word != "series":
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def read_unnamed(phrase: str, head: str, start: int) -> Unnamed:
    """What a phrase for unnamed people says: "three port officials briefed on the inquiry" -> official, port, 3."""
    words = _WORD.findall(phrase)
    lowered = [w.casefold() for w in words]
    at = next((i for i, w in enumerate(lowered) if w == head.casefold()), len(words) - 1)
    count = next((n for w in lowered[:at] if w not in ("a", "an", "another") and (n := number_of(w))), None)
    plural = head.casefold().endswith("s") or head.casefold() in ("people", "police")
    if count is None and not plural and lowered[:1] and lowered[0] in ("a", "an", "another", "one", "the"):
        count = 1
    modifiers = frozenset(trim_name(w) for w in lowered[:at] if w not in _EMPTY and not w.isdigit())
    definite = bool(lowered) and lowered[0] in ("the", "those", "these", "both", "that", "this")
    return Unnamed(
        name=tidy_phrase(
            re.split(r",? (?:who|that|which|whom|whose|(?:interviewed|quoted|contacted) (?:by|in)) ", phrase)[0]
        ),
        head=singular(head),
        modifiers=modifiers,
        count=count,
        plural=plural,
        definite=definite,
        start=start,
    )


def tidy_phrase(phrase: str) -> str:
    """A phrase fit for a name: spaces joined, a leading article dropped, at most 120 characters."""
    text = " ".join(phrase.split()).strip(" ,.;:\"“”'‘’")
    text = re.sub(r"^(?:[Tt]he|[Aa]n?) (?=\S)", "", text)
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + "…"


_TELLING = frozenset({"source", "insider", "tipster", "informant"})
"""Heads that mean one another again: "a source close to the band … the insider"."""


class Crowd:
    """The unnamed people of an article, by phrase; "the officials" means the nearest earlier ones it fits."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.known: list[Unnamed] = []
        for m in mentions:
            if m.kind == "anonymous":
                entry = read_unnamed(m.text, m.key, m.start)
                if not entry.definite or self.earlier(entry) is None:
                    self.known.append(entry)

    def earlier(self, entry: Unnamed) -> Unnamed | None:
        """The unnamed people that a later phrase means again, None when it brings in new ones."""
        best: Unnamed | None = None
        for known in self.known:
            if known.start >= entry.start:
                break
            if (known.head == entry.head or {known.head, entry.head} <= _TELLING) and self._fits(known, entry):
                best = known
        return best

    def at(self, start: int, end: int, head: str) -> Unnamed | None:
        """The entry that a phrase at `[start, end)` brought in."""
        return next((k for k in self.known if start <= k.start < end and k.head == head), None)

    @staticmethod
    def _fits(known: Unnamed, entry: Unnamed) -> bool:
        if known.plural != entry.plural and (known.count or 2) != (entry.count or 2):
            return False
        if entry.definite:
            return entry.modifiers <= known.modifiers
        first = entry.name.casefold().split(" ")[0]
        return entry.modifiers == known.modifiers and bool(entry.modifiers) and first not in ("another", "other")
