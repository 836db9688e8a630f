"""The events that a statute prints under its title: adopted, made public, amended, in force; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.identity.dates import dates_in
from corpus.identity.lines import PROSE, Found, Line, is_titular
from corpus.numbers import numbers_in
from corpus.types import Span

_EVENTS = (
    ("amended", re.compile(r"修正|修订|修改(?![〈《])")),
    ("adopted", re.compile(r"通过")),
    ("approved", re.compile(r"批准")),
    ("published", re.compile(r"公布|发布|颁布")),
    ("effective", re.compile(r"施行|实施|生效")),
)
_NAMED = re.compile(r"[《〈<][^》〉>]*(?:[〈<][^》〉>]*[》〉>][^》〉>]*)*[》〉>]")
_LINES = 30
_ENDED = "INFO END"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a statute.

    Attributes:
        kind: `adopted`, `approved`, `published`, `amended` or `effective`.
        date: ISO 8601.
        span: Where date and event are printed.
        number: The order that made it public, in normal form; may be empty.
    """

    kind: str
    date: str
    span: Span
    number: str = ""


def events_in(head: Sequence[Line]) -> list[Event]:
    """The events that the lines under the title tell, in the order printed.

    A line belongs to the chain when it begins with a date, in brackets or not, and no full stop comes before
    the event.
    """
    return [event for line in _chain(head) for event in _events(line)]


def _chain(head: Sequence[Line]) -> Iterator[Line]:
    for line in head[:_LINES]:
        if _ENDED in line.text:
            return
        first = next(dates_in(line.text[:30]), None)
        if first and first.span.start <= len("（根据") and len(first.iso) == len("2018-01-12"):
            yield line
        elif PROSE.search(line.text) and not is_titular(line.text) and "通过" not in line.text:
            return


def _events(line: Line) -> Iterator[Event]:
    dates = list(dates_in(line.text))
    for place, date in enumerate(dates):
        stop = dates[place + 1].span.start if place + 1 < len(dates) else len(line.text)
        words = line.text[date.span.end : stop]
        kind, end = _kind_of(words)
        if kind and len(date.iso) == len("2018-01-12"):
            number = next((found.number for found in numbers_in(words)), "")
            yield Event(kind, date.iso, line.part(date.span.start, date.span.end + end), number)


def _kind_of(words: str) -> tuple[str, int]:
    """What happened, and where the words that say so end; titles named in them say nothing."""
    plain = _NAMED.sub(lambda found: "＊" * len(found[0]), words)
    for kind, pattern in _EVENTS:
        if found := pattern.search(plain):
            return kind, found.end()
    return "", 0


def dates_of(events: Sequence[Event]) -> dict[str, Found]:
    """The first adoption, publication and entry into force, and the last amendment."""
    found: dict[str, Found] = {}
    for event in events:
        if event.kind == "amended" or event.kind not in found:
            found[event.kind] = Found(event.date, event.span)
    numbered = next((event for event in events if event.number), None)
    if numbered:
        found["number"] = Found(numbered.number, numbered.span)
    return found
