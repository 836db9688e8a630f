"""The name whose meaning a question asks for, where nothing that was found speaks of it: 水上银行是什么."""

import re

import rjieba

from assistant.answer.judging.candidates import Candidate
from assistant.terms import Terms
from assistant.understand import Asked, Kind
from index.folding import fold

_MARKS = re.compile(r"[“”\"'‘’《》\s]")
_NAME = re.compile(
    r"(?:什么是|什么叫|啥是|何谓)(?P<named>[^，,。？?的、]{2,12})[？?。！]*"
    r"|(?:[^，,。？?]*的)?(?P<name>[^，,。？?的、]{2,12}?)(?:这个词|这个说法)?(?:到底|究竟|具体|分别|都)*"
    r"(?:是(?:个?什么|啥)(?:意思|东西|概念)?|指的?是?(?:什么|啥)|是指(?:什么|啥)|什么意思)[？?。！]*"
)
_TAIL = re.compile(r"(?<=..)(?:内容|问题|体系)$|(?<=...)(?:制度|机制|模式|工程|行动|计划)$")
_POINTS = re.compile(r"^[这那哪该本其]|(?:文号|地址|邮箱|电话|日期|方式|目标)$")
"""Points at something told before, or asks for a particular."""
_SHORTEST, _LONG = 3, 5
_PIECE = 2


def unsaid_name(asked: Asked, words: Terms, candidate: Candidate) -> tuple[str, ...]:
    """The name that a question asks the meaning of, if what was found does not have it in any words.

    Args:
        asked: The question, understood.
        words: Its words, and what may be said for them.
        candidate: The sentence that was found.
    """
    if asked.kind is not Kind.DEFINITION or not (found := _NAME.fullmatch(_MARKS.sub("", fold(asked.focus)))):
        return ()
    name = found["name"] or found["named"]
    for place in asked.places:
        name = re.sub(f"^{re.escape(fold(place))}[省市县区镇乡村]?", "", name)
    name = _TAIL.sub("", name.rpartition("所称")[2])
    text = _MARKS.sub("", candidate.surroundings)
    if (
        len(name) < _SHORTEST
        or _POINTS.search(name)
        or _is_put_together(name, text)
        or _is_said_otherwise(name, words, text)
    ):
        return ()
    return (name,)


def _is_put_together(name: str, text: str) -> bool:
    """Whether a text says all of a name, if not in one: 空间的发展战略 for 空间发展战略."""
    pieces = [name[i : i + _PIECE] for i in range(len(name) - 1)]
    return sum(piece in text for piece in pieces) >= len(pieces) - (len(name) >= _LONG)


def _is_said_otherwise(name: str, words: Terms, text: str) -> bool:
    """Whether a name is one word, and a text has another one for it; parts of a name are no name."""
    return len(rjieba.cut(name)) == 1 and name in words.said(text)
