"""Of the figures in the best sentences the one that answers."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.answer.choosing.proof import DOUBT, SHORT, Extract, apart, evidence
from assistant.answer.judging.belonging import belongs
from assistant.answer.judging.cases import Case
from assistant.answer.judging.conditions import year_fit
from assistant.answer.judging.labels import label_of, lead_label_of
from assistant.answer.judging.parties import party_preferences
from assistant.answer.judging.scoring import Gauge, Judged
from assistant.answer.wording.changes import change_fit, start_fit
from assistant.answer.wording.extremes import extreme_fit
from assistant.answer.wording.penalties import gravity_fit
from assistant.answer.wording.shortening import around
from assistant.answer.wording.thresholds import threshold_fit
from assistant.answer.wording.units import agrees
from assistant.terms import counted_in
from assistant.types import Claim
from assistant.understand import Asked, Kind, asks_for_a_stretch
from corpus.figures import Figure, Quantity, Sign
from corpus.figures.units import unit_of
from corpus.numerals import CHINESE
from corpus.types import Span
from index.folding import fold

_SENTENCES_FOR_FIGURES = 6
_SENTENCES_FOR_CASE = 20
"""Of the sentences up to this one, those with a rule for the case that the question states count as well."""
LOCAL = 1.5
"""What words right at a figure weigh, beside the score of its sentence."""
_INHERITED = 0.9
"""What words shared with the figure before count for."""
_SHARED = 56
"""Characters of each quotation where several share the room of one."""
_UNIT_AGREES, _THING_AGREES, _DATE_AGREES, _SMALL_COUNT, _TURN_AGREES = 0.5, 1.0, 0.3, -0.3, 0.6
_STRETCH_AGREES = 0.6
_ASKS_FOR_A_DAY = re.compile(r"哪一?天|几号|几月|哪日|日期|落款")
_DAY = re.compile(rf"[\d{CHINESE}]\s*日|\d-\d")
_YEAR = re.compile(r"年|-")
_STRETCH = re.compile(r"[月日号年时].*[至到\-–—~～].*[月日号年时]|\d\s*[至到\-–—~～]\s*\d+\s*月")
_ENDS = re.compile(r"起?，?(?:一律|全部)?(?:停止|停用|废止|作废|失效|不再|不得|不能用|不准|取消|终止)")
_BEGINS = re.compile(r"起?，?(?:正式)?(?:施行|实施|生效|执行|启用)")
_BEHIND = 10


@dataclass(frozen=True, slots=True)
class _Choice:
    """A figure in a sentence, with what speaks for it."""

    judged: Judged
    figure: Figure
    local: float
    score: float


def best_figure(asked: Asked, gauge: Gauge, possible: Sequence[Judged], case: Case) -> Extract | None:
    """The figure that answers, with the words around it; None when no sentence has one that can.

    Args:
        asked: The question, understood.
        gauge: Compares texts with the question.
        possible: Sentences that contradict no condition, best first.
        case: What the question states, held against the rules in them.
    """
    choices = _choices(asked, gauge, possible, case)
    if not choices:
        return None
    best = choices[0]
    if ruling := _ruling(best, possible, gauge, case):
        return ruling
    near = list(takewhile(lambda choice: best.score - choice.score < DOUBT, choices[1:]))
    others = apart(best.judged, best.judged.candidate.span, [choice.judged for choice in near])
    rivals = [near[i] for i in others]
    limit = _SHARED if rivals else SHORT
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
            claim = Claim(evidence(judged, candidate.span), around(candidate.text, rule.reach, SHORT))
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
        if (asked.kind is Kind.DATE or year_fit(asked, judged.candidate, figure) > 0)
        and belongs(asked, gauge.words, judged, figure)
    ]
    labels = [fold(label_of(judged, figure)) for judged, figure in found]
    leads = [fold(lead_label_of(judged, figure)) for judged, figure in found]
    placed = [(judged.candidate, figure) for judged, figure in found]
    ruled = [fold(case.words_for(candidate, figure)) for candidate, figure in placed]
    implied = [
        f"{label} {candidate.implied}" if candidate.implied else ""
        for label, (candidate, _) in zip(labels, placed, strict=True)
    ]
    near = iter(gauge.closeness([*labels, *leads, *ruled, *implied]))
    rows = [list(itertools.islice(near, len(labels))) for _ in range(4)]
    local = [max(own, _INHERITED * max(others)) for own, *others in zip(*rows, strict=True)]
    speaks = zip(case.preferences(placed), party_preferences((gauge.words, gauge.terms), placed), strict=True)
    rated = [
        (judged.score + _preference(asked, judged, figure, label) + sum(said) + LOCAL * near, -len(label))
        for (judged, figure), label, near, said in zip(found, labels, local, speaks, strict=True)
    ]
    rated = _with_extremes(asked, found, rated)
    order = sorted(range(len(found)), key=rated.__getitem__, reverse=True)  # of equal ones the terser
    return [_Choice(*found[i], local[i], rated[i][0]) for i in order]


def _with_extremes(
    asked: Asked, found: Sequence[tuple[Judged, Figure]], rated: Sequence[tuple[float, int]]
) -> list[tuple[float, int]]:
    """The same ratings with what the most or the least, if asked for, speaks for a figure."""
    question = fold(asked.focus)
    placed = [(judged.candidate.hit.passage.passage_id, judged.candidate.text, f) for judged, f in found]
    together: defaultdict[int, list[tuple[str, Figure]]] = defaultdict(list)
    for passage, text, figure in placed:
        together[passage].append((text, figure))
    return [
        (score + extreme_fit(question, text, figure, together[passage]), terse)
        for (passage, text, figure), (score, terse) in zip(placed, rated, strict=True)
    ]


def _figure_extract(choice: _Choice, limit: int) -> Extract:
    judged, figure, text = choice.judged, choice.figure, choice.judged.candidate.text
    shown = with_other_bound(figure, judged.figures)
    quote = around(text, shown, limit - len(shown))
    claim = Claim(
        evidence(judged, judged.candidate.span), quote, headline=shown.text_of(text), label=_name_of(figure)
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


def _preference(asked: Asked, judged: Judged, figure: Figure, label: str) -> float:
    """How well a figure agrees with the question: unit, thing, gravity, period, how exact a date is."""
    question = fold(asked.focus)
    if asked.kind is Kind.DATE:
        return _preference_for_date(asked.focus, figure, judged.candidate.text)
    unit = _unit_preference(asked.unit, figure.unit)
    vague = _SMALL_COUNT if not asked.unit and not figure.number[0].isdigit() else 0.0
    thing = _THING_AGREES * _shared_end(counted_in(asked.focus), label)
    gravity = gravity_fit(asked.focus, judged.candidate.text, figure)
    change = change_fit(question, judged.candidate.text, figure) + threshold_fit(question, figure)
    if not asked.years:
        change += start_fit(question, judged.candidate.text, figure)
    return unit + vague + thing + gravity + change + year_fit(asked, judged.candidate, figure) - 1.0


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
    exact = _DATE_AGREES * bool(wanted.search(figure.text)) + turn
    if not asks_for_a_stretch(fold(question)):
        return exact + start_fit(fold(question), text, figure)
    return _STRETCH_AGREES * bool(_STRETCH.search(figure.text))
