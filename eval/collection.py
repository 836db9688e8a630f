"""Collections for ranking: `{"id", "title", "text"}` a line, each a document of a single passage."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.store import Library
from corpus.types import Document, Span
from eval import fields
from eval.lines import Row, read_rows
from eval.types import EvalError

OnePassage = tuple[Document, list[tuple[Span, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a collection.

    Attributes:
        id: Unique, without spaces, since these part the fields of a run.
        title: Searched, but no part of the passage; may be empty.
        text: The passage; the title stands in for an empty one.
    """

    id: str
    title: str
    text: str

    @property
    def sha256(self) -> str:
        """Another one for another title or text."""
        return hashlib.sha256(f"{self.title}\0{self.text}".encode("utf-8", "surrogatepass")).hexdigest()


def parse_entry(row: Row) -> Entry:
    """A document of a collection out of its JSON object.

    Raises:
        ValueError: A field is missing or is not what it must be.
    """
    entry_id = fields.word(row, "id")
    title, text = fields.string(row, "title", ""), fields.string(row, "text")
    if not text.strip() and not title.strip():
        raise ValueError(f"{entry_id!r} has neither title nor text")
    return Entry(entry_id, title, text if text.strip() else title)


def collection_ids(path: Path) -> set[str]:
    """The ids of a collection; every line is looked at.

    Raises:
        EvalError: The file cannot be read, is empty, or has a line that is no document, or an id twice.
    """
    ids: set[str] = set()
    for number, entry in read_rows(path, parse_entry):
        if entry.id in ids:
            raise EvalError(f"{path}, line {number}: the id {entry.id!r} was used before; ids must be unique")
        ids.add(entry.id)
    if not ids:
        raise EvalError(f"{path} has no documents; it needs one JSON object a line")
    return ids


def refuse_others(library: Library, ids: Collection[str], path: Path) -> None:
    """Make sure that the library has no other documents, since they would be ranked too.

    Raises:
        EvalError: It has.
    """
    others = [document.doc_id for document in library.documents() if document.doc_id not in ids]
    if others:
        raise EvalError(
            f"the library in {library.home} holds {len(others)} documents that are not in {path}, such as "
            f"{others[0]!r}; name another folder as --home, or none"
        )


def changed_documents(library: Library, path: Path) -> Iterator[OnePassage]:
    """The documents of a collection that are new to the library or have changed, each with its passage."""
    for _, entry in read_rows(path, parse_entry):
        if library.sha256_of(entry.id) != entry.sha256:
            yield _document(entry, path.name)


def _document(entry: Entry, source: str) -> OnePassage:
    whole = Span(0, len(entry.text))
    document = Document(
        doc_id=entry.id,
        source=source,
        title=entry.title,
        text=entry.text,
        sha256=entry.sha256,
        body=(whole,),
    )
    return document, [(whole, ())]
