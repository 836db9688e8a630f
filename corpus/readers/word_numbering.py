"""The numbers that Word puts before paragraphs by itself: 一、（一）1. 第一条, as they are displayed.

Counters, formats and restarts follow ECMA-376 part 1, 17.9 (Numbering).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from corpus.readers.word_xml import Element, all_of, child, number_of, value_of

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_LEVELS, _LARGEST = 9, 32_767
_TIGHT = tuple("、）)．】」：:")


@dataclass(frozen=True, slots=True)
class Level:
    """How paragraphs of one level of a list are numbered.

    Attributes:
        start: The first number.
        kind: The number format, such as `chineseCounting`.
        text: What is displayed, with `%1` to `%9` for the numbers of the levels.
        suffix: What follows: `tab`, `space` or `nothing`.
        restarts: Whether it begins anew below each number of a higher level.
        plain: Whether all numbers are shown in Arabic figures.
    """

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restarts: bool = True
    plain: bool = False


class Numbering:
    """Counts the numbered paragraphs of a document, in reading order.

    Args:
        root: The root of `numbering.xml`, or None.
        linked: The list that a style of lists stands for, by the style's id.
    """

    def __init__(self, root: Element | None, linked: Mapping[str, str]) -> None:
        self._counters: dict[str, dict[int, int]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._met: set[str] = set()
        if root is not None:
            self._read(root, linked)

    def label(self, list_id: str, depth: int) -> str:
        """The displayed number of the next paragraph of that list and level, with what follows it."""
        if list_id not in self._lists or not 0 <= depth < _LEVELS:
            return ""
        key, levels, starts = self._lists[list_id]
        counts = self._counters.setdefault(key, {})
        if list_id not in self._met:
            self._met.add(list_id)
            counts.update({level: start - 1 for level, start in starts.items()})
        level = levels.get(depth, Level())
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _LARGEST)
        for deeper in [other for other in counts if other > depth and levels.get(other, level).restarts]:
            counts[deeper] = starts.get(deeper, levels.get(deeper, Level()).start) - 1
        return _displayed(level, levels, counts)

    def _read(self, root: Element | None, linked: Mapping[str, str]) -> None:
        abstract = {value_of(item, "abstractNumId"): item for item in all_of(root, "abstractNum")}
        numbers = {value_of(item, "numId"): item for item in all_of(root, "num")}
        for list_id, item in numbers.items():
            key = value_of(child(item, "abstractNumId"), "val")
            definition = abstract.get(key)
            link = child(definition, "numStyleLink")
            if link is not None and (other := numbers.get(linked.get(value_of(link, "val"), ""))) is not None:
                key = value_of(child(other, "abstractNumId"), "val")
                definition = abstract.get(key)
            if definition is not None:
                levels, starts = _overridden(_levels(definition), item)
                self._lists[list_id] = (key, levels, starts)


def _levels(definition: Element) -> dict[int, Level]:
    return {number_of(item, "ilvl"): _level(item) for item in all_of(definition, "lvl")}


def _level(item: Element) -> Level:
    return Level(
        start=number_of(child(item, "start"), "val", 1),
        kind=value_of(child(item, "numFmt"), "val") or "decimal",
        text=value_of(child(item, "lvlText"), "val"),
        suffix=value_of(child(item, "suff"), "val") or "tab",
        restarts=value_of(child(item, "lvlRestart"), "val") != "0",
        plain=child(item, "isLgl") is not None,
    )


def _overridden(levels: dict[int, Level], item: Element) -> tuple[dict[int, Level], dict[int, int]]:
    """The levels of one list, and the numbers that it begins with in its own right."""
    starts: dict[int, int] = {}
    for override in all_of(item, "lvlOverride"):
        depth = number_of(override, "ilvl")
        own, start = child(override, "lvl"), child(override, "startOverride")
        if own is not None:
            levels[depth] = _level(own)
        if start is not None:
            starts[depth] = number_of(start, "val", 1)
            levels[depth] = replace(levels.get(depth, Level()), start=starts[depth])
    return levels, starts


def _displayed(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    if level.kind == "bullet":
        return "- "
    if level.kind == "none" and not _PLACE.search(level.text):
        return level.text

    def numeral(found: re.Match[str]) -> str:
        depth = int(found[1]) - 1
        own = levels.get(depth, Level())
        count = counts.get(depth, own.start)
        return _written(
            max(count, own.start if depth not in counts else count), "decimal" if level.plain else own.kind
        )

    text = _PLACE.sub(numeral, level.text)
    is_tight = level.suffix == "nothing" or text.endswith(_TIGHT) or not text
    return text if is_tight else f"{text} "


def _written(number: int, kind: str) -> str:
    write = _KINDS.get(kind)
    return write(number) if write and number >= 0 else "" if kind == "none" else str(number)


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number below ten thousand in Chinese numerals, as one counts: 十一, 二十, 一百零一."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[power - 1] if power else "")
        gap = not digit if text else False
    return text[1:] if digits == _DIGITS and text.startswith("一十") else text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20) if number else ""


def _roman(number: int) -> str:
    values = (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")
    text = ""
    for value, mark in (*values, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += mark * (number // value)
        number %= value
    return text


def _one_of(marks: str) -> Callable[[int], str]:
    return lambda number: marks[number - 1] if 0 < number <= len(marks) else str(number)


_KINDS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "ideographDigital",
            "japaneseDigitalTenThousand",
            "koreanCounting",
        ),
        chinese,
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        lambda number: chinese(number, _FORMAL, "拾佰仟"),
    ),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"),
        _one_of("".join(map(chr, range(0x2460, 0x2474)))),
    ),
    "ideographEnclosedCircle": _one_of("".join(map(chr, range(0x3280, 0x328A)))),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
