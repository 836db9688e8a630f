"""What every reader takes and gives, and the checks that they share."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from corpus.errors import ReadError
from corpus.readers.packages import package_suffix
from corpus.types import DocumentInfo, Span

MAX_BYTES = 50 * 1024 * 1024
"""A larger file of text or markup is refused."""
LARGE = 300 * 1024 * 1024
"""The same for files that are mostly pictures."""

_ZIP = b"PK\x03\x04"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", ".pdf"),
    (_ZIP, "a zip archive", ".zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", ""),
    (b"\x89PNG", "a PNG image", ".png"),
    (b"\xff\xd8\xff", "a JPEG image", ".jpg"),
    (b"GIF8", "a GIF image", ""),
    (b"II*\x00", "a TIFF image", ".tif"),
    (b"MM\x00*", "a TIFF image", ".tif"),
    (b"Rar!", "a RAR archive", ""),
    (b"7z\xbc\xaf", "a 7z archive", ""),
    (b"\x1f\x8b", "a gzip archive", ""),
    (b"{\\rtf", "an RTF file", ""),
)
_PACKAGES = frozenset({".docx", ".xlsx", ".zip"})
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader makes of a file.

    Attributes:
        text: The text that quotes and offsets will refer to, with line feeds as the only line ends.
            Headings that the format marks as such begin with `#`, as in Markdown.
        body: The parts of the text that may become passages; all of it when empty.
        info: What the format itself says about the document (front matter, a page's title).
        pages: Where each page begins in the text, in reading order; empty when the format has no pages.
    """

    text: str
    body: tuple[Span, ...] = ()
    info: DocumentInfo = field(default_factory=DocumentInfo)
    pages: tuple[int, ...] = ()


class Reader(Protocol):
    """Takes the text out of one kind of file."""

    def __call__(self, data: bytes, name: str) -> Extracted:
        """Read a file's bytes.

        Args:
            data: The whole file.
            name: For error messages.

        Raises:
            ReadError: The file is not of this kind, damaged, encrypted or without text.
        """
        ...


PageProgress = Callable[[int, int, str], None]
"""Is told how many pages are read, of how many, and of which file."""

_TOLD: ContextVar[PageProgress | None] = ContextVar("page_progress", default=None)


@contextmanager
def telling(progress: PageProgress) -> Iterator[None]:
    """Tell `progress` of every page that is read in the `with` block."""
    token = _TOLD.set(progress)
    try:
        yield
    finally:
        _TOLD.reset(token)


def tell_page(done: int, total: int, name: str) -> None:
    """To be called by readers after each page: a file of many pages takes long."""
    progress = _TOLD.get()
    if progress is not None:
        progress(done, total, name)


def what_it_looks_like(data: bytes) -> tuple[str, str]:
    """What the first bytes say a file is, and the suffix it should have; empty when they say nothing."""
    for magic, description, suffix in _MAGIC:
        if data.startswith(magic):
            return description, (package_suffix(data) or suffix) if magic == _ZIP else suffix
    return "", ""


def refuse_other_kinds(data: bytes, name: str, *suffixes: str) -> None:
    """Raise `ReadError` when a file's first bytes show that it is of another kind than all of `suffixes`."""
    description, right = what_it_looks_like(data)
    if not description or right in suffixes:
        return
    if right in ("", ".zip") and data.startswith(_ZIP) and _PACKAGES.intersection(suffixes):
        return  # damaged, or empty: the reader knows more to say
    advice = (
        f"rename it to {right}" if right else f"save it as {suffixes[0]} with the program that it is from"
    )
    raise ReadError(f"{name} is named {suffixes[0]} but looks like {description}; {advice} and add it again")


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030 (GBK, GB2312).

    Args:
        data: The whole file.
        name: For error messages.
        declared: An encoding that the file itself names; tried before the others.

    Returns:
        The text with line feeds as the only line ends and without a byte order mark.

    Raises:
        ReadError: The bytes are not text, or in another encoding.
    """
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
    if not marked and b"\0" in data:
        raise ReadError(f"{name} is not a text file: it contains zero bytes; save it as text in UTF-8")
    for encoding in (marked,) if marked else (declared, "utf-8", "gb18030"):
        text = _decoded(data, encoding) if encoding else None
        if text is not None and _is_plausible(text, encoding):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    wanted = marked.removesuffix("-sig").upper() if marked else "UTF-8 or GB18030"
    raise ReadError(
        f"{name} is not text in {wanted}: its bytes do not decode; save it as UTF-8 and add it again"
    )


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_plausible(text: str, encoding: str) -> bool:
    """Whether decoded bytes look like text: hardly any control characters.

    GB18030 gives a meaning to nearly all bytes, so there private characters are as suspicious.
    """
    sample = text[:_SAMPLE]
    odd = len(_CONTROLS.findall(sample))
    if encoding == "gb18030":
        odd += len(_PRIVATE.findall(sample))
    return odd <= len(sample) / 50


def refuse_blank(text: str, name: str) -> None:
    """Raise `ReadError` when there is nothing to read."""
    if not text or text.isspace():
        raise ReadError(f"{name} contains no text; there is nothing to search in it")
