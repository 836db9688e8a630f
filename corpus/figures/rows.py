"""The figure ledger as rows of the library's table, and back.

Values are stored as decimal texts, since SQLite's numbers would round them; `normal` beside them is for
comparing.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from corpus.figures.ledger import VERSION, figures_of
from corpus.figures.types import Direction, Figure, Sign
from corpus.figures.units import Quantity
from corpus.periods import Period
from corpus.types import Document, Span

_COLUMNS = (
    "start, end, text, number, unit, kind, low, high, sign, direction, indicator, indicator_start, "
    "indicator_end, period, first, last, place, subject"
)
_FIGURE = ", ".join(f"figures.{column}" for column in _COLUMNS.split(", "))
_INSERT = (
    f"INSERT INTO figures (document, {_COLUMNS}, normal, normal_unit) "  # noqa: S608
    f"VALUES ({', '.join('?' * (_COLUMNS.count(',') + 4))})"
)
_ESCAPED = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in the ledger of the whole library.

    Attributes:
        doc_id: The document it stands in.
        figure: What it says.
    """

    doc_id: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures are looked for; what is empty does not matter.

    Attributes:
        doc_ids: Documents.
        words: Each stands in the indicator or in the subject.
        place: Part of the place's name.
        year: The period touches this year.
        kind: What the unit measures.
        unit: As printed, or the unit that its kind is compared in.
        at_least: Smallest value in the normal unit.
        at_most: Largest value in the normal unit.
    """

    doc_ids: Sequence[str] = field(default=())
    words: Sequence[str] = field(default=())
    place: str = ""
    year: int = 0
    kind: Quantity | None = None
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None


def insert_figures(connection: sqlite3.Connection, key: int, document: Document) -> None:
    """Put a document's figures in place of those that are stored for it."""
    connection.execute("DELETE FROM figures WHERE document = ?", (key,))
    connection.executemany(_INSERT, ((key, *_row(figure)) for figure in figures_of(document)))
    connection.execute("UPDATE documents SET figures = ? WHERE key = ?", (VERSION, key))


def select_figures(connection: sqlite3.Connection, doc_id: str, start: int, end: int) -> list[Figure] | None:
    """A document's figures that begin within a range, in reading order; None where older rules read them."""
    known = connection.execute("SELECT key, figures FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
    if known is None or known[1] != VERSION:
        return None
    query = f"SELECT {_FIGURE} FROM figures WHERE document = ? AND start >= ? AND start < ? ORDER BY start"  # noqa: S608
    return [_figure(row) for row in connection.execute(query, (known[0], start, end))]


def find_figures(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[Entry]:
    """The figures that are looked for, by document and in reading order."""
    conditions, values = _conditions(wanted)
    query = (
        f"SELECT documents.doc_id, {_FIGURE} FROM figures JOIN documents ON key = document "  # noqa: S608
        f"WHERE {' AND '.join(['1', *conditions])} ORDER BY documents.doc_id, figures.start"
    )
    for doc_id, *row in connection.execute(query, values):
        yield Entry(doc_id, _figure(row))


def _conditions(wanted: Wanted) -> tuple[list[str], list[str | int | float]]:
    conditions: list[str] = []
    values: list[str | int | float] = []

    def add(condition: str, *new: str | int | float) -> None:
        conditions.append(condition)
        values.extend(new)

    if wanted.doc_ids:
        add(f"doc_id IN ({', '.join('?' * len(wanted.doc_ids))})", *wanted.doc_ids)
    for word in wanted.words:
        add("(indicator || '\n' || subject) LIKE ? ESCAPE '\\'", _containing(word))
    if wanted.place:
        add("place LIKE ? ESCAPE '\\'", _containing(wanted.place))
    if wanted.year:
        add("first <> '' AND first <= ?", f"{wanted.year:04}-12-31")
        add("(last >= ? OR last = '')", f"{wanted.year:04}-01-01")
    if wanted.kind:
        add("kind = ?", wanted.kind.value)
    if wanted.unit:
        add("(unit = ? OR normal_unit = ?)", wanted.unit, wanted.unit)
    if wanted.at_least is not None:
        add("normal >= ?", wanted.at_least)
    if wanted.at_most is not None:
        add("normal <= ?", wanted.at_most)
    return conditions, values


def _containing(word: str) -> str:
    return f"%{word.translate(_ESCAPED)}%"


def _row(figure: Figure) -> tuple[str | int | float | None, ...]:
    named, period = figure.indicator_span, figure.period
    return (
        figure.span.start,
        figure.span.end,
        figure.text,
        figure.number,
        figure.unit,
        figure.kind.value,
        _written(figure.low),
        _written(figure.high),
        figure.sign.value,
        figure.direction.value,
        figure.indicator,
        named.start if named else None,
        named.end if named else None,
        period.words if period else None,
        period.first if period else "",
        period.last if period else "",
        figure.place,
        figure.subject,
        float(figure.normal_low or 0),
        figure.normal_unit,
    )


def _figure(row: Sequence[Any]) -> Figure:
    start, end, text, number, unit, kind, low, high, sign, direction, indicator, *rest = row
    named_start, named_end, period, first, last, place, subject = rest
    return Figure(
        span=Span(start, end),
        text=text,
        number=number,
        unit=unit,
        kind=Quantity(kind),
        low=Decimal(low),
        high=Decimal(high),
        sign=Sign(sign),
        direction=Direction(direction),
        indicator=indicator,
        indicator_span=None if named_start is None else Span(named_start, named_end),
        period=None if period is None else Period(period, first, last),
        place=place,
        subject=subject,
    )


def _written(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")
