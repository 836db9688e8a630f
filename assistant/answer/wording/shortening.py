"""Fewer words of a text, to the letter, with a mark wherever some are left out; pure."""

import re
from collections.abc import Sequence

from assistant.terms import Terms
from assistant.types import GAP
from corpus.sentences import clauses
from corpus.types import Span
from index.folding import fold

_CONDITION = re.compile(r"(?:的|时|后|前|的?情况下|基础上|条件下|期间|情形)[，,]$")
_MORE = 100
"""Characters beyond the limit that what follows from a condition may take."""


def shorten(text: str, terms: Terms, limit: int) -> str:
    """The run of clauses, at most `limit` characters, that says most of what is asked; gaps are marked."""
    if len(text) <= limit:
        return text
    parts = clauses(text, Span(0, len(text)))
    gains = [terms.coverage(fold(span.text_of(text))) for span in parts]
    best, best_gain = (0, 0), -1.0
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            if parts[last].end - parts[first].start > limit:
                break
            gain = sum(gains[first : last + 1])
            if gain > best_gain + 1e-9:
                best, best_gain = (first, last), gain
    first, last = _before(parts, _after(parts, best, limit), limit)
    end = _conclusion(text, parts, last)
    while end > last and first < best[0] and parts[end].end - parts[first].start > limit:
        first += 1
    shown = Span(parts[first].start, parts[end].end)
    return _cut(text, shown, limit if end == last else max(limit, min(len(shown), limit + _MORE)))


def around(text: str, focus: Span, limit: int) -> str:
    """The clauses around a figure, at most `limit` characters, those before it first."""
    if len(text) <= limit:
        return text
    parts = clauses(text, Span(0, len(text)))
    inside = [i for i, part in enumerate(parts) if part.overlap(focus)]
    chosen = (inside[0], inside[-1]) if inside else (0, 0)
    window = _covered(parts, _after(parts, _before(parts, chosen, limit), limit))
    return _cut(text, _filled(window, limit, len(text)), limit, focus)


def _after(parts: Sequence[Span], chosen: tuple[int, int], limit: int) -> tuple[int, int]:
    """Take in following clauses while there is room."""
    first, last = chosen
    while last + 1 < len(parts) and parts[last + 1].end - parts[first].start <= limit:
        last += 1
    return first, last


def _before(parts: Sequence[Span], chosen: tuple[int, int], limit: int) -> tuple[int, int]:
    """Take in preceding clauses while there is room."""
    first, last = chosen
    while first > 0 and parts[last].end - parts[first - 1].start <= limit:
        first -= 1
    return first, last


def _conclusion(text: str, parts: Sequence[Span], last: int) -> int:
    """The clause that tells what follows from the one at `last`, if that only says when something holds."""
    while last + 1 < len(parts) and _CONDITION.search(parts[last].text_of(text)):
        last += 1
    return last


def _filled(window: Span, limit: int, length: int) -> Span:
    """A window that would leave half of the room empty, with what precedes and follows it."""
    if len(window) > limit // 2:
        return window
    start = max(0, min(window.start, length - limit))
    return Span(start, min(length, start + limit))


def _covered(parts: Sequence[Span], chosen: tuple[int, int]) -> Span:
    return Span(parts[chosen[0]].start, parts[chosen[1]].end)


def _cut(text: str, window: Span, limit: int, focus: Span | None = None) -> str:
    if len(window) > limit:
        start = max(window.start, (focus.end if focus else window.start + limit) - limit)
        window = Span(start, min(window.end, start + limit))
    before = GAP if window.start > 0 else ""
    after = GAP if window.end < len(text) else ""
    return f"{before}{window.text_of(text).strip()}{after}"
