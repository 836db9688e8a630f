"""From the document's text to the displayed one: broken lines joined, leftovers of typesetting dropped.

Nothing here changes `Document.text`: every displayed character knows the offset that it comes from.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.continuation import continues
from corpus.types import Span

_IS_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WIDE_MARKS = frozenset("，。；：、！？“”‘’（）《》〈〉「」『』【】〔〕…—")
_LABELLED = re.compile(r"\w{1,6}[:：]")
_DATE_AT_END = re.compile(r"\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{0,2}\s?日)?[^\S\n]*(?:\n|\Z)")
"""A date that closes a line, as beside the name of who issued it."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A displayed text whose characters know where they come from.

    Attributes:
        text: What is shown.
        offsets: For each character of `text` its offset in the document, strictly increasing. The document
            has the same character there, except that a blank may be shown for other white space.
    """

    text: str
    offsets: Sequence[int]

    def index_of(self, offset: int) -> int:
        """Where the document's `offset` comes to stand in `text`: the first character at or after it."""
        return bisect_left(self.offsets, offset)

    def slice_of(self, span: Span) -> tuple[int, int]:
        """Start and end in `text` of what the document has at `span`; equal when nothing of it is shown."""
        return self.index_of(span.start), self.index_of(span.end)


def mend(text: str, span: Span | None = None) -> Mended:
    """The displayed form of a text or of one part of it.

    Line breaks within a sentence are dropped and other breaks become one line feed; Markdown's marks and the
    braces of formula leftovers (`PM_{2.5}`) are dropped; blanks collapse, and vanish between Chinese
    characters and figures.

    Args:
        text: The document's text.
        span: The part that is wanted; the whole text by default.

    Returns:
        The displayed text with the offset of every character in `text`.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    pieces: list[str] = []
    offsets = array("Q")
    position = start
    for cut_from, cut_to, shown, shown_at in _cuts(text, start, end):
        pieces += text[position:cut_from], shown
        offsets.extend(range(position, cut_from))
        if shown:
            offsets.append(shown_at)
        position = cut_to
    pieces.append(text[position:end])
    offsets.extend(range(position, end))
    return Mended("".join(pieces), offsets)


_ODD = re.compile(
    r"(?P<space>\s+)"
    r"|(?m:^)(?P<line>#{1,6}(?=[ \t])|[-*+](?=[ \t]+\S))"
    r"|(?P<bold>\*\*)(?=[^\s*][^*\n]{0,400}\*\*)|(?P<bold_end>\*\*)"
    r"|(?P<code>`)(?=[^`\n]{1,200}`)|(?P<code_end>`)"
    r"|(?P<index>[_^]\{)(?=[^{}\n]{1,12}\})|(?P<index_end>\})"
    r"|(?P<link>\[)(?=[^\[\]\n]{1,200}\]\((?:https?://|[./#])[^)\s]{0,500}\))"
    r"|(?P<link_end>\]\((?:https?://|[./#])[^)\s]{0,500}\))"
)
_FIRST = re.compile(r"[\s#*+`_^}\[\]-]")
"""What any of these begins with; looked for alone, it is found several times as fast."""


def _odd(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while first := _FIRST.search(text, start, end):
        found = _ODD.match(text, first.start(), end)
        start = found.end() if found else first.end()
        if found:
            yield found


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, int]]:
    """What is left out: from, to, the one character shown instead (or none) and the offset it stands for."""
    opened: set[str] = set()
    after_mark = start
    for found in _odd(text, start, end):
        kind, (low, high) = found.lastgroup or "", found.span()
        name = kind.removesuffix("_end")
        if kind == "space":
            shown, shown_at = ("", -1) if low == after_mark or high == end else _blank(text, low, high)
            yield low, high, shown, shown_at
        elif kind == "line":
            after_mark = high
            yield low, high, "", -1
        elif name in opened:
            opened.remove(name)
            yield low, high, "", -1
        elif name == kind:
            opened.add(name)
            yield low, high, "", -1


def _blank(text: str, low: int, high: int) -> tuple[str, int]:
    """What is shown for the white space from `low` to `high` (a line feed, a blank, nothing), and where."""
    before, after = text[low - 1], text[high]
    feed = text.find("\n", low, high)
    if feed < 0:
        return ("", -1) if _is_tight(before, after, text[high : high + 24]) else (" ", low)
    if not continues(text, low, high):
        return "\n", feed
    return (" ", feed) if before.isascii() and after.isascii() and after.isalnum() else ("", -1)


def _is_tight(before: str, after: str, ahead: str) -> bool:
    """Whether the blank between two characters is only typesetting."""
    if before in _WIDE_MARKS or after in _WIDE_MARKS:
        return True
    if _IS_CJK.match(before):
        return after.isdigit() and not _DATE_AT_END.match(ahead)
    return (before.isdigit() or before in "%％") and bool(_IS_CJK.match(after)) and not _LABELLED.match(ahead)


def paragraphs(text: str, span: Span | None = None) -> list[Span]:
    """The paragraphs of a text, each without white space around it.

    Lines (and the two sides of a page break) belong to one paragraph where the text itself proves that the
    sentence goes on; in doubt they stay apart.

    Args:
        text: The document's text.
        span: The part that is wanted; the whole text by default.

    Returns:
        Spans in reading order which together cover every character that is not white space.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    found: list[Span] = []
    first = last = -1
    for line_start, line_end in _lines(text, start, end):
        if first >= 0 and not continues(text, last, line_start):
            found.append(Span(first, last))
            first = line_start
        elif first < 0:
            first = line_start
        last = line_end
    if first >= 0:
        found.append(Span(first, last))
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, white space around it left out."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        bare = line.lstrip()
        if bare:
            first = start + len(line) - len(bare)
            yield first, first + len(bare.rstrip())
        start = stop + 1
