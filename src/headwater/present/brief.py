"""The brief: what a reporter can use as it stands, on a terminal or as plain lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from rich.console import Console
from rich.text import Text

from headwater.present.dates import short_date, span_words
from headwater.present.differences import changes_words, kind_of, shown_holder, subject
from headwater.present.document import ClaimRow, LedgerDocument, ProblemRow, StatementRow
from headwater.present.lookup import Lookup, bounds, day_range, is_noise, listed, look_up, plural, ranked_claims
from headwater.present.readings import readings
from headwater.present.safe import capitalised, one_line, shorten, titled
from headwater.present.terminal import Lines, heading, print_lines
from headwater.present.timeline import said_in

Record: TypeAlias = Mapping[str, Any]

MOST_CLAIMS = 12
MOST_DIFFERENCES = 8
MOST_VERSIONS = 6
MOST_PROBLEMS = 20
STYLES = {
    "disputed": "bold red",
    "denied": "bold red",
    "superseded": "bold yellow",
    "corroborated": "bold green",
    "single-origin": "bold cyan",
    "unsourced": "bold",
}
HEADINGS = {
    "denies": "DENIALS",
    "conflicts": "CONFLICTS",
    "supersedes": "CORRECTIONS AND UPDATES",
}


def brief(
    document: LedgerDocument, console: Console, differences: Sequence[Record], *, everything: bool = False
) -> None:
    """The brief is printed: what was read, the claims that matter, where accounts part, problems.

    `differences` are the records of `headwater.compare.differences`. At most 12 claims unless `everything`; how many
    more there are is said. No text is taken as markup.
    """
    lookup = look_up(document)
    for part in (
        _read(lookup),
        _claims(lookup, everything),
        _differences(differences, lookup, everything),
        _problems(lookup, everything),
    ):
        print_lines(part, console)


def _read(lookup: Lookup) -> Lines:
    document = lookup.document
    articles = document["articles"]
    if not articles:
        yield Text("No article was read."), 0
        return
    outlets = {a["outlet"] for a in articles if a["outlet"]}
    days = day_range(document)
    undated = sum(1 for a in articles if not a["published"])
    parts = [
        f"Read {plural(len(articles), 'article')}",
        f"from {plural(len(outlets), 'outlet')}" if outlets else "",
        f"published {days}" if days else "",
        f"({undated} undated)" if undated else "",
    ]
    yield Text(" ".join(p for p in parts if p) + ".", style="bold"), 0
    yield Text(_found(lookup)), 0


def _found(lookup: Lookup) -> str:
    document = lookup.document
    shared = [c for c in document["claims"] if len(lookup.articles_of(c)) > 1]
    single = sum(1 for c in shared if c["origins"]["high"] == 1)
    line = (
        f"Found {plural(len(document['statements']), 'statement')} in {plural(len(document['claims']), 'claim')}; "
        f"{plural(len(shared), 'claim is', 'claims are')} carried by more than one article"
    )
    return line + (f", {single} of them from one origin only." if single else ".")


def _claims(lookup: Lookup, everything: bool) -> Lines:
    ranked = ranked_claims(lookup)
    if not ranked:
        return
    worth = [c for c in ranked if not is_noise(c, lookup)] or ranked
    shown = ranked if everything else worth[:MOST_CLAIMS]
    yield from heading("CLAIMS")
    for number, claim in enumerate(shown, 1):
        yield from _claim(number, claim, lookup)
    if len(shown) < len(ranked):
        rest = plural(len(ranked) - len(shown), "more claim")
        yield Text(""), 0
        yield Text(f"{rest}, most of them said once: --all, report.html or ledger.json.", style="dim"), 0


def _claim(number: int, claim: ClaimRow, lookup: Lookup) -> Lines:
    articles = lookup.articles_of(claim)
    status = Text(f"{number:>2}. ")
    status.append(claim["status"].upper(), style=STYLES.get(claim["status"], "bold"))
    counts = [bounds(claim), plural(len(articles), "article")]
    if len(claim["statements"]) != len(articles):
        counts.append(plural(len(claim["statements"]), "statement"))
    status.append("  " + " · ".join(counts))
    yield Text(""), 0
    yield status, 0
    yield Text(lookup.denied_by_all(claim) + shorten(titled(claim["text"]), 320)), 4
    shown = next((s for s in lookup.statements_of(claim) if s["text"] == claim["text"]), None)
    yield from _read_out(shown, lookup, 4)
    for older in lookup.replaced_by(claim)[:3]:
        carried = plural(len(lookup.articles_of(older)), "article")
        yield Text(f"Replaces: “{shorten(titled(older['text']), 160)}” ({carried})  [{older['id']}]"), 4
    origins = lookup.origins_line(claim)
    if origins:
        yield Text(f"From: {shorten(origins, 300)}"), 4
    carriers = listed((lookup.outlet_name(a) for a in articles), 6)
    yield Text(f"In: {shorten(carriers, 300)}  [{claim['id']}]", style="dim"), 4


def _differences(differences: Sequence[Record], lookup: Lookup, everything: bool) -> Lines:
    for kind, words in HEADINGS.items():
        found = [d for d in differences if kind_of(d) == kind]
        if not found:
            continue
        yield from heading(words)
        for difference in found if everything else found[:MOST_DIFFERENCES]:
            yield from _difference(difference, lookup)
        if not everything and len(found) > MOST_DIFFERENCES:
            rest = f"{len(found) - MOST_DIFFERENCES} more: --all, headwater conflicts or report.html."
            yield Text(rest, style="dim"), 2


def _difference(difference: Record, lookup: Lookup) -> Lines:
    yield Text(""), 0
    yield Text(capitalised(subject(difference)), style="bold"), 2
    shown = [v for v in difference["versions"] if v["holders"]]
    for version in shown[:MOST_VERSIONS]:
        yield Text(f"“{shorten(version['text'], 240)}”"), 4
        holder = shown_holder(version)
        yield from _read_out(lookup.statements.get(holder["statement"]), lookup, 6)
        since = span_words(holder["since"])
        yield Text(f"— {said_in(holder)}{', ' + since if since else ''}  [{version['claims'][0]}]", style="dim"), 6
    if len(shown) > MOST_VERSIONS:
        yield Text(f"and {plural(len(shown) - MOST_VERSIONS, 'more version')}", style="dim"), 4
    for line in changes_words(difference):
        yield Text(line), 4


def _read_out(statement: StatementRow | None, lookup: Lookup, indent: int) -> Lines:
    """What the quotation's times and figures were read as, on one quiet line; none where it names none."""
    found = readings(statement, lookup) if statement else []
    if found:
        yield Text("; ".join(found), style="dim"), indent


def said_by(statement: StatementRow, lookup: Lookup) -> str:
    """Who says it, through whom, and where it stands: "the mayor, via Northwire — Daily Ledger, 004.txt"."""
    hops = [lookup.source_name(h["source"]) for h in statement["chain"]]
    place = lookup.article_name(statement["article"])
    article = lookup.articles.get(statement["article"])
    when = f", {short_date(article['published'][:10])}" if article and article["published"] else ""
    if not hops:
        return f"— {place}{when}, in its own voice"
    who = hops[-1] + (f", via {' and '.join(reversed(hops[:-1]))}" if len(hops) > 1 else "")
    return f"— {who}, in {place}{when}"


def _problems(lookup: Lookup, everything: bool) -> Lines:
    problems = lookup.document["problems"]
    if not problems:
        return
    yield from heading("PROBLEMS")
    for problem in problems if everything else problems[:MOST_PROBLEMS]:
        yield Text(problem_line(problem, lookup)), 2
    if not everything and len(problems) > MOST_PROBLEMS:
        yield Text(f"{len(problems) - MOST_PROBLEMS} more: --all or ledger.json.", style="dim"), 2


def problem_line(problem: ProblemRow, lookup: Lookup) -> str:
    """Code, place and message of a problem on one line."""
    path = problem["path"]
    if path is None and problem["article"] in lookup.articles:
        path = lookup.articles[problem["article"] or ""]["path"]
    return f"{problem['code']}  " + (f"{shorten(path, 120)}: " if path else "") + one_line(problem["message"])
