"""The tables of pages put into their lines, row by row; one that goes on over the page keeps its headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.page import Page, Piece, median
from corpus.readers.ruled import Frame, grid_of
from corpus.readers.tables import Grid, headings_of, table_lines

_SAME = 5.0
_MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class _Ended:
    """A table that reaches to the foot of a page."""

    columns: Sequence[float]
    headings: Grid


class PageTables:
    """Goes through the pages of one document from the first to the last."""

    def __init__(self) -> None:
        self._before: _Ended | None = None

    def laid_out(self, page: Page, frames: Sequence[Frame]) -> Page:
        """The page with the rows of its tables in place of the text in their cells.

        Args:
            page: The next page.
            frames: The rules of its tables.
        """
        before, self._before = self._before, None
        for frame in frames:
            inside = [piece for row in page.rows for piece in row if frame.holds(piece)]
            grid = grid_of(frame, inside) if inside else None
            if grid is None:
                continue
            grid = _continued(grid, frame, page, before)
            if _reaches_foot(frame, page):
                self._before = _Ended(frame.columns, headings_of(grid))
            height = median(piece.height for piece in inside)
            page = Page(page.width, page.height, list(_replaced(page, frame, _lines(frame, grid, height))))
        return page


def _continued(grid: Grid, frame: Frame, page: Page, before: _Ended | None) -> Grid:
    """The grid below the headings of the table that it goes on with."""
    if before is None or not _is_same(before.columns, frame.columns) or not _begins_at_head(frame, page):
        return grid
    texts = [[cell.text for cell in row] for row in before.headings]
    repeated = [[cell.text for cell in row] for row in grid[: len(texts)]] == texts
    return grid if repeated else [*before.headings, *grid]


def _is_same(columns: Sequence[float], others: Sequence[float]) -> bool:
    return len(columns) == len(others) and all(
        abs(one - other) <= _SAME for one, other in zip(columns, others, strict=True)
    )


def _reaches_foot(frame: Frame, page: Page) -> bool:
    """Whether nothing but what stands in the margin is below."""
    below = (line.middle for line in page.lines if line.middle < frame.rows[0])
    return all(middle < _MARGIN * page.height for middle in below)


def _begins_at_head(frame: Frame, page: Page) -> bool:
    above = (line.middle for line in page.lines if line.middle > frame.rows[-1])
    return all(middle > (1 - _MARGIN) * page.height for middle in above)


def _lines(frame: Frame, grid: Grid, height: float) -> list[Piece]:
    """What the table becomes, one below the other in its place."""
    found = list(table_lines(grid))
    pitch = (frame.rows[-1] - frame.rows[0]) / max(len(found), 1)
    half = min(height, pitch) / 2
    middles = [frame.rows[-1] - (number + 0.5) * pitch for number in range(len(found))]
    return [
        Piece(line.text, frame.columns[0], at - half, frame.columns[-1], at + half, True, line.is_row)
        for line, at in zip(found, middles, strict=True)
    ]


def _replaced(page: Page, frame: Frame, lines: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The rows of the page, the table's where its first text stood."""
    waiting = [[line] for line in lines]
    for row in page.rows:
        rest = [piece for piece in row if not frame.holds(piece)]
        if len(rest) < len(row):
            yield from waiting
            waiting = []
        if rest:
            yield rest
