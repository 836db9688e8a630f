"""The library's tables, as numbered steps: version N of a library has gone through the first N steps.

A step that was released is never edited; a change of the tables is one more step at the end.
"""

import sqlite3
from collections.abc import Sequence

from corpus.errors import LibraryError

APPLICATION_ID = 0x57656E6A
"""`Wenj` in ASCII: what SQLite's header says the file is for."""

Step = tuple[str, ...]

_FIRST: Step = (
    """
    CREATE TABLE documents (
        key INTEGER PRIMARY KEY,
        doc_id TEXT NOT NULL UNIQUE,
        path BLOB,
        source TEXT NOT NULL,
        title TEXT NOT NULL,
        info TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        digest TEXT NOT NULL,
        characters INTEGER NOT NULL,
        added TEXT NOT NULL
    )
    """,
    # Apart from `documents`, so that listing a library does not read all of its text.
    """
    CREATE TABLE texts (
        document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
        body TEXT NOT NULL,
        text TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE sections (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        level INTEGER NOT NULL,
        number TEXT NOT NULL,
        heading TEXT NOT NULL,
        heading_start INTEGER NOT NULL,
        heading_end INTEGER NOT NULL,
        parent INTEGER,
        PRIMARY KEY (document, position)
    ) WITHOUT ROWID
    """,
    # The text again, because cutting it out of a long document takes milliseconds a passage.
    # AUTOINCREMENT, because an id that was used must never come back.
    """
    CREATE TABLE passages (
        passage_id INTEGER PRIMARY KEY AUTOINCREMENT,
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL
    )
    """,
    "CREATE INDEX passages_by_document ON passages (document)",
    """
    CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        op TEXT NOT NULL CHECK (op IN ('add', 'remove')),
        first INTEGER NOT NULL,
        last INTEGER NOT NULL CHECK (first <= last)
    )
    """,
)

_PAGES: Step = ("ALTER TABLE texts ADD COLUMN pages TEXT NOT NULL DEFAULT '[]'",)

_LEDGER: Step = (
    # The version of the rules by which identity was read; what older rules read is read again at opening.
    "ALTER TABLE documents ADD COLUMN identity INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE names (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        name TEXT NOT NULL,
        PRIMARY KEY (document, name)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX names_by_name ON names (name)",
    # Statutes of one name and one day of adoption are versions of one statute.
    """
    CREATE TABLE versions (
        document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
        statute TEXT NOT NULL,
        amended TEXT NOT NULL
    )
    """,
    "CREATE INDEX versions_by_statute ON versions (statute, amended)",
    """
    CREATE TABLE document_references (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        relation TEXT NOT NULL,
        title TEXT NOT NULL,
        number TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        since TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (document, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX references_by_name ON document_references (name)",
    "CREATE INDEX references_by_number ON document_references (number)",
)

_FIGURES: Step = (
    # The version of the rules by which figures were read; what older rules read is read again at opening.
    "ALTER TABLE documents ADD COLUMN figures INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE figures (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        text TEXT NOT NULL,
        number TEXT NOT NULL,
        unit TEXT NOT NULL,
        kind TEXT NOT NULL,
        low TEXT NOT NULL,
        high TEXT NOT NULL,
        normal REAL NOT NULL,
        normal_unit TEXT NOT NULL,
        sign TEXT NOT NULL,
        direction TEXT NOT NULL,
        indicator TEXT NOT NULL,
        indicator_start INTEGER,
        indicator_end INTEGER,
        period TEXT,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        place TEXT NOT NULL,
        subject TEXT NOT NULL,
        PRIMARY KEY (document, start)
    ) WITHOUT ROWID
    """,
)

MIGRATIONS: tuple[Step, ...] = (_FIRST, _PAGES, _LEDGER, _FIGURES)


def version_of(connection: sqlite3.Connection, steps: Sequence[Step] = MIGRATIONS) -> int:
    """How many steps the library has gone through; 0 for an empty file.

    Raises:
        LibraryError: The file belongs to another program or to a newer Wenju.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if owner != APPLICATION_ID and (tables or owner or version):
        raise LibraryError(
            "library.db is an SQLite file of another program, not a library of Wenju; "
            "choose another home folder, or move that file elsewhere"
        )
    if version > len(steps):
        raise LibraryError(
            f"the library has version {version}, and this Wenju knows versions up to {len(steps)}; "
            "update Wenju, or choose another home folder"
        )
    return version


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Bring the library to the newest version, in one transaction: all steps or none.

    Raises:
        LibraryError: The file belongs to another program or to a newer Wenju.
        sqlite3.Error: A step failed; the library is as it was.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version_of(connection, steps) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
