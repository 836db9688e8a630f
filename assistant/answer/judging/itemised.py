"""Lists in statutes and plans: the items, and the sentence that leads into them; pure."""

import re

from assistant.answer.judging.candidates import Candidate
from corpus.marks import mark_of

_COUNTED = re.compile(
    r"[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十](?:[，,、：:]|[条项点个类][^，。；、]{0,6}是)"
)
_ANNOUNCES = re.compile(
    r"(?:[两二三四五六七八九十]|\d{1,2})(?:个|项|大|种|类|条|点|件|步|招|方面)[^，。；：]{0,10}[。：:]\s*$"
)
_MARK_REACH = 12
_HEADINGS = frozenset({"#", "编", "章", "节", "条", "附件"})


def is_item(text: str) -> bool:
    """Whether a sentence begins with the mark of a list's item: （三）, 2., 一是."""
    mark = mark_of(text[:_MARK_REACH])
    return bool(_COUNTED.match(text)) or (mark is not None and mark.kind not in _HEADINGS)


def announces(text: str) -> bool:
    """Whether a sentence says that a list follows: 有下列情形之一的：, or 做法有三条。."""
    return text.endswith(("：", ":")) or bool(_ANNOUNCES.search(text))


def leads_into_list(candidate: Candidate) -> bool:
    """Whether the items of the list that a sentence announces follow it."""
    return announces(candidate.text) and is_item(candidate.after)
