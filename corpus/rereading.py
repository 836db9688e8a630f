"""Brings what an older version read of the documents' identity and figures up to the present rules."""

import sqlite3
from collections.abc import Callable

from corpus.database import Database
from corpus.figures.ledger import VERSION
from corpus.figures.rows import insert_figures
from corpus.info import IDENTITY_VERSION, reread
from corpus.relations import delete_ledger, insert_ledger
from corpus.rows import Pieces, digest_of, info_as_stored, path_of, select_document
from corpus.types import Document, Span

_TOGETHER = 64


Progress = Callable[[int, int, str], None]
"""Is told how many documents are read again, of how many, and which was the last one."""


def reread_identities(database: Database, progress: Progress | None = None) -> int:
    """Read again, from the stored texts, the identity of all documents that older rules have read.

    Nothing else of a document changes. A library that cannot be written keeps what it has.

    Returns:
        How many were read again.
    """
    return _reread_all(database, "identity", IDENTITY_VERSION, _reread_identity, progress)


def reread_figures(database: Database, progress: Progress | None = None) -> int:
    """Read again, from the stored texts, the figures of all documents that older rules have read.

    A library that cannot be written keeps what it has.

    Returns:
        How many documents were read again.
    """
    return _reread_all(database, "figures", VERSION, _reread_figures, progress)


def _reread_all(
    database: Database,
    column: str,
    version: int,
    reread_one: Callable[[sqlite3.Connection, Document], None],
    progress: Progress | None,
) -> int:
    doc_ids = [] if database.read_only else _outdated(database, column, version)
    for start in range(0, len(doc_ids), _TOGETHER):
        with database.writing() as connection:
            for number, doc_id in enumerate(doc_ids[start : start + _TOGETHER], start + 1):
                document = select_document(connection, doc_id)
                if document is not None:  # else removed in this very moment
                    reread_one(connection, document)
                if progress is not None:
                    progress(number, len(doc_ids), doc_id)
    return len(doc_ids)


def _outdated(database: Database, column: str, version: int) -> list[str]:
    with database.reading() as connection:
        query = f"SELECT doc_id FROM documents WHERE {column} < ? ORDER BY key"  # noqa: S608
        return [row[0] for row in connection.execute(query, (version,))]


def _key(connection: sqlite3.Connection, doc_id: str) -> int:
    return int(connection.execute("SELECT key FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()[0])


def _reread_figures(connection: sqlite3.Connection, document: Document) -> None:
    insert_figures(connection, _key(connection, document.doc_id), document)


def _reread_identity(connection: sqlite3.Connection, stored: Document) -> None:
    document = reread(stored)
    key = _key(connection, stored.doc_id)
    digest = digest_of(document, _pieces(connection, key))
    connection.execute(
        # Figures are read with the document's title and date, so that they are to be read again too.
        "UPDATE documents SET info = ?, digest = ?, identity = ?, figures = 0 WHERE key = ?",
        (info_as_stored(document.info), digest, IDENTITY_VERSION, key),
    )
    delete_ledger(connection, key)
    insert_ledger(connection, key, document)


def _pieces(connection: sqlite3.Connection, key: int) -> Pieces:
    query = "SELECT start, end, path FROM passages WHERE document = ? ORDER BY passage_id"
    return [(Span(start, end), path_of(path)) for start, end, path in connection.execute(query, (key,))]
