"""From judged sentences to the words that answer."""

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.answer.candidates import Candidate
from assistant.answer.cases import NO_CASE, Case
from assistant.answer.conditions import is_other_issue, year_fit
from assistant.answer.defining import defines, terms_asked
from assistant.answer.itemised import is_item, leads_into_list
from assistant.answer.labels import label_of, lead_label_of
from assistant.answer.parties import party_preferences
from assistant.answer.penalties import gravity_fit
from assistant.answer.scoring import Gauge, Judged, tells_contact, tells_name, time_in
from assistant.answer.shortening import around, shorten
from assistant.answer.units import agrees
from assistant.terms import Terms, counted_in
from assistant.types import Claim
from assistant.understand import Asked, Kind
from corpus.figures import Figure, Quantity, Sign
from corpus.figures.units import unit_of
from corpus.sentences import sentences
from corpus.types import Span
from index.folding import fold

_SHORT, _MEDIUM, _LONG = 110, 220, 300
_LENGTHS = {Kind.LIST: _LONG, Kind.PROCEDURE: _LONG, Kind.DEFINITION: _MEDIUM}
LONGEST_PROOF = 400
"""Characters of a citation; a reader must find the words in it at a glance."""
_PASSAGES_KEPT = 500
_SENTENCES_FOR_FIGURES = 6
_SENTENCES_FOR_CASE = 20
"""Of the sentences up to this one, those with a rule for the case that the question states count as well."""
LOCAL = 1.5
"""What words right at a figure weigh, beside the score of its sentence."""
_INHERITED = 0.9
"""What words shared with the figure before count for."""
_DOUBT = 0.4
"""Words of another sentence whose score comes as near as this are shown, too."""
_RIVALS = 2
"""How many of these are shown at most."""
_SHARED = 56
"""Characters of each quotation where several share the room of one."""
_SEE_ALSO = "另见"
_DEFINES = 2.0
"""What it speaks for a sentence that it says what the word means whose meaning is asked for."""
_EXCEPTS = "但"
"""Begins a sentence that cannot be understood without the one before."""
_UNIT_AGREES, _THING_AGREES, _DATE_AGREES, _SMALL_COUNT, _TURN_AGREES = 0.5, 1.0, 0.3, -0.3, 0.6
_ASKS_FOR_A_DAY = re.compile(r"哪一?天|几号|几月|哪日|日期|落款")
_DAY = re.compile(r"\d\s*日|\d-\d")
_YEAR = re.compile(r"年|-")
_ENDS = re.compile(r"起?，?(?:一律|全部)?(?:停止|停用|废止|作废|失效|不再|不得|不能用|不准|取消|终止)")
_BEGINS = re.compile(r"起?，?(?:正式)?(?:施行|实施|生效|执行|启用)")
_BEHIND = 10


@dataclass(frozen=True, slots=True)
class Extract:
    """The words that answer, and where they stand.

    Attributes:
        judged: The sentence they are from.
        claim: What is displayed, with its evidence.
        figure: The figure that answers, when one is asked for.
        local: How well the words right at the answer speak of what is asked, from 0 to 1.
        score: Higher is better.
        rivals: Words of other sentences that answer about as well, best first.
    """

    judged: Judged
    claim: Claim
    figure: Figure | None
    local: float
    score: float
    rivals: tuple["Extract", ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is displayed, the rivals' words included."""
        return (self.claim, *(replace(rival.claim, label=_SEE_ALSO) for rival in self.rivals))


def extract(asked: Asked, gauge: Gauge, ranked: Sequence[Judged], case: Case = NO_CASE) -> Extract | None:
    """The best answer among judged sentences; None when none meets the conditions and has the shape.

    Args:
        asked: The question, understood.
        gauge: Compares texts with the question.
        ranked: Sentences, best first.
        case: What the question states, held against the rules in them.
    """
    possible = possible_for(asked, ranked, case)
    if not possible or is_other_issue([judged.fit for judged in ranked]):
        return None
    if asked.wants_figure:
        return _best_figure(asked, gauge, possible, case)
    found = best_sentence(asked, gauge.terms, possible)
    return _with_headline(found, time_in(fold(asked.focus), found.judged.candidate.text))


def possible_for(asked: Asked, ranked: Sequence[Judged], case: Case = NO_CASE) -> list[Judged]:
    """The sentences that contradict no condition of a question and can tell what is asked, best first."""
    possible = [
        judged
        for judged in ranked
        if not judged.fit.contradicted
        and tells_contact(asked, judged.candidate.text)
        and tells_name(asked, judged.candidate.text)
    ]
    if asked.wants_figure:
        return possible
    terms = terms_asked(asked.focus) if asked.kind is Kind.DEFINITION else ()
    return sorted(possible, key=lambda judged: -judged.score - _speaks_for(judged.candidate, case, terms))


def _speaks_for(candidate: Candidate, case: Case, terms: Sequence[str]) -> float:
    """What a sentence has for it beside its score: the rule for the case, or what the word means."""
    return case.sentence_fit(candidate) + _DEFINES * defines(candidate.text, terms)


def _with_headline(found: Extract, time: str) -> Extract:
    """The same words with the interval or the event that they tell before them: 每半年, 办理登记之日."""
    if not time:
        return found
    text = found.judged.candidate.text
    start = text.find(time)
    quote = around(text, Span(start, start + len(time)), _SHORT)
    return replace(found, claim=replace(found.claim, headline=time, quote=quote))


@dataclass(frozen=True, slots=True)
class _Choice:
    """A figure in a sentence, with what speaks for it."""

    judged: Judged
    figure: Figure
    local: float
    score: float


def _best_figure(asked: Asked, gauge: Gauge, possible: Sequence[Judged], case: Case) -> Extract | None:
    choices = _choices(asked, gauge, possible, case)
    if not choices:
        return None
    best = choices[0]
    if ruling := _ruling(best, possible, gauge, case):
        return ruling
    near = list(takewhile(lambda choice: best.score - choice.score < _DOUBT, choices[1:]))
    apart = _apart(best.judged, best.judged.candidate.span, [choice.judged for choice in near])
    rivals = [near[i] for i in apart]
    limit = _SHARED if rivals else _SHORT
    found = _figure_extract(best, limit)
    return replace(found, rivals=tuple(_figure_extract(rival, limit) for rival in rivals))


def _ruling(best: _Choice, possible: Sequence[Judged], gauge: Gauge, case: Case) -> Extract | None:
    """The words of the rule for the case, where it gives no figure: 七十周岁以上的，免收.

    It must stand beside the best figure, or in the passage of the best sentence.
    """
    if case.fit(best.judged.candidate, best.figure) > 0:
        return None
    passages = {judged.candidate.hit.passage.passage_id for judged in (best.judged, possible[0])}
    for judged in possible:
        candidate = judged.candidate
        rule = case.ruling_in(candidate, judged.figures)
        if rule and candidate.hit.passage.passage_id in passages:
            claim = Claim(_evidence(judged, candidate.span), around(candidate.text, rule.reach, _SHORT))
            local = gauge.closeness([fold(case.words_of_case(candidate))])[0]
            return Extract(judged, claim, None, local, best.score)
    return None


def _choices(asked: Asked, gauge: Gauge, possible: Sequence[Judged], case: Case) -> list[_Choice]:
    """The figures that may answer, best first."""
    first = _SENTENCES_FOR_FIGURES
    beyond = [judged for judged in possible[first:_SENTENCES_FOR_CASE] if case.rule_in(judged.candidate)]
    found = [
        (judged, figure)
        for judged in [*possible[:first], *beyond]
        for figure in judged.figures
        if asked.kind is Kind.DATE or year_fit(asked, judged.candidate, figure) > 0
    ]
    labels = [fold(label_of(judged, figure)) for judged, figure in found]
    leads = [fold(lead_label_of(judged, figure)) for judged, figure in found]
    placed = [(judged.candidate, figure) for judged, figure in found]
    ruled = [fold(case.words_for(candidate, figure)) for candidate, figure in placed]
    near = gauge.closeness([*labels, *leads, *ruled])
    local = [
        max(own, _INHERITED * max(led, rule))
        for own, led, rule in zip(
            near, near[len(labels) : 2 * len(labels)], near[2 * len(labels) :], strict=False
        )
    ]
    speaks = zip(case.preferences(placed), party_preferences((gauge.words, gauge.terms), placed), strict=True)
    rated = [
        (judged.score + _preference(asked, judged, figure, label) + sum(said) + LOCAL * near, -len(label))
        for (judged, figure), label, near, said in zip(found, labels, local, speaks, strict=True)
    ]
    order = sorted(range(len(found)), key=rated.__getitem__, reverse=True)  # of equal ones the terser
    return [_Choice(*found[i], local[i], rated[i][0]) for i in order]


def _figure_extract(choice: _Choice, limit: int) -> Extract:
    judged, figure, text = choice.judged, choice.figure, choice.judged.candidate.text
    shown = with_other_bound(figure, judged.figures)
    quote = around(text, shown, limit - len(shown))
    claim = Claim(
        _evidence(judged, judged.candidate.span), quote, headline=shown.text_of(text), label=_name_of(figure)
    )
    return Extract(judged, claim, figure, choice.local, choice.score)


def with_other_bound(figure: Figure, others: Sequence[Figure]) -> Span:
    """Where a figure stands, with the other bound right beside it: 五百元以上五千元以下."""
    for one, other in itertools.pairwise(others):
        bounds = (one.sign, other.sign) == (Sign.AT_LEAST, Sign.AT_MOST)
        if figure in (one, other) and bounds and one.span.end == other.span.start:
            return Span(one.span.start, other.span.end)
    return figure.span


def _name_of(figure: Figure) -> str:
    """What a number in a table is, with the unit from its headings; empty where its own words tell."""
    unit = figure.shown.removeprefix(figure.text)
    named = not re.search(r"\d", figure.indicator)
    return f"{figure.indicator if named else ''}{unit}" if unit else ""


def _apart(best: Judged, span: Span, near: Sequence[Judged]) -> list[int]:
    """Which sentences are shown beside the best: none that touches one shown before, or says the same."""
    shown, said, chosen = [(_document_of(best), span)], {best.candidate.folded}, list[int]()
    for i, judged in enumerate(near):
        doc_id, own = _document_of(judged), judged.candidate.span
        apart = not any(doc_id == other and own.overlap(taken) for other, taken in shown)
        if apart and judged.candidate.folded not in said:
            shown.append((doc_id, own))
            said.add(judged.candidate.folded)
            chosen.append(i)
    return chosen[:_RIVALS]


def _document_of(judged: Judged) -> str:
    return judged.candidate.hit.passage.doc_id


def _preference(asked: Asked, judged: Judged, figure: Figure, label: str) -> float:
    """How well a figure agrees with the question: unit, thing, gravity, period, how exact a date is."""
    if asked.kind is Kind.DATE:
        return _preference_for_date(asked.focus, figure, judged.candidate.text)
    unit = _unit_preference(asked.unit, figure.unit)
    vague = _SMALL_COUNT if not asked.unit and not figure.number[0].isdigit() else 0.0
    thing = _THING_AGREES * _shared_end(counted_in(asked.focus), label)
    gravity = gravity_fit(asked.focus, judged.candidate.text, figure)
    return unit + vague + thing + gravity + year_fit(asked, judged.candidate, figure) - 1.0


def _unit_preference(asked: str, unit: str) -> float:
    """What a unit speaks for a figure: the one asked for, or one that cannot be turned into it."""
    if not asked or not agrees(asked, unit):
        return -_UNIT_AGREES if asked else 0.0
    return _UNIT_AGREES if unit.endswith(asked) or unit_of(asked).kind is Quantity.DURATION else 0.0


def _shared_end(thing: str, label: str) -> float:
    """The share of a thing's name, from its last characters, that a label has: of 垃圾分类示范村 示范村."""
    longest = max((size for size in range(2, len(thing) + 1) if thing[-size:] in label), default=0)
    return longest / len(thing) if longest else 0.0


def _preference_for_date(question: str, figure: Figure, text: str) -> float:
    """How exact a date is, and whether from then on something holds or ends, as is asked."""
    wanted = _DAY if _ASKS_FOR_A_DAY.search(question) else _YEAR
    behind = text[figure.span.end : figure.span.end + _BEHIND]
    ends = bool(_ENDS.search(question))
    turn = _TURN_AGREES * (bool(_ENDS.match(behind)) - bool(_BEGINS.match(behind))) if ends else 0.0
    return _DATE_AGREES * bool(wanted.search(figure.text)) + turn


def best_sentence(asked: Asked, terms: Terms, possible: Sequence[Judged]) -> Extract:
    """The words of the first of some sentences, with those of others that answer about as well."""
    best = possible[0]
    listed = leads_into_list(best.candidate) and asked.kind is not Kind.YES_NO
    limit = _LONG if listed else _LENGTHS.get(asked.kind, _SHORT)
    window = _grown(_list_start(best, possible) if asked.kind is Kind.LIST else best, possible, limit)
    span = Span(window[0].candidate.span.start, window[-1].candidate.span.end)
    near = list(takewhile(lambda judged: best.score - judged.score < _DOUBT, possible[1:]))
    apart = [near[i] for i in _apart(best, span, near)]
    rivals = tuple(_sentence_extract(terms, [rival], rival, limit // 2) for rival in apart)
    return replace(_sentence_extract(terms, window, best, limit), rivals=rivals)


def _sentence_extract(terms: Terms, window: Sequence[Judged], best: Judged, limit: int) -> Extract:
    text = "".join(judged.candidate.text for judged in window)
    quote = shorten(text, terms, limit)
    span = Span(window[0].candidate.span.start, window[-1].candidate.span.end)
    claim = Claim(_evidence(best, span), quote)
    return Extract(best, claim, None, terms.coverage(fold(text)), best.score)


def _grown(best: Judged, possible: Sequence[Judged], limit: int) -> list[Judged]:
    """The sentence with the better ones of its neighbours in the passage, while they fit into `limit`."""
    same = best.candidate.hit.passage.passage_id
    row = sorted(
        (j for j in possible if j.candidate.hit.passage.passage_id == same), key=lambda j: j.candidate.span
    )
    first = last = row.index(best)
    while True:
        near = [i for i in (first - 1, last + 1) if 0 <= i < len(row) and _adjoins(row, i, first, last)]
        size = sum(len(judged.candidate.text) for judged in row[first : last + 1])
        near = [i for i in near if size + len(row[i].candidate.text) <= limit]
        if not near:
            return row[first : last + 1]
        chosen = max(near, key=lambda i: (_of_one_list(row, i, first, last), row[i].score))
        first, last = min(first, chosen), max(last, chosen)


def _list_start(best: Judged, possible: Sequence[Judged]) -> Judged:
    """The sentence of the passage that leads into the list that the best one is an item of, or itself."""
    if not is_item(best.candidate.text):
        return best
    same, start = best.candidate.hit.passage.passage_id, best.candidate.span.start
    leads = [
        judged
        for judged in possible
        if judged.candidate.hit.passage.passage_id == same
        and judged.candidate.span.start < start
        and leads_into_list(judged.candidate)
    ]
    return max(leads, key=lambda judged: judged.candidate.span.start, default=best)


def _of_one_list(row: Sequence[Judged], index: int, first: int, last: int) -> bool:
    """Whether a neighbour belongs to the list that the run from `first` to `last` is part of."""
    one, other = (row[index], row[first]) if index < first else (row[last], row[index])
    return is_item(other.candidate.text) and (is_item(one.candidate.text) or leads_into_list(one.candidate))


def _adjoins(row: Sequence[Judged], index: int, first: int, last: int) -> bool:
    """Whether no sentence was left out between a neighbour and the run from `first` to `last`."""
    one, other = (row[index], row[first]) if index < first else (row[last], row[index])
    text = other.candidate.hit.passage
    gap = text.text[one.candidate.span.end - text.span.start : other.candidate.span.start - text.span.start]
    return not gap.strip()


def _evidence(judged: Judged, span: Span) -> tuple[tuple[str, Span], ...]:
    """Where the words stand: in whole sentences, since half of one can mislead; very long ones are cut."""
    passage = judged.candidate.hit.passage
    start = passage.span.start
    own = Span(span.start - start, span.end - start)
    whole = _whole_sentences(passage.text)
    parts = [part for part in whole if part.overlap(own)]
    if parts and passage.text.startswith(_EXCEPTS, parts[0].start) and parts[0] != whole[0]:
        parts.insert(0, whole[whole.index(parts[0]) - 1])
    if parts and parts[-1].end - parts[0].start <= LONGEST_PROOF:
        own = Span(min(own.start, parts[0].start), max(own.end, parts[-1].end))
    return ((passage.doc_id, Span(start + own.start, start + own.end)),)


@functools.lru_cache(maxsize=_PASSAGES_KEPT)
def _whole_sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text, whole=True))
