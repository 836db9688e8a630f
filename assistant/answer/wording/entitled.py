"""Who may do something, or may not: the words that say it of people, not of a body that grants it; pure."""

import re

_ASKS = re.compile(
    r"(?:谁|(?:什么|哪些|哪种|哪类|怎样的|什么样的)(?:人|单位|企业|公司))[^，,]{0,4}?"
    r"(?P<may>不能|不得|不可以|不准|没资格|可以|才能|能(?!够不)|有资格|够格)"
)
_REFUSED = frozenset({"不能", "不得", "不可以", "不准", "没资格"})
_MAY = re.compile(
    r"(?:人|者|员|公民|户|单位|组织|企业|公司|机构|的)[，,]?(?:都|均|也|方)?(?:可以?(?=[^，,以])|有权|方可|才能)"
    r"|(?:应当|可以)是(?=[^，,]{2,}(?:人|组织|企业|公民|单位))|(?:应当|必须|需)(?:具备|符合|满足)|具备(?:下列|以下)|符合(?:下列|以下)"
)
_MAY_NOT = re.compile(r"不得|不能|禁止|不予|不准")
_CONDITIONS = re.compile(r"(?:下列|以下)(?:条件|情形|人员|情况)|(?:应当|必须)(?:具备|符合)|应当是")
_SINGLE = 0.5
"""What a sentence counts for that lets somebody do something, but does not lay down who may."""


def entitled_fit(question: str, text: str) -> float:
    """1 when a folded text lays down who may do something, or who may not where that is asked.

    Args:
        question: Folded.
        text: Folded.
    """
    found = _ASKS.search(question)
    if not found:
        return 0.0
    said = _MAY_NOT if found["may"] in _REFUSED else _MAY
    if not said.search(text):
        return 0.0
    return 1.0 if _CONDITIONS.search(text) else _SINGLE
