"""The story: read, extract, link, trace, compare, in that order and known only here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any, TypeAlias

from headwater.compare import find_events, find_relations, settle_status
from headwater.extract import describe_extractor, extract_statements
from headwater.link import describe_linker, link_claims, link_sources
from headwater.model import Article, Extraction, Ledger, Problem
from headwater.options import Options
from headwater.read import read_articles
from headwater.trace import find_copies, trace_origins
from headwater.version import GENERATOR

OnStage: TypeAlias = Callable[[str], None]


def trace(paths: Sequence[str], options: Options | None = None, on_stage: OnStage | None = None) -> Ledger:
    """Return the ledger of the articles at `paths`: files, folders, or "-" for standard input.

    `on_stage` is called with the name of each stage as it begins: "Reading", "Extracting", "Linking", "Tracing",
    "Comparing", and "Writing" when the ledger is complete and the caller may write it.
    """
    options = options or Options()
    if on_stage:
        on_stage("Reading")
    articles, problems = read_all(paths, options)
    return trace_articles(articles, options, problems, on_stage)


def read_all(paths: Sequence[str], options: Options) -> tuple[list[Article], list[Problem]]:
    """Return the articles at `paths`, and what stood in the way of reading others."""
    found = list(read_articles(paths, options.read))
    return [a for a in found if isinstance(a, Article)], [p for p in found if isinstance(p, Problem)]


def trace_articles(
    articles: Iterable[Article],
    options: Options,
    problems: Iterable[Problem] = (),
    on_stage: OnStage | None = None,
) -> Ledger:
    """Return the ledger of articles already read; `problems` are what reading them met, `on_stage` as in `trace`."""
    begin = on_stage or _say_nothing
    begin("Extracting")
    extractions = list(extract_statements(articles, options.extract))
    begin("Linking")
    evidence = link_sources(extractions, options.link)
    claims = link_claims(evidence, options.link)
    begin("Tracing")
    copies = find_copies(evidence, options.trace)
    claims = trace_origins(claims, copies, evidence, options.trace)
    begin("Comparing")
    relations = find_relations(claims, copies, evidence, options.compare)
    claims, events = find_events(claims, relations, evidence, options.compare)
    claims = settle_status(claims, relations, evidence)
    begin("Writing")
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


def _say_nothing(_stage: str) -> None:
    """Nobody asked to be told which stage begins."""


def describe(options: Options) -> dict[str, Any]:
    """Every option that shaped the result, and the models with their versions, as plain data for the ledger.

    The metadata file is given by its name alone: where it lay shapes nothing and is nobody's business.
    """
    plain = asdict(options)
    if options.read.metadata is not None:
        plain["read"]["metadata"] = PurePath(options.read.metadata).name
    models = describe_extractor(options.extract) | describe_linker(options.link)
    return {**plain, "models": models}


def collect_problems(extractions: Iterable[Extraction]) -> tuple[Problem, ...]:
    """The problems met in extraction, in the order of the articles."""
    return tuple(p for e in extractions for p in e.problems)
