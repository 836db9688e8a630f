"""How something is to be dealt with: measures, told by verbs at the head of a clause; pure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.terms import Terms

_ASKS = re.compile(
    r"(?:怎么|如何|怎样|咋)(?:来|去|才能|样)?(?:解决|处理|处置|治理|整治|治|对付|应对|化解|破解|消化|安置|弄|管|改善"
    r"|改造|减少|防|提高|利用)"
    r"|(?:什么|啥)(?:好|具体)?(?:办法|法子|招数?|措施|对策|手段|举措|动作)|(?:打算|准备|计划)(?:怎么|如何|咋)"
)
_CLAUSE = re.compile(r"[^，,；;。：:]+")
_LEAD = (
    r"(?:[一二三四五六七八九十]是|[（(][^）)]{1,3}[）)]|要|将|应|拟|通过|积极|大力|全面|进一步|加快|深入|切实|着力|重点"
    r"|扎实|持续|稳步|有序|逐步|分类|率先|同时|严格|统一|科学|合理|并)*"
)
_HEAD = re.compile(
    _LEAD
    + r"(?:推进|推动|推广|推行|建设|建立|建成|新建|实行|实施|实现|采取|采用|开展|加强|加大|完善|健全|落实"
    r"|探索|倡导|提倡|鼓励|统筹|整治|治理|清理|清退|关停|淘汰|改造|优化|强化|设立|组织|引导|引进|禁止|控制|限制|减少|削减|提升|拓宽"
    r"|疏导|配置|购置|安排|划定|修复|培育|发展|支持|构建|设置|搬迁|收购|流转|处置|盘活"
    r"|对[^，,；;。]{2,20}(?:实行|进行|实施|予以|给予)"
    r"|将[^，,；;。]{2,30}(?:纳入|接入|列入)|(?:靠|依靠|依托|借助|通过|运用|采用)[^，,；;。]{3,})"
)
_TAIL = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:推进|推广|推行|实行|实施|开展|加强|关停|淘汰|整治|清理|改造|建立|健全|完善|落实|搬迁|提高)$"
)
"""The same at the end: 秸秆利用扎实推进."""
_LEVEL = re.compile(
    r"(?:达到?|保持|控制在|不低于|提高到|降[到低至])[^，,；;。]{0,8}\d|保持[^，,；;。]{0,8}\d"
)
"""A level to be reached is no measure that reaches it."""
_VAGUE = re.compile(
    r"解决|处理|处置|治理|整治|打算|准备|计划|办法|措施|对策|问题|情况|地方|有些|这种|那种|这些|那些|怎么|以后|现在"
    r"|工作|大家"
)


def asks_for_means(question: str) -> bool:
    """Whether a folded question asks how something is to be dealt with."""
    return bool(_ASKS.search(question.rstrip("？?。！!呢啊呀 ")))


def measures_in(text: str) -> Iterator[str]:
    """The clauses of a folded text that say what is done, each headed by a verb: 推进……, 对……实行……."""
    for clause in _CLAUSE.finditer(text):
        if (_HEAD.match(clause[0]) or _TAIL.search(clause[0])) and not _LEVEL.search(clause[0]):
            yield clause[0]


def means_fit(question: str, text: str) -> float:
    """Where means are asked for: 1 for a folded text with a measure, -1 for one that tells levels only."""
    if not asks_for_means(question):
        return 0.0
    if any(measures_in(text)):
        return 1.0
    return -float(bool(_LEVEL.search(text)))


def without_vague(words: Terms) -> Terms:
    """The words that name what is to be dealt with, without those that only ask: 解决, 打算, 办法."""
    kept = {word: weight for word, weight in words.weights.items() if not _VAGUE.fullmatch(word)}
    others = (replace(o, terms=tuple(t for t in o.terms if t in kept)) for o in words.otherwise)
    return Terms(kept, tuple(o for o in others if o.terms))
