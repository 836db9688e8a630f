"""Yes or no, said only where the words of one clause decide it; pure."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from corpus.sentences import clauses
from corpus.types import Span
from index.folding import fold


class Polarity(StrEnum):
    """What a sentence says to a question, in the words that are shown."""

    YES = "是"
    NO = "否"
    OPEN = "文件没有直接说"


Closeness = Callable[[Sequence[str]], list[float]]
"""How much of the question each folded text speaks of, from 0 to 1."""

_NEGATIVE = re.compile(
    r"禁止|严禁|不得(?![低少超高多])|不能|不可|不再|不会|不用|不必|不管|不准|不予|不允许|不包括|不含|不纳入|不适用|"
    r"无需|不需|取消|停止|暂停|废止|未(?!来)|没有|没了|没人|没列|并非|不是|杜绝|防止|避免|一票否决|"
    r"消灭|清零|消除|取缔|没$"
)
_TAG = re.compile(r"(?:了)?(?:没有|没)?[吗么呢吧？?。！!]*$")
_CHOICE = re.compile(r"(.)[不没]\1|是否|有没有")
_MODIFIER = re.compile(r"[^，,；;、]*的(?=[^，,；;吗？?])")
_CONDITION = re.compile(r"(?:的|时|后|如果.*|凡.*)[，,]?$")
_EVERY = re.compile(r"个个|全部|统统|所有|完全|都|每[个家一]|唯一")
_WHOLE = re.compile(r"100[%％]|全部|全覆盖|全面|全域|一律|统一|全都|都|所有|清零|唯一|各")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_STILL_ONLY = re.compile(r"(?:现在)?(?:还|仍|依然)(?!要|得)|只(?!要|有)|仅")
_CHANGED = re.compile(r"一律|统一|改为|改成|变为|变成|调整为|取消|不再|原先|原来|均|同等|都可")
_LEVEL = re.compile(r"国家级|世界级|省级|市级|县级|区级|乡镇级")
_GRANTS = re.compile(
    r"鼓励|支持|允许|可以|准许|给予|奖励|有奖|推行|推进|开展|实行|实施|建立|探索|试点|规划|已|成功"
)
_ASKS_FOR_LEAVE = re.compile(r"能|可以|允许|准|会|有|打算|要|行")
_NEAR = 0.3
_ALL = 100


def polarity_of(question: str, text: str, closeness: Closeness, *, sure: bool) -> Polarity:
    """What a text says to a question that wants a yes or a no.

    The clause that speaks most of what is asked decides: it negates or not, and so does the question's
    last clause. What is asked of all is denied by a share below 100%, what is asked as still or only so by
    words of change, and what is asked of one level by another level.

    Args:
        question: As asked.
        text: As displayed.
        closeness: Compares texts with the question.
        sure: Whether the text is known to be about what is asked, so that it affirms by not denying.
    """
    last = re.split(r"[，,；;]", fold(question).strip("？?。 "))[-1]
    asked, (near, said, rest) = _predicate(last), _deciding(fold(text), closeness)
    denies, negated = bool(_NEGATIVE.search(said)), bool(_NEGATIVE.search(asked))
    if _denied(last, said, rest) or (denies != negated and (denies or sure)):
        return Polarity.NO
    granted = not denies and near >= _NEAR and _GRANTS.search(said) and _ASKS_FOR_LEAVE.search(asked)
    return Polarity.YES if denies == negated and (sure or granted) else Polarity.OPEN


def _predicate(last: str) -> str:
    """A question's last clause without its asking words and without what only modifies."""
    return _MODIFIER.sub("", _CHOICE.sub("", _TAG.sub("", last)))


def _deciding(text: str, closeness: Closeness) -> tuple[float, str, str]:
    """How near the clause is that speaks most of what is asked, the clause that decides, and all from there.

    Conditions decide nothing by themselves, the clause behind them does.
    """
    parts = clauses(text, Span(0, len(text)))
    if not parts:
        return 0.0, "", ""
    near = closeness([part.text_of(text) for part in parts])
    best = max(range(len(parts)), key=lambda i: (near[i], -i))
    last = best
    while last + 1 < len(parts) and _CONDITION.search(parts[last].text_of(text)):
        last += 1
    return near[best], parts[last].text_of(text), text[parts[best].start :]


def _denied(asked: str, said: str, rest: str) -> bool:
    """Whether words deny what is asked of all, of one level, or as still or only so."""
    shares = [float(share) for share in _SHARE.findall(rest)]
    if _EVERY.search(asked) and shares and max(shares) < _ALL and not _WHOLE.search(rest):
        return True
    levels, named = set(_LEVEL.findall(asked)), set(_LEVEL.findall(said))
    if levels and named and not levels & named:
        return True
    return bool(_STILL_ONLY.search(asked) and _CHANGED.search(rest))
