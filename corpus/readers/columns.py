"""The order in which the lines of a page are read; columns only where their geometry proves them.

A gutter is proved by what is left free: a strip through the middle of the page with running text that fills
its width on both sides, side by side. The cells of a table are aligned too, but do not fill their columns.
"""

import itertools
from collections.abc import Iterator, Sequence

from corpus.readers.page import Page, Piece, joined, median

_FEWEST_LINES = 5
_WIDE = 0.6
_FROM, _TO, _STEPS = 0.25, 0.75, 80
_CROSSING, _FILLED, _OVERLAP, _NARROWEST, _WIDEST_GUTTER = 0.1, 0.75, 0.5, 0.25, 0.2
_DEEPEST = 2
_DOWNWARD = 0.6

Block = list[Piece]
"""Lines that share their margins, in reading order."""


def blocks_of(page: Page) -> list[Block]:
    """The lines of a page in reading order, in blocks with margins of their own.

    Without columns that is the order of the source, or from top to bottom where the source jumps about.
    """
    pieces = [piece for row in page.rows for piece in row]
    blocks = [block for block in _divided(pieces, _DEEPEST) if block]
    if len(blocks) > 1:
        return blocks
    lines = [joined(row) for row in page.rows]
    return [_downward(lines)] if lines else []


def _divided(pieces: Sequence[Piece], depth: int) -> Iterator[Block]:
    gutter = _gutter(pieces) if depth else None
    if gutter is None:
        yield _sorted(pieces)
        return
    zone: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        if piece.left < gutter < piece.right:
            yield from _side_by_side(zone, gutter, depth)
            yield [piece]
            zone = []
        else:
            zone.append(piece)
    yield from _side_by_side(zone, gutter, depth)


def _side_by_side(zone: Sequence[Piece], gutter: float, depth: int) -> Iterator[Block]:
    for side in ([p for p in zone if p.right <= gutter], [p for p in zone if p.right > gutter]):
        if side:
            yield from _divided(side, depth - 1)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where a free strip parts two columns of running text, or None."""
    pieces = [piece for piece in pieces if not piece.table_row]
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    low, high = min(p.left for p in pieces), max(p.right for p in pieces)
    narrow = [p for p in pieces if p.width < _WIDE * (high - low)]
    if 2 * sum(len(p.text) for p in narrow) < sum(len(p.text) for p in pieces):
        return None
    half = 0.4 * median(p.height for p in narrow)
    steps = (low + (high - low) * (_FROM + (_TO - _FROM) * step / _STEPS) for step in range(_STEPS + 1))
    crossings = {x: sum(p.left < x + half and p.right > x - half for p in narrow) for x in steps}
    fewest = min(crossings.values())
    free = [x for x, count in crossings.items() if count == fewest]
    middle = free[len(free) // 2]
    proved = fewest <= _CROSSING * len(narrow) and _is_proved(narrow, middle, high - low)
    return middle if proved else None


def _is_proved(narrow: Sequence[Piece], gutter: float, width: float) -> bool:
    sides = [p for p in narrow if p.right <= gutter], [p for p in narrow if p.left >= gutter]
    if any(len(side) < _FEWEST_LINES or not _is_filled(side, _NARROWEST * width) for side in sides):
        return False
    if min(p.left for p in sides[1]) - max(p.right for p in sides[0]) > _WIDEST_GUTTER * width:
        return False
    (low, high), (other_low, other_high) = map(_extent, sides)
    shared = min(high, other_high) - max(low, other_low)
    return shared >= _OVERLAP * min(high - low, other_high - other_low)


def _is_filled(side: Sequence[Piece], narrowest: float) -> bool:
    """Whether most of the text runs from margin to margin in lines of some length."""
    width = max(p.right for p in side) - min(p.left for p in side)
    return width >= narrowest and median(p.width for p in side) >= _FILLED * width


def _extent(side: Sequence[Piece]) -> tuple[float, float]:
    return min(p.bottom for p in side), max(p.top for p in side)


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand at one height, from left to right; the rows from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        if rows and abs(rows[-1][0].middle - piece.middle) < 0.5 * min(rows[-1][0].height, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _sorted(pieces: Sequence[Piece]) -> Block:
    return [joined(row) for row in rows_of(pieces)]


def _downward(lines: Sequence[Piece]) -> Block:
    """The lines as they come, or sorted where most of them do not stand below the one before."""
    pairs = list(itertools.pairwise(lines))
    below = sum(after.middle <= before.middle + 0.5 * before.height for before, after in pairs)
    return list(lines) if below >= _DOWNWARD * len(pairs) else _sorted(lines)
