"""Numbers that answer only where just they are asked for: 一册, 每四万常住人口; pure."""

import re
from collections.abc import Iterator

from corpus.figures import Figure, Quantity
from corpus.figures.units import unit_of
from corpus.numerals import CHINESE
from corpus.types import Span

_COUNTED = frozenset({Quantity.COUNT, Quantity.PEOPLE})
_NOT_ONE = r"(?<![每同任某另第这那哪其之逐统十百千万零有进])"
_NOT_ALL = r"(?![切定系般起直旦经律概批次性])"
_NUMBER = rf"(?<![\d.第{CHINESE}])(?:\d+(?:\.\d+)?[万亿千百]*|[{CHINESE}]{{2,6}}|[二两三四五六七八九十])"
_INHABITANTS = r"(?:常住|户籍|居民)?人口"
_THING = 2
"""Characters of a thing's name that must follow its number."""


def asked_counts(text: str, unit: str, thing: str) -> Iterator[Figure]:
    """The numbers of a text that answer only since just they are asked for.

    Args:
        text: A sentence as displayed.
        unit: The unit that is asked for; may be empty.
        thing: What is counted, as the question calls it; may be empty.
    """
    yield from _counts_of_one(text, unit)
    yield from _bare_numbers(text, thing or unit)


def _counts_of_one(text: str, unit: str) -> Iterator[Figure]:
    """Where a text says that it is one. Hardly any such words count, so they are no figures in general."""
    if not unit or unit_of(unit).kind not in _COUNTED:
        return
    for found in re.finditer(rf"{_NOT_ONE}[一1]{re.escape(unit)}{_NOT_ALL}", text):
        yield Figure(Span(*found.span()), found[0], found[0][0], unit, unit_of(unit).kind)


def _bare_numbers(text: str, thing: str) -> Iterator[Figure]:
    """Numbers right before what is counted, without a measure word; inhabitants are people, too."""
    people = thing.startswith("人")
    if not people and len(thing) < _THING:
        return
    name = _INHABITANTS if people else re.escape(thing[:_THING])
    for found in re.finditer(rf"{_NUMBER}(?={name})", text):
        kind = Quantity.PEOPLE if people else Quantity.PLAIN
        yield Figure(Span(*found.span()), found[0], found[0], "", kind)
