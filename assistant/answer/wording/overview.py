"""Questions for the parts of something as a whole: its measures and tasks, or the 三项机制; pure."""

import re
from collections.abc import Mapping

from corpus.numerals import NUMERAL, value_of

_PARTS = (
    "做法|措施|举措|任务|内容|方面|部分|环节|经验|亮点|工作|抓手|对策|办法|途径|路径|重点|安排|部署|要点|板块|篇章|文章|"
    "项目|事项|事情|事儿?|东西|招数|动作|标题|题目|目录|登|刊登"
)
"""What the parts of any text are called; 机制, 原则 or 目标 are said of some texts only."""
_MANNER = (
    "主要|具体|重点|典型|总体|各项|详细|基本|核心|关键|全部|所有|大致|大概|采[取用]|包括|包含|涉及|推出|出台|分为|开展|实行|"
    "做|抓|干"
)
_GENERIC = re.compile(rf"(?:{_MANNER}|{_PARTS}|{NUMERAL}|[几大个项条种类道招点步张篇章节编套])+")
_NAMES_PARTS = re.compile(rf"{_PARTS}|机制|体系|关口|模式|原则")
_COUNT = re.compile(rf"(?<![第\d])({NUMERAL}{{1,3}})(?:个|项|大|种|类|条|点|方面|招|张|道|步|部分|篇|套)")
_FEWEST = 2
_HOW_MANY = re.compile("多少|几")
_TITLES = re.compile(r"标题|题目|目录|(?:哪些|哪?几篇|什么)文章|哪?几篇|栏目")
_DOCUMENTS = re.compile(
    r"简报|文章|方案|规划|计划|办法|条例|规定|细则|意见|通知|文件|报告|公报|章程|目录|(?<![做方办想看说手语])法(?=分|有几|共有|规定)|[本这该]期|哪几?[章篇节]"
)


def asks_for_titles(question: str) -> bool:
    """Whether a folded question asks which articles or chapters there are."""
    return bool(_TITLES.search(question))


def names_document(question: str) -> bool:
    """Whether a folded question names a whole document by its kind: 方案有哪几部分."""
    return bool(_DOCUMENTS.search(question))


def names_parts(question: str) -> bool:
    """Whether a folded question names what it wants by a word for parts, or by their number: 三个抓手."""
    return bool(_NAMES_PARTS.search(question)) or count_in(question) >= _FEWEST


def count_in(question: str) -> int:
    """How many parts a folded question takes for granted, as 3 in 三项机制; 0 when it does not say."""
    found = _COUNT.search(question)
    return value_of(found[1]) if found else 0


def names_number(question: str) -> bool:
    """Whether a folded question names the parts by their number, and asks for no figure: 方案的八大目标."""
    return count_in(question) >= _FEWEST and not _HOW_MANY.search(question)


def telling(weights: Mapping[str, float]) -> dict[str, float]:
    """The words of a question that say what it is about, not only that parts are wanted."""
    return {word: weight for word, weight in weights.items() if not _GENERIC.fullmatch(word)}
