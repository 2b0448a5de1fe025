"""A draft's report and the outlets on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from headwater.ask.draft import DraftClaim, DraftCopied, DraftReport
from headwater.ask.outlets import OutletAnswer
from headwater.ask.showing import claim_lines
from headwater.present.lookup import listed, plural
from headwater.present.safe import one_line, shorten, titled
from headwater.present.terminal import Lines, heading

STYLES = {"warning": "bold red", "note": "dim"}


def draft_lines(report: DraftReport, everything: bool) -> Lines:
    """What to look at in the draft, statement by statement; without `everything` what the corpus does not know is
    only counted."""
    yield Text(_summary(report), style="bold"), 0
    if report["known_as"]:
        ids = ", ".join(report["known_as"])
        yield Text(f"This very text is in the corpus ({ids}); it is not held against itself, but counted there."), 0
    if report["copied"]:
        yield from heading("WORDS THAT ARE ANOTHER'S")
        for copied in report["copied"]:
            yield _copied(copied), 2
    shown = [c for c in report["claims"] if everything or _telling(c)]
    if shown:
        yield from heading("WHAT THE DRAFT SAYS")
    for number, claim in enumerate(shown, 1):
        yield from _claim(number, claim)
    if len(shown) < len(report["claims"]):
        rest = plural(len(report["claims"]) - len(shown), "more statement")
        yield Text(""), 0
        yield Text(f"{rest} that nothing in the corpus was found to say: --all.", style="dim"), 0


def _summary(report: DraftReport) -> str:
    if not report["statements"]:
        return "No statement was found in the draft."
    known = report["known"]
    found = f"{plural(report['statements'], 'statement')}; the corpus knows {known or 'none'} of them"
    warned = f"{plural(report['warnings'], 'warning')}." if report["warnings"] else "no warning."
    held = "" if report["stories"] else " No story of the corpus is about what the draft is about."
    return f"{found}; {warned}{held}"


def _telling(claim: DraftClaim) -> bool:
    return claim["claim"] is not None or bool(claim["near"]) or any(f["kind"] != "not-found" for f in claim["findings"])


def _copied(copied: DraftCopied) -> Text:
    who = one_line(copied["outlet"] or "") or shorten(copied["path"], 80)
    credit = "credited" if copied["credited"] else "not credited"
    line = Text(
        "NOTE  " if copied["credited"] else "WARNING  ", style=STYLES["note" if copied["credited"] else "warning"]
    )
    places = ", ".join(f"{a}–{b}" for a, b in copied["passages"][:6])
    words = f"{plural(copied['words'], 'word')} of {who}, {credit} (characters {places})  [{copied['article']}]"
    return line.append(words, style="not bold default")


def _claim(number: int, claim: DraftClaim) -> Lines:
    yield Text(""), 0
    yield Text(f"{number:>2}. “{shorten(titled(claim['text']), 320)}”", style="bold"), 0
    if claim["attributed_to"]:
        hops = [f"“{shorten(n, 80)}”" for n in claim["attributed_to"]]
        via = f", via {' and '.join(reversed(hops[:-1]))}" if len(hops) > 1 else ""
        yield Text(f"The draft has it from {hops[-1]}{via}.", style="dim"), 4
    for finding in claim["findings"]:
        line = Text(f"{finding['kind'].replace('-', ' ').upper()}  ", style=STYLES[finding["weight"]])
        line.append(one_line(finding["text"]), style="not bold not dim default")
        yield line, 4
    if claim["claim"] is not None:
        yield from claim_lines(claim["claim"], "In the corpus: ", 8)
    for near in claim["near"]:
        yield (
            Text(f"Near: “{shorten(titled(near['text']), 200)}” ({near['status']})  [{near['claim']}]", style="dim"),
            4,
        )


def outlet_rows(outlets: Sequence[OutletAnswer]) -> list[dict[str, object]]:
    """The outlets as rows of a table: who originates and who repeats."""
    return [
        {
            "outlet": one["name"],
            "articles": one["articles"],
            "claims": one["claims"],
            "own": one["own"],
            "first": one["first"],
            "sources": one["heard"],
            "takes from": listed((f"{t['name']} ({t['statements']})" for t in one["takes"]), 3),
        }
        for one in outlets
    ]


OUTLET_TABLE = (
    ("outlet", "name"), ("articles", "number"), ("claims", "number"), ("own", "number"),
    ("first", "number"), ("sources", "number"), ("takes from", "name"),
)  # fmt: skip


def outlet_lines(one: OutletAnswer) -> Lines:
    """One outlet: what it originates, whom it heard, from whom it takes and who takes from it."""
    yield Text(f"{one_line(one['name'])}  ({one['kind']})", style="bold"), 0
    counts = f"{plural(one['articles'], 'article')}, {plural(one['claims'], 'claim')}  [{one['id']}]"
    yield Text(counts, style="dim"), 2
    yield Text(f"{one['own']:,} of its claims are its own, {one['claims'] - one['own']:,} are only passed on; "
               f"it was first with {one['first']:,}."), 2  # fmt: skip
    if one["sources"]:
        yield from heading(f"{plural(one['heard'], 'source').upper()} IT HEARD ITSELF")
        for source in one["sources"]:
            yield Text(f"{shorten(source['name'], 100)}: {plural(source['claims'], 'claim')}  [{source['id']}]"), 2
    for title, ties in (("TAKES FROM", one["takes"]), ("GIVES TO", one["gives"])):
        if ties:
            yield from heading(title)
        for tie in ties:
            how = {"credit": "credited", "wire": "as its wire", "copy": "copied"}[tie["how"]]
            words = f"{plural(tie['statements'], 'statement')} in {plural(tie['articles'], 'article')}, {how}"
            yield Text(f"{shorten(tie['name'], 100)}: {words}  [{tie['id']}]"), 2


def outlets_note(corpus_articles: int, shown: Sequence[OutletAnswer]) -> str:
    """Articles of which nobody told the outlet; "" where there are none."""
    loose = corpus_articles - sum(o["articles"] for o in shown)
    if loose <= 0:
        return ""
    return f"{plural(loose, 'article names', 'articles name')} no outlet: give it with --outlet or a --metadata file."
