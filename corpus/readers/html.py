"""Web pages: the main text as lines, without scripts, navigation and other furniture."""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from enum import Enum

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement, PreformattedString

from corpus.errors import ReadError
from corpus.identity.dates import iso_date
from corpus.marks import mark_of
from corpus.readers.assembly import Assembly
from corpus.readers.base import Extracted, decode, refuse_blank, refuse_other_kinds
from corpus.readers.tables import EMPTY, Cell, laid_out, table_lines
from corpus.readers.text import is_navigation
from corpus.types import DocumentInfo

LIMITS = (
    "the main text; no scripts, navigation, pictures or what scripts would load; merged cells are understood"
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE
)
_CHARSET_REACH = 4_096
_DROPPED = re.compile(
    "script|style|noscript|template|iframe|nav|footer|aside|button|select|textarea|svg|object|canvas|audio|video"
    "|map|head"
)
_DROPPED_ROLES = re.compile("navigation|banner|contentinfo|search|complementary|menu|menubar|toolbar")
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|breadcrumbs?|crumbs?|bread|footer|foot|sidebar|share|bdshare\w*|copyright|toolbar"
    r"|pagination|pager|related|recommend|comments?|ads?|banner|login|qrcode|print|fontsize|currentpath|location"
    r")(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_FURNITURE = 0.3
_SHORT_LINK, _FEWEST_LINKS, _LINK_SHARE = 12, 4, 0.8
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|rp|rt|ruby|s|samp|small"
    "|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p|tbody|thead|tfoot"
)
_BLOCKS = ["p", "div", "ul", "ol", "dl", "table", "pre", "section", "h1", "h2", "h3", "h4", "h5", "h6"]
_LONGEST_CELL, _WIDEST_SPAN = 500, 1_000
_SITE = re.compile(r"\s*(?:[_|｜–—]|\s-\s).*$")
_BLANKS = re.compile(r"\s+")
_IMPRINT = re.compile(
    r"ICP备|公网安备|网站标识码|版权所有|^扫一扫|^分享到|^(?:上|下)一[篇条][:：]|^[【\[]?(?:打印|关闭)(?:本页|窗口)"
)
_LONGEST_IMPRINT = 120


def read_html(data: bytes, name: str) -> Extracted:
    """Read a web page.

    Blocks become paragraphs, `h1` to `h6` lines with as many `#`; rows of tables say their headings, unless
    the table only serves the layout. The encoding is the one of the byte order mark or the one that the page
    declares.

    Raises:
        ReadError: The file is empty, not text, or has nothing but furniture.
    """
    refuse_other_kinds(data, name, ".html")
    page = _parsed(decode(data, name, _declared_encoding(data)))
    info = _identity(page)
    _drop_furniture(page)
    assembly = Assembly()
    for line, begins in _lines(page.body or page):
        add = assembly.add_row if isinstance(line, _Row) else assembly.add
        add(line, gap=2 if begins else 1)
    extracted = assembly.extracted(info)
    if not extracted.text:
        raise ReadError(f"{name} has no text besides scripts and navigation; save the page with its text")
    refuse_blank(extracted.text, name)
    return extracted


def _declared_encoding(data: bytes) -> str:
    found = _CHARSET.search(data[:_CHARSET_REACH])
    return found[1].decode("ascii") if found else ""


def _parsed(markup: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # Whether it looks like XML or like a file name: it is read as a web page all the same.
        warnings.simplefilter("ignore")
        return BeautifulSoup(markup, "lxml")


def _identity(page: BeautifulSoup) -> DocumentInfo:
    """Title and date from the meta elements that government sites must have, else from h1 or title."""
    meta = {str(tag.get("name", "")).lower(): str(tag.get("content", "")) for tag in page.find_all("meta")}
    headings = [_text(heading) for heading in page.find_all("h1")]
    title = meta.get("articletitle", "").strip()
    if not title and len(headings) == 1:
        title = headings[0]
    if not title and page.title:
        title = _SITE.sub("", _text(page.title))
    return DocumentInfo(title=title, published=iso_date(meta.get("pubdate", "")))


def _drop_furniture(page: BeautifulSoup) -> None:
    everything = len(page.get_text()) or 1
    waiting = [page.body or page]
    while waiting:
        for tag in [child for child in waiting.pop().contents if isinstance(child, Tag)]:
            if _DROPPED.fullmatch(tag.name) or _is_marked_as_furniture(tag, everything) or _is_link_list(tag):
                tag.extract()
            else:
                waiting.append(tag)


def _is_marked_as_furniture(tag: Tag, everything: int) -> bool:
    if not tag.attrs and tag.name != "header":
        return False
    role, style = str(tag.get("role", "")), str(tag.get("style", ""))
    if _DROPPED_ROLES.fullmatch(role) or tag.has_attr("hidden") or _HIDDEN.search(style):
        return True
    if tag.name == "header":
        return tag.find("h1") is None
    names = " ".join(str(name) for key in ("class", "id") for name in tag.get_attribute_list(key) if name)
    return bool(_FURNITURE.search(names)) and len(tag.get_text()) < _MOST_FURNITURE * everything


def _is_link_list(tag: Tag) -> bool:
    """Whether a list holds nothing but several short links."""
    if tag.name not in ("ul", "ol", "dl"):
        return False
    links = [len(_text(link)) for link in tag.find_all("a")]
    if len(links) < _FEWEST_LINKS or sum(links) > _SHORT_LINK * len(links):
        return False
    return sum(links) >= _LINK_SHARE * len(_text(tag))


def _text(tag: Tag) -> str:
    return _BLANKS.sub(" ", tag.get_text()).strip()


class _Break(Enum):
    """What parts two pieces of text."""

    LINE = 1
    PARAGRAPH = 2


class _Row(str):
    """A row of a table, complete in itself."""

    __slots__ = ()


_Node = PageElement | str | _Break


def _lines(root: Tag) -> Iterator[tuple[str, bool]]:
    """Every line of the page that is neither blank nor furniture, and whether it begins a paragraph."""
    pending: list[str] = []
    begins = True
    for event in (*_events(root), _Break.PARAGRAPH):
        if isinstance(event, str) and not isinstance(event, _Row):
            pending.append(event)
            continue
        line = _BLANKS.sub(" ", "".join(pending)).strip()
        pending.clear()
        for text in (line, event):
            if isinstance(text, str) and text and not _is_furniture(text):
                yield text, begins
                begins = False
        begins = begins or event is _Break.PARAGRAPH


def _is_furniture(line: str) -> bool:
    return len(line) <= _LONGEST_IMPRINT and (is_navigation(line) or bool(_IMPRINT.search(line)))


def _events(root: Tag) -> Iterator[str | _Break]:
    """Text and breaks in reading order; without recursion, for pages may nest deeply."""
    waiting: list[_Node] = [*reversed(root.contents)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            waiting.extend(reversed(_expanded(node)))
        elif not isinstance(node, PreformattedString) and isinstance(node, str | _Break):
            yield node


def _expanded(tag: Tag) -> Sequence[_Node]:
    """What a tag stands for: its children, between the breaks that it makes."""
    if _INLINE.fullmatch(tag.name):
        return tag.contents
    special = _SPECIAL.get(tag.name)
    return special(tag) if special else (_Break.PARAGRAPH, *tag.contents, _Break.PARAGRAPH)


def _line_break(_: Tag) -> Sequence[_Node]:
    return (_Break.LINE,)


def _heading(tag: Tag) -> Sequence[_Node]:
    heading = _text(tag)
    line = f"{'#' * int(tag.name[1])} {heading}" if heading else ""
    return (_Break.PARAGRAPH, line, _Break.PARAGRAPH)


def _preformatted(tag: Tag) -> Sequence[_Node]:
    lines = (event for line in tag.get_text().split("\n") for event in (line, _Break.LINE))
    return (_Break.PARAGRAPH, *lines, _Break.PARAGRAPH)


def _table(table: Tag) -> Sequence[_Node]:
    """A table as lines, or its contents as blocks where it only serves the layout."""
    rows = [
        [_cell(cell) for cell in row.find_all(["td", "th"], recursive=False)] for row in table.find_all("tr")
    ]
    texts = [cell.text for row in rows for cell in row]
    is_layout = table.find("table") or max(map(len, texts), default=0) > _LONGEST_CELL
    if is_layout or max(map(len, rows), default=0) < 2:
        return (_Break.PARAGRAPH, *table.contents, _Break.PARAGRAPH)
    caption = table.find("caption")
    nodes: list[_Node] = [_Break.PARAGRAPH, _text(caption) if caption else "", _Break.LINE]
    for line in table_lines(laid_out(rows)):
        nodes += (_Break.LINE, _Row(line.text) if line.is_row else line.text)
    return (*nodes, _Break.PARAGRAPH)


def _cell(cell: Tag) -> Cell:
    text = _text(cell)
    is_heading = cell.name == "th" or cell.find_parent("thead") is not None
    return (
        Cell(text, _spanned(cell, "colspan"), _spanned(cell, "rowspan"), is_heading) if text else _blank(cell)
    )


def _blank(cell: Tag) -> Cell:
    columns, rows = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
    return EMPTY if columns == rows == 1 else Cell("", columns, rows)


def _spanned(cell: Tag, attribute: str) -> int:
    value = str(cell.get(attribute, "1")).strip()
    return (
        min(max(int(value), 1), _WIDEST_SPAN)
        if value.isascii() and value[:6].isdigit() and len(value) < 7
        else 1
    )


def _row(row: Tag) -> Sequence[_Node]:
    """The cells of a table that only serves the layout."""
    return (_Break.LINE, *row.contents, _Break.LINE)


def _item(item: Tag) -> Sequence[_Node]:
    return (_Break.LINE, _bullet(item), *item.contents, _Break.LINE)


def _bullet(item: Tag) -> str:
    """What stands before an item of a list that does not bring its own mark."""
    if item.find(_BLOCKS) is not None or mark_of(_text(item)[:20]) is not None:
        return ""
    if item.parent is None or item.parent.name != "ol":
        return "- "
    return f"{1 + len(item.find_previous_siblings('li'))}. "


_SPECIAL: dict[str, Callable[[Tag], Sequence[_Node]]] = {
    "br": _line_break,
    "hr": _line_break,
    "table": _table,
    "tr": _row,
    "li": _item,
    "pre": _preformatted,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
}
