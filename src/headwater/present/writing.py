"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from headwater.errors import EnvironmentFault


def write_output(target: str, data: bytes) -> None:
    """`data` is at the path `target`, whole or not at all, or on standard output for "-"."""
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_bytes(Path(target), data)


def write_bytes(path: Path, data: bytes) -> None:
    """`path` holds `data`; an interruption leaves what was there before, and no half-written file.

    Raises `EnvironmentFault` with one clear line when the place cannot be written.
    """
    try:
        _write_then_rename(path, data)
    except OSError as error:
        raise EnvironmentFault(f"cannot write {path}: {error.strerror or error}") from error


def _write_then_rename(path: Path, data: bytes) -> None:
    if not path.parent.is_dir():
        raise NotADirectoryError(0, f"there is no folder {path.parent}")
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe must not be renamed over
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's umask, which the system only tells by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def make_folder(path: Path) -> Path:
    """`path` is a folder that can be written. Raises `EnvironmentFault` when it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return path
    except FileExistsError as error:
        raise EnvironmentFault(f"cannot write to {path}: a file of that name is in the way") from error
    except OSError as error:
        raise EnvironmentFault(f"cannot write to {path}: {error.strerror or error}") from error
