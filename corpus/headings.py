"""Paragraphs, and which of them by their form alone could open a section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.marks import mark_of, stands_alone
from corpus.mending import paragraphs
from corpus.types import Span

TITLE = "title"
"""The kind of an unmarked line that could be a title."""
DIVISIONS = ("编", "章", "节")
CLAUSES = ("1", "1.1", "1.1.1", "1.1.1.1")
LONGEST_HEADING = 60

_VIEW = 200
_SHORTEST_TITLE = 5
_RANKS = {kind: rank for rank, kind in enumerate((*DIVISIONS, "条"))}
_RANKS |= {kind: rank for rank, kind in enumerate(("一、", "（一）", "1.", "（1）", "1)"), start=10)}
_RANKS |= {kind: rank for rank, kind in enumerate(CLAUSES, start=20)}
_BRACKETED = re.compile(r"\s*【([^】\n]{1,30})】")
_NUMBERED = re.compile(r"([1-9]\d?)[ 　\t]+[\u3400-\u9fff“《][^，。；：、|\t]{1,30}$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and, if its form allows it to open a section, how.

    Attributes:
        start: Where it begins.
        end: Where it stops.
        kind: The kind of its mark, `title` for a line that could be one, or empty.
        form: `plain` (a short line), `sentence` (one short sentence), `run-in` (a short sentence and more),
            `item` (text with a number), or empty.
        number_end: End of the mark.
        heading_end: End of the heading; behind `end` when the heading goes on in the next paragraphs.
    """

    start: int
    end: int
    kind: str = ""
    form: str = ""
    number_end: int = 0
    heading_end: int = 0

    def __len__(self) -> int:
        return self.end - self.start

    def opening(self, text: str) -> str:
        """As much of it as a heading can take."""
        return text[self.start : min(self.end, self.start + _VIEW)]


def paragraphs_of(text: str, body: Sequence[Span]) -> list[Paragraph]:
    """The paragraphs of a body, each with the kind and form of its beginning."""
    found = [classified(text, p.start, p.end) for part in body for p in paragraphs(text, part)]
    return list(_with_clauses(text, found))


def classified(text: str, start: int, end: int, article: int = 0) -> Paragraph:
    """A paragraph with its kind and form.

    Args:
        text: The document's text.
        start: Where the paragraph begins.
        end: Where it stops.
        article: End of its mark when it is known to be an article of a statute.
    """
    if article:
        return Paragraph(start, end, "条", "run-in", article, article)
    view = text[start : min(end, start + _VIEW)]
    mark = mark_of(view)
    if mark is None:
        return Paragraph(start, end, TITLE if _could_be_title(view, end - start) else "")
    if mark.kind == "#":
        kind = f"#{len(mark.text.rstrip())}"
        inner = mark_of(view[len(mark.text) :])
        number = len(mark.text) + (len(inner.text) if inner and inner.kind != "-" else 0)
        return Paragraph(start, end, kind, "plain", start + number, end)
    number_end = start + len(mark.text)
    form, heading_end = _form(view, mark.kind, len(mark.text), end - start)
    return Paragraph(start, end, mark.kind, form, number_end, start + heading_end)


def is_deeper(kind: str, other: str) -> bool:
    """Whether marks of `kind` always stand beneath marks of the `other` kind."""
    if kind not in _RANKS or other not in _RANKS:
        return False
    return _RANKS[kind] // 10 == _RANKS[other] // 10 and _RANKS[kind] > _RANKS[other]


def _could_be_title(view: str, length: int) -> bool:
    if not _SHORTEST_TITLE <= length <= LONGEST_HEADING or view[0] in "（([|<>*" or stands_alone(view):
        return False
    return view[-1] not in "。！？；;：:，,、…" and not any(mark in view for mark in "。；;|\t")


def _form(view: str, kind: str, number: int, length: int) -> tuple[str, int]:
    """The form of a marked paragraph and where its heading stops, counted from its beginning."""
    if kind == "条":
        title = _BRACKETED.match(view, number)
        return "run-in", title.end() if title else number
    if kind in ("-", "①"):
        return "", 0
    stop = view.find("。", number)
    short = length - number <= LONGEST_HEADING
    if stop < 0 and short and view[-1] not in "；;，," and "；" not in view:
        introduces = view[-1] in "：:" and length > LONGEST_HEADING // 3
        return ("item", number) if introduces else ("plain", length)
    if kind in DIVISIONS or kind in ("附件", "■"):
        return "", 0
    if 0 < stop - number <= LONGEST_HEADING and "；" not in view[:stop]:
        return ("sentence", length) if stop == length - 1 else ("run-in", stop)
    return "item", number


def _with_clauses(text: str, found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A line such as `3 组织机构` opens a clause where a clause 3.1 stands further on."""
    divided = {
        text[p.start : p.number_end].removesuffix(".1")
        for p in found
        if p.kind == "1.1" and text[p.start : p.number_end].endswith(".1")
    }
    for paragraph in found:
        numbered = divided and not paragraph.form and _NUMBERED.match(text, paragraph.start, paragraph.end)
        if numbered and numbered[1] in divided:
            number_end = numbered.end(1)
            yield replace(paragraph, kind="1", form="plain", number_end=number_end, heading_end=paragraph.end)
        else:
            yield paragraph
