"""Credits: which outlets and agencies a text says it has its news from, by dateline, credit line or "h/t"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from headwater.outlets import OutletMention, find_outlet, find_outlet_mentions

CreditKind: TypeAlias = Literal["outlet", "agency"]

_AGENCY = r"AP|A\.P\.|Associated Press|The Associated Press|Reuters|REUTERS|AFP|UPI|Xinhua|Bloomberg|DPA|dpa|EFE|ANSA|PTI|ANI|IANS|PA|AAP|TASS|Interfax|Kyodo|Yonhap|CNN|RNS|JTA|TNS|CP|The Canadian Press|Anadolu|AA"
_DATELINE = re.compile(
    rf"(?m)^[ \t]*(?:(?:By [^\n]{{3,80}}\n+\s*)?[A-Z][\w.,'’/ -]{{1,60}}?[,]? ?)?\((?P<name>{_AGENCY})\) ?(?:-{{1,3}}|–|—|:|\n|[A-Z])"
)
_BEFORE = re.compile(
    r"(?i)(?P<mark>\bh/t:?|\bhat[ -]tips?(?: to| goes to)?:?|\[?\bh/t\]?|(?m:^[ \t(\[]*)(?:source|sources|via|credit|originally from)s?(?: ?:| )|[(\[]via:? ?|"
    r"\b(?:originally (?:appeared|published|posted) (?:at|on|in|by)|(?:first|originally) (?:appeared|published) (?:at|on|in|by)|"
    r"(?:republished|reprinted|reproduced) (?:from|with permission (?:from|of))|(?:c|©|\(c\)|copyright) ?(?:\d{4}|©)[ ,]*(?:by )?|"
    r"more (?:on [^\n:]{1,60} )?from)) ?(?=\S)"
)
_AFTER = re.compile(
    r"(?i)(?:(?:,| and) [^\n.]{0,80})? (?:also )?(?:contributed|assisted|helped) (?:(?:to|with|in) )?(?:this|the|reporting|information)?"
)
_WIRES = re.compile(r"(?i)\bwith ((?-i:[A-Z][\w&.'’-]*)(?: (?-i:[A-Z][\w&.'’-]*)){0,2}) (?:wires|wire services|news services)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One credit at `[start, end)`. `whole` = it is for the article as a whole; `wires_of` = for the wires of `name`."""

    start: int
    end: int
    name: str
    kind: CreditKind
    whole: bool = True
    wires_of: bool = False


def find_credits(text: str) -> list[Credit]:
    """The outlets and agencies that the text credits, in text order, each place once. Linear in the text."""
    mentions = find_outlet_mentions(text)
    found = [*_datelines(text), *_marked(text, mentions), *_contributed(text, mentions), *_wires(text)]
    spans: dict[int, Credit] = {}
    for credit in sorted(found, key=lambda c: (c.start, -c.end)):
        spans.setdefault(credit.start, credit)
    return list(spans.values())


def _credit(start: int, end: int, form: str) -> Credit:
    outlet = find_outlet(form)
    kind: CreditKind = "agency" if outlet and outlet.kind == "agency" else "outlet"
    return Credit(start=start, end=end, name=outlet.name if outlet else form, kind=kind)


def _datelines(text: str) -> Iterator[Credit]:
    for m in _DATELINE.finditer(text):
        yield _credit(m.start("name"), m.end("name"), m["name"])


def _marked(text: str, mentions: list[OutletMention]) -> Iterator[Credit]:
    """Outlets right after a mark such as "h/t" or "originally appeared at", and those joined to them by "and"."""
    by_start = {m.start: m for m in mentions}
    for mark in _BEFORE.finditer(text):
        at = mark.end()
        while (m := by_start.get(at)) is not None:
            yield _credit(m.start, m.end, m.form)
            joint = re.compile(r"(?:,? and |, | & |/)").match(text, m.end)
            at = joint.end() if joint else -1


def _contributed(text: str, mentions: list[OutletMention]) -> Iterator[Credit]:
    """Outlets that "contributed to this report", also by their reporters."""
    for m in mentions:
        after = text[m.end : m.end + 140].split("\n")[0]
        if re.match(r"(?i)(?:['’]s? [^\n.]{0,60}| [\w ]{0,30}writers?[^\n.]{0,60})?,? ?(?:[^\n.]{0,60} )?contributed(?: reporting)? ?(?:to|this|$|\.)", after):
            yield _credit(m.start, m.end, m.form)


def _wires(text: str) -> Iterator[Credit]:
    for m in _WIRES.finditer(text):
        yield Credit(start=m.start(1), end=m.end(1), name=m[1], kind="agency", wires_of=True)
