"""From text to sections: numbered headings, Markdown headings, titles of notices, plans and articles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.articles import with_hidden_articles
from corpus.contents import contents_of
from corpus.headings import DIVISIONS, LONGEST_HEADING, TITLE, Paragraph, is_deeper, paragraphs_of
from corpus.mending import mend
from corpus.titles import is_interrupted, is_letterhead, is_title, listed_titles, notices
from corpus.types import Section, Span

_CLOSING = re.compile(r"(?:[报抄主印]?送|[抄印]?发|抄报|报|联系人|主题词)[ 　]*[:：]")
_CLOSING_LINES = 12
_CLOSING_LENGTH = 150
_NOTICE = "notice"
_OUTERMOST = (TITLE, _NOTICE, "附件")
_SPACED_OUT = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_TYPESETTING = re.compile(r"(?<=[\u3400-\u9fff）()”“》])\s+(?=[\u3400-\u9fff（）()“”《])")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of a text while its headings are looked for.

    Attributes:
        text: The document's text.
        found: Its paragraphs, imprint and table of contents left out.
        titles: Whether unmarked lines can be titles.
        notices: First and last paragraph of the titles of letters.
        listed: Titles as a bulletin lists them.
    """

    text: str
    found: Sequence[Paragraph]
    titles: bool
    notices: Mapping[int, int] = field(default_factory=dict)
    listed: Mapping[str, str] = field(default_factory=dict)


_Heading = tuple[int, Paragraph]
"""Index of the paragraph that a section begins with, and the heading."""


def sections_of(text: str, body: Sequence[Span]) -> tuple[Section, ...]:
    """The sections of a text, in reading order, parents before children.

    The kinds of marks nest in the order in which they appear (一、 within a title, （一） within 一、 and so
    on). A numbered line counts as a heading when it is a short line or sentence with text of its own beneath
    it, or when a short first sentence leads into its paragraph; the items of a list do not, nor does a table
    of contents. A letter and what it issues are two sections.

    Args:
        text: The document's text.
        body: The parts that are looked at.

    Returns:
        Sections that begin at a paragraph's beginning and end at a paragraph's end; an article of a statute
        that was printed within a paragraph makes it two.
    """
    found = with_hidden_articles(text, body, paragraphs_of(text, body))
    if not found:
        return ()
    marked_up = any(p.kind.startswith("#") for p in found)
    contents = contents_of(text, found)
    found = [p for index, p in enumerate(found[: _closing(text, found)]) if index not in contents]
    reading = _Reading(
        text,
        found,
        titles=not marked_up,
        notices={} if marked_up else notices(text, found),
        listed=listed_titles(text, found),
    )
    return _nested(reading, _with_what_stands_above(reading, list(_headings(reading))))


def _closing(text: str, found: Sequence[Paragraph]) -> int:
    """Index of the first line of the imprint (抄送：…, 联系人：…) at the end, or the number of paragraphs."""
    closing = len(found)
    for index in range(len(found) - 1, max(-1, len(found) - 1 - _CLOSING_LINES), -1):
        if len(found[index]) > _CLOSING_LENGTH:
            break
        if _CLOSING.match(text, found[index].start):
            closing = index
    return closing


def _headings(reading: _Reading) -> Iterator[_Heading]:
    """Everything that opens a section."""
    stack: list[str] = []
    behind = 0
    for index, paragraph in enumerate(reading.found):
        if paragraph.start < behind:
            continue
        heading = _heading(reading, index, stack)
        if heading is not None:
            behind = heading.heading_end
            _descend(stack, heading.kind)
            yield index, heading


def _heading(reading: _Reading, index: int, stack: Sequence[str]) -> Paragraph | None:
    found, this = reading.found, reading.found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if this.kind.startswith("#"):
        return this
    if this.kind == TITLE:
        return _title(reading, index)
    this = _over_two_lines(reading, index)
    if not this.form or ("条" in stack and this.kind not in (*DIVISIONS, "条", "附件")):
        return None
    if this.form == "run-in" or this.heading_end > this.end:
        return this
    if this.form == "item" or not _leads(reading, index, following, stack) or _in_list(found, index):
        numbered = this.kind in stack and reading.text[this.end - 1] == "。"
        return replace(this, form="item", heading_end=this.number_end) if numbered else None
    return this


def _title(reading: _Reading, index: int) -> Paragraph | None:
    """The line as the title of a letter or of an article, if it is one."""
    this = reading.found[index]
    if index in reading.notices:
        return replace(this, kind=_NOTICE, heading_end=reading.found[reading.notices[index]].end)
    if reading.titles and is_title(reading.text, reading.found, index):
        return replace(this, heading_end=this.end)
    return None


def _over_two_lines(reading: _Reading, index: int) -> Paragraph:
    """A heading together with the line below, when it cannot end where its own line does."""
    this, text = reading.found[index], reading.text
    following = reading.found[index + 1 : index + 3]
    if this.kind == "附件" and following and following[0].kind == TITLE:
        return replace(this, form="plain", heading_end=following[0].end)
    is_open = this.form == "item" and len(this) <= LONGEST_HEADING and text[this.end - 1] in "，,、"
    if not is_open or len(following) < 2:
        return this
    second, third = following
    complete = second.kind in ("", TITLE) and len(second) <= LONGEST_HEADING
    if complete and not re.search(r"[。；：:，,]$|[。；]", second.opening(text)) and len(third) > len(second):
        return replace(this, form="plain", heading_end=second.end)
    return this


def _leads(reading: _Reading, index: int, following: Paragraph | None, stack: Sequence[str]) -> bool:
    """Whether there is text beneath a heading: what follows is no heading of the same or a higher kind."""
    this = reading.found[index]
    if following is None or following.kind.startswith("#") or following.kind == this.kind:
        return False
    if this.kind == "附件":  # with a colon it introduces the list of appendices
        return following.kind != "1." or reading.text[this.end - 1] not in "：:"
    if is_deeper(following.kind, this.kind):
        return True
    if following.kind == TITLE and _title(reading, index + 1) is None:
        return True
    return following.kind not in stack or this.kind in stack[: stack.index(following.kind)]


def _in_list(found: Sequence[Paragraph], index: int) -> bool:
    """Whether a neighbour is a short line of the same kind, as in a list."""
    this = found[index]
    before = () if this.kind in DIVISIONS else found[max(0, index - 1) : index]
    neighbours = (*before, *found[index + 1 : index + 2])
    return any(other.kind == this.kind and other.form in ("plain", "sentence") for other in neighbours)


def _with_what_stands_above(reading: _Reading, headings: Sequence[_Heading]) -> list[_Heading]:
    """The same headings; a letter begins with its letterhead, an interrupted article above its title."""
    kept: list[_Heading] = []
    for index, heading in headings:
        above = kept[-1][0] if kept else 0
        if heading.kind == TITLE and kept and is_interrupted(reading.text, reading.found, above, index):
            kept[-1] = (above, heading)
        elif heading.kind == _NOTICE and not kept and is_letterhead(reading.text, reading.found[:index]):
            kept.append((0, heading))
        else:
            kept.append((index, heading))
    return kept


def _descend(stack: list[str], kind: str) -> None:
    """Leave what a heading of `kind` ends, and go into it."""
    kind = TITLE if kind == _NOTICE else kind
    if kind in stack:
        del stack[stack.index(kind) :]
    elif kind.startswith("#"):
        stack[:] = [other for other in stack if other.startswith("#") and other < kind]
    elif kind in _OUTERMOST:
        stack[:] = [other for other in stack if other == "#"]
    elif kind == "■":
        stack[:] = [other for other in stack if other.startswith("#") or other in _OUTERMOST]
    else:
        deeper = (depth for depth, other in enumerate(stack) if is_deeper(other, kind))
        del stack[next(deeper, len(stack)) :]
    stack.append(kind)


def _nested(reading: _Reading, headings: Sequence[_Heading]) -> tuple[Section, ...]:
    """Sections with their ends and parents, from the headings in reading order."""
    found = reading.found
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
        _section(
            reading, heading, Span(found[index].start, ends[position]), levels[position], parents[position]
        )
        for position, (index, heading) in enumerate(headings)
    )


def _section(reading: _Reading, heading: Paragraph, span: Span, level: int, parent: int | None) -> Section:
    unmarked = heading.kind in (TITLE, _NOTICE)
    begin = heading.start if unmarked else heading.number_end
    number = "" if unmarked else reading.text[heading.start : begin].lstrip("#").strip()
    stop = heading.heading_end
    shown = _shown(reading, heading, number, Span(begin, stop)) if begin < stop else ""
    heading_span = Span(heading.start, max(stop, begin, heading.start + 1))
    return Section(span, level, number, shown, heading_span, parent)


def _shown(reading: _Reading, heading: Paragraph, number: str, span: Span) -> str:
    """A heading as displayed: joined, without typesetting."""
    shown = mend(reading.text, span).text.strip(" 　\n。：:【】").replace("\n", "")
    if heading.kind in DIVISIONS or (heading.kind.startswith("#") and number.startswith("第")):
        return _SPACED_OUT.sub("", shown)
    if heading.kind == _NOTICE:
        return _TYPESETTING.sub("", shown)
    if heading.kind == TITLE and (listed := reading.listed.get("".join(shown.split()))):
        return min(shown, listed, key=len)
    return shown
