"""The address of a place in a document, in official form: 甲政发〔2018〕3号 四、（五）第2句, 第十二条第二款.

It depends on the document's own text alone, so that it means the same place after reading and indexing anew.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.errors import CorpusError
from corpus.marks import mark_of
from corpus.numbers import normal_number
from corpus.numerals import LARGEST, NUMERAL, chinese, value_of
from corpus.types import Document, DocumentInfo, Section

HEADING = "标题"
"""The step to a heading itself, which is no sentence of what stands beneath it."""

OWN_TEXT = "正文"
"""The step to what stands under a heading, but in no section beneath it, where that would not be clear."""

_STEPS = (
    r"《[^》]*》",
    r"“[^”]*”",
    rf"[第笫]{NUMERAL}+(?:分?编|[篇章节款目])",
    rf"[第笫]{NUMERAL}+条(?:之{NUMERAL}+)?",
    rf"第[（(]?{NUMERAL}+[）)]?项",
    rf"第{NUMERAL}+段",
    rf"第{NUMERAL}+(?:[—–~至-]{NUMERAL}+)?句",
    HEADING,
    OWN_TEXT,
    r"附[件录则]?[\d一二三四五六七八九十]{0,2}",
    r"[一二三四五六七八九十百千零〇两]+、",
    r"[（(][一二三四五六七八九十百千零〇两]+[）)]",
    r"[（(]\d{1,2}[）)]",
    r"\d{1,2}(?:\.\d{1,2}){1,3}",
    r"\d{1,2}[)）]",
    r"\d{1,2}[.．、]?",
    r"[①-⑳]",
)
_STEP = re.compile(rf"\s*(?P<step>{'|'.join(_STEPS)})\s*(?P<again>（第\d{{1,4}}处）)?")
_DOCUMENT = re.compile(r"\s*(?:《[^》]*》|[^《》“”]*?[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?\d+\s?号)")
_OFFICIAL_NUMBER = re.compile(r".+〔\d{4}〕\d+号")
_RUNS_ON = re.compile(r"(?:[\d.]|附[件录则]?[一二三四五六七八九十]?)$")
_RUNS_ON_WITH = re.compile(r"[\d一二三四五六七八九十]")
_BLANKS = re.compile(r"\s+")
_PARENTHESES = str.maketrans("()", "（）")
_WITHIN_TITLE = str.maketrans("《》", "〈〉")
_WITHIN_QUOTES = str.maketrans("“”", "‘’")
_COUNTED = re.compile(
    rf"[第笫](?P<number>{NUMERAL}+)(?P<unit>分?编|[篇章节条款])(?:之(?P<added>{NUMERAL}+))?"
)


class AddressError(CorpusError):
    """An address cannot be read, or there is no such place; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where something stands, as one writes it down.

    Attributes:
        document: The document's number, or its title between 《 and 》; empty when left open.
        steps: The way from the document to the place, outermost first, such as `("四、", "（五）", "第2句")`;
            none for the document as a whole.
    """

    document: str
    steps: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The steps in official form, without the document."""
        written = ""
        for step in self.steps:
            written += f" {step}" if _RUNS_ON.search(written) and _RUNS_ON_WITH.match(step) else step
        return written

    @property
    def text(self) -> str:
        """Document and steps in official form."""
        blank = " " if self.steps and self.document and not self.document.endswith("》") else ""
        return f"{self.document}{blank}{self.place}"

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read what `text` or a person wrote; (5) may stand for （5）, 第12条 for 第十二条.

        Raises:
            AddressError: It is no address.
        """
        found = _DOCUMENT.match(text)
        start = found.end() if found else 0
        steps = tuple(_steps(text, start))
        document = text[:start].strip()
        return cls(document if document.startswith("《") else normal_number(document) or document, steps)


def name_of(info: DocumentInfo, title: str) -> str:
    """How an address calls a document: by its number if that is a 发文字号, or else by its title."""
    return info.number if _OFFICIAL_NUMBER.fullmatch(info.number) else in_title_marks(title)


def address_name(document: Document) -> str:
    """How an address calls `document`."""
    return name_of(document.info, document.title)


def in_title_marks(title: str) -> str:
    """A title between 《 and 》; those within it become 〈 and 〉, as the standard for punctuation asks.

    See GB/T 15834-2011, 4.15.3.5.
    """
    return f"《{_BLANKS.sub(' ', title.translate(_WITHIN_TITLE)).strip()}》"


def step_to(section: Section) -> str:
    """The step that leads to a section from the one around it: its number, or else its heading."""
    number = canonical(section.number)
    if number and _STEP.fullmatch(number):
        return number
    if section.level == 1 and not section.number:
        return in_title_marks(section.heading)
    return f"“{_BLANKS.sub(' ', section.heading.translate(_WITHIN_QUOTES)).strip()}”"


def canonical(step: str) -> str:
    """One way of writing a step for all ways of printing it.

    >>> canonical("第12 条"), canonical("(五)"), canonical("3．"), canonical("第三项")
    ('第十二条', '（五）', '3.', '第（三）项')
    """
    if step[:1] in ("《", "“"):
        return step
    bare = _BLANKS.sub("", step).translate(_PARENTHESES)
    for pattern, written in _FORMS:
        if found := pattern.fullmatch(bare):
            return written(found)
    return bare


def _counted(found: re.Match[str]) -> str:
    added = f"之{_chinese(found['added'])}" if found["added"] else ""
    return f"第{_chinese(found['number'])}{found['unit']}{added}"


def _point(found: re.Match[str]) -> str:
    return f"第{found['number']}项" if found["number"].isdecimal() else f"第（{found['number']}）项"


def _chinese(numeral: str) -> str:
    value = value_of(numeral)
    return chinese(value) if 1 <= value <= LARGEST else numeral


def _arabic(found: re.Match[str]) -> str:
    last = f"—{value_of(found['last'])}" if found["last"] else ""
    return f"第{value_of(found['first'])}{last}{found['unit']}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_COUNTED, _counted),
    (re.compile(rf"第（?(?P<number>{NUMERAL}+)）?项"), _point),
    (re.compile(rf"第(?P<first>{NUMERAL}+)(?:[—–~至-](?P<last>{NUMERAL}+))?(?P<unit>[段句目])"), _arabic),
    (re.compile(r"(\d{1,2})[.．、]"), lambda found: f"{found[1]}."),
    (re.compile(r"(\d{1,2})）"), lambda found: f"{found[1]})"),
)


def _steps(text: str, start: int) -> Iterator[str]:
    while start < len(text.rstrip()):
        found = _STEP.match(text, start)
        if found is None:
            raise AddressError(
                f"{text!r} is no address: {text[start : start + 12]!r} is no step; "
                "write it like 甲政办发〔2018〕3号 四、（五）第2句 or 《某条例》第十二条第二款第（三）项"
            )
        yield canonical(found["step"]) + (found["again"] or "")
        start = found.end()


def mark_of_item(text: str) -> tuple[str, str]:
    """Kind and canonical form of the mark that an item of a list begins with; empty when there is none."""
    mark = mark_of(text)
    if mark is None or mark.kind[:1] in "#-■—附编章节条":
        return "", ""
    return mark.kind, canonical(mark.text)
