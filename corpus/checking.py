"""What can be wrong inside a library's file, found by reading all of it."""

import sqlite3
from collections.abc import Iterator

from corpus.rows import digest_of, path_of, select_document
from corpus.types import Span


def problems(connection: sqlite3.Connection) -> list[str]:
    """A sentence for each thing that is wrong, none when all is well."""
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if damage:
        return [f"the file is damaged: {line}" for line in damage]
    return [*_orphans(connection), *_wrong_documents(connection), *_wrong_changes(connection)]


def _orphans(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of table {table} belongs to no document"


def _wrong_documents(connection: sqlite3.Connection) -> Iterator[str]:
    for key, doc_id, digest, characters in connection.execute(
        "SELECT key, doc_id, digest, characters FROM documents ORDER BY key"
    ):
        document = select_document(connection, doc_id)
        if document is None:
            yield f"document {doc_id!r} has no text"
            continue
        rows = connection.execute(
            "SELECT passage_id, start, end, path, text FROM passages WHERE document = ? ORDER BY passage_id",
            (key,),
        ).fetchall()
        pieces = [(Span(start, end), path_of(path)) for _, start, end, path, _ in rows]
        if characters != len(document.text) or digest != digest_of(document, pieces):
            yield f"document {doc_id!r} is not what was added"
        for (number, *_, text), (span, _) in zip(rows, pieces, strict=True):
            if span.text_of(document.text) != text:
                yield f"passage {number} is not what document {doc_id!r} says at {span.start}-{span.end}"
        if rows and rows[-1][0] - rows[0][0] != len(rows) - 1:
            yield f"the passages of document {doc_id!r} are not numbered one after the other"


def _wrong_changes(connection: sqlite3.Connection) -> Iterator[str]:
    logged: set[int] = set()
    for op, first, last in connection.execute("SELECT op, first, last FROM changes ORDER BY number"):
        if op == "add":
            logged.update(range(first, last + 1))
        else:
            logged.difference_update(range(first, last + 1))
    stored = {row[0] for row in connection.execute("SELECT passage_id FROM passages")}
    if logged != stored:
        yield f"the log of changes and the passages disagree about {len(logged ^ stored)} passages"
