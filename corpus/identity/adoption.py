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
_OPENING, _CLOSING = "《〈<", "》〉>"
_LINES = 30
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]+[条章]")
_ENDED = "INFO END"
_FULL_DATE = len("2018-01-12")
_BEFORE_DATE, _DATE_WITHIN = len("（根据"), 30


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

    An entry of the chain begins with a date, in brackets or not, and goes on over lines that begin with none.
    """
    return [event for entry in _chain(head) for event in _events(entry)]


def dates_of(events: Sequence[Event]) -> dict[str, Found]:
    """The first adoption, and the last approval, publication and amendment; of entries into force the last.

    A second adoption, which courts print for a new version, counts as an amendment.
    """
    found: dict[str, Found] = {}
    for event in events:
        kind = "amended" if event.kind == "adopted" and "adopted" in found else event.kind
        found[kind] = Found(event.date, event.span)
    numbered = next((event for event in events if event.number), None)
    if numbered:
        found["number"] = Found(numbered.number, numbered.span)
    return found


@dataclass(slots=True)
class _Entry:
    """Lines that tell one or more events, as one text, and where its characters stand."""

    text: str
    offsets: list[int]

    def add(self, line: Line) -> None:
        self.text += line.text
        self.offsets.extend(line.shown.offsets)


def _chain(head: Sequence[Line]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for line in head[:_LINES]:
        if _ENDED in line.text:
            break
        if _begins_entry(line.text):
            if entry:
                yield entry
            entry = _Entry(line.text, list(line.shown.offsets))
        elif entry and _is_unfinished(entry.text):
            entry.add(line)
        elif PROSE.search(line.text) and not is_titular(line.text):
            break
    if entry:
        yield entry


def _begins_entry(text: str) -> bool:
    """Whether a line begins with a date, or is nothing but a bracket that tells events."""
    if _ARTICLE.match(text):
        return False
    if text[:1] in "（(" and text[-1:] in "）)" and "。" not in text:
        return next(dates_in(text), None) is not None
    first = next(dates_in(text[:_DATE_WITHIN]), None)
    return first is not None and first.span.start <= _BEFORE_DATE and len(first.iso) == _FULL_DATE


def _is_unfinished(text: str) -> bool:
    """Whether a title is still open, or the words after the last date tell no event."""
    last = list(dates_in(text))[-1]
    return _depth(text) > 0 or not _kind_of(text[last.span.end :])[0]


def _events(entry: _Entry) -> Iterator[Event]:
    dates = [date for date in dates_in(entry.text) if len(date.iso) == _FULL_DATE]
    for place, date in enumerate(dates):
        stop = dates[place + 1].span.start if place + 1 < len(dates) else len(entry.text)
        words = entry.text[date.span.end : stop]
        kind, end = _kind_of(words)
        if kind:
            number = next((found.number for found in numbers_in(words)), "")
            last = entry.offsets[date.span.end + end - 1]
            yield Event(kind, date.iso, Span(entry.offsets[date.span.start], last + 1), number)


def _kind_of(words: str) -> tuple[str, int]:
    """What happened, and where the words that say so end; titles named in them say nothing."""
    plain = _without_titles(words)
    for kind, pattern in _EVENTS:
        if found := pattern.search(plain):
            return kind, found.end()
    return "", 0


def _without_titles(words: str) -> str:
    """The words with every character between title marks replaced, nested ones too."""
    depth, kept = 0, []
    for character in words:
        depth += character in _OPENING
        kept.append("＊" if depth else character)
        depth = max(0, depth - (character in _CLOSING))
    return "".join(kept)


def _depth(text: str) -> int:
    return sum(text.count(mark) for mark in _OPENING) - sum(text.count(mark) for mark in _CLOSING)
