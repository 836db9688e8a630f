"""From a place in a document to its address, and back; pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from corpus.addresses import (
    HEADING,
    OWN_TEXT,
    Address,
    AddressError,
    address_name,
    canonical,
    step_to,
)
from corpus.items import Place, is_same_step, placed
from corpus.mending import paragraphs
from corpus.sentences import sentence_bounds
from corpus.titles import is_issued
from corpus.types import Document, Section, Span

_SKIPPED = re.compile(r"[《“]|第.+[编篇章节]$|附则$|\d+(?:\.\d+)*$")
"""Steps that an address goes without where it is clear without them: titles, divisions, clauses above."""

_ARTICLE = re.compile(r"第.+条(?:之.+)?")
_FIRST = ("第一款", "第1段")
_SENTENCES = re.compile(r"第(\d+)(?:—(\d+))?句")
_AGAIN = re.compile(r"（第(\d+)处）$")
_SHOWN = 5


def address_of(document: Document, span: Span) -> Address:
    """The address of the smallest place that covers a span: sentences, item, paragraph, section, or all.

    Args:
        document: The document.
        span: Part of its text; white space around it does not count.

    Raises:
        AddressError: The span does not lie within the text, or has nothing but white space in it.
    """
    return Addresses(document).of(span)


def resolve(document: Document, address: Address) -> Span:
    """Where an address leads to in a document.

    Raises:
        AddressError: The address names another document, or there is no such place.
    """
    return Addresses(document).resolve(address)


class Addresses:
    """The addresses of one document; worth keeping when there are many to be found.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._name = address_name(document)

    def of(self, span: Span) -> Address:
        """See `address_of`."""
        span = self._trimmed(span)
        around = [i for i, s in enumerate(self._document.sections) if s.span.covers(span)]
        section = around[-1] if around else None
        way = self._way_to(section) if section is not None else ()
        within = self._within(section, span)
        address = Address(self._name, (*way, *within))
        if within and self._found(address) != self._follow(section, within):
            address = Address(self._name, (*way, OWN_TEXT, *within))
        return address

    def resolve(self, address: Address) -> Span:
        """See `resolve`."""
        if address.document not in ("", self._name):
            raise AddressError(f"{address.text} is no place in {self._name}; look in {address.document}")
        found = self._found(address)
        if found is None:
            raise AddressError(f"there is no {address.place} in {self._name}; {self._what_there_is(address)}")
        return found

    def article(self, span: Span) -> Section | None:
        """The article of a bulletin that a span stands in; None elsewhere."""
        sections = self._document.sections if self._has_articles else ()
        return next((s for s in sections if s.level == 1 and not s.number and s.span.covers(span)), None)

    def section(self, address: Address) -> Section | None:
        """The section that the beginning of an address leads to, or None when it leads to none."""
        sections, _ = self._divided(address.steps)
        return self._document.sections[sections[0]] if sections else None

    def _found(self, address: Address) -> Span | None:
        sections, rest = self._divided(address.steps)
        places = (self._follow(section, rest) for section in (sections or (None,)))
        return next((place for place in places if place is not None), None)

    def _divided(self, steps: tuple[str, ...]) -> tuple[list[int], tuple[str, ...]]:
        """The sections that as many steps as possible lead to, and the other steps."""
        for length in range(len(steps), 0, -1):
            if found := self._leading_to(steps[:length]):
                return found, steps[length:]
        return [], steps

    @cached_property
    def _labels(self) -> list[str]:
        return [step_to(section) for section in self._document.sections]

    @cached_property
    def _by_label(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, label in enumerate(self._labels):
            found.setdefault(label, []).append(index)
        return found

    @cached_property
    def _edges(self) -> list[int]:
        """Where parts of the body begin or end: no paragraph goes on there."""
        return sorted({edge for part in self._document.body for edge in (part.start, part.end)})

    @cached_property
    def _has_articles(self) -> bool:
        """Whether several parts have titles, and are not just a letter and what it issues."""
        parents = {section.parent for section in self._document.sections}
        titled = [(i, s) for i, s in enumerate(self._document.sections) if s.level == 1 and not s.number]
        if titled and is_issued(titled[0][1].heading):
            titled = [(index, section) for index, section in titled if index in parents]
        return len(titled) > 1

    def _trimmed(self, span: Span) -> Span:
        covered = self._text[span.start : span.end]
        bare = covered.strip()
        if span.end > len(self._text) or not bare:
            raise AddressError(
                f"there is nothing to be addressed at {span.start} to {span.end}; "
                f"the text of {self._name} has {len(self._text)} characters"
            )
        start = span.start + len(covered) - len(covered.lstrip())
        return Span(start, start + len(bare))

    def _chain(self, section: int) -> list[int]:
        """A section and those around it, outermost first."""
        chain = [section]
        while (parent := self._document.sections[chain[-1]].parent) is not None:
            chain.append(parent)
        return chain[::-1]

    def _way_to(self, section: int) -> tuple[str, ...]:
        """The shortest clear way to a section, with the number of the place where none is clear."""
        chain = [self._labels[index] for index in self._chain(section)]
        needed = [not _SKIPPED.match(label) for label in chain]
        needed[0] = needed[0] or self._has_articles
        needed[-1] = True
        for index in (*range(len(chain) - 1, -1, -1), -1):
            steps = tuple(label for label, wanted in zip(chain, needed, strict=True) if wanted)
            leading = self._leading_to(steps)
            if len(leading) == 1:
                return steps
            if index >= 0:
                needed[index] = True
        return (*steps[:-1], f"{steps[-1]}（第{leading.index(section) + 1}处）")

    def _leading_to(self, steps: Sequence[str]) -> list[int]:
        """The sections that a way leads to; what may be left out of it need not be in it."""
        if not steps:
            return []
        again = _AGAIN.search(steps[-1])
        last = _AGAIN.sub("", steps[-1])
        found = [i for i in self._by_label.get(last, []) if self._fits(self._chain(i)[:-1], steps[:-1])]
        return found[int(again[1]) - 1 : int(again[1])] if again and int(again[1]) else found

    def _fits(self, above: Sequence[int], steps: Sequence[str]) -> bool:
        left = list(steps)
        for index in reversed(above):
            if left and left[-1] == self._labels[index]:
                left.pop()
            elif not _SKIPPED.match(self._labels[index]):
                return False
        return not left

    def _within(self, section: int | None, span: Span) -> tuple[str, ...]:
        """The steps from a section to the smallest place in its own text that covers the span."""
        if section is not None and self._is_heading(section, span):
            return (HEADING,)
        steps: list[str] = []
        places, own = self._places(section), None
        while (inner := next((place for place in places if place.span.covers(span)), None)) is not None:
            steps += [inner.step] if inner.step else []
            places, own = inner.items, inner
        if own is not None and own.own.covers(span):
            return (*steps, *self._sentences_at(section, own, span))
        return tuple(steps)

    def _is_heading(self, section: int, span: Span) -> bool:
        heading = self._document.sections[section].heading_span
        rest = self._text[heading.end : span.end]
        return heading.start <= span.start < heading.end and not rest.strip(" 　\n。：:.")

    def _sentences_at(self, section: int | None, place: Place, span: Span) -> tuple[str, ...]:
        """The step to the sentences that a span touches; none when they are all that there is."""
        found = self._sentences(section, place)
        touched = [number for number, sentence in enumerate(found, start=1) if sentence.overlap(span)]
        whole = place.span if place.step else self._whole(section)
        if (
            not touched
            or span.start < found[0].start
            or Span(found[touched[0] - 1].start, found[touched[-1] - 1].end) == whole
        ):
            return ()
        first, last = touched[0], touched[-1]
        return (f"第{first}句" if first == last else f"第{first}—{last}句",)

    def _sentences(self, section: int | None, place: Place) -> list[Span]:
        bounds = sentence_bounds(self._text, place.own.start, place.own.end)
        found = [Span(start, end) for start, end in bounds]
        return [s for s in found if section is None or not self._is_heading(section, s)]

    def _follow(self, section: int | None, steps: Sequence[str]) -> Span | None:
        """Where steps within a section's own text lead to."""
        steps = steps[1:] if steps[:1] == (OWN_TEXT,) else steps
        if steps[:1] == (HEADING,):
            return self._heading(section) if section is not None and len(steps) == 1 else None
        places, own, whole = self._places(section), None, self._whole(section)
        if steps and len(places) == 1 and not places[0].step:
            own, places = places[0], places[0].items
            if steps[0] in _FIRST:
                steps, whole = steps[1:], own.span
        for position, step in enumerate(steps):
            if (numbers := _SENTENCES.fullmatch(step)) and own and position == len(steps) - 1:
                return self._run(section, own, numbers)
            own = next((place for place in places if is_same_step(place.step, step)), None)
            if own is None:
                return None
            places, whole = own.items, own.span
        return whole

    def _run(self, section: int | None, place: Place, numbers: re.Match[str]) -> Span | None:
        found = self._sentences(section, place)
        first, last = int(numbers[1]), int(numbers[2] or numbers[1])
        if not 1 <= first <= last <= len(found):
            return None
        return Span(found[first - 1].start, found[last - 1].end)

    def _whole(self, section: int | None) -> Span:
        return Span(0, len(self._text)) if section is None else self._document.sections[section].span

    def _heading(self, section: int) -> Span:
        heading = self._document.sections[section].heading_span
        stop = heading.end + 1 if self._text[heading.end : heading.end + 1] in ("。", "：") else heading.end
        return Span(heading.start, stop)

    def _places(self, section: int | None) -> list[Place]:
        """The paragraphs of a section's own text, each with its items."""
        if section is None:
            return placed(self._text, list(self._paragraphs(None)), 0, is_article=False)
        within = self._document.sections[section]
        is_article = _ARTICLE.fullmatch(canonical(within.number)) is not None
        own = [p for p in self._paragraphs(section) if not self._is_heading(section, p)]
        return placed(self._text, own, within.heading_span.end, is_article=is_article)

    def _paragraphs(self, section: int | None) -> Iterator[Span]:
        """The paragraphs of a section that stand in none beneath it."""
        beneath = [s.span for s in self._document.sections if s.parent == section]
        whole = self._whole(section)
        position = whole.start
        for hole in (*beneath, Span(whole.end, whole.end + 1)):
            first = bisect_right(self._edges, position)
            edges = self._edges[first : bisect_left(self._edges, hole.start, first)]
            cuts = [position, *edges, hole.start]
            for low, high in pairwise(cuts):
                yield from paragraphs(self._text, Span(low, high)) if low < high else ()
            position = hole.end

    def _what_there_is(self, address: Address) -> str:
        wanted = address.steps[0] if address.steps else ""
        kind = wanted[-1:]
        alike = [label for label in dict.fromkeys(self._labels) if label[-1:] == kind]
        if not alike:
            return "it has no part of that kind"
        return f"it has {'、'.join(alike[:_SHOWN])}" + (f" … {alike[-1]}" if len(alike) > _SHOWN else "")
