"""Numbers that a question states, held against the ranges that a rule sets: 满10年不满20年的; pure."""

import functools
import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.figures import Figure, Quantity, Sign, figures_in
from index.folding import fold

_SEGMENT = re.compile(r"[；;。：:]")
_AT_LEAST_BEFORE = re.compile(r"(?:满|达到?|以上)\s?$")
_ABOVE_BEFORE = re.compile(r"(?:超过|多于|大于)[^，,；;。\d]{0,12}$")
_KEPT = 200


@functools.lru_cache(maxsize=_KEPT)
def stated_in(question: str) -> tuple[Figure, ...]:
    """The figures that a question states, not those that it asks for."""
    found = figures_in(fold(question))
    return tuple(each for each in found if each.normal_low is not None and each.kind is not Quantity.TIME)


def range_fit(stated: Sequence[Figure], text: str, figure: Figure) -> float:
    """Whether the case that a question states falls under the rule that a figure is part of.

    Args:
        stated: The question's own figures.
        text: A sentence.
        figure: One of its figures.

    Returns:
        1 when the ranges before the figure, in the same part of the sentence, hold what is stated, -1 when
        they do not or the figure is itself such a bound, 0 when none has the unit of what is stated.
    """
    if not stated:
        return 0.0
    marks = [mark.end() for mark in _SEGMENT.finditer(text, 0, figure.span.start)]
    start = marks[-1] if marks else 0
    figures = [other for other in figures_in(text) if start <= other.span.start <= figure.span.start]
    for case in stated:
        alike = [other for other in figures if other.normal_unit == case.normal_unit]
        held = [_holds(case.normal_low, other, text[start : other.span.start]) for other in alike]
        said = [each for each in held if each is not None]
        if said:
            return 1.0 if all(said) and figure.normal_unit != case.normal_unit else -1.0
    return 0.0


def _holds(value: Decimal | None, bound: Figure, before: str) -> bool | None:
    """Whether a value lies within a bound; None for a figure that bounds nothing."""
    limit = bound.normal_low
    if limit is None or value is None:
        return None
    if bound.sign is Sign.UNDER:
        return value < limit
    if bound.sign is Sign.AT_MOST:
        return value <= limit
    if bound.sign is Sign.OVER or _ABOVE_BEFORE.search(before):
        return value > limit
    reached = bound.sign in {Sign.AT_LEAST, Sign.REACHED} or _AT_LEAST_BEFORE.search(before)
    return value >= limit if reached else None
