"""What the ledger of figures says of a figure that was found in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer.choosing.proof import Extract
from corpus.figures import Figure
from corpus.types import Span

FiguresOf = Callable[[str, Span], Sequence[Figure]]
"""The figures of a document that begin within a span, as `Library.figures` gives them."""


def recorded(found: Extract, figures_of: FiguresOf) -> Figure | None:
    """The figure that answers, with indicator, period, place and span from the document's ledger.

    Where its sentence has the same figure several times, the one at the same position among them is meant.
    """
    figure, candidate = found.figure, found.judged.candidate
    if figure is None:
        return None
    alike = [other for other in candidate.sentence.figures if other.text == figure.text]
    entries = [
        entry
        for entry in figures_of(candidate.hit.passage.doc_id, candidate.span)
        if (entry.text, entry.low, entry.unit) == (figure.text, figure.low, figure.unit)
    ]
    position = next((i for i, other in enumerate(alike) if other.span == figure.span), 0)
    return entries[min(position, len(entries) - 1)] if entries else None


def informed(found: Extract, figures_of: FiguresOf) -> Figure | None:
    """The figure that answers, as it stands in its sentence, with what the ledger says it is."""
    entry = recorded(found, figures_of)
    if entry is None or found.figure is None:
        return found.figure
    return replace(
        found.figure, indicator=entry.indicator, period=entry.period, place=entry.place, subject=entry.subject
    )
