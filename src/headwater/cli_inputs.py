"""What a command is given: a corpus, a ledger or articles, told by looking at the file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from headwater.cli_options import read_options
from headwater.cli_output import Progressing, waiting
from headwater.errors import StoreFault, UsageError

if TYPE_CHECKING:
    from headwater.corpus import Corpus
    from headwater.options import Options
    from headwater.present.document import LedgerDocument

DEFAULT_LEDGER = "headwater-report/ledger.json"
DATABASE = b"SQLite format 3\0"
LEDGER = b'"headwater-ledger/1"'
Kind: TypeAlias = Literal["corpus", "ledger", "articles"]


def kind_of(path: str) -> Kind:
    """What lies at the path; whatever is neither a database nor a ledger is taken as articles."""
    try:
        with Path(path).open("rb") as file:
            start = file.read(64)
    except (OSError, ValueError):
        return "articles"
    if start.startswith(DATABASE):
        return "corpus"
    return "ledger" if start.lstrip().startswith(b"{") and LEDGER in start else "articles"


def open_corpus(path: str) -> Corpus:
    """The corpus at `path`, for reading. Raises `UsageError` that says what to do where there is none."""
    from headwater import corpus

    try:
        return corpus.open(path, readonly=True, create=False)
    except StoreFault as fault:
        if fault.code != "S704" and kind_of(path) == "corpus":
            raise
        raise UsageError(f"{_no_corpus(path)} [S704]") from fault


def _no_corpus(path: str) -> str:
    if not Path(path).exists():
        return f"there is no corpus {path}; make one with: headwater add {path} ARTICLES"
    if kind_of(path) == "ledger":
        return f"{path} is a ledger, not a corpus; headwater timeline, conflicts and why read it"
    if Path(path).is_dir():
        return f"{path} is a folder, not a corpus; make one of its articles with: headwater add news.hw {path}"
    return f"{path} is not a corpus; make one with: headwater add news.hw {path}"


def load_document(path: str) -> LedgerDocument:
    """The ledger document at `path`. Raises `UsageError` when there is none or it is something else."""
    import json

    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot read the ledger {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise UsageError(f"{path} is not a ledger: {error}") from error
    if not isinstance(document, dict) or document.get("schema") != "headwater-ledger/1":
        raise UsageError(f"{path} is not a ledger of schema headwater-ledger/1")
    return document  # type: ignore[return-value]  # its shape is what the schema number promises


def load_or_trace(paths: tuple[str, ...], ledger_path: str | None, flags: Mapping[str, Any]) -> LedgerDocument:
    """The ledger document asked for: read from its file, or traced from `paths`. Raises `UsageError` for both."""
    if paths and ledger_path:
        raise UsageError("give either articles or --ledger, not both")
    if not paths:
        return load_document(ledger_path or DEFAULT_LEDGER)
    if len(paths) == 1 and kind_of(paths[0]) == "ledger":
        return load_document(paths[0])
    options = read_options(flags)
    with waiting(quiet=flags["plain"]) as progress:
        return trace_document(paths, options, progress)


def trace_document(paths: tuple[str, ...], options: Options, progress: Progressing) -> LedgerDocument:
    """The ledger document of the articles at `paths`; `progress` is told of each stage and the articles' number."""
    progress.begin("Reading")
    from headwater.pipeline import read_all, trace_articles
    from headwater.present.ledger import to_document

    articles, problems = read_all(paths, options)
    progress.articles = len(articles)
    return to_document(trace_articles(articles, options, problems, progress.begin))
