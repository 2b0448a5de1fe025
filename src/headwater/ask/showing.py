"""Answers on a terminal: aligned, nothing in them taken as markup, helpful when there is nothing to show."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from headwater.ask.claims import ClaimAnswer, ClaimDetail, RelatedAnswer, SaidAnswer
from headwater.ask.sources import ArticleDetail, SourceDetail
from headwater.corpus import Hit
from headwater.present.brief import STYLES
from headwater.present.dates import short_date
from headwater.present.lookup import listed, plural
from headwater.present.safe import one_line, shorten, titled
from headwater.present.terminal import Lines, heading, print_lines

Record: TypeAlias = Mapping[str, Any]
Column: TypeAlias = tuple[str, str]

MOST_SAID = 40
PIPE_WIDTH = 1_000
RELATED = {
    ("conflicts", "to"): "Conflicts with", ("conflicts", "from"): "Conflicts with",
    ("denies", "to"): "Denies", ("denies", "from"): "Denied by",
    ("supersedes", "to"): "Replaces", ("supersedes", "from"): "Replaced by",
    ("supports", "to"): "Supports", ("supports", "from"): "Supported by",
}  # fmt: skip


def show(lines: Iterable[tuple[Text, int]], console: Console) -> None:
    """The lines are printed."""
    print_lines(lines, console)


def bounds_words(low: int, high: int) -> str:
    """ "1 origin", "1–3 origins", "no named origin"."""
    if high == 0:
        return "no named origin"
    return plural(low, "origin") if low == high else f"{low}–{high} origins"


def claims_lines(claims: Sequence[ClaimAnswer], total: int) -> Lines:
    """The claims one by one, and how many more fit."""
    few = len(claims) < total
    line = f"{plural(total, 'claim')}, the first {len(claims):,} shown:" if few else f"{plural(total, 'claim')}:"
    yield Text(line, style="bold"), 0
    for number, claim in enumerate(claims, 1):
        yield Text(""), 0
        yield from claim_lines(claim, f"{number:>2}. ")
    if few:
        yield Text(""), 0
        yield Text(f"{total - len(claims):,} more: --limit N or --all; --csv FILE writes every one.", style="dim"), 0


def claim_lines(claim: ClaimAnswer, before: str = "", indent: int = 4) -> Lines:
    """A claim as it stands in a list: status, bounds, text, origins, who carries it, id."""
    status = Text(before)
    status.append(claim["status"].upper(), style=STYLES.get(claim["status"], "bold"))
    counts = [bounds_words(claim["origins_low"], claim["origins_high"]), plural(claim["articles"], "article")]
    if claim["statements"] != claim["articles"]:
        counts.append(plural(claim["statements"], "statement"))
    if claim["first_reported"]:
        counts.append(f"since {short_date(claim['first_reported'][:10])}")
    status.append("  " + " · ".join(counts))
    yield status, max(indent - 4, 0)
    yield Text(("Denied: " if claim["denied"] else "") + shorten(titled(claim["text"]), 320)), indent
    if claim["origins"]:
        yield Text(f"From: {shorten(origins_words(claim['origins']), 300)}"), indent
    carried = shorten(listed(claim["carried_by"], 6), 300)
    yield Text(f"In: {carried}  [{claim['id']}]", style="dim"), indent


def origins_words(origins: Sequence[str]) -> str:
    """The origins in a row, named ones first; reports without a source are counted together."""
    loose = sum(1 for o in origins if o.startswith("unsourced"))
    named = listed((o for o in origins if not o.startswith("unsourced")), 3)
    return " and ".join(part for part in (named, plural(loose, "unsourced report") if loose else "") if part)


def claim_detail_lines(claim: ClaimDetail, everything: bool) -> Lines:
    """A claim with why, its origins, who says it where, and the claims related to it."""
    yield from claim_lines(claim)
    for because in claim["because"]:
        yield Text(one_line(because)), 4
    yield from heading("ORIGINS")
    for number, group in enumerate(claim["groups"], 1):
        yield Text(f"{number}. {one_line(group['name'])}", style="bold"), 2
        yield Text(f"through {shorten(listed(group['carried_by'], 8), 300)}"), 5
        for because in group["because"][: None if everything else 3]:
            yield Text(one_line(because), style="dim"), 5
    yield from heading("WHO SAYS IT")
    yield from said_lines(claim["said"], everything)
    if claim["comments"]:
        yield from heading("ASKED FOR COMMENT")
        yield from said_lines(claim["comments"], everything)
    if claim["related"]:
        yield from heading("RELATED CLAIMS")
        for one in claim["related"]:
            yield from related_lines(one)
    yield Text(""), 0
    yield Text(f"All reasons: headwater why DB {claim['id']}", style="dim"), 0


def related_lines(one: RelatedAnswer) -> Lines:
    """A related claim, and what differs."""
    words = RELATED[one["type"], one["direction"]]
    by = shorten(origins_words(one["by"]), 200)
    denied_by = (one["type"], one["direction"]) == ("denies", "from") and bool(by)
    who = f" {by}: " if denied_by else " the denial of " if one["denied"] else " "
    yield Text(f"{words}{who}“{shorten(titled(one['text']), 240)}”  [{one['claim']}]"), 2
    values = " / ".join(f"“{shorten(v, 60)}”" for v in one["values"]) if one["about"] != "truth" else ""
    about = f"About the {one['about']}{': ' + values if values else ''}"
    yield Text(about + (f"; from {by}" if by and not denied_by else ""), style="dim"), 5


def said_lines(said: Sequence[SaidAnswer], everything: bool) -> Lines:
    """Statements with who says them, where and when."""
    shown = said if everything else said[:MOST_SAID]
    for one in shown:
        yield Text(f"“{shorten(one['text'], 240)}”{_act(one)}"), 2
        yield Text(f"— {_who(one)}  [{one['id']}]", style="dim"), 5
    if len(shown) < len(said):
        yield Text(f"{len(said) - len(shown):,} more: --all.", style="dim"), 2


def _act(one: SaidAnswer) -> str:
    words = {"denies": "denied", "confirms": "confirmed", "questions": "questioned", "retracts": "retracted",
             "declines_comment": "no comment"}  # fmt: skip
    notes = [words[one["act"]]] if one["act"] in words else []
    return f" ({', '.join([*notes, *(['hedged'] if one['certainty'] == 'hedged' else [])])})" if notes else ""


def _who(one: SaidAnswer) -> str:
    hops = [one_line(h) for h in one["chain"]]
    via = f", via {' and '.join(reversed(hops[:-1]))}" if len(hops) > 1 else ""
    who = f"{hops[-1]}{via}, in " if hops else ""
    path = shorten(one["path"], 80)
    place = f"{one_line(one['outlet'])}, {path}" if one["outlet"] else path
    when = f", {short_date(one['published'])}" if one["published"] else ""
    return f"{who}{place}{when}" + ("" if hops else ", in its own voice")


def source_lines(source: SourceDetail, everything: bool) -> Lines:
    """A source with what it said, latest first: each claim once, with every place it was said in."""
    yield Text(f"{one_line(source['name'])}  ({source['kind']})", style="bold"), 0
    facts = [
        f"Also called: {listed(map(one_line, source['also_called']), 8)}" if source["also_called"] else "",
        f"Role: {one_line(source['role']).strip(' .,;:')}" if source["role"] else "",
        f"Of: {one_line(source['affiliation'])}" if source["affiliation"] else "",
        f"Stands for {plural(source['people'], 'person', 'people')}" if source["people"] else "",
        f"Published {plural(source['published'], 'article')}" if source["published"] else "",
    ]
    for fact in filter(None, facts):
        yield Text(fact), 2
    counts = (plural(source["statements"], "statement"), plural(source["claims"], "claim"))
    yield Text(f"{', '.join(counts)} in {plural(source['articles'], 'article')}  [{source['id']}]", style="dim"), 2
    if source["said"]:
        yield from heading("WHAT IT SAID, LATEST FIRST")
    shown = source["said"] if everything else source["said"][:MOST_SAID]
    for one in shown:
        status = Text(one["status"].upper(), style=STYLES.get(one["status"], "bold"))
        status.append(f"  {bounds_words(one['origins_low'], one['origins_high'])}  [{one['claim']}]")
        yield Text(""), 0
        yield status, 2
        yield Text(f"“{shorten(one['text'], 240)}”{_act(one)}"), 4
        yield Text(f"— {_who(one)}", style="dim"), 6
    if len(shown) < len(source["said"]):
        yield Text(f"{len(source['said']) - len(shown):,} more: --all.", style="dim"), 2


def article_lines(article: ArticleDetail, everything: bool) -> Lines:
    """An article's record, its versions with what they changed, and what it says."""
    yield Text(shorten(article["title"] or article["path"], 200), style="bold"), 0
    published = short_date(article["published"]) if article["published"] else "undated"
    facts = [one_line(article["outlet"] or "unknown outlet"), published, article["state"]]
    yield Text(f"{', '.join(facts)}  [{article['id']}]"), 2
    yield Text(shorten(article["url"] or article["path"], 200), style="dim"), 2
    if len(article["versions"]) > 1:
        yield from heading("VERSIONS")
        for version in article["versions"]:
            yield Text(f"{version['added']}  {version['state']}  [{version['article']}]"), 2
            for edit in version["edits"][: None if everything else 12]:
                yield Text(_edit(edit), style="dim"), 5
    yield from heading(plural(len(article["said"]), "statement").upper())
    yield from said_lines(article["said"], everything)


def _edit(edit: Record) -> str:
    old, new = f"“{shorten(edit['old'], 160)}”", f"“{shorten(edit['new'], 160)}”"
    return {"added": f"added {new}", "removed": f"removed {old}"}.get(edit["kind"], f"{old} became {new}")


def hits_lines(hits: Sequence[Hit], total: int, article: Mapping[str, str]) -> Lines:
    """Passages with the words found in bold; `article` names the articles by id."""
    few = f", the first {len(hits):,} shown" if len(hits) < total else ""
    yield Text(f"{plural(total, 'passage')}{few}:", style="bold"), 0
    for hit in hits:
        line = Text()
        for number, piece in enumerate(hit.pieces):
            line.append(one_line(f"|{piece}|")[1:-1], style="bold" if number % 2 else "")
        yield Text(""), 0
        yield line, 2
        ids = f"[{hit.claim}] [{hit.id}]" if hit.claim else f"[{hit.id}]"
        yield Text(f"— {article.get(hit.article, hit.article)}  {ids}", style="dim"), 4


def table(columns: Sequence[Column], rows: Iterable[Record]) -> Table:
    """An aligned table; a column's second word says how: "name" wraps, "number" is at the right, "id" is whole."""
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0), collapse_padding=True)
    for title, how in columns:
        made.add_column(
            title, justify="right" if how == "number" else "left", no_wrap=how in ("number", "id", "day"),
            overflow="fold", style="dim" if how == "id" else None, min_width=12 if how == "name" else None,
        )  # fmt: skip
    for row in rows:
        made.add_row(*(Text(cell(row[title])) for title, _ in columns))
    return made


def cell(value: object) -> str:
    """A value as one safe line; nothing for None."""
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else shorten(str(value), 120)


def print_table(
    columns: Sequence[Column], rows: Sequence[Record], total: int, what: str | tuple[str, str], console: Console
) -> None:
    """How many there are, the table, and how many more there are."""
    few = f", the first {len(rows):,} shown" if len(rows) < total else ""
    one, many = (what, f"{what}s") if isinstance(what, str) else what
    show([(Text(f"{plural(total, one, many)}{few}:", style="bold"), 0), (Text(""), 0)], console)
    _print_table(table(columns, rows), console)
    if few:
        more = f"{total - len(rows):,} more: --limit N or --all; --csv FILE writes every one."
        show([(Text(""), 0), (Text(more, style="dim"), 0)], console)


def problem_lines(problems: Sequence[Record], total: int) -> Lines:
    """The problems one a line, and how many more there are."""
    yield Text(f"{plural(total, 'problem')}:", style="bold"), 0
    for one in problems:
        where = one["path"] or one["article"] or ""
        place = f"{shorten(where, 120)}: " if where else ""
        yield Text(f"{one['code']}  {place}{one_line(one['message'])}"), 2
    if len(problems) < total:
        yield Text(f"{total - len(problems):,} more: --limit N or --all.", style="dim"), 2


def _print_table(made: Table, console: Console) -> None:
    """The table as wide as the terminal allows; elsewhere a row is a line, however long, without trailing blanks."""
    if console.is_terminal:
        console.print(made)
        return
    caught = io.StringIO()
    Console(file=caught, width=PIPE_WIDTH, color_system=None).print(made)
    for line in caught.getvalue().splitlines():
        console.print(Text(line.rstrip()), soft_wrap=True)


def nothing(what: str, filters: Mapping[str, object], total: int, advice: str = "") -> Iterator[tuple[Text, int]]:
    """That nothing was found, for which filters, and what else to try."""
    given = [f"{name} {_quoted(v)}" for name, v in filters.items() if v is not None]
    if not total and not given:
        if what == "problem":
            yield Text("There is no problem: everything was read."), 0
            return
        yield Text(f"The corpus holds no {what}. Add articles: headwater add DB PATH"), 0
        return
    yield Text(f"No {what} matches {' and '.join(given)}." if given else f"There is no {what}."), 0
    tips = [f"{plural(total, what)} in all"] if total else []
    tips += [advice] if advice else []
    tips += ["leave out a filter"] if len(given) > 1 else []
    if tips:
        yield Text(f"Try: {'; '.join(tips)}.", style="dim"), 2


def _quoted(value: object) -> str:
    return f"“{shorten(value, 60)}”" if isinstance(value, str) else str(value)
