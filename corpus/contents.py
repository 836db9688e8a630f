"""Tables of contents: they repeat the headings, and are none."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.headings import DIVISIONS, Paragraph

_HEADING = re.compile(r"#{0,6}\s*目\s*[录次]$")
_LEADER = re.compile(r"[\s.．·•…—\-_]*[（(]?\d{0,4}[）)]?$")
_BLANKS = re.compile(r"\s+")
_WIDEST = 20
_LONGEST_ENTRY = 90
_LONGEST_TABLE = 1_000
_TABLES = 3
_PROSE = re.compile(r"[。；]")


def contents_of(text: str, found: Sequence[Paragraph]) -> frozenset[int]:
    """Indexes of the paragraphs of a table of contents, its heading included.

    The short lines behind 目录 are one when its first or second entry stands in the text again; it ends where
    the first one does so, or where a sentence begins.

    Args:
        text: The document's text.
        found: Its paragraphs.
    """
    headed = (i for i, p in enumerate(found) if len(p) <= _WIDEST and _HEADING.match(text, p.start, p.end))
    tables = (_table(text, found, index) for index in islice(headed, _TABLES))
    return frozenset(index for table in tables for index in table)


def _table(text: str, found: Sequence[Paragraph], index: int) -> range:
    keys = [_key(text, paragraph) for paragraph in _entries(text, found, index + 1)]
    stop = next((place for place, key in enumerate(keys) if place and key == keys[0]), len(keys))
    behind = index + 1 + stop
    following = {_key(text, paragraph) for paragraph in found[behind:] if len(paragraph) <= _LONGEST_ENTRY}
    repeated = bool(following.intersection(keys[: min(2, stop)]))
    return range(index, behind) if repeated else range(index, index + 1)


def _entries(text: str, found: Sequence[Paragraph], start: int) -> Iterator[Paragraph]:
    for paragraph in islice(found, start, start + _LONGEST_TABLE):
        if len(paragraph) > _LONGEST_ENTRY or _PROSE.search(text, paragraph.start, paragraph.end):
            return
        yield paragraph


def _key(text: str, paragraph: Paragraph) -> str:
    """What an entry and its heading have in common: the number of a division, else all but the page."""
    if paragraph.kind in DIVISIONS:
        return _BLANKS.sub("", text[paragraph.start : paragraph.number_end])
    return _BLANKS.sub("", _LEADER.sub("", text[paragraph.start : paragraph.end]))
