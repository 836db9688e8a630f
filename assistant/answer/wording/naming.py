"""Names in quotation marks, in a question and before a figure; pure."""

import re

from corpus.figures import Figure
from index.folding import fold

_QUOTED = re.compile(r"[“‘「『\"]([^”’」』\"，。；]{2,20})[”’」』\"]")


def is_of_another_name(question: str, text: str, figure: Figure) -> bool:
    """Whether a figure is of something with another name than the question has in quotation marks.

    The figures of the action “甲” are none of the action “乙”, however alike the actions are.

    Args:
        question: What is asked.
        text: The figure's sentence as displayed.
        figure: The figure.
    """
    asked, folded = fold(question), fold(text)
    names = _QUOTED.findall(asked)
    if not names or any(name in folded for name in names):
        return False
    return any(name not in asked for name in _QUOTED.findall(fold(text[: figure.span.start])))
