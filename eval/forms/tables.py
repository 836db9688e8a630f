"""Rows of a spreadsheet, from CSV or Excel."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import ReadError
from corpus.readers.base import decode
from eval.types import EvalError

Cells = tuple[str, ...]


def read_table(path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows that are not blank, as texts without spaces around them, with their numbers from 1.

    Args:
        path: A file `.csv` or `.tsv` in UTF-8 or GB 18030, parted by commas, semicolons or tabs, or the first
            sheet of a file `.xlsx`.

    Raises:
        EvalError: The file is missing, damaged or of another kind.
    """
    rows = _excel(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    for number, row in enumerate(rows, 1):
        cells = tuple(cell.strip() for cell in row)
        if any(cells):
            yield number, cells


def _csv(path: Path) -> Iterator[list[str]]:
    try:
        text = decode(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise EvalError(f"{path} does not exist; check the path") from None
    except (OSError, ReadError) as error:
        raise EvalError(f"{path} cannot be read: {error}; save it as CSV in UTF-8") from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _excel(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 (only Excel files pay for it)

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise EvalError(f"{path} does not exist; check the path") from None
    except Exception as error:  # the library raises whatever the parts of a damaged archive make it raise
        raise EvalError(f"{path} is not an Excel workbook ({error}); save it as .xlsx or CSV") from None
    sheet = book.worksheets[0]
    try:
        yield from (
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        )
    finally:
        book.close()
