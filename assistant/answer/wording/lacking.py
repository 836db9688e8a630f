"""What a text leaves open that denies nothing: plans are not done, and some are not all; pure."""

import re

from assistant.answer.wording.contrary import is_only_planned
from assistant.answer.wording.modality import Aim
from assistant.answer.wording.ongoing import asks_if_it_goes_on, asks_of_all, goes_on, tells_of_all

_ASKS_IF_DONE = re.compile(r"了(?:没有?|吗|么)[？?]?$")
_SAME = re.compile(r"(?<![不怎这那])(?:完全)?(?:一样|相同|一致|一视同仁)(?:的)?(?:吗|么|吧|$)")
_OPEN_TO_ALL = re.compile(r"公开(?:发布|发行)?的?(?:文件|材料|资料)?(?:吗|么|吧|没有|$)|保密|涉密")
_MADE_KNOWN = re.compile(r"公开|公布|公示|公告|发布|密|查阅")
_ALIKE = re.compile(r"同(?![时步意])|一样|一致|统一|均|并轨|平等|参照|适用")


def leaves_open(question: str, aim: Aim, sentence: str, text: str) -> bool:
    """Whether words that deny nothing lack those that would make it a yes.

    Asked if something is done, plans say nothing; asked if it is the same, still so or so everywhere, what
    tells so must be said.

    Args:
        question: The question's last clause, folded.
        aim: What is to be decided.
        sentence: The folded sentence that decides.
        text: All that is said, folded.
    """
    if _ASKS_IF_DONE.search(question) and is_only_planned(sentence, question):
        return True
    if _OPEN_TO_ALL.search(question) and not _MADE_KNOWN.search(text):
        return True
    if _SAME.search(question) and not _ALIKE.search(text):
        return True
    if aim not in {Aim.FACT, Aim.DUTY}:
        return False
    if aim is Aim.FACT and asks_if_it_goes_on(question) and not goes_on(sentence):
        return True
    return asks_of_all(question) and not tells_of_all(question, text)
