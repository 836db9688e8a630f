"""How a figure compares: 不低于, 近, 以上, 达到, and whether something grew or shrank; pure."""

import re

from corpus.figures.types import Direction, Sign
from corpus.figures.vocabulary import NO_COMPARISON

_BEFORE: tuple[tuple[Sign, str], ...] = (
    (Sign.AT_LEAST, "不低于|不少于|不小于|不下于|不得低于|不得少于|至少|最低|最少"),
    (Sign.AT_MOST, "不高于|不超过|不超|不大于|不多于|不[得能应可]超过|不得高于|至多|最多|最高|最长"),
    (Sign.OVER, "超过|超出|高于|大于|多于|逾|超"),
    (Sign.UNDER, "不足|不到|低于|少于|小于|未满|不满"),
    (Sign.ABOUT, "大约|大概|约"),
    (Sign.NEARLY, "接近|将近|近"),
)
_AFTER: tuple[tuple[Sign, str], ...] = (
    (Sign.AT_LEAST, "以上"),
    (Sign.AT_MOST, "以下|以内"),
    (Sign.ABOUT, "左右|上下"),
)
_INCLUSIVE = r"(?:[（(]\s?(?:(?:含|包括)[^）)]{0,8}|[\u4e00-\u9fff]{1,2})[）)])?"
_LEAD = re.compile("(?:" + "|".join(f"(?P<{sign.name}>{words})" for sign, words in _BEFORE) + r")\s?$")
_SCALE = re.compile(r"(?<![以之晚早])上$")
_BEHIND = re.compile(
    rf"\s?{_INCLUSIVE}\s?(?:" + "|".join(f"(?P<{sign.name}>{words})" for sign, words in _AFTER) + ")"
)
_MINUS = re.compile(r"[为是至到达、：:（(]\s?[-－−]$")
_WITHIN = re.compile(r"\s?之?内")
_REACHED = re.compile(r"(?:达到|达成|实现|突破|[达至到])(?:了)?\s?$")
_AIMED = re.compile(r"力争|争取|确保(?=[^，。；]{0,4}$)")
_UP = re.compile(r"增长|增加|提高|提升|上升|新增|增至|升至|扩大|上涨|增幅|增速|增收")
_DOWN = re.compile(r"下降|降低|减少|削减|降至|降到|压减|缩减|下调|减量|负增长|缩小|降幅|减至")
_LEVELS = re.compile(r"(?:[升降增减]|提高|下降|上升|增加|减少|降低|提升|扩大|增长)[至到为]\s?$")
_REACH = 10


def start_with_words(text: str, start: int) -> tuple[int, Sign]:
    """Where the figure begins with the words of comparison before it, and what they say."""
    view = text[max(0, start - 7) : start]
    if text[start] in "百千万" and _SCALE.search(view):  # 上千人
        return start - 1, Sign.OVER
    found = _LEAD.search(view)
    if found is None or view[found.start() - 1 : found.start() + 1] in NO_COMPARISON:
        return start, Sign.EXACT
    return start - len(view) + found.start(), Sign[found.lastgroup or ""]


def with_minus(text: str, start: int) -> int:
    """Where the number begins with the minus before it, if that is one and no hyphen: 利润为-7万元."""
    return start - 1 if _MINUS.search(text[max(0, start - 3) : start]) else start


def end_with_words(text: str, end: int, *, limits: bool = False) -> tuple[int, Sign]:
    """Where the figure ends with the words of comparison behind it, and what they say.

    Args:
        text: The text.
        end: Where the unit ends.
        limits: Whether 内 says that it is at most so much, as behind a length of time.
    """
    if limits and (within := _WITHIN.match(text, end)):
        return within.end(), Sign.AT_MOST
    found = _BEHIND.match(text, end)
    return (found.end(), Sign[found.lastgroup or ""]) if found else (end, Sign.EXACT)


def sign_of(before: str, touching: Sign, behind: Sign, *, more: bool) -> Sign:
    """The comparison that all the words together make.

    Args:
        before: The clause up to the figure.
        touching: What the words right before it say.
        behind: What the words right behind it say.
        more: Whether 余 or 多 is in it.
    """
    if behind is not Sign.EXACT:
        return behind
    if touching is not Sign.EXACT:
        return touching
    if more:
        return Sign.OVER
    if _REACHED.search(before) or _LEVELS.search(before):
        return Sign.REACHED
    return Sign.AIMED if _AIMED.search(before) else Sign.EXACT


def direction_of(before: str) -> Direction:
    """Whether the words before a figure, in its clause, tell a rise or a fall."""
    view = before[-_REACH:]
    ups = [found.start() for found in _UP.finditer(view)]
    downs = [found.start() for found in _DOWN.finditer(view)]
    if max(ups, default=-1) == max(downs, default=-1):
        return Direction.NONE
    return Direction.UP if max(ups, default=-1) > max(downs, default=-1) else Direction.DOWN
