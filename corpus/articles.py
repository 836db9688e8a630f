"""Articles (条) of statutes whose mark is not set off by a line of its own or by a blank.

A mark alone proves nothing there (第三条规定的情形 refers to an article), but a gap in the numbering does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.headings import Paragraph, classified
from corpus.numerals import NUMERAL, value_of
from corpus.types import Span

_MARK = re.compile(rf"[第笫](?P<number>{NUMERAL}+)[ 　]?条(?:之[一二三四五六七八九十]+)?")
_BEHIND_SENTENCE = re.compile(r"(?:[。；！？”）)][ 　]*|\n[ 　]*|^)$")
_REACH = 12
_WIDEST_GAP = 80

Candidate = tuple[int, int, int]
"""Start and end of a mark, and its number."""


def with_hidden_articles(text: str, body: Sequence[Span], found: Sequence[Paragraph]) -> list[Paragraph]:
    """Cut articles free that stand within another paragraph, or whose mark runs into their text.

    Between 第三条 and 第六条 the marks of 第四条 and 第五条 are looked for at the beginning of lines and
    behind the end of sentences; behind the last article only such as have blanks on both sides.

    Args:
        text: The document's text.
        body: The parts that are looked at.
        found: The paragraphs of the body.

    Returns:
        The same paragraphs, those with hidden articles cut in front of each and marked.
    """
    hidden = dict(_hidden(text, body, [p for p in found if p.kind == "条"]))
    if not hidden:
        return list(found)
    starts = sorted(hidden)
    return [piece for paragraph in found for piece in _cut(text, paragraph, starts, hidden)]


def _hidden(text: str, body: Sequence[Span], articles: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Start and end of the marks of hidden articles."""
    known = [(a.start, a.number_end, _number(text, a)) for a in articles]
    for (_, low, before), (high, _, after) in pairwise(known):
        if 1 < after - before <= _WIDEST_GAP:
            between = [c for c in _candidates(text, low, high) if before < c[2] < after]
            yield from _counting_on(between, before)
    for part in body:
        last = [article for article in known if part.start <= article[0] < part.end][-1:]
        for _, low, number in last:
            behind = [c for c in _candidates(text, low, part.end) if _is_set_off(text, c)]
            yield from _counting_on(behind, number)


def _number(text: str, article: Paragraph) -> int:
    found = _MARK.match(text, article.start)
    return value_of(found["number"]) if found else 0


def _candidates(text: str, start: int, end: int) -> list[Candidate]:
    return [
        (found.start(), found.end(), value_of(found["number"]))
        for found in _MARK.finditer(text, start, end)
        if _BEHIND_SENTENCE.search(text[max(start, found.start() - _REACH) : found.start()])
    ]


def _is_set_off(text: str, candidate: Candidate) -> bool:
    start, end, _ = candidate
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


def _counting_on(candidates: Sequence[Candidate], number: int) -> Iterator[tuple[int, int]]:
    """Those that go on counting, one by one, behind `number`."""
    for start, end, value in candidates:
        if value == number + 1:
            yield start, end
            number = value


def _cut(
    text: str, paragraph: Paragraph, starts: Sequence[int], hidden: Mapping[int, int]
) -> Iterator[Paragraph]:
    first = bisect_left(starts, paragraph.start)
    within = starts[first : bisect_left(starts, paragraph.end, first)]
    if not within:
        yield paragraph
        return
    bounds = [*dict.fromkeys((paragraph.start, *within)), paragraph.end]
    for low, high in pairwise(bounds):
        stop = low + len(text[low:high].rstrip())
        if low in hidden:
            yield classified(text, low, stop, article=hidden[low])
        elif stop > low:
            yield classified(text, low, stop)
