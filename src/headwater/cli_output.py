"""Where a command's results go: files checked before the work, a console that interprets nothing, signs of progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.errors import EnvironmentFault, UsageError

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE_SECONDS = 2.0


def check_targets(flags: Mapping[str, Any], forms: tuple[str, ...]) -> dict[str, str]:
    """Where each form is to be written. Raises what `check_target` raises, and `UsageError` for "-" twice."""
    targets = {form: flags[f"{form}_to"] for form in forms if flags[f"{form}_to"]}
    for form, target in targets.items():
        check_target(f"--{form}", target)
    if list(targets.values()).count("-") > 1:
        raise UsageError("only one form can go to standard output")
    return targets


def write_targets(targets: Mapping[str, str], makers: Mapping[str, Callable[[], bytes]]) -> bool:
    """Every form is where asked; whether standard output is still free for readers."""
    from headwater.present.writing import write_output

    for form, target in targets.items():
        write_output(target, makers[form]())
    return "-" not in targets.values()


def check_target(option: str, target: str | None) -> None:
    """Raises `EnvironmentFault` early when what `option` asks for could not be written after the work."""
    if target is None or target == "-":
        return
    path = Path(target)
    if path.is_dir():
        raise EnvironmentFault(f"{option}: {target} is a folder")
    if path.is_file() and _is_database(path):
        raise EnvironmentFault(f"{option}: {target} is a corpus or another database; it is not overwritten")
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise EnvironmentFault(f"{option}: cannot write into {path.parent}")


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def console(plain: bool, *, stderr: bool = False) -> Console:
    """A console that colours only on a terminal, and never interprets markup."""
    from rich.console import Console

    settings: dict[str, Any] = {"stderr": stderr, "markup": False, "highlight": False, "emoji": False}
    return Console(**settings, color_system=None) if plain else Console(**settings)


class Progressing:
    """What a waiting user is shown; `begin` is called with the name of each stage as it begins."""

    def __init__(self, show: Callable[[str], None] | None = None) -> None:
        self.articles: int | None = None
        self._show = show

    def begin(self, stage: str) -> None:
        """The stage is shown, with the number of articles once they are read."""
        if self._show is not None:
            word = "article" if self.articles == 1 else "articles"
            self._show(stage if self.articles is None else f"{stage} · {self.articles:,} {word}")


@contextmanager
def waiting(*, quiet: bool) -> Iterator[Progressing]:
    """Shows stage, articles and elapsed time on a terminal's standard error, once the work has taken two seconds."""
    if quiet or not sys.stderr.isatty():
        yield Progressing()
        return
    from threading import Timer

    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=None)
    timer = Timer(PATIENCE_SECONDS, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield Progressing(lambda text: progress.update(task, description=text))
    finally:
        timer.cancel()
        progress.stop()
