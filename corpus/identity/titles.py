"""Title, number and kind of a document; pure."""

import re
from collections.abc import Iterator, Sequence

from corpus.identity.lines import BODY_OF, LONGEST_TITLE, PROSE, Found, Line, is_titular, joined
from corpus.marks import stands_alone
from corpus.numbers import numbers_in
from corpus.types import Section

KINDS = (
    "通知|意见|办法|条例|决定|决议|规定|细则|方案|规划|计划|纲要|要点|公告|公报|通告|通报|报告|批复|函|法典|法|章程|标准|规范|规程|准则|"
    "指南|解释|解答|答复|命令|令|目录|名录|清单|制度|规则|说明|措施|政策|预案|议案|纪要|简报|请示|倡议书|实施办法|安排|宪法|修正案"
)
_NAMED = re.compile(rf"(?:{KINDS})(?:\s*[（(【][^）)】]{{1,20}}[）)】])*$")
_KIND = re.compile(rf"(?P<kind>{KINDS})(?:\s*[（(【][^）)】]{{1,24}}[）)】]|\s*第\d+期)*$")
_TRIAL = re.compile(rf"[（(【]\s*(?P<marked>试行|暂行)\s*[）)】]|(?P<plain>暂行|试行)(?={KINDS})")
_ENDED_TITLE = re.compile(r"[（(【]已?(?P<how>废止|失效)[）)】]$|已(?P<how2>废止|失效)$")
_ISSUE = re.compile(r"(?:\d{4}\s*年\s*)?第\s*\d+\s*期(?:\s*[（(]\s*总\s*第?\s*\d+\s*期\s*[）)])?")
_NUMBER_AT_END = re.compile(r"[（(]([^（()）]{2,14}[^（()）]*\d+号)[）)]$")
_STRAY_SPACE = re.compile(r"(?<=[\u3400-\u9fff（）()”“》、])\s+(?=[\u3400-\u9fff（）()“”《])")


def kind_of(title: str) -> str:
    """通知, 条例, 办法 and so on, by the end of a title; empty for a title of another form.

    >>> kind_of("甲市人民政府关于印发《绿化办法》的通知"), kind_of("甲市绿化条例（试行）")
    ('通知', '条例')
    """
    if _ISSUE.search(title):
        return "简报" if "简报" in title else ""
    found = _KIND.search(title)
    return found["kind"] if found else ""


def trial_of(title: str) -> str:
    """`试行` or `暂行` where the title says that its rules are on trial; empty otherwise.

    >>> trial_of("甲市停车管理暂行办法"), trial_of("甲局关于印发《停车办法（试行）》的通知")
    ('暂行', '试行')
    """
    found = _TRIAL.search(title)
    return (found["marked"] or found["plain"]) if found else ""


def tidied(title: str) -> str:
    """A title without the blanks that only its typesetting needs; a headline parts its halves by one."""
    return _STRAY_SPACE.sub("", title) if "关于" in title or _NAMED.search(title) else title


def ended_by_title(title: str) -> str:
    """`已废止` or `已失效` where a title ends with that mark; empty otherwise."""
    found = _ENDED_TITLE.search(title)
    return f"已{found['how'] or found['how2']}" if found else ""


def number_in(head: Sequence[Line]) -> Found | None:
    """The document's own number: one that has a line to itself, or stands behind the title."""
    for line in head:
        if _ISSUE.fullmatch(line.text):
            return Found(re.sub(r"\s", "", line.text), line.span)
        bare = line.text.strip("（）()[]【】 ")
        ending = _NUMBER_AT_END.search(line.text) if is_titular(line.text) else None
        for text in (bare, bare.rpartition("文件")[2].strip(), ending[1] if ending else ""):
            number = next(numbers_in(text), None)
            if number and len(number.span) == len(text):
                return Found(number.number, line.span)
    return None


def title_in(head: Sequence[Line], sections: Sequence[Section]) -> Found | None:
    """The official title, or the best line that could be one; blanks between joint issuers are kept."""
    issue = next((i for i, line in enumerate(head[:8]) if i and _ISSUE.fullmatch(line.text)), 0)
    if issue:
        named = [line for line in head[max(0, issue - 3) : issue] if is_titular(line.text)]
        name = "".join(line.text for line in named)
        return Found(f"{name} {head[issue].text}".strip(), joined([*named, head[issue]]))
    lines = list(_lines_above_text(head))
    names = [each for i in range(len(lines)) if (each := _named_title(lines, i))]
    official = next((each for each in names if "关于" in each.value), None) or next(iter(names), None)
    if official:
        return official
    if sections and sections[0].heading:
        return Found(sections[0].heading, sections[0].heading_span)
    return Found(lines[0].text, lines[0].span) if lines else None


def _lines_above_text(head: Sequence[Line]) -> Iterator[Line]:
    """The title-like lines before the first paragraph of running text."""
    for line in head:
        if PROSE.search(line.text) and not stands_alone(line.text) and len(line.text) >= LONGEST_TITLE // 3:
            return
        if is_titular(line.text) and not line.text.endswith("文件"):
            yield line


def _named_title(lines: Sequence[Line], index: int) -> Found | None:
    """An official title that begins at a line, joined from up to three lines; None if there is none."""
    begin = lines[index]
    if _NAMED.search(begin.text) is None and "关于" not in begin.text:
        return None
    name, last = begin.text, index
    for line in lines[index + 1 : index + 3]:
        if _NAMED.search(name):
            break
        name, last = name + line.text, last + 1
    if _NAMED.search(name) is None:
        return None
    first = index
    while name.startswith("关于") and first and BODY_OF.search(lines[first - 1].text) and index - first < 3:
        first -= 1
    authors = " ".join(line.text for line in lines[first:index])
    return Found(f"{authors}{name}", joined(lines[first : last + 1]))
