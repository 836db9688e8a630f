"""What a document says about its own identity and validity: title, 文号, issuer, dates, status."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from corpus.marks import mark_of, stands_alone
from corpus.mending import mend, paragraphs
from corpus.types import DocumentInfo, Section, Span

_HEAD, _HEAD_LINES, _TAIL, _TAIL_LINES = 3_000, 40, 1_500, 12
_SHORTEST_TITLE, _LONGEST_TITLE = 2, 120

_YEAR_NUMBER = re.compile(
    r"(?P<name>[\u3400-\u9fff]{1,14}?)\s*[〔\[［（(【]\s*(?P<year>(?:19|20)\d{2})\s*[〕\]］）)】]\s*第?\s*"
    r"(?P<number>\d{1,5})\s*号"
)
_ORDER = re.compile(
    r"(?P<issuer>[\u3400-\u9fff]{2,30}?)(?:令|公告)\s*[（(]?\s*第\s*[\d一二三四五六七八九十百〇零]+\s*号"
)
_ISSUE = re.compile(r"(?:\d{4}\s*年\s*)?第\s*\d+\s*期(?:\s*[（(]\s*总\s*第?\s*\d+\s*期\s*[）)])?")
_LABELS = {
    "number": r"文\s?号|发文字号|发文号",
    "issuer": r"(?:发布|发文|制定|印发|颁布|公布)(?:机构|机关|单位)|编印单位|主办单位",
    "issued": r"(?:成文|印发|发文)(?:日期|时间)",
    "published": r"(?:发布|公布|公开|颁布)(?:日期|时间)",
    "effective": r"(?:生效|施行|实施|执行)(?:日期|时间)",
    "repealed": r"(?:废止|失效)(?:日期|时间)",
    "status": r"有效性|时效性|时效状态|效力状态|文件状态",
    "title": r"(?:文件)?标\s?题|(?:文件|公文|信息)名\s?称",
}
_LABELLED = {
    name: re.compile(
        rf"(?:^|[\s|])(?:{label})(?:[ 　\t]*[:：|][ 　\t]*|[ 　\t]+)(?P<value>[^\s|]+)", re.MULTILINE
    )
    for name, label in _LABELS.items()
}
_DATES = ("issued", "published", "effective", "repealed")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})\s*[年./-]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})(?!\d)\s*[月./-]?"
    r"(?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d:：]))?"
)
_ONLY_DATE = re.compile(
    r"[（(]?\s*(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})\s*年[\s\d一二三四五六七八九十]*月[\s\d一二三四五六七八九十]*日\s*[）)]?"
)
_ADOPTED = re.compile(r"年[\s\d一二三四五六七八九十]*月[^。；]{0,80}?(?:通过|公布|发布|批准)")
_ASSEMBLY = re.compile(
    r"(?P<place>[\u3400-\u9fff]{1,12}?)(?:第[一二三四五六七八九十]+届)?(?P<rest>人民代表大会(?:常务委员会)?)"
)
_IN_FORCE = re.compile(
    r"(?P<own>本[\u3400-\u9fff]{1,12})?[自从](?P<when>[^，。；\n]{2,24}?)起(?:正式)?(?:施行|实施|生效|执行)"
)
_NAMED = re.compile(
    r"(?:通知|意见|决定|决议|办法|规定|条例|方案|规划|公告|公报|通告|通报|报告|批复|函|法|细则|章程|纲要|计划|标准|规范|准则"
    r"|指南|解释|命令|目录|名录|清单|要点|制度|规则|说明|答复|措施|政策|预案|办法)(?:\s*[（(【][^）)】]{1,20}[）)】])*$"
)
_BODY_OF = re.compile(r"(?:政府|厅|局|委|部|院|办公室|会|办|署|行|中心|公司|组)$")
_COMPILED_BY = re.compile(r"(?P<issuer>[\u3400-\u9fff（）()、]{2,40}?)(?:编印|编发|主办|编)(?=[\s\d]|$)")
_FURNITURE = re.compile(r"[>〉»]|首页|当前位置|您的?位置|打印|分享")
_REPEALED_TITLE = re.compile(r"[（(【]?(?:已废止|已失效|失效|废止)[）)】]$")
_PROSE = re.compile(r"[。；，]")
_STRAY_SPACE = re.compile(r"(?<=[\u3400-\u9fff（）()”“》])\s+(?=[\u3400-\u9fff（）()“”《])")


def info_of(
    text: str, body: Sequence[Span], sections: Sequence[Section], known: DocumentInfo
) -> DocumentInfo:
    """Find out what a document says about itself.

    Args:
        text: The document's text.
        body: The parts of it that are looked at.
        sections: Its sections; the first heading may serve as the title.
        known: What its format says (front matter); goes before everything that is found here.

    Returns:
        Title, number, issuer, dates and status, each empty where the document does not tell.
    """
    if not body:
        return known
    head, tail = _head_and_tail(text, body)
    found = _labelled("\n".join(head))
    found = _completed(found, title=_title(head, sections), number=_number(head))
    found = _completed(found, issuer=_issuer(head, tail, known.title or found.title))
    found = _completed(found, issued=_issued(head, tail))
    found = _completed(found, effective=_effective(text, body, found))
    found = _completed(known, **{field.name: getattr(found, field.name) for field in fields(found)})
    return _completed(found, status=_status(found))


def iso_date(text: str) -> str:
    """The first date in a text as ISO 8601, the month alone where no day is given; empty without a date.

    >>> iso_date("二〇一八年一月十二日"), iso_date("2018年5月日"), iso_date("2018/12/24 09:44:41")
    ('2018-01-12', '2018-05', '2018-12-24')
    """
    for found in _DATE.finditer(text):
        year = found["year"].translate(_CHINESE_DIGITS)
        month, day = _numeral(found["month"]), _numeral(found["day"] or "0")
        if 1 <= month <= 12 and day <= 31:
            return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    return ""


def _numeral(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(_CHINESE_DIGITS))
    return 10 * int(tens.translate(_CHINESE_DIGITS) or 1) + int(ones.translate(_CHINESE_DIGITS) or 0)


def _completed(info: DocumentInfo, **found: str) -> DocumentInfo:
    """`info` with the values in `found` where it has none."""
    return replace(
        info, **{name: value for name, value in found.items() if value and not getattr(info, name)}
    )


def _head_and_tail(text: str, body: Sequence[Span]) -> tuple[list[str], list[str]]:
    """The first and the last lines as displayed."""
    first, last = body[0], body[-1]
    head = Span(first.start, min(first.end, first.start + _HEAD))
    tail = Span(max(last.start, last.end - _TAIL), last.end)
    return (
        [mend(text, line).text for line in paragraphs(text, head)[:_HEAD_LINES]],
        [mend(text, line).text for line in paragraphs(text, tail)[-_TAIL_LINES:]],
    )


def _labelled(head: str) -> DocumentInfo:
    """Values that stand behind labels such as 发布日期."""
    values = {name: _first_value(name, pattern, head) for name, pattern in _LABELLED.items()}
    return DocumentInfo(**values)


def _first_value(name: str, pattern: re.Pattern[str], head: str) -> str:
    for found in pattern.finditer(head):
        value = found["value"].strip("　—-")
        if name in _DATES:
            value = iso_date(value)
        elif name == "number":
            value = _normal_number(value)
        elif name == "status":
            value = _normal_status(value)
        if value and value != "无" and not _PROSE.search(value):
            return value
    return ""


def _normal_status(text: str) -> str:
    if "失效" in text or "废止" in text:
        return "已废止"
    return "现行" if "有效" in text or "现行" in text else ""


def _normal_number(text: str) -> str:
    found = _YEAR_NUMBER.search(text)
    if found is None:
        return ""
    return f"{found['name']}〔{found['year']}〕{int(found['number'])}号"


def _number(head: Sequence[str]) -> str:
    for line in head:
        bare = line.strip("（）()[]【】 ")
        found = _YEAR_NUMBER.fullmatch(bare) or _YEAR_NUMBER.fullmatch(bare.rpartition("文件")[2].strip())
        if found:
            return _normal_number(found.group())
        if _ORDER.fullmatch(bare) or _ISSUE.fullmatch(line):
            return re.sub(r"\s", "", line)
        if _is_titular(line) and (ending := re.search(r"[（(]([^（()）]{2,14}[^（()）]*\d+号)[）)]$", line)):
            return _normal_number(ending[1])
    return ""


def _is_titular(line: str) -> bool:
    if not _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE or _PROSE.search(line) or line[-1] in "：:、,":
        return False
    return not (_FURNITURE.match(line) or stands_alone(line) or mark_of(line))


def _title(head: Sequence[str], sections: Sequence[Section]) -> str:
    issue = next((i for i, line in enumerate(head[:8]) if i and _ISSUE.fullmatch(line)), 0)
    if issue:
        name = "".join(line for line in head[max(0, issue - 3) : issue] if _is_titular(line))
        return f"{name} {head[issue]}".strip()
    lines = list(_lines_above_text(head))
    named = [name for i in range(len(lines)) if (name := _named_title(lines, i))]
    official = next((name for name in named if "关于" in name), "") or next(iter(named), "")
    if official:
        return _STRAY_SPACE.sub("", official)
    if sections and sections[0].heading:
        return sections[0].heading
    return lines[0] if lines else ""


def _lines_above_text(head: Sequence[str]) -> Iterator[str]:
    """The title-like lines before the first paragraph of running text."""
    for line in head:
        if _PROSE.search(line) and not stands_alone(line) and len(line) >= _LONGEST_TITLE // 3:
            return
        if _is_titular(line) and not line.endswith("文件"):
            yield line


def _named_title(lines: Sequence[str], index: int) -> str:
    """An official title that begins at a line, joined from up to three lines; empty if there is none."""
    begin = lines[index]
    if _NAMED.search(begin) is None and "关于" not in begin:
        return ""
    name = begin
    for line in (*lines[index + 1 : index + 3], ""):
        if _NAMED.search(name):
            break
        name += line
    if _NAMED.search(name) is None:
        return ""
    if name.startswith("关于") and index and _BODY_OF.search(lines[index - 1]):
        return lines[index - 1] + name
    return name


def _issuer(head: Sequence[str], tail: Sequence[str], title: str) -> str:
    for line in head[:8]:
        if line.endswith("文件") and _BODY_OF.search(line[:-2].strip()):
            return line[:-2].strip()
        if (found := _COMPILED_BY.match(line)) and not _PROSE.search(line):
            return found["issuer"]
        if found := _ORDER.fullmatch(line):
            return found["issuer"]
    author, about, _ = title.partition("关于")
    if about and _BODY_OF.search(author):
        return author
    return _signature(head) or _signature(tail) or _assembly(head)


def _signature(lines: Sequence[str]) -> str:
    """The body that signs in the line above a date."""
    for above, line in itertools.pairwise(lines):
        if _ONLY_DATE.fullmatch(line) and _BODY_OF.search(above) and not _PROSE.search(above):
            return above
    return ""


def _assembly(head: Sequence[str]) -> str:
    adopted = next((line for line in head[:8] if _ADOPTED.search(line)), "")
    found = _ASSEMBLY.search(adopted.rpartition("日")[2]) or _ASSEMBLY.search(adopted)
    return found["place"].lstrip("日") + found["rest"] if found else ""


def _issued(head: Sequence[str], tail: Sequence[str]) -> str:
    for line in head[:10]:
        if _COMPILED_BY.match(line) and not _PROSE.search(line) and (date := iso_date(line)):
            return date
        if _ADOPTED.search(line):
            return iso_date(line)
    dated = (line for line in (*head, *tail) if _ONLY_DATE.fullmatch(line))
    return iso_date(next(dated, ""))


def _effective(text: str, body: Sequence[Span], found: DocumentInfo) -> str:
    end = body[-1].end
    statements = list(_IN_FORCE.finditer(text, max(body[-1].start, end - 2 * _HEAD), end))
    own = [statement for statement in statements if statement["own"]] or statements
    if not own:
        return ""
    when = own[-1]["when"]
    return iso_date(when) or ((found.published or found.issued) if when.endswith("之日") else "")


def _status(info: DocumentInfo) -> str:
    if info.repealed or _REPEALED_TITLE.search(info.title):
        return "已废止"
    return ""
