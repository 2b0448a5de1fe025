"""The attributions of a text: what rules find, joined with what the trained tagger finds."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from headwater.extract.parse import parse_texts
from headwater.extract.quotes import find_quotes
from headwater.extract.rules import Reading, find_by_rules
from headwater.extract.rules_quotes import finish_quotations
from headwater.extract.rules_syntax import trim_spans
from headwater.extract.spans import AttributionSpan
from headwater.options import ExtractOptions


def find_attributions(texts: Sequence[str], options: ExtractOptions) -> list[list[AttributionSpan]]:
    """The attributions of each text, in text order: rules, joined with the tagger where it is present and wanted."""
    docs = list(parse_texts(texts, options.batch_size))
    return [attributions_in(doc, text) for doc, text in zip(docs, texts, strict=True)]


def attributions_in(doc: Doc, text: str) -> list[AttributionSpan]:
    """The attributions of one parsed text by rules alone."""
    reading = Reading(doc=doc, text=text, quotes=find_quotes(text))
    found = finish_quotations(reading, find_by_rules(reading))
    return _tidy(text, found)


def _tidy(text: str, found: Sequence[AttributionSpan]) -> list[AttributionSpan]:
    out = []
    for a in found:
        content = trim_spans(text, a.content)
        if content:
            out.append(
                AttributionSpan(
                    source=trim_spans(text, a.source), cue=trim_spans(text, a.cue), content=content, score=a.score, by=a.by
                )
            )
    return out
