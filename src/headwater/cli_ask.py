"""Commands that ask a corpus: its claims, sources, outlets, articles, problems; a draft held against it; exports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, get_args

import click

from headwater.cli_inputs import open_corpus
from headwater.cli_options import (
    claim_filters,
    filter_of,
    form_options,
    given_filters,
    iso_date,
    outlet_filter,
    plain,
)
from headwater.cli_output import check_target, check_targets, console, write_targets
from headwater.errors import EnvironmentFault, UsageError
from headwater.model import SourceKind

if TYPE_CHECKING:
    from headwater.corpus import Corpus

Command = TypeVar("Command", bound=Callable[..., Any])
Record: TypeAlias = Mapping[str, Any]

PROBLEMS = 2
SHOWN = 20
FORMS = ("ledger", "csv", "jsonl", "parquet")
TABLE_NAMES = ("claims", "articles", "sources", "relations", "copies", "events", "problems")
STATES = ("current", "replaced", "withdrawn", "all")

db_argument = click.argument("db", metavar="DB")
plain_option = click.option("--plain", is_flag=True, help="No colour, whatever the terminal can do.")
debug_option = click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
all_option = click.option("--all", "everything", is_flag=True, help="Show everything.")


def list_options(command: Command) -> Command:
    """The command takes the options that say how much of a list is shown."""
    options = (
        click.option("--limit", type=click.IntRange(1, 10_000_000), metavar="N",
                     help=f"At most N of them.  [default: {SHOWN} on the screen, all in files]"),
        all_option, plain_option, debug_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def one_options(command: Command) -> Command:
    """The command takes the options of a single record."""
    for option in (debug_option, plain_option, all_option):
        command = option(command)
    return command


def limit_of(flags: Record, targets: Mapping[str, str]) -> int | None:
    """How many are asked for: as said, else all of them with --all or into files."""
    given: int | None = flags["limit"]
    return given if given is not None else None if targets or flags["everything"] else SHOWN


def write_forms(targets: Mapping[str, str], answer: Any, columns: Sequence[str], rows: Iterable[Record]) -> bool:
    """The answer is written as JSON and CSV where asked; whether standard output is still free."""
    from headwater.ask.files import json_bytes
    from headwater.present.tables import to_csv

    return write_targets(targets, {"json": lambda: json_bytes(answer), "csv": lambda: to_csv(columns, rows)})


@contextmanager
def advised(finding: str) -> Iterator[None]:
    """An id that leads nowhere is told with the command that finds ids."""
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{error}; find ids with: {finding}") from error


def tell_pending(corpus: Corpus) -> None:
    """On standard error: how many articles the answers do not count yet."""
    pending = corpus.overview().pending
    if pending:
        wait = f"{pending:,} article{' waits' if pending == 1 else 's wait'}"
        click.echo(f"headwater: {wait} to be traced and not counted here: headwater add {corpus.db.path}", err=True)


@click.command(short_help="List the claims of a corpus.")
@db_argument
@claim_filters
@outlet_filter
@click.option("--order", type=click.Choice(("weight", "newest", "oldest")), default="weight", show_default=True,
              help="What comes first: what most outlets carry and what is disputed, or by day.")  # fmt: skip
@form_options("the claims")
@list_options
def claims(db: str, **flags: Any) -> None:
    """List the claims of the corpus DB: their status, how many independent origins they have, who carries them.

    Filters narrow each other. Any words can be asked for: nothing in them is an operator but "…", a phrase.

    \b
    Examples:
      headwater claims news.hw
      headwater claims news.hw --text "storage tank" --min-origins 2
      headwater claims news.hw --speaker Veress --from 2031-03-01 --to 2031-03-07
      headwater claims news.hw --outlet "Daily Beacon" --status disputed
      headwater claims news.hw --status single-origin --min-articles 3 --csv claims.csv
      headwater claims news.hw --text tank --json | jq -r '.[].text'
    """
    targets = check_targets(flags, ("json", "csv"))
    wanted = filter_of(flags)
    from headwater.ask.claims import find_claims
    from headwater.ask.files import CLAIM_COLUMNS
    from headwater.ask.showing import claims_lines, nothing, show

    with open_corpus(db) as corpus:
        found, total = find_claims(corpus, wanted, order=flags["order"], limit=limit_of(flags, targets))
        everything = corpus.overview().claims
        tell_pending(corpus)
    if write_forms(targets, found, CLAIM_COLUMNS, found):
        advice = f"headwater search {db} WORDS finds passages" if flags["text"] else ""
        lines = claims_lines(found, total) if found else nothing("claim", given_filters(flags), everything, advice)
        show(lines, console(flags["plain"]))


@click.command(short_help="Show one claim of a corpus.")
@db_argument
@click.argument("ident", metavar="ID")
@form_options("the claim (CSV: its statements)")
@one_options
def claim(db: str, ident: str, **flags: Any) -> None:
    """Show the claim ID of the corpus DB: its origins, who says it where and when, what speaks against it.

    \b
    Examples:
      headwater claim news.hw c-1a2b3c4d5e6f
      headwater claim news.hw c-1a2b3c4d5e6f --json
    """
    targets = check_targets(flags, ("json", "csv"))
    from headwater.ask.claims import find_claim
    from headwater.ask.files import SAID_COLUMNS
    from headwater.ask.showing import claim_detail_lines, show

    with open_corpus(db) as corpus, advised(f"headwater claims {db} --text WORDS"):
        found = find_claim(corpus, plain(ident))
    if write_forms(targets, found, SAID_COLUMNS, found["said"]):
        show(claim_detail_lines(found, flags["everything"]), console(flags["plain"]))


@click.command(short_help="List who is quoted in a corpus.")
@db_argument
@click.option("--text", metavar="WORDS", help="Sources with these words in their name.")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), help="Sources of this kind.")
@form_options("the sources")
@list_options
def sources(db: str, **flags: Any) -> None:
    """List the sources of the corpus DB, most quoted first: what they are and how often they are quoted.

    \b
    Examples:
      headwater sources news.hw
      headwater sources news.hw --kind anonymous
      headwater sources news.hw --text ministry --csv sources.csv
    """
    targets = check_targets(flags, ("json", "csv"))
    from headwater.ask.files import SOURCE_COLUMNS
    from headwater.ask.showing import nothing, print_table, show
    from headwater.ask.sources import all_items, source_answer

    text, kind = plain(flags["text"]), flags["kind"]
    with open_corpus(db) as corpus:
        limit = limit_of(flags, targets)
        entries = all_items(lambda o, n: corpus.sources(text=text, kind=kind, offset=o, limit=n), limit)
        found = [source_answer(e) for e in entries]
        total, everything = corpus.sources(text=text, kind=kind, limit=1).total, corpus.overview().sources
        tell_pending(corpus)
    if write_forms(targets, found, SOURCE_COLUMNS, found):
        columns = (("name", "name"), ("kind", "day"), ("statements", "number"), ("claims", "number"),
                   ("articles", "number"), ("id", "id"))  # fmt: skip
        screen = console(flags["plain"])
        if found:
            print_table(columns, found, total, "source", screen)
        else:
            show(nothing("source", given_filters(flags), everything), screen)


@click.command(short_help="Show one source of a corpus and what it said.")
@db_argument
@click.argument("ident", metavar="ID")
@form_options("the source (CSV: what it said)")
@one_options
def source(db: str, ident: str, **flags: Any) -> None:
    """Show the source ID of the corpus DB: what it said, through whom, when.

    \b
    Examples:
      headwater source news.hw s-1a2b3c4d5e6f
      headwater source news.hw s-1a2b3c4d5e6f --csv said.csv
    """
    targets = check_targets(flags, ("json", "csv"))
    from headwater.ask.files import SOURCE_SAID_COLUMNS
    from headwater.ask.showing import show, source_lines
    from headwater.ask.sources import find_source

    with open_corpus(db) as corpus, advised(f"headwater sources {db} --text NAME"):
        found = find_source(corpus, plain(ident))
    if write_forms(targets, found, SOURCE_SAID_COLUMNS, found["said"]):
        show(source_lines(found, flags["everything"]), console(flags["plain"]))


@click.command(short_help="Show who originates and who repeats.")
@db_argument
@click.option("--text", metavar="WORDS", help="Outlets with these words in their name.")
@click.option("--network", "network_to", metavar="FILE", help="Write who takes from whom: .json, .gexf, .svg.")
@form_options("the outlets")
@list_options
def outlets(db: str, **flags: Any) -> None:
    """Show for each outlet of the corpus DB what it originates and what it takes from whom.

    "own" are the claims that it does not only pass on; "first" those that it reported before the others; "sources"
    the people and bodies it heard itself. One outlet alone is shown in full. The network is a file for graph programs
    (.gexf, .json) or a picture (.svg).

    \b
    Examples:
      headwater outlets news.hw
      headwater outlets news.hw --text beacon
      headwater outlets news.hw --csv outlets.csv --network network.svg
    """
    targets = check_targets(flags, ("json", "csv"))
    check_target("--network", flags["network_to"])
    from headwater.ask.files import OUTLET_COLUMNS, outlet_rows
    from headwater.ask.network import check_ending, network_bytes
    from headwater.ask.outlets import find_network, find_outlets

    check_ending(flags["network_to"])
    with open_corpus(db) as corpus:
        found = find_outlets(corpus, text=plain(flags["text"]))
        network, overview = find_network(corpus) if flags["network_to"] else None, corpus.overview()
        tell_pending(corpus)
    shown = found[: limit_of(flags, targets)]
    free = write_forms(targets, shown, OUTLET_COLUMNS, outlet_rows(shown))
    if network is not None:
        name = flags["network_to"]
        free = write_targets({"network": name}, {"network": lambda: network_bytes(network, name)}) and free
    if free:
        _show_outlets(shown, len(found), overview.outlets, overview.articles, flags)


def _show_outlets(shown: Sequence[Any], total: int, outlets: int, articles: int, flags: Record) -> None:
    from rich.text import Text

    from headwater.ask.showing import nothing, print_table, show
    from headwater.ask.showing_draft import OUTLET_TABLE, outlet_lines, outlet_rows, outlets_note

    screen = console(flags["plain"])
    if not shown:
        show(nothing("outlet", given_filters(flags), outlets), screen)
    elif len(shown) == 1:
        show(outlet_lines(shown[0]), screen)
    else:
        print_table(OUTLET_TABLE, outlet_rows(shown), total, "outlet", screen)
    note = outlets_note(articles, shown) if not flags["text"] and len(shown) == outlets else ""
    if note:
        show([(Text(""), 0), (Text(note, style="dim"), 0)], screen)


@click.command(short_help="List the articles of a corpus.")
@db_argument
@click.option("--text", metavar="WORDS", help='Articles that hold all these words; "…" is a phrase.')
@outlet_filter
@click.option("--from", "since", metavar="DATE", help="Published on this day or later: 2031-03-14.")
@click.option("--to", "until", metavar="DATE", help="Published on this day or earlier.")
@click.option("--story", metavar="ID", help="Articles of this story.")
@click.option("--state", type=click.Choice(STATES), default="current", show_default=True,
              help="Also earlier versions and withdrawn ones.")  # fmt: skip
@form_options("the articles")
@list_options
def articles(db: str, **flags: Any) -> None:
    """List the articles of the corpus DB, latest first.

    \b
    Examples:
      headwater articles news.hw
      headwater articles news.hw --text "old town" --outlet beacon
      headwater articles news.hw --state replaced --csv versions.csv
    """
    targets = check_targets(flags, ("json", "csv"))
    from headwater.ask.files import ARTICLE_COLUMNS
    from headwater.ask.showing import nothing, print_table, show
    from headwater.ask.sources import find_articles

    wanted = {name: plain(flags[name]) for name in ("text", "outlet", "story")}
    days = {"since": iso_date("--from", flags["since"]), "until": iso_date("--to", flags["until"])}
    state = None if flags["state"] == "all" else flags["state"]
    with open_corpus(db) as corpus:
        found = list(find_articles(corpus, **wanted, **days, state=state))
        everything = corpus.overview().articles
        tell_pending(corpus)
    shown = found[: limit_of(flags, targets)]
    if write_forms(targets, shown, ARTICLE_COLUMNS, shown):
        columns = [("published", "day"), ("outlet", "name"), ("title", "name"), ("statements", "number"), ("id", "id")]
        columns += [] if state == "current" else [("state", "day")]
        screen = console(flags["plain"])
        rows = [{**a, "published": (a["published"] or "undated")[:10], "title": a["title"] or a["path"]} for a in shown]
        if shown:
            print_table(columns, rows, len(found), "article", screen)
        else:
            show(nothing("article", given_filters(flags), everything), screen)


@click.command(short_help="Show one article of a corpus, with its versions.")
@db_argument
@click.argument("ident", metavar="ID")
@form_options("the article (CSV: its statements)")
@one_options
def article(db: str, ident: str, **flags: Any) -> None:
    """Show the article ID of the corpus DB: what it says, and what each version of it changed.

    \b
    Examples:
      headwater article news.hw a-1a2b3c4d5e6f
      headwater article news.hw a-1a2b3c4d5e6f --json
    """
    targets = check_targets(flags, ("json", "csv"))
    from headwater.ask.files import SAID_COLUMNS
    from headwater.ask.showing import article_lines, show
    from headwater.ask.sources import find_article

    with open_corpus(db) as corpus, advised(f"headwater articles {db} --text WORDS"):
        found = find_article(corpus, plain(ident))
    if write_forms(targets, found, SAID_COLUMNS, found["said"]):
        show(article_lines(found, flags["everything"]), console(flags["plain"]))


@click.command(short_help="List the stories of a corpus.")
@db_argument
@click.option("--order", type=click.Choice(("newest", "largest")), default="newest", show_default=True,
              help="What comes first.")  # fmt: skip
@form_options("the stories")
@list_options
def stories(db: str, **flags: Any) -> None:
    """List the stories of the corpus DB: articles that are traced together, named by what matters most in them.

    \b
    Examples:
      headwater stories news.hw
      headwater stories news.hw --order largest --json
    """
    targets = check_targets(flags, ("json", "csv"))
    from dataclasses import asdict

    from headwater.ask.files import STORY_COLUMNS
    from headwater.ask.showing import nothing, print_table, show
    from headwater.ask.sources import all_items
    from headwater.present.safe import titled

    with open_corpus(db) as corpus:
        limit, order = limit_of(flags, targets), flags["order"]
        found = [asdict(s) for s in all_items(lambda o, n: corpus.stories(order=order, offset=o, limit=n), limit)]
        shown = [{**s, "label": titled(s["label"])} for s in found]
        total = corpus.stories(limit=1).total
        tell_pending(corpus)
    if write_forms(targets, found, STORY_COLUMNS, found):
        columns = (("last_day", "day"), ("label", "name"), ("articles", "number"), ("claims", "number"),
                   ("conflicts", "number"), ("id", "id"))  # fmt: skip
        screen = console(flags["plain"])
        if found:
            print_table(columns, shown, total, ("story", "stories"), screen)
        else:
            show(nothing("story", {}, total), screen)


@click.command(short_help="List what of a corpus could not be read or done.")
@db_argument
@click.option("--code", metavar="CODE", help="Problems of this code: R102.")
@click.option("--article", metavar="ID", help="Problems of this article.")
@form_options("the problems")
@list_options
def problems(db: str, **flags: Any) -> None:
    """List what of the corpus DB could not be read or done, each with what to do about it.

    \b
    Examples:
      headwater problems news.hw
      headwater problems news.hw --code R102 --csv undated.csv
    """
    targets = check_targets(flags, ("json", "csv"))
    from headwater.ask.files import PROBLEM_COLUMNS
    from headwater.ask.showing import nothing, problem_lines, show
    from headwater.ask.sources import problem_answer

    with open_corpus(db) as corpus:
        code, of = plain(flags["code"]), plain(flags["article"])
        page = corpus.problems(code=code, article=of, limit=limit_of(flags, targets))
        everything = corpus.overview().problems
    found = [problem_answer(p) for p in page.items]
    if write_forms(targets, found, PROBLEM_COLUMNS, found):
        lines = problem_lines(found, page.total) if found else nothing("problem", given_filters(flags), everything)
        show(lines, console(flags["plain"]))


@click.command(short_help="Find passages in a corpus.")
@db_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--articles", "in_articles", is_flag=True, help="Search whole articles instead of statements.")
@form_options("the passages")
@list_options
def search(db: str, words: tuple[str, ...], **flags: Any) -> None:
    """Find the statements (or articles) of the corpus DB that hold every word, best first.

    Any words can be asked for; "…" is a phrase; the last word is also found as a beginning.

    \b
    Examples:
      headwater search news.hw leaking tank
      headwater search news.hw '"old town"' closed
      headwater search news.hw siren --articles
    """
    targets = check_targets(flags, ("json", "csv"))
    from headwater.ask.files import HIT_COLUMNS
    from headwater.ask.showing import hits_lines, nothing, show
    from headwater.ask.sources import all_items, article_names, hit_answer

    text = plain(" ".join(words))
    among: Literal["statements", "articles"] = "articles" if flags["in_articles"] else "statements"
    with open_corpus(db) as corpus:
        limit = limit_of(flags, targets)
        hits = list(all_items(lambda o, n: corpus.search(text, among=among, offset=o, limit=n), limit))
        total, overview = corpus.search(text, among=among, limit=1).total, corpus.overview()
        names = article_names(corpus, [h.article for h in hits])
        tell_pending(corpus)
    found = [hit_answer(h) for h in hits]
    if write_forms(targets, found, HIT_COLUMNS, found):
        everything = overview.articles if flags["in_articles"] else overview.statements
        lines = hits_lines(hits, total, names) if hits else nothing(among[:-1], {"words": text}, everything)
        show(lines, console(flags["plain"]))


@click.command("check-draft", short_help="Hold a draft against a corpus.")
@db_argument
@click.argument("file", metavar="FILE|-")
@click.option("--published", metavar="DATE", help="When it is to appear, so that “Tuesday” is a day: 2031-03-14.")
@click.option("--outlet", metavar="NAME", help="Where it is to appear.")
@form_options("the report")
@click.option("--strict", is_flag=True, help="Exit with status 2 when there are warnings.")
@one_options
def check_draft(db: str, file: str, **flags: Any) -> None:
    """Show what the corpus DB knows of everything a draft says: origins and their bounds, status, what speaks against
    it, missing attributions, and words that are another's. Nothing of the draft is kept.

    What is not found is not false: nothing in the corpus was found to say it.

    \b
    Examples:
      headwater check-draft news.hw draft.txt --published 2031-03-14
      headwater check-draft news.hw draft.txt --json report.json --strict
      pandoc draft.docx -t plain | headwater check-draft news.hw -
    """
    targets = check_targets(flags, ("json", "csv"))
    published = iso_date("--published", flags["published"])
    from headwater.ask.draft import check_draft as check
    from headwater.ask.files import DRAFT_COLUMNS, draft_rows
    from headwater.ask.showing import show
    from headwater.ask.showing_draft import draft_lines

    if file != "-" and not Path(file).is_file():
        raise UsageError(f"there is no draft {file}")
    with open_corpus(db) as corpus:
        report = check(corpus, file, published=published, outlet=plain(flags["outlet"]))
        tell_pending(corpus)
    if write_forms(targets, report, DRAFT_COLUMNS, draft_rows(report)):
        show(draft_lines(report, flags["everything"]), console(flags["plain"]))
    if flags["strict"] and report["warnings"]:
        sys.exit(PROBLEMS)


@click.command(short_help="Write a corpus as a ledger or tables.")
@db_argument
@click.option("--format", "form", type=click.Choice(FORMS), default="ledger", show_default=True, help="What to write.")
@click.option("--table", type=click.Choice((*TABLE_NAMES, "all")), default="claims", show_default=True,
              help="Which table, for csv, jsonl and parquet.")  # fmt: skip
@click.option("--out", metavar="FILE", default="-", help="Where: a file, or a folder for all tables.  [default: -]")
@click.option("--story", metavar="ID", help="Only this story.")
@debug_option
def export(db: str, form: str, table: str, out: str, story: str | None, debug: bool) -> None:  # noqa: ARG001
    """Export the corpus DB: the whole ledger as JSON, or its tables as CSV, JSON lines or Parquet.

    The table "claims" has one row for each statement of each claim. Parquet needs pyarrow:
    pip install "headwater[parquet]".

    \b
    Examples:
      headwater export news.hw --out ledger.json
      headwater export news.hw --format csv --out claims.csv
      headwater export news.hw --format parquet --table all --out tables/
      headwater export news.hw --format jsonl --table sources | head
    """
    from headwater.ask.export import every_table, export_corpus
    from headwater.present.writing import make_folder, write_bytes, write_output

    if table == "all" and form != "ledger":
        if out == "-":
            raise UsageError("--table all needs a folder: --out FOLDER")
        with open_corpus(db) as corpus:
            document = corpus.document(story=plain(story))
            folder = make_folder(Path(out))
        for name, data in every_table(document, form):  # type: ignore[arg-type]  # click has checked it
            write_bytes(folder / f"{name}.{form}", data)
        return
    check_target("--out", out)
    if out == "-" and form == "parquet" and sys.stdout.isatty():
        raise EnvironmentFault("Parquet is no text for a terminal: give --out FILE")
    with open_corpus(db) as corpus:
        data = export_corpus(corpus, form, table=table, story=plain(story))  # type: ignore[arg-type]  # likewise
    write_output(out, data)


COMMANDS = (
    claims, claim, sources, source, outlets, articles, article, stories, problems, search, check_draft, export,
)  # fmt: skip
