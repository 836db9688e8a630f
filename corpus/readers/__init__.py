"""One reader for each kind of file; `read` picks it and makes a document of what it finds."""

import hashlib
import importlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from corpus.errors import ReadError
from corpus.info import identity_of
from corpus.readers.base import LARGE, MAX_BYTES, Extracted, Reader
from corpus.structure import sections_of
from corpus.types import Document, Span


@dataclass(frozen=True, slots=True)
class _Imported:
    """A reader that is imported when it is first used: parsers take long to load."""

    module: str
    function: str
    max_bytes: int = MAX_BYTES

    def __call__(self, data: bytes, name: str) -> Extracted:
        reader: Reader = getattr(importlib.import_module(self.module), self.function)
        return reader(data, name)

    @property
    def limits(self) -> str:
        """What it reads and what it leaves out, for people."""
        return str(importlib.import_module(self.module).LIMITS)


_HTML = _Imported("corpus.readers.html", "read_html")
_CSV = _Imported("corpus.readers.csv", "read_csv")
_IMAGE = _Imported("corpus.readers.image", "read_image", LARGE)

READERS: dict[str, _Imported] = {
    ".txt": _Imported("corpus.readers.text", "read_text"),
    ".md": _Imported("corpus.readers.markdown", "read_markdown"),
    ".html": _HTML,
    ".htm": _HTML,
    ".pdf": _Imported("corpus.readers.pdf", "read_pdf", LARGE),
    ".docx": _Imported("corpus.readers.docx", "read_docx"),
    ".xlsx": _Imported("corpus.readers.xlsx", "read_xlsx"),
    ".csv": _CSV,
    ".tsv": _CSV,
    ".png": _IMAGE,
    ".jpg": _IMAGE,
    ".jpeg": _IMAGE,
    ".tif": _IMAGE,
    ".tiff": _IMAGE,
}
"""Reader by the suffix of a file's name, in lower case."""
PICTURES = frozenset(suffix for suffix, reader in READERS.items() if reader is _IMAGE)
"""The suffixes of pictures."""

_WITH_OFFICE = "open it in Word, WPS or LibreOffice and save it as {}"
CONVERTIBLE: dict[str, str] = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), _WITH_OFFICE.format(".docx")),
    **dict.fromkeys((".xls", ".et", ".ods"), _WITH_OFFICE.format(".xlsx")),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), _WITH_OFFICE.format(".pdf")),
    **dict.fromkeys((".ofd", ".caj"), "open it in the program that it is from and print it to a PDF file"),
    **dict.fromkeys((".mht", ".mhtml"), "open it in a browser and save it as .html"),
    **dict.fromkeys((".rar", ".7z"), "unpack it and add the folder"),
}
"""What to do with documents of kinds that have no reader, by suffix."""


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
    reader = reader_for(str(path))
    return read_data(_bytes_of(path, reader.max_bytes), str(path), doc_id or path.name)


def read_data(data: bytes, source: str, doc_id: str) -> Document:
    """Read a file's bytes as a document; see `read`.

    Args:
        data: The whole file.
        source: Where it came from; its suffix chooses the reader.
        doc_id: Its name within the library.
    """
    extracted = reader_for(source)(data, source)
    sha256 = hashlib.sha256(data).hexdigest()
    return document_from(extracted, doc_id=doc_id, source=source, sha256=sha256)


def reader_for(name: str) -> _Imported:
    """The reader for a file of that name.

    Raises:
        ReadError: There is none; the message says what to do.
    """
    suffix = suffix_of(name)
    reader = READERS.get(suffix)
    if reader is None:
        advice = CONVERTIBLE.get(suffix, "convert it to one of these")
        raise ReadError(f"{name} has the suffix {suffix!r}; allowed are {', '.join(READERS)}: {advice}")
    return reader


def suffix_of(name: str) -> str:
    """The suffix of a file's name or path, in lower case."""
    return PurePath(name).suffix.lower()


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
        pages=extracted.pages,
        references=identity.references,
    )


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > most:
            raise ReadError(
                f"{path} has {size:,} bytes; the limit is {most:,} ({most // 1024**2} MB). "
                "Split it into smaller files"
            )
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"{path} cannot be read: {error.strerror or error}. Check the path and its permissions"
        ) from error
