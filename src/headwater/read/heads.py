"""What the head of a plain text says about itself: headline, date line, byline, outlet label.

Only lines before the first paragraph of running text are looked at, and only a line that is a date line, a
byline or a label from end to end is taken for one. A date inside a sentence is never a publication date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.read.dates import parse_date

_HEAD_CHARS = 3000
_HEAD_LINES = 12
_LABEL = re.compile(
    r"(?P<label>(?:first |originally )?(?:published|posted|date|dated|publication date|published date)|"
    r"(?P<later>(?:last )?(?:updated|modified)))(?:\s(?:on|at))?\s{0,3}:?\s{0,3}",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:date|published)\s{0,3}:?\s{0,3}(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)(?=[\s.,;|]|$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:written )?by:?\s{1,3}(?P<who>[^\d|]{2,120})", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][^\W\d_]{0,30}|[A-Z]\.|(?:de|van|der|von|al|bin|la|le|el)(?:-[A-Z]\w{1,30})?")
_OUTLET_LABEL = re.compile(
    r"(?:outlet|publication|publisher|newspaper)\s{0,3}:\s{0,3}(?P<name>\S.{0,100})", re.IGNORECASE
)
_OUTLET_NOUN = re.compile(
    r"(?:The\s)?(?:[A-Z][\w'’&.-]{0,30}\s){1,4}"
    r"(?:Post|Times|Herald|Gazette|Tribune|Chronicle|Observer|Courier|Standard|Telegraph|Mirror|Register|Sentinel"
    r"|Examiner|Dispatch|Journal|Inquirer|Bugle|Argus|Advertiser|Ledger|Globe|Guardian|Independent|Broadcasting)"
)
_SEPARATOR = re.compile(r"\s{1,3}[|•·—–]\s{1,3}|[,;]?\s{1,3}(?=(?:last\s)?updated\b)", re.IGNORECASE)
_CAPTION = re.compile(r"\b(?:photographer|photo|image|getty|courtesy|credit|illustration|file pic)\b|©", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was recognised; `unclear_date` is a date line that could be read two ways."""

    title: str | None = None
    published: str | None = None
    byline: str | None = None
    outlet: str | None = None
    unclear_date: str | None = None


def read_head(text: str) -> Head:
    """What the lines before the first paragraph of `text` say about it; all None where nothing is plain."""
    lines = text[:_HEAD_CHARS].splitlines()
    head = _head_lines(lines)
    published, updated, unclear = _dates(head)
    if published is None and (found := _INLINE.match(text[:200].lstrip())):
        published = parse_date(found[1])
    return Head(
        title=_title(lines),
        published=published or updated,
        byline=next((who for line in head for part in _parts(line) if (who := _byline(part))), None),
        outlet=_outlet(head),
        unclear_date=None if published or updated else unclear,
    )


def _head_lines(lines: list[str]) -> list[str]:
    """The non-blank lines before the first that is running text, at most twelve."""
    head: list[str] = []
    for line in (line.strip() for line in lines):
        if not line:
            continue
        if _is_prose(line) or len(head) == _HEAD_LINES:
            break
        head.append(line)
    return head


def _is_prose(line: str) -> bool:
    """Whether a line is running text: long, or of some length and ended like a sentence."""
    return len(line) > 250 or (len(line) > 60 and line.rstrip("\"'”’)").endswith((".", "!", "?", ":", "…")))


def _parts(line: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(line[:300])]


def _dates(head: list[str]) -> tuple[str | None, str | None, str | None]:
    """The first publication date, the first "updated" date, the first that is ambiguous."""
    published = updated = unclear = None
    for part in (part for line in head for part in [line, *_parts(line)] if len(part) <= 100):
        label = _LABEL.match(part)
        rest = part[label.end() :] if label else part
        if not any(c.isdigit() for c in rest):
            continue
        value = parse_date(rest)
        if value is None and re.fullmatch(r"\d\d?[/.-]\d\d?[/.-]\d{4}", rest):
            unclear = unclear or rest
        elif value and label and label["later"]:
            updated = updated or value
        elif value:
            published = published or value
    return published, updated, unclear


def _byline(line: str) -> str | None:
    """ "By Jane Doe" and nothing more; None for "By Monday the river had risen"."""
    found = _BYLINE.fullmatch(line)
    if not found:
        return None
    who = found["who"].strip().rstrip(".,")
    people = re.split(r",\s?|\s(?:and|&|in|for)\s", who)
    if not all(1 <= len(person.split()) <= 5 for person in people):
        return None
    words = [word for person in people for word in person.split()]
    plain = all(_NAME.match(word) or word.lower() in ("staff", "reporter", "correspondent", "writer") for word in words)
    return who if plain and len(people[0].split()) >= 2 else None


def _outlet(head: list[str]) -> str | None:
    for line in head:
        if found := _OUTLET_LABEL.fullmatch(line):
            return found["name"].strip()
    for line in head[:2]:
        for part in [*_parts(line), *(piece.strip() for piece in line.split(",")[:1])]:
            if len(part) < 60 and _OUTLET_NOUN.fullmatch(part):
                return part if part == line or _rest_is_date(line, part) else None
    return None


def _rest_is_date(line: str, name: str) -> bool:
    rest = line.replace(name, "", 1).strip(" ,|•·—–-")
    return parse_date(rest) is not None


def _title(lines: list[str]) -> str | None:
    """The first line that can be a headline: not running text, not another kind of head line, set off from the text.

    Labels (an outlet, a date, a section word, a caption) before it are passed over.
    """
    for place, raw in enumerate(lines[: _HEAD_LINES * 2]):
        line = raw.strip()
        if not line or _is_label(line):
            continue
        return line if _is_headline(line) and _is_set_off(lines[place + 1 :], line) else None
    return None


def _is_label(line: str) -> bool:
    """Whether the line is a date line, byline, outlet, section word or caption rather than a headline."""
    if len(line.split()) == 1 or _outlet([line]) or (len(line) < 120 and _CAPTION.search(line)):
        return True
    published, updated, unclear = _dates([line])
    return bool(published or updated or unclear or any(_byline(part) for part in _parts(line)))


def _is_headline(line: str) -> bool:
    words = line.split()
    ended = line.rstrip("\"'”’)").endswith((".", "…", ":", ";", ","))
    return 3 <= len(words) <= 25 and len(line) <= 180 and not ended and line[0] not in "-*•(" and "  " not in line


def _is_set_off(following: list[str], line: str) -> bool:
    """Whether a blank line, a label or a clearly longer line comes next, and there is text at all."""
    rest = [later.strip() for later in following]
    if not any(rest):
        return False
    return not rest[0] or _is_label(rest[0]) or len(rest[0]) > max(120, len(line))
