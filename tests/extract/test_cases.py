"""Who says what, how and how surely, in invented passages: tests/cases/chains.json.

A case lists parts of its text with the chain (nearest hop first, words of the source's name), act and certainty of
the shortest statement that holds the part. Known failures are what rules alone get wrong, and must go on failing.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from headwater.model import Source
from tests.extract.test_statements import extract

CASES = Path(__file__).parents[1] / "cases"
SMALL = frozenset({"the", "a", "an", "one", "some"})


def cases(name: str) -> list[Any]:
    return [pytest.param(c, id=c["label"]) for c in json.loads((CASES / name).read_text(encoding="utf-8"))]


def words(name: str) -> set[str]:
    return set(re.findall(r"[\w@.]+", name.casefold().replace("’", "'").replace("'s", ""))) - SMALL


def is_named(expected: str, source: Source) -> bool:
    return any(words(expected) <= words(name) for name in (source.name, *source.aliases))


def wrong(case: dict[str, Any]) -> list[str]:
    """What is not as the case expects, in words."""
    found = extract(case["text"])
    sources = {s.id: s for s in found.sources}
    out = []
    for expected in case["says"]:
        held = [s for s in found.statements if expected["part"] in s.text]
        if not held:
            out.append(f"no statement holds {expected['part']!r}")
            continue
        s = min(held, key=lambda s: (s.end - s.start, s.start))
        chain = [sources[h.source] for h in s.chain]
        named = len(chain) == len(expected["chain"]) and all(map(is_named, expected["chain"], chain))
        if not named or (s.act, s.certainty) != (expected["act"], expected["certainty"]):
            out.append(f"{s.text!r}: {[x.name for x in chain]} {s.act} {s.certainty}, not {expected}")
    return out


@pytest.mark.parametrize("case", cases("chains.json"))
def test_chain_act_and_certainty(case: dict[str, Any]) -> None:
    assert wrong(case) == []


@pytest.mark.parametrize("case", cases("chains-known-failures.json"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict[str, Any]) -> None:
    assert wrong(case) == []
