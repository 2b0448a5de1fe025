"""An HTML page -> the article's text and what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import htmldate
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from headwater.model import Problem
from headwater.problems import make_problem
from headwater.read.dates import parse_date
from headwater.read.decode import declared_charset, decode
from headwater.read.draft import Draft
from headwater.read.heads import read_head
from headwater.read.page_facts import PageFacts, read_page_facts

_MAX_PAGE = 8_000_000
_MAX_TAGS = 60_000
_MAX_DEPTH = 500
_MAX_LINES = 3_000
_LEAST_OVERLAP = 25
_LEAST_TEXT = 40
_REACH = 6
_OPEN_OR_CLOSE = re.compile(
    r"<(/?)(?:div|section|article|main|span|table|ul|ol|font|b|i|em|strong|a|blockquote|center|form|dl|figure)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W{0,3}(?:photo|image|picture|credit|file photo|reporting by|additional reporting|writing by|editing by|source"
    r"|via|with reporting|with files|read (?:the )?(?:original|full)|this (?:article|story|report))\b"
    r"|\b(?:photo|image|picture|credit|video)s?\s?(?::|/|by\b)"
    r"|\b(?:contributed to this|first appeared|first reported by|originally (?:appeared|published)|courtesy of"
    r"|via (?:getty|reuters|ap|afp))\b|\breport(?:s|ed)\W{0,3}$|^\W{0,3}according to\b|\((?:AP|AFP|Reuters|UPI)\)|©",
    re.IGNORECASE,
)

for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # or their warnings, page text and all, go to stderr


def read_page(data: bytes, path: str, names: tuple[str, ...]) -> Draft | Problem:
    """The article of an HTML page as a draft, or why there is none.

    The text is trafilatura's, with the lines that it is known to drop put back in their place: credit lines
    and short last paragraphs that attribute ("..., the Post reported"). Where it finds nothing, resiliparse's
    main content, then JSON-LD's articleBody, are taken.
    """
    if len(data) > _MAX_PAGE or data.count(b"<") > _MAX_TAGS:
        return make_problem("R108", f"the page has {len(data):,} bytes and {data.count(b'<'):,} tags", path=path)
    decoded = decode(data, declared_charset(data))
    problems = [make_problem("R110", decoded.assumed, path=path)] if decoded.assumed else []
    try:
        tree = HTMLTree.parse(decoded.text)
        facts = read_page_facts(tree.document) if tree.document is not None else PageFacts()
        text, trouble = _article_text(decoded.text, facts)
    except Exception as error:  # the parsers are compiled code fed with hostile input: whatever they raise is bad data
        return make_problem("R111", f"the page could not be parsed ({type(error).__name__})", path=path)
    if len(text.strip()) < _LEAST_TEXT:
        return make_problem("R112", "no article text was found in the page", path=path)
    if trouble or _is_cut_off(decoded.text):
        problems.append(make_problem("R111", trouble or "the page ends in the middle of its markup", path=path))
    draft = Draft(
        path=path, text=text, names=names, url=facts.url, outlet=facts.outlet, title=facts.title, byline=facts.byline,
        published=facts.published, published_from="html" if facts.published else None, problems=tuple(problems),
    )  # fmt: skip
    return draft if draft.published else _dated(draft, facts, decoded.text)


def _dated(draft: Draft, facts: PageFacts, html: str) -> Draft:
    """The draft with a date from a line at the head of its text, or else from what htmldate infers, which is told."""
    problems = draft.problems
    if facts.unclear_date:
        what = f'the date "{facts.unclear_date}" was not understood'
        problems = (*problems, make_problem("R121", what, path=draft.path))
    if published := read_head(draft.text).published:
        return replace(draft, published=published, published_from="text", problems=problems)
    if published := _inferred_date(html, draft.url):
        what = f"the page declares no publication date; {published} was inferred from its markup or address"
        problems = (*problems, make_problem("R124", what, path=draft.path))
        return replace(draft, published=published, published_from="html", problems=problems)
    return replace(draft, problems=problems)


def _inferred_date(html: str, url: str | None) -> str | None:
    """htmldate's careful guess (its fixed last day keeps the clock out of the result)."""
    try:
        found = htmldate.find_date(html, extensive_search=False, original_date=True, url=url, max_date="2099-12-31")
    except Exception:  # as above
        return None
    return parse_date(found) if found else None


def _article_text(html: str, facts: PageFacts) -> tuple[str, str | None]:
    """The article's text, and what went wrong on the way, if anything."""
    deep = _is_too_deep(html)
    trouble = "the page is nested too deeply for one of two readers" if deep else None
    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=False, favor_recall=True) or ""
    except Exception as error:  # as above
        found, trouble = "", f"one of two readers failed ({type(error).__name__})"
    main = "" if deep else _main_content(html, captions=bool(found))
    text = _with_credits(found, main) if found else main.strip()
    body = facts.body or ""
    if len(body) > 2 * len(text) and "<" not in body:
        return body, trouble
    return text, trouble


def _main_content(html: str, *, captions: bool) -> str:
    """resiliparse's main content; figures and their captions only come with the pictures' alternative texts."""
    return str(
        extract_plain_text(html, preserve_formatting=True, main_content=True, list_bullets=False, alt_texts=captions)
    )


def _is_too_deep(html: str) -> bool:
    """Whether elements lie more than 500 deep: resiliparse's time grows with the square of the depth."""
    depth = 0
    for tag in _OPEN_OR_CLOSE.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _MAX_DEPTH:
            return True
    return False


def _with_credits(text: str, main: str) -> str:
    """`text` with those credit and attribution lines of `main` that it lacks, each after the line it follows there."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > _MAX_LINES or main.count("\n") > 2 * _MAX_LINES:
        return text
    flat = [_flat(line) for line in lines]
    whole = "\n".join(flat)
    last, gap = -1, 0
    added: dict[int, list[str]] = {}
    for line in (line.strip() for line in main.split("\n")):
        key = _flat(line)
        if not key:
            continue
        place = next((i for i in range(max(last, 0), len(flat)) if _is_same_line(key, flat[i])), None)
        if place is not None:
            last, gap = place, 0
        elif key not in whole and gap < _REACH and len(line) < 400 and _CREDIT.search(line):
            added.setdefault(last, []).append(line)
        else:
            gap += 1
    merged = [*added.get(-1, [])]
    for place, line in enumerate(lines):
        merged += [line, *added.get(place, [])]
    return "\n".join(merged)


def _is_same_line(one: str, other: str) -> bool:
    """Whether two flattened lines are one line, or the longer holds all of the (not too short) shorter."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _LEAST_OVERLAP and short in long)


def _flat(line: str) -> str:
    return re.sub(r"\W+", " ", line.lower()).strip()


def _is_cut_off(html: str) -> bool:
    """Whether the page stops inside a tag or before its body closes, as a broken download does."""
    tail = html[-2000:]
    opened = tail.rfind("<") > tail.rfind(">")
    lower = html.lower()
    return opened or ("<body" in lower and "</body" not in lower and "</html" not in lower)
