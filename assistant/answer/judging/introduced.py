"""What introduces a sentence: the lead of its list, or the beginning of the one that it goes on; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.itemised import is_item
from assistant.answer.wording.charging import (
    asks_for_penalties,
    begins_with_body,
    charges_somebody,
    penalises,
)
from assistant.types import Fetch
from corpus.mending import mend
from corpus.sentences import clauses, sentences
from corpus.types import Span
from index.folding import fold

_REACH = 4_000
"""Characters before an item in which its lead is looked for, or behind a lead its items."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Lead:
    """Words that introduce others.

    Attributes:
        span: Where they stand in the document.
        text: As displayed.
    """

    span: Span
    text: str


def lead_before(text: str, start: int) -> Span | None:
    """The sentence that leads into the list with an item at `start`; items before it are passed over."""
    end = start
    while end > max(0, start - _REACH):
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end].strip()
        if line.endswith(("：", ":")):
            return sentences(text, Span(begin, end), whole=True)[-1]
        if line and not is_item(line):
            return None
        end = begin - 1
    return None


def items_behind(text: str, end: int) -> list[Span]:
    """The items of the list that a sentence leads into which ends at `end`; none where no list begins."""
    items: list[Span] = []
    for line in _LINE.finditer(text, end, end + _REACH):
        if not is_item(line[0].strip()):
            break
        items += sentences(text, Span(*line.span()), whole=True)[:1]
    return items


def lead_in_document(candidate: Candidate, document_of: Fetch) -> Lead | None:
    """The lead of the list that a sentence is an item of, wherever in the document it stands."""
    if not is_item(candidate.text):
        return None
    text = document_of(candidate.hit.passage.doc_id).text
    span = lead_before(text, candidate.span.start)
    return Lead(span, mend(text, span).text.strip()) if span else None


def charged_before(question: str, candidate: Candidate, document_of: Fetch) -> Lead | None:
    """Who is charged with what a sentence says that names nobody itself, by the words that introduce it.

    That is the lead of its list, or the first clause of a long sentence whose later part it is. Whoever
    punishes what an item tells is charged with it only where that is asked.

    Args:
        question: Folded, asking whose task something is.
        candidate: The sentence.
        document_of: The document of an id.
    """
    if begins_with_body(candidate.folded):
        return None
    if is_item(candidate.text):
        lead = lead_in_document(candidate, document_of)
        said = fold(lead.text) if lead else ""
        return (
            lead if charges_somebody(said) and (asks_for_penalties(question) or not penalises(said)) else None
        )
    text = document_of(candidate.hit.passage.doc_id).text
    begin = text.rfind("\n", 0, candidate.span.start) + 1
    end = candidate.span.end
    whole = sentences(text, Span(begin, end), whole=True)[-1]
    if whole.start >= candidate.span.start:
        return None
    first = clauses(text, whole)[0]
    said = mend(text, first).text.strip()
    return Lead(first, said) if begins_with_body(fold(said)) else None


def with_charged(question: str, found: Sequence[Candidate], document_of: Fetch) -> list[Candidate]:
    """The same sentences; those that name nobody get the words before them that charge somebody.

    Args:
        question: Folded, asking whose task something is.
        found: The sentences.
        document_of: The document of an id.
    """
    leads = ((each, charged_before(question, each, document_of)) for each in found)
    return [replace(each, implied=fold(lead.text)) if lead else each for each, lead in leads]
