"""Where a document names what a sentence leaves unsaid: before it, in a heading, in the title."""

from collections.abc import Callable

from corpus.sentences import sentences
from corpus.types import Document, Passage, Span


def naming(passage: Passage, span: Span, name: str, document_of: Callable[[str], Document]) -> Span | None:
    """The nearest place before a sentence that has a name: a sentence, a heading, the title; or None.

    Args:
        passage: What the sentence stands in.
        span: The sentence, in the document's text.
        name: A place or a year.
        document_of: The document of an id.
    """
    before = Span(0, span.start - passage.span.start) if span.start > passage.span.start else None
    for part in reversed(sentences(passage.text, before) if before else []):
        if name in part.text_of(passage.text):
            return Span(passage.span.start + part.start, passage.span.start + part.end)
    document = document_of(passage.doc_id)
    headings = [
        section.heading_span
        for section in document.sections
        if section.span.covers(span) and name in section.heading_span.text_of(document.text)
    ]
    return headings[-1] if headings else _in_title(document, name)


def _in_title(document: Document, name: str) -> Span | None:
    """The part of the title that has a name, where that stands in the text."""
    for part in document.title.split():
        start = document.text.find(part) if name in part else -1
        if start >= 0:
            return Span(start, start + len(part))
    return None
