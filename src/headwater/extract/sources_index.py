"""What an article's mentions tell each other: who a surname is, what a pronoun means, which title is whose."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from spacy.tokens import Doc

from headwater.extract.mentions import Mention, find_acronyms, index_mentions
from headwater.extract.mentions_words import Gender, is_a
from headwater.extract.sources_roster import Crowd, Person, Roster, surname_of
from headwater.outlets import find_outlet, outlet_key

_SHE = frozenset({"she", "her", "herself"})
_HE = frozenset({"he", "him", "himself"})
_SERVES_BEFORE = re.compile(r"([A-Z][\w-]+)(?:['’]s?)? (attorney|lawyer|publicist|agent|manager|doctor|physician),? $")
_SERVES_AFTER = re.compile(r", ([A-Z][\w-]+)['’]s? (attorney|lawyer|publicist|agent|manager|doctor|physician)\b")
_SAME_SERVICE = {"attorney": "lawyer", "physician": "doctor"}
_SENTENCES_BACK = 4
_LEAD_SENTENCES = 2
_NAMED_WITHIN = 5
# Two candidates closer than this are a tie, and a tie is left open (set by hand on the tuning stories).
_CLEAR_BY = 0.2

_SAYING = re.compile(r"\b(?:said|says|told|tells|added|adds|reported|announced|testified|wrote)\b")
_CLOSING_CUE = re.compile(
    r"(?i)(?:he|she|they|it) (?:said|says|told \w+|wrote|\w+ed|adds)(?: \w+day| (?:on|in|at|of) [\w ]{1,30})?[.,;]"
)


class MentionIndex:
    """The mentions of one text in order, its people, its unnamed people, its abbreviations."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self.text = text
        self.mentions, self.outlets, people = index_mentions(doc)
        self.roster = Roster(people)
        self.crowd = Crowd(self.mentions)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in `[start, end)`."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        last = bisect_left(self.mentions, end, key=lambda m: m.start)
        return [m for m in self.mentions[first:last] if m.end <= end]

    def earlier(self, start: int) -> Iterator[Mention]:
        """The mentions that begin before `start`, the nearest first."""
        for i in range(bisect_left(self.mentions, start, key=lambda m: m.start) - 1, -1, -1):
            yield self.mentions[i]

    def person(self, m: Mention) -> Person | None:
        """The person of the roster whom the mention names."""
        return (self.by_full(m.key) or self.roster.by_surname(m.key, m.title, m.start)) if m.kind == "person" else None

    def identity(self, m: Mention) -> str:
        """What two mentions of one source share: the person's full name, the outlet's key, the phrase."""
        person = self.person(m)
        return f"{m.kind}:{person.name if person else outlet_key(m.key) if m.kind == 'outlet' else m.text.casefold()}"

    def titles(self, m: Mention) -> str:
        """Everything the article calls a person: titles before the name anywhere, the apposition after it here."""
        person = self.person(m)
        after = re.match(r", ((?:[^,.;“”\"]|(?<=\b[A-Z])\.){3,80})", self.text[m.end : m.end + 90])
        called = after[1] if after and not _SAYING.search(after[1]) else ""  # "Berg, the minister said": no apposition
        return " ".join([*(person.titles if person else ()), m.title, called])

    @cached_property
    def _full_names(self) -> dict[str, Person]:
        return {form: p for p in reversed(self.roster.people) for form in p.forms}

    def by_full(self, name: str) -> Person | None:
        """The person whom the article calls so in full."""
        return self._full_names.get(name)

    def before(self, start: int, kinds: tuple[str, ...], fits: Callable[[Mention], bool]) -> Mention | None:
        """The nearest mention before `start` of these kinds that fits, quotations left out."""
        return next((m for m in self.earlier(start) if m.kind in kinds and not m.quoted and fits(m)), None)

    def salience(self, m: Mention, gender: Gender | None) -> float:
        """How prominent a mention is: subject, speaker, unquoted, a person often named, gender known to agree."""
        score = 0.7 * m.subject + 0.6 * m.speaker - 1.5 * m.quoted
        if m.kind == "person":
            surname = m.key.split(" ")[-1]
            score += 0.5 + 0.15 * min(4, self._named_times.get(surname, 1) - 1)
            score += 0.5 * (surname in self._speakers) - 0.6 * self._owns(m)
            score -= 0.5 * (bool(self._speakers) and surname not in self._speakers and not m.subject)
        return score + (0.3 if gender and self.gender(m) == gender else 0.0)

    @cached_property
    def _speakers(self) -> frozenset[str]:
        """The surnames of people who speak anywhere in the article."""
        return frozenset(m.key.split(" ")[-1] for m in self.mentions if m.kind == "person" and m.speaker)

    def _owns(self, m: Mention) -> bool:
        """True for a possessive, "Berg's song": it brings somebody up only to name a thing."""
        return self.text[m.end : m.end + 2] in ("'s", "’s")

    @cached_property
    def _named_times(self) -> Counter[str]:
        return Counter(m.key.split(" ")[-1] for m in self.mentions if m.kind == "person")

    def gender(self, m: Mention) -> Gender | None:
        """The gender that titles or given name show."""
        person = self.person(m)
        return person.gender if person else m.gender

    def agrees(self, m: Mention, word: str, gender: Gender | None) -> bool:
        """True when the pronoun `word` can stand for the mention: number, gender, kind."""
        if gender:
            if m.kind == "anonymous":
                return not m.plural and m.gender in (gender, None)
            return m.kind == "person" and self.gender(m) in (gender, None)
        if word in ("they", "them", "themselves"):
            return (m.kind == "anonymous" and m.plural and m.speaker) or (
                m.kind == "organisation" and (m.subject or m.speaker)
            )
        return m.kind in ("organisation", "outlet")

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start_char for s in self._doc.sents]

    def sentence_number(self, at: int) -> int:
        """Which sentence the offset lies in."""
        return bisect_right(self._sentence_starts, at)

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """Abbreviations the text introduces, with what they are short for."""
        return find_acronyms(self.text)

    @cached_property
    def long_acronyms(self) -> dict[str, str]:
        """The same the other way round, keys case-folded."""
        return {long.casefold(): short for short, long in self.acronyms.items()}

    @cached_property
    def outlet_names(self) -> dict[str, str]:
        """The listed outlets that the text names without doubt: key -> full name."""
        named: dict[str, str] = {}
        for m in self.mentions:
            if m.kind == "outlet" and (outlet := find_outlet(m.key)):
                named.setdefault(outlet_key(m.key), outlet.name)
        return named

    def outlet_ending(self, name: str) -> str | None:
        """The outlet whose fuller name in the article ends with the words: "the Whisper" of the Daily Whisper."""
        if not name[:1].isupper() or " " in name:
            return None
        keys = {m.key for m in self.mentions if m.kind == "outlet" and m.key.endswith(f" {name}")}
        return next(iter(keys)) if len(keys) == 1 else None

    def pronoun(self, start: int, word: str) -> Mention | None:
        """The mention that a pronoun most likely means: near, subject, speaker, of fitting number and gender."""
        gender: Gender | None = "female" if word in _SHE else "male" if word in _HE else None
        told_of = self._told_of(start) if self._closes(start) else frozenset()
        return self.likeliest(start, lambda m: self.agrees(m, word, gender) and self.identity(m) not in told_of, gender)

    def _told_of(self, start: int) -> frozenset[str]:
        """Who is named in the sentence that holds the offset."""
        here = self.sentence_number(start)
        later = self.mentions[bisect_left(self.mentions, start, key=lambda m: m.start) :]
        near = itertools.chain(
            *(
                itertools.takewhile(lambda m: self.sentence_number(m.start) == here, ms)
                for ms in (self.earlier(start), later)
            )
        )
        return frozenset(self.identity(m) for m in near if m.kind == "person")

    def _closes(self, start: int) -> bool:
        """True for the pronoun of "Lund fired the shot, he said.": nobody whom its own sentence tells of."""
        before = self.text[max(0, start - 4) : start].rstrip()
        return before.endswith((",", '"', "”", "’", "'")) and bool(_CLOSING_CUE.match(self.text[start : start + 80]))

    def likeliest(self, start: int, fits: Callable[[Mention], bool], gender: Gender | None) -> Mention | None:
        """The mention of the last five sentences that is most likely meant again; None when two come out alike."""
        sentence = self.sentence_number(start)
        scored: list[tuple[float, int, Mention]] = []
        for m in self.earlier(start):
            away = sentence - self.sentence_number(m.start)
            if away > _SENTENCES_BACK:
                break
            if fits(m):
                scored.append((self.salience(m, gender) - away, m.start, m))
        if not scored:
            return None
        scored.sort(key=lambda s: (-s[0], -s[1]))
        close = [m for score, _, m in scored if scored[0][0] - score < _CLEAR_BY]
        return scored[0][2] if len({self.identity(m) for m in close}) == 1 else None

    @cached_property
    def _serving(self) -> dict[tuple[str, str], Person]:
        """Lawyers and other helpers named with whom they serve: "Berg's attorney, Ann Lee"."""
        found: dict[tuple[str, str], Person] = {}
        for m in self.mentions:
            if m.kind != "person" or not (person := self.person(m)):
                continue
            near = _SERVES_BEFORE.search(self.text[max(0, m.start - 80) : m.start])
            near = near or _SERVES_AFTER.match(self.text[m.end : m.end + 80])
            if near:
                found.setdefault((near[1].casefold(), _SAME_SERVICE.get(near[2], near[2])), person)
        return found

    def serving(self, owner: str, head: str) -> Person | None:
        """The named person who is the lawyer, publicist or the like of `owner`; None when the text names none."""
        return self._serving.get((surname_of(owner).casefold(), _SAME_SERVICE.get(head, head)))

    def named_later(self, start: int, head: str) -> Person | None:
        """Whom a lead means by "a fisherman": the one person whom the next sentences name and let speak.

        News leads often tell of somebody before they name them. None where two could be meant, where the person's
        gender does not fit, or behind the second sentence.
        """
        here = self.sentence_number(start)
        if here > _LEAD_SENTENCES:
            return None
        gender: Gender | None = "female" if is_a("female", head) else "male" if is_a("male", head) else None
        found: list[Person] = []
        besides: list[Person] = []
        for m in self.mentions[bisect_left(self.mentions, start, key=lambda m: m.start) :]:
            if self.sentence_number(m.start) - here > _NAMED_WITHIN:
                break
            person = self.person(m) if m.kind == "person" and not m.quoted else None
            if person is not None and self.sentence_number(m.start) == here:
                besides.append(person)  # whom the same sentence names is somebody else
            elif person is not None and " " in person.name and person not in found and person.first_at > start:
                found.append(person)
        speaking = [p for p in found if p.surname in self._speakers and p not in besides]
        if len(speaking) != 1 or (speaking[0].gender not in (gender, None) and gender is not None):
            return None
        titled = bool(speaking[0].role) and not re.search(rf"(?i)\b{re.escape(head)}\b", speaking[0].role or "")
        return None if titled else speaking[0]

    def role_holder(self, start: int, head: str, named: frozenset[str] = frozenset()) -> Mention | None:
        """The person last named with that word in the title; for "the man", "the singer" whoever is most likely.

        `named` are the capitalised words of the phrase: "the C.I.A. director" is only whom the article calls so.
        """

        def called(m: Mention) -> bool:
            titles = self.titles(m).casefold()
            return bool(word.search(titles)) and all(w.casefold().strip(".") in titles for w in named)

        word = re.compile(rf"(?<![\w-]){re.escape(head)}(?![\w-])")

        found = self.before(start, ("person",), called)
        if found or any(w.casefold() != head for w in named):
            return found
        gender: Gender | None = "female" if is_a("female", head) else "male" if is_a("male", head) else None
        if gender is None and not is_a("role_noun", head):
            return None
        title = is_a("person_title", head)

        main = max(self._named_times.values(), default=0)
        here = self.sentence_number(start)

        def fits(m: Mention) -> bool:
            if not title and 3 * self._named_times[m.key.split(" ")[-1]] < main:
                return False  # "the man" is nobody whom the article names in passing
            if m.kind != "person" or (gender is not None and self.gender(m) not in (gender, None)):
                return False
            if self.sentence_number(m.start) == here:
                return False  # "Berg, the minister said, is ill": nobody speaks of himself by name
            # "the president" is nobody whom the article gives another title.
            return not (title and self.titles(m).strip())

        return self.likeliest(start, fits, gender)
