"""The clause of a text that rules on what is asked; pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.wording.modality import Aim, asks_for_costs, asks_for_free, decides, strength
from assistant.answer.wording.negation import denies, forbids
from corpus.sentences import clauses
from corpus.types import Span

Closeness = Callable[[Sequence[str]], list[float]]
"""How much of a question each folded text speaks of, from 0 to 1."""

_CONDITION = re.compile(r"(?:(?<!目)的|时|后|期间|如果.*|凡.*)[，,]?$")
_RULES_CONDITION = re.compile(r"(?<!目)的[，,]$")
_IS_CONDITION = re.compile(r"的[；;。]?$")
_ENDS_RULE = re.compile(r"[；;。]$")
_EXCEPTS = re.compile(r"除外[，,；;。:：]*$")
_EXCEPTED = re.compile(
    r"\((?P<inside>[^()]{2,20})除外\)|除(?P<beside>[^，,。；;]{2,20}?)(?:以外|之外|外)(?![，,]?(?:还|也|并|另|又|同时))"
)
_RULE_BEFORE = 3
"""Clauses before an exception in which the rule stands."""
_GRANTS_FIRST = re.compile(r"(?:(?![不未无没禁])[^，,；;。])*?(?:可以|应当|有权|准予|必须)")
_DESCRIBES = re.compile(
    r"(?:其[他它])?(?:禁止|不得|不能|未经?|不|无(?!偿|需|须|条件))[^，,；;。、]{1,30}的(?=[^，,；;。])"
)
_ONLY_NAMES = 20
"""Characters of a clause that may only name what the next one tells the costs of: 首次申领的，免收工本费."""
_ON_REFUSING = re.compile(r"(?:不得|有权|可以?|不能|不准)[^，,。；;]{0,10}(?:拒|推诿|不|停|终止|解除|取消)")
_NAMES_MORE = 0.1
"""How much more of a question an exception must speak of than its rule to decide."""
_PUNISHES = re.compile(r"罚|处分|责令|警告|承担[^，,。；;]{0,12}责任|追究")
_OMITS = re.compile(r"未(?!成年|来)|没有|[不拒](?!得|当|正)")
_SPEAKS_OF_IT = 0.35
"""How near a clause must be that takes away what is asked about, or limits it, beside the nearest one."""
_NEARLY = 0.6
"""A clause that forbids decides whether something is allowed when it is at least so near as the nearest."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a text says of what is asked.

    Attributes:
        said: The clause that decides, with the words that lead into it.
        rest: The text from the clause that speaks most of what is asked.
        near: How much of the question that clause speaks of.
        done: How much of what is done it, or the one that decides, speaks of.
    """

    said: str
    rest: str
    near: float
    done: float

    @property
    def sentence(self) -> str:
        """What decides, and what follows up to the end of the sentence."""
        return self.said + re.split("[。；;]", self.rest)[0]


def ruling_on(
    text: str,
    lead: str,
    aim: Aim,
    closeness: Closeness,
    act: Closeness,
    *,
    refuses: bool = False,
    settles: Callable[[str], bool] | None = None,
) -> Ruling:
    """The clause that decides, found by the one that speaks most of what is asked.

    Conditions decide nothing by themselves, the clause behind them does. Whether something is allowed is
    decided by a clause that forbids, if it speaks nearly as much of what is asked.

    Args:
        text: Folded.
        lead: The folded sentence that introduces the list that the text is an item of, or an empty string.
        aim: What is to be decided.
        closeness: Compares texts with the question.
        act: Compares texts with what the question says is done.
        refuses: Whether the question asks if something may be refused or left out.
        settles: Tells clauses that decide wherever they speak of what is asked at all.
    """
    parts = clauses(text, Span(0, len(text)))
    if not parts:
        return Ruling("", "", 0.0, 0.0)
    said = [part.text_of(text) for part in parts]
    near, done = closeness(said), act(said)
    value = [whole + own for whole, own in zip(near, done, strict=True)]
    best = _nearest(said, value, aim)
    if settles:
        ends = [i for i in range(len(said)) if settles(said[i]) and value[i] >= _SPEAKS_OF_IT * value[best]]
        best = max(ends, key=lambda i: value[i], default=best)
    if refuses:
        best = next((i for i in range(best, len(said)) if _ON_REFUSING.search(said[i])), best)
    last = _exception_meant(said, best, near, closeness) or _conclusion(said, best, done, aim)
    return Ruling(
        said=_said_of_item(lead, said[last], text, aim) if lead else _main(_with_exception(said, last)),
        rest=text[parts[best].start :],
        near=near[best],
        done=max(done[best], done[last]),
    )


def _nearest(said: Sequence[str], value: Sequence[float], aim: Aim) -> int:
    """The clause that speaks most of what is asked, among those that can decide where that matters."""
    best = max(range(len(said)), key=lambda i: (value[i], -i))
    if aim is Aim.VALID:
        return next((i for i in range(best, len(said)) if decides(aim, said[i])), best)
    if aim is not Aim.LEAVE:
        return best
    forbidding = [
        i
        for i in range(len(said))
        if forbids(said[i]) and value[i] >= _NEARLY * value[best] and not _only_limits(said, i, value)
    ]
    return max(forbidding, key=lambda i: value[i], default=best)


def _only_limits(said: Sequence[str], index: int, value: Sequence[float]) -> bool:
    """Whether a clause only excepts somebody from a leave that speaks of what is asked just as much."""
    if not said[index].startswith("但"):
        return False
    first = next((i for i in range(index) if strength(Aim.LEAVE, said[i]) > 1), index)
    return max(value[first:index], default=0.0) >= value[index]


def _conclusion(said: Sequence[str], best: int, done: Sequence[float], aim: Aim) -> int:
    """The clause that the one at `best` is a condition of, or else itself; rules end conditions with 的.

    Of several clauses behind a condition the one that decides most outright and speaks most of what is done.
    """
    end = next((i for i in range(best, len(said)) if _ENDS_RULE.search(said[i])), len(said) - 1)
    if aim is Aim.COST and len(said[best]) <= _ONLY_NAMES and not decides(aim, said[best]):
        costs = next((i for i in range(best, end + 1) if _tells_costs(said[i])), None)
        if costs is not None:
            return costs
    conditions = [i for i in range(best, end) if _RULES_CONDITION.search(said[i])]
    last = conditions[-1] + 1 if conditions else best
    while last < end and _CONDITION.search(said[last]):
        last += 1
    if last == best:
        return last
    return max(range(last, end + 1), key=lambda i: (strength(aim, said[i]), done[i], -i))


def excepted_by_name(question: str, text: str) -> bool:
    """Whether a folded text excepts by name what a folded question asks about: 船只(木筏除外)."""
    names = (found["inside"] or found["beside"] for found in _EXCEPTED.finditer(text))
    return any(name in question for each in names for name in re.split("[、和及与]", each) if len(name) > 1)


def _exception_meant(
    said: Sequence[str], best: int, near: Sequence[float], closeness: Closeness
) -> int | None:
    """The exception to the rule at `best`, where it names what is asked and the rule does not."""
    end = next((i for i in range(best, len(said)) if _ENDS_RULE.search(said[i])), len(said) - 1)
    excepts = next((i for i in range(best + 1, end + 1) if _EXCEPTS.search(said[i])), None)
    if excepts is None:
        return None
    rule = "".join(said[best:excepts])
    own, both = closeness([rule, rule + said[excepts]])
    return excepts if both - max(own, near[best]) >= _NAMES_MORE else None


def _tells_costs(clause: str) -> bool:
    """Whether a clause says that something costs or is free; its subject may stand in the one before."""
    return asks_for_free(clause) or asks_for_costs(clause)


def _with_exception(said: Sequence[str], index: int) -> str:
    """A clause; an exception is put as what it makes of the rule before it: no of yes, and yes of no."""
    if not _EXCEPTS.search(said[index]):
        return said[index]
    return _contrary("".join(said[max(0, index - _RULE_BEFORE) : index]))


def _said_of_item(lead: str, clause: str, item: str, aim: Aim) -> str:
    """What a lead says of an item; an exception says of it the contrary of the rule before it.

    Whether something is a duty is told by what is punished: to omit it, or to do it.

    An item that only tells when something holds says nothing by itself: （二）因大雾停航的。
    """
    if aim is Aim.DUTY and _PUNISHES.search(lead):
        return "应当" if _OMITS.search(item) else "不得"
    excepts = _EXCEPTS.search(lead)
    ruled = (
        _contrary("".join(re.split(r"(?<=[，,；;。])", lead)[-_RULE_BEFORE - 1 : -1])) if excepts else lead
    )
    return ruled if _IS_CONDITION.search(clause) else f"{ruled}{_main(clause)}"


def _contrary(rule: str) -> str:
    return "可以" if denies(rule) else "不可以"


def _main(clause: str) -> str:
    """A clause that grants or demands something, without what only describes a thing in it."""
    granted = _GRANTS_FIRST.match(clause)
    return clause[: granted.end()] + _DESCRIBES.sub("", clause[granted.end() :]) if granted else clause
