"""Amounts in Arabic and Chinese digits, with 万 and 亿, decimals and fractions; pure."""

import re
from decimal import Decimal

from corpus.numerals import LARGE_UNITS, SMALL_UNITS, VALUES, amount_of

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
        value *= SMALL_UNITS.get(character) or LARGE_UNITS[character]
    return value


def chinese_value(numeral: str) -> Decimal | None:
    """The value of a Chinese amount, or None where the characters are no amount.

    As `corpus.numerals.amount_of` reads it; 点 parts decimals.

    >>> chinese_value("二十万"), chinese_value("一千零五"), chinese_value("三点五"), chinese_value("百亿")
    (Decimal('200000'), Decimal('1005'), Decimal('3.5'), Decimal('10000000000'))
    """
    whole, point, decimals = numeral.partition("点")
    value = amount_of(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    fraction = decimals.rstrip("十百千万亿")
    if not fraction or any(c not in VALUES for c in fraction):
        return None
    digits = "".join(str(VALUES[c]) for c in fraction)
    return (value + Decimal(f"0.{digits}")) * magnitude_value(decimals[len(fraction) :])
