"""From a document to passages: the pieces that are searched, shown and cited as a unit."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.captions import Captions
from corpus.figures.cells import cells_of
from corpus.marks import mark_of
from corpus.mending import paragraphs
from corpus.sentences import clause_bounds, sentence_bounds
from corpus.titles import is_issued
from corpus.types import Document, Section, Span

TARGET = 220
"""The length in characters that passages tend to."""
SHORTEST, LONGEST = 120, 320
"""Between these lengths a passage is as good as any other."""
LIMIT = 500
"""No passage is longer."""
WHOLE_ARTICLE = 400
"""An article of a statute up to this length is not divided."""
MERGED_BELOW = 40
"""A shorter paragraph joins its neighbour in the same section."""

_POINT = re.compile(
    r"[一二三四五六七八九十]是|第[一二三四五六七八九十]，"
    r"|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)"
)
_SOFT_BREAK, _HARD_BREAK = 0.6, 6.0

_FINEST = 30

Bounds = tuple[int, int]
_Unit = tuple[int, int, bool]


@dataclass(slots=True)
class _Region:
    """Consecutive paragraphs under the same headings; the heading itself may be one of them.

    When it is a letter's title, and so the document's own, it stays in the text: people ask what a
    notice is called.
    """

    path: tuple[str, ...]
    section: Section | None
    titled: bool = False
    paragraphs: list[Bounds] = field(default_factory=list)
    divided: bool = False


def passages_of(document: Document) -> list[tuple[Span, tuple[str, ...]]]:
    """Cut a document into passages.

    A passage is a run of sentences of one paragraph within one section, 120 to 320 characters where the text
    allows it and never over 500. Short paragraphs and the items of a list join their neighbours in the same
    section; an article of a statute stays whole up to 400 characters. A heading is no passage unless nothing
    stands beneath it; one that leads into its paragraph is part of the paragraph's first passage.

    Args:
        document: With its sections and body.

    Returns:
        Span and heading path (the document's title not included) of each passage, in reading order. The row
        of a table has the caption above the table at the end of its path.
    """
    return [
        (Span(start, end), region.path)
        for region in _regions(document)
        for start, end in _passages(document.text, region)
    ]


def _regions(document: Document) -> Iterator[_Region]:
    sections, upcoming = document.sections, 0
    starts, title = [section.span.start for section in sections], "".join(document.title.split())
    around: list[Section] = []
    region: _Region | None = None
    captions = Captions()
    for part in document.body:
        is_row = len(document.body) > 1 and bool(cells_of(part.text_of(document.text)))
        for index, paragraph in enumerate(_paragraphs(document.text, part, starts)):
            before, opened = len(around), None
            while around and around[-1].span.end <= paragraph.start:
                around.pop()
            changed = index == 0 or len(around) != before
            while upcoming < len(sections) and sections[upcoming].span.start <= paragraph.start:
                opened = sections[upcoming]
                around.append(opened)
                upcoming += 1
            if region is None or changed or opened is not None:
                if region is not None:
                    region.divided = region.section in (around[:-1] if opened else around)
                    yield region
                path = _path(title, around)
                if is_row:
                    path += tuple(caption for caption in captions.of_rows if caption not in path)
                region = _Region(path, opened, _has_own_title(document, opened))
            if not is_row:
                captions.add(paragraph.text_of(document.text))
            region.paragraphs.append((paragraph.start, paragraph.end))
    if region is not None:
        yield region


def _paragraphs(text: str, part: Span, starts: Sequence[int]) -> Iterator[Span]:
    """The paragraphs of one part of the body; one that sections begin within is divided there."""
    for paragraph in paragraphs(text, part):
        first = bisect_right(starts, paragraph.start)
        within = starts[first : bisect_left(starts, paragraph.end, first)]
        if not within:
            yield paragraph
            continue
        for low, high in itertools.pairwise((paragraph.start, *within, paragraph.end)):
            yield from paragraphs(text, Span(low, high))


def _has_own_title(document: Document, section: Section | None) -> bool:
    """Whether the section is the letter that the document is named after, and no heading is marked up."""
    if section is None or section.number or document.text.startswith("#", section.heading_span.start):
        return False
    heading = "".join(section.heading.split())
    return is_issued(heading) and heading == "".join(document.title.split())


def _path(title: str, around: Sequence[Section]) -> tuple[str, ...]:
    """The labels of the sections, but for those that only repeat the title; blanks in either do not count."""
    labels = (section.label for section in around)
    return tuple(label for label in labels if label and "".join(label.split()) not in title)


def _passages(text: str, region: _Region) -> list[Bounds]:
    found, section = region.paragraphs, region.section
    if section is not None and not region.titled:
        beneath = [bounds for bounds in found if not section.heading_span.covers(Span(*bounds))]
        if not beneath and region.divided:
            return []
        found = beneath or found
    start, end = found[0][0], found[-1][1]
    if section is not None and section.number.endswith("条") and end - start <= WHOLE_ARTICLE:
        return [(start, end)]
    return _merged(text, [piece for bounds in found for piece in _pieces(text, *bounds)])


def _merged(text: str, pieces: Sequence[Bounds]) -> list[Bounds]:
    """Short pieces, lists and what introduces them, joined as far as the length allows."""
    merged: list[Bounds] = []
    for index, piece in enumerate(pieces):
        if merged and _belong_together(text, merged[-1], pieces[index - 1 : index + 2]):
            merged[-1] = (merged[-1][0], piece[1])
        else:
            merged.append(piece)
    return merged


def _belong_together(text: str, before: Bounds, around: Sequence[Bounds]) -> bool:
    """Whether the middle one of `around` (there may be none behind it) joins what was merged `before` it."""
    previous, piece, is_last = around[0], around[1], len(around) == 2
    length, total = before[1] - before[0], piece[1] - before[0]
    is_short = piece[1] - piece[0] < MERGED_BELOW
    if is_short and is_last:
        return total <= WHOLE_ARTICLE
    if total > LONGEST:
        return False
    if length < MERGED_BELOW or (is_short and length < TARGET):
        return True
    in_list = _is_item(text, previous) and _is_item(text, piece)
    return not is_short and (in_list or text[before[1] - 1] in "：:；;")


def _is_item(text: str, bounds: Bounds) -> bool:
    return mark_of(text[bounds[0] : bounds[0] + 12]) is not None


def _pieces(text: str, start: int, end: int) -> list[Bounds]:
    """One paragraph divided into runs of sentences, all as near to the target as the sentences allow."""
    if end - start <= LONGEST:
        return [(start, end)]
    units = _coarse(text, _units(text, start, end))
    chosen = _best_breaks(text, units)
    return [(units[first][0], units[last - 1][1]) for first, last in itertools.pairwise(chosen)]


def _units(text: str, start: int, end: int) -> Iterator[_Unit]:
    """Start and end of what is never divided, and whether it ends where a sentence does."""
    for low, high in sentence_bounds(text, start, end):
        if high - low <= LONGEST:
            yield low, high, True
            continue
        for left, right in clause_bounds(text, low, high):
            for cut in range(left, right, LONGEST):
                stop = min(cut + LONGEST, right)
                yield cut, stop, stop == high


def _coarse(text: str, units: Iterable[_Unit]) -> list[_Unit]:
    """The same units, but none so short that there would be too many breaks to weigh."""
    coarse: list[_Unit] = []
    for start, end, whole in units:
        previous = coarse[-1] if coarse else (start, end, whole)
        glue = coarse and previous[1] - previous[0] < _FINEST and end - previous[0] <= LONGEST
        if glue and not _POINT.match(text, start):
            coarse[-1] = (previous[0], end, whole)
        else:
            coarse.append((start, end, whole))
    return coarse


def _best_breaks(text: str, units: Sequence[_Unit]) -> list[int]:
    """Indexes of the units that passages begin with, and their number at the end; least total cost."""
    costs, previous = [0.0], [0]
    for last in range(1, len(units) + 1):
        end = units[last - 1][1]
        best, origin = float("inf"), last - 1
        for first in range(last - 1, -1, -1):
            length = end - units[first][0]
            if length > LIMIT:
                break
            cost = costs[first] + _misfit(length)
            if cost < best:
                best, origin = cost, first
        costs.append(best + _break_cost(text, units, last))
        previous.append(origin)
    breaks = [len(units)]
    while breaks[-1] > 0:
        breaks.append(previous[breaks[-1]])
    return breaks[::-1]


def _misfit(length: int) -> float:
    outside = max(SHORTEST - length, length - LONGEST, 0)
    return ((length - TARGET) / 100) ** 2 + outside / 20


def _break_cost(text: str, units: Sequence[_Unit], index: int) -> float:
    """How little a break before the unit at `index` is wanted."""
    if index == len(units):
        return 0.0
    if not units[index - 1][2]:
        return _HARD_BREAK
    return 0.0 if _POINT.match(text, units[index][0]) else _SOFT_BREAK
