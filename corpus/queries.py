"""What the library asks its tables: passages by number, the numbers of a document, the log of changes."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypeVar

from corpus.rows import PASSAGE_COLUMNS, passage_of
from corpus.types import Passage

_VALUES_A_QUERY = 500

T = TypeVar("T")


def passages_among(connection: sqlite3.Connection, ids: list[int]) -> Iterator[Passage]:
    """The passages that have one of these ids, in no particular order."""
    for some in _portions(ids):
        yield from _select(connection, f"passage_id IN ({_marks(some)})", some)


def passages_around(connection: sqlite3.Connection, number: int, before: int, after: int) -> list[Passage]:
    """The passages just before and after one in its document, in reading order."""
    condition = (
        "passage_id BETWEEN ? AND ? AND passage_id <> ? "
        "AND document = (SELECT document FROM passages WHERE passage_id = ?) ORDER BY passage_id"
    )
    return list(_select(connection, condition, [number - before, number + after, number, number]))


def ranges_of(connection: sqlite3.Connection, doc_ids: list[str]) -> Iterator[tuple[int, int]]:
    """First and last passage id of each document that has passages, in no particular order."""
    for some in _portions(doc_ids):
        # CROSS JOIN makes SQLite begin with the few documents, whatever it thinks of their number.
        query = (
            "SELECT min(passage_id), max(passage_id) FROM documents CROSS JOIN passages ON document = key "  # noqa: S608
            f"WHERE doc_id IN ({_marks(some)}) GROUP BY document"
        )
        yield from connection.execute(query, some)


def remove_document(connection: sqlite3.Connection, doc_id: str) -> bool:
    """Remove a document with all that belongs to it, and log that; whether it was there."""
    ids = next(ranges_of(connection, [doc_id]), None)
    removed = connection.execute("DELETE FROM documents WHERE doc_id = ?", (doc_id,)).rowcount == 1
    if ids is not None:
        log_change(connection, "remove", *ids)
    return removed


def log_change(connection: sqlite3.Connection, op: str, first: int, last: int) -> None:
    """Note for the indexes that passages came or went."""
    connection.execute("INSERT INTO changes (op, first, last) VALUES (?, ?, ?)", (op, first, last))


def last_number(connection: sqlite3.Connection, table: str) -> int:
    """The highest number that an AUTOINCREMENT table ever gave out; 0 before the first."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return 0 if row is None else int(row[0])


def is_text(doc_id: str) -> bool:
    """Whether SQLite can be asked for it; a name with half a surrogate pair is nobody's."""
    try:
        doc_id.encode()
    except UnicodeEncodeError:
        return False
    return True


def _select(connection: sqlite3.Connection, condition: str, values: Sequence[int]) -> Iterator[Passage]:
    query = f"SELECT {PASSAGE_COLUMNS} FROM passages JOIN documents ON key = document WHERE {condition}"  # noqa: S608
    return (passage_of(row) for row in connection.execute(query, values))


def _portions(values: list[T]) -> Iterator[list[T]]:
    """As many values at a time as one query takes."""
    for start in range(0, len(values), _VALUES_A_QUERY):
        yield values[start : start + _VALUES_A_QUERY]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
