"""Where Chinese sentences and clauses begin and end, as spans of the document's text."""

import re
from collections.abc import Iterable, Iterator

from corpus.mending import paragraphs
from corpus.types import Span

LONG_SENTENCE = 60
"""A sentence longer than this many characters also ends at a semicolon."""

_BRACKETS = dict(zip("“‘（(《「『【〔", "”’）)》」』】〕", strict=True))
_BRACKET_REACH = 120
_STOP = re.compile(
    r"(?P<final>[。！？!?]+)|(?P<semicolon>[；;])|(?P<latin>(?<=[a-z]{2})\.(?=\s+[A-Z\u3400-\u9fff]|\s*$))"
    r"|(?P<opening>[“‘（(《「『【〔])"
)
_TRAILING = re.compile(r"[。！？!?”’」』）)】》〉\"']*")
_FINAL = frozenset("。！？!?")
_GOES_ON = frozenset("，。、；：,;:的地得”’」』）)】》")
_CLAUSE = re.compile(r"[，；。！？!?;]|(?<!\d),|,(?!\d{3})")


def sentences(text: str, span: Span | None = None, *, whole: bool = False) -> list[Span]:
    """The sentences of a part of a text.

    A sentence ends with 。！？ and the quotation marks or brackets that close behind it, in Latin script with
    a full stop; a long one also ends at a semicolon. Marks within a short quotation or bracket do not count,
    nor does a line break that only the scan has made. A paragraph's end is always a sentence's end.

    Args:
        text: The document's text.
        span: The part that is wanted; the whole text by default.
        whole: Whether long sentences, too, go on beyond a semicolon.

    Returns:
        Spans without white space around them, in reading order, which together cover every other character.
    """
    return [
        Span(start, end)
        for paragraph in paragraphs(text, span)
        for start, end in sentence_bounds(text, paragraph.start, paragraph.end, whole=whole)
    ]


def sentence_at(text: str, place: Span) -> Span:
    """The sentence around a place, to its full stop."""
    begin = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    around = Span(begin, end if end >= 0 else len(text))
    return next((each for each in sentences(text, around, whole=True) if each.overlap(place)), place)


def clauses(text: str, span: Span | None = None) -> list[Span]:
    """The clauses of a part of a text: sentences cut again after every comma and semicolon.

    Args:
        text: The document's text.
        span: The part that is wanted; the whole text by default.

    Returns:
        Spans like those of `sentences`.
    """
    return [
        Span(start, end)
        for sentence in sentences(text, span)
        for start, end in clause_bounds(text, sentence.start, sentence.end)
    ]


def sentence_bounds(text: str, start: int, end: int, *, whole: bool = False) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of one paragraph; a whole one goes on beyond semicolons."""
    longest = end - start if whole else LONG_SENTENCE
    return _trimmed(text, start, end, _sentence_stops(text, start, end, longest))


def clause_bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each clause of one sentence."""
    return _trimmed(text, start, end, _clause_stops(text, start, end))


def _after_closers(text: str, position: int, end: int) -> int:
    found = _TRAILING.match(text, position, end)
    return found.end() if found else position


def _clause_stops(text: str, start: int, end: int) -> Iterator[int]:
    while found := _CLAUSE.search(text, start, end):
        start = _after_closers(text, found.end(), end)
        yield start


def _sentence_stops(text: str, start: int, end: int, longest: int) -> Iterator[int]:
    position = begun = start
    while found := _STOP.search(text, position, end):
        position = found.end()
        if found.lastgroup == "opening":
            position = _behind_bracket(text, position, end, _BRACKETS[found.group()])
            stop = position if _ends_inside(text, position, end) else -1
        elif found.lastgroup == "semicolon":
            stop = position if position - begun > longest else -1
        else:
            stop = position = _after_closers(text, position, end)
        if stop >= 0:
            yield stop
            begun = stop


def _behind_bracket(text: str, position: int, end: int, closing: str) -> int:
    """After the closing bracket if it comes soon, else where we are."""
    at = text.find(closing, position, min(end, position + _BRACKET_REACH))
    return at + 1 if at >= 0 else position


def _ends_inside(text: str, position: int, end: int) -> bool:
    """Whether the sentence ended within the quotation that closes before `position`."""
    return text[position - 2] in _FINAL and (position == end or text[position] not in _GOES_ON)


def _trimmed(text: str, start: int, end: int, stops: Iterable[int]) -> Iterator[tuple[int, int]]:
    for stop in (*stops, end):
        piece = text[start:stop]
        bare = piece.strip()
        if bare:
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(bare)
        start = max(start, stop)
