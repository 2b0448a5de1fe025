"""Why: the reasons behind any record of a ledger, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from headwater.errors import UsageError
from headwater.present.amounts import number_words, range_words
from headwater.present.brief import said_by
from headwater.present.document import (
    ArticleRow,
    ClaimRow,
    CopyRow,
    EventFigureRow,
    EventRow,
    LedgerDocument,
    ReasonRow,
    RelationRow,
    SourceRow,
    StatementRow,
)
from headwater.present.lookup import Lookup, bounds, listed, look_up, plural
from headwater.present.readings import readings
from headwater.present.safe import one_line, shorten
from headwater.present.unsure import doubts_words

ACTS = {
    "says": "states",
    "confirms": "confirms",
    "denies": "denies",
    "declines_comment": "declines to comment on",
    "questions": "questions",
    "retracts": "takes back",
}
COPIED = {
    "a->b": "{b} took text from {a}",
    "b->a": "{a} took text from {b}",
    "common-source": "{a} and {b} both took text from a third",
    "unknown": "{a} and {b} share text; which was first is not known",
}
RELATED = {
    "conflicts": "conflicts with",
    "denies": "denies",
    "supersedes": "supersedes",
    "supports": "supports",
}


def explain(document: LedgerDocument, record_id: str) -> list[str]:
    """What the record is and why the ledger holds it, one sentence a line.

    Takes the id of a statement, claim, relation, copy, source (also one that was merged into another),
    event or article. Raises `UsageError` for an id that the ledger does not hold.
    """
    lookup = look_up(document)
    tables: list[tuple[dict[str, object], Callable[..., list[str]]]] = [
        (dict(lookup.statements), _statement),
        (dict(lookup.claims), _claim),
        (dict(lookup.relations), _relation),
        (dict(lookup.copies), _copy),
        (dict(lookup.sources), _source),
        (dict(lookup.events), _event),
        (dict(lookup.articles), _article),
    ]
    for rows, explainer in tables:
        if record_id in rows:
            return explainer(rows[record_id], lookup)
    for source in document["sources"]:
        if record_id in source["merged"]:
            return [f"{record_id} was joined into {source['id']}.", *_source(source, lookup)]
    raise UsageError(f"no record {one_line(record_id)!r} in this ledger (ids look like c-1a2b3c4d5e6f)")


def _sentences(reasons: Iterable[ReasonRow], lookup: Lookup) -> list[str]:
    """Each reason's sentence with what decided it, its weight, and the passages it points at."""
    lines: list[str] = []
    for reason in reasons:
        weight = f", {reason['weight']:.2f}" if reason["weight"] is not None else ""
        lines.append(f"{one_line(reason['text'])} ({one_line(reason['rule'])}{weight})")
        lines += [f"  at {line}" for line in _places(reason, lookup)]
        if reason["evidence"]:
            lines.append(f"  evidence: {', '.join(one_line(e) for e in reason['evidence'][:12])}")
    return lines


def _places(reason: ReasonRow, lookup: Lookup) -> list[str]:
    lines = []
    for article_id, start, end in reason["spans"][:12]:
        article = lookup.articles.get(str(article_id))
        if article is not None:
            passage = article["text"][int(start) : int(end)]
            lines.append(f"{lookup.article_name(article['id'])} [{start}, {end}): “{shorten(passage, 200)}”")
    return lines


def _or_none(lines: list[str], what: str) -> list[str]:
    return lines or [f"The ledger records no reasons for {what}."]


def _statement(row: StatementRow, lookup: Lookup) -> list[str]:
    claims = lookup.claims_of.get(row["id"], [])
    first = f"Statement {row['id']} {ACTS[row['act']]}: “{one_line(row['text'])}”"
    lines = [first, f"{said_by(row, lookup)}, characters [{row['start']}, {row['end']})."]
    article = lookup.articles.get(row["article"])
    for hop in row["chain"]:
        mention = article["text"][hop["start"] : hop["end"]] if article else ""
        lines.append(
            f"Its chain names {lookup.source_name(hop['source'])} ({hop['source']}): “{shorten(mention, 120)}”, "
            f"by the words “{shorten(hop['cue'], 80)}”."
        )
    if row["voice"] == "outlet":
        lines.append("Nobody is named as its source: the article says it in its own voice.")
    lines.append(_manner(row))
    lines += _read_out(row, lookup)
    lines += doubts_words((h["source"] for h in row["chain"]), lookup)
    if claims:
        lines.append(f"It belongs to {listed(claims)}.")
    return lines + _or_none(_sentences(row["reasons"], lookup), "reading it so")


def _read_out(row: StatementRow, lookup: Lookup, indent: str = "") -> list[str]:
    """What its times and figures were read as, on one line; none where it names none."""
    found = readings(row, lookup)
    return [f"{indent}Times and figures: {'; '.join(found)}."] if found else []


def _quoted(row: StatementRow, lookup: Lookup) -> list[str]:
    """The statement as a line that quotes it, and what its times and figures were read as."""
    line = f"{row['id']}: “{shorten(row['text'], 200)}” {said_by(row, lookup)}."
    return [line, *_read_out(row, lookup, "  ")]


def _manner(row: StatementRow) -> str:
    speech = {"direct": "quoted directly", "indirect": "reported indirectly", "mixed": "partly quoted"}
    form = speech.get(row["form"], "not quoted")
    return (
        f"It is {form}, {row['certainty']}, {row['modality']}, {row['polarity']}; confidence {row['confidence']:.2f}."
    )


def _claim(row: ClaimRow, lookup: Lookup) -> list[str]:
    articles = lookup.articles_of(row)
    lines = [
        f"Claim {row['id']}: “{one_line(row['text'])}”",
        f"It is {row['status']}: {bounds(row)}, {plural(len(articles), 'article')}, "
        f"{plural(len(row['statements']), 'statement')}.",
    ]
    lines += _sentences(row["reasons"], lookup)
    for number, group in enumerate(row["origins"]["groups"], 1):
        carriers = listed(
            (
                lookup.outlet_name(lookup.statements[s]["article"])
                for s in group["statements"]
                if s in lookup.statements
            ),
            8,
        )
        lines.append(f"Origin {number}: {lookup.origin_name(group)}; it reaches us through {carriers}.")
        lines += [f"  {line}" for line in _sentences(group["reasons"], lookup)]
    for statement in lookup.statements_of(row):
        lines += _quoted(statement, lookup)
    chained = (h["source"] for s in lookup.statements_of(row) for h in s["chain"])
    lines += doubts_words(chained, lookup)
    for relation in lookup.relations_of.get(row["id"], []):
        lines.append(f"{relation['from']} {RELATED[relation['type']]} {relation['to']} ({relation['id']}).")
    return lines


def _relation(row: RelationRow, lookup: Lookup) -> list[str]:
    texts = [
        f"“{shorten(lookup.claims[c]['text'], 200)}” ({c})" if c in lookup.claims else c
        for c in (row["from"], row["to"])
    ]
    lines = [
        f"Relation {row['id']}: {texts[0]} {RELATED[row['type']]} {texts[1]}, about the {row['about']}; "
        f"confidence {row['confidence']:.2f}."
    ]
    if row["values"]:
        lines.append("What differs: " + " / ".join(f"“{shorten(v, 120)}”" for v in row["values"]) + ".")
    for statement in (lookup.statements[s] for s in row["evidence"] if s in lookup.statements):
        lines += _quoted(statement, lookup)
    return lines + _or_none(_sentences(row["reasons"], lookup), "this relation")


def _copy(row: CopyRow, lookup: Lookup) -> list[str]:
    a, b = lookup.article_name(row["a"]), lookup.article_name(row["b"])
    what = COPIED[row["direction"]].format(a=a, b=b)
    lines = [f"Copy {row['id']} ({row['kind']}, similarity {row['similarity']:.2f}): {what}."]
    article = lookup.articles.get(row["a"])
    for a_start, a_end, b_start, b_end in row["passages"][:12]:
        shared = shorten(article["text"][a_start:a_end], 240) if article else ""
        lines.append(f"[{a_start}, {a_end}) in the first and [{b_start}, {b_end}) in the second: “{shared}”")
    return lines + _or_none(_sentences(row["reasons"], lookup), "this copy")


def _source(row: SourceRow, lookup: Lookup) -> list[str]:
    lines = [f"Source {row['id']} is {one_line(row['name'])} ({row['kind']})."]
    if row["count"]:
        lines.append(f"It stands for {row['count']} people.")
    if row["role"]:
        lines.append(f"Role: {one_line(row['role'])}.")
    if row["aliases"]:
        lines.append(f"Also called {listed((one_line(a) for a in row['aliases']), 12)}.")
    if row["merged"]:
        lines.append(f"{plural(len(row['merged']), 'mention')} in single articles were joined into it.")
    cited = sum(1 for s in lookup.statements.values() if any(h["source"] == row["id"] for h in s["chain"]))
    lines.append(f"It is named in the chains of {plural(cited, 'statement')}.")
    lines += doubts_words([row["id"]], lookup)
    return lines + _or_none(_sentences(row["reasons"], lookup), "joining its names")


def _event(row: EventRow, lookup: Lookup) -> list[str]:
    when = row["when"]
    days = " to ".join(dict.fromkeys(d for d in (when["earliest"], when["latest"]) if d)) or "an unknown time"
    lines = [f"Event {row['id']}: {one_line(row['label'])}, {days}; {plural(len(row['claims']), 'claim')}."]
    for figure in row["figures"]:
        lines.append(f"{one_line(figure['of'])}: {_event_range(figure)}.")
        for reported in figure["reported"]:
            statement = lookup.statements.get(reported["statement"])
            who = said_by(statement, lookup) if statement else reported["statement"]
            lines.append(f"  “{shorten(reported['text'], 80)}” {who}")
    return lines


def _event_range(figure: EventFigureRow) -> str:
    """Lowest, best and highest figure that is reported, in words."""
    found = range_words(figure["low"], None, figure["high"]) or "open"
    best = figure["best"]
    return found if best is None or best == figure["low"] == figure["high"] else f"{found}, best {number_words(best)}"


def _article(row: ArticleRow, lookup: Lookup) -> list[str]:
    dated = f"published {row['published']} (from {row['published_from']})" if row["published"] else "undated"
    own = [s for s in lookup.statements.values() if s["article"] == row["id"]]
    lines = [f"Article {row['id']}: {lookup.article_name(row['id'])}, {dated}; {plural(len(own), 'statement')}."]
    if row["wire"]:
        lines.append(f"It credits {lookup.source_name(row['wire'])} ({row['wire']}).")
    copies = [c for c in lookup.copies.values() if row["id"] in (c["a"], c["b"])]
    for copy in copies:
        other = copy["b"] if copy["a"] == row["id"] else copy["a"]
        lines.append(f"Shared text: {copy['id']} with {lookup.article_name(other)}.")
    return lines
