"""From judged sentences to the words that answer."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.choosing.figures import best_figure
from assistant.answer.choosing.proof import SHORT, Extract
from assistant.answer.choosing.sentences import best_sentence
from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.cases import NO_CASE, Case
from assistant.answer.judging.conditions import is_other_issue
from assistant.answer.judging.itemised import leads_into_list
from assistant.answer.judging.scoring import Gauge, Judged
from assistant.answer.judging.telling import (
    tells_contact,
    tells_name,
    tells_place,
    tells_whose_task,
    time_in,
)
from assistant.answer.wording.charging import charge_fit
from assistant.answer.wording.defining import defines, terms_asked
from assistant.answer.wording.entitled import entitled_fit
from assistant.answer.wording.events import asks_for_a_condition, rules_when
from assistant.answer.wording.listing import announced_fit, list_fit
from assistant.answer.wording.means import means_fit, without_vague
from assistant.answer.wording.offices import office_fit
from assistant.answer.wording.particulars import may_tell
from assistant.answer.wording.persons import asks_for_a_person, person_fit, person_meant
from assistant.answer.wording.progress import progress_fit
from assistant.answer.wording.reasons import reason_fit
from assistant.answer.wording.shortening import around
from assistant.answer.wording.steps import step_fit
from assistant.answer.wording.venues import asks_for_venue, venue_in
from assistant.terms import Terms
from assistant.understand import Asked, Kind
from corpus.types import Span
from index.folding import fold

_CHARGES = 0.6
"""What it speaks for a sentence that it charges somebody with what is asked."""
_ENTITLES = 1.2
"""What it speaks for a sentence that it says who may do something, where that is asked."""
_CONDITIONS = 0.5
"""What it speaks for a sentence that it tells on what condition something may or must be done."""
_NOBODYS = 4.0
"""What it speaks against a sentence that it charges nobody, where it is asked whose task something is."""
_PRESCRIBES = 0.7
"""What it speaks for a sentence that it prescribes how what is asked is done."""
_GIVES_REASON, _TAKES_MEASURES = 0.6, 0.5
"""What it speaks for a sentence that it gives a reason, or tells a measure about what is asked."""
_WHY_OR_HOW = frozenset({Kind.PROCEDURE, Kind.LIST, Kind.GENERAL, Kind.DEFINITION})
_LISTS = 0.8
"""What it speaks for a sentence that it lists what is asked for, or leads into its list."""
_STANDS = 1.0
"""What it speaks for a sentence that it tells how things stand, where that is asked."""
_RUN = 0.6
"""What a run of words counts for beside a sentence that leads into a list."""
_NAMES = 0.8
"""What it speaks for a sentence that it names a person of the rank that is asked for."""
_PLACES = 1.5
"""What it speaks for a sentence that it says where the event took place that is asked about."""
_FOUND = 0.7
"""The share of the best passage's score that the passage of such a lead has: many lists are of 要求."""
_NO_WORDS = Terms({})
_DEFINES = 2.0
"""What it speaks for a sentence that it says what the word means whose meaning is asked for."""


def extract(asked: Asked, gauge: Gauge, ranked: Sequence[Judged], case: Case = NO_CASE) -> Extract | None:
    """The best answer among judged sentences; None when none meets the conditions and has the shape.

    Args:
        asked: The question, understood.
        gauge: Compares texts with the question.
        ranked: Sentences, best first.
        case: What the question states, held against the rules in them.
    """
    possible = possible_for(asked, ranked, case, gauge.words)
    if not possible or is_other_issue([judged.fit for judged in ranked]):
        return None
    if asked.wants_figure:
        return best_figure(asked, gauge, possible, case)
    if not tells_whose_task(asked, possible[0].candidate):
        return None
    found = best_sentence(asked, gauge.terms, possible)
    return _with_headline(found, _told_alone(asked, found.judged.candidate.text))


def possible_for(
    asked: Asked, ranked: Sequence[Judged], case: Case = NO_CASE, words: Terms = _NO_WORDS
) -> list[Judged]:
    """The sentences that contradict no condition of a question and can tell what is asked, best first."""
    possible = [
        judged
        for judged in ranked
        if not judged.fit.contradicted
        and tells_contact(asked, judged.candidate.text)
        and tells_name(asked, judged.candidate.text)
        and tells_place(asked, judged.candidate.text)
        and may_tell(fold(asked.focus), judged.candidate.text)
    ]
    if asked.wants_figure:
        return possible
    terms = terms_asked(asked.focus) if asked.kind is Kind.DEFINITION else ()

    def standing(judged: Judged) -> float:
        spoken_for = _speaks_for(asked, judged.candidate, case, terms)
        return judged.score + spoken_for + _tells_why_or_how(asked, judged.candidate, words)

    return sorted(possible, key=lambda each: -standing(each))


def _speaks_for(asked: Asked, candidate: Candidate, case: Case, terms: Sequence[str]) -> float:
    """What a sentence has for it beside its score: the case, what a word means, who does it, or how."""
    told = case.sentence_fit(candidate) + _DEFINES * defines(candidate.text, terms)
    if asks_for_a_condition(fold(asked.focus)):
        told += _CONDITIONS * rules_when(candidate.folded)
    if asks_for_venue(fold(asked.focus)):
        told += _PLACES * bool(venue_in(fold(asked.focus), candidate.text))
    told += _ENTITLES * entitled_fit(fold(asked.focus), candidate.folded)
    if asked.kind is Kind.WHO:
        told -= _NOBODYS * (not tells_whose_task(asked, candidate))
        if asks_for_a_person(fold(asked.focus)):
            told += _NAMES * person_fit(fold(asked.focus), asked.excluded, candidate.text)
        return told + _CHARGES * charge_fit(fold(asked.focus), candidate.meant)
    if asked.kind is Kind.PROGRESS:
        return told + _STANDS * progress_fit(candidate.folded)
    if asked.kind is Kind.LIST:
        told += _LISTS * _list_fit(asked, candidate)
    if asked.kind is Kind.WHERE:
        return told + _CHARGES * office_fit(fold(asked.focus), candidate.folded)
    if asked.kind in {Kind.PROCEDURE, Kind.LIST}:
        return told + _PRESCRIBES * step_fit(fold(asked.focus), candidate.folded)
    return told


def _tells_why_or_how(asked: Asked, candidate: Candidate, words: Terms) -> float:
    """What a reason or a measure that a sentence tells speaks for it, where one is asked for."""
    if asked.kind not in _WHY_OR_HOW:
        return 0.0
    question = fold(asked.focus)
    reason = reason_fit(question, candidate.folded) * candidate.share
    measures = means_fit(question, candidate.folded)
    if measures > 0 and not without_vague(words).said(candidate.surroundings):
        measures = 0.0
    return _GIVES_REASON * reason + _TAKES_MEASURES * measures


def _list_fit(asked: Asked, candidate: Candidate) -> float:
    """How well a sentence lists what is asked for, or leads into its list."""
    if leads_into_list(candidate):
        return announced_fit(asked.focus, candidate.text) if candidate.share >= _FOUND else 0.0
    return _RUN * list_fit(asked.focus, candidate.text)


def _told_alone(asked: Asked, text: str) -> str:
    """The words of a sentence that answer by themselves: an interval, an event, a person, a place."""
    question = fold(asked.focus)
    if asks_for_venue(question) and (place := venue_in(question, text)):
        return place.text_of(text)
    if asked.kind is Kind.WHO and asks_for_a_person(question):
        return person_meant(question, asked.excluded, text)
    return time_in(question, text)


def _with_headline(found: Extract, told: str) -> Extract:
    """The same words with those that answer by themselves before them: 每半年, 办理登记之日."""
    if not told:
        return found
    text = found.judged.candidate.text
    start = text.find(told)
    quote = around(text, Span(start, start + len(told)), SHORT)
    return replace(found, claim=replace(found.claim, headline=told, quote=quote))
