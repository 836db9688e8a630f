"""The vocabulary of documents. Offsets are code points into `Document.text`, the end excluded."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, never empty.

    Attributes:
        start: Code point where it begins.
        end: Code point after its last one.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not start={self.start}, end={self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def text_of(self, text: str) -> str:
        """The characters of `text` that the span covers, to the letter."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a document, from its heading to the next heading of the same or a higher level.

    Attributes:
        span: The whole part, heading and sub-sections included.
        level: 1 for the outermost kind of heading in the document, 2 for the next, and so on.
        number: The mark as printed, such as `第三章`, `一、` or `（二）`; empty when there is none.
        heading: The heading as displayed, without its number and mended where a line break cut it.
        heading_span: Where number and heading stand.
        parent: Index of the enclosing section in `Document.sections`, or None.
    """

    span: Span
    level: int
    number: str
    heading: str
    heading_span: Span
    parent: int | None

    @property
    def label(self) -> str:
        """Number and heading together, as one reads them."""
        return f"{self.number}{self.heading}"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a document says about its own identity and validity; empty where it does not say.

    Dates are ISO 8601 (`2018-01-12`, or `2018-05` where no day is given).

    Attributes:
        title: The official title, or the best that could be found.
        number: 发文字号, such as `浙政办发〔2018〕7号`, in the form of `corpus.numbers.normal_number`.
        issuer: 发文机关; several of a joint issue with `、` between them.
        recipients: 主送机关 as printed.
        kind: 文种, such as `通知` or `条例`.
        trial: `试行` or `暂行` where the title says so.
        issued: 成文日期.
        adopted: 通过日期, of the first version.
        approved: 批准日期, by a higher body.
        amended: Date of the last 修正 or 修订 that it names.
        published: 发布日期.
        effective: 施行 or 生效日期.
        expires: The last day of its validity (有效期), as printed or reckoned from `term`.
        term: How long it is valid, as printed, such as `有效期5年`.
        repealed: 废止 or 失效日期.
        status: `现行`, `被修改`, `已废止`, `已失效`, `资料`, or empty when the text does not tell.
    """

    title: str = ""
    number: str = ""
    issuer: str = ""
    recipients: str = ""
    kind: str = ""
    trial: str = ""
    issued: str = ""
    adopted: str = ""
    approved: str = ""
    amended: str = ""
    published: str = ""
    effective: str = ""
    expires: str = ""
    term: str = ""
    repealed: str = ""
    status: str = ""

    @property
    def issuers(self) -> tuple[str, ...]:
        """Every body that issued it."""
        return tuple(name for name in self.issuer.split("、") if name)


class Relation(StrEnum):
    """How a document stands to another one that it names."""

    BASIS = "basis"
    IMPLEMENTS = "implements"
    FORWARDS = "forwards"
    AMENDS = "amends"
    REPEALS = "repeals"


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that a document names, and what for.

    Attributes:
        relation: What for.
        title: As printed between 《 and 》, white space left out; may be empty where a number is given.
        number: Its document number in normal form; may be empty where a title is given.
        span: Where title or number stand in the text of the document that names it.
        since: From which day it is repealed or amended, ISO 8601; empty where that is not said.
    """

    relation: Relation
    title: str
    number: str
    span: Span
    since: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that came in, with its structure.

    Attributes:
        doc_id: Stable name within the library (the path under the added folder, or the file's name).
        source: Where it came from, for people.
        title: As displayed; the heading above every passage.
        text: What the reader extracted; quotes and offsets refer to this and to nothing else.
        sections: In reading order; parents before children.
        info: Identity and validity.
        sha256: Of the source's bytes, hexadecimal.
        body: The parts of `text` that may become passages (front matter and page furniture left out),
            in reading order.
        pages: Where each page of the source begins, in reading order; empty when the source has no pages.
        references: Other documents that it names as its basis, or that it implements, forwards, amends or
            repeals, in reading order.
    """

    doc_id: str
    source: str
    title: str
    text: str
    sections: tuple[Section, ...] = ()
    info: DocumentInfo = field(default_factory=DocumentInfo)
    sha256: str = ""
    body: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    references: tuple[Reference, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page that `offset` stands on, counted from 1, or None when the source has no pages."""
        return bisect_right(self.pages, offset) or None

    def path_at(self, offset: int) -> tuple[str, ...]:
        """The labels of the sections around `offset`, outermost first."""
        return tuple(section.label for section in self.sections_at(offset))

    def sections_at(self, offset: int) -> Iterator[Section]:
        """The sections around `offset`, outermost first."""
        return (s for s in self.sections if s.span.start <= offset < s.span.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that is searched, shown and cited as a unit.

    Attributes:
        passage_id: Number within the library, never used again for other text.
        doc_id: The document it stands in.
        title: The document's title.
        path: Labels of the headings above it, outermost first; searched but not quoted.
        span: Where it stands in the document's text.
        text: The document's text at the span, to the letter.
    """

    passage_id: int
    doc_id: str
    title: str
    path: tuple[str, ...]
    span: Span
    text: str
