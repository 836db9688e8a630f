"""Puts lines together to a text, and notes which of them must stay passages of their own."""

from collections.abc import Iterable, Iterator

from corpus.readers.base import Extracted
from corpus.readers.tables import TableLine
from corpus.types import DocumentInfo, Span


class Assembly:
    """A text that grows by lines; the rows of tables become parts of the body of their own."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._rows: list[Span] = []

    def add(self, line: str, *, gap: int = 1) -> None:
        """Add a line, `gap` line feeds after what is there."""
        if self._pieces:
            line = "\n" * gap + line
        self._pieces.append(line)
        self._length += len(line)

    def add_row(self, line: str, *, gap: int = 1) -> None:
        """Add the row of a table, which no passage may mix with others."""
        self.add(line, gap=gap)
        self._rows.append(Span(self._length - len(line), self._length))

    def add_table(self, lines: Iterable[TableLine]) -> None:
        """Add what a table became."""
        for line in lines:
            (self.add_row if line.is_row else self.add)(line.text)

    def extracted(self, info: DocumentInfo | None = None) -> Extracted:
        """The whole text with its body."""
        text = "".join(self._pieces)
        return Extracted(text, tuple(parted(text, self._rows)) if self._rows else (), info or DocumentInfo())


def parted(text: str, rows: Iterable[Span], start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The rows, and the stretches before, between and after them where these are not blank."""
    end = len(text) if end is None else end
    for row in rows:
        if text[start : row.start].strip():
            yield Span(start, row.start)
        yield row
        start = row.end
    if text[start:end].strip():
        yield Span(start, end)
