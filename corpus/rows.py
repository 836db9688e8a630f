"""Documents and passages as rows of the library's tables, and back."""

import functools
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from corpus.errors import LibraryError
from corpus.figures.rows import insert_figures
from corpus.info import IDENTITY_VERSION
from corpus.relations import insert_ledger, select_references
from corpus.types import Document, DocumentInfo, Passage, Section, Span

Pieces = Sequence[tuple[Span, tuple[str, ...]]]
"""A document's passages before they have ids: where each stands, and the headings above it."""

PASSAGE_COLUMNS = (
    "passages.passage_id, documents.doc_id, documents.title, passages.path, "
    "passages.start, passages.end, passages.text"
)

_INFO = tuple(field.name for field in fields(DocumentInfo))
_DECODER = json.JSONDecoder()
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def check_storable(document: Document, pieces: Pieces) -> str:
    """Refuse what could not be stored, or not be read back as it was.

    Returns:
        The document's `digest_of`.

    Raises:
        LibraryError: No id, half a surrogate pair somewhere, or a span outside of the text.
    """
    if not document.doc_id:
        raise LibraryError("a document without an id cannot be stored; give it a name of its own")
    name = f"document {_visible(document.doc_id)}"
    try:
        digest = digest_of(document, pieces)
    except UnicodeEncodeError:
        field, text, position = _first_surrogate(document, pieces)
        raise LibraryError(
            f"{name} cannot be stored: its {field} has half a surrogate pair "
            f"(U+{ord(text[position]):04X}) at {position}, which is no character; replace it by U+FFFD"
        ) from None
    ends = (span.end for span in _spans(document, pieces))
    end = max((*ends, *document.pages), default=0)
    if end > len(document.text):
        raise LibraryError(
            f"{name} cannot be stored: a span ends at {end}, but the text has only "
            f"{len(document.text)} characters; read the document again"
        )
    return digest


def insert_document(
    connection: sqlite3.Connection, document: Document, digest: str, path: bytes | None
) -> int:
    """Insert everything but the passages; the key of the new row."""
    row = {
        "doc_id": document.doc_id,
        "path": path,
        "source": document.source,
        "title": document.title,
        "info": info_as_stored(document.info),
        "sha256": document.sha256,
        "digest": digest,
        "identity": IDENTITY_VERSION,
        "characters": len(document.text),
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    key = connection.execute(
        "INSERT INTO documents "
        "(doc_id, path, source, title, info, sha256, digest, identity, characters, added) VALUES "
        "(:doc_id, :path, :source, :title, :info, :sha256, :digest, :identity, :characters, :added)",
        row,
    ).lastrowid
    connection.execute(
        "INSERT INTO texts (document, body, text, pages) VALUES (?, ?, ?, ?)",
        (key, _json(_body(document)), document.text, _json(document.pages)),
    )
    rows = ((key, *section) for section in _section_rows(document))
    connection.executemany("INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    assert key is not None  # noqa: S101 - SQLite always has one after an insert
    insert_ledger(connection, key, document)
    insert_figures(connection, key, document)
    return key


def insert_passages(
    connection: sqlite3.Connection, key: int, document: Document, pieces: Pieces, first: int
) -> None:
    """Insert the passages under neighbouring ids from `first` on."""
    rows = (
        (number, key, span.start, span.end, _json(path), span.text_of(document.text))
        for number, (span, path) in enumerate(pieces, start=first)
    )
    connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", rows)


def select_document(connection: sqlite3.Connection, doc_id: str) -> Document | None:
    """The document as it was added, or None."""
    row = connection.execute(
        "SELECT key, doc_id, source, title, text, info, sha256, body, pages FROM documents "
        "JOIN texts ON texts.document = documents.key WHERE doc_id = ?",
        (doc_id,),
    ).fetchone()
    if row is None:
        return None
    key, doc_id, source, title, text, info, sha256, body, pages = row
    return Document(
        doc_id=doc_id,
        source=source,
        title=title,
        text=text,
        sections=_sections(connection, key),
        info=info_of(info),
        sha256=sha256,
        body=tuple(Span(start, end) for start, end in json.loads(body)),
        pages=tuple(json.loads(pages)),
        references=select_references(connection, key),
    )


def info_as_stored(info: DocumentInfo) -> str:
    """What `info_of` reads."""
    return _json(_said(info))


def info_of(stored: str) -> DocumentInfo:
    """The information as it was added."""
    return DocumentInfo(**json.loads(stored))


def passage_of(row: tuple[Any, ...]) -> Passage:
    """A passage from a row of `PASSAGE_COLUMNS`."""
    passage_id, doc_id, title, path, start, end, text = row
    return Passage(passage_id, doc_id, title, path_of(path), Span(start, end), text)


@functools.lru_cache(maxsize=4096)
def path_of(stored: str) -> tuple[str, ...]:
    """The headings as they were added; remembered, because neighbouring passages have the same."""
    return tuple(_DECODER.raw_decode(stored)[0])


def digest_of(document: Document, pieces: Pieces) -> str:
    """A hash over all that a reader can see of the document, and over the bytes that it came from.

    Raises:
        UnicodeEncodeError: There is half a surrogate pair somewhere.
    """
    content = (
        (document.doc_id, document.source, document.title, document.sha256, document.text),
        _said(document.info),
        _body(document),
        _section_rows(document),
        [(span.start, span.end, path) for span, path in pieces],
        *([_reference_rows(document)] if document.references else []),
        *([document.pages] if document.pages else []),  # documents without pages keep the hash they had
    )
    return hashlib.sha256(_json(content).encode()).hexdigest()


def _said(info: DocumentInfo) -> dict[str, str]:
    """What the document does say about itself."""
    values = ((name, getattr(info, name)) for name in _INFO)
    return {name: value for name, value in values if value}


def _body(document: Document) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in document.body]


def _section_rows(document: Document) -> list[tuple[int | str | None, ...]]:
    return [
        (
            position,
            section.span.start,
            section.span.end,
            section.level,
            section.number,
            section.heading,
            section.heading_span.start,
            section.heading_span.end,
            section.parent,
        )
        for position, section in enumerate(document.sections)
    ]


def _reference_rows(document: Document) -> list[tuple[int | str, ...]]:
    return [
        (each.relation, each.title, each.number, each.span.start, each.span.end, each.since)
        for each in document.references
    ]


def _sections(connection: sqlite3.Connection, key: int) -> tuple[Section, ...]:
    rows = connection.execute(
        "SELECT start, end, level, number, heading, heading_start, heading_end, parent "
        "FROM sections WHERE document = ? ORDER BY position",
        (key,),
    )
    return tuple(
        Section(Span(start, end), level, number, heading, Span(heading_start, heading_end), parent)
        for start, end, level, number, heading, heading_start, heading_end, parent in rows
    )


def _texts(document: Document, pieces: Pieces) -> list[tuple[str, str]]:
    info = [(f"info.{name}", value) for name, value in asdict(document.info).items()]
    headings = [("heading", f"{section.number}{section.heading}") for section in document.sections]
    paths = [("heading path", label) for _, path in pieces for label in path]
    own = [(name, getattr(document, name)) for name in ("doc_id", "source", "title", "sha256", "text")]
    names = [("reference", text) for each in document.references for text in (each.title, each.number)]
    return [*own, *info, *headings, *names, *paths]


def _spans(document: Document, pieces: Pieces) -> list[Span]:
    sections = [span for section in document.sections for span in (section.span, section.heading_span)]
    references = [reference.span for reference in document.references]
    return [*(span for span, _ in pieces), *document.body, *sections, *references]


def _first_surrogate(document: Document, pieces: Pieces) -> tuple[str, str, int]:
    """The field, its text, and where in it half a surrogate pair stands."""
    return next(
        (field, text, position)
        for field, text in _texts(document, pieces)
        for position, character in enumerate(text)
        if "\ud800" <= character <= "\udfff"
    )


def _visible(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


def _json(value: object) -> str:
    return _ENCODER.encode(value)
