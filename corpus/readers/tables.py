"""Tables of every format as lines of text in one form: each row says its column headings itself.

`乡镇：东港；面积（公顷）：12.5；完成率：80%。` is found by its headings, can be quoted on its own, and needs
no second look at the top of the table.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(
    r"[+\-—−]?[\d\s,，.．/:：年月日%％‰~～()（）<>≤≥]*\d[\d\s,，.．/:：年月日%％‰~～()（）]*"
)
_YEAR = re.compile(r"(?:19|20)\d{2}\s?年?(?:度|底|末)?|[一二三四1-4]季度|1?\d月份?")
_SERIAL = re.compile(r"序号|编号|序|No\.?|#", re.IGNORECASE)
_FINAL = "。！？!?…"
_LONGEST_HEADING, _SHORT_HEADING, _MOST_HEADING_ROWS = 40, 16, 4
_LONGEST_ROW = 260


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell, which may span several columns and rows.

    Attributes:
        text: What stands in it.
        columns: How many columns it spans.
        rows: How many rows it spans.
        heading: Whether the format marks it as a heading.
    """

    text: str
    columns: int = 1
    rows: int = 1
    heading: bool = False


EMPTY = Cell("")
Grid = list[list[Cell]]
"""A cell that spans several places stands in each of them, as the same object."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line that a table becomes.

    Attributes:
        text: The line.
        is_row: Whether it is a row with its headings; else it is a caption, a note or a title within the
            table.
    """

    text: str
    is_row: bool


def laid_out(rows: Iterable[Sequence[Cell]], most_columns: int = 500) -> Grid:
    """Cells as they come in the source, put into the places that they span.

    Args:
        rows: Row by row, each cell once, where it begins.
        most_columns: What stands further to the right is left out.
    """
    grid: Grid = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for cells in rows:
        row: list[Cell] = []
        waiting = list(reversed(cells))
        while len(row) < most_columns and (waiting or any(column >= len(row) for column in hanging)):
            here = len(row)
            if here in hanging:
                cell, left = hanging.pop(here)
                row.append(cell)
                _hang(hanging, cell, left - 1, [here])
                continue
            cell = waiting.pop() if waiting else EMPTY
            places = list(_free_places(hanging, here, min(cell.columns, most_columns - here)))
            row += [cell] * len(places)
            _hang(hanging, cell, cell.rows - 1, places)
        grid.append(row)
    return grid


def _free_places(hanging: dict[int, tuple[Cell, int]], start: int, count: int) -> Iterator[int]:
    """The columns from `start` on that a cell takes: it ends where one from above hangs down."""
    return itertools.takewhile(lambda column: column not in hanging, range(start, start + max(count, 1)))


def _hang(hanging: dict[int, tuple[Cell, int]], cell: Cell, left: int, places: Iterable[int]) -> None:
    if left > 0:
        hanging.update(dict.fromkeys(places, (cell, left)))


def table_lines(grid: Grid, *, sheet: bool = False) -> Iterator[TableLine]:
    """A table as lines: captions as they are, rows with their headings.

    Column headings are the rows that the format marks, else the first row (or several, where cells are
    merged) when numbers stand below words, or when it is a row of short, different words over at least two
    others. Without headings, two columns become `first：second` and more of them ` | ` between the cells.

    Args:
        grid: The cells in their places.
        sheet: Whether it is a spreadsheet, where the first row is taken for the headings in doubt.
    """
    rows = [row for row in _without_empty(grid) if any(cell.text for cell in row)]
    start = 0
    while start < len(rows) and len(rows[start]) > 1 and len(_distinct(rows[start])) == 1:
        yield TableLine(_distinct(rows[start])[0].text, is_row=False)
        start += 1
    rows = rows[start:]
    if rows and all(_is_form(row) for row in rows):
        yield from (line for row in rows for line in _form_lines(row))
        return
    count = _heading_rows(rows, sheet=sheet)
    labels = _labels(rows[:count])
    if rows and count == len(rows):
        labels, count = [], 0
    for row in rows[count:]:
        yield from _row_lines(row, labels)


def headings_of(grid: Grid) -> Grid:
    """The rows that hold the column headings; none where there are no headings."""
    rows = [row for row in grid if any(cell.text for cell in row)]
    rows = list(itertools.dropwhile(lambda row: len(_distinct(row)) == 1, rows))
    return rows[: _heading_rows(rows, sheet=False)]


def _is_form(row: Sequence[Cell]) -> bool:
    """Whether names and values take turns, as in `文号 | 甲发〔2020〕1号 | 日期 | 2020-01-02`."""
    cells = _distinct(row)
    names, values = cells[::2], cells[1::2]
    return bool(cells) and (
        all(cell.text.endswith(("：", ":")) for cell in names)
        or (all(cell.heading for cell in names) and not any(cell.heading for cell in values))
    )


def _form_lines(row: Sequence[Cell]) -> Iterator[TableLine]:
    cells = _distinct(row)
    for name, value in itertools.zip_longest(cells[::2], cells[1::2], fillvalue=EMPTY):
        yield TableLine(f"{name.text.rstrip('：: ')}：{value.text}", is_row=False)


def squeezed(text: str) -> str:
    """The text of a cell on one line."""
    return " ".join(text.split())


def _without_empty(grid: Grid) -> Grid:
    """The same with rows of one length, and without columns in which nothing stands."""
    width = max(map(len, grid), default=0)
    full = [row + [EMPTY] * (width - len(row)) for row in grid]
    kept = [column for column in range(width) if any(row[column].text for row in full)]
    return [[row[column] for column in kept] for row in full]


def _distinct(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that have text, each once."""
    return list({id(cell): cell for cell in row if cell.text}.values())


def _heading_rows(rows: Grid, *, sheet: bool) -> int:
    """How many of the first rows hold the column headings."""
    if not rows:
        return 0
    marked = sum(1 for _ in itertools.takewhile(_is_marked, rows))
    if marked:
        return marked
    first = rows[0]
    if len(first) < 2 or not all(_could_head(cell.text) for cell in first):
        return 0
    count = _merged_rows(rows)
    below = [row for row in rows[count:] if len(_distinct(row)) > 1]
    if not below or not any(cell.text for cell in first[1:]):
        return 0
    return count if _numbers_below(first, below) or _is_row_of_names(first, len(below), sheet=sheet) else 0


def _is_marked(row: Sequence[Cell]) -> bool:
    return all(cell.heading or not cell.text for cell in row)


def _merged_rows(rows: Grid) -> int:
    """How many rows the merged cells of the first one reach over."""
    first = rows[0]
    deep = max(_reach(rows, column) for column in range(len(first)))
    wide = any(a is b and a.text for a, b in itertools.pairwise(first))
    deep = max(deep, 2) if wide else deep
    return deep if deep < len(rows) and deep <= _MOST_HEADING_ROWS else 1


def _reach(rows: Grid, column: int) -> int:
    """How many rows the topmost cell of a column spans."""
    top = rows[0][column]
    return next(
        (count for count, row in enumerate(rows) if row[column] is not top or not top.text), len(rows)
    )


def _could_head(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text.endswith(tuple(_FINAL)):
        return False
    return not _NUMBER.fullmatch(text) or bool(_YEAR.fullmatch(text))


def _numbers_below(first: Sequence[Cell], below: Grid) -> bool:
    """Whether numbers stand below words in some column."""
    for column, heading in enumerate(first):
        values = [row[column].text for row in below if row[column].text]
        if heading.text and 2 * sum(bool(_NUMBER.fullmatch(value)) for value in values) > len(values):
            return True
    return False


def _is_row_of_names(first: Sequence[Cell], below: int, *, sheet: bool) -> bool:
    texts = [cell.text for cell in _distinct(first)]
    if len(set(texts)) < len(texts) or max(map(len, texts)) > _SHORT_HEADING:
        return False
    return below >= 1 if sheet else below >= 2 and len(texts) == len(first) >= 3


def _labels(headings: Grid) -> list[str]:
    """One label for each column, from the outermost heading to the innermost."""
    columns = zip(*headings, strict=True)
    return ["·".join(dict.fromkeys(cell.text for cell in column if cell.text)) for column in columns]


def _row_lines(row: Sequence[Cell], labels: Sequence[str]) -> Iterator[TableLine]:
    cells = _distinct(row)
    if len(cells) == 1 and len(row) > 1:
        yield TableLine(cells[0].text, is_row=False)
    elif not labels and len(row) == 2 and len(cells) == 2:
        yield TableLine(_closed(_pair(cells[0].text.rstrip("：:"), cells[1].text)), is_row=True)
    elif not labels:
        yield TableLine(" | ".join(cell.text for cell in cells), is_row=True)
    else:
        pairs = [_pair(label, text) for label, text in _labelled(row, labels)]
        key = 2 if len(pairs) > 1 and _SERIAL.match(pairs[0]) else 1
        yield from (TableLine(_closed(line), is_row=True) for line in _divided(pairs, key))


def _labelled(row: Sequence[Cell], labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each cell with the heading of the column that it begins in."""
    previous = None
    for cell, label in zip(row, labels, strict=True):
        if cell.text and cell is not previous:
            yield label, cell.text
        previous = cell


def _pair(label: str, text: str) -> str:
    return f"{label}：{text.rstrip('；;')}" if label else text


def _divided(pairs: Sequence[str], key: int) -> Iterator[str]:
    """A long row as several lines, each of which begins with what names the row."""
    line = list(pairs[:key])
    for pair in pairs[key:]:
        if len(line) > key and sum(map(len, line)) + len(line) + len(pair) > _LONGEST_ROW:
            yield "；".join(line)
            line = list(pairs[:key])
        line.append(pair)
    yield "；".join(line)


def _closed(line: str) -> str:
    return line if line.endswith(tuple(_FINAL)) else f"{line}。"
