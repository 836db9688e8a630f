"""An answer that is an item of a list, with the sentence that leads into it: 有下列行为之一的，处罚款：."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.choosing.figures import LOCAL, with_other_bound
from assistant.answer.choosing.proof import LONGEST_PROOF, Extract
from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.introduced import Lead, charged_before, lead_in_document
from assistant.answer.judging.parties import party_of
from assistant.answer.judging.scoring import WEIGHTS, Gauge, Judged, is_wanted
from assistant.answer.wording.shortening import around, shorten
from assistant.types import GAP, Claim, Fetch
from assistant.understand import Asked, Kind
from corpus.figures import Figure, figures_in
from corpus.types import Span
from index.folding import fold

_ROOM = 100
"""Characters of a lead, and of an item behind it, that are shown."""
_ASKS_WHAT_FOLLOWS = re.compile(r"罚|处罚|处分|处理|后果|下场|会怎|怎么样|责任|扣|记分|几分|多少分|受什么")


def led(
    asked: Asked,
    gauge: Gauge,
    ranked: Sequence[Judged],
    found: Extract | None,
    document_of: Fetch,
) -> Extract | None:
    """What was found, or the item that speaks of what is asked with the lead that answers.

    Args:
        asked: The question, understood.
        gauge: Compares texts with the question.
        ranked: Sentences, best first.
        found: The words that were found without regard to leads.
        document_of: The document of an id.
    """
    if asked.kind is Kind.WHO:
        return _with_charged(asked, gauge, found, document_of) if found else None
    return _item_with_lead(asked, gauge, ranked, found, document_of)


def _item_with_lead(
    asked: Asked, gauge: Gauge, ranked: Sequence[Judged], found: Extract | None, document_of: Fetch
) -> Extract | None:
    best = next((judged for judged in ranked if not judged.fit.contradicted), None)
    if best is None or not (asked.wants_figure or _needs_lead(asked)):
        return found
    if not asked.wants_figure:
        lead = lead_in_document(best.candidate, document_of)
        return with_lead(gauge, found, lead) if found and lead and found.judged is best else found
    if best.figures or not (lead := lead_in_document(best.candidate, document_of)):
        return found
    figures = [figure for figure in figures_in(lead.text) if is_wanted(asked, figure)]
    if not figures:
        return found
    figures.sort(key=lambda figure: -gauge.words.coverage(fold(party_of(lead.text, figure))))
    local = gauge.closeness([fold(lead.text + best.candidate.text)])[0]
    score = best.score + WEIGHTS["shape"] + LOCAL * local
    if found and found.score >= score:
        return found
    return Extract(best, _claim(best.candidate, lead, gauge, figures), None, local, score)


def _needs_lead(asked: Asked) -> bool:
    """Whether an item alone does not tell what follows from it."""
    if asked.kind is Kind.YES_NO:
        return True
    return asked.kind in {Kind.PROCEDURE, Kind.GENERAL} and bool(_ASKS_WHAT_FOLLOWS.search(asked.focus))


def _with_charged(asked: Asked, gauge: Gauge, found: Extract, document_of: Fetch) -> Extract:
    """The same words with those before them that say who is charged, unless these are shown anyway."""
    candidate = found.judged.candidate
    lead = charged_before(fold(asked.focus), candidate, document_of) if candidate.implied else None
    if lead is None or lead.text in found.claim.quote:
        return found
    return replace(found, claim=_claim(candidate, lead, gauge))


def with_lead(gauge: Gauge, found: Extract, lead: Lead) -> Extract:
    """The same item with its lead before it, unless what is shown begins with the lead anyway."""
    if found.claim.evidence[0][1].start <= lead.span.start:
        return found
    claim = _claim(found.judged.candidate, lead, gauge)
    return replace(found, claim=replace(claim, label=found.claim.label))


def _claim(candidate: Candidate, lead: Lead, gauge: Gauge, figures: Sequence[Figure] = ()) -> Claim:
    """The lead's words, with the first of some figures that stand there as what answers, then the item's."""
    shown = with_other_bound(figures[0], figures) if figures else None
    first = around(lead.text, shown, _ROOM) if shown else _end_of(lead.text)
    item = shorten(candidate.text, gauge.terms, _ROOM)
    quote = f"{first.removesuffix(GAP)}{GAP}{item.removeprefix(GAP)}"
    headline = shown.text_of(lead.text) if shown else ""
    doc_id, span = candidate.hit.passage.doc_id, candidate.span
    if span.end - lead.span.start <= LONGEST_PROOF:
        return Claim(((doc_id, Span(lead.span.start, span.end)),), quote, headline=headline)
    return Claim(((doc_id, lead.span), (doc_id, span)), quote, headline=headline)


def _end_of(text: str) -> str:
    """A lead, or its last words: these say what holds of the items."""
    return text if len(text) <= _ROOM else f"{GAP}{text[-_ROOM:]}"
