"""The direct answer for a terminal: tables with aligned columns, enumerations item by item."""

import unicodedata
from collections.abc import Iterator, Sequence

from assistant.types import Answer, Statement

_BULLET, _INDENT = "  · ", "  "
_WIDE = frozenset("WF")


def direct_text(answer: Answer) -> str:
    """The statements of an answer, those of a comparison as a table."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    table = answer.table
    for statement in answer.statements:
        if statement not in table:
            yield _listed(statement) if statement.listed else statement.text
        elif statement is table[0]:
            yield from _rows(table)


def _rows(table: Sequence[Statement]) -> Iterator[str]:
    """A line for each row, what stands behind the names in one column."""
    widest = max(map(_width, (row.row for row in table)))
    for row in table:
        yield f"{row.row}{' ' * (widest - _width(row.row))}  {row.cell}{_marks(row)}"


def _listed(statement: Statement) -> str:
    """The statement with a line for each item of its quotation."""
    listed = statement.listed
    if listed is None:
        return statement.text
    bullet = _INDENT if listed.is_numbered else _BULLET
    items = [f"{bullet}{item.strip()}" for item in listed.items]
    heading = "：".join(part for part in (statement.label, statement.headline) if part)
    lines = [heading, listed.lead.strip(), *items, listed.tail.strip()]
    return "\n".join(line for line in lines if line) + _marks(statement)


def _marks(statement: Statement) -> str:
    return "".join(f"[{number}]" for number in statement.marks)


def _width(text: str) -> int:
    """Columns of a terminal: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)
