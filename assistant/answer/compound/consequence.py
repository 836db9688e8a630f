"""What follows for whoever does not do what a rule asks, where that is laid down by the rule's article."""

import re
from dataclasses import replace

from assistant.answer.choosing.figures import with_other_bound
from assistant.answer.choosing.proof import SHORT, Extract
from assistant.answer.judging.introduced import lead_before
from assistant.answer.judging.scoring import is_wanted
from assistant.answer.single import Outcome
from assistant.answer.wording.shortening import around, shorten
from assistant.terms import Terms
from assistant.types import GAP, Claim, Fetch
from corpus.figures import figures_in
from corpus.locating import Addresses
from corpus.mending import mend
from corpus.provisions import SANCTION, refers_to
from corpus.sentences import sentence_at
from corpus.types import Document, Span
from index.folding import fold

_ASKS_WHAT_FOLLOWS = re.compile(r"罚|处分|处理|后果|责任|下场|会怎|怎么办|怎么样|代价")
_NOT_DONE = re.compile(
    r"^(?:那么?|如果|要是|若|假如|万一|谁)?[^不没未违拒否，]{0,4}"
    r"(?:违反|违规|否则|不然|逾期|拒|(?:不|没有?|未)(?:这[么样]|照|按|遵|守|听|执行|履行|落实|做|办|改|[^，？?]{1,4}(?:的话|的|，|会|要|怎|罚)))"
)
_REFERRING = re.compile(r"(?P<said>[^\s。][^。\n]*违反[^。\n]*第[^。\n]*条[^。\n]*)[。\n]")


def consequence_of(first: Outcome, outcome: Outcome, document_of: Fetch) -> Outcome:
    """A later question what follows otherwise, answered by the sentence that names the first one's article.

    Args:
        first: What the rule is found in.
        outcome: What came of the later question.
        document_of: The document of an id.

    Returns:
        The outcome as it was where it asks something else, or no sentence names the article.
    """
    asked = outcome.asked
    if first.found is None or not _ASKS_WHAT_FOLLOWS.search(asked.focus):
        return outcome
    if not _NOT_DONE.search(asked.focus) and (outcome.found or SANCTION.search(first.found.claim.quote)):
        return outcome
    candidate = first.found.judged.candidate
    document = document_of(candidate.hit.passage.doc_id)
    claims = (_claim(document, span, outcome) for span in _sanctions(document, candidate.span, outcome.terms))
    claim = next(filter(None, claims), None)
    if claim is None:
        return outcome
    told = Extract(first.found.judged, claim, None, first.found.local, first.found.score)
    return replace(outcome, extract=told, refusal=None, confidence=max(outcome.confidence, first.confidence))


def _sanctions(document: Document, rule: Span, terms: Terms) -> list[Span]:
    """The sentences that refer to a rule as broken, those first that say most of what is asked."""
    places = Addresses(document)
    found = [
        sentence_at(document.text, Span(match.start("said"), match.end()))
        for match in _REFERRING.finditer(document.text, rule.end)
        if refers_to(match["said"], places, rule)
    ]
    return sorted(found, key=lambda span: -terms.coverage(fold(span.text_of(document.text))))


def _claim(document: Document, span: Span, outcome: Outcome) -> Claim | None:
    """The words that punish: the sentence's own, or those of the lead of the list that it is an item of."""
    text = mend(document.text, span).text.strip()
    if SANCTION.search(text):
        return _shown(document, span, text, outcome)
    lead = lead_before(document.text, span.start)
    said = mend(document.text, lead).text.strip() if lead else ""
    if lead is None or not SANCTION.search(said):
        return None
    claim = _shown(document, lead, said, outcome)
    return claim and replace(
        claim, evidence=(*claim.evidence, (document.doc_id, span)), quote=f"{claim.quote}{GAP}{text[:SHORT]}"
    )


def _shown(document: Document, span: Span, text: str, outcome: Outcome) -> Claim | None:
    figures = [figure for figure in figures_in(text) if is_wanted(outcome.asked, figure)]
    if not outcome.asked.wants_figure:
        return Claim(((document.doc_id, span),), shorten(text, outcome.terms, SHORT))
    if not figures:
        return None
    bounds = with_other_bound(figures[0], figures)
    return Claim(((document.doc_id, span),), around(text, bounds, SHORT), headline=bounds.text_of(text))
