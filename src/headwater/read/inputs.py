"""Paths -> the files to read, in the order given, folders walked in name order, nothing outside a folder."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.model import Problem
from headwater.problems import make_problem, printable

TEXT_SUFFIXES = (".txt", ".text")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
LINES_SUFFIXES = (".jsonl", ".ndjson")
TABLE_SUFFIXES = (".csv", ".tsv")
SUFFIXES = (*TEXT_SUFFIXES, *HTML_SUFFIXES, *LINES_SUFFIXES, *TABLE_SUFFIXES)
_MAX_DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file to read: where it is, the path its article shows, and what metadata may call it."""

    place: Path
    shown: str
    names: tuple[str, ...]


def find_files(
    paths: Sequence[str], leave_out: Path | None = None, *, keep_folder: bool = False
) -> Iterator[InputFile | Problem]:
    """Every file that `paths` name, in order; what cannot be used is a problem in its place.

    A file's shown path is as given; inside a folder it is relative to that folder (with the folder in front
    when `keep_folder` is set, so that files of two folders never share a path). `leave_out` is never yielded.
    Hidden files are passed over.
    """
    for path in paths:
        place = Path(path)
        if not path.strip():
            yield make_problem("R101", "a path is blank", path=path)
            continue
        try:
            mode = place.stat().st_mode
        except (OSError, ValueError) as error:
            yield _unreachable(path, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(place, prefix=_posix(path).rstrip("/") + "/" if keep_folder else "", leave_out=leave_out)
        elif not stat.S_ISREG(mode):
            yield make_problem("R105", f'"{path}" is not an ordinary file; use - for standard input', path=path)
        elif place.suffix and place.suffix.lower() not in SUFFIXES:
            yield make_problem("R118", f'files of type "{place.suffix}" cannot be read', path=path)
        else:
            yield InputFile(place=place, shown=printable(_posix(path), 1000), names=_names(_posix(path)))


def _unreachable(path: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return make_problem("R101", f'there is no "{path}"', path=path)
    return make_problem("R105", f'"{path}" cannot be reached ({_why(error)})', path=path)


def _why(error: Exception) -> str:
    """The system's words for an error, without the path it repeats."""
    return (error.strerror or "error") if isinstance(error, OSError) else str(error)


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")


def _names(relative: str) -> tuple[str, ...]:
    base = relative.rsplit("/", 1)[-1]
    return tuple(dict.fromkeys((relative, relative.removeprefix("./"), base, os.path.splitext(base)[0])))


def _walk(root: Path, *, prefix: str, leave_out: Path | None) -> Iterator[InputFile | Problem]:
    """The articles' files under `root`; then one problem for each file type left out."""
    shown_root = printable(str(root), 1000)
    left_out: Counter[str] = Counter()
    found = entries = 0
    pending: list[tuple[Path, str, int]] = [(root, "", 0)]
    while pending:
        place, relative, depth = pending.pop()
        outcome = _look(place, relative, depth, leave_out)
        if isinstance(outcome, list):
            entries += len(outcome)
            pending.extend(reversed(outcome))
        elif isinstance(outcome, Problem):
            yield outcome
        elif isinstance(outcome, str):
            left_out[outcome] += 1
        elif outcome is not None:
            found += 1
            shown = printable(prefix + relative, 1000)
            yield InputFile(place=place, shown=shown, names=_names(relative))
    for suffix, count in sorted(left_out.items()):
        what = f"{count} file(s) of type {suffix or '(no ending)'} were left out"
        yield make_problem("R118", what, path=shown_root)
    if not entries:
        yield make_problem("R103", f'the folder "{root}" is empty', path=shown_root)
    elif not found:
        yield make_problem("R104", f'no article was found in "{root}"', path=shown_root)


def _look(
    place: Path, relative: str, depth: int, leave_out: Path | None
) -> list[tuple[Path, str, int]] | Problem | str | bool | None:
    """A folder's entries, a problem, a file type to leave out, True for a file to read, None for nothing to say."""
    if relative and place.is_symlink() and (problem := _judge_link(place, relative, depth)):
        return problem
    try:
        mode = place.stat().st_mode
        if stat.S_ISDIR(mode):
            return _entries(place, relative, depth)
    except OSError as error:
        return make_problem(
            "R105", f'"{relative or place}" cannot be read ({_why(error)})', path=relative or str(place)
        )
    if leave_out is not None and place.resolve() == leave_out:
        return None
    if place.suffix.lower() not in SUFFIXES:
        return place.suffix.lower()
    if not stat.S_ISREG(mode):
        return make_problem("R105", f'"{relative}" is not an ordinary file', path=relative)
    return True


def _entries(place: Path, relative: str, depth: int) -> list[tuple[Path, str, int]] | Problem:
    if depth >= _MAX_DEPTH:
        return make_problem("R105", f"folders are nested more than {_MAX_DEPTH} deep", path=relative)
    with os.scandir(place) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    return [(place / name, f"{relative}/{name}" if relative else name, depth + 1) for name in names]


def _judge_link(place: Path, relative: str, depth: int) -> Problem | None:
    """A problem for a link that is broken, circular, to a folder, or that leads out of the folder being read."""
    root = place.parents[depth - 1].resolve()
    try:
        target = place.resolve(strict=True)
    except (OSError, RuntimeError):
        return make_problem("R119", f'the link "{relative}" is broken or circular', path=relative)
    if not target.is_relative_to(root):
        return make_problem("R119", f'the link "{relative}" leads out of the folder', path=relative)
    if target.is_dir():
        return make_problem("R119", f'the link "{relative}" leads to a folder of the same input', path=relative)
    return None
