"""Word documents: paragraphs and tables in the order of the body."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpus.errors import ReadError
from corpus.readers.base import MAX_BYTES, Extracted, refuse_blank, refuse_other_kinds

_MOST_UNPACKED = 10 * MAX_BYTES
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DEEPEST = 6
_BLANKS = re.compile(r"[^\S\n]+")


def read_docx(data: bytes, name: str) -> Extracted:
    """Read a `.docx` file.

    Each paragraph is a line, headings by style begin with `#`, rows of a table are lines with ` | ` between
    cells. Numbers that Word itself puts before paragraphs are no part of the text.

    Raises:
        ReadError: The file is encrypted, damaged, another kind of file, or without text.
    """
    refuse_other_kinds(data, name, ".docx")
    _check_archive(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(line for block in document.iter_inner_content() for line in _lines(block))
    except Exception as error:  # a damaged file makes python-docx and lxml raise nearly anything
        raise ReadError(
            f"{name} is not a Word document that can be opened ({error or type(error).__name__}); "
            "open it in Word or WPS, save it again as .docx and add it again"
        ) from error
    refuse_blank(text, name)
    return Extracted(text)


def _check_archive(data: bytes, name: str) -> None:
    """Refuse what is no archive, and one that would unpack to far more than a document needs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        raise ReadError(
            f"{name} is not a .docx file: it is no zip archive, or a damaged one ({error}); "
            "open it in Word or WPS, save it again as .docx and add it again"
        ) from error
    if unpacked > _MOST_UNPACKED:
        raise ReadError(f"{name} would unpack to {unpacked:,} bytes; the limit is {_MOST_UNPACKED:,}")


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _rows(block)
        return
    text = block.text.replace("\r", "\n").strip()
    level = _heading_level(block) if text else 0
    yield f"{'#' * level} {' '.join(text.split())}" if level else text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        # A cell that spans several columns is given once for each of them.
        cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}
        if any(cells.values()):
            yield " | ".join(cells.values())


def _heading_level(paragraph: Paragraph) -> int:
    """1 to 6 for a heading, by its style; 0 for other paragraphs."""
    style = paragraph.style.name or "" if paragraph.style else ""
    if style in ("Title", "标题"):
        return 1
    found = _HEADING.match(style)
    return min(int(found[1]), _DEEPEST) if found else 0
