"""The measure that a question names (森林蓄积量), where the figure that was found is of another one."""

import re
from collections.abc import Iterator

import rjieba

from assistant.answer.judging.candidates import Candidate
from assistant.terms import Terms
from assistant.understand import Asked, Kind
from index.folding import fold

_STRICT = "量|率|额|值|指数|浓度|密度|比重|总分|产值|面积"
"""Ends of names of measures that a statement gives in full beside its figure."""
_LOOSE = "费用?|金|价格?|假|年限|有效期限?|总?投资|补贴|补助|津贴|吞吐"
"""Ends of names of sums and periods, of which often only the article or the paragraph says what they are."""
_AFTER = (
    r"的?(?:目标|要求|标准)?(?:总?共|一共|最[高低多少长短]|至[少多]|不得|不能|每|按|收|要|需|大概|大约|现在|目前|(?:19|20)\d\d|"
    r"[是为达应有会到]|控制|实际|提高|下降|增长|多少|多[久大长高]|几|$)"
)
_MEASURE = re.compile(
    rf"([\u4e00-\u9fff0-9a-z.]{{0,14}}?"
    rf"(?:(?P<strict>{_STRICT})|(?:{_LOOSE})))(?={_AFTER})"
)
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        "总量 数量 总额 金额 总值 数值 目标 比例 期限 年限 费用 价格 标准 分值 定额 限额 份额 名额 余额 面积 "
        "几率 概率 现金 资金",
    )
)
"""Words that name no measure of their own."""
_NAMED = ("n", "vn", "an", "b", "j")
_CHARGED = re.compile("费|[交缴]纳|收取")
"""What a paragraph says at least that sets a charge, whatever its name."""
_SENTENCE = re.compile(r"[。！？]")
_SHORTEST, _LAST = 2, 2


def unsaid_measure(asked: Asked, words: Terms, candidate: Candidate) -> tuple[str, ...]:
    """The words of the measure asked for that nothing says where the figure stands, in these or other words.

    A figure of the same unit beside it, 覆盖率 of something else, is no answer.

    Args:
        asked: The question, understood.
        words: Its words, and what may be said for them.
        candidate: The sentence that was found.
    """
    if asked.kind not in {Kind.FIGURE, Kind.DURATION, Kind.GENERAL}:
        return ()
    statement = _SENTENCE.split(candidate.before)[-1] + candidate.folded
    return tuple(
        word
        for word, is_strict in _words_of_measures(fold(asked.focus), words)
        if not _is_said(word, statement if is_strict else candidate.surroundings, words)
    )


def _words_of_measures(question: str, words: Terms) -> Iterator[tuple[str, bool]]:
    """The last words of each measure that a question names, and whether its name is given in full."""
    for found in _MEASURE.finditer(question):
        telling = [(word, tag) for word, tag in rjieba.tag(found[1]) if word not in _GENERAL]
        for word, tag in telling[-_LAST:]:
            if tag.startswith(_NAMED) and len(word) >= _SHORTEST and word in words.weights:
                yield word, found["strict"] is not None


def _is_said(word: str, text: str, words: Terms) -> bool:
    """Whether a text says a word, its beginning (养鱼, 养殖), most of a long one, or other words for it."""
    if word.endswith(("费", "费用")):
        return bool(_CHARGED.search(text))
    pieces = {word[:2], word[-2:]} if len(word) > _SHORTEST else {word[:1]}
    return any(piece in text for piece in pieces) or word in words.said(text)
