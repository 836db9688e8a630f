"""One reader for each kind of file; `read` picks it and makes a document of what it finds."""

import hashlib
import importlib
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import ReadError
from corpus.info import identity_of
from corpus.readers.base import MAX_BYTES, Extracted, Reader
from corpus.structure import sections_of
from corpus.types import Document, Span


@dataclass(frozen=True, slots=True)
class _Imported:
    """A reader that is imported when it is first used: parsers take long to load."""

    module: str
    function: str

    def __call__(self, data: bytes, name: str) -> Extracted:
        reader: Reader = getattr(importlib.import_module(self.module), self.function)
        return reader(data, name)


READERS: dict[str, Reader] = {
    ".txt": _Imported("corpus.readers.text", "read_text"),
    ".md": _Imported("corpus.readers.markdown", "read_markdown"),
    ".html": _Imported("corpus.readers.html", "read_html"),
    ".htm": _Imported("corpus.readers.html", "read_html"),
    ".pdf": _Imported("corpus.readers.pdf", "read_pdf"),
    ".docx": _Imported("corpus.readers.docx", "read_docx"),
}
"""Reader by the suffix of a file's name, in lower case."""


def read(path: Path, doc_id: str | None = None) -> Document:
    """Read a file as a document.

    Args:
        path: A file whose suffix is one of `READERS`.
        doc_id: Its name within the library; the file's name by default.

    Returns:
        The document with its structure, identity and the SHA-256 of the file's bytes.

    Raises:
        ReadError: The file cannot be opened, is too large, of another kind, damaged, encrypted or empty.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        allowed = ", ".join(READERS)
        raise ReadError(
            f"{path} has the suffix {path.suffix!r}; allowed are {allowed}. Convert it to one of these"
        )
    data = _bytes_of(path)
    extracted = reader(data, str(path))
    return document_from(
        extracted, doc_id=doc_id or path.name, source=str(path), sha256=hashlib.sha256(data).hexdigest()
    )


def document_from(extracted: Extracted, *, doc_id: str, source: str = "", sha256: str = "") -> Document:
    """Give a text its structure and identity.

    Args:
        extracted: A text, and what its format says about it.
        doc_id: Its name within the library; also its title when the text has none.
        source: Where it came from, for people.
        sha256: Of the source's bytes; of the text in UTF-8 when empty.
    """
    text = extracted.text
    body = extracted.body or ((Span(0, len(text)),) if text else ())
    sections = sections_of(text, body)
    identity = identity_of(text, body, sections, extracted.info)
    info = identity.info
    return Document(
        doc_id=doc_id,
        source=source or doc_id,
        title=info.title or Path(doc_id).stem,
        text=text,
        sections=sections,
        info=replace(info, title=info.title or Path(doc_id).stem),
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        body=body,
        references=identity.references,
    )


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(
                f"{path} has {size:,} bytes; the limit is {MAX_BYTES:,} ({MAX_BYTES // 1024**2} MB). "
                "Split it into smaller files"
            )
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"{path} cannot be read: {error.strerror or error}. Check the path and its permissions"
        ) from error
