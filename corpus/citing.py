"""A place in a document as one cites it: in official form, and by GB/T 7714-2015; pure."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.addresses import HEADING, OWN_TEXT, Address, in_title_marks
from corpus.locating import Addresses
from corpus.mending import mend, paragraphs
from corpus.types import Document, DocumentInfo, Section, Span

_STANDARD = re.compile(r"(?:GB|DB\d{2}|[A-Z]{2,4})(?:/[TZ])?\s?\d+(?:\.\d+)*(?:[-—–]\d{2,4})?(?![\d号])")
_URL = re.compile(r"https?://\S+")
_MOST_AUTHORS = 3
_BYLINE = re.compile(r"[（(]([\u3400-\u9fff、，\s]{2,40})[）)]$")
_SIGNED = re.compile(r"[\u3400-\u9fff]{4,30}$")
_BODY = re.compile(
    r"(?:办|局|委|厅|部|院|会|署|中心|政府|办公室|报|社|站|支队|大队|记者[\u3400-\u9fff]{2,4})$"
)
_PLAIN_STEPS = (HEADING, OWN_TEXT)


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in a document, written down.

    Attributes:
        address: `甲政发〔2018〕3号 四、（五）第2句`.
        official: `《某通知》（甲政发〔2018〕3号）四、（五），甲市人民政府，2018年3月1日`.
        reference: An entry of a list of references by GB/T 7714-2015.
    """

    address: str = ""
    official: str = ""
    reference: str = ""


def cited_place(document: Document, span: Span, *, accessed: datetime.date | None = None) -> CitedPlace:
    """Address, official form and reference of a place.

    Args:
        document: Where it stands.
        span: What is cited.
        accessed: When a document on the web was looked at; only then is it named.

    Raises:
        AddressError: The span does not lie within the text, or has nothing but white space in it.
    """
    addresses = Addresses(document)
    address = addresses.of(span)
    source = _source(document, addresses.article(span))
    place = _place(address, (source.title, document.title))
    page = document.page_at(span.start)
    return CitedPlace(address.text, _official(source, place, page), _reference(source, place, page, accessed))


def byline_of(document: Document, section: Section) -> str:
    """Who an article of a bulletin is by, as it says itself: （甲县环保办） at its end, or in a line."""
    lines = [mend(document.text, p).text for p in paragraphs(document.text, section.span)[1:]]
    for line in reversed(lines):
        if _SIGNED.fullmatch(line) and _BODY.search(line):
            return line
    found = _BYLINE.search(lines[-1]) if lines else None
    return re.sub(r"[，\s]+", "、", found[1].strip()) if found and _BODY.search(found[1].strip()) else ""


@dataclass(frozen=True, slots=True)
class _Source:
    """What a citation says of the document.

    Attributes:
        title: Of the document, or of the only article that bears its words.
        authors: Who issued or wrote it.
        info: Of the document.
        host: Title of the bulletin that it is an article in; or empty.
        host_authors: Who issues that.
        url: Where it stands on the web; or empty.
    """

    title: str
    authors: tuple[str, ...]
    info: DocumentInfo
    host: str
    host_authors: tuple[str, ...]
    url: str


def _source(document: Document, article: Section | None) -> _Source:
    info, title = document.info, _plain(document.title)
    found = _URL.match(document.source)
    url = found[0] if found else ""
    if article is None:
        return _Source(title, info.issuers, info, "", (), url)
    byline = tuple(name for name in byline_of(document, article).split("、") if name)
    heading = _plain(article.heading)
    # Without a name of its own the document is called after its first article.
    named = bool(info.issuers) or title not in (_plain(s.heading) for s in document.sections)
    return _Source(heading, byline, info, title if named else "", info.issuers if named else (), url)


def _place(address: Address, titles: Sequence[str]) -> str:
    """The place without the title that stands before it, or what only tells heading and text apart."""
    known = [in_title_marks(title) for title in titles]
    steps = [step for step in address.steps if step not in (*_PLAIN_STEPS, *known)]
    if steps and steps[-1].endswith("、"):
        steps[-1] = f"第{steps[-1][:-1]}部分"
    return Address("", tuple(steps)).place.rstrip(".")


def _official(source: _Source, place: str, page: int | None) -> str:
    info = source.info
    number = (
        f"（{info.number}）" if not source.host and info.number and info.number not in source.title else ""
    )
    parts = (
        f"{in_title_marks(source.title)}{number}{place}",
        "、".join(source.authors),
        f"载{in_title_marks(source.host)}" if source.host else "",
        "、".join(source.host_authors),
        _in_chinese(_date(info)),
        f"{_in_chinese(info.amended)}修正" if info.amended not in ("", _date(info)) else "",
        f"第{page}页" if page else "",
        _out_of_force(info),
    )
    return "，".join(part for part in parts if part)


def _out_of_force(info: DocumentInfo) -> str:
    if info.repealed:
        return f"{_in_chinese(info.repealed)}废止"
    return info.status if info.status in ("已废止", "已失效") else ""


def _reference(source: _Source, place: str, page: int | None, accessed: datetime.date | None) -> str:
    """Authors. Title: number[kind]//host authors. Host. date: page or place. address on the web."""
    info, title = source.info, _with_number(source.host or source.title, source.info.number)
    is_standard = _STANDARD.match(info.number) or _STANDARD.match(source.title)
    kind = "EB/OL" if source.url else "S" if is_standard else "Z"
    if source.host:
        own = f"{_listed(source.authors)}{source.title}[{kind}]//{_listed(source.host_authors)}{title}"
    else:
        own = f"{_listed(source.authors)}{title}[{kind}]"
    date = info.amended or _date(info)
    if source.url:
        date = (f"({date})" if date else "") + (f"[{accessed.isoformat()}]" if accessed else "")
    within = str(page) if page else place
    issued = ": ".join(part for part in (date, within) if part)
    return ". ".join(part for part in (own, issued, source.url) if part) + "."


def _with_number(title: str, number: str) -> str:
    """A title with its number behind a colon, as GB/T 7714-2015 (8.2) wants 其他题名信息."""
    if not number or number == title:
        return title
    bare = re.sub(rf"\s*[（(]?{re.escape(number)}[）)]?$", "", title)
    return title if number in bare else f"{bare}: {number}"


def _listed(names: Sequence[str]) -> str:
    """Up to three names with commas, then 等; see GB/T 7714-2015, 8.1.2."""
    shown = [*names[:_MOST_AUTHORS], *(["等"] if len(names) > _MOST_AUTHORS else [])]
    return f"{', '.join(shown)}. " if shown else ""


def _plain(title: str) -> str:
    return " ".join(title.split())


def _date(info: DocumentInfo) -> str:
    return info.issued or info.published or info.adopted or info.amended


def _in_chinese(date: str) -> str:
    """`2018-03-01` as 2018年3月1日."""
    return "".join(
        f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False) if date
    )
