"""An earlier question with one thing put in for another: a year, a place, a case, what is counted; pure."""

import re

from assistant.places import Gazetteer, short_name, well_known_in
from assistant.understand import YEAR, years_asked

_YEAR = re.compile(YEAR)
_YEARS_OF = re.compile(rf"{YEAR}的?")
_ASIDE = re.compile(r"(?:那边|这边|方面|那里|的话|的)$")
_ONLY_NAMES = re.compile(r"^(?:那么?|换成|要是|如果是)|[呢吗？?。，,]|怎么样|如何")
_SUFFIX = "(?:省|市|县|区|州|镇|乡|村|街道)?"
_AGAINST = re.compile(
    r"^(?:和|跟|与|同|比起?)(?P<other>[^，,？?]{2,8}?)(?:相?比(?:起来|较)?)[，, ]*(?P<rest>.*)$"
)
_COUNTS = re.compile(
    r"(?:一共|总共|共)?(?:多少|几)(?:[家个户件项座处名位所台套批种类辆只](?:个)?)(?P<thing>[^，,。？?的是有]{2,12})(?=[，,。？?]|$)"
)
_A_THING = re.compile(r"^[\u4e00-\u9fff“”]{3,12}$")
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
        "个人 单位 企业",
        "博士 硕士 学士",
    )
)
"""What is named instead of one another: after a question about 城区 「农村呢」 asks the same about 农村."""


def swapped(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question with only its year, place or case exchanged, when the new one has nothing else.

    Args:
        question: The new words.
        before: The question before, whole.
        gazetteer: Knows the places of the library.
    """
    bare = _ONLY_NAMES.sub("", question).strip()
    year, places = _YEAR.search(bare), gazetteer.places_in(bare)
    if year and year[0] == bare and _YEAR.search(before):
        return _YEAR.sub(year[0], before, count=1)
    named = _ASIDE.sub("", bare)
    if contrary := _contrary_in(before, named):
        return before.replace(contrary, named)
    old = gazetteer.places_in(before)
    if len(places) == 1 and len(named) <= len(places[0]) + 2 and old:
        return _in_place_of(old[-1], named, before)
    # By itself only, since some of these words mean something else as well.
    if short_name(named) in well_known_in(named) and old:
        return _in_place_of(old[-1], named, before)
    return ""


def set_against(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question of two places, when the new one holds another against its own: 和湖州比哪个多."""
    found, old = _AGAINST.match(question), gazetteer.places_in(before)
    if not found or not old or not gazetteer.places_in(found["other"]):
        return ""
    whole = re.search(rf"{re.escape(old[-1])}{_SUFFIX}", before)
    both = before.replace(whole[0], f"{whole[0]}和{found['other']}", 1) if whole else before
    return f"{both.rstrip('？?。 ')}，{found['rest'] or '各是多少'}"


def counted_instead(question: str, before: str) -> tuple[str, str]:
    """Another thing to count, and what is left of the earlier question without the thing that it counted.

    >>> counted_instead("那家庭农场呢？", "青川发展了多少家龙头企业？")
    ('家庭农场有多少？', '青川发展了')
    """
    named, counts = _ASIDE.sub("", _ONLY_NAMES.sub("", question).strip()), _COUNTS.search(before)
    if not counts or not _A_THING.match(named):
        return "", ""
    return f"{named}有多少？", before.replace(counts[0], "").strip("，,。？?有 ")


def without_replaced(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question less what the new one states anew: its years, its places."""
    if years_asked(question):
        before = _YEARS_OF.sub("", before)
    if gazetteer.places_in(question):
        for place in gazetteer.places_in(before):
            before = re.sub(rf"{re.escape(place)}{_SUFFIX}的?", "", before)
    return before


def _in_place_of(old: str, new: str, before: str) -> str:
    """A place in place of another; the old one's suffix goes, since the new one may be of another kind."""
    return re.sub(rf"{re.escape(old)}{_SUFFIX}", new, before)


def _contrary_in(before: str, word: str) -> str:
    """What stands in an earlier question and a word is named instead of; empty unless there is just one."""
    pairs = ((row, named) for row in _CONTRASTS for named in row if word.endswith(named))
    row, named = max(pairs, key=lambda pair: len(pair[1]), default=((), ""))
    lead = word.removesuffix(named)
    said = [lead + other for other in row if lead + other in before]
    longest = [one for one in said if not any(one != other and one in other for other in said)]
    return longest[0] if len(longest) == 1 and longest[0] != word else ""
