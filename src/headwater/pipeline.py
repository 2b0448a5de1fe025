"""The story: read, extract, link, trace, compare, in that order and known only here.

Articles are read and extracted one by one. What follows is done story by story (`headwater.link.stories`): a story's
result depends on its own articles alone, so that a corpus that grows is traced again only where it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import PurePath
from typing import Any, TypeAlias

from headwater.compare import find_events, find_relations, settle_status
from headwater.extract import describe_extractor, extract_statements
from headwater.judge import judge_chains, judge_claims, judge_copies, judge_relations, judge_sources, tell_judgements
from headwater.ledgers import join_ledgers, order_problems
from headwater.link import (
    date_open_times,
    describe_linker,
    embed_texts,
    find_stories,
    link_claims,
    link_sources,
    remembering,
    scope_sources,
)
from headwater.link.embedding import Embed
from headwater.model import Article, Extraction, Judgement, Ledger, Problem
from headwater.options import Options
from headwater.read import read_articles
from headwater.trace import find_copies, trace_origins
from headwater.version import GENERATOR

OnStage: TypeAlias = Callable[[str], None]


def trace(paths: Sequence[str], options: Options | None = None, on_stage: OnStage | None = None) -> Ledger:
    """Return the ledger of the articles at `paths`: files, folders, or "-" for standard input.

    `on_stage` is called with the name of each stage as it begins: "Reading", "Extracting", "Linking", "Tracing",
    "Comparing" (these three once a story), and "Writing" when the ledger is complete and the caller may write it.
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
    """Return the ledger of articles already read; `problems` are what reading them met, `on_stage` as in `trace`.

    The ledger is the same in whatever order the articles are given.
    """
    begin = on_stage or _say_nothing
    begin("Extracting")
    extractions = list(extract_statements(articles, options.extract))
    parts = [trace_story(story, options, on_stage=begin) for story in find_stories(extractions)]
    begin("Writing")
    return replace(
        join_ledgers(parts),
        generator=GENERATOR,
        options=describe(options),
        problems=order_problems((*problems, *(p for e in extractions for p in e.problems))),
    )


def trace_story(
    extractions: Sequence[Extraction],
    options: Options,
    judgements: Sequence[Judgement] = (),
    on_stage: OnStage | None = None,
    embed: Embed = embed_texts,
) -> Ledger:
    """Return the ledger of one story's articles, without options and problems: what follows from them alone.

    The extractions come in `reading_order`. `judgements` are what people decided, and outrank the models. `embed` gives
    the vectors of texts, for callers that keep them.
    """
    begin = on_stage or _say_nothing
    embed = remembering(embed)
    begin("Linking")
    evidence = judge_sources(scope_sources(link_sources(extractions, options.link)), extractions, judgements)
    evidence = date_open_times(judge_chains(evidence, judgements))
    claims = judge_claims(link_claims(evidence, options.link, embed), evidence, judgements)
    begin("Tracing")
    copies = judge_copies(find_copies(evidence, options.trace), evidence, judgements)
    claims = trace_origins(claims, copies, evidence, options.trace)
    begin("Comparing")
    relations = find_relations(claims, copies, evidence, options.compare, embed)
    relations = judge_relations(relations, claims, judgements)
    claims, events = find_events(claims, relations, evidence, options.compare)
    claims = tell_judgements(settle_status(claims, relations, evidence))
    return Ledger(
        generator=GENERATOR,
        options={},
        evidence=evidence,
        claims=tuple(claims),
        relations=tuple(relations),
        copies=tuple(copies),
        events=tuple(events),
        problems=(),
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
