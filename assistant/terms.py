"""The words of a question that evidence must speak of, each with its weight."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import rjieba

from assistant.mentioned import without_mentioned
from assistant.understand import CUT, Asked, content_of
from index.folding import fold
from index.tokens import tokens
from index.types import Expansion

Rarity = Callable[[str], float]
"""How telling a token is, from 0 (stands everywhere) to 1 (stands nowhere else)."""

_CONTEXT_WEIGHT = 0.35
_COUNTED = 3.0
_YEARS = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}|\d{2})年(?:底|初|末|前|以来|起)?")
_AMOUNT_OF = re.compile(
    r"(?:多少|几)(?:万|亿|千|百)?[家个户件起项次场条座台套辆所处宗笔批期支头份种类名位亩吨元米天日年周倍]?(?:个月|个?小时|分钟|个?工作日)?的?([^，。？?的]+)"
)
_FUNCTION_CHARACTERS = "的了是在有和与就都要会被把给让得从到那这个些么呢吗哪几多很还也再又能可以我你他它们"
_FUNCTION = re.compile(f"[{_FUNCTION_CHARACTERS}]")
_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "请问 我们 你们 他们 这个 那个 这些 那些 哪些 什么 多少 怎么 如何 为什么 时候 可以 能够 需要 "
        "应该 已经 现在 目前 进行 开展 方面 情况 相关 有关 其中 以及 或者 还是 如果 但是 因为 所以 "
        "一个 数量 达到",
    )
)
_FILLING = re.compile(
    r"[这那某](?:种|边|里|样|类|些|儿)(?:地方|事情?|东西|情况|话)?|有些|一些|打算(?!盘)"
    r"|准备(?=(?:怎么|如何|怎样|把|让|对|给|投|花|建|拿|搞|到|用|多少|几))|起初|当初|如今|眼下|到时候|究竟"
)
"""What one speaks with, and what no document says: it tells nothing of what is asked."""
_SPOKEN = re.compile("[村房车厂店院屋牌票摊棚罐管箱桶池沟]子")
"""Spoken names whose first character alone stands in the documents' ones: 村子 for 村庄, 行政村."""
_STEM = 0.5
"""How well that character stands for the name."""
_YEAR_LIKE = re.compile(r"^(?:19|20)?\d{2}年?$")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Other words for some of the terms.

    Attributes:
        text: What a text may say instead, folded.
        terms: The terms that it stands for.
        share: How well it stands for them, above 0 to 1.
    """

    text: str
    terms: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Terms:
    """Weighted words of a question.

    Attributes:
        weights: Folded words or bigrams with their weights.
        otherwise: What may be said in place of some of them.
        total: Sum of the weights, never 0.
    """

    weights: Mapping[str, float]
    otherwise: tuple[Otherwise, ...] = ()
    total: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", sum(self.weights.values()) or 1.0)

    def said(self, folded: str) -> dict[str, float]:
        """The terms that a folded text says, each with 1 when to the letter and less when in other words."""
        shares = {term: 1.0 for term in self.weights if term in folded}
        for other in self.otherwise:
            if other.text in folded:
                for term in other.terms:
                    shares[term] = max(other.share, shares.get(term, 0.0))
        return shares

    def coverage(self, folded: str) -> float:
        """The share of the weight that a folded text says, from 0 to 1."""
        return sum(self.weights[term] * share for term, share in self.said(folded).items()) / self.total


def terms_of(asked: Asked, context: str, rarity: Rarity, expansions: Sequence[Expansion] = ()) -> Terms:
    """The bigrams of a question without asking words, places and years, which are conditions of their own."""
    weights: dict[str, float] = {}
    for text, factor in ((context, _CONTEXT_WEIGHT), (asked.focus, 1.0)):
        for term in _content_terms(text, asked.places):
            weights[term] = max(weights.get(term, 0.0), factor * rarity(term))
    return Terms(weights, _otherwise(weights, expansions))


def words_in(asked: Asked, context: str, rarity: Rarity, expansions: Sequence[Expansion] = ()) -> Terms:
    """The segmented words of a question with their weights, single characters included: 罚, 猪."""
    weights: dict[str, float] = {}
    for text, factor in ((context, _CONTEXT_WEIGHT), (asked.focus, 1.0)):
        counted = counted_in(text)
        for word in rjieba.cut(_content(text, asked.places)):
            if _is_word(word):
                weight = factor * rarity(word) * (_COUNTED if counted.startswith(word) else 1.0)
                weights[word] = max(weights.get(word, 0.0), weight)
    return Terms(weights, _otherwise(weights, expansions))


def _otherwise(weights: Mapping[str, float], expansions: Sequence[Expansion]) -> tuple[Otherwise, ...]:
    found = ((e, tuple(term for term in weights if term in e.stands_for)) for e in expansions)
    stems = tuple(Otherwise(term[0], (term,), _STEM) for term in weights if _SPOKEN.fullmatch(term))
    return (*(Otherwise(e.text, terms, e.weight) for e, terms in found if terms), *stems)


def counted_in(question: str) -> str:
    """What follows the asking word: the thing whose amount is wanted, as in 「节约了多少水」."""
    match = _AMOUNT_OF.search(_YEARS.sub(" ", without_mentioned(fold(question))))
    return match[1] if match else ""


def _is_word(word: str) -> bool:
    if word in _STOP_WORDS or _YEAR_LIKE.match(word) or not word.strip():
        return False
    return bool(re.match(r"\w", word)) and not (len(word) == 1 and _FUNCTION.match(word))


def _content_terms(question: str, places: tuple[str, ...]) -> list[str]:
    """Each term once, in the order of the question, so that sums come out the same in every process."""
    return list(dict.fromkeys(term for term in tokens(_content(question, places)) if _tells(term)))


def _content(question: str, places: tuple[str, ...]) -> str:
    text = _FILLING.sub(CUT, _YEARS.sub(CUT, content_of(question)))
    for place in places:
        text = text.replace(fold(place), CUT)
    return text


def _tells(term: str) -> bool:
    if term in _STOP_WORDS or _YEAR_LIKE.match(term):
        return False
    if term.isascii():
        return True
    return len(term) >= 2 and not _FUNCTION.search(term)
