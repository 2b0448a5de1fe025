"""Who a mention in an article stands for: names, pronouns, "the officials", "the paper", documents and posts.

One `SourceBook` an article. The text is indexed once, on the first question; every answer is a function of the
text alone, so the order of questions changes nothing but the order of `sources()`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import islice
from typing import TypeAlias

from spacy.tokens import Doc

from headwater.extract.credits import Credit, find_credits
from headwater.extract.mentions import Mention, split_title, trim_name
from headwater.extract.mentions_words import government_of, is_a
from headwater.extract.sources_described import is_specific, kind_described
from headwater.extract.sources_index import MentionIndex
from headwater.extract.sources_phrases import (
    Phrase,
    What,
    body_after,
    drop_when,
    read_phrase,
    split_conjuncts,
    split_quoting,
)
from headwater.extract.sources_records import Records
from headwater.extract.sources_roster import read_unnamed, tidy_phrase
from headwater.model import Article, Source

Chain: TypeAlias = tuple[Source, ...]
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "himself", "herself", "itself", "themselves"})
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}
_NO_NAME_WORDS = frozenset(
    {"the", "a", "an", "in", "of", "by", "to", "and", "from", "on", "as", "these", "with", "that", "said"}
    | {"according", "revealed", "showed"}
)
_STATE_BODIES = frozenset(
    {"government", "police", "court", "military", "army", "white house", "pentagon", "kremlin", "vatican", "senate"}
)
_AUXILIARIES = frozenset(
    {"should", "could", "would", "will", "can", "may", "might", "must", "did", "do", "does", "has", "have", "had"}
    | {"is", "are", "was", "were"}
)
# What any body may be called for short; "the administration" or "the committee" is a certain kind of body.
_ANY_BODY = frozenset(
    {"group", "company", "organization", "organisation", "firm", "agency", "party", "team", "club", "bank", "airline"}
    | {"corporation", "union", "association", "foundation", "charity", "nonprofit", "movement", "militia", "faction"}
    | {"alliance", "startup", "brand", "manufacturer", "maker", "giant", "retailer", "chain", "insurer", "network"}
    | {"watchdog", "label", "band", "studio", "think tank", "institution", "monitor"}
)
_NAMED_SOON = re.compile(
    r"(?i)(?:wo)?man|boy|girl|teen(?:ager)?|student|resident|passenger|nurse|doctor|teacher|fisherman"
)
_SOME_OF = re.compile(
    r"(?i)(?:one|some|many|most|several|two|three|four|both) of (?=(?:the|his|her|its|their|those|these) )"
)


# A letter of a description: no comma, no quotation mark, no full stop but that of "F.B.I.".
_PLAIN = r"(?:[^,;.“”\"]|(?<=\b[A-Z])\.)"


_OF_ANOTHER = re.compile(
    r"\b(?:against|for|of|to|from|with|about|representing|defending) (?:the |an? |his |her |their )?(?:[a-z-]+ ){0,3}"
    r"(?:suspect|victim|teen(?:ager)?|actor|actress|singer|defendant|gunman|killer|murderer|inmate|star|player|model)$"
)
_SAID_LAST = re.compile(r"\b(?:said|says|told|tells|added|adds|reported|reports|wrote|writes|claimed|claims)$")


def _role_after(text: str) -> str:
    """The description after a name: ", an analyst with Acme, said" -> "analyst with Acme"."""
    match = re.match(rf", (?:an?|the) ({_PLAIN}{{3,80}})", text) or re.match(rf", ([a-z]{_PLAIN}{{3,80}})", text)
    if match is None or match[1].startswith(("who ", "which ", "whose ", "one of ")):
        return ""
    return "" if _SAID_LAST.search(match[1].strip()) else match[1].strip()  # ", the minister said" is a cue


_PORTFOLIO = re.compile(r"(?i)\b(?:minister|secretary|speaker|leader|commissioner|whip|chancellor)\b")


def _lead_body(role: str) -> str | None:
    """The body or state that a role names: "Interior Ministry spokesman" -> "Interior Ministry"."""
    match = re.match(r"((?:[A-Z][\w.&’'-]*(?: |$))+)", role)
    if match and len(match[1].split()) == 1 and not is_a("person_title", role[match.end() :].split(" ")[0]):
        return None  # a capital that a sentence gave: "Real estate agent"
    title, _ = split_title(role)
    words = (match[1] if match else "").split()
    while words and is_a("person_title", words[-1]):
        words.pop()
    while words and (is_a("person_title", " ".join(words[-2:])) or words[-1] in ("Prime", "Vice", "Lt.")):
        words.pop()
    if words and _PORTFOLIO.search(role):  # "Harbor Minister" is of a state, if of anything; harbor is the business
        state = government_of(words[0])
        return state.country if state else None
    return trim_name(" ".join(words)) or None if words and not title.startswith("Mr") else None


_CALLED_OUTLET = re.compile(
    r"(?:[a-z][\w-]* ){0,3}(?:news(?:paper|letter)?|paper|outlet|magazine|website|site|broadcaster|tabloid|weekly|"
    r"daily|blog|agency|station|channel|network) ([A-Z][\w.&’'-]+(?: [A-Z][\w.&’'-]+){0,3})"
)


def _plain_body(phrase: Phrase) -> str:
    """The body in lower case that somebody speaks for: "a spokesman for the band", "a palace spokeswoman"."""
    match = re.search(r" (?:for|from|of) (?:the |an? |his |her |its |their )?((?:[\w’'-]+ ?){1,4})$", phrase.text)
    before = re.match(rf"(?i)an? ((?:[\w’'-]+ ){{1,3}}){re.escape(phrase.head)}\b", phrase.text)
    return (match or before)[1].strip() if match or before else ""  # type: ignore[index]


class SourceBook:
    """The sources of one article, each one record however the text calls it.

    Nothing is read before the first question; then the text is indexed once, in time linear in its length.
    """

    def __init__(self, doc: Doc, article: Article) -> None:
        self._doc = doc
        self._article = article
        self._text = article.text

    @cached_property
    def _at(self) -> MentionIndex:
        return MentionIndex(self._doc, self._text)

    @cached_property
    def _records(self) -> Records:
        return Records(self._at, self._article)

    @cached_property
    def outlet(self) -> Source | None:
        """The publisher as the input names it, None when it names none."""
        name = self._article.outlet_name
        return self._records.outlet(name) if name and name.strip() else None

    @cached_property
    def _credits(self) -> list[Credit]:
        return find_credits(self._text, self._at.outlets)

    @cached_property
    def credited(self) -> tuple[Source, ...]:
        """Outlets and agencies that credit lines name for the whole article, in text order, each once."""
        found = [c for c in self._credits if c.whole]
        made = [self._records.wires_of(c.name) if c.wires_of else self._records.outlet(c.name) for c in found]
        return tuple({s.id: s for s in made}.values())

    @cached_property
    def wire(self) -> Source | None:
        """Whom a dateline or credit line credits for the whole article, agencies before others; None when nobody is.

        A paper's unnamed wires ("With Post wires") are no single source and none here.
        """
        found = [c for c in self._credits if c.whole and not c.wires_of]
        found.sort(key=lambda c: c.kind != "agency")
        return self._records.outlet(found[0].name) if found else None

    def sources(self) -> tuple[Source, ...]:
        """Every source returned so far, in the order of first use."""
        return tuple(self._records.made.values())

    def resolve(self, start: int, end: int) -> Chain:
        """The sources that the mention at `[start, end)` stands for, nearest hop first; empty when not clear."""
        chains = self.resolve_parallel(start, end)
        return chains[0] if chains else ()

    def resolve_parallel(self, start: int, end: int) -> tuple[Chain, ...]:
        """One chain a conjunct ("the Gazette and Norrvik Radio" gives two); unclear ones are left out."""
        start, end = self._trim(start, end)
        if start >= end:
            return ()
        steps = split_quoting(self._text[start:end])
        if len(steps) > 1:
            near, far = (self.resolve_parallel(start + s, start + e) for s, e in steps)
            return tuple(n + f for n in near[:1] for f in far) or far
        inner = [m for m in self._at.mentions_in(start, end) if m.kind == "outlet" and m.end == end]
        if inner and re.search(r" (?:at|of|from) (?:the )?$", self._text[start : inner[-1].start]):
            chain = self._chain(start, end)
            return (chain,) if chain else ()
        parts = split_conjuncts(self._text[start:end], self._one_name(start, end))
        chains = [self._chain(start + s, start + e) for s, e in parts]
        return tuple(c for c in chains if c)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        start, end = max(0, start), min(len(self._text), end)
        while start < end and self._text[start] in " \n\t,;:-–—\"“”‘'()[]":
            start += 1
        gaps = [m.end() for m in re.finditer(r"\n|\s{2,}", self._text[start:end].rstrip())]
        start += gaps[-1] if gaps else 0
        while start < end and self._text[end - 1] in ' \n\t,;:-–—"“‘([)]':
            end -= 1
        return start, end

    def _one_name(self, start: int, end: int) -> list[tuple[int, int]]:
        """Spans, relative to `start`, of names that hold an "and" or a comma of their own."""
        inner = [(m.start, m.end) for m in self._at.mentions_in(start, end) if m.kind in ("outlet", "organisation")]
        return [(s - start, e - start) for s, e in inner if re.search(r" (?:and|&) |,", self._text[s:e])]

    def _chain(self, start: int, end: int) -> Chain:
        start, end = self._trim(start, end)
        text = drop_when(self._text[start:end])
        text = re.sub(r"(?<=\w)['’]s$", "", text)
        end = start + len(text)
        if start and self._text[start - 1] == "@":
            start, text = start - 1, "@" + text
        if short := self._records.lower_case_outlet(text):
            return (short,)
        if part := _SOME_OF.match(text):
            return self._chain(start + part.end(), end)
        if text.casefold() in ("one", "another", "both"):
            return self._one_of_them(start)
        if named := self._tail_person(start, end):
            return named
        if text.casefold() in ("who", "which", "that", "whom"):
            return self._antecedent(start)
        if (word := _POSSESSIVES.get(text.casefold(), text.casefold())) in _PRONOUNS:
            found = self._of_mention(self._at.pronoun(start, word))
            return (found,) if found else ()
        inner = [m for m in self._at.mentions_in(start, end) if m.kind == "outlet"]
        phrase = read_phrase(text, [(m.start - start, m.end - start) for m in inner])
        return self._from_phrase(phrase, start, end, inner)

    def _from_phrase(self, phrase: Phrase, start: int, end: int, outlets: list[Mention]) -> Chain:
        match phrase.what:
            case "outlet":
                return (self._records.outlet(outlets[0].key),)
            case "outlet-people":
                at = start + self._text[start:end].rfind(phrase.text)
                return (self._records.outlet(outlets[0].key), *self._chain(at, end))
            case "reporter":
                return self._reporter(phrase, start, outlets)
            case "media":
                return (self._records.keep(self._text[start:end], "outlet", local=True),)
            case "unknown":
                return (self._described(phrase),)
            case _:
                return self._by_kind[phrase.what](phrase, start)

    @cached_property
    def _by_kind(self) -> dict[What, Callable[[Phrase, int], Chain]]:
        return {
            "outlet-noun": self._some_outlet,
            "report": self._some_outlet,
            "social": self._social,
            "document": self._document,
            "statement": self._of,
            "spokes": self._spokesperson,
            "unnamed": self._unnamed,
            "role": self._by_role,
            "kin": self._kin,
            "group": self._by_group,
            "name": self._named,
        }

    def _reporter(self, phrase: Phrase, start: int, outlets: list[Mention]) -> Chain:
        """A reporter of a named outlet: the outlet, then the reporter unless only told something by the source."""
        outlet = self._records.outlet(outlets[0].key)
        told = re.search(
            r"(?:told|tells|telling|spoke to|speaking to|with|to) (?:reporter )?$",
            self._text[max(0, start - 20) : start],
        )
        if told or not phrase.name:
            return (outlet,)
        return (outlet, self._full_person(phrase))

    def _full_person(self, phrase: Phrase) -> Source:
        person = self._at.by_full(phrase.name) or self._at.roster.by_surname(phrase.name)
        if person:
            return self._records.person(person, phrase)
        return self._records.keep(phrase.name, "person", role=phrase.role or None, affiliation=phrase.affiliation)

    def _some_outlet(self, phrase: Phrase, start: int) -> Chain:
        """ "the paper", "the report": the outlet named last before it; without a definite article, as worded."""
        owner = self._owner(phrase, start)
        if owner and owner.kind not in ("outlet", "wire") and phrase.what == "report":
            return (self._records.keep(f"{owner.name}'s {phrase.head}", "document"), owner)
        if owner:
            return (owner,)
        if phrase.definite and phrase.head == "agency" and (body := self._body_called(phrase.head, start)):
            return body
        if phrase.definite and not re.search(r" [A-Z]", phrase.text):
            before = self._at.before(start, ("outlet",), lambda _: True)
            return (self._records.outlet(before.key),) if before else ()
        if phrase.what == "report":
            return (self._records.keep(tidy_phrase(phrase.text), "unknown", local=True),)
        return (self._records.keep(tidy_phrase(phrase.text), "outlet", local=True),)

    def _body_called(self, head: str, start: int) -> Chain:
        """The body last called so before ("the spy agency"), where no agency of news was named since."""
        wire = self._at.before(start, ("outlet",), lambda m: m.key.endswith(("Press", "Agency", "Wire", "Reuters")))
        found = None
        for m in re.finditer(
            rf"((?:[A-Z][\w’'-]+ ){{0,3}}(?!news|press|wire)[a-z-]{{3,}}) {head}\b", self._text[:start]
        ):
            found = m if m[1] not in ("the", "that", "this") else found
        if found is None or (wire is not None and wire.start > found.start()):
            return ()
        return self._chain(found.start(), found.end())

    def _social(self, phrase: Phrase, start: int) -> Chain:
        if phrase.name.startswith("@"):
            return (self._records.keep(phrase.name, "social"),)
        owner = None if is_a("social_noun", phrase.owner) else self._owner(phrase, start)
        if owner:
            head = " ".join(phrase.head.split())
            return (self._records.keep(f"{owner.name}'s {head}", "social"),)
        return (self._records.keep(tidy_phrase(phrase.text.split(", ")[0]), "social", local=True),)

    def _owner(self, phrase: Phrase, start: int) -> Source | None:
        """Whose tweet, note or statement it is, where the phrase says so."""
        if not phrase.owner:
            return None
        if phrase.owner.casefold() in ("his", "her", "their", "its"):
            return self._of_mention(self._at.pronoun(start, _POSSESSIVES[phrase.owner.casefold()]))
        at = self._text.find(phrase.owner, start)
        if at >= 4 and is_a("outlet_noun", phrase.owner) and self._text[at - 4 : at].casefold() == "the ":
            return next(iter(self._chain(at - 4, at + len(phrase.owner))), None)
        found = self._chain(at, at + len(phrase.owner)) if at >= 0 else ()
        return found[-1] if found else None

    def _document(self, phrase: Phrase, start: int) -> Chain:
        owner = self._owner(phrase, start)
        known = self._known_document(phrase, start)
        if owner:
            return (self._records.keep(f"{owner.name}'s {phrase.head}", "document"), owner)
        return (self._records.keep(known or tidy_phrase(phrase.text), "document"),)

    def _known_document(self, phrase: Phrase, start: int) -> str | None:
        """ "The documents" after "confidential harbor documents": the fuller phrase before it."""
        if not phrase.definite or phrase.owner or len(phrase.text.split()) > 3:
            return None
        noun = re.escape(phrase.head)
        pattern = re.compile(rf"((?:[\w’'-]+ ){{1,4}}){noun}\b")
        best = None
        for m in pattern.finditer(self._text, 0, start):
            words = m[1].split()
            while words and words[0].casefold() in _NO_NAME_WORDS:
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
            found = self._at.before(
                start,
                ("person",),
                lambda m: any(w in ("spokesman", "spokeswoman", "spokesperson") for w in m.title.casefold().split()),
            )
            if found or phrase.definite:
                return (self._records.person_of(found),) if found else ()
            body = _plain_body(phrase)
        if not body:
            return (self._records.keep(tidy_phrase(phrase.text), "anonymous", count=1),)
        name = re.sub(r"^[Tt]he ", "", trim_name(body))
        name = self._at.acronyms.get(name, name)
        return (
            self._records.keep(
                f"{name} {phrase.head}", "person", local=True, role=phrase.head, affiliation=name, count=1
            ),
        )

    def _unnamed(self, phrase: Phrase, start: int) -> Chain:
        entry = read_unnamed(phrase.text, phrase.head, start)
        here = self._at.crowd.at(start, start + len(phrase.text), entry.head)
        if phrase.head.casefold() == "police":
            return (self._records.keep(tidy_phrase(phrase.text), "organisation"),)
        known = here or self._at.crowd.earlier(entry)
        if _NAMED_SOON.fullmatch(phrase.head) and not entry.definite:
            person = self._at.named_later(start, phrase.head.casefold())
            if person is not None:
                return (self._records.person(person),)
        owner = self._owner(phrase, start)
        if owner is not None and owner.kind in ("outlet", "wire"):
            return (owner, self._records.crowd(known or entry))
        if known is None and entry.definite and not entry.modifiers:
            found = self._of_mention(self._at.role_holder(start, phrase.head.casefold()))
            if found:
                return (found,)
        return (self._records.crowd(known or entry),)

    def _kin(self, phrase: Phrase, start: int) -> Chain:
        """ "Arnesen's sister": a person of her own, known by whose she is; an office or campaign is a body."""
        owner = self._owner(phrase, start)
        if owner and (person := self._at.serving(owner.name, phrase.head)):
            return (self._records.person(person),)
        name = f"{owner.name if owner else phrase.owner}'s {phrase.head}"
        if phrase.head in ("campaign", "office", "team", "camp", "family"):
            return (self._records.keep(name, "organisation"),)
        plural = phrase.head.endswith("s")
        return (
            self._records.keep(
                name, "anonymous" if plural else "person", local=True, role=None if plural else phrase.head
            ),
        )

    def _by_role(self, phrase: Phrase, start: int) -> Chain:
        named = frozenset(w for w in re.findall(r"[\w.’'-]+", phrase.text) if w[:1].isupper() and w != "The")
        found = self._of_mention(self._at.role_holder(start, phrase.head.casefold(), named))
        if found:
            return (found,)
        if not phrase.definite and (person := self._at.named_later(start, phrase.head.casefold())):
            return (self._records.person(person),)
        if phrase.definite:
            return (self._records.keep(tidy_phrase(phrase.text), "person", local=True, count=1),)
        return (self._records.keep(tidy_phrase(phrase.text), "anonymous", count=1),)

    def _described(self, phrase: Phrase) -> Source:
        """The record of a source that the text only describes, named as it is described."""
        kind = kind_described(phrase.text)
        return self._records.keep(
            tidy_phrase(phrase.text), kind, local=kind != "organisation", count=1 if kind == "person" else None
        )

    def _by_group(self, phrase: Phrase, start: int) -> Chain:
        """ "the ministry", "the group": the body before whose name holds the word, else the last subject."""
        if not phrase.definite or phrase.owner or phrase.affiliation:
            return (self._records.keep(tidy_phrase(phrase.text), "organisation"),)
        head = phrase.head.casefold()
        found = self._at.before(start, ("organisation", "outlet"), lambda m: head in m.key.casefold().split())
        specific = is_specific(phrase.text)
        if specific and found is not None and not self._says_as_much(found, phrase):
            found = None
        if found is None and (specific or head in _STATE_BODIES):
            return (self._records.keep(tidy_phrase(phrase.text), "organisation"),)
        if found is None and head in _ANY_BODY:
            found = self._at.before(start, ("organisation",), lambda m: m.subject and government_of(m.key) is None)
        if found is None:
            return (self._described(phrase),)
        return (self._records.outlet(found.key) if found.kind == "outlet" else self._records.body(found.key),)

    @staticmethod
    def _says_as_much(found: Mention, phrase: Phrase) -> bool:
        """True where the name holds every word of the description: "Norrvik Ministry", "the ministry"."""
        words = re.findall(r"[\w-]+", phrase.text.casefold())
        return set(words) - {"the"} <= set(re.findall(r"[\w-]+", found.key.casefold()))

    def _named(self, phrase: Phrase, start: int) -> Chain:
        """A name: a person of the roster, else a state or body."""
        name = phrase.name or tidy_phrase(phrase.text)
        if not name:
            return ()
        if (fuller := self._at.outlet_ending(re.sub(r"^[Tt]he ", "", name))) is not None:
            return (self._records.outlet(fuller),)
        if called := _CALLED_OUTLET.fullmatch(tidy_phrase(phrase.text)):
            return (self._records.outlet(called[1]),)
        body = re.match(r"(.+?) (?:of|from|with|at|for) (?:the )?([A-Z].*)$", name)
        if body and (person := self._at.by_full(body[1])):
            return (self._records.person(person, phrase),)
        title, rest = split_title(name)
        person = self._at.by_full(rest) or self._at.by_full(name)
        if person is None and not is_a("org_word", name.split(" ")[-1]) and not government_of(name):
            person = self._at.roster.by_surname(rest, phrase.role or title, start)
        if person:
            return (self._records.person(person, phrase),)
        if self._at.roster.has_surname(rest):
            return (self._records.keep(rest, "person", local=True, role=title or None),)
        if phrase.role or title:
            return (
                self._records.keep(rest, "person", role=phrase.role or title or None, affiliation=phrase.affiliation),
            )
        name = re.sub(r"^(?:[Tt]he|[Aa]n?|[Ss]ome) (?=\S)", "", name)
        here = [m for m in self._at.mentions_in(start, start + len(phrase.text)) if m.kind == "person"]
        if here and here[-1].text == name:
            return (self._records.keep(name, "person"),)
        if len(auxiliary := name.split(" ", 1)) == 2 and auxiliary[0].casefold() in _AUXILIARIES:
            return self._named(Phrase(text=auxiliary[1], what="name", name=auxiliary[1]), start)
        core = re.split(r" (?:of|by|in|from|that|who|on|for|with) ", name)[0]
        if not re.search(r"[A-Z@]", core):
            return (self._described(phrase),)
        return (self._records.body(name),)

    def _one_of_them(self, start: int) -> Chain:
        """ "Explained one": one of the unnamed people named last before, within two sentences."""
        found = self._at.before(start, ("anonymous",), lambda m: m.plural)
        near = found and self._at.sentence_number(start) - self._at.sentence_number(found.start) <= 2
        return self._chain(found.start, found.end) if found and near else ()

    def _tail_person(self, start: int, end: int) -> Chain:
        """A phrase that ends with a full name, or has one before a comma: "Director of Communications Ann Lee, ..."."""
        text = self._text[start:end]
        for m in self._at.mentions_in(start, end):
            if m.kind != "person" or " " not in m.text or not (m.end == end or self._text[m.end] == ","):
                continue
            before = text[: m.start - start].removesuffix(f"{m.title} ").rstrip()
            if any(o.kind == "outlet" for o in self._at.mentions_in(start, m.start)):
                return ()
            if re.search(r"(?:\b(?:for|of|to|from|by|with|on|in|at|about|and|like|as)(?: the| an?)?|,)$", before):
                return ()
            if _OF_ANOTHER.search(before) or (m.title and _OF_ANOTHER.search(f"{before} {m.title}")):
                return ()  # "a witness against murder suspect Otto Lund": somebody else's name
            person = self._at.by_full(m.key)
            leads = re.split(r", (?:including|such as) |, ", text[: m.start - start].strip(" ,"))
            lead = leads[-1] if len(leads) > 1 and "includ" in text[: m.start - start] else leads[0]
            after = _role_after(self._text[m.end : end])
            role = re.sub(r"(?i)^(?:the|an?) ", "", lead) if lead and not (after and lead == m.title) else after
            return (
                (
                    self._records.person(
                        person,
                        Phrase(text=text, what="name", role=role, affiliation=_lead_body(role) or body_after(role)),
                    ),
                )
                if person
                else ()
            )
        return ()

    def _antecedent(self, start: int) -> Chain:
        """What a relative pronoun stands for: the mention that ends right before it, a comma between at most."""
        for m in islice(self._at.earlier(start), 8):
            if m.end <= start <= m.end + 2 and self._text[m.end : start].strip(" ,") == "":
                return self._chain(m.start, m.end)
        return ()

    def _of_mention(self, m: Mention | None) -> Source | None:
        found = self._chain(m.start, m.end) if m else ()
        return found[0] if found else None
