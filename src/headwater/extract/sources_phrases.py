"""What kind of thing a source phrase names, by its head noun: "a research note from Tso" is a document of Tso's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from headwater.extract.mentions import NAME_RUN, split_title, trim_name
from headwater.extract.mentions_words import government_of, is_a

What: TypeAlias = Literal[
    "outlet", "outlet-people", "reporter", "outlet-noun", "kin", "report", "media", "unknown", "social", "document",
    "statement",
    "spokes", "unnamed", "role", "group", "name",
]  # fmt: skip

_HANDLE = re.compile(r"(?<![\w@])@\w{2,30}")
_BREAK = re.compile(
    r",(?!\d)| (?:of|from|for|in|at|on|about|over|with|within|inside|near|by|to|who|that|which|involved|familiar|close|"
    r"briefed|obtained|"
    r"seen|published|posted|released|signed|dated|based|citing|reviewed|described|identified|quoted|speaking|using|"
    r"as|named|called)(?= |$)"
)
_OWNER_AFTER = re.compile(r"^ (?:from|by|of|for|to|at|with|on) (?:the |a |an )?(?=[A-Z@])([^,;:“”\"]{2,100})")
_BODY_AFTER = re.compile(
    r"(?:^|[a-z]) (?:for|with|at|of|from) (?:the )?"
    r"((?:[A-Z][\w.&’'-]*)(?: (?:(?:of|and|for|on|&)(?: the)? )?[A-Z][\w.&’'-]*){0,7})"
)
_POSSESSOR = re.compile(r"^((?:[\w.&’'-]+ ){0,6}?[\w.&-]+)(?:['’]s|(?<=s)['’]) (?=\S)")
_POSSESSIVE_PRONOUN = re.compile(r"(?i)^(his|her|their|its) (?=[a-z])")
_DEFINITE = re.compile(r"(?i)^(?:the|this|that|those|these|both|his|her|its|their) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source phrase taken apart. `owner` made the document or post, or is spoken for by the spokesman."""

    text: str
    what: What
    head: str = ""
    name: str = ""
    role: str = ""
    owner: str = ""
    affiliation: str | None = None
    definite: bool = False


_WHEN = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?|today|yesterday|tonight|this (?:week|month|year|"
    r"morning|afternoon|evening)|"
    r"last (?:week|month|year|night)|earlier(?: this \w+)?|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|"
    r"Dec)\w*\.? \d{1,2})"
)
_WHEN_TAIL = re.compile(
    rf"(?:,? (?:on |in |early |late |early on )?{_WHEN}(?: (?:morning|afternoon|evening|night))?){{1,2}}$"
)
_QUOTING = re.compile(r",? (?:quoting|citing)(?: an?| the)? [\"“‘']?")
_EITHER = re.compile(r"(?i)^(?:neither|either|both) (?=\S)")


def drop_when(text: str) -> str:
    """The phrase without the time it may end with ("a report Wednesday")."""
    return _WHEN_TAIL.sub("", text)


def split_quoting(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a relay and of whom it cites ("the Gazette, quoting officials"), or the whole phrase."""
    match = _QUOTING.search(text)
    return ((0, match.start()), (match.end(), len(text))) if match and match.start() else ((0, len(text)),)


def split_conjuncts(text: str, whole: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of the conjuncts of a phrase ("the Gazette and Norrvik Radio"), or the phrase itself.

    Split where both sides begin like a noun phrase of their own: a capital, an article, a number. `whole` are
    spans that must not be cut ("Health and Human Services").
    """
    cuts = [
        m
        for m in re.finditer(
            r",? (?:and|nor|or|as well as|&) (?=[A-Z]|the |a |an |two |three |several |some )|, (?=[A-Z])", text
        )
        if not any(s < m.start() and m.end() < e for s, e in whole)
    ]
    joins = [m for m in cuts if m[0].strip(" ,") in ("and", "nor", "or", "as well as")]
    lead = _EITHER.match(text)
    at = lead.end() if lead else 0
    if not joins or not _stands_alone(text[at : joins[0].start()]):
        return [(0, len(text))]
    last = joins[-1]
    ends = [m for m in cuts if m.start() <= last.start() and (m is last or m[0] != ", " or _list_comma(text, m, last))]
    spans: list[tuple[int, int]] = []
    for m in ends:
        spans.append((at, m.start()))
        at = m.end()
    return [*spans, (at, len(text))]


def _list_comma(text: str, m: re.Match[str], last: re.Match[str]) -> bool:
    """True when a comma separates list items: what follows up to the next break is a bare name."""
    after = text[m.end() : last.start()].split(",")[0]
    return bool(re.fullmatch(r"(?:[A-Z][\w.&’'-]*|of|the|for)(?: (?:[A-Z][\w.&’'-]*|of|the|for))*", after))


def _stands_alone(left: str) -> bool:
    """False when what stands left of "and" is only an adjective ("Federal and military officials")."""
    words = left.split()
    if not words:
        return False
    last = words[-1].strip(",").casefold()
    if government_of(last) and len(words) == 1:
        return government_of(last).how != "demonym"  # type: ignore[union-attr]
    return (
        (
            words[-1][:1].isupper()
            and last not in ("federal", "state", "local", "senior", "former", "two", "three", "several")
        )
        or any(
            is_a(c, last)
            for c in (
                "anonymous_noun",
                "role_noun",
                "group_noun",
                "outlet_noun",
                "report_noun",
                "document_noun",
                "spokes_noun",
                "unknown_noun",
            )
        )
        or last in ("he", "she", "they")
    )


def read_phrase(text: str, outlets: list[tuple[int, int]]) -> Phrase:
    """The phrase taken apart; `outlets` are the spans of outlets named in it, relative to its start."""
    handle = _HANDLE.search(text)
    if handle:
        return Phrase(text=text, what="social", head="post", name=handle[0])
    core = _BREAK.split(text, maxsplit=1)[0] if not _appositive(text) else text
    owner = _POSSESSOR.match(core) or _POSSESSIVE_PRONOUN.match(core)
    if outlets and (found := _with_outlet(text, core, outlets)):
        return found
    head = _head(core, owner)
    named = head[:1].isupper() and re.search(r" [A-Z]", text[len(core) :]) and not _opens(head, core)
    kind: What | None = (
        "kin" if owner and is_a("kin", head) and head.islower() else None if named else _kind(head, core)
    )
    if kind is None:
        return _kin_name(text) or _name_phrase(text)
    return Phrase(
        text=text,
        what=kind,
        head=head,
        owner=_owner(text, core, owner),
        affiliation=_affiliation(core, head),
        definite=bool(_DEFINITE.match(text)),
    )


def _opens(head: str, core: str) -> bool:
    """True for a plural that has its capital from the sentence it opens: "Aides to Mr. Berg"."""
    return head == core and head.endswith(("s", "men")) and (is_a("anonymous_noun", head) or is_a("spokes_noun", head))


def _kin_name(text: str) -> Phrase | None:
    """ "Arnesen's father Nils": a named person who belongs to another."""
    match = re.match(r"(?:[\w.&’'-]+ ){0,3}?[\w.&-]+(?:['’]s|(?<=s)['’]) (?:[\w-]+ ){0,2}?([a-z-]+),? ([A-Z].*)$", text)
    if not match or not (is_a("kin", match[1]) or is_a("person_title", match[1])):
        return None
    run = NAME_RUN.match(match[2])
    return Phrase(text=text, what="name", name=trim_name(run[0]), role=text[: match.end(1)]) if run else None


def _with_outlet(text: str, core: str, outlets: list[tuple[int, int]]) -> Phrase | None:
    """A phrase with an outlet in it: the outlet, its report, or its reporter; None for somebody it only mentions."""
    start, end = outlets[0]
    form, after, before = text[start:end], text[end:], text[:start]
    rest = re.sub(r"^['’]s? ?", "", after).strip()
    if _only_describes(before) and rest.startswith(",") and not re.search(r"(?:^|, )[A-Z]", rest):
        return Phrase(text=text, what="outlet", owner=form)
    if _only_describes(before):
        if rest and is_a("anonymous_noun", rest.split()[0]) and not is_a("person_title", rest.split()[0]):
            return Phrase(text=rest, what="outlet-people", owner=form, head=rest.split()[0])
        plain = all(w.islower() or w in ("News",) for w in rest.split()[:1])
        if not rest or (plain and not _is_person_noun(rest)):
            return Phrase(text=text, what="outlet", owner=form)
        name = _person_tail(rest)
        return Phrase(text=text, what="reporter", name=name, owner=form) if name or _is_person_noun(rest) else None
    head = _head(core, None)
    if start >= len(core) and (is_a("report_noun", head) or is_a("outlet_noun", head) or is_a("media_noun", head)):
        return Phrase(text=text, what="outlet", owner=form)
    if re.search(r"(?:^| )(?:of|at|from|for|with) (?:the )?$", before) and (
        NAME_RUN.match(before) or is_a("role_noun", head)
    ):
        name = trim_name(re.sub(r" (?:of|at|from|for|with) (?:the )?$", "", before))
        return Phrase(text=text, what="reporter", name=_person_tail(name) or name, owner=form)
    if re.search(
        r"(?:newspaper|website|site|agency|station|channel|network|outlet|magazine|publication|daily|tabloid|blog) $",
        before,
    ):
        return Phrase(text=text, what="outlet", owner=form)
    return None


def _only_describes(before: str) -> bool:
    """True when what stands before an outlet's name only says what it is: "Israel's ", "the local newspaper "."""
    words = [trim_name(w) for w in before.split()]
    plain = [
        w for w in words if not (w.islower() or w in ("The", "A", "An") or w.endswith("-based") or government_of(w))
    ]
    return not plain and not re.search(r" (?:of|at|from|for|with|to|in|by|on|who|that) ", f" {before} ")


def _is_person_noun(rest: str) -> bool:
    words = rest.split()
    return any(is_a("person_title", w.strip(",")) for w in words[:3])


def _person_tail(text: str) -> str:
    runs = [m[0] for m in NAME_RUN.finditer(text)]
    if not runs:
        return ""
    joined = re.fullmatch(
        r"(.*?)((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+ and (?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+)", text
    )
    return joined[2] if joined else trim_name(split_title(runs[0])[1])


def _head(core: str, owner: re.Match[str] | None) -> str:
    rest = (core[owner.end() :] if owner else core).strip(" .")
    words = rest.split()
    if not words:
        return ""
    two = " ".join(words[-2:]).casefold()
    if len(words) > 1 and any(
        is_a(c, two)
        for c in (
            "document_noun",
            "social_noun",
            "media_noun",
            "outlet_noun",
            "statement_noun",
            "spokes_noun",
            "group_noun",
        )
    ):
        return " ".join(words[-2:])
    return words[-1]


_ORDER: tuple[tuple[str, What], ...] = (
    ("spokes_noun", "spokes"), ("social_noun", "social"), ("media_noun", "media"), ("unknown_noun", "unknown"),
    ("outlet_noun", "outlet-noun"), ("statement_noun", "statement"), ("report_noun", "report"),
    ("document_noun", "document"), ("anonymous_noun", "unnamed"), ("group_noun", "group"), ("role_noun", "role"),
)  # fmt: skip


def _kind(head: str, core: str) -> What | None:
    """What the head noun makes of the phrase; None for names. Definite singulars of a role are roles."""
    lower = head.casefold()
    if core.casefold().startswith("the ") and is_a("role_noun", lower) and not lower.endswith("s"):
        return "role"
    if head[:1].isupper() and len(core.split()) > 1 and not core.isupper() and not core.split()[0].istitle():
        return None
    if head[:1].isupper() and core != head and not all(is_a(c, lower) for c in ("anonymous_noun",)):
        return None
    if lower == "police" or lower.endswith(" police"):
        return "unnamed" if lower == core.casefold().removeprefix("the ") else None
    for category, what in _ORDER:
        if is_a(category, lower):
            if what == "media" and lower in ("newspapers", "outlets", "websites"):
                return "media"
            return what
    return None


def _owner(text: str, core: str, possessor: re.Match[str] | None) -> str:
    """Who made it: "X's note", "a note from X", "a spokesman for X"."""
    if possessor:
        return re.sub(r"^[Tt]he ", "", possessor[1])
    match = _OWNER_AFTER.match(text[len(core) :])
    if not match:
        return ""
    return re.split(r" (?:obtained|seen|said|told|who|that|posted|published|to|on|in|,)(?= |$)", match[1])[0].strip()


def _affiliation(core: str, head: str) -> str | None:
    """The body in front of a spokesman: "harbor-board spokeswoman", "a Norrvik spokesman"."""
    before = core[: len(core) - len(head)].strip()
    before = re.sub(r"(?i)^(?:the|an?|one|another|chief|senior|unnamed) ", "", before + " ").strip()
    return trim_name(before) or None if re.search(r"[A-Z]", before) else None


def _appositive(text: str) -> bool:
    """True for "the adviser, Ann Lee": a description and then a name."""
    left, comma, right = text.partition(", ")
    return bool(comma) and bool(NAME_RUN.match(right)) and bool(left) and left.split()[-1].islower()


def _name_phrase(text: str) -> Phrase:
    """A named source: name, role before or after it ("Col. Nils Berg, a harbor spokesman")."""
    left, comma, right = text.partition(", ")
    if comma and _appositive(text):
        run = NAME_RUN.match(right)
        name = trim_name(split_title(run[0])[1]) if run else right
        return Phrase(text=text, what="name", name=name, role=re.sub(r"(?i)^(?:the|an?) ", "", left))
    belongs = re.match(r"(.+?)(?:['’]s|(?<=s)['’]) ([A-Z][^,]*)$", left)
    title, name, lead = _lead_name(belongs[2] if belongs and NAME_RUN.fullmatch(belongs[2]) else left)
    if belongs and NAME_RUN.fullmatch(belongs[2]):
        lead = lead or belongs[1]
    if (
        title
        and (body := re.match(r"(.+?) (?:of|from|with|at|for) (?:the )?([A-Z].*)$", name))
        and NAME_RUN.fullmatch(body[1])
    ):
        name, lead = body[1], body[2]
    said = _apposition(right) if comma and not NAME_RUN.fullmatch(right) else ""
    role = said if said and any(is_a("spokes_noun", w) for w in said.split()) else title or said
    return Phrase(text=text, what="name", name=name, role=role, affiliation=lead or body_after(said))


def _apposition(right: str) -> str:
    """What a comma adds about somebody ("an analyst with Acme"); nothing for a clause, or what only a body can be."""
    text = re.sub(r"(?i)^(?:the|an?) ", "", right.split(",")[0])
    core = _BREAK.split(text, maxsplit=1)[0]
    if re.match(r"(?:who|which|whose|where|when|whom|based|R-|D-)\b", text) or is_a("org_word", core.split(" ")[-1]):
        return ""
    return "" if is_a("group_noun", core.split(" ")[-1]) else text


def body_after(role: str) -> str | None:
    """The body that a role ends with: "a spokesman for the Harbor Board", "analyst with Acme"; else None."""
    match = _BODY_AFTER.search(role)
    return trim_name(match[1]) or None if match else None


def _lead_name(text: str) -> tuple[str, str, str]:
    """(role, name, affiliation) of "Harbor Ministry spokesman Nils Berg" or "Norrvik Gov. Ann Lee"."""
    text = re.sub(r"^[Tt]he ", "", text)
    words = text.split(" ")
    for i in range(len(words) - 1, 0, -1):
        if is_a("person_title", words[i - 1]) and words[i][:1].isupper() and not is_a("org_word", words[-1]):
            before = " ".join(words[:i])
            body = words[: i - 1]
            while body and is_a("person_title", " ".join([*body[-1:], words[i - 1]])):
                body.pop()
            lead = trim_name(" ".join(body))
            return before, trim_name(" ".join(words[i:])), lead if re.search(r"[A-Z]", lead) else ""
    title, name = split_title(text)
    demonym = title.split(" ")[0] if title else ""
    return title, trim_name(name), demonym if government_of(demonym) else ""
