"""The marks that open a line in official writing: 第三章, 一、 （二） 3. 2.1 ——, Markdown's # and the like.

The order of marks follows GB/T 9704-2012 (一、（一）1.（1）), 立法技术规范 (编 章 节 条) and GB/T 1.1-2020
(1 1.1 1.1.1).
"""

import re
from dataclasses import dataclass

_NUMERAL = "一二三四五六七八九十百千零〇两"
_MEASURED = (
    r"(?![ 　]*(?:[万亿千百十元个吨米亩倍次户家座台辆件克毫厘时秒%％‰℃]|公[里斤顷]|平方|立方|左右|以[上下内]"
    r"|[至到比与和]|[年月日天](?!度|常|然)))"
)
"""What cannot follow the number of a clause, because then it is a quantity."""
_CLAUSE = rf"(?=[ 　\t]*[\u3400-\u9fff“《]){_MEASURED}"
_MARKS: tuple[tuple[str, str], ...] = (
    ("#", r"#{1,6}[ \t]+"),
    ("编", rf"第[{_NUMERAL}\d]+(?:分?编(?![制写辑])|篇(?![章文幅目]))"),
    ("章", rf"第[{_NUMERAL}\d]+章(?!程)"),
    ("节", rf"第[{_NUMERAL}\d]+节(?!能|[日目])"),
    ("条", rf"[第笫][{_NUMERAL}\d]+[ 　]?条(?:之[{_NUMERAL}]+)?(?=[\s：:【（(]|$)"),
    ("附件", r"附[件录则]?[ 　]?[\d一二三四五六七八九十]{0,2}(?=[:：]?[ 　]*(?:\n|$))"),
    ("■", r"[■◆●▲★□◇○▍]"),
    ("一、", rf"[{_NUMERAL}]+、(?![{_NUMERAL}]{{1,3}}[、级类次是])"),
    ("（一）", rf"[（(][ ]?[{_NUMERAL}]+[ ]?[）)]"),
    ("1.1.1.1", rf"[1-9]\d?(?:\.[1-9]\d?){{3}}{_CLAUSE}"),
    ("1.1.1", rf"[1-9]\d?(?:\.[1-9]\d?){{2}}{_CLAUSE}"),
    ("1.1", rf"[1-9]\d?\.[1-9]\d?{_CLAUSE}"),
    ("1.", r"\d{1,2}(?:[.．](?![\d.．])|、)"),
    ("1)", r"\d{1,2}[)）]"),
    ("（1）", r"[（(][ ]?\d{1,2}[ ]?[）)]"),
    ("①", r"[①-⑳]"),
    ("——", r"[—–─]{2,}(?![—–─])"),
    ("-", r"[-*+•·][ \t　]+(?=\S)"),
)
_MARK = re.compile("|".join(f"({pattern})" for _, pattern in _MARKS))
_KINDS = tuple(kind for kind, _ in _MARKS)

_LABEL = re.compile(
    r"(?:[报抄主]?送|[抄印]?发|抄报|报|联系人|联系电话|联系方式|电话|传真|邮箱|附件|附|索\s?引\s?号|文\s?号"
    r"|发文字号|标题|名称|来源|作者|责任编辑|责任单位|牵头单位|配合单位|编辑|主题词|公开方式"
    r"|(?:发布|发文|制定|印发)(?:机构|机关|单位)"
    r"|(?:发布|发文|成文|印发|生效|施行|实施|废止|失效)(?:日期|时间))[ 　]*[:：]"
)
_DATE = re.compile(r"[（(]?(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})\s?年[^，。；]{2,9}日(?:印发)?[）)]?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """What opens a line.

    Attributes:
        kind: A sample of its kind, such as `章` or `（一）`.
        text: As printed, with the white space that belongs to it.
    """

    kind: str
    text: str


def mark_of(line: str) -> Mark | None:
    """The mark at the very beginning of `line`, or None."""
    found = _MARK.match(line)
    if found is None or found.lastindex is None:
        return None
    return Mark(_KINDS[found.lastindex - 1], found.group())


def stands_alone(line: str) -> bool:
    """Whether a line is complete by its form: a date, or a labelled value such as 文号：… or 联系人：…."""
    return bool(_LABEL.match(line) or _DATE.match(line))
