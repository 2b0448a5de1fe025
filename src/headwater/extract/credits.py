"""Credits: which outlets and agencies a text says it has its news from, by dateline, credit line or "h/t"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from headwater.outlets import OutletMention, find_outlet, find_outlet_mentions

CreditKind: TypeAlias = Literal["outlet", "agency"]

_AGENCY = (
    r"AP|A\.P\.|Associated Press|The Associated Press|Reuters|REUTERS|AFP|UPI|Xinhua|Bloomberg|DPA|dpa|EFE|ANSA|PTI|"
    r"ANI|IANS|PA|AAP|TASS|Interfax|Kyodo|Yonhap|CNN|RNS|JTA|TNS|CP|The Canadian Press|Anadolu|AA"
)
_DATELINE = re.compile(
    rf"(?m)^[ \t]*(?:(?:By [^\n]{{3,80}}\n+\s*)?[A-Z][\w.,'’/ -]{{1,60}}?[,]? ?)?"
    rf"\((?P<name>{_AGENCY})\) ?(?:-{{1,3}}|–|—|:|\n|[A-Z])"
)
_BEFORE = re.compile(
    r"(?i)(?P<mark>\bh/t:?|\bhat[ -]tips?(?: to| goes to)?:?|\[?\bh/t\]?|(?m:^[ \t(\[]*)(?:source|sources|via|"
    r"credit|originally from)s?(?: ?:| )|[(\[]via:? ?|"
    r"\b(?:originally (?:appeared|published|posted) (?:at|on|in|by)|(?:first|originally) (?:appeared|"
    r"published) (?:at|on|in|by)|"
    r"(?:republished|reprinted|reproduced) (?:from|with permission (?:from|of))|(?:c|©|\(c\)|copyright) ?(?:\d{4}|"
    r"©)[ ,]*(?:by )?|"
    r"(?m:^|[.:,] )(?:below, )?more (?:on|about) [^\n:]{1,60} from)) ?(?=\S)"
)
_AFTER = re.compile(
    r"(?i)(?:(?:,| and) [^\n.]{0,80})? (?:also )?(?:contributed|assisted|helped) (?:(?:to|with|in) )?(?:this|the|"
    r"reporting|information)?"
)
_REPORTED_BEFORE = re.compile(
    r"(?i)\b(?:according to|told|tells|reports? (?:by|in|from|on|at)|reported (?:by|in|on)|published (?:by|in|on|"
    r"at)|interview(?:s|ed)? "
    r"(?:with|by|on|in)|quoted (?:by|in)|cited by|citing|obtained by|seen by|reviewed by|(?:un)?covered by|"
    r"released by|mentioned by|"
    r"conducted by|(?:article|story|piece|column|op-ed|post|poll|survey) (?:by|in|from|on|for)|spoke (?:to|with)|"
    r"speaking (?:to|with|on)|"
    r"statement to|wrote (?:in|for|at|on)|[A-Z][\w.-]+ (?:of|at|with|from)|reporter for|in the|as|says|said) "
    r"(?:(?:a|an|the|new|latest|recent) ){0,2}$"
)
_REPORTED_AFTER = re.compile(
    r"(?:['’]s?)?(?:/\w+)? ?(?:[\w-]+ ){0,2}(?:reports?|reported|reporting|notes|noted|writes|wrote|says|said|"
    r"has (?:reported|obtained|learned|"
    r"surveyed|confirmed)|poll|survey|interview|article|story|quotes|quoted|cites|cited|describes|described|first|"
    r"found|obtained|"
    r"learned|revealed|asked|did|contributor|reporter|correspondent|columnist|editor|anchor|host|exclusive|analysis|"
    r"tweeted|counts?|"
    r"counted|calls?|called|projects|projected|explained|explains|claims|claimed|confirmed|broke)\b"
)
_REPORTER_AFTER = re.compile(r"['’]s? [A-Z][\w.-]+ [A-Z]")
_WIRES = re.compile(
    r"(?i)\bwith ((?-i:[A-Z][\w&.'’-]*)(?: (?-i:[A-Z][\w&.'’-]*)){0,2}) (?:wires|wire services|news services)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One credit at `[start, end)`. `whole` = it is for the article as a whole (a dateline, a credit line), else for
    what a passage reports ("X reported", "told X"); `wires_of` = it is for the unnamed wires that `name` takes."""

    start: int
    end: int
    name: str
    kind: CreditKind
    whole: bool = True
    wires_of: bool = False


def find_credits(text: str, mentions: list[OutletMention] | None = None) -> list[Credit]:
    """The outlets and agencies that the text credits, in text order, each place once. Linear in the text.

    `mentions` saves finding the text's outlets again where they are known.
    """
    mentions = find_outlet_mentions(text) if mentions is None else mentions
    found = [*_datelines(text), *_marked(text, mentions), *_contributed(text, mentions), *_wires(text)]
    found += _reported(text, mentions)
    spans: dict[int, Credit] = {}
    for credit in sorted(found, key=lambda c: (c.start, not c.whole, -c.end)):
        spans.setdefault(credit.start, credit)
    return list(spans.values())


def _reported(text: str, mentions: list[OutletMention]) -> Iterator[Credit]:
    """Outlets that a passage names as where its news is from."""
    for m in mentions:
        before, after = text[max(0, m.start - 60) : m.start], text[m.end : m.end + 60]
        if _REPORTED_BEFORE.search(before) or _REPORTED_AFTER.match(after) or _REPORTER_AFTER.match(after):
            yield _credit(m.start, m.end, m.form, whole=False)


def _credit(start: int, end: int, form: str, *, whole: bool = True) -> Credit:
    outlet = find_outlet(form)
    kind: CreditKind = "agency" if outlet and outlet.kind == "agency" else "outlet"
    return Credit(start=start, end=end, name=outlet.name if outlet else form, kind=kind, whole=whole)


def _datelines(text: str) -> Iterator[Credit]:
    for m in _DATELINE.finditer(text):
        yield _credit(m.start("name"), m.end("name"), m["name"])


def _marked(text: str, mentions: list[OutletMention]) -> Iterator[Credit]:
    """Outlets right after a mark such as "h/t" or "originally appeared at", and those joined to them by "and"."""
    by_start = {m.start: m for m in mentions}
    for mark in _BEFORE.finditer(text):
        at = mark.end()
        # "More about the harbor from the Gazette" leads on to another report and credits none of this one.
        whole = not re.match(r"(?i)\W*(?:below, )?more ", mark[0])
        while (m := by_start.get(at)) is not None:
            yield _credit(m.start, m.end, m.form, whole=whole)
            joint = re.compile(r"(?:,? and |, | & |/)").match(text, m.end)
            at = joint.end() if joint else -1


def _contributed(text: str, mentions: list[OutletMention]) -> Iterator[Credit]:
    """Outlets that "contributed to this report", also by their reporters."""
    for m in mentions:
        after = text[m.end : m.end + 140].split("\n")[0]
        if re.match(
            r"(?i)(?:['’]s? [^\n.]{0,60}|"
            r" [\w ]{0,30}writers?[^\n.]{0,60})?,? ?(?:[^\n.]{0,60} )?contributed(?: reporting)? ?(?:to|this|$|\.)",
            after,
        ):
            yield _credit(m.start, m.end, m.form)


def _wires(text: str) -> Iterator[Credit]:
    for m in _WIRES.finditer(text):
        yield Credit(start=m.start(1), end=m.end(1), name=m[1], kind="agency", wires_of=True)
