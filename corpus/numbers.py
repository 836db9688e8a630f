"""Document numbers in one normal form: 发文字号 (GB/T 9704-2012, 7.2.5), orders, announcements; pure.

The normal form is what two ways of printing the same number have in common, and is fit to be shown:
`浙政办发〔2018〕7号`, `国务院令第705号`, `国家税务总局公告2018年第28号`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.identity.dates import CHINESE_DIGITS, WIDE_DIGITS, numeral
from corpus.types import Span

_HAN = r"[\u3400-\u9fff]"
_OPEN, _CLOSE = r"[〔\[［（(【〖{｛「]", r"[〕\]］）)】〗}｝」]"
_DIGITS = "〇○零一二三四五六七八九"
_YEAR = rf"(?:(?:19|20)\d{{2}}|[一二][{_DIGITS}]{{3}})"
_ORDINAL = r"(?:\d{1,5}|[一二三四五六七八九十百〇零]{1,7})"
_NUMBER = re.compile(
    rf"(?P<name>{_HAN}{{1,40}}(?:[（(]{_HAN}{{1,4}}[）)]{_HAN}{{0,6}})?)\s*(?:"
    rf"{_OPEN}\s*(?P<bracketed>{_YEAR})\s*年?\s*{_CLOSE}\s*第?\s*(?P<number>\d{{1,5}})\s*号"
    rf"|(?P<year>{_YEAR})\s*年?\s*(?P<nth>第?)\s*(?P<plain>\d{{1,5}})\s*号"
    rf"|[（(]?\s*第\s*(?P<order>{_ORDINAL})\s*号\s*[）)]?)"
)
_LEADING = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|对照|贯彻|落实|执行|实施|转发|印发|发布|公布|颁布|制发|下发|发的|废止|停止|修改|修订"
    r"|替代|代替|取代|请问|查询|查找|关于|以及|还有|文号|字号|号文|文件|通知|意见|办法|规定|方案|决定|条例|细则|什么|哪个|"
    r"所谓|就是|即|见|按|以|由|了|的|是|在|把|将|对|从|问|请|查|看|找|：)"
)
_JOINING = re.compile(r"(?:和|与|及|或)(?=.)")
_CODE = re.compile(r"[发函字规办告复通电释税环财]$")
_ORDER = re.compile(r"(?:令|公告|通告|通报|决议|决定)$")
_COUNTRY = re.compile(r"^中华人民共和国(?=.{2,}(?:令|公告)$)")
_LONGEST_CODE, _LONGEST_SPOKEN = 14, 8


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A document number where it stands.

    Attributes:
        span: Where it is printed, name included.
        number: Its normal form.
    """

    span: Span
    number: str


def normal_number(text: str) -> str:
    """The first document number in a text in its normal form, or an empty string.

    >>> normal_number("浙政办发[2018] 007号"), normal_number("中华人民共和国国务院令 第七百零五号")
    ('浙政办发〔2018〕7号', '国务院令第705号')
    """
    return next((found.number for found in numbers_in(text)), "")


def numbers_in(text: str) -> Iterator[FoundNumber]:
    """Every document number in a text, in order.

    Words before a number that do not belong to it (`根据`, `和`) are left out. A year without brackets is
    taken (`浙政办发2018年7号`), since people write so in questions.

    >>> [found.number for found in numbers_in("根据甲政发〔2010〕3号和乙政办发（2011）12号文件")]
    ['甲政发〔2010〕3号', '乙政办发〔2011〕12号']
    """
    if "号" not in text:
        return
    text = text.translate(WIDE_DIGITS)  # keeps every offset
    behind = -1
    for found in _NUMBER.finditer(text):
        start = _start_of_name(text, found.start("name"), found.end("name"), behind)
        name = text[start : found.end("name")]
        number = _written(name, found) if name else ""
        if number:
            yield FoundNumber(Span(start, found.end()), number)
        behind = found.end()


def _start_of_name(text: str, start: int, end: int, behind: int) -> int:
    """Where the name begins: after the last word that cannot belong to it."""
    leading = [found.end() for found in _LEADING.finditer(text, start, end) if found.end() <= end]
    start = max(leading, default=start)
    if start == behind or text[max(0, start - 1) : start] in ("》", "）", "、"):
        joining = _JOINING.match(text, start, end)
        start = joining.end() if joining else start
    return start


def _written(name: str, found: re.Match[str]) -> str:
    """The normal form, or an empty string where the words before are no issuer's code or order."""
    if found["bracketed"]:
        year = found["bracketed"].translate(CHINESE_DIGITS)
        return f"{name}〔{year}〕{int(found['number'])}号" if len(name) <= _LONGEST_CODE else ""
    if found["year"]:
        year, number = found["year"].translate(CHINESE_DIGITS), int(found["plain"])
        if _ORDER.search(name):
            return f"{_COUNTRY.sub('', name)}{year}年第{number}号"
        return f"{name}〔{year}〕{number}号" if _is_code(name) and not found["nth"] else ""
    return f"{_COUNTRY.sub('', name)}第{numeral(found['order'])}号" if _ORDER.search(name) else ""


def _is_code(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_SPOKEN and _CODE.search(name) is not None
