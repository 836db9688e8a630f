"""What a place says when a question asks for just that: 渔业法第五条怎么规定; pure."""

import re

from assistant.types import GAP, Claim, Refusal
from assistant.understand import content_of
from corpus.addresses import in_title_marks
from corpus.mending import mend
from index.addressed import AbsentPlace, FoundPlace

_SAYING = re.compile(
    r"规定|内容|条文|原文|全文|条款|写明|说明|说|讲|写|提到|要求|查找|查看|查询|看看|看|查|找|给我|帮我|我想|里面|主要|"
    r"有|哪|的|了|是|在|和|与|[\s，。？?！!、：:；;（）()“”《》]"
)
_LONGEST = 600
_SENTENCE_ENDS = "。；！？\n"


def asks_for_words(rest: str) -> bool:
    """Whether what a question says besides a place only asks what stands there."""
    return not _SAYING.sub("", content_of(rest))


def quotation_of(place: FoundPlace) -> Claim:
    """The words of a place, shortened when there are many."""
    shown = mend(place.text).text
    if len(shown) > _LONGEST:
        cut = max(shown.rfind(mark, _LONGEST // 2, _LONGEST) for mark in _SENTENCE_ENDS) + 1
        shown = f"{shown[: cut or _LONGEST]}{GAP}"
    return Claim(((place.doc_id, place.span),), quote=shown)


def absence_of(place: AbsentPlace) -> Refusal:
    """That a document does not have the place that a question names in it."""
    return Refusal(f"{in_title_marks(place.title)}没有{place.place}。")
