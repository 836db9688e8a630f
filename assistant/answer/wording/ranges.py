"""Numbers that a question states, held against the ranges that a rule sets: 满10年不满20年的; pure."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from corpus.figures import Figure, Quantity, Sign, figures_in
from corpus.types import Span
from index.folding import fold

_SEGMENT = re.compile(r"[；;。：:]|$")
_AT_LEAST_BEFORE = re.compile(r"(?:满|达到?|以上)\s?$")
_ABOVE_BEFORE = re.compile(r"(?:超过|多于|大于)[^，,；;。\d]{0,12}$|过了$")
_BELOW_BEFORE = re.compile(r"(?:尚?未|没有?)达到?$")
_JOINS = re.compile(r"[，,、]?(?:但|且|并|而|至|到)?(?:满|未|尚?未达到?)?")
"""What stands between the two bounds of one range."""
_ORDERED = re.compile(
    r"(?:处(?![理置于分所罚])以?|罚款)[^，,的]{0,8}$|(?:给予|支付|发给|赔偿|补偿|奖励|[交缴]纳|收取?|按照?|不得)$"
)
"""What stands before an amount that a rule orders, which is none of its conditions."""
_CONDITION = re.compile(r"[^，,；;。：:]*(?:的|部分)|者|时(?!间)|之间")
_ORDERED_BEHIND = re.compile(
    r"的?(?:罚|拘留|徒刑|有期|赔偿|补偿|补助|奖|标准|比例|价格|工资|利息|滞纳|违约|幅度)"
)
_ASKED_BOUND = re.compile(
    r"(?:不?超[过出]?|不?满|达到?|到|不?[低高多少大小]于|不足|不到|够|年龄|岁数)了?(?:多少|几|多[大长久高远])|几(?:周)?岁"
    r"|多大(?:年[龄纪]|岁数|的人)|(?:多少|几)[^，,。？?]{0,4}(?:以[上下内外后]|之[内后])|(?:多少|几|多[长久大])[^，,。？?]{0,6}[才就]"
)
_HOURS = {
    "年": Decimal(8760),
    "月": Decimal(730),
    "天": Decimal(24),
    "工作日": Decimal(24),
    "小时": Decimal(1),
}
_LASTING = "小时"
_AGE = "岁"
_ROUND = ("万", "千", "百")
_STAGES = (
    (re.compile(r"婴儿"), 0, 1),
    (re.compile(r"(?<!上)幼儿园?(?:的?孩子|小朋友|学生|幼儿)|上幼儿园|学龄前"), 3, 6),
    (re.compile(r"小学生|[上读念]小学"), 6, 12),
    (re.compile(r"初中生|[上读念]初中"), 12, 15),
    (re.compile(r"高中生|[上读念]高中"), 15, 18),
    (re.compile(r"(?<!未)成年人|大人"), 18, 120),
)
"""Ages that words for stages of life stand for."""
_KEPT = 500


@dataclass(frozen=True, slots=True)
class Range:
    """The values that a case may have or that a rule holds for.

    Attributes:
        measure: What is measured, in which unit; only ranges of one measure are held against each other.
        low: The lower bound; None when there is none.
        high: The upper bound; None when there is none.
        over: Whether the lower bound itself is left out.
        under: Whether the upper bound itself is left out.
    """

    measure: str
    low: Decimal | None
    high: Decimal | None
    over: bool = False
    under: bool = False

    def holds(self, case: "Range") -> bool:
        """Whether all values of another range are in this one; an open end of it may touch a bound."""
        return self._starts_before(case) and self._ends_behind(case)

    def is_apart_from(self, case: "Range") -> bool:
        """Whether no value of another range is in this one."""
        return self._ends_before(case) or case._ends_before(self)

    def _ends_before(self, other: "Range") -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.under or other.over))

    def _starts_before(self, case: "Range") -> bool:
        if self.low is None or case.low is None:
            return self.low is None
        only = case.low == case.high and (self.over or case.under)
        return case.low > self.low or (case.low == self.low and not only)

    def _ends_behind(self, case: "Range") -> bool:
        if self.high is None or case.high is None:
            return self.high is None
        return case.high < self.high or (case.high == self.high and (not self.under or case.under))

    @property
    def spoken(self) -> "Range":
        """The same without an upper bound at the open end: 16岁以下 is said for 未满16岁, too."""
        return self if self.low is not None else replace(self, under=True)

    @property
    def nearest(self) -> "Range":
        """Only the bound of a range that is open at one end: 满12年 mostly means hardly more."""
        bound = self.high if self.low is None else self.low
        return Range(self.measure, bound, bound, under=self.low is None and self.under)


@dataclass(frozen=True, slots=True)
class Rule:
    """A part of a text that holds for a range.

    Attributes:
        range: The range.
        bounds: Where its bounds stand.
        reach: The words that hold for it, bounds included.
    """

    range: Range
    bounds: Span
    reach: Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a question states.

    Attributes:
        text: Its words, folded.
        range: The values that these allow.
    """

    text: str
    range: Range


@functools.lru_cache(maxsize=_KEPT)
def stated_in(question: str) -> tuple[Stated, ...]:
    """The values that a question states, not those that it asks for; words such as 小学生 tell an age."""
    folded = fold(question)
    figures = [figure for figure in figures_in(folded) if figure.kind is not Quantity.TIME]
    told = [Stated(each.text, said) for each in figures if (said := _stated_range(each, folded))]
    ages = [
        Stated(found[0], Range(_AGE, Decimal(low), Decimal(high), under=True))
        for stage, low, high in _STAGES
        if (found := stage.search(folded))
    ]
    return (*told, *ages)


def _stated_range(figure: Figure, text: str) -> Range | None:
    """What a figure of a question states; a bare 15万 and 八千块 are sums of money, 八个人 are people."""
    said = _range_of(figure, text, exact=True)
    if said and figure.unit == "个" and text.startswith("人", figure.span.end):
        return replace(said, measure="人")
    money = said and (figure.unit == "块" or (not figure.unit and figure.text.endswith(_ROUND)))
    return replace(said, measure="元") if said and money else said


@functools.lru_cache(maxsize=_KEPT)
def rules_in(text: str) -> tuple[Rule, ...]:
    """The ranges that a text sets as conditions, each with the words that hold for it."""
    return tuple(rule for segment in _segments(text) for rule in _rules_of(text, segment))


def asks_for_bound(question: str) -> bool:
    """Whether a question asks for the bound of a condition: 满多少岁可以……, 超过几天就……."""
    return bool(_ASKED_BOUND.search(fold(question)))


def is_bound(text: str, span: Span) -> bool:
    """Whether a figure is a bound of a condition, which tells when something holds and not what."""
    return any(rule.bounds.covers(span) for rule in rules_in(text))


def narrowest(stated: Sequence[Range], placed: Sequence[tuple[str, Rule]]) -> list[tuple[str, Rule]]:
    """Of some rules, each with its text, the narrowest that hold for the case that a question states."""
    for case in stated:
        alike = [each for each in placed if each[1].range.measure == case.measure]
        held = [each for each in alike if each[1].range.holds(case)]
        for looser in (case.spoken, case.nearest):
            held = held or [each for each in alike if each[1].range.holds(looser)]
        if alike:
            return [each for each in held if not any(_is_within(other[1], each[1]) for other in held)]
    return []


def _is_within(rule: Rule, other: Rule) -> bool:
    return rule.range != other.range and other.range.holds(rule.range)


def _segments(text: str) -> Iterator[Span]:
    start = 0
    for mark in _SEGMENT.finditer(text):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()


def _rules_of(text: str, segment: Span) -> Iterator[Rule]:
    """The rules of one segment; each reaches to the next one of its measure."""
    bounds = [(each, span) for run in _runs(text, segment) for each, span in _bounds_in(text, segment, run)]
    bounds.sort(key=lambda bound: (bound[0].measure, bound[1].start))
    for _, group in groupby(bounds, key=lambda bound: bound[0].measure):
        row = list(group)
        ends = [span.start for _, span in row[1:]] + [segment.end]
        for (each, span), end in zip(row, ends, strict=True):
            yield Rule(each, span, Span(span.start, end))


def _runs(text: str, segment: Span) -> list[list[Figure]]:
    """The figures of a segment; those with hardly a word between them belong together."""
    inside = [figure for figure in figures_in(text) if segment.covers(figure.span)]
    runs = [inside[:1]] if inside else []
    for one, other in pairwise(inside):
        if _JOINS.fullmatch(text[one.span.end : other.span.start]):
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _bounds_in(text: str, segment: Span, run: Sequence[Figure]) -> Iterator[tuple[Range, Span]]:
    """The range that a run of figures sets as a condition; two bounds of one measure are one range."""
    if not _is_condition(text, segment, run):
        return
    found = [(each, figure.span) for figure in run if (each := _range_of(figure, text))]
    while found:
        first, span = found.pop(0)
        if found and (both := _between(first, found[0][0])):
            span = Span(span.start, found.pop(0)[1].end)
            yield both, span
        else:
            yield first, span


def _is_condition(text: str, segment: Span, run: Sequence[Figure]) -> bool:
    before = text[segment.start : run[0].span.start]
    behind = text[run[-1].span.end : segment.end]
    ordered = _ORDERED.search(before) or run[0].text.startswith("不得") or _ORDERED_BEHIND.match(behind)
    return not ordered and (behind.rstrip().endswith("的") or bool(_CONDITION.match(behind)))


def _between(one: Range, other: Range) -> Range | None:
    if one.measure != other.measure or one.low is None or other.high is None:
        return None
    if one.high is not None or other.low is not None or one.low > other.high:
        return None
    return Range(one.measure, one.low, other.high, one.over, other.under)


def _range_of(figure: Figure, text: str, *, exact: bool = False) -> Range | None:
    """The values that a figure allows; None where it bounds nothing, unless `exact` ones count too."""
    low, high = figure.normal_low, figure.normal_high
    if low is None or high is None:
        return None
    hours = _HOURS.get(figure.normal_unit)
    measure = figure.normal_unit if hours is None else _LASTING
    low, high = (low, high) if hours is None else (low * hours, high * hours)
    before = text[: figure.span.start]
    if low != high:
        return Range(measure, low, high, over=figure.sign is Sign.OVER)
    below = bool(_BELOW_BEFORE.search(before))
    if below or figure.sign in {Sign.UNDER, Sign.AT_MOST}:
        return Range(measure, None, high, under=below or figure.sign is Sign.UNDER)
    if figure.sign in {Sign.AT_LEAST, Sign.REACHED} or _AT_LEAST_BEFORE.search(before):
        return Range(measure, low, None)
    if figure.sign is Sign.OVER or _ABOVE_BEFORE.search(before):
        return Range(measure, low, None, over=True)
    return Range(measure, low, high) if exact else None
