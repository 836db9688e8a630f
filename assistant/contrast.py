"""What a question says that it does not mean: 落款日期（不是印发日期）; pure."""

import re

_NOT = r"(?:我?(?:说|问|指)的)?(?:而)?(?:不是|并非|不要|不算|不含|不包括|别)(?:说|指|问|要)?"
_IN_BRACKETS = re.compile(rf"[（(]{_NOT}(?P<what>[^（）()]{{1,30}})[）)]")
_BEHIND = re.compile(
    r"[，,](?:我?(?:说|问|指)的)?(?:而)?(?:不是|并非)(?:说|指|问)?"
    r"(?P<what>(?:(?![谁哪几何]|什么|多少|怎|[吗吧么呢啊])[^，,？?。（）()]){1,20})(?=[？?。 ]*$)"
)


def without_contrast(question: str) -> str:
    """The question without what it sets apart from what it means.

    >>> without_contrast("通知是哪天签的（不是印的那天）？")
    '通知是哪天签的？'
    >>> without_contrast("没有交，不算严重的罚多少？"), without_contrast("这不是规定好的吗？")
    ('没有交，不算严重的罚多少？', '这不是规定好的吗？')
    """
    return _BEHIND.sub("", _IN_BRACKETS.sub("", question))


def contrast_in(question: str) -> str:
    """What a question says that it does not mean; empty where it sets nothing apart."""
    found = _IN_BRACKETS.search(question) or _BEHIND.search(question)
    return found["what"] if found else ""
