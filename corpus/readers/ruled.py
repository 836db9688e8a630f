"""Tables that are drawn with lines: rules that cross make a grid, and pieces of text fill its cells; pure.

A table is proved by its rules alone: at least two columns and two rows whose lines touch. Tables set by
blanks or by lines between rows only stay lines of text.
"""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.columns import rows_of
from corpus.readers.page import Piece, joined, median
from corpus.readers.tables import Cell, Grid, squeezed

_NEAR = 3.0
_SMALLEST = 5.0
_MOST_CELLS = 4_000
_FEWEST_FILLED = 3
_UNRULED_LINES = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across a page at the height `at`, or down a page at that distance from its left edge."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines across and down a page."""

    across: Sequence[Rule]
    down: Sequence[Rule]


@dataclass(frozen=True, slots=True)
class Frame:
    """The rules of one table.

    Attributes:
        columns: Where columns begin, and where the last one ends, from left to right.
        rows: Where rows end, from the foot of the table upwards, and where the topmost begins.
        rules: The lines themselves.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rules: Rules

    def holds(self, piece: Piece) -> bool:
        """Whether the middle of some text lies in the table."""
        middle = (piece.left + piece.right) / 2
        return self.columns[0] <= middle <= self.columns[-1] and self.rows[0] <= piece.middle <= self.rows[-1]

    def parts(self, left: float, right: float, height: float) -> bool:
        """Whether a line down the page stands between two places at that height."""
        return any(rule.start <= height <= rule.end and left < rule.at < right for rule in self.rules.down)


def frames_of(rules: Rules) -> list[Frame]:
    """The tables that rules make, each with at least two columns and rows, the largest first."""
    across, down = _merged(rules.across), _merged(rules.down)
    frames = [frame for part in _connected(across, down) if (frame := _frame(part)) is not None]
    return sorted(frames, key=lambda frame: frame.rows[0] - frame.rows[-1])


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that lie on one line and touch, as one: a thin rectangle has two edges."""
    merged: list[Rule] = []
    for group in _clusters(rules):
        at = sum(rule.at for rule in group) / len(group)
        for rule in sorted(group, key=lambda rule: rule.start):
            if merged and merged[-1].at == at and rule.start <= merged[-1].end + _NEAR:
                merged[-1] = Rule(at, merged[-1].start, max(merged[-1].end, rule.end))
            else:
                merged.append(Rule(at, rule.start, rule.end))
    return merged


def _clusters(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if group and rule.at - group[0].at > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Rules]:
    """The rules in groups that touch each other."""
    groups = _Groups(len(across) + len(down))
    heights = [rule.at for rule in across]
    for number, rule in enumerate(down, len(across)):
        first = bisect.bisect_left(heights, rule.start - _NEAR)
        last = bisect.bisect_right(heights, rule.end + _NEAR)
        for other in range(first, last):
            if across[other].start - _NEAR <= rule.at <= across[other].end + _NEAR:
                groups.unite(number, other)
    for members in groups.all():
        own = [across[member] for member in members if member < len(across)]
        yield Rules(own, [down[member - len(across)] for member in members if member >= len(across)])


class _Groups:
    """Disjoint sets of numbers."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, member: int) -> int:
        """The number that stands for the whole set."""
        while self._parents[member] != member:
            self._parents[member] = self._parents[self._parents[member]]
            member = self._parents[member]
        return member

    def unite(self, one: int, other: int) -> None:
        """Make one set of two; the smaller number stands for it."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low

    def all(self) -> list[list[int]]:
        """The sets, each in ascending order."""
        sets: dict[int, list[int]] = defaultdict(list)
        for member in range(len(self._parents)):
            sets[self.root(member)].append(member)
        return list(sets.values())


def _frame(rules: Rules) -> Frame | None:
    if len(rules.across) < 2 or len(rules.down) < 2:
        return None
    columns = _positions(rules.down, rules.across)
    rows = _positions(rules.across, rules.down)
    if len(columns) < 3 or len(rows) < 3 or len(columns) * len(rows) > _MOST_CELLS:
        return None
    return Frame(columns, rows, rules)


def _positions(rules: Sequence[Rule], crossing: Sequence[Rule]) -> tuple[float, ...]:
    """Where rules lie, and the outermost ends of those that cross them, since outer rules may be left out."""
    ends = [min(rule.start for rule in crossing), max(rule.end for rule in crossing)]
    kept: list[float] = []
    for at in sorted([*(rule.at for rule in rules), *ends]):
        if not kept or at - kept[-1] > _SMALLEST:
            kept.append(at)
    return tuple(kept)


def grid_of(frame: Frame, pieces: Iterable[Piece]) -> Grid | None:
    """The cells of a table with the text in them, row by row from above.

    Args:
        frame: Its rules.
        pieces: The text that it holds; none may reach over a rule.

    Returns:
        The grid; None if hardly a cell has text, or if rules between rows are missing.
    """
    width, height = len(frame.columns) - 1, len(frame.rows) - 1
    cells = _cells(frame, width, height)
    filled: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        column = _place(frame.columns, (piece.left + piece.right) / 2)
        filled[cells.root(_place(frame.rows, piece.middle) * width + column)].append(piece)
    lines = {root: rows_of(inside) for root, inside in filled.items()}
    deepest = median(len(rows) for rows in lines.values())
    if len(filled) < _FEWEST_FILLED or (height == 2 and deepest >= _UNRULED_LINES):
        return None
    made = {root: Cell(_text(lines.get(root, []))) for root in map(cells.root, range(width * height))}
    rows = [[made[cells.root(row * width + column)] for column in range(width)] for row in range(height)]
    return rows[::-1]


def _place(edges: Sequence[float], at: float) -> int:
    """In which of the stretches between edges something lies."""
    return min(max(bisect.bisect_right(edges, at) - 1, 0), len(edges) - 2)


def _cells(frame: Frame, width: int, height: int) -> _Groups:
    """The places of the grid, united where no rule parts them."""
    cells = _Groups(width * height)
    for row, column in itertools.product(range(height), range(width)):
        across = (frame.columns[column] + frame.columns[column + 1]) / 2
        down = (frame.rows[row] + frame.rows[row + 1]) / 2
        if column + 1 < width and not _lies_at(frame.rules.down, frame.columns[column + 1], down):
            cells.unite(row * width + column, row * width + column + 1)
        if row + 1 < height and not _lies_at(frame.rules.across, frame.rows[row + 1], across):
            cells.unite(row * width + column, (row + 1) * width + column)
    return cells


def _lies_at(rules: Sequence[Rule], at: float, through: float) -> bool:
    """Whether a rule passes the point."""
    return any(abs(rule.at - at) <= _SMALLEST and rule.start <= through <= rule.end for rule in rules)


def _text(rows: Sequence[Sequence[Piece]]) -> str:
    """The lines of a cell as one; a blank only between Latin words."""
    text = ""
    for line in (joined(row).text for row in rows):
        parts = bool(text) and text[-1].isascii() and line[:1].isascii() and not text[-1].isdecimal()
        text += f" {line}" if parts else line
    return squeezed(text)
