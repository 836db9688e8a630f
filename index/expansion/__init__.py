"""What else a passage may say for the words of a question; one file a kind, each measured alone."""

from collections.abc import Callable, Iterable, Mapping

from index.expansion import numerals, places, synonyms, typos, units, years
from index.expansion.asking import Asking, Frequency
from index.folding import fold
from index.types import Expansion

Expander = Callable[[Asking], Iterable[Expansion]]
"""Proposes expansions of one kind."""

EXPANDERS: Mapping[str, Expander] = {
    synonyms.KIND: synonyms.expansions,
    places.KIND: places.expansions,
    years.KIND: years.expansions,
    numerals.KIND: numerals.expansions,
    units.KIND: units.expansions,
    typos.KIND: typos.expansions,
}
"""A new kind is one file in this folder and its line here."""

_MOST = 60
"""More would cost time and drown the question's own words; far beyond what questions have."""


def expand(
    question: str, frequency: Frequency | None = None, expanders: Mapping[str, Expander] = EXPANDERS
) -> tuple[Expansion, ...]:
    """Other words for the parts of a question, those of the heaviest weight first.

    Args:
        question: Text of any kind, unfolded.
        frequency: How many passages of the library have a token. Without it no typing mistakes are mended,
            since only words that the library lacks are taken for mistakes.
        expanders: The kinds to propose.

    >>> [(e.stands_for, e.text) for e in expand("17年哪些企业减产了300家")][:1]
    [('17年', '2017年')]
    """
    asking = Asking(fold(question), frequency)
    best: dict[str, Expansion] = {}
    for expander in expanders.values():
        for found in expander(asking):
            known = best.get(found.text)
            if found.text not in asking.text and (known is None or _rank(known) < _rank(found)):
                best[found.text] = found
    return tuple(sorted(best.values(), key=lambda found: -found.weight)[:_MOST])


def _rank(expansion: Expansion) -> tuple[float, int]:
    """Of two that propose the same text, the one that stands for more of the question is kept."""
    return expansion.weight, len(expansion.stands_for)
