"""Whether a sentence can tell the particular that is asked for: a contact, a name, whose task, how often."""

import re

from assistant.answer.judging.candidates import Candidate
from assistant.answer.wording.charging import asks_who_is_charged, charge_fit, charges_somebody
from assistant.answer.wording.events import asks_since, event_in
from assistant.answer.wording.particulars import names_a_person
from assistant.answer.wording.persons import asks_for_a_host, tells_host
from assistant.answer.wording.posts import post_asked, tells_holder
from assistant.answer.wording.venues import asks_for_seat, asks_for_venue, tells_seat, tells_venue
from assistant.understand import Asked, Kind, asks_how_often
from index.folding import fold

_NAMES_SOMEBODY = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:厅|局|委|办|部|院|会|处|室|公司|集团|大学|学院|中心|小组|政府|法院|检察院|银行|协会|县|市|区|镇|村|街道)"
    r"|(?:书记|省长|市长|县长|主任|部长|副?[省市县区局厅部]长|院士|教授|主席)"
)
_ASKS_A_NAME = re.compile(r"(?:[长者人师编]|书记|主任|领导|一把手)(?:姓什么|叫什么|的?(?:姓名|名字)是)")
_UNCHARGED = 0.5
"""What a sentence that names somebody, but gives nobody a task, has of the shape that is asked for."""
_SAYS_HOW_OFTEN = re.compile(
    r"[每逐](?:隔)?[一二两三四五六七八九十半\d]*个?(?:年|月|季|周|日|天|星期|学期|小时)|定期|随时"
)
_CONTACTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"电话|手机号|传真|热线"), re.compile(r"\d{3}")),
    (re.compile(r"邮箱|电子邮件"), re.compile(r"@")),
    (re.compile(r"网址|官网地址"), re.compile(r"www|http|\.(?:com|cn|gov|org)")),
)
"""What is asked for, and what only a text that tells it has."""
_ASKS_WHICH = re.compile(r"(?:多少|几号|什么|哪个|是啥)(?:号码?|[？?]|$)|号码|是多少")


def tells_contact(asked: Asked, text: str) -> bool:
    """Whether a text tells the telephone number or address that is asked for, if one is."""
    question = fold(asked.focus)
    if not _ASKS_WHICH.search(question):
        return True
    return all(told.search(fold(text)) for wanted, told in _CONTACTS if wanted.search(question))


def tells_name(asked: Asked, text: str) -> bool:
    """Whether a text names a person, or the holder of a post, if that is asked for."""
    if post := post_in(asked):
        return tells_holder(post, text)
    if asked.kind is Kind.WHO and asks_for_a_host(fold(asked.focus)) and not tells_host(text):
        return False
    return not _ASKS_A_NAME.search(fold(asked.focus)) or names_a_person(text)


def tells_place(asked: Asked, text: str) -> bool:
    """Whether a text tells where an event took place, or where something lies, if that is asked for."""
    question = fold(asked.focus)
    if asks_for_venue(question):
        return tells_venue(question, text)
    return not asks_for_seat(question) or tells_seat(text)


def tells_whose_task(asked: Asked, candidate: Candidate) -> bool:
    """Whether a sentence charges somebody, if it is asked whose task something is."""
    if asked.kind is not Kind.WHO or not asks_who_is_charged(fold(asked.focus)):
        return True
    return charges_somebody(candidate.meant) or charge_fit(fold(asked.focus), candidate.meant) > 0


def post_in(asked: Asked) -> str:
    """The post whose holder is asked for, such as 副省长 or 联系人; empty when none is."""
    return post_asked(fold(asked.focus)) if asked.kind is Kind.WHO else ""


def time_in(question: str, text: str) -> str:
    """The interval or the event that a text tells, if the folded question asks for such a time."""
    if asks_how_often(question):
        return interval_in(text)
    return event_in(text) if asks_since(question) else ""


def interval_in(text: str) -> str:
    """The interval at which something is done, such as 每半年; empty when a text tells none."""
    found = _SAYS_HOW_OFTEN.search(text)
    return found[0] if found else ""


def shape_of_name(asked: Asked, text: str) -> float:
    """1 when somebody is named, of the post that is asked for if one is: 省长, 联系人."""
    if post := post_in(asked):
        return float(tells_holder(post, text))
    charged = charges_somebody(fold(text))
    if not (charged or _NAMES_SOMEBODY.search(text) or names_a_person(text)):
        return 0.0
    return 1.0 if charged or not asks_who_is_charged(fold(asked.focus)) else _UNCHARGED
