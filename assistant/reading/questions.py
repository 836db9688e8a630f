"""What kind of thing a question asks for, told by its question words."""

import re
from dataclasses import dataclass

import numpy as np

from assistant.reading.pieces import Pieces
from index.types import Matrix

KINDS: dict[str, re.Pattern[str]] = {
    "who": re.compile(r"谁|何人|[哪那]一?[位名]|什么人|哪些人"),
    "when": re.compile(r"何时|何年|几[年月日号点]|[哪那]一?[年月日天]|什么时[候间]|多久|年份|日期|时间"),
    "where": re.compile(
        r"哪里|哪儿|何处|何地|什么地[方点区]|位于|哪一?[个座]?(?:国|省|市|县|区|城|地|州|洲|岛)"
    ),
    "number": re.compile(r"多少|多大|多高|多长|多远|多重|多深|多宽|多快|几|百分之|比例|人数|数量|率为"),
    "why": re.compile(r"为什么|为何|因何|原因|何以|缘故|为了什么"),
    "how": re.compile(r"如何|怎么|怎样|怎麽|(?:什么|何种|哪些|哪种)(?:方式|办法|方法|措施)"),
    "which": re.compile(r"[哪那]一|[哪那](?:个|种|项|所|家|部|本|条|支|间|类|款)|哪"),
    "list": re.compile(r"哪些|哪几|有哪|[几多]方面|分别|包括"),
    "what": re.compile(r"什么|何|啥|甚么"),
    "definition": re.compile(
        r"^什么[是叫]|是什么[?]?$|是指什么|指的?是?什么|定义|含义|^何为|^何谓|简介|介绍"
    ),
    "yes_no": re.compile(r"吗|是否|是不是|能不能|可不可以|有没有|会不会"),
}
"""A question may be of several kinds, or of none."""

WORD = re.compile(
    r"谁|何[时年人处地为种]?|[哪那][里儿些个种位年天月日一几]?|什么(?:时候|地方|人|样)?|甚么|啥|多(?:少|大|高|长|远|重|久|深|宽)"
    r"|几|为什么|为何|如何|怎么样?|怎样|怎麽"
)
_REACH = 6
_NOUN = re.compile(
    r"(?:什么|哪(?:一?[些个种位名家所部本条支间类款项座]|[几两三])?|何种?|几[个种位名家所部本条支间类款项座]?)"
    r"(?P<noun>[\u3400-\u9fff]{1,2})"
)
_NO_NOUN = "是的在有"


@dataclass(frozen=True, slots=True)
class Parts:
    """A folded question around its first question word.

    Attributes:
        whole: Without the mark at its end.
        before: What precedes the question word; everything when there is none.
        behind: What follows it.
        noun: The one or two characters that the question word is put to, as in 什么职务; empty when unknown.
    """

    whole: str
    before: str
    behind: str
    noun: str


def parts_of(folded: str) -> Parts:
    """Take a folded question apart."""
    whole = folded.rstrip("?/。")
    word = WORD.search(whole)
    if word is None:
        return Parts(whole, whole, "", "")
    put = _NOUN.search(whole)
    noun = put["noun"] if put and put["noun"].strip(_NO_NOUN) else ""
    return Parts(whole, whole[: word.start()], whole[word.end() :], noun)


def features_of(question: Pieces) -> Matrix:
    """For each piece: whether it is of a question word, and how far before or behind the first one it stands.

    Returns:
        Shape `(pieces, 4 + len(KINDS))`; the kinds are the same in each row.
    """
    asking = np.zeros(len(question.folded) + 1, np.float32)
    for found in WORD.finditer(question.folded):
        asking[found.start() : found.end()] = 1
    starts = question.bounds[:, 0]
    flags = asking[starts]
    first = int(np.argmax(flags)) if flags.any() else len(question)
    distance = np.arange(len(question)) - first
    rows = np.zeros((len(question), 4 + len(KINDS)), np.float32)
    rows[:, 0] = flags
    rows[:, 1] = np.clip(distance, 0, _REACH) / _REACH
    rows[:, 2] = np.clip(-distance, 0, _REACH) / _REACH
    rows[:, 3] = [not word.isalnum() for word in question.words()]
    rows[:, 4:] = kinds_of(question.folded)
    return rows


def kinds_of(folded: str) -> list[bool]:
    """For each of `KINDS` whether the folded question is of it."""
    return [bool(pattern.search(folded)) for pattern in KINDS.values()]
