"""One standalone question, from search to the words that answer or the reason why there are none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.answer.choosing.backing import backed
from assistant.answer.choosing.deciding import settled
from assistant.answer.choosing.extract import extract
from assistant.answer.choosing.leads import led
from assistant.answer.choosing.outline import SURE, outlined
from assistant.answer.choosing.proof import Extract
from assistant.answer.documents.quotation import absence_of, asks_for_words, quotation_of
from assistant.answer.judging.breaches import penalties_first, with_implied
from assistant.answer.judging.candidates import candidates
from assistant.answer.judging.cases import case_of
from assistant.answer.judging.contents import without_contents
from assistant.answer.judging.introduced import with_charged
from assistant.answer.judging.meaning import WordSpace
from assistant.answer.judging.occasions import with_occasions
from assistant.answer.judging.scoring import Gauge, Judged, judge
from assistant.answer.refusing.answerability import answerability, doubtful
from assistant.answer.refusing.refuse import refusal_for
from assistant.answer.wording.charging import asks_who_is_charged
from assistant.answer.wording.defining import defined_first, defines, terms_asked
from assistant.answer.wording.events import asks_for_a_condition, asks_since, rules_when
from assistant.answer.wording.moneys import sums_named
from assistant.answer.wording.penalties import asks_what_follows
from assistant.answer.wording.persons import asks_for_a_person
from assistant.collection import Collection
from assistant.conversation import Resolved
from assistant.places import well_known_in
from assistant.terms import Terms, terms_of, words_in
from assistant.types import Claim, Refusal
from assistant.understand import Asked, Kind, understand
from corpus.types import Document, Span
from index.addressed import AbsentPlace, FoundPlace
from index.folding import fold
from index.types import Expansion, Hit, Query

Place = tuple[str, Span]
"""A document's id, and where in it something stands."""

_HITS = 20
_NOWHERE = 1.0
"""How rare a word is that stands nowhere."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    Attributes:
        asked: The question, understood.
        hits: Passages that were found, best first.
        ranked: Sentences, best first.
        extract: The best words that were found, good enough or not; None when none meet the conditions.
        refusal: Why these do not answer; None when they do.
        confidence: The estimated probability that the words answer, or would have answered.
        quoted: The place whose wording is asked for, such as 渔业法第五条.
        terms: The question's words with their weights.
    """

    asked: Asked
    hits: tuple[Hit, ...]
    ranked: tuple[Judged, ...]
    extract: Extract | None
    refusal: Refusal | None
    confidence: float
    quoted: Claim | None = None
    terms: Terms = field(default_factory=lambda: Terms({}))

    @property
    def found(self) -> Extract | None:
        """The words that answer; None when refused."""
        return None if self.refusal else self.extract


class Finder(Protocol):
    """Finds passages: a `Searcher`, or something around one."""

    def search(self, query: Query) -> list[Hit]:
        """The best passages, best first."""
        ...

    def rarity(self, word: str) -> float:
        """How telling a word is, from 0 to 1."""
        ...

    def expansions(self, text: str) -> tuple[Expansion, ...]:
        """What may be said in place of parts of a question."""
        ...

    def place(
        self, question: str, hits: Sequence[Hit], documents: frozenset[str] | None
    ) -> FoundPlace | AbsentPlace | None:
        """The article or part that a question names."""
        ...


@dataclass(frozen=True, slots=True)
class Sources:
    """What questions are answered from.

    Attributes:
        searcher: Finds passages.
        collection: What is known of the library as a whole.
        space: Compares words and sentences.
        document_of: The document of an id.
        documents: Only these may be used; None for all.
    """

    searcher: Finder
    collection: Collection
    space: WordSpace
    document_of: Callable[[str], Document]
    documents: frozenset[str] | None = None


def answer_one(
    resolved: Resolved,
    sources: Sources,
    without: frozenset[Place] = frozenset(),
    *,
    is_put_together: bool = False,
) -> Outcome:
    """Search, judge the sentences, choose the words, and decide whether they answer.

    Args:
        resolved: The question.
        sources: What it is answered from.
        without: Sentences that are not considered.
        is_put_together: Whether it is a part of a comparison, put together from the words of the whole.
    """
    asked = understand(resolved.question, sources.collection.gazetteer, resolved.context)
    asked = replace(asked, is_put_together=is_put_together)
    query = Query(asked.text, limit=_HITS, documents=sources.documents)
    hits = defined_first(asked.focus, sources.searcher.search(query), sources.searcher.search, query)
    if asks_what_follows(asked.focus):
        hits = penalties_first(hits, sources.searcher.search, sources.document_of)
    if hits and defines(hits[0].passage.text, terms_asked(asked.focus)):
        asked = replace(asked, kind=Kind.DEFINITION, quantities=frozenset(), unit="")
    place = sources.searcher.place(resolved.question, hits, sources.documents)
    if isinstance(place, AbsentPlace) and asks_for_words(place.rest):
        return Outcome(asked, tuple(hits), (), None, absence_of(place), 0.0)
    if isinstance(place, FoundPlace):
        there = [hit for hit in hits if _is_in(hit, place)]
        if asks_for_words(place.rest):
            return Outcome(asked, tuple(hits), (), None, None, 1.0, quotation_of(place))
        within = _judged(understand(place.rest, sources.collection.gazetteer), "", there, sources, without)
        if within.found:
            return replace(within, asked=asked, hits=tuple(hits))
    return _judged(asked, resolved.context, hits, sources, without)


def _judged(
    asked: Asked, context: str, hits: Sequence[Hit], sources: Sources, without: frozenset[Place]
) -> Outcome:
    collection = sources.collection
    rarity = sources.searcher.rarity
    read = candidates(hits, collection.issued, collection.gazetteer.places_in)
    read = without_contents(fold(asked.focus), read, sources.document_of)
    found_in = [each for each in read if each.place not in without] if without else read
    if asks_what_follows(asked.focus):
        found_in = with_implied(found_in, sources.document_of)
    if asked.kind is Kind.WHO and asks_who_is_charged(fold(asked.focus)):
        found_in = with_charged(fold(asked.focus), found_in, sources.document_of)
    if asked.kind is Kind.WHO and asks_for_a_person(fold(asked.focus)):
        found_in = with_occasions(found_in)
    case = case_of(asked, found_in)
    expansions = (*sources.searcher.expansions(asked.text), *case.expansions, *sums_named(asked.focus))
    terms = terms_of(asked, context, rarity, expansions)
    words = words_in(asked, context, rarity, expansions)
    gauge = Gauge(terms, words, sources.space)
    ranked = judge(asked, gauge, found_in)
    found = led(asked, gauge, ranked, extract(asked, gauge, ranked, case), sources.document_of)
    if asked.kind is Kind.DATE and _told_otherwise(asked) and _is_doubtful(found):
        by_event = replace(asked, kind=Kind.GENERAL)
        told = judge(by_event, gauge, found_in)
        event = extract(by_event, gauge, told, case)
        if event and (event.claim.headline or _is_told_condition(asked, event)):
            asked, ranked, found = by_event, told, event
    unknown = _unknown_places(asked.focus, expansions, sources)
    if not unknown and (outline := outlined(asked, gauge, ranked, sources.document_of)):
        return Outcome(asked, tuple(hits), tuple(ranked), outline, None, SURE, terms=terms)
    refusal = refusal_for(asked, gauge.words, ranked, found, unknown)
    confidence = answerability(found) if found else 0.0
    if found and asked.kind is Kind.YES_NO:
        sure = not doubtful(confidence)
        found = settled(asked, gauge, ranked, found, sources.document_of, sure=sure, case=case)
    if found and (found.figure or asks_what_follows(asked.focus)):
        found = backed(gauge, found, sources.document_of)
    return Outcome(asked, tuple(hits), tuple(ranked), found, refusal, confidence, terms=terms)


def _told_otherwise(asked: Asked) -> bool:
    """Whether what happens then, or on what condition, tells when, too."""
    return asks_since(fold(asked.focus)) or asks_for_a_condition(fold(asked.focus))


def _is_told_condition(asked: Asked, found: Extract) -> bool:
    return asks_for_a_condition(fold(asked.focus)) and rules_when(found.judged.candidate.folded)


def _is_doubtful(found: Extract | None) -> bool:
    return found is None or doubtful(answerability(found))


def _unknown_places(question: str, expansions: Sequence[Expansion], sources: Sources) -> tuple[str, ...]:
    """Well-known places that a question names and no document does, in these or other words."""
    meant = "".join(expansion.stands_for for expansion in expansions)
    return tuple(
        place
        for place in well_known_in(fold(question))
        if place not in meant and sources.searcher.rarity(place) >= _NOWHERE
    )


def _is_in(hit: Hit, place: FoundPlace) -> bool:
    return hit.passage.doc_id == place.doc_id and hit.passage.span.overlap(place.span) > 0
