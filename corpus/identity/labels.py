"""Values behind labels such as 发布日期 or 有效性, which web pages and letterheads print; pure."""

import re
from collections.abc import Callable, Mapping, Sequence

from corpus.identity.dates import iso_date
from corpus.identity.lines import PROSE, Found, Line
from corpus.numbers import normal_number

_LABELS = {
    "number": r"文\s?号|发文字号|发文号|文件编号|公文字号",
    "issuer": r"(?:发布|发文|制定|印发|颁布|公布)(?:机构|机关|单位|部门)|编印单位|主办单位",
    "issued": r"(?:成文|印发|发文|签发|制定)(?:日期|时间)",
    "published": r"(?:发布|公布|公开|颁布)(?:日期|时间)",
    "effective": r"(?:生效|施行|实施|执行|开始实施)(?:日期|时间)",
    "expires": r"有效期(?:限)?(?:截止|至|止)?(?:日期|时间)?|有效截止(?:日期|时间)",
    "repealed": r"(?:废止|失效)(?:日期|时间)",
    "status": r"有\s?效\s?性|时效性|时效状态|时效|效力状态|效力|文件状态|有效状态|文件效力",
    "title": r"(?:文件)?标\s?题|(?:文件|公文|信息)名\s?称",
}
_LABELLED = {
    name: re.compile(
        rf"(?:^|[\s|\[【])(?P<said>(?:{label})(?:[ 　\t]*[\]】]?[ 　\t]*[:：|]|[ 　\t]+)[ 　\t]*"
        r"(?P<value>[^\s|]+)(?: \d\d:\d\d(?::\d\d)?)?)"
    )
    for name, label in _LABELS.items()
}
_STATUSES = (
    (re.compile(r"部分|修改|修订"), "被修改"),
    (re.compile(r"废止"), "已废止"),
    (re.compile(r"失效|无效"), "已失效"),
    (re.compile(r"尚未|未生效|未施行"), ""),
    (re.compile(r"有效|现行"), "现行"),
)


def labelled(head: Sequence[Line]) -> dict[str, Found]:
    """For each field the first value that stands behind one of its labels."""
    found = ((name, _first_value(name, pattern, head)) for name, pattern in _LABELLED.items())
    return {name: value for name, value in found if value}


def _first_value(name: str, pattern: re.Pattern[str], head: Sequence[Line]) -> Found | None:
    normal = _NORMAL.get(name, str)
    for line in head:
        for found in pattern.finditer(line.text):
            value = normal(found["value"].strip("　—-"))
            if value and value != "无" and not PROSE.search(value):
                return Found(value, line.part(*found.span("said")))
    return None


def _normal_status(text: str) -> str:
    return next((status for pattern, status in _STATUSES if pattern.search(text)), "")


_NORMAL: Mapping[str, Callable[[str], str]] = {
    "number": normal_number,
    "status": _normal_status,
    **dict.fromkeys(("issued", "published", "effective", "expires", "repealed"), iso_date),
}
