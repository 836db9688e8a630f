"""Another value for the same thing, place and time, in another document or elsewhere in the same one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.choosing.proof import Extract
from assistant.answer.choosing.recorded import recorded
from assistant.answer.wording.shortening import around
from assistant.collection import Collection
from assistant.types import Claim
from corpus.addresses import in_title_marks
from corpus.figures import Figure, Quantity, Sign
from corpus.mending import mend
from corpus.sentences import sentences
from corpus.types import Passage, Span
from index.folding import fold
from index.types import Hit

_LABEL = "另一处数值不同"
_PASSAGES = 12
"""As many as are read for the answer itself."""
_ROOM = 56
"""Characters of the other quotation, as of any second one."""
_EXACT = frozenset({Sign.EXACT, Sign.REACHED})
_VAGUE = re.compile(r"^(?:其中|全[省市县区]|[该本我][省市县区]|的)+")

FiguresWithin = Callable[[Sequence[Passage]], Sequence[Sequence[Figure]]]
"""The figures of passages, as `Library.figures_within` gives them."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that differs from the one that answers.

    Attributes:
        claim: The other value with its words.
        note: Which of the two documents is the later one, for the reader.
    """

    claim: Claim
    note: str


def conflict_with(
    found: Extract, hits: Sequence[Hit], figures_within: FiguresWithin, collection: Collection
) -> Conflict | None:
    """The best passage's value that differs though it is said of the same thing, place and time.

    What the ledger does not know for sure (a place, a time, an exact value) is no conflict.

    Args:
        found: The words that answer.
        hits: Passages, best first.
        figures_within: The figures of passages.
        collection: The documents with their dates.
    """
    if found.figure is None or found.figure.kind is Quantity.TIME:
        return None
    own = found.judged.candidate.hit.passage
    entry = recorded(found, lambda _, span: _begun_in(span, figures_within([own])[0]))
    if entry is None or not _is_settled(entry):
        return None
    passages = [hit.passage for hit in hits[:_PASSAGES]]
    doc_id, sentence = found.judged.candidate.place
    for passage, figure in _others(passages, figures_within(passages)):
        # What one sentence tells of two parts it does not contradict itself in.
        beside = passage.doc_id == doc_id and sentence.overlap(figure.span) > 0
        if not beside and _is_other_value(entry, figure):
            return Conflict(_claim(passage, figure), _note(own, entry, passage, figure, collection))
    return None


def _begun_in(span: Span, figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if span.start <= figure.span.start < span.end]


def _others(
    passages: Sequence[Passage], ledgers: Sequence[Sequence[Figure]]
) -> Iterator[tuple[Passage, Figure]]:
    for passage, figures in zip(passages, ledgers, strict=True):
        for figure in figures:
            yield passage, figure


def _is_settled(figure: Figure) -> bool:
    """Whether thing, place and time are known, and the value is one exact number."""
    known = figure.indicator and figure.place and figure.period and figure.period.first
    return bool(known) and figure.sign in _EXACT and figure.low is not None and figure.low == figure.high


def _is_other_value(one: Figure, other: Figure) -> bool:
    """Whether a figure says something else of the same thing, place and time."""
    if not _is_settled(other) or one.period is None or other.period is None:
        return False
    same = (
        (one.kind, one.normal_unit, one.subject, one.is_change, _name(one), _place(one))
        == (other.kind, other.normal_unit, other.subject, other.is_change, _name(other), _place(other))
    ) and (one.period.first, one.period.last) == (other.period.first, other.period.last)
    return same and one.normal_low != other.normal_low


def _name(figure: Figure) -> str:
    """What is measured, as compared: without the place that is told beside it."""
    bare = fold(figure.indicator).replace(fold(figure.place), "")
    return _VAGUE.sub("", bare.strip("的 "))


def _place(figure: Figure) -> str:
    return fold(figure.place)


def _claim(passage: Passage, figure: Figure) -> Claim:
    start = passage.span.start
    own = Span(figure.span.start - start, min(figure.span.end - start, len(passage.text)))
    within = (part for part in sentences(passage.text, whole=True) if part.overlap(own))
    part = next(within, Span(0, len(passage.text)))
    text = mend(passage.text, part).text
    at = max(0, text.find(figure.text))
    quote = around(text, Span(at, at + len(figure.text)), _ROOM)
    evidence = ((passage.doc_id, Span(start + part.start, start + part.end)),)
    return Claim(evidence, quote=quote, headline=figure.text, label=_LABEL)


def _note(own: Passage, entry: Figure, passage: Passage, other: Figure, collection: Collection) -> str:
    """Both values with their documents, and which document is the later one, where dates tell."""
    if own.doc_id == passage.doc_id:
        return f"注意：同一文件中两处数值不同（{entry.text}、{other.text}）。"
    dates = [collection.summaries[doc_id].info.issued for doc_id in (own.doc_id, passage.doc_id)]
    said = "，".join(
        f"{in_title_marks(title)}{f'（{date}）' if date else ''}为{text}"
        for title, date, text in zip((own.title, passage.title), dates, (entry.text, other.text), strict=True)
    )
    later = (own.title, passage.title)[dates.index(max(dates))]
    which = f"；较晚的是{in_title_marks(later)}" if all(dates) and dates[0] != dates[1] else ""
    return f"注意：两份文件的数值不同，{said}{which}。"
