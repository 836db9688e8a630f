"""Unmarked lines that are titles: of a notice, of what it issues, of the articles in a bulletin."""

import re
from collections.abc import Mapping, Sequence

from corpus.headings import LONGEST_HEADING, TITLE, Paragraph
from corpus.marks import stands_alone

_BODY_LENGTH = 40
_LONGEST_ADDRESS = 150
_BETWEEN = 8
"""Lines that may stand between the title of a notice and whom it is addressed to: number, dates, labels."""

_FIRST_NUMBERS = re.compile(r"第一[编章节条]|[一1][、.．]|[（(]\s?[一1]\s?[）)]|1(?:\.1)?[ 　]")
_ISSUED_AS = re.compile(
    r"(?:通知|意见|决定|决议|命令|公告|通告|通报|批复|函|请示|报告|议案|纪要|公报)(?:[（(][^）)]{1,12}[）)])?$"
)
_DOCUMENT_NUMBER = re.compile(r"[\u3400-\u9fff]{1,14}\s?[〔\[［（(][^号\n]{4,8}[^号\n]{0,9}号$")
_UNFINISHED = re.compile(r"[\u3400-\u9fffA-Za-z0-9，、,]$")
_BLANKS = re.compile(r"\s+")
_LISTING = 60


def is_title(text: str, found: Sequence[Paragraph], index: int) -> bool:
    """Whether a short line stands above text like the title of an article."""
    this = found[index]
    if index + 1 == len(found):
        return False
    following = found[index + 1]
    if index and found[index - 1].kind != TITLE and text[found[index - 1].end - 1] in "，,、：:":
        return False
    if following.kind in ("", TITLE):
        ahead = following.opening(text)
        if len(following) < _BODY_LENGTH:
            return len(following) >= _BODY_LENGTH // 2 and ahead[-1] == "。"
        return any(mark in ahead for mark in "。，,")
    first = _FIRST_NUMBERS.match(text, following.start) is not None
    return first and following.form not in ("", "item") and len(this) > LONGEST_HEADING // 6


def notices(text: str, found: Sequence[Paragraph]) -> Mapping[int, int]:
    """The titles of letters that are addressed to somebody, such as a notice that issues a plan.

    Args:
        text: The document's text.
        found: Its paragraphs.

    Returns:
        For the first paragraph of each title the last one; a title may take two lines.
    """
    return {
        first: last
        for index, paragraph in enumerate(found)
        if paragraph.kind == "" and _is_address(text, paragraph)
        for first, last in _title_above(text, found, index)
    }


def _is_address(text: str, paragraph: Paragraph) -> bool:
    return (
        len(paragraph) <= _LONGEST_ADDRESS
        and text[paragraph.end - 1] in "：:"
        and not any(mark in text[paragraph.start : paragraph.end] for mark in "。；")
        and not stands_alone(text[paragraph.start : paragraph.end])
    )


def _title_above(text: str, found: Sequence[Paragraph], index: int) -> list[tuple[int, int]]:
    for last in range(index - 1, max(-1, index - 2 - _BETWEEN), -1):
        line = text[found[last].start : found[last].end]
        if found[last].kind == TITLE and _ISSUED_AS.search(line):
            for first in (last, last - 1):
                if first >= 0 and found[first].kind == TITLE and "关于" in found[first].opening(text):
                    return [(first, last)]
        if not (found[last].kind == TITLE or _is_label(line)):
            return []
    return []


def _is_label(line: str) -> bool:
    return stands_alone(line) or _DOCUMENT_NUMBER.search(line) is not None


def is_letterhead(text: str, above: Sequence[Paragraph]) -> bool:
    """Whether what stands above the title of a letter is only its head: issuer, number, dates."""
    return len(above) <= _BETWEEN and all(
        len(line) <= LONGEST_HEADING and "。" not in line.opening(text) for line in above
    )


def is_issued(title: str) -> bool:
    """Whether a title is that of a letter: 某机关关于某事的通知."""
    return "关于" in title and _ISSUED_AS.search(title) is not None


def is_interrupted(text: str, found: Sequence[Paragraph], banner: int, index: int) -> bool:
    """Whether the line at `banner` is no title, but stands over the article with the title at `index`.

    On a page of a newspaper the first column begins under the name of the page, and the title stands over
    the other columns. Then all that there is beneath the name breaks off within a sentence.
    """
    if index != banner + 2 or found[banner].kind != TITLE or found[banner + 1].kind not in ("", TITLE):
        return False
    lead = found[banner + 1]
    return len(lead) >= _BODY_LENGTH and _UNFINISHED.search(text[lead.end - 1 : lead.end]) is not None


def listed_titles(text: str, found: Sequence[Paragraph]) -> Mapping[str, str]:
    """The titles that a bulletin lists on its first page, by their characters without blanks.

    A title printed on two lines comes with a blank that its entry in the list does not have.
    """
    entries = [
        text[p.start : p.end].lstrip("-*+•· \t　") for p in found[:_LISTING] if p.kind == "-" and len(p) < 120
    ]
    return {_BLANKS.sub("", entry): entry for entry in entries}
