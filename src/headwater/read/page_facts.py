"""What an HTML page declares about its article: JSON-LD first, then meta tags, then plain markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resiliparse.parse.html import DocumentNode

from headwater.read.dates import parse_date
from headwater.read.draft import one_line, web_address, without_surrogates

_MAX_SCRIPTS = 20
_MAX_SCRIPT_CHARS = 1_000_000
_MAX_NODES = 2_000
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date", "datepublished",
    "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "publish-date", "publication_date",
    "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")
_OUTLET_METAS = ("og:site_name", "article:publisher", "dc.publisher", "publisher", "application-name")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page declares; `body` is JSON-LD's articleBody, `unclear_date` a declared date that says no day."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    body: str | None = None
    unclear_date: str | None = None


def read_page_facts(tree: DocumentNode) -> PageFacts:
    """The facts declared in a parsed page, each from the most explicit place that has it."""
    article = _article_object(tree)
    metas = _metas(tree)
    dates = [one_line(article.get("datePublished")), *(metas.get(name) for name in _DATE_METAS), _time_tag(tree)]
    given = [date for date in dates if date]
    published = next((iso for date in given if (iso := parse_date(date))), None)
    body = article.get("articleBody")
    title = one_line(article.get("headline")) or metas.get("og:title") or _text(tree, "h1")
    page_title = _text(tree, "title")
    outlets = [_names(article.get("publisher")), *(metas.get(name) for name in _OUTLET_METAS)]
    return PageFacts(
        title=title or page_title,
        outlet=_first_name([*outlets, _outlet_after(title, page_title)]),
        byline=_first_name([_names(article.get("author")), *(metas.get(name) for name in _AUTHOR_METAS)])
        or _without_by(_text(tree, '[rel="author"]') or _text(tree, ".byline")),
        published=published,
        url=_address(tree, metas, article),
        body=without_surrogates(body) if isinstance(body, str) else None,
        unclear_date=given[0] if given and not published else None,
    )


def _outlet_after(title: str | None, page_title: str | None) -> str | None:
    """The name that follows the headline in the page's own title ("Bridge closed - Ostmere Ledger")."""
    if not title or not page_title or not page_title.startswith(title):
        return None
    found = re.fullmatch(r"\s?[-–—|•:]\s([^-–—|•:]{2,60})", page_title[len(title) :])
    return found[1].strip() if found and len(found[1].split()) <= 6 else None


def _metas(tree: DocumentNode) -> dict[str, str]:
    metas: dict[str, str] = {}
    for tag in tree.query_selector_all("meta[content]"):
        name = tag.getattr("property") or tag.getattr("name") or tag.getattr("itemprop")
        content = one_line(tag.getattr("content"))
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _text(tree: DocumentNode, selector: str) -> str | None:
    found = tree.query_selector(selector)
    return one_line(found.text) if found is not None else None


def _without_by(line: str | None) -> str | None:
    return re.sub(r"^by:?\s", "", line, flags=re.IGNORECASE) if line else None


def _time_tag(tree: DocumentNode) -> str | None:
    """The machine-readable date of a `time` element that says it is the publication date."""
    for selector in ('time[itemprop="datePublished"]', "time[pubdate]", '[itemprop="datePublished"]'):
        found = tree.query_selector(selector)
        if found is not None:
            return one_line(found.getattr("datetime") or found.getattr("content") or found.text)
    return None


def _address(tree: DocumentNode, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    link = tree.query_selector('link[rel="canonical"]')
    page = article.get("mainEntityOfPage")
    candidates = (
        link.getattr("href") if link is not None else None,
        metas.get("og:url"),
        article.get("url"),
        page.get("@id") if isinstance(page, dict) else page,
    )
    return next((address for value in candidates if (address := web_address(value))), None)


def _first_name(candidates: list[str | None]) -> str | None:
    """The first that is a name and not an address."""
    return next((name for name in candidates if name and "://" not in name and not name.startswith("@")), None)


def _names(value: Any) -> str | None:
    """The name or names of a JSON-LD person or organisation, given as string, object or list."""
    parts = value if isinstance(value, list) else [value]
    names = [one_line(part.get("name") if isinstance(part, dict) else part) for part in parts[:10]]
    return ", ".join(name for name in names if name and "://" not in name) or None


def _article_object(tree: DocumentNode) -> dict[str, Any]:
    """The first JSON-LD object whose type is some kind of article, empty when there is none."""
    scripts = tree.query_selector_all('script[type="application/ld+json"]')
    for number, script in enumerate(scripts):
        if number >= _MAX_SCRIPTS:
            break
        try:
            data = json.loads((script.text or "")[:_MAX_SCRIPT_CHARS], strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _objects(data):
            if _is_article(found.get("@type")):
                return found
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in the data, outer ones first, at most 2,000 values looked at."""
    pending = [data]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        value = pending.pop(0)
        if isinstance(value, dict):
            yield value
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value[:_MAX_NODES])


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(
        isinstance(k, str) and k.endswith(("Article", "BlogPosting", "LiveBlogPosting", "Report")) for k in kinds
    )
