"""Who a description means inside one article: "the Idaho congressman", "the lawmaker", "Halden himself".

A description joins a named person of its own article when what the article says beside that person's name (title,
party, place, office) holds all that the description says, and says so of nobody else. Otherwise it stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.link.names_people import fold, read_name
from headwater.model import Extraction, Hop, Source, Statement, source_id

_HIMSELF = re.compile(r"^(?P<name>[A-Z][\w.’' -]{1,60}?) (?:himself|herself)$")
_WEEKDAY_TAIL = re.compile(r"(?<=\w) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_REACH_BEFORE, _REACH_AFTER = 70, 110
"""How many characters beside a name tell who somebody is: a title before, an apposition after."""

# What a word of office or standing makes its bearer; the first is what the word itself asks for.
_OFFICES: dict[str, tuple[str, ...]] = {
    word: tuple(labels.split())
    for words, labels in (
        ("governor gov", "governor"),
        ("senator sen", "senator lawmaker"),
        ("representative rep congressman congresswoman", "congressman lawmaker"),
        ("mp backbencher", "mp lawmaker"),
        ("lawmaker legislator", "lawmaker"),
        ("mayor", "mayor"),
        ("candidate contender hopeful nominee", "candidate"),
        ("democrat democratic d", "democrat"),
        ("republican gop r", "republican"),
        ("sheriff", "sheriff"),
        ("ambassador envoy", "ambassador"),
        ("bishop archbishop cardinal", "bishop"),
        ("coach", "coach"),
        ("singer", "singer"),
        ("actor actress", "actor"),
    )
    for word in words.split()
}
_ABBREVIATED = {
    "calif": "california", "conn": "connecticut", "fla": "florida", "ariz": "arizona", "ala": "alabama",
    "ark": "arkansas", "colo": "colorado", "del": "delaware", "ga": "georgia", "ill": "illinois", "ind": "indiana",
    "kan": "kansas", "ky": "kentucky", "la": "louisiana", "md": "maryland", "mass": "massachusetts",
    "mich": "michigan", "minn": "minnesota", "miss": "mississippi", "mo": "missouri", "mont": "montana",
    "neb": "nebraska", "nev": "nevada", "okla": "oklahoma", "ore": "oregon", "pa": "pennsylvania",
    "tenn": "tennessee", "tex": "texas", "vt": "vermont", "va": "virginia", "wash": "washington", "wis": "wisconsin",
    "wyo": "wyoming", "texan": "texas", "californian": "california",
}  # fmt: skip
_FAR_MORE = 3
_SOMEBODY = re.compile(r"(?i)(?:the|that|this) (?:young |elderly |old )?(man|woman|boy|girl|youth|teenager)")
_HIGH = frozenset(["president", "minister", "secretary", "judge", "justice", "general", "prime", "king", "queen"])
_SHORT = re.compile(r"\b([A-Z][a-z]{0,4})\.")
_APPOSED = re.compile(r"(?:\sof\s([A-Z]\w{1,14}(?: [A-Z]\w{1,14})?))?(?:\s?\(([^()]{1,30})\)|,\s([^.,;“”\"]{2,110}))?")
# Capitalised where they begin a sentence; they single nobody out.
_VAGUE = frozenset(
    ["the", "top", "leading", "senior", "presumptive", "former", "outgoing", "embattled", "longtime", "ex"]
)


def named_as_one(extractions: Sequence[Extraction]) -> Iterator[tuple[str, str, str]]:
    """Each pair of local ids of one article of which the first is a description of the second, with why in words.

    What the other articles given say beside a name counts where the article itself fits nobody.
    """
    if not any(_is_description(s) or _HIMSELF.match(s.name) for e in extractions for s in e.sources):
        return
    told = [_told_of(e) for e in extractions]
    anywhere: dict[str, frozenset[str]] = {}
    for known in told:
        for key, labels in known.items():
            anywhere[key] = anywhere.get(key, frozenset()) | labels
    for extraction, known in zip(extractions, told, strict=True):
        yield from _selves(extraction)
        for source in extraction.sources:
            if _is_description(source):
                folded = fold(extraction.article.text)
                found = _meant(source, known, folded) or _meant(source, {k: anywhere[k] for k in known})
                people = [p for p in _people(extraction) if _key(p.name) == found]
                if len(people) == 1:
                    person = people[0]
                    text = f"“{source.name}” describes “{person.name}” and nobody else whom its article names"
                    yield source.id, person.id, text


def _selves(extraction: Extraction) -> Iterator[tuple[str, str, str]]:
    """ "Halden himself" is Halden."""
    for source in extraction.sources:
        if match := _HIMSELF.match(source.name):
            fits = [p for p in _people(extraction) if _key(p.name) == _key(match["name"])]
            if len(fits) == 1:
                yield source.id, fits[0].id, f"“{source.name}” is “{fits[0].name}”"


def _people(extraction: Extraction) -> list[Source]:
    """The article's sources that are people with a name."""
    found = (s for s in extraction.sources if s.kind == "person" and _is_name(s.name))
    return [s for s in found if not _is_description(s) and not _HIMSELF.match(s.name)]


def _meant(source: Source, known: Mapping[str, frozenset[str]], text: str = "") -> str | None:
    """The one surname beside which all is said that the description says.

    A bare office ("the governor") is of several the one whom the article names far more often.
    """
    said = _said_of(source)
    fits = [key for key, labels in known.items() if said <= labels]
    if len(fits) > 1 and len(said) == 1 and text:
        counts = sorted(((len(re.findall(rf"\b{re.escape(k)}\b", text)), k) for k in fits), reverse=True)
        fits = [counts[0][1]] if counts[0][0] >= _FAR_MORE * counts[1][0] else fits
    return fits[0] if len(fits) == 1 else None


def tidy_people(extraction: Extraction) -> Extraction:
    """The extraction with names freed of the day on which somebody spoke; no senator is called "the man"."""
    ids = tidied_ids(extraction)
    sources = {
        s.id: s
        for s in (replace(s, id=ids[s.id], name=_WEEKDAY_TAIL.sub("", s.name)) if s.id in ids else s
                  for s in extraction.sources)
    }  # fmt: skip
    high = {s.id for s in sources.values() if s.kind == "person" and _holds_office(s)}
    statements = []
    for statement in extraction.statements:
        renamed = (replace(h, source=ids.get(h.source, h.source)) for h in statement.chain)
        chain = tuple(_as_somebody(hop, extraction, high) for hop in renamed)
        statements.append(replace(statement, chain=chain))
    known = (*sources.values(), *_somebodies(statements, extraction))
    return replace(extraction, statements=tuple(statements), sources=known)


def tidied_ids(extraction: Extraction) -> dict[str, str]:
    """The ids that sources whose names hold a weekday have without it, by the ids they have."""
    return {s.id: _tidy_id(s) for s in extraction.sources if s.kind == "person" and _WEEKDAY_TAIL.search(s.name)}


def _tidy_id(source: Source) -> str:
    scoped = source.id != source_id(source.kind, source.name)
    return source.id if scoped else source_id(source.kind, _WEEKDAY_TAIL.sub("", source.name))


def _holds_office(source: Source) -> bool:
    return any(w in _OFFICES or w in _HIGH for w in fold(source.role or "").split())


def _as_somebody(hop: Hop, extraction: Extraction, high: set[str]) -> Hop:
    """ "The man" is nobody whom the article calls senator: he stays unnamed."""
    match = _SOMEBODY.fullmatch(extraction.article.text[hop.start : hop.end])
    if match is None or hop.source not in high:
        return hop
    return replace(hop, source=source_id("anonymous", match[1], extraction.article.id))


def _somebodies(statements: Sequence[Statement], extraction: Extraction) -> Iterator[Source]:
    """Records of the unnamed whom `_as_somebody` told apart."""
    known = {s.id for s in extraction.sources}
    for statement in statements:
        for hop in statement.chain:
            match = _SOMEBODY.fullmatch(extraction.article.text[hop.start : hop.end])
            ident = source_id("anonymous", match[1], extraction.article.id) if match else ""
            if match and hop.source == ident and ident not in known:
                known.add(ident)
                yield Source(id=ident, name=match[1], kind="anonymous", count=1)


def _core(source: Source) -> list[str]:
    """The words of a description up to its comma or relative clause."""
    return re.split(r",| (?:who|that|which|whose) ", source.name, maxsplit=1)[0].split()


def _is_description(source: Source) -> bool:
    """Whether the name ends in a word of office in lower case, or in a party's: "Idaho congressman".

    Who speaks for somebody ("a Halden representative") has an affiliation and is described by it, not by an office.
    """
    words = _core(source)
    last = fold(words[-1]) if words else ""
    if source.kind not in ("person", "organisation") or not 0 < len(words) <= 9 or len(last) < 3 or source.affiliation:
        return False
    party = len(words) > 1 and last in ("democrat", "republican")
    return last in _OFFICES and (words[-1].islower() or party)


def _said_of(source: Source) -> frozenset[str]:
    """What a description says that must be said beside the name: its office, and the names and parties before it."""
    words = [re.sub(r"['’]s$", "", w) for w in _core(source)]
    named = [f for w in words[:-1] for f in fold(w).split() if (w[:1].isupper() or f in _OFFICES) and f not in _VAGUE]
    past = "former " if {"former", "ex"} & {w.casefold() for w in words} else ""
    office = past + _OFFICES[fold(words[-1])][0]
    return frozenset({office, *(_OFFICES.get(w, (_ABBREVIATED.get(w, w),))[0] for w in named)})


def _told_of(extraction: Extraction) -> dict[str, frozenset[str]]:
    """Of each person whom the article names, by surname: the words beside the name, and those of the known role."""
    people = _people(extraction)
    entities = {e.text for s in extraction.statements for e in s.features.entities if e.label == "person"}
    names = {_key(n): n for n in sorted(entities) if _is_name(n)} | {_key(p.name): p.name for p in people}
    roles: dict[str, set[str]] = {}
    for p in people:
        role = fold(f"{p.role or ''} {p.affiliation or ''}").split()
        roles.setdefault(_key(p.name), set()).update(_labels(role))
    text = extraction.article.text
    found: dict[str, frozenset[str]] = {}
    for key in sorted(names):
        words = set(roles.get(key, ()))
        for m in list(re.finditer(rf"\b{re.escape(_surname(names[key]))}\b", text))[:40]:
            words.update(_beside(text, m.start(), m.end()))
        found[key] = frozenset(words)
    return found


def _labels(words: Sequence[str]) -> set[str]:
    """What words beside a name say; of one in an office no more, that the office is a former one."""
    past = "former " if {"former", "ex", "late"} & {*words} else ""
    labels = {past + label for w in words if w in _OFFICES for label in _OFFICES[w]}
    return labels | {_ABBREVIATED.get(w, w) for w in words if w not in _OFFICES}


def _beside(text: str, start: int, end: int) -> set[str]:
    """What the words say of the title before a name and of the apposition or bracket after it."""
    lead = _SHORT.sub(r"\1", text[max(0, start - _REACH_BEFORE) : start])
    title: list[str] = []
    for word in reversed(re.findall(r"[\w’'-]+", re.split(r"[.,;:!?“”\"()\n]", lead)[-1])):
        if not (word[:1].isupper() or word.casefold() in _OFFICES or word in ("of", "for", "former", "ex")):
            break
        title.append(word)
    after = _APPOSED.match(_SHORT.sub(r"\1", text[end : end + _REACH_AFTER]))
    apposed = fold(" ".join(part for part in (after.groups() if after else ()) if part)).split()
    return _labels(fold(" ".join(title)).split()) | _labels(apposed)


def _surname(name: str) -> str:
    """The surname as written, without "Jr."."""
    words = [w for w in name.split() if w.strip(".,").casefold() not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1] if words else name


def _is_name(name: str) -> bool:
    words = name.split()
    return bool(words) and all(w[:1].isupper() or w in ("de", "van", "von", "el", "al", "bin") for w in words)


def _key(name: str) -> str:
    return read_name(name).surname
