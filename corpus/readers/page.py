"""A page as pieces of text and where they stand, from a PDF's text layer or from character recognition."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands together in one line.

    Attributes:
        text: The characters.
        left: Its left edge; the origin is the page's lower left corner, and the unit is free.
        bottom: Its lower edge.
        right: Its right edge.
        top: Its upper edge.
        gapped: Whether wide gaps part it, as in the row of a table.
        table_row: Whether it is the row of a table with its headings, which no passage may mix with others.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    gapped: bool = False
    table_row: bool = False

    @property
    def height(self) -> float:
        """From lower to upper edge."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """From left to right edge."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True)
class Page:
    """What stands on a page.

    Attributes:
        width: Of the page.
        height: Of the page.
        rows: The pieces that share a line, line by line in the order of the source.
    """

    width: float
    height: float
    rows: Sequence[Sequence[Piece]]

    @cached_property
    def lines(self) -> tuple[Piece, ...]:
        """Each row as one piece."""
        return tuple(joined(row) for row in self.rows)

    @property
    def characters(self) -> int:
        """How much text there is."""
        return sum(len(piece.text) for row in self.rows for piece in row)


def joined(row: Sequence[Piece]) -> Piece:
    """Pieces of one row as one piece, with blanks between them."""
    if len(row) == 1:
        return row[0]
    return Piece(
        " ".join(piece.text for piece in row),
        min(piece.left for piece in row),
        min(piece.bottom for piece in row),
        max(piece.right for piece in row),
        max(piece.top for piece in row),
        any(after.left - before.right > before.height for before, after in itertools.pairwise(row)),
    )


def median(values: Iterable[float]) -> float:
    """The middle one of the sorted values; 0 when there are none."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0.0
