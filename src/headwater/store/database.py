"""The file: opened, locked for one writer, and every error of SQLite as one clear line with a code."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from headwater.errors import StoreFault
from headwater.store.migrations import APPLICATION, VERSION, create, upgrade

BUSY_SECONDS = 10.0
CACHE_KIBIBYTES = 64_000

Row = tuple[Any, ...]


class Database:
    """A corpus file. One thread at a time; readers and one writer in as many processes as wanted."""

    def __init__(self, path: str | Path, *, readonly: bool = False, create_missing: bool = True) -> None:
        """The file is open, made if it is missing and may be, of this program's schema.

        Raises `StoreFault` for a file that is missing, no corpus, of a newer program, or cannot be opened.
        """
        self.path = Path(path)
        self.readonly = readonly
        self._depth = 0
        self._lock: int | None = None
        with said(self.path):
            self._connection = self._connect(create_missing)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _connect(self, create_missing: bool) -> sqlite3.Connection:
        exists = self.path.is_file() and self.path.stat().st_size > 0
        if not exists and (self.readonly or not create_missing):
            raise StoreFault("S704", f"there is no corpus {self.path}")
        if self.path.is_dir():
            raise StoreFault("S704", f"{self.path} is a folder, not a corpus")
        mode = "rwc" if not self.readonly else "ro&immutable=1" if self._stands_still() else "ro"
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA mmap_size=268435456")
        return connection

    def _stands_still(self) -> bool:
        """Whether nobody can be writing: the folder is not writable, so that there is no log beside the file either."""
        return not os.access(self.path.absolute().parent, os.W_OK) and not Path(f"{self.path}-wal").exists()

    def _prepare(self) -> None:
        (tables,) = self.row("SELECT count(*) FROM sqlite_master") or (0,)
        (application,) = self.row("PRAGMA application_id") or (0,)
        if tables and application != APPLICATION:
            raise StoreFault("S704", f"{self.path} is a database of something else, not a corpus")
        if not tables:
            create(self._connection)
        (version,) = self.row("PRAGMA user_version") or (0,)
        if version > VERSION:
            raise StoreFault(
                "S705", f"{self.path} was written by a newer headwater (schema {version}); update headwater"
            )
        if version < VERSION:
            if self.readonly:
                raise StoreFault("S705", f"{self.path} is of an older schema ({version}); open it once for writing")
            upgrade(self._connection, version)
        if not self.readonly:
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")

    def close(self) -> None:
        """The file is closed and, if this was the writer, free for the next."""
        self.unlock()
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with said(self.path):
            return self._connection.execute(sql, tuple(map(storable, values))).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query one at a time."""
        with said(self.path):
            yield from self._connection.execute(sql, tuple(map(storable, values)))

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        with said(self.path):
            found: Row | None = self._connection.execute(sql, tuple(map(storable, values))).fetchone()
            return found

    def number(self, sql: str, values: Sequence[Any] = ()) -> int:
        """The first value of the first row as a number; 0 without one."""
        found = self.row(sql, values)
        return int(found[0] or 0) if found else 0

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """The statement is done, in the open transaction or one of its own; the last row's number."""
        with self.writing(), said(self.path):
            return self._connection.execute(sql, tuple(map(storable, values))).lastrowid or 0

    def run_each(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """The statement is done for every row, in the open transaction or one of its own."""
        with self.writing(), said(self.path):
            self._connection.executemany(sql, (tuple(map(storable, row)) for row in rows))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is written inside is there whole or not at all. Transactions inside one another are one."""
        if self.readonly:
            raise StoreFault("S702", f"{self.path} was opened for reading only")
        if self._depth == 0:
            with said(self.path):
                self._connection.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0 and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._depth -= 1
        if self._depth == 0:
            self._commit()

    def _commit(self) -> None:
        with said(self.path):
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever is written meanwhile."""
        if self._depth or self._connection.in_transaction:
            yield
            return
        with said(self.path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def lock(self) -> None:
        """This is the one writer until `unlock` or the end of the process, however it ends.

        Raises `StoreFault` (S701) while another process is. Needed for work of many transactions that must not be
        mixed with another's; a single transaction needs no lock.
        """
        if self._lock is None:
            self._lock = _lock_file(self.path.with_name(f".{self.path.name}.lock"), self.path)

    def unlock(self) -> None:
        """Another process may be the writer."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def checkpoint(self) -> None:
        """What the write-ahead log holds is in the file, as far as no reader needs the log."""
        with said(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def limit_pages(self, pages: int) -> None:
        """The file grows to so many pages at most; beyond, writing fails as on a full disk."""
        self._connection.execute(f"PRAGMA max_page_count={int(pages)}").fetchall()


def storable(value: Any) -> Any:
    """The value as SQLite can hold it: half of a surrogate pair, left by broken input, becomes a question mark.

    Records are JSON in ASCII and keep such text whole; columns beside them are for finding.
    """
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def _lock_file(place: Path, corpus: Path) -> int:
    """A handle on the lock file, locked: the system frees it when the process ends."""
    try:
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StoreFault("S702", f"cannot write beside {corpus}: {error.strerror or error}") from error
    try:
        _take(handle)
    except OSError:
        os.close(handle)
        raise StoreFault(
            "S701", f"another process is writing to {corpus}; wait until it is done (reading goes on meanwhile)"
        ) from None
    return handle


def _take(handle: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # on Windows only
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def said(path: Path) -> Iterator[None]:
    """An error of SQLite leaves as a `StoreFault` with its code and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _fault(path, error) from error


def _fault(path: Path, error: sqlite3.Error) -> StoreFault:
    name = getattr(error, "sqlite_errorname", "") or ""
    text = str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreFault("S701", f"another process is writing to {path}; try again in a moment")
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return StoreFault("S702", f"{path} cannot be written: it is read-only here")
    if name.startswith("SQLITE_FULL"):
        return StoreFault("S703", f"the disk of {path} is full; what was finished before is kept, make room and go on")
    if name.startswith("SQLITE_CANTOPEN"):
        return StoreFault("S702", f"{path} cannot be opened: check the folder and your rights to it")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return StoreFault("S706", f"{path} is damaged or no corpus ({text}); restore it from a copy")
    if name.startswith("SQLITE_IOERR"):
        return StoreFault("S703", f"the disk of {path} fails ({text}); what was finished before is kept")
    return StoreFault("S706", f"{path}: {text}")
