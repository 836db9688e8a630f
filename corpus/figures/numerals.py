"""Amounts in Arabic and Chinese digits, with 万 and 亿, decimals and fractions; pure."""

import re
from decimal import Decimal

CHINESE = "一二两三四五六七八九十百千万亿〇零"
"""The characters of a Chinese amount."""

LONGEST = 24
"""No figure of official writing has more characters."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_SEPARATOR = re.compile(r"[,，\s]")


def arabic_value(digits: str, magnitude: str = "") -> Decimal:
    """The value of digits as printed, times what follows them.

    >>> arabic_value("1,035.5"), arabic_value("1.2", "亿"), arabic_value("3", "百万")
    (Decimal('1035.5'), Decimal('120000000.0'), Decimal('3000000'))
    """
    return Decimal(_SEPARATOR.sub("", digits)) * magnitude_value(magnitude)


def magnitude_value(magnitude: str) -> int:
    """What 十, 百, 千, 万 and 亿 after digits multiply them by; 1 for nothing."""
    value = 1
    for character in magnitude:
        value *= _SMALL.get(character) or _LARGE[character]
    return value


def chinese_value(numeral: str) -> Decimal | None:
    """The value of a Chinese amount, or None where the characters are no amount.

    A numeral without units is read digit by digit; a last digit after 百, 千, 万 or 亿 counts tenths of that
    (三百五 is 350), as one speaks; 点 parts decimals.

    >>> chinese_value("二十万"), chinese_value("一千零五"), chinese_value("三点五"), chinese_value("百亿")
    (Decimal('200000'), Decimal('1005'), Decimal('3.5'), Decimal('10000000000'))
    """
    whole, point, decimals = numeral.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    fraction = decimals.rstrip("十百千万亿")
    if not fraction or any(c not in _DIGITS for c in fraction):
        return None
    digits = "".join(str(_DIGITS[c]) for c in fraction)
    return (value + Decimal(f"0.{digits}")) * magnitude_value(decimals[len(fraction) :])


def _whole(numeral: str) -> int | None:
    if not numeral or len(numeral) > LONGEST or any(c not in CHINESE for c in numeral):
        return None
    if all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    for large in ("亿", "万"):
        head, found, tail = numeral.rpartition(large)
        if found:
            return _joined(_whole(head) if head else 1, _LARGE[large], tail)
    return _below_ten_thousand(numeral)


def _joined(head: int | None, unit: int, tail: str) -> int | None:
    """So many of a unit, and the rest behind it."""
    rest = _rest(tail, unit)
    return None if head is None or rest is None or rest >= unit else head * unit + rest


def _rest(tail: str, unit: int) -> int | None:
    if len(tail) == 1 and tail in _DIGITS and tail not in "零〇":
        return _DIGITS[tail] * unit // 10
    return _whole(tail) if tail else 0


def _below_ten_thousand(numeral: str) -> int | None:
    total, pending, smallest = 0, None, 10_000
    for position, character in enumerate(numeral):
        unit = _SMALL.get(character)
        if unit is None:
            if pending is not None and pending != 0:
                return None
            pending = _DIGITS[character]
            continue
        if unit >= smallest or pending == 0 or (pending is None and position and unit > 10):
            return None
        total += (1 if pending is None else pending) * unit
        pending, smallest = None, unit
    spoken = pending and smallest > 10 and numeral[-2] in _SMALL
    return total + ((pending or 0) * (smallest // 10 if spoken else 1))
