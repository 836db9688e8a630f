"""The ledger's tables: by which names documents go, whom they name, and what that does within a library.

Storing a document touches its own rows only; who is meant by a name is looked up when it is asked.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.names import name_of, names_of, names_referred_to
from corpus.types import Document, DocumentInfo, Reference, Relation, Span
from corpus.validity import Effect

_WHO = "SELECT target.doc_id, target.info, source.doc_id, source.title, source.info"
_ACTS = f"{_WHO}, relation, document_references.number, since, start, end FROM document_references "
_THROUGH = (
    "JOIN names ON names.name = document_references.{column} "
    "JOIN documents AS source ON source.key = document_references.document "
    "JOIN documents AS target ON target.key = names.document "
    "WHERE relation IN ('repeals', 'amends') AND source.key <> target.key"
)
_NAMED = " UNION ".join(_ACTS + _THROUGH.format(column=column) for column in ("number", "name"))
_VERSIONS = (
    f"{_WHO}, newer.amended FROM versions AS older "
    "JOIN versions AS newer ON newer.statute = older.statute AND newer.amended > older.amended "
    "JOIN documents AS target ON target.key = older.document "
    "JOIN documents AS source ON source.key = newer.document WHERE source.key <> target.key"
)


def insert_ledger(connection: sqlite3.Connection, key: int, document: Document) -> None:
    """Insert the names and references of a document whose row has that key."""
    names = ((key, name) for name in names_of(document.info))
    connection.executemany("INSERT INTO names VALUES (?, ?)", names)
    info = document.info
    if info.adopted:
        statute = f"{name_of(info.title)} {info.adopted}"
        connection.execute("INSERT INTO versions VALUES (?, ?, ?)", (key, statute, info.amended))
    rows = (
        (
            key,
            position,
            reference.relation,
            reference.title,
            reference.number,
            reference.span.start,
            reference.span.end,
            reference.since,
            name_of(reference.title, document.info.issuer),
        )
        for position, reference in enumerate(document.references)
    )
    connection.executemany("INSERT INTO document_references VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def delete_ledger(connection: sqlite3.Connection, key: int) -> None:
    """Remove the names and references of a document."""
    for table in ("names", "versions", "document_references"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (key,))  # noqa: S608


def select_references(connection: sqlite3.Connection, key: int) -> tuple[Reference, ...]:
    """The references of a document as they were added."""
    rows = connection.execute(
        "SELECT relation, title, number, start, end, since FROM document_references "
        "WHERE document = ? ORDER BY position",
        (key,),
    )
    return tuple(
        Reference(Relation(relation), title, number, Span(start, end), since)
        for relation, title, number, start, end, since in rows
    )


def effects_in(connection: sqlite3.Connection, doc_id: str | None = None) -> dict[str, tuple[Effect, ...]]:
    """What documents do to others, by the id of the one concerned; only to `doc_id` if that is given.

    A document is meant by its number, or by its title if no other number is given with it, and only if it is
    older than the one that names it. A newer version of the same statute amends an older one.
    """
    found: dict[str, dict[tuple[str, str], Effect]] = defaultdict(dict)
    for target, effect in (*_acts(connection, doc_id), *_versions(connection, doc_id)):
        found[target].setdefault((effect.relation, effect.doc_id), effect)
    return {target: tuple(effects.values()) for target, effects in found.items()}


def doc_ids_named(connection: sqlite3.Connection, reference: Reference, issuer: str) -> list[str]:
    """The documents of the library that a reference may mean."""
    return doc_ids_called(connection, names_referred_to(reference, issuer))


def doc_ids_called(connection: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    """The documents of the library that go by one of these names."""
    query = (
        "SELECT DISTINCT doc_id FROM names JOIN documents ON key = document "  # noqa: S608
        f"WHERE name IN ({','.join('?' * len(names))}) ORDER BY doc_id"
    )
    return [row[0] for row in connection.execute(query, names)]


def _acts(connection: sqlite3.Connection, doc_id: str | None) -> Iterator[tuple[str, Effect]]:
    for row in _select(connection, _NAMED, doc_id):
        target, target_info, source, title, source_info, relation, number, since, start, end = row
        concerned, acting = _info(target_info), _info(source_info)
        if _is_meant(concerned, acting, number, since):
            span = Span(start, end)
            yield target, Effect(Relation(relation), source, title, acting.number, since, span)


def _versions(connection: sqlite3.Connection, doc_id: str | None) -> Iterator[tuple[str, Effect]]:
    for target, _, source, title, source_info, amended in _select(connection, _VERSIONS, doc_id):
        yield target, Effect(Relation.AMENDS, source, title, _info(source_info).number, amended, None)


def _is_meant(concerned: DocumentInfo, acting: DocumentInfo, number: str, since: str) -> bool:
    """Whether a document that bears a name is the one that another document ends or changes."""
    if number and concerned.number and number != concerned.number:
        return False
    acted = since or acting.effective or acting.published or acting.issued or acting.adopted
    dates = (concerned.adopted, concerned.approved, concerned.amended, concerned.issued, concerned.published)
    last = max(dates)
    if last and acted:
        return last < acted
    return name_of(concerned.title) != name_of(acting.title)


def _select(connection: sqlite3.Connection, query: str, doc_id: str | None) -> Iterator[tuple[Any, ...]]:
    if doc_id is None:
        yield from connection.execute(query)
    else:
        narrowed = query.replace(
            "source.key <> target.key", "source.key <> target.key AND target.doc_id = :doc_id"
        )
        yield from connection.execute(narrowed, {"doc_id": doc_id})


def _info(stored: str) -> DocumentInfo:
    return DocumentInfo(**json.loads(stored))
