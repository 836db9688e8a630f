"""Several things asked at once that one sentence tells: shown once, with the words that tell each of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer.choosing.proof import SHORT, Extract
from assistant.answer.compound.decompose import Part
from assistant.answer.single import Outcome
from assistant.answer.wording.shortening import around
from assistant.types import Claim
from assistant.understand import CUT, content_of
from corpus.sentences import clauses
from corpus.types import Span
from index.folding import fold

_LONGEST = 200
"""Characters of a quotation that tells several things."""


def shown_once(rows: Sequence[Claim | None], outcomes: Sequence[Outcome]) -> list[Claim | None]:
    """The same rows; of those right behind one another that one sentence tells only the last one quotes it.

    Args:
        rows: What each question is answered by, with a headline before the quotation where there is one.
        outcomes: What came of each question.
    """
    shown = list(rows)
    first = 0
    for i, (one, other) in enumerate(pairwise(outcomes), 1):
        if not _is_same_sentence(one, other):
            first = i
        elif quote := _together(rows[first : i + 1], outcomes[first].found):
            shown[first : i + 1] = [
                row and replace(row, quote=quote if k == i else "")
                for k, row in enumerate(rows[first : i + 1], first)
            ]
    return shown


def showing_all(whole: Outcome, parts: Sequence[Part], outcomes: Sequence[Outcome]) -> Outcome:
    """The answer to all questions at once, with the clause that answers the last one where it was left out.

    Args:
        whole: What came of them as one question.
        parts: The questions.
        outcomes: What came of each.
    """
    found, last = whole.found, outcomes[-1].found
    if (
        found is None
        or last is None
        or not found.claim.headline
        or not _is_same_sentence(whole, outcomes[-1])
    ):
        return whole
    text = found.judged.candidate.text
    told = _at(found.claim.headline, text)
    clause = _telling(_own_words(parts), text)
    if told is None or clause is None or clause.text_of(text).strip("，,。；; ") in found.claim.quote:
        return whole
    focus = Span(min(told.start, clause.start), max(told.end, clause.end))
    if len(focus) > _LONGEST:
        return whole
    claim = replace(found.claim, quote=around(text, focus, max(SHORT, len(focus))))
    return replace(whole, extract=replace(found, claim=claim))


def _is_same_sentence(one: Outcome, other: Outcome) -> bool:
    if one.found is None or other.found is None:
        return False
    return one.found.judged.candidate.place == other.found.judged.candidate.place


def _together(rows: Sequence[Claim | None], found: Extract | None) -> str:
    """The words around all headlines; empty where one is missing or told twice, or they stand far apart."""
    text = found.judged.candidate.text if found else ""
    places = [_at(row.headline, text) if row and row.headline else None for row in rows]
    known = [place for place in places if place]
    if len(known) < len(rows) or len(set(known)) < len(known):
        return ""
    focus = Span(min(place.start for place in known), max(place.end for place in known))
    return around(text, focus, max(SHORT, len(focus))) if len(focus) <= _LONGEST else ""


def _at(words: str, text: str) -> Span | None:
    start = text.find(words)
    return Span(start, start + len(words)) if start >= 0 else None


def _own_words(parts: Sequence[Part]) -> str:
    """What the last question says that the first one does not begin with, too: the lead is common to all."""
    first, last = parts[0].resolved.question, parts[-1].resolved.question
    common = next((i for i, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), 0)
    return content_of(last[common:])


def _telling(words: str, text: str) -> Span | None:
    """The clause of a text that says most of some words; None where none says any."""
    pairs = {pair for i in range(len(words) - 1) if CUT not in (pair := words[i : i + 2])}
    parts = clauses(text, Span(0, len(text)))
    said = [sum(pair in fold(part.text_of(text)) for pair in pairs) for part in parts]
    best = max(range(len(parts)), key=lambda i: (said[i], -i), default=None)
    return parts[best] if best is not None and said[best] else None
