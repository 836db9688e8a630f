"""Headings of tables taken apart: the name of what is measured, its unit and its time; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.numerals import magnitude_value
from corpus.figures.times import times_in
from corpus.figures.units import unit_at
from corpus.periods import Period, period_of
from corpus.types import Span

_BRACKETS = re.compile(r"[（(](?:单位[:：])?\s*([^（）()]{1,12})[）)]")
_BEHIND_STROKE = re.compile(r"[/／，,]\s*([^/／，,]{1,8})$")
_SCALED = re.compile(r"([十百千万亿]*)(.*)")
_ABOVE = re.compile(r"单位\s*[:：]\s*([^\s，。；（）()]{1,24})")
_SEVERAL = re.compile(r"[、,，/和]")
_TRIMMED = "·：: 、，的"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a column or row says.

    Attributes:
        name: Where its name stands, without unit and time; None where nothing else is there.
        scale: What 万 and 亿 before the unit multiply the numbers by.
        unit: The unit of the numbers; empty if it tells none.
        period: Their time.
    """

    name: Span | None
    scale: int = 1
    unit: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Above:
    """What the lines above a table say of its numbers.

    Attributes:
        units: Each with how many of it are meant by one: 万元 is ten thousand times 元.
        period: The time that a caption names.
    """

    units: Sequence[tuple[int, str]] = ()
    period: Period | None = None


def above_of(lines: Sequence[str], year: int) -> Above:
    """What captions say.

    Args:
        lines: The lines above the table, from top to bottom.
        year: Of the document, 0 when it is not known.
    """
    named = next((found[1] for line in reversed(lines) if (found := _ABOVE.search(line))), "")
    whole = unit_named(named)
    listed = (unit_named(one) for one in _SEVERAL.split(named)) if whole is None else (whole,)
    times = next(filter(None, map(times_in, reversed(lines))), [])
    period = period_of(times[0].text, year) if len(times) == 1 else None
    return Above(tuple(unit for unit in listed if unit), period)


def unit_named(words: str) -> tuple[int, str] | None:
    """A unit that stands for itself, 万 and 亿 as its factor; None for other words.

    >>> unit_named("万元"), unit_named("千瓦"), unit_named("折纯")
    ((10000, '元'), (1, '千瓦'), None)
    """
    words = words.strip()
    if not words or unit_at(words, 0) == words:
        return (1, words) if words else None
    scaled = _SCALED.fullmatch(words)
    scale, unit = (scaled[1], scaled[2]) if scaled else ("", words)
    return (magnitude_value(scale), unit) if scale and unit_at(unit, 0) == unit else None


def heading_of(text: str, span: Span, year: int) -> Heading:
    """A heading taken apart: what is left without unit and time is the name.

    Args:
        text: What it stands in.
        span: Where.
        year: Of the document, 0 when it is not known.
    """
    words = span.text_of(text)
    rest, scale, unit = words, 1, ""
    for found in (*_BRACKETS.finditer(words), *filter(None, [_BEHIND_STROKE.search(words)])):
        named = unit_named(found[1])
        if named:
            scale, unit = named
            rest = rest.replace(found[0], " " * len(found[0]))
            break
    times = times_in(rest)
    period = period_of(times[0].text, year) if len(times) == 1 else None
    for time in times:
        rest = rest[: time.span.start] + " " * len(time.span) + rest[time.span.end :]
    parts = sorted(re.finditer(r"\S+(?: \S+)*", rest), key=lambda part: -len(part[0].strip(_TRIMMED)))
    return Heading(_trimmed(parts[0], span.start) if parts else None, scale, unit, period)


def _trimmed(part: re.Match[str], offset: int) -> Span | None:
    words = part[0].strip(_TRIMMED)
    start = offset + part.start() + part[0].find(words)
    return Span(start, start + len(words)) if words else None
