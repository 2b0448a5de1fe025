"""Invented records for benchmarks: a stream of articles of many happenings, as extraction would give them.

No prose is made: a statement is its content words, names and figures. Events come day by day; each is told by several
outlets, which share most of its facts and add some of their own. Common words are those of the shipped frequency
table, drawn by Zipf's law; names are invented, some of them in very many articles.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate

import numpy as np

from headwater.link.embedding import DIMENSIONS, Vectors
from headwater.link.wording import load_wording
from headwater.model import (
    Article,
    Entity,
    Extraction,
    Features,
    Figure,
    Frame,
    Hop,
    Source,
    Statement,
    make_id,
    source_id,
)

FIRST_DAY = date(2024, 1, 1)
EVENTS_A_DAY = 12
FACTS = 14
OWN_FACTS = 5
SYLLABLES = (
    "ba",
    "ke",
    "lo",
    "mi",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "da",
    "gu",
    "hel",
    "jor",
    "kin",
    "lan",
    "mor",
    "pel",
    "ris",
)


class Zipf:
    """Numbers below `size`, small ones far oftener."""

    def __init__(self, size: int) -> None:
        self._range = range(size)
        self._weights = list(accumulate(1 / (i + 3) for i in self._range))

    def draw(self, chance: random.Random, count: int) -> list[int]:
        """So many numbers."""
        return chance.choices(self._range, cum_weights=self._weights, k=count)


def word(number: int, prefix: str = "") -> str:
    """An invented word, the same for the same number."""
    made = [SYLLABLES[(number // len(SYLLABLES) ** i + 7 * i) % len(SYLLABLES)] for i in range(3)]
    return prefix + "".join(made) + (str(number // len(SYLLABLES) ** 3) if number >= len(SYLLABLES) ** 3 else "")


def make_stream(statements: int, seed: int = 1) -> Iterator[Extraction]:
    """Extractions with about so many statements together, day by day."""
    chance = random.Random(seed)
    common, known, outlets = Zipf(len(common_words())), Zipf(1_500), Zipf(200)
    told, event = 0, 0
    while told < statements:
        event += 1
        day = FIRST_DAY + timedelta(days=event // EVENTS_A_DAY)
        names = [word(10_000 + 5 * event + i).capitalize() for i in range(3)]
        names += [word(n, "z").capitalize() for n in known.draw(chance, 1)]
        facts = [make_fact(chance, names, event, common) for _ in range(FACTS)]
        for copy in range(1 + min(19, int(chance.expovariate(1 / 4)))):
            own = [make_fact(chance, names, event, common) for _ in range(OWN_FACTS)]
            chosen = [f for f in facts if chance.random() < 0.6] + own
            published = day + timedelta(days=min(6, int(chance.expovariate(1))))
            outlet = word(outlets.draw(chance, 1)[0], "x").capitalize() + " Post"
            yield make_article(chance, f"{event}-{copy}", published, outlet, chosen, names)
            told += len(chosen)
            if told >= statements:
                return


@cache
def common_words() -> list[str]:
    """The words of the shipped table, commonest first."""
    frequency = load_wording().frequency
    return sorted((w for w in frequency if w.isalpha()), key=lambda w: (-frequency[w], w))


Fact = tuple[str, tuple[str, ...], str, int | None]


def make_fact(chance: random.Random, names: Sequence[str], event: int, common: Zipf) -> Fact:
    """A name, content words, a verb, and sometimes a number of something."""
    lemmas = [common_words()[n] for n in common.draw(chance, 5)] + [word(50_000 + 9 * event + chance.randrange(9))]
    return chance.choice(names), tuple(lemmas), word(chance.randrange(300), "v"), chance.choice([None, None, 3, 7, 40])


def make_article(
    chance: random.Random, key: str, published: date, outlet: str, facts: Sequence[Fact], names: Sequence[str]
) -> Extraction:
    """One article that tells these facts, in their order, most of them from somebody."""
    lines = [tell(chance, fact) for fact in facts]
    text = "\n".join(line for line, _ in lines)
    ident = make_id("a", key, outlet)
    article = Article(
        id=ident, path=f"{key}.txt", text=text, sha256="", outlet_name=outlet, published=published.isoformat(),
        published_from="metadata", language="en",
    )  # fmt: skip
    publisher = Source(id=source_id("outlet", outlet), name=outlet, kind="outlet")
    speakers = [Source(id=source_id("person", f"Ada {n}"), name=f"Ada {n}", kind="person") for n in names[:2]]
    statements, at = [], 0
    for (line, fact), number in zip(lines, range(len(lines)), strict=True):
        chain = (Hop(source=chance.choice(speakers).id, start=at, end=at, cue="said"),) if chance.random() < 0.6 else ()
        statements.append(make_statement(ident, number, at, line, fact, chain))
        at += len(line) + 1
    return Extraction(
        article=article, statements=tuple(statements), sources=(publisher, *speakers), outlet=publisher.id
    )


def tell(chance: random.Random, fact: Fact) -> tuple[str, Fact]:
    """The fact in one outlet's words: a word or two dropped or replaced."""
    name, lemmas, verb, number = fact
    kept = tuple(w for w in lemmas if chance.random() < 0.85) or lemmas
    words = [name, verb, *([str(number)] if number else []), *kept]
    return " ".join(words) + ".", (name, kept, verb, number)


def make_statement(article: str, number: int, start: int, line: str, fact: Fact, chain: tuple[Hop, ...]) -> Statement:
    """The statement that a line of an article makes."""
    name, lemmas, verb, count = fact
    end = start + len(line)
    figures = ()
    if count:
        at = start + line.index(f" {count} ") + 1
        figures = (
            Figure(
                text=str(count), start=at, end=at + len(str(count)), low=count, best=count, high=count, of=lemmas[0]
            ),
        )
    frame = Frame(predicate=verb, agent=name.lower(), patient=lemmas[0])
    features = Features(
        lemmas=(verb, *lemmas),
        entities=(Entity(text=name, label="organisation", start=start, end=start + len(name)),),
        frames=(frame,),
    )
    return Statement(
        id=make_id("st", article, number),
        article=article,
        start=start,
        end=end,
        text=line,
        sentence=(start, end),
        voice="attributed" if chain else "outlet",
        form="indirect" if chain else "none",
        chain=chain,
        figures=figures,
        features=features,
    )


@lru_cache(maxsize=50_000)
def word_vector(text: str) -> Vectors:
    """A direction for a word, the same for the same word."""
    made = np.random.default_rng(zlib.crc32(text.encode())).standard_normal(DIMENSIONS)
    return made.astype(np.float32)


def embed_words_of(texts: Sequence[str]) -> Vectors:
    """Vectors that are alike where texts share words: what an encoder would give, for nothing."""
    table = np.array([sum(word_vector(w) for w in t.rstrip(".").split()) for t in texts], dtype=np.float32)
    unit: Vectors = table / np.linalg.norm(table, axis=1, keepdims=True)
    return unit
