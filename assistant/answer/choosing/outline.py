"""The parts of the section that a question names, by their headings or first sentences: 三项机制, one by one.

A list that a section spreads over pages is answered by its outline, each part in the document's words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer.choosing.heads import head_of, told_by_heads
from assistant.answer.choosing.proof import Extract
from assistant.answer.judging.scoring import Gauge, Judged
from assistant.answer.wording.listing import says_number
from assistant.answer.wording.overview import (
    asks_for_titles,
    count_in,
    names_document,
    names_number,
    names_parts,
    telling,
)
from assistant.itemising import series_of_marks
from assistant.understand import Asked, Kind
from corpus.mending import paragraphs
from corpus.sentences import sentences
from corpus.types import Document, Section, Span
from index.folding import fold

SURE = 0.95
"""How sure it is that the parts answer: the document's own heading says what they are parts of."""
_SAID = 0.8
"""The share of a question's telling words that the headings say of the section that it names."""
_FEWEST = 2
_WHOLE_ITEMS = 160
"""Characters of a list that is shown whole."""
_RUN_IN = 24
"""Characters of a first sentence that is like a heading."""
_NEARLY_ALL = 0.8
"""The share of a text that its only real part takes, as what a letter issues does."""
_ARTICLE = "条"
_EPSILON = 1e-9
_READ = 8
"""Sentences in which a short list is looked for before the parts of a section are."""
_OWN = 0.2
"""What it counts beside all headings that the own one says the words, and that it says little else."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Named:
    """A section, or the whole document, with what is said above it.

    Attributes:
        document: What it is part of.
        index: Which of the document's sections; None for all of it.
        span: Where it stands.
        own: Its own heading, as compared.
        path: The headings above it and its own, with the title, as compared.
    """

    document: Document
    index: int | None
    span: Span
    own: str
    path: str

    @property
    def is_document(self) -> bool:
        """Whether it is all of the document, or nearly all."""
        return len(self.span) > _NEARLY_ALL * len(self.document.text)


def outlined(
    asked: Asked, gauge: Gauge, ranked: Sequence[Judged], document_of: Callable[[str], Document]
) -> Extract | None:
    """The parts of the section that a question for parts names; None when it names none that has parts.

    Args:
        asked: The question, understood.
        gauge: The question's words.
        ranked: Sentences, best first.
        document_of: The document of an id.
    """
    question = fold(asked.focus)
    if not _may_want_parts(asked.kind, question) or _is_told_shortly(question, ranked):
        return None
    best, said = None, 0.0
    for judged, named in _sections_of(ranked, document_of):
        if named.is_document and not names_document(question):
            continue
        parts = _parts(named, count_in(question))
        if (share := _said(gauge, named, parts)) > said + _EPSILON:
            best, said = (judged, named, parts), share
    if best is None or len(best[2]) < _FEWEST:
        return None
    judged, named, parts = best
    return Extract(judged, told_by_heads(named.document, parts), None, 1.0, judged.score)


def _is_told_shortly(question: str, ranked: Sequence[Judged]) -> bool:
    """Whether one of the best sentences itself lists as many things as are asked for."""
    best = [judged for judged in ranked if not judged.fit.contradicted][:_READ]
    return count_in(question) >= _FEWEST and any(
        says_number(question, judged.candidate.text) for judged in best
    )


def _may_want_parts(kind: Kind, question: str) -> bool:
    if kind in {Kind.LIST, Kind.PROCEDURE} or asks_for_titles(question):
        return True
    return (kind is Kind.GENERAL and names_parts(question)) or (
        kind is Kind.FIGURE and names_number(question)
    )


def _sections_of(
    ranked: Sequence[Judged], document_of: Callable[[str], Document]
) -> Iterator[tuple[Judged, _Named]]:
    """Every section around a sentence that contradicts nothing, the best sentence first, outer ones first."""
    seen: set[tuple[str, int | None]] = set()
    passages: set[int] = set()
    for judged in ranked:
        passage = judged.candidate.hit.passage
        if judged.fit.contradicted or passage.passage_id in passages:
            continue
        passages.add(passage.passage_id)
        for named in _around(document_of(passage.doc_id), judged.candidate.span):
            if (passage.doc_id, named.index) not in seen:
                seen.add((passage.doc_id, named.index))
                yield judged, named


def _around(document: Document, span: Span) -> Iterator[_Named]:
    """The whole document and each section around a place, the outermost first."""
    path = title = fold(document.title)
    yield _Named(document, None, Span(0, len(document.text)), title, path)
    for index, section in enumerate(document.sections):
        if section.heading and section.span.covers(span):
            own = fold(section.heading)
            path = f"{path} {own}"
            yield _Named(document, index, section.span, own, path)


def _said(gauge: Gauge, named: _Named, parts: Sequence[Span]) -> float:
    """How much of a question the headings of a section say; 0 when it is not the section that is named.

    What each part says, as 机制 of all mechanisms, the section says as well.
    """
    words, own = gauge.words, gauge.words.said(named.own)
    if not own:
        return 0.0
    required = telling(words.weights)
    if not required:
        named_all = all(word in own or count_in(word) for word in words.weights)
        return float(len(own)) if named_all else 0.0
    said = words.said(named.path)
    if parts and not said.keys() >= required.keys():
        shown = [fold(part.text_of(named.document.text)) for part in parts]
        said |= {word: 1.0 for word in required if all(word in part for part in shown)}
    covered = sum(weight * said.get(word, 0.0) for word, weight in required.items())
    if covered < _SAID * sum(required.values()):
        return 0.0
    all_of_it = sum(map(len, own)) >= _HALF * len(named.own)
    above = words.coverage(named.path) + gauge.terms.coverage(named.path)
    return above + _OWN * words.coverage(named.own) + _OWN * all_of_it


def _parts(named: _Named, wanted: int) -> list[Span]:
    """Where the heads of a section's parts stand; none when these are not as many as are asked for."""
    beneath = _beneath(named.document, named.index)
    if beneath:
        parts = [section.heading_span for section in beneath if _has_heading(section)]
    else:
        parts = _parts_of_leaf(named, wanted)
    return [] if wanted >= _FEWEST and len(parts) != wanted else parts


def _beneath(document: Document, index: int | None) -> list[Section]:
    """The sections right beneath one; of a letter that issues something, the sections of this."""
    sections = document.sections
    beneath = [i for i, section in enumerate(sections) if section.parent == index]
    if index is None:
        room = _NEARLY_ALL * len(document.text)
        issued = next((i for i in beneath if len(sections[i].span) > room), None)
        if issued is not None:
            return _beneath(document, issued)
    return [sections[i] for i in beneath]


def _has_heading(section: Section) -> bool:
    return bool(section.heading) and not section.number.endswith(_ARTICLE)


def _parts_of_leaf(named: _Named, wanted: int) -> list[Span]:
    """Numbered items of a section without sections, or paragraphs whose first sentences are like headings."""
    if named.index is None or not _has_heading(named.document.sections[named.index]):
        return []
    text = named.document.text
    return _items(text, named.span, wanted) or _run_in(text, named.span)


def _items(text: str, span: Span, wanted: int) -> list[Span]:
    """The items of a section's only series, or that with as many as are asked for; of long ones the heads."""
    series = [marks for marks in series_of_marks(span.text_of(text)) if len(marks) >= _FEWEST]
    if wanted >= _FEWEST:
        series = [marks for marks in series if len(marks) == wanted]
    if len(series) != 1:
        return []
    starts = [span.start + mark.start for mark in series[0]]
    items = [Span(start, end) for start, end in pairwise((*starts, span.end))]
    whole = items[-1].end - items[0].start <= _WHOLE_ITEMS
    return items if whole else [head_of(text, item) for item in items]


def _run_in(text: str, span: Span) -> list[Span]:
    """The first sentences of a section's paragraphs, where all are like headings."""
    below = paragraphs(text, span)[1:]
    firsts = [sentences(text, paragraph)[0] for paragraph in below]
    alike = all(len(first) <= _RUN_IN and len(first) < len(p) for first, p in zip(firsts, below, strict=True))
    return firsts if alike else []
