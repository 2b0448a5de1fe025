"""Every page answers, keeps its state in its address, and lets no hostile text act."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

import headwater
from headwater.corpus import Corpus
from headwater.model import Article, make_id
from headwater.present.schema import ledger_schema
from tests.serve.conftest import Served, client, watch

PAYLOAD = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\" onmouseover='window.hacked=1' "
    "javascript:hacked=1 {{ 7*7 }} {% raw %} \u202eevil\u2066 \x1b[31mred https://evil.example/a.png"
)
SAID = (
    "“%s”, said Mara Quill, a spokeswoman for Oxley Farms. The Fenland fire service said nine barns burned on Sunday."
)


def addresses(corpus: Corpus) -> list[str]:
    """Every kind of page with records of the corpus, and every list."""
    found = ["/", "/?status=disputed", "/?text=tank&min_articles=2&order=newest", "/stories", "/stories?order=largest"]
    found += ["/articles", "/articles?state=all", "/sources", "/sources?kind=person", "/outlets", "/problems", "/add"]
    found += ["/search", "/search?q=tank", "/search?q=depot&among=articles", "/questions", "/timeline", "/differences"]
    found += [f"/claims/{c.claim.id}" for c in corpus.claims(limit=8).items]
    found += [f"/articles/{a.id}" for a in corpus.articles(limit=3).items]
    found += [f"/sources/{s.source.id}" for s in (*corpus.sources(limit=2).items, *corpus.outlets(limit=2).items)]
    found += [f"/copies/{c.id}" for c in corpus.ledger().copies[:2]]
    for story in corpus.stories().items:
        found += [f"/stories/{story.id}", f"/timeline?story={story.id}", f"/differences?story={story.id}"]
    return found


def test_every_page_answers(pages: TestClient, corpus: Corpus) -> None:
    for address in addresses(corpus):
        answer = pages.get(address)
        assert answer.status_code == 200, address
        assert answer.text.count("<h1") == 1, address


@pytest.mark.parametrize(
    ("path", "status"),
    [("/claims/c-000000000000", 404), ("/articles/a-000000000000", 404), ("/sources/s-000000000000", 404),
     ("/stories/sy-000000000000", 404), ("/copies/cp-000000000000", 404), ("/claims/x", 422),
     ("/?since=2024-13-45", 400),
     ("/?page=0", 422), ("/nowhere", 404), ("/work/999", 404)],
)  # fmt: skip
def test_what_is_not_there_is_said_in_words(pages: TestClient, path: str, status: int) -> None:
    answer = pages.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_filters_keep_their_state_in_the_address(pages: TestClient, corpus: Corpus) -> None:
    text = pages.get("/?status=disputed&text=tank").text
    assert "<option selected>disputed</option>" in text
    assert 'value="tank"' in text
    assert f"{corpus.claims(status='disputed', text='tank').total} claim" in text


def test_downloads_say_what_the_pages_say(pages: TestClient, corpus: Corpus) -> None:
    rows = list(csv.DictReader(io.StringIO(pages.get("/download/claims.csv?status=disputed").text)))
    assert [r["id"] for r in rows] == [c.claim.id for c in corpus.claims(status="disputed").items]
    story = corpus.stories().items[0].id
    jsonschema.validate(pages.get(f"/download/ledger/{story}.json").json(), ledger_schema())
    report = pages.get(f"/download/report/{story}.html")
    assert "attachment" in report.headers["content-disposition"]
    assert "sandbox" in report.headers["content-security-policy"]
    for path in (f"timeline/{story}.json", f"differences/{story}.json", "outlets.json", "problems.json"):
        assert json.loads(pages.get(f"/download/{path}").text) is not None
    claim = corpus.claims().items[0].claim.id
    assert pages.get(f"/download/claim/{claim}.svg").text.startswith("<svg")


def poisoned(path: Path) -> None:
    """A corpus whose every field that an article brings is hostile."""
    articles = []
    for number, outlet in enumerate(("Fen Post", f"Oxley {PAYLOAD}", "Vale Herald")):
        text = SAID % PAYLOAD + "\n\n" + SAID % f"No {PAYLOAD} {number}" + f"\n\n{PAYLOAD} told the Fen Post. {PAYLOAD}"
        made = Article(
            id=make_id("a", text, outlet), path=f"{PAYLOAD}{number}.txt", text=text, sha256="0" * 64, title=PAYLOAD,
            outlet_name=outlet, byline=PAYLOAD, url=f"https://fen.example/{PAYLOAD}", language="en",
            published=f"2024-05-1{number}", published_from="metadata",
        )  # fmt: skip
        articles.append(made)
    problems = [headwater.Problem(code="R105", message=PAYLOAD, path=PAYLOAD)]
    with headwater.open(path) as corpus:
        corpus.add_articles(articles, problems)
        corpus.add_articles([replace(articles[0], id=make_id("a", "again"), text=articles[0].text + PAYLOAD)])
        claim = corpus.claims().items[0].claim.statements
        corpus.judge(
            "chain", claim[0], json.dumps([{"name": PAYLOAD[:150]}]), "corrected", author=PAYLOAD, note=PAYLOAD
        )


def test_hostile_text_acts_on_no_page(tmp_path: Path, browser: Browser, serve: Callable[[Path], Served]) -> None:
    path = tmp_path / "hostile.hw"
    poisoned(path)
    served = serve(path)
    with headwater.open(path, readonly=True) as corpus:
        places = addresses(corpus)
    page = browser.new_page(viewport={"width": 390, "height": 800})
    wrong = watch(page, served.address)
    asked = ("/search?q=%22%3E%3Cscript%3Ewindow.hacked%3D1", "/?text=%3Cimg%20src=x%20onerror=hacked=1%3E")
    for place in (*places, *asked):
        page.goto(served.address + place)
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert page.evaluate("window.hacked") is None, place
        assert page.locator("main img:not(.network), main script, [onmouseover], [onerror]").count() == 0, place
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
        assert "\u202e" not in page.inner_text("main"), place
    assert wrong == []
    page.close()


def test_a_corpus_that_cannot_be_read_is_said_so(demo_copy: Path) -> None:
    pages = client(demo_copy)
    for name in ("", "-wal", "-shm"):
        demo_copy.with_name(demo_copy.name + name).unlink(missing_ok=True)
    answer = pages.get("/")
    assert answer.status_code == 503
    assert "S704" in answer.text
