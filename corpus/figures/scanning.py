"""Every numeral with what belongs to it: range, 万 and 亿, 余, unit, 以上; pure, and linear in the text.

A numeral that starts a figure is found by one search; what belongs to it is then read from where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures.numerals import arabic_value, chinese_value
from corpus.figures.units import FIRST, unit_at
from corpus.numerals import CHINESE, LONGEST

_NUMERAL = re.compile(
    rf"(?=[\d{CHINESE}劣半过ⅠⅡⅢⅣⅤⅥ])(?:"
    r"(?P<ratio>(?<![\d.:：])\d{1,6}(?:\.\d{1,6})?\s?[:：]\s?\d{1,6}(?:\.\d{1,6})?(?![\d:：]))"
    r"|(?P<half>(?<![上下前后大一])半(?=年(?!度)|个月|小时)|过?半数)"
    r"|(?P<grade>劣?[ⅠⅡⅢⅣⅤⅥ]{1,3})类"
    r"|(?P<arabic>(?<!\d)\d{1,3}(?:[,，]\d{3}){1,5}(?![\d,，])(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?<![第{CHINESE}])(?:(?P<over>[{CHINESE}]++)分之(?P<share>[{CHINESE}]++(?:点[{CHINESE}]++)?)"
    rf"|(?P<chinese>[{CHINESE}]++(?:点[{CHINESE}]++)?)(?=\s*(?:[{FIRST}余多几~～至到–—－-])|(?<=亿))))"
)
_MAGNITUDE = re.compile(
    r"\s?(?P<more>[余多几]?)\s?(?P<magnitude>(?:[十百万亿]|千(?![瓦克米伏])){0,3})(?P<much>[余多]?)"
)
_TO = re.compile(r"\s?(?P<to>[-–—－~～至到])\s?")
_SECOND = re.compile(rf"(?P<arabic>\d+(?:,\d{{3}})*(?:\.\d+)?)|(?P<chinese>[{CHINESE}]+)")
_EITHER = re.compile(r"[一二两三四五六七八九]{2}(?P<scale>[十百千万亿]*)")
_ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "Ⅵ": 6}
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text and what belongs to it.

    Attributes:
        start: Where it begins.
        end: Where it ends, unit included.
        number: Its digits as printed.
        form: `arabic`, `chinese`, `share` (百分之…), `ratio`, `grade` or `half` (半年, 过半数).
        low: Its value.
        high: The upper end of a range, otherwise as `low`.
        unit: As printed; empty without one.
        more: Whether 余, 多 or 几 says that it is somewhat more.
    """

    start: int
    end: int
    number: str
    form: str
    low: Decimal
    high: Decimal
    unit: str
    more: bool = False


def may_have_numerals(text: str, start: int, end: int) -> bool:
    """Whether a part of a text could have a figure; a quick look that errs on the side of yes."""
    return _NUMERAL.search(text, start, end) is not None


def numerals_in(text: str) -> Iterator[Numeral]:
    """The numerals of a text in reading order, none overlapping another."""
    position = 0
    while found := _NUMERAL.search(text, position):
        numeral = _read(text, found)
        position = max(found.end(), numeral.end if numeral else 0)
        if numeral:
            yield numeral


def _read(text: str, found: re.Match[str]) -> Numeral | None:
    form = found.lastgroup or ""
    if form == "grade":
        value = Decimal(_ROMAN[found["grade"][-1]])
        return Numeral(found.start(), found.end(), found["grade"], form, value, value, "类")
    if form == "ratio":
        return _ratio(found)
    if form == "share":
        return _share(found)
    if form == "half":
        return _half(text, found)
    if len(found[0]) > LONGEST:
        return None
    return _neighbours(text, found) or _range(text, found) or _single(text, found)


def _ratio(found: re.Match[str]) -> Numeral | None:
    left, right = (Decimal(side.strip()) for side in re.split("[:：]", found[0]))
    if not right or re.fullmatch(r"[012]?\d[:：][0-5]\d", found[0]):  # a time of day
        return None
    value = round(left / right, 6)
    return Numeral(found.start(), found.end(), found[0], "ratio", value, value, "")


def _share(found: re.Match[str]) -> Numeral | None:
    """百分之八十 in percent, and so are 千分之 and 三分之二."""
    over, share = chinese_value(found["over"]), chinese_value(found["share"])
    if not over or share is None:
        return None
    scale = _SCALES.get(found["over"])
    unit = {100: "百分之", 1_000: "千分之"}.get(scale or 0, "分之")
    value = share if unit != "分之" else round(share / over, 6)
    return Numeral(found.start(), found.end(), found["share"], "share", value, value, unit)


def _half(text: str, found: re.Match[str]) -> Numeral:
    """半年, 半个月; 半数 and 过半数 as the share that they are."""
    unit, end = ("分之", found.end()) if len(found[0]) > 1 else _unit(text, found.end())
    more = found[0].startswith("过")
    return Numeral(found.start(), end, "半", "half", Decimal("0.5"), Decimal("0.5"), unit, more)


def _single(text: str, found: re.Match[str]) -> Numeral | None:
    form = found.lastgroup or ""
    scaled = _MAGNITUDE.match(text, found.end())
    assert scaled is not None  # noqa: S101 - every part of it may be empty
    value = _value(found[0], form, scaled["magnitude"] if form == "arabic" else "")
    if value is None:
        return None
    more = bool(scaled["more"] or scaled["much"])
    end = scaled.end() if more or scaled["magnitude"] else found.end()
    if form == "chinese" and scaled["magnitude"]:  # 十余万: the numeral stopped at 余
        value *= arabic_value("1", scaled["magnitude"])
    unit, behind = _unit(text, end)
    if unit and text[behind : behind + 1] in ("余", "多") and text[behind + 1 : behind + 2] != "年":  # 3年多
        more, behind = True, behind + 1
    return Numeral(found.start(), behind, found[0], form, value, value, unit, more)


def _unit(text: str, end: int) -> tuple[str, int]:
    """The unit behind a number, perhaps after a blank, and where it ends."""
    at = end + 1 if text[end : end + 1].isspace() else end
    unit = unit_at(text, at)
    return unit, at + len(unit) if unit else end


def _neighbours(text: str, found: re.Match[str]) -> Numeral | None:
    """Two digits side by side that leave open which of them it is: 三四百人, 两三家."""
    either = _EITHER.fullmatch(found[0])
    lower, upper = (chinese_value(found[0][at] + either["scale"]) if either else None for at in (0, 1))
    if lower is None or upper is None or not lower < upper:
        return None
    unit, end = _unit(text, found.end())
    return Numeral(found.start(), end, found[0], "chinese", lower, upper, unit) if unit else None


def _range(text: str, found: re.Match[str]) -> Numeral | None:
    """A numeral that is the lower end of a range: 500-1000万元, 3至5家, 5%—8%, 三至五年."""
    form = found.lastgroup or ""
    own = _MAGNITUDE.match(text, found.end())
    unit, behind = _unit(text, own.end() if own and own["magnitude"] else found.end())
    joined = _TO.match(text, behind)
    second = _SECOND.match(text, joined.end()) if joined else None
    if joined is None or second is None or second.lastgroup != form or len(second[0]) > LONGEST:
        return None
    if unit and joined["to"] == "到":
        return None
    upper = _single(text, second)
    if upper is None or not upper.unit or (unit and unit != upper.unit):
        return None
    scale = own["magnitude"] if own else ""
    lower = _value(found[0], form, scale)
    if lower is None:
        return None
    if not scale and not unit and form == "arabic":
        digits = _value(second[0], form, "")
        lower *= upper.low / digits if digits else 1
    if lower > upper.low:
        return None
    number = text[found.start() : second.end()]
    return Numeral(found.start(), upper.end, number, form, lower, upper.low, upper.unit, upper.more)


def _value(numeral: str, form: str, magnitude: str) -> Decimal | None:
    return arabic_value(numeral, magnitude) if form == "arabic" else chinese_value(numeral)
