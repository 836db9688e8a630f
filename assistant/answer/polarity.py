"""Yes or no, said only where the words of one clause decide it; pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer.negation import denies, forbids
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

_TAG = re.compile(r"(?:了)?(?:没有|没)?[吗么呢吧？?。！!]*$")
_CHOICE = re.compile(r"(.)[不没]\1|是否|有没有")
_MODIFIER = re.compile(r"(?:(?!(?<=[就还能也])不)[^，,；;、])*?的(?=[^，,；;吗？?])")
_CONDITION = re.compile(r"(?:的|时|后|期间|如果.*|凡.*)[，,]?$")
_WITHOUT = re.compile(r"[不没](?![能会可用要是同行])[^，,]{1,12}(?:(?<![不没])[能让]|可以)[^，,]")
"""Something done without something else: 不戴头盔能上路."""
_SPARES = re.compile(r"无需|无须|不需要?|不必|不用")
_MUST = re.compile(r"应当|应该|必须|须(?!知)|凭")
_MAY = re.compile(r"有权|可以|准予")
_RULES_CONDITION = re.compile(r"的[，,]$")
_ENDS_RULE = re.compile(r"[；;。]$")
_EXCEPTS = re.compile(r"除外[，,；;。:：]*$")
_RULE_BEFORE = 3
"""Clauses before an exception in which the rule stands."""
_SUMS_UP = re.compile(r"^[这那]样?(?:做|干|子)?(?:可以|行|算|对|合[法规理]|允许|能).{0,3}$")
_EVERY = re.compile(r"个个|全部|统统|所有|完全|都|每[个家一]|唯一")
_WHOLE = re.compile(r"100[%％]|全部|全覆盖|全面|全域|一律|统一|全都|都|所有|清零|唯一|各")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_STILL_ONLY = re.compile(r"(?:现在)?(?:还|仍|依然)(?!要|得|可|能|是)|只(?!要|有)|仅")
_CHANGED = re.compile(r"一律|统一|改为|改成|变为|变成|调整为|取消|不再|原先|原来|均|同等|都可")
_LEVEL = re.compile(r"国家级|世界级|省级|市级|县级|区级|乡镇级")
_GRANTS = re.compile(
    r"鼓励|支持|允许|可以|准许|给予|奖励|有奖|推行|推进|开展|实行|实施|建立|探索|试点|规划|已|成功|有权|享有|享受|应当|负责"
)
_ASKS_FOR_LEAVE = re.compile(r"能|可以|允许|准|会|有|打算|要|行|让|管|给")
_OF_ONES_OWN_ACCORD = re.compile(r"自己|自行|私自|擅自|随便|随意|单独|独自|直接|想.{1,6}就")
_NEEDS_OTHERS = re.compile(
    r"(?:经|报)[^，。；]{0,20}(?:批准|同意|许可|审[批核查])|指导下|陪同下|监督下|(?:批准|同意|许可)后"
)
_ASKS_FOR_PERMISSION = re.compile(r"能|可以|可不可以|允许|准|行[吗不]|让")
_PUNISHES = re.compile(r"处[^，。；]{0,20}罚款|吊销|没收|责令|追究|处分|处罚|警告|严厉打击|回避")
_IS_AN_OFFENCE = re.compile(
    r"[违犯][法规纪章]|违反|犯罪|算错|受罚|(?:被|会|要)[^，。]{0,4}(?:罚|处理|追究|处分)"
)
_COSTS = re.compile(
    r"(?:[要得需用收交缴付掏花买])[^，。；]{0,6}[钱费票]|收费|缴纳|自费|(?:支付|交纳)[^，。；]{0,10}费"
)
_IS_FREE = re.compile(
    r"免[^，。；除于予得]{0,6}[费票款]|免[收缴征交]|无偿|(?:不得?|无需|不需要?|不予)[再另]?[收交缴]"
)
_OF_MONEY = re.compile(r"费|免|缴纳|收取|付|价|钱|元")
_OF_WRONG = re.compile(r"罚|责令|责任|追究|处分|违反|犯罪")
_ALL = 100
_NEAR = 0.3
_NEARLY = 0.6
"""A clause that forbids decides whether something is allowed when it is at least so near as the nearest."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What is asked and what is said, folded.

    Attributes:
        whole: The question's last clause.
        asked: The same without asking words and without what only modifies.
        said: The clause that decides, with the words that lead into it.
        rest: The text from the clause that speaks most of what is asked.
        near: How much of the question that clause speaks of.
    """

    whole: str
    asked: str
    said: str
    rest: str
    near: float

    @property
    def sentence(self) -> str:
        """What decides, and what follows up to the end of the sentence."""
        return self.said + re.split("[。；;]", self.rest)[0]


def polarity_of(question: str, text: str, closeness: Closeness, *, sure: bool, lead: str = "") -> Polarity:
    """What a text says to a question that wants a yes or a no.

    The clause that speaks most of what is asked decides: it negates or not, and so does the question's
    last clause. What is asked of all is denied by a share below 100%, what is asked as still or only so by
    words of change, and what is asked of one level by another level; what costs by words that free of costs,
    leave by punishment, and doing something by oneself by the leave or guidance of others.

    Args:
        question: As asked.
        text: As displayed.
        closeness: Compares texts with the question.
        sure: Whether the text is known to be about what is asked, so that it affirms by not denying.
        lead: The sentence that introduces the list that the text is an item of, or an empty string.
    """
    words = _words(question, fold(text), closeness, fold(lead))
    if (decided := _by_meaning(words)) is not None:
        return decided
    denied, negated = denies(words.said), denies(words.asked)
    if denied != negated:
        return Polarity.NO if denied or sure else Polarity.OPEN
    granted = not denied and words.near >= _NEAR and _GRANTS.search(words.said)
    return Polarity.YES if sure or (granted and _ASKS_FOR_LEAVE.search(words.whole)) else Polarity.OPEN


def speaks_to(question: str, text: str) -> bool:
    """Whether a text can decide what is asked: of costs only one of money, of wrongs one that forbids.

    Args:
        question: Folded, wanting a yes or a no.
        text: Folded.
    """
    last = _TAG.sub("", re.split(r"[，,；;]", question)[-1])
    if _COSTS.search(last) or _IS_FREE.search(last):
        return bool(_OF_MONEY.search(text))
    if _IS_AN_OFFENCE.search(last):
        return forbids(text) or bool(_OF_WRONG.search(text))
    return True


def _words(question: str, text: str, closeness: Closeness, lead: str) -> _Words:
    parts = re.split(r"[，,；;]", fold(question).strip("？?。 "))
    whole = parts[-1]
    if len(parts) > 1 and _SUMS_UP.search(_TAG.sub("", whole)):
        whole = f"{parts[-2]}{whole}"
    near, said, rest = _deciding(text, closeness, permission=bool(_ASKS_FOR_PERMISSION.search(whole)))
    asked = _MODIFIER.sub("", _CHOICE.sub("", _TAG.sub("", whole)))
    return _Words(whole, asked, f"{lead}{said}", rest, near)


def _by_meaning(words: _Words) -> Polarity | None:
    """What the words decide without regard to negation; None when they leave it open."""
    if _denied(words):
        return Polarity.NO
    if _WITHOUT.search(words.asked):
        return _without(words)
    if _IS_FREE.search(words.sentence):
        if _IS_FREE.search(words.asked):
            return Polarity.YES
        if _COSTS.search(words.asked):
            return Polarity.NO
    if _IS_AN_OFFENCE.search(words.whole) and (forbids(words.said) or _PUNISHES.search(words.said)):
        return Polarity.NO if denies(_IS_AN_OFFENCE.sub("", words.asked)) else Polarity.YES
    return None


def _without(words: _Words) -> Polarity | None:
    """Whether one thing may be done without the other: spared or granted, or forbidden or a duty."""
    if _SPARES.search(words.sentence):
        return Polarity.YES
    if forbids(words.said) or _MUST.search(words.said):
        return Polarity.NO
    return Polarity.YES if _MAY.search(words.said) else None


def _deciding(text: str, closeness: Closeness, *, permission: bool) -> tuple[float, str, str]:
    """How near the clause is that speaks most of what is asked, the clause that decides, and all from there.

    Conditions decide nothing by themselves, the clause behind them does. Whether something is allowed is
    decided by a clause that forbids, if it speaks nearly as much of what is asked.
    """
    parts = clauses(text, Span(0, len(text)))
    if not parts:
        return 0.0, "", ""
    said = [part.text_of(text) for part in parts]
    near = closeness(said)
    best = max(range(len(parts)), key=lambda i: (near[i], -i))
    if permission:
        forbidding = [i for i in range(len(parts)) if forbids(said[i]) and near[i] >= _NEARLY * near[best]]
        best = max(forbidding, key=lambda i: near[i], default=best)
    last = _conclusion(said, best)
    return near[best], _with_exception(said, last), text[parts[best].start :]


def _conclusion(said: Sequence[str], best: int) -> int:
    """The clause that the one at `best` is a condition of, or else itself; rules end conditions with 的."""
    end = next((i for i in range(best, len(said)) if _ENDS_RULE.search(said[i])), len(said) - 1)
    conditions = [i for i in range(best, end) if _RULES_CONDITION.search(said[i])]
    last = conditions[-1] + 1 if conditions else best
    while last < end and _CONDITION.search(said[last]):
        last += 1
    return last


def _with_exception(said: Sequence[str], index: int) -> str:
    """A clause; an exception is put as what it makes of the rule before it: no of yes, and yes of no."""
    if not _EXCEPTS.search(said[index]):
        return said[index]
    before = "".join(said[max(0, index - _RULE_BEFORE) : index])
    return "可以" if denies(before) else "不可以"


def _denied(words: _Words) -> bool:
    """Whether words deny what is asked of all, of one level, as still so, as allowed or by oneself."""
    shares = [float(share) for share in _SHARE.findall(words.rest)]
    if _EVERY.search(words.whole) and shares and max(shares) < _ALL and not _WHOLE.search(words.rest):
        return True
    levels, named = set(_LEVEL.findall(words.whole)), set(_LEVEL.findall(words.said))
    if levels and named and not levels & named:
        return True
    if _STILL_ONLY.search(words.whole) and _CHANGED.search(words.rest):
        return True
    if not _ASKS_FOR_PERMISSION.search(words.whole) or denies(words.asked):
        return False
    alone = _OF_ONES_OWN_ACCORD.search(words.whole) and _NEEDS_OTHERS.search(words.sentence)
    return bool(alone or _PUNISHES.search(words.said))
