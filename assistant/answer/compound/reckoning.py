"""Sums, differences, growth, ratios and shares: stated by a document, or reckoned from cited figures."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.choosing.proof import Extract
from assistant.answer.choosing.recorded import FiguresOf, informed
from assistant.answer.compound.compare import missing_parts, side_by_side, unanswered
from assistant.answer.compound.decompose import Part
from assistant.answer.compound.proposal import Proposal, together
from assistant.answer.compound.sums import Sum
from assistant.answer.single import Outcome, Sources, answer_one
from assistant.answer.wording.changes import is_size_of_change
from assistant.answer.wording.shortening import around
from assistant.types import Claim
from corpus.figures import Direction, Figure, Quantity
from corpus.figures.arithmetic import Operation, Working, obstacle
from corpus.periods import years_in

_LABELS = {
    Operation.SUM: "合计",
    Operation.DIFFERENCE: "相差",
    Operation.GROWTH: "增长",
    Operation.RATIO: "倍数",
    Operation.SHARE: "占比",
}
_RISEN, _FALLEN = "增加", "减少"
_STATED = "文件直接给出"
_LONGEST = 110
"""Characters of a quotation around a result."""
_VIEW = 24
"""Characters before a figure that tell whether it is a total, a difference or a share."""
_TOLD = {
    Operation.SUM: re.compile(r"共|合计|总|累计"),
    Operation.DIFFERENCE: re.compile(r"相差|差距|[高低多少大小]于|比[^，。；]*[多少高低]"),
    Operation.SHARE: re.compile(r"占"),
}
_KINDS = {Operation.RATIO: Quantity.RATIO, Operation.SHARE: Quantity.SHARE, Operation.GROWTH: Quantity.SHARE}


def stated(asked: Sum, whole: Outcome) -> Claim | None:
    """The words of a document that give the result themselves, when the question was asked as it is."""
    found = whole.found
    if found is None or found.figure is None:
        return None
    text = found.judged.candidate.text
    if _is_result(asked, found.figure, text):
        label = "，".join(part for part in (_STATED, found.claim.label) if part)
        return replace(found.claim, label=label)
    change = _change_against(asked, found) if asked.by_time else None
    if change is None:
        return None
    quote = around(text, change.span, _LONGEST)
    return replace(found.claim, label=_STATED, headline=change.text, quote=quote)


def _change_against(asked: Sum, found: Extract) -> Figure | None:
    """The rise or fall since the first of two years that the sentence tells beside the figure itself."""
    sentence = found.judged.candidate.sentence
    year = re.escape(asked.parts[0].label[:4])
    against = re.compile(rf"(?:比|较|与|同|从|由|自|相比){year}[^，；。]*$")
    changes = (figure for figure in sentence.figures if is_size_of_change(figure, sentence.text))
    return next((c for c in changes if against.search(sentence.text[: c.span.start])), None)


def operands_of(asked: Sum, sources: Sources) -> list[Outcome]:
    """What came of each operand's question; a level where the best sentence tells only a rise or a fall."""
    return [_level(part, sources) for part in asked.parts]


def _level(part: Part, sources: Sources) -> Outcome:
    outcome = answer_one(part.resolved, sources)
    if outcome.found is None or not _tells_a_change(outcome):
        return outcome
    again = answer_one(part.resolved, sources, frozenset({outcome.found.judged.candidate.place}))
    return again if again.found and not _tells_a_change(again) else outcome


def _tells_a_change(outcome: Outcome) -> bool:
    """Whether a rise or a fall was found: 五年新增10000元以上 is no income."""
    found = outcome.found
    return bool(found and found.figure and is_size_of_change(found.figure, found.judged.candidate.text))


def reckoned(question: str, asked: Sum, outcomes: Sequence[Outcome], figures_of: FiguresOf) -> Proposal:
    """The result with its working, and a row for each operand; or the rows, and why nothing was reckoned.

    Args:
        question: The whole question.
        asked: What is to be reckoned.
        outcomes: What came of each operand's question.
        figures_of: The ledger of a document.
    """
    larger = asked.operation is Operation.DIFFERENCE and not asked.by_time
    rows = side_by_side(question, asked.parts, outcomes, which=larger)
    operands = [_operand(o.found, figures_of) if o.found else None for o in outcomes]
    figures = [figure for figure in operands if figure]
    reason = _missing(asked, operands) or _mismatch(asked, figures, outcomes)
    reason = reason or obstacle(asked.operation, figures)
    if reason:
        notes = (*unanswered(asked.parts, outcomes), f"没有计算：{reason}。") if rows else ()
        return together(rows, missing_parts(asked.parts, outcomes), outcomes, notes)
    return together((_result(asked, figures, outcomes), *rows), None, outcomes)


def _operand(found: Extract, figures_of: FiguresOf) -> Figure | None:
    """The figure that answers, as the ledger knows it; a level that something rose to is no rise."""
    figure = informed(found, figures_of)
    if figure is None or is_size_of_change(figure, found.judged.candidate.text):
        return figure
    return replace(figure, direction=Direction.NONE)


def _result(asked: Sum, figures: Sequence[Figure], outcomes: Sequence[Outcome]) -> Claim:
    evidence = [place for outcome in outcomes if outcome.found for place in outcome.found.claim.evidence]
    label = _LABELS[asked.operation]
    if asked.by_time and asked.operation is Operation.DIFFERENCE:
        first, second = (figure.normal_low or 0 for figure in figures)
        label = _RISEN if second >= first else _FALLEN
    return Claim(tuple(evidence), label=label, working=Working(asked.operation, tuple(figures)))


def _is_result(asked: Sum, figure: Figure, text: str) -> bool:
    """Whether a figure that was found for the whole question is its result and not one of its operands."""
    if figure.kind is not _KINDS.get(asked.operation, figure.kind):
        return False
    if asked.by_time:
        return is_size_of_change(figure, text)
    told = _TOLD.get(asked.operation)
    before = text[max(0, figure.span.start - _VIEW) : figure.span.start]
    return (told is None or bool(told.search(before))) and all(part.label in text for part in asked.parts)


def _missing(asked: Sum, operands: Sequence[Figure | None]) -> str:
    lacking = [part.label for part, figure in zip(asked.parts, operands, strict=True) if figure is None]
    return f"缺少{'、'.join(lacking)}的数" if lacking else ""


def _mismatch(asked: Sum, figures: Sequence[Figure], outcomes: Sequence[Outcome]) -> str:
    """Why figures that could be reckoned with do not belong together."""
    places = [(o.found.claim.evidence[0], f.text) for o, f in zip(outcomes, figures, strict=True) if o.found]
    if len(set(places)) < len(places):
        return f"几个问题只找到同一个数（{figures[0].text}）"
    return _other_period(asked, figures) or _other_place(asked, figures) or _other_thing(asked, figures)


def _other_period(asked: Sum, figures: Sequence[Figure]) -> str:
    """Figures must be of the years asked about, or, where none is named, of the same one."""
    stated_for = [figure.period.years if figure.period else frozenset() for figure in figures]
    wanted = [years_in(part.resolved.question, short_years=True) for part in asked.parts]
    for figure, years, named in zip(figures, stated_for, wanted, strict=True):
        if years and named and not years & named:
            return f"“{figure.text}”是{_period(figure)}的数"
    if any(wanted) or not all(stated_for) or frozenset.intersection(*stated_for):
        return ""
    return f"时间不同（{'、'.join(map(_period, figures))}）"


def _period(figure: Figure) -> str:
    return figure.period.words if figure.period else ""


def _other_place(asked: Sum, figures: Sequence[Figure]) -> str:
    """A figure for one place must not be said of the other; of one place, all are said of the same."""
    labels = [part.label for part in asked.parts]
    if asked.by_time or asked.by_thing:
        named = [figure.place for figure in figures if figure.place]
        apart = [place for place in named if place not in named[0] and named[0] not in place]
        return f"地方不同（{named[0]}、{apart[0]}）" if apart else ""
    for own, figure in zip(labels, figures, strict=True):
        if own not in figure.place and any(other in figure.place for other in labels):
            return f"“{figure.text}”说的是{figure.place}"
    return ""


def _other_thing(asked: Sum, figures: Sequence[Figure]) -> str:
    """Where the same thing is compared, the names of what is measured have something in common."""
    names = [figure.indicator for figure in figures]
    if asked.by_thing or not all(names) or asked.operation in {Operation.RATIO, Operation.SHARE}:
        return ""
    pairs = [{name[i : i + 2] for i in range(len(name) - 1)} for name in names]
    return "" if set.intersection(*pairs) else f"指标不同（{'、'.join(dict.fromkeys(names))}）"
