"""Articles become statements: who says what, with chains, times, figures and features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import islice

from headwater.extract.attribution import find_attributions, shipped_tagger, tag_texts
from headwater.extract.parse import load_parser, parse_texts
from headwater.extract.rules_made import RULES
from headwater.extract.statements import extract_article
from headwater.model import Article, Extraction
from headwater.options import ExtractOptions

__all__ = ["describe_extractor", "extract_statements", "find_attributions"]


def extract_statements(articles: Iterable[Article], options: ExtractOptions) -> Iterator[Extraction]:
    """Yield what each article says, in order, reading `options.batch_size` articles at a time."""
    stream = iter(articles)
    while batch := list(islice(stream, max(1, options.batch_size))):
        tagged = tag_texts([a.text for a in batch], options)
        docs = parse_texts((a.text for a in batch), options.batch_size)
        for article, doc, found in zip(batch, docs, tagged, strict=True):
            yield extract_article(article, doc, found)


def describe_extractor(options: ExtractOptions) -> dict[str, str]:
    """What reads the articles: parser, rules and tagger with their versions."""
    meta = load_parser().meta
    tagger = shipped_tagger() if options.model else None
    without = "absent: rules alone" if options.model else "off: rules alone"
    return {
        "parser": f"{meta['lang']}_{meta['name']} {meta['version']} (spaCy {version('spacy')})",
        "rules": RULES,
        "tagger": tagger.version if tagger is not None else without,
    }
