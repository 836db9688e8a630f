"""Enumerations with 分别: to which part of the list each figure belongs; pure."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.indicators import Phrase, without_head, without_tail
from corpus.figures.types import Figure
from corpus.figures.units import Quantity
from corpus.figures.words import Paragraph
from corpus.periods import Period, period_of

_RESPECTIVELY = re.compile(r"分别|依次")
_JOINT = re.compile(r"[、和与及]|以及")
_LISTED = re.compile(r"[^，。；：]{0,8}")
_PAIRS = {"城乡": ("城", "乡"), "男女": ("男", "女"), "进出口": ("进口", "出口")}
_GOES_ON = re.compile(r"(?:以上|以下|左右)?[，；,;][^，。；,;]{0,16}")
"""What parts two runs of figures of one list: another time."""
_BETWEEN = "，, "
_ALL = re.compile(r"(?<=.)[两三四五六七八九十]个?(?:县|市|区|镇|乡|村|地|者|项|类)$")
"""What says of how many things a list is, behind the last of them: 甲、乙两县."""
_WHOSE = re.compile(r"(?<=..)(?:居民|人口|家庭|职工|企业|学生)$")
"""Whom a list is about, told once behind the last of them: 城镇和农村居民."""
_LONGER_BY = 2
_REACH = 120
"""Characters before 分别 in which its list is looked for."""
_MOST = 12
"""No enumeration has more members."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a list says of one of its figures; each may be missing.

    Attributes:
        subject: The part of the enumeration (城区).
        indicator: What is measured.
        period: The time, in a list of times.
    """

    subject: str = ""
    indicator: Phrase | None = None
    period: Period | None = None


def parts_of(paragraph: Paragraph, figures: Sequence[Figure], year: int) -> dict[int, Part]:
    """For the figures of enumerations, by their index, what belongs to each."""
    found: dict[int, Part] = {}
    before: list[Part] = []
    ended = 0
    for word in _RESPECTIVELY.finditer(paragraph.text):
        members = _members(paragraph, figures, word.end())
        if len(members) < 2:
            continue
        parts = _shared_out(paragraph, figures, members, word.start(), year)
        goes_on = _GOES_ON.fullmatch(paragraph.text, ended, word.start())
        if not parts and goes_on and len(before) == len(members):  # the same list at another time
            parts = dict(zip(members, before, strict=True))
        found.update(parts)
        before, ended = list(parts.values()), figures[members[-1]].span.end
    return found


def _members(paragraph: Paragraph, figures: Sequence[Figure], position: int) -> list[int]:
    """The figures that follow 分别, as long as only 、 or 和 parts them."""
    members: list[int] = []
    first = bisect.bisect_left(figures, position, key=lambda figure: figure.span.start)
    for index, figure in enumerate(figures[first : first + _MOST], start=first):
        if figure.kind is Quantity.TIME:
            continue
        between = paragraph.text[position : figure.span.start]
        if not (_JOINT.fullmatch(between.strip("，,")) if members else _LISTED.fullmatch(between)):
            break
        members.append(index)
        position = figure.span.end
    return members


def _shared_out(
    paragraph: Paragraph, figures: Sequence[Figure], members: Sequence[int], end: int, year: int
) -> dict[int, Part]:
    start = paragraph.clause_start(end)
    near = figures[max(0, members[0] - _MOST) : members[0]]
    times = _times(near, start, end)
    if len(times) == len(members):
        periods = (period_of(time.text, year) for time in times)
        return {index: Part(period=period) for index, period in zip(members, periods, strict=True)}
    end = _end_of_list(paragraph, near, end)
    start = paragraph.clause_start(end)
    start = max(
        [start, *(t.span.end for t in near if t.kind is Quantity.TIME and start <= t.span.start < end)]
    )
    items = _items(paragraph.text, start, end)
    if len(items) == len(members):
        return dict(zip(members, _parts(paragraph, items), strict=True))
    for pair, names in _PAIRS.items():
        if len(members) == len(names) and pair in paragraph.text[max(0, start - 40) : end]:
            return {index: Part(subject=name) for index, name in zip(members, names, strict=True)}
    return {}


def _times(figures: Sequence[Figure], start: int, end: int) -> list[Figure]:
    return [f for f in figures if f.kind is Quantity.TIME and start <= f.span.start < end]


def _end_of_list(paragraph: Paragraph, near: Sequence[Figure], end: int) -> int:
    """Where the list ends that 分别 shares out: before a time and words that only lead to the figures."""
    text = paragraph.text
    counted = [figure.span.end for figure in near if figure.kind is not Quantity.TIME]
    marks = (text.rfind(mark, max(0, end - _REACH), end) + 1 for mark in "。；\n")
    floor = max(0, end - _REACH, *counted, *marks)
    times = {time.span.end: time.span.start for time in _times(near, floor, end)}
    while True:
        last = without_tail(text, floor, end)
        last = floor + len(text[floor:last].rstrip(_BETWEEN))
        last = times.get(last, last)
        if not floor < last < end:
            return end
        end = last


def _items(text: str, start: int, end: int) -> list[Phrase]:
    position = start = without_head(text, start, end)
    items: list[Phrase] = []
    for joint in _JOINT.finditer(text, start, end):
        items.append(Phrase(position, joint.start()))
        position = joint.end()
    return [*items, Phrase(position, end)]


def _parts(paragraph: Paragraph, items: Sequence[Phrase]) -> list[Part]:
    """Either every item is an indicator of its own, or the last one ends with the indicator of all."""
    last, longest = items[-1], max(item.end - item.start for item in items[:-1])
    of = paragraph.text.find("的", last.start, last.end)
    if last.start < of <= last.start + longest + _LONGER_BY and of + 1 < last.end:
        return _with_shared(paragraph, [*items[:-1], Phrase(last.start, of)], Phrase(of + 1, last.end))
    if last.end - last.start <= longest + _LONGER_BY:
        return [Part(subject=_text(paragraph, item), indicator=item) for item in items]
    ends = (word.end for word in paragraph.words_between(last.start, last.end))
    cut = next((end for end in ends if end - last.start >= longest), 0)
    if not last.start < cut < last.end:
        return [Part(subject=_text(paragraph, item), indicator=item) for item in items]
    return _with_shared(paragraph, [*items[:-1], Phrase(last.start, cut)], Phrase(cut, last.end))


def _with_shared(paragraph: Paragraph, items: Sequence[Phrase], shared: Phrase) -> list[Part]:
    *others, last = (_ALL.sub("", _text(paragraph, item)) for item in items)
    whose = _WHOSE.search(last)
    named = [f"{name}{whose[0]}" if whose and not _WHOSE.search(name) else name for name in others]
    return [Part(subject=name, indicator=shared) for name in (*named, last)]


def _text(paragraph: Paragraph, phrase: Phrase) -> str:
    return paragraph.text[phrase.start : phrase.end].strip()
