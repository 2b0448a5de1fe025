"""As a user would: upload the demo story, follow a claim to its origin, filter, judge, undo; wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import headwater
from headwater.corpus import Corpus
from tests.serve.conftest import DEMO, Served, watch
from tests.serve.test_pages import addresses

AXE = (Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
Serve = Callable[[Path], Served]


def at(browser: Browser, served: Served, width: int = 1280) -> tuple[Page, list[str]]:
    """A fresh page at the overview, and what goes wrong on it."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    wrong = watch(page, served.address)
    page.goto(served.address)
    return page, wrong


def upload_demo(page: Page) -> None:
    """The demo story is uploaded with its table, and the page has waited until it was read."""
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_label("Texts, HTML pages").set_input_files(sorted((DEMO / "lowmere").glob("*.txt")))
    page.get_by_label("Table of outlets").set_input_files(DEMO / "lowmere.csv")
    page.get_by_role("button", name="Add files").click()
    expect(page.get_by_role("status")).to_contain_text("12 articles new", timeout=60_000)


@pytest.mark.parametrize("width", [1280, 390])
def test_follow_filter_judge_undo(browser: Browser, demo_copy: Path, serve: Serve, width: int) -> None:
    served = serve(demo_copy)
    page, wrong = at(browser, served, width)

    # filter: the address keeps what was asked for
    page.get_by_label("Status").select_option("disputed")
    expect(page).to_have_url(re.compile(r"/\?status=disputed$"))
    page.get_by_label("Words").fill("inspectors")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("text=inspectors&status=disputed"))
    page.reload()
    expect(page.get_by_label("Words")).to_have_value("inspectors")

    # follow a claim to its origin: the drawing on a wide screen, the list on a narrow one
    page.locator(".entry a").first.click()
    claim = page.url
    drawn, listed = page.locator("svg.graph"), page.locator("ul.path")
    expect(drawn).to_be_visible(visible=width >= 620)
    assert (listed.bounding_box() or {"width": 0})["width"] > 100 or width >= 620
    origin = page.locator(".origins a").first
    name = re.sub(r" \(via .*", "", origin.inner_text())
    expect(listed).to_contain_text(name)
    origin.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.go_back()

    # judge: one statement is of another claim; what it changes follows
    before = page.locator(".quotation").count()
    page.locator("summary", has_text="Judge").last.click()
    form = page.locator("form.judge:visible", has_text="Not the same claim")
    form.get_by_label("Your name").fill("Ada Lee")
    form.get_by_label("Note").fill("speaks of another tank")
    form.get_by_role("button", name="Not the same claim").click()
    page.wait_for_url(re.compile("/claims/c-"), timeout=20_000)
    expect(page.locator(".judgements")).to_contain_text("by Ada Lee")
    assert page.locator("#text-title ~ .quotation").count() < before
    expect(page.locator(".front")).to_contain_text("Ada Lee judged")

    # undo: everything is as it was
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url(re.compile("/claims/c-"), timeout=20_000)
    page.goto(claim)
    assert page.locator(".quotation").count() == before
    page.get_by_role("link", name="Judge", exact=True).click()
    expect(page.locator(".judgements")).to_contain_text("undone by Ada Lee")
    assert wrong == []
    page.close()


def test_upload(browser: Browser, tmp_path: Path, serve: Serve) -> None:
    served = serve(tmp_path / "new.hw")
    page, wrong = at(browser, served, 390)
    expect(page.get_by_role("heading", level=1)).to_have_text("An empty corpus")
    upload_demo(page)
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who said what in 12 articles")
    upload_again = served.address + "/add"
    page.goto(upload_again)
    page.get_by_label("Texts, HTML pages").set_input_files(DEMO / "lowmere" / "01-harbour-wire.txt")
    page.get_by_label("Table of outlets").set_input_files(DEMO / "lowmere.csv")
    page.get_by_role("button", name="Add files").click()
    expect(page.get_by_role("status")).to_contain_text("0 articles new, 1 known already", timeout=30_000)
    assert wrong == []
    page.close()


def test_paste_then_withdraw(browser: Browser, demo_copy: Path, serve: Serve) -> None:
    served = serve(demo_copy)
    page, wrong = at(browser, served)
    page.goto(served.address + "/add")
    page.get_by_label("The text").fill("Nine barns burned near Oxley Fen on Sunday, the Fenland fire service said.")
    page.get_by_label("Outlet", exact=True).fill("Fen Post")
    page.get_by_label("Published").fill("2024-06-03")
    page.get_by_role("button", name="Add text").click()
    expect(page.get_by_role("status")).to_contain_text("1 article new", timeout=30_000)
    page.goto(served.address + "/search?q=barns")
    page.locator(".entry a", has_text="Fen Post").first.click()
    expect(page.locator("mark").first).to_contain_text("Nine barns burned")
    page.get_by_text("Withdraw this article").click()
    page.get_by_label("Your name").fill("Ada Lee")
    page.get_by_label("Why").fill("printed by mistake")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".front")).to_contain_text("withdrawn", timeout=20_000)
    expect(page.locator("main")).to_contain_text("Ada Lee: printed by mistake")
    page.goto(served.address + "/search?q=barns")
    expect(page.get_by_text("Nothing holds all these words")).to_be_visible()
    assert wrong == []
    page.close()


def test_it_is_used_without_scripts_and_by_keyboard(browser: Browser, demo_copy: Path, serve: Serve) -> None:
    served = serve(demo_copy)
    bare = browser.new_context(java_script_enabled=False)
    page = bare.new_page()
    page.goto(served.address)
    page.get_by_label("Status").select_option("disputed")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".entry").first).to_contain_text("disputed")
    page.locator(".entry a").first.click()
    expect(page.locator("svg.graph")).to_be_visible()
    bare.close()
    page, wrong = at(browser, served)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("Words").focus()
    page.keyboard.type("tank")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("text=tank"))
    assert wrong == []
    page.close()


def test_a_failure_is_told(browser: Browser, demo_copy: Path, serve: Serve) -> None:
    served = serve(demo_copy)
    page, _ = at(browser, served)
    with headwater.open(demo_copy) as corpus:
        corpus.db.lock()
        page.goto(served.address + "/add")
        page.get_by_label("The text").fill("Nine barns burned near Oxley Fen on Sunday.")
        page.get_by_role("button", name="Add text").click()
        expect(page.get_by_role("alert")).to_contain_text("another process is writing", timeout=20_000)
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_no_page_has_a_barrier_or_scrolls_sideways(
    browser: Browser, demo_file: Path, corpus: Corpus, serve: Serve, width: int, scheme: str
) -> None:
    """axe finds nothing, with everything that folds open."""
    served = serve(demo_file)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for place in (*kinds(corpus), "/nowhere"):
        page.goto(served.address + place)
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        page.evaluate(AXE)
        run = "axe.run().then(r => r.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 200)}`))"
        assert page.evaluate(run) == [], place
    context.close()


def kinds(corpus: Corpus) -> list[str]:
    """One address of every kind of page."""
    found: dict[str, str] = {}
    for address in addresses(corpus):
        found.setdefault(re.sub(r"\?.*|-[0-9a-f]{12}", "", address) + ("?" if "?q" in address else ""), address)
    return list(found.values())
