"""Whole numbers in Chinese and Arabic digits: amounts, and how articles and chapters are counted; pure."""

DIGITS = "零一二三四五六七八九"
NUMERAL = r"[零〇一二三四五六七八九十百千两\d]"
"""One character of a numeral, as a regular expression."""

LARGEST = 9_999
"""Nothing in official writing is counted any further."""

CHINESE = "一二两三四五六七八九十百千万亿〇零"
"""The characters of a Chinese amount."""

LONGEST = 24
"""No amount of official writing has more characters."""

VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "两": 2}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1_000}
LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}
_UNITS = (("千", 1000), ("百", 100), ("十", 10))


def value_of(numeral: str) -> int:
    """The number by which something is counted; digits without units are read as they stand.

    Nobody counts articles as one speaks of money, so 第一百五条 is the 105th; and whatever the words are, a
    place in the text keeps a number.

    >>> value_of("十二"), value_of("一百零五"), value_of("23"), value_of("二〇")
    (12, 105, 23, 20)

    Raises:
        ValueError: It is no numeral.
    """
    if numeral.isdecimal():
        return int(numeral)
    if not numeral or any(c not in VALUES and c not in "十百千" for c in numeral):
        raise ValueError(f"{numeral!r} is no numeral; allowed are digits and 零 to 九, 十, 百, 千")
    if not set(numeral) & {"十", "百", "千"}:
        return int("".join(str(VALUES[c]) for c in numeral))
    total = pending = 0
    for character in numeral:
        unit = dict(_UNITS).get(character)
        if unit:
            total += (pending or 1) * unit
        pending = 0 if unit else VALUES[character]
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


def amount_of(numeral: str) -> int | None:
    """The number that a Chinese amount names, or None for what is none.

    A numeral without units is read digit by digit; a last digit after 百, 千, 万 or 亿 counts tenths of that,
    as one speaks.

    >>> amount_of("三万二千零五"), amount_of("二〇一七"), amount_of("三百五"), amount_of("十二五")
    (32005, 2017, 350, None)
    """
    if not numeral or len(numeral) > LONGEST or any(c not in CHINESE for c in numeral):
        return None
    if all(c in VALUES for c in numeral):
        return int("".join(str(VALUES[c]) for c in numeral))
    for large in ("亿", "万"):
        head, found, tail = numeral.rpartition(large)
        if found:
            return _joined(amount_of(head) if head else 1, LARGE_UNITS[large], tail)
    return _below_ten_thousand(numeral)


def _joined(head: int | None, unit: int, tail: str) -> int | None:
    """So many of a unit, and the rest behind it."""
    rest = _rest(tail, unit)
    return None if head is None or rest is None or rest >= unit else head * unit + rest


def _rest(tail: str, unit: int) -> int | None:
    if len(tail) == 1 and tail in VALUES and tail not in "零〇":
        return VALUES[tail] * unit // 10
    return amount_of(tail) if tail else 0


def _below_ten_thousand(numeral: str) -> int | None:
    total, pending, smallest = 0, None, 10_000
    for position, character in enumerate(numeral):
        unit = SMALL_UNITS.get(character)
        if unit is None:
            if pending is not None and pending != 0:
                return None
            pending = VALUES[character]
            continue
        if unit >= smallest or pending == 0 or (pending is None and position and unit > 10):
            return None
        total += (1 if pending is None else pending) * unit
        pending, smallest = None, unit
    spoken = pending and smallest > 10 and numeral[-2] in SMALL_UNITS
    return total + ((pending or 0) * (smallest // 10 if spoken else 1))
