"""PDF files with a text layer, page by page."""

import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2

from corpus.errors import ReadError
from corpus.readers.base import Extracted, refuse_other_kinds

_PDFIUM = threading.Lock()
"""PDFium may be called by one thread at a time."""

_PASSWORD_ERROR = 4
_HYPHEN = re.compile(r"[\ufffe\x02][ \t]*\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\uffff]")
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Some programs write 一 as the radical ⼀; both look alike, and no one can type the latter."""

_PAGE_NUMBER = re.compile(r"[-—–－·\s]*\d{1,4}[-—–－·\s]*|第?\s*\d{1,4}\s*页?\s*[,，/／共]*\s*\d{0,4}\s*页?")
_FEWEST_PAGES = 4
_NUMBERS = re.compile(r"\d+")


def read_pdf(data: bytes, name: str) -> Extracted:
    """Read the text layer of a PDF file; page numbers and running heads are left out.

    Raises:
        ReadError: The file is encrypted, damaged, another kind of file, or has no text layer.
    """
    refuse_other_kinds(data, name, ".pdf")
    pages = [_clean(page).split("\n") for page in _pages(data, name)]
    running = _running_heads(pages)
    text = "\n".join("\n".join(_without_frame(page, running)) for page in pages)
    if not text.strip():
        raise ReadError(
            f"{name} has no text layer on its {len(pages)} pages; "
            "scanned pages need character recognition (OCR) first: save a searchable PDF and add that"
        )
    return Extracted(text)


def _pages(data: bytes, name: str) -> list[str]:
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD_ERROR:
                raise ReadError(f"{name} needs a password; save a copy without one and add that") from error
            raise ReadError(
                f"{name} is not a PDF file that can be opened ({error}); save it again"
            ) from error
        try:
            return [_page_text(document, number) for number in range(len(document))]
        except pypdfium2.PdfiumError as error:
            raise ReadError(f"{name} has a damaged page ({error}); save it again and add that") from error
        finally:
            document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    try:
        return str(layer.get_text_range())
    finally:
        layer.close()
        page.close()


def _clean(page: str) -> str:
    page = page.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _HYPHEN.sub("", page)).translate(_RADICALS).strip("\n")


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines, figures aside, that begin or end more than half of the pages."""
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    edges = Counter(line for page in pages for line in {_pattern(page[0]), _pattern(page[-1])})
    return frozenset(line for line, count in edges.items() if line and 2 * count > len(pages))


def _pattern(line: str) -> str:
    return _NUMBERS.sub("#", line.strip())


def _without_frame(page: Sequence[str], running: frozenset[str]) -> Iterator[str]:
    edges = (0, len(page) - 1)
    for index, line in enumerate(page):
        if index not in edges or not (_PAGE_NUMBER.fullmatch(line.strip()) or _pattern(line) in running):
            yield line
