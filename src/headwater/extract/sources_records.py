"""The source records of one article: each source once, however the text calls it."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.extract.mentions import Mention, trim_name
from headwater.extract.mentions_words import government_of, is_a
from headwater.extract.sources_index import MentionIndex
from headwater.extract.sources_phrases import Phrase
from headwater.extract.sources_roster import Person, Unnamed
from headwater.model import Article, Source, SourceKind, source_id
from headwater.outlets import Outlet, find_outlet, outlet_candidates, outlet_key

_SCOPED: frozenset[SourceKind] = frozenset({"anonymous", "unknown", "document"})


def _honorific(title: str) -> bool:
    return is_a("female", title) or is_a("male", title)


def _country_governed(name: str) -> str | None:
    """The country of "Norwegian government" or "Norway's government"; None for other bodies."""
    match = re.fullmatch(r"(?:[Tt]he )?(.{3,40}?)(?:['’]s?)? (?:government|authorities|regime)", name)
    state = government_of(match[1]) if match else None
    return state.country if state and state.how != "capital" else None


class Records:
    """Makes and keeps the records; `made` holds them in the order of first use."""

    def __init__(self, index: MentionIndex, article: Article) -> None:
        self._at = index
        self._article = article
        self.made: dict[str, Source] = {}

    def keep(
        self,
        name: str,
        kind: SourceKind,
        *,
        local: bool = False,
        aliases: tuple[str, ...] = (),
        role: str | None = None,
        count: int | None = None,
        affiliation: str | None = None,
    ) -> Source:
        """The article's one record of that name and kind, made on first use; `local` names mean something here only."""
        name = " ".join(name.split())
        role = (role or "").strip(" .,;:–—-") or None
        if kind == "organisation" and affiliation is None:
            affiliation = _country_governed(name)
        ident = source_id(kind, name, self._article.id if local or kind in _SCOPED else "")
        if ident not in self.made:
            others = tuple(dict.fromkeys(a for a in aliases if a and a != name))
            self.made[ident] = Source(
                id=ident, name=name, kind=kind, aliases=others, role=role, count=count, affiliation=affiliation
            )
        known = self.made[ident]
        if (role and not known.role) or (affiliation and not known.affiliation):
            known = replace(known, role=known.role or role, affiliation=known.affiliation or affiliation)
            self.made[ident] = known
        return known

    def outlet(self, form: str) -> Source:
        """The outlet a form means here: by the list, else by a longer name in the article, else as worded."""
        form = re.sub(r"^[Tt]he (?=\S)", "", trim_name(form))
        outlet = find_outlet(form) or self._ambiguous_outlet(form)
        if outlet:
            kind: SourceKind = "wire" if outlet.kind == "agency" else "outlet"
            return self.keep(outlet.name, kind, aliases=self._forms_of(outlet, form))
        return self.keep(self._longer_outlet(form), "outlet", aliases=(form,))

    def lower_case_outlet(self, text: str) -> Source | None:
        """ "the post" where the article names one outlet that ends so: careless spelling of "the Post"."""
        match = re.fullmatch(
            r"[Tt]he (post|times|journal|herald|globe|tribune|guardian|telegraph|gazette|chronicle|observer)", text
        )
        outlet = self._ambiguous_outlet(match[1]) if match else None
        return self.outlet(outlet.name) if outlet else None

    def _forms_of(self, outlet: Outlet, form: str) -> tuple[str, ...]:
        """The forms by which the article calls the outlet, in text order."""
        here = [m.key for m in self._at.mentions if m.kind == "outlet" and find_outlet(m.key) == outlet]
        return tuple(dict.fromkeys([*here, form]))

    def _ambiguous_outlet(self, form: str) -> Outlet | None:
        """The one outlet named in full in the article (or its publisher) that the short form may mean."""
        wanted = outlet_candidates(form)
        key = outlet_key(form)
        named = [o for name in self._at.outlet_names.values() if (o := find_outlet(name))]
        publisher = self._publisher()
        for pool in (named, [publisher] if publisher else []):
            fits = {o.name: o for o in pool if o in wanted or outlet_key(o.name).split()[-1:] == [key]}
            if len(fits) == 1:
                return next(iter(fits.values()))
            if fits:
                return None
        return None

    def _publisher(self) -> Outlet | None:
        name, url = self._article.outlet_name, self._article.url
        found = find_outlet(name) if name else None
        by_url = find_outlet(url) if url else None
        return found or (by_url if by_url and name and by_url in outlet_candidates(name) else None)

    def _longer_outlet(self, form: str) -> str:
        """The fullest unlisted outlet name in the article that ends or begins with the form."""
        words = outlet_key(form).split()
        best = form
        for m in self._at.mentions:
            if m.kind == "outlet" and find_outlet(m.key) is None:
                full = outlet_key(m.key).split()
                if len(full) > len(words) and (full[-len(words) :] == words or full[: len(words)] == words):
                    best = max(best, m.key, key=len)
        return best

    def wires_of(self, name: str) -> Source:
        """The unnamed agencies whose copy a paper uses."""
        return self.keep(f"{name} wires", "wire", local=True)

    def person(self, person: Person, phrase: Phrase | None = None) -> Source:
        """The record of a person of the roster, with the fuller of the known roles."""
        role = person.role
        if phrase and phrase.role and not _honorific(phrase.role) and (role is None or len(phrase.role) > len(role)):
            role = phrase.role
        return self.keep(
            person.name,
            "person",
            aliases=(*person.forms, person.surname),
            role=role,
            affiliation=phrase.affiliation if phrase else None,
        )

    def person_of(self, m: Mention) -> Source:
        """The record of the person whom a mention names."""
        person = self._at.person(m)
        return self.person(person) if person else self.keep(m.key, "person", role=m.title or None)

    def crowd(self, entry: Unnamed) -> Source:
        """The record of unnamed people, with the state they serve where a demonym tells it."""
        states = [state.country for w in sorted(entry.modifiers) if (state := government_of(w))]
        return self.keep(entry.name, "anonymous", count=entry.count, affiliation=states[0] if states else None)

    def body(self, name: str) -> Source:
        """The record of a body or state, abbreviations written out where the text introduces them."""
        name = re.sub(r"^[Tt]he (?=\S)", "", trim_name(name))
        full = self._at.acronyms.get(name.replace(".", ""), name)
        short = self._at.long_acronyms.get(full.casefold(), "")
        state = government_of(full)
        country = state.country if state and state.how != "demonym" else None
        return self.keep(full, "organisation", aliases=(name, short), affiliation=country)
