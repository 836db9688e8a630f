"""The lines in which a document says who it is: those of its head and of its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.marks import mark_of, stands_alone
from corpus.mending import Mended, mend, paragraphs
from corpus.types import Span

HEAD, TAIL = 3_000, 1_500
_HEAD_LINES, _TAIL_LINES = 40, 12
SHORTEST_TITLE, LONGEST_TITLE = 2, 120

PROSE = re.compile(r"[。；，]")
BODY_OF = re.compile(
    r"(?:政府|厅|局|委|部|院|办公室|会|办|署|行|中心|公司|组|法院|银行|总队|支队|大队|学校|大学|军区|党组|处|站|所)$"
)
_FURNITURE = re.compile(r"[>〉»]|首页|当前位置|您的?位置|打印|分享")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the head or the end.

    Attributes:
        span: Where it stands in the document's text.
        shown: As displayed.
    """

    span: Span
    shown: Mended

    @property
    def text(self) -> str:
        """As displayed."""
        return self.shown.text

    def part(self, start: int, end: int) -> Span:
        """Where in the document's text the displayed characters from `start` to `end` stand."""
        return Span(self.shown.offsets[start], self.shown.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the words that state it.

    Attributes:
        value: In its normal form.
        span: Where the words stand.
    """

    value: str
    span: Span


def head_and_tail(text: str, body: Sequence[Span]) -> tuple[list[Line], list[Line]]:
    """The first and the last lines of the parts of a text that are looked at."""
    first, last = body[0], body[-1]
    head = Span(first.start, min(first.end, first.start + HEAD))
    tail = Span(max(last.start, last.end - TAIL), last.end)
    return (
        [_line(text, span) for span in paragraphs(text, head)[:_HEAD_LINES]],
        [_line(text, span) for span in paragraphs(text, tail)[-_TAIL_LINES:]],
    )


def is_titular(text: str) -> bool:
    """Whether a line may be a title: short, no sentence, no label, no date and no numbered heading."""
    if not SHORTEST_TITLE <= len(text) <= LONGEST_TITLE or PROSE.search(text) or text[-1] in "：:、,":
        return False
    return not (_FURNITURE.match(text) or stands_alone(text) or mark_of(text))


def joined(lines: Sequence[Line]) -> Span:
    """From the first line to the end of the last."""
    return Span(lines[0].span.start, lines[-1].span.end)


def _line(text: str, span: Span) -> Line:
    return Line(span, mend(text, span))
