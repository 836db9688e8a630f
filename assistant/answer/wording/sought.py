"""What a question asks the amount of, read as a statement with a figure in it is read; pure."""

import functools
import re
from dataclasses import dataclass

import rjieba

from assistant.mentioned import without_mentioned
from corpus.figures import Quantity, figures_in
from corpus.figures.indicators import indicators_of
from corpus.figures.units import quantity_of, unit_at
from corpus.figures.vocabulary import MODIFYING
from corpus.figures.words import Paragraph
from index.folding import fold

_AMOUNT = re.compile(r"(?:多少|(?<![近前这那早往头好十第])几(?![乎率时何月号]))(?P<scale>[万亿千百]?)")
_SIZE = re.compile(r"多[大高长重远宽深](?!比例|面)")
_BETWEEN = re.compile(
    r"(?:各自?|分别|一共|总共|总的|共|大概|大约|现在|目前|到底|究竟|都)"
    r"(?=(?:是|有|为|达)?(?:多少|几|多[大高长重远宽深]))"
)
_CLAUSES = re.compile(r"[，,。；;：:？?！!]")
_YEARS = re.compile(r"(?:(?:19|20)\d{2}|(?<!\d)\d{2})\s*年(?:底|初|末)?|全[省市县区镇乡村]")
_SUFFIX = "[省市县区镇乡村]?"
_BOUND = re.compile(r"[\u4e00-\u9fff]{0,2}(?:以上|以下|以内|之内|以外|之外)")
_DISTANCE = re.compile("[离距]")
_NAMES = ("n", "an", "j", "l", "i", "eng", "vn", "b")
_NOUNS = ("n", "j", "l", "i", "eng", "an")
_LINKS = re.compile(
    r"(?:要|应|该|会|能|得|可)?(?:不得|不能|不应)?"
    r"(?:有|是|为|达到?|占|到|至|控制在|保持在|稳定在|低于|高于|少于|超过|大于)?(?:最[高低多少大小])?$"
)
_VAGUE = frozenset(
    re.findall(
        r"\w+",
        "钱 人 地方 东西 数量 目标 总数 总量 金额 数额 额度 时间 时候 标准 比例 人数 情况 内容 百分 百分之 "
        "次数 部分 事 方面 单位 数字 指标 底线 日子 问题 要求 面 分之 回 遍 趟 天",
    )
)
"""Words that name nothing of which a text must speak."""
_TOTALS = frozenset({"面积", "总面积", "人口", "总人口", "常住人口", "户籍人口"})
"""What a place has one of, so that naming the place says of what it is."""
_FILLING = re.compile(r"一共|总共|现在|目前|[全共总的有是为达到]|[吗呢啊]$")


@dataclass(frozen=True, slots=True)
class Sought:
    """What the amount is asked of.

    Attributes:
        before: The clause of the question that asks up to the asking words, folded.
        rest: What follows these.
        phrase: The words of the clause that name what is counted or measured, places and years left out.
        head: Their last word, if that is a noun which names something: 面积 of 森林面积.
        others: The other telling words among them: 森林.
        kind: Those of them right before the head, not in a description of it that 的 ends.
        quantity: What the unit measures that is asked for.
        is_total: Whether all there is of something is asked for, with nothing that narrows it: 有几家医院.
    """

    before: str
    rest: str
    phrase: str
    head: str
    others: tuple[str, ...]
    kind: tuple[str, ...]
    quantity: Quantity
    is_total: bool


@functools.lru_cache(maxsize=256)
def sought_in(question: str, places: tuple[str, ...] = ()) -> Sought | None:
    """What a question asks the amount of; None where it asks for no amount, or for several.

    Args:
        question: The question.
        places: Places that are conditions of their own.
    """
    clauses = _CLAUSES.split(_BETWEEN.sub("", without_mentioned(fold(question).rstrip("？?。！! "))))
    asked = [(clause, found) for clause in clauses if (found := _asking_words(clause))]
    return _sought(*asked[0], places, alone=len(clauses) == 1) if len(asked) == 1 else None


def without(text: str, places: tuple[str, ...]) -> str:
    """A folded text without places and years."""
    for place in places:
        text = re.sub(f"{re.escape(fold(place))}{_SUFFIX}", " ", text)
    return _YEARS.sub(" ", text).strip()


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a folded text that name something, places' names left aside."""
    return tuple(w for w, t in rjieba.tag(text) if t.startswith(_NAMES) and len(w) > 1 and w not in _VAGUE)


def _asking_words(clause: str) -> re.Match[str] | None:
    return _AMOUNT.search(clause) or _SIZE.search(clause)


def _sought(clause: str, asking: re.Match[str], places: tuple[str, ...], *, alone: bool) -> Sought:
    stated, unit = _stated(clause, asking)
    before, rest = clause[: asking.start()], clause[asking.end() :].removeprefix(unit)
    found, behind = _phrase(stated, asking.start())
    phrase = without(found, places)
    last = _last_noun(phrase, behind=behind)
    named = unit != "人" and not _BOUND.match(rest) if behind else _LINKS.sub("", before).endswith(found[-2:])
    kind = "" if _DISTANCE.search(before) else phrase.rpartition("的")[2].removesuffix(last)
    simple = alone and last == phrase and (before.endswith("有") or last in _TOTALS)
    around = without(f"{before} {rest}".replace(phrase, " "), places)
    return Sought(
        before=before,
        rest=rest,
        phrase=phrase,
        head=last if named else "",
        others=telling_words(phrase.removesuffix(last)),
        kind=telling_words(kind),
        quantity=quantity_of(unit),
        is_total=bool(last) and simple and not _FILLING.sub("", around).strip(),
    )


def _stated(clause: str, asking: re.Match[str]) -> tuple[str, str]:
    """The clause with a figure in place of the asking words, and its unit."""
    before, behind = clause[: asking.start()], clause[asking.end() :]
    if asking.re is _SIZE:
        return f"{before}3米{behind}", ""
    unit = unit_at(behind, 0)
    return f"{before}3{asking['scale']}{unit or '个'}{behind.removeprefix(unit)}", unit


def _phrase(stated: str, position: int) -> tuple[str, bool]:
    """The words that name what is counted, and whether they stand behind the figure."""
    figures = figures_in(stated)
    for figure, phrase in zip(figures, indicators_of(Paragraph(stated), figures), strict=True):
        if figure.span.start <= position < figure.span.end and phrase:
            return stated[phrase.start : phrase.end], phrase.start >= figure.span.end
    return "", False


def _last_noun(phrase: str, *, behind: bool) -> str:
    """The last word of a phrase, if it names something; what an act is done to is none of what is counted."""
    words = [(word, tag) for word, tag in rjieba.tag(phrase) if re.match(r"\w", word)]
    if not words or (behind and words[0][1] == "v" and words[0][0] not in MODIFYING):
        return ""
    last, tag = words[-1]
    return last if tag.startswith(_NOUNS) and last not in _VAGUE else ""
