"""Whether one thing has to do with another: 挂不挂钩, 有没有关系; pure."""

import re

_ASKS = re.compile(
    r"有没有(?:关系|关联|联系|影响|挂钩)|挂不挂钩|(?:有关系?|有关联|有联系|有影响|相关|挂钩)(?:的)?(?:[吗么]|[？?]?$)"
)
_ABOUT = re.compile(r"^\s*(?:[跟和与同对]|会?影响)")
_RELATES = re.compile(
    r"挂钩|一票否决|关联|联系|联动|相衔接|匹配|影响|[与和同跟][^，,。；;]{1,24}(?:有关|相关)|作为[^，,。；;]{0,40}(?:依据|指标|条件|内容|参考|之一)|取决于|纳入|计入|列入|决定"
    r"|(?:根据|依据|按照?)[^，,。；;]{1,24}(?:确定|核定|调整|发放|兑现|奖|罚|安排|计算)|按[日月年天次]"
)

_UNRELATED = re.compile(
    r"(?:不(?:再|得|予|能)?|未|没有)(?:[与和同跟][^，,。；;]{1,20})?[^，,。；;]{0,4}(?:挂钩|关联|联系|影响|作为|纳入|计入|列入|受)|脱钩|无关|不受[^，,。；;]{1,20}影响"
)


def asks_for_relation(question: str) -> bool:
    """Whether a folded question asks if one thing has to do with another."""
    return bool(_ASKS.search(question))


def completes_relation(clause: str) -> bool:
    """Whether a clause asks if what was named before it has to do with another thing: 跟奖金有没有关系."""
    return bool(_ABOUT.search(clause)) and asks_for_relation(clause)


def related(sentence: str, text: str) -> bool | None:
    """Whether two things have to do with each other; None where nothing tells.

    Args:
        sentence: The folded sentence that decides.
        text: All that is said, folded.
    """
    if _UNRELATED.search(sentence):
        return False
    return True if _RELATES.search(text) else None
