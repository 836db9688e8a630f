"""Figures of what was said: does the answer hold what was asked for, and was refusing right?

A reader looks at the head of an answer, so only that is searched for the required answers; without the
limit, a dump of passages would score best.
"""

import re
import unicodedata

from eval.metrics import spans
from eval.types import Case, Question

READ_LENGTH = 120
READ_LENGTHS = {"list": 320, "procedure": 320, "definition": 240, "comparison": 240, "multi_hop": 240}
"""How many folded characters of an answer are read, for kinds of question that need more than usual."""

_YES = ("是", "有", "对", "能", "可以", "会", "已", "需", "要", "应")
_NO = ("否", "不", "没", "未", "无", "非")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_ORNAMENT = re.compile(r"[\s《》“”\"'‘’_{}]+")


def fold(text: str) -> str:
    """The text as answers are compared: NFKC, lower case, without spaces, quotes and thousands separators."""
    text = unicodedata.normalize("NFKC", text).lower()
    return _ORNAMENT.sub("", _THOUSANDS.sub("", text))


def holds_answers(question: Question, reply: str) -> bool:
    """Whether the head of the reply holds every required answer, or begins with the right yes or no."""
    head = fold(reply)[: READ_LENGTHS.get(question.type, READ_LENGTH)]
    if question.type == "yes_no":
        return head.startswith(_NO if _wants_no(question) else _YES)
    return all(any(fold(answer) in head for answer in group) for group in question.answers)


def _wants_no(question: Question) -> bool:
    return any(fold(answer).startswith(_NO) for group in question.answers for answer in group)


def answer(case: Case) -> float | None:
    """Whether an answerable question was answered with every required answer."""
    if not case.question.answerable:
        return None
    return float(not case.prediction.refused and holds_answers(case.question, case.prediction.answer))


def grounded(case: Case) -> float | None:
    """The headline: a right answer whose required passages are all cited, or a right refusal."""
    if not case.question.answerable:
        return refusal(case)
    return float(answer(case) == 1 and spans.cited(case) == 1)


def refusal(case: Case) -> float | None:
    """Whether a question that the documents do not answer was refused."""
    return None if case.question.answerable else float(case.prediction.refused)


def false_refusal(case: Case) -> float | None:
    """Whether a question that the documents answer was refused."""
    return float(case.prediction.refused) if case.question.answerable else None
