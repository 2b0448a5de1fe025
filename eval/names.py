"""Which sources of a cluster's articles are one: pairwise precision and recall against labels made by reading.

    python -m eval.names --data DIR [--held] [--only CLUSTER ...] [--show] [--record]

`eval/names-labels.json` (with `--held`: `names-labels-held.json`, drawn by lot and read later) holds one row a labelled
mention: `cluster`, `source` (a hash of the article's text hash and the mention's words, so that it outlives changes of
extraction) and `entity` (a number within the cluster). Two sources of different articles of one cluster are a pair; it
is right to join them when their entities are equal.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from eval.record import write_result
from headwater.extract import extract_statements
from headwater.link import link_sources
from headwater.model import Article, Evidence, Extraction, make_id
from headwater.options import ExtractOptions, LinkOptions, ReadOptions
from headwater.read import read_articles

LABELS = Path(__file__).with_name("names-labels.json")
HELD = Path(__file__).with_name("names-labels-held.json")
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "him", "her", "them", "his", "who", "which", "that", "i", "we", "one", "you", "another"]
)
_KINDS = frozenset({"person", "organisation", "outlet", "wire"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention of a named source in an article: `key` labels it, `local` and `canonical` are its source ids."""

    article: str
    key: str
    words: str
    local: str
    canonical: str


def mention_key(sha256: str, words: str, nth: int) -> str:
    """The label's key of a mention: the article's text hash, the words folded, which of the sources they name."""
    folded = " ".join(words.casefold().split())
    return hashlib.sha256(f"{sha256}\x1f{folded}\x1f{nth}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_labels(path: Path = LABELS) -> dict[str, dict[str, int]]:
    """Entities by cluster and mention key."""
    labels: dict[str, dict[str, int]] = {}
    for row in json.loads(path.read_text("utf-8")):
        labels.setdefault(row["cluster"], {})[row["source"]] = row["entity"]
    return labels


def read_clusters(data: Path, wanted: Iterable[str]) -> Iterator[tuple[str, list[Article]]]:
    """The articles of each wanted cluster that `data` holds: story folders, and events of `basil/articles.jsonl`."""
    names = list(wanted)
    for name in names:
        folder = data / "origins" / name
        if folder.is_dir():
            yield name, [a for a in read_articles([str(folder)], ReadOptions()) if isinstance(a, Article)]
    events: dict[str, list[Article]] = {}
    path = data / "basil" / "articles.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        if row["event"] in names:
            events.setdefault(row["event"], []).append(_article(row))
    yield from events.items()


def _article(row: dict[str, str]) -> Article:
    sha256 = hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=make_id("a", sha256, row["outlet"]), path=row["id"], text=row["text"], sha256=sha256, url=row["url"],
        outlet_name=row["outlet"], title=row["title"], published=row["published"], language="en",
    )  # fmt: skip


def named_mentions(extractions: list[Extraction], evidence: Evidence) -> list[Named]:
    """Every mention of a person, body or outlet in a chain, pronouns left out, each wording once an article."""
    found: dict[tuple[str, str, str], Named] = {}
    for extraction in extractions:
        kinds = {s.id: s.kind for s in extraction.sources}
        article = extraction.article
        for statement in extraction.statements:
            joined: dict[tuple[int, int], list[str]] = {}
            for h in evidence.statements[statement.id].chain:
                joined.setdefault((h.start, h.end), []).append(h.source)
            seen: Counter[tuple[int, int]] = Counter()
            for hop in statement.chain:
                nth = seen[hop.start, hop.end]
                seen[hop.start, hop.end] += 1
                words = article.text[hop.start : hop.end]
                if kinds.get(hop.source) not in _KINDS or words.casefold() in _PRONOUNS:
                    continue
                key = mention_key(article.sha256, words, nth)
                named = Named(
                    article=article.id, key=key, words=words, local=hop.source,
                    canonical=_canonical(joined.get((hop.start, hop.end), []), kinds[hop.source], evidence)
                    or evidence.merges[hop.source],
                )  # fmt: skip
                found.setdefault((article.id, key, hop.source), named)
    return list(found.values())


def _canonical(here: list[str], kind: str, evidence: Evidence) -> str | None:
    """The canonical source among those that a mention has after joining: the one of its kind, else the only one."""
    same = [s for s in here if evidence.sources[s].kind == kind]
    return same[0] if same else here[0] if len(here) == 1 else None


def count_pairs(mentions: list[Named], labels: dict[str, int], show: bool = False) -> Counter[str]:
    """Right and wrong joins, joins missed, labelled and unlabelled mentions. An entity of 0 is left out of pairs."""
    n: Counter[str] = Counter()
    units: dict[tuple[str, str, int], Named] = {}
    for m in mentions:
        n["labelled" if m.key in labels else "unlabelled"] += 1
        if labels.get(m.key):
            units.setdefault((m.article, m.local, labels[m.key]), m)
    for ((a1, _, e1), one), ((a2, _, e2), other) in combinations(units.items(), 2):
        if a1 == a2:
            continue
        joined, same = one.canonical == other.canonical, e1 == e2
        n["right"] += joined and same
        n["wrong"] += joined and not same
        n["missed"] += same and not joined
        if show and joined != same:
            print("wrong" if joined else "missed", one.words, "|", other.words, file=sys.stderr)
    return n


def figures_of(n: Counter[str]) -> dict[str, float]:
    """Counts, precision and recall."""
    precision = n["right"] / max(1, n["right"] + n["wrong"])
    recall = n["right"] / max(1, n["right"] + n["missed"])
    return {**n, "precision": round(precision, 4), "recall": round(recall, 4)}


def link_cluster(articles: list[Article]) -> list[Named]:
    """The named mentions of a cluster's articles, extracted and joined."""
    extractions = list(extract_statements(articles, ExtractOptions()))
    return named_mentions(extractions, link_sources(extractions, LinkOptions()))


def main() -> None:
    """Score and print; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", action="store_true", help="the clusters drawn by lot")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--show", action="store_true", help="print wrong and missed pairs")
    parser.add_argument("--record", action="store_true", help="write eval/results/names.json")
    args = parser.parse_args()
    labels = read_labels(HELD if args.held else LABELS)
    total: Counter[str] = Counter()
    for cluster, articles in read_clusters(args.data, args.only or labels):
        n = count_pairs(link_cluster(articles), labels.get(cluster, {}), args.show)
        print(cluster, json.dumps(figures_of(n)), flush=True)
        total += n
        total["clusters"] += 1
    figures = figures_of(total)
    print(json.dumps(figures, indent=1))
    if args.record:
        name = "names-held" if args.held else "names"
        write_result(name, figures, f"python -m eval.names --data DATA {'--held ' * args.held}--record")


if __name__ == "__main__":
    main()
