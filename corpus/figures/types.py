"""The vocabulary of figures: what is measured, compared, and said of what, when and where."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corpus.figures.numerals import arabic_value
from corpus.figures.units import Quantity, unit_of
from corpus.periods import Period
from corpus.types import Span

_NAMES = ("", "十", "百", "千", "万", "十万", "百万", "千万", "亿")
_SCALES = {Decimal(10) ** power: name for power, name in enumerate(_NAMES)}
_ARABIC = re.compile(r"[\d,，\s]+(?:\.\d+)?")
_LARGE = (Decimal(100_000_000), Decimal(10_000))


class Sign(StrEnum):
    """How a figure compares with what it is said of."""

    EXACT = ""
    REACHED = "reached"
    """达到, 达, 降至: the level that is or will be reached."""
    AT_LEAST = "at least"
    """以上, 不低于, 至少."""
    OVER = "over"
    """超过, 逾, 余, 多."""
    AT_MOST = "at most"
    """以下, 以内, 不超过."""
    UNDER = "under"
    """不足, 低于."""
    ABOUT = "about"
    """约, 左右."""
    NEARLY = "nearly"
    """近, 接近."""
    AIMED = "aimed"
    """力争, where nothing else compares."""


class Direction(StrEnum):
    """Whether something grew or shrank by the figure, or to it."""

    NONE = ""
    UP = "up"
    """增长, 提高, 新增."""
    DOWN = "down"
    """下降, 减少, 削减."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity or a time, as it stands in a text and, in a document's ledger, what it says.

    Attributes:
        span: The whole expression, words of comparison that touch it included (不低于4.7万亩).
        text: The characters of the span, as displayed.
        number: The digits as printed without 万 and 亿, a Chinese numeral, or the words of a time.
        unit: As printed, without 万 and 亿; empty for a bare number or a time.
        kind: What the unit measures.
        low: The value, 万 and 亿 multiplied; the lower end of a range; None for a time.
        high: The upper end of a range, otherwise as `low`.
        sign: The comparison.
        direction: Whether it tells a rise or a fall.
        indicator: What is counted or measured, as displayed; empty where that is not known.
        indicator_span: Where the indicator stands.
        period: Of when it is said; None where the text does not tell.
        place: The place that it is said of, as named in the sentence, the headings or the document.
        subject: The part of an enumeration that it belongs to (城区、农村…分别达到90%、80%).
    """

    span: Span
    text: str
    number: str
    unit: str
    kind: Quantity
    low: Decimal | None = None
    high: Decimal | None = None
    sign: Sign = Sign.EXACT
    direction: Direction = Direction.NONE
    indicator: str = ""
    indicator_span: Span | None = None
    period: Period | None = None
    place: str = ""
    subject: str = ""

    @property
    def shown(self) -> str:
        """The text, and behind it the unit that only the headings of its table give it: `2,000（万元）`."""
        if self.low is None or not self.unit or self.unit in self.text:
            return self.text
        return f"{self.text}（{self.scale}{self.unit}）" if self.text.endswith(self.number) else self.text

    @property
    def scale(self) -> str:
        """The 万 or 亿 that it is printed in, or that the heading of its table has before the unit."""
        return _SCALES.get(self.scale_value, "")

    @property
    def scale_value(self) -> Decimal:
        """What `scale` multiplies the number by; of a Chinese numeral, 万 or 亿 where they divide it."""
        if not self.low or self.low != self.high:
            return Decimal(1)
        if _ARABIC.fullmatch(self.number):
            return abs(self.low / (arabic_value(self.number) or 1))
        return next((large for large in _LARGE if not self.low % large), Decimal(1))

    @property
    def is_change(self) -> bool:
        """Whether it is a rise or a fall, and not the level that is reached by it."""
        return self.direction is not Direction.NONE and self.sign is not Sign.REACHED

    @property
    def normal_unit(self) -> str:
        """The unit that figures of its kind are compared in, such as 平方米 for 亩."""
        return unit_of(self.unit).base

    @property
    def normal_low(self) -> Decimal | None:
        """`low` in the normal unit."""
        return None if self.low is None else unit_of(self.unit).normal(self.low)

    @property
    def normal_high(self) -> Decimal | None:
        """`high` in the normal unit."""
        return None if self.high is None else unit_of(self.unit).normal(self.high)
