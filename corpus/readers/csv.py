"""Tables as text: a line is a passage that says its column headings."""

import csv
import io
import statistics

from corpus.errors import ReadError
from corpus.readers.assembly import Assembly
from corpus.readers.base import Extracted, decode, refuse_blank, refuse_other_kinds
from corpus.readers.tables import EMPTY, Cell, Grid, squeezed, table_lines

LIMITS = "one table; values between commas, semicolons, tabs or bars; UTF-8, UTF-16 or GB18030"
_DELIMITERS = ",\t;|，；"
_SAMPLE_LINES = 30
_MOST_COLUMNS, _MOST_CELLS, _LONGEST_FIELD = 256, 3_000_000, 1_000_000


def read_csv(data: bytes, name: str) -> Extracted:
    """Read a `.csv` or `.tsv` file, whatever stands between its values.

    Raises:
        ReadError: The file is empty, not text, or too large.
    """
    refuse_other_kinds(data, name, ".csv")
    text = decode(data, name)
    refuse_blank(text, name)
    assembly = Assembly()
    assembly.add_table(table_lines(_grid(text, name), sheet=True))
    extracted = assembly.extracted()
    refuse_blank(extracted.text, name)
    return extracted


def _grid(text: str, name: str) -> Grid:
    csv.field_size_limit(_LONGEST_FIELD)
    grid: Grid = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            grid.append([Cell(squeezed(value)) if value.strip() else EMPTY for value in row[:_MOST_COLUMNS]])
            cells += len(grid[-1])
            if cells > _MOST_CELLS:
                raise ReadError(f"{name} has more than {_MOST_CELLS:,} values; divide it into smaller files")
    except csv.Error as error:
        raise ReadError(
            f"{name} is not a table of values ({error} near line {len(grid) + 1}); "
            "open it in a spreadsheet program, save it again as .csv and add it again"
        ) from error
    return grid


def _delimiter(text: str) -> str:
    """What divides the first lines into the same number of values, more than one."""
    lines = [line for line in text.split("\n", _SAMPLE_LINES + 1)[:_SAMPLE_LINES] if line.strip()]
    return max(_DELIMITERS, key=lambda mark: _regularity(lines, mark))


def _regularity(lines: list[str], mark: str) -> float:
    try:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
    except csv.Error:
        return 0.0
    usual = statistics.mode(counts) if counts else 1
    return counts.count(usual) / len(counts) if usual > 1 else 0.0
