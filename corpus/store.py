"""The library: one SQLite file with every document, its passages, and a log of what changed.

Searching needs the passages' ids and texts, showing needs whole documents, and the indexes beside the
library need to know what they have missed: `Library.changes_since`.
"""

import datetime
import difflib
import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from corpus.checking import problems
from corpus.database import Database
from corpus.errors import LibraryError
from corpus.figures.ledger import figures_of
from corpus.figures.rows import Entry, Wanted, find_figures, select_figures
from corpus.figures.types import Figure
from corpus.queries import (
    is_text,
    last_number,
    log_change,
    passages_among,
    passages_around,
    ranges_of,
    remove_document,
)
from corpus.relations import doc_ids_called, doc_ids_named, effects_in
from corpus.rereading import Progress, reread_figures, reread_identities
from corpus.rows import Pieces, check_storable, info_of, insert_document, insert_passages, select_document
from corpus.types import Document, DocumentInfo, Passage, Span
from corpus.validity import Effect, Status, status_on, today

_BATCH_DOCUMENTS = 256
_BATCH_SECONDS = 2.0
_BATCH_CHARACTERS = 8_000_000
_FARTHEST = 2**62


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document in a list of documents.

    Attributes:
        doc_id: Its name within the library.
        title: As displayed.
        info: Identity and validity.
        passages: How many it has.
        characters: Length of its text.
        added: When it was added or last replaced, ISO 8601 in UTC.
        effects: What other documents of the library do to it.
    """

    doc_id: str
    title: str
    info: DocumentInfo
    passages: int
    characters: int
    added: str
    effects: tuple[Effect, ...] = ()

    def status_on(self, day: datetime.date) -> Status:
        """Its standing on a day."""
        return status_on(self.info, day, self.effects)


@dataclass(frozen=True, slots=True)
class Change:
    """Passages that came or went, all of one document.

    Attributes:
        number: Counts up over the whole life of the library.
        op: `add` or `remove`.
        first: The first passage id.
        last: The last one, included.
    """

    number: int
    op: Literal["add", "remove"]
    first: int
    last: int


class Library:
    """The documents of one home folder. Threads may share it; readers never wait for a writer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, home: Path, *, wait: float = 5.0, progress: Progress | None = None) -> Self:
        """Open the library in `home`, or make a new one there.

        A folder without write permission is opened for reading.

        Args:
            home: The folder; created when it is missing.
            wait: Seconds to wait for another process that is writing, each time one wants to write.
            progress: Is told how far a library of an older version is read again, which may take long.

        Raises:
            LibraryError: The folder or the file cannot be used, or is of a newer version.
        """
        database = Database(Path(home), wait)
        reread_identities(database, progress)
        reread_figures(database, progress)
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file; a closed library raises LibraryError."""
        self._database.close()

    @property
    def home(self) -> Path:
        """The folder it is in."""
        return self._database.home

    @property
    def read_only(self) -> bool:
        """Whether every attempt to write will be refused."""
        return self._database.read_only

    # Writing

    def write_lock(self) -> AbstractContextManager[None]:
        """Keep other writers away for the length of a `with` block; may be nested."""
        return self._database.lock.held()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything added and removed in the `with` block is kept together, or not at all; may be nested."""
        with self._database.writing():
            yield

    def add(self, document: Document, passages: Pieces, *, path: Path | None = None) -> None:
        """Add a document, in place of the one with the same id if there is one.

        Args:
            document: What a reader made.
            passages: Where each passage stands and the headings above it, in reading order.
            path: The file it came from, if it should be known again by that.

        Raises:
            LibraryError: It cannot be stored, or the library cannot be written.
        """
        digest = check_storable(document, passages)
        with self._database.writing() as connection:
            remove_document(connection, document.doc_id)
            key = insert_document(connection, document, digest, _stored_path(path))
            if passages:
                first = last_number(connection, "passages") + 1
                insert_passages(connection, key, document, passages, first)
                log_change(connection, "add", first, first + len(passages) - 1)

    def add_many(
        self, items: Iterable[tuple[Document, Pieces]], *, paths: Mapping[str, Path] | None = None
    ) -> int:
        """Add documents with few commits; each is there as a whole or not at all, whatever happens.

        Args:
            items: Documents, each with its passages as for `add`.
            paths: The files they came from, by document id; may grow while `items` are made.

        Returns:
            How many were added.

        Raises:
            LibraryError: One cannot be stored, or the library cannot be written; earlier ones may be kept.
        """
        count = 0
        paths = {} if paths is None else paths
        with self.write_lock():
            for batch in _batches(items):
                with self.transaction():
                    for document, passages in batch:
                        self.add(document, passages, path=paths.get(document.doc_id))
                count += len(batch)
        return count

    def remove(self, doc_id: str) -> bool:
        """Remove a document; whether it was there."""
        return self.remove_many([doc_id]) == 1

    def remove_many(self, doc_ids: Iterable[str]) -> int:
        """Remove documents together; how many were there."""
        with self._database.writing() as connection:
            return sum(remove_document(connection, doc_id) for doc_id in doc_ids if is_text(doc_id))

    def relocate(self, paths: Mapping[str, Path]) -> None:
        """Note that documents, by their ids, now come from other files."""
        rows = [(_stored_path(path), doc_id) for doc_id, path in paths.items()]
        with self._database.writing() as connection:
            connection.executemany("UPDATE documents SET path = ? WHERE doc_id = ?", rows)

    # Documents

    def documents(self) -> list[DocumentSummary]:
        """Every document, ordered by id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT doc_id, title, info, "
                "(SELECT count(*) FROM passages WHERE document = key), characters, added "
                "FROM documents ORDER BY doc_id"
            ).fetchall()
            effects = effects_in(connection)
        return [
            DocumentSummary(
                doc_id, title, info_of(info), passages, characters, added, effects.get(doc_id, ())
            )
            for doc_id, title, info, passages, characters, added in rows
        ]

    def document(self, doc_id: str) -> Document:
        """The document as it was added.

        Raises:
            LibraryError: There is none of that id; the message names similar ones.
        """
        with self._database.reading() as connection:
            document = select_document(connection, doc_id) if is_text(doc_id) else None
        if document is None:
            raise self._unknown(doc_id)
        return document

    def status_of(self, doc_id: str, day: datetime.date | None = None) -> Status:
        """A document's standing on a day, today by default.

        Raises:
            LibraryError: There is none of that id; the message names similar ones.
        """
        info = self._value("SELECT info FROM documents WHERE doc_id = ?", doc_id)
        if info is None:
            raise self._unknown(doc_id)
        with self._database.reading() as connection:
            effects = effects_in(connection, doc_id).get(doc_id, ())
        return status_on(info_of(info), day or today(), effects)

    def named_in(self, document: Document) -> list[list[str]]:
        """For each reference of a document the ids of the documents here that it may mean."""
        with self._database.reading() as connection:
            return [doc_ids_named(connection, each, document.info.issuer) for each in document.references]

    def named(self, names: Sequence[str]) -> list[str]:
        """The ids of the documents that go by one of these names, which are written as in `corpus.names`."""
        wanted = [name for name in names if is_text(name)]
        with self._database.reading() as connection:
            return doc_ids_called(connection, wanted)

    def text_of(self, doc_id: str) -> str:
        """The document's text.

        Raises:
            LibraryError: There is none of that id; the message names similar ones.
        """
        text = self._value("SELECT text FROM texts JOIN documents ON key = document WHERE doc_id = ?", doc_id)
        if text is None:
            raise self._unknown(doc_id)
        return text

    def sha256_of(self, doc_id: str) -> str | None:
        """The hash of the bytes that a document came from, or None for an unknown document."""
        return self._value("SELECT sha256 FROM documents WHERE doc_id = ?", doc_id)

    def hashes(self) -> dict[str, str]:
        """What `sha256_of` says of every document, by document id."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT doc_id, sha256 FROM documents").fetchall())

    def paths(self) -> dict[str, Path]:
        """The file of every document that was added with one, by document id."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT doc_id, path FROM documents WHERE path IS NOT NULL").fetchall()
        return {doc_id: Path(os.fsdecode(path)) for doc_id, path in rows}

    # Passages

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """The passages of these ids, in the order asked; ids without a passage are left out."""
        wanted = [int(number) for number in ids]  # SQLite does not take NumPy's integers
        with self._database.reading() as connection:
            found = {passage.passage_id: passage for passage in passages_among(connection, wanted)}
        return [found[number] for number in wanted if number in found]

    def neighbours(self, passage_id: int, before: int = 1, after: int = 1) -> list[Passage]:
        """The passages around one in its document, in reading order, itself left out."""
        with self._database.reading() as connection:
            return passages_around(connection, int(passage_id), before, after)

    def passage_ranges(self, doc_ids: Iterable[str]) -> list[tuple[int, int]]:
        """First and last passage id of each document, in ascending order; unknown documents are left out."""
        wanted = [doc_id for doc_id in set(doc_ids) if is_text(doc_id)]
        with self._database.reading() as connection:
            return sorted(ranges_of(connection, wanted))

    # Figures

    def figures(self, doc_id: str, span: Span | None = None) -> list[Figure]:
        """The figures of a document in reading order, or only those that begin within `span`.

        Raises:
            LibraryError: There is none of that id; the message names similar ones.
        """
        start, end = (span.start, span.end) if span else (0, _FARTHEST)
        with self._database.reading() as connection:
            stored = select_figures(connection, doc_id, start, end) if is_text(doc_id) else None
        if stored is not None:
            return stored
        found = figures_of(self.document(doc_id))  # read by older rules, and the library cannot be written
        return [figure for figure in found if start <= figure.span.start < end]

    def figures_within(self, passages: Iterable[Passage]) -> list[list[Figure]]:
        """The figures that begin within each of some passages."""
        return [self.figures(passage.doc_id, passage.span) for passage in passages]

    def find_figures(self, wanted: Wanted) -> list[Entry]:
        """The figures of the whole library that are looked for, by document and in reading order."""
        with self._database.reading() as connection:
            return list(find_figures(connection, wanted))

    # What changed

    @property
    def last_change(self) -> int:
        """The number of the last change; 0 when nothing was ever added."""
        with self._database.reading() as connection:
            return last_number(connection, "changes")

    def changes_since(self, number: int) -> list[Change]:
        """What happened after the change of that number, in order."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT number, op, first, last FROM changes WHERE number > ? ORDER BY number", (int(number),)
            ).fetchall()
        return [Change(*row) for row in rows]

    def fingerprint(self) -> str:
        """Says the same for the same documents with the same passages, and something else for others."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT digest FROM documents ORDER BY doc_id").fetchall()
        return hashlib.sha256("".join(row[0] for row in rows).encode()).hexdigest()

    def check(self) -> list[str]:
        """Go over everything; a sentence for each thing that is wrong, none when all is well."""
        with self._database.reading() as connection:
            return problems(connection)

    def _value(self, query: str, doc_id: str) -> str | None:
        if not is_text(doc_id):
            return None
        with self._database.reading() as connection:
            row = connection.execute(query, (doc_id,)).fetchone()
        return None if row is None else str(row[0])

    def _unknown(self, doc_id: str) -> LibraryError:
        with self._database.reading() as connection:
            ids = [row[0] for row in connection.execute("SELECT doc_id FROM documents ORDER BY doc_id")]
        near = _near(doc_id, ids)
        advice = f"did you mean {' or '.join(map(repr, near))}?" if near else f"it has {len(ids)} documents"
        return LibraryError(f"there is no document {doc_id!r} in the library in {self.home}; {advice}")


def _batches(items: Iterable[tuple[Document, Pieces]]) -> Iterator[list[tuple[Document, Pieces]]]:
    """Gather what is to be committed together, outside of any transaction: making an item may take long."""
    batch: list[tuple[Document, Pieces]] = []
    characters, started = 0, time.monotonic()
    for item in items:
        batch.append(item)
        characters += len(item[0].text)
        late = time.monotonic() - started > _BATCH_SECONDS
        if late or len(batch) >= _BATCH_DOCUMENTS or characters > _BATCH_CHARACTERS:
            yield batch
            batch, characters, started = [], 0, time.monotonic()
    if batch:
        yield batch


def _stored_path(path: Path | None) -> bytes | None:
    # Bytes, because a file's name need not be text; abspath, because Path.absolute() keeps `..`.
    return None if path is None else os.fsencode(os.path.abspath(path))  # noqa: PTH100


def _near(doc_id: str, ids: Sequence[str]) -> list[str]:
    containing = [known for known in ids if doc_id and doc_id.lower() in known.lower()]
    return containing[:3] or difflib.get_close_matches(doc_id, ids)
