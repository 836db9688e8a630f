"""All figures and times of a text, with value, unit and comparison; pure."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.comparing import direction_of, end_with_words, sign_of, start_with_words, with_minus
from corpus.figures.names import is_figure, quoted_names, ranks_in
from corpus.figures.numerals import arabic_value, chinese_value
from corpus.figures.scanning import Numeral, numerals_in
from corpus.figures.times import times_in
from corpus.figures.types import Figure, Sign
from corpus.figures.units import Quantity, unit_of
from corpus.types import Span

_CLAUSE_MARKS = "，。；：！？\n"
_VIEW = 60
_LISTING = ("、", "和", "及", "与")
_SHARED_BACKWARDS = (Sign.AT_LEAST, Sign.AT_MOST, Sign.ABOUT)
_GRADES_BELOW = "劣"


def figures_in(text: str, offset: int = 0) -> list[Figure]:
    """Quantities and times in reading order, none overlapping another; spans are moved by `offset`.

    The text should be displayed text: in a scan's lines a figure may be broken in two.

    >>> [(figure.text, figure.low) for figure in figures_in("投入近5万元，比2017年下降2.5个百分点")]
    [('近5万元', Decimal('50000')), ('2017年', None), ('2.5个百分点', Decimal('2.5'))]
    """
    times = times_in(text, offset)
    quantities = [*_quantities(text, offset), *_ranks(text, offset)]
    return _listed(text, _apart(times, quantities), offset)


def _listed(text: str, found: Sequence[Figure], offset: int) -> list[Figure]:
    """What a list says once holds for each of its figures: 分别达到90%、80%以上."""
    listed = list(found)
    for index in range(len(listed) - 1):
        one, other = listed[index], listed[index + 1]
        between = text[one.span.end - offset : other.span.start - offset]
        if one.unit != other.unit or between not in _LISTING or one.low is None:
            continue
        if one.sign in (Sign.REACHED, Sign.AIMED) and other.sign is Sign.EXACT:
            listed[index + 1] = replace(other, sign=one.sign, direction=one.direction)
    for index in range(len(listed) - 1, 0, -1):
        one, other = listed[index - 1], listed[index]
        between = text[one.span.end - offset : other.span.start - offset]
        if one.unit != other.unit or between not in _LISTING or other.sign not in _SHARED_BACKWARDS:
            continue
        if one.sign in (Sign.EXACT, Sign.REACHED):
            listed[index - 1] = replace(one, sign=other.sign)
    return listed


def _quantities(text: str, offset: int) -> list[Figure]:
    names = quoted_names(text)
    found: list[Figure] = []
    upcoming = 0
    for numeral in numerals_in(text):
        while upcoming < len(names) and names[upcoming][1] <= numeral.start:
            upcoming += 1
        in_name = upcoming < len(names) and names[upcoming][0] < numeral.start
        if is_figure(text, numeral, in_name=in_name):
            found.append(_figure(text, numeral, offset))
    return found


def _figure(text: str, numeral: Numeral, offset: int) -> Figure:
    kind = Quantity.RATIO if numeral.form == "ratio" else unit_of(numeral.unit).kind
    minus = with_minus(text, numeral.start)
    factor = -1 if minus < numeral.start else 1
    start, touching = start_with_words(text, minus)
    end, behind = end_with_words(text, numeral.end, limits=kind is Quantity.DURATION)
    before = _clause_before(text, start)
    below = numeral.form == "grade" and numeral.number.startswith(_GRADES_BELOW)
    return Figure(
        span=Span(offset + start, offset + end),
        text=text[start:end],
        number=numeral.number,
        unit=numeral.unit,
        kind=kind,
        low=min(factor * numeral.low, factor * numeral.high),
        high=max(factor * numeral.low, factor * numeral.high),
        sign=sign_of(before, touching, behind, more=numeral.more or below),
        direction=direction_of(before),
    )


def _ranks(text: str, offset: int) -> list[Figure]:
    found = []
    for rank in ranks_in(text):
        value = arabic_value(rank["number"]) if rank["number"].isdecimal() else chinese_value(rank["number"])
        if value is not None:
            span = Span(offset + rank.start(), offset + rank.end())
            found.append(Figure(span, rank[0], rank[0], "", Quantity.RANK, value, value))
    return found


def _clause_before(text: str, start: int) -> str:
    view = text[max(0, start - _VIEW) : start]
    return view[max(view.rfind(mark) for mark in _CLAUSE_MARKS) + 1 :]


def _apart(times: Sequence[Figure], quantities: Sequence[Figure]) -> list[Figure]:
    """Both in reading order, without the quantities that overlap a time or an earlier quantity."""
    kept: list[Figure] = []
    for figure in sorted([*times, *quantities], key=lambda figure: figure.span):
        if kept and kept[-1].span.overlap(figure.span):
            if figure.kind is not Quantity.TIME or kept[-1].kind is Quantity.TIME:
                continue
            kept.pop()
        kept.append(figure)
    return kept
