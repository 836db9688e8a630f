"""Which of several figures the most or the least is that a question asks for: 最长能领多久; pure."""

import re
from collections.abc import Sequence

from corpus.figures import Figure

_ASKS_FOR_MOST = re.compile(r"最[多高长大远久]|顶多|至多|封顶|上限|顶格")
_ASKS_FOR_LEAST = re.compile(r"最[少低短小近]|至少|起码|下限|起步")
_SAYS_MOST = re.compile(r"(?:最[多高长大远]|至多|总计|合计)[^，,。；;\d]{0,8}$")
_SAYS_LEAST = re.compile(r"(?:最[少低短小近]|至少|起码)[^，,。；;\d]{0,8}$")
_SAID = 0.2
"""What it speaks for a figure that the text calls it the most or the least, as the question does."""
_IS = 0.2
"""What it speaks for the greatest or the smallest of several that are called so."""


def extreme_fit(question: str, text: str, figure: Figure, others: Sequence[tuple[str, Figure]]) -> float:
    """What it speaks for a figure that the most, or the least, is asked for.

    Args:
        question: Folded.
        text: The figure's sentence as displayed.
        figure: The figure.
        others: All figures that may answer, of its passage, with their sentences.
    """
    for asks, says, sign in ((_ASKS_FOR_MOST, _SAYS_MOST, 1), (_ASKS_FOR_LEAST, _SAYS_LEAST, -1)):
        if asks.search(question):
            return _fit(says, figure, others, sign) if _is_said(says, text, figure) else 0.0
    return 0.0


def _fit(says: re.Pattern[str], figure: Figure, others: Sequence[tuple[str, Figure]], sign: int) -> float:
    rivals = [other for said, other in others if _is_said(says, said, other)]
    alike = [_value(other) * sign for other in rivals if other.normal_unit == figure.normal_unit]
    return _SAID + _IS * (len(alike) > 1 and _value(figure) * sign >= max(alike))


def _is_said(says: re.Pattern[str], text: str, figure: Figure) -> bool:
    return bool(says.search(text[: figure.span.start]) or says.match(figure.text))


def _value(figure: Figure) -> float:
    value = figure.normal_high if figure.normal_high is not None else figure.normal_low
    return float(value) if value is not None else 0.0
