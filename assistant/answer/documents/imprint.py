"""What stands at a document's head and foot: whom to call, to whom it goes, its issue, its annexes; pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answer.documents.ledger import Facet
from assistant.types import Claim
from corpus.identity.issuers import ONLY_DATE, recipients_in
from corpus.identity.lines import BODY_OF, Line, head_and_tail
from corpus.numerals import NUMERAL
from corpus.sentences import sentences
from corpus.types import Document, Span

LABELS = {
    Facet.CONTACT: "联系人",
    Facet.PHONE: "电话",
    Facet.FAX: "传真",
    Facet.MAIL: "邮箱",
    Facet.ADDRESS: "地址",
    Facet.EDITOR: "编辑",
    Facet.RECIPIENTS: "发送对象",
    Facet.COPIES: "抄送",
    Facet.SIGNED: "落款",
    Facet.OPENNESS: "公开方式",
    Facet.ISSUE: "期号",
    Facet.INDEX: "索引号",
    Facet.ANNEXES: "附件",
}
"""The particulars that this module reads, by what they are called."""
_SHOWN = 160
"""Characters of a line that is cited whole."""
_IS = r"(?:\s*[:：]\s*|\s*[是为]\s*)"
_DIALLED = r"(?P<value>[（(]?\d[\d()（）、\s转—－-]{5,}\d)"
_PERSON = r"[\u4e00-\u9fff·]{2,4}?"
_PEOPLE = rf"(?P<value>{_PERSON}(?:\s?[、，,]\s?{_PERSON})*?)(?=\s|[，,；;。（(]|联系|电话|$)"
_AT_THE_FOOT: dict[Facet, tuple[str, ...]] = {
    Facet.CONTACT: (rf"联[系络]人(?:员)?{_IS}{_PEOPLE}",),
    Facet.PHONE: (rf"(?:电话|热线)(?:号码)?(?:{_IS})?{_DIALLED}",),
    Facet.FAX: (rf"传真(?:号码)?(?:{_IS})?{_DIALLED}",),
    Facet.MAIL: (r"(?P<value>[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",),
    Facet.ADDRESS: (rf"(?<!邮件)地址{_IS}(?P<value>[^\s，,；;。]{{4,60}})",),
    Facet.EDITOR: (rf"(?:编辑|责编|主编|编审|校对){_IS}{_PEOPLE}",),
    Facet.COPIES: (r"(?:^|[；;，,。])\s*抄[送报发]{1,2}\s*[:：]?\s*(?P<value>[^。；;]+)",),
    Facet.ANNEXES: (r"^附件?\s*[:：]\s*(?P<value>(?!附件)\S.{1,})$",),
}
_AT_THE_HEAD: dict[Facet, tuple[str, ...]] = {
    Facet.ISSUE: (
        rf"(?P<value>第\s*{NUMERAL}{{1,4}}\s*期(?:\s*[（(]\s*总\s*第?\s*{NUMERAL}{{1,5}}\s*期\s*[）)])?)",
    ),
    Facet.INDEX: (rf"索\s?引\s?号(?:{_IS}|\s*)(?P<value>[A-Za-z0-9/_—-]{{6,}})",),
    Facet.OPENNESS: (
        r"(?P<value>此件[^）)”，。]{0,10}公开[^）)”，。]{0,6})",
        rf"公开(?:方式|属性|形式|类别|类型)(?:{_IS}|\s*)(?P<value>[\u4e00-\u9fff]{{2,8}})",
    ),
}
_SENT = (r"^\s*(?:主送|[送报发]|发送|报送|印送)\s*[:：]\s*(?P<value>\S.+)$", r"(?P<value>主送[^。；;]+)")
_SENT_IN_PROSE = r"(?P<value>(?:报送|发送|送|发)(?:至|对象)[^。]+)"
_NO_NAME = re.compile(r"[。；，:：]")
_ITEM = re.compile(r"^\s*\d{1,2}\s*[.．、]\s*\S")
_SENTENCE = re.compile("。")
_TOTAL = re.compile(rf"总\s*第?\s*{NUMERAL}{{1,5}}\s*期")


def stated(facet: Facet, document: Document) -> list[Claim]:
    """The words at a document's head or foot that tell a particular; none where it is not told.

    Args:
        facet: One of those that have a label here.
        document: The document.
    """
    if not document.body:
        return []
    head, tail = head_and_tail(document.text, document.body)
    if facet is Facet.SIGNED:
        return list(_signature(document, [*head, *tail]))
    if facet is Facet.RECIPIENTS:
        return list(_recipients(document, head, tail))
    if facet is Facet.ANNEXES:
        return _annexes(document, head) or _annexes(document, tail)
    if facet in _AT_THE_FOOT:
        return list(_told(facet, document, [*tail, *head], _AT_THE_FOOT[facet]))[:1]
    told = list(_told(facet, document, [*head, *tail], _AT_THE_HEAD[facet]))
    # A sentence that says by whom or since when tells more than the same words in a title.
    return sorted(told, key=lambda claim: not _SENTENCE.search(claim.quote))[:1]


def signed_on(document: Document) -> Span | None:
    """The bodies that sign a document with the date below them, or None."""
    if not document.body:
        return None
    head, tail = head_and_tail(document.text, document.body)
    pairs = _signatures(head) or _signatures(tail)
    return Span(pairs[0][0].span.start, pairs[0][1].span.end) if pairs else None


def total_only(issue: str) -> str:
    """Of the number of an issue the part that counts all issues; empty where it does not tell it.

    >>> total_only("第4期（总第107期）"), total_only("第4期")
    ('总第107期', '')
    """
    found = _TOTAL.search(issue)
    return found[0] if found else ""


def _told(
    facet: Facet, document: Document, lines: Sequence[Line], patterns: Sequence[str]
) -> Iterator[Claim]:
    for pattern in patterns:
        for line in lines:
            for found in re.finditer(pattern, line.text):
                yield _claim(facet, document, line, Span(*found.span("value")))


def _recipients(document: Document, head: Sequence[Line], tail: Sequence[Line]) -> Iterator[Claim]:
    """Whom it addresses in its first lines, or to whom its last ones say that it goes."""
    addressed = recipients_in(head)
    line = next((line for line in head if addressed and line.span == addressed.span), None)
    if line and addressed:
        yield _claim(Facet.RECIPIENTS, document, line, Span(0, len(line.text.rstrip(" ：:"))))
        return
    both = [*tail, *(line for line in head if not tail or line.span.end <= tail[0].span.start)]
    listed = list(_told(Facet.RECIPIENTS, document, both, _SENT))
    yield from listed or list(_told(Facet.RECIPIENTS, document, both, (_SENT_IN_PROSE,)))[:1]


def _signature(document: Document, lines: Sequence[Line]) -> Iterator[Claim]:
    """The bodies in the lines right above a date."""
    for above, _ in _signatures(lines)[:1]:
        yield _claim(Facet.SIGNED, document, above, Span(0, len(above.text)))


def _signatures(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Lines with the name of a body alone, each with the line below that has a date alone."""
    return [
        (above, below)
        for above, below in pairwise(lines)
        if BODY_OF.search(above.text.strip())
        and not _NO_NAME.search(above.text)
        and ONLY_DATE.fullmatch(below.text.strip())
    ]


def _annexes(document: Document, lines: Sequence[Line]) -> list[Claim]:
    """The line that names the annexes, with the numbered ones that follow."""
    for place, line in enumerate(lines):
        if not re.search(_AT_THE_FOOT[Facet.ANNEXES][0], line.text):
            continue
        last = place
        while last + 1 < len(lines) and _ITEM.match(lines[last + 1].text):
            last += 1
        span = Span(line.span.start, lines[last].span.end)
        quote = "\n".join(each.text for each in lines[place : last + 1])
        return [Claim(((document.doc_id, span),), quote=quote)]
    return []


def _claim(facet: Facet, document: Document, line: Line, value: Span) -> Claim:
    """The value, and its line, or of a long line the sentence around it."""
    around = Span(0, len(line.text))
    if len(line.text) > _SHOWN:
        around = next(each for each in sentences(line.text, around, whole=True) if each.end >= value.end)
        around = Span(min(around.start, value.start), around.end)
    headline = value.text_of(line.text).strip()
    place = (document.doc_id, line.part(around.start, around.end))
    return Claim((place,), quote=around.text_of(line.text).strip(), headline=headline, label=LABELS[facet])
