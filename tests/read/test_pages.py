"""HTML pages: the text with its credits, and what the page declares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater.model import Article, Problem
from headwater.options import ReadOptions
from headwater.read import read_articles

DECLARED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "somewhere"},
        {
            "@type": "NewsArticle",
            "headline": "Harbour bridge closed after crack found",
            "datePublished": "2025-03-04T08:15:00+01:00",
            "dateModified": "2025-03-06T10:00:00Z",
            "author": [{"@type": "Person", "name": "Ilse Marrow"}, {"@type": "Person", "name": "Tom Quill"}],
            "publisher": {"@type": "NewsMediaOrganization", "name": "The Tarn Valley Post"},
        },
    ],
}
LD = f'<script type="application/ld+json">{json.dumps(DECLARED)}</script>'
BODY = """
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Harbour bridge closed after crack found</h1>
<figure><img src="a.jpg" alt="bridge"><figcaption>The bridge on Monday. Photo: Lena Ost/Tarn Valley Post</figcaption></figure>
<p>The harbour bridge at Ostmere was closed on Tuesday after engineers found a crack in its pillar, the port authority said.</p>
<p>"We will not take any risk," said Mara Dunn, a spokeswoman for the port authority. "It stays closed for now."</p>
<p>Some 14,000 vehicles cross the bridge each day, according to the city's traffic office, and ferries will run.</p>
<p><a href="https://ledger.example/1">The Ostmere Ledger reported</a></p>
<p><em>Reporting by Ilse Marrow; additional reporting by Nordwire</em></p>
</article><aside><h3>Related</h3><ul><li><a href="/1">Ferry prices rise again</a></li></ul></aside></main>
<footer><p>All rights reserved.</p></footer>"""  # noqa: E501


def page(head: str = "", body: str = BODY) -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def read(tmp_path: Path, html: str | bytes) -> tuple[Article | None, list[Problem]]:
    place = tmp_path / "page.html"
    place.write_bytes(html if isinstance(html, bytes) else html.encode())
    found = list(read_articles([str(place)], ReadOptions()))
    articles = [f for f in found if isinstance(f, Article)]
    return (articles[0] if articles else None), [f for f in found if isinstance(f, Problem)]


def test_json_ld_declares_title_outlet_authors_and_the_first_publication(tmp_path: Path) -> None:
    article, problems = read(tmp_path, page(LD))
    assert article is not None
    assert article.title == "Harbour bridge closed after crack found"
    assert article.outlet_name == "The Tarn Valley Post"
    assert article.byline == "Ilse Marrow, Tom Quill"
    assert (article.published, article.published_from) == ("2025-03-04T08:15:00+01:00", "html")
    assert problems == []


def test_credits_links_and_captions_are_kept_and_navigation_is_not(tmp_path: Path) -> None:
    article, _ = read(tmp_path, page(LD))
    assert article is not None
    lines = article.text.split("\n")
    assert "The Ostmere Ledger reported" in lines
    assert "Reporting by Ilse Marrow; additional reporting by Nordwire" in lines
    assert lines.index("The Ostmere Ledger reported") < len(lines) - 1
    assert "Photo: Lena Ost" in article.text
    assert "Sport" not in article.text
    assert "Ferry prices" not in article.text


def test_meta_tags_declare_what_json_ld_does_not(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Bridge closed"><meta property="og:site_name" content="Ostmere Ledger">'
        '<meta name="author" content="Ada Fenn"><meta property="article:published_time" content="2025-03-04T07:00:00Z">'
        '<meta property="article:modified_time" content="2025-03-09T07:00:00Z">'
        '<link rel="canonical" href="https://ledger.example/bridge">'
    )
    article, problems = read(tmp_path, page(head))
    assert article is not None
    assert (article.title, article.outlet_name, article.byline) == ("Bridge closed", "Ostmere Ledger", "Ada Fenn")
    assert (article.published, article.url) == ("2025-03-04T07:00:00+00:00", "https://ledger.example/bridge")
    assert problems == []


def test_a_date_that_is_only_inferred_is_told(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://ledger.example/2025/03/04/bridge.html">'
    article, problems = read(tmp_path, page(head))
    assert article is not None
    assert (article.published, article.published_from) == ("2025-03-04", "html")
    assert [p.code for p in problems] == ["R124"]


def test_a_declared_date_that_says_no_day_is_told(tmp_path: Path) -> None:
    article, problems = read(tmp_path, page('<meta name="date" content="last Tuesday">'))
    assert article is not None
    assert article.published is None
    assert [p.code for p in problems] == ["R121", "R102"]


def test_a_page_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    html = page(LD)
    article, problems = read(tmp_path, html[: html.index("ferries")])
    assert article is not None
    assert "Mara Dunn" in article.text
    assert [p.code for p in problems] == ["R111"]


@pytest.mark.parametrize("body", ["<nav><a href='/'>Home</a></nav>", "", "<script>var a = 1;</script>"])
def test_a_page_without_an_article_is_told(tmp_path: Path, body: str) -> None:
    article, problems = read(tmp_path, page(body=body))
    assert article is None
    assert [p.code for p in problems] == ["R112"]


def test_the_article_body_of_json_ld_serves_where_the_page_shows_none(tmp_path: Path) -> None:
    body = "The harbour bridge at Ostmere was closed on Tuesday after engineers found a crack. " * 4
    declared = json.dumps({"@type": "NewsArticle", "datePublished": "2025-03-04", "articleBody": body})
    article, _ = read(tmp_path, page(f'<script type="application/ld+json">{declared}</script>', "<div id=app></div>"))
    assert article is not None
    assert article.text == body.strip()


@pytest.mark.parametrize(
    "ld", ["{", "[" * 5000, '{"@type": 7}', '{"@type":"NewsArticle","author":[[[]]],"publisher":3}']
)
def test_broken_json_ld_is_passed_over(tmp_path: Path, ld: str) -> None:
    article, problems = read(tmp_path, page(f'<script type="application/ld+json">{ld}</script>'))
    assert article is not None
    assert [p.code for p in problems] == ["R102"]


def test_a_page_in_another_declared_encoding(tmp_path: Path) -> None:
    html = page(LD, BODY.replace("Mara Dunn", "Mära Dunn")).replace("utf-8", "windows-1252")
    article, problems = read(tmp_path, html.encode("cp1252"))
    assert article is not None
    assert "Mära Dunn" in article.text
    assert problems == []


def test_a_page_nested_without_end_takes_no_time(tmp_path: Path) -> None:
    article, problems = read(tmp_path, page(LD, "<div>" * 20_000 + BODY + "</div>" * 20_000))
    assert {p.code for p in problems} <= {"R111", "R112"}
    assert problems or article


def test_addresses_that_are_not_web_addresses_are_refused(tmp_path: Path) -> None:
    article, _ = read(tmp_path, page('<link rel="canonical" href="javascript:alert(1)">'))
    assert article is not None
    assert article.url is None


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Harbour bridge closed after crack found - Ostmere Ledger", "Ostmere Ledger"),
        ("Harbour bridge closed after crack found | Ostmere Ledger", "Ostmere Ledger"),
        ("Harbour bridge closed after crack found", None),
        ("Ferry - Ostmere Ledger", None),
    ],
)
def test_the_outlet_after_the_headline_in_the_page_title(tmp_path: Path, title: str, outlet: str | None) -> None:
    article, _ = read(tmp_path, page(f"<title>{title}</title>"))
    assert article is not None
    assert article.outlet_name == outlet


def test_links_to_other_stories_are_not_taken_for_credits(tmp_path: Path) -> None:
    body = BODY.replace("</article>", '<ul><li><a href="/2">Captain told crew to leave</a></li></ul></article>')
    article, _ = read(tmp_path, page(LD, body))
    assert article is not None
    assert "Reporting by Ilse Marrow" in article.text
    assert "Captain" not in article.text
