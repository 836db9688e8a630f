"""What an answer rests on beside its own sentence: the item of its list, or the rule that was broken."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.choosing.proof import LONGEST_PROOF, Extract
from assistant.answer.judging.breaches import breached_by
from assistant.answer.judging.introduced import items_behind
from assistant.answer.judging.scoring import Gauge
from assistant.answer.wording.shortening import shorten
from assistant.types import GAP, Fetch
from corpus.locating import Addresses
from corpus.mending import mend
from corpus.sentences import sentences
from corpus.types import Document, Span
from index.folding import fold

_LEAST = 0.1
"""More than this share of what is asked one of several places must say beyond the sentence that answers."""
_ROOM = 100
"""Characters of an item that are shown."""
_MOST_RULES = 3
"""A sentence that punishes the breach of more provisions than this is not told by one of them."""


def backed(gauge: Gauge, found: Extract, document_of: Fetch) -> Extract:
    """The same answer, with the proof of what its sentence leaves unsaid of the case that is asked about.

    A lead (有下列行为之一的，处一百元罚款：) gets the item that is asked about, and a sentence that punishes
    the breach of a provision (违反第八条的，处…) gets that provision.

    Args:
        gauge: Compares texts with the question.
        found: The words that answer.
        document_of: The document of an id.
    """
    candidate = found.judged.candidate
    document = document_of(candidate.hit.passage.doc_id)
    if candidate.text.endswith(("：", ":")):
        items = items_behind(document.text, candidate.span.end)
        item = _telling(gauge, candidate.folded, document, items, least=_LEAST)
        return _with(found, document, item, gauge) if item else found
    if not candidate.implied:
        return found
    rules = breached_by(candidate.text, candidate.span.start, document, Addresses(document))
    parts = [part for rule in rules[:_MOST_RULES] for part in sentences(document.text, rule, whole=True)]
    rule = _telling(gauge, candidate.folded, document, parts, least=0.0 if len(parts) == 1 else _LEAST)
    if rule is None or any(span.overlap(rule) for _, span in found.claim.evidence):
        return found
    claim = replace(found.claim, evidence=(*found.claim.evidence, (document.doc_id, rule)))
    return replace(found, claim=claim)


def _telling(
    gauge: Gauge, said: str, document: Document, places: Sequence[Span], *, least: float
) -> Span | None:
    """The place that adds most of what is asked to what is said; None where none adds more than the least."""
    texts = [f"{said} {fold(place.text_of(document.text))}" for place in places]
    gains = [gauge.terms.coverage(text) - gauge.terms.coverage(said) for text in texts]
    best = max(range(len(places)), key=lambda i: (gains[i], -i), default=None)
    return places[best] if best is not None and gains[best] > least else None


def _with(found: Extract, document: Document, item: Span, gauge: Gauge) -> Extract:
    """The lead's answer with one of its items behind it."""
    claim, text = found.claim, mend(document.text, item).text.strip()
    first = claim.evidence[0][1]
    if any(span.covers(item) for _, span in claim.evidence):
        return found
    together = Span(first.start, item.end)
    evidence = (
        ((document.doc_id, together), *claim.evidence[1:])
        if len(together) <= LONGEST_PROOF
        else (*claim.evidence, (document.doc_id, item))
    )
    shown = shorten(text, gauge.terms, _ROOM)
    quote = f"{claim.quote.removesuffix(GAP)}{GAP}{shown.removeprefix(GAP)}"
    return replace(found, claim=replace(claim, evidence=evidence, quote=quote))
