"""An answer that is an item of a list, with the sentence that leads into it: 有下列行为之一的，处罚款：."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer.choosing.figures import LOCAL, with_other_bound
from assistant.answer.choosing.proof import LONGEST_PROOF, Extract
from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.itemised import is_item
from assistant.answer.judging.scoring import WEIGHTS, Gauge, Judged, is_wanted
from assistant.answer.wording.shortening import around, shorten
from assistant.types import GAP, Claim
from assistant.understand import Asked, Kind
from corpus.figures import Figure, figures_in
from corpus.mending import mend
from corpus.sentences import sentences
from corpus.types import Document, Span
from index.folding import fold

_REACH = 4_000
"""Characters before an item in which its lead is looked for."""
_ROOM = 100
"""Characters of a lead, and of an item behind it, that are shown."""
_ASKS_WHAT_FOLLOWS = re.compile(r"罚|处罚|处分|处理|后果|下场|会怎|怎么样|责任|扣|记分|几分|多少分|受什么")


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that leads into a list.

    Attributes:
        span: Where it stands in the document.
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


def lead_in_document(candidate: Candidate, document_of: Callable[[str], Document]) -> Lead | None:
    """The lead of the list that a sentence is an item of, wherever in the document it stands."""
    if not is_item(candidate.text):
        return None
    text = document_of(candidate.hit.passage.doc_id).text
    span = lead_before(text, candidate.span.start)
    return Lead(span, mend(text, span).text.strip()) if span else None


def led(
    asked: Asked,
    gauge: Gauge,
    ranked: Sequence[Judged],
    found: Extract | None,
    document_of: Callable[[str], Document],
) -> Extract | None:
    """What was found, or the item that speaks of what is asked with the lead that answers.

    Args:
        asked: The question, understood.
        gauge: Compares texts with the question.
        ranked: Sentences, best first.
        found: The words that were found without regard to leads.
        document_of: The document of an id.
    """
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
