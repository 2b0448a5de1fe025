"""Any input -> articles: files found, read by kind, gaps filled, doubles told, problems coded."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from headwater.errors import UsageError
from headwater.model import Article, Problem, make_id
from headwater.options import ReadOptions
from headwater.problems import make_problem, printable
from headwater.read.dates import is_future, parse_date
from headwater.read.decode import decode, looks_binary
from headwater.read.draft import Draft, one_line
from headwater.read.heads import read_head
from headwater.read.inputs import (
    HTML_SUFFIXES,
    LINES_SUFFIXES,
    SUFFIXES,
    TABLE_SUFFIXES,
    TEXT_SUFFIXES,
    InputFile,
    find_files,
)
from headwater.read.languages import find_language
from headwater.read.metadata import Metadata, parse_metadata, read_metadata
from headwater.read.rows import named_fields, read_json_lines, read_table

_PEEK = 1_000_000


def read_articles(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Article | Problem]:
    """Every article at `paths` (files, folders, "-" for standard input) and every problem met, one at a time.

    The order is that of the paths, inside folders that of the names; an article comes before the problems
    that concern it. Nothing about the inputs raises. Raises `UsageError` at once when the metadata file or
    the `published` option cannot be used.
    """
    options = options or ReadOptions()
    if options.published is not None and parse_date(options.published) is None:
        raise UsageError(f'the publication date "{printable(options.published)}" is not a date; write YYYY-MM-DD')
    metadata = read_metadata(options.metadata)
    return _read_all(paths, options, metadata)


def _read_all(paths: Sequence[str], options: ReadOptions, metadata: Metadata) -> Iterator[Article | Problem]:
    yield from metadata.problems
    seen = _Seen()
    for draft in _drafts(paths, options, metadata.place):
        if isinstance(draft, Problem):
            yield draft
        else:
            yield from _finish(metadata.apply(_with_head(draft)), options, seen)
    yield from metadata.unmatched()


@dataclass(slots=True)
class _Seen:
    """Which articles this run has read: the path of the first, by what makes two the same; texts by path."""

    paths: dict[tuple[str, str, str], str] = field(default_factory=dict)
    texts: set[tuple[str, str]] = field(default_factory=set)

    def again(self, sha256: str, path: str) -> bool:
        """Whether this text was read from this path before; it is from now on."""
        known = (sha256, path) in self.texts
        self.texts.add((sha256, path))
        return known


def _drafts(paths: Sequence[str], options: ReadOptions, leave_out: Path | None) -> Iterator[Draft | Problem]:
    several = len(paths) > 1
    for path in paths:
        if path == "-":
            yield from _read_standard_input(options)
            continue
        for file in find_files([path], leave_out, keep_folder=several):
            if isinstance(file, Problem):
                yield file
            else:
                yield from _read_file(file, options)


def _read_file(file: InputFile, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The drafts in one file; an error of the system on the way is a problem."""
    try:
        with file.place.open("rb") as stream:
            yield from _read_stream(stream, file.shown, file.names, file.place.suffix.lower(), options)
    except OSError as error:
        yield make_problem("R105", f"it cannot be read ({error.strerror or 'error'})", path=file.shown)


def _read_stream(
    stream: BinaryIO, shown: str, names: tuple[str, ...], suffix: str, options: ReadOptions
) -> Iterator[Draft | Problem]:
    """The drafts in a stream of this file type."""
    what = looks_binary(stream.read(4096)) if suffix in (*LINES_SUFFIXES, *TABLE_SUFFIXES) else None
    stream.seek(0)
    if what:
        yield make_problem("R107", f"it holds {what}", path=shown)
    elif suffix in LINES_SUFFIXES:
        yield from read_json_lines(stream, shown, options.max_bytes)
    elif suffix in TABLE_SUFFIXES:
        yield from read_table(stream, shown, options.max_chars)
    elif suffix in (*HTML_SUFFIXES, *TEXT_SUFFIXES):
        yield _read_whole(stream, shown, names, options, html=suffix in HTML_SUFFIXES)
    else:
        yield from _read_unnamed(stream, shown, names, options)


def read_uploads(
    files: Sequence[tuple[str, bytes]], options: ReadOptions | None = None, metadata: tuple[str, bytes] | None = None
) -> Iterator[Article | Problem]:
    """As `read_articles`, of files that were handed over as (name, bytes): no name is looked up anywhere.

    `metadata` is such a file, too. Raises `UsageError` when it cannot be used.
    """
    options = options or ReadOptions()
    known = parse_metadata(metadata[1], metadata[0]) if metadata else Metadata()
    yield from known.problems
    seen = _Seen()
    for name, data in files:
        shown = printable(name.replace("\\", "/"), 1000).strip("/ ") or "unnamed"
        suffix = PurePosixPath(shown).suffix.lower()
        if suffix and suffix not in SUFFIXES:
            yield make_problem("R118", f'files of type "{suffix}" cannot be read', path=shown)
            continue
        base = shown.rsplit("/", 1)[-1]
        names = tuple(dict.fromkeys((shown, base, base.removesuffix(suffix))))
        for draft in _read_stream(io.BytesIO(data), shown, names, suffix, options):
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from _finish(known.apply(_with_head(draft)), options, seen)
    yield from known.unmatched()


def _read_standard_input(options: ReadOptions) -> Iterator[Draft | Problem]:
    try:
        yield from _read_unnamed(cast(BinaryIO, sys.stdin.buffer), "-", ("-",), options)
    except (OSError, AttributeError, ValueError):
        yield make_problem("R105", "standard input cannot be read", path="-")


def _read_unnamed(
    stream: BinaryIO, shown: str, names: tuple[str, ...], options: ReadOptions
) -> Iterator[Draft | Problem]:
    """What a stream without a file type holds: JSON lines if its first line is one, HTML if it looks so, or text."""
    head = stream.read(_PEEK)
    whole = cast(BinaryIO, io.BufferedReader(_Prefixed(head, stream)))
    if _is_json_lines(head):
        yield from read_json_lines(whole, shown, options.max_bytes)
    else:
        start = head[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        html = start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start[:1000]
        yield _read_whole(whole, shown, names, options, html=html)


class _Prefixed(io.RawIOBase):
    """A stream that begins with bytes already read from it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """True: it is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # RawIOBase's stub says "WriteableBuffer"
        """Fill `buffer` from the head, then from the rest; the number of bytes, 0 at the end."""
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _is_json_lines(head: bytes) -> bool:
    first = next((line for line in head.split(b"\n") if line.strip()), b"")
    if not first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        row = json.loads(decode(first).text)
    except (ValueError, RecursionError):
        return len(first) >= _PEEK - 1
    return isinstance(row, dict) and "text" in named_fields(row)


def _read_whole(
    stream: BinaryIO, shown: str, names: tuple[str, ...], options: ReadOptions, *, html: bool
) -> Draft | Problem:
    """The one article a text or page holds."""
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        return make_problem("R108", f"it is larger than {options.max_bytes:,} bytes and was not read", path=shown)
    if not data.strip():
        return make_problem("R106", "there is nothing in it", path=shown)
    if what := looks_binary(data):
        return make_problem("R107", f"it holds {what}", path=shown)
    if not html:
        return _read_text(data, shown, names)
    from headwater.read.html import read_page  # here, since its parsers take a quarter of a second to import

    return read_page(data, shown, names)


def _read_text(data: bytes, shown: str, names: tuple[str, ...]) -> Draft | Problem:
    decoded = decode(data)
    if not decoded.text.strip():
        return make_problem("R106", "there is nothing in it", path=shown)
    problems = (make_problem("R110", decoded.assumed, path=shown),) if decoded.assumed else ()
    return Draft(path=shown, text=decoded.text, names=names, problems=problems)


def _finish(draft: Draft, options: ReadOptions, seen: _Seen) -> Iterator[Article | Problem]:
    """The article a draft makes and its problems; a problem alone when it is a double or in another language."""
    draft = _bounded(_with_options(draft, options), options.max_chars)
    language = find_language(draft.text)
    if language is not None and language not in options.languages:
        yield make_problem("R116", f'the text is in another language ("{language}")', path=draft.path)
        return
    sha256 = hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest()
    outlet = (draft.outlet or _host(draft.url)).casefold()
    first = seen.paths.setdefault((sha256, outlet, draft.published or ""), draft.path)
    if seen.again(sha256, draft.path) or (outlet and first is not draft.path):
        yield make_problem("R115", f'it is the same as "{first}" and was not read again', path=draft.path)
        return
    article = _article(draft, sha256, language, beside=draft.path if first is not draft.path else "")
    yield article
    if first is not draft.path:
        # Two outlets may have printed it: to leave it out in silence could lose one of them.
        yield make_problem("R125", f'it has the text of "{first}"', path=draft.path, article=article.id)
    for problem in (*draft.problems, *_date_problems(draft)):
        yield replace(problem, article=article.id)


def _article(draft: Draft, sha256: str, language: str | None, *, beside: str = "") -> Article:
    """The article; `beside` is its path where only that tells it from another of the same text."""
    told_apart = (beside,) if beside else ()
    return Article(
        id=make_id("a", sha256, draft.outlet or "", draft.published or "", draft.url or "", *told_apart),
        path=draft.path,
        text=draft.text,
        sha256=sha256,
        url=draft.url,
        outlet_name=draft.outlet,
        title=draft.title,
        byline=draft.byline,
        published=draft.published,
        published_from=draft.published_from,
        language=language,
    )


def _host(url: str | None) -> str:
    """The site an address belongs to, "" without one: two sites that print one text are two outlets."""
    found = re.match(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]*)", url or "", re.IGNORECASE)
    return found[1] if found else ""


def _with_head(draft: Draft) -> Draft:
    """The draft with what it lacks taken from the head of its text."""
    head = read_head(draft.text)
    dated = draft.published is None and head.published is not None
    return replace(
        draft,
        title=draft.title or one_line(head.title),
        byline=draft.byline or one_line(head.byline),
        outlet=draft.outlet or one_line(head.outlet),
        published=head.published if dated else draft.published,
        published_from="text" if dated else draft.published_from,
        unclear_date=head.unclear_date,
    )


def _with_options(draft: Draft, options: ReadOptions) -> Draft:
    """The draft with what it still lacks taken from the options; a date that stays unclear is told."""
    draft = replace(draft, outlet=draft.outlet or one_line(options.outlet))
    if draft.published is None and options.published:
        return replace(draft, published=parse_date(options.published), published_from="option")
    if draft.published is None and draft.unclear_date:
        problem = make_problem("R121", f'the date "{draft.unclear_date}" can be read two ways', path=draft.path)
        return replace(draft, problems=(*draft.problems, problem))
    return draft


def _bounded(draft: Draft, max_chars: int) -> Draft:
    """The draft with at most `max_chars` characters of text, what was left out being told."""
    if len(draft.text) <= max_chars:
        return draft
    left_out = len(draft.text) - max_chars
    problem = make_problem("R109", f"the last {left_out:,} of {len(draft.text):,} characters", path=draft.path)
    return replace(draft, text=draft.text[:max_chars], problems=(*draft.problems, problem))


def _date_problems(draft: Draft) -> Iterator[Problem]:
    if draft.published is None:
        yield make_problem("R102", "no publication date; relative dates are left open", path=draft.path)
    elif is_future(draft.published):
        yield make_problem("R117", f"its publication date {draft.published} lies in the future", path=draft.path)
