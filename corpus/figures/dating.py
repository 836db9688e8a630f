"""Of which time each figure of a paragraph is said; pure.

A time holds for what follows it in its sentence. One at a sentence's head also holds for the sentences
behind, as long as they name no other time and begin nothing new (目前, 二是). What others are compared with
(比2015年) holds for nothing.
"""

import bisect
import re
from collections.abc import Sequence

from corpus.figures.types import Figure
from corpus.figures.units import Quantity
from corpus.periods import RELATIVE_YEAR, Period, period_of

_COMPARED_BEFORE = re.compile(r"(?:比|较|与|同|相比于?)$")
_COMPARED_AFTER = re.compile(r"的?(?:基础上|相比|水平|同期)")
_NEW = re.compile(
    r"[，。；\s]*(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五]，"
    r"|目前|截至目前|当前|现|近年来|近期|日前|累计)"
)
_VAGUE = re.compile(
    r"(?:截至)?目前|当前|近年来|近期|(?:未来|今后|过去|近|前)[一二两三四五六七八九十\d]{1,2}年"
)
_HEAD = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?(?:——)?(?:[^，。；]{1,14}。)?"
    r"(?:其中|特别是|同时|计划|仅)?，?[到至在截自从于]?\s?"
)
_REACH = 4


def periods_of(
    text: str, bounds: Sequence[tuple[int, int]], figures: Sequence[Figure], year: int
) -> list[Period | None]:
    """The period of each figure, None where the text does not tell.

    Args:
        text: The paragraph.
        bounds: Start and end of its sentences.
        figures: Its figures and times in reading order.
        year: The year in which the document was issued, 0 when it is not known.
    """
    found: list[Period | None] = [None] * len(figures)
    marks = _marks(text, figures, year)
    carried: Period | None = None
    sentences_left = upcoming = 0
    for start, end in bounds:
        sentences_left -= 1
        if sentences_left < 0 or _NEW.match(text, start):
            carried = None
        inside = marks[_first(marks, start) : _first(marks, end)]
        while upcoming < len(figures) and figures[upcoming].span.start < end:
            if figures[upcoming].kind is not Quantity.TIME:
                earlier = _first(inside, figures[upcoming].span.start)
                found[upcoming] = inside[earlier - 1][1] if earlier else carried
            upcoming += 1
        if inside:
            heads = len(inside) == 1 and _HEAD.fullmatch(text, start, inside[0][0])
            carried, sentences_left = inside[0][1] if heads else None, _REACH
    return found


def _first(marks: Sequence[tuple[int, Period | None]], position: int) -> int:
    """How many of the marks stand before a position."""
    return bisect.bisect_left(marks, position, key=lambda mark: mark[0])


def _marks(text: str, figures: Sequence[Figure], year: int) -> list[tuple[int, Period | None]]:
    """Where a time begins to hold, and which; None where the text leaves it open again."""
    marks: list[tuple[int, Period | None]] = []
    current = year
    for time in figures:
        if time.kind is not Quantity.TIME or _is_compared(text, time):
            continue
        period = period_of(time.text, year if RELATIVE_YEAR.search(time.text) else current)
        if period.first:
            current = int(period.first[:4])
        marks.append((time.span.start, period))
    for vague in _VAGUE.finditer(text):
        ahead = vague[0].startswith(("未来", "今后"))
        marks.append((vague.start(), Period(vague[0]) if ahead else None))
    return sorted(marks, key=lambda mark: mark[0])


def _is_compared(text: str, time: Figure) -> bool:
    before = text[max(0, time.span.start - 3) : time.span.start]
    return bool(_COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(text, time.span.end))
