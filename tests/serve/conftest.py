"""The application served to a real browser: the demo story in a corpus, pages in Chromium."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Page
from starlette.testclient import TestClient

import headwater
from headwater.corpus import Corpus
from headwater.options import ReadOptions
from headwater.serve.app import make_app
from headwater.serve.run import listen
from headwater.serve.settings import Settings

DEMO = Path(str(resources.files("headwater"))) / "demo"


@dataclass(frozen=True)
class Served:
    """An application that answers at an address, and its corpus file."""

    address: str
    corpus: Path


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the demo story, made once; tests take copies."""
    path = tmp_path_factory.mktemp("demo") / "demo.hw"
    with headwater.open(path) as corpus:
        corpus.add([str(DEMO / "lowmere")], ReadOptions(metadata=str(DEMO / "lowmere.csv")))
    return path


@pytest.fixture
def demo_copy(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demo corpus that a test may change."""
    return Path(shutil.copy(demo_file, tmp_path / "demo.hw"))


@pytest.fixture(scope="module")
def corpus(demo_file: Path) -> Iterator[Corpus]:
    """The demo corpus, for reading."""
    with headwater.open(demo_file, readonly=True) as opened:
        yield opened


def client(path: Path, **settings: Any) -> TestClient:
    """A client of the application over a corpus file, at a loopback address."""
    app = make_app(Settings(corpus=path, **settings))
    return TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=False)


@pytest.fixture(scope="module")
def pages(demo_file: Path) -> TestClient:
    """A client of the demo corpus that changes nothing."""
    return client(demo_file)


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Served]]:
    """Serves corpora on free ports until the test ends."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def begin(path: Path) -> Served:
        listening = listen("127.0.0.1", 0)
        config = uvicorn.Config(make_app(Settings(corpus=path)), log_level="error", lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        running.append((server, thread))
        return Served(f"http://127.0.0.1:{listening.getsockname()[1]}", path)

    yield begin
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


def watch(page: Page, address: str) -> list[str]:
    """What goes wrong on a page: errors, messages, requests that leave the application."""
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((address, "data:", "about:")) else None)
    return wrong
