"""From the article that forbids to the one that penalises, which names it by number: 违反第八条的，处……."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.introduced import lead_before
from assistant.types import Fetch
from corpus.locating import Addresses
from corpus.mending import mend
from corpus.numerals import NUMERAL
from corpus.provisions import Steps, article_of, breaches_in, place_of, provisions_in
from corpus.types import Document, Span
from index.folding import fold
from index.types import Hit, Query

_SOURCES = 3
"""Of the best passages so many may tell the breach whose penalty is asked for."""
_LEAST_SHARE = 0.5
"""What such a passage's score must have of the best one's."""
_MOST = 3
"""So many articles that penalise a breach of one are brought forward."""
_PENALTY = re.compile(r"罚款|罚金|警告|吊销|没收|处分|责令|拘留|滞纳金")
_GOES_ON = re.compile(
    r"逾期|拒不|拒绝|情节|造成|构成|仍|经?责令|(?:没有|无|有)?违法所得|后果|再次|屡|并处?|可以(?:并)?处|对[^，。；]{1,16}[处给]"
)
"""How a sentence begins that tells more of the breach that the sentence before it is about."""
_NAMES_A_PROVISION = re.compile(r"第[^，。；]{1,6}[条款项]")
_OF_THE_LEAD = re.compile(rf"违反(?:前款)?(?P<list>(?:第[（(]?{NUMERAL}+[）)]?[款项][、和及或者至]*)+)")
"""Names items of the article that the lead of a list names: （三）违反第三项规定的."""
_SEARCHED = 120
_LONGEST = 1_500


def penalties_first(
    hits: Sequence[Hit], search: Callable[[Query], list[Hit]], document_of: Fetch
) -> list[Hit]:
    """Put before each of the best passages those that say what a breach of it brings.

    Args:
        hits: What was found, best first, for a question that asks what follows from something.
        search: Finds passages; those that were not found yet are.
        document_of: The document of an id.
    """
    ordered = list(hits)
    for source in hits[:_SOURCES]:
        if source.score < _LEAST_SHARE * hits[0].score:
            break
        for penal in _penal_hits(source, ordered, search, document_of):
            _bring_before(ordered, penal, source)
    return ordered[: len(hits)]


def with_implied(found: Sequence[Candidate], document_of: Fetch) -> list[Candidate]:
    """The same sentences, in their order; those that name breached provisions by number get what these say.

    A sentence that goes on from the one before (逾期不改正的，处……) gets what that says.
    """
    places: dict[str, Addresses] = {}
    done: list[Candidate] = []
    for candidate in found:
        own = _with_breached(candidate, places, document_of)
        goes_on = done and done[-1].hit is candidate.hit and _GOES_ON.match(candidate.text)
        done.append(replace(own, implied=f"{done[-1].meant} {own.implied}"[:_LONGEST]) if goes_on else own)
    return done


def _penal_hits(
    source: Hit, known: Sequence[Hit], search: Callable[[Query], list[Hit]], document_of: Fetch
) -> Iterator[Hit]:
    """The passages that penalise a breach of the article that a passage stands in."""
    article = article_of(source.passage.path[-1]) if source.passage.path else ""
    if not article or _PENALTY.search(source.passage.text):
        return
    doc_id = source.passage.doc_id
    text = document_of(doc_id).text
    spans = [breach.span for breach in breaches_in(text) if article in breach.articles]
    for span in spans[:_MOST]:
        searched = Query(
            text[span.start : span.end + _SEARCHED], limit=_SOURCES, documents=frozenset({doc_id})
        )
        there = next(_at(doc_id, span, known), None) or next(_at(doc_id, span, search(searched)), None)
        if there is not None and _PENALTY.search(there.passage.text):
            yield there


def _at(doc_id: str, span: Span, hits: Sequence[Hit]) -> Iterator[Hit]:
    return (hit for hit in hits if hit.passage.doc_id == doc_id and hit.passage.span.covers(span))


def _bring_before(ordered: list[Hit], penal: Hit, source: Hit) -> None:
    """Put a passage right before another one, unless it stands before it anyway."""
    ids = [hit.passage.passage_id for hit in ordered]
    place, own = ids.index(source.passage.passage_id), penal.passage.passage_id
    if own in ids[:place]:
        return
    if own in ids:
        del ordered[ids.index(own)]
    lift = source.score - penal.score
    ordered.insert(place, Hit(penal.passage, source.score, {**penal.parts, "penalises": lift}))


def breached_by(text: str, start: int, document: Document, places: Addresses) -> list[Span]:
    """Where the provisions stand whose breach a sentence tells, those left to its lead included.

    Args:
        text: The sentence as displayed.
        start: Where it begins in the document.
        document: The document.
        places: Its addresses.
    """
    ways = [steps for breach in breaches_in(text) for steps in breach.provisions]
    if not ways and (item := _OF_THE_LEAD.search(text)):
        lead = lead_before(document.text, start)
        named = breaches_in(lead.text_of(document.text)) if lead else ()
        ways = [
            steps for breach in named for steps in provisions_in(f"{breach.provisions[-1][0]}{item['list']}")
        ]
    return list(dict.fromkeys(filter(None, (_resolved(places, steps) for steps in ways))))


def _with_breached(candidate: Candidate, places: dict[str, Addresses], document_of: Fetch) -> Candidate:
    if not _NAMES_A_PROVISION.search(candidate.text):
        return candidate
    doc_id = candidate.hit.passage.doc_id
    document = document_of(doc_id)
    if doc_id not in places:
        places[doc_id] = Addresses(document)
    spans = breached_by(candidate.text, candidate.span.start, document, places[doc_id])
    said = " ".join(mend(document.text, span).text for span in spans)
    return replace(candidate, implied=fold(said)[:_LONGEST]) if spans else candidate


def _resolved(places: Addresses, steps: Steps) -> Span | None:
    """Where a provision stands, or else its article; None where the document has neither."""
    return place_of(steps, places) or place_of(steps[:1], places)
