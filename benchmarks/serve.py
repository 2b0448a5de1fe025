"""How long the web application takes for the first view of each kind of page: `python -m benchmarks.serve CORPUS`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from starlette.testclient import TestClient

import headwater
from eval.record import write_result
from headwater.serve.app import make_app
from headwater.serve.settings import Settings


def places(path: Path) -> dict[str, str]:
    """One address of every kind of page, by what it is."""
    with headwater.open(path, readonly=True) as corpus:
        claim = corpus.claims(limit=1).items[0]
        return {
            "claims": "/",
            "claims, filtered": "/?status=disputed&min_articles=2",
            "claims, by words": "/?text=police",
            "stories": "/stories",
            "articles": "/articles",
            "sources": "/sources",
            "outlets": "/outlets",
            "search": "/search?q=police",
            "questions": "/questions",
            "claim": f"/claims/{claim.claim.id}",
            "claim again": f"/claims/{claim.claim.id}",
            "article": f"/articles/{corpus.articles(limit=1).items[0].id}",
            "source": f"/sources/{corpus.sources(limit=1).items[0].source.id}",
            "outlet": f"/sources/{corpus.outlets(limit=1).items[0].source.id}",
            "largest story": f"/stories/{corpus.stories(order='largest', limit=1).items[0].id}",
        }


def main(argv: list[str] | None = None) -> int:
    """Prints milliseconds on the server for each page of the corpus; `--record` keeps them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serve", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--record", action="store_true", help="write eval/results/serve.json")
    given = parser.parse_args(argv)
    pages = TestClient(make_app(Settings(corpus=given.corpus)), base_url="http://127.0.0.1")
    pages.get("/add")
    figures: dict[str, object] = {}
    for name, place in places(given.corpus).items():
        began = time.perf_counter()
        status = pages.get(place).status_code
        figures[name] = round((time.perf_counter() - began) * 1000, 1)
        print(f"{figures[name]:>8} ms  {status}  {name}")
    if given.record:
        with headwater.open(given.corpus, readonly=True) as corpus:
            size = {"statements": corpus.overview().statements, "articles": corpus.overview().articles}
        write_result("serve", {**size, "milliseconds": figures}, "python -m benchmarks.serve CORPUS --record")
    return 0


if __name__ == "__main__":
    sys.exit(main())
