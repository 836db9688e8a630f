"""Which sentence decides a yes-or-no question: one with words that can, on what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.choosing.extract import possible_for
from assistant.answer.choosing.leads import with_lead
from assistant.answer.choosing.proof import Extract
from assistant.answer.choosing.sentences import best_sentence
from assistant.answer.documents.publicity import is_footer
from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.cases import NO_CASE, Case
from assistant.answer.judging.introduced import Lead, lead_in_document
from assistant.answer.judging.scoring import Gauge, Judged
from assistant.answer.wording.asking import bare_question
from assistant.answer.wording.bearers import bearer_asked, bearers_said
from assistant.answer.wording.modality import Aim, act_of, aim_of, last_asked
from assistant.answer.wording.moneys import speaks_of_paying
from assistant.answer.wording.polarity import Polarity, Verdict, verdict_of
from assistant.types import Fetch
from assistant.understand import Asked
from index.folding import fold

_CONSIDERED = 8
_REACH = 1.5
"""How much less than the best one a sentence may score to be considered."""
_WEIGHT = 0.75
"""What the weight of a verdict adds to a sentence's score."""
_UNDECIDED = 0.6
"""What a sentence that decides nothing loses."""
_ITEM_ADDS = 0.1
"""How much more of the question an item must speak of with its lead than the lead does."""
_TELLS_NOTHING = 0.5
"""What one loses that says yes or no only by negating or not, without any word that decides."""
_ABOUT, _OF_THE_ACT = 0.28, 0.2
"""How much of a question, or of what it says is done, words must speak of to decide it."""
_TO_ALLOW = 0.15
"""How much of what is done words must speak of to allow it."""
_LIMIT_REACH = 1.0
"""How much less a sentence may be worth that limits what one beside it grants."""


@dataclass(frozen=True, slots=True)
class _Option:
    """A sentence that may decide.

    Attributes:
        judged: The sentence.
        lead: What introduces the list that it is an item of, if it is one.
        score: How well it answers otherwise.
        verdict: What it says to the question.
    """

    judged: Judged
    lead: Lead | None
    score: float
    verdict: Verdict

    @property
    def worth(self) -> float:
        """The sentence's score with what its verdict adds."""
        if self.verdict.polarity is Polarity.OPEN:
            return self.score - _UNDECIDED
        return self.score + _WEIGHT * self.verdict.weight - _TELLS_NOTHING * (self.verdict.weight == 0)


def settled(
    asked: Asked,
    gauge: Gauge,
    ranked: Sequence[Judged],
    found: Extract,
    document_of: Fetch,
    *,
    sure: bool,
    case: Case = NO_CASE,
) -> Extract:
    """The words that decide, with 是 or 否 before them, or with a note that they decide nothing.

    Args:
        asked: The question, understood.
        gauge: Compares texts with the question.
        ranked: Sentences, best first.
        found: The words that speak most of what is asked.
        document_of: The document of an id.
        sure: Whether they are known to be about what is asked.
        case: What the question states, held against the rules in them.
    """
    possible = possible_for(asked, ranked, case)
    score = {id(judged): judged.score + case.sentence_fit(judged.candidate) for judged in possible}
    least = score[id(possible[0])] - _REACH
    near = [judged for judged in possible[:_CONSIDERED] if score[id(judged)] >= least]
    leads = [lead_in_document(judged.candidate, document_of) for judged in near]
    act = gauge.narrowed(act_of(bare_question(fold(asked.focus))))
    held = [_for_case(case, judged.candidate) for judged in near]
    said = [_verdict(asked, gauge, act, *each, sure=sure) for each in zip(held, leads, strict=True)]
    options = [
        _Option(
            judged, lead, score[id(judged)], verdict.turned if case.is_outside(judged.candidate) else verdict
        )
        for judged, lead, verdict in zip(near, leads, said, strict=True)
    ]
    best = max(options, key=lambda option: option.worth)
    chosen = _limiting(_item_meant(best, options, gauge), options)
    words = found if chosen.judged is found.judged else _words_of(asked, gauge, chosen, possible)
    shown = [fold(f"{words.judged.candidate.text} {words.claim.quote}")]
    whole, done = gauge.closeness(shown)[0], act.closeness(shown)[0]
    polarity = chosen.verdict.polarity
    stated = chosen.judged.candidate.text
    pays = speaks_of_paying(fold(asked.focus), shown[0])
    if not (pays and _is_about(asked, polarity, whole, done)) or is_footer(stated):
        polarity = Polarity.OPEN
    return replace(words, claim=replace(words.claim, label=polarity.value))


def _is_about(asked: Asked, polarity: Polarity, whole: float, done: float) -> bool:
    """Whether words speak so much of a question, or of what it says is done, that they can decide it.

    Leave is given only by words that speak of what is done.
    """
    allows = polarity is Polarity.YES and aim_of(bare_question(fold(asked.focus))) is Aim.LEAVE
    if allows and done < _TO_ALLOW:
        return False
    return whole >= _ABOUT or done >= _OF_THE_ACT


def _for_case(case: Case, candidate: Candidate) -> str:
    """What a sentence says for the case that is stated, if it has a rule for it, else all that it says."""
    return case.words_of_case(candidate) if case.rule_in(candidate) else candidate.text


def _verdict(asked: Asked, gauge: Gauge, act: Gauge, text: str, lead: Lead | None, *, sure: bool) -> Verdict:
    introduced = lead.text if lead else ""
    verdict = verdict_of(asked.focus, text, gauge.closeness, sure=sure, lead=introduced, act=act.closeness)
    is_other = verdict.polarity is Polarity.YES and _names_another(asked, gauge, text)
    return verdict.turned if is_other else verdict


def _names_another(asked: Asked, gauge: Gauge, text: str) -> bool:
    """Whether a text charges others with what is asked than the one that the question names."""
    bearer = bearer_asked(last_asked(bare_question(fold(asked.focus))))
    said = bearers_said(fold(text)) if bearer else []
    named = gauge.narrowed(bearer).words
    pairs = [bearer[i : i + 2] for i in range(len(bearer) - 1)]
    return bool(said) and not any(named.coverage(who) or any(pair in who for pair in pairs) for who in said)


def _item_meant(best: _Option, options: Sequence[_Option], gauge: Gauge) -> _Option:
    """The item that speaks of what is asked, of the list that the best sentence leads into, or that one."""
    items = [option for option in options if option.lead and option.lead.span == best.judged.candidate.span]
    if not items:
        return best
    own, *others = gauge.closeness([fold(best.judged.candidate.text), *map(_with_its_lead, items)])
    gain, meant = max(zip(others, range(len(items)), strict=True))
    return items[meant] if gain - own >= _ITEM_ADDS else best


def _with_its_lead(option: _Option) -> str:
    return fold((option.lead.text if option.lead else "") + option.judged.candidate.text)


def _limiting(best: _Option, options: Sequence[_Option]) -> _Option:
    """The sentence beside one that grants that limits whom or what it grants it to: 只适用于."""
    if best.verdict.polarity is not Polarity.YES:
        return best
    passage = best.judged.candidate.hit.passage.passage_id
    limits = [
        option
        for option in options
        if option.verdict.limited
        and option.verdict.polarity is Polarity.NO
        and option.judged.candidate.hit.passage.passage_id == passage
        and best.worth - option.worth <= _LIMIT_REACH
    ]
    return max(limits, key=lambda option: option.worth, default=best)


def _words_of(asked: Asked, gauge: Gauge, chosen: _Option, possible: Sequence[Judged]) -> Extract:
    """The words of a sentence, with those of the other ones that answer about as well."""
    others = [judged for judged in possible if judged is not chosen.judged]
    found = best_sentence(asked, gauge.terms, [chosen.judged, *others])
    return with_lead(gauge, found, chosen.lead) if chosen.lead else found
