"""Spreadsheets of Excel: a row is a passage that says its column headings."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout

import openpyxl
from openpyxl.cell.cell import Cell as CellInSheet
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import ReadError
from corpus.readers.assembly import Assembly
from corpus.readers.base import Extracted, refuse_blank, refuse_other_kinds
from corpus.readers.number_format import displayed
from corpus.readers.packages import check_package
from corpus.readers.tables import EMPTY, Cell, Grid, squeezed, table_lines

LIMITS = (
    "values as they are displayed, of formulas the last one that was computed; one table a sheet; "
    "no hidden sheets, charts, pictures or notes"
)
_GENERIC = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MOST_ROWS = 1_048_576
_MOST_COLUMNS, _MOST_CELLS, _MOST_MERGED = 256, 3_000_000, 200_000
_BLANK_ROWS = 3


def read_xlsx(data: bytes, name: str) -> Extracted:
    """Read an `.xlsx` file; each visible sheet is a section, unless there is only one with a generic name.

    Raises:
        ReadError: The file is encrypted, damaged, too large, another kind of file, or empty.
    """
    refuse_other_kinds(data, name, ".xlsx")
    check_package(data, name, ".xlsx")
    try:
        assembly = _assembled(data, name)
    except ReadError:
        raise
    except Exception as error:  # a damaged file makes openpyxl and its XML parsers raise nearly anything
        raise ReadError(
            f"{name} is not a spreadsheet that can be opened ({error or type(error).__name__}); "
            "open it in Excel or WPS, save it again as .xlsx and add it again"
        ) from error
    extracted = assembly.extracted()
    refuse_blank(extracted.text, name)
    return extracted


def _assembled(data: bytes, name: str) -> Assembly:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that openpyxl leaves out
        with redirect_stdout(io.StringIO()):  # openpyxl prints what is wrong with styles
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            assembly, budget = Assembly(), _MOST_CELLS
            for sheet in sheets:
                if len(sheets) > 1 or not _GENERIC.fullmatch(sheet.title):
                    assembly.add(f"# {squeezed(sheet.title)}", gap=2)
                grid = _grid(sheet, _merged(data, sheet))
                budget -= sum(map(len, grid))
                if budget < 0:
                    raise ReadError(
                        f"{name} has more than {_MOST_CELLS:,} cells; divide it into smaller files"
                    )
                for table in _tables(grid):
                    assembly.add_table(table_lines(table, sheet=True))
            return assembly
        finally:
            book.close()


def _merged(data: bytes, sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """The merged ranges by row and column of their first cell; reading row by row leaves them to us."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        markup = archive.read(sheet._worksheet_path)  # type: ignore[attr-defined]
    found = _MERGED.findall(markup)[:_MOST_MERGED]
    ranges = (range_boundaries(place.decode()) for place in found)
    places = ((top or 0, left or 0, bottom or 0, right or 0) for left, top, right, bottom in ranges)
    return {(place[0], place[1]): place for place in places}


def _grid(sheet: Worksheet, merged: dict[tuple[int, int], tuple[int, int, int, int]]) -> Grid:
    # What a file says about its own size is often wrong; the stubs know only sheets in memory.
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    grid: Grid = []
    blank = 0
    hanging: dict[tuple[int, int], Cell] = {}
    for number, cells in enumerate(sheet.iter_rows(max_row=_MOST_ROWS), 1):
        row = [EMPTY] * min(len(cells), _MOST_COLUMNS)
        for column, cell in enumerate(cells[:_MOST_COLUMNS], 1):
            row[column - 1] = hanging.pop((number, column), EMPTY)
            if row[column - 1] is EMPTY:
                row[column - 1] = _cell(cell)
            if (number, column) in merged and row[column - 1].text:
                _hang(hanging, row[column - 1], merged[number, column])
        blank = 0 if any(cell.text for cell in row) else blank + 1
        if blank <= _BLANK_ROWS:
            grid.append(row)
    return grid


def _hang(hanging: dict[tuple[int, int], Cell], cell: Cell, place: tuple[int, int, int, int]) -> None:
    top, left, bottom, right = place
    bottom, right = min(bottom, top + 2_000), min(right, _MOST_COLUMNS)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            hanging[row, column] = cell
    del hanging[top, left]


def _cell(cell: CellInSheet | MergedCell) -> Cell:
    if cell.value is None:
        return EMPTY
    text = displayed(cell.value, cell.number_format or "General")
    return Cell(text) if text else EMPTY


def _tables(grid: Grid) -> Iterator[Grid]:
    """The tables of a sheet, which blank rows part."""
    table: Grid = []
    for row in grid:
        if any(cell.text for cell in row):
            table.append(row)
        elif table:
            yield table
            table = []
    if table:
        yield table
