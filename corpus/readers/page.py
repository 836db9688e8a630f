"""A page as pieces of text and where they stand, from a PDF's text layer or from character recognition."""

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
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float

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
    return row[0] if len(row) == 1 else around(" ".join(piece.text for piece in row), row)


def around(text: str, pieces: Iterable[Piece]) -> Piece:
    """A piece with that text that takes the place of all `pieces`."""
    boxes = list(pieces)
    return Piece(
        text,
        min(piece.left for piece in boxes),
        min(piece.bottom for piece in boxes),
        max(piece.right for piece in boxes),
        max(piece.top for piece in boxes),
    )


def median(values: Iterable[float]) -> float:
    """The middle one of the sorted values; 0 when there are none."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0.0
