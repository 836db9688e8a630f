"""From text to sections: numbered headings, Markdown headings and the titles of articles in a bulletin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.marks import mark_of, stands_alone
from corpus.mending import mend, paragraphs
from corpus.types import Section, Span

_VIEW = 200
_SHORTEST, _LONGEST = 5, 60
_TITLE = "title"
_DIVISIONS = ("编", "章", "节")
_RANKS = {kind: rank for rank, kind in enumerate((*_DIVISIONS, "条"))} | {
    kind: rank for rank, kind in enumerate(("一、", "（一）", "1.", "（1）", "1)"), start=10)
}
_FIRST_NUMBERS = re.compile(r"第一[编章节条]|[一1][、.．]|[（(]\s?[一1]\s?[）)]")
_CLOSING = re.compile(r"(?:[报抄主印]?送|[抄印]?发|抄报|报|联系人|主题词)[ 　]*[:：]")
_CLOSING_LINES = 12
_CLOSING_LENGTH = 150
_BODY_LENGTH = 40
_CONTENTS = re.compile(r"目\s*[录次]$")
_BRACKETED = re.compile(r"\s*【([^】\n]{1,30})】")
_SPACED_OUT = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph and, if its form allows it to open a section, how.

    Attributes:
        start: Where it begins.
        end: Where it stops.
        kind: The kind of its mark, `title` for a line that could be one, or empty.
        form: `plain` (a short line), `sentence` (one short sentence), `run-in` (a short sentence and more),
            `item` (text with a number), or empty.
        number_end: End of the mark.
        heading_end: End of the heading.
    """

    start: int
    end: int
    kind: str = ""
    form: str = ""
    number_end: int = 0
    heading_end: int = 0


def sections_of(text: str, body: Sequence[Span]) -> tuple[Section, ...]:
    """The sections of a text, in reading order, parents before children.

    The kinds of marks nest in the order in which they appear (一、 within a title, （一） within 一、 and so
    on). A numbered line counts as a heading when it is a short line or sentence with text of its own beneath
    it, or when a short first sentence leads into its paragraph; the items of a list do not.

    Args:
        text: The document's text.
        body: The parts that are looked at.

    Returns:
        Sections that begin at a paragraph's beginning and end at a paragraph's end.
    """
    found = [_classify(text, p.start, p.end) for part in body for p in paragraphs(text, part)]
    if not found:
        return ()
    marked_up = any(p.kind.startswith("#") for p in found)
    closing = _closing(text, found)
    headings = list(_headings(text, found[:closing], titles=not marked_up))
    return _nested(text, found[:closing], headings)


def _classify(text: str, start: int, end: int) -> _Paragraph:
    view = text[start : min(end, start + _VIEW)]
    mark = mark_of(view)
    length = end - start
    if mark is None:
        return _Paragraph(start, end, _TITLE if _could_be_title(view, length) else "")
    if mark.kind == "#":
        kind = f"#{len(mark.text.rstrip())}"
        inner = mark_of(view[len(mark.text) :])
        number = len(mark.text) + (len(inner.text) if inner and inner.kind != "-" else 0)
        return _Paragraph(start, end, kind, "plain", start + number, end)
    number_end = start + len(mark.text)
    form, heading_end = _form(view, mark.kind, len(mark.text), length)
    return _Paragraph(start, end, mark.kind, form, number_end, start + heading_end)


def _could_be_title(view: str, length: int) -> bool:
    if not _SHORTEST <= length <= _LONGEST or view[0] in "（([|<>*" or stands_alone(view):
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
    short = length - number <= _LONGEST
    if stop < 0 and short and view[-1] not in "；;，," and "；" not in view:
        return ("plain", length) if view[-1] not in "：:" or length <= _LONGEST // 3 else ("item", number)
    if kind in _DIVISIONS or kind in ("附件", "■"):
        return "", 0
    if 0 < stop - number <= _LONGEST and "；" not in view[:stop]:
        return ("sentence", length) if stop == length - 1 else ("run-in", stop)
    return "item", number


def _closing(text: str, found: Sequence[_Paragraph]) -> int:
    """Index of the first line of the imprint (抄送：…, 联系人：…) at the end, or the number of paragraphs."""
    closing = len(found)
    for index in range(len(found) - 1, max(-1, len(found) - 1 - _CLOSING_LINES), -1):
        if found[index].end - found[index].start > _CLOSING_LENGTH:
            break
        if _CLOSING.match(text, found[index].start):
            closing = index
    return closing


def _headings(text: str, found: Sequence[_Paragraph], *, titles: bool) -> Iterator[tuple[int, _Paragraph]]:
    """Index and paragraph of everything that opens a section."""
    stack: list[str] = []
    contents: set[str] | None = None
    for index, this in enumerate(found):
        if _CONTENTS.match(text, this.start, this.end):
            contents = set()
            continue
        if contents is not None and this.kind in (*_DIVISIONS, "条"):
            number = text[this.start : this.number_end]
            if number not in contents and this.form == "plain":
                contents.add(number)
                continue
            contents = None
        heading = _heading(text, found, index, stack, titles=titles)
        if heading is not None:
            _descend(stack, heading.kind)
            yield index, heading


def _heading(
    text: str, found: Sequence[_Paragraph], index: int, stack: Sequence[str], *, titles: bool
) -> _Paragraph | None:
    this = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if this.kind.startswith("#"):
        return this
    if this.kind == _TITLE:
        return this if titles and _is_title(text, found, index) else None
    if not this.form or ("条" in stack and this.kind not in (*_DIVISIONS, "条", "附件")):
        return None
    if this.form == "run-in":
        return this
    if this.form == "item" or not _leads(this, following, stack) or _in_list(found, index):
        numbered = this.kind in stack and text[this.end - 1] == "。"
        return replace(this, form="item", heading_end=this.number_end) if numbered else None
    return this


def _leads(this: _Paragraph, following: _Paragraph | None, stack: Sequence[str]) -> bool:
    """Whether there is text beneath a heading: what follows is no heading of the same or a higher kind."""
    if following is None or following.kind.startswith("#") or following.kind == this.kind:
        return False
    if _is_deeper(following.kind, this.kind):
        return True
    return following.kind not in stack or this.kind in stack[: stack.index(following.kind)]


def _in_list(found: Sequence[_Paragraph], index: int) -> bool:
    """Whether a neighbour is a short line of the same kind, as in a list."""
    this = found[index]
    before = () if this.kind in _DIVISIONS else found[max(0, index - 1) : index]
    neighbours = (*before, *found[index + 1 : index + 2])
    return any(other.kind == this.kind and other.form in ("plain", "sentence") for other in neighbours)


def _is_title(text: str, found: Sequence[_Paragraph], index: int) -> bool:
    """Whether a short line stands above text like the title of an article."""
    this = found[index]
    if index + 1 == len(found):
        return False
    following = found[index + 1]
    if index and found[index - 1].kind != _TITLE and text[found[index - 1].end - 1] in "，,、：:":
        return False
    if following.kind in ("", _TITLE):
        ahead = text[following.start : min(following.end, following.start + _VIEW)]
        length = following.end - following.start
        if length < _BODY_LENGTH:
            return length >= _BODY_LENGTH // 2 and ahead[-1] == "。"
        return any(mark in ahead for mark in "。，,")
    first = _FIRST_NUMBERS.match(text, following.start) is not None
    return first and following.form not in ("", "item") and this.end - this.start > _LONGEST // 6


def _descend(stack: list[str], kind: str) -> None:
    """Leave what a heading of `kind` ends, and go into it."""
    if kind in stack:
        del stack[stack.index(kind) :]
    elif kind.startswith("#"):
        stack[:] = [other for other in stack if other.startswith("#") and other < kind]
    elif kind in (_TITLE, "附件"):
        stack[:] = [other for other in stack if other.startswith("#")]
    elif kind == "■":
        stack[:] = [other for other in stack if other.startswith("#") or other in (_TITLE, "附件")]
    else:
        deeper = (depth for depth, other in enumerate(stack) if _is_deeper(other, kind))
        del stack[next(deeper, len(stack)) :]
    stack.append(kind)


def _is_deeper(kind: str, other: str) -> bool:
    """Whether marks of `kind` always stand beneath marks of the `other` kind."""
    if kind not in _RANKS or other not in _RANKS:
        return False
    return _RANKS[kind] // 10 == _RANKS[other] // 10 and _RANKS[kind] > _RANKS[other]


def _nested(
    text: str, found: Sequence[_Paragraph], headings: Sequence[tuple[int, _Paragraph]]
) -> tuple[Section, ...]:
    """Sections with their ends and parents, from the headings in reading order."""
    ends = [found[-1].end if found else 0] * len(headings)
    parents: list[int | None] = []
    stack: list[str] = []
    open_sections: list[int] = []
    levels: list[int] = []
    for position, (index, heading) in enumerate(headings):
        _descend(stack, heading.kind)
        for closed in open_sections[len(stack) - 1 :]:
            ends[closed] = found[index - 1].end
        del open_sections[len(stack) - 1 :]
        parents.append(open_sections[-1] if open_sections else None)
        open_sections.append(position)
        levels.append(len(stack))
    return tuple(
        _section(text, heading, ends[position], levels[position], parents[position])
        for position, (_, heading) in enumerate(headings)
    )


def _section(text: str, heading: _Paragraph, end: int, level: int, parent: int | None) -> Section:
    number = "" if heading.kind == _TITLE else text[heading.start : heading.number_end].lstrip("#").strip()
    begin = heading.start if heading.kind == _TITLE else heading.number_end
    stop = heading.end if heading.kind == _TITLE else heading.heading_end
    shown = mend(text, Span(begin, stop)).text if begin < stop else ""
    shown = shown.strip(" 　\n。：:【】")
    if heading.kind in _DIVISIONS or heading.kind.startswith("#"):
        shown = _SPACED_OUT.sub("", shown) if heading.kind in _DIVISIONS or number.startswith("第") else shown
    heading_span = Span(heading.start, max(stop, heading.number_end, heading.start + 1))
    return Section(Span(heading.start, end), level, number, shown, heading_span, parent)
