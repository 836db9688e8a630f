"""Whether a change is asked for or the level before or after it; pure."""

import re

from corpus.figures import Direction, Figure

_LEVEL_ASKED = 0.8
"""What a rise or fall loses where a question speaks of none."""
_SPEAKS_OF_CHANGE = re.compile(
    r"[增涨降升减提扩缩]|新|[多高]出|[多少高低大小快慢轻重好差长短]了|变|节约|节省|下滑|下跌|翻"
)
_IS_REACHED = re.compile(r"[到至为](?:[^，。；]{0,6}[年月])?的?$")
"""Right before the level that a change led to: 由300元上升为900元."""
_AGREES = 1.2
"""What it speaks for the size of a change that just this is asked for."""
_STARTS = -0.5
"""What it speaks for the level before a change that the one after it answers, too."""
_HOW_MUCH = r"(?:了|过)?(?:多少|几|百分之几)"
_CHANGES = (
    ({Direction.DOWN}, re.compile(rf"(?:下降|降低|减少|削减|缩减|回落|降){_HOW_MUCH}")),
    ({Direction.UP}, re.compile(rf"(?:上升|增长|增加|提高|提升|上涨|新增|涨|升){_HOW_MUCH}")),
    (
        {Direction.DOWN, Direction.UP},
        re.compile(
            r"(?:比|跟|和|与|同|较)[^，,。？]{0,10}(?:年|以前|过去|之前|原来)[^，,。？]{0,5}(?<![是有为到达])了(?:多少|几)"
        ),
    ),
)
_BEGINS = re.compile(r"(?:[由从自])[^，,。；;]{0,10}$")
_GOES_ON = re.compile(
    r"[^，,。；;]{0,14}?(?:上升|提高|提升|增加|增长|扩大|下降|降|减少|减|压缩|升|涨|改|变|调整)[^，,。；;]{0,4}?[为到至]"
    r"|[^，,。；;]{0,3}到[^，,。；;]{0,6}\d"
)
_ASKS_BEFORE = re.compile(
    r"原来|原先|原本|以前|之前|过去|当初|起初|本来|从(?:多少|几|什么|哪)|(?:开始|起)(?:的|实|算|$)"
)


def change_fit(question: str, text: str, figure: Figure) -> float:
    """What it speaks for a figure that it is the size of a change, or against it: 下降多少 wants no level.

    收入目标 wants a level, and not that something 新增 by so much.

    Args:
        question: Folded.
        text: The figure's sentence as displayed.
        figure: The figure.
    """
    asked = any(figure.direction in directions and asks.search(question) for directions, asks in _CHANGES)
    unasked = is_size_of_change(figure, text) and not _SPEAKS_OF_CHANGE.search(question)
    return _AGREES * asked - _LEVEL_ASKED * unasked


def is_size_of_change(figure: Figure, text: str) -> bool:
    """Whether a figure is a rise or a fall, also by the words of the text before it."""
    return figure.is_change and not _IS_REACHED.search(text[: figure.span.start])


def start_fit(question: str, text: str, figure: Figure) -> float:
    """What it speaks against a figure that something went on from it: 由500元上升为1700元.

    Args:
        question: Folded; one that asks what was before has nothing against it.
        text: The figure's sentence as displayed.
        figure: The figure.
    """
    before, behind = text[: figure.span.start], text[figure.span.end :]
    starts = _BEGINS.search(before) and _GOES_ON.match(behind)
    return _STARTS if starts and not _ASKS_BEFORE.search(question) else 0.0
