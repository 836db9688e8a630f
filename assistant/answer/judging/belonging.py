"""Whether a figure is of what a question asks the amount of, by the words that it stands with; pure."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import rjieba

from assistant.answer.judging.candidates import Candidate
from assistant.answer.judging.itemised import is_item
from assistant.answer.judging.labels import label_of, lead_label_of
from assistant.answer.judging.scoring import Judged
from assistant.answer.wording.acts import is_of_other_act
from assistant.answer.wording.counted import can_count
from assistant.answer.wording.moments import asks_for_a_moment, is_of_other_moment
from assistant.answer.wording.shares import Share, share_in
from assistant.answer.wording.sought import Sought, sought_in, telling_words, without
from assistant.terms import Terms
from assistant.understand import Asked, Kind, content_of
from corpus.figures import Figure, Quantity, figures_in
from corpus.figures.indicators import indicators_of
from corpus.figures.words import Paragraph
from corpus.types import Span
from index.folding import fold

_SENTENCES_KEPT = 500
_CLAUSE = re.compile(r"[^，,；;。]+")
_TIMES = (Quantity.TIME, Quantity.DURATION)
_DOCUMENTS = frozenset(
    {"规定", "条例", "办法", "方案", "通知", "文件", "意见", "决定", "细则", "生效", "日期", "差不多"}
)
"""What a date of a document says nothing of itself."""
_MEASURES = {Quantity.AREA: "面积", Quantity.MASS: "重量", Quantity.LENGTH: "长度 距离"}
"""What a figure tells by its unit."""
_SET_ELSEWHERE = ("费", "费用", "罚款", "罚金")
"""Of charges and fines a statute says elsewhere what they are for."""
_SHORTEST = 2
_TELLING = "nvabjl"
_OF_THE_WHOLE = frozenset(
    re.findall(
        r"\w+",
        "总计 合计 累计 共有 现有 拥有 全部 常住 户籍 区域 国土 行政 建成 集聚 发展 达到 创建 建设 实现 "
        "培育 成立",
    )
)
"""Words beside a figure that do not say that it is of a part only."""


@dataclass(frozen=True, slots=True)
class _Own:
    """The words that a figure stands with, folded.

    Attributes:
        indicator: What is counted or measured.
        label: Its words in the sentence, with those that it shares with the figure before.
        clause: Its clause, from the figure before.
    """

    indicator: str
    label: str
    clause: str

    @property
    def said(self) -> str:
        return f"{self.indicator} {self.label}"


def belongs(asked: Asked, words: Terms, judged: Judged, figure: Figure) -> bool:
    """Whether a figure can be of what the question asks the amount of, or a date of the moment asked for.

    A figure is not, where it counts other things (people in 份) or tells of another act (those sent out are
    not those caught), of another share, of another kind of the same (湿地面积 where 森林面积 is asked for),
    or of a part where all is asked for; nor where nothing that names the thing stands with it.

    Args:
        asked: The question, understood.
        words: Its words, and what may be said for them.
        judged: The sentence.
        figure: A figure in it.
    """
    if asked.kind is Kind.DATE:
        return _is_that_date(asked, words, judged, figure)
    if asked.kind is not Kind.FIGURE or asked.is_put_together:
        return True
    own = _own_words(judged, figure)
    if _is_other_share(share_in(asked.focus, asked.places), words, own):
        return False
    sought = sought_in(asked.focus, asked.places)
    if sought is None:
        return True
    if not can_count(sought, figure, any_kind=not asked.quantities):
        return False
    return sought.head.endswith(_SET_ELSEWHERE) or not (
        is_of_other_act(sought.before, sought.rest, own.clause)
        or _is_unsaid(sought, words, own, judged.candidate)
        or _is_of_other_kind(sought, words, own, judged.candidate, figure)
        or _is_of_a_part(asked, sought, own)
    )


def _is_that_date(asked: Asked, words: Terms, judged: Judged, figure: Figure) -> bool:
    """Whether a date tells the moment asked for, if one is, and its sentence speaks of what that is of."""
    question = fold(asked.focus).strip()
    if not asks_for_a_moment(question):
        return True
    if is_of_other_moment(question, fold(label_of(judged, figure))):
        return False
    named = telling_words(without(content_of(question), asked.places))
    of_what = [word for word in named if word not in _DOCUMENTS]
    return _says_any(judged.candidate.meant, of_what[-1:], words)


def _own_words(judged: Judged, figure: Figure) -> _Own:
    indicator = f"{figure.indicator} {_indicators(judged.candidate.text).get(figure.span, '')}"
    label = label_of(judged, figure)
    measured = _MEASURES.get(figure.kind, "")
    at = max(label.rfind(figure.text), 0)
    clause = re.split("[，,；;。]", label[:at])[-1] + label[at:]
    lead = lead_label_of(judged, figure)
    return _Own(fold(indicator).strip(), fold(f"{label} {lead} {measured}"), fold(clause))


@functools.lru_cache(maxsize=_SENTENCES_KEPT)
def _indicators(text: str) -> dict[Span, str]:
    """What each figure of a sentence counts or measures, where that is known."""
    figures = figures_in(text)
    phrases = indicators_of(Paragraph(text), figures)
    return {
        figure.span: text[phrase.start : phrase.end]
        for figure, phrase in zip(figures, phrases, strict=True)
        if phrase
    }


def _is_other_share(asked: Share | None, words: Terms, own: _Own) -> bool:
    """Whether a share of something else is told, or the share that something else has."""
    if asked is None:
        return False
    *kind, head = asked.part or ("",)
    before, holds, _ = own.clause.rpartition("占")
    said = own.clause if holds and telling_words(before) else own.said
    if head and not (_says_any(said, (head, *kind), words) and _says_any(said, kind, words)):
        return True
    return "占" in own.said and not _says_any(own.said, asked.whole, words)


def _is_unsaid(sought: Sought, words: Terms, own: _Own, candidate: Candidate) -> bool:
    """Whether none of the words that name a thing stands with the figure, or above it in a list."""
    if not sought.head:
        return False
    said = f"{own.said} {candidate.before} {candidate.setting}" if is_item(candidate.text) else own.said
    return not _says_any(said, (sought.head, *sought.others), words)


def _is_of_other_kind(sought: Sought, words: Terms, own: _Own, candidate: Candidate, figure: Figure) -> bool:
    """Whether nothing says that a figure with the head of what is sought is of the kind that is sought."""
    if not sought.head or not _says_any(own.said, (sought.head,), words):
        return False
    around = (
        f"{own.said} {candidate.setting} {candidate.before} {_clauses_without_others(candidate.text, figure)}"
    )
    return not _says_any(around, sought.kind, words)


def _clauses_without_others(text: str, figure: Figure) -> str:
    """The clauses of a sentence that no other figure is told in."""
    others = [other.span.start for other in figures_in(text) if other.kind not in _TIMES]
    return fold(
        " ".join(
            clause[0]
            for clause in _CLAUSE.finditer(text)
            if not any(
                clause.start() <= start < clause.end() and start != figure.span.start for start in others
            )
        )
    )


def _is_of_a_part(asked: Asked, sought: Sought, own: _Own) -> bool:
    """Whether all there is of something is asked for, and the figure's name tells a part of it apart."""
    if not sought.is_total:
        return False
    known = fold(asked.text)
    return any(
        len(word) >= _SHORTEST
        and tag[0] in _TELLING
        and word not in known
        and word not in _OF_THE_WHOLE
        and not set(word) & set(sought.head)
        for word, tag in rjieba.tag(own.indicator)
    )


def _says_any(text: str, named: Sequence[str], words: Terms) -> bool:
    """Whether a text says one of some words, in these or other words; true where there are none."""
    return not named or any(_says(text, word, words) for word in named)


def _says(text: str, word: str, words: Terms) -> bool:
    """Whether a text says a word, its beginning (养鱼, 养殖) or most of it; one character only as an end."""
    if word in words.said(text):
        return True
    if len(word) < _SHORTEST:
        return any(other.endswith(word) for other in rjieba.cut(text))
    pieces = {word[:2], word[-2:]} if len(word) > _SHORTEST else {word[:1]}
    return any(piece in text for piece in pieces)
