"""Commands for people's judgements and for the web application. `COMMANDS` is what the program registers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, get_args

import click

from headwater.errors import UsageError
from headwater.model import Judgement, JudgementKind
from headwater.serve.command import serve

if TYPE_CHECKING:
    from headwater.corpus import Corpus

COLUMNS = ("id", "kind", "subject", "object", "verdict", "author", "at", "note", "undone_by", "undone_at")
MOST_QUESTIONS = 10


@click.command(short_help="Judge, undo a judgement, or see what is worth judging.")
@click.argument("db", metavar="DB")
@click.argument("kind", required=False, type=click.Choice(get_args(JudgementKind)), metavar="[KIND")
@click.argument("subject", required=False, metavar="ID")
@click.argument("other", required=False, metavar="[ID]")
@click.argument("verdict", required=False, metavar="VERDICT]")
@click.option("--by", "author", metavar="NAME", help="Who judges.")
@click.option("--note", default="", metavar="TEXT", help="Why.")
@click.option("--chain", "chain", multiple=True, metavar="NAME", help="Who says it, nearest first; once a source.")
@click.option("--undo", "undone", metavar="ID", help="Undo the judgement of this id.")
@click.option("--json", "json_to", metavar="FILE", help="Write all judgements as JSON to FILE; - is standard output.")
@click.option("--csv", "csv_to", metavar="FILE", help="Write all judgements as CSV.")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def judge(
    db: str, kind: JudgementKind | None, subject: str | None, other: str | None, verdict: str | None,
    author: str | None, note: str, chain: tuple[str, ...], undone: str | None, json_to: str | None, csv_to: str | None,
    debug: bool,  # noqa: ARG001  # --debug is read in main
) -> None:  # fmt: skip
    """Judge what the models found in the corpus DB; a judgement outranks them, is kept with its author, and can be
    undone. Without a KIND: who judged what, and what is worth judging.

    \b
    KIND ID... VERDICT is one of:
      claim STATEMENT STATEMENT same|different     they (do not) say the same
      source SOURCE SOURCE same|different          they are (not) one
      copy ARTICLE ARTICLE copy|none               one took (neither took) its text from the other
      relation RELATION right|wrong                what is stated between two claims is (not) so
      chain STATEMENT corrected --chain NAME...    who says it

    \b
    Examples:
      headwater judge news.hw
      headwater judge news.hw source s-1a2b3c4d5e6f s-6f5e4d3c2b1a same --by "Ada Lee" --note "her married name"
      headwater judge news.hw chain st-1a2b3c4d5e6f corrected --chain "the Post" --chain "two officials" --by "Ada Lee"
      headwater judge news.hw --undo j-1a2b3c4d5e6f --by "Ada Lee"
      headwater judge news.hw --csv judgements.csv
    """
    import headwater

    if undone is None and kind is None:
        with headwater.open(db, readonly=True) as corpus:
            if not _write(corpus, json_to, csv_to):
                click.echo("\n".join(_overview(corpus)))
        return
    if not author:
        raise UsageError("who judges must be told: --by NAME")
    with headwater.open(db, create=False) as corpus:
        if undone is not None:
            corpus.undo(undone, by=author)
            click.echo(f"{undone} is undone.")
            return
        made = _judge(corpus, kind, [x for x in (subject, other, verdict) if x], author, note, chain)
        click.echo(f"{made.id}: {made.kind} {made.verdict}, by {made.author}. Everything that hangs on it follows.")


def _judge(
    corpus: Corpus, kind: JudgementKind | None, given: list[str], author: str, note: str, chain: tuple[str, ...]
) -> Judgement:
    """The judgement that the arguments ask for, made. Raises `UsageError` where they are too many or too few."""
    from headwater.corpus.judging import chain_of

    ends = 1 if kind in ("relation", "chain") else 2
    if kind is None or len(given) != ends + 1:
        raise UsageError(f"a judgement on a {kind} takes {ends} id{'s' * (ends > 1)} and a verdict")
    other = chain_of(chain) if kind == "chain" else given[1] if ends == 2 else ""
    return corpus.judge(kind, given[0], other, given[-1], author=author, note=note)


def _write(corpus: Corpus, json_to: str | None, csv_to: str | None) -> bool:
    """Whether the judgements were asked for as files, which are there then."""
    from headwater.ask.files import json_bytes
    from headwater.present.tables import to_csv
    from headwater.present.writing import write_output

    rows = [asdict(j) for j in corpus.judgements()]
    if json_to is not None:
        write_output(json_to, json_bytes(rows))
    if csv_to is not None:
        write_output(csv_to, to_csv(COLUMNS, rows))
    return json_to is not None or csv_to is not None


def _overview(corpus: Corpus) -> Iterator[str]:
    """Who judged what, then the most useful questions, one line each."""
    from headwater.present.safe import one_line, shorten
    from headwater.serve.questions import find_questions

    made = corpus.judgements()
    for one in made:
        undone = f" (undone by {one_line(one.undone_by)})" if one.undone_by else ""
        note = f": {shorten(one.note, 100)}" if one.note else ""
        yield f"{one.id}  {one.at[:10]}  {one.kind} {one.verdict}, by {one_line(one.author)}{note}{undone}"
    if not made:
        yield "Nobody has judged anything yet."
    questions = find_questions(corpus, MOST_QUESTIONS)
    if questions:
        yield "\nWorth judging:"
    for question in questions:
        ids = " ".join(x for x in (question.subject, question.object) if x)
        verdicts = "|".join(verdict for verdict, _ in question.answers)
        yield f"  {question.asks}  [{question.kind} {ids} {verdicts}]"
        for words, _ in question.sides:
            yield f"    - {shorten(words, 160)}"


COMMANDS = (judge, serve)
