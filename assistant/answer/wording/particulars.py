"""What only a text that tells it has: a document's number, a bank, somebody's name, points; pure."""

import re

import rjieba

from assistant.understand import asks_how_often

_SHORTEST_NAME = 2
_NUMBERED = re.compile(r"[〔\[(（【]\d{4}[〕\])）】]\s*第?\d+号|第?\s*\d+\s*号")
_ASKS_FOR_A_NUMBER = re.compile(
    r"(?:文号|字号|文件编号)[^，。？]{0,6}(?:多少|什么|几|哪|[？?]|$)|几号文|(?:什么|哪个)文号"
)
_TITLED = re.compile(r"《([^》]{4,60})》")
_INSTITUTION = re.compile(
    r"哪(?:一)?[个家所座](银行|医院|学校|大学|法院|检察院|出版社|幼儿园|研究院|研究所|报社|电视台|酒店|律所|保险公司)(?!管)"
)
_SOMEBODY = re.compile(r"哪(?:一)?位(?!置)|(?:姓甚名谁|叫什么名字|姓什么)")
_POST = re.compile(
    r"书记|[省市县区州厅局部处科院校会社馆站所组村乡镇秘]长|主任|主席|院士|教授|经理|总理|专员|委员|代表|联系人|负责人|专家"
)
_ASKS_FOR_AN_INTERVAL = re.compile(r"(?:每?隔)?几(?:年|个?月|天|周|个?星期|日|个?小时|个?学期)")
_INTERVAL = re.compile(
    r"[每逐](?:隔)?(?:[一二两三四五六七八九十半\d]+)?个?(?:年|月|季|周|日|天|星期|学期|小时)"
    r"|[一二两三四五六七八九十半\d]+(?:年|个月|日|天|周|个?小时)"
)
_AMOUNTS = (
    (
        re.compile(r"(?:多少|几)分(?![钟贝之类批局布期])"),
        re.compile(r"[\d一二三四五六七八九十百]分(?!之|钟)"),
    ),
    (re.compile(r"(?:多少|几)折"), re.compile(r"[\d一二三四五六七八九十]折|%|百分之")),
    (re.compile(r"(?:多少|几)个?(?:兆帕|千帕|帕)"), re.compile(r"帕|mpa|kpa", re.IGNORECASE)),
    (re.compile(r"(?:多少|几)(?:伏|千伏)"), re.compile(r"伏|kv", re.IGNORECASE)),
    (re.compile(r"(?:多少|几)分贝"), re.compile(r"分贝|db", re.IGNORECASE)),
)
"""Amounts in units that figures are not read in, and what a text that tells them has."""


def may_tell(question: str, text: str) -> bool:
    """Whether a text can tell the particular that a question asks for; true where it asks for none.

    Args:
        question: What is asked, folded.
        text: A sentence as displayed.
    """
    if _ASKS_FOR_A_NUMBER.search(question) and not _tells_number(question, text):
        return False
    if (asked := _INSTITUTION.search(question)) and asked[1] not in text:
        return False
    if _SOMEBODY.search(question) and not (_POST.search(text) or names_a_person(text)):
        return False
    in_numbers = asks_how_often(question) and _ASKS_FOR_AN_INTERVAL.search(question)
    return not in_numbers or bool(_INTERVAL.search(text))


def tells_amount(question: str, said: str) -> bool:
    """Whether words tell the points, the discount or the like that a question asks for, if it does.

    Args:
        question: What is asked, folded.
        said: The words that were found, with what surrounds them.
    """
    return all(told.search(said) for asked, told in _AMOUNTS if asked.search(question))


def names_a_person(text: str) -> bool:
    """Whether a text has the name of a person."""
    return any(tag == "nr" and len(word) >= _SHORTEST_NAME for word, tag in rjieba.tag(text))


def _tells_number(question: str, text: str) -> bool:
    """Whether a text has a document's number, and says it of the document that is asked about."""
    if not _NUMBERED.search(text):
        return False
    named, others = _TITLED.findall(question), _TITLED.findall(text)
    return not (named and others) or any(name in other or other in name for name in named for other in others)
