"""Chinese and Arabic numerals: 三百 and 300, 百分之八十 and 80%, 3万 and 30000."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from corpus import numerals
from corpus.numerals import DIGITS, LARGE_UNITS, VALUES, amount_of
from index.expansion.asking import Asking
from index.types import Expansion

KIND = "numeral"
_WEIGHT = 0.8
_CHINESE = r"[零〇一二两三四五六七八九十百千万亿]+"
_SHARE = re.compile(
    rf"百分之(?P<chinese>{_CHINESE}(?:点[零一二三四五六七八九]+)?)|(?P<arabic>\d+(?:\.\d+)?)%"
)
_TENTHS = re.compile(r"(?P<tenths>[一二两三四五六七八九])成(?P<half>半?)")
_MEASURE = (
    r"(?:[个岁年月日天周倍元户家名次项类级条吨亩米里时台座处所件起批位种套间辆艘头只份届期分成]|$|"
    r"(?=[\W公平立千毫厘]))"
)
_NUMERAL = re.compile(rf"(?<!第)(?P<number>(?![万亿]){_CHINESE})(?P<unit>{_MEASURE})")
_ARABIC = re.compile(
    rf"(?<![\d.\-/])(?!(?:19|20)\d\d年)(?P<number>\d+(?:\.\d+)?)(?P<myriad>[万亿]?)(?![\d.%\-/])(?P<unit>{_MEASURE})"
)
_LARGEST = 10**12


def expansions(asking: Asking) -> Iterator[Expansion]:
    """The numerals of a question in the other script, each with the character that follows."""
    rest = _TENTHS.sub(_blank, _SHARE.sub(_blank, asking.text))
    for text, stands_for in itertools.chain(_shares(asking.text), _chinese(rest), _arabic(rest)):
        yield Expansion(text, stands_for, KIND, _WEIGHT)


def chinese(number: int) -> str:
    """A number below a trillion in Chinese, as laws write it.

    >>> chinese(14), chinese(305), chinese(120000), chinese(20014)
    ('十四', '三百零五', '十二万', '二万零一十四')
    """
    for sign, myriad in (("亿", 10**8), ("万", 10**4)):
        if number >= myriad:
            rest = number % myriad
            gap = "零" if 0 < rest < myriad // 10 else ""
            tail = chinese(rest) if rest else ""
            one = "一" if tail.startswith("十") else ""
            return f"{chinese(number // myriad)}{sign}{gap}{one}{tail}"
    return numerals.chinese(number) if number else DIGITS[0]


def _shares(question: str) -> Iterator[tuple[str, str]]:
    for found in _SHARE.finditer(question):
        if found["arabic"]:
            whole, _, part = found["arabic"].partition(".")
            if len(whole) <= 3:
                fraction = f"点{''.join(DIGITS[int(d)] for d in part)}" if part else ""
                yield f"百分之{chinese(int(whole))}{fraction}", found[0]
        else:
            whole, _, part = found["chinese"].partition("点")
            value = amount_of(whole)
            if value is not None:
                yield f"{value}{'.' if part else ''}{''.join(str(VALUES[d]) for d in part)}%", found[0]
    for found in _TENTHS.finditer(question):
        yield f"{VALUES[found['tenths']]}{5 if found['half'] else 0}%", found[0]


def _chinese(text: str) -> Iterator[tuple[str, str]]:
    for found in _NUMERAL.finditer(text):
        value = amount_of(found["number"])
        if value is not None and 1 < value < _LARGEST:
            yield _short(value) + found["unit"], found[0]


def _arabic(text: str) -> Iterator[tuple[str, str]]:
    for found in _ARABIC.finditer(text):
        value = Decimal(found["number"]) * LARGE_UNITS.get(found["myriad"], 1)
        if value == int(value) and 1 < value < _LARGEST and not found["number"].startswith("0"):
            ways = (chinese(int(value)), _short(int(value)), str(int(value)))
            yield from ((way + found["unit"], found[0]) for way in ways)


def _blank(found: re.Match[str]) -> str:
    return "，" * len(found[0])


def _short(number: int) -> str:
    """Round numbers with 万 or 亿 as documents write them: 30000 → 3万."""
    for sign, myriad in (("亿", 10**8), ("万", 10**4)):
        if number >= myriad and number % (myriad // 100) == 0:
            return f"{Decimal(number) / myriad:f}{sign}"
    return str(number)
