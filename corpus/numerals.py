"""Whole numbers in Chinese and Arabic digits, as articles and chapters are counted; pure."""

DIGITS = "零一二三四五六七八九"
NUMERAL = r"[零〇一二三四五六七八九十百千两\d]"
"""One character of a numeral, as a regular expression."""

LARGEST = 9_999
"""Nothing in official writing is counted any further."""

_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_UNITS = (("千", 1000), ("百", 100), ("十", 10))


def value_of(numeral: str) -> int:
    """The number that a numeral stands for; digits without units are read as they stand.

    >>> value_of("十二"), value_of("一百零五"), value_of("23"), value_of("二〇")
    (12, 105, 23, 20)

    Raises:
        ValueError: It is no numeral.
    """
    if numeral.isdecimal():
        return int(numeral)
    if not numeral or any(c not in _VALUES and c not in "十百千" for c in numeral):
        raise ValueError(f"{numeral!r} is no numeral; allowed are digits and 零 to 九, 十, 百, 千")
    if not set(numeral) & {"十", "百", "千"}:
        return int("".join(str(_VALUES[c]) for c in numeral))
    total = pending = 0
    for character in numeral:
        unit = dict(_UNITS).get(character)
        if unit:
            total += (pending or 1) * unit
        pending = 0 if unit else _VALUES[character]
    return total + pending


def chinese(number: int) -> str:
    """A number from 1 to 9,999 as articles are counted.

    >>> chinese(12), chinese(20), chinese(105), chinese(1010)
    ('十二', '二十', '一百零五', '一千零一十')

    Raises:
        ValueError: The number is out of range.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"{number} cannot be written; allowed are 1 to {LARGEST:,}")
    written, skipped = "", False
    for character, unit in (*_UNITS, ("", 1)):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if skipped else "") + DIGITS[digit] + character
        skipped = bool(written) and not digit
    return written.removeprefix("一") if written.startswith("一十") else written
