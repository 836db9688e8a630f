"""Finds in a document what a person copied out of it.

People copy from a page or a print, so spaces, line breaks and the width of letters need not agree.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import sentences
from corpus.types import Document, Section, Span

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without spaces, in one width and case, and where each of its characters came from."""

    text: str
    offsets: Sequence[int]


def place_of_quote(document: Document, quote: str, heading: str = "") -> Span:
    """Where the quoted words stand.

    Args:
        document: Where to look.
        quote: The words.
        heading: The heading of the section to look in; everywhere when empty.

    Raises:
        ValueError: They stand nowhere, or more than once; the message says how to mend it.
    """
    around = _within(document, heading)
    found = [
        span for span in _all(document.text, quote) if around.start <= span.start and span.end <= around.end
    ]
    if not found:
        raise ValueError(
            f"{_short(quote)!r} is not in {document.doc_id}{f' below {heading!r}' if heading else ''}; "
            "copy the words from the document as they are"
        )
    if len(found) > 1:
        lines = ", ".join(str(document.text.count("\n", 0, span.start) + 1) for span in found[:5])
        raise ValueError(
            f"{_short(quote)!r} is {len(found)} times in {document.doc_id} (lines {lines}); quote more words "
            "around it, or name the heading that it stands below"
        )
    return found[0]


def places_below(document: Document, heading: str, answers: Sequence[str]) -> tuple[Span, ...]:
    """The sentences below a heading that hold one of the answers, as alternatives.

    Raises:
        ValueError: There is no such heading, several of them, or no answer stands below it.
    """
    around = _within(document, heading)
    found = [s for s in sentences(document.text, around) if _holds(document.text[s.start : s.end], answers)]
    if not found:
        raise ValueError(
            f"no sentence below {heading!r} in {document.doc_id} holds {_short(answers[0])!r}; "
            "quote the words that prove the answer instead"
        )
    return tuple(found)


def _within(document: Document, heading: str) -> Span:
    if not heading:
        return Span(0, len(document.text))
    wanted = _squeezed(heading).text
    found = [s for s in document.sections if wanted in (_squeezed(s.heading).text, _squeezed(s.label).text)]
    found = found or [s for s in document.sections if wanted and wanted in _squeezed(s.label).text]
    if len(found) != 1:
        raise ValueError(_no_heading(document, heading, found))
    return found[0].span


def _no_heading(document: Document, heading: str, found: Sequence[Section]) -> str:
    if found:
        labels = ", ".join(section.label for section in found[:5])
        return f"{document.doc_id} has {len(found)} headings like {heading!r}: {labels}; write one in full"
    there = ", ".join(section.label for section in document.sections[:5]) or "none"
    return f"{document.doc_id} has no heading {heading!r}; write one as it stands there: {there} and so on"


def _holds(sentence: str, answers: Sequence[str]) -> bool:
    squeezed = _squeezed(sentence).text
    return any(_squeezed(answer).text in squeezed for answer in answers)


def _all(text: str, quote: str) -> Iterator[Span]:
    page, wanted = _squeezed(text), _squeezed(quote).text
    at = page.text.find(wanted) if wanted else -1
    while at >= 0:
        yield Span(page.offsets[at], page.offsets[at + len(wanted) - 1] + 1)
        at = page.text.find(wanted, at + 1)


def _squeezed(text: str) -> _Squeezed:
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character).lower():
            if not folded.isspace():
                characters.append(folded)
                offsets.append(offset)
    return _Squeezed("".join(characters), offsets)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
