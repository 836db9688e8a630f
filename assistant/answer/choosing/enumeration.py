"""Enumerations in an answer: complete where there is room, else with `GAP`, and told apart by items."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.itemising import Mark, itemised, marks_in, number_at
from assistant.types import GAP, Claim
from assistant.understand import Asked, Kind
from corpus.mending import mend
from corpus.sentences import sentences
from corpus.types import Document, Span

_LONGEST_PROOF = 400
"""Characters of a citation, as everywhere else."""
_WORDS = frozenset({Kind.LIST, Kind.DEFINITION})
_KINDS = _WORDS | {Kind.PROCEDURE, Kind.GENERAL}
_VIEW = 600
"""Characters behind the words in which the next item is looked for."""


def enumerated(asked: Asked, claim: Claim, document_of: Callable[[str], Document]) -> Claim:
    """A claim whose items are told apart, when the question may be answered by an enumeration.

    Args:
        asked: The question, understood.
        claim: What is displayed, with its evidence.
        document_of: The document of an id.
    """
    if asked.kind not in _KINDS or claim.headline or claim.listed:
        return claim
    whole = _completed(claim, document_of)
    return replace(whole, listed=itemised(whole.quote, asked.focus, words=asked.kind in _WORDS))


def _completed(claim: Claim, document_of: Callable[[str], Document]) -> Claim:
    """The claim with the items that follow in the document while there is room; gaps are marked."""
    marks = marks_in(claim.quote)
    if not _enumerates(claim.quote, marks) or len(claim.evidence) != 1:
        return claim
    if marks[0].number > 1 and not marks[0].start:
        claim = replace(claim, quote=f"{GAP}{claim.quote}")
    if claim.quote.endswith(GAP):
        return claim
    (doc_id, span), number = claim.evidence[0], marks[-1].number
    text = document_of(doc_id).text
    end, is_whole = _end_of_items(text, span, marks[-1].form, number)
    more = mend(text, Span(span.end, end)).text if end > span.end else ""
    quote = f"{claim.quote}{more}{'' if is_whole else GAP}"
    return replace(claim, evidence=((doc_id, Span(span.start, end)),), quote=quote)


def _enumerates(quote: str, marks: Sequence[Mark]) -> bool:
    """Whether several items are quoted, or the first one with what announces the others."""
    if len(marks) == 1:
        return marks[0].number == 1 and quote[: marks[0].start].rstrip().endswith(("：", ":"))
    return bool(marks)


def _end_of_items(text: str, span: Span, form: str, number: int) -> tuple[int, bool]:
    """Where the last item ends that there is room for, and whether none follows it."""
    end = span.end
    if not text[end : end + _VIEW].strip():
        return end, True
    for sentence in sentences(text, Span(end, min(len(text), end + _VIEW)), whole=True):
        if number_at(sentence.text_of(text), form) == number + 1:
            if sentence.end - span.start > _LONGEST_PROOF:
                return end, False
            end, number = sentence.end, number + 1
    return end, True
