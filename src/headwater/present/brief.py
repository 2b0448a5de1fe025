"""The brief: what a reporter can use as it stands, on a terminal or as plain lines."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from headwater.present.dates import short_date
from headwater.present.document import ClaimRow, LedgerDocument, ProblemRow, RelationRow, StatementRow
from headwater.present.lookup import Lookup, bounds, day_range, is_noise, listed, look_up, plural, ranked_claims
from headwater.present.safe import one_line, shorten, titled
from headwater.present.terminal import Lines, heading, print_lines

MOST_CLAIMS = 12
MOST_RELATIONS = 8
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


def brief(document: LedgerDocument, console: Console, *, everything: bool = False) -> None:
    """The brief is printed: what was read, the claims that matter, where accounts part, problems.

    At most 12 claims unless `everything`; how many more there are is said. No text is taken as markup.
    """
    lookup = look_up(document)
    for part in (
        _read(lookup),
        _claims(lookup, everything),
        _relations(lookup, everything),
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
    yield Text(shorten(titled(claim["text"]), 320)), 4
    for older in lookup.replaced_by(claim)[:3]:
        carried = plural(len(lookup.articles_of(older)), "article")
        yield Text(f"Replaces: “{shorten(titled(older['text']), 160)}” ({carried})  [{older['id']}]"), 4
    origins = lookup.origins_line(claim)
    if origins:
        yield Text(f"From: {shorten(origins, 300)}"), 4
    carriers = listed((lookup.outlet_name(a) for a in articles), 6)
    yield Text(f"In: {shorten(carriers, 300)}  [{claim['id']}]", style="dim"), 4


def _relations(lookup: Lookup, everything: bool) -> Lines:
    for kind, words in HEADINGS.items():
        found = [r for r in lookup.document["relations"] if r["type"] == kind]
        found.sort(key=lambda r: (-r["confidence"], r["id"]))
        if not found:
            continue
        yield from heading(words)
        for relation in found if everything else found[:MOST_RELATIONS]:
            yield from _relation(relation, lookup)
        if not everything and len(found) > MOST_RELATIONS:
            yield Text(f"{len(found) - MOST_RELATIONS} more: --all, report.html or ledger.json.", style="dim"), 2


def _relation(relation: RelationRow, lookup: Lookup) -> Lines:
    yield Text(""), 0
    yield Text(difference(relation, lookup), style="bold"), 2
    for claim_id in (relation["from"], relation["to"]):
        statement = evidence_for(claim_id, relation, lookup)
        if statement is None:
            continue
        yield Text(f"“{shorten(statement['text'], 240)}”"), 4
        yield Text(f"{said_by(statement, lookup)}  [{claim_id}]", style="dim"), 6


def difference(relation: RelationRow, lookup: Lookup) -> str:
    """What the relation is about, with the two wordings; a correction reads from the old to the new."""
    if relation["type"] == "denies" and relation["about"] == "truth":
        return f"{_speaker(relation, lookup)} denies it"
    values = [f"“{shorten(v, 60)}”" for v in relation["values"]]
    if relation["type"] == "supersedes":
        values.reverse()
    between = " → " if relation["type"] == "supersedes" else " / "
    return f"about the {relation['about']}" + (": " + between.join(values) if values else "")


def _speaker(relation: RelationRow, lookup: Lookup) -> str:
    """Who speaks on the `from` side of a relation: the furthest source, or the outlet itself."""
    statement = evidence_for(relation["from"], relation, lookup)
    if statement is None:
        return "Somebody"
    chain = statement["chain"]
    return lookup.source_name(chain[-1]["source"]) if chain else lookup.outlet_name(statement["article"])


def evidence_for(claim_id: str, relation: RelationRow, lookup: Lookup) -> StatementRow | None:
    """The statement that shows this side of a relation: among its evidence first, else the claim's first."""
    claim = lookup.claims.get(claim_id)
    if claim is None:
        return None
    own = lookup.statements_of(claim)
    named = [s for s in own if s["id"] in relation["evidence"]]
    return next(iter(named or own), None)


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
