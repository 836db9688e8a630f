"""What a sum of money is paid for, in a question and beside a figure; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import rjieba

from corpus.figures import Figure, Quantity
from index.folding import fold
from index.types import Expansion

_ASKS_FOR_MONEY = re.compile(r"多少钱|多少[万亿]?元|几[万亿百千]?[元块]|钱[^，。？]{0,12}多少|多少金额|金额")
_ASKING = frozenset(["多少", "多少钱", "几", "钱", "一"])
_ASKS_WHETHER_PAID = re.compile(
    r"[交缴付收掏出花要][^，,。？?]{0,4}(?:费|钱)|收不收[^，,。？?]{0,4}[费钱]|免费|有偿"
)
_PAID = re.compile(
    r"(?<![经消浪])费|[交缴]纳|收取|支付|偿付|免[收交缴]|[有无]偿|[\d百千万]元|[定票租]价|[押租罚奖]金|价款|罚款"
)
_NAMES_A_SUM = re.compile("[费价款金租薪资税额]$")
"""Ends of words that name one kind of sum, which no other name may stand for: 报名费."""
_NAMES = 0.7
"""How well such a name stands for what a question says."""

_MARKS = "，,。；;：:、（）()"
_PER = (
    r"吨|平方米?|平米|亩|立方米?|方|公里|小时|本|辆|台|张|件|晚|夜|斤|公斤|棵|间|页|度|份|天|月|日|课时|节|格|瓶|桶|"
    r"根|把|座|头|只"
)
_ASKS_FOR_A_RATE = re.compile(
    rf"(?:每一?|一)个?(?:{_PER})[^，。？]{{0,10}}(?:多少|几)[^，。？]{{0,3}}[钱元块费]|"
    rf"(?:多少钱|几块钱?|多少元|几万元|多少万元)每?一?(?:{_PER})(?![^，。？]*罚)"
)
_FINED = re.compile(r"罚")
_RATE = (
    rf"[每/逐]|[人户亩吨]均|单价|一(?:{_PER}|次|人|户)(?!化)|"
    rf"按[^，。；]{{0,8}}(?:{_PER}|次|人|户|年|比例|标准)"
)
"""What a text that tells a price for one of many has at least; sums over all of them have none of it."""
_TIMES = {
    "月": "月",
    "天": "[日天]",
    "日": "[日天]",
    "晚": "[日天晚夜]",
    "夜": "[日天晚夜]",
    "小时": "时",
    "课时": "时",
    "年": "年",
}
"""How a text may say of what time a sum is told: 月工资标准."""


@dataclass(frozen=True, slots=True)
class _Purpose:
    """What money is paid for.

    Attributes:
        asked: How a question says that it asks for such a sum.
        said: How the clause of a figure says that it is one.
        others: The purposes that cannot answer it.
        names: Words with which documents name such sums.
    """

    asked: re.Pattern[str]
    said: re.Pattern[str]
    others: frozenset[str]
    names: tuple[str, ...]


def _purpose(asked: str, said: str, others: str) -> _Purpose:
    names = tuple(name for name in said.split("|") if name.isalpha())
    return _Purpose(re.compile(asked or r"(?!)"), re.compile(said), frozenset(others.split()), names)


_PURPOSES = {
    "fine": _purpose("罚", "罚款|罚金|处罚金额", "wage income output tax loan investment insurance"),
    "grant": _purpose(
        "补助|补贴|津贴|补偿|奖励|奖金|奖多少|赔|抚恤|扶助|慰问",
        "补助|补贴|津贴|补偿|奖励|奖金|赔偿|抚恤|扶助|慰问",
        "wage income output tax loan fine insurance",
    ),
    "wage": _purpose("工资|薪", "工资|薪|报酬", "fine loan investment insurance output tax"),
    "income": _purpose("收入|挣|赚|到手|拿到", "收入", "fine loan investment insurance"),
    "loan": _purpose("贷", "贷款|授信|抵押", "wage income output tax fine insurance investment"),
    "price": _purpose(
        r"(?<![评代])价(?![值])|(?<!经)(?<!消)费(?!用?(?:补助|补贴|报销))|房?租|押金|[门车船机]票|买|卖|住一?晚|一晚|"
        rf"(?:每一?|一)个?(?:{_PER})[^，。？]{{0,4}}(?:多少钱|多少元|几块|几元)|(?:多少钱|几块钱?|多少元)一",
        r"价(?!值)|收费|费用|租金|押金",
        "wage income output tax loan fine insurance investment",
    ),
    "investment": _purpose("投资|投入|投了|砸|花", "投资|投入", "wage income output tax loan fine insurance"),
    "output": _purpose("", "产值|生产总值|gdp|增加值|营业额|销售额", ""),
    "tax": _purpose("", "税收|[纳缴交]税|税额|税款", ""),
    "insurance": _purpose("保额|保险金额|[投参承]保|保[了上]", "保额|投保|保险金额", ""),
}


def is_other_money(question: str, text: str, figure: Figure) -> bool:
    """Whether a sum is paid for something that the question cannot mean: a wage tells no price.

    Args:
        question: What is asked.
        text: The figure's sentence as displayed.
        figure: The figure.
    """
    if figure.kind is not Quantity.MONEY:
        return False
    folded, clause = fold(question), fold(_clause_of(text, figure))
    if any(purpose.said.search(folded) and purpose.said.search(clause) for purpose in _PURPOSES.values()):
        return False
    wanted = [purpose for purpose in _PURPOSES.values() if purpose.asked.search(folded)]
    told = {name for name, purpose in _PURPOSES.items() if purpose.said.search(clause)}
    return bool(wanted) and bool(told) and all(told <= purpose.others for purpose in wanted)


def speaks_of_paying(question: str, text: str) -> bool:
    """Whether a text speaks of paying, if it is asked whether something must be paid for.

    Args:
        question: Folded.
        text: Folded.
    """
    return not _ASKS_WHETHER_PAID.search(question) or bool(_PAID.search(text))


def sums_named(question: str) -> tuple[Expansion, ...]:
    """What documents call the sums that a question asks for in words of its own: 处罚金额 for 罚单.

    Args:
        question: What is asked.
    """
    folded = fold(question)
    if not _ASKS_FOR_MONEY.search(folded):
        return ()
    return tuple(
        Expansion(name, word, "synonym", _NAMES)
        for purpose in _PURPOSES.values()
        for word in dict.fromkeys(_words_with(purpose.asked, folded))
        for name in purpose.names
        if not _NAMES_A_SUM.search(word) and not purpose.said.search(word)
    )


def _words_with(asked: re.Pattern[str], folded: str) -> Iterator[str]:
    """The words of a question that say what a sum is paid for: 罚单, 保了."""
    spots = [found.span() for found in asked.finditer(folded)]
    start = 0
    for word in rjieba.cut(folded):
        end = start + len(word)
        if word not in _ASKING and any(start < last and first < end for first, last in spots):
            yield word
        start = end


def lacks_rate(question: str, said: str, figure: Figure) -> bool:
    """Whether a price for one of many is asked for, and only a sum over all of them is told.

    Args:
        question: What is asked.
        said: The figure's sentence with what surrounds it.
        figure: The figure.
    """
    if figure.kind is not Quantity.MONEY or _FINED.search(question):
        return False
    asked = _ASKS_FOR_A_RATE.search(fold(question))
    if not asked:
        return False
    times = (said_so for unit, said_so in _TIMES.items() if unit in asked[0])
    return not any(re.search(told, said) for told in (_RATE, *times))


def _clause_of(text: str, figure: Figure) -> str:
    """The words between the marks around a figure."""
    start = max(text.rfind(mark, 0, figure.span.start) for mark in _MARKS) + 1
    ends = [end for mark in _MARKS if (end := text.find(mark, figure.span.end)) >= 0]
    return text[start : min(ends, default=len(text))]
