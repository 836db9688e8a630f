"""What a rule limits something to, held against what is asked: 只适用于, 不得超过四百毫升; pure."""

import re

from assistant.answer.wording.everyday import in_figures
from assistant.answer.wording.ruling import Closeness
from corpus.figures import Figure, Quantity, Sign, figures_in

_ONLY = re.compile(
    r"(?<!不)(?:只(?:能|限于?|适用于|得|准|可|供)|仅(?:限于?|适用于|供|可|能)|限于|专[项门]?用于)(?P<to>[^，,；;。]+)"
)
_ONE = re.compile(r"(?:只|仅|每|由|限)[^，,；;。]{0,8}一[个家次份本张处套户名位]")
_SEVERAL = re.compile(r"(?:[两二三四五六七八九几多2-9]|好几)[个家次份本张处套户名位]")
_AT_ONCE = re.compile(r"一次(?:性)?(?:全部|足额)?(?:支付|缴|付清|交|付)")
_BY_PARTS = re.compile(r"分(?:期|批|[几两多]?次)")
_NAMED = 0.3
"""The share of what a question says beside a rule's subject that must speak of the limit to be within it."""


def within_limits(question: str, said: str, closeness: Closeness) -> bool | None:
    """Whether what is asked stays within what a rule limits it to; None where it limits nothing.

    Args:
        question: Folded, asking whether something may be done.
        said: The folded sentence that decides.
        closeness: Compares texts with the question.
    """
    for judge in (_amount_within, _count_within):
        if (decided := judge(question, said)) is not None:
            return decided
    only = _ONLY.search(said)
    return _named(said[: only.start()], only["to"], closeness) if only else None


def _amount_within(question: str, said: str) -> bool | None:
    """Whether an amount that the question states is allowed by an upper or lower bound of the same unit."""
    bounds = figures_in(in_figures(said))
    for stated in figures_in(in_figures(question)):
        if stated.kind is Quantity.TIME:
            continue
        for bound in bounds:
            if bound.normal_unit == stated.normal_unit and (held := _holds(stated, bound)) is not None:
                return held
    return None


def _holds(stated: Figure, bound: Figure) -> bool | None:
    value, limit = stated.normal_low, bound.normal_low
    if value is None or limit is None or not bound.text.startswith("不"):
        return None
    if bound.sign is Sign.AT_MOST:
        return value <= limit
    return value >= limit if bound.sign is Sign.AT_LEAST else None


def _count_within(question: str, said: str) -> bool | None:
    """False where several are asked for and the rule has one, or parts and the rule has all at once."""
    several = _SEVERAL.search(question) and _ONE.search(said)
    return False if several or (_BY_PARTS.search(question) and _AT_ONCE.search(said)) else None


def _named(subject: str, limit: str, closeness: Closeness) -> bool:
    """Whether the question names the limit, beside what it says of the rule's subject."""
    before, after = closeness([subject, subject + limit])
    return before >= 1.0 or (after - before) / (1.0 - before) >= _NAMED
