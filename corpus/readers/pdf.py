"""PDF files: the text layer in reading order; pages that are pictures by character recognition."""

import ctypes
import itertools
import logging
import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pypdfium2
from pypdfium2 import raw

from corpus.errors import ReadError
from corpus.readers import ocr
from corpus.readers.assembly import parted
from corpus.readers.base import Extracted, refuse_other_kinds, tell_page
from corpus.readers.flow import text_of_pages
from corpus.readers.page import Page, Piece
from corpus.readers.page_tables import PageTables
from corpus.readers.pdf_rules import rules_of
from corpus.readers.ruled import Frame, frames_of

LIMITS = (
    "text in lines from left to right; tables that are drawn with lines row by row, others as lines of text; "
    "no running heads or page numbers; pages that are pictures need the extra `ocr`; no forms, comments or "
    "attachments"
)
_PDFIUM = threading.RLock()
"""PDFium may be called by one thread at a time."""

_PASSWORD_ERROR = 4
_CONTROLS = re.compile(r"[\x00-\x01\x03-\x08\x0b\x0e-\x1f\x7f\uffff\ud800-\udfff]")
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Some programs write 一 as the radical ⼀; both look alike, and no one can type the latter."""

_GAP = 1.6
_FEWEST_CHARACTERS = 8
_MOST_PAGES, _AT_ONCE = 20_000, 100
_MOST_CHARACTERS = 200_000
_SCANNED_SHARE = 0.4
_RESOLUTION = 200
_LARGEST_SIDE = 4_000
_LOG = logging.getLogger(__name__)


def read_pdf(data: bytes, name: str) -> Extracted:
    """Read a PDF file; page numbers and running heads are left out, and where each page begins is noted.

    Raises:
        ReadError: The file is encrypted, damaged, another kind of file, or has nothing but pictures of text
            and character recognition is not installed.
    """
    refuse_other_kinds(data, name, ".pdf")
    pages: list[Page] = []
    tables = PageTables()
    unread = 0
    with _PDFIUM:
        for first in itertools.count(0, _AT_ONCE):
            # PDFium keeps what it has parsed until the document is closed.
            with _opened(data, name) as document:
                unread += _read_pages(document, first, pages, tables, name)
                if len(pages) == len(document):
                    break
    flow = text_of_pages(pages)
    if not flow.text.strip():
        raise ReadError(_why_empty(name, len(pages), unread))
    if unread:
        _LOG.warning(
            "%s: %d of %d pages are pictures and were left out; %s", name, unread, len(pages), ocr.ADVICE
        )
    body = tuple(parted(flow.text, flow.rows)) if flow.rows else ()
    return Extracted(flow.text, body, pages=flow.pages)


def _why_empty(name: str, pages: int, unread: int) -> str:
    if unread or not ocr.is_installed():
        return (
            f"{name} has no text layer on its {pages} pages; "
            f"scanned pages need character recognition: {ocr.ADVICE}"
        )
    return f"{name} contains no text on its {pages} pages; there is nothing to search in it"


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise ReadError(f"{name} needs a password; save a copy without one and add that") from error
        raise ReadError(f"{name} is not a PDF file that can be opened ({error}); save it again") from error
    with closing(document):
        if len(document) > _MOST_PAGES:
            raise ReadError(f"{name} has {len(document):,} pages; the limit is {_MOST_PAGES:,}. Divide it")
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise ReadError(f"{name} has a damaged page ({error}); save it again and add that") from error


def _read_pages(
    document: pypdfium2.PdfDocument, first: int, pages: list[Page], tables: PageTables, name: str
) -> int:
    """Add some pages from `first` on, and count those that are pictures and could not be read."""
    unread = 0
    for number in range(first, min(first + _AT_ONCE, len(document))):
        with closing(document[number]) as page:
            content = _text_layer(page, tables)
            if content.characters < _FEWEST_CHARACTERS and _is_scan(page):
                if ocr.is_installed():
                    content = _recognised(page)
                else:
                    unread += 1
        pages.append(content)
        tell_page(number + 1, len(document), name)
    return unread


def _text_layer(page: pypdfium2.PdfPage, tables: PageTables) -> Page:
    frames = frames_of(rules_of(page.raw))
    with closing(page.get_textpage()) as layer:
        rows = list(_rows(layer.raw, frames))
    width, height = page.get_size()
    return tables.laid_out(Page(width, height, rows), frames)


def _rows(layer: raw.FPDF_TEXTPAGE, frames: Sequence[Frame]) -> Iterator[list[Piece]]:
    """The lines as PDFium finds them, each in pieces where a wide gap or the rule of a table parts it."""
    count = min(raw.FPDFText_CountChars(layer), _MOST_CHARACTERS)
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    row = _Row(frames)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(layer, index)
        if code in (10, 13):
            if pieces := row.pieces():
                yield pieces
            row = _Row(frames)
        elif raw.FPDFText_GetLooseCharBox(layer, index, place):
            row.add(code, box.left, box.bottom, box.right, box.top)
    if pieces := row.pieces():
        yield pieces


class _Row:
    """One line while its characters come in.

    Args:
        frames: The tables of the page.
    """

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = frames
        self._last = 0.0
        self._pieces: list[Piece] = []
        self._codes: list[int] = []
        self._box = (0.0, 0.0, 0.0, 0.0)

    def add(self, code: int, left: float, bottom: float, right: float, top: float) -> None:
        """Add a character, in a new piece if it stands far from the one before."""
        if code == 32 or right <= left:
            self._codes.append(code)
            return
        last, self._last = self._last, (left + right) / 2
        if not any(known != 32 for known in self._codes):
            self._codes, self._box = [code], (left, bottom, right, top)
            return
        low, floor, high, ceiling = self._box
        middle = (bottom + top) / 2
        ruled = any(frame.parts(last, self._last, middle) for frame in self._frames)
        if ruled or left - high > _GAP * (top - bottom):
            self._finish()
            self._codes, self._box = [code], (left, bottom, right, top)
            return
        self._codes.append(code)
        self._box = (min(low, left), min(floor, bottom), max(high, right), max(ceiling, top))

    def pieces(self) -> list[Piece]:
        """All pieces of the line that have text."""
        self._finish()
        return self._pieces

    def _finish(self) -> None:
        text = _clean("".join(map(_character, self._codes)))
        if text:
            self._pieces.append(Piece(text, *self._box))
        self._codes = []


def _character(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF else ""


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text).translate(_RADICALS).strip()


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether pictures cover a good part of the page."""
    width, height = page.get_size()
    area = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        area += max(right - left, 0) * max(top - bottom, 0)
    return bool(area >= _SCANNED_SHARE * width * height)


def _recognised(page: pypdfium2.PdfPage) -> Page:
    side = max(page.get_size()) or 1.0
    scale = min(_RESOLUTION / 72, _LARGEST_SIDE / side)
    bitmap = page.render(scale=scale, grayscale=False)
    try:
        return ocr.page_of(bitmap.to_numpy())
    finally:
        bitmap.close()
