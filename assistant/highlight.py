"""A document's text and places in it → what is displayed, in plain and marked segments; no HTML.

Positions are given in the document's text and come out in the displayed text, where the line breaks of a
scan are mended; the quoted text itself never changes.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from corpus.mending import Mended, mend
from corpus.types import Document, Span

_SENTENCE_ENDS = "。！？；!?;\n"
_HEADING_SHARE = 0.8
"""A paragraph is a heading when this much of it is one; `（一）总则。各部门应当…` is a paragraph."""

_ITEM_MARKS = ("- ", "* ", "+ ")

BlockKind = Literal["heading", "text", "item", "aside"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be highlighted.

    Attributes:
        number: The citation's number; 0 for a place without one.
        span: Where it stands in the document's text.
    """

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """Displayed characters that are highlighted alike.

    Attributes:
        text: As displayed, unescaped.
        numbers: The citations that cover it, in the order of the marks; empty for plain text.
    """

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A displayed paragraph of a document.

    Attributes:
        kind: `heading`, `text`, `item` of a list whose mark is not displayed, or `aside` for what is not
            searched, such as page furniture.
        level: A heading's level, from 1; 0 otherwise.
        segments: The paragraph, in order.
    """

    kind: BlockKind
    level: int
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The whole paragraph as displayed."""
        return "".join(segment.text for segment in self.segments)


def highlight(text: str, marks: Sequence[Mark], within: Span | None = None) -> tuple[Segment, ...]:
    """Split what is displayed of `text` where marks begin and end.

    Args:
        text: A document's text.
        marks: Places in it; they may overlap, and those outside `within` are left out.
        within: The part to display; all of it when None.

    Returns:
        Segments that, joined, are the displayed text.
    """
    return _segments(mend(text, within), marks)


def excerpt(segments: Sequence[Segment], room: int) -> tuple[Segment, ...]:
    """Shorten the plain text around the marks, at sentence ends where there is one.

    Args:
        segments: What `highlight` gave.
        room: How many plain characters may stay before the first mark, and after the last one.
    """
    marked = [i for i, segment in enumerate(segments) if segment.numbers]
    if not marked:
        return (Segment(_head("".join(s.text for s in segments), 2 * room)),)
    before = "".join(s.text for s in segments[: marked[0]])
    after = "".join(s.text for s in segments[marked[-1] + 1 :])
    shortened = (
        Segment(_tail(before, room)),
        *segments[marked[0] : marked[-1] + 1],
        Segment(_head(after, room)),
    )
    return tuple(segment for segment in shortened if segment.text)


def blocks(document: Document, marks: Sequence[Mark]) -> Iterator[Block]:
    """The whole document as displayed, paragraph by paragraph, empty ones left out."""
    mended = mend(document.text)
    outline = _Outline(document)
    start = 0
    for line in _lines(_segments(mended, marks)):
        length = sum(len(segment.text) for segment in line)
        if any(segment.text.strip() for segment in line):
            span = Span(mended.offsets[start], mended.offsets[start + length - 1] + 1)
            yield Block(*outline.kind_at(span), tuple(line))
        start += length + 1


class _Outline:
    """Tells headings, searched text and the rest apart, without going over all of it for each paragraph."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._headings = sorted((section.heading_span, section.level) for section in document.sections)
        self._heading_starts = [span.start for span, _ in self._headings]
        self._body = sorted(document.body)
        self._body_starts = [span.start for span in self._body]

    def kind_at(self, span: Span) -> tuple[BlockKind, int]:
        before = bisect_left(self._heading_starts, span.end) - 1
        if before >= 0:
            heading, level = self._headings[before]
            if heading.overlap(span) >= _HEADING_SHARE * len(span):
                return "heading", level
        part = bisect_left(self._body_starts, span.end) - 1
        if self._body and (part < 0 or not self._body[part].overlap(span)):
            return "aside", 0
        return ("item" if self._text[max(0, span.start - 2) : span.start] in _ITEM_MARKS else "text"), 0


def _segments(mended: Mended, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    places = [(mark.number, *mended.slice_of(mark.span)) for mark in marks]
    places = [place for place in places if place[1] < place[2]]
    cuts = sorted({0, len(mended.text)}.union(*(place[1:] for place in places)))
    return tuple(
        Segment(
            mended.text[start:end],
            tuple(number for number, first, last in places if first <= start and end <= last),
        )
        for start, end in pairwise(cuts)
    )


def _lines(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    line: list[Segment] = []
    for segment in segments:
        first, *rest = segment.text.split("\n")
        line.append(Segment(first, segment.numbers))
        for piece in rest:
            yield [s for s in line if s.text]
            line = [Segment(piece, segment.numbers)]
    yield [s for s in line if s.text]


def _head(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = max(text.rfind(mark, room // 2, room) for mark in _SENTENCE_ENDS) + 1
    return text[: cut or room].rstrip() + "…"


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    found = [text.find(mark, len(text) - room, len(text) - room // 2) for mark in _SENTENCE_ENDS]
    cut = min((place + 1 for place in found if place >= 0), default=len(text) - room)
    return "…" + text[cut:].lstrip()
