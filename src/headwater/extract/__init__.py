"""Articles become statements: who says what, with chains, times, figures and features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from typing import TypeAlias

from spacy.tokens import Doc

from headwater.extract.attribution import find_attributions, shipped_tagger, tag_texts
from headwater.extract.parse import load_parser, parse_texts
from headwater.extract.rules_made import RULES
from headwater.extract.spans import AttributionSpan
from headwater.extract.statements import extract_article
from headwater.model import Article, Extraction, Problem
from headwater.options import ExtractOptions
from headwater.problems import make_problem

Found: TypeAlias = Sequence[AttributionSpan] | None

__all__ = ["describe_extractor", "extract_statements", "find_attributions"]


def extract_statements(articles: Iterable[Article], options: ExtractOptions) -> Iterator[Extraction]:
    """Yield what each article says, in order, reading `options.batch_size` articles at a time.

    The trained tagger reads a batch in a second thread while this one parses it: onnxruntime leaves Python's lock, so
    two processors share the work. Results do not depend on that: each article is tagged by itself, in order. Whoever
    stops early, by an error, an interruption or by closing the iterator, waits for one article's tagging at most.
    """
    stream = iter(articles)
    if options.model:
        shipped_tagger()  # loaded here, so that the thread only runs it
    tagger = ThreadPoolExecutor(max_workers=1, thread_name_prefix="headwater-tagger")
    try:
        while batch := list(islice(stream, max(1, options.batch_size))):
            tagged = [tagger.submit(_tag_safely, article, options) for article in batch]
            docs = parse_texts((a.text for a in batch), options.batch_size)
            for article, doc, found in zip(batch, docs, tagged, strict=True):
                yield _extract_safely(article, doc, *found.result())
    finally:
        tagger.shutdown(wait=True, cancel_futures=True)


def _tag_safely(article: Article, options: ExtractOptions) -> tuple[Found, tuple[Problem, ...]]:
    """What the tagger finds in the article; None and the problem X202 where it cannot take it."""
    try:
        return tag_texts([article.text], options)[0], ()
    except Exception as fault:  # as below: one article must not cost the others
        return None, (_problem("X202", "not tagged", fault, article),)


def _extract_safely(article: Article, doc: Doc, found: Found, problems: tuple[Problem, ...]) -> Extraction:
    """What the article says; nothing and the problem X201 where its text breaks a rule of ours, not the run."""
    try:
        extraction = extract_article(article, doc, found)
    except Exception as fault:  # whatever a hostile text sets off in one article must not cost the others
        failed = _problem("X201", "no statements", fault, article)
        return Extraction(article=article, statements=(), sources=(), problems=(*problems, failed))
    return replace(extraction, problems=(*problems, *extraction.problems)) if problems else extraction


def _problem(code: str, what: str, fault: Exception, article: Article) -> Problem:
    return make_problem(code, f"{what}: {type(fault).__name__}: {fault}", article=article.id, path=article.path)


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
