"""The figure ledger: every figure of a document with what it says, of when and where, and its exact span."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

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

VERSION = 2
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
    around, upcoming = [], 0
    for part in document.body:
        for span in paragraphs(document.text, part):
            while upcoming < len(document.sections) and document.sections[upcoming].span.start <= span.start:
                around.append(document.sections[upcoming])
                upcoming += 1
            around = [section for section in around if section.span.end > span.start]
            if may_have_numerals(document.text, span.start, span.end):
                yield from _in_paragraph(mend(document.text, span), around, whole, year)


def _in_paragraph(mended: Mended, around: Sequence[Section], whole: str, year: int) -> Iterator[Figure]:
    found = figures_in(mended.text)
    if all(figure.kind is Quantity.TIME for figure in found):
        return
    paragraph = Paragraph(mended.text)
    default = next((place for section in reversed(around) if (place := place_of(section.heading))), whole)
    mentions = mentions_in(paragraph)
    bounds = list(sentence_bounds(mended.text, 0, len(mended.text)))
    indicators = indicators_of(paragraph, found)
    periods = periods_of(mended.text, bounds, found, year)
    parts = parts_of(paragraph, found, year)
    for index, figure in enumerate(found):
        if figure.kind is Quantity.TIME:
            continue
        part = parts.get(index, Part())
        phrase = part.indicator or indicators[index]
        yield replace(
            figure,
            span=_placed(mended, figure.span.start, figure.span.end),
            indicator=mended.text[phrase.start : phrase.end] if phrase else _heading(around),
            indicator_span=_placed(mended, phrase.start, phrase.end) if phrase else None,
            period=part.period or periods[index],
            place=_place(mentions, bounds, figure.span.start) or default,
            subject=part.subject,
        )


def _placed(mended: Mended, start: int, end: int) -> Span:
    return Span(mended.offsets[start], mended.offsets[end - 1] + 1)


def _heading(around: Sequence[Section]) -> str:
    """The heading above, where the sentence does not say what is counted."""
    heading = around[-1].heading if around else ""
    return heading if len(heading) <= _LONGEST_HEADING else ""


def _place(mentions: Sequence[Mention], bounds: Sequence[tuple[int, int]], position: int) -> str:
    """The last place named before a position in its sentence; empty for 全县 or when there is none."""
    sentence = bisect.bisect_right(bounds, position, key=lambda bound: bound[0]) - 1
    start = bounds[sentence][0] if sentence >= 0 else 0
    before = bisect.bisect_left(mentions, position, key=lambda mention: mention.start) - 1
    return mentions[before].name if before >= 0 and mentions[before].start >= start else ""
