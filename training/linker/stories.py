"""The labelled stories: their texts from the data folder, and which spans say the same, from `labels.json`.

`labels.json` was made by reading 51 events of BASIL, eight of the annotated stories and the 50 halves of ECB+ Train's
topics: for every statement found at the time its span, groups of spans that say the same, spans that doubtfully belong
to a group, relations between spans. It holds offsets and hashes only. Stories marked `held` were left out wherever a
figure on unseen stories is given.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from headwater.model import Article, make_id
from headwater.options import ReadOptions
from headwater.read import read_articles

LABELS = Path(__file__).with_name("labels.json")
DOUBTFUL = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """One labelled story: `spans` are (article, start, end); `groups` pairs of sure and doubtful members."""

    name: str
    held: bool
    articles: tuple[Article, ...]
    spans: tuple[tuple[int, int, int], ...]
    groups: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    relations: tuple[tuple[str, int, int, str | None], ...]

    def texts(self) -> list[str]:
        """The text of every span."""
        return [self.articles[a].text[start:end] for a, start, end in self.spans]

    def article_of(self) -> Any:
        """The article of every span, shape (spans,)."""
        return np.array([a for a, _, _ in self.spans])

    def same(self) -> Any:
        """Shape (spans, spans): 1 where two say the same, `DOUBTFUL` where perhaps, 0 elsewhere and for itself."""
        table = np.zeros((len(self.spans), len(self.spans)), dtype=np.float32)
        for sure, doubtful in self.groups:
            for i in (*sure, *doubtful):
                for j in (*sure, *doubtful):
                    if i != j:
                        table[i, j] = max(table[i, j], 1.0 if i in sure and j in sure else DOUBTFUL)
        return table


def read_stories(
    data: Path, *, held: bool | None = None, sets: Sequence[str] = ("basil", "origins", "ecb")
) -> list[Story]:
    """The labelled stories of `sets` whose texts are in the data folder unchanged; `held`: only these, or the rest."""
    rows = json.loads(LABELS.read_text(encoding="utf-8"))["stories"]
    pools = {"basil": _basil(data), "ecb": _ecb(data)}
    found = (_story(row, data, pools) for row in rows if row["set"] in sets and held in (None, row["held"]))
    return [story for story in found if story is not None]


def _basil(data: Path) -> dict[str, Article]:
    path = data / "basil" / "articles.jsonl"
    articles = read_articles([str(path)], ReadOptions()) if path.is_file() else ()
    return {_key(a.path.rpartition("#")[2], a): a for a in articles if isinstance(a, Article)}


def _key(name: str, article: Article) -> str:
    """The name in its set and the beginning of the text's hash: names alone are not unique."""
    return f"{name} {hashlib.sha256(article.text.encode()).hexdigest()[:16]}"


def _ecb(data: Path) -> dict[str, Article]:
    """The validated sentences of every ECB+ Train document as one text, a line a sentence."""
    sentences: dict[str, dict[int, list[str]]] = {}
    path = data / "ecbplus" / "ECB_Train_corpus.txt"
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        fields = line.split("\t")
        if len(fields) >= 5:
            sentences.setdefault(fields[0], {}).setdefault(int(fields[1]), []).append(fields[3])
    articles = [_article(d, "\n".join(_sentence(s[k]) for k in sorted(s))) for d, s in sentences.items()]
    return {_key(a.path, a): a for a in articles}


def _article(name: str, text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=make_id("a", name, digest), path=name, text=text, sha256=digest)


def _sentence(tokens: list[str]) -> str:
    """The tokens as running text: no space before what ends a phrase or inside brackets."""
    text = re.sub(r" ([.,;:?!%)\]}]|n't|'s|'re|'ve|'ll|'d|'m|’s|'')(?=\s|$)", r"\1", " ".join(tokens))
    return re.sub(r"([(\[{$]|``) ", r"\1", text)


def _story(row: dict[str, Any], data: Path, pools: dict[str, dict[str, Article]]) -> Story | None:
    if row["set"] == "origins":
        found = read_articles([str(data / "origins" / row["story"])], ReadOptions())
        texts = {_key(Path(a.path).name, a): a for a in found if isinstance(a, Article)}
    else:
        texts = pools[row["set"]]
    keys = [f"{a['id']} {a['sha256']}" for a in row["articles"]]
    if any(key not in texts for key in keys):
        return None
    articles = tuple(texts[key] for key in keys)
    return Story(
        name=row["name"],
        held=row["held"],
        articles=articles,
        spans=tuple((a, s, e) for a, s, e in row["spans"]),
        groups=tuple((tuple(sure), tuple(doubtful)) for sure, doubtful in row["groups"]),
        relations=tuple((t, i, j, about) for t, i, j, about in row["relations"]),
    )
