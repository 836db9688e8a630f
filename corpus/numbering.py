"""Whether the articles of a statute are numbered without gap or repetition, and why not; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus.numerals import NUMERAL, chinese, value_of
from corpus.types import Document, Section

_ARTICLE = re.compile(rf"[第笫](?P<number>{NUMERAL}+)\s?条(?:之(?P<added>{NUMERAL}+))?")
_LINE = re.compile(r"^[#\s]*[第笫]", re.MULTILINE)


class Reason(StrEnum):
    """Why articles are not numbered from 1 without a gap."""

    LATER = "the text begins with a later article"
    ABSENT = "the text does not have the article"
    MENTIONED = "the text has the number within a sentence only"
    UNREAD = "the text has the article, but it was not found"
    REPEATED = "the number comes a second time"


@dataclass(frozen=True, slots=True)
class Irregularity:
    """A place where the numbering does not go on by one.

    Attributes:
        number: The article that is missing or comes again, or the first one when others should precede it.
        reason: Why, as far as the text tells.
    """

    number: str
    reason: Reason

    @property
    def is_error(self) -> bool:
        """Whether the reading is at fault and not the text."""
        return self.reason in (Reason.UNREAD, Reason.REPEATED)


@dataclass(frozen=True, slots=True)
class _Article:
    number: int
    added: int
    start: int
    part: int | None


def articles_of(document: Document) -> list[Section]:
    """The articles (条) of a document, in reading order."""
    return [section for section in document.sections if _ARTICLE.fullmatch(section.number)]


def article_at(document: Document, offset: int) -> Section | None:
    """The article that a place stands in; None outside of any."""
    within = [article for article in articles_of(document) if article.span.start <= offset < article.span.end]
    return within[-1] if within else None


def irregularities(document: Document) -> list[Irregularity]:
    """Every place where an article is not numbered one higher than the one before, or 之一 higher.

    An appendix, or a plan that a letter issues, may count its articles anew.
    """
    articles = [_article(document, section) for section in articles_of(document)]
    begins = [i for i, (one, other) in enumerate(pairwise(articles), start=1) if _starts_anew(one, other)]
    bounds = pairwise((0, *begins, len(articles))) if articles else ()
    return [found for low, high in bounds for found in _in_part(document.text, articles[low:high])]


def _starts_anew(before: _Article, after: _Article) -> bool:
    return after.number == 1 and after.added == 0 and after.part != before.part


def _part(document: Document, section: Section) -> int | None:
    """Index of the innermost section around an article that is an appendix or has a title only."""
    above = section.parent
    while above is not None and document.sections[above].number[:1] not in ("", "附"):
        above = document.sections[above].parent
    return above


def _article(document: Document, section: Section) -> _Article:
    found = _ARTICLE.fullmatch(section.number)
    if found is None:
        raise ValueError(f"{section.number!r} is no article")
    part = _part(document, section)
    return _Article(value_of(found["number"]), value_of(found["added"] or "0"), section.span.start, part)


def _in_part(text: str, articles: Sequence[_Article]) -> Iterator[Irregularity]:
    first = articles[0]
    if first.number != 1:
        earlier = [number for number in range(1, first.number) if _lines_with(text[: first.start], number)]
        reason = Reason.UNREAD if earlier else Reason.LATER
        yield Irregularity(f"第{chinese(first.number)}条", reason)
    for before, after in pairwise(articles):
        following = ((before.number + 1, 0), (before.number, before.added + 1))
        goes_on = (after.number, after.added) in following
        if not goes_on and after.number <= before.number:
            yield Irregularity(f"第{chinese(max(1, after.number))}条", Reason.REPEATED)
        elif not goes_on:
            between = text[before.start : after.start]
            for number in range(before.number + 1, after.number):
                yield Irregularity(f"第{chinese(number)}条", _why_missing(between, number))


def _why_missing(between: str, number: int) -> Reason:
    if _lines_with(between, number):
        return Reason.UNREAD
    mentioned = any(value_of(found["number"]) == number for found in _ARTICLE.finditer(between))
    return Reason.MENTIONED if mentioned else Reason.ABSENT


def _lines_with(text: str, number: int) -> bool:
    """Whether a line begins with the article of that number."""
    marks = (_ARTICLE.match(text, found.end() - 1) for found in _LINE.finditer(text))
    return any(mark is not None and value_of(mark["number"]) == number for mark in marks)
