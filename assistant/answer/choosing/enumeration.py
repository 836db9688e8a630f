"""Enumerations in an answer: complete where there is room, else by heads or with `GAP`, item by item."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer.choosing.heads import head_of, told_by_heads
from assistant.answer.choosing.proof import LONGEST_PROOF
from assistant.answer.judging.itemised import announces
from assistant.answer.wording.listing import listed_in
from assistant.itemising import Itemised, Mark, itemised, marks_in, marks_of, number_at
from assistant.types import GAP, Claim
from assistant.understand import Asked, Kind
from corpus.mending import mend, paragraphs
from corpus.sentences import sentences
from corpus.types import Document, Span

_WORDS = frozenset({Kind.LIST, Kind.DEFINITION})
_KINDS = _WORDS | {Kind.PROCEDURE, Kind.GENERAL}
_VIEW = 600
"""Characters behind the words in which the next item is looked for."""
_LONGEST = 1_000
"""Characters of an enumeration that is shown whole; its proof then has several places."""
_BRIEF = 160
"""Characters of items of several sentences each that are shown whole, not by their heads."""
_FEWEST = 2
_TELLING = 2
"""Pairs of characters beside those of the lead that tell which item is meant."""
_TITLES = re.compile(r"《[^》]*》")
_CLAUSES = re.compile(r"[，,；;]")
_REACH = 3_000
"""Characters in which the items of a list are looked for that are told by their heads."""


def enumerated(asked: Asked, claim: Claim, document_of: Callable[[str], Document]) -> Claim:
    """A claim whose items are told apart, when the question may be answered by an enumeration.

    Args:
        asked: The question, understood.
        claim: What is displayed, with its evidence.
        document_of: The document of an id.
    """
    if asked.kind not in _KINDS or claim.headline or claim.listed:
        return claim
    whole = _completed(asked, claim, document_of)
    if whole.listed:
        return whole
    return replace(whole, listed=_told_apart(asked, whole.quote))


def _told_apart(asked: Asked, quote: str) -> Itemised | None:
    """The items of a quotation: those with marks, or the words whose closing says that they are asked for."""
    words = asked.kind in _WORDS
    listed = itemised(quote, asked.focus, words=words)
    if not words or (listed and listed.is_numbered):
        return listed
    run = listed_in(asked.focus, quote)
    if run is None:
        return listed
    starts = [item.start for item in run.items]
    items = tuple(quote[one:other] for one, other in pairwise((*starts, run.items[-1].end)))
    return Itemised(quote[: starts[0]], items, quote[run.items[-1].end :])


def _completed(asked: Asked, claim: Claim, document_of: Callable[[str], Document]) -> Claim:
    """The claim with the items that follow in the document while there is room; gaps are marked."""
    marks = marks_in(claim.quote)
    if not _enumerates(claim.quote, marks) or len(claim.evidence) != 1:
        return claim
    doc_id, span = claim.evidence[0]
    document = document_of(doc_id)
    if marks[0].number == 1 and marks[0].start:
        briefer = _briefer(asked.focus, document, span, marks[0].form)
        if briefer:
            return replace(briefer, label=claim.label, row=claim.row)
    if marks[0].number > 1 and not marks[0].start:
        claim = replace(claim, quote=f"{GAP}{claim.quote}")
    if claim.quote.endswith(GAP):
        return claim
    room = _LONGEST if not claim.label else LONGEST_PROOF
    ends, is_whole = _ends_of_items(document.text, span, marks[-1], room)
    if not ends:
        return claim if is_whole else replace(claim, quote=f"{claim.quote}{GAP}")
    more = mend(document.text, Span(span.end, ends[-1])).text
    places = _places(span, ends)
    quote = f"{claim.quote}{more}{'' if is_whole else GAP}"
    return replace(claim, evidence=tuple((doc_id, place) for place in places), quote=quote)


def _enumerates(quote: str, marks: Sequence[Mark]) -> bool:
    """Whether several items are quoted, or the first one with what announces the others."""
    if len(marks) == 1:
        return marks[0].number == 1 and announces(quote[: marks[0].start].rstrip())
    return bool(marks)


def _briefer(question: str, document: Document, span: Span, form: str) -> Claim | None:
    """The lead with the heads of all items, where these go on beyond them; or the one item that is meant."""
    text = document.text
    items = _items(text, span, form)
    if len(items) < _FEWEST or items[-1].end - items[0].start <= _BRIEF or _are_lines(text, items):
        return None
    heads = [head_of(text, item) for item in items]
    if sum(bool(text[h.end : i.end].strip()) for h, i in zip(heads, items, strict=True)) < len(items) / 2:
        return None
    lead = sentences(text, Span(span.start, items[0].start), whole=True)[-1]
    meant = _meant(question, lead.text_of(text), [head.text_of(text) for head in heads])
    if meant is not None and len(items[meant]) <= LONGEST_PROOF:
        return Claim(((document.doc_id, items[meant]),), mend(text, items[meant]).text.strip())
    return told_by_heads(document, heads, lead)


def _items(text: str, span: Span, form: str) -> list[Span]:
    """The items of the list that begins within a place."""
    view = Span(span.start, min(len(text), span.start + _REACH))
    starts = [span.start + mark.start for mark in marks_of(view.text_of(text), form)]
    if not starts or not span.start < starts[0] < span.end:
        return []
    last = paragraphs(text, Span(starts[-1], view.end))[0]
    return [Span(one, other) for one, other in pairwise((*starts, last.end))]


def _meant(question: str, lead: str, heads: Sequence[str]) -> int | None:
    """The item whose head says most of what is asked beside the lead; None where the whole list is meant."""
    clause = _CLAUSES.split(_TITLES.sub("", question).rstrip("？?。，"))[-1]
    pairs = {clause[i : i + 2] for i in range(len(clause) - 1)}
    said = [sum(pair in head for pair in pairs if pair not in lead) for head in heads]
    best = max(said)
    return said.index(best) if best >= _TELLING and said.count(best) == 1 else None


def _are_lines(text: str, items: Sequence[Span]) -> bool:
    """Whether most items stand on lines of their own, as in a statute: all of each counts."""
    return sum(text[: item.start].endswith("\n") for item in items) > len(items) / 2


def _ends_of_items(text: str, span: Span, last: Mark, room: int) -> tuple[list[int], bool]:
    """Where the items end that follow and that there is room for, and whether none follows them."""
    ends = list[int]()
    for end in _following(text, span.end, last.form, last.number):
        if end - span.start > room or end - (ends or [span.end])[-1] > LONGEST_PROOF:
            return ends, False
        ends.append(end)
    return ends, True


def _following(text: str, end: int, form: str, number: int) -> Iterator[int]:
    """The ends of the items that count on behind a place, up to the next line that is no item."""
    while text[end : end + _VIEW].strip():
        for sentence in sentences(text, Span(end, min(len(text), end + _VIEW)), whole=True):
            if number_at(sentence.text_of(text), form) == number + 1:
                end, number = sentence.end, number + 1
                yield end
                break
            if text[: sentence.start].endswith("\n"):
                return
        else:
            return


def _places(span: Span, ends: Sequence[int]) -> list[Span]:
    """The words with the items that follow, in as few places as are short enough for proofs."""
    places = [span]
    for end in ends:
        if end - places[-1].start <= LONGEST_PROOF:
            places[-1] = Span(places[-1].start, end)
        else:
            places.append(Span(places[-1].end, end))
    return places
