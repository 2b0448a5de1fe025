"""The story: read, extract, link, trace, compare, in that order and known only here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from headwater.compare import find_events, find_relations, settle_status
from headwater.extract import describe_extractor, extract_statements
from headwater.link import describe_linker, link_claims, link_sources
from headwater.model import Article, Extraction, Ledger, Problem
from headwater.options import Options
from headwater.read import read_articles
from headwater.trace import find_copies, trace_origins
from headwater.version import GENERATOR


def trace(paths: Sequence[str], options: Options | None = None) -> Ledger:
    """Return the ledger of the articles at `paths`: files, folders, or "-" for standard input."""
    options = options or Options()
    found = list(read_articles(paths, options.read))
    articles = [a for a in found if isinstance(a, Article)]
    problems = [p for p in found if isinstance(p, Problem)]
    return trace_articles(articles, options, problems)


def trace_articles(articles: Iterable[Article], options: Options, problems: Iterable[Problem] = ()) -> Ledger:
    """Return the ledger of articles already read; `problems` are what reading them met."""
    extractions = list(extract_statements(articles, options.extract))
    evidence = link_sources(extractions, options.link)
    claims = link_claims(evidence, options.link)
    copies = find_copies(evidence, options.trace)
    claims = trace_origins(claims, copies, evidence, options.trace)
    relations = find_relations(claims, copies, evidence, options.compare)
    claims, events = find_events(claims, relations, evidence, options.compare)
    claims = settle_status(claims, relations, evidence)
    return Ledger(
        generator=GENERATOR,
        options=describe(options),
        evidence=evidence,
        claims=tuple(claims),
        relations=tuple(relations),
        copies=tuple(copies),
        events=tuple(events),
        problems=(*problems, *collect_problems(extractions)),
    )


def describe(options: Options) -> dict[str, Any]:
    """Every option that shaped the result, and the models with their versions, as plain data for the ledger."""
    models = describe_extractor(options.extract) | describe_linker(options.link)
    return {**asdict(options), "models": models}


def collect_problems(extractions: Iterable[Extraction]) -> tuple[Problem, ...]:
    """The problems met in extraction, in the order of the articles."""
    return tuple(p for e in extractions for p in e.problems)
