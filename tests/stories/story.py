"""Read and judge a story: a few short invented articles and what the ledger must say of them.

A story is a text file. Lines before the first `---` are its title and comment. Each article begins with
`--- Outlet, date` (either may be missing). After `===` come expectations, one a line:

    one claim: "phrase" | "phrase" …        their statements are joined in one claim
    apart: "phrase" | "phrase" …            no two of them are in one claim
    origins: "phrase" LOW-HIGH              bounds of the phrase's claim
    status: "phrase" STATUS                 status of the phrase's claim
    chain: "phrase" > name > name           the hops of its statement, nearest first; "chain: "phrase" >" is none
    act: "phrase" ACT
    certainty: "phrase" certain|hedged
    relation: TYPE "phrase" -> "phrase"     conflicts are read in either direction
    no relation: "phrase" | "phrase"        nothing but support between their claims
    no relations                            no conflict, denial or correction in the whole ledger
    copy: OUTLET -> OUTLET                  (or `copy: OUTLET = OUTLET` for any direction), `no copies`
    when: "phrase" EARLIEST LATEST          (ISO, or `open`)
    figure: "phrase" OF LOW HIGH
    no statement: "phrase"

A phrase names the statement that covers it best, in whichever article holds it; `"phrase" @ Outlet` picks
the article when several hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.model import Article, make_id
from headwater.options import Options
from headwater.pipeline import trace_articles
from headwater.present.ledger import to_document

PHRASE = re.compile(r'"([^"]+)"(?: @ ([A-Z]\w+(?: [A-Z]\w+)*))?')


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as read from its file: title, articles, expectations (kind and rest of the line)."""

    title: str
    articles: tuple[Article, ...]
    expectations: tuple[tuple[str, str], ...]


def read_story(path: Path) -> Story:
    """The story in the file at `path`."""
    told, _, expected = path.read_text(encoding="utf-8").partition("\n===\n")
    title, *parts = re.split(r"^--- ?(.*)$", told, flags=re.M)
    articles = tuple(article(head, body.strip("\n")) for head, body in zip(parts[::2], parts[1::2], strict=True))
    lines = [line.strip() for line in expected.splitlines() if line.strip() and not line.startswith("#")]
    return Story(title=title.strip(), articles=articles, expectations=tuple(split_line(line) for line in lines))


def split_line(line: str) -> tuple[str, str]:
    kind, _, rest = line.partition(":")
    return kind.strip(), rest.strip()


def article(head: str, text: str) -> Article:
    """An article from its header line `Outlet, 2024-05-14`."""
    date = re.search(r"\d{4}-\d\d-\d\d(?:T\S+)?", head)
    outlet = head[: date.start()].strip(" ,") if date else head.strip(" ,")
    return Article(
        id=make_id("a", text, outlet, date and date[0]),
        path=outlet or "unnamed",
        text=text,
        sha256=make_id("h", text),
        outlet_name=outlet or None,
        published=date[0] if date else None,
        published_from="metadata" if date else None,
        language="en",
    )


class Told:
    """A story's ledger, asked by phrases."""

    def __init__(self, story: Story) -> None:
        self.document: dict[str, Any] = to_document(trace_articles(story.articles, Options()))
        self.articles = {a["id"]: a for a in self.document["articles"]}
        self.sources = {s["id"]: s for s in self.document["sources"]}
        self.claims = {st: c for c in self.document["claims"] for st in c["statements"]}

    def places(self, phrase: str, outlet: str | None) -> Iterator[tuple[dict[str, Any], int]]:
        for a in self.articles.values():
            at = a["text"].find(phrase)
            if at >= 0 and (outlet is None or a["path"] == outlet):
                yield a, at

    def statement(self, phrase: str, outlet: str | None = None) -> dict[str, Any] | None:
        """The statement that covers the phrase best (most of it, then the shortest), or None."""
        found = []
        for a, at in self.places(phrase, outlet):
            for s in self.document["statements"]:
                shared = min(s["end"], at + len(phrase)) - max(s["start"], at)
                if s["article"] == a["id"] and shared * 2 >= min(len(phrase), s["end"] - s["start"]):
                    found.append((-shared, s["end"] - s["start"], s["id"], s))
        return min(found)[3] if found else None

    def the(self, phrase: str, outlet: str | None = None) -> dict[str, Any]:
        s = self.statement(phrase, outlet)
        assert s is not None, f"no statement holds {phrase!r}"
        return s

    def claim(self, phrase: str, outlet: str | None = None) -> dict[str, Any]:
        return self.claims[self.the(phrase, outlet)["id"]]

    def relations(self) -> set[tuple[str, str, str]]:
        return {(r["type"], r["from"], r["to"]) for r in self.document["relations"]}


def phrases(rest: str) -> list[tuple[str, str | None]]:
    return [(m[1], m[2]) for m in PHRASE.finditer(rest)]


def tail(rest: str) -> str:
    """What follows the last phrase of an expectation."""
    return rest[[m.end() for m in PHRASE.finditer(rest)][-1] :].strip()


def one_claim(told: Told, rest: str) -> None:
    ids = {told.claim(*p)["id"] for p in phrases(rest)}
    assert len(ids) == 1, [told.claim(*p)["text"] for p in phrases(rest)]


def apart(told: Told, rest: str) -> None:
    ids = [told.claim(*p)["id"] for p in phrases(rest)]
    assert len(ids) == len(set(ids)), [told.claim(*p)["text"] for p in phrases(rest)]


def origins(told: Told, rest: str) -> None:
    got = told.claim(*phrases(rest)[0])["origins"]
    assert f"{got['low']}-{got['high']}" == tail(rest), got


def status(told: Told, rest: str) -> None:
    claim = told.claim(*phrases(rest)[0])
    assert claim["status"] == tail(rest), claim["because"]


def names(told: Told, source: str) -> str:
    s = told.sources[source]
    return " / ".join([s["name"], *s["aliases"]]).casefold()


def chain(told: Told, rest: str) -> None:
    hops = [names(told, h["source"]) for h in told.the(*phrases(rest)[0])["chain"]]
    expected = [part.strip().casefold() for part in tail(rest).lstrip(">").split(">") if part.strip()]
    assert len(hops) == len(expected), hops
    assert all(e in h for e, h in zip(expected, hops, strict=True)), hops


def field_is(name: str) -> Callable[[Told, str], None]:
    def check(told: Told, rest: str) -> None:
        assert told.the(*phrases(rest)[0])[name] == tail(rest)

    return check


def relation(told: Told, rest: str) -> None:
    kind = rest.split()[0]
    a, b = (told.claim(*p)["id"] for p in phrases(rest))
    wanted = {(kind, a, b), (kind, b, a)} if kind == "conflicts" else {(kind, a, b)}
    assert wanted & told.relations(), told.document["relations"]


def no_relation(told: Told, rest: str) -> None:
    ends = {told.claim(*p)["id"] for p in phrases(rest)}
    found = [r for r in told.document["relations"] if {r["from"], r["to"]} == ends and r["type"] != "supports"]
    assert not found, found


def no_relations(told: Told, _rest: str) -> None:
    found = [r for r in told.document["relations"] if r["type"] != "supports"]
    assert not found, found


def copy(told: Told, rest: str) -> None:
    directed = "->" in rest
    a, b = (part.strip() for part in re.split(r"->|=", rest))
    found = {}
    for c in told.document["copies"]:
        left, right = told.articles[c["a"]]["path"], told.articles[c["b"]]["path"]
        found |= {(left, right): c["direction"], (right, left): {"a->b": "b->a", "b->a": "a->b"}.get(c["direction"])}
    assert (a, b) in found, found
    assert not directed or found[a, b] == "a->b", found


def no_copies(told: Told, _rest: str) -> None:
    assert not told.document["copies"]


def when(told: Told, rest: str) -> None:
    got = [(t["earliest"] or "open", t["latest"] or "open") for t in told.the(*phrases(rest)[0])["when"]]
    assert tuple(tail(rest).split()) in got, got


def figure(told: Told, rest: str) -> None:
    got = [(f["of"], f["low"], f["high"]) for f in told.the(*phrases(rest)[0])["figures"]]
    *of, low, high = tail(rest).split()
    assert (" ".join(of), number(low), number(high)) in got, got


def number(word: str) -> float | None:
    return None if word == "open" else float(word)


def no_statement(told: Told, rest: str) -> None:
    assert told.statement(*phrases(rest)[0]) is None


CHECKS: dict[str, Callable[[Told, str], None]] = {
    "one claim": one_claim, "apart": apart, "origins": origins, "status": status, "chain": chain,
    "act": field_is("act"), "certainty": field_is("certainty"), "modality": field_is("modality"),
    "form": field_is("form"), "relation": relation, "no relation": no_relation, "no relations": no_relations,
    "copy": copy, "no copies": no_copies, "when": when, "figure": figure, "no statement": no_statement,
}  # fmt: skip
