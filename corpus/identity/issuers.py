"""Who issued a document, and to whom it is addressed; pure."""

import itertools
import re
from collections.abc import Iterator, Sequence

from corpus.identity.lines import BODY_OF, PROSE, Found, Line
from corpus.marks import mark_of

COMPILED_BY = re.compile(r"(?P<issuer>[\u3400-\u9fff（）()、]{2,40}?)(?:编印|编发|主办|编)(?=[\s\d]|$)")
_ORDER = re.compile(
    r"(?P<issuer>[\u3400-\u9fff]{2,30}?)(?:令|公告)\s*[（(]?\s*第\s*[\d一二三四五六七八九十百〇零]+\s*号\s*[）)]?"
)
ONLY_DATE = re.compile(
    r"[（(]?\s*(?:\d{4}|[一二][〇○Ｏ零一二三四五六七八九]{3})\s*年[\s\d一二三四五六七八九十]*月[\s\d一二三四五六七八九十]*日\s*[）)]?"
)
ADOPTED = re.compile(r"年[\s\d一二三四五六七八九十]*月[^。；]{0,80}?(?:通过|公布|发布|批准|修正|修订)")
_ASSEMBLY = re.compile(
    r"(?:第[一二三四五六七八九十]+届)?(?P<place>[\u3400-\u9fff]{1,12}?)(?:第[一二三四五六七八九十]+届)?"
    r"(?P<rest>人民代表大会(?:常务委员会)?)"
)
_BY_ORDER = re.compile(r"日[）)]?\s*(?P<issuer>[\u3400-\u9fff、]{2,30}?)(?:令|公告)\s*[（(]?\s*第")
_PARTING = re.compile(r"[、，,\s　]+")
_ADDRESSED = re.compile(
    r"(?:各|你|有关|本|全|省|市|县|区)|.*(?:政府|单位|部门|委员会|厅|局|办|法院|公司|银行|院|校|中心|机构|企业|集团|军区)"
)
_NOT_ADDRESSED = re.compile(
    r"附件?|抄[送报]|主题词|联系|如下|现将|为|根据|按照|目录|名单|[^：:]*(?:通知|要求|包括|条件|情况)[^：:]*$"
)
_LONGEST_ADDRESS = 400


def issuers_in(head: Sequence[Line], tail: Sequence[Line], title: str) -> Found | None:
    """The bodies that issued it, `、` between them: by letterhead, title, signature or assembly."""
    for line in head[:8]:
        bare = line.text.removesuffix("文件").strip()
        if bare != line.text and (bodies := _bodies(bare)):
            return Found(bodies, line.span)
        if (found := COMPILED_BY.match(line.text)) and not PROSE.search(line.text):
            return Found(found["issuer"], line.span)
        if found := _ORDER.fullmatch(line.text):
            return Found(found["issuer"], line.span)
    return _by_title(head, title) or _signature(head) or _signature(tail) or _assembly(head)


def recipients_in(head: Sequence[Line]) -> Found | None:
    """主送机关 as printed: the line that ends with a colon before the running text begins."""
    for line in head:
        text = line.text.strip()
        if text.endswith(("：", ":")) and _is_address(text[:-1]):
            return Found(text[:-1].strip(), line.span)
        if "。" in text:
            return None
    return None


def _is_address(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST_ADDRESS or re.search(r"[。；;：:！？]", text) or mark_of(text):
        return False
    return bool(_ADDRESSED.match(text)) and not _NOT_ADDRESSED.match(text)


def _bodies(text: str) -> str:
    """Names of bodies, joined by `、`; empty unless every one is the name of a body."""
    names = [name for name in _PARTING.split(text) if name]
    return "、".join(names) if names and all(BODY_OF.search(name) for name in names) else ""


def _by_title(head: Sequence[Line], title: str) -> Found | None:
    author, about, _ = title.partition("关于")
    bodies = _bodies(author) if about else ""
    if not bodies:
        return None
    first = re.split(r"[、\s]", author.strip(), maxsplit=1)[0]
    line = next((line for line in head if first in line.text), head[0])
    return Found(bodies, line.span)


def _signature(lines: Sequence[Line]) -> Found | None:
    """The bodies that sign in the lines above a date."""
    for place, line in enumerate(lines):
        if place and ONLY_DATE.fullmatch(line.text):
            signed = list(itertools.takewhile(lambda item: item[0], _signing(lines[:place])))
            if signed:
                names, where = "、".join(bodies for bodies, _ in reversed(signed)), signed[-1][1]
                return Found(names, where.span)
    return None


def _signing(above: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    for line in reversed(above[-8:]):
        yield ("" if PROSE.search(line.text) else _bodies(line.text)), line


def _assembly(head: Sequence[Line]) -> Found | None:
    """The assembly that adopted a statute, or the body whose order made it public."""
    for line in head[:8]:
        if ADOPTED.search(line.text):
            order = _BY_ORDER.search(line.text)
            found = _ASSEMBLY.search(re.sub(r"^\s*[（(]?[^日]{0,20}日\s*", "", line.text))
            if found and not (order and order.start() < line.text.find(found[0])):
                return Found(found["place"] + found["rest"], line.span)
            return Found(order["issuer"].removeprefix("中华人民共和国"), line.span) if order else None
    return None
