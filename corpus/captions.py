"""The lines above a table: what it is called, and in which unit its numbers are; pure."""

import re

_LONGEST, _MOST = 60, 12
_FINAL = tuple("。；！？")
_CAPTION = re.compile(r"单位\s*[:：]|(?:附表|续表|表)\s*[\d一二三四五六七八九十]")
_NEAREST = 3


class Captions:
    """Gathers the lines of a document that are no sentences, as far as they can belong to the next table."""

    def __init__(self) -> None:
        self.lines: tuple[str, ...] = ()

    def add(self, line: str) -> None:
        """Add a line that is no row of a table."""
        sentence = len(line) > _LONGEST or line.endswith(_FINAL)
        self.lines = () if sentence else (*self.lines[1 - _MOST :], line)

    @property
    def of_rows(self) -> tuple[str, ...]:
        """Those that say so themselves: a table's number or the unit of its numbers."""
        return tuple(line for line in self.lines[-_NEAREST:] if _CAPTION.search(line))
