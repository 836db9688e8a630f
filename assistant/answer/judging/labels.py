"""The words that a figure belongs to, in its sentence and in a run of figures; pure."""

import functools
import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from assistant.answer.judging.scoring import Judged
from corpus.figures import Figure, Quantity, figures_in
from corpus.figures.lists import parts_of
from corpus.figures.words import Paragraph
from corpus.types import Span

_ELLIPTICAL = 10
"""How few words of its own make a figure lean on those of the figure before."""
_RESPECTIVELY = "分别"
_SPELT_OUT = {"城": "城镇城市", "乡": "农村乡村"}
"""What a half of 城乡 is asked for by."""
_PAIR_OF = {"城": "城乡", "乡": "城乡", "男": "男女", "女": "男女", "进口": "进出口", "出口": "进出口"}
_STOP = re.compile(r"[，,。；;、]")
_STATEMENTS = re.compile(r"[。；;]")
_PASSAGES_KEPT = 500


def label_of(judged: Judged, figure: Figure) -> str:
    """The words that a figure belongs to: from the figure before it to the next mark or figure after it."""
    text = judged.candidate.text
    if figure.kind is Quantity.TIME:
        return _around_time(text, figure, [other.span.start for other in judged.figures])
    if _RESPECTIVELY in text and (said := _subjects(text).get(figure.span)):
        return said
    earlier = [other.span.end for other in judged.figures if other.span.end <= figure.span.start]
    stop = _STOP.search(text, figure.span.end)
    start = max(earlier, default=0)
    if figure.indicator:  # the row of a table: its other cells say nothing of this one
        start = max(start, text.rfind("；", 0, figure.span.start) + 1)
    later = (other.span.start for other in judged.figures if other.span.start >= figure.span.end)
    return text[start : min([stop.start() if stop else len(text), *later])]


@functools.lru_cache(maxsize=_PASSAGES_KEPT)
def _subjects(text: str) -> dict[Span, str]:
    """For each figure that 分别 gives to one of several subjects the subject and what is measured."""
    figures = figures_in(text)
    parts = parts_of(Paragraph(text), figures, 0)
    said: dict[Span, str] = {}
    for i, part in parts.items():
        measured = text[part.indicator.start : part.indicator.end] if part.indicator else ""
        if measured == part.subject:  # said once before the list: 绿化率，东区、西区分别达到
            measured = _before_list(text, figures[i].span.start)
        if not part.indicator:  # 城乡居民收入分别达到
            measured = text[: text.rfind(_RESPECTIVELY, 0, figures[i].span.start)]
            measured = _STATEMENTS.split(measured)[-1].replace(_PAIR_OF.get(part.subject, ""), "")
        said[figures[i].span] = _SPELT_OUT.get(part.subject, part.subject) + measured
    return said


def _before_list(text: str, position: int) -> str:
    """What a statement says before the clause with the list that 分别 shares out."""
    return _STATEMENTS.split(text[: text.rfind(_RESPECTIVELY, 0, position)])[-1].rpartition("，")[0]


def lead_label_of(judged: Judged, figure: Figure) -> str:
    """The label of the figure before, with that of this one, where this one's leaves out what is measured.

    In a run such as 「关停甲厂3家、乙厂5家、丙厂8家」 the first figure leads all others.
    """
    before = [other for other in judged.figures if other.span.end <= figure.span.start]
    if figure.kind is Quantity.TIME or not before or before[-1].unit != figure.unit:
        return ""
    if _STATEMENTS.search(judged.candidate.text, before[-1].span.end, figure.span.start):
        return ""
    run = list(takewhile(lambda pair: _is_joined(judged, *pair), pairwise([figure, *before[::-1]])))
    own, first = label_of(judged, figure), label_of(judged, run[-1][1] if run else before[-1])
    return first + own if len(own) - len(figure.text) <= _ELLIPTICAL else ""


def _is_joined(judged: Judged, figure: Figure, before: Figure) -> bool:
    between = judged.candidate.text[before.span.end : figure.span.start]
    return between.startswith(("、", "和", "及", "与")) and before.unit == figure.unit


def _around_time(text: str, figure: Figure, starts: Sequence[int]) -> str:
    """A time governs what follows, up to the next time; at the end of a clause it belongs to the clause."""
    end = min((start for start in starts if start > figure.span.start), default=len(text))
    lead = re.search(r"[^，,。；;]*$", text[: figure.span.start])
    return (lead[0] if lead else "") + text[figure.span.start : end]
