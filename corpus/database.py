"""Connections to the library's SQLite file: many readers that never wait, and one writer."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LibraryError
from corpus.locking import WriteLock
from corpus.migrations import MIGRATIONS, migrate, version_of

FILE_NAME = "library.db"
_MAPPED_BYTES = 1 << 28

_MOVE_ASIDE = (
    "is damaged or is not a library; nothing was deleted: move it aside and add the documents again, "
    "or put a copy back in its place"
)
_EXPLANATIONS = {
    sqlite3.SQLITE_NOTADB: _MOVE_ASIDE,
    sqlite3.SQLITE_CORRUPT: _MOVE_ASIDE,
    sqlite3.SQLITE_FULL: "could not grow, the disk is full; free some space and run the same again",
    sqlite3.SQLITE_BUSY: "is in use by another process; wait until it is done, or stop it",
    sqlite3.SQLITE_READONLY: "cannot be written; give yourself write permission on it and on its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the permissions on it and on its folder",
    sqlite3.SQLITE_IOERR: "cannot be read or written; check the disk and the space left on it",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into `LibraryError`s that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # extended codes keep the primary one there
        advice = _EXPLANATIONS.get(code, "could not be used")
        raise LibraryError(f"{path} {advice} (SQLite: {error})") from error


class Database:
    """The SQLite file in a home folder, created or brought to the newest version when it is opened.

    Args:
        home: The folder; created when it is missing.
        wait: Seconds to wait for another writer.

    Raises:
        LibraryError: The folder or the file cannot be used; the message says why.
    """

    def __init__(self, home: Path, wait: float) -> None:
        self.home = home
        self.path = home / FILE_NAME
        self.lock = WriteLock(home, wait)
        self._wait = wait
        self._guard = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._writer: sqlite3.Connection | None = None
        self._writing_thread = 0
        _make_folder(home)
        self.read_only = not _is_writable(home, self.path)
        self._bring_up_to_date()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the library for the length of a `with` block.

        Inside `writing` that is the state being written; everybody else sees the one before.

        Raises:
            LibraryError: The library is closed or cannot be read.
        """
        if self._writer is not None and self._writing_thread == threading.get_ident():
            yield self._writer
            return
        with explained(self.path), self._connection() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are all kept at the end of the outermost `with` block, or none.

        Raises:
            LibraryError: The library is in use, closed, or cannot be written.
        """
        self._refuse_when_read_only()
        with self.lock.held():
            if self._writer is not None:
                yield self._writer
                return
            with explained(self.path), self._connection() as connection:
                yield from self._transaction(connection)

    def close(self) -> None:
        """Close every connection; those in use are closed when they are given back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _transaction(self, connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        connection.execute("BEGIN IMMEDIATE")
        self._writer, self._writing_thread = connection, threading.get_ident()
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite itself rolls back when the disk is full
                connection.execute("ROLLBACK")
            raise
        finally:
            self._writer, self._writing_thread = None, 0

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def _take(self) -> sqlite3.Connection:
        with self._guard:
            if self._closed:
                raise LibraryError(f"the library in {self.home} was closed; open it again")
            if self._idle:
                return self._idle.pop()
        return _connect_read_only(self.path) if self.read_only else _connect(self.path, self._wait)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        # A read-only connection may have to ignore the log, so it must not outlive one reading.
        with self._guard:
            if not self._closed and not self.read_only:
                self._idle.append(connection)
                return
        connection.close()

    def _bring_up_to_date(self) -> None:
        if self.read_only and not self.path.exists():
            raise LibraryError(
                f"there is no library in {self.home}, and it cannot be created there without write "
                "permission; give yourself write permission, or choose another home folder"
            )
        with explained(self.path), self._connection() as connection:
            if version_of(connection) == len(MIGRATIONS):
                return
            self._refuse_when_read_only()
            with self.lock.held():
                connection.execute("PRAGMA journal_mode = WAL")
                migrate(connection)

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise LibraryError(
                f"the library in {self.home} is open for reading only, because the folder or its files "
                "cannot be written; give yourself write permission, or choose another home folder"
            )


def _make_folder(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise LibraryError(
            f"the home folder {home} cannot be used: it, or a folder above it, is a file; "
            "choose another home folder"
        ) from error
    except OSError as error:
        raise LibraryError(
            f"the home folder {home} cannot be created: {error.strerror}; "
            "give yourself write permission above it, or choose another home folder"
        ) from error


def _is_writable(home: Path, path: Path) -> bool:
    return os.access(home, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def _connect(path: Path, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    # Passage ids are promised never to come back: a commit that an index has seen must survive a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
    return connection


def _connect_read_only(path: Path) -> sqlite3.Connection:
    """Open without writing anything, not even the files that belong to a write-ahead log.

    SQLite reads such a database when those files are there already (somebody is writing), or else when it
    is told that nobody writes; see https://www.sqlite.org/wal.html#read_only_databases.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = _open_uri(uri)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        connection.close()
        if _has_log(path):
            raise
        return _open_uri(f"{uri}&immutable=1")
    return connection


def _open_uri(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0
