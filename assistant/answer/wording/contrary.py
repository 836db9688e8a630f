"""What a text denies without a word of negation: other numbers, levels and words than are asked for; pure."""

import re

from assistant.answer.wording.negation import denies
from assistant.answer.wording.ruling import Ruling

ONLY = re.compile(r"只(?!要)|仅|限于|专[项门]?[供用]|光(?=[有是看算])|唯一")
"""Asks or says that nothing and nobody else is meant."""
ALL = r"(?<![莲成首丰于宁望武曾宜昌新花古故京江])都(?![市城江昌安匀兰会])"
"""The word for all, which also stands in names of places."""
_EVERY = re.compile(rf"个个|全部|统统|所有|完全|{ALL}|每[个家一]|唯一")
_WHOLE = re.compile(rf"100[%％]|全部|全覆盖|全面|全域|一律|统一|全都|{ALL}|所有|清零|唯一|各")
_ASKS_ALL = re.compile(rf"(?:{ALL}|全部?)[^，,]{{0,3}}[不要得须能必]|一律|所有|任何|统统|个个")
_EXCEPTED = re.compile(r"[^，,。；;]{2,}除外")
_FOR_GOOD = re.compile(
    r"(?:永远|永久|彻底|再也|从此)[^，,]{0,6}(?:作废|失效|无效|没[了有]|取消|不能|办不|补不|不予)"
)
_RESTORED = re.compile(r"恢复|可以重新|应当补|补领|补发|再次申请")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_ALL = 100
_STILL_ONLY = re.compile(
    r"还是只|只有[^，,]{1,12}才|(?:现在)?(?:还|仍|依然)(?!要|得|可|能|是|用|需|必|应|须)|只(?!要|有)|仅"
)
_CHANGED = re.compile(r"一律|统一|改为|改成|变为|变成|调整为|取消|不再|原先|原来|均|同等|都可")
_ADDED = re.compile(
    r"(?:又|还|另|再|并)[^，,。；;]{0,8}?(?:增加|增设|新增|加上|纳入|包括|包含|有)|增加[了至为]|新增|扩大[到至]|拓展[到至]|除[^，,。；;]{1,30}外|此外"
)
"""Says that there is more than what is named before."""
_LEVEL = re.compile(r"国家级|世界级|省级|市级|县级|区级|乡镇级")
_LIMITED = re.compile(r"限(?!期|额)|约束")
_UNLIMITED = re.compile(r"不受[^，,；;。]{1,30}(?:限制|约束)|不限")
_ROWS: tuple[tuple[str, str], ...] = (
    (
        r"上升|上涨|升高|涨(?!价补)|增加|增长|提高了|变[大多高好]|越来越[大多高]|扩大了|拉大|多了",
        r"下降|降低|降[到至为]|减少|减[到至为]|缩小|收窄|回落|压减|削减",
    ),
    (
        r"下降|降低|降了|减少|变[小少低]|越来越[小少低]|缩小|缩水|少了|跌",
        r"(?<!减少了)(?:上升|上涨|升高|增加|增长|升[到至为]|增[到至为])|扩大[了到至为]",
    ),
    (
        r"一口价|定死|固定不变|死规定|一刀切|说了算",
        r"协商|商定|议定|约定|可以?调整|浮动|分类|区别|因地制宜|弹性|分档|分级",
    ),
    (
        r"矮一[头截等]|低人一等|吃亏|区别对待|不一样|两样|分开算|另算|歧视|差别",
        r"同[等价权]|相同|一致|平等|一视同仁|同样|统一|并轨|同价",
    ),
    (r"(?<!不)一样|相同|一个标准|没区别|不分", r"不同|分别|区别|分类|分级|分档|差异化|个性"),
    (r"自愿|随便|看着办|可做可不做|可有可无", r"强制|必须|应当(?!自愿)|一律|不得不"),
    (r"强制|硬性|强迫|非得|硬要", r"自愿|自主|可以选择|自行决定|不得强[制迫]|鼓励|倡导|提倡"),
    (r"自愿|自己愿意|随自己", r"强制性"),
    (r"免费|无偿|白[给拿用送]", r"有偿|收费|付费|缴费|缴纳"),
    (r"保密|不公开|藏着", r"(?<!不)(?<!不予)公开|公示|公布|公告"),
    (r"永久|永远|长期|一辈子|终身|一直有效", r"有效期|期满|临时|届满|到期"),
    (r"一次性|一次付清|一次给", r"分期|分次|分批|按[年月季]|逐[年月]"),
    (
        r"已经?[^，,]{0,10}(?:定下|定了|开工|开挖|动工|建[成好]|完工|通车|投用|启用|成立|实现)|(?:定下来|开工|开挖|动工|建[成好]|完工|通车|投用)了",
        r"谋划|筹划|拟建|计划|规划建设|争取|力争|筹建|筹备|研究|探索|前期",
    ),
    (r"一个[组类档]|放在?一[起个块]|混在?一起", r"[两三四五六七八九十][组类档]|分组|分档|分别"),
    (r"推迟|延后|拖后", r"提前|提早"),
    (r"提前|提早", r"推迟|延后|延期|延长"),
)
"""What is asked, and what denies it; a text that has words of both sides is left alone."""
_PLANNED = re.compile(r"谋划|筹划|拟建|计划|规划建设|争取|力争|推进|加快|筹建|研究|探索")
_BEGUN = re.compile(
    r"已经?[^，,。；;]{0,4}(?:申报|申请|报批|报送|立项|启动|开工|动工|着手|部署|签约|列入|纳入)[^，,。；;]{0,6}"
)
"""What is done is only the beginning: 已申报创建."""
_FINISHED = re.compile(r"(?:[完好成]|到位|结束|为|是|成为)[^，,]{0,16}了")
_GOING_ON = re.compile(r"进展|正在|推进|陆续|逐步|阶段性|有序")
_DONE = re.compile(r"已|完成|建成|实现了|达到了?|取得|累计|完工|竣工|[改建搬迁通开关]了")
_PAIRS = tuple((re.compile(asked), re.compile(said)) for asked, said in _ROWS)


def is_contrary(whole: str, asked: str, ruling: Ruling, text: str) -> bool:
    """Whether a text denies what is asked of all, of one level, as still or only so, or by opposites.

    Args:
        whole: The question's last clause, folded.
        asked: The same without asking words and without what only modifies.
        ruling: The clause that decides.
        text: All that is said, folded.
    """
    if (
        _is_not_all(whole, ruling.rest)
        or _excepts_some(whole, ruling.rest)
        or _is_other_level(whole, ruling.said)
    ):
        return True
    if _FOR_GOOD.search(whole) and _RESTORED.search(text):
        return True
    if _STILL_ONLY.search(whole) and _CHANGED.search(text):
        return True
    if ONLY.search(whole) and _ADDED.search(ruling.rest):
        return True
    if _LIMITED.search(asked) and _UNLIMITED.search(ruling.said):
        return True
    return not denies(asked) and not denies(ruling.said) and excludes(asked, ruling.sentence)


def is_only_planned(said: str, question: str = "") -> bool:
    """Whether a folded statement tells of plans and of work going on, and of nothing that is done.

    Asked if something is finished, what is only begun is planned, and of all what goes on for some.
    """
    if _FINISHED.search(question):
        begun = _BEGUN.search(said)
        if begun and not _DONE.search(_BEGUN.sub("", said)):
            return True
        if _GOING_ON.search(said) and _EVERY.search(question):
            return True
    return bool(_PLANNED.search(said)) and not _DONE.search(said)


def _is_not_all(whole: str, rest: str) -> bool:
    """Whether a share below 100% is said where all are asked of."""
    shares = [float(share) for share in _SHARE.findall(rest)]
    return bool(_EVERY.search(whole) and shares) and max(shares) < _ALL and not _WHOLE.search(rest)


def _excepts_some(whole: str, rest: str) -> bool:
    """Whether somebody is excepted from what is asked of all."""
    return bool(_ASKS_ALL.search(whole) and _EXCEPTED.search(re.split("[。；;]", rest)[0]))


def _is_other_level(whole: str, said: str) -> bool:
    levels, named = set(_LEVEL.findall(whole)), set(_LEVEL.findall(said))
    return bool(levels and named) and not levels & named


def excludes(asked: str, said: str) -> bool:
    """Whether a folded clause says the opposite of what a folded question asks."""
    return any(
        bool(one.search(asked))
        and bool(other.search(said))
        and not one.search(said)
        and not other.search(asked)
        for one, other in _PAIRS
    )
