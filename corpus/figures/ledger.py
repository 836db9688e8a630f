"""The figure ledger: every figure of a document with what it says, of when and where, and its exact span."""

import bisect
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.captions import Captions
from corpus.figures.cells import Cell, cells_of, figures_in_cells
from corpus.figures.columns import Above, above_of
from corpus.figures.dating import periods_of
from corpus.figures.expressions import figures_in
from corpus.figures.indicators import indicators_of
from corpus.figures.lists import Part, parts_of
from corpus.figures.places import Mention, mentions_in, place_of
from corpus.figures.scanning import may_have_numerals
from corpus.figures.types import Figure
from corpus.figures.units import Quantity
from corpus.figures.words import Paragraph
from corpus.mending import Mended, mend, paragraphs
from corpus.sentences import sentence_bounds
from corpus.types import Document, Section, Span

VERSION = 6
"""Raised with every change of what is found: the ledger of another version is made anew."""

_LONGEST_HEADING = 30


def figures_of(document: Document) -> tuple[Figure, ...]:
    """Every quantity of a document in reading order; times are not among them, they are periods.

    The cost grows with the length of the text. Spans are those of the document's text, also where a scan's
    line breaks stand within a figure.
    """
    return tuple(_figures(document))


def _figures(document: Document) -> Iterator[Figure]:
    issued = document.info.issued[:4]
    year = int(issued) if issued.isdecimal() else 0
    whole = place_of(document.title) or place_of(document.info.title) or place_of(document.info.issuer)
    setting, upcoming = _Setting(whole, year), 0
    captions = Captions()
    for part in document.body:
        cells = cells_of(part.text_of(document.text))
        for span in paragraphs(document.text, part):
            while upcoming < len(document.sections) and document.sections[upcoming].span.start <= span.start:
                setting.around.append(document.sections[upcoming])
                upcoming += 1
            setting.around = [section for section in setting.around if section.span.end > span.start]
            if may_have_numerals(document.text, span.start, span.end):
                if cells:
                    yield from _in_row(document.text, part, cells, _above(captions.lines, year), setting)
                else:
                    yield from _in_paragraph(mend(document.text, span), setting)
            if not cells:
                captions.add(span.text_of(document.text))


@dataclass(slots=True)
class _Setting:
    """What holds for a paragraph from outside of it.

    Attributes:
        whole: The place that the document is about.
        year: In which it was issued, 0 when it is not known.
        around: The sections that the paragraph stands in, from the outermost.
    """

    whole: str
    year: int
    around: list[Section] = field(default_factory=list)

    @property
    def place(self) -> str:
        """The place of what names none itself."""
        headings = (place_of(section.heading) for section in reversed(self.around))
        return next(filter(None, headings), self.whole)

    @property
    def heading(self) -> str:
        """The heading above, where the sentence does not say what is counted."""
        heading = self.around[-1].heading if self.around else ""
        return heading if len(heading) <= _LONGEST_HEADING else ""


@functools.lru_cache(maxsize=8)
def _above(lines: tuple[str, ...], year: int) -> Above:
    """What captions say; remembered, since all rows of a table have the same."""
    return above_of(lines, year)


def _in_row(
    text: str, part: Span, cells: Sequence[Cell], above: Above, setting: _Setting
) -> Iterator[Figure]:
    """The figures of a row of a table: the numbers of its cells, and those in the sentences of a cell."""
    row = part.text_of(text)
    default = setting.place
    found = [
        replace(
            figure,
            span=_moved(figure.span, part.start),
            indicator_span=figure.indicator_span and _moved(figure.indicator_span, part.start),
            place=figure.place or default,
        )
        for figure in figures_in_cells(row, cells, above, setting.year)
    ]
    for cell in cells:
        value = _moved(cell.value, part.start)
        if not any(value.covers(figure.span) for figure in found):
            found += _in_paragraph(mend(text, value), setting)
    yield from sorted(found, key=lambda figure: figure.span)


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _in_paragraph(mended: Mended, setting: _Setting) -> Iterator[Figure]:
    found = figures_in(mended.text)
    if all(figure.kind is Quantity.TIME for figure in found):
        return
    paragraph = Paragraph(mended.text)
    default = setting.place
    mentions = mentions_in(paragraph)
    bounds = list(sentence_bounds(mended.text, 0, len(mended.text)))
    indicators = indicators_of(paragraph, found)
    periods = periods_of(mended.text, bounds, found, setting.year)
    parts = parts_of(paragraph, found, setting.year)
    for index, figure in enumerate(found):
        if figure.kind is Quantity.TIME:
            continue
        part = parts.get(index, Part())
        phrase = part.indicator or indicators[index]
        yield replace(
            figure,
            span=_placed(mended, figure.span.start, figure.span.end),
            indicator=mended.text[phrase.start : phrase.end] if phrase else setting.heading,
            indicator_span=_placed(mended, phrase.start, phrase.end) if phrase else None,
            period=part.period or periods[index],
            place=_place(mentions, bounds, figure.span.start) or default,
            subject=part.subject,
        )


def _placed(mended: Mended, start: int, end: int) -> Span:
    return Span(mended.offsets[start], mended.offsets[end - 1] + 1)


def _place(mentions: Sequence[Mention], bounds: Sequence[tuple[int, int]], position: int) -> str:
    """The last place named before a position in its sentence; empty for 全县 or when there is none."""
    sentence = bisect.bisect_right(bounds, position, key=lambda bound: bound[0]) - 1
    start = bounds[sentence][0] if sentence >= 0 else 0
    before = bisect.bisect_left(mentions, position, key=lambda mention: mention.start) - 1
    return mentions[before].name if before >= 0 and mentions[before].start >= start else ""
