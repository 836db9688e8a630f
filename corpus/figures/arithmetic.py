"""Reckoning with figures, exactly and with the working shown; pure.

Values are added and subtracted in the finest unit that one of them is printed in, so that nothing is rounded
that the documents do not round. Only quotients are rounded, and say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from corpus.figures.types import Figure, Sign
from corpus.figures.units import Quantity, unit_of


class Operation(StrEnum):
    """What is reckoned."""

    SUM = "sum"
    DIFFERENCE = "difference"
    """How much the larger one has over the smaller one."""
    GROWTH = "growth"
    """The second less the first, as a share of the first."""
    RATIO = "ratio"
    """How many times the second the first is."""
    SHARE = "share"
    """The first as a share of the second."""


_ADDED = frozenset(
    {
        Quantity.MONEY,
        Quantity.COUNT,
        Quantity.PEOPLE,
        Quantity.AREA,
        Quantity.LENGTH,
        Quantity.MASS,
        Quantity.VOLUME,
        Quantity.ENERGY,
        Quantity.POWER,
        Quantity.DURATION,
    }
)
"""What can be added: amounts, not levels such as shares and concentrations."""
_LEVELS = {Quantity.SHARE, Quantity.CONCENTRATION, Quantity.RATIO, Quantity.TECHNICAL, Quantity.PLAIN}
_COMPARED = _ADDED | _LEVELS
"""What can be subtracted and divided."""
_EXACT = frozenset({Sign.EXACT, Sign.REACHED, Sign.AIMED})
_PER_HEAD = ("人均", "户均", "平均", "均")
_SHARE_UNIT, _POINTS = "%", "个百分点"
_QUOTIENTS = frozenset({Operation.GROWTH, Operation.RATIO, Operation.SHARE})
_PERCENT, _TIMES = Decimal("0.1"), Decimal("0.01")
"""What quotients are rounded to: a tenth of a percent, a hundredth of a time."""


@dataclass(frozen=True, slots=True)
class Working:
    """A calculation that can be done, see `obstacle`.

    Attributes:
        operation: What is reckoned.
        operands: Figures as they stand in documents.
    """

    operation: Operation
    operands: tuple[Figure, ...]

    @property
    def result(self) -> str:
        """The result with its unit; 约 before one that is rounded.

        >>> from corpus.figures import figures_in
        >>> Working(Operation.SUM, tuple(figures_in("1.2亿元、900万元"))).result
        '12900万元'
        """
        exact, shown = self._value()
        return f"{'' if exact else '约'}{shown}"

    @property
    def text(self) -> str:
        """The calculation with its steps.

        >>> from corpus.figures import figures_in
        >>> Working(Operation.DIFFERENCE, tuple(figures_in("900万元、1,300万元"))).text
        '1,300万元 − 900万元 = 400万元'
        """
        exact, shown = self._value()
        steps = [self._step([printed(each) for each in self._ordered()])]
        converted = self._step([self._written(self._in_unit(each)) for each in self._ordered()])
        if converted != steps[0] and len({_step_of(each) for each in self.operands}) > 1:
            steps.append(converted)
        return f"{' = '.join(steps)} {'=' if exact else '≈'} {shown}"

    def _ordered(self) -> tuple[Figure, ...]:
        """The operands as they are written down: the larger first where the difference is asked for."""
        if self.operation is Operation.DIFFERENCE:
            return tuple(sorted(self.operands, key=_normal, reverse=True))
        return self.operands

    def _step(self, written: Sequence[str]) -> str:
        match self.operation:
            case Operation.SUM:
                return " + ".join(written)
            case Operation.DIFFERENCE:
                return " − ".join(written)
            case Operation.GROWTH:
                return f"（{written[1]} − {written[0]}）÷ {written[0]}"
            case _:
                return " ÷ ".join(written)

    def _value(self) -> tuple[bool, str]:
        """Whether the result is exact, and the result as it is shown."""
        first, *others = [self._in_unit(figure) for figure in self._ordered()]
        match self.operation:
            case Operation.SUM:
                return True, self._written(first + sum(others))
            case Operation.DIFFERENCE:
                return True, self._written(first - sum(others), points=True)
            case Operation.GROWTH:
                return _quotient((others[0] - first) / first * 100, _PERCENT, _SHARE_UNIT)
            case Operation.RATIO:
                return _quotient(first / others[0], _TIMES, "倍")
            case Operation.SHARE:
                return _quotient(first / others[0] * 100, _PERCENT, _SHARE_UNIT)

    def _in_unit(self, figure: Figure) -> Fraction:
        return _normal(figure) / _step_of(_common_unit(self.operands) or figure)

    def _written(self, value: Fraction, *, points: bool = False) -> str:
        written_in = _common_unit(self.operands) or self.operands[0]
        unit = f"{written_in.scale}{written_in.unit}"
        if written_in.normal_unit == _SHARE_UNIT:
            value, unit = value * _step_of(written_in), _POINTS if points else _SHARE_UNIT
        return f"{_digits(value, grouped=any(',' in each.number for each in self.operands))}{unit}"


def printed(figure: Figure) -> str:
    """A figure with the unit that it may have from the headings of its table only: 1,300万元."""
    unit = f"{figure.scale}{figure.unit}"
    return figure.text if figure.shown == figure.text else f"{figure.text}{unit}"


def obstacle(operation: Operation, operands: Sequence[Figure]) -> str:
    """Why figures cannot be reckoned with, a clause for the reader; empty when they can.

    >>> from corpus.figures import figures_in
    >>> obstacle(Operation.SUM, figures_in("900万元、34家"))
    '单位不同（万元、家）'
    """
    if len(operands) < 2 or (operation is not Operation.SUM and len(operands) > 2):
        return "数目不对"
    reasons = (*(_unfit(figure) for figure in operands), _apart(operation, operands))
    return next(filter(None, reasons), "")


def _unfit(figure: Figure) -> str:
    """Why a figure is no exact number."""
    if figure.low is None or figure.low != figure.high or figure.sign not in _EXACT:
        return f"“{figure.text}”不是确切的数"
    return ""


def _apart(operation: Operation, operands: Sequence[Figure]) -> str:
    units = list(dict.fromkeys(f"{figure.scale}{figure.unit}" for figure in operands))
    if len({(figure.kind, figure.normal_unit) for figure in operands}) > 1:
        return f"单位不同（{'、'.join(unit or '无' for unit in units)}）"
    if len({figure.is_change for figure in operands}) > 1:
        return "有的是总量，有的是增减的量"
    if operation is Operation.SUM and not all(map(_is_added, operands)):
        return f"以“{units[0]}”计的这类数不能相加"
    if operands[0].kind not in _COMPARED:
        return f"“{operands[0].text}”这类数不能这样算"
    if _common_unit(operands) is None:
        return f"单位之间不能精确换算（{'、'.join(units)}）"
    divisor = operands[0] if operation is Operation.GROWTH else operands[-1]
    return "除数是零" if operation in _QUOTIENTS and not divisor.low else ""


def _is_added(figure: Figure) -> bool:
    per_head = any(word in figure.indicator for word in _PER_HEAD)
    return figure.kind in _ADDED and "/" not in figure.normal_unit and not per_head


def _normal(figure: Figure) -> Fraction:
    return Fraction(figure.low or 0) * unit_of(figure.unit).factor


def _step_of(figure: Figure) -> Fraction:
    """What one of the unit and scale that a figure is printed in comes to in its normal unit."""
    return Fraction(figure.scale_value) * unit_of(figure.unit).factor


def _common_unit(operands: Sequence[Figure]) -> Figure | None:
    """The operand with the finest unit and scale, such as 万元, in which all can be written in full."""
    by_step = sorted(operands, key=_step_of)
    steps = ((unit, _step_of(unit)) for unit in by_step)
    return next((unit for unit, step in steps if all(_is_decimal(_normal(o) / step) for o in operands)), None)


def _is_decimal(value: Fraction) -> bool:
    """Whether a value can be written in decimals without rounding."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _quotient(value: Fraction, step: Decimal, unit: str) -> tuple[bool, str]:
    rounded = (Decimal(value.numerator) / value.denominator).quantize(step, ROUND_HALF_UP)
    return Fraction(rounded) == value, f"{_digits(Fraction(rounded))}{unit}"


def _digits(value: Fraction, *, grouped: bool = False) -> str:
    """A decimal number without zeros at its end; a real minus before what is below zero."""
    number = (Decimal(value.numerator) / value.denominator).normalize()
    written = format(abs(number), ",f" if grouped else "f")
    return f"−{written}" if number < 0 else written
