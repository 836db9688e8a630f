"""The moment that a question asks for, and a date tells: when something began, was held, or ran out; pure."""

import re

_WHEN = r"(?:什么时[候间]|何时|几时|哪一?[年天日]|哪个月|几月几?[号日]?|几号|啥时候?)"
_LAST = rf"(?=[的了过]?(?:[？?]|$|是?在?{_WHEN}))"
"""Right before the asking words or the question's end; elsewhere it only leads to another act: 开始派驻."""
_MOMENTS = (
    (
        re.compile(rf"(?:开始|启动|起步|开工|开建){_LAST}"),
        re.compile(r"启动|开始|起|开工|开建|开展|率先|早在|推行|引|实行|试行"),
    ),
    (
        re.compile(r"成立|设立|组建|挂牌|(?<!创)建立"),
        re.compile(r"成立|设立|组建|挂牌|建立|建成|设"),
    ),
    (
        re.compile(r"评为|评上|命名|获评|授予|获得|拿下|夺|创成"),
        re.compile(r"命名|评|获|授予|夺|列入|入选|创建|成为"),
    ),
    (
        re.compile(rf"召开|开会|会议?开{_LAST}|会[^，,。]{{0,4}}{_WHEN}(?:召)?开|举行|举办"),
        re.compile(r"召开|举行|举办|会|开"),
    ),
    (
        re.compile(r"通车|开通|运营|投产|投用|投入使用|迁建"),
        re.compile(r"通车|开通|运营|投产|投用|竣工|使用|迁|建成"),
    ),
    (re.compile(r"建成|建好|建完|竣工|完工"), re.compile(r"建|竣工|完工|完成|达到|实现|创成")),
    (
        re.compile(rf"(?:结束|收尾|截止|终止){_LAST}"),
        re.compile(r"结束|完成|截止|终止|届满|期满|底前|[日月底]前|到|至|止|收官"),
    ),
    (re.compile(r"到期|期满"), re.compile(r"到期|期满|届满|有效期|失效|废止|止")),
    (re.compile(r"签(?![发署字])"), re.compile(r"签")),
)
"""How a question says a moment, and what words by a date say at least that tell it."""


def asks_for_a_moment(question: str) -> bool:
    """Whether a folded question asks when something began, was held, ran out, or the like."""
    return any(asked.search(question) for asked, _ in _MOMENTS)


def is_of_other_moment(question: str, said: str) -> bool:
    """Whether a question asks for a moment that the words by a date do not tell.

    Args:
        question: Folded.
        said: The folded words that the date stands with.
    """
    return any(asked.search(question) and not told.search(said) for asked, told in _MOMENTS)
