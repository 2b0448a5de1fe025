"""The page: self-contained, within its width, reachable by keyboard, and deaf to whatever a text holds."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from headwater.compare.differences import find_differences
from headwater.compare.timeline import find_developments
from headwater.model import Ledger
from headwater.present.document import LedgerDocument
from headwater.present.ledger import to_document
from headwater.present.lookup import look_up
from headwater.present.report import MOST_CLAIMS, claim_view, other_names, render, write_report

WIDTHS = (390, 768, 1280, 1920)
PAYLOAD = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\" onmouseover='window.hacked=1' "
    "javascript:hacked=1 {{ 7*7 }} {% raw %} \u202eevil\u2066 \x1b[31mred\x00 "
    + "W" * 400
    + " https://evil.example/a.png"
)


def opened(browser: Browser, ledger: Ledger, folder: Path, width: int = 1280, **more: Any) -> tuple[Page, list[str]]:
    """The report in a fresh page, and what went wrong: errors, console messages, requests."""
    path = folder / "report.html"
    document = to_document(ledger)
    write_report(document, path, find_developments(document), find_differences(document))
    page = browser.new_page(viewport={"width": width, "height": 900}, **more)
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text))
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: wrong.append(r.url) if r.url != path.as_uri() and r.url != "data:," else None)
    page.goto(path.as_uri())
    return page, wrong


def rendered(ledger: Ledger) -> str:
    document = to_document(ledger)
    return render(document, find_developments(document), find_differences(document))


def poisoned(record: Any) -> Any:
    """The record with the payload in every free text; ids, offsets and closed vocabularies stay."""
    free = {"name", "title", "byline", "outlet_name", "path", "url", "aliases", "role", "affiliation", "label"}
    free |= {"message", "cue", "code", "of", "language"}
    changes: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in free:
            changes[field.name] = (PAYLOAD,) if isinstance(value, tuple) else PAYLOAD
        elif field.name in ("because", "reasons"):
            changes[field.name] = tuple(replace(r, text=PAYLOAD, rule=PAYLOAD) for r in value)
        elif field.name == "values":
            changes[field.name] = tuple(PAYLOAD for _ in value)
    return replace(record, **changes)


def poison(ledger: Ledger) -> Ledger:
    """The ledger with hostile text wherever text can stand, also in the articles and the passages."""
    shift = len(PAYLOAD) + 1
    articles = {k: replace(poisoned(a), text=f"{PAYLOAD}\n{a.text}") for k, a in ledger.evidence.articles.items()}
    statements = {}
    for key, s in ledger.evidence.statements.items():
        chain = tuple(replace(h, start=h.start + shift, end=h.end + shift, cue=PAYLOAD) for h in s.chain)
        when = tuple(replace(t, text=PAYLOAD) for t in s.when)
        statements[key] = replace(s, text=PAYLOAD, start=0, end=s.end + shift, sentence=(0, s.end + shift),
                                  chain=chain, when=when)  # fmt: skip
    sources = {k: poisoned(s) for k, s in ledger.evidence.sources.items()}
    return replace(
        ledger,
        generator=PAYLOAD,
        evidence=replace(ledger.evidence, articles=articles, statements=statements, sources=sources),
        claims=tuple(replace(poisoned(c), text=PAYLOAD, first_reported=PAYLOAD) for c in ledger.claims),
        relations=tuple(poisoned(r) for r in ledger.relations),
        events=tuple(poisoned(e) for e in ledger.events),
        problems=tuple(poisoned(p) for p in ledger.problems),
    )


def open_all(page: Page) -> None:
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")


def test_it_opens_without_a_request_an_error_or_a_sideways_scroll(
    browser: Browser, ledger: Ledger, tmp_path: Path
) -> None:
    page, wrong = opened(browser, ledger, tmp_path)
    open_all(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert wrong == []
    page.close()


def test_hostile_text_executes_nothing_and_breaks_no_layout(browser: Browser, ledger: Ledger, tmp_path: Path) -> None:
    page, wrong = opened(browser, poison(ledger), tmp_path, 390)
    open_all(page)
    assert page.evaluate("window.hacked") is None
    planted = page.locator("img, script:not(:last-of-type), [onmouseover], [onerror]")
    assert planted.count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shown = page.inner_text("main")
    assert "<img src=x" in shown
    assert "{{ 7*7 }}" in shown
    assert not set(page.content()) & set("\u202e\u2066\x1b\x00")
    assert wrong == []
    page.close()


def test_no_box_of_a_path_is_cut_off_and_no_label_leaves_its_box(
    browser: Browser, ledger: Ledger, tmp_path: Path
) -> None:
    page, _ = opened(browser, ledger, tmp_path)
    open_all(page)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('svg.graph .box')].filter((box) => {
          const svg = box.ownerSVGElement.getBoundingClientRect();
          const rect = box.querySelector('.body').getBoundingClientRect();
          const texts = [...box.querySelectorAll('text')].map((t) => t.getBoundingClientRect().right);
          return rect.right > svg.right + 1 || rect.left < svg.left - 1 || Math.max(...texts) > rect.right - 2;
        }).length"""
    )
    assert page.locator("svg.graph .box").count() > 10
    assert outside == 0
    page.close()


def test_a_narrow_screen_gets_the_list_and_a_wide_one_the_drawing(
    browser: Browser, ledger: Ledger, tmp_path: Path
) -> None:
    page, _ = opened(browser, ledger, tmp_path, 390)
    page.locator("details.claim summary").first.click()
    assert not page.locator("svg.graph").first.is_visible()
    assert page.locator("ul.path").first.bounding_box()["width"] > 200  # type: ignore[index]  # it is shown
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator("svg.graph").first.is_visible()
    page.close()


def test_filters_work_from_the_keyboard(browser: Browser, ledger: Ledger, tmp_path: Path) -> None:
    page, _ = opened(browser, ledger, tmp_path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("input[name=text]")
    page.keyboard.type("brightwater")
    page.keyboard.press("Control+A")
    page.keyboard.type("harbour officials")
    assert page.inner_text("#shown") == "1 of 11 claims shown"
    page.locator("button[type=reset]").press("Enter")
    page.focus("input[value=corroborated]")
    page.keyboard.press("Space")
    assert page.locator("details.claim:visible h3").all_inner_texts() == ["She burned for an hour"]
    page.locator("details.claim:visible summary").press("Enter")
    assert page.locator("details.claim[open] mark").count() >= 2
    page.close()


def test_a_link_opens_what_it_leads_to(browser: Browser, ledger: Ledger, tmp_path: Path) -> None:
    page, _ = opened(browser, ledger, tmp_path)
    page.locator("a.lead").first.click()
    page.wait_for_selector("details.claim[open]")
    page.locator("details.claim[open] figcaption a").first.click()
    page.wait_for_selector("details.article[open]")
    assert page.locator("details.article[open] mark").first.is_visible()
    page.close()


def contrast(page: Page) -> list[str]:
    """The texts with less contrast against their background than WCAG AA asks for."""
    return page.evaluate(
        """() => {
          const rgb = (c) => c.match(/[0-9.]+/g).map(Number);
          const linear = (v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
          const light = (c) => .2126 * linear(c[0]) + .7152 * linear(c[1]) + .0722 * linear(c[2]);
          const behind = (el) => {
            for (let at = el; at; at = at.parentElement) {
              const c = rgb(getComputedStyle(at).backgroundColor);
              if (c.length < 4 || c[3] === 1) return c;
            }
            return [255, 255, 255];
          };
          const says = (el) => [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
          const poor = new Set();
          for (const el of document.querySelectorAll('main *, nav *, header *, footer *')) {
            if (!says(el) || el.tagName === 'title') continue;
            const drawn = el.closest('svg'), style = getComputedStyle(el);
            const a = light(rgb(drawn ? style.fill : style.color)), b = light(behind(drawn ? drawn.parentElement : el));
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (ratio < 4.5) poor.add(`${el.tagName}.${el.getAttribute('class')} ${ratio.toFixed(2)}`);
          }
          return [...poor];
        }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_contrast_in_light_and_dark(browser: Browser, ledger: Ledger, tmp_path: Path, scheme: str) -> None:
    page, _ = opened(browser, ledger, tmp_path, color_scheme=scheme)
    open_all(page)
    backdrop = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert backdrop == ("rgb(251, 250, 246)" if scheme == "light" else "rgb(21, 22, 26)")
    assert contrast(page) == []
    page.close()


def test_everything_reachable_has_a_name(browser: Browser, ledger: Ledger, tmp_path: Path) -> None:
    page, _ = opened(browser, ledger, tmp_path)
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    dead = page.evaluate(
        "[...document.querySelectorAll('a')].filter((a) => !document.getElementById(a.hash.slice(1))).length"
    )
    assert dead == 0
    nameless = page.evaluate(
        "[...document.querySelectorAll('a, button, input, summary')].filter((e) => !e.textContent.trim() "
        "&& !e.getAttribute('aria-label') && !e.labels?.length).length"
    )
    assert nameless == 0
    page.close()


def test_the_table_says_who_reports_disputes_corrects_or_is_silent(ledger: Ledger) -> None:
    page = rendered(ledger)
    row = re.search(r"<tr><th scope=\"row\">[^\n]*Fourteen people were hurt.*?</tr>", page, re.S)
    assert row is not None
    assert row[0].count("reports</span>") == 3
    assert row[0].count("gives another figure or version") == 2


def test_the_table_sorts_by_any_outlet_from_the_keyboard(browser: Browser, ledger: Ledger, tmp_path: Path) -> None:
    page, wrong = opened(browser, ledger, tmp_path)
    before = page.locator("table.matrix tbody tr th").all_inner_texts()
    page.get_by_role("button", name="Globe Digest").press("Enter")
    column = page.evaluate(
        "[...document.querySelectorAll('table.matrix thead th')].findIndex((th) => th.ariaSort === 'other')"
    )
    cells = page.evaluate(
        f"[...document.querySelectorAll('table.matrix tbody tr')].map((row) => row.cells[{column}].className)"
    )
    assert "silent" not in cells[: cells.index("silent")]
    assert set(cells[cells.index("silent") :]) == {"silent"}
    page.get_by_role("button", name="Claim").press("Enter")
    assert page.locator("table.matrix tbody tr th").all_inner_texts() == before
    assert wrong == []
    page.close()


def test_a_run_of_thousands_of_claims_stays_bounded(ledger: Ledger) -> None:
    base = ledger.claims[-1]
    many = tuple(replace(base, id=f"c-{i:012x}") for i in range(3000))
    page = rendered(replace(ledger, claims=(*ledger.claims, *many)))
    assert page.count('class="claim"') == MOST_CLAIMS
    assert "more claims, in short" in page
    assert len(page) < 4_000_000


def test_claims_of_one_voice_are_folded_away_and_a_filter_unfolds_them(
    browser: Browser, ledger: Ledger, tmp_path: Path
) -> None:
    lone = next(s for s in ledger.evidence.statements.values() if s.voice == "outlet")
    base = replace(ledger.claims[-1], statements=(lone.id,), comments=(), status="unsourced")
    many = tuple(replace(base, id=f"c-{i:012x}", text=f"The quay has {i} lamps") for i in range(6))
    page, wrong = opened(browser, replace(ledger, claims=(*ledger.claims, *many)), tmp_path)
    card = page.locator("#minor details.claim").filter(has_text="The quay has 3 lamps")
    assert "more claims that one article makes in its own voice" in page.locator("#minor > summary").inner_text()
    assert not card.is_visible()
    page.get_by_label("Find").fill("lamps")
    assert card.is_visible()
    assert wrong == []
    page.close()


def test_what_articles_say_word_for_word_is_quoted_once(ledger: Ledger) -> None:
    document = to_document(ledger)
    claim = max(document["claims"], key=lambda c: len({_article(document, s) for s in c["statements"]}))
    rows = [s for s in document["statements"] if s["id"] in claim["statements"]]
    first, second = rows[0], next(s for s in rows if s["article"] != rows[0]["article"])
    for key in ("text", "chain", "act", "certainty", "modality", "polarity", "when", "said_when", "figures"):
        second[key] = first[key]
    shown = claim_view(1, claim, look_up(document)).shown
    (one,) = [q for q in shown if q.quote.statement["id"] == first["id"]]
    assert [q.statement["id"] for q in one.also] == [second["id"]]
    assert sum(1 + len(q.also) for q in shown) == len(rows)


def _article(document: LedgerDocument, statement: str) -> str:
    return next(s["article"] for s in document["statements"] if s["id"] == statement)


def test_other_names_are_those_that_say_more(ledger: Ledger) -> None:
    row = to_document(ledger)["sources"][0]
    row["name"], row["aliases"] = "The Tarn Post", ["Tarn Post", "Post", "the TP", "Tarn"]
    assert other_names(row) == ["the TP"]


def test_the_same_document_gives_the_same_page(ledger: Ledger) -> None:
    assert rendered(ledger) == rendered(ledger)
