"""Collections of documents that a library is filled with, to be searched."""

import hashlib
from collections.abc import Collection as Ids
from collections.abc import Iterator

from corpus.chunking import passages_of
from corpus.store import Library
from corpus.types import Document, Span
from eval.forms.base import Collection
from eval.types import Entry, EvalError

WithPassages = tuple[Document, list[tuple[Span, tuple[str, ...]]]]


def collection_ids(collection: Collection) -> set[str]:
    """The ids of a collection; every document is looked at.

    Raises:
        EvalError: The collection cannot be read, is empty, or has an id twice.
    """
    ids: set[str] = set()
    for number, entry in enumerate(collection.entries(), 1):
        if entry.id in ids:
            raise EvalError(
                f"{collection.name}, document {number}: the id {entry.id!r} was used before; "
                "ids must be unique"
            )
        ids.add(entry.id)
    if not ids:
        raise EvalError(f"{collection.name} has no documents; it needs one JSON object a line")
    return ids


def refuse_others(library: Library, ids: Ids[str], name: str) -> None:
    """Make sure that the library has no other documents, since they would be searched too.

    Raises:
        EvalError: It has.
    """
    others = [document.doc_id for document in library.documents() if document.doc_id not in ids]
    if others:
        raise EvalError(
            f"the library in {library.home} holds {len(others)} documents that are not in {name}, such as "
            f"{others[0]!r}; name another folder as --home, or none"
        )


def changed_documents(library: Library, collection: Collection, *, whole: bool) -> Iterator[WithPassages]:
    """The documents of a collection that are new to the library or have changed, with their passages.

    Args:
        library: What is there already.
        collection: What should be there.
        whole: Whether each document is one passage, as for ranking; else it is cut as any document is.
    """
    known = library.hashes()
    for entry in collection.entries():
        document = _document(entry, collection.name, whole=whole)
        if known.get(entry.id) != document.sha256:
            yield document, [(document.body[0], ())] if whole else passages_of(document)


def _document(entry: Entry, source: str, *, whole: bool) -> Document:
    # The passages depend on it too, and they must not be taken over from a library filled the other way.
    seen = f"{entry.title}\0{entry.text}" + ("" if whole else "\0cut")
    return Document(
        doc_id=entry.id,
        source=source,
        title=entry.title,
        text=entry.text,
        sha256=hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest(),
        body=(Span(0, len(entry.text)),),
    )
