"""One source, one record, across articles: names, titles, spellings, abbreviations and outlets joined with reasons.

Sources are joined when their names say that they are one; when in doubt they stay apart. Unnamed people,
documents and rumours of different articles are never joined here: counting them is the tracing stage's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import jellyfish

from headwater.link.names_apart import is_common, keep_apart, roles_clash
from headwater.link.names_bodies import body_key, initials_of, outlet_keys
from headwater.link.names_described import named_as_one, tidied_ids, tidy_people
from headwater.link.names_joined import RULES, Joined, Known
from headwater.link.names_people import compare_people, fold, read_name, sounds_alike
from headwater.link.names_publishers import name_publishers
from headwater.link.names_stories import Stories
from headwater.link.names_suffix import same_but_suffix
from headwater.model import Evidence, Extraction, Hop, Reason, Source, Statement, source_id
from headwater.options import LinkOptions
from headwater.outlets import find_outlet

# A surname of more bearers than this is doubted with these few only.
_MOST_DOUBTS = 5
_KIN = re.compile(r"([A-Z][^\n]{1,60}?)['’]s (wife|husband|mother|father|widow|widower|fiancee|fiance)")
# What a body's name is shortened by; only where the longer name stands in the same story.
_LEFT_OUT = ("department", "ministry", "international", "association", "foundation", "group", "institute")


def link_sources(extractions: Sequence[Extraction], options: LinkOptions) -> Evidence:  # noqa: ARG001 - the stage's options
    """The sources of all articles as canonical records, every hop renamed to them, with the reason of each merge."""
    renamed = {old: new for e in extractions for old, new in tidied_ids(e).items()}
    extractions = [tidy_people(e) for e in name_publishers(extractions)]
    stories = Stories(extractions)
    extractions, parted = keep_apart(extractions, stories)
    known = _collect(extractions)
    joined = Joined()
    for key in known:
        joined.root(key)
    _join_outlets(known, joined)
    _join_people(known, joined, stories)
    for suffixed, plain, text in same_but_suffix(extractions):
        joined.join(suffixed, plain, "suffix", text + ".")
    _join_bodies(known, joined, stories)
    _join_described(extractions, joined)
    _join_relatives(known, joined, stories)
    joined.unsure += parted
    groups: dict[str, list[str]] = {}
    for key in known:
        groups.setdefault(joined.root(key), []).append(key)
    canonical = {root: _canonical([r for k in keys for r in known[k].records]) for root, keys in groups.items()}
    merges = {key: canonical[joined.root(key)].id for key in known}
    merges |= {old: merges[new] for old, new in renamed.items() if new in merges and old not in merges}
    evidence = _evidence(extractions, merges, canonical, _reasons(joined, merges, known))
    return replace(evidence, unsure=_unsure(joined, merges))


def _join_described(extractions: Sequence[Extraction], joined: Joined) -> None:
    """A description joins the one person of its article whom it fits."""
    for described, person, text in named_as_one(extractions):
        joined.join(person, described, "description", text + ".")


def _join_relatives(known: Mapping[str, Known], joined: Joined, stories: Stories) -> None:
    """ "Ann Lee's husband" and "Ann B. Lee's husband" are one where the names are one person's."""
    kin: dict[str, list[tuple[str, str]]] = {}
    for key, source in _of_kind(known, "person"):
        if match := _KIN.fullmatch(source.name):
            kin.setdefault(match[2], []).append((key, match[1]))
    for same in kin.values():
        for (a, of_a), (b, of_b) in combinations(same, 2):
            if compare_people(of_a, of_b)[0] == "same" and stories.meet(known[a].articles, known[b].articles):
                text = f"“{known[a].first.name}” and “{known[b].first.name}” are one relative of one person."
                joined.join(a, b, "relative", text)


def _collect(extractions: Sequence[Extraction]) -> dict[str, Known]:
    records: dict[str, list[Source]] = {}
    articles: dict[str, list[str]] = {}
    for extraction in extractions:
        for source in extraction.sources:
            records.setdefault(source.id, []).append(source)
            articles.setdefault(source.id, []).append(extraction.article.id)
    return {key: Known(tuple(records[key]), tuple(articles[key])) for key in records}


def _of_kind(known: Mapping[str, Known], *kinds: str) -> Iterator[tuple[str, Source]]:
    for key, entry in known.items():
        if entry.first.kind in kinds:
            yield key, entry.first


def _join_outlets(known: Mapping[str, Known], joined: Joined) -> None:
    """Outlets and agencies meet under their register name, call sign or run-together name."""
    seen: dict[str, str] = {}
    for key, source in _of_kind(known, "outlet", "wire"):
        if source.kind == "wire" and not find_outlet(source.name):
            continue
        for name in outlet_keys(source.name):
            other = seen.setdefault(name, key)
            if other != key:
                text = f"“{known[other].first.name}” and “{source.name}” are names of one outlet"
                joined.join(other, key, "outlet-name", text + ".")


def _join_people(known: Mapping[str, Known], joined: Joined, stories: Stories) -> None:
    """Full names that are spellings of one; then surnames alone, where the corpus knows one bearer only."""
    full: dict[str, list[str]] = {}
    bare: list[str] = []
    for key, source in _of_kind(known, "person"):
        if _is_unnamed(source):
            continue
        name = read_name(source.name)
        if name.bare:
            bare.append(key)
        else:
            full.setdefault(_sound(name.surname), []).append(key)
    for bucket in full.values():
        _join_full_names(bucket, known, joined)
    given: dict[str, list[str]] = {}
    for key in (k for bucket in full.values() for k in bucket):
        given.setdefault(read_name(known[key].first.name).given[0], []).append(key)
    for key in bare:
        if not _join_surname(key, full, known, joined, stories):
            _join_given(key, given, known, joined, stories)
    _join_mistaken(known, [*bare, *(k for bucket in full.values() for k in bucket)], joined, stories)


def _join_full_names(bucket: Sequence[str], known: Mapping[str, Known], joined: Joined) -> None:
    """Full names that sound alike as groups: a name joins a group that holds the same name and no different one.

    The longest names come first, so an initial joins only if a single group fits it.
    """
    groups: list[list[str]] = []
    for key in sorted(bucket, key=lambda k: (-len("".join(read_name(known[k].first.name).given)), known[k].first.name)):
        fits: list[tuple[list[str], str, str]] = []
        for group in groups:
            answers = [(_compare(known[k].first, known[key].first), k) for k in group]
            same = [(k, why) for (answer, why), k in answers if answer == "same"]
            if same and all(answer != "different" for (answer, _), _ in answers):
                fits.append((group, *same[0]))
            elif doubt := next(((k, why) for (answer, why), k in answers if answer == "unsure"), None):
                joined.doubt(doubt[0], key, doubt[1] + ".")
        if len(fits) == 1:
            group, other, why = fits[0]
            joined.join(other, key, "person-name", why + ".")
            group.append(key)
        else:
            groups.append([key])


def _compare(a: Source, b: Source) -> tuple[str, str]:
    """As `compare_people`, but one name with clashing roles is unsure."""
    answer, why = compare_people(a.name, b.name)
    if answer == "same" and roles_clash(a.role, b.role):
        return "unsure", f"{why}, but “{a.role}” and “{b.role}” are seldom one person's roles"
    return answer, why


def _sound(surname: str) -> str:
    """A bucket that spellings of one surname share: its metaphone without a plural "S"."""
    return jellyfish.metaphone(surname.removeprefix("al") if len(surname) > 6 else surname).rstrip("S")


def _join_surname(
    key: str, full: Mapping[str, list[str]], known: Mapping[str, Known], joined: Joined, stories: Stories
) -> bool:
    """True when the surname fits somebody: it joins the one person of that surname, by its role or its story.

    A surname that its own article could not tell apart (its id is the article's own) joins nobody.
    """
    source, name = known[key].first, read_name(known[key].first.name)
    fits = [
        k for k in full.get(_sound(name.surname), ()) if compare_people(source.name, known[k].first.name)[0] == "unsure"
    ]
    roots = {joined.root(k) for k in fits}
    exact = [k for k in fits if read_name(known[k].first.name).surname == name.surname]
    shared = _role_words(known[key].records) & _role_words([r for k in fits for r in known[k].records])
    near = [k for k in exact if stories.meet(known[key].articles, known[k].articles)]
    open_here = source.id != source_id(source.kind, source.name)
    junior = any(read_name(known[k].first.name).suffix for k in fits) and source.role is not None
    if len(roots) == 1 and not open_here and (shared or (near and not junior)):
        held = f" and the role “{sorted(shared)[0]}”" if shared else "; no other article names another of that surname"
        joined.join(fits[0], key, "surname", f"“{source.name}” has the surname of “{known[fits[0]].first.name}”{held}.")
    else:
        for k in sorted({joined.root(k): k for k in fits}.values())[:_MOST_DOUBTS]:
            joined.doubt(k, key, f"“{known[k].first.name}” and “{source.name}” share a surname only.")
    return bool(fits)


def _join_given(
    key: str, given: Mapping[str, list[str]], known: Mapping[str, Known], joined: Joined, stories: Stories
) -> None:
    """A given name alone joins the one person of the story who has it, if their roles share a word."""
    source = known[key].first
    fits = given.get(read_name(source.name).surname, [])
    if len({joined.root(k) for k in fits}) != 1 or not stories.meet(known[key].articles, known[fits[0]].articles):
        return
    shared = _role_words(known[key].records) & _role_words([r for k in fits for r in known[k].records])
    text = f"“{source.name}” is the given name of “{known[fits[0]].first.name}”"
    if shared:
        joined.join(fits[0], key, "given-name", f"{text}, and both are called “{sorted(shared)[0]}”.")
    else:
        joined.doubt(fits[0], key, f"{text}, and nothing else says that they are one.")


def _join_mistaken(known: Mapping[str, Known], people: Sequence[str], joined: Joined, stories: Stories) -> None:
    """One word that an article does not show to be a person ("Kvarnholm said") joins whom the story names so."""
    named: dict[str, list[str]] = {}
    for key in people:
        named.setdefault(read_name(known[key].first.name).surname, []).append(key)
    for key, source in _of_kind(known, "organisation"):
        if " " in source.name or source.name.isupper() or source.affiliation:
            continue
        fits = _named_so(source.name, named, len(known[key].articles) == 1)
        fits = [k for k in fits if stories.meet(known[key].articles, known[k].articles)]
        if len({joined.root(k) for k in fits}) == 1:
            other = known[fits[0]].first.name
            joined.join(fits[0], key, "person-word", f"“{source.name}” is what other articles call “{other}”.")


def _named_so(word: str, named: Mapping[str, list[str]], once: bool) -> list[str]:
    """Who has the word as surname; else, where a single article has it, whose surname it misspells ("Kvarnhulm")."""
    folded = fold(word)
    if folded in named or not once or len(folded) < 5:
        return named.get(folded, [])
    return [k for surname, keys in named.items() if len(surname) > 4 and sounds_alike(folded, surname) for k in keys]


def _role_words(records: Iterable[Source]) -> set[str]:
    return {w for r in records if r.role for w in r.role.casefold().split() if len(w) > 3}


def _is_unnamed(source: Source) -> bool:
    """True for unnamed spokespeople: the name ends with the lower-case role."""
    return source.role is not None and source.count is not None and source.name.endswith(source.role)


def _join_bodies(known: Mapping[str, Known], joined: Joined, stories: Stories) -> None:
    """Bodies meet under their key; an abbreviation meets what some article says it stands for, if it is one thing.

    Bodies of common words ("police") have met already, in `keep_apart`, where their articles tell one story.
    """
    seen: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for key, source in _of_kind(known, "organisation"):
        state = source.affiliation if _stands_for_state(source) else None
        if not state and is_common(source.name):
            continue
        other = seen.setdefault(body_key(source.name, state), key)
        if other != key:
            joined.join(other, key, "body-name", f"“{known[other].first.name}” and “{source.name}” name one body.")
        for record in known[key].records:
            for alias in record.aliases:
                if alias.isupper() and 2 <= len(alias) <= 8:
                    short.setdefault(body_key(alias), set()).add(joined.root(key))
    for name, roots in short.items():
        if name in seen and len({joined.root(r) for r in roots}) == 1:
            _join_short(seen[name], sorted(roots)[0], "is the abbreviation that an article gives for", known, joined)
    _join_initials(seen, known, joined, stories)
    _join_shortened(seen, known, joined, stories)
    _join_stations(known, joined)


def _join_short(short: str, meant: str, held: str, known: Mapping[str, Known], joined: Joined) -> None:
    text = f"“{known[short].first.name}” {held} “{known[meant].first.name}”."
    joined.join(meant, short, "abbreviation", text)


def _join_initials(seen: Mapping[str, str], known: Mapping[str, Known], joined: Joined, stories: Stories) -> None:
    """Capitals that nobody explains join the one body of the story whose initials they are."""
    long: dict[str, list[str]] = {}
    for key in seen.values():
        for initials in initials_of(known[key].first.name):
            long.setdefault(initials, []).append(key)
    for key in seen.values():
        letters = known[key].first.name.replace(".", "")
        if not (letters.isupper() and 3 <= len(letters) <= 8):
            continue
        fits = [k for k in long.get(letters, ()) if stories.meet(known[key].articles, known[k].articles)]
        if len({joined.root(k) for k in fits}) == 1:
            _join_short(key, fits[0], "are the initials of", known, joined)


def _join_shortened(seen: Mapping[str, str], known: Mapping[str, Known], joined: Joined, stories: Stories) -> None:
    """ "The Treasury" is the Treasury Department of its story, "the Pikes Club" the Pikes Club International."""
    for name, key in seen.items():
        long = [k for tail in _LEFT_OUT if (k := seen.get(f"{name} {tail}")) is not None]
        if len(long) == 1 and stories.meet(known[key].articles, known[long[0]].articles):
            _join_short(key, long[0], "is short for", known, joined)


def _join_stations(known: Mapping[str, Known], joined: Joined) -> None:
    """A call sign that one article takes for a body joins the station."""
    stations = {k: key for key, s in _of_kind(known, "outlet") for k in outlet_keys(s.name) if k.startswith("station:")}
    for key, source in _of_kind(known, "organisation"):
        station = stations.get(f"station:{source.name.casefold()}") if source.name.isupper() else None
        if station:
            joined.join(station, key, "outlet-name", f"“{source.name}” is the call sign of a station.")
    sites = {k: key for key, s in _of_kind(known, "outlet") if "." in s.name for k in outlet_keys(s.name)}
    for key, source in _of_kind(known, "organisation", "person"):
        site = sites.get(f"outlet:{source.name.casefold()}")
        if site:
            joined.join(
                site, key, "outlet-name", f"“{source.name}” is the name of the site “{known[site].first.name}”."
            )


def _stands_for_state(source: Source) -> bool:
    return source.affiliation is not None and len(source.name.split()) <= 4


def _canonical(records: Sequence[Source]) -> Source:
    """One record of all: the fullest name, the other names as aliases, the role most often given."""
    names = Counter(r.name for r in records)
    kind = next((r.kind for r in records if r.kind in ("person", "outlet", "wire")), records[0].kind)
    listed = next((o for r in records if kind in ("outlet", "wire") and (o := find_outlet(r.name))), None)
    name = listed.name if listed else min(names, key=lambda n: (-len(n.split()), -names[n], -len(n), n))
    kind = ("wire" if listed.kind == "agency" else "outlet") if listed else kind
    roles = Counter(r.role for r in records if r.role)
    scoped = len(records) == 1 or all(r.id == records[0].id for r in records)
    aliases = dict.fromkeys(a for r in records for a in (r.name, *r.aliases) if a != name)
    ident = records[0].id if scoped else source_id(kind, name)
    return Source(
        id=ident,
        name=name,
        kind=kind,
        aliases=tuple(sorted(aliases)),
        role=min(roles, key=lambda r: (-roles[r], -len(r), r)) if roles else None,
        count=max((r.count for r in records if r.count is not None), default=None),
        affiliation=next((r.affiliation for r in records if r.affiliation), None),
    )


def _unsure(joined: Joined, merges: Mapping[str, str]) -> tuple[tuple[str, str, Reason], ...]:
    """The doubtful pairs by canonical ids, each once, without those that were joined after all."""
    found: dict[tuple[str, str], Reason] = {}
    for a, b, why in joined.unsure:
        x, y = sorted((merges[a], merges[b]))
        if x != y:
            found.setdefault((x, y), why)
    return tuple((x, y, why) for (x, y), why in found.items())


def _reasons(joined: Joined, merges: Mapping[str, str], known: Mapping[str, Known]) -> dict[str, tuple[Reason, ...]]:
    found: dict[str, list[Reason]] = {}
    for a, b, rule, text in joined.why:
        evidence = (a, b, *known[a].articles[:3], *known[b].articles[:3])
        found.setdefault(merges[a], []).append(Reason(rule=f"{RULES}:{rule}", text=text, evidence=evidence))
    return {key: tuple(reasons) for key, reasons in found.items()}


def _evidence(
    extractions: Sequence[Extraction],
    merges: Mapping[str, str],
    canonical: Mapping[str, Source],
    reasons: Mapping[str, tuple[Reason, ...]],
) -> Evidence:
    statements = {s.id: _renamed(s, merges) for e in extractions for s in e.statements}
    sources = {s.id: s for s in canonical.values()}
    families = {
        s.id: o.family
        for s in sources.values()
        if s.kind in ("outlet", "wire") and (o := find_outlet(s.name)) and o.family
    }
    return Evidence(
        articles={e.article.id: e.article for e in extractions},
        statements=statements,
        sources=sources,
        outlet_of={e.article.id: merges[e.outlet] for e in extractions if e.outlet and e.outlet in merges},
        wire_of={e.article.id: merges[e.wire] for e in extractions if e.wire and e.wire in merges},
        credited_by={
            e.article.id: tuple(merges[c] for c in e.credited if c in merges) for e in extractions if e.credited
        },
        family_of=families,
        merges=merges,
        merge_reasons=reasons,
    )


def _renamed(statement: Statement, merges: Mapping[str, str]) -> Statement:
    """The statement with canonical sources, a source that follows itself after joining named once."""
    hops: list[Hop] = []
    for hop in statement.chain:
        source = merges.get(hop.source, hop.source)
        if not any(h.source == source for h in hops):
            hops.append(replace(hop, source=source))
    return replace(statement, chain=tuple(hops))
