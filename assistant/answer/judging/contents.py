"""Entries of a list of titles: they name what stands in a document, and say nothing of it."""

import re
from collections.abc import Callable, Sequence

from assistant.answer.judging.candidates import Candidate
from assistant.answer.wording.overview import asks_for_titles
from corpus.types import Document

_BLANKS = re.compile(r"\s+")
_ENDS = ("。", "；", "：", "！", "？", "，")


def without_contents(
    question: str, read: Sequence[Candidate], document_of: Callable[[str], Document]
) -> list[Candidate]:
    """The sentences but for the entries of a list of titles, unless these are what is asked for.

    Args:
        question: The question, folded.
        read: Sentences in order.
        document_of: The document of an id.
    """
    entries = [candidate for candidate in read if _may_be_entry(candidate)]
    if not entries or asks_for_titles(question):
        return list(read)
    lists = {
        entry.hit.passage.passage_id
        for entry in entries
        if _bare(entry.text) in _titles(document_of(entry.hit.passage.doc_id))
    }
    listed = {entry.place for entry in entries if entry.hit.passage.passage_id in lists}
    return [candidate for candidate in read if candidate.place not in listed]


def _may_be_entry(candidate: Candidate) -> bool:
    """Whether a line without an end stands above all sections."""
    return not candidate.hit.passage.path and not candidate.text.endswith(_ENDS)


def _titles(document: Document) -> frozenset[str]:
    return frozenset(_bare(section.heading) for section in document.sections if section.heading)


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)
