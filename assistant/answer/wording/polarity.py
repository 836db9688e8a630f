"""Yes or no, said only where the words of one clause decide it; pure."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from assistant.answer.wording.asking import bare_question
from assistant.answer.wording.contrary import ONLY, is_contrary
from assistant.answer.wording.lacking import leaves_open
from assistant.answer.wording.limits import within_limits
from assistant.answer.wording.modality import (
    TAG,
    Aim,
    act_of,
    aim_of,
    asks_for_free,
    asks_for_wrong,
    split_at_modal,
    strength,
    wants_free,
)
from assistant.answer.wording.negation import denies, forbids, without_shared
from assistant.answer.wording.ongoing import takes_away
from assistant.answer.wording.relating import asks_for_relation, related
from assistant.answer.wording.ruling import Closeness, Ruling, excepted_by_name, ruling_on
from index.folding import fold


class Polarity(StrEnum):
    """What a sentence says to a question, in the words that are shown."""

    YES = "是"
    NO = "否"
    OPEN = "文件没有直接说"


_SAYS = {True: Polarity.YES, False: Polarity.NO, None: Polarity.OPEN}
_TURNED = {Polarity.YES: Polarity.NO, Polarity.NO: Polarity.YES}
_CHOICE = re.compile(r"(.)[不没]\1|是否|有没有")
_MODIFIER = re.compile(r"(?:(?!(?<=[就还能也以])不)[^，,；;、])*?的(?=[^，,；;吗？?])")
_NEGATED_MODIFIER = re.compile(
    r"(?<=[^就还能也以])(?:禁止|不得|不能|不|没有?|未|无)[^，,；;、]{1,12}?的(?=[^，,；;吗？?])"
)
_WITHOUT = re.compile(r"[不没](?![能会可用要是同行])[^，,]{1,12}(?:(?<![不没])[能让]|可以|照样|照常)[^，,]")
"""Something done without something else: 不戴头盔能上路."""
_TURNS_DOWN = re.compile(r"否决|驳回|拒绝")
_SPARES = re.compile(r"无需|无须|不需要?|不必|不用")
_GIVES_UP = re.compile(r"就(?:都|可以)?(?:不|没|算了|完事|拉倒)")
_HOLDS_ON = re.compile(r"仍|依然|照样|照常|继续(?!教育)|追溯|不因|终身|不影响|不免除|不能免除|也应当|也要")
"""Said of what goes on where the question supposes that it ends: 人走了就不管了吗."""
_STOPS = re.compile(r"拒|停|终止|中止|取消|解除|撤销|不")
_REFUSES = re.compile(r"拒|不(?!同|止)|停|终止|解除|取消")
_MAY_STOP = re.compile(
    r"(?:有权|可以|可|准予|允许)(?:依法|暂时|直接|当场)?(?:拒|停|终止|中止|取消|解除|撤销|不)"
)
"""Leave to refuse or to stop: 司机有权拒载."""
_MUST = re.compile(r"应当|应该|必须|须(?!知)|凭")
_MAY = re.compile(r"有权|可以|准予")
_SUMS_UP = re.compile(r"^[这那]样?(?:做|干|子)?(?:可以|行|算|对|合[法规理]|允许|能).{0,3}$")
_GRANTS = re.compile(
    r"鼓励|支持|允许|可以|准许|给予|奖励|有奖|推行|推进|开展|实行|实施|建立|探索|试点|规划|已|成功|有权|享有|享受|应当|负责"
)
_ASKS_FOR_LEAVE = re.compile(r"能|可以|允许|准|会|有|打算|要|行|让|管|给")
_OF_ONES_OWN_ACCORD = re.compile(r"自己|自行|私自|擅自|随便|随意|单独|独自|直接|一个人|想.{1,6}就")
_NEEDS_OTHERS = re.compile(
    r"(?:经|报|征得)[^，。；]{0,20}(?:批准|同意|许可|审[批核查])|指导下|陪同下|监督下|(?:批准|同意|许可)后"
    r"|共同(?=到|去|办|申|提|签|向)|双方[^，。；]{0,8}(?:到场|同意)"
)
_ASKS_FOR_PERMISSION = re.compile(r"能|可以|可不可以|允许|准|行[吗不]|让|合[法规]")
_PUNISHES = re.compile(r"处[^，。；]{0,20}罚款|吊销|没收|责令|追究|处分|处罚|警告|严厉打击|回避")
_CLAIMS = re.compile(r"(?:可以|有权)(?P<claim>要求|解除|追)(?![^，,。；;]{0,30}(?:减少|免除))")
_BREACHES = re.compile(r"(?:未|擅自|逾期|违反|超出)[^。；]{1,40}的[，,]")
_UNPUNISHED = re.compile(
    r"(?:不(?:会|用|算|被|再|必)?|没有?(?:人)?|免)(?:罚|处罚|处理|处分|追究|违[法规反纪]|犯法|受罚)"
)
_SPARED = re.compile(r"(?:免[予于]|不予|免除)[^，,。；;]{0,4}处[罚分]|不承担[^，,。；;]{0,8}责任")
_ENTITLES = re.compile(
    r"鼓励|提倡|支持|优先|优惠|绿色通道|予以|给予|不受[^，,；;。]{1,40}(?:限制|约束)|应当(?:依法|及时|当场|立即|先行)?(?:准|受理|办|发|退|登记|支付|提供|保障|补|换|赔|返还|承担)"
)
"""Duties that give what is asked for: 应当予以登记 to 能登记吗."""
_VOID = re.compile(r"(?:主张|请求|要求)[^。；]*无效[^。；]*?(?P<not>不予|不)?(?:应予|予以)?支持")
_COUNTS = re.compile(r"[不没]?(?<![核预计结决打清换概])(?:算|属于|视为|适用).*")
"""Whether something counts is not denied by what the thing itself denies: 不开门算停业吗."""
_NEAR = 0.3
_ANY_ACT = 0.1
"""How much of what is done a clause must speak of to allow it, unless it speaks of the question otherwise."""
_NEAR_COUNTS = 0.4
"""What the whole question counts for in the weight of a verdict; the rest is what is done."""
_OUTRIGHT = 2
_TAKEN_AWAY = 0.5
"""What it adds to the weight of a no that words take away what is asked to go on, or limit it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text says to a question, and how surely it is this text that decides.

    Attributes:
        polarity: Yes, no or neither.
        weight: From 0 to 1: how outright a clause decides, and how much of what is asked it speaks of.
        limited: Whether a limit that the text sets decides.
    """

    polarity: Polarity
    weight: float
    limited: bool

    @property
    def turned(self) -> "Verdict":
        """The contrary, for a case that what is said does not hold for."""
        return replace(self, polarity=_TURNED.get(self.polarity, self.polarity))


@dataclass(frozen=True, slots=True)
class _Words:
    """What is asked and what is said, folded.

    Attributes:
        whole: The question's last clause.
        asked: The same without asking words and without what only modifies.
        aim: What is to be decided.
        text: All that is said.
        ruling: The clause of it that decides.
    """

    whole: str
    asked: str
    aim: Aim
    text: str
    ruling: Ruling


def verdict_of(
    question: str,
    text: str,
    closeness: Closeness,
    *,
    sure: bool,
    lead: str = "",
    act: Closeness | None = None,
) -> Verdict:
    """What a text says to a question that wants a yes or a no.

    The clause that speaks most of what is asked decides: it negates or not, and so does the question's
    last clause. What is asked of all is denied by a share below 100%, what is asked as still or only so by
    words of change, and what is asked of one level by another level; what costs by words that free of costs,
    leave by punishment, and doing something by oneself by the leave or guidance of others. Leave is given
    only by words that give it, within the limits that they set.

    Args:
        question: As asked.
        text: As displayed.
        closeness: Compares texts with the question.
        sure: Whether the text is known to be about what is asked, so that it affirms by not denying.
        lead: The sentence that introduces the list that the text is an item of, or an empty string.
        act: Compares texts with what the question says is done; with the whole question when None.
    """
    words = _words(question, fold(text), fold(lead), closeness, act or closeness)
    limited = _by_limits(words, closeness)
    polarity = limited or _by_relation(words) or _by_meaning(words) or _by_negation(words, sure=sure)
    if excepted_by_name(words.whole, words.text):
        polarity = _TURNED.get(polarity, polarity)
    ruling = words.ruling
    if polarity is Polarity.YES and _lacks_what_decides(words):
        polarity = Polarity.OPEN
    near = _NEAR_COUNTS * ruling.near + (1 - _NEAR_COUNTS) * ruling.done
    weight = near * strength(words.aim, ruling.said) / _OUTRIGHT
    if polarity is Polarity.NO and takes_away(words.whole, ruling.said):
        weight = min(1.0, weight + _TAKEN_AWAY)
    return Verdict(polarity, weight, limited is not None)


def _lacks_what_decides(words: _Words) -> bool:
    """Whether words that deny nothing do not say what would make it a yes."""
    if words.aim is Aim.LEAVE and _is_elsewhere(words.ruling):
        return True
    return leaves_open(words.whole, words.aim, words.ruling.sentence, words.text)


def _words(question: str, text: str, lead: str, closeness: Closeness, act: Closeness) -> _Words:
    bare = bare_question(fold(question))
    parts = re.split(r"[，,；;]", bare)
    whole = parts[-1]
    if len(parts) > 1 and _SUMS_UP.search(TAG.sub("", whole)):
        whole = f"{parts[-2]}{whole}"
    asked = _CHOICE.sub("", _without_modifiers(TAG.sub("", whole)))
    aim = aim_of(bare)
    refuses = aim is Aim.LEAVE and bool(_REFUSES.match(act_of(bare)))
    settles = partial(takes_away, bare)
    ruling = ruling_on(text, lead, aim, closeness, act, refuses=refuses, settles=settles)
    return _Words(whole, asked, aim, text, ruling)


def _without_modifiers(whole: str) -> str:
    """A clause without what only modifies; what is done may begin with a negation of its own: 能不办吗."""
    head, act = split_at_modal(whole)
    return _MODIFIER.sub("", head) + _NEGATED_MODIFIER.sub("", act)


def _is_elsewhere(ruling: Ruling) -> bool:
    """Whether the clause that would allow something hardly speaks of it."""
    return ruling.done < _ANY_ACT and ruling.near < _NEAR


def _by_limits(words: _Words, closeness: Closeness) -> Polarity | None:
    """Whether what is asked for stays within the limits that the words set; None when they set none."""
    if words.aim not in {Aim.LEAVE, Aim.COST} or denies(words.asked):
        return None
    within = within_limits(words.whole, words.ruling.sentence, closeness)
    return None if within is None else Polarity.YES if within else Polarity.NO


def _by_meaning(words: _Words) -> Polarity | None:
    """What the words decide without regard to negation; None when they leave it open."""
    said = words.ruling.said
    if _denied(words) or (_GIVES_UP.search(words.asked) and _HOLDS_ON.search(words.text)):
        return Polarity.NO
    if words.aim is Aim.VALID and (void := _VOID.search(words.text)):
        return Polarity.YES if void["not"] else Polarity.NO
    if _WITHOUT.search(words.asked):
        return _without(words)
    free = wants_free(words.asked) if asks_for_free(words.ruling.sentence) else None
    if free is not None:
        return _SAYS[free]
    return _when_punished(words) if forbids(said) or _PUNISHES.search(said) else None


def _by_relation(words: _Words) -> Polarity | None:
    """Whether words connect the two things of which it is asked if they have to do with each other."""
    if not asks_for_relation(words.whole):
        return None
    return _SAYS[related(words.ruling.sentence, words.text)]


def _when_punished(words: _Words) -> Polarity | None:
    """What it means to a question of wrongs that something is forbidden or punished."""
    if not asks_for_wrong(words.whole):
        return None
    if _SPARED.search(words.ruling.sentence):
        return Polarity.YES if _UNPUNISHED.search(words.whole) else Polarity.NO
    return Polarity.NO if _UNPUNISHED.search(words.whole) else Polarity.YES


def _without(words: _Words) -> Polarity | None:
    """Whether one thing may be done without the other: spared or granted, or forbidden or a duty."""
    if _SPARES.search(words.ruling.sentence):
        return Polarity.YES
    said = words.ruling.said
    if forbids(said) or _MUST.search(said) or _PUNISHES.search(said) or _TURNS_DOWN.search(said):
        return Polarity.NO
    return Polarity.YES if _MAY.search(said) else None


def _by_negation(words: _Words, *, sure: bool) -> Polarity:
    """Yes where what is said and what is asked both negate or both do not, no where only one does."""
    said = words.ruling.said
    asked, told = without_shared(words.asked, said, words.whole)
    counts = _COUNTS.search(asked) if words.aim is Aim.VALID else None
    denied, negated = denies(told), denies(counts[0] if counts else asked)
    if denied != negated:
        return Polarity.NO if denied or sure else Polarity.OPEN
    alone = ONLY.search(words.whole) and not denied and not ONLY.search(words.text)
    if alone or (words.aim is Aim.LEAVE and not _gives_leave(words, said, denied=denied)):
        return Polarity.OPEN
    granted = not denied and words.ruling.near >= _NEAR and _GRANTS.search(said)
    return Polarity.YES if sure or (granted and _ASKS_FOR_LEAVE.search(words.whole)) else Polarity.OPEN


def _gives_leave(words: _Words, said: str, *, denied: bool) -> bool:
    """Whether words may give the leave that is asked for: to omit something only what spares it does."""
    if denied:
        return bool(_SPARES.search(said) or (_MAY_STOP.search(said) and _STOPS.search(words.asked)))
    granted = strength(words.aim, said) == _OUTRIGHT or bool(_ENTITLES.search(said))
    return granted or (not forbids(words.text) and strength(words.aim, words.text) == _OUTRIGHT)


def _denied(words: _Words) -> bool:
    """Whether words deny what is asked outright, or as allowed, or as done by oneself."""
    ruling = words.ruling
    if is_contrary(words.whole, words.asked, ruling, words.text):
        return True
    if not denies(words.asked) and takes_away(words.whole, ruling.said):
        return True
    if not _ASKS_FOR_PERMISSION.search(words.whole) or denies(words.asked):
        return False
    alone = _OF_ONES_OWN_ACCORD.search(words.whole) and _NEEDS_OTHERS.search(ruling.sentence)
    return bool(alone or _PUNISHES.search(ruling.said) or _is_held_against(words))


def _is_held_against(words: _Words) -> bool:
    """Whether words give others a claim for what is done: 未经同意改建的，业主可以要求恢复原状."""
    claims = _CLAIMS.search(words.ruling.said)
    if claims is None or claims["claim"] in words.asked:
        return False
    return bool(_BREACHES.search(words.text))
