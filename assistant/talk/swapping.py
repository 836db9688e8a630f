"""An earlier question with one thing put in for another: a year, a place, a case, what is counted; pure."""

import re

import rjieba

from assistant.places import KIND, Gazetteer, place_exchanged, short_name, well_known_in
from assistant.talk.cues import is_relational
from assistant.understand import YEAR, years_asked
from corpus.figures import Quantity, figures_in

_YEAR = re.compile(YEAR)
_YEARS_OF = re.compile(rf"{YEAR}的?")
_ASIDE = re.compile(r"(?:那边|这边|方面|那里|的话|的(?:数字?|数据|数值|情况)?)$")
_ONLY_NAMES = re.compile(r"^(?:那么?|换成|要是|如果是)|[呢吗？?。，,]|怎么样|如何")
_AGAINST = re.compile(
    r"^(?:和|跟|与|同|比起?)(?P<other>[^，,？?]{2,8}?)(?:相?比(?:起来|较)?)[，, ]*(?P<rest>.*)$"
)
_COUNTS = re.compile(
    r"(?:一共|总共|共)?(?:多少|几)(?:[家个户件项座处名位所台套批种类辆只](?:个)?)(?P<thing>(?!月|小时|工作日|星期|钟头|百分点)[^，,。？?的是有]{2,12})(?=[，,。？?]|$)"
)
_MEASURED = re.compile(
    r"(?P<thing>[^，,。？?、 ]{2,24}?)(?:目前|现在|一共|总共|共)?"
    r"(?:(?:已经?|要|能|须|应|得|能够|需要)?(?:有|是|为|占|达到?|到|提高到?|降到|降低到|控制在|定在))*"
    r"(?:(?:多少|几)(?:[家个户件项座处名位所台套批种类辆只次条人亩吨岁元倍艘]|人次|[万亿]元|公里|立方米)?|多[大高长]|[目指]标)"
    r"[？?。 ]*$"
)
_NAMED_THING = re.compile(r"^[\w.“”]{2,12}$")
_PART = re.compile(r"^.*[的之](?=.{2})")
_MEASURES = ("率", "数", "量", "额", "值", "度", "积", "费", "价")
_NAMING_TAGS = ("n", "vn", "an", "j", "l", "eng", "i", "b", "x")
_SHORTEST = 2
_CLAUSE_MARKS = re.compile(r"[，,。；;：:\n]")
_ASKED_OF_A_DEED = re.compile(
    r"(?:会|要|该|应该|应当|最多|一般)*(?:被)?(?:怎么|如何|怎样)(?:处?罚|处理|办|追究|查处|定)|罚(?:款)?多少钱?|处(?:以)?多少罚款"
    r"|有什么后果|(?:会|将)(?:怎么样|怎样|如何)|(?:由|归|找)谁[^，,？?]{0,4}|谁来?(?:罚|管|查|批|负责)"
)
_RISEN = re.compile(
    rf"^(?:比|较){YEAR}(?:的?时候)?[会要能将]?(?:增长|增加|提高|提升|上升|多|高|涨|下降|减少|降低|少|低|降|减)(?:了|出)*"
    r"(?:多少|几|百分之几).*$"
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
        "最高 最低 最多 最少 最大 最小 最长 最短 至多 至少 上限 下限",
        "最早 最晚 最迟",
        "第一次 第二次 第三次",
        "公办 民办",
        "国内 国外 境内 境外",
        "上午 下午",
        "本科 专科",
        "甲级 乙级 丙级",
        "一级 二级 三级 四级",
        "大型 中型 小型",
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
    named = _named_in(question)
    year, places = _YEAR.search(named), gazetteer.places_in(named)
    if year and year[0] == named:
        return _YEAR.sub(named, before, count=1) if _YEAR.search(before) else f"{named}{before}"
    if contrary := _contrary_in(before, named):
        return before.replace(contrary, named)
    old = gazetteer.places_in(before)
    if len(places) == 1 and len(named) <= len(places[0]) + 2 and old:
        return place_exchanged(before, old[-1], named)
    # By itself only, since some of these words mean something else as well.
    if short_name(named) in well_known_in(named) and old:
        return place_exchanged(before, old[-1], named)
    return ""


def told_of_another_year(question: str, answer: str, place: str) -> str:
    """What an answer told of one year, asked of another in the answer's words; empty when it told no figure.

    >>> told_of_another_year("2022年的数", "到2020年，青川的用水总量达到30万吨。", "青川")
    '青川2022年用水总量达到多少？'
    """
    year = _YEAR.fullmatch(_named_in(question))
    told = next((each for each in figures_in(answer) if each.kind is not Quantity.TIME), None)
    if year is None or told is None:
        return ""
    *_, thing = _CLAUSE_MARKS.split(_YEARS_OF.sub("", answer[: told.span.start]))
    thing = (thing.replace(place, "") if place else thing).lstrip("到在的 ").rstrip("的 ")
    return f"{place}{year[0]}{thing}多少？" if len(thing) > _SHORTEST else ""


def set_against(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question of two places, when the new one holds another against its own: 和湖州比哪个多."""
    found, old = _AGAINST.match(question), gazetteer.places_in(before)
    if not found or not old or not gazetteer.places_in(found["other"]):
        return ""
    whole = re.search(rf"{re.escape(old[-1])}{KIND}", before)
    both = before.replace(whole[0], f"{whole[0]}和{found['other']}", 1) if whole else before
    return f"{both.rstrip('？?。 ')}，{found['rest'] or '各是多少'}"


def risen(question: str, before: str) -> str:
    """The earlier question of how much, made one of by how much more that is: 比2020年高多少."""
    found, measured = _RISEN.match(question), _MEASURED.search(before)
    if not found or not measured or not _YEAR.search(_YEAR.sub("", question, count=1) + before):
        return ""
    return f"{before[: measured.end('thing')]}{found[0]}"


def counted_instead(question: str, before: str) -> tuple[str, str]:
    """Another thing to count, and what is left of the earlier question without the thing that it counted.

    >>> counted_instead("那家庭农场呢？", "青川发展了多少家龙头企业？")
    ('家庭农场有多少？', '青川发展了')
    """
    named, counts = _named_in(question), _COUNTS.search(before)
    if not counts or not _A_THING.match(named):
        return "", ""
    return f"{named}有多少？", before.replace(counts[0], "").strip("，,。？?有 ")


def measured_instead(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question of how much something is, asked of another thing; empty when it was none.

    The years, the place and whatever else stands before the thing remain: 「青川2020年的造林面积是多少」 and
    「道路里程呢」 make 「青川2020年的道路里程是多少」.
    """
    named, found = _named_in(question), _MEASURED.search(before)
    is_of_something = _without_asking(question).endswith("的")
    if not found or is_of_something or not _is_a_thing(named) or gazetteer.places_in(named):
        return ""
    begin = found.start("thing") + _end_of_setting(found["thing"], gazetteer)
    thing = before[begin : found.end("thing")]
    if len(thing) < _SHORTEST or is_relational(thing) or not _ends_as_a_name(thing):
        return ""
    return before[:begin] + named + before[found.end("thing") :]


def _is_a_thing(named: str) -> bool:
    """Whether words may name what is measured: no year, and no part or party that it is measured of."""
    contrasted = any(named.endswith(word) for row in _CONTRASTS for word in row)
    tags = [tag for _, tag in rjieba.tag(named.removesuffix("率"))]
    names = all(tag.startswith((*_NAMING_TAGS, "a", "m")) for tag in tags)
    return names and bool(_NAMED_THING.match(named)) and not contrasted and not _YEAR.search(named)


def _end_of_setting(thing: str, gazetteer: Gazetteer) -> int:
    """Where the years, the places and the words up to the last 的 before a thing end."""
    ends = [match.end() for match in _YEARS_OF.finditer(thing)]
    for place in gazetteer.places_in(thing):
        ends += [match.end() for match in re.finditer(rf"{re.escape(place)}{KIND}的?", thing)]
    if part := _PART.search(thing):
        ends.append(part.end())
    return max(ends, default=0)


def _ends_as_a_name(thing: str) -> bool:
    if thing.endswith(_MEASURES):
        return True
    *_, (_, tag) = rjieba.tag(thing)
    return tag.startswith(_NAMING_TAGS)


def asked_of_another(question: str, before: str) -> str:
    """What is named instead with what the earlier question asks of a deed; empty when it asks no such thing.

    >>> asked_of_another("绕路呢", "司机拒载怎么罚？")
    '绕路怎么罚'
    """
    named = _named_in(question)
    *_, asked = ("", *(found[0] for found in _ASKED_OF_A_DEED.finditer(before)))
    return f"{named}{asked}" if asked and before.rstrip("？?。 ").endswith(asked) else ""


def without_replaced(question: str, before: str, gazetteer: Gazetteer) -> str:
    """The earlier question less what the new one states anew: its years, its places."""
    if years_asked(question):
        before = _YEARS_OF.sub("", before)
    if gazetteer.places_in(question):
        for place in gazetteer.places_in(before):
            before = re.sub(rf"{re.escape(place)}{KIND}的?", "", before)
    return before


def _named_in(question: str) -> str:
    """What a question that only names something names: 农村 in 「那农村那边呢？」."""
    return _ASIDE.sub("", _without_asking(question))


def _without_asking(question: str) -> str:
    return _ONLY_NAMES.sub("", question).strip()


def without_places(words: str, gazetteer: Gazetteer) -> str:
    """Words less the places that they name."""
    for place in gazetteer.places_in(words):
        words = place_exchanged(words, place, "")
    return words


def _contrary_in(before: str, word: str) -> str:
    """What stands in an earlier question and a word is named instead of; empty unless there is just one."""
    pairs = ((row, named) for row in _CONTRASTS for named in row if word.endswith(named))
    row, named = max(pairs, key=lambda pair: len(pair[1]), default=((), ""))
    lead = word.removesuffix(named)
    said = [lead + other for other in row if lead + other in before]
    longest = [one for one in said if not any(one != other and one in other for other in said)]
    return longest[0] if len(longest) == 1 and longest[0] != word else ""
