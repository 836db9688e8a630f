"""Brings what an older version read of the documents' identity up to the present rules."""

import sqlite3

from corpus.database import Database
from corpus.info import IDENTITY_VERSION, reread
from corpus.relations import delete_ledger, insert_ledger
from corpus.rows import Pieces, digest_of, info_as_stored, path_of, select_document
from corpus.types import Span

_TOGETHER = 64


def reread_identities(database: Database) -> int:
    """Read again, from the stored texts, the identity of all documents that older rules have read.

    Nothing else of a document changes. A library that cannot be written keeps what it has.

    Returns:
        How many were read again.
    """
    doc_ids = [] if database.read_only else _outdated(database)
    for start in range(0, len(doc_ids), _TOGETHER):
        with database.writing() as connection:
            for doc_id in doc_ids[start : start + _TOGETHER]:
                _reread(connection, doc_id)
    return len(doc_ids)


def _outdated(database: Database) -> list[str]:
    with database.reading() as connection:
        query = "SELECT doc_id FROM documents WHERE identity < ? ORDER BY key"
        return [row[0] for row in connection.execute(query, (IDENTITY_VERSION,))]


def _reread(connection: sqlite3.Connection, doc_id: str) -> None:
    stored = select_document(connection, doc_id)
    if stored is None:  # removed in this very moment
        return
    document = reread(stored)
    key = connection.execute("SELECT key FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()[0]
    digest = digest_of(document, _pieces(connection, key))
    connection.execute(
        "UPDATE documents SET info = ?, digest = ?, identity = ? WHERE key = ?",
        (info_as_stored(document.info), digest, IDENTITY_VERSION, key),
    )
    delete_ledger(connection, key)
    insert_ledger(connection, key, document)


def _pieces(connection: sqlite3.Connection, key: int) -> Pieces:
    query = "SELECT start, end, path FROM passages WHERE document = ? ORDER BY passage_id"
    return [(Span(start, end), path_of(path)) for start, end, path in connection.execute(query, (key,))]
