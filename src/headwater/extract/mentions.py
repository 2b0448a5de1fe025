"""Who is mentioned where in one text: people, bodies, outlets and unnamed people, with what pronouns need to know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from spacy.tokens import Doc, Token

from headwater.extract.mentions_words import Gender, gender_of_name, government_of, is_a, is_first_name
from headwater.outlets import OutletMention, find_outlet_mentions

MentionKind: TypeAlias = Literal["person", "organisation", "outlet", "anonymous"]

_PARTICLE = r"(?:al|el|bin|ibn|bint|abu|de|da|di|del|dos|du|van|von|der|den|la|le|ten|ter)"
_CAPITAL = r"[A-Z][^\W_]*(?:['’][A-Z][^\W_]+)*(?:[-‑][^\W_]+){0,3}"
_DOTTED = (
    r"(?:[A-Z]|Gov|Sens?|Reps?|Lt|Maj|Brig|Gen|Col|Capt|Sgt|Cpl|Adm|Cmdr|Rev|Mrs?|Ms|Drs?|Prof|Jr|Sr|St|Det|Insp|"
    r"Supt|Atty|Hon)\."
    r"(?:[A-Z]\.)?"
)
NAME_RUN = re.compile(
    rf"(?<![\w@])(?:{_DOTTED}|{_CAPITAL}|{_PARTICLE}-[A-Z]\w+)"
    rf"(?: (?:{_PARTICLE} )?(?:{_DOTTED}|{_CAPITAL}(?!\w)|{_PARTICLE}-[A-Z]\w+)| of (?:State|Staff|Defense|"
    rf"Defence)(?!\w)){{0,7}}"
)
# "(D-Calif.)", "(R)" after a name.
_BRACKETS = re.compile(r" ?\((?:[A-Z]{1,4}|[A-Z][a-z]{2,4})(?:[-–][A-Z][\w. ]{0,14})?\.?\)?$")
_LEADING = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "but",
        "or",
        "if",
        "in",
        "on",
        "at",
        "as",
        "for",
        "from",
        "with",
        "when",
        "while",
        "after",
        "before",
        "since",
        "because",
        "although",
        "though",
        "however",
        "meanwhile",
        "according",
        "to",
        "by",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "not",
        "no",
        "yes",
        "both",
        "also",
        "then",
        "there",
        "here",
        "what",
        "who",
        "why",
        "how",
        "where",
        "which",
        "so",
        "yet",
        "still",
        "once",
        "until",
        "despite",
        "during",
        "under",
        "over",
        "about",
        "against",
        "former",
        "republican",
        "democrat",
        "late",
        "acting",
        "incumbent",
        "should",
        "could",
        "would",
        "will",
        "can",
        "may",
        "might",
        "must",
        "did",
        "do",
        "does",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "let",
        "today",
        "yesterday",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_QUOTED = re.compile(r"[“\"][^“”\"]{2,1200}[”\"]")
_ACRONYM = re.compile(r"((?:[A-Z][\w'’-]{1,30}(?: (?:of|for|and|the|on|to)){0,3} ){2,8})\(((?:[A-Z]\.?){2,8})\)")
_NOT_PEOPLE = frozenset(
    [
        "general motors",
        "general electric",
        "general assembly",
        "general election",
        "general hospital",
        "king county",
        "prince george",
        "major league",
        "judge rotenberg",
        "chief executive",
        "house speaker",
    ]
)
# Words that open a sentence with a capital and are no part of the name after them ("Later Berg said").
_NO_NAME = frozenset({"ADV", "AUX", "VERB", "SCONJ", "CCONJ", "ADP", "DET", "PRON", "INTJ", "PART"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_MODIFIERS = frozenset(
    {"det", "nummod", "amod", "compound", "poss", "case", "advmod", "nmod", "quantmod", "predet", "punct"}
)
SPEECH = frozenset(
    [
        "say",
        "tell",
        "add",
        "claim",
        "report",
        "announce",
        "state",
        "declare",
        "confirm",
        "deny",
        "explain",
        "note",
        "write",
        "argue",
        "insist",
        "warn",
        "suggest",
        "admit",
        "reveal",
        "tweet",
        "post",
        "acknowledge",
        "allege",
        "assert",
        "believe",
        "contend",
        "describe",
        "disclose",
        "estimate",
        "indicate",
        "mention",
        "reply",
        "respond",
        "testify",
        "think",
        "urge",
        "ask",
        "call",
        "accuse",
        "blame",
        "predict",
        "recall",
        "continue",
        "conclude",
        "comment",
        "stress",
        "vow",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention at `[start, end)`. `key` tells whom: a person's full name, a body's name, an outlet's form,
    the normalised phrase of unnamed people. `title` is what stands before a name ("Defense Minister")."""

    start: int
    end: int
    kind: MentionKind
    text: str
    key: str
    title: str = ""
    gender: Gender | None = None
    plural: bool = False
    subject: bool = False
    speaker: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A personal name as found once in the text: the name without titles, its span, the title before it."""

    start: int
    end: int
    name: str
    title: str


def split_title(run: str) -> tuple[str, str]:
    """A run of capitalised words parted into what ends with the last title and the name after it.

    "Norwegian Harbor Minister Edda Kvarnholm" -> ("Norwegian Harbor Minister", "Edda Kvarnholm"); without a
    title the first part is empty.
    """
    words = run.split(" ")
    for i in range(len(words) - 1, 0, -1):
        for n in (3, 2, 1):
            phrase = " ".join(words[max(0, i - n) : i]).rstrip(",")
            if i - n >= 0 and not words[i].islower() and is_a("person_title", phrase):
                if is_a("org_word", words[-1]) and i == len(words) - 1 and not phrase.endswith("."):
                    return "", run  # "Justice Department"
                title = phrase if is_honorific(phrase) else " ".join(words[:i])
                return title, " ".join(words[i:])
    return "", run


def is_honorific(title: str) -> bool:
    """True for "Mr.", "Ms", "Dr.": a title that says nothing of an office, so no other title stands before it."""
    return title.rstrip(".").casefold() in ("mr", "mrs", "ms", "miss", "dr")


def trim_name(name: str) -> str:
    """The name without possessive, closing punctuation and a party in brackets; "F.B.I." keeps its last dot."""
    name = _BRACKETS.sub("", name.strip())
    name = re.sub(r"['’]s?$", "", name) if " & " not in name else name
    if re.search(r"\b(?:Jr|Sr)\.$|(?<![\w.])(?:[A-Z]\.){2,}$", name):
        return name
    return re.sub(r"['’]s?$" if " & " not in name else r"['’]$", "", name.strip(" ,.;:()\"“”'’"))


def find_people(doc: Doc, outlets: list[OutletMention]) -> list[NamedPerson]:
    """Personal names of two words and more, or of one word after a title, in text order.

    A title, a listed given name or the model's label shows that a run of capitals is a person; an outlet's
    name or a body's word ("Ministry") shows that it is not.
    """
    labels = {t.idx: t.ent_type_ for t in doc if t.ent_type_}
    surnames = frozenset(t.text for t in doc if t.ent_type_ == "PERSON" and len(t.text) > 2)
    openers = frozenset(t.idx for t in doc if t.is_sent_start and t.pos_ in _NO_NAME and not is_first_name(t.text))
    taken = [(m.start, m.end) for m in outlets]
    text = doc.text  # joined anew by spaCy on every access
    found: list[NamedPerson] = []
    for run in NAME_RUN.finditer(text):
        person = _person_in(run, text, labels, surnames, openers)
        if person and not _overlaps(taken, person.start, person.end):
            found.append(person)
    return found


def _person_in(
    run: re.Match[str], text: str, labels: dict[int, str], surnames: frozenset[str], openers: frozenset[int]
) -> NamedPerson | None:
    start, words = run.start(), run[0]
    while (first := words.partition(" "))[1] and (first[0].casefold() in _LEADING or start in openers):
        start, words = start + len(first[0]) + 1, first[2]
    if words.casefold() in _NOT_PEOPLE or " ".join(words.split(" ")[:2]).casefold() in _NOT_PEOPLE:
        return None
    title, name = split_title(words)
    offset = start + len(words) - len(name)
    title = title or _title_before(text, start)
    # spaCy ends a person's name earlier than a run of capitals does where two names touch.
    name = trim_name(name)
    parts = name.split(" ")
    if not title and len(parts) > 2 and not is_first_name(parts[0]) and labels.get(offset) != "PERSON":
        # "Harbor Services Hope Arnesen": the name begins at the given name.
        cut = next((i for i in range(1, len(parts) - 1) if is_first_name(parts[i])), 0)
        offset += sum(len(w) + 1 for w in parts[:cut])
        parts = parts[cut:]
        name = " ".join(parts)
    if not name or any(is_a("org_word", p) for p in parts[-1:]) or any(is_a("person_title", p) for p in parts):
        return None
    label = labels.get(offset, "")
    last_label = labels.get(offset + len(name) - len(parts[-1]), "")
    person = "PERSON" in (label, last_label)
    end = offset + len(name)
    if len(parts) > 1 and not person and label not in ("GPE", "LOC", "FAC") and last_label not in ("GPE", "LOC"):
        # A surname that stands alone as a person elsewhere, or a title after the name, shows a person.
        person = parts[-1] in surnames or _title_after(text, end)
    if len(parts) == 1:
        ok = bool(title) and (person or not is_a("org_word", name)) and label not in ("GPE", "NORP", "LOC")
    else:
        ok = (
            person
            or bool(title)
            or (is_first_name(parts[0]) and len(parts) <= 4 and label not in ("GPE", "FAC", "LOC"))
        )
    if not ok or len(parts) > 6:
        return None
    return NamedPerson(offset, offset + len(name), name, title)


def _title_after(text: str, end: int) -> bool:
    """True for "Wen-Li Tso, an analyst with ...": a title as apposition right after the name."""
    match = re.match(
        r", (?:an?|the)? ?((?:[\w’'-]+ ){0,3}?)([a-z]+)(?: (?:at|with|of|for|from|in)\b|,|\.\s)", text[end : end + 70]
    )
    return bool(match) and is_a("person_title", match[2]) if match else False


def _title_before(text: str, start: int) -> str:
    """A lower-case title right before a name ("spokesman", "police chief"), with up to three words before it."""
    before = text[max(0, start - 60) : start]
    match = re.search(r"((?:[\w’'.&-]+ ){0,3})([\w.-]+) $", before)
    if not match or not is_a("person_title", match[2]) or match[2][:1].isupper():
        return ""
    words = match[1].split()
    keep: list[str] = []
    for word in reversed(words):
        if (
            word.casefold() in _LEADING
            or word.endswith((".", ","))
            or (word.islower() and not is_a("person_title", word) and keep)
        ):
            break
        keep.insert(0, word)
    return " ".join([*keep, match[2]])


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """True when one of the sorted, disjoint spans meets `[start, end)`."""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


def find_acronyms(text: str) -> dict[str, str]:
    """Abbreviations that the text introduces in brackets, with what they stand for."""
    found: dict[str, str] = {}
    for m in _ACRONYM.finditer(text):
        short = m[2].replace(".", "")
        words = m[1].split()
        for n in range(len(words), 1, -1):
            tail = words[-n:]
            initials = "".join(w[0] for w in tail if w[0].isupper())
            if initials == short or "".join(w[0].upper() for w in tail) == short:
                found.setdefault(short, " ".join(tail))
                break
    return found


def find_bodies(doc: Doc, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Named bodies and places that the model labels, outside `taken`: (start, end, name)."""
    taken = sorted(taken)
    for ent in doc.ents:
        if ent.label_ not in ("ORG", "GPE", "NORP") or _overlaps(taken, ent.start_char, ent.end_char):
            continue
        name = trim_name(re.sub(r"^[Tt]he ", "", ent.text))
        if name and name[0].isupper() and "\n" not in name:
            yield ent.start_char, ent.end_char, name


def find_unnamed(doc: Doc) -> Iterator[tuple[int, int, Token]]:
    """Phrases for unnamed people ("three officials briefed on the matter"): span and head word.

    A head that is part of a name ("Army Officer Smith") or a title before one is left out.
    """
    text = doc.text
    for token in doc:
        if not token.text.islower() or not is_a("anonymous_noun", token.text) or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper() and token.whitespace_:
            continue
        if token.dep_ == "compound":
            continue
        start = token.i
        while start > max(token.i - 8, 0) and doc[start - 1].dep_ in _MODIFIERS and token in doc[start - 1].ancestors:
            start -= 1
        yield doc[start].idx, _unnamed_end(text, token), token


def _unnamed_end(text: str, head: Token) -> int:
    end = head.idx + len(head.text)
    tail = text[end : end + 90]
    match = re.match(
        r" (?:briefed on|familiar with|involved in|close to|with (?:direct |firsthand |first-hand |"
        r"intimate )?knowledge of|"
        r"in|from|at|of|within|inside|near|with) (?:[\w’'-]+ ){0,6}?[\w’'-]+?(?=[,.;:”\"\n]| (?:said|say|says|told|"
        r"tell|who|and|that|"
        r"as|have|has|had|is|are|was|were|claimed|confirmed|believe|on|in|at)\b|$)",
        tail,
    )
    return end + len(match[0]) if match else end


def index_mentions(doc: Doc) -> tuple[list[Mention], list[OutletMention], list[NamedPerson]]:
    """All mentions of the text in order (single surnames too), the outlets and the full personal names among them."""
    text = doc.text
    outlets = [_without_stop(text, m) for m in find_outlet_mentions(text)]
    people = find_people(doc, outlets)
    found = [_mention("outlet", m.start, m.end, text[m.start : m.end], m.form) for m in outlets]
    found += [_person_mention(p) for p in people]
    taken = [(m.start, m.end) for m in found]
    found += list(_short_names(doc, people, taken))
    taken = [(m.start, m.end) for m in found]
    bodies = list(find_bodies(doc, taken))
    outlets_too = {name for s, e, name in bodies if _reports_news(text, s, e, name)}
    found += [
        _mention("outlet" if name in outlets_too else "organisation", s, e, text[s:e], name) for s, e, name in bodies
    ]
    ends = {m.end for m in found if m.kind == "person"}
    for start, end, head in find_unnamed(doc):
        if start - 2 in ends and text[start - 2 : start] == ", ":
            continue  # an apposition ("Ann Lee, a resident of ...") brings in nobody new
        gender: Gender | None = "female" if is_a("female", head.text) else "male" if is_a("male", head.text) else None
        entry = _mention("anonymous", start, end, text[start:end], head.text)
        found.append(replace(entry, plural=head.text.endswith("s") or head.text == "people", gender=gender))
    quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    roles = _roles(doc)
    marked = [_mark(m, roles, quoted) for m in sorted(found, key=lambda m: (m.start, -m.end))]
    return marked, outlets, people


def _without_stop(text: str, m: OutletMention) -> OutletMention:
    """The mention without the full stop that closes its sentence."""
    if not m.shaped or not text[m.start : m.end].endswith(".") or re.search(r"\b[A-Z]\.$", m.form):
        return m
    return replace(m, end=m.end - 1, form=m.form.rstrip("."))


_REPORTS_AFTER = re.compile(
    r" (?:(?:first|also|exclusively|now) )?(?:reports(?! to\b)\b|reported (?:first|exclusively)\b|"
    r"reported(?=[.,]? ?(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\.(?:\s|$)))"
)
_REPORTED_BY = re.compile(
    r"(?:(?:first|originally|exclusively) reported (?:by|in|on)|interview with|(?:reporter|journalist|correspondent|"
    r"columnist|anchor|presenter) (?:for|with|at|from|of|on)|"
    r"(?:told|tells) (?=[A-Z][\w.!]+ (?:exclusively|in an interview))) (?:the )?$"
)


def _reports_news(text: str, start: int, end: int, name: str) -> bool:
    """True for a body that no list knows where the words beside it show an outlet: "…, Harbourwatch reported."."""
    if government_of(name) or any(is_a("org_word", w) or is_a("group_noun", w) for w in name.casefold().split()):
        return False
    return bool(_REPORTS_AFTER.match(text, end, end + 60) or _REPORTED_BY.search(text[max(0, start - 45) : start]))


def _mention(kind: MentionKind, start: int, end: int, text: str, key: str) -> Mention:
    return Mention(start=start, end=end, kind=kind, text=text, key=key)


def _person_mention(p: NamedPerson) -> Mention:
    titles = p.title.split()
    gender: Gender | None = gender_of_name(p.name.split(" ")[0])
    for word in titles:
        gender = "female" if is_a("female", word) else "male" if is_a("male", word) else gender
    return Mention(start=p.start, end=p.end, kind="person", text=p.name, key=p.name, title=p.title, gender=gender)


def _short_names(doc: Doc, people: list[NamedPerson], taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Later mentions by one word: a surname of somebody named in full, or what the model calls a person."""
    known = {part for p in people for part in [p.name.split(" ")[-1], p.name] if len(part) > 2}
    spans = iter(sorted(taken))
    here = next(spans, None)
    for token in doc:
        while here and here[1] <= token.idx:
            here = next(spans, None)
        if (here and here[0] <= token.idx) or not token.text[:1].isupper() or len(token.text) < 3:
            continue
        if is_a("social_noun", token.text):
            continue
        if token.text in known or (token.ent_type_ == "PERSON" and not is_a("person_title", token.text)):
            yield _mention("person", token.idx, token.idx + len(token.text), token.text, token.text)


def _roles(doc: Doc) -> dict[int, tuple[bool, bool]]:
    """For each token's end: is it a subject, and of a verb of saying (also "according to X")."""
    found: dict[int, tuple[bool, bool]] = {}
    for token in doc:
        subject = token.dep_ in _SUBJECT
        speaker = subject and token.head.lemma_ in SPEECH
        if (
            token.dep_ == "pobj"
            and token.head.lower_ == "to"
            and token.head.i
            and doc[token.head.i - 1].lower_ == "according"
        ):
            speaker = True
        if subject or speaker:
            found[token.idx + len(token.text)] = (subject, speaker)
    return found


def _mark(m: Mention, roles: dict[int, tuple[bool, bool]], quoted: list[tuple[int, int]]) -> Mention:
    subject, speaker = roles.get(m.end, (False, False))
    if m.kind == "anonymous" and not subject:
        first = next((roles[e] for e in range(m.start + 1, m.end) if e in roles), (False, False))
        subject, speaker = first
    inside = _overlaps(quoted, m.start, m.end)
    return replace(m, subject=subject, speaker=speaker, quoted=inside)
