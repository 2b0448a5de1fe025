"""Commands that ask a corpus: claims, sources, articles, stories, passages, problems. `COMMANDS` are all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, get_args

import click

from headwater.cli_answers import (
    advised,
    db_argument,
    limit_of,
    list_options,
    one_options,
    tell_pending,
    write_forms,
)
from headwater.cli_draft import check_draft, export
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
from headwater.cli_outlets import outlets
from headwater.cli_output import check_targets, console
from headwater.model import SourceKind

if TYPE_CHECKING:
    pass

Command = TypeVar("Command", bound=Callable[..., Any])
Record: TypeAlias = Mapping[str, Any]

STATES = ("current", "replaced", "withdrawn", "all")


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


COMMANDS = (
    claims, claim, sources, source, outlets, articles, article, stories, problems, search, check_draft, export,
)  # fmt: skip
