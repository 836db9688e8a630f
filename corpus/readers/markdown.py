"""Markdown: the text is the file's, tables aside; YAML front matter becomes the document's identity."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import fields

import yaml

from corpus.errors import ReadError
from corpus.readers.assembly import parted
from corpus.readers.base import Extracted, decode, refuse_blank, refuse_other_kinds
from corpus.readers.tables import Cell, TableLine, squeezed, table_lines
from corpus.types import DocumentInfo, Span

LIMITS = "the text as it is written, in UTF-8, UTF-16 or GB18030; HTML within it is left as it is"
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<yaml>(?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.M
)
_LOOKS_LIKE_YAML = re.compile(r"\s*\w+[ \t]*:")
_RULE = re.compile(r"^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_DIVIDER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BAR = re.compile(r"(?<!\\)\|")
_KEYS = tuple(field.name for field in fields(DocumentInfo))


def read_markdown(data: bytes, name: str) -> Extracted:
    """Read a Markdown file; comments, rules between sections and front matter are left out of the body.

    The rows of tables say their headings; all other text is the file's.

    Raises:
        ReadError: The file is empty, not text, or its front matter is not YAML.
    """
    refuse_other_kinds(data, name, ".md")
    text, rows = _with_rows(decode(data, name))
    refuse_blank(text, name)
    info, start = _front_matter(text, name)
    parts = _without(text, start, _left_out(text, start))
    body = tuple(piece for part in parts for piece in _parted(text, part, rows))
    if not body:
        raise ReadError(f"{name} has front matter but no text beneath it; there is nothing to search in it")
    return Extracted(text, body, info)


def _with_rows(text: str) -> tuple[str, list[Span]]:
    """The text with its tables as rows that say their headings, and where these rows stand."""
    pieces: list[str] = []
    rows: list[Span] = []
    length = 0
    for line, is_row in _lines(text.split("\n")):
        if is_row:
            rows.append(Span(length, length + len(line)))
        pieces.append(line)
        length += len(line) + 1
    return "\n".join(pieces), rows


def _lines(lines: list[str]) -> Iterator[tuple[str, bool]]:
    index, fenced = 0, False
    while index < len(lines):
        fenced ^= bool(_FENCE.match(lines[index]))
        stop = index if fenced else _end_of_table(lines, index)
        if stop > index:
            yield from ((line.text, line.is_row) for line in _table(lines[index], lines[index + 2 : stop]))
        else:
            yield lines[index], False
            stop = index + 1
        index = stop


def _end_of_table(lines: list[str], start: int) -> int:
    """The line behind the table that begins at `start`; `start` itself when none does."""
    if start + 1 >= len(lines) or "|" not in lines[start] or not _DIVIDER.fullmatch(lines[start + 1]):
        return start
    rest = range(start + 2, len(lines))
    return next((index for index in rest if "|" not in lines[index] or not lines[index].strip()), len(lines))


def _table(heading: str, rows: list[str]) -> Iterator[TableLine]:
    grid = [[Cell(text, heading=True) for text in _cells(heading)]]
    grid += ([Cell(text) for text in _cells(row)] for row in rows)
    return table_lines(grid)


def _cells(row: str) -> list[str]:
    bare = row.strip().removeprefix("|")
    cells = _BAR.split(bare)
    return [squeezed(cell.replace("\\|", "|")) for cell in (cells if cells[-1].strip() else cells[:-1])]


def _parted(text: str, part: Span, rows: list[Span]) -> Iterator[Span]:
    """A part of the body with each row of a table on its own."""
    low, high = (
        bisect_left(rows, Span(part.start, part.start + 1)),
        bisect_left(rows, Span(part.end, part.end + 1)),
    )
    return parted(text, [row for row in rows[low:high] if row.end <= part.end], part.start, part.end)


def _front_matter(text: str, name: str) -> tuple[DocumentInfo, int]:
    """The identity in the front matter, and where the text after it begins."""
    found = _FRONT_MATTER.match(text)
    if found is None or not _LOOKS_LIKE_YAML.match(found["yaml"]):
        return DocumentInfo(), 0
    try:
        values = yaml.safe_load(found["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())[:200]
        raise ReadError(
            f"{name} begins with front matter that is not valid YAML ({problem}); correct it"
        ) from error
    if not isinstance(values, dict):
        return DocumentInfo(), 0
    return DocumentInfo(**{key: _scalar(values.get(key)) for key in _KEYS}), found.end()


def _scalar(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _left_out(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Comments and rules, in order."""
    while True:
        opening = text.find("<!--", start)
        closing = text.find("-->", opening) if opening >= 0 else -1
        stop = opening if closing >= 0 else len(text)
        yield from (found.span() for found in _RULE.finditer(text, start, stop))
        if closing < 0:
            return
        start = closing + len("-->")
        yield opening, start


def _without(text: str, start: int, holes: Iterator[tuple[int, int]]) -> Iterator[Span]:
    """What remains between the holes, where it is not blank."""
    for low, high in (*holes, (len(text), len(text))):
        if text[start:low].strip():
            yield Span(start, low)
        start = high
