"""Who a mention in an article stands for: names, pronouns, "the officials", "the paper", documents and posts.

One `SourceBook` an article. The text is indexed once, on the first question; every answer is a function of the
text alone, so the order of questions changes nothing but the order of `sources()`.
"""

from __future__ import annotations

import re
from functools import cached_property

from spacy.tokens import Doc

from headwater.extract.credits import Credit, find_credits
from headwater.extract.mentions import Mention, find_acronyms, index_mentions, split_title, trim_name
from headwater.extract.mentions_words import Gender, government_of, is_a
from headwater.extract.sources_phrases import Phrase, drop_when, read_phrase, split_conjuncts, split_quoting
from headwater.extract.sources_roster import Crowd, Person, Roster, Unnamed, read_unnamed, tidy_phrase
from headwater.model import Article, Source, SourceKind, source_id
from headwater.outlets import Outlet, OutletMention, find_outlet, outlet_candidates, outlet_key

Chain = tuple[Source, ...]
_PRONOUNS = frozenset("he she they it him her them himself herself itself themselves".split())
_SCOPED: frozenset[SourceKind] = frozenset({"anonymous", "unknown", "document"})


def _honorific(title: str) -> bool:
    return is_a("female", title) or is_a("male", title)


class SourceBook:
    """The sources of one article, each one record however the text calls it.

    Nothing is read before the first question; then the text is indexed once, in time linear in its length.
    """

    def __init__(self, doc: Doc, article: Article) -> None:
        self._doc = doc
        self._article = article
        self._text = article.text
        self._made: dict[str, Source] = {}

    # -- what the article is -------------------------------------------------------------------------------

    @cached_property
    def outlet(self) -> Source | None:
        """The publisher as the input names it, None when it names none."""
        name = self._article.outlet_name
        return self._outlet(name) if name and name.strip() else None

    @cached_property
    def _credits(self) -> list[Credit]:
        return find_credits(self._text, self._index[1])

    @cached_property
    def credited(self) -> tuple[Source, ...]:
        """Outlets and agencies that credit lines name for the whole article, in text order, each once."""
        found = [c for c in self._credits if c.whole]
        made = [self._wires_of(c.name) if c.wires_of else self._outlet(c.name) for c in found]
        return tuple({s.id: s for s in made}.values())

    @cached_property
    def wire(self) -> Source | None:
        """Whom a dateline or credit line credits for the whole article, agencies before others; None when nobody is.

        A paper's unnamed wires ("With Post wires") are no single source and none here.
        """
        found = [c for c in self._credits if c.whole and not c.wires_of]
        found.sort(key=lambda c: c.kind != "agency")
        return self._outlet(found[0].name) if found else None

    def sources(self) -> tuple[Source, ...]:
        """Every source returned so far, in the order of first use."""
        return tuple(self._made.values())

    # -- who a span stands for -----------------------------------------------------------------------------

    def resolve(self, start: int, end: int) -> Chain:
        """The sources that the mention at `[start, end)` stands for, nearest hop first; empty when not clear."""
        chains = self.resolve_parallel(start, end)
        return chains[0] if chains else ()

    def resolve_parallel(self, start: int, end: int) -> tuple[Chain, ...]:
        """One chain a conjunct ("WCVB and NBC News" gives two); conjuncts that are not clear are left out."""
        start, end = self._trim(start, end)
        if start >= end:
            return ()
        steps = split_quoting(self._text[start:end])
        if len(steps) > 1:
            near, far = (self.resolve_parallel(start + s, start + e) for s, e in steps)
            return tuple(n + f for n in near[:1] for f in far) or far
        parts = split_conjuncts(self._text[start:end], self._one_name(start, end))
        chains = [self._chain(start + s, start + e) for s, e in parts]
        return tuple(c for c in chains if c)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        start, end = max(0, start), min(len(self._text), end)
        while start < end and self._text[start] in " \n\t,;:-–—\"“”‘'()[]":
            start += 1
        at = self._text.rfind("\n", start, end)
        start = at + 1 if at >= 0 and self._text[at + 1 : end].strip() else start
        while start < end and self._text[end - 1] in " \n\t,;:-–—\"“‘([)]":
            end -= 1
        return start, end

    def _one_name(self, start: int, end: int) -> list[tuple[int, int]]:
        """Spans, relative to `start`, of names that hold an "and" or a comma of their own."""
        inner = [(m.start, m.end) for m in self._mentions if m.kind in ("outlet", "organisation")]
        return [(s - start, e - start) for s, e in inner if start <= s and e <= end and re.search(r" (?:and|&) |,", self._text[s:e])]

    def _chain(self, start: int, end: int) -> Chain:
        start, end = self._trim(start, end)
        text = drop_when(self._text[start:end])
        end = start + len(text)
        if short := self._lower_case_outlet(text):
            return (short,)
        if text.casefold() in ("who", "which", "that", "whom"):
            return self._antecedent(start)
        if text.casefold() in _PRONOUNS:
            found = self._pronoun(start, text.casefold())
            return (found,) if found else ()
        inner = [m for m in self._mentions_in(start, end) if m.kind == "outlet"]
        phrase = read_phrase(text, [(m.start - start, m.end - start) for m in inner])
        return self._from_phrase(phrase, start, end, inner)

    def _from_phrase(self, phrase: Phrase, start: int, end: int, outlets: list[Mention]) -> Chain:
        match phrase.what:
            case "outlet":
                return (self._outlet(outlets[0].key),)
            case "reporter":
                return self._reporter(phrase, start, outlets)
            case "outlet-noun" | "report":
                return self._some_outlet(phrase, start)
            case "media":
                return (self._keep(self._text[start:end], "outlet", local=True),)
            case "unknown":
                return (self._keep(tidy_phrase(phrase.text), "unknown", local=True),)
            case "social":
                return self._social(phrase, start)
            case "document":
                return self._document(phrase, start)
            case "statement":
                return self._of(phrase, start)
            case "spokes":
                return self._spokesperson(phrase, start)
            case "unnamed":
                return self._unnamed(phrase, start)
            case "role":
                return self._by_role(phrase, start)
            case "kin":
                return self._kin(phrase, start)
            case "group":
                return self._by_group(phrase, start)
        return self._named(phrase, start)

    # -- indexes -------------------------------------------------------------------------------------------

    @cached_property
    def _index(self) -> tuple[list[Mention], list[OutletMention], Roster, Crowd]:
        mentions, outlets, people = index_mentions(self._doc)
        return mentions, outlets, Roster(people), Crowd(mentions)

    @property
    def _mentions(self) -> list[Mention]:
        return self._index[0]

    @property
    def _roster(self) -> Roster:
        return self._index[2]

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        return find_acronyms(self._text)

    @cached_property
    def _long_acronyms(self) -> dict[str, str]:
        return {long.casefold(): short for short, long in self._acronyms.items()}

    @cached_property
    def _outlet_names(self) -> dict[str, str]:
        """For every outlet form in the text its key -> full name; short forms by the article, never the list alone."""
        named: dict[str, str] = {}
        for m in self._mentions:
            if m.kind == "outlet" and (outlet := find_outlet(m.key)):
                named.setdefault(outlet_key(m.key), outlet.name)
        return named

    def _mentions_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in self._mentions if start <= m.start and m.end <= end]

    # -- making records ------------------------------------------------------------------------------------

    def _keep(
        self, name: str, kind: SourceKind, *, local: bool = False, aliases: tuple[str, ...] = (), role: str | None = None,
        count: int | None = None, affiliation: str | None = None,
    ) -> Source:
        name = " ".join(name.split())
        ident = source_id(kind, name, self._article.id if local or kind in _SCOPED else "")
        if ident not in self._made:
            others = tuple(dict.fromkeys(a for a in aliases if a and a != name))
            self._made[ident] = Source(
                id=ident, name=name, kind=kind, aliases=others, role=role, count=count, affiliation=affiliation
            )
        return self._made[ident]

    def _outlet(self, form: str) -> Source:
        """The outlet a form means here: by the list, else by a longer name in the article, else as worded."""
        form = re.sub(r"^[Tt]he (?=\S)", "", trim_name(form))
        outlet = find_outlet(form) or self._ambiguous_outlet(form)
        if outlet:
            kind: SourceKind = "wire" if outlet.kind == "agency" else "outlet"
            return self._keep(outlet.name, kind, aliases=self._forms_of(outlet, form))
        return self._keep(self._longer_outlet(form), "outlet", aliases=(form,))

    def _lower_case_outlet(self, text: str) -> Source | None:
        """ "the post" where the article names one outlet that ends so: careless spelling of "the Post"."""
        match = re.fullmatch(r"[Tt]he (post|times|journal|herald|globe|tribune|guardian|telegraph|gazette|chronicle|observer)", text)
        outlet = self._ambiguous_outlet(match[1]) if match else None
        return self._outlet(outlet.name) if outlet else None

    def _forms_of(self, outlet: Outlet, form: str) -> tuple[str, ...]:
        """The forms by which the article calls the outlet, in text order."""
        here = [m.key for m in self._mentions if m.kind == "outlet" and find_outlet(m.key) == outlet]
        return tuple(dict.fromkeys([*here, form]))

    def _ambiguous_outlet(self, form: str) -> Outlet | None:
        """The one outlet named in full in the article (or its publisher) that the short form may mean."""
        wanted = outlet_candidates(form)
        key = outlet_key(form)
        named = [o for name in self._outlet_names.values() if (o := find_outlet(name))]
        publisher = find_outlet(self._article.outlet_name) if self._article.outlet_name else None
        for pool in (named, [publisher] if publisher else []):
            fits = {o.name: o for o in pool if o in wanted or outlet_key(o.name).split()[-1:] == [key]}
            if len(fits) == 1:
                return next(iter(fits.values()))
            if fits:
                return None
        return None

    def _longer_outlet(self, form: str) -> str:
        """The fullest unlisted outlet name in the article that ends or begins with the form."""
        words = outlet_key(form).split()
        best = form
        for m in self._mentions:
            if m.kind == "outlet" and find_outlet(m.key) is None:
                full = outlet_key(m.key).split()
                if len(full) > len(words) and (full[-len(words) :] == words or full[: len(words)] == words):
                    best = max(best, m.key, key=len)
        return best

    def _wires_of(self, name: str) -> Source:
        return self._keep(f"{name} wires", "wire", local=True)

    def _person(self, person: Person, phrase: Phrase | None = None) -> Source:
        role = person.role
        if phrase and phrase.role and not _honorific(phrase.role) and (role is None or len(phrase.role) > len(role)):
            role = phrase.role
        return self._keep(
            person.name,
            "person",
            aliases=(*person.forms, person.surname),
            role=role,
            affiliation=phrase.affiliation if phrase else None,
        )

    # -- kinds of mention ----------------------------------------------------------------------------------

    def _reporter(self, phrase: Phrase, start: int, outlets: list[Mention]) -> Chain:
        """A reporter of a named outlet: the outlet, then the reporter unless only told something by the source."""
        outlet = self._outlet(outlets[0].key)
        told = re.search(r"(?:told|tells|telling|spoke to|speaking to|with|to) (?:reporter )?$", self._text[max(0, start - 20) : start])
        if told or not phrase.name:
            return (outlet,)
        return (outlet, self._full_person(phrase))

    def _full_person(self, phrase: Phrase) -> Source:
        person = self._roster.by_surname(phrase.name) or next((p for p in self._roster.people if phrase.name in p.forms), None)
        if person:
            return self._person(person, phrase)
        return self._keep(phrase.name, "person", role=phrase.role or None, affiliation=phrase.affiliation)

    def _some_outlet(self, phrase: Phrase, start: int) -> Chain:
        """ "the paper", "the report": the outlet named last before it; without a definite article, as worded."""
        owner = self._owner(phrase, start)
        if owner and owner.kind not in ("outlet", "wire") and phrase.what == "report":
            return (self._keep(f"{owner.name}'s {phrase.head}", "document"), owner)
        if owner:
            return (owner,)
        if phrase.definite and not re.search(r" [A-Z]", phrase.text):
            before = [m for m in self._mentions if m.kind == "outlet" and m.start < start and not m.quoted]
            if before:
                return (self._outlet(before[-1].key),)
            return ()
        if phrase.what == "report":
            return (self._keep(tidy_phrase(phrase.text), "unknown", local=True),)
        return (self._keep(tidy_phrase(phrase.text), "outlet", local=True),)

    def _social(self, phrase: Phrase, start: int) -> Chain:
        if phrase.name.startswith("@"):
            return (self._keep(phrase.name, "social"),)
        owner = self._owner(phrase, start)
        if owner:
            head = " ".join(phrase.head.split())
            return (self._keep(f"{owner.name}'s {head}", "social"),)
        return (self._keep(tidy_phrase(phrase.text), "social", local=True),)

    def _owner(self, phrase: Phrase, start: int) -> Source | None:
        """Whose tweet, note or statement it is, where the phrase says so."""
        if not phrase.owner:
            return None
        at = self._text.find(phrase.owner, start)
        found = self._chain(at, at + len(phrase.owner)) if at >= 0 else ()
        return found[-1] if found else None

    def _document(self, phrase: Phrase, start: int) -> Chain:
        owner = self._owner(phrase, start)
        known = self._known_document(phrase, start)
        if owner:
            return (self._keep(f"{owner.name}'s {phrase.head}", "document"), owner)
        return (self._keep(known or tidy_phrase(phrase.text), "document"),)

    def _known_document(self, phrase: Phrase, start: int) -> str | None:
        """ "The documents" after "confidential Hamas documents": the fuller phrase before it."""
        if not phrase.definite or phrase.owner or len(phrase.text.split()) > 3:
            return None
        noun = re.escape(phrase.head)
        pattern = re.compile(rf"((?:[\w’'-]+ ){{1,4}}){noun}\b")
        best = None
        for m in pattern.finditer(self._text, 0, start):
            words = m[1].split()
            while words and words[0].casefold() in ("the", "a", "an", "in", "of", "by", "to", "and", "from", "on", "as", "these", "with", "that", "said", "revealed", "according"):
                words.pop(0)
            if words and not is_a("group_noun", words[0]):
                best = " ".join([*words, phrase.head])
        return best

    def _of(self, phrase: Phrase, start: int) -> Chain:
        """A statement or press release stands for the one who gave it."""
        owner = self._owner(phrase, start)
        return (owner,) if owner else ()

    def _spokesperson(self, phrase: Phrase, start: int) -> Chain:
        body = phrase.owner or phrase.affiliation
        if not body:
            found = self._before(start, ("person",), lambda m: any(w in ("spokesman", "spokeswoman", "spokesperson") for w in m.title.casefold().split()))
            return (self._person_of(found),) if found else ()
        name = re.sub(r"^[Tt]he ", "", trim_name(body))
        name = self._acronyms.get(name, name)
        return (self._keep(f"{name} {phrase.head}", "person", local=True, role=phrase.head, affiliation=name, count=1),)

    def _unnamed(self, phrase: Phrase, start: int) -> Chain:
        entry = read_unnamed(phrase.text, phrase.head, start)
        if phrase.head.casefold() == "police":
            return (self._keep(tidy_phrase(phrase.text), "organisation"),)
        known = self._index[3].earlier(entry)
        if known is None and entry.definite and not entry.modifiers:
            found = self._role_holder(phrase, start)
            if found:
                return (found,)
        return (self._crowd(known or entry),)

    def _crowd(self, entry: Unnamed) -> Source:
        adjective = next((w for w in sorted(entry.modifiers) if government_of(w)), None)
        return self._keep(
            entry.name, "anonymous", count=entry.count, affiliation=government_of(adjective).country if adjective and government_of(adjective) else None  # type: ignore[union-attr]
        )

    def _kin(self, phrase: Phrase, start: int) -> Chain:
        """ "Conner's sister": a person of her own, known by whose she is; an office or campaign is a body."""
        owner = self._owner(phrase, start)
        name = f"{owner.name if owner else phrase.owner}'s {phrase.head}"
        if phrase.head in ("campaign", "office", "team", "camp", "family"):
            return (self._keep(name, "organisation"),)
        plural = phrase.head.endswith("s")
        return (self._keep(name, "anonymous" if plural else "person", local=True, role=None if plural else phrase.head),)

    def _by_role(self, phrase: Phrase, start: int) -> Chain:
        found = self._role_holder(phrase, start)
        if found:
            return (found,)
        if phrase.definite:
            return ()
        return (self._keep(tidy_phrase(phrase.text), "anonymous", count=1),)

    def _role_holder(self, phrase: Phrase, start: int) -> Source | None:
        """The person last named before with that word in the title, else the last named whom gender allows."""
        head = phrase.head.casefold()
        found = self._before(start, ("person",), lambda m: head in self._titles(m).casefold())
        if found:
            return self._person_of(found)
        gender: Gender | None = "female" if is_a("female", head) else "male" if is_a("male", head) else None
        if gender is None and not is_a("role_noun", head):
            return None
        found = self._before(start, ("person",), lambda m: m.gender in (gender, None) or gender is None)
        return self._person_of(found) if found else None

    def _titles(self, m: Mention) -> str:
        person = self._roster.by_surname(m.key, m.title) or self._by_full(m.key)
        after = re.match(r", ([^,.;“”\"]{3,80})", self._text[m.end : m.end + 90])
        return " ".join([*(person.titles if person else ()), m.title, after[1] if after else ""])

    def _by_full(self, name: str) -> Person | None:
        return next((p for p in self._roster.people if name in p.forms), None)

    def _person_of(self, m: Mention) -> Source:
        person = self._by_full(m.key) or self._roster.by_surname(m.key, m.title)
        return self._person(person) if person else self._keep(m.key, "person", role=m.title or None)

    def _before(self, start: int, kinds: tuple[str, ...], fits: object) -> Mention | None:
        found = None
        for m in self._mentions:
            if m.start >= start:
                break
            if m.kind in kinds and not m.quoted and fits(m):  # type: ignore[operator]
                found = m
        return found

    def _by_group(self, phrase: Phrase, start: int) -> Chain:
        """ "the ministry", "the group": the body before it whose name holds the word, else the last body that speaks."""
        if not phrase.definite or phrase.owner or phrase.affiliation:
            return (self._keep(tidy_phrase(phrase.text), "organisation"),)
        head = phrase.head.casefold()
        found = self._before(start, ("organisation", "outlet"), lambda m: head in m.key.casefold().split())
        if found is None and head not in ("government", "police", "court", "state", "country", "nation", "military", "army", "city", "town", "county", "senate", "house", "white house", "pentagon", "kremlin", "vatican"):
            found = self._before(start, ("organisation",), lambda m: (m.subject or m.speaker) and government_of(m.key) is None)
        if found is None:
            return (self._keep(tidy_phrase(phrase.text), "organisation"),) if len(phrase.text.split()) < 3 and head in ("government", "police", "court", "military", "army", "white house", "pentagon", "kremlin", "vatican", "senate") else ()
        return (self._outlet(found.key) if found.kind == "outlet" else self._body(found.key),)

    def _body(self, name: str) -> Source:
        name = re.sub(r"^[Tt]he (?=\S)", "", trim_name(name))
        full = self._acronyms.get(name.replace(".", ""), name)
        short = self._long_acronyms.get(full.casefold(), "")
        state = government_of(full)
        country = state.country if state and state.how != "demonym" else None
        return self._keep(full, "organisation", aliases=(name, short), affiliation=country)

    def _named(self, phrase: Phrase, start: int) -> Chain:
        """A name: a person of the roster, else a state or body."""
        name = phrase.name or tidy_phrase(phrase.text)
        if not name:
            return ()
        body = re.match(r"(.+?) (?:of|from|with|at|for) (?:the )?([A-Z].*)$", name)
        if body and self._by_full(body[1]):
            return (self._person(self._roster.by_surname(body[1]) or self._by_full(body[1]), phrase),)  # type: ignore[arg-type]
        title, rest = split_title(name)
        person = self._by_full(rest) or self._by_full(name)
        if person is None and not is_a("org_word", name.split(" ")[-1]) and not government_of(name):
            person = self._roster.by_surname(rest, phrase.role or title)
        if person:
            return (self._person(person, phrase),)
        if phrase.role or title:
            return (self._keep(rest, "person", role=phrase.role or title or None, affiliation=phrase.affiliation),)
        name = re.sub(r"^(?:[Tt]he|[Aa]n?|[Ss]ome) (?=\S)", "", name)
        here = [m for m in self._mentions_in(start, start + len(phrase.text)) if m.kind == "person"]
        if here and here[-1].text == name:
            return (self._keep(name, "person"),)
        if not re.search(r"[A-Z@]", name):
            return (self._keep(tidy_phrase(phrase.text), "unknown", local=True),)
        return (self._body(name),)

    # -- pronouns ------------------------------------------------------------------------------------------

    def _pronoun(self, start: int, word: str) -> Source | None:
        """The mention before the pronoun that it most likely means: near, subject, speaker, of fitting number and gender."""
        gender: Gender | None = "female" if word in ("she", "her", "herself") else "male" if word in ("he", "him", "himself") else None
        sent = self._sentence_number(start)
        scored: list[tuple[float, int, Mention]] = []
        for m in self._mentions:
            if m.start >= start:
                break
            away = sent - self._sentence_number(m.start)
            if away <= 4 and self._agrees(m, word, gender):
                score = -1.0 * away + 0.7 * m.subject + 0.6 * m.speaker - 1.5 * m.quoted
                score += 0.3 if gender and self._gender(m) == gender else 0.0
                score += 0.4 if m.kind == "person" else 0.0
                scored.append((score, m.start, m))
        if not scored:
            return None
        scored.sort(key=lambda s: (-s[0], -s[1]))
        best = self._mention_source(scored[0][2])
        for score, _, other in scored[1:]:
            if scored[0][0] - score >= 0.2:
                break
            if self._mention_source(other) != best:
                return None
        return best

    def _antecedent(self, start: int) -> Chain:
        """What a relative pronoun stands for: the mention that ends right before it, a comma between at most."""
        for m in reversed(self._mentions):
            if m.end <= start <= m.end + 2 and self._text[m.end : start].strip(" ,") == "":
                return self._chain(m.start, m.end)
        return ()

    def _mention_source(self, m: Mention) -> Source | None:
        found = self._chain(m.start, m.end)
        return found[0] if found else None

    def _gender(self, m: Mention) -> Gender | None:
        person = (self._by_full(m.key) or self._roster.by_surname(m.key, m.title)) if m.kind == "person" else None
        return person.gender if person else m.gender

    def _agrees(self, m: Mention, word: str, gender: Gender | None) -> bool:
        if gender:
            if m.kind == "anonymous":
                return not m.plural and m.gender in (gender, None)
            return m.kind == "person" and self._gender(m) in (gender, None)
        if word in ("they", "them", "themselves"):
            return (m.kind == "anonymous" and m.plural and m.speaker) or (m.kind == "organisation" and (m.subject or m.speaker))
        return m.kind in ("organisation", "outlet")

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start_char for s in self._doc.sents]

    def _sentence_number(self, at: int) -> int:
        from bisect import bisect_right

        return bisect_right(self._sentence_starts, at)
