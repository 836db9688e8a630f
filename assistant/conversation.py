"""Follow-ups: which earlier question a new one leans on; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import Gazetteer, short_name, well_known_in
from assistant.types import Turn
from corpus.periods import years_in

_LEANS = re.compile(
    r"^(?:那么?|这|其中|还有|另外|再|里头|里面|要是|换成|以及|同样|后来|接着|然后)|呢[？?。]?$"
)
_POINTS_BACK = re.compile(r"它|他们|她们|该(?:县|市|区|镇|文件|通知|方案|办法|项)|上述|前者|后者")
_CORRECTION = re.compile(r"^(?:不是|不对|我(?:是)?(?:问|指|说)的是|我要的是)[，,]?\s*")
_YEAR = re.compile(r"(?:(?:19|20)\d{2}|(?<!\d)\d{2})\s*年(?:底|初|末)?")
_ONLY_A_CHANGE = 12
_ASIDE = re.compile(r"(?:那边|这边|方面|那里|的话|的)$")
_CONTRASTS = tuple(
    row.split()
    for row in (
        "城区 城镇 城市 城里 农村 乡村 乡下 村里",
        "国家级 省级 市级 县级 区级 乡级 镇级 村级",
        "一季度 二季度 三季度 四季度",
        "上半年 下半年",
        "白天 夜间 夜里 晚上",
        "工作日 周末 节假日",
        "成年人 未成年人",
        "男性 女性",
        "男职工 女职工",
        "新建 改建 扩建",
        "首次 再次",
        "一审 二审",
        "轻伤 重伤",
    )
)
"""What is named instead of one another: after a question about 城区 「农村呢」 asks the same about 农村."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question together with the earlier one that completes it.

    Attributes:
        question: The new words, with years and places of the earlier question put in where they were swapped.
        context: The earlier, standalone question; empty when the new one stands alone.
    """

    question: str
    context: str = ""


def resolve(question: str, turns: Sequence[Turn], gazetteer: Gazetteer) -> Resolved:
    """Complete a follow-up from the user's earlier questions, oldest first; line breaks become blanks."""
    resolved = Resolved("")
    for asked in [turn.content for turn in turns if turn.role == "user"] + [question]:
        before = f"{resolved.context} {resolved.question}".strip()
        resolved = _lean(" ".join(asked.split()), before, gazetteer)
    return resolved


def _lean(question: str, before: str, gazetteer: Gazetteer) -> Resolved:
    corrected = _CORRECTION.sub("", question)
    if not before or not (corrected != question or _leans(question, gazetteer)):
        return Resolved(question)
    swapped = _swap(corrected, before, gazetteer)
    return (
        Resolved(swapped) if swapped else Resolved(corrected, _without_replaced(corrected, before, gazetteer))
    )


def _leans(question: str, gazetteer: Gazetteer) -> bool:
    if _LEANS.search(question):
        return True
    named = bool(gazetteer.places_in(question) or well_known_in(question))
    return not named and bool(_POINTS_BACK.search(question) or _is_fragment(question))


def _is_fragment(question: str) -> bool:
    """Whether the words are too few to ask anything by themselves."""
    return len(question.strip("？?。 ")) <= _ONLY_A_CHANGE


def _swap(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question with only its year, place or case exchanged, when the new one has nothing else."""
    bare = re.sub(r"^(?:那么?|换成|要是)|[呢吗？?。，,]|怎么样|如何", "", question).strip()
    year, places = _YEAR.search(bare), gazetteer.places_in(bare)
    if year and year[0] == bare and _YEAR.search(before):
        return _YEAR.sub(year[0], before, count=1)
    if contrary := _contrary_in(before, _ASIDE.sub("", bare)):
        return before.replace(contrary, _ASIDE.sub("", bare))
    old = gazetteer.places_in(before)
    if len(places) == 1 and len(bare) <= len(places[0]) + 2 and old:
        return before.replace(old[-1], places[0])
    # By itself only, since some of these words mean something else as well.
    if short_name(bare) in well_known_in(bare) and old:
        return before.replace(old[-1], bare)
    return ""


def _contrary_in(before: str, word: str) -> str:
    """What stands in an earlier question and a word is named instead of; empty unless there is just one."""
    row = next((row for row in _CONTRASTS if word in row), [])
    said = [other for other in row if other in before]
    longest = [one for one in said if not any(one != other and one in other for other in said)]
    return longest[0] if len(longest) == 1 and longest[0] != word else ""


def _without_replaced(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question less what the new one states anew: its years, its places."""
    if years_in(question, short_years=True):
        before = _YEAR.sub("", before)
    if gazetteer.places_in(question):
        for place in gazetteer.places_in(before):
            before = before.replace(place, "")
    return before
